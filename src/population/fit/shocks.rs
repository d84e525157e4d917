//! How much income changed since last year, apart from what happens in this year.
//!
//! Takes: the published spread of the change of household income, and a trial of households with their months. Gives:
//! the spread to draw from, so that the drawn change and the events of the year together have the published spread.
//! Leaves to others: drawing (`year`), comparing (`describe`).
//!
//! The published change counts all that happened. A household that loses a job in May already has a change; drawing
//! the published change on top would count it twice. So the spread of what happens in the year, as a trial shows it,
//! is taken out of the published spread. Where events alone are wider than what was published, nothing can be drawn
//! that narrows them, and the row of the comparison stays off.

use crate::population::fit::curve::Curve;
use crate::population::kinds::AgeBand;

const ROUNDS: usize = 60;
/// Scale of the change: the logarithm of the factor from a fifth to four times, in steps of 0.8%.
const LOWEST: f64 = -1.6;
const WIDTH: f64 = 0.008;
const BINS: usize = 375;
/// Points at which a quantile function is read.
const STEPS: u32 = 10_000;

/// Income of a person in a year like January, from which the years before are reckoned back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Level {
    /// Position of the quantile function: wage, profit, benefit and pension.
    pub class: usize,
    /// Age whose published change it follows.
    pub band: AgeBand,
    /// Rank in the change since last year, from 0 to 1.
    pub rank: f64,
    /// Without AOW. Unit: euros per year.
    pub yearly: f64,
    /// Unit: euros per year.
    pub aow: f64,
}

/// One household of the trial.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    /// Position of the quantile function that it is compared with.
    pub class: usize,
    /// Age of the main earner.
    pub band: AgeBand,
    /// Income of this year. Unit: euros.
    pub now: f64,
    /// Income of its persons in a year like January: the published change is of persons, each with the income of the
    /// household.
    pub persons: Vec<Level>,
}

impl Trial {
    /// Income of a year like January. Unit: euros.
    pub(crate) fn level(&self) -> f64 {
        self.persons.iter().map(|level| level.total()).sum()
    }
}

/// Growth from one year to the next. Unit: factors.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    pub prices: f64,
    pub indexation: f64,
}

impl Default for Level {
    fn default() -> Level {
        Level { class: 0, band: AgeBand::To25, rank: 0.5, yearly: 0.0, aow: 0.0 }
    }
}

impl Level {
    /// All income. Unit: euros per year.
    pub(crate) fn total(self) -> f64 {
        self.yearly + self.aow
    }

    /// Income and AOW of the year before, for a real change.
    pub(crate) fn before(self, change: f64, growth: Growth) -> Level {
        let aow = self.aow / growth.indexation;
        // The published spread is of all income together; who has AOW alone had AOW alone.
        let whole = self.total() / ((1.0 + change) * growth.prices);
        let yearly = if self.yearly > 0.0 { (whole - aow).max(0.0) } else { 0.0 };
        Level { yearly, aow, ..self }
    }
}

/// Quantile functions to draw the change from.
pub(crate) fn fit(published: &[Curve], trials: &[Trial]) -> Vec<Curve> {
    published
        .iter()
        .enumerate()
        .map(|(class, published)| {
            let mut events = vec![0.0; BINS];
            for trial in trials.iter().filter(|trial| trial.class == class && trial.level() > 0.0) {
                events[nearest(trial.now / trial.level())] += trial.persons.len() as f64;
            }
            let all: f64 = events.iter().sum();
            if all == 0.0 {
                return published.clone();
            }
            events.iter_mut().for_each(|count| *count /= all);
            unfolded(published, &events)
        })
        .collect()
}

/// What is left of a spread when that of the events is taken out: deconvolution by Richardson and Lucy.
///
/// On a scale of logarithms the change of the year is the drawn change plus that of the events. Each round brings
/// the sum of both nearer to the published spread; no share ever becomes negative.
/// Source: Richardson (1972), Lucy (1974).
fn unfolded(published: &Curve, events: &[f64]) -> Curve {
    let target = shares_of(published);
    let mut drawn = target.clone();
    // Position of no change at all.
    let middle = nearest(1.0);
    let happening: Vec<(usize, f64)> = events.iter().copied().enumerate().filter(|(_, share)| *share > 0.0).collect();
    let sum = |drawn: usize, event: usize| (drawn + event).saturating_sub(middle).min(BINS - 1);
    for _ in 0..ROUNDS {
        let mut both = vec![0.0; BINS];
        for (at, share) in drawn.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            happening.iter().for_each(|(event, chance)| both[sum(at, *event)] += share * chance);
        }
        let wanted: Vec<f64> = target.iter().zip(&both).map(|(t, b)| if *b > 0.0 { t / b } else { 0.0 }).collect();
        for (at, share) in drawn.iter_mut().enumerate() {
            *share *= happening.iter().map(|(event, chance)| chance * wanted[sum(at, *event)]).sum::<f64>();
        }
    }
    quantiles_of(&drawn)
}

/// Position of a factor of change on the scale of logarithms.
fn bin_of(factor: f64) -> usize {
    (((libm::log(factor.max(f64::MIN_POSITIVE)) - LOWEST) / WIDTH).max(0.0) as usize).min(BINS - 1)
}

/// The same for a distance, which is rounded where a position is cut off, so that sums are not pushed to one side.
fn nearest(factor: f64) -> usize {
    bin_of(factor * libm::exp(WIDTH / 2.0))
}

/// Change at the lower end of a bin.
fn lower_end(bin: usize) -> f64 {
    libm::exp(LOWEST + bin as f64 * WIDTH) - 1.0
}

/// Shares by bin of a quantile function of changes.
fn shares_of(curve: &Curve) -> Vec<f64> {
    let mut shares = vec![0.0; BINS];
    for step in 0..STEPS {
        let share = (f64::from(step) + 0.5) / f64::from(STEPS);
        shares[bin_of(1.0 + curve.value(share))] += 1.0 / f64::from(STEPS);
    }
    shares
}

/// The way back: straight lines within a bin.
fn quantiles_of(shares: &[f64]) -> Curve {
    let total: f64 = shares.iter().sum();
    let (mut at, mut values) = (Vec::new(), Vec::new());
    let mut below = 0.0;
    for (bin, share) in shares.iter().enumerate().filter(|(_, share)| **share > total * 1e-9) {
        if at.is_empty() {
            at.push(0.0);
            values.push(lower_end(bin));
        }
        below += share / total;
        // Rounding may not let two points coincide.
        if at.last().is_some_and(|last| below > *last) {
            at.push(below);
            values.push(lower_end(bin + 1));
        }
    }
    Curve::new(at, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published() -> Curve {
        Curve::new(vec![0.0, 0.1, 0.5, 0.9, 1.0], vec![-0.4, -0.2, 0.0, 0.3, 0.6])
    }

    fn trials(now: impl Fn(u32) -> f64) -> Vec<Trial> {
        let level = Level { yearly: 100.0, ..Level::default() };
        (0..1_000).map(|k| Trial { class: 0, band: AgeBand::To45, now: now(k), persons: vec![level] }).collect()
    }

    #[test]
    fn without_events_the_published_spread_is_drawn() {
        let drawn = &fit(&[published()], &trials(|_| 100.0))[0];
        for share in [0.05, 0.1, 0.3, 0.5, 0.9] {
            assert!((drawn.value(share) - published().value(share)).abs() < 0.005, "{share}");
        }
    }

    #[test]
    fn what_is_drawn_and_what_happens_have_the_published_spread_together() {
        // One in ten has three tenths of the income less, whatever the rank.
        let event = |k: u32| if k.is_multiple_of(10) { 70.0 } else { 100.0 };
        let drawn = &fit(&[published()], &trials(event))[0];
        let mut both: Vec<f64> = (0..20_000)
            .map(|k| (1.0 + drawn.value((f64::from(k) + 0.5) / 20_000.0)) * event(k) / 100.0 - 1.0)
            .collect();
        both.sort_by(f64::total_cmp);
        // Within one point, which is what the comparison with the published spread allows.
        for (share, at) in [(0.1, 2_000), (0.2, 4_000), (0.5, 10_000), (0.8, 16_000), (0.9, 18_000)] {
            assert!((both[at] - published().value(share)).abs() < 0.01, "{share}: {}", both[at]);
        }
        // The lowest are there by what happened; fewer are drawn there.
        assert!(drawn.value(0.1) > published().value(0.1));
    }

    #[test]
    fn who_has_aow_alone_had_aow_alone() {
        let growth = Growth { prices: 1.02, indexation: 1.04 };
        let level = Level { class: 2, aow: 20_800.0, ..Level::default() };
        assert_eq!(level.before(0.5, growth), Level { aow: 20_000.0, ..level });
        // 30.600 of which 20.800 AOW: 25% more in real terms than 24.000 before.
        let level = Level { yearly: 9_800.0, ..level };
        let before = level.before(0.25, growth);
        assert!((before.yearly - 4_000.0).abs() < 1e-9 && before.aow == 20_000.0);
    }
}
