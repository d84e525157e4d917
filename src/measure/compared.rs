//! A level in a variant beside its difference with the base.
//!
//! Takes: one formula, the base and a variant. Gives: both figures, the difference paired by household; sums of a
//! household's ledgers, taken once because the ledgers are too large to walk for every figure.
//! Leaves to others: the formulas.

use crate::delivery::SchemeLedger;
use crate::delivery::VariantRecord;
use crate::measure::Figure;
use crate::measure::Sample;
use crate::measure::SchemeInfo;
use crate::measure::Score;
use crate::measure::VariantData;
use std::ops::Deref;

/// A figure of a variant and its difference with the base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// In this variant.
    pub level: Figure,
    /// Minus that of the base; `Undefined` for the base itself and where the base has none.
    pub difference: Figure,
}

/// Whether a household is looked at in the base or in a variant that is compared with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the base.
    Base,
    /// In the variant.
    Variant,
}

/// The data of one side of a pair.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    /// Which side.
    pub side: Side,
    data: &'a VariantData,
}

impl Deref for Of<'_> {
    type Target = VariantData;

    fn deref(&self) -> &VariantData {
        self.data
    }
}

/// A base and a variant over the same households; to measure the base itself, both are the base.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// Households.
    pub sample: &'a Sample,
    /// The base.
    pub base: &'a VariantData,
    /// The variant.
    pub variant: &'a VariantData,
}

impl<'a> Pair<'a> {
    /// Whether the variant is the base: no two variants of a run have the same id.
    pub fn is_base(&self) -> bool {
        self.variant.id == self.base.id
    }

    /// The base.
    pub fn base_side(&self) -> Of<'a> {
        Of { side: Side::Base, data: self.base }
    }

    /// The variant, which may be the base.
    pub fn variant_side(&self) -> Of<'a> {
        Of { side: if self.is_base() { Side::Base } else { Side::Variant }, data: self.variant }
    }

    /// Applies `score` to both.
    pub fn compare(&self, score: impl Fn(Of<'a>) -> Option<Score>) -> Compared {
        let Some(here) = score(self.variant_side()) else {
            return Compared { level: Figure::Undefined, difference: Figure::Undefined };
        };
        let difference = match (self.is_base(), score(self.base_side())) {
            (false, Some(base)) => here.minus(&base).figure(),
            _ => Figure::Undefined,
        };
        Compared { level: here.figure(), difference }
    }

    /// The ratio of two sums.
    pub fn ratio(&self, above: impl Fn(Of<'a>, usize) -> f64, below: impl Fn(Of<'a>, usize) -> f64) -> Compared {
        self.compare(|data| self.sample.ratio(|i| above(data, i), |i| below(data, i)))
    }

    /// A total; suppressed where it is not zero but comes from too few households.
    pub fn total(&self, value: impl Fn(Of<'a>, usize) -> f64) -> Compared {
        self.compare(|data| Some(self.sample.total(|i| value(data, i))))
    }
}

/// Ledgers that are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which<'a> {
    /// Of one scheme, by its id.
    Scheme(&'a str),
    /// Of all schemes under one law: what members of a household have in their own name as well.
    Law(&'a str),
    /// All.
    All,
}

impl Which<'_> {
    fn positions(self, data: &VariantData) -> Vec<usize> {
        let is_meant = |scheme: &SchemeInfo| match self {
            Which::Scheme(id) => scheme.id == id,
            Which::Law(law) => scheme.demands.law == law,
            Which::All => true,
        };
        (0..data.schemes.len()).filter(|position| is_meant(&data.schemes[*position])).collect()
    }
}

/// A few sums per household of one scheme, or of several together, taken from the ledgers once.
pub(super) struct Sums<const N: usize> {
    in_base: Vec<[f64; N]>,
    in_variant: Vec<[f64; N]>,
    /// Whether the base lacks the scheme, so that there is nothing to compare with.
    pub is_new: bool,
}

impl<const N: usize> Sums<N> {
    /// Adds up `amounts` over the ledgers that are meant.
    pub(super) fn new(pair: &Pair<'_>, which: Which<'_>, amounts: impl Fn(&SchemeLedger) -> [f64; N]) -> Sums<N> {
        let sums = |data: &VariantData| {
            let positions = which.positions(data);
            let of_household = |record: &VariantRecord| {
                let ledgers = positions.iter().map(|position| amounts(&record.schemes[*position]));
                ledgers.fold([0.0; N], |sum, next| std::array::from_fn(|k| sum[k] + next[k]))
            };
            data.records.iter().map(of_household).collect::<Vec<_>>()
        };
        let in_variant = if pair.is_base() { Vec::new() } else { sums(pair.variant) };
        Sums { in_base: sums(pair.base), in_variant, is_new: which.positions(pair.base).is_empty() }
    }

    /// Sum `k` of household `i` in the base or the variant.
    pub(super) fn get(&self, of: Of<'_>, k: usize, i: usize) -> f64 {
        match of.side {
            Side::Base => self.in_base[i][k],
            Side::Variant => self.in_variant[i][k],
        }
    }

    /// No difference where the base lacks the scheme.
    pub(super) fn hide_new(&self, compared: Compared) -> Compared {
        if self.is_new { Compared { difference: Figure::Undefined, ..compared } } else { compared }
    }
}

/// One where a claim holds, zero otherwise.
pub(super) fn indicator(claim: bool) -> f64 {
    f64::from(u8::from(claim))
}
