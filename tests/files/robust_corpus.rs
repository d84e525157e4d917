//! Everything that fuzzing found worth keeping is read again, of every kind of text that a user writes: refused or read, never
//! a panic.

#![expect(clippy::unwrap_used, reason = "a corpus that cannot be read fails the test")]

#[path = "../../fuzz/tried/formats.rs"]
mod formats;

use crate::common::root;
use rayon::prelude::*;
use std::collections::BTreeSet;
use stelsel::rulebook::load_system;
use stelsel::scenario::formats::{Format, schema};

/// What a target for text takes of some bytes.
fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap(),
    }
}

#[test]
fn files_found_by_fuzzing_are_refused_or_read() {
    let beside = formats::Beside::new(root());
    for kind in formats::KINDS {
        let files = std::fs::read_dir(root().join("fuzz/corpus").join(kind)).unwrap();
        let all: Vec<Vec<u8>> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
        assert!(!all.is_empty(), "fuzzing of `{kind}` starts from nothing");
        all.par_iter().for_each(|bytes| formats::try_as(kind, text(bytes), &beside));
    }
}

#[test]
fn every_format_is_fuzzed() {
    for format in Format::ALL {
        assert!(formats::KINDS.contains(&format.name()), "`{}` is not fuzzed", format.name());
    }
}

/// The words between quotes of a dictionary.
fn words_of(dictionary: &str) -> BTreeSet<&str> {
    dictionary.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).collect()
}

#[test]
fn the_dictionary_has_every_key_of_every_format() {
    fn keys(value: &serde_json::Value, out: &mut BTreeSet<String>) {
        if let Some(named) = value.get("properties").and_then(|named| named.as_object()) {
            out.extend(named.keys().filter(|key| key.is_ascii()).cloned());
        }
        match value {
            serde_json::Value::Object(inside) => inside.values().for_each(|inner| keys(inner, out)),
            serde_json::Value::Array(inside) => inside.iter().for_each(|inner| keys(inner, out)),
            _ => {}
        }
    }
    let system = load_system(&root().join("tests/rulebooks/basis"), &[]).unwrap();
    let mut wanted = BTreeSet::new();
    for format in Format::ALL {
        keys(&schema(format, Some(&system)).unwrap(), &mut wanted);
    }
    assert!(wanted.len() > 300, "only {} keys were found", wanted.len());
    let dictionary = std::fs::read_to_string(root().join("fuzz/keys.dict")).unwrap();
    let missing: Vec<&String> = wanted.iter().filter(|key| !words_of(&dictionary).contains(key.as_str())).collect();
    assert!(missing.is_empty(), "add to `fuzz/keys.dict`, each between quotes on a line of its own: {missing:?}");
}
