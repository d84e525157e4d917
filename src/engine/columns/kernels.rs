//! The loops: one operation on one lane of values.

use crate::engine::columns::bound::QUOTIENT_LIMIT;
use crate::engine::columns::program::Margin;
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
    pub fn at(self, entity: usize) -> f64 {
        match self {
            Lane::Values(values) => values[entity],
            Lane::Same(value) => value,
        }
    }
}

/// Applies `f` to each value.
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

/// `c` true: `a`, false: `b`, unknown: unknown.
pub fn choose(c: Lane<'_>, a: Lane<'_>, b: Lane<'_>, out: &mut [f64]) {
    let pick = |c: f64, a: f64, b: f64| {
        if c == 1.0 {
            a
        } else if c == 0.0 {
            b
        } else {
            f64::NAN
        }
    };
    match (c, a, b) {
        (Lane::Values(c), Lane::Values(a), Lane::Values(b)) => {
            for (((out, c), a), b) in out.iter_mut().zip(c).zip(a).zip(b) {
                *out = pick(*c, *a, *b);
            }
        }
        _ => {
            for (entity, out) in out.iter_mut().enumerate() {
                *out = pick(c.at(entity), a.at(entity), b.at(entity));
            }
        }
    }
}

/// `a en b`: false when one is false, even where the other is unknown.
pub fn and(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// `a of b`: true when one is true, even where the other is unknown.
pub fn or(a: f64, b: f64) -> f64 {
    if a == 1.0 || b == 1.0 { 1.0 } else { a + b }
}

/// The smaller; unknown where one is unknown.
pub fn smaller(a: f64, b: f64) -> f64 {
    if a < b {
        a
    } else if b <= a {
        b
    } else {
        f64::NAN
    }
}

/// The larger; unknown where one is unknown.
pub fn larger(a: f64, b: f64) -> f64 {
    if a > b {
        a
    } else if b >= a {
        b
    } else {
        f64::NAN
    }
}

/// A difference of inexact numbers that is nil only where both are.
pub fn subtract_inexact(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference == 0.0 && a != 0.0 { f64::NAN } else { difference }
}

/// A quotient within the limits of the error analysis.
pub fn divide(a: f64, b: f64) -> f64 {
    let quotient = a / b;
    if b.abs() >= 1.0 && quotient.abs() <= QUOTIENT_LIMIT { quotient } else { f64::NAN }
}

/// The larger of `a` and nil, unless that cannot be told.
pub fn clamp_at_nil(a: f64, margin: Margin) -> f64 {
    if a > margin.distance {
        a
    } else if a < -margin.distance || (a == 0.0 && (margin.nil_is_exact || margin.distance == 0.0)) {
        0.0
    } else {
        f64::NAN
    }
}

/// A comparison, unless that cannot be told.
pub fn compare(comparison: Comparison, a: f64, b: f64, margin: Margin) -> f64 {
    let difference = a - b;
    if difference.is_nan() {
        return f64::NAN;
    }
    let both_nil = margin.nil_is_exact && a == 0.0 && b == 0.0;
    if margin.distance > 0.0 && difference.abs() <= margin.distance && !both_nil {
        return f64::NAN;
    }
    let holds = match comparison {
        Comparison::Equal => a == b,
        Comparison::Unequal => a != b,
        Comparison::Less => a < b,
        Comparison::AtMost => a <= b,
        Comparison::More => a > b,
        Comparison::AtLeast => a >= b,
    };
    f64::from(u8::from(holds))
}

/// Rounding to a multiple of `step`, unless the argument is too near a jump.
pub fn round(mode: RoundingMode, a: f64, step: f64, step_out: f64, margin: Margin) -> f64 {
    if a == 0.0 && margin.nil_is_exact {
        return 0.0;
    }
    let below = (a / step).floor();
    if margin.distance == 0.0 && step == step.trunc() {
        return round_whole(mode, a, step, step_out, below);
    }
    let steps = a / step;
    let rest = steps - below;
    // The division itself errs by one unit in the last place of `steps`.
    let near = margin.distance / step + steps.abs() * 2.3e-16;
    let (jump, up) = match mode {
        RoundingMode::HalfUp => ((rest - 0.5).abs(), rest >= 0.5),
        RoundingMode::Down => (rest.min(1.0 - rest), false),
        RoundingMode::Up => (rest.min(1.0 - rest), rest > 0.0),
    };
    if jump <= near || a.is_nan() {
        return f64::NAN;
    }
    (below + f64::from(u8::from(up))) * step_out
}

/// A whole number to a whole step: the remainder is exact, so nothing is near.
fn round_whole(mode: RoundingMode, a: f64, step: f64, step_out: f64, below: f64) -> f64 {
    // The quotient may have been rounded onto the next whole number.
    let below = if below * step > a { below - 1.0 } else { below };
    let rest = a - below * step;
    let up = match mode {
        RoundingMode::HalfUp if a < 0.0 => 2.0 * rest > step,
        RoundingMode::HalfUp => 2.0 * rest >= step,
        RoundingMode::Down => false,
        RoundingMode::Up => rest > 0.0,
    };
    if a.is_nan() { f64::NAN } else { (below + f64::from(u8::from(up))) * step_out }
}

/// Sum over brackets.
pub fn brackets(x: f64, rows: &[(f64, f64)]) -> f64 {
    let mut sum = 0.0;
    let mut from = 0.0;
    for (limit, rate) in rows {
        let to = if x < *limit { x } else { *limit };
        sum += if to > from { (to - from) * rate } else { 0.0 };
        from = *limit;
    }
    if x.is_nan() { f64::NAN } else { sum }
}

/// Value of the first row whose limit is not below `x`, unless `x` is too near a limit.
pub fn lookup(x: f64, rows: &[(f64, f64)], margin: Margin) -> f64 {
    for (limit, value) in rows {
        if margin.distance > 0.0 && (x - limit).abs() <= margin.distance {
            return f64::NAN;
        }
        if x <= *limit {
            return *value;
        }
    }
    f64::NAN
}

/// Folds the persons of each household.
pub fn fold_persons(fold: PersonFold, body: Lane<'_>, filter: Option<Lane<'_>>, starts: &[u32], out: &mut [f64]) {
    let first = starts[0] as usize;
    for (household, out) in out.iter_mut().enumerate() {
        let persons = starts[household] as usize - first..starts[household + 1] as usize - first;
        let mut sum = 0.0;
        let mut extreme = f64::NAN;
        let mut any = false;
        for person in persons {
            let counts = filter.map_or(1.0, |f| f.at(person));
            if counts == 0.0 {
                continue;
            }
            let value = if counts == 1.0 { body.at(person) } else { f64::NAN };
            sum += value;
            extreme = match (any, fold) {
                (false, _) => value,
                (true, PersonFold::Min) => smaller(extreme, value),
                (true, _) => larger(extreme, value),
            };
            any = true;
        }
        *out = match fold {
            PersonFold::Sum | PersonFold::Count => sum,
            PersonFold::Any => {
                if sum.is_nan() {
                    f64::NAN
                } else {
                    f64::from(u8::from(sum > 0.0))
                }
            }
            PersonFold::Max | PersonFold::Min if any => extreme,
            PersonFold::Max | PersonFold::Min => 0.0,
        };
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
            let equal = compare(Comparison::Equal, a, b, margin);
            if equal != 1.0 {
                return if equal.is_nan() { equal } else { f64::from(u8::from(a < b)) };
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

/// Year × 10000 + month × 100 + day of a day number, so that ages follow from a difference.
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
