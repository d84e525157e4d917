//! No input, however broken, may panic or hang: the real rulebooks with bytes flipped, parts cut out or doubled,
//! numbers blown up, brackets piled up, and rules in long chains.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::common::damage::{change, changed};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use stelsel::engine::{Columns, Evaluate, evaluate_household};
use stelsel::rulebook::{Plan, System, load_system};
use stelsel::table::{Column, Entity, HouseholdId, Table, ValueType};

const LONGEST: Duration = Duration::from_secs(20);

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of the small system and of the current one, by name.
fn originals() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    for folder in ["tests/rulebooks/basis", "rulebooks/huidig"] {
        let mut files: Vec<PathBuf> = fs::read_dir(root(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for file in files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            let text = fs::read_to_string(&file).unwrap();
            out.push((file, text));
        }
    }
    out
}

/// One person in one household, with every fact at this stored value where its type allows.
fn facts(system: &System, year: i16, value: f64) -> Table {
    let mut table = Table::new(year, vec![HouseholdId(0)], vec![1.0], &[2]).unwrap();
    for definition in system.values.iter().filter(|v| v.input.is_some()) {
        let schema = &definition.schema;
        let n = if schema.entity == Entity::Person { 2 } else { 1 };
        let stored = match &schema.value_type {
            ValueType::Number(_) => value,
            ValueType::Bool => 1.0,
            ValueType::Date => 10_000.0,
            ValueType::Enum(_) => 0.0,
        };
        table.insert(Column::new(Arc::clone(schema), vec![stored; n * schema.period.lanes()])).unwrap();
    }
    table
}

/// Loads a system and, if it has no mistake, runs all of it: errors are fine, panics and waiting are not.
fn load_and_run(folder: &Path) {
    let start = Instant::now();
    let loaded = load_system(folder, &[]);
    if let Ok(system) = loaded {
        let system = Arc::new(system);
        let names: Vec<&str> = system.values.iter().map(|v| &*v.schema.name).collect();
        for year in system.definitions.years.iter().copied().take(3) {
            let Ok(plan) = Plan::new(&system, year, &names) else { continue };
            let plan = Arc::new(plan);
            let columns = Columns::compile(Arc::clone(&plan));
            for value in [0.0, 1e14, -1e14] {
                let facts = facts(&system, year, value);
                let _ = columns.evaluate(&facts);
                let _ = evaluate_household(&plan, &facts, 0);
            }
        }
    }
    assert!(start.elapsed() < LONGEST, "took {:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_rulebook_is_refused_or_runs_but_never_panics(which in 0..1000_usize, changes in prop::collection::vec(change(), 1..5)) {
        let files = originals();
        let (damaged, text) = &files[which % files.len()];
        let folder = tempfile::tempdir().unwrap();
        let base = damaged.parent().unwrap();
        for (file, text) in files.iter().filter(|(file, _)| file.parent() == Some(base)) {
            fs::write(folder.path().join(file.file_name().unwrap()), text).unwrap();
        }
        fs::write(folder.path().join(damaged.file_name().unwrap()), changed(text, &changes)).unwrap();
        load_and_run(folder.path());
    }
}

fn small_system(rules: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let basis = root("tests/rulebooks/basis");
    fs::copy(basis.join("stelsel.toml"), folder.path().join("stelsel.toml")).unwrap();
    let text = fs::read_to_string(basis.join("basis.toml")).unwrap();
    fs::write(folder.path().join("basis.toml"), text + rules).unwrap();
    folder
}

fn rule(name: &str, formula: &str) -> String {
    format!(
        "[regel.{name}]\nvoor = \"huishouden\"\nper = \"jaar\"\neenheid = \"ratio\"\nbron = \"verzonnen\"\nformule = \"{formula}\"\n"
    )
}

#[test]
fn a_chain_of_five_thousand_rules_runs() {
    let chain: String = (1..5_000).map(|n| rule(&format!("r{n}"), &format!("r{} + 1", n - 1))).collect();
    load_and_run(small_system(&format!("{}{chain}", rule("r0", "1"))).path());
}

#[test]
fn products_that_grow_beyond_all_numbers_are_an_error_and_not_a_largest_number() {
    let mut rules = rule("r0", "999999999999");
    for n in 1..8 {
        rules.push_str(&rule(&format!("r{n}"), &format!("r{0} * r{0}", n - 1)));
    }
    let folder = small_system(&rules);
    load_and_run(folder.path());
    let system = Arc::new(load_system(folder.path(), &[]).unwrap());
    let plan = Plan::new(&system, 2026, &["r7"]).unwrap();
    let facts = facts(&system, 2026, 0.0);
    let found = evaluate_household(&plan, &facts, 0).map(|_| ()).unwrap_err().to_string();
    assert!(found.contains("te groot"), "{found}");
}

#[test]
fn quotients_and_roundings_of_extreme_numbers_are_an_error_or_a_number() {
    let tiny = "[parameter.klein]\neenheid = \"ratio\"\n[[parameter.klein.waarde]]\nvanaf = 2026-01-01\nwaarde = \"0.0000000000000000000000000001\"\nbron = \"verzonnen\"\nzekerheid = \"bron\"\n";
    for formula in [
        "999999999999 / klein",
        "1 / (klein * klein)",
        "klein / 999999999999 / 999999999999",
        "999999999999 / klein / klein",
        "(999999999999 * 999999999) / 3 / 7 / 11 + 1 / 13",
    ] {
        load_and_run(small_system(&format!("{tiny}{}", rule("r", formula))).path());
    }
    let squares = vec!["bedrag"; 60].join(" * ");
    load_and_run(small_system(&rule("r", &squares)).path());
    let table = "[tabel.t]\nsoort = \"schijven\"\neenheid_in = \"EUR\"\neenheid_uit = \"%\"\n[[tabel.t.waarde]]\nvanaf = 2026-01-01\nbron = \"x\"\nzekerheid = \"bron\"\nrijen = [[\"79228162514264337593543950335\", \"1\"], [\"\", \"2\"]]\n";
    load_and_run(small_system(&format!("{table}{}", rule("r", "schijven(1 EUR, t) / 1 EUR"))).path());
    let money =
        rule("r", "afronden(999999999999 EUR * 99999999 * loon_nu, op 0.0001 EUR)").replace("\"ratio\"", "\"EUR\"");
    let wage = rule("loon_nu", "som(personen: inkomen) / 1 EUR/jaar");
    load_and_run(small_system(&format!("{money}{wage}")).path());
}
