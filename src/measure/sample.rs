//! The households of a group, and what is estimated from them.
//!
//! Takes: positions and weights, a value per household. Gives: totals, means, ratios and quantiles with scores.
//! Leaves to others: intervals (`estimate`), which values are measured.
//!
//! Weights may differ from household to household. The score of a ratio is w·(y − R·x)/Σwx, of a mean w·(y − ȳ)/Σw, of
//! a total with known size w·(y − ȳ) (Särndal, Swensson and Wretman 1992, §5.6–5.7); of a quantile the interval is
//! turned back from that of a share with variance p(1−p)/n_eff (Woodruff 1952), where n_eff = (Σw)²/Σw² is the number
//! of equally heavy households that tell as much (Kish 1965, §11.7). Groups are too small by the number of records, not
//! by their weight.

use crate::measure::Estimate;
use crate::measure::Figure;
use crate::measure::MIN_RECORDS;
use crate::measure::Score;
use crate::measure::student;

/// The households of a group with their weights.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Positions of the households, ascending.
    pub members: Vec<usize>,
    /// Weight of each member.
    weights: Vec<f64>,
    equal: Option<f64>,
}

impl Sample {
    /// The members with a weight each.
    pub fn new(members: Vec<usize>, weight: impl Fn(usize) -> f64) -> Sample {
        let weights: Vec<f64> = members.iter().map(|i| weight(*i)).collect();
        let equal = weights.first().copied().filter(|first| weights.iter().all(|w| w == first));
        Sample { members, weights, equal }
    }

    /// The members for which `holds`.
    pub fn only(&self, holds: impl Fn(usize) -> bool) -> Sample {
        let kept = self.members.iter().zip(&self.weights).filter(|(i, _)| holds(**i));
        let (members, weights): (Vec<usize>, Vec<f64>) = kept.map(|(i, w)| (*i, *w)).unzip();
        let equal = weights.first().copied().filter(|first| weights.iter().all(|w| w == first));
        Sample { members, weights, equal }
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Sum of the weights.
    pub fn weight(&self) -> f64 {
        self.sum(&vec![1.0; self.len()])
    }

    // The lost low-order part of every addition is kept and added at the end (Neumaier 1974), so a sum of millions
    // of amounts in cents is right to the last bit or two, and hardly depends on the order of the households.
    fn sum(&self, values: &[f64]) -> f64 {
        let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
        for (value, weight) in values.iter().zip(&self.weights) {
            let term = if self.equal.is_some() { *value } else { value * weight };
            let next = sum + term;
            lost += if sum.abs() >= term.abs() { (sum - next) + term } else { (term - next) + sum };
            sum = next;
        }
        (sum + lost) * self.equal.unwrap_or(1.0)
    }

    /// Weighted sum of one value per member, without its error.
    pub fn weighted_sum(&self, value: impl Fn(usize) -> f64) -> f64 {
        self.sum(&self.values(value))
    }

    fn values(&self, value: impl Fn(usize) -> f64) -> Vec<f64> {
        self.members.iter().map(|i| value(*i)).collect()
    }

    /// Σ w·above / Σ w·below; `None` where the denominator is zero. Rests on the records with `below` other than zero.
    pub fn ratio(&self, above: impl Fn(usize) -> f64, below: impl Fn(usize) -> f64) -> Option<Score> {
        let (above, below) = (self.values(above), self.values(below));
        let denominator = self.sum(&below);
        if denominator == 0.0 {
            return None;
        }
        let value = self.sum(&above) / denominator;
        let scores = above.iter().zip(&below).zip(&self.weights);
        let scores = scores.map(|((y, x), w)| w * (y - value * x) / denominator).collect();
        Some(Score { value, scores, records: below.iter().filter(|x| **x != 0.0).count() })
    }

    /// Weighted mean; `None` for an empty group.
    pub fn mean(&self, value: impl Fn(usize) -> f64) -> Option<Score> {
        self.ratio(value, |_| 1.0)
    }

    /// Weighted total. The number of households in the group is taken as known.
    ///
    /// Rests on the members that are not zero, where there are any but fewer than [`MIN_RECORDS`]; else on all.
    pub fn total(&self, value: impl Fn(usize) -> f64) -> Score {
        self.total_of(&self.values(value))
    }

    /// The same of one value per member.
    pub fn total_of(&self, values: &[f64]) -> Score {
        let (total, weight) = (self.sum(values), self.weight());
        let mean = if weight == 0.0 { 0.0 } else { total / weight };
        let scores = values.iter().zip(&self.weights).map(|(y, w)| w * (y - mean)).collect();
        let concerned = values.iter().filter(|value| **value != 0.0).count();
        let records = if concerned > 0 && concerned < MIN_RECORDS { concerned } else { self.len() };
        Score { value: total, scores, records }
    }

    /// The members in order of value, ties by household, with their weights.
    pub fn sorted(&self, value: impl Fn(usize) -> f64) -> Sorted {
        let mut order: Vec<(f64, usize)> = self.members.iter().map(|i| value(*i)).zip(0..).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let weights: Vec<f64> = order.iter().map(|(_, at)| self.weights[*at]).collect();
        let squares: f64 = weights.iter().map(|w| w * w).sum();
        let total: f64 = weights.iter().sum();
        Sorted { order, weights, total, squares }
    }

    /// Median with its interval by order statistics; `Undefined` for an empty group.
    pub fn median(&self, value: impl Fn(usize) -> f64) -> Figure {
        match self.len() {
            0 => Figure::Undefined,
            n if n < MIN_RECORDS => Figure::Suppressed,
            _ => Figure::Known(self.sorted(value).quantile_estimate(0.5)),
        }
    }
}

/// Values in order.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// Value and position in the sample, ascending.
    pub order: Vec<(f64, usize)>,
    /// Weights in the same order.
    pub weights: Vec<f64>,
    /// Sum of the weights.
    pub total: f64,
    squares: f64,
}

impl Sorted {
    /// The value below which a share `p` of the weight lies; halfway between two values where it falls between them.
    pub fn quantile(&self, p: f64) -> f64 {
        let target = p * self.total;
        let slack = self.total * 1e-12;
        let mut sum = 0.0;
        for (position, weight) in self.weights.iter().enumerate() {
            sum += weight;
            if sum > target + slack {
                return self.order[position].0;
            }
            if sum >= target - slack {
                let next = self.order.get(position + 1).unwrap_or(&self.order[position]);
                return (self.order[position].0 + next.0) / 2.0;
            }
        }
        self.order.last().map_or(f64::NAN, |last| last.0)
    }

    /// Quantile with its interval: the values at p ± t·√(p(1−p)·Σw²/(Σw)²) (Woodruff 1952).
    pub fn quantile_estimate(&self, p: f64) -> Estimate {
        let half = student(self.order.len()) * (p * (1.0 - p) * self.squares).sqrt() / self.total;
        let (below, above) = ((p - half).max(0.0), (p + half).min(1.0));
        Estimate { value: self.quantile(p), low: self.quantile(below), high: self.quantile(above) }
    }

    /// Quantile with scores, so that functions of quantiles and differences between variants get an interval.
    pub fn quantile_score(&self, p: f64) -> Score {
        let estimate = self.quantile_estimate(p);
        let half = student(self.order.len()) * (p * (1.0 - p) * self.squares).sqrt() / self.total;
        // Slope of the quantile function around p, from the width of the interval.
        let slope = (estimate.high - estimate.low) / (2.0 * half);
        let mut scores = vec![0.0; self.order.len()];
        for ((value, at), weight) in self.order.iter().zip(&self.weights) {
            let below = if *value <= estimate.value { 1.0 } else { 0.0 };
            scores[*at] = weight / self.total * (p - below) * slope;
        }
        Score { value: estimate.value, scores, records: self.order.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(n: usize, weight: f64) -> Sample {
        Sample::new((0..n).collect(), |_| weight)
    }

    #[test]
    fn the_error_of_a_mean_is_the_deviation_over_the_root_of_n() {
        // 2, 4, 6, 8: mean 5, squares 9+1+1+9 = 20, variance 20/3, error √(20/3/4) = 1,290994.
        let values = [2.0, 4.0, 6.0, 8.0];
        let mean = sample(4, 10.0).mean(|i| values[i]).unwrap();
        assert_eq!(mean.value, 5.0);
        assert!((mean.standard_error() - 1.290_994).abs() < 1e-6);
        // Student's t with 3 degrees of freedom: 3,182446.
        assert!((mean.estimate().high - (5.0 + 3.182_446 * 1.290_994)).abs() < 1e-4);
    }

    #[test]
    fn a_total_is_the_mean_times_the_known_number_of_households() {
        let values = [2.0, 4.0, 6.0, 8.0];
        let total = sample(4, 10.0).total(|i| values[i]);
        assert_eq!(total.value, 200.0);
        assert!((total.standard_error() - 40.0 * 1.290_994).abs() < 1e-4);
    }

    #[test]
    fn a_paired_difference_has_no_error_from_what_is_the_same_in_both() {
        // Values of 0 to 99 with a constant of 1 added: the difference is 1 for every household, error zero.
        let sample = sample(100, 1.0);
        let before = sample.mean(|i| i as f64).unwrap();
        let after = sample.mean(|i| i as f64 + 1.0).unwrap();
        let difference = after.minus(&before);
        assert!(before.standard_error() > 2.0);
        assert!(difference.standard_error() < 1e-12);
        assert!(!difference.estimate().includes_nil());
    }

    #[test]
    fn the_error_of_a_weighted_mean_follows_the_weights() {
        // Values 2 and 8 with weights 1 and 3: mean 26/4 = 6,5; scores 1 × (2 − 6,5)/4 and 3 × (8 − 6,5)/4 are ∓1,125;
        // variance 2/1 × 2 × 1,265625 = 5,0625, error 2,25.
        let (values, weights) = ([2.0, 8.0], [1.0, 3.0]);
        let mean = Sample::new(vec![0, 1], |i| weights[i]).mean(|i| values[i]).unwrap();
        assert_eq!((mean.value, mean.standard_error()), (6.5, 2.25));
    }

    #[test]
    fn unequal_weights_widen_the_interval_of_a_median_as_fewer_households_would() {
        // Of 100 households the odd ones weigh 3, the others 1: n_eff = 200² / (50 × 9 + 50 × 1) = 80. Half width
        // 1,984217 × √(0,25/80) = 0,110921, so weights 77,8 and 122,2 of 200. The 39th household ends at 77, the 40th at
        // 80; the 61st at 121, the 62nd at 124.
        let sample = Sample::new((0..100).collect(), |i| if i % 2 == 1 { 3.0 } else { 1.0 });
        let estimate = sample.sorted(|i| i as f64 + 1.0).quantile_estimate(0.5);
        assert_eq!((estimate.low, estimate.high), (40.0, 62.0));
    }

    proptest::proptest! {
        #[test]
        fn a_weight_of_k_is_the_same_as_k_households(
            rows in proptest::collection::vec((0_u32..100_000, 1_u8..5), 1..60),
            share in 0.01_f64..0.99,
        ) {
            let values: Vec<f64> = rows.iter().map(|(value, _)| f64::from(*value)).collect();
            let copies: Vec<f64> =
                rows.iter().flat_map(|(value, k)| vec![f64::from(*value); usize::from(*k)]).collect();
            let weighted = Sample::new((0..rows.len()).collect(), |i| f64::from(rows[i].1));
            let plain = Sample::new((0..copies.len()).collect(), |_| 1.0);
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
            proptest::prop_assert_eq!(weighted.total(|i| values[i]).value, plain.total(|i| copies[i]).value);
            proptest::prop_assert!(near(
                weighted.mean(|i| values[i]).unwrap().value,
                plain.mean(|i| copies[i]).unwrap().value
            ));
            let quantile = |sample: &Sample, of: &[f64]| sample.sorted(|i| of[i]).quantile(share);
            proptest::prop_assert_eq!(quantile(&weighted, &values), quantile(&plain, &copies));
        }
    }

    #[test]
    fn an_interval_that_includes_nil_is_recognised() {
        // 50 times +1 and 50 times −1: mean zero, error about 0,1.
        let difference = sample(100, 1.0).mean(|i| if i % 2 == 0 { 1.0 } else { -1.0 }).unwrap();
        assert!(difference.estimate().includes_nil());
    }

    #[test]
    fn the_median_of_an_even_number_lies_halfway() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(sample(4, 1.0).sorted(|i| values[i]).quantile(0.5), 2.5);
    }

    #[test]
    fn the_interval_of_a_median_comes_from_the_order_statistics() {
        // Values 1 to 100: t(99) = 1,984217, half width 1,984217 × √(0,25/100) = 0,09921, so the values at
        // 0,40079 (the 41st) and 0,59921 (the 60th).
        let estimate = sample(100, 1.0).sorted(|i| i as f64 + 1.0).quantile_estimate(0.5);
        assert_eq!((estimate.value, estimate.low, estimate.high), (50.5, 41.0, 60.0));
    }

    #[test]
    fn fewer_than_thirty_records_are_suppressed() {
        assert_eq!(sample(29, 1.0).mean(|_| 1.0).unwrap().figure(), Figure::Suppressed);
        assert!(sample(30, 1.0).mean(|_| 1.0).unwrap().figure().known().is_some());
        assert_eq!(sample(29, 1.0).median(|_| 1.0), Figure::Suppressed);
    }

    #[test]
    fn a_million_amounts_in_cents_add_up_to_the_cent() {
        // A million times 0,01 and 0,02 in turn: 500.000 × 0,03 = 15.000; plain addition is off in the tenth digit.
        let sample = sample(1_000_000, 1.0);
        assert_eq!(sample.total(|i| if i % 2 == 0 { 0.01 } else { 0.02 }).value, 15_000.0);
    }

    #[test]
    fn a_ratio_without_denominator_does_not_exist() {
        assert_eq!(sample(40, 1.0).ratio(|_| 1.0, |_| 0.0), None);
    }
}
