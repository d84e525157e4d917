//! What a variant costs, in both ledgers, and why it costs more or less than the base.
//!
//! Takes: the base and a variant. Gives: levels per variant, changes against the base.
//! Leaves to others: costs of carrying out (not in these records), how amounts are printed.
//!
//! Sign: + is higher spending or lower receipts, so a worse balance. Unit: euros (per year).
//!
//! *Transactiebasis* is what the year costs in the end: what households are due, plus what is not claimed back or
//! claimed back in vain, and every other payment between households and public purses or insurers that the rules move.
//! *Kasbasis* is when money moves, by calendar year.
//!
//! **Policy and higher use.** A household's use in the base is `u`: the share of the right it takes up
//! (due / entitlement). At that use it would receive `u × E` in the variant, with `E` its right there. So
//! `u × E − due in the base` is policy (beleidswijziging) and `due in the variant − u × E` is use (hoger gebruik;
//! negative where use falls). Who has no right in the base has no `u`; all it receives is policy. A scheme with
//! the same id in both is compared with itself; the schemes that go and those that come are compared as one bundle,
//! so that a toelage that replaces three toeslagen is weighed against the three together.

use crate::delivery::SchemeLedger;
use crate::delivery::VariantRecord;
use crate::measure::Estimate;
use crate::measure::Figure;
use crate::measure::FinancingResult;
use crate::measure::RunData;
use crate::measure::Sample;
use crate::measure::VariantData;
use crate::text::Text;
use crate::units::Cents;

/// An amount of one scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeAmount {
    /// Id of the scheme.
    pub id: String,
    /// Text of the scheme.
    pub name: Text,
    /// Euros.
    pub figure: Figure,
}

/// What a variant costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// What households are due, per scheme.
    pub schemes: Vec<SchemeAmount>,
    /// What households are due, all schemes.
    pub due: Figure,
    /// Paid beyond what is due and not claimed back.
    pub waived: Figure,
    /// Paid less than what is due and not supplemented.
    pub underpaid: Figure,
    /// Claimed back and not collected, nor ever to be.
    pub written_off: Figure,
    /// Taxes and contributions: receipts.
    pub tax: Figure,
    /// Premiums to other parties: receipts of those.
    pub premiums: Figure,
    /// Kinderbijslag and the like.
    pub child_benefits: Figure,
    /// Benefits that rules work out.
    pub benefits: Figure,
    /// Paid in year t.
    pub advances: Figure,
    /// Paid after the definitive award.
    pub supplements: Figure,
    /// Received back up to and including t+3.
    pub repaid: Figure,
    /// Still owed at the end of t+3.
    pub outstanding: Figure,
    /// Payments minus repayments in t, t+1, t+2, t+3.
    pub cash: [Figure; 4],
    /// Against the base; `None` for the base.
    pub change: Option<BudgetChange>,
}

/// Change against the base; + worsens the balance.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetChange {
    /// What households are due, per scheme of either.
    pub schemes: Vec<SchemeAmount>,
    /// At the use of the base.
    pub policy: Figure,
    /// By other use.
    pub use_effect: Figure,
    /// Money paid without a right and not claimed back.
    pub waived: Figure,
    /// Money that was due and is not paid: minus its change.
    pub underpaid: Figure,
    /// Money claimed back that is written off.
    pub written_off: Figure,
    /// Kinderbijslag and the like.
    pub child_benefits: Figure,
    /// Benefits that rules work out, such as social assistance.
    pub benefits: Figure,
    /// Premiums to other parties: minus their change.
    pub premiums: Figure,
    /// What else changes in the income of households apart from the delivered schemes.
    pub other: Figure,
    /// Taxes and contributions: minus their change.
    pub tax: Figure,
    /// Money from elsewhere: minus what comes in. The same whatever the sample.
    pub outside: Figure,
    /// Sum of the lines above.
    pub balance: Figure,
    /// Cash, t to t+3: advances.
    pub advances: Figure,
    /// Cash, t to t+3: supplements.
    pub supplements: Figure,
    /// Cash, t to t+3: fewer recoveries received.
    pub repaid: Figure,
    /// Cash, t to t+3: sum of the three lines above.
    pub cash: Figure,
    /// Cash of the schemes in each year.
    pub cash_years: [Figure; 4],
    /// Cash balance of each year: schemes and other transfers and tax, which are taken to move in year t.
    pub balance_years: [Figure; 4],
}

/// Splits the change of what one household is due into policy and use.
///
/// Unit: euros; the two parts add up to the change.
pub fn split(base: (Cents, Cents), variant: (Cents, Cents)) -> (f64, f64) {
    let (base_right, base_due) = (base.0.as_euros(), base.1.as_euros());
    let (right, due) = (variant.0.as_euros(), variant.1.as_euros());
    if base_right <= 0.0 {
        return (due - base_due, 0.0);
    }
    let at_base_use = base_due / base_right * right;
    (at_base_use - base_due, due - at_base_use)
}

/// The bundles that are compared: each shared scheme with itself, the others together. Positions in both variants.
fn bundles(base: &VariantData, variant: &VariantData) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut bundles = Vec::new();
    let mut gone = Vec::new();
    for (position, scheme) in base.schemes.iter().enumerate() {
        match variant.scheme(&scheme.id) {
            Some(other) => bundles.push((vec![position], vec![other])),
            None => gone.push(position),
        }
    }
    let is_new = |s: &usize| base.scheme(&variant.schemes[*s].id).is_none();
    let new: Vec<usize> = (0..variant.schemes.len()).filter(is_new).collect();
    bundles.push((gone, new));
    bundles
}

fn right_and_due(record: &VariantRecord, schemes: &[usize]) -> (Cents, Cents) {
    let sum = |amount: fn(&SchemeLedger) -> Cents| schemes.iter().map(|s| amount(&record.schemes[*s])).sum();
    (sum(|ledger| ledger.entitlement), sum(|ledger| ledger.due))
}

/// Policy and use of one household over all its schemes.
fn split_household(bundles: &[(Vec<usize>, Vec<usize>)], base: &VariantRecord, variant: &VariantRecord) -> (f64, f64) {
    let parts = bundles.iter().map(|(b, v)| split(right_and_due(base, b), right_and_due(variant, v)));
    parts.fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
}

fn sum_of(record: &VariantRecord, amount: impl Fn(&SchemeLedger) -> Cents) -> Cents {
    record.schemes.iter().map(amount).sum()
}

/// The budget of one variant.
pub(super) fn budget(all: &Sample, data: &RunData, variant: &VariantData, is_base: bool) -> Budget {
    let level = |amount: &dyn Fn(&VariantRecord) -> Cents| shown(all, |i| amount(&variant.records[i]).as_euros());
    let schemes = variant.schemes.iter().enumerate().map(|(position, scheme)| SchemeAmount {
        id: scheme.id.clone(),
        name: scheme.name.clone(),
        figure: level(&|r| r.schemes[position].due),
    });
    Budget {
        schemes: schemes.collect(),
        due: level(&VariantRecord::support_due),
        waived: level(&|r| sum_of(r, SchemeLedger::overpaid)),
        underpaid: level(&|r| sum_of(r, |l| l.underpaid)),
        written_off: level(&|r| sum_of(r, |l| l.written_off)),
        tax: level(&|r| r.tax),
        premiums: level(&|r| r.accounts.premiums),
        child_benefits: level(&|r| r.accounts.child_benefits),
        benefits: level(&|r| r.accounts.benefits),
        advances: level(&|r| sum_of(r, SchemeLedger::paid)),
        supplements: level(&|r| sum_of(r, |l| l.supplement + l.paid_later)),
        repaid: level(&|r| sum_of(r, |l| l.recovery_paid)),
        outstanding: level(&|r| sum_of(r, |l| l.balance)),
        cash: std::array::from_fn(|year| level(&|r| sum_of(r, |l| l.cash[year]))),
        change: (!is_base).then(|| change(all, data.base(), variant)),
    }
}

fn change(all: &Sample, base: &VariantData, variant: &VariantData) -> BudgetChange {
    let difference = |amount: &dyn Fn(&VariantRecord) -> Cents| {
        shown(all, |i| (amount(&variant.records[i]) - amount(&base.records[i])).as_euros())
    };
    let bundles = bundles(base, variant);
    let parts = |i: usize| split_household(&bundles, &base.records[i], &variant.records[i]);
    // Income before the delivered schemes, without what has a line of its own. It holds gross income too, the same in both.
    let other = |r: &VariantRecord| {
        let accounts = &r.accounts;
        r.before_support + r.tax + accounts.premiums - accounts.child_benefits - accounts.benefits
    };
    let written_off = |r: &VariantRecord| sum_of(r, |l| l.written_off);
    let outside = variant.financing.as_ref().map_or(0.0, FinancingResult::outside_euros_year);
    let cash = |r: &VariantRecord, year: usize| sum_of(r, |l| l.cash[year]);
    let before_support = |r: &VariantRecord, year: usize| if year == 0 { r.before_support } else { Cents::ZERO };
    BudgetChange {
        schemes: scheme_changes(all, base, variant),
        policy: shown(all, |i| parts(i).0),
        use_effect: shown(all, |i| parts(i).1),
        waived: difference(&|r| sum_of(r, SchemeLedger::overpaid)),
        underpaid: difference(&|r| -sum_of(r, |l| l.underpaid)),
        written_off: difference(&written_off),
        child_benefits: difference(&|r| r.accounts.child_benefits),
        benefits: difference(&|r| r.accounts.benefits),
        premiums: difference(&|r| -r.accounts.premiums),
        other: difference(&other),
        tax: difference(&|r| -r.tax),
        outside: Figure::Known(Estimate { value: -outside, low: -outside, high: -outside }),
        balance: difference(&VariantRecord::public_cost).plus(-outside),
        advances: difference(&|r| sum_of(r, SchemeLedger::paid)),
        supplements: difference(&|r| sum_of(r, |l| l.supplement + l.paid_later)),
        repaid: difference(&|r| -sum_of(r, |l| l.recovery_paid)),
        cash: difference(&|r| (0..4).map(|year| cash(r, year)).sum()),
        cash_years: std::array::from_fn(|year| difference(&|r| cash(r, year))),
        balance_years: std::array::from_fn(|year| {
            let elsewhere = if year == 0 { outside } else { 0.0 };
            difference(&|r| cash(r, year) + before_support(r, year)).plus(-elsewhere)
        }),
    }
}

fn scheme_changes(all: &Sample, base: &VariantData, variant: &VariantData) -> Vec<SchemeAmount> {
    let due = |data: &VariantData, position: Option<usize>, i: usize| {
        position.map_or(Cents::ZERO, |p| data.records[i].schemes[p].due)
    };
    let new = variant.schemes.iter().filter(|s| base.scheme(&s.id).is_none());
    let amounts = base.schemes.iter().chain(new).map(|scheme| {
        let (before, after) = (base.scheme(&scheme.id), variant.scheme(&scheme.id));
        let figure = shown(all, |i| (due(variant, after, i) - due(base, before, i)).as_euros());
        SchemeAmount { id: scheme.id.clone(), name: scheme.name.clone(), figure }
    });
    amounts.collect()
}

/// A total, suppressed where it is not zero but comes from too few households.
pub(super) fn shown(all: &Sample, value: impl Fn(usize) -> f64) -> Figure {
    let values: Vec<f64> = all.members.iter().map(|i| value(*i)).collect();
    all.total_of(&values).figure()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};

    fn euros(amount: i64) -> Cents {
        Cents::from_euros(amount)
    }

    #[test]
    fn the_split_follows_the_use_of_the_base() {
        let e = euros;
        // Uses 100 of 100; the right becomes 150: all policy.
        assert_eq!(split((e(100), e(100)), (e(150), e(150))), (50.0, 0.0));
        // Has a right of 100 but does not use it; in the variant 150 is used: all use.
        assert_eq!(split((e(100), e(0)), (e(150), e(150))), (0.0, 150.0));
        // Has no right in the base: all policy.
        assert_eq!(split((e(0), e(0)), (e(150), e(150))), (150.0, 0.0));
        // Uses 100, loses the right: all policy.
        assert_eq!(split((e(100), e(100)), (e(0), e(0))), (-100.0, 0.0));
        // Uses 100, has 150 in the variant and leaves it: +50 policy, −150 use.
        assert_eq!(split((e(100), e(100)), (e(150), e(0))), (50.0, -150.0));
        // Of 400 in two schemes 300 is used, three quarters; the variant gives 1.000 to all: 750 − 300 is policy.
        assert_eq!(split((e(400), e(300)), (e(1000), e(1000))), (450.0, 250.0));
    }

    #[test]
    fn policy_and_use_add_up_to_the_change_for_any_amounts() {
        let amounts = [(0, 0), (100, 0), (100, 40), (100, 100), (250, 0), (250, 250)];
        for (base_right, base_due) in amounts {
            for (right, due) in amounts {
                let (policy, by_use) = split((euros(base_right), euros(base_due)), (euros(right), euros(due)));
                assert!((policy + by_use - (due - base_due) as f64).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_lines_add_up_to_the_balance_and_to_what_households_gain() {
        // Sixty households of weight 10. Base: zorgtoeslag of 100, half uses it. Variant: toelage of 80 for all,
        // tax 30 higher, so before_support 30 lower; 5 is paid too much and never
        // claimed back, and 2 too little.
        let base = (0..60).map(|i| record(20_000, 4_000, vec![ledger(100, i % 2 == 0)])).collect();
        let after = |_| {
            let mut toelage = ledger(80, true);
            toelage.waived = euros(5 - 2);
            toelage.underpaid = euros(2);
            record(19_970, 4_030, vec![toelage])
        };
        let data =
            run(facts(60, 10.0), scheme_of("zorgtoeslag"), base, scheme_of("toelage"), (0..60).map(after).collect());
        let all = Sample::new((0..60).collect(), |_| 10.0);
        let budget = budget(&all, &data, &data.variants[1], false);
        let change = budget.change.unwrap();
        // Users: 30 × 10 × (80 − 100) = −6.000. Others: 30 × 10 × 80 = 24.000.
        assert_eq!(change.policy.value(), Some(-6_000.0));
        assert_eq!(change.use_effect.value(), Some(24_000.0));
        assert_eq!(change.waived.value(), Some(3_000.0));
        assert_eq!(change.underpaid.value(), Some(-1_200.0));
        assert_eq!(change.other.value(), Some(0.0));
        assert_eq!(change.tax.value(), Some(-18_000.0));
        // −6.000 + 24.000 + 3.000 − 1.200 − 18.000 = 1.800.
        assert_eq!(change.balance.value(), Some(1_800.0));
        assert_eq!(change.schemes[0].figure.value(), Some(-30_000.0));
        assert_eq!(change.schemes[1].figure.value(), Some(48_000.0));
    }

    #[test]
    fn a_total_from_a_few_households_is_suppressed_but_nil_is_shown() {
        let all = Sample::new((0..100).collect(), |_| 1.0);
        assert_eq!(shown(&all, |i| if i < 29 { 1.0 } else { 0.0 }), Figure::Suppressed);
        assert_eq!(shown(&all, |_| 0.0).value(), Some(0.0));
    }
}
