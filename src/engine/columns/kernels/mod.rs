//! The loops: one operation on one lane of values.
//!
//! Every loop chooses between values instead of branching and is always inlined, so that the block loop that is made
//! per processor feature (see the module above) turns it into the widest instructions there are.

mod dates;
mod persons;
mod rounding;
mod tables;

pub(super) use dates::{date_key, months_between, year_of};
pub(super) use persons::{fold_persons, rank_persons};
pub(super) use rounding::{round, round_fractions};
pub(super) use tables::{brackets, lookup};

use crate::engine::columns::bound::{COUNT_LIMIT, EVERY_COUNT, QUOTIENT_LIMIT};
use crate::engine::columns::program::Margin;
use crate::rulebook::Comparison;

/// What a loop reads: values side by side, or one for all.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lane<'a> {
    /// One per entity.
    Values(&'a [f64]),
    /// One for all.
    Same(f64),
}

impl Lane<'_> {
    /// The value of one entity.
    #[inline(always)]
    pub(super) fn at(self, entity: usize) -> f64 {
        match self {
            Lane::Values(values) => values[entity],
            Lane::Same(value) => value,
        }
    }
}

/// Applies `f` to each value.
#[inline(always)]
pub(super) fn map1(a: Lane<'_>, out: &mut [f64], f: impl Fn(f64) -> f64) {
    match a {
        Lane::Values(a) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = f(*a);
            }
        }
        Lane::Same(a) => out.fill(f(a)),
    }
}

/// Applies `f` to each pair.
#[inline(always)]
pub(super) fn map2(a: Lane<'_>, b: Lane<'_>, out: &mut [f64], f: impl Fn(f64, f64) -> f64) {
    match (a, b) {
        (Lane::Values(a), Lane::Values(b)) => {
            for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                *out = f(*a, *b);
            }
        }
        (Lane::Values(a), Lane::Same(b)) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = f(*a, b);
            }
        }
        (Lane::Same(a), Lane::Values(b)) => {
            for (out, b) in out.iter_mut().zip(b) {
                *out = f(a, *b);
            }
        }
        (Lane::Same(a), Lane::Same(b)) => out.fill(f(a, b)),
    }
}

/// Puts `f` of what is there and each value in its place.
#[inline(always)]
pub(super) fn add_to(out: &mut [f64], lane: Lane<'_>, f: impl Fn(f64, f64) -> f64) {
    match lane {
        Lane::Values(values) => {
            for (out, value) in out.iter_mut().zip(values) {
                *out = f(*out, *value);
            }
        }
        Lane::Same(value) => out.iter_mut().for_each(|out| *out = f(*out, value)),
    }
}

/// Whether two lanes of one length hold the same numbers, all of them known.
#[inline(always)]
pub(super) fn all_equal(a: &[f64], b: &[f64]) -> bool {
    const AT_ONCE: usize = 32;
    a.chunks(AT_ONCE).zip(b.chunks(AT_ONCE)).all(|(a, b)| a.iter().zip(b).fold(true, |all, (a, b)| all & (a == b)))
}

/// `value` where `known`, else not-a-number.
#[inline(always)]
fn only(known: bool, value: f64) -> f64 {
    if known { value } else { f64::NAN }
}

#[inline(always)]
fn truth(flag: bool) -> f64 {
    if flag { 1.0 } else { 0.0 }
}

/// `c` true: `a`, false: `b`, unknown: unknown.
#[inline(always)]
pub(super) fn choose(c: Lane<'_>, a: Lane<'_>, b: Lane<'_>, out: &mut [f64]) {
    let pick = |c: f64, a: f64, b: f64| only(!c.is_nan(), if c == 1.0 { a } else { b });
    match (c, a, b) {
        (Lane::Values(c), Lane::Values(a), Lane::Values(b)) => {
            for (((out, c), a), b) in out.iter_mut().zip(c).zip(a).zip(b) {
                *out = pick(*c, *a, *b);
            }
        }
        (Lane::Values(_), Lane::Values(_), Lane::Same(b)) => map2(c, a, out, |c, a| pick(c, a, b)),
        (Lane::Values(_), Lane::Same(a), Lane::Values(_)) => map2(c, b, out, |c, b| pick(c, a, b)),
        (Lane::Values(_), Lane::Same(a), Lane::Same(b)) => map1(c, out, |c| pick(c, a, b)),
        (Lane::Same(c), _, _) => map2(a, b, out, |a, b| pick(c, a, b)),
    }
}

/// `a en b`: the second is not looked at where the first is false.
#[inline(always)]
pub(super) fn and(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a * b }
}

/// `a of b`: the second is not looked at where the first is true.
#[inline(always)]
pub(super) fn or(a: f64, b: f64) -> f64 {
    let either = only(!(a.is_nan() | b.is_nan()), if a > b { a } else { b });
    if a == 1.0 { 1.0 } else { either }
}

/// The smaller; unknown where one is unknown.
#[inline(always)]
pub(super) fn smaller(a: f64, b: f64) -> f64 {
    only(!(a.is_nan() | b.is_nan()), if a < b { a } else { b })
}

/// The larger; unknown where one is unknown.
#[inline(always)]
pub(super) fn larger(a: f64, b: f64) -> f64 {
    only(!(a.is_nan() | b.is_nan()), if a > b { a } else { b })
}

/// A sum of inexact numbers that is zero only where both are.
#[inline(always)]
pub(super) fn add_inexact(a: f64, b: f64) -> f64 {
    let sum = a + b;
    only((sum != 0.0) | (a == 0.0), sum)
}

/// A difference of inexact numbers that is zero only where both are.
#[inline(always)]
pub(super) fn subtract_inexact(a: f64, b: f64) -> f64 {
    let difference = a - b;
    only((difference != 0.0) | (a == 0.0), difference)
}

/// A number that is no larger than `limit`.
#[inline(always)]
pub(super) fn within(a: f64, limit: f64) -> f64 {
    only(a.abs() <= limit, a)
}

/// A quotient within the limits of the error analysis.
#[inline(always)]
pub(super) fn divide(a: f64, b: f64) -> f64 {
    let quotient = a / b;
    only((b.abs() >= 1.0) & (quotient.abs() <= QUOTIENT_LIMIT), quotient)
}

/// A whole number over a count, times [`EVERY_COUNT`]: whole again.
#[inline(always)]
pub(super) fn divide_by_count(a: f64, b: f64) -> f64 {
    only((1.0..=COUNT_LIMIT).contains(&b), a * (EVERY_COUNT / b))
}

/// The larger of each value and zero, unless that cannot be told.
#[inline(always)]
pub(super) fn clamp_at_nil(a: Lane<'_>, margin: Margin, out: &mut [f64]) {
    if margin.distance == 0.0 {
        return map1(a, out, |a| only(!a.is_nan(), if a > 0.0 { a } else { 0.0 }));
    }
    let near = margin.distance;
    map1(a, out, |a| {
        let nil = (a < -near) | ((a == 0.0) & margin.nil_is_exact);
        only((a > near) | nil, if nil { 0.0 } else { a })
    });
}

/// A comparison, unless that cannot be told.
#[inline(always)]
pub(super) fn compare(comparison: Comparison, a: Lane<'_>, b: Lane<'_>, margin: Margin, out: &mut [f64]) {
    match comparison {
        Comparison::Equal => compare_by(a, b, margin, out, |a, b| a == b),
        Comparison::Unequal => compare_by(a, b, margin, out, |a, b| a != b),
        Comparison::Less => compare_by(a, b, margin, out, |a, b| a < b),
        Comparison::AtMost => compare_by(a, b, margin, out, |a, b| a <= b),
        Comparison::More => compare_by(a, b, margin, out, |a, b| a > b),
        Comparison::AtLeast => compare_by(a, b, margin, out, |a, b| a >= b),
    }
}

#[inline(always)]
fn compare_by(a: Lane<'_>, b: Lane<'_>, margin: Margin, out: &mut [f64], holds: impl Fn(f64, f64) -> bool) {
    if margin.distance == 0.0 {
        return map2(a, b, out, |a, b| only(!(a.is_nan() | b.is_nan()), truth(holds(a, b))));
    }
    map2(a, b, out, |a, b| {
        let both_nil = margin.nil_is_exact & (a == 0.0) & (b == 0.0);
        only(((a - b).abs() > margin.distance) | both_nil, truth(holds(a, b)))
    });
}
