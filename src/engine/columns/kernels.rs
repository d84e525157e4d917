//! The loops: one operation on one lane of values.
//!
//! Every loop chooses between values instead of branching and is always inlined, so that the block loop that is made
//! per processor feature (see the module above) turns it into the widest instructions there are.

use crate::engine::columns::bound::{Bound, COUNT_LIMIT, EVERY_COUNT, QUOTIENT_LIMIT};
use crate::engine::columns::program::{Margin, Terms};
use crate::rulebook::{Comparison, Direction, PersonFold, Ranking};
use crate::units::RoundingMode;

/// What a loop reads: values side by side, or one for all.
#[derive(Debug, Clone, Copy)]
pub enum Lane<'a> {
    /// One per entity.
    Values(&'a [f64]),
    /// One for all.
    Same(f64),
}

impl Lane<'_> {
    /// The value of one entity.
    #[inline(always)]
    pub fn at(self, entity: usize) -> f64 {
        match self {
            Lane::Values(values) => values[entity],
            Lane::Same(value) => value,
        }
    }
}

/// Applies `f` to each value.
#[inline(always)]
pub fn map1(a: Lane<'_>, out: &mut [f64], f: impl Fn(f64) -> f64) {
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
pub fn map2(a: Lane<'_>, b: Lane<'_>, out: &mut [f64], f: impl Fn(f64, f64) -> f64) {
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
pub fn add_to(out: &mut [f64], lane: Lane<'_>, f: impl Fn(f64, f64) -> f64) {
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
pub fn all_equal(a: &[f64], b: &[f64]) -> bool {
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
pub fn choose(c: Lane<'_>, a: Lane<'_>, b: Lane<'_>, out: &mut [f64]) {
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
pub fn and(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a * b }
}

/// `a of b`: the second is not looked at where the first is true.
#[inline(always)]
pub fn or(a: f64, b: f64) -> f64 {
    let either = only(!(a.is_nan() | b.is_nan()), if a > b { a } else { b });
    if a == 1.0 { 1.0 } else { either }
}

/// The smaller; unknown where one is unknown.
#[inline(always)]
pub fn smaller(a: f64, b: f64) -> f64 {
    only(!(a.is_nan() | b.is_nan()), if a < b { a } else { b })
}

/// The larger; unknown where one is unknown.
#[inline(always)]
pub fn larger(a: f64, b: f64) -> f64 {
    only(!(a.is_nan() | b.is_nan()), if a > b { a } else { b })
}

/// A sum of inexact numbers that is nil only where both are.
#[inline(always)]
pub fn add_inexact(a: f64, b: f64) -> f64 {
    let sum = a + b;
    only((sum != 0.0) | (a == 0.0), sum)
}

/// A difference of inexact numbers that is nil only where both are.
#[inline(always)]
pub fn subtract_inexact(a: f64, b: f64) -> f64 {
    let difference = a - b;
    only((difference != 0.0) | (a == 0.0), difference)
}

/// A number that is no larger than `limit`.
#[inline(always)]
pub fn within(a: f64, limit: f64) -> f64 {
    only(a.abs() <= limit, a)
}

/// A quotient within the limits of the error analysis.
#[inline(always)]
pub fn divide(a: f64, b: f64) -> f64 {
    let quotient = a / b;
    only((b.abs() >= 1.0) & (quotient.abs() <= QUOTIENT_LIMIT), quotient)
}

/// A whole number over a count, times [`EVERY_COUNT`]: whole again.
#[inline(always)]
pub fn divide_by_count(a: f64, b: f64) -> f64 {
    only((1.0..=COUNT_LIMIT).contains(&b), a * (EVERY_COUNT / b))
}

/// The larger of each value and nil, unless that cannot be told.
#[inline(always)]
pub fn clamp_at_nil(a: Lane<'_>, margin: Margin, out: &mut [f64]) {
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
pub fn compare(comparison: Comparison, a: Lane<'_>, b: Lane<'_>, margin: Margin, out: &mut [f64]) {
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

/// Rounding to a multiple of `step`, unless the argument is too near a jump.
#[inline(always)]
pub fn round(mode: RoundingMode, a: Lane<'_>, step: f64, step_out: f64, margin: Margin, out: &mut [f64]) {
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
pub fn round_fractions(mode: RoundingMode, whole: [Lane<'_>; 4], terms: Terms, step_out: f64, out: &mut [f64]) {
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

/// Sum over brackets, row by row.
#[inline(always)]
pub fn brackets(x: Lane<'_>, rows: &[(f64, f64)], out: &mut [f64]) {
    map1(x, out, |x| x * 0.0);
    let mut from = 0.0;
    for (limit, rate) in rows {
        add_to(out, x, |sum, x| {
            let to = if x < *limit { x } else { *limit };
            sum + if to > from { (to - from) * rate } else { 0.0 }
        });
        from = *limit;
    }
}

/// Value of the first row whose limit is not below `x`, unless `x` is too near a limit.
#[inline(always)]
pub fn lookup(x: Lane<'_>, rows: &[(f64, f64)], margin: Margin, out: &mut [f64]) {
    if rows.len() > MOST_ROWS_IN_TURN {
        return map1(x, out, |x| search(x, rows, margin));
    }
    out.fill(f64::NAN);
    for (limit, value) in rows.iter().rev() {
        add_to(out, x, |known, x| if x <= *limit { *value } else { known });
    }
    if margin.distance > 0.0 {
        for (limit, _) in rows {
            add_to(out, x, |known, x| only((x - limit).abs() > margin.distance, known));
        }
    }
}

/// Tables with more rows are searched by halving them, household by household.
const MOST_ROWS_IN_TURN: usize = 12;

fn search(x: f64, rows: &[(f64, f64)], margin: Margin) -> f64 {
    let at = rows.partition_point(|(limit, _)| *limit < x);
    let near = |row: Option<&(f64, f64)>| row.is_some_and(|(limit, _)| (x - limit).abs() <= margin.distance);
    let too_near = margin.distance > 0.0 && (near(rows.get(at)) || near(at.checked_sub(1).and_then(|at| rows.get(at))));
    match rows.get(at) {
        Some((_, value)) if !x.is_nan() && !too_near => *value,
        _ => f64::NAN,
    }
}

/// Folds the persons of each household. `counted` is room for one number per person.
#[inline(always)]
pub fn fold_persons(
    fold: PersonFold,
    body: Lane<'_>,
    filter: Option<Lane<'_>>,
    starts: &[u32],
    counted: &mut [f64],
    out: &mut [f64],
) {
    let counts = |person: usize| filter.map_or(1.0, |f| f.at(person));
    match fold {
        PersonFold::Sum | PersonFold::Count | PersonFold::Any => {
            match filter {
                None => map1(body, counted, |value| value),
                Some(filter) => map2(body, filter, counted, |value, counts| {
                    let value = only(counts == 1.0, value);
                    if counts == 0.0 { 0.0 } else { value }
                }),
            }
            add_up(counted, starts, out);
            if fold == PersonFold::Any {
                out.iter_mut().for_each(|sum| *sum = only(!sum.is_nan(), truth(*sum > 0.0)));
            }
        }
        PersonFold::Max => over_households(starts, out, |persons| extreme(persons, counts, body, larger)),
        PersonFold::Min => over_households(starts, out, |persons| extreme(persons, counts, body, smaller)),
    }
}

/// Sums of each household, person by person from nil.
#[inline(always)]
fn add_up(values: &[f64], starts: &[u32], out: &mut [f64]) {
    let size = starts.windows(2).next().map_or(0, |bounds| (bounds[1] - bounds[0]) as usize);
    let is_even = size > 0 && starts.windows(2).all(|bounds| (bounds[1] - bounds[0]) as usize == size);
    match size {
        1 if is_even => out.iter_mut().zip(values).for_each(|(out, value)| *out = 0.0 + value),
        2 if is_even => {
            out.iter_mut().zip(values.chunks_exact(2)).for_each(|(out, pair)| *out = 0.0 + pair[0] + pair[1]);
        }
        _ if is_even => out
            .iter_mut()
            .zip(values.chunks_exact(size))
            .for_each(|(out, persons)| *out = persons.iter().fold(0.0, |sum, value| sum + value)),
        _ => over_households(starts, out, |persons| values[persons].iter().fold(0.0, |sum, value| sum + value)),
    }
}

/// The place of each person in the household among those who meet the condition; nil for the others.
pub fn rank_persons(
    ranking: Ranking,
    condition: Lane<'_>,
    keys: &[Lane<'_>],
    margins: [Margin; 2],
    starts: &[u32],
    out: &mut [f64],
) {
    let first = starts[0] as usize;
    let directions = [ranking.first, ranking.second.unwrap_or(ranking.first)];
    // 1 where `other` comes before `person`, 0 where after, not-a-number where that cannot be told.
    let comes_before = |other: usize, person: usize| {
        for ((key, direction), margin) in keys.iter().zip(directions).zip(margins) {
            let (a, b) = match direction {
                Direction::Ascending => (key.at(other), key.at(person)),
                Direction::Descending => (key.at(person), key.at(other)),
            };
            let both_nil = margin.nil_is_exact && a == 0.0 && b == 0.0;
            let too_near = margin.distance > 0.0 && (a - b).abs() <= margin.distance && !both_nil;
            if (a - b).is_nan() || too_near {
                return f64::NAN;
            }
            if a != b {
                return f64::from(u8::from(a < b));
            }
        }
        f64::from(u8::from(other < person))
    };
    for household in 0..starts.len() - 1 {
        let persons = starts[household] as usize - first..starts[household + 1] as usize - first;
        for person in persons.clone() {
            // Nil times anything that is known is nil; an unknown condition makes the place unknown.
            let own = condition.at(person);
            let mut place = own;
            if own == 1.0 {
                for other in persons.clone().filter(|other| *other != person) {
                    place += match condition.at(other) {
                        0.0 => 0.0,
                        1.0 => comes_before(other, person),
                        unknown => unknown,
                    };
                }
            }
            out[person] = place;
        }
    }
}

/// Calendar year of a date.
pub fn year_of(days: f64) -> f64 {
    (date_key(days) / 10_000.0).floor()
}

/// Whole months from one date to another.
pub fn months_between(from: f64, to: f64) -> f64 {
    let parts = |days: f64| {
        let key = date_key(days);
        let year = (key / 10_000.0).floor();
        let month = ((key - year * 10_000.0) / 100.0).floor();
        (year * 12.0 + month, key - year * 10_000.0 - month * 100.0)
    };
    let ((months_from, day_from), (months_to, day_to)) = (parts(from), parts(to));
    months_to - months_from - f64::from(u8::from(day_to < day_from))
}

#[inline(always)]
fn over_households(starts: &[u32], out: &mut [f64], f: impl Fn(std::ops::Range<usize>) -> f64) {
    let first = starts[0];
    for (out, bounds) in out.iter_mut().zip(starts.windows(2)) {
        *out = f((bounds[0] - first) as usize..(bounds[1] - first) as usize);
    }
}

/// The best of the persons that count; nil if nobody does.
#[inline(always)]
fn extreme(
    persons: std::ops::Range<usize>,
    counts: impl Fn(usize) -> f64,
    body: Lane<'_>,
    better: impl Fn(f64, f64) -> f64,
) -> f64 {
    let mut best = None;
    for person in persons {
        let counts = counts(person);
        if counts != 0.0 {
            let value = if counts == 1.0 { body.at(person) } else { f64::NAN };
            best = Some(best.map_or(value, |best| better(best, value)));
        }
    }
    best.unwrap_or(0.0)
}

/// Year × 10000 + month × 100 + day of a day number, so that ages follow from a difference.
#[inline(always)]
pub fn date_key(days: f64) -> f64 {
    if days.is_nan() {
        return f64::NAN;
    }
    // Civil date from days (Hinnant), in whole numbers.
    let z = days as i64 + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year * 10_000 + month * 100 + day) as f64
}
