//! Whether money that was received can be kept: recoveries and supplements (zekerheid).
//!
//! Takes: the base and a variant. Gives: shares, means and sums per scheme, and per household.
//! Leaves to others: when money comes (`timing`), what is owed (`debt`).
//!
//! An award is a scheme that a household uses and under which it was paid or is due something.

use crate::delivery::SchemeLedger;
use crate::measure::Compared;
use crate::measure::Pair;
use crate::measure::SchemeInfo;
use crate::measure::compared::Sums;
use crate::measure::compared::Which;
use crate::measure::compared::{Of, indicator};
use crate::text::Text;
use crate::text::text;

/// Settlement of one scheme, or of all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// Id of the scheme; `None` for all schemes together.
    pub scheme: Option<String>,
    /// Text of the scheme.
    pub name: Text,
    /// Awards.
    pub awards: Compared,
    /// Share of the awards with a recovery.
    pub recovery_share: Compared,
    /// Awards with a recovery.
    pub recovery_count: Compared,
    /// Mean recovery of the awards that have one.
    ///
    /// Unit: euros.
    pub recovery_mean: Compared,
    /// Sum of the recoveries decided.
    ///
    /// Unit: euros.
    pub recovery_sum: Compared,
    /// Share of the awards with a supplement.
    pub supplement_share: Compared,
    /// Awards with a supplement.
    pub supplement_count: Compared,
    /// Mean supplement of the awards that have one.
    ///
    /// Unit: euros.
    pub supplement_mean: Compared,
    /// Sum of the supplements.
    ///
    /// Unit: euros.
    pub supplement_sum: Compared,
    /// Paid beyond the right and not claimed back, whatever the reason.
    ///
    /// Unit: euros.
    pub overpaid_sum: Compared,
    /// Paid less than the right, where nothing follows.
    ///
    /// Unit: euros.
    pub underpaid_sum: Compared,
    /// Share of the euros paid in year t that are never reclaimed.
    pub kept_share: Compared,
}

/// Recoveries per household.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlements {
    /// Per scheme, then all together.
    pub settlements: Vec<Settlement>,
    /// Households with at least one recovery.
    pub households: Compared,
    /// The same as a share of the households with an award.
    pub household_share: Compared,
    /// Households with two or more recoveries, as a share of those with an award.
    pub several_share: Compared,
}

fn is_award(ledger: &SchemeLedger) -> bool {
    ledger.used && (ledger.paid().0 > 0 || ledger.due.0 > 0)
}

/// All figures on the settlement of a variant.
pub(super) fn settlements(pair: &Pair) -> Settlements {
    let of_scheme = |scheme: &SchemeInfo| {
        let id = Some(scheme.id.clone());
        Settlement { scheme: id, ..settlement_of(pair, Which::Scheme(&scheme.id), scheme.name.clone()) }
    };
    let schemes = pair.variant.schemes.iter().map(of_scheme);
    let together = settlement_of(pair, Which::All, text!(all_schemes_together));
    Settlements {
        settlements: schemes.chain(std::iter::once(together)).collect(),
        households: pair.total(|d, i| indicator(recoveries(d, i) > 0)),
        household_share: household_share(pair),
        several_share: pair.ratio(|d, i| indicator(recoveries(d, i) > 1) * has_award(d, i), has_award),
    }
}

/// Households with at least one recovery, as a share of those with an award.
pub(super) fn household_share(pair: &Pair) -> Compared {
    pair.ratio(|d, i| indicator(recoveries(d, i) > 0) * has_award(d, i), has_award)
}

fn has_award(variant: Of<'_>, household: usize) -> f64 {
    indicator(variant.records[household].schemes.iter().any(is_award))
}

/// Schemes of a household with a recovery.
fn recoveries(variant: Of<'_>, household: usize) -> usize {
    variant.records[household].schemes.iter().filter(|ledger| ledger.recovery.0 > 0).count()
}

/// Settlement of schemes that are taken together.
pub(super) fn settlement_of(pair: &Pair, which: Which<'_>, name: Text) -> Settlement {
    let sums = Sums::new(pair, which, |ledger: &SchemeLedger| {
        if !is_award(ledger) {
            return [0.0; 8];
        }
        let (recovery, supplement) = (ledger.recovery.as_euros(), ledger.supplement.as_euros());
        let settled = [indicator(recovery > 0.0), recovery, indicator(supplement > 0.0), supplement];
        let [recovers, recovery, gets, supplement] = settled;
        let (over, under) = (ledger.overpaid().as_euros(), ledger.underpaid.as_euros());
        [1.0, ledger.paid().as_euros(), recovers, recovery, gets, supplement, over, under]
    });
    let awards = |d: Of<'_>, i: usize| sums.get(d, 0, i);
    let paid = |d: Of<'_>, i: usize| sums.get(d, 1, i);
    let recovered = |d: Of<'_>, i: usize| sums.get(d, 2, i);
    let recovery = |d: Of<'_>, i: usize| sums.get(d, 3, i);
    let supplemented = |d: Of<'_>, i: usize| sums.get(d, 4, i);
    let supplement = |d: Of<'_>, i: usize| sums.get(d, 5, i);
    let total = |value: &dyn Fn(Of<'_>, usize) -> f64| sums.hide_new(pair.total(value));
    Settlement {
        scheme: None,
        name,
        awards: total(&awards),
        recovery_share: pair.ratio(recovered, awards),
        recovery_count: total(&recovered),
        recovery_mean: pair.ratio(recovery, recovered),
        recovery_sum: total(&recovery),
        supplement_share: pair.ratio(supplemented, awards),
        supplement_count: total(&supplemented),
        supplement_mean: pair.ratio(supplement, supplemented),
        supplement_sum: total(&supplement),
        overpaid_sum: total(&|d, i| sums.get(d, 6, i)),
        underpaid_sum: total(&|d, i| sums.get(d, 7, i)),
        kept_share: pair.ratio(|d, i| paid(d, i) - recovery(d, i), paid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};
    use crate::measure::{Figure, Sample};
    use crate::units::Cents;

    #[test]
    fn recoveries_are_counted_over_awards_and_euros_over_what_was_paid() {
        // 100 households of weight 10 with 1.200 paid; 40 must repay 300; 100 − 40 × 300 / 120.000 = 90% is kept.
        let one = |i: usize| {
            let mut ledger = ledger(1_200, true);
            if i < 40 {
                ledger.recovery = Cents::from_euros(300);
            }
            record(20_000, 0, vec![ledger])
        };
        // In the variant 30 households keep 80 too much and 35 others miss 40.
        let left = |i: usize| {
            let mut ledger = ledger(1_200, true);
            match i {
                0..30 => ledger.waived = Cents::from_euros(80),
                30..65 => (ledger.waived, ledger.underpaid) = (Cents::from_euros(-40), Cents::from_euros(40)),
                _ => {}
            }
            record(20_000, 0, vec![ledger])
        };
        let none = (0..100).map(left).collect();
        let scheme = || scheme_of("zorgtoeslag");
        let data = run(facts(100, 10.0), scheme(), (0..100).map(one).collect(), scheme(), none);
        let sample = Sample::new((0..100).collect(), |_| 10.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] };
        let base = settlements(&pair);
        assert_eq!(base.settlements[0].recovery_share.level.value(), Some(0.4));
        assert_eq!(base.settlements[0].recovery_mean.level.value(), Some(300.0));
        assert_eq!(base.settlements[0].recovery_sum.level.value(), Some(120_000.0));
        assert_eq!(base.settlements[0].kept_share.level.value(), Some(0.9));
        assert_eq!(base.household_share.level.value(), Some(0.4));
        let variant = settlements(&Pair { variant: &data.variants[1], ..pair });
        assert_eq!(variant.settlements[0].recovery_share.difference.value(), Some(-0.4));
        assert_eq!(variant.settlements[0].recovery_mean.level, Figure::Undefined);
        // 30 × 10 × 80 and 35 × 10 × 40, which do not make up for one another.
        assert_eq!(variant.settlements[0].overpaid_sum.level.value(), Some(24_000.0));
        assert_eq!(variant.settlements[0].underpaid_sum.level.value(), Some(14_000.0));
    }
}
