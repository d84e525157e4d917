//! Fits the dials of reporting to the published settlement of the toeslagen, and says how well it goes.
//!
//! Takes: a prepared scenario, the names of dials and targets that its behaviour file gives. Gives: values, and the
//! targets before and after. Leaves to others: writing the values into the file (a person does), the report.
//!
//! The dials say how people report; nobody has measured them. What came out of it was published. So the dials are
//! chosen, within their low and high, such that the base run gives the published figures: least squares on the relative
//! deviations by Gauss and Newton, with slopes from differences. Every try has the same luck, so the differences are those
//! of the dials.

use crate::delivery::Knowledge;
use crate::measure::indicators::{Keyed, keyed};
use crate::measure::measure;
use crate::scenario::behaviour::Behaviour;
use crate::scenario::comparisons::Published;
use crate::scenario::fitting::field_of;
use crate::simulation::blocks::Silent;
use crate::simulation::error::RunError;
use crate::simulation::measured::run_data;
use crate::simulation::prepare::Prepared;
use crate::simulation::run::run_only;
use rust_decimal::prelude::ToPrimitive;

/// Rounds of Gauss and Newton.
const ROUNDS: usize = 6;
/// Step of a slope, as a share of the range of the dial.
const STEP: f64 = 0.08;
/// Weight of staying where the dial was, against a relative deviation of one; keeps apart what the targets cannot.
const PULL: f64 = 0.02;
/// Sweeps over the dials when a step is sought.
const SWEEPS: usize = 500;

/// A dial that may be moved.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedDial {
    /// Name, as in the behaviour file.
    pub name: String,
    /// As in the file.
    pub before: f64,
    /// Fitted.
    pub after: f64,
    /// Least.
    pub low: f64,
    /// Most.
    pub high: f64,
}

/// A target, and the figure of the base run.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedTarget {
    /// Name for people.
    pub name: String,
    /// Published, in prices of the run.
    pub published: f64,
    /// With the dials of the file; `None` from too few households.
    pub before: Option<f64>,
    /// With the fitted dials.
    pub after: Option<f64>,
    /// Whether the dials were fitted to it; the others test the fit.
    pub is_fitted: bool,
}

/// A finished fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Dials.
    pub dials: Vec<FittedDial>,
    /// Targets that are figures of the settlement.
    pub targets: Vec<FittedTarget>,
}

/// Households that the figures of the year of the fit are worked out on, where the population is made.
pub const HOUSEHOLDS_THEN: u32 = 20_000;

/// Figures of the settlement of the base in the year that the dials are fitted to, in the order of
/// [`Behaviour::published`]; none for what is no figure of the settlement.
///
/// `None` where the file says that nothing was different then. Of a made population the first [`HOUSEHOLDS_THEN`]
/// households at most.
///
/// # Errors
/// See [`RunError`].
pub fn settled_then(prepared: &Prepared) -> Result<Option<Vec<Option<f64>>>, RunError> {
    let Some(behaviour) = behaviour_then(&prepared.behaviour) else { return Ok(None) };
    let points = behaviour.published.clone();
    let population = prepared.population.at_most(HOUSEHOLDS_THEN);
    let then = Prepared { behaviour, population, ..prepared.clone() };
    figures(&then, &points).map(Some)
}

/// The behaviour of the year that the dials are fitted to; `None` where it is that of the run.
fn behaviour_then(now: &Behaviour) -> Option<Behaviour> {
    let knowledge = now.fitting.knowledge_then(&now.knowledge)?;
    Some(Behaviour { knowledge, ..now.clone() })
}

/// Fits the dials that the behaviour file names to the targets that it names, in the year that it is fitted to.
///
/// # Errors
/// See [`RunError`]; a file without dials to fit gives a fit without dials.
pub fn fit(prepared: &mut Prepared) -> Result<Fit, RunError> {
    if let Some(then) = behaviour_then(&prepared.behaviour) {
        prepared.behaviour = then;
    }
    let points: Vec<Published> =
        prepared.behaviour.published.iter().filter(|p| of_settlement(&p.point.key).is_some()).cloned().collect();
    let start = dials_of(&prepared.behaviour);
    let before = figures(prepared, &points)?;
    let mut at: Vec<f64> = start.iter().map(|dial| dial.before).collect();
    let mut now = before.clone();
    // A figure from too few households cannot be fitted to.
    let is_target: Vec<bool> =
        points.iter().zip(&before).map(|(p, figure)| p.is_fitted() && figure.is_some()).collect();
    let residuals = |figures: &[Option<f64>], at: &[f64]| -> Vec<f64> {
        let of_targets = figures.iter().zip(&points).zip(&is_target).filter(|(_, is)| **is);
        // One that disappears under a try is a full deviation.
        let deviations =
            of_targets.map(|((figure, p), _)| figure.map_or(-1.0, |value| value / p.point.figure.value - 1.0));
        deviations.chain(at.iter().zip(&start).map(|(v, d)| PULL * (v - d.before) / (d.high - d.low))).collect()
    };
    let cost = |residuals: &[f64]| residuals.iter().map(|r| r * r).sum::<f64>();
    for _ in 0..ROUNDS {
        let here = residuals(&now, &at);
        let mut slopes = Vec::with_capacity(at.len());
        for (position, dial) in start.iter().enumerate() {
            let range = dial.high - dial.low;
            // Away from the nearer end.
            let step = if at[position] - dial.low > 0.5 * range { -STEP * range } else { STEP * range };
            let mut moved = at.clone();
            moved[position] += step;
            set(&mut prepared.behaviour, &start, &moved);
            let there = residuals(&figures(prepared, &points)?, &moved);
            slopes.push(here.iter().zip(&there).map(|(a, b)| (b - a) / step).collect::<Vec<f64>>());
        }
        // No dial moves further at once than half its range: the slopes are those of here.
        let box_of: Vec<(f64, f64)> = start
            .iter()
            .zip(&at)
            .map(|(dial, now)| {
                let most = 0.5 * (dial.high - dial.low);
                ((dial.low - now).max(-most), (dial.high - now).min(most))
            })
            .collect();
        let direction = best_step(&slopes, &here, &box_of);
        let mut improved = false;
        for length in [1.0, 0.5, 0.25] {
            let moved: Vec<f64> = at.iter().zip(&direction).map(|(value, step)| value + length * step).collect();
            set(&mut prepared.behaviour, &start, &moved);
            let there = figures(prepared, &points)?;
            if cost(&residuals(&there, &moved)) < cost(&here) {
                (at, now, improved) = (moved, there, true);
                break;
            }
        }
        if !improved {
            break;
        }
    }
    set(&mut prepared.behaviour, &start, &at);
    let dials = start.into_iter().zip(at).map(|(dial, after)| FittedDial { after, ..dial }).collect();
    let targets = points
        .iter()
        .enumerate()
        .map(|(i, point)| FittedTarget {
            name: point.point.name.nl.clone(),
            published: point.point.figure.value,
            before: before[i],
            after: now[i],
            is_fitted: is_target[i],
        })
        .collect();
    Ok(Fit { dials, targets })
}

/// The dials that the behaviour file says are fitted, with their low and high.
fn dials_of(behaviour: &Behaviour) -> Vec<FittedDial> {
    let number = |name: &String| behaviour.numbers.iter().find(|number| number.name == *name);
    let dial = |name: &String| {
        let number = number(name)?;
        let (low, high) = (number.figure.low?.to_f64()?, number.figure.high?.to_f64()?);
        let before = number.figure.value.to_f64()?;
        Some(FittedDial { name: name.clone(), before, after: before, low, high })
    };
    behaviour.fitting.dials.iter().filter_map(dial).collect()
}

fn set(behaviour: &mut Behaviour, dials: &[FittedDial], values: &[f64]) {
    if let Knowledge::Reported(parameters) = &mut behaviour.knowledge {
        for (dial, value) in dials.iter().zip(values) {
            if let Some(field) = field_of(parameters, &dial.name) {
                *field = *value;
            }
        }
    }
}

/// The figures of the settlement of the base, as the report has them; `None` for what is no figure of the settlement, and
/// where the report shows none.
fn figures(prepared: &Prepared, points: &[Published]) -> Result<Vec<Option<f64>>, RunError> {
    let run = run_only(prepared, &[], &Silent)?;
    let measures = measure(&run_data(prepared, run.facts, run.variants))?;
    let figure = |point: &Published| of_settlement(&point.point.key)?.of(measures.base())?.value();
    Ok(points.iter().map(figure).collect())
}

/// The figure behind the name of a published one, where it is one of the settlement.
fn of_settlement(name: &str) -> Option<Keyed<'_>> {
    keyed(name).filter(Keyed::is_of_settlement)
}

/// The step within a box that makes the residuals least, to first order: one dial after the other until all stand still.
///
/// `slopes` has a row per dial with the change of every residual per unit of the dial.
fn best_step(slopes: &[Vec<f64>], residuals: &[f64], box_of: &[(f64, f64)]) -> Vec<f64> {
    let mut step = vec![0.0; slopes.len()];
    let mut left = residuals.to_vec();
    for _ in 0..SWEEPS {
        for (dial, slope) in slopes.iter().enumerate() {
            let steepness: f64 = slope.iter().map(|s| s * s).sum();
            if steepness <= 0.0 {
                continue;
            }
            let pull: f64 = slope.iter().zip(&left).map(|(s, r)| s * r).sum();
            let (low, high) = box_of[dial];
            let moved = (step[dial] - pull / steepness).clamp(low, high);
            let change = moved - step[dial];
            left.iter_mut().zip(slope).for_each(|(r, s)| *r += s * change);
            step[dial] = moved;
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_solves_what_it_can_and_stays_in_its_box() {
        // r = (−4 + x + y, −2 + x − y): x = 3 and y = 1.
        let slopes = [vec![1.0, 1.0], vec![1.0, -1.0]];
        let step = best_step(&slopes, &[-4.0, -2.0], &[(-9.0, 9.0), (-9.0, 9.0)]);
        assert!((step[0] - 3.0).abs() < 1e-9 && (step[1] - 1.0).abs() < 1e-9);
        // With x at most 2 the best y leaves −2 + y and −y: y = 1.
        let step = best_step(&slopes, &[-4.0, -2.0], &[(-9.0, 2.0), (-9.0, 9.0)]);
        assert!((step[0] - 2.0).abs() < 1e-9 && (step[1] - 1.0).abs() < 1e-9);
    }
}
