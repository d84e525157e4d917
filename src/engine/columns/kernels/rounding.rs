//! Rounding, where it is known which way.

use crate::engine::columns::bound::Bound;
use crate::engine::columns::kernels::{Lane, map1, only, truth};
use crate::engine::columns::program::{Margin, Terms};
use crate::units::RoundingMode;

/// Rounding to a multiple of `step`, unless the argument is too near a jump.
#[inline(always)]
pub(crate) fn round(mode: RoundingMode, a: Lane<'_>, step: f64, step_out: f64, margin: Margin, out: &mut [f64]) {
    if margin.distance == 0.0 && step == step.trunc() {
        return match mode {
            RoundingMode::HalfUp => {
                round_whole(a, step, step_out, out, |a, rest| (2.0 * rest > step) | ((2.0 * rest == step) & (a >= 0.0)))
            }
            RoundingMode::Down => round_whole(a, step, step_out, out, |_, _| false),
            RoundingMode::Up => round_whole(a, step, step_out, out, |_, rest| rest > 0.0),
        };
    }
    let to_whole = |rest: f64| if rest < 0.5 { rest } else { 1.0 - rest };
    match mode {
        RoundingMode::HalfUp => {
            round_inexact(a, step, step_out, margin, out, |rest| (rest - 0.5).abs(), |rest| rest >= 0.5);
        }
        RoundingMode::Down => round_inexact(a, step, step_out, margin, out, to_whole, |_| false),
        RoundingMode::Up => round_inexact(a, step, step_out, margin, out, to_whole, |rest| rest > 0.0),
    }
}

/// Whole numbers to a whole step: the remainder is exact, so nothing is near.
#[inline(always)]
fn round_whole(a: Lane<'_>, step: f64, step_out: f64, out: &mut [f64], up: impl Fn(f64, f64) -> bool) {
    map1(a, out, |a| {
        let below = (a / step).floor();
        // The quotient may have been rounded onto the next whole number.
        let below = below - truth(below * step > a);
        (below + truth(up(a, a - below * step))) * step_out
    });
}

/// Rounds where that is not yet known, from whole numbers: nothing is near, because a remainder is exact.
pub(crate) fn round_fractions(mode: RoundingMode, whole: [Lane<'_>; 4], terms: Terms, step_out: f64, out: &mut [f64]) {
    for (at, out) in out.iter_mut().enumerate().filter(|(_, out)| out.is_nan()) {
        let whole = whole.map(|lane| lane.at(at));
        if whole.iter().all(|v| v.abs() <= Bound::ROOM) && whole[2] >= 1.0 {
            let rounded = round_fraction(mode, whole.map(|v| v as i128), terms) as f64 * step_out;
            *out = only(rounded.abs() <= Bound::ROOM, rounded);
        }
    }
}

fn round_fraction(mode: RoundingMode, [factor, above, below, plus]: [i128; 4], terms: Terms) -> i128 {
    let numerator = factor * above * terms.product as i128 + plus * below * terms.plus as i128;
    let divisor = below * terms.below as i128;
    let (quotient, rest) = (numerator.div_euclid(divisor), numerator.rem_euclid(divisor));
    let up = match mode {
        RoundingMode::HalfUp => 2 * rest > divisor || (2 * rest == divisor && numerator >= 0),
        RoundingMode::Down => false,
        RoundingMode::Up => rest > 0,
    };
    quotient + i128::from(up)
}

#[inline(always)]
fn round_inexact(
    a: Lane<'_>,
    step: f64,
    step_out: f64,
    margin: Margin,
    out: &mut [f64],
    jump: impl Fn(f64) -> f64,
    up: impl Fn(f64) -> bool,
) {
    let near = margin.distance / step;
    map1(a, out, |a| {
        let steps = a / step;
        let below = steps.floor();
        let rest = steps - below;
        let rounded = (below + truth(up(rest))) * step_out;
        // Step, quotient and remainder each err by at most half a unit in the last place.
        let known = jump(rest) > near + (steps.abs() + 1.0) * 4.5e-16;
        only(known | ((a == 0.0) & margin.nil_is_exact), rounded)
    });
}
