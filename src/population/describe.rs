//! What was made beside what was published.
//!
//! Takes: a population. Gives: one row per published number with the simulated number, target and tolerance.
//! Leaves to others: printing. Nothing is fitted here: a row that is off stays off and is shown.

use crate::population::Population;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::spec::Certainty;
use crate::population::spec::Content;
use crate::population::spec::Spec;
use crate::population::targets::Comparison;
use crate::population::targets::Measure;
use crate::population::targets::Scale;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One published number and its simulated counterpart.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MarginRow {
    /// Group of rows, such as `inkomen`.
    pub theme: String,
    /// What is counted.
    pub name: String,
    /// Unit of all three numbers.
    pub unit: String,
    /// As simulated.
    pub simulated: f64,
    /// As published, brought to the simulated year.
    pub target: f64,
    /// How far the two may differ, in the same unit; `None` where the target is only context.
    pub tolerance: Option<f64>,
    /// Name of the target in the file, and titles of its sources.
    pub source: String,
    /// How sure the target is.
    pub certainty: Certainty,
}

impl MarginRow {
    /// Whether the simulated number is within the tolerance; `None` where there is none.
    pub fn is_within(&self) -> Option<bool> {
        self.tolerance.map(|tolerance| (self.simulated - self.target).abs() <= tolerance)
    }
}

/// Compares a population with the published numbers of its file.
pub fn describe(population: &Population) -> Vec<MarginRow> {
    let wealth_growth = 1.0 + number(&population.spec, "model.vermogensgroei_2020_2026") / 100.0;
    let parts: Vec<Tally> = (0..population.n_blocks())
        .into_par_iter()
        .map(|block| {
            let mut tally = Tally::default();
            for id in population.block_ids(block) {
                tally.household(&population.generator.household(id), population, wealth_growth);
            }
            tally
        })
        .collect();
    let mut tally = Tally::default();
    for part in parts {
        tally.add(part);
    }
    let curve = population.spec.model.incomes.standardised();
    tally
        .values
        .entry("gini".to_owned())
        .or_default()
        .push(gini((0..10_000).map(|k| curve.value((f64::from(k) + 0.5) / 10_000.0))));
    for values in tally.values.values_mut() {
        values.sort_by(f64::total_cmp);
    }
    population.spec.targets.0.iter().map(|comparison| tally.row(comparison, population)).collect()
}

/// Counts and values by key.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, f64>,
    values: BTreeMap<String, Vec<f64>>,
}

impl Tally {
    fn count(&mut self, key: &str, number: f64) {
        if let Some(total) = self.counts.get_mut(key) {
            *total += number;
        } else {
            self.counts.insert(key.to_owned(), number);
        }
    }

    fn value(&mut self, key: &str, value: f64) {
        if let Some(list) = self.values.get_mut(key) {
            list.push(value);
        } else {
            self.values.insert(key.to_owned(), vec![value]);
        }
    }

    fn add(&mut self, other: Tally) {
        for (key, number) in other.counts {
            *self.counts.entry(key).or_default() += number;
        }
        for (key, values) in other.values {
            self.values.entry(key).or_default().extend(values);
        }
    }

    fn household(&mut self, household: &Household, population: &Population, wealth_growth: f64) {
        let cell = household.cell;
        self.count("alle", 1.0);
        let group = match cell.kind.group() {
            TypeGroup::Single => "eenpersoons",
            TypeGroup::Parent => "eenouder",
            TypeGroup::CoupleNoChild => "paar zonder kinderen",
            TypeGroup::CoupleChild => "paar met kinderen",
            TypeGroup::Other => "overig",
        };
        self.count(group, 1.0);
        let size = household.persons.iter().filter(|person| person.present.0 == 0 && person.age >= 0).count();
        self.count("personen", size as f64);
        self.count(["grootte 1", "grootte 2", "grootte 3", "grootte 4", "grootte 5plus"][(size - 1).min(4)], 1.0);
        let age = household.persons[0].age;
        let band = match age {
            ..25 => "hoofd tot_25",
            25..35 => "hoofd 25_35",
            35..45 => "hoofd 35_45",
            45..55 => "hoofd 45_55",
            55..65 => "hoofd 55_65",
            65..75 => "hoofd 65_75",
            75..85 => "hoofd 75_85",
            _ => "hoofd 85plus",
        };
        self.count(band, 1.0);
        self.dwelling_and_wealth(household, group, wealth_growth);
        self.count("doenvermogen", f64::from(u8::from(household.low_ability)));
        let pension_age = population.spec.model.composition.pension_age;
        for person in &household.persons {
            self.person(person, household, pension_age);
        }
        let residents = || household.persons.iter().filter(|person| person.present == (0, 11));
        let now: f64 = residents().map(|person| person.months.year()).sum();
        let before: f64 = residents().map(|person| person.last_year).sum();
        self.value("bruto", now / 100.0);
        if before > 0.0 {
            self.count("huishoudens met inkomen", 1.0);
            // The published change is real; the amounts here are nominal.
            let prices = 1.0 + number(&population.spec, "model.prijsgroei_2026") / 100.0;
            let change = (now / before / prices - 1.0).abs();
            for (key, limit) in [
                ("inkomen meer dan 5% anders dan vorig jaar", 0.05),
                ("inkomen meer dan 10% anders dan vorig jaar", 0.10),
                ("inkomen meer dan 20% anders dan vorig jaar", 0.20),
            ] {
                self.count(key, f64::from(u8::from(change > limit)));
            }
        }
    }

    fn dwelling_and_wealth(&mut self, household: &Household, group: &str, growth: f64) {
        let tenant = household.cell.tenure != Tenure::Owner;
        self.count(["eigenaar", "sociale_huur", "particuliere_huur"][household.dwelling.tenure], 1.0);
        if household.cell.tenure == Tenure::RentWith {
            self.count("met huurtoeslag", 1.0);
        }
        let july = household.dwelling.rent_from_july / 100.0;
        match household.dwelling.tenure {
            1 => self.value("huur corporatie", july),
            2 => self.value("huur overig", july),
            _ => {}
        }
        let wealth = household.wealth / 100.0;
        let (all, value, low, high) = if tenant {
            ("huurder", "vermogen huurder", "huurder tot 5", "huurder vanaf 100")
        } else {
            ("eigenaar totaal", "vermogen eigenaar", "eigenaar tot 5", "eigenaar vanaf 100")
        };
        self.count(all, 1.0);
        self.value(value, wealth);
        self.count(low, f64::from(u8::from(wealth <= 5_000.0 * growth)));
        self.count(high, f64::from(u8::from(wealth >= 100_000.0 * growth)));
        self.value(&format!("vermogen {group}"), wealth);
    }

    fn person(&mut self, person: &Person, household: &Household, pension_age: i32) {
        let adult = matches!(person.role, Role::Applicant | Role::Partner);
        let january = person.present.0 == 0;
        for (age, key) in [(0, "kinderen van 0"), (4, "kinderen van 4"), (8, "kinderen van 8"), (12, "kinderen van 12")]
        {
            if person.role == Role::Child && person.age == age {
                self.count(key, 1.0);
            }
        }
        if person.role == Role::Child && person.age == -1 {
            self.count("geboorten", 1.0);
        }
        if person.role == Role::Child && person.age == 17 {
            self.count("kind wordt 18", 1.0);
        }
        if january && person.age == pension_age - 1 {
            self.count("bereikt de AOW-leeftijd", 1.0);
        }
        if person.role == Role::Partner && january && person.present.1 < 11 {
            let old = household.persons[0].age >= pension_age;
            let key = if old {
                "partner vertrekt, vanaf AOW (doel: verweduwing)"
            } else {
                "partner vertrekt, onder AOW (doel: echtscheidingen)"
            };
            self.count(key, 1.0);
        }
        if !january {
            return;
        }
        if person.months.aow[0] > 0.0 {
            self.count("AOW", 1.0);
            self.count("AIO", f64::from(u8::from(person.months.benefit[0] > 0.0)));
        }
        let assistance = household.cell.source == MainSource::Assistance && adult;
        match person.livelihood {
            Livelihood::Unemployed(euros) if euros > 0.0 => self.count("WW", 1.0),
            Livelihood::Benefit(_) if assistance => self.count("bijstand", 1.0),
            Livelihood::Benefit(_) if household.cell.source == MainSource::Other && person.role == Role::Applicant => {}
            Livelihood::Benefit(euros) if euros > 0.0 => self.count("arbeidsongeschiktheid", 1.0),
            _ => {}
        }
    }

    fn row(&self, comparison: &Comparison, population: &Population) -> MarginRow {
        let count = |key: &str| self.counts.get(key).copied().unwrap_or(0.0);
        let values = |key: &str| self.values.get(key).map_or(&[][..], Vec::as_slice);
        let simulated = match comparison.measure {
            Measure::Count(key) => count(key) * population.weight(),
            Measure::Share(key, base) => 100.0 * count(key) / count(base),
            Measure::Mean(key) => values(key).iter().sum::<f64>() / values(key).len() as f64,
            Measure::Quantile(key, share) => quantile(values(key), share),
        };
        let entry = &population.spec.entries[comparison.target];
        let target = target(&population.spec, comparison);
        let titles = entry.sources.iter().map(|key| population.spec.titles[key].as_str());
        let source = std::iter::once(comparison.target).chain(titles).collect::<Vec<_>>().join("; ");
        MarginRow {
            theme: comparison.theme.to_owned(),
            name: comparison.name.to_owned(),
            unit: comparison.unit.to_owned(),
            simulated,
            target,
            tolerance: comparison.tolerance_percent.map(|percent| target.abs() * percent / 100.0),
            source,
            certainty: entry.certainty,
        }
    }
}

fn target(spec: &Spec, comparison: &Comparison) -> f64 {
    let raw = match comparison.cell {
        None => number(spec, comparison.target),
        Some((row, column)) => cell(spec, comparison.target, row, column),
    };
    match comparison.scale {
        Scale::Same => raw,
        Scale::Times(factor) => raw * factor,
        Scale::Households => raw * spec.model.households / number(spec, "huishoudens.totaal.2024"),
        Scale::PercentOfAges => {
            let Some((row, column)) = comparison.cell else {
                return raw;
            };
            let grown = |row: &str| {
                cell(spec, comparison.target, row, column) * cell(spec, "model.groei_leeftijd_2022_2026", row, "factor")
            };
            100.0 * grown(row) / AgeBand::NAMES.iter().map(|row| grown(row)).sum::<f64>()
        }
        Scale::ThousandsByWages => raw * 1000.0 * (1.0 + number(spec, "huishoudens.loongroei_2022_2026") / 100.0),
        Scale::ThousandsByWealth => raw * 1000.0 * (1.0 + number(spec, "model.vermogensgroei_2020_2026") / 100.0),
    }
}

fn number(spec: &Spec, name: &str) -> f64 {
    match &spec.entries[name].content {
        Content::Number { value, .. } => *value,
        Content::Grid { .. } => {
            unreachable!("the shape of `{name}` was checked when the file was read")
        }
    }
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
fn gini(rising: impl Iterator<Item = f64>) -> f64 {
    let (mut total, mut ranked, mut n) = (0.0, 0.0, 0.0);
    for value in rising {
        n += 1.0;
        total += value;
        ranked += n * value;
    }
    2.0 * ranked / (n * total) - (n + 1.0) / n
}
