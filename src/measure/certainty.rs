//! Whether money that was received can be kept: recoveries, supplements, debt (zekerheid).
//!
//! Takes: the base and a variant. Gives: shares, means and sums per scheme, and per household.
//! Leaves to others: when money comes (`timing`).
//!
//! An award is a scheme that a household uses and under which it was paid or is due something.

use crate::delivery::SchemeLedger;
use crate::measure::Compared;
use crate::measure::Figure;
use crate::measure::Name;
use crate::measure::Pair;
use crate::measure::VariantData;
use crate::measure::compared::indicator;
use crate::units::Cents;

/// Settlement of one scheme, or of all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// Id of the scheme; `None` for all schemes together.
    pub scheme: Option<String>,
    /// Name of the scheme.
    pub name: Name,
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
    /// Share of the euros paid in year t that are never reclaimed.
    pub kept_share: Compared,
}

/// Certainty per household.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// Per scheme, then all together.
    pub settlements: Vec<Settlement>,
    /// Households with at least one recovery.
    pub households: Compared,
    /// The same as a share of the households with an award.
    pub household_share: Compared,
    /// Households with two or more recoveries, as a share of those with an award.
    pub several_share: Compared,
    /// Still owed at the end of t+3.
    ///
    /// Unit: euros.
    pub debt: Compared,
    /// Households that still owe something at the end of t+3.
    pub debt_households: Compared,
}

fn is_award(ledger: &SchemeLedger) -> bool {
    ledger.used && (ledger.paid().0 > 0 || ledger.due.0 > 0)
}

/// All figures on certainty of a variant.
pub fn certainty(pair: &Pair) -> Certainty {
    let schemes = pair.variant.schemes.iter().map(|scheme| settlement(pair, Some(&scheme.id), scheme.name.clone()));
    let together = settlement(pair, None, Name::new("alle regelingen samen", "all schemes together"));
    let count = |d: &VariantData, i: usize, holds: fn(&SchemeLedger) -> bool| {
        d.records[i].schemes.iter().filter(|ledger| holds(ledger)).count()
    };
    let recoveries = |d: &VariantData, i: usize| count(d, i, |l| l.recovery.0 > 0);
    let has_award = |d: &VariantData, i: usize| indicator(count(d, i, is_award) > 0);
    let debt = |d: &VariantData, i: usize| d.records[i].schemes.iter().map(|l| l.balance).sum::<Cents>().as_euros();
    Certainty {
        settlements: schemes.chain(std::iter::once(together)).collect(),
        households: pair.total(|d, i| indicator(recoveries(d, i) > 0)),
        household_share: pair.ratio(|d, i| indicator(recoveries(d, i) > 0) * has_award(d, i), has_award),
        several_share: pair.ratio(|d, i| indicator(recoveries(d, i) > 1) * has_award(d, i), has_award),
        debt: pair.total(debt),
        debt_households: pair.total(|d, i| indicator(debt(d, i) > 0.0)),
    }
}

fn settlement(pair: &Pair, id: Option<&str>, name: Name) -> Settlement {
    let positions = |data: &VariantData| match id {
        Some(id) => data.scheme(id).map_or(0..0, |position| position..position + 1),
        None => 0..data.schemes.len(),
    };
    let (in_base, in_variant) = (positions(pair.base), positions(pair.variant));
    let is_new = in_base.is_empty();
    let ledgers = |d: &VariantData| if std::ptr::eq(d, pair.base) { in_base.clone() } else { in_variant.clone() };
    // Sum over the awards of a household of an amount or a count.
    let sum = |d: &VariantData, i: usize, amount: fn(&SchemeLedger) -> f64| -> f64 {
        d.records[i].schemes[ledgers(d)].iter().filter(|l| is_award(l)).map(amount).sum()
    };
    let awards = |d: &VariantData, i: usize| sum(d, i, |_| 1.0);
    let paid = |d: &VariantData, i: usize| sum(d, i, |l| l.paid().as_euros());
    let recovered = |d: &VariantData, i: usize| sum(d, i, |l| indicator(l.recovery.0 > 0));
    let recovery = |d: &VariantData, i: usize| sum(d, i, |l| l.recovery.as_euros());
    let supplemented = |d: &VariantData, i: usize| sum(d, i, |l| indicator(l.supplement.0 > 0));
    let supplement = |d: &VariantData, i: usize| sum(d, i, |l| l.supplement.as_euros());
    let total = |value: &dyn Fn(&VariantData, usize) -> f64| {
        let compared = pair.total(value);
        if is_new { Compared { difference: Figure::Undefined, ..compared } } else { compared }
    };
    Settlement {
        scheme: id.map(str::to_owned),
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
        kept_share: pair.ratio(|d, i| paid(d, i) - recovery(d, i), paid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Sample;
    use crate::measure::example::{facts, ledger, record, run, scheme_of};

    #[test]
    fn recoveries_are_counted_over_awards_and_euros_over_what_was_paid() {
        // 100 households of weight 10 with 1.200 paid; 40 must repay 300; 100 − 40 × 300 / 120.000 = 90% is kept.
        let one = |i: usize| {
            let mut ledger = ledger(1_200, true);
            if i < 40 {
                ledger.recovery = Cents::from_euros(300);
                ledger.balance = Cents::from_euros(100);
                ledger.recovery_paid = Cents::from_euros(200);
            }
            record(20_000, 0, vec![ledger])
        };
        let none = (0..100).map(|_| record(20_000, 0, vec![ledger(1_200, true)])).collect();
        let scheme = || scheme_of("zorgtoeslag");
        let data = run(facts(100, 10.0), scheme(), (0..100).map(one).collect(), scheme(), none);
        let sample = Sample::new((0..100).collect(), |_| 10.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] };
        let base = certainty(&pair);
        assert_eq!(base.settlements[0].recovery_share.level.value(), Some(0.4));
        assert_eq!(base.settlements[0].recovery_mean.level.value(), Some(300.0));
        assert_eq!(base.settlements[0].recovery_sum.level.value(), Some(120_000.0));
        assert_eq!(base.settlements[0].kept_share.level.value(), Some(0.9));
        assert_eq!(base.household_share.level.value(), Some(0.4));
        assert_eq!(base.debt.level.value(), Some(40_000.0));
        let variant = certainty(&Pair { variant: &data.variants[1], ..pair });
        assert_eq!(variant.settlements[0].recovery_share.difference.value(), Some(-0.4));
        assert_eq!(variant.settlements[0].recovery_mean.level, Figure::Undefined);
        assert_eq!(variant.debt.level.value(), Some(0.0));
    }
}
