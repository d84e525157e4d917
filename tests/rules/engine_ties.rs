//! Shares of computed amounts that fall on half a cent: told in columns without an exact recomputation, and right.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::fs;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate};
use stelsel::rulebook::{Plan, load_system};
use stelsel::scenario::by_hand::read_household;
use stelsel::table::{Column, Table};

const RULES: &str = r#"
[regeling]
id = "aandeel"
naam = "Aandeel"
soort = "bouwsteen"

[invoer.loon]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"
weglaten = "0"

[invoer.belasting]
voor = "persoon"
per = "jaar"
eenheid = "EUR/jaar"
weglaten = "0"

[regel.loon_jaar]
voor = "persoon"
per = "jaar"
eenheid = "EUR/jaar"
bron = "verzonnen"
formule = "som_maanden(loon)"

[regel.deel]
voor = "persoon"
per = "maand"
eenheid = "ratio"
bron = "verzonnen"
formule = "als loon_jaar <= 0 EUR/jaar dan 1 anders loon / per_maand(loon_jaar)"

[regel.rest]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"
bron = "verzonnen"
formule = "loon - per_maand(belasting) * deel"

[regel.omlaag]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"
bron = "verzonnen"
formule = "naar_beneden(per_maand(belasting) * deel, op cent)"

[regel.omhoog]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"
bron = "verzonnen"
formule = "naar_boven(per_maand(belasting) * deel - loon, op cent)"
"#;

/// The rules compiled for one result, and the facts of a household.
fn compiled(name: &str, household: &str) -> (Columns, Table) {
    let folder = tempfile::tempdir().unwrap();
    let main = "[stelsel]\nid = \"proef\"\nnaam = \"Proef\"\njaren = [2026]\nbestanden = [\"aandeel.toml\"]\n";
    fs::write(folder.path().join("stelsel.toml"), main).unwrap();
    fs::write(folder.path().join("aandeel.toml"), RULES).unwrap();
    let system = load_system(folder.path(), &[]).unwrap_or_else(|e| panic!("{e}"));
    let file = folder.path().join("huishouden.toml");
    fs::write(&file, household).unwrap();
    let by_hand = read_household(&file, &system, 2026).unwrap_or_else(|e| panic!("{e}"));
    let columns = Columns::compile(Arc::new(Plan::new(&by_hand.system, 2026, &[name]).unwrap()));
    (columns, by_hand.facts)
}

/// Of one rule and the months given, in cents; also whether the household was recomputed.
fn cents(name: &str, household: &str) -> (Vec<f64>, usize) {
    let (columns, facts) = compiled(name, household);
    let found = columns.evaluate(&facts).unwrap();
    let exact = columns.evaluate_exactly(&facts).unwrap();
    let (values, wanted) = (&found.column(name).unwrap().values, &exact.column(name).unwrap().values);
    assert_eq!(values, wanted, "`{name}`: columns and exact differ");
    (values.clone(), found.marked)
}

/// Twelve months of 1.000 and a tax.
fn person(tax: &str) -> String {
    format!("[[persoon]]\nloon = \"1000\"\nbelasting = \"{tax}\"\n")
}

#[test]
fn half_a_cent_by_the_share_of_a_month_is_rounded_away_from_nil_without_recomputing() {
    let wages = format!("[\"500\",{}\"1500\"]", "\"1000\",".repeat(10));
    let household = person("0.12").replace("\"1000\"", &wages);
    // Of 12.000 a year: 500 is 1/24, 1.000 is 1/12, 1.500 is 1/8. Of 0,12 that is 0,005, 0,01 and 0,015.
    let (values, recomputed) = cents("rest", &household);
    assert_eq!((values[0], values[1], values[11], recomputed), (50_000.0, 99_999.0, 149_999.0, 0));
    // One cent more: 0,13 / 24 = 0,00541…, so 499,99. Three times as much is 0,01625: 1.499,98.
    let (values, recomputed) = cents("rest", &household.replace("0.12", "0.13"));
    assert_eq!((values[0], values[1], values[11], recomputed), (49_999.0, 99_999.0, 149_998.0, 0));
}

#[test]
fn twelfths_of_odd_cents_are_ties_and_are_told() {
    // 0,18 over twelve equal months is 1,5 cent: 1.000 − 0,015 = 999,985, half a cent up is 999,99.
    let same = person("0.18");
    assert_eq!(cents("rest", &same), (vec![99_999.0; 12], 0));
    assert_eq!(cents("omlaag", &same), (vec![1.0; 12], 0));
    // 0,015 − 1.000 = −999,985, upwards −999,98.
    assert_eq!(cents("omhoog", &same), (vec![-99_998.0; 12], 0));
    // One cent more or less is no tie: 0,19 / 12 = 0,01583… and 0,17 / 12 = 0,01416….
    for (tax, rest, down) in [("0.19", 99_998.0, 1.0), ("0.17", 99_999.0, 1.0), ("0.24", 99_998.0, 2.0)] {
        let household = person(tax);
        assert_eq!(cents("rest", &household), (vec![rest; 12], 0), "tax {tax}");
        assert_eq!(cents("omlaag", &household), (vec![down; 12], 0), "tax {tax}");
    }
}

#[test]
fn without_income_the_share_is_one_and_the_divisor_is_not_looked_at() {
    let household = "[[persoon]]\nbelasting = \"0.18\"\n";
    // A twelfth of 0,18 is 0,015; downwards 0,01.
    assert_eq!(cents("omlaag", household), (vec![1.0; 12], 0));
}

/// Small amounts make ties common: with wages and taxes of at most thirty cents they come up all the time.
#[test]
fn random_small_amounts_give_the_same_in_both_evaluators_without_recomputing() {
    use rand::{RngExt, SeedableRng};
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    let household = person("0").repeat(8);
    for name in ["rest", "omlaag", "omhoog"] {
        let (columns, mut facts) = compiled(name, &household);
        for round in 0..500 {
            for (fact, least) in [("loon", 20.0), ("belasting", -30.0)] {
                let column = facts.column(fact).unwrap();
                let schema = Arc::clone(&column.schema);
                let n = column.values.len();
                let values = (0..n).map(|_| f64::from(random.random_range(0..=10_u8)) + least).collect();
                facts.insert(Column::new(schema, values)).unwrap();
            }
            let (found, exact) = (columns.evaluate(&facts).unwrap(), columns.evaluate_exactly(&facts).unwrap());
            assert_eq!(
                found.column(name).unwrap().values,
                exact.column(name).unwrap().values,
                "`{name}`, round {round}"
            );
            assert_eq!(found.marked, 0, "`{name}`, round {round}");
        }
    }
}
