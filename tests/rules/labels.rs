//! Every rule, number, table, fact and scheme of the shipped rulebooks has a name for people, in both languages.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use crate::common::root;
use std::collections::BTreeMap;
use std::path::PathBuf;
use stelsel::rulebook::{System, load_system};
use stelsel::text::Text;

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("rulebooks").join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

/// The system of now, and that with each shipped overlay.
fn systems() -> Vec<System> {
    let base = root().join("rulebooks/huidig");
    let overlays = files("varianten");
    assert!(overlays.len() >= 3);
    let with = overlays.iter().map(|overlay| load_system(&base, &[overlay]).unwrap());
    std::iter::once(load_system(&base, &[]).unwrap()).chain(with).collect()
}

/// Names of all that a formula can name.
fn names(system: &System) -> Vec<String> {
    let d = &system.definitions;
    let values = d.rules.iter().map(|rule| &rule.name).chain(d.inputs.iter().map(|input| &input.name));
    let numbers = d.parameters.iter().map(|it| &it.name).chain(d.tables.iter().map(|it| &it.name));
    values.chain(numbers).cloned().collect()
}

#[test]
fn every_definition_of_the_shipped_files_has_a_dutch_and_an_english_name() {
    let mut seen = 0;
    for path in files("huidig").into_iter().chain(files("varianten")) {
        let file: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let has = |block: &toml::Table, key: &str| block.get(key).is_some_and(toml::Value::is_str);
        let mut check = |what: &str, block: &toml::Table| {
            seen += 1;
            assert!(has(block, "naam") && has(block, "naam_en"), "{}: {what}", path.display());
        };
        if let Some(scheme) = file.get("regeling").and_then(toml::Value::as_table) {
            check("regeling", scheme);
        }
        for kind in ["invoer", "parameter", "tabel", "regel"] {
            for (name, block) in file.get(kind).and_then(toml::Value::as_table).into_iter().flatten() {
                let block = block.as_table().unwrap();
                // What takes the place of a definition keeps its name.
                if block.get("vervangt").and_then(toml::Value::as_bool) != Some(true) {
                    check(&format!("{kind}.{name}"), block);
                }
            }
        }
    }
    assert!(seen > 400, "only {seen} definitions were found");
}

#[test]
fn no_two_definitions_of_a_system_have_the_same_name_for_people() {
    for system in systems() {
        for language in [|text: &Text| text.nl.clone(), |text: &Text| text.en.clone()] {
            let mut known: BTreeMap<String, String> = BTreeMap::new();
            for name in names(&system) {
                if let Some(other) = known.insert(language(&system.label(&name)), name.clone()) {
                    panic!("`{name}` and `{other}` have one label in {}", system.definitions.id);
                }
            }
        }
    }
}

#[test]
fn no_name_for_people_has_the_signs_of_an_identifier() {
    for system in systems() {
        let labels = names(&system).into_iter().map(|name| system.label(&name));
        let schemes = system.definitions.schemes.iter().map(|scheme| system.scheme_label(&scheme.id));
        for label in labels.chain(schemes) {
            assert!(!label.nl.contains('_') && !label.en.contains('_'), "{label:?}");
            assert!(label.nl.starts_with(|c: char| c.is_uppercase()), "no name with a capital: {label:?}");
        }
    }
}

#[test]
fn what_replaces_a_rule_keeps_its_name_for_people() {
    let month = load_system(&root().join("rulebooks/huidig"), &[&root().join("rulebooks/varianten/maandinkomen.toml")]);
    assert_eq!(month.unwrap().label("toetsingsinkomen"), Text::new("Toetsingsinkomen", "Assessed income"));
}

#[test]
fn without_a_name_for_people_the_identifier_is_shown_with_blanks() {
    let basis = load_system(&root().join("tests/rulebooks/basis"), &[]).unwrap();
    assert!(basis.definitions.rules.iter().any(|rule| rule.name == "inkomen" && rule.label.is_none()));
    assert_eq!(basis.label("inkomen"), Text::same("inkomen"));
    assert_eq!(basis.label("iets_anders"), Text::same("iets anders"));
}
