//! The worked cases beside the rules: every one comes out, and none has gone.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::Project;
use std::path::Path;
use stelsel::rulebook::load_system;
use stelsel::scenario::cases::{Case, read_cases};

/// Cases that were there when this was last looked at; raise it when cases are added.
const AT_LEAST: usize = 261;
/// Of these, how many an outsider published the outcome of.
const CONFIRMED_AT_LEAST: usize = 48;

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/huidig");
    let system = load_system(&folder, &[]).unwrap_or_else(|e| panic!("{e}"));
    read_cases(&folder, &system).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn every_worked_case_comes_out_to_the_cent() {
    let failed: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let differences = case.run();
            (!differences.is_empty()).then(|| format!("{} ({}): {differences:?}", case.name, case.file))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn no_worked_case_has_gone() {
    let cases = cases();
    let confirmed = cases.iter().filter(|case| case.confirmed_outside).count();
    assert!(cases.len() >= AT_LEAST, "{} cases", cases.len());
    assert!(confirmed >= CONFIRMED_AT_LEAST, "{confirmed} confirmed cases");
}

#[test]
fn every_worked_case_says_where_its_expectation_comes_from() {
    let silent: Vec<String> = cases().into_iter().filter(|c| c.origin.trim().len() < 8).map(|c| c.name).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_list_of_expected_values_has_one_per_person_or_for_one_person_one_per_month() {
    let case = |persons: &str, expected: &str| {
        format!(
            "[[geval]]\nnaam = \"lijst\"\ndatum = 2026-01-01\nherkomst = \"met de hand: de AOW zelf\"\n\
             [geval.huishouden]\nwoonsituatie = \"eigenaar\"\n{persons}[geval.verwacht]\naow_zonder_vakantie_uitkering = {expected}\n"
        )
    };
    let person = |role: &str, amount: &str| {
        format!("[[geval.persoon]]\nrol = \"{role}\"\ngeboortedatum = 1950-03-15\naow = \"{amount}\"\n")
    };
    let one = person("aanvrager", "1600");
    let two = format!("{one}{}", person("partner", "1100"));
    let differences = |text: String| {
        let project = Project::new();
        project.write("rulebooks/huidig/cases/lijst.toml", text);
        let folder = project.path("rulebooks/huidig");
        let system = load_system(&folder, &[]).unwrap_or_else(|e| panic!("{e}"));
        let cases = read_cases(&folder, &system).unwrap_or_else(|e| panic!("{e}"));
        cases.iter().find(|case| case.name == "lijst").unwrap().run()
    };
    let months = |last: &str| format!("[{}\"{last}\"]", "\"1600\", ".repeat(11));
    assert!(differences(case(&one, &months("1600"))).is_empty());
    assert_eq!(differences(case(&one, &months("1601"))).len(), 1, "December is looked at");
    assert!(differences(case(&two, "[\"1600\", \"1100\"]")).is_empty());
    let wrong = differences(case(&two, &months("1600")));
    assert!(wrong[0].reason.nl.contains("er staan 12 verwachte waarden"), "{wrong:?}");
}
