//! Sums over the real households that records stand for.
//!
//! Takes: cents with weights, in the order of the households. Gives: euros that do not depend on the number of threads.
//! Leaves to others: what is added up.

/// A sum of weighted amounts. Neighbours of one weight are added in whole cents, so that where all weigh the same the
/// sum is exact; the parts are added in the order of the households, whatever the threads.
#[derive(Debug, Default)]
pub(super) struct WeightedCents {
    parts: Vec<(f64, i128)>,
}

impl WeightedCents {
    /// Adds the amount of one household.
    pub(super) fn add(&mut self, weight: f64, cents: i128) {
        match self.parts.last_mut() {
            Some((last, sum)) if *last == weight => *sum += cents,
            _ => self.parts.push((weight, cents)),
        }
    }

    /// Adds what comes after it.
    pub(super) fn append(&mut self, later: WeightedCents) {
        later.parts.into_iter().for_each(|(weight, cents)| self.add(weight, cents));
    }

    /// The sum. Unit: euros.
    pub(super) fn euros(&self) -> f64 {
        self.parts.iter().map(|(weight, cents)| *cents as f64 / 100.0 * weight).sum()
    }
}
