//! How much income changed since last year, apart from what happens in this year.
//!
//! Takes: the published spread of the change of household income, and a trial of households with their months. Gives:
//! the spread to draw from, so that the drawn change and the events of the year together have the published spread.
//! Leaves to others: drawing (`year`), comparing (`describe`).
//!
//! The published change counts all that happened. A household that loses a job in May already has a change; drawing
//! the published change on top would count it twice. The fit moves each point of the quantile function by the ratio of
//! the published point to the one found in the trial, until they agree. Where events alone are wider than what was
//! published, nothing can be drawn that narrows them, and the row of the comparison stays off.

use crate::population::curve::Curve;

const ROUNDS: usize = 30;
/// Half of the step that would be right if the points did not lean on each other.
const STEP: f64 = 0.5;

/// Income of a person in a year like January, from which the years before are reckoned back.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Level {
    /// Position of the quantile function: wage, profit, benefit and pension.
    pub class: usize,
    /// Without AOW. Unit: euros per year.
    pub yearly: f64,
    /// Unit: euros per year.
    pub aow: f64,
}

/// One household of the trial.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    /// Position of the quantile function that it is compared with.
    pub class: usize,
    /// Rank of its change.
    pub luck: f64,
    /// Income of this year. Unit: euros.
    pub now: f64,
    pub levels: Vec<Level>,
}

/// Growth from one year to the next. Unit: factors.
#[derive(Debug, Clone, Copy)]
pub(super) struct Growth {
    pub prices: f64,
    pub indexation: f64,
}

impl Level {
    /// Income and AOW of the year before, for a real change.
    pub fn before(self, change: f64, growth: Growth) -> Level {
        let aow = self.aow / growth.indexation;
        // The published spread is of all income together; who has AOW alone had AOW alone.
        let whole = (self.yearly + self.aow) / ((1.0 + change) * growth.prices);
        let yearly = if self.yearly > 0.0 { (whole - aow).max(0.0) } else { 0.0 };
        Level { yearly, aow, ..self }
    }
}

/// Quantile functions to draw the change from.
pub(super) fn fit(published: &[Curve], trials: &[Trial], growth: Growth) -> Vec<Curve> {
    let mut drawn = published.to_vec();
    let mut found: Vec<Vec<f64>> = vec![Vec::new(); published.len()];
    for _ in 0..ROUNDS {
        found.iter_mut().for_each(Vec::clear);
        for trial in trials {
            let before = |level: &Level| level.before(drawn[level.class].value(trial.luck), growth);
            let last_year: f64 = trial.levels.iter().map(before).map(|level| level.yearly + level.aow).sum();
            if last_year > 0.0 {
                found[trial.class].push(trial.now / last_year / growth.prices);
            }
        }
        for (curve, (published, found)) in drawn.iter_mut().zip(published.iter().zip(&mut found)) {
            if found.is_empty() {
                continue;
            }
            found.sort_by(f64::total_cmp);
            let mut least = f64::NEG_INFINITY;
            *curve = curve.moved(|share, value| {
                let at = found[(share * (found.len() - 1) as f64) as usize].max(f64::MIN_POSITIVE);
                let step = ((1.0 + published.value(share)) / at - 1.0) * STEP;
                // A change may not rise where it fell, nor leave nothing to reckon back from.
                least = ((1.0 + value) * (1.0 + step) - 1.0).clamp(-0.9, 9.0).max(least);
                least
            });
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_GROWTH: Growth = Growth { prices: 1.0, indexation: 1.0 };

    fn published() -> Curve {
        Curve::new(vec![0.1, 0.5, 0.9], vec![-0.2, 0.0, 0.3])
    }

    fn trials(now: impl Fn(u32) -> f64) -> Vec<Trial> {
        let level = Level { class: 0, yearly: 100.0, aow: 0.0 };
        (0..1_000)
            .map(|k| Trial { class: 0, luck: (f64::from(k) + 0.5) / 1_000.0, now: now(k), levels: vec![level] })
            .collect()
    }

    #[test]
    fn without_events_the_published_spread_is_drawn() {
        let drawn = &fit(&[published()], &trials(|_| 100.0), NO_GROWTH)[0];
        for share in [0.1, 0.3, 0.5, 0.9] {
            assert!((drawn.value(share) - published().value(share)).abs() < 2e-3, "{share}");
        }
    }

    #[test]
    fn an_event_that_takes_half_of_the_income_of_some_leaves_less_to_draw_below() {
        // One in five, whatever the rank, has half of it: they fill the lowest tenth by themselves.
        let drawn = &fit(&[published()], &trials(|k| if k % 5 == 0 { 50.0 } else { 100.0 }), NO_GROWTH)[0];
        assert!(drawn.value(0.1) > published().value(0.1) && drawn.value(0.5) > published().value(0.5));
    }

    #[test]
    fn who_has_aow_alone_had_aow_alone() {
        let growth = Growth { prices: 1.02, indexation: 1.04 };
        let level = Level { class: 2, yearly: 0.0, aow: 20_800.0 };
        assert_eq!(level.before(0.5, growth), Level { class: 2, yearly: 0.0, aow: 20_000.0 });
        // 30.600 of which 20.800 AOW: 25% more in real terms than 24.000 before.
        let level = Level { class: 2, yearly: 9_800.0, aow: 20_800.0 };
        let before = level.before(0.25, growth);
        assert!((before.yearly - 4_000.0).abs() < 1e-9 && before.aow == 20_000.0);
    }
}
