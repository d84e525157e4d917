//! The two evaluators agree to the cent, for every household, on the whole current system and its variants.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::quick_or_thorough;
use std::path::Path;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate, Value, evaluate_household};
use stelsel::population::{Population, Spec};
use stelsel::rulebook::{Plan, System, load_system};
use stelsel::table::{Entity, Table, ValueType};
use stelsel::units::{Exact, Rounding, RoundingMode};

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn money_rules(system: &System) -> Vec<String> {
    let is_money = |kind: &ValueType| matches!(kind, ValueType::Number(unit) if unit.is_money());
    system
        .values
        .iter()
        .filter(|v| v.rule.is_some() && is_money(&v.schema.value_type))
        .map(|v| v.schema.name.to_string())
        .collect()
}

fn cents(value: Value) -> f64 {
    let Value::Number(number) = value else { panic!("money is a number") };
    let cent = Rounding { mode: RoundingMode::HalfUp, step: rust_decimal::dec!(0.01) };
    let text = (cent.apply(number) * Exact::from(100)).to_decimal().to_string();
    text.parse().unwrap()
}

/// Compares every money rule of the system on every household; gives the number of values compared.
fn compare(system: &Arc<System>, year: i16, facts: &Table) -> usize {
    let mut compared = 0;
    let names = money_rules(system);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let plan = Arc::new(Plan::new(system, year, &names).unwrap());
    let outcome = Columns::compile(Arc::clone(&plan)).evaluate(facts).unwrap();
    for household in 0..facts.n_households() {
        let exact = evaluate_household(&plan, facts, household).unwrap();
        for name in &names {
            let column = outcome.column(name).unwrap();
            let id = system.id(name).unwrap();
            let (first, count) = match column.schema.entity {
                Entity::Household => (household, 1),
                Entity::Person => (facts.persons_of(household).start, exact.persons()),
            };
            for entity in 0..count {
                for month in 0..column.schema.period.lanes() {
                    let wanted = cents(exact.get(&plan, id, entity, month).unwrap());
                    let found = column.get(first + entity, month);
                    compared += 1;
                    assert_eq!(found, wanted, "`{name}` of household {household}, entity {entity}, month {month}");
                }
            }
        }
    }
    compared
}

/// Households that a run's own results make the fast evaluator hand over to the exact one.
fn recomputed(system: &Arc<System>, year: i16, facts: &Table) -> usize {
    let results = ["besteedbaar_inkomen_jaar", "besteedbaar_voor_toeslagen_maand", "toeslagen_jaar", "bijstandsnorm"];
    let plan = Arc::new(Plan::new(system, year, &results).unwrap());
    Columns::compile(plan).evaluate(facts).unwrap().marked
}

fn population(sample: u32) -> Population {
    Population::new(Spec::load(&root("synthetic-data/nl-2026.toml")).unwrap(), sample, 7).unwrap()
}

/// Households of the population that are computed twice.
const HOUSEHOLDS: u32 = quick_or_thorough(512, 4096);

#[test]
fn every_money_rule_of_every_system_agrees_to_the_cent_over_thousands_of_households() {
    let population = population(HOUSEHOLDS);
    for overlay in [None, Some("rulebooks/varianten/maandinkomen.toml"), Some("rulebooks/varianten/toelage.toml")] {
        let overlay = overlay.map(root);
        let overlays: Vec<&Path> = overlay.iter().map(AsRef::as_ref).collect();
        let system = load_system(&root("rulebooks/huidig"), &overlays).unwrap();
        // As in a run: facts that the population lacks stand at their value of `weglaten`.
        let facts = population.block(0);
        let inputs = system.definitions.inputs.iter().map(|input| input.name.as_str());
        let missing: Vec<&str> = inputs.filter(|name| facts.column(name).is_none()).collect();
        let system = Arc::new(system.with_defaults(&missing).unwrap());
        let (mut compared, mut again) = (0, 0);
        for block in 0..population.n_blocks() {
            let facts = population.block(block);
            compared += compare(&system, 2026, &facts);
            again += recomputed(&system, 2026, &facts);
        }
        assert!(compared > HOUSEHOLDS as usize * 100, "only {compared} values were compared");
        assert!(
            again * 20 < HOUSEHOLDS as usize,
            "{again} of {HOUSEHOLDS} households were recomputed: the filter is too wide"
        );
    }
}
