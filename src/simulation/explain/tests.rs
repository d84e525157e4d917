//! Explanations: order, branches, numbers worked out by hand, refusals.

use super::*;
use crate::scenario::by_hand::{ByHand, read_household};
use crate::simulation::blocks::Silent;
use crate::simulation::prepare::{Overrides, prepare};
use rust_decimal::dec;
use std::path::Path;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";

fn prepared(sample: u32) -> Prepared {
    let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
    prepare(&Path::new(env!("CARGO_MANIFEST_DIR")).join(SCENARIO), &overrides).unwrap()
}

fn question(household: u64, variant: Option<&str>, scheme: Option<&str>) -> Question {
    let household = HouseholdId(household);
    Question { household, variant: variant.map(str::to_owned), scheme: scheme.map(str::to_owned), month: 1 }
}

/// The household of regels.md §15, example 1: alone, born in 1990, assessed income 36,000, and its zorgtoeslag.
fn first_example() -> Section {
    let file = std::env::temp_dir().join(format!("stelsel-example-1-{}.toml", std::process::id()));
    let text = "[huishouden]\nwoonsituatie = \"eigenaar\"\n\n[[persoon]]\nrol = \"aanvrager\"\n\
                geboortedatum = 1990-05-01\n\n[gegeven]\ntoetsingsinkomen_huishouden = \"36000\"\n";
    std::fs::write(&file, text).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/huidig");
    let system = crate::rulebook::load_system(&folder, &[]).unwrap();
    let ByHand { system, facts } = read_household(&file, &system, 2026).unwrap();
    std::fs::remove_file(&file).unwrap();
    let scheme = system.definitions.schemes.iter().find(|s| s.id == "zorgtoeslag").unwrap().clone();
    let schemes = [(scheme, SectionDetail::Full)];
    let rights =
        RightsQuestion { system: &system, year: 2026, facts: &facts, month: 1, schemes: &schemes, changed: &[] };
    explain_rights(&rights).unwrap().remove(0)
}

fn euros(amount: &Amount) -> Option<Decimal> {
    match amount {
        Amount::Number { value, .. } => Some(value.round_dp(2)),
        _ => None,
    }
}

#[test]
fn the_first_example_shows_both_parts_of_the_normpremie() {
    let section = first_example();
    let normpremie = section.steps.iter().find(|s| s.name == "normpremie").unwrap();
    let parts: Vec<Decimal> = normpremie.parts.iter().filter_map(|p| euros(&p.amount)).collect();
    // By hand: 1.912% of 29,736 is 568.55; 13.73% of 36,000 − 29,736 is 860.05 (regels.md §15).
    assert!(parts.contains(&dec!(568.55)), "{parts:?}");
    assert!(parts.contains(&dec!(860.05)), "{parts:?}");
    assert_eq!(euros(&normpremie.outcome), Some(dec!(1428.60)));
}

#[test]
fn the_first_example_ends_at_the_amount_worked_out_by_hand() {
    let section = first_example();
    // By hand: 2,119 − 568.55 − 860.05 = 690.40, in whole euros 690; a twelfth is 57.53.
    let outcomes: Vec<Option<Decimal>> = section.results.iter().map(|(_, r)| euros(&r.amount)).collect();
    assert_eq!(outcomes, [Some(dec!(57.53)), Some(dec!(690.00))]);
}

#[test]
fn the_branch_not_taken_is_not_explained() {
    let section = first_example();
    let normpremie = section.steps.iter().find(|s| s.name == "normpremie").unwrap();
    let condition = Branch { condition: "heeft_toeslagpartner".to_owned(), holds: false };
    assert_eq!(normpremie.branches, [condition]);
    let numbers: Vec<&str> = normpremie.law_numbers.iter().map(|n| n.name.as_str()).collect();
    assert!(numbers.contains(&"percentage_normpremie_alleenstaand"), "{numbers:?}");
    assert!(!numbers.contains(&"percentage_normpremie_partners"), "{numbers:?}");
}

#[test]
fn every_number_of_the_law_has_a_source_and_a_certainty() {
    let numbers: Vec<LawNumber> = first_example().steps.into_iter().flat_map(|s| s.law_numbers).collect();
    assert!(numbers.len() > 4, "found only {}", numbers.len());
    assert!(numbers.iter().all(|n| !n.source.is_empty()), "{numbers:?}");
}

#[test]
fn every_step_comes_after_the_steps_it_uses() {
    let prepared = prepared(200);
    for variant in ["toeslag-per-maand", "toeslag-per-jaar-ambtshalve"] {
        for household in [3, 41, 97] {
            let explained = explain(&prepared, &question(household, Some(variant), None), &Silent).unwrap();
            let steps: Vec<&ExplainedStep> = explained.sections.iter().flat_map(|s| &s.steps).collect();
            assert!(steps.len() > 10, "household {household} has only {} steps", steps.len());
            for (position, step) in steps.iter().enumerate() {
                assert_eq!(step.number, position + 1);
                for used in step.reads.iter().filter_map(|r| r.step) {
                    assert!(used < step.number, "step {} of household {household} uses step {used}", step.number);
                }
            }
        }
    }
}

#[test]
fn every_rule_that_a_full_section_reads_is_explained() {
    let section = first_example();
    let bare: Vec<&Read> =
        section.steps.iter().flat_map(|s| &s.reads).filter(|r| !r.is_fact && r.step.is_none()).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn the_household_alone_is_delivered_as_in_the_sample_and_for_the_reason_told() {
    let prepared = prepared(60);
    let ids: Vec<&str> = prepared.variants().map(|variant| variant.id.as_str()).collect();
    for id in [ids[0], ids[4]] {
        let finished = run_only(&prepared, &[id], &Silent).unwrap();
        let run = finished.variants.last().unwrap();
        for household in 0..60 {
            // Households that begin in the year stand between those of 1 January.
            let at = finished.facts.iter().position(|facts| facts.household.0 == household).unwrap();
            let facts = prepared.household(HouseholdId(household));
            let told = delivered::explain_delivery(&prepared, run, &facts).unwrap();
            for (ledger, told) in run.records[at].schemes.iter().zip(&told) {
                assert_eq!((ledger.used, ledger.advances), (told.is_used, told.advances_cents_month));
                let expected = match &told.reason {
                    UseReason::NoRight => false,
                    UseReason::Automatic { coverage } => coverage.happens(),
                    UseReason::Decision { claim, .. } => claim.happens(),
                };
                assert_eq!(ledger.used, expected, "household {household}: {:?}", told.reason);
            }
        }
    }
}

#[test]
fn a_toelage_is_explained_with_the_tax_that_pays_for_it() {
    let prepared = prepared(200);
    let explained = explain(&prepared, &question(7, Some("toelage-per-jaar"), None), &Silent).unwrap();
    assert!(!explained.financing.unwrap().numbers.is_empty());
    let tax = explained.sections.iter().find(|s| s.scheme == "inkomstenbelasting").unwrap();
    assert!(tax.steps.iter().flat_map(|s| &s.law_numbers).any(|n| n.is_financed));
}

fn refusal(question: &Question) -> String {
    match explain(&prepared(10), question, &Silent) {
        Err(RunError::Files(diagnostics)) => diagnostics.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_unknown_variant_is_refused_with_the_list() {
    let text = refusal(&question(1, Some("toelage-per-jar"), None));
    assert!(text.contains("bedoelde u `toelage-per-jaar`") && text.contains("toeslag-per-maand"), "{text}");
}

#[test]
fn a_scheme_that_the_variant_has_dropped_is_refused_with_the_list() {
    let text = refusal(&question(1, Some("toelage-per-jaar"), Some("zorgtoeslag")));
    assert!(text.contains("De regelingen zijn: ") && text.contains("kinderbijslag, "), "{text}");
}

#[test]
fn a_household_beyond_the_population_is_refused_with_the_last_number() {
    let text = refusal(&question(u64::from(u32::MAX), None, None));
    assert!(text.contains("kies een nummer van 0 tot en met "), "{text}");
}
