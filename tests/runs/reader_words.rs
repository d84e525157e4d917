//! What a reader sees of a run: words, and no identifiers of rulebooks, facts or dials.
//!
//! Both scenarios with financing and overlays, at a small sample. What may hold an underscore: the names of files in the
//! receipt, and keys of data files that a source cites (`toeslagen.afrekening.bedrag_2016`), which are typed to look
//! something up.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::root;
use stelsel::report::{HtmlReport, Render, assemble};
use stelsel::simulation::{Overrides, Prepared, Silent, prepare, run, turnable};
use stelsel::units::Language;

fn prepared() -> Prepared {
    let overrides = Overrides { sample: Some(1_000), ..Overrides::default() };
    prepare(&root().join("scenarios/maand-of-jaar.toml"), &overrides).unwrap()
}

/// The text between the tags of a page, without code, drawings, styles and programs.
fn words_of(page: &str) -> Vec<String> {
    let (mut words, mut rest) = (Vec::new(), page);
    while let Some(open) = rest.find('<') {
        words.extend(rest[..open].split_whitespace().map(str::to_owned));
        rest = &rest[open..];
        let silent = ["style", "script", "svg", "code"];
        let silent = silent.into_iter().find(|name| rest[1..].starts_with(name));
        let close = silent.map_or_else(|| ">".to_owned(), |name| format!("</{name}>"));
        rest = &rest[rest.find(&close).unwrap() + close.len()..];
    }
    words
}

/// A file of the receipt, or a key of a data file in a source: parts with points between them.
fn is_cited(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.ends_with(".toml") || bare.ends_with(".csv") || bare.matches('.').count() >= 1
}

#[test]
fn no_identifier_reaches_a_reader_of_the_report() {
    let prepared = prepared();
    let (report, _) = assemble(&prepared, run(&prepared, &Silent).unwrap()).unwrap();
    for language in [Language::Dutch, Language::English] {
        let page = String::from_utf8(HtmlReport.render(&report, language).unwrap()).unwrap();
        let words = words_of(&page);
        assert!(words.len() > 10_000, "only {} words were found", words.len());
        let wrong: Vec<&String> = words.iter().filter(|word| word.contains('_') && !is_cited(word)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn every_fact_of_the_population_has_a_name_for_people() {
    let prepared = prepared();
    let system = &prepared.systems[0];
    let facts = prepared.household(stelsel::table::HouseholdId(prepared.numbers().0));
    let names: Vec<&str> = facts.columns().map(|column| &*column.schema.name).collect();
    assert!(names.len() > 30, "only {} facts were found", names.len());
    for name in names {
        let is_named = system.id(name).is_some() || stelsel::population::fact_label(name).is_some();
        assert!(is_named, "`{name}` has no name for people");
    }
}

#[test]
fn the_dashboard_turns_what_the_variants_read_scheme_by_scheme() {
    let numbers = turnable(&prepared()).unwrap();
    let names: Vec<&str> = numbers.iter().map(|number| number.name.as_str()).collect();
    for wanted in ["standaardpremie", "bedrag_per_kind", "toelage_per_kind", "drempel_maand_niet_betalen"] {
        assert!(names.contains(&wanted), "`{wanted}` cannot be turned");
    }
    // Read only to compare wages with; no amount of a run rests on it.
    assert!(!names.contains(&"minimumuurloon_volwassene"));
    // Each scheme stands once, in the order of `stelsel.toml`.
    let mut schemes: Vec<&str> = numbers.iter().map(|number| number.scheme.nl.as_str()).collect();
    schemes.dedup();
    let care = schemes.iter().position(|scheme| *scheme == "Zorgtoeslag").unwrap();
    let children = schemes.iter().position(|scheme| *scheme == "Kindgebonden budget").unwrap();
    assert!(care < children);
    assert_eq!(schemes.iter().filter(|scheme| **scheme == "Zorgtoeslag").count(), 1);
    // The premium of 2026 is 2,119 euros, which the law states: a quarter either way.
    let premium = numbers.iter().find(|number| number.name == "standaardpremie").unwrap();
    let ends = [premium.low, premium.value, premium.high].map(|number| number.to_string());
    assert_eq!(ends, ["1589.25", "2119", "2648.75"]);
}
