//! Data goes one way: a module uses only the modules that the table of the design allows.

use crate::source::{SOURCES, SourceFile, root};
use std::collections::BTreeMap;

/// What each module may use. A new arrow is a commit of its own, with its reason.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("units", &[]),
    // Messages show hidden characters as all other text does.
    ("diag", &["units", "text"]),
    ("text", &["units"]),
    // Below every module that writes, so that all files go out through one writer.
    ("output", &["diag", "text"]),
    ("evidence", &["units"]),
    ("draws", &["table"]),
    ("formats", &["units", "diag", "text", "evidence"]),
    ("table", &["units"]),
    ("rulebook", &["units", "diag", "text", "evidence", "formats", "table"]),
    ("engine", &["units", "diag", "text", "evidence", "table", "rulebook"]),
    ("population", &["units", "diag", "text", "evidence", "draws", "formats", "output", "table"]),
    ("delivery", &["units", "draws", "table", "rulebook", "engine"]),
    (
        "scenario",
        &[
            "units",
            "diag",
            "text",
            "evidence",
            "formats",
            "table",
            "rulebook",
            "engine",
            "population",
            "delivery",
            "measure",
        ],
    ),
    (
        "simulation",
        &[
            "units",
            "diag",
            "text",
            "evidence",
            "draws",
            "formats",
            "table",
            "rulebook",
            "engine",
            "population",
            "delivery",
            "measure",
            "scenario",
        ],
    ),
    ("measure", &["units", "text", "evidence", "table", "delivery"]),
    (
        "report",
        &["units", "text", "evidence", "formats", "output", "table", "rulebook", "measure", "scenario", "simulation"],
    ),
    ("dashboard", &["units", "diag", "text", "measure", "report", "scenario", "simulation"]),
    (
        "cli",
        &[
            "units",
            "diag",
            "text",
            "evidence",
            "formats",
            "output",
            "table",
            "rulebook",
            "engine",
            "population",
            "delivery",
            "scenario",
            "simulation",
            "measure",
            "report",
            "dashboard",
        ],
    ),
];

#[test]
fn no_module_uses_one_that_the_table_does_not_allow() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    let used_by = |file: &SourceFile| -> Vec<(usize, String)> {
        let tops = file.read.references.iter().filter_map(|r| Some((r.line, r.path.first()?.clone())));
        tops.filter(|(_, used)| table.contains_key(used.as_str())).collect()
    };
    for file in &*SOURCES {
        let Some((module, allowed)) = file.top().and_then(|top| table.get_key_value(top)) else { continue };
        for (line, used) in used_by(file) {
            seen += 1;
            if used != *module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}:{line}: `{module}` uses `{used}`", file.name));
            }
        }
    }
    assert!(seen > 1_000, "the test found hardly any use of a module: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_sources_is_in_the_table() {
    for entry in std::fs::read_dir(root()).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(MAY_USE.iter().any(|(module, _)| *module == name), "`{name}` is not in the table");
        }
    }
}
