//! What commands print about one household: sums that must hold, words that must be there, widths that must be kept.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use stelsel::population::{Population, Spec};
use stelsel::table::HouseholdId;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";

fn stelsel(arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_stelsel"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn explained(more: &[&str]) -> String {
    let household = ["explain", SCENARIO, "--household", "97", "--sample", "200"];
    stelsel(&[&household[..], more].concat())
}

/// Every piece of text under a key, wherever it stands.
fn under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == key {
                    found.push(field);
                }
                under(field, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| under(item, key, found)),
        _ => {}
    }
}

#[test]
fn an_explanation_names_every_number_of_the_law_that_it_uses_with_its_source() {
    let json: Value = serde_json::from_str(&explained(&["--json"])).unwrap();
    let text = explained(&[]);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut numbers = Vec::new();
    under(&json, "law_numbers", &mut numbers);
    let numbers: Vec<&Value> = numbers.iter().filter_map(|list| list.as_array()).flatten().collect();
    assert!(numbers.len() > 5, "only {} numbers", numbers.len());
    for number in numbers {
        for key in ["name", "source"] {
            let words = number[key].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&words), "{key} `{words}` is not told in\n{text}");
        }
    }
}

#[test]
fn an_explanation_has_every_step_once_and_keeps_to_its_width() {
    let json: Value = serde_json::from_str(&explained(&["--json"])).unwrap();
    let mut steps = Vec::new();
    under(&json, "number", &mut steps);
    let last = steps.iter().filter_map(|step| step.as_u64()).max().unwrap();
    for language in ["nl", "en"] {
        let text = explained(&["--lang", language]);
        let begins = |number: u64| text.lines().filter(|l| l.trim_start().starts_with(&format!("{number}. "))).count();
        for number in 1..=last {
            assert_eq!(begins(number), 1, "step {number} in {language}\n{text}");
        }
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 100, "{widest} in {language}");
    }
}

fn amount(text: &str) -> f64 {
    text.replace('.', "").replace(',', ".").replace('−', "-").parse().unwrap()
}

#[test]
fn a_timeline_tells_every_variant_and_its_months_add_up_to_the_year() {
    let scenario = std::fs::read_to_string(format!("{}/{SCENARIO}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let names = scenario.lines().filter_map(|line| line.strip_prefix("naam = \"")?.strip_suffix('"'));
    // The base and the variants; the steps of a financing have names of their own.
    let names: Vec<&str> =
        names.filter(|name| !name.contains("heffingskorting") && !name.contains("Tarieven")).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let mut checked = 0;
    for household in ["3", "41", "97"] {
        let text = stelsel(&["timeline", SCENARIO, "--household", household, "--sample", "200"]);
        for name in &names {
            assert!(text.lines().any(|line| line == *name), "{name}\n{text}");
        }
        for block in text.split("\n\n") {
            let mut paid: Option<(String, f64)> = None;
            let mut sums: Vec<(String, f64)> = Vec::new();
            for line in block.lines() {
                if let Some((label, rest)) = line.split_once(": betaald ").filter(|(label, _)| !label.contains(';')) {
                    let sum: f64 =
                        rest.split_whitespace().filter_map(|cell| Some(amount(cell)).filter(|a| a.is_finite())).sum();
                    match sums.iter_mut().find(|(name, _)| name == label) {
                        Some(entry) => entry.1 += sum,
                        None => sums.push((label.to_owned(), sum)),
                    }
                }
                if let Some((label, rest)) = line.split_once(": recht over het jaar ") {
                    let told = rest.split("betaald in het jaar ").nth(1).map(|rest| rest.split(';').next().unwrap());
                    paid = told.map(|told| (label.to_owned(), amount(told.trim())));
                }
                if let Some((label, year)) = paid.take() {
                    let shown = label.chars().take(8).collect::<String>();
                    if let Some((_, sum)) =
                        sums.iter().find(|(name, _)| name.starts_with(&shown) && !name.contains('…'))
                    {
                        // Twelve months in whole euros: half a euro each at most.
                        assert!((sum - year).abs() <= 6.0, "{label}: {sum} and {year}\n{block}");
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 5, "only {checked} sums were found");
}

/// Among the first 200 households of the scenario: one that sprang from another, and one that nothing springs from.
fn begun_and_barren() -> (HouseholdId, HouseholdId) {
    let spec = Spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("synthetic-data/nl-2026.toml")).unwrap();
    let population = Population::new(spec, 200, 2026).unwrap();
    let table = population.block(0);
    let begun = table.households.iter().find(|id| **id != id.origin()).copied().unwrap();
    let has_successor = |id: HouseholdId| table.households.contains(&id.successor(1));
    (begun, (0..200).map(HouseholdId).find(|id| !has_successor(*id)).unwrap())
}

#[test]
fn a_household_that_began_in_the_year_is_explained_and_followed_by_its_own_number() {
    let begun = begun_and_barren().0.to_string();
    assert!(begun.ends_with(".1"), "{begun}");
    let told = stelsel(&["explain", SCENARIO, "--household", &begun, "--sample", "200"]);
    assert!(told.starts_with(&format!("Huishouden {begun} ")), "{told}");
    let json = stelsel(&["explain", SCENARIO, "--household", &begun, "--sample", "200", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["household"], Value::from(begun.as_str()));
    let told = stelsel(&["timeline", SCENARIO, "--household", &begun, "--sample", "200"]);
    assert!(told.starts_with(&format!("Huishouden {begun}, 2026")), "{told}");
}

#[test]
fn a_number_that_is_none_or_belongs_to_nobody_is_refused_in_dutch() {
    let (begun, barren) = begun_and_barren();
    let nobody = format!("{barren}.1");
    let beyond = format!("{}.1", begun.origin().0 + 200_000_000);
    for command in ["explain", "timeline"] {
        for (number, says) in [
            ("47a", "een heel getal vanaf 0"),
            ("4711.", "een heel getal vanaf 0"),
            ("4711.200", "1 tot en met 127"),
            ("-3", "een heel getal vanaf 0"),
            (beyond.as_str(), "kies een nummer van 0 tot en met"),
            (nobody.as_str(), "ontstaat in het jaar geen huishouden"),
            ("8999999", "kies een nummer van 0 tot en met"),
        ] {
            let out = Command::new(env!("CARGO_BIN_EXE_stelsel"))
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .args([command, SCENARIO, "--household", number, "--sample", "200"])
                .output()
                .unwrap();
            let error = String::from_utf8(out.stderr).unwrap();
            assert_eq!(out.status.code(), Some(2), "{command} {number}: {error}");
            assert!(error.contains(says), "{command} {number}: {error}");
        }
    }
}
