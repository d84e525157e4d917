//! From the persons of a household to the household, and their order in it.

use crate::engine::columns::kernels::{Lane, larger, map1, map2, only, smaller, truth};
use crate::engine::columns::program::Margin;
use crate::rulebook::{Direction, PersonFold, Ranking};

/// Folds the persons of each household. `counted` is room for one number per person.
#[inline(always)]
pub(crate) fn fold_persons(
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

/// Sums of each household, person by person from zero.
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

/// The place of each person in the household among those who meet the condition; zero for the others.
pub(crate) fn rank_persons(
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
            // Nil times anything that is known is zero; an unknown condition makes the place unknown.
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

#[inline(always)]
fn over_households(starts: &[u32], out: &mut [f64], f: impl Fn(std::ops::Range<usize>) -> f64) {
    let first = starts[0];
    for (out, bounds) in out.iter_mut().zip(starts.windows(2)) {
        *out = f((bounds[0] - first) as usize..(bounds[1] - first) as usize);
    }
}

/// The best of the persons that count; zero if nobody does.
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
