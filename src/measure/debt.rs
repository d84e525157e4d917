//! What households owe after a recovery: how much, how long and how heavy (schuldlast, domain §2.8).
//!
//! Takes: the base and a variant, the month of the definitive decisions. Gives: debt at two moments, the instalment, the
//! months until the last. Leaves to others: how often there is a recovery (`settlement`).

use crate::delivery::VariantRecord;
use crate::measure::Compared;
use crate::measure::Pair;
use crate::measure::VariantData;
use crate::measure::compared::indicator;
use crate::measure::per_household::PerHousehold;
use crate::units::Cents;
use crate::units::MONTHS;

/// Debt of households to the agency over one year of support.
#[derive(Debug, Clone, PartialEq)]
pub struct Debt {
    /// Owed on 31 December of the year after. Unit: euros.
    pub after_a_year: Compared,
    /// Households that owe something then.
    pub households: Compared,
    /// Mean instalment of the households with a recovery. Unit: euros per month.
    pub instalment: Compared,
    /// The instalments of these households as a share of their income of the year with the support paid in it.
    pub instalment_share: Compared,
    /// Mean number of months from the end of the year until the last instalment, of the same.
    pub months: Compared,
    /// Still owed at the end of t+3. Unit: euros.
    pub left: Compared,
}

/// What one household owes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Owed {
    recovery: f64,
    after_a_year: f64,
    instalment: f64,
    income: f64,
    left: f64,
}

impl Owed {
    fn of(variant: &VariantData, record: &VariantRecord) -> Owed {
        let sum = |amount: fn(&crate::delivery::SchemeLedger) -> Cents| {
            record.schemes.iter().map(amount).sum::<Cents>().as_euros()
        };
        let recovery = sum(|ledger| ledger.recovery);
        if recovery <= 0.0 {
            return Owed::default();
        }
        let instalments = f64::from(variant.dials.recovery_months.max(1));
        Owed {
            recovery,
            after_a_year: sum(|ledger| ledger.owed_after_a_year()),
            instalment: (recovery - sum(|ledger| ledger.written_off)) / instalments,
            income: (record.before_support.as_euros() + sum(|ledger| ledger.paid())) / MONTHS as f64,
            left: sum(|ledger| ledger.balance),
        }
    }
}

/// What every household of a variant owes.
pub(super) fn owed(variant: &VariantData) -> Vec<Owed> {
    variant.records.iter().map(|record| Owed::of(variant, record)).collect()
}

/// All figures on debt of a variant; `in_base` holds what is owed in the base, `definitive_month` (1–12) is that of the
/// definitive decisions.
pub(super) fn debt<'a>(pair: &Pair<'a>, in_base: &'a [Owed], definitive_month: u8) -> Debt {
    let all = PerHousehold::new(pair, in_base, owed);
    let owes = |o: &Owed| indicator(o.recovery > 0.0);
    let last = |variant: &VariantData| f64::from(definitive_month) + f64::from(variant.dials.recovery_months.max(1));
    Debt {
        after_a_year: all.total(pair, |o| o.after_a_year),
        households: all.total(pair, |o| indicator(o.after_a_year > 0.0)),
        instalment: all.ratio(pair, |o| o.instalment, owes),
        instalment_share: all.ratio(pair, |o| o.instalment, |o| if o.recovery > 0.0 { o.income } else { 0.0 }),
        months: pair.ratio(|d, i| last(&d) * owes(all.get(d, i)), |d, i| owes(all.get(d, i))),
        left: all.total(pair, |o| o.left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;
    use crate::delivery::Dials;
    use crate::measure::Figure;
    use crate::measure::Sample;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};

    #[test]
    fn debt_is_what_the_instalments_of_the_first_year_leave_and_weighs_on_income() {
        // 100 households of weight 10 with 1.200 paid and 18.800 besides; 40 must repay 2.400 in 24 instalments from
        // October of the next year, so three of 100 by its end.
        let one = |i: usize| {
            let mut ledger = ledger(1_200, true);
            if i < 40 {
                ledger.recovery = Cents::from_euros(2_400);
                ledger.recovery_paid = Cents::from_euros(2_400);
                ledger.cash[1..].copy_from_slice(&[-300, -1_200, -900].map(Cents::from_euros));
            }
            record(18_800, 0, vec![ledger])
        };
        let none = (0..100).map(|_| record(18_800, 0, vec![ledger(1_200, true)])).collect();
        let scheme = || scheme_of("zorgtoeslag");
        let mut data = run(facts(100, 10.0), scheme(), (0..100).map(one).collect(), scheme(), none);
        for variant in &mut data.variants {
            variant.dials = Dials { recovery_months: 24, ..Dials::neutral(Basis::Year) };
        }
        let sample = Sample::new((0..100).collect(), |_| 10.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] };
        let in_base = owed(&data.variants[0]);
        let base = debt(&pair, &in_base, 9);
        // 400 households that each owe 2.100.
        assert_eq!(base.after_a_year.level.value(), Some(840_000.0));
        assert_eq!(base.households.level.value(), Some(400.0));
        assert_eq!(base.instalment.level.value(), Some(100.0));
        // 100 of 20.000 / 12.
        let share = base.instalment_share.level.value().unwrap();
        assert!((share - 0.06).abs() < 1e-12, "{share}");
        // Nine months until the decision and 24 instalments.
        assert_eq!(base.months.level.value(), Some(33.0));
        assert_eq!(base.left.level.value(), Some(0.0));
        let variant = debt(&Pair { variant: &data.variants[1], ..pair }, &in_base, 9);
        assert_eq!((variant.instalment.level, variant.months.level), (Figure::Undefined, Figure::Undefined));
        assert_eq!(variant.after_a_year.level.value(), Some(0.0));
    }

    #[test]
    fn what_is_still_owed_at_the_end_is_told() {
        let one = |_| {
            let mut ledger = ledger(1_200, true);
            ledger.recovery = Cents::from_euros(300);
            ledger.balance = Cents::from_euros(100);
            ledger.recovery_paid = Cents::from_euros(200);
            record(20_000, 0, vec![ledger])
        };
        let scheme = || scheme_of("zorgtoeslag");
        let data = run(facts(40, 10.0), scheme(), (0..40).map(one).collect(), scheme(), (0..40).map(one).collect());
        let sample = Sample::new((0..40).collect(), |_| 10.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] };
        let in_base = owed(&data.variants[0]);
        let base = debt(&pair, &in_base, 9);
        assert_eq!(base.left.level.value(), Some(40_000.0));
    }
}
