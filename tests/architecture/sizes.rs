//! Files and functions are short enough to read at a glance, and a file says what it is for.

use crate::source::SOURCES;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 60;

/// Longer all the same, and why.
const LONG_FILES: [(&str, &str); 0] = [];
/// File, function, and why it is longer all the same.
const LONG_FUNCTIONS: [(&str, &str, &str); 24] = [
    ("cli/household.rs", "run", "the steps of one command, from arguments to print"),
    ("cli/rules/test.rs", "test", "prints cases and shapes with their failures, in one order"),
    ("delivery/test_fixtures.rs", "table_of", "only for tests: a list of columns"),
    ("engine/columns/compile/operation.rs", "operation", "one arm per operation"),
    ("engine/columns/step.rs", "step", "one arm per kernel"),
    ("engine/trace.rs", "read", "one arm per operation"),
    ("measure/counts.rs", "of_household", "a list of counters"),
    ("population/block.rs", "new", "a list of columns"),
    ("population/fit/cells.rs", "read", "a list of targets read from the file"),
    ("population/household/composition.rs", "read", "a list of targets read from the file"),
    ("population/household/housing.rs", "read", "a list of targets read from the file"),
    ("population/files/import/mod.rs", "merge", "joins persons and households, and complains of each kind of misfit"),
    ("population/household/incomes.rs", "read", "a list of targets read from the file"),
    ("population/year/work.rs", "read", "a list of targets read from the file"),
    ("population/year/work.rs", "run", "walks the months of one working life"),
    ("report/sections/checks.rs", "settlement_table", "a table with its words in two languages"),
    ("report/test_fixtures.rs", "report", "only for tests: one report with every kind of block"),
    ("rulebook/check/calls.rs", "call", "one arm per function of the language"),
    ("rulebook/complexity.rs", "complexity", "a list of counts of one system"),
    ("rulebook/read/parameter.rs", "parameter", "a list of keys read from the file, and which go together"),
    ("rulebook/read/table_file.rs", "rows", "reads rows and complains of each kind of mistake"),
    ("rulebook/system.rs", "read_definitions", "a list of keys read from the file"),
    ("scenario/by_hand.rs", "build", "a household from its description, with each kind of mistake"),
    ("scenario/cases.rs", "run", "one case in both engines, with every way to differ"),
];

/// What is too long and not known to be, and what is known and no longer too long.
fn told<K: Ord + std::fmt::Debug>(found: &BTreeMap<K, usize>, known: &[K]) -> Vec<String> {
    let new = found.iter().filter(|(key, _)| !known.contains(key)).map(|(key, n)| format!("{key:?} has {n} lines"));
    let stale = known.iter().filter(|key| !found.contains_key(key));
    new.chain(stale.map(|key| format!("{key:?} is no longer too long: strike it from the list"))).collect()
}

#[test]
fn no_source_file_is_too_long() {
    let files = &*SOURCES;
    let long =
        files.iter().map(|file| (file.name.as_str(), file.text.lines().count())).filter(|(_, n)| *n > LONGEST_FILE);
    let told = told(&long.collect(), &LONG_FILES.map(|(name, _)| name));
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Every function of a formatted text with its number of lines, from its first line to its closing brace.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
        let name = code.split(' ').find(|word| !words.contains(word)).filter(|word| *word == "fn");
        let Some(name) = name.and_then(|_| code.split_once("fn ")) else { continue };
        let opens = (at..lines.len()).find(|i| lines[*i].ends_with(['{', ';', '}'])).unwrap_or(at);
        if lines[opens].ends_with('{') {
            let close = format!("{}}}", " ".repeat(line.len() - code.len()));
            let end = (opens + 1..lines.len()).find(|i| lines[*i] == close).unwrap_or(lines.len() - 1);
            out.push((name.1.split(['(', '<']).next().unwrap_or(""), end - at + 1));
        }
    }
    out
}

#[test]
fn no_function_is_too_long() {
    let files = &*SOURCES;
    let (mut long, mut seen) = (BTreeMap::new(), 0);
    for file in files {
        for (function, n) in functions(&file.text) {
            seen += 1;
            if n > LONGEST_FUNCTION {
                long.insert((file.name.as_str(), function), n);
            }
        }
    }
    assert!(seen > 2_000, "hardly any function was found: {seen}");
    let told = told(&long, &LONG_FUNCTIONS.map(|(file, function, _)| (file, function)));
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn lines_of_a_function_are_counted_with_its_signature_and_its_brace() {
    let text = "impl A {\n    pub(crate) fn one(\n        a: u8,\n    ) -> u8 {\n        if a > 1 {\n            2\n        } else {\n            a\n        }\n    }\n}\n\nfn short() {}\n\ntrait B {\n    fn none(&self);\n    fn some<T>(&self) {\n    }\n}\n";
    assert_eq!(functions(text), [("one", 9), ("some", 2)]);
}

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    for file in &*SOURCES {
        assert!(file.text.starts_with("//!"), "{} does not open with `//!`", file.name);
    }
}

/// Every file with tests is a module of its binary: one that is forgotten is never compiled, so that no test of it runs.
#[test]
fn every_file_of_a_test_binary_is_declared_in_it() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    let mut mains: Vec<PathBuf> =
        std::fs::read_dir(&tests).unwrap().map(|e| e.unwrap().path().join("main.rs")).collect();
    mains.retain(|main| main.is_file());
    for main in &mains {
        let declared = std::fs::read_to_string(main).unwrap();
        for entry in std::fs::read_dir(main.parent().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            let is_module = path.extension().is_some_and(|e| e == "rs") || path.join("mod.rs").is_file();
            let name = path.file_stem().unwrap().to_str().unwrap();
            if is_module && name != "main" {
                seen += 1;
                if !declared.lines().any(|line| line == format!("mod {name};")) {
                    wrong.push(path.display().to_string());
                }
            }
        }
    }
    assert!(seen > 30, "hardly any file of tests was found: {seen}");
    assert!(wrong.is_empty(), "in no `main.rs`:\n{}", wrong.join("\n"));
}
