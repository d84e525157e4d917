//! Fits the dials of reporting to the published settlement of the toeslagen, and says how well it goes.
//!
//! Takes: a prepared scenario, the names of dials and targets that its behaviour file gives. Gives: values, and the
//! targets before and after. Leaves to others: writing the values into the file (a person does), the report.
//!
//! The dials say how people report; nobody has measured them. What came out of it was published. So the dials are
//! chosen, within their low and high, such that the base run gives the published figures: least squares on the relative
//! deviations by Gauss and Newton, with slopes from differences. Every try has common random numbers, so the differences are
//! those of the dials.

use crate::scenario::behaviour::Behaviour;
use crate::scenario::comparisons::Published;
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::year_of_fit::{figures, of_settlement};
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

/// Fits the dials that the behaviour file names to the targets that it names, in the year that it is fitted to.
///
/// # Errors
/// See [`RunError`]; a file without dials to fit gives a fit without dials.
pub fn fit(prepared: &mut Prepared) -> Result<Fit, RunError> {
    if let Some(then) = prepared.behaviour.then() {
        prepared.behaviour = then;
    }
    let points: Vec<Published> =
        prepared.behaviour.published.iter().filter(|p| of_settlement(&p.point.key).is_some()).cloned().collect();
    let before = figures(prepared, &points)?;
    // A figure from too few households cannot be fitted to.
    let is_target = points.iter().zip(&before).map(|(p, figure)| p.is_fitted() && figure.is_some()).collect();
    let start = dials_of(&prepared.behaviour);
    let mut search = Search { prepared, points, is_target, start };
    let values = search.start.iter().map(|dial| dial.before).collect();
    let mut at = search.tried(before.clone(), values);
    for _ in 0..ROUNDS {
        match search.better(&at)? {
            Some(better) => at = better,
            None => break,
        }
    }
    search.set(&at.values);
    let Search { points, is_target, start, .. } = search;
    let dials = start.into_iter().zip(at.values).map(|(dial, after)| FittedDial { after, ..dial }).collect();
    let target = |(i, point): (usize, &Published)| FittedTarget {
        name: point.point.name.nl.clone(),
        published: point.point.figure.value,
        before: before[i],
        after: at.figures[i],
        is_fitted: is_target[i],
    };
    Ok(Fit { dials, targets: points.iter().enumerate().map(target).collect() })
}

/// What a fit searches in.
struct Search<'p> {
    prepared: &'p mut Prepared,
    points: Vec<Published>,
    is_target: Vec<bool>,
    /// The dials as the file has them.
    start: Vec<FittedDial>,
}

/// Values of the dials, and what the base run gives with them.
struct Try {
    values: Vec<f64>,
    figures: Vec<Option<f64>>,
    residuals: Vec<f64>,
}

impl Try {
    fn cost(&self) -> f64 {
        self.residuals.iter().map(|r| r * r).sum()
    }
}

impl Search<'_> {
    fn set(&mut self, values: &[f64]) {
        set(&mut self.prepared.behaviour, &self.start, values);
    }

    fn tried(&self, figures: Vec<Option<f64>>, values: Vec<f64>) -> Try {
        Try { residuals: self.residuals(&figures, &values), figures, values }
    }

    fn at(&mut self, values: Vec<f64>) -> Result<Try, RunError> {
        self.set(&values);
        let figures = figures(self.prepared, &self.points)?;
        Ok(self.tried(figures, values))
    }

    /// Relative deviations from the targets, and how far the dials were pulled.
    fn residuals(&self, figures: &[Option<f64>], values: &[f64]) -> Vec<f64> {
        let of_targets = figures.iter().zip(&self.points).zip(&self.is_target).filter(|(_, is)| **is);
        // One that disappears under a try is a full deviation.
        let deviations =
            of_targets.map(|((figure, p), _)| figure.map_or(-1.0, |value| value / p.point.figure.value - 1.0));
        let pulls = values.iter().zip(&self.start).map(|(v, d)| PULL * (v - d.before) / (d.high - d.low));
        deviations.chain(pulls).collect()
    }

    /// By dial, the change of every residual per unit of the dial.
    fn slopes(&mut self, here: &Try) -> Result<Vec<Vec<f64>>, RunError> {
        let mut slopes = Vec::with_capacity(here.values.len());
        for position in 0..self.start.len() {
            let dial = &self.start[position];
            let range = dial.high - dial.low;
            // Away from the nearer end.
            let step = if here.values[position] - dial.low > 0.5 * range { -STEP * range } else { STEP * range };
            let mut moved = here.values.clone();
            moved[position] += step;
            let there = self.at(moved)?.residuals;
            slopes.push(here.residuals.iter().zip(&there).map(|(a, b)| (b - a) / step).collect());
        }
        Ok(slopes)
    }

    /// A step from here that fits better, if there is one.
    fn better(&mut self, here: &Try) -> Result<Option<Try>, RunError> {
        let slopes = self.slopes(here)?;
        // No dial moves further at once than half its range: the slopes are those of here.
        let limits = |(dial, now): (&FittedDial, &f64)| {
            let most = 0.5 * (dial.high - dial.low);
            ((dial.low - now).max(-most), (dial.high - now).min(most))
        };
        let box_of: Vec<(f64, f64)> = self.start.iter().zip(&here.values).map(limits).collect();
        let direction = best_step(&slopes, &here.residuals, &box_of);
        for length in [1.0, 0.5, 0.25] {
            let moved = here.values.iter().zip(&direction).map(|(value, step)| value + length * step).collect();
            let there = self.at(moved)?;
            if there.cost() < here.cost() {
                return Ok(Some(there));
            }
        }
        Ok(None)
    }
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
    let numbers = dials.iter().zip(values).map(|(dial, value)| (dial.name.clone(), *value));
    *behaviour = behaviour.with_numbers(numbers);
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
