//! When money comes, how steady it is, and in which months it falls short.
//!
//! Takes: facts, the base and a variant. Gives: months to a payment that reflects an income fall, months below the
//! bijstand norm, changes of amount, decisions, mean support per month.
//! Leaves to others: euros over the year.

use crate::measure::Compared;
use crate::measure::Figure;
use crate::measure::Pair;
use crate::measure::RunData;
use crate::measure::VariantData;
use crate::measure::compared::{Of, indicator};
use crate::units::Cents;
use crate::units::MONTHS;

/// A payment within this many months of an income fall is quick.
///
/// Source: issue 2, item 6; a convention of this tool.
pub const QUICK_MONTHS: u8 = 3;

/// When money comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Timing {
    /// Households with an income fall of at least 15% that changes a right they use.
    pub falls: Compared,
    /// The households over which the four figures below are: those of `falls` for whom the fall changes a right in the
    /// base as well, so that both are compared over the same; of the base itself all.
    pub falls_in_both: Compared,
    /// Households for whom the fall changes a right in the base and not here: nothing has to follow.
    pub falls_of_base_only: Compared,
    /// Mean months from the fall to the first payment that reflects it; 12 where none does within the year.
    pub months_to_reflect: Compared,
    /// The same in the base, over the same households.
    pub months_in_base: Compared,
    /// Share of the falls that are reflected within three months.
    pub quick_share: Compared,
    /// Share of the falls that no payment of the year reflects.
    pub never_share: Compared,
    /// Mean months per household with a monthly disposable income below the norm.
    pub months_below: Compared,
    /// Share of households with at least one such month.
    pub below_share: Compared,
    /// Mean months below the norm though the income of the year is at least the norm of the year (gatmaanden).
    pub gap_months: Compared,
    /// Share of households with at least one such month.
    pub gap_share: Compared,
    /// Mean changes of the payable amount per year, of households that use a scheme.
    pub amount_changes: Compared,
    /// Mean decisions per year, of households that use a scheme.
    pub decisions: Compared,
    /// All decisions of the year.
    pub decisions_total: Compared,
    /// Mean support per household in each month of year t.
    ///
    /// Unit: euros per month.
    pub support_months: [Figure; MONTHS],
}

/// Months in which a household has less to spend than its norm.
fn months_below(data: &RunData, variant: &VariantData, i: usize) -> u8 {
    let (record, norm) = (&variant.records[i], &data.facts[i].social_minimum_months);
    let support = record.support_months();
    let is_below = |m: &usize| record.before_support_months[*m] + support[*m] < norm[*m];
    (0..MONTHS).filter(is_below).count() as u8
}

/// The same where the year as a whole is not below the norm, on accrual: what is due later counts, so support that
/// comes too late gives months of this kind.
fn gap_months(data: &RunData, variant: &VariantData, i: usize) -> u8 {
    let norm: Cents = data.facts[i].social_minimum_months.iter().sum();
    if variant.records[i].disposable() < norm { 0 } else { months_below(data, variant, i) }
}

/// All figures on timing of a variant.
pub(super) fn timing(pair: &Pair, data: &RunData) -> Timing {
    let (base, variant) = (pair.base_side(), pair.variant_side());
    let fall = |d: Of<'_>, i: usize| d.records[i].months_to_reflect_fall;
    let has_fall = |d: Of<'_>, i: usize| indicator(fall(d, i).is_some());
    let of_both = |d: Of<'_>, i: usize| fall(base, i).is_some() && fall(d, i).is_some();
    // Other households may have other falls: only who has one in both is compared.
    let is_compared = |_: Of<'_>, i: usize| indicator(of_both(variant, i));
    let over_both = |months: &dyn Fn(u8) -> f64| {
        let value = |d: Of<'_>, i: usize| is_compared(d, i) * fall(d, i).map_or(0.0, months);
        pair.ratio(value, is_compared)
    };
    let months_of_base = |d: Of<'_>, i: usize| indicator(of_both(d, i)) * f64::from(fall(base, i).unwrap_or(0));
    let is_of_base_only = |d: Of<'_>, i: usize| indicator(fall(base, i).is_some() && fall(d, i).is_none());
    let one = |_: Of<'_>, _: usize| 1.0;
    let below = |d: Of<'_>, i: usize| f64::from(months_below(data, &d, i));
    let gap = |d: Of<'_>, i: usize| f64::from(gap_months(data, &d, i));
    let uses = |d: Of<'_>, i: usize| indicator(d.records[i].schemes.iter().any(|l| l.used));
    let changes = |d: Of<'_>, i: usize| {
        d.records[i].schemes.iter().filter(|l| l.used).map(|l| f64::from(l.amount_changes)).sum::<f64>()
    };
    let decisions = |d: Of<'_>, i: usize| d.records[i].schemes.iter().map(|l| f64::from(l.decisions)).sum::<f64>();
    let support = |month: usize| {
        let mean = pair.sample.mean(|i| pair.variant.records[i].support_months()[month].as_euros());
        mean.map_or(Figure::Undefined, |score| score.figure())
    };
    Timing {
        falls: pair.total(has_fall),
        falls_in_both: pair.total(|d, i| indicator(of_both(d, i))),
        falls_of_base_only: pair.total(is_of_base_only),
        months_to_reflect: over_both(&|months| f64::from(months)),
        months_in_base: pair.ratio(months_of_base, |d, i| indicator(of_both(d, i))),
        quick_share: over_both(&|months| indicator(months <= QUICK_MONTHS)),
        never_share: over_both(&|months| indicator(usize::from(months) >= MONTHS)),
        months_below: pair.ratio(below, one),
        below_share: pair.ratio(|d, i| indicator(below(d, i) > 0.0), one),
        gap_months: pair.ratio(gap, one),
        gap_share: pair.ratio(|d, i| indicator(gap(d, i) > 0.0), one),
        amount_changes: pair.ratio(changes, uses),
        decisions: pair.ratio(|d, i| decisions(d, i) * uses(d, i), uses),
        decisions_total: pair.total(decisions),
        support_months: std::array::from_fn(support),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Sample;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};

    #[test]
    fn a_month_below_the_norm_in_a_year_above_it_is_a_gap() {
        // Norm 1.400 a month, 16.800 a year. Income 1.300 a month and 2.400 support due, paid too late, so nothing
        // in the year: twelve months below, and 15.600 + 2.400 = 18.000 is above the norm of the year. When it is
        // paid 200 a month, 1.500 is above the norm in every month.
        let on_time = || record(15_600, 0, vec![ledger(2_400, true)]);
        let late = || {
            let mut record = on_time();
            let mut ledgers = record.schemes.to_vec();
            ledgers[0].advances = [Cents::ZERO; 12];
            record.schemes = ledgers.into();
            record
        };
        let scheme = || scheme_of("zorgtoeslag");
        let base = (0..40).map(|_| late()).collect();
        let data = run(facts(40, 1.0), scheme(), base, scheme(), (0..40).map(|_| on_time()).collect());
        let sample = Sample::new((0..40).collect(), |_| 1.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[1] };
        let timing = timing(&pair, &data);
        assert_eq!(timing.gap_months.level.value(), Some(0.0));
        assert_eq!(timing.gap_months.difference.value(), Some(-12.0));
        assert_eq!(timing.support_months[3].value(), Some(200.0));
    }

    #[test]
    fn a_year_below_the_norm_has_no_gap_months() {
        // 1.300 a month and nothing else: 15.600 is below 16.800; poor all year, not a gap.
        let scheme = || scheme_of("zorgtoeslag");
        let records = || (0..40).map(|_| record(15_600, 0, vec![ledger(0, false)])).collect::<Vec<_>>();
        let data = run(facts(40, 1.0), scheme(), records(), scheme(), records());
        assert_eq!(months_below(&data, &data.variants[0], 0), 12);
        assert_eq!(gap_months(&data, &data.variants[0], 0), 0);
    }

    #[test]
    fn the_time_to_react_counts_only_falls_that_change_a_right() {
        // Sixty falls, thirty reflected after 2 months and thirty after 6: mean 4, half within 3; forty without.
        let one = |i: usize| {
            let mut record = record(20_000, 0, vec![ledger(0, false)]);
            record.months_to_reflect_fall = (i < 60).then_some(if i < 30 { 2 } else { 6 });
            record
        };
        let scheme = || scheme_of("zorgtoeslag");
        let records = || (0..100).map(one).collect::<Vec<_>>();
        let data = run(facts(100, 1.0), scheme(), records(), scheme(), records());
        let sample = Sample::new((0..100).collect(), |_| 1.0);
        let timing = timing(&Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] }, &data);
        assert_eq!(timing.months_to_reflect.level.value(), Some(4.0));
        assert_eq!(timing.quick_share.level.value(), Some(0.5));
        assert_eq!(timing.falls.level.value(), Some(60.0));
    }

    #[test]
    fn the_time_to_react_is_compared_over_the_same_households() {
        // In the base ninety falls: forty are followed after 4 months, fifty after 10. In the variant the right of the
        // fifty does not change, that of the forty is followed after 6 months, and that of ten others after 1.
        let months = |is_base: bool, i: usize| match (is_base, i) {
            (true, 0..40) => Some(4),
            (true, 40..90) => Some(10),
            (false, 0..40) => Some(6),
            (false, 100..110) => Some(1),
            _ => None,
        };
        let records = |is_base: bool| {
            let one = |i: usize| {
                let mut record = record(20_000, 0, vec![ledger(0, false)]);
                record.months_to_reflect_fall = months(is_base, i);
                record
            };
            (0..120).map(one).collect::<Vec<_>>()
        };
        let scheme = || scheme_of("zorgtoeslag");
        let data = run(facts(120, 1.0), scheme(), records(true), scheme(), records(false));
        let sample = Sample::new((0..120).collect(), |_| 1.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[1] };
        let timing = timing(&pair, &data);
        // Forty in both: 6 months against 4, so 2 more; not 5 (50 falls of the variant) against 7,33 (90 of the base).
        assert_eq!(timing.falls_in_both.level.value(), Some(40.0));
        assert_eq!(timing.months_to_reflect.level.value(), Some(6.0));
        assert_eq!(timing.months_in_base.level.value(), Some(4.0));
        assert_eq!(timing.months_to_reflect.difference.value(), Some(2.0));
        assert_eq!((timing.falls.level.value(), timing.falls_of_base_only.level.value()), (Some(50.0), Some(50.0)));
        assert_eq!((timing.quick_share.level.value(), timing.never_share.level.value()), (Some(0.0), Some(0.0)));
        let own = super::timing(&Pair { variant: pair.base, ..pair }, &data);
        assert_eq!((own.falls_in_both.level.value(), own.falls_of_base_only.level.value()), (Some(90.0), Some(0.0)));
    }
}
