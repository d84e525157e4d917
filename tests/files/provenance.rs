//! Where numbers come from: every value of the law has a source, and none stands in the program.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use stelsel::evidence::Evidence;
use stelsel::formats::SourcedNumber;
use stelsel::rulebook::{Definitions, load_definitions};
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::file::read_scenario;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The current system, and the current system under each overlay.
fn all_definitions() -> Vec<Definitions> {
    let folder = root().join("rulebooks/huidig");
    let mut overlays: Vec<PathBuf> =
        std::fs::read_dir(root().join("rulebooks/varianten")).unwrap().map(|e| e.unwrap().path()).collect();
    overlays.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    overlays.sort();
    assert!(overlays.len() >= 2, "the overlays have gone");
    let load = |overlays: &[&Path]| load_definitions(&folder, overlays).unwrap_or_else(|e| panic!("{e}"));
    std::iter::once(load(&[])).chain(overlays.iter().map(|o| load(&[o.as_path()]))).collect()
}

/// Name, source, certainty and whether both bounds are there, of every value of the rulebooks.
fn rulebook_values() -> Vec<(String, String, Evidence, bool)> {
    let mut out = Vec::new();
    for definitions in all_definitions() {
        for parameter in &definitions.parameters {
            for v in &parameter.values {
                let bounds = v.low.is_some() && v.high.is_some();
                out.push((parameter.name.clone(), v.source.clone(), v.certainty, bounds));
            }
        }
        for table in &definitions.tables {
            for v in &table.values {
                // The bounds of a table are those of its rows, and stand in its remark.
                out.push((table.name.clone(), v.source.clone(), v.certainty, v.note.is_some()));
            }
        }
    }
    assert!(out.len() > 200, "only {} values found", out.len());
    out
}

fn scenario_numbers() -> Vec<SourcedNumber> {
    let scenario = read_scenario(&root().join("scenarios/maand-of-jaar.toml")).unwrap_or_else(|e| panic!("{e}"));
    let behaviour = read_behaviour(&scenario.behaviour).unwrap_or_else(|e| panic!("{e}"));
    assert!(behaviour.published.len() >= 25, "the published figures have gone");
    let out: Vec<SourcedNumber> = scenario.numbers.into_iter().chain(behaviour.numbers).collect();
    assert!(out.len() > 60, "only {} numbers found", out.len());
    out
}

#[test]
fn every_value_of_the_rulebooks_has_a_source() {
    let bare: Vec<_> = rulebook_values().into_iter().filter(|v| v.1.trim().len() < 4).map(|v| v.0).collect();
    assert!(bare.is_empty(), "without a source: {bare:?}");
}

#[test]
fn every_rule_has_a_source() {
    for definitions in all_definitions() {
        for rule in &definitions.rules {
            for version in &rule.versions {
                assert!(!version.source.trim().is_empty(), "`{}` has no source", rule.name);
            }
        }
    }
}

#[test]
fn every_assumption_of_the_rulebooks_has_a_low_and_a_high_end() {
    let bare: Vec<_> =
        rulebook_values().into_iter().filter(|v| v.2 == Evidence::Assumption && !v.3).map(|v| v.0).collect();
    assert!(bare.is_empty(), "without laag and hoog: {bare:?}");
}

#[test]
fn every_number_of_the_scenario_has_a_source_and_every_assumption_its_ends() {
    for number in scenario_numbers() {
        assert!(number.figure.source.trim().len() >= 4, "`{}` has no source", number.name);
        if number.figure.grade == Evidence::Assumption {
            let (low, high) = (number.figure.low.unwrap(), number.figure.high.unwrap());
            assert!(low <= high, "`{}`: {low} is above {high}", number.name);
            assert!((low..=high).contains(&number.figure.value), "`{}` is not between its ends", number.name);
        }
    }
}

/// Digits of a number as they would stand in a source, without `_`; only those of three or more significant digits
/// that are no round number or year, which anybody may write.
fn telling(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    let is_year = plain.len() == 4 && (plain.starts_with("19") || plain.starts_with("20"));
    (significant.len() >= 3 && !is_year).then_some(plain)
}

fn numbers_in(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or("");
    let mut out = Vec::new();
    let mut current = String::new();
    let mut previous = ' ';
    for c in code.chars().chain(std::iter::once(' ')) {
        let goes_on = c.is_ascii_digit() || (!current.is_empty() && (c == '.' || c == '_'));
        if goes_on && (!current.is_empty() || !(previous.is_alphanumeric() || previous == '_')) {
            current.push(c);
        } else if !current.is_empty() {
            out.push(current.trim_end_matches(['.', '_']).to_owned());
            current.clear();
        }
        previous = c;
    }
    out
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, out);
        } else if name.ends_with(".rs")
            && !name.ends_with("_tests.rs")
            && !["tests.rs", "sample.rs", "example.rs"].contains(&name.as_str())
        {
            out.push(path);
        }
    }
}

/// Numbers in the program that a law happens to have too: file, number, what it is.
const NOT_OF_THE_LAW: [(&str, &str, &str); 1] =
    [("draws/normal.rs", "0.425", "the middle of the normal quantile in algorithm AS 241")];

#[test]
fn no_number_of_the_law_stands_in_the_program() {
    let mut law: BTreeSet<String> = BTreeSet::new();
    for definitions in all_definitions() {
        for parameter in &definitions.parameters {
            for v in &parameter.values {
                let written = if parameter.percent { v.value * rust_decimal::Decimal::ONE_HUNDRED } else { v.value };
                for form in [v.value, written] {
                    law.extend(telling(&form.normalize().to_string()));
                }
            }
        }
        for table in &definitions.tables {
            for row in table.values.iter().flat_map(|v| &v.value) {
                law.extend(row.limit.and_then(|l| telling(&l.normalize().to_string())));
                law.extend(telling(&row.value.normalize().to_string()));
            }
        }
    }
    for known in ["2119", "29736", "13.73", "252.49"] {
        assert!(law.contains(known), "{known} is not among the values of the law: the test is blind");
    }
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    assert!(files.len() > 80, "only {} sources found", files.len());
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate().take_while(|(_, line)| !line.contains("#[cfg(test)]")) {
            for written in numbers_in(line).iter().filter_map(|n| telling(n)) {
                if law.contains(&written) {
                    found.push(format!("{}:{}: {written}", file.display(), number + 1));
                }
            }
        }
    }
    for (file, written, reason) in NOT_OF_THE_LAW {
        let before = found.len();
        found.retain(|place| !(place.contains(file) && place.ends_with(written)));
        assert!(found.len() < before, "stale exception: {file} has no {written} ({reason})");
    }
    assert!(found.is_empty(), "numbers of the law in the program:\n{}", found.join("\n"));
}
