//! The same again: same input, same bytes; another seed, other luck; household N is always the same household.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use stelsel::population::{Population, Spec};
use stelsel::table::HouseholdId;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";
const FILES: [&str; 4] = ["rapport.html", "cijfers.csv", "resultaat.json", "ontvangstbewijs.json"];

fn run(project: &Project, out: &str, more: &[&str]) {
    let mut arguments = vec!["run", SCENARIO, "--out", out];
    arguments.extend(more);
    let output = project.stelsel(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn bytes(project: &Project, out: &str, file: &str) -> Vec<u8> {
    let bytes = std::fs::read(project.path(out).join(file)).unwrap();
    assert!(bytes.len() > 200, "{file} is all but empty");
    bytes
}

#[test]
fn one_thread_and_two_threads_write_the_same_bytes() {
    let project = Project::new();
    run(&project, "een", &["--sample", "3000", "--threads", "1"]);
    run(&project, "twee", &["--sample", "3000", "--threads", "2"]);
    for file in FILES {
        assert!(bytes(&project, "een", file) == bytes(&project, "twee", file), "{file} differs");
    }
}

#[test]
fn another_seed_changes_the_outcome_and_not_the_hashes() {
    let project = Project::new();
    run(&project, "een", &["--sample", "600", "--seed", "1"]);
    run(&project, "twee", &["--sample", "600", "--seed", "2"]);
    assert!(bytes(&project, "een", "cijfers.csv") != bytes(&project, "twee", "cijfers.csv"));
    let receipt = |out: &str| -> serde_json::Value {
        serde_json::from_slice(&bytes(&project, out, "ontvangstbewijs.json")).unwrap()
    };
    let (one, two) = (receipt("een"), receipt("twee"));
    assert_eq!((&one["seed"], &two["seed"]), (&1.into(), &2.into()));
    assert_eq!(one["sha256"], two["sha256"]);
    assert!(one["sha256"].as_object().unwrap().len() >= 10, "hashes are missing");
}

#[test]
fn a_changed_input_changes_its_hash() {
    let project = Project::new();
    let file = "rulebooks/huidig/zvw.toml";
    run(&project, "een", &["--sample", "300"]);
    let text = std::fs::read_to_string(project.path(file)).unwrap();
    project.write(file, format!("# een opmerking\n{text}"));
    run(&project, "twee", &["--sample", "300"]);
    let receipt = |out: &str| -> serde_json::Value {
        serde_json::from_slice(&bytes(&project, out, "ontvangstbewijs.json")).unwrap()
    };
    let (one, two) = (receipt("een"), receipt("twee"));
    assert_ne!(one["sha256"][file], two["sha256"][file]);
    assert_eq!(one["sha256"][SCENARIO], two["sha256"][SCENARIO]);
}

#[test]
fn a_household_is_the_same_in_a_sample_of_any_size() {
    let spec = Spec::load(&root().join("synthetic-data/nl-2026.toml")).unwrap_or_else(|e| panic!("{e}"));
    let small = Population::new(spec.clone(), 500, 2026).unwrap();
    let large = Population::new(spec, 5_000, 2026).unwrap();
    for number in [0, 1, 77, 499] {
        let (a, b) = (small.households(&[HouseholdId(number)]), large.households(&[HouseholdId(number)]));
        assert_eq!(a.n_persons(), b.n_persons(), "household {number}");
        let mut compared = 0;
        for (one, other) in a.columns().zip(b.columns()) {
            assert_eq!(one.schema.name, other.schema.name);
            for entity in 0..one.n_entities() {
                for month in 0..one.schema.period.lanes() {
                    let (x, y) = (one.get(entity, month), other.get(entity, month));
                    assert_eq!(x.to_bits(), y.to_bits(), "`{}` of household {number}", one.schema.name);
                    compared += 1;
                }
            }
        }
        assert!(compared > 50, "hardly anything was compared");
    }
}
