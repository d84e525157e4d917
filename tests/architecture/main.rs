//! Data goes one way: a module uses only the modules that the table of the design allows.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each module may use. A new arrow is a commit of its own, with its reason.
const MAY_USE: [(&str, &[&str]); 13] = [
    ("units", &[]),
    ("diag", &[]),
    ("table", &["units"]),
    ("rulebook", &["units", "diag", "table"]),
    ("engine", &["units", "diag", "table", "rulebook"]),
    ("population", &["units", "diag", "table"]),
    ("delivery", &["units", "table", "rulebook", "engine"]),
    ("scenario", &["units", "diag", "table", "rulebook", "engine", "population", "delivery", "measure"]),
    ("measure", &["units", "table", "delivery"]),
    ("report", &["units", "table", "measure", "scenario"]),
    ("dashboard", &["units", "diag", "measure", "report", "scenario"]),
    ("schema", &["table", "rulebook", "population"]),
    (
        "cli",
        &[
            "units",
            "diag",
            "table",
            "rulebook",
            "engine",
            "population",
            "delivery",
            "scenario",
            "measure",
            "report",
            "dashboard",
            "schema",
        ],
    ),
];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Modules named after `crate::` in code; comments and doc links do not count.
fn uses(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            out.push((number + 1, name));
        }
    }
    out
}

#[test]
fn no_module_uses_one_that_the_table_does_not_allow() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, allowed) in &table {
        let mut files = Vec::new();
        rust_files(&source.join(module), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for (line, used) in uses(&text) {
                seen += 1;
                if used != *module && table.contains_key(used.as_str()) && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{}:{line}: `{module}` uses `{used}`", file.display()));
                }
            }
        }
    }
    assert!(seen > 100, "the test found hardly any use of a module: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_sources_is_in_the_table() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in std::fs::read_dir(source).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(MAY_USE.iter().any(|(module, _)| *module == name), "`{name}` is not in the table");
        }
    }
}

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} does not open with `//!`", file.display());
    }
}

#[test]
fn anyhow_is_used_in_the_command_line_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//")).any(|l| l.contains("anyhow::"));
        assert!(!code || file.starts_with(source.join("cli")), "{} uses anyhow", file.display());
    }
}
