//! `stelsel schema` and the loaders know the same formats: the loaders themselves are asked, file by file, key by key
//! and word by word.
//!
//! `complete/` holds for each format one or more small files in which every key of the format occurs. Each of them is
//! damaged in every place, and both the schema and the loader judge what comes out.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

mod damage;
mod loaders;
mod written;

use crate::common::IS_THOROUGH;
use damage::{Site, sites, without};
use jsonschema::Validator;
use loaders::{Mistake, json, load, root, system};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use stelsel::scenario::formats::{Format, schema};

fn schema_of(format: Format) -> Value {
    schema(format, Some(&system("tests/rulebooks/basis"))).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

/// The complete files of a format.
fn complete(format: Format) -> Vec<(String, toml::Table)> {
    let folder = root().join("tests/schema/complete");
    let mut out = Vec::new();
    for end in ["", "-2"] {
        let name = format!("{}{end}.toml", format.name());
        if let Ok(text) = fs::read_to_string(folder.join(&name)) {
            out.push((name, text.parse().unwrap()));
        }
    }
    assert!(!out.is_empty(), "there is no complete file for {format:?}");
    out
}

/// Codes that say that a key, a kind or a word is wrong, which a schema must see as well.
const OF_FORM: [&str; 12] =
    ["B003", "B004", "B005", "R015", "R021", "R022", "R023", "H002", "H003", "P034", "M004", "M005"];

/// The population file is small here, so that the names that the generator needs are missing: that is no form.
fn is_refused(format: Format, mistakes: &[Mistake]) -> bool {
    match format {
        Format::Population => mistakes.iter().any(|mistake| !mistake.code.starts_with('P') || mistake.code < "P020"),
        _ => !mistakes.is_empty(),
    }
}

#[test]
fn every_schema_is_a_schema_of_the_draft_it_names() {
    for format in Format::ALL {
        let schema = schema_of(format);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{format:?}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(Format::parse(format.name()), Some(format));
    }
}

#[test]
fn every_key_has_an_explanation() {
    fn look(schema: &Value, path: &str, out: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (key, value) in properties {
                let below = format!("{path}.{key}");
                let refused = value == &Value::Bool(false);
                if !refused && value.get("description").and_then(Value::as_str).unwrap_or("").is_empty() {
                    out.push(below.clone());
                }
                look(value, &below, out);
            }
        }
        for part in ["items", "additionalProperties"].iter().filter_map(|part| schema.get(part)) {
            look(part, path, out);
        }
    }
    let mut missing = Vec::new();
    for format in Format::ALL {
        let schema = schema_of(format);
        look(&schema, format.name(), &mut missing);
        for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
            look(part, &format!("{}.{name}", format.name()), &mut missing);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

fn toml_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "toml") {
            out.push(path);
        }
    }
    out.sort();
}

/// The format of a file of the project, by where it stands.
fn format_of(path: &str) -> Format {
    match path {
        _ if path.ends_with("stelsel.toml") => Format::System,
        _ if path.contains("/cases/") => Format::Cases,
        _ if path.starts_with("rulebooks/varianten/") => Format::Overlay,
        _ if path.starts_with("rulebooks/") || path.starts_with("tests/rulebooks/basis/") => Format::Rulebook,
        _ if path.starts_with("scenarios/gedrag/") => Format::Behaviour,
        _ if path.starts_with("scenarios/uitvoering/") => Format::Times,
        _ if path.starts_with("scenarios/") => Format::Scenario,
        _ if path.starts_with("synthetic-data/mappings/") => Format::Mapping,
        _ if path.starts_with("synthetic-data/toetsing-") => Format::Assessment,
        _ if path.starts_with("synthetic-data/") => Format::Population,
        _ if path.starts_with("tests/huishoudens/") => Format::Household,
        _ => panic!("`{path}` has no format"),
    }
}

#[test]
fn every_file_of_the_project_fits_its_schema() {
    let current = system("rulebooks/huidig");
    let mut counts: BTreeMap<Format, usize> = BTreeMap::new();
    let mut wrong = String::new();
    for folder in ["rulebooks", "scenarios", "synthetic-data", "tests/huishoudens", "tests/rulebooks/basis"] {
        let mut files = Vec::new();
        toml_files(&root().join(folder), &mut files);
        for file in files {
            let path = file.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            let format = format_of(&path);
            *counts.entry(format).or_default() += 1;
            let text = fs::read_to_string(&file).unwrap();
            let value = json(&text.parse().unwrap());
            for error in validator(&schema(format, Some(&current)).unwrap()).iter_errors(&value) {
                wrong.push_str(&format!("{path}: {} {error}\n", error.instance_path()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(counts.len(), Format::ALL.len(), "{counts:?}");
}

#[test]
fn a_complete_file_has_no_mistake_for_the_loader_nor_for_the_schema() {
    for format in Format::ALL {
        let validator = validator(&schema_of(format));
        for (name, table) in complete(format) {
            let mistakes = load(format, &table);
            assert!(!is_refused(format, &mistakes), "{name}: {mistakes:?}");
            let errors: Vec<String> = validator.iter_errors(&json(&table)).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}

/// In every closed block of every complete file a key is added that nobody knows. The loader refuses it and says which
/// keys it does know: over all blocks of one sort these are exactly the keys of the schema.
#[test]
fn the_keys_of_the_schema_are_the_keys_that_the_loader_asks_for() {
    for format in Format::ALL {
        let schema = schema_of(format);
        let validator = validator(&schema);
        let mut asked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut present: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, table) in complete(format) {
            for site in sites(&schema, &table) {
                let Site::Block { place, schema: part, keys } = &site else { continue };
                present.entry(part.clone()).or_default().extend(keys.iter().cloned());
                let damaged = site.with_unknown_key(&table);
                let mistakes = load(format, &damaged);
                let known = mistakes.iter().find_map(|mistake| mistake.known_keys());
                let known = known.unwrap_or_else(|| panic!("{name} {place}: no unknown key in {mistakes:?}"));
                // The facts of persons and of households are told in one breath.
                let of_part =
                    |key: &String| !part.ends_with("/persoon") && !part.ends_with("/huishouden") || keys.contains(key);
                asked.entry(part.clone()).or_default().extend(known.into_iter().filter(of_part));
                assert!(!validator.is_valid(&json(&damaged)), "{name} {place}: the schema lets an unknown key pass");
            }
        }
        let described = damage::closed_blocks(&schema);
        assert!(!described.is_empty());
        assert_eq!(asked, described, "{format:?}: keys asked for by the loader (left), keys of the schema (right)");
        for (part, keys) in &described {
            let refused = damage::refused_keys(&schema, part);
            let seen: BTreeSet<String> = present[part].union(&refused).cloned().collect();
            assert_eq!(&seen, keys, "{format:?} {part}: keys in the complete files and in the schema");
        }
    }
}

/// Every value of every complete file is left out, or made one of another kind, and judged by both.
#[test]
fn what_the_schema_refuses_the_loader_refuses_and_what_the_loader_finds_ill_formed_the_schema_does() {
    let mut wrong = BTreeSet::new();
    for format in Format::ALL {
        let schema = schema_of(format);
        let validator = validator(&schema);
        let mut count = 0;
        for (name, table) in complete(format) {
            // Loading a population fits it: a quick run damages one place in four.
            let step = if format == Format::Population && !IS_THOROUGH { 4 } else { 1 };
            for place in damage::places(&table).into_iter().step_by(step) {
                for (what, damaged) in without(&table, &place) {
                    count += 1;
                    let mistakes = load(format, &damaged);
                    let refused_by_schema = !validator.is_valid(&json(&damaged));
                    if refused_by_schema && !is_refused(format, &mistakes) {
                        wrong.insert(format!("{name} {place}, {what}: only the schema refuses"));
                    }
                    // JSON has no dates: for a schema a date is a text.
                    // A price level names a year of another block, which a schema cannot follow.
                    let of_form = |m: &&Mistake| {
                        // Both name what stands in another block, which a schema cannot see.
                        let of_other_block = ["`prijspeil`", "`knoppen`"].iter().any(|key| m.message.contains(key));
                        OF_FORM.contains(&m.code) && !(of_other_block || what == "a date" && m.tells_of_kind())
                    };
                    let ill_formed = mistakes.iter().find(of_form);
                    if let (Some(mistake), false) = (ill_formed, refused_by_schema) {
                        wrong.insert(format!("{name} {place}, {what}: only the loader refuses: {mistake:?}"));
                    }
                }
            }
        }
        assert!(count > 30, "{format:?}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every word of every closed list is one that the loader takes, and the loader knows no other.
#[test]
fn the_words_of_the_schema_are_the_words_of_the_loader() {
    for format in Format::ALL {
        let schema = schema_of(format);
        let mut seen = 0;
        for (name, table) in complete(format) {
            for site in sites(&schema, &table) {
                let Site::Word { place, words } = &site else { continue };
                seen += 1;
                let refuses_word = |word: &str| {
                    let mistakes = load(format, &damage::with_word(&table, place, word));
                    mistakes.into_iter().find(|m| ["R022", "H004"].contains(&m.code))
                };
                for word in words {
                    let refusal = refuses_word(word);
                    assert!(refusal.is_none(), "{name} {place} = {word}: {refusal:?}");
                }
                let refusal = refuses_word("geen_woord").unwrap_or_else(|| panic!("{name} {place}: any word goes"));
                let known = refusal.known_words();
                assert_eq!(known, words.iter().cloned().collect::<BTreeSet<_>>(), "{name} {place}: {refusal:?}");
            }
        }
        let has_words = !matches!(format, Format::System);
        assert_eq!(seen > 0, has_words, "{format:?}");
    }
}

/// The files with mistakes that `bad_files.rs` holds the loader to: where the mistake is one of form, the schema sees it.
#[test]
fn files_with_a_mistake_of_form_are_refused_by_the_schema_too() {
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    toml_files(&root().join("tests/rulebooks/bad"), &mut files);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut parts = name.split('-');
        let (code, kind) = (parts.next().unwrap(), parts.next().unwrap());
        let format = match kind {
            "rulebook" => Format::Rulebook,
            "stelsel" => Format::System,
            "overlay" => Format::Overlay,
            "gevallen" => Format::Cases,
            "huishouden" => Format::Household,
            "scenario" => Format::Scenario,
            _ => continue,
        };
        let Ok(table) = fs::read_to_string(&file).unwrap().parse::<toml::Table>() else { continue };
        if !OF_FORM.contains(&code) {
            continue;
        }
        seen.insert(code.to_owned());
        assert!(!validator(&schema_of(format)).is_valid(&json(&table)), "{name} fits its schema");
    }
    let expected = ["B003", "B004", "B005", "H002", "H003", "R015", "R021", "R022", "R023"];
    assert_eq!(seen, expected.map(str::to_owned).into());
}
