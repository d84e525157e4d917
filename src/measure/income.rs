//! Standardised disposable income: level, distribution, change by group, winners and losers.
//!
//! Takes: facts and two variants. Gives: figures per group.
//! Leaves to others: groups (`groups`), inequality formulas (`inequality`).
//!
//! Income is disposable income on accrual: what a household is due over the year, not what came in. It is divided
//! by the equivalence factor of the facts. Deciles, Gini and percentiles count persons; changes count households,
//! as the official tables of purchasing power do.

use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::Groups;
use crate::measure::RunData;
use crate::measure::Sample;
use crate::measure::Score;
use crate::measure::VariantData;
use crate::measure::inequality::gini;
use crate::measure::inequality::p90_p10;

/// A change of less than this share of income is no change.
///
/// Source: domain.md §5.4.
pub const SMALL_CHANGE: f64 = 0.01;
/// A change beyond this share of income is a large one.
///
/// Source: domain.md §5.4.
pub const LARGE_CHANGE: f64 = 0.05;

/// Change of income of one group, variant against base.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupChange {
    /// The group.
    pub group: Group,
    /// Households in the sample.
    pub records: usize,
    /// Households that they stand for.
    pub households: f64,
    /// Median of the relative changes.
    pub median: Figure,
    /// Change of the group's mean standardised income, relative.
    pub mean: Figure,
    /// Mean change of disposable income per household, not standardised.
    ///
    /// Unit: euros per year.
    pub euros: Figure,
    /// Share that gains more than 5%.
    pub gain_large: Figure,
    /// Share that gains more than 1% and at most 5%.
    pub gain_small: Figure,
    /// Share that stays within 1% both ways.
    pub same: Figure,
    /// Share that loses more than 1% and at most 5%.
    pub loss_small: Figure,
    /// Share that loses more than 5%.
    pub loss_large: Figure,
    /// Share that gains more than 1%.
    pub gain: Figure,
    /// Share that loses more than 1%.
    pub loss: Figure,
    /// Median relative change of those who lose more than 1%.
    pub median_of_losers: Figure,
}

/// Distribution of income in one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Gini over persons.
    pub gini: Figure,
    /// Gini over households, as the statistical office counts.
    pub gini_households: Figure,
    /// Against the base.
    pub gini_difference: Figure,
    /// 90th over 10th percentile.
    pub p90_p10: Figure,
    /// Against the base.
    pub p90_p10_difference: Figure,
    /// Mean standardised income of persons.
    ///
    /// Unit: euros per year.
    pub mean: Figure,
    /// Median standardised income of persons.
    ///
    /// Unit: euros per year.
    pub median: Figure,
    /// Median standardised income of households, as the statistical office counts.
    ///
    /// Unit: euros per year.
    pub median_households: Figure,
}

/// Standardised disposable income of each household; that of the months it exists, carried over to twelve.
///
/// Unit: euros per year.
pub fn standardised(data: &RunData, variant: &VariantData) -> Vec<f64> {
    let pairs = variant.records.iter().zip(&data.facts);
    pairs.map(|(record, fact)| record.disposable().as_euros() / fact.part_of_year() / fact.equivalence).collect()
}

/// Distribution over persons in a variant, beside that in the base; Gini and median over households as well.
pub(super) fn distribution(
    persons: &Sample,
    households: &Sample,
    base: &[f64],
    income: &[f64],
    is_base: bool,
) -> Distribution {
    let figure = |score: Option<Score>| score.map_or(Figure::Undefined, |s| s.figure());
    let against = |score: Option<Score>, base: Option<Score>| match (score, base) {
        (Some(score), Some(base)) if !is_base => score.minus(&base).figure(),
        _ => Figure::Undefined,
    };
    let (gini_here, gini_base) = (gini(persons, |i| income[i]), gini(persons, |i| base[i]));
    let (ratio_here, ratio_base) = (p90_p10(persons, |i| income[i]), p90_p10(persons, |i| base[i]));
    Distribution {
        gini: figure(gini_here.clone()),
        gini_households: figure(gini(households, |i| income[i])),
        gini_difference: against(gini_here, gini_base),
        p90_p10: figure(ratio_here.clone()),
        p90_p10_difference: against(ratio_here, ratio_base),
        mean: figure(persons.mean(|i| income[i])),
        median: persons.median(|i| income[i]),
        median_households: households.median(|i| income[i]),
    }
}

/// Changes of every group. Households without positive income in the base have no relative change and count only in
/// `records`, `households` and `euros`.
pub(super) fn changes(
    groups: &Groups,
    data: &RunData,
    variant: &VariantData,
    base: &[f64],
    income: &[f64],
) -> Vec<GroupChange> {
    let euros = |i: usize| {
        let change = variant.records[i].disposable() - data.base().records[i].disposable();
        change.as_euros() / data.facts[i].part_of_year()
    };
    groups.list.iter().map(|(group, sample)| change(*group, sample, base, income, euros)).collect()
}

fn change(group: Group, sample: &Sample, base: &[f64], income: &[f64], euros: impl Fn(usize) -> f64) -> GroupChange {
    let relative = |i: usize| (income[i] - base[i]) / base[i];
    let comparable = sample.only(|i| base[i] > 0.0);
    let losers = comparable.only(|i| relative(i) < -SMALL_CHANGE);
    let share = |from: f64, to: f64| {
        let is_in = |i: usize| relative(i) > from && relative(i) <= to;
        comparable.mean(|i| f64::from(u8::from(is_in(i)))).map_or(Figure::Undefined, |s| s.figure())
    };
    // A change of exactly −1% or −5% belongs to the milder class, as +1% and +5% do.
    let share_below = |from: f64, to: f64| {
        let is_in = |i: usize| relative(i) >= from && relative(i) < to;
        comparable.mean(|i| f64::from(u8::from(is_in(i)))).map_or(Figure::Undefined, |s| s.figure())
    };
    let within = |i: usize| relative(i).abs() <= SMALL_CHANGE;
    let figure = |score: Option<Score>| score.map_or(Figure::Undefined, |s| s.figure());
    GroupChange {
        group,
        records: sample.len(),
        households: sample.weight(),
        median: comparable.median(relative),
        mean: figure(comparable.ratio(|i| income[i] - base[i], |i| base[i])),
        euros: figure(sample.mean(euros)),
        gain_large: share(LARGE_CHANGE, f64::INFINITY),
        gain_small: share(SMALL_CHANGE, LARGE_CHANGE),
        same: figure(comparable.mean(|i| f64::from(u8::from(within(i))))),
        loss_small: share_below(-LARGE_CHANGE, -SMALL_CHANGE),
        loss_large: share_below(f64::NEG_INFINITY, -LARGE_CHANGE),
        gain: share(SMALL_CHANGE, f64::INFINITY),
        loss: share_below(f64::NEG_INFINITY, -SMALL_CHANGE),
        median_of_losers: losers.median(relative),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winners_and_losers_fall_in_the_right_class() {
        // 100 households of 1.000: changes +6%, +5%, +1%, −1%, −5%, −6%, ten of each; the other forty +0.
        let base = vec![1000.0; 100];
        let steps = [60.0, 50.0, 10.0, -10.0, -50.0, -60.0];
        let income: Vec<f64> = (0..100).map(|i| 1000.0 + steps.get(i / 10).copied().unwrap_or(0.0)).collect();
        let sample = Sample::new((0..100).collect(), |_| 1.0);
        let change = change(Group::All, &sample, &base, &income, |i| income[i] - base[i]);
        assert_eq!(change.gain_large.value(), Some(0.1));
        assert_eq!(change.gain_small.value(), Some(0.1));
        assert_eq!(change.same.value(), Some(0.6));
        assert_eq!(change.loss_small.value(), Some(0.1));
        assert_eq!(change.loss_large.value(), Some(0.1));
        assert_eq!(change.median.value(), Some(0.0));
        // 10 × (60 + 50 + 10 − 10 − 50 − 60) = 0.
        assert_eq!(change.euros.value(), Some(0.0));
        // Twenty losers are too few to show.
        assert_eq!(change.median_of_losers, Figure::Suppressed);
    }

    #[test]
    fn a_household_without_income_has_no_relative_change_but_does_have_euros() {
        // Forty of 1.000 that gain 100, forty of zero that gain 300: mean of euros 200, median 10%.
        let base: Vec<f64> = (0..80).map(|i| if i < 40 { 1000.0 } else { 0.0 }).collect();
        let income: Vec<f64> = (0..80).map(|i| if i < 40 { 1100.0 } else { 300.0 }).collect();
        let sample = Sample::new((0..80).collect(), |_| 1.0);
        let change = change(Group::All, &sample, &base, &income, |i| income[i] - base[i]);
        assert_eq!(change.median.value(), Some(0.1));
        assert_eq!(change.euros.value(), Some(200.0));
    }
}
