//! A level in a variant beside its difference with the base.
//!
//! Takes: one formula, the base and a variant. Gives: both figures, the difference paired by household.
//! Leaves to others: the formulas.

use crate::measure::Figure;
use crate::measure::MIN_RECORDS;
use crate::measure::Sample;
use crate::measure::Score;
use crate::measure::VariantData;

/// A figure of a variant and its difference with the base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// In this variant.
    pub level: Figure,
    /// Minus that of the base; `Undefined` for the base itself and where the base has none.
    pub difference: Figure,
}

/// A base and a variant over the same households; the base may be compared with itself.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// Households.
    pub sample: &'a Sample,
    /// The base.
    pub base: &'a VariantData,
    /// The variant.
    pub variant: &'a VariantData,
}

impl Pair<'_> {
    /// Whether the variant is the base.
    pub fn is_base(&self) -> bool {
        self.variant.id == self.base.id
    }

    /// Applies `score` to both.
    pub fn compare(&self, score: impl Fn(&VariantData) -> Option<Score>) -> Compared {
        let Some(here) = score(self.variant) else {
            return Compared { level: Figure::Undefined, difference: Figure::Undefined };
        };
        let difference = match (self.is_base(), score(self.base)) {
            (false, Some(base)) => here.minus(&base).figure(),
            _ => Figure::Undefined,
        };
        Compared { level: here.figure(), difference }
    }

    /// The ratio of two sums.
    pub fn ratio(
        &self,
        above: impl Fn(&VariantData, usize) -> f64,
        below: impl Fn(&VariantData, usize) -> f64,
    ) -> Compared {
        self.compare(|data| self.sample.ratio(|i| above(data, i), |i| below(data, i)))
    }

    /// A total; suppressed where it is not nil but comes from too few households.
    pub fn total(&self, value: impl Fn(&VariantData, usize) -> f64) -> Compared {
        self.compare(|data| {
            let mut score = self.sample.total(|i| value(data, i));
            let concerned = self.sample.members.iter().filter(|i| value(data, **i) != 0.0).count();
            if concerned > 0 && concerned < MIN_RECORDS {
                score.records = concerned;
            }
            Some(score)
        })
    }
}

/// One where a claim holds, nil otherwise.
pub fn indicator(claim: bool) -> f64 {
    f64::from(u8::from(claim))
}
