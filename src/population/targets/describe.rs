//! What was made beside what was published.
//!
//! Takes: a population. Gives: one row per published number with the simulated number, target and tolerance.
//! Leaves to others: counting (`tally`), printing. Nothing is fitted here: a row that is off stays off and is shown.

use crate::evidence::Evidence;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::sample::Population;
use crate::population::targets::assessment::Assessment;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::Scale;
use crate::population::targets::comparison::TargetSet;
use crate::population::targets::entry::Content;
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
        wealth: 1.0 + number(&population.spec, "model.vermogensgroei_2020_2026") / 100.0,
        since_2022: since_2022(&population.spec),
        prices: 1.0 + number(&population.spec, "model.prijsgroei_2026") / 100.0,
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
    let entry = &population.spec.entries[comparison.target];
    let target = target(&population.spec, comparison);
    let titles = entry.sources.iter().map(|key| population.spec.titles[key].as_str());
    let source = std::iter::once(comparison.target).chain(titles).collect::<Vec<_>>().join("; ");
    MarginRow {
        set: comparison.set,
        theme: comparison.theme.to_owned(),
        name: comparison.name.clone(),
        unit: comparison.unit.to_owned(),
        simulated,
        target,
        tolerance: assessment.tolerance(comparison).map(|tolerance| tolerance.of(target)),
        source,
        certainty: entry.certainty,
        remark: assessment.remark(comparison).to_owned(),
    }
}

fn target(spec: &Spec, comparison: &Comparison) -> f64 {
    let name = comparison.target;
    let Some((row, column)) = &comparison.cell else {
        let raw = number(spec, name);
        return match comparison.scale {
            Scale::Households => raw * households_since_2024(spec),
            Scale::ThousandsByWealth => raw * 1000.0 * grown(spec, "model.vermogensgroei_2020_2026"),
            Scale::Times(factor) => raw * factor,
            _ => raw,
        };
    };
    let column = *column;
    let raw = |row: &str| cell(spec, name, row, column);
    match comparison.scale {
        Scale::Same => raw(row),
        Scale::Times(factor) => raw(row) * factor,
        Scale::Households => raw(row) * households_since_2024(spec),
        Scale::PercentOfAges => {
            let grown = |row: &str| raw(row) * cell(spec, "model.groei_leeftijd_2022_2026", row, "factor");
            100.0 * grown(row) / AgeBand::NAMES.iter().map(|row| grown(row)).sum::<f64>()
        }
        Scale::PercentOfColumn => 100.0 * raw(row) / column_sum(spec, name, column),
        Scale::PercentOfTotal => 100.0 * raw(row) / cell(spec, name, row, "totaal"),
        Scale::PercentOfTypeGroup => {
            let pension = number(spec, "model.groei_vanaf_aow_2020_2026");
            let grown = |kind: HouseType| {
                raw(HouseType::NAMES[kind.index()]) * if kind.pension_age() == Some(true) { pension } else { 1.0 }
            };
            let Some(kind) = HouseType::ALL.iter().find(|kind| HouseType::NAMES[kind.index()] == row.as_str()) else {
                return f64::NAN;
            };
            let same = HouseType::ALL.iter().filter(|other| other.group() == kind.group());
            100.0 * grown(*kind) / same.map(|other| grown(*other)).sum::<f64>()
        }
        Scale::ColumnSum => column_sum(spec, name, column),
        Scale::TwoYears => (raw(&format!("{row}_2017")) + raw(&format!("{row}_2018"))) / 2.0,
        Scale::ThousandsByWages => raw(row) * 1000.0 * grown(spec, "huishoudens.loongroei_2022_2026"),
        Scale::ThousandsByWages2024 => raw(row) * 1000.0 * grown(spec, "cbs.loongroei_2024_2026"),
        Scale::ThousandsByWealth => raw(row) * 1000.0 * grown(spec, "model.vermogensgroei_2020_2026"),
    }
}

fn grown(spec: &Spec, name: &str) -> f64 {
    1.0 + number(spec, name) / 100.0
}

/// Growth of home, mortgage and the rest from 2022 to the simulated year.
fn since_2022(spec: &Spec) -> [f64; 3] {
    let of = |row: &str, column: &str| cell(spec, "model.groei_eigen_woning", row, column);
    let rest = grown(spec, "model.vermogensgroei_2020_2026") / grown(spec, "model.vermogensgroei_2020_2022");
    [
        of("woning", "tot_2026") / of("woning", "tot_2022"),
        of("hypotheek", "tot_2026") / of("hypotheek", "tot_2022"),
        rest,
    ]
}

fn households_since_2024(spec: &Spec) -> f64 {
    spec.model.households / number(spec, "huishoudens.totaal.2024")
}

fn number(spec: &Spec, name: &str) -> f64 {
    match &spec.entries[name].content {
        Content::Number { value, .. } => *value,
        Content::Grid { .. } => {
            unreachable!("the shape of `{name}` was checked when the file was read")
        }
    }
}

fn column_sum(spec: &Spec, name: &str, column: &str) -> f64 {
    let Content::Grid { rows, .. } = &spec.entries[name].content else {
        unreachable!("the shape of `{name}` was checked when the file was read")
    };
    rows.iter().map(|row| cell(spec, name, row, column)).sum()
}

fn cell(spec: &Spec, name: &str, row: &str, column: &str) -> f64 {
    let Content::Grid { rows, columns, values, .. } = &spec.entries[name].content else {
        unreachable!("the shape of `{name}` was checked when the file was read")
    };
    let at = |names: &[String], wanted: &str| names.iter().position(|one| one == wanted);
    let row = at(rows, row).expect("rows were checked when the file was read");
    let column = at(columns, column).expect("columns were checked when the file was read");
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
