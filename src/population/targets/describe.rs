//! What was made beside what was published.
//!
//! Takes: a population. Gives: one row per published number with the simulated number, target and tolerance.
//! Leaves to others: counting (`tally`), printing. Nothing is fitted here: a row that is off stays off and is shown.

use crate::evidence::Evidence;
use crate::population::kinds::HouseType;
use crate::population::sample::Population;
use crate::population::targets::assessment::Assessment;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::FACTOR;
use crate::population::targets::comparison::Indexation;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::Place;
use crate::population::targets::comparison::Reading;
use crate::population::targets::comparison::TOTAL;
use crate::population::targets::comparison::TargetSet;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::population::targets::roles::Roles;
use crate::population::targets::roles::is_of;
use crate::population::targets::spec::Spec;
use crate::population::targets::tally::Growth;
use crate::population::targets::tally::Tally;
use rayon::prelude::*;

/// One published number and its simulated counterpart.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MarginRow {
    /// Whether the generator is fitted to it.
    pub set: TargetSet,
    /// Group of rows, such as `inkomen`.
    pub theme: String,
    /// What is counted.
    pub name: String,
    /// Unit of all three numbers.
    pub unit: String,
    /// As simulated; `None` where the population alone cannot show it.
    pub simulated: Option<f64>,
    /// As published, brought to the simulated year.
    pub target: f64,
    /// How far the two may differ, in the same unit; `None` where the target is only context.
    pub tolerance: Option<f64>,
    /// Name of the target in the file, and titles of its sources.
    pub source: String,
    /// How sure the target is.
    pub certainty: Evidence,
    /// What is known about a deviation, or where the number is compared.
    pub remark: String,
}

impl MarginRow {
    /// Whether the simulated number is within the tolerance; `None` where there is none.
    pub fn is_within(&self) -> Option<bool> {
        let simulated = self.simulated?;
        self.tolerance.map(|tolerance| (simulated - self.target).abs() <= tolerance)
    }

    /// Whether it is off, or not compared here, and nothing says why.
    pub fn is_unexplained(&self) -> bool {
        self.remark.is_empty() && (self.simulated.is_none() || self.is_within() == Some(false))
    }

    /// Simulated against target, in percent of the target; `None` where either is not there.
    pub fn deviation_percent(&self) -> Option<f64> {
        self.simulated
            .filter(|_| self.target != 0.0)
            .map(|simulated| 100.0 * (simulated - self.target) / self.target.abs())
    }
}

/// Compares a population with the published numbers of its file: first those it is fitted to, then the others.
pub fn describe(population: &Population, assessment: &Assessment) -> Vec<MarginRow> {
    let growth = Growth {
        wealth: 1.0 + number(&population.spec, "model.vermogensgroei") / 100.0,
        since_source: since_source(&population.spec),
        prices: 1.0 + number(&population.spec, "model.prijsgroei") / 100.0,
    };
    let parts: Vec<Tally> = (0..population.n_blocks())
        .into_par_iter()
        .map(|block| {
            let mut tally = Tally::default();
            for id in population.block_ids(block) {
                tally.household(&population.generator.household(id), population, growth);
            }
            tally
        })
        .collect();
    let mut tally = Tally::default();
    for part in parts {
        tally.add(part);
    }
    tally.sort();
    population.spec.targets.0.iter().map(|comparison| row(&tally, comparison, population, assessment)).collect()
}

fn row(tally: &Tally, comparison: &Comparison, population: &Population, assessment: &Assessment) -> MarginRow {
    let simulated = match &comparison.measure {
        Measure::Count(key) => Some(tally.counted(key) * population.weight()),
        Measure::Share(key, base) => Some(100.0 * tally.counted(key) / tally.counted(base)),
        Measure::Mean(key) => {
            let values = tally.values(key);
            Some(values.iter().sum::<f64>() / values.len() as f64)
        }
        Measure::Quantile(key, share) => Some(quantile(tally.values(key), *share)),
        Measure::Gini(key) => Some(gini(tally.values(key))),
        Measure::Elsewhere => None,
    };
    let (name, entry) = entry(&population.spec, &comparison.target);
    let target = target(&population.spec, comparison);
    let titles = entry.sources.iter().map(|key| population.spec.titles[key].as_str());
    let source = std::iter::once(name).chain(titles).collect::<Vec<_>>().join("; ");
    MarginRow {
        set: comparison.set,
        theme: comparison.theme.clone(),
        name: comparison.name.clone(),
        unit: comparison.unit.clone(),
        simulated,
        target,
        tolerance: assessment.tolerance(comparison).map(|tolerance| tolerance.of(target)),
        source,
        certainty: entry.certainty,
        remark: assessment.remark(comparison).to_owned(),
    }
}

/// The published number, in the unit and year of what is simulated.
fn target(spec: &Spec, comparison: &Comparison) -> f64 {
    let name = comparison.target.as_str();
    let read = match &comparison.place {
        Place::Number => number(spec, name),
        Place::Column(column) => lines(spec, name).0.iter().map(|row| cell(spec, name, row, column)).sum(),
        Place::Cell(row, column) => read_cell(spec, comparison, row, column),
    };
    let growth = match &comparison.indexation {
        Indexation::None | Indexation::ByRow(_) => 1.0,
        Indexation::Percent(growth) => grown(spec, growth),
        Indexation::Ratio(now, then) => number(spec, now) / number(spec, then),
    };
    read * comparison.factor * growth
}

fn read_cell(spec: &Spec, comparison: &Comparison, row: &str, column: &str) -> f64 {
    let name = comparison.target.as_str();
    let raw = |row: &str| {
        let value = cell(spec, name, row, column);
        match &comparison.indexation {
            Indexation::ByRow(growth) => value * cell(spec, growth, row, FACTOR),
            _ => value,
        }
    };
    match comparison.reading {
        Reading::AsIs => raw(row),
        Reading::PercentOfColumn => 100.0 * raw(row) / lines(spec, name).0.iter().map(|row| raw(row)).sum::<f64>(),
        Reading::PercentOfTotal => 100.0 * raw(row) / cell(spec, name, row, TOTAL),
        Reading::PercentOfTypeGroup => {
            let pension = number(spec, "model.groei_vanaf_aow");
            let grown = |kind: HouseType| {
                raw(HouseType::NAMES[kind.index()]) * if kind.pension_age() == Some(true) { pension } else { 1.0 }
            };
            let Some(kind) = HouseType::named(row) else { return f64::NAN };
            let same = HouseType::ALL.iter().filter(|other| other.group() == kind.group());
            100.0 * grown(kind) / same.map(|other| grown(*other)).sum::<f64>()
        }
        Reading::MeanOfYears => {
            let years: Vec<f64> =
                lines(spec, name).0.iter().filter(|one| is_of(one, row)).map(|one| raw(one)).collect();
            years.iter().sum::<f64>() / years.len() as f64
        }
    }
}

fn grown(spec: &Spec, name: &str) -> f64 {
    1.0 + number(spec, name) / 100.0
}

/// Growth of home, mortgage and the rest from the year of the statistics to the simulated year.
fn since_source(spec: &Spec) -> [f64; 3] {
    let of = |row: &str, column: &str| cell(spec, "model.groei_eigen_woning", row, column);
    let rest = grown(spec, "model.vermogensgroei") / grown(spec, "model.vermogensgroei.eerder");
    [of("woning", "tot") / of("woning", "tot.eerder"), of("hypotheek", "tot") / of("hypotheek", "tot.eerder"), rest]
}

fn number(spec: &Spec, name: &str) -> f64 {
    match &entry(spec, name).1.content {
        Content::Number { value, .. } => *value,
        Content::Grid { .. } => {
            unreachable!("the shape of `{name}` was checked when the file was read")
        }
    }
}

/// Name and content of the entry that plays a role.
fn entry<'s>(spec: &'s Spec, role: &str) -> (&'s str, &'s Entry) {
    spec.entry(role).expect("every entry was asked for when the file was read")
}

/// Names of the rows and columns of a table.
fn lines<'s>(spec: &'s Spec, name: &str) -> (&'s [String], &'s [String]) {
    let Content::Grid { rows, columns, .. } = &entry(spec, name).1.content else {
        unreachable!("the shape of `{name}` was checked when the file was read")
    };
    (rows, columns)
}

fn cell(spec: &Spec, name: &str, row: &str, column: &str) -> f64 {
    let Content::Grid { rows, columns, values, .. } = &entry(spec, name).1.content else {
        unreachable!("the shape of `{name}` was checked when the file was read")
    };
    let at = |names: &[String], wanted: &str| names.iter().position(|one| one == wanted);
    let row = at(rows, row).expect("rows were checked when the file was read");
    let roles = Roles::of(columns);
    let column =
        roles.name(column).and_then(|name| at(columns, name)).expect("columns were checked when the file was read");
    values[row][column]
}

/// Quantile of sorted values by linear interpolation.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    let position = share * (sorted.len() - 1) as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (position - below as f64) * (sorted[above] - sorted[below])
}

/// Gini of evenly weighted values in rising order.
fn gini(rising: &[f64]) -> f64 {
    let (mut total, mut ranked, mut n) = (0.0, 0.0, 0.0);
    for value in rising {
        n += 1.0;
        total += value;
        ranked += n * value;
    }
    2.0 * ranked / (n * total) - (n + 1.0) / n
}
