//! Estimates with a 95% interval from the sample.
//!
//! Takes: a value with the error that each household causes. Gives: intervals, and those of differences.
//! Leaves to others: how a value and its errors come about (`sample`, `inequality`).
//!
//! Every estimate keeps, per household, its *score*: the part of the error that this household causes, to first
//! order (Taylor linearisation; Särndal, Swensson and Wretman 1992, §5.5). The variance is n/(n−1) × Σ score², and
//! the score of a difference is the difference of the scores. So a difference between two variants is paired: what
//! is the same in both falls away. The households are treated as drawn at random; they come from a low-discrepancy
//! sequence, which covers the population more evenly, so the intervals are wider than needed (conservative). Only
//! the uncertainty of the sample is in them, not that of behaviour, delivery or parameters.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// Groups with fewer records are not shown.
///
/// Source: domain.md §4.6.
pub const MIN_RECORDS: usize = 30;

/// A value with its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Estimate {
    /// Whether zero lies in the interval: then there is no demonstrable difference.
    pub fn includes_nil(&self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }
}

/// What a table can show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A value with its interval.
    Known(Estimate),
    /// Fewer than [`MIN_RECORDS`] records.
    Suppressed,
    /// Not defined here: nobody in the group, or no base to compare with.
    Undefined,
}

impl Figure {
    /// The estimate, if there is one.
    pub fn known(&self) -> Option<&Estimate> {
        match self {
            Figure::Known(estimate) => Some(estimate),
            Figure::Suppressed | Figure::Undefined => None,
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<f64> {
        self.known().map(|e| e.value)
    }

    /// The same times a factor.
    pub fn times(self, factor: f64) -> Figure {
        match self {
            Figure::Known(Estimate { value, low, high }) => {
                let (a, b) = (low * factor, high * factor);
                Figure::Known(Estimate { value: value * factor, low: a.min(b), high: a.max(b) })
            }
            other => other,
        }
    }

    /// The same with an amount added that is certain.
    pub fn plus(self, amount: f64) -> Figure {
        match self {
            Figure::Known(Estimate { value, low, high }) => {
                Figure::Known(Estimate { value: value + amount, low: low + amount, high: high + amount })
            }
            other => other,
        }
    }
}

/// An estimate in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The value.
    pub value: f64,
    /// The error that each household causes; in the order of the members it was made from.
    pub scores: Vec<f64>,
    /// Records that the value rests on.
    pub records: usize,
}

impl Score {
    /// This minus another from the same members.
    pub fn minus(&self, other: &Score) -> Score {
        debug_assert_eq!(self.scores.len(), other.scores.len(), "a difference is between the same households");
        let scores = self.scores.iter().zip(&other.scores).map(|(a, b)| a - b).collect();
        Score { value: self.value - other.value, scores, records: self.records.min(other.records) }
    }

    /// The standard error.
    pub fn standard_error(&self) -> f64 {
        let n = self.records as f64;
        let squares: f64 = self.scores.iter().map(|s| s * s).sum();
        if self.records < 2 { 0.0 } else { (squares * n / (n - 1.0)).sqrt() }
    }

    /// Value and interval, whatever the number of records.
    pub fn estimate(&self) -> Estimate {
        let margin = student(self.records) * self.standard_error();
        Estimate { value: self.value, low: self.value - margin, high: self.value + margin }
    }

    /// Value and interval, or `Suppressed`.
    pub fn figure(&self) -> Figure {
        if self.records < MIN_RECORDS { Figure::Suppressed } else { Figure::Known(self.estimate()) }
    }
}

/// The 97.5% quantile of Student's distribution with `records − 1` degrees of freedom, to six decimals.
pub fn student(records: usize) -> f64 {
    let degrees = records.saturating_sub(1).max(1) as f64;
    let exact = if records > 10_000 {
        Normal::standard().inverse_cdf(0.975)
    } else {
        StudentsT::new(0.0, 1.0, degrees).expect("at least one degree of freedom").inverse_cdf(0.975)
    };
    // The library's logarithms may differ in the last bits per platform; six decimals are the same everywhere.
    (exact * 1e6).round() / 1e6
}
