//! Standardised income after tax and benefits, computed by the rules of 2026 with the published use of toeslagen, beside
//! the distribution that CBS published.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate};
use stelsel::population::{Population, Spec};
use stelsel::rulebook::{Plan, load_system};

const SAMPLE: u32 = 40_000;

/// Limits of the ten groups of 2024 in euros. Source: CBS, Materiële welvaart 2024, bijlage A, interpolated.
const LIMITS_2024: [f64; 9] =
    [19_300.0, 24_200.0, 28_200.0, 32_300.0, 36_500.0, 40_800.0, 45_600.0, 51_800.0, 61_900.0];
/// From 2024 to 2026: growth of wages, the number `cbs.loongroei_2024_2026` of the target file.
const GROWTH: f64 = 1.095;
/// Out of 1,000 households with a right, how many leave it. Source: CPB 2025, use in 2021.
const UNUSED: [(&str, u64); 4] = [
    ("zorgtoeslag_jaar", 120),
    ("zorgtoeslag_medebewoners_jaar", 120),
    ("huurtoeslag_jaar", 120),
    ("kindgebonden_budget_jaar", 85),
];

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Standardised income of households, as CBS counts it, in rising order, with the months in which they are there.
fn standardised_incomes() -> Vec<(f64, f64)> {
    let spec = Spec::load(&root("synthetic-data/nl-2026.toml")).unwrap();
    let population = Population::new(spec, SAMPLE, 2026).unwrap();
    let system = load_system(&root("rulebooks/huidig"), &[]).unwrap();
    let facts = population.block(0);
    let inputs = system.definitions.inputs.iter().map(|input| input.name.as_str());
    let missing: Vec<&str> = inputs.filter(|name| facts.column(name).is_none()).collect();
    let system = Arc::new(system.with_defaults(&missing).unwrap());
    let toeslagen = UNUSED.iter().map(|(name, _)| *name);
    let wanted: Vec<&str> =
        toeslagen.chain(["besteedbaar_inkomen_jaar", "equivalentiefactor", "aantal_aanwezig"]).collect();
    let plan = Arc::new(Plan::new(&system, 2026, &wanted).unwrap());
    let evaluator = Columns::compile(plan);
    let mut incomes = Vec::new();
    for block in 0..population.n_blocks() {
        let facts = population.block(block);
        let outcome = evaluator.evaluate(&facts).unwrap();
        let net = outcome.column("besteedbaar_inkomen_jaar").unwrap();
        let factor = outcome.column("equivalentiefactor").unwrap();
        let present = outcome.column("aantal_aanwezig").unwrap();
        let wealth = facts.column("inkomen_uit_vermogen").unwrap();
        for household in 0..facts.n_households() {
            let id = facts.households[household].0;
            let mut cents = net.get(household, 0) + wealth.get(household, 0);
            for (number, (name, unused)) in (1_u64..).zip(UNUSED) {
                // Any spread of those who leave a right will do: multiples of a prime, one per toeslag.
                if id.wrapping_mul(7_919 * number + 104_729) % 1_000 < unused {
                    cents -= outcome.column(name).unwrap().get(household, 0);
                }
            }
            // Who begins or ends a household in the year counts with the months in which it is there.
            let there: Vec<usize> = (0..12).filter(|month| present.get(household, *month) > 0.0).collect();
            let months = there.len() as f64;
            let mean_factor = there.iter().map(|month| factor.get(household, *month)).sum::<f64>() / months;
            if months > 0.0 {
                incomes.push((cents / 100.0 * 12.0 / months / mean_factor, months));
            }
        }
    }
    incomes.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    incomes
}

#[test]
fn the_income_limits_of_cbs_come_out_within_three_percent_after_tax_and_benefits() {
    let incomes = standardised_incomes();
    let all: f64 = incomes.iter().map(|(_, months)| months).sum();
    let limit_of = |share: f64| {
        let mut below = 0.0;
        let mut reaches = |months: f64| {
            below += months;
            below > share * all
        };
        incomes.iter().find(|(_, months)| reaches(*months)).unwrap().0
    };
    let mut far = Vec::new();
    for (group, limit) in LIMITS_2024.iter().enumerate() {
        let target = limit * GROWTH;
        let found = limit_of((group + 1) as f64 / 10.0);
        let off = 100.0 * (found / target - 1.0);
        println!("p{}0: {found:.0} for {target:.0}, {off:.1}%", group + 1);
        if off.abs() > 3.0 {
            far.push(group + 1);
        }
    }
    assert!(far.is_empty(), "tenths {far:?} are off");
}
