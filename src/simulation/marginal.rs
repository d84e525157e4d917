//! Net income over a range of gross income: one household by hand, the income of its applicant running.
//!
//! Takes: a household file, a system, a range. Gives: per point gross, net and what each scheme gives or takes.
//! Leaves to others: tables and pictures (`cli`, `report`).

use crate::diag::{Diagnostic, Diagnostics};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::rulebook::{Plan, PlanError, SchemeKind, System};
use crate::scenario::by_hand::read_household;
use crate::simulation::error::{of_files, of_other};
use crate::simulation::rule_names::{GROSS_YEAR, NET_YEAR, TAX_YEAR};
use crate::table::{Column, Table, ValueType};
use crate::text::Text;
use crate::text::text;
use crate::units::MONTHS;
use std::path::Path;
use std::sync::Arc;

const ASSISTANCE_GROSS: &str = "bijstand_bruto_jaar";
const ASSISTANCE_NET: &str = "bijstand_netto_jaar";
const APPLICANT: &str = "aanvrager";
/// More points than this is a mistake in the range, not a picture.
const MOST_POINTS: u32 = 20_000;

/// Why there is no table.
#[derive(Debug, thiserror::Error)]
pub enum MarginalError {
    /// Mistakes in files or in the range.
    #[error(transparent)]
    Files(#[from] Diagnostics),
    /// A year that the system does not know.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// Facts and rules that do not fit.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl MarginalError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            MarginalError::Files(mistakes) => of_files(mistakes),
            MarginalError::Plan(error) => of_other(error),
            MarginalError::Engine(error) => of_other(error),
        }
    }
}

/// Gross income from, to and including, in steps; whole euros per year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// First.
    pub from: u32,
    /// Last.
    pub to: u32,
    /// Step.
    pub step: u32,
}

impl Range {
    /// The points, at least two.
    ///
    /// # Errors
    /// `H006` for a range without two points or with too many.
    pub fn points(self) -> Result<Vec<u32>, Diagnostics> {
        let Range { from, to, step } = self;
        let wrong = |what: Text| Diagnostics::from(Diagnostic::general("H006", what, text!(range_remedy)));
        if self.step == 0 || self.to < self.from.saturating_add(self.step) {
            return Err(wrong(text!(range_too_short, from = from, to = to, step = step)));
        }
        if (self.to - self.from) / self.step >= MOST_POINTS || self.to > 100_000_000 {
            return Err(wrong(text!(range_too_long, from = from, to = to, step = step)));
        }
        Ok((self.from..=self.to).step_by(self.step as usize).collect())
    }
}

/// What one scheme gives over the range; tax is what it takes, as a negative amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Stable key.
    pub key: String,
    /// Name for people.
    pub name: Text,
    /// Unit: euros per year, one per point.
    pub amounts: Vec<f64>,
}

/// Net income against gross in one system.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Name of the system.
    pub system: String,
    /// The running income. Unit: euros per year.
    pub gross: Vec<f64>,
    /// Disposable income of the household. Unit: euros per year.
    pub net: Vec<f64>,
    /// Tax and premiums, social assistance, then schemes in order of the system.
    pub parts: Vec<Part>,
}

impl Curve {
    /// Share of each further euro that does not reach the household, between a point and the one before it.
    pub fn burden(&self) -> Vec<Option<f64>> {
        let step = |at: usize| 1.0 - (self.net[at] - self.net[at - 1]) / (self.gross[at] - self.gross[at - 1]);
        (0..self.net.len()).map(|at| (at > 0).then(|| step(at))).collect()
    }

    /// Every so many points, so that at most `most` steps remain.
    #[must_use]
    pub fn coarser(&self, most: usize) -> Curve {
        let every = (self.gross.len().saturating_sub(1)).div_ceil(most.max(1)).max(1);
        let thin = |values: &[f64]| values.iter().copied().step_by(every).collect::<Vec<f64>>();
        Curve {
            system: self.system.clone(),
            gross: thin(&self.gross),
            net: thin(&self.net),
            parts: self
                .parts
                .iter()
                .map(|p| Part { key: p.key.clone(), name: p.name.clone(), amounts: thin(&p.amounts) })
                .collect(),
        }
    }

    /// Parts that give or take something somewhere.
    pub fn parts_in_use(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.amounts.iter().any(|amount| *amount != 0.0))
    }
}

/// The curve of a household in a system and year.
///
/// The running income is the pension of an applicant with a state pension, and the wage of any other; it replaces
/// that income and the holiday allowance of the file and is spread evenly over the months.
///
/// # Errors
/// See [`MarginalError`].
pub fn curve(file: &Path, system: &System, year: i16, range: Range) -> Result<Curve, MarginalError> {
    let points = range.points()?;
    let by_hand = read_household(file, system, year)?;
    let facts = running(&by_hand.facts, &points)?;
    let system = &by_hand.system;
    let schemes: Vec<(String, Text, String)> = system
        .definitions
        .schemes
        .iter()
        .filter(|s| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage))
        .filter_map(|s| {
            let rule = s.year_rule.clone().unwrap_or_else(|| format!("{}_jaar", s.id));
            system.id(&rule).map(|_| (s.id.clone(), s.name.clone(), rule))
        })
        .collect();
    let outputs: Vec<&str> = [NET_YEAR, TAX_YEAR, GROSS_YEAR, ASSISTANCE_GROSS, ASSISTANCE_NET]
        .into_iter()
        .chain(schemes.iter().map(|(_, _, rule)| rule.as_str()))
        .collect();
    let plan = Arc::new(Plan::new(system, year, &outputs)?);
    let outcome = Columns::compile(plan).evaluate(&facts)?;
    let amounts = |name: &str| euros(&outcome, name);
    let (tax, assistance) = (amounts(TAX_YEAR)?, amounts(ASSISTANCE_NET)?);
    let assistance_gross = outcome.column(ASSISTANCE_GROSS).ok_or_else(|| missing(ASSISTANCE_GROSS))?;
    // The tax on social assistance is paid by the municipality: it belongs to the benefit, not to the burden.
    let on_assistance = |at: usize| {
        let gross: f64 = facts.persons_of(at).map(|person| assistance_gross.get(person, 0) / 100.0).sum();
        gross - assistance[at]
    };
    let tax = tax.iter().enumerate().map(|(at, tax)| on_assistance(at) - tax).collect();
    let mut parts = vec![
        Part { key: "belasting".to_owned(), name: text!(marginal_tax_and_premium), amounts: tax },
        Part { key: "bijstand".to_owned(), name: text!(marginal_social_assistance), amounts: assistance },
    ];
    for (key, name, rule) in schemes {
        parts.push(Part { key, name, amounts: amounts(&rule)? });
    }
    Ok(Curve {
        system: system.definitions.name.clone(),
        gross: points.iter().map(|gross| f64::from(*gross)).collect(),
        net: amounts(NET_YEAR)?,
        parts,
    })
}

fn missing(name: &str) -> EngineError {
    EngineError::UnknownOutput { name: name.to_owned() }
}

fn euros(outcome: &Outcome, name: &str) -> Result<Vec<f64>, EngineError> {
    let column = outcome.column(name).ok_or_else(|| missing(name))?;
    Ok(column.values.iter().map(|cents| cents / 100.0).collect())
}

/// Position of the applicant in the household; the first person where the file has no roles.
fn applicant(facts: &Table) -> usize {
    let Some(role) = facts.column("rol") else { return 0 };
    let ValueType::Enum(kind) = &role.schema.value_type else { return 0 };
    let position = kind.values.iter().position(|value| value == APPLICANT);
    (0..facts.n_persons()).find(|person| position.map(|at| at as f64) == Some(role.get(*person, 0))).unwrap_or(0)
}

/// The household once per point, with that much income of its applicant.
fn running(facts: &Table, points: &[u32]) -> Result<Table, MarginalError> {
    let mut table = facts.gather(&vec![0; points.len()]);
    let given = |name: &str| {
        Diagnostics::from(Diagnostic::general(
            "H006",
            text!(income_is_given, name = name),
            text!(income_is_given_remedy),
        ))
    };
    let applicant = applicant(facts);
    let has_pension = facts.column("aow").is_some_and(|c| (0..MONTHS).any(|month| c.get(applicant, month) > 0.0));
    let running = if has_pension { "pensioen" } else { "loon" };
    for name in [running, "vakantiegeld"] {
        let column = table.column(name).ok_or_else(|| given(name))?;
        let mut values = column.values.clone();
        let n_persons = table.n_persons();
        for (at, euros) in points.iter().enumerate() {
            let person = table.persons_of(at).start + applicant;
            let cents = if name == running { u64::from(*euros) * 100 } else { 0 };
            // Whole cents in every month, that add up to the year.
            for month in 0..MONTHS as u64 {
                let part = cents * (month + 1) / MONTHS as u64 - cents * month / MONTHS as u64;
                values[month as usize * n_persons + person] = part as f64;
            }
        }
        let column = Column::new(Arc::clone(&column.schema), values);
        table.insert(column).map_err(|_| given(name))?;
    }
    Ok(table)
}
