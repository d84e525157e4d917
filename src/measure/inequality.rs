//! Inequality of standardised income over persons: Gini and percentiles.
//!
//! Takes: a sample of persons and their income. Gives: Gini, p10, median, p90 and p90/p10 with their scores.
//! Leaves to others: which income is meant.

use crate::measure::Sample;
use crate::measure::Score;

/// Gini coefficient.
///
/// Half the mean absolute difference divided by the mean; where there are negative incomes divided by the mean of
/// absolute values. `None` when all incomes are zero.
///
/// Source: domain.md §5.2; scores by linearisation (Deville 1999).
pub fn gini(sample: &Sample, income: impl Fn(usize) -> f64) -> Option<Score> {
    let sorted = sample.sorted(income);
    let pairs = || sorted.order.iter().map(|o| o.0).zip(&sorted.weights);
    let mean = pairs().map(|(y, w)| y * w).sum::<f64>() / sorted.total;
    let scale = pairs().map(|(y, w)| y.abs() * w).sum::<f64>() / sorted.total;
    if scale == 0.0 {
        return None;
    }
    // Per household: share of the weight below it, and income of those above it, both counting itself for half.
    let mut below = Vec::with_capacity(sorted.order.len());
    let mut above = Vec::with_capacity(sorted.order.len());
    let (mut weight_sum, mut income_sum) = (0.0, 0.0);
    for (y, w) in pairs() {
        below.push((weight_sum + w / 2.0) / sorted.total);
        above.push(mean - (income_sum + y * w / 2.0) / sorted.total);
        weight_sum += w;
        income_sum += y * w;
    }
    let ranked = pairs().zip(&below).map(|((y, w), f)| y * w * f).sum::<f64>() / sorted.total;
    let value = (2.0 * ranked - mean) / scale;
    let mut scores = vec![0.0; sorted.order.len()];
    for (position, (y, w)) in pairs().enumerate() {
        let numerator = 2.0 * (y * below[position] + above[position] - 2.0 * ranked) - (y - mean);
        let influence = numerator / scale - value * (y.abs() - scale) / scale;
        scores[sorted.order[position].1] = w / sorted.total * influence;
    }
    Some(Score { value, scores, records: sorted.order.len() })
}

/// The ratio of the 90th and the 10th percentile; `None` where the 10th is not above zero.
pub fn p90_p10(sample: &Sample, income: impl Fn(usize) -> f64) -> Option<Score> {
    let sorted = sample.sorted(income);
    let (low, high) = (sorted.quantile_score(0.1), sorted.quantile_score(0.9));
    if low.value.is_nan() || low.value <= 0.0 {
        return None;
    }
    let value = high.value / low.value;
    let scores = high.scores.iter().zip(&low.scores).map(|(h, l)| (h - value * l) / low.value).collect();
    Some(Score { value, scores, records: high.records })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gini_of(incomes: &[f64], weights: &[f64]) -> Option<Score> {
        gini(&Sample::new((0..incomes.len()).collect(), |i| weights[i]), |i| incomes[i])
    }

    #[test]
    fn the_gini_of_one_two_three_is_two_ninths() {
        // Absolute differences over all pairs: 2 × (1 + 2 + 1) = 8; 8 / (2 × 9 × 2) = 2/9.
        let score = gini_of(&[3.0, 1.0, 2.0], &[1.0; 3]).unwrap();
        assert!((score.value - 2.0 / 9.0).abs() < 1e-15);
        assert!(score.scores.iter().sum::<f64>().abs() < 1e-15);
    }

    #[test]
    fn a_weight_of_two_is_the_same_as_two_households() {
        // 1, 1, 4: pairs 2 × (0 + 3 + 3) = 12; 12 / (2 × 9 × 2) = 1/3.
        let score = gini_of(&[1.0, 4.0], &[2.0, 1.0]).unwrap();
        assert!((score.value - 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn equal_incomes_have_no_inequality() {
        assert!(gini_of(&[5.0; 4], &[1.0; 4]).unwrap().value.abs() < 1e-15);
    }

    #[test]
    fn with_a_negative_income_the_mean_of_absolute_values_divides() {
        // −1 and 3: pairs 2 × 4 = 8; 8 / (2 × 4) = 1, divided by the mean absolute value 2: one half.
        assert!((gini_of(&[-1.0, 3.0], &[1.0; 2]).unwrap().value - 0.5).abs() < 1e-15);
    }

    #[test]
    fn only_nil_has_no_gini() {
        assert_eq!(gini_of(&[0.0, 0.0], &[1.0; 2]), None);
    }

    #[test]
    fn the_scores_of_the_gini_follow_a_small_change_of_weight() {
        // One household in a hundred gets 1% more weight; the score is the change per unit of relative weight.
        let incomes: Vec<f64> = (1..=100).map(|i| f64::from(i * i)).collect();
        let score = gini_of(&incomes, &[1.0; 100]).unwrap();
        let mut weights = [1.0; 100];
        weights[90] += 0.01;
        let moved = gini_of(&incomes, &weights).unwrap().value - score.value;
        assert!((moved - 0.01 * score.scores[90]).abs() < 1e-6, "{moved} {}", score.scores[90]);
    }

    #[test]
    fn p90_over_p10_of_one_to_a_hundred_is_halfway_both() {
        // p10 lies between 10 and 11, p90 between 90 and 91: 90,5 / 10,5.
        let score = p90_p10(&Sample::new((0..100).collect(), |_| 1.0), |i| i as f64 + 1.0).unwrap();
        assert!((score.value - 90.5 / 10.5).abs() < 1e-12);
    }
}
