//! How much income changed since last year: the published spread by main source, and how it differs by age.
//!
//! Takes: the tables of changes. Gives: the change at a rank, all of it or what is left beside the events of the year.
//! Leaves to others: the events (`work`, `moves`), taking them out of the spread (`shocks`), amounts (`year`).
//!
//! By source the spread of two years is published, by age that of another year. So an age moves each point of the
//! spread of its source by as much as it differed, in that other year, from all employees, or from everybody of 65 and
//! older. Who lives on transfers below 65 follows the source alone: their ages were not published apart from workers.

use crate::population::fit::curve::Curve;
use crate::population::fit::shocks;
use crate::population::fit::shocks::Level;
use crate::population::fit::shocks::Trial;
use crate::population::household::Livelihood;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::text::text;

/// Position of the quantile function of changes of employees.
const EMPLOYEE: usize = 0;
/// Position of the quantile function of changes of the self-employed.
pub(crate) const SELF_EMPLOYED: usize = 1;
/// Position of the quantile function of changes of who lives on benefits or pension.
const TRANSFERS: usize = 2;

const CENTRE: &str = "dynamiek.koopkracht_spreiding";
const TAILS: &str = "dynamiek.koopkracht_staarten";
const ENDS: &str = "model.koopkracht_uiterste";
const AGES: &str = "dynamiek.koopkracht_leeftijd";

/// Columns of the middle of a spread and the ranks they stand for.
const MIDDLE: [(&str, f64); 5] = [("p20", 0.2), ("p40", 0.4), ("mediaan", 0.5), ("p60", 0.6), ("p80", 0.8)];

/// Quantile functions of the real change of income in a year. Unit: ratios.
#[derive(Debug, Clone)]
pub(crate) struct Changes {
    /// As published, by class.
    published: Vec<Curve>,
    /// Part that is drawn beside the events of the year, by class.
    drawn: Vec<Curve>,
    /// What the ages together would add to a class at each rank, which is taken off again.
    of_all_ages: Vec<Curve>,
    /// What an age adds at each rank, for who works.
    of_workers: Vec<Curve>,
    /// The same for who is of 65 or older and lives on transfers.
    of_the_retired: Vec<Curve>,
}

impl Changes {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Changes> {
        let published = read_published(look);
        let nobody = || Curve::new(vec![0.5], vec![0.0]);
        let difference = |look: &mut Lookup<'_>, row: &str, from: &str| {
            let points = MIDDLE.iter().map(|(column, _)| {
                let pair = look.column(AGES, &[row, from], column, Check::Any)?;
                Some((pair[0] - pair[1]) / 100.0)
            });
            let values = points.collect::<Option<Vec<f64>>>()?;
            Some(Curve::new(MIDDLE.iter().map(|(_, rank)| *rank).collect(), values))
        };
        let (mut of_workers, mut of_the_retired) = (Vec::new(), Vec::new());
        for band in AgeBand::ALL {
            let old = *band >= AgeBand::To75;
            let curve = difference(look, AgeBand::NAMES[band.index()], if old { "65plus" } else { "werknemer" })?;
            let (worker, retired) = if old { (nobody(), curve) } else { (curve, nobody()) };
            of_workers.push(worker);
            of_the_retired.push(retired);
        }
        let published = published?;
        let changes = Changes {
            drawn: published.clone(),
            of_all_ages: published.iter().map(|_| nobody()).collect(),
            published,
            of_workers,
            of_the_retired,
        };
        changes.is_sensible(look).then_some(changes)
    }

    /// Whether every spread rises and leaves something of an income.
    fn is_sensible(&self, look: &mut Lookup<'_>) -> bool {
        for (class, curve) in self.published.iter().enumerate() {
            for band in AgeBand::ALL {
                let level = Level { class, band: *band, ..Level::default() };
                let values: Vec<f64> = curve.points().map(|(rank, _)| self.whole(&Level { rank, ..level })).collect();
                if values.windows(2).any(|pair| pair[0] > pair[1]) || values[0] <= -1.0 {
                    let name = AgeBand::NAMES[band.index()];
                    let what = text!(targets_changes_by_age, name = AGES, row = name);
                    look.contradiction(AGES, what, text!(targets_changes_by_age_remedy));
                    return false;
                }
            }
        }
        true
    }

    /// The change of a year at the rank of a person, events and all.
    pub(crate) fn whole(&self, level: &Level) -> f64 {
        self.at(&self.published, level)
    }

    /// What is left of it beside the events that the year itself makes.
    pub(crate) fn beside_events(&self, level: &Level) -> f64 {
        self.at(&self.drawn, level)
    }

    /// Takes the events of the year out of what is drawn, as a trial shows them, and keeps the spread of each source
    /// what was published when its ages are taken together.
    pub(crate) fn fit(&mut self, trials: &[Trial]) {
        self.drawn = shocks::fit(&self.published, trials);
        self.of_all_ages = (0..self.published.len()).map(|class| self.balance(class, trials)).collect();
    }

    /// What must be taken off at each published rank, so that the ages of a source together have its spread.
    fn balance(&self, class: usize, trials: &[Trial]) -> Curve {
        let mut persons = vec![0_usize; AgeBand::ALL.len()];
        for trial in trials.iter().filter(|trial| trial.class == class) {
            persons[trial.band.index()] += trial.persons.len();
        }
        let all: usize = persons.iter().sum();
        let ranks: Vec<f64> = self.published[class].points().map(|(rank, _)| rank).collect();
        let mut balance = Curve::new(ranks.clone(), vec![0.0; ranks.len()]);
        if all == 0 {
            return balance;
        }
        for _ in 0..ROUNDS {
            // Every age with as many steps, each as heavy as the age.
            let mut changes = Vec::with_capacity(STEPS * persons.len());
            for (band, persons) in AgeBand::ALL.iter().zip(&persons).filter(|(_, persons)| **persons > 0) {
                for step in 0..STEPS {
                    let level =
                        Level { class, band: *band, rank: (step as f64 + 0.5) / STEPS as f64, ..Level::default() };
                    let change = self.published[class].value(level.rank) + self.of_age(&level);
                    changes.push((change - balance.value(level.rank), *persons as f64 / (STEPS * all) as f64));
                }
            }
            changes.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut below = 0.0;
            let mut found = Vec::with_capacity(ranks.len());
            let mut wanted = ranks.iter().peekable();
            for (change, share) in changes {
                below += share;
                while wanted.next_if(|rank| **rank <= below).is_some() {
                    found.push(change);
                }
            }
            let off = balance.points().zip(&found).zip(self.published[class].points());
            let values =
                off.map(|(((_, now), found), (_, published))| now + PACE * (found - published)).collect::<Vec<f64>>();
            if values.len() < ranks.len() {
                break;
            }
            balance = Curve::new(ranks.clone(), values);
        }
        balance
    }

    fn at(&self, spreads: &[Curve], level: &Level) -> f64 {
        let of_age = self.of_age(level) - self.of_all_ages[level.class].value(level.rank);
        (spreads[level.class].value(level.rank) + of_age).max(LEAST)
    }

    fn of_age(&self, level: &Level) -> f64 {
        let curves = if level.class == TRANSFERS { &self.of_the_retired } else { &self.of_workers };
        curves[level.band.index()].value(level.rank)
    }
}

/// Rounds in which the ages are brought together to the published spread, and steps of rank of each.
const ROUNDS: usize = 30;
const STEPS: usize = 500;
/// Share of the way that the balance goes in a round: more swings to and fro where ages differ much.
const PACE: f64 = 0.5;
/// A guard, so that no income of before is divided by zero; no spread that was published comes near it.
const LEAST: f64 = -0.95;

/// Position of the quantile function of changes for a main source of a household.
pub(crate) fn class_of(source: MainSource) -> usize {
    match source {
        MainSource::Employee => EMPLOYEE,
        MainSource::SelfEmployed => SELF_EMPLOYED,
        _ => TRANSFERS,
    }
}

/// The same for a person who lives in the household of others.
pub(crate) fn class_of_own(livelihood: Livelihood) -> usize {
    match livelihood {
        Livelihood::Wage(_) => EMPLOYEE,
        Livelihood::Profit(_) => SELF_EMPLOYED,
        _ => TRANSFERS,
    }
}

/// Quantile functions by class: the middle of two years, tails of an earlier one, ends that are assumed.
fn read_published(look: &mut Lookup<'_>) -> Option<Vec<Curve>> {
    let ends =
        look.grid(ENDS, &["werknemer", "zelfstandige", "overdracht"], &["p1", "p99"], Check::Any, Shape::RowsRise);
    let mut curves = Vec::new();
    for (position, (row, tail)) in
        [("werknemer", "werknemer_markt"), ("zelfstandige", "zelfstandige"), ("overdracht", "pensioen")]
            .into_iter()
            .enumerate()
    {
        let rows = look.years(CENTRE, row);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mut points = Vec::new();
        for (column, _) in MIDDLE {
            let years = look.column(CENTRE, &rows, column, Check::Any)?;
            points.push(years.iter().sum::<f64>() / (100 * years.len()) as f64);
        }
        let low = look.column(TAILS, &[tail], "p10", Check::Any)?[0] / 100.0;
        let high = look.column(TAILS, &[tail], "p90", Check::Any)?[0] / 100.0;
        let ends = &ends.as_ref()?[position];
        let mut values = vec![ends[0] / 100.0, low];
        values.append(&mut points);
        values.extend([high, ends[1] / 100.0]);
        if values.windows(2).any(|pair| pair[0] > pair[1]) || values[0] <= -1.0 {
            let what = text!(targets_changes_by_source, row = row, centre = CENTRE, tails = TAILS, ends = ENDS);
            look.contradiction(ENDS, what, text!(targets_changes_by_source_remedy));
            return None;
        }
        curves.push(Curve::new(vec![0.01, 0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 0.9, 0.99], values));
    }
    Some(curves)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::tests::spec;

    fn changes() -> Changes {
        spec().model.year.changes
    }

    fn level(class: usize, band: AgeBand, rank: f64) -> Level {
        Level { class, band, rank, ..Level::default() }
    }

    #[test]
    fn the_income_of_who_is_young_rises_as_much_more_as_was_published() {
        // StatLine 83781NED, 2022: 8.7% for main earners below 25, −0.2% from 35 to 45; at 80 of 100: 51.7% and 9.0%.
        let changes = changes();
        let more = |rank| {
            changes.whole(&level(EMPLOYEE, AgeBand::To25, rank)) - changes.whole(&level(EMPLOYEE, AgeBand::To45, rank))
        };
        assert!((more(0.5) - 0.089).abs() < 1e-9 && (more(0.8) - 0.427).abs() < 1e-9);
        // At 20 of 100 among the retired: −7.2% from 65 to 75, −4.4% from 75 to 85.
        let less =
            changes.whole(&level(TRANSFERS, AgeBand::To75, 0.2)) - changes.whole(&level(TRANSFERS, AgeBand::To85, 0.2));
        assert!((less + 0.028).abs() < 1e-9);
        // Age says nothing of who lives on benefits below 65.
        assert_eq!(
            changes.whole(&level(TRANSFERS, AgeBand::To25, 0.5)),
            changes.whole(&level(TRANSFERS, AgeBand::To55, 0.5))
        );
    }

    #[test]
    fn the_ages_of_a_source_together_have_its_published_spread() {
        // One in ten is below 25, nine between 45 and 55.
        let trial = |band| Trial { class: EMPLOYEE, band, now: 100.0, persons: vec![level(EMPLOYEE, band, 0.5)] };
        let trials: Vec<Trial> = (0..10).map(|k| trial(if k < 1 { AgeBand::To25 } else { AgeBand::To55 })).collect();
        let mut changes = changes();
        changes.fit(&trials);
        let mut drawn: Vec<f64> = (0..10_000)
            .map(|k| {
                let band = if k % 10 < 1 { AgeBand::To25 } else { AgeBand::To55 };
                changes.whole(&level(EMPLOYEE, band, (f64::from(k / 10) + 0.5) / 1_000.0))
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        // The mean of 2017 and 2018: −5.55%, −0.1%, 3.75% and 11.45%.
        for (at, published) in [(2_000, -0.0555), (4_000, -0.001), (6_000, 0.0375), (8_000, 0.1145)] {
            assert!((drawn[at] - published).abs() < 0.005, "{at}: {}", drawn[at]);
        }
    }
}
