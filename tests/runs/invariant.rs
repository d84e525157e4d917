//! What holds for every household of a real run, in every variant.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;
use std::sync::LazyLock;
use stelsel::simulation::{Overrides, Run, Silent, prepare, run};
use stelsel::units::Cents;

const HOUSEHOLDS: u32 = 3_000;

static RUN: LazyLock<Run> = LazyLock::new(|| {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(HOUSEHOLDS), seed: Some(7), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap_or_else(|e| panic!("{e}"));
    run(&prepared, &Silent).unwrap_or_else(|e| panic!("{e}"))
});

/// Calls `check` with every ledger and words that say whose it is.
fn every_ledger(check: impl Fn(&stelsel::delivery::SchemeLedger, &str)) {
    let mut seen = 0;
    for variant in &RUN.variants {
        for (household, record) in variant.records.iter().enumerate() {
            assert_eq!(record.schemes.len(), variant.schemes.len());
            for (ledger, scheme) in record.schemes.iter().zip(&variant.schemes) {
                check(ledger, &format!("{} of household {household} in {}", scheme.id, variant.variant.id));
                seen += 1;
            }
        }
    }
    assert!(seen >= 10 * HOUSEHOLDS as usize, "only {seen} ledgers seen");
}

#[test]
fn every_ledger_balances_to_the_cent() {
    every_ledger(|ledger, whose| assert_eq!(ledger.imbalance(), Cents::ZERO, "{whose}"));
}

#[test]
fn no_amount_in_a_ledger_is_negative() {
    every_ledger(|l, whose| {
        let settled = [l.supplement, l.recovery, l.recovery_paid, l.balance, l.written_off, l.overpaid(), l.underpaid];
        let amounts = [[l.entitlement, l.due].as_slice(), &settled].concat();
        let lowest = amounts.iter().chain(&l.advances).min().unwrap();
        assert!(*lowest >= Cents::ZERO, "{whose}: {l:?}");
    });
}

#[test]
fn who_does_not_use_a_scheme_gets_nothing_and_owes_nothing() {
    every_ledger(|l, whose| {
        if !l.used {
            let moved = [l.due, l.paid(), l.supplement, l.recovery];
            assert_eq!(moved, [Cents::ZERO; 4], "{whose}");
        }
    });
}

#[test]
fn who_uses_a_scheme_is_due_what_the_law_gives() {
    every_ledger(|l, whose| {
        if l.used {
            assert_eq!(l.due, l.entitlement, "{whose}");
        }
    });
}

#[test]
fn a_recovery_is_paid_still_owed_or_written_off() {
    every_ledger(|l, whose| assert_eq!(l.recovery, l.recovery_paid + l.balance + l.written_off, "{whose}"));
}

#[test]
fn cash_over_the_years_is_what_was_paid_less_what_came_back() {
    every_ledger(|l, whose| {
        let cash: Cents = l.cash.iter().sum();
        assert_eq!(cash, l.paid() + l.supplement - l.recovery_paid, "{whose}");
    });
}

#[test]
fn nobody_gets_both_a_supplement_and_a_recovery_of_one_scheme() {
    every_ledger(|l, whose| assert!(l.supplement == Cents::ZERO || l.waived == Cents::ZERO, "{whose}"));
}

#[test]
fn a_variant_without_settlement_claims_nothing_back() {
    let month = RUN.variants.iter().find(|v| v.variant.id == "toeslag-per-maand").unwrap();
    for record in &month.records {
        for ledger in &record.schemes {
            assert_eq!((ledger.recovery, ledger.supplement), (Cents::ZERO, Cents::ZERO));
        }
    }
}

#[test]
fn who_claims_in_the_base_is_still_there_under_automatic_award() {
    let base = &RUN.variants[0];
    let automatic = RUN.variants.iter().find(|v| v.variant.id == "toeslag-per-jaar-ambtshalve").unwrap();
    let used = |records: &[stelsel::delivery::VariantRecord]| {
        records.iter().flat_map(|r| &r.schemes).filter(|l| l.used && l.due > Cents::ZERO).count()
    };
    assert!(used(&automatic.records) > used(&base.records), "automatic award reaches no more households");
}

#[test]
fn a_toelage_costs_nothing_on_balance_after_its_financing() {
    for id in ["toelage-per-jaar", "toelage-per-maand"] {
        let variant = RUN.variants.iter().find(|v| v.variant.id == id).unwrap();
        let cost = stelsel::simulation::net_cost(variant, &RUN.variants[0]);
        let each = variant.records.iter().zip(variant.weights.iter());
        let spent: f64 = each.map(|(r, weight)| r.support_due().as_euros() * weight).sum();
        assert!(cost.abs() < spent * 1e-3, "{id} costs {cost} on {spent}");
    }
}
