//! Facts on, one cent below and one cent above every amount of the law: both evaluators agree there too.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::IS_THOROUGH;
use rust_decimal::prelude::ToPrimitive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate};
use stelsel::population::{Population, Spec};
use stelsel::rulebook::{Plan, load_system};
use stelsel::table::{Column, HouseholdId, Table, ValueType};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every amount of the system in cents, whatever its period.
fn amounts(plan: &Plan) -> Vec<f64> {
    let definitions = &plan.system.definitions;
    let parameters = definitions.parameters.iter().filter(|p| p.unit.is_money()).flat_map(|p| &p.values);
    let limits = definitions
        .tables
        .iter()
        .filter(|t| t.unit_in.is_money())
        .flat_map(|t| t.values.iter().flat_map(|dated| &dated.value))
        .filter_map(|row| row.limit);
    let mut cents: Vec<f64> = parameters
        .map(|dated| dated.value)
        .chain(limits)
        .filter_map(|value| (value * rust_decimal::dec!(100)).round().to_f64())
        .chain([2350.0, 2349.0])
        .collect();
    cents.sort_by(f64::total_cmp);
    cents.dedup();
    cents
}

/// The column with `change` made to each value, given its household.
fn changed(facts: &mut Table, name: &str, change: impl Fn(usize, f64) -> f64) {
    let column = facts.column(name).unwrap().clone();
    let n = column.n_entities();
    let is_person = column.schema.entity == stelsel::table::Entity::Person;
    let household = |entity: usize| {
        if is_person { facts.person_start().partition_point(|s| *s as usize <= entity) - 1 } else { entity }
    };
    let values = column.values.iter().enumerate().map(|(at, value)| change(household(at % n), *value)).collect();
    facts.insert(Column::new(Arc::clone(&column.schema), values)).unwrap();
}

#[test]
fn facts_on_and_beside_every_amount_of_the_law_give_equal_cents() {
    let spec = Spec::load(&root("synthetic-data/nl-2026.toml")).unwrap();
    let population = Population::new(spec, 4096, 11).unwrap();
    let systems = [None, Some("rulebooks/varianten/maandinkomen.toml"), Some("rulebooks/varianten/toelage.toml")];
    // A quick run takes the current system alone.
    for overlay in &systems[..if IS_THOROUGH { systems.len() } else { 1 }] {
        let overlay = overlay.map(root);
        let overlays: Vec<&Path> = overlay.iter().map(AsRef::as_ref).collect();
        let system = load_system(&root("rulebooks/huidig"), &overlays).unwrap();
        // As in a run: facts that the population lacks stand at their value of `weglaten`.
        let facts = population.block(0);
        let inputs = system.definitions.inputs.iter().map(|input| input.name.as_str());
        let missing: Vec<&str> = inputs.filter(|name| facts.column(name).is_none()).collect();
        let system = Arc::new(system.with_defaults(&missing).unwrap());
        let is_money = |kind: &ValueType| matches!(kind, ValueType::Number(unit) if unit.is_money());
        let rules = system.values.iter().filter(|v| v.rule.is_some() && is_money(&v.schema.value_type));
        let names: Vec<&str> = rules.map(|v| &*v.schema.name).collect();
        let plan = Arc::new(Plan::new(&system, 2026, &names).unwrap());
        let amounts = amounts(&plan);
        assert!(amounts.len() > 50, "only {} amounts", amounts.len());
        let columns = Columns::compile(plan);
        let beside = [-1.0, 0.0, 1.0];
        let n = amounts.len() * beside.len();
        let at = |household: usize| amounts[household / beside.len()] + beside[household % beside.len()];
        let ids: Vec<HouseholdId> = (0..n as u64).map(HouseholdId).collect();
        for fact in ["vermogen", "kale_huur", "loon", "pensioen", "uitkering"] {
            // The amount itself in each month, and a twelfth of it.
            for parts in [1.0, 12.0] {
                let mut facts = population.households(&ids);
                changed(&mut facts, fact, |household, _| (at(household) / parts).trunc());
                let (fast, exact) = (columns.evaluate(&facts).unwrap(), columns.evaluate_exactly(&facts).unwrap());
                for (found, wanted) in fast.columns().zip(exact.columns()) {
                    assert_eq!(found.values, wanted.values, "`{}` with `{fact}` at a limit", found.schema.name);
                }
            }
        }
    }
}
