//! Something worked out once for every household of a base and a variant.
//!
//! Takes: a formula on one record. Gives: what it gave, by household.
//! Leaves to others: the formula, sums and intervals.

use crate::measure::Compared;
use crate::measure::Pair;
use crate::measure::VariantData;

/// One value per household in the base and in the variant.
pub struct PerHousehold<'a, T> {
    base: &'a VariantData,
    in_base: Vec<T>,
    in_variant: Vec<T>,
}

impl<'a, T> PerHousehold<'a, T> {
    /// Works it out for every household.
    pub fn new(base: &'a VariantData, variant: &VariantData, of: impl Fn(&VariantData) -> Vec<T>) -> Self {
        let in_variant = if std::ptr::eq(base, variant) { Vec::new() } else { of(variant) };
        PerHousehold { base, in_base: of(base), in_variant }
    }

    /// What it is for household `i`.
    pub fn get(&self, data: &VariantData, i: usize) -> &T {
        if std::ptr::eq(data, self.base) { &self.in_base[i] } else { &self.in_variant[i] }
    }

    /// The ratio of two sums over the households of a pair.
    pub fn ratio(&self, pair: &Pair<'_>, above: impl Fn(&T) -> f64, below: impl Fn(&T) -> f64) -> Compared {
        pair.ratio(|d, i| above(self.get(d, i)), |d, i| below(self.get(d, i)))
    }

    /// A total over the households of a pair.
    pub fn total(&self, pair: &Pair<'_>, value: impl Fn(&T) -> f64) -> Compared {
        pair.total(|d, i| value(self.get(d, i)))
    }
}
