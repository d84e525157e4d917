//! Something worked out once for every household of a base and a variant.
//!
//! Takes: what a formula gave on each record of the base, and the formula. Gives: what it gave, by household.
//! Leaves to others: the formula, sums and intervals.

use crate::measure::Compared;
use crate::measure::Pair;
use crate::measure::VariantData;
use crate::measure::compared::{Of, Side};

/// One value per household in the base and in the variant.
pub(super) struct PerHousehold<'a, T> {
    in_base: &'a [T],
    in_variant: Vec<T>,
}

impl<'a, T> PerHousehold<'a, T> {
    /// Works it out for every household of the variant; `in_base` is what `of` gives on the base.
    pub(super) fn new(pair: &Pair<'_>, in_base: &'a [T], of: impl Fn(&VariantData) -> Vec<T>) -> Self {
        let in_variant = if pair.is_base() { Vec::new() } else { of(pair.variant) };
        PerHousehold { in_base, in_variant }
    }

    /// What it is for household `i`.
    pub(super) fn get(&self, of: Of<'_>, i: usize) -> &T {
        match of.side {
            Side::Base => &self.in_base[i],
            Side::Variant => &self.in_variant[i],
        }
    }

    /// The ratio of two sums over the households of a pair.
    pub(super) fn ratio(&self, pair: &Pair<'_>, above: impl Fn(&T) -> f64, below: impl Fn(&T) -> f64) -> Compared {
        pair.ratio(|d, i| above(self.get(d, i)), |d, i| below(self.get(d, i)))
    }

    /// A total over the households of a pair.
    pub(super) fn total(&self, pair: &Pair<'_>, value: impl Fn(&T) -> f64) -> Compared {
        pair.total(|d, i| value(self.get(d, i)))
    }

    /// A weighted sum over the households of the variant, without its error.
    pub(super) fn sum(&self, pair: &Pair<'_>, value: impl Fn(&T) -> f64) -> f64 {
        let of = pair.variant_side();
        pair.sample.weighted_sum(|i| value(self.get(of, i)))
    }
}
