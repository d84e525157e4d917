//! Makes incomes come out as published: what a year of jobs lost and found, retirement and floors does to the incomes
//! that households start with is measured on a pilot and taken out beforehand.
//!
//! Takes: what households end with that start with given incomes. Gives: the
//! distribution to start with, so that the outcome of the year has the published one. Leaves to others: the tails
//! below p2 and above p99, for which nothing is published.

use crate::population::fit::curve::Curve;

/// Households of the pilot.
const PILOT: u32 = 4096;
/// Rounds of measuring and correcting.
const ROUNDS: usize = 8;
/// Part of a deviation that a round corrects: next to a heap, such as a benefit, a quantile jumps.
const STEP: f64 = 0.6;
/// A round corrects by at most this factor.
const MOST: f64 = 1.15;
/// The points that are published or follow from a published gini; below the first lie students and mistakes.
const FITTED: std::ops::RangeInclusive<f64> = 0.1..=0.99;

/// The distribution that households start with: of all rounds, the one whose outcome is closest. `outcomes` gives what
/// the year of so many households of the pilot ends with when they start from a distribution.
pub(crate) fn fitted_start(target: &Curve, mut outcomes: impl FnMut(&Curve, u32) -> Vec<f64>) -> Curve {
    let mut start = target.clone();
    let mut best = (f64::INFINITY, start.clone());
    for _ in 0..ROUNDS {
        let mut outcomes = outcomes(&start, PILOT);
        outcomes.sort_by(f64::total_cmp);
        let off = furthest(target, &outcomes);
        if off < best.0 {
            best = (off, start.clone());
        }
        start = corrected(&start, target, &outcomes);
    }
    best.1
}

/// The outcome at a share of households.
fn outcome_at(outcomes: &[f64], share: f64) -> f64 {
    outcomes[((share * outcomes.len() as f64) as usize).min(outcomes.len() - 1)]
}

/// Largest relative deviation from the target at its fitted points.
fn furthest(target: &Curve, outcomes: &[f64]) -> f64 {
    let fitted = target.points().filter(|(at, _)| FITTED.contains(at));
    fitted.map(|(at, value)| (outcome_at(outcomes, at) / value - 1.0).abs()).fold(0.0, f64::max)
}

/// Every fitted point moved towards target over outcome; the curve goes on rising.
fn corrected(start: &Curve, target: &Curve, outcomes: &[f64]) -> Curve {
    let points: Vec<(f64, f64)> = start.points().collect();
    let mut values: Vec<f64> = Vec::with_capacity(points.len());
    for (at, value) in points.iter().copied() {
        let outcome = outcome_at(outcomes, at);
        let factor = if outcome > 0.0 { (target.value(at) / outcome).clamp(1.0 / MOST, MOST) } else { MOST };
        let next = if FITTED.contains(&at) { value * (1.0 + STEP * (factor - 1.0)) } else { value };
        // A distribution rises: a point that would fall below the one before it stays a euro above.
        let floor = values.last().map_or(f64::NEG_INFINITY, |last| last + 1.0);
        values.push(next.max(floor));
    }
    Curve::new(points.iter().map(|(at, _)| *at).collect(), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_that_is_a_tenth_too_low_is_corrected_in_part_and_the_curve_rises() {
        let target = Curve::new(vec![0.0, 0.5, 1.0], vec![0.0, 100.0, 200.0]);
        // By hand: half of the outcomes lie below 90, so the middle moves 0,6 of the way to 100 × 100 / 90.
        let outcomes: Vec<f64> = (0..100).map(|rank| 1.8 * f64::from(rank)).collect();
        let middle = corrected(&target, &target, &outcomes).value(0.5);
        assert!((middle - (100.0 + 0.6 * 100.0 / 9.0)).abs() < 1e-9, "{middle}");
        assert!((furthest(&target, &outcomes) - 0.1).abs() < 1e-9);
        let heap = vec![1_000.0; 100];
        let fallen = corrected(&target, &target, &heap);
        assert!((fallen.value(0.5) - (100.0 - 60.0 * (1.0 - 1.0 / MOST))).abs() < 1e-9);
        assert!(fallen.value(0.6) > fallen.value(0.5));
    }
}
