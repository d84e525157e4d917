//! Financing: steps of tax parameters, taken in order, until the net cost of a variant is nil.
//!
//! Each step has an end point. Where a step taken to its end does not cover the cost, it stays there and the next step
//! is solved; the last one by bisection on the tax that all households of the run pay. Nothing is guessed: the result
//! is rounded to a precision that a law could state, and what is left is printed.

use crate::engine::{Columns, EngineError, Evaluate};
use crate::rulebook::{ParameterChange, Plan, PlanError, System};
use crate::scenario::file::{FinancingMode, FinancingStep};
use crate::scenario::rule_names::TAX_YEAR;
use crate::scenario::run::{Blocks, RunError, Silent, VariantRun};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// One parameter before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancedParameter {
    /// Name of the parameter or table, and of the row for a table.
    pub name: String,
    /// Name of the step, Dutch and English.
    pub step: (String, String),
    /// Value before.
    pub before: Decimal,
    /// Value after.
    pub after: Decimal,
    /// Whether it is a rate.
    pub is_rate: bool,
}

/// The financing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Financed {
    /// Parameters before and after.
    pub parameters: Vec<FinancedParameter>,
    /// Changes as applied, in order.
    pub changes: Vec<(String, ParameterChange)>,
    /// What is left uncovered; positive worsens the balance.
    ///
    /// Unit: euros per year.
    pub residual_euros_year: f64,
}

/// Financing that does not work out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FinancingError {
    /// All steps taken to their ends do not cover the cost.
    #[error(
        "de financiering van `{variant}` dekt de kosten niet: met alle stappen op hun uiterste blijft {short_million:.0} miljoen euro ongedekt; verruim `tot` of voeg een stap toe"
    )]
    NotEnough {
        /// Variant id.
        variant: String,
        /// Uncovered, in millions of euros.
        short_million: f64,
    },
    /// A step that moves no tax.
    #[error(
        "stap `{step}` van de financiering verandert de belasting van geen enkel huishouden; controleer `parameters`"
    )]
    NoEffect {
        /// Name of the step.
        step: String,
    },
}

/// Decimals of a factor, and of an amount or rate.
const FACTOR_DECIMALS: u32 = 6;
const RATE_DECIMALS: u32 = 6;

/// Net cost of a variant against the base: more support minus more tax, on accrual.
///
/// Unit: euros per year; positive worsens the balance.
pub fn net_cost(variant: &VariantRun, base: &VariantRun) -> f64 {
    support(variant) - support(base) - (tax(variant) - tax(base))
}

fn support(run: &VariantRun) -> f64 {
    weighted(run, |record| record.schemes.iter().map(|s| s.due.0 + s.waived.0).sum())
}

fn tax(run: &VariantRun) -> f64 {
    weighted(run, |record| record.tax.0)
}

/// Sum in whole cents where all households weigh the same, so that the order cannot matter.
fn weighted(run: &VariantRun, cents: impl Fn(&crate::delivery::VariantRecord) -> i64) -> f64 {
    let total: i128 = run.records.iter().map(|r| i128::from(cents(r))).sum();
    total as f64 / 100.0 * run.weight
}

struct Solver<'a> {
    system: &'a Arc<System>,
    year: i16,
    blocks: &'a Blocks<'a>,
    weight: f64,
    /// Tax that must come in.
    wanted: f64,
}

impl Solver<'_> {
    fn tax(&self, changes: &[(String, ParameterChange)]) -> Result<f64, RunError> {
        let system = Arc::new(self.system.with_changes(self.year, changes)?);
        let plan = Plan::new(&system, self.year, &[TAX_YEAR]).map_err(|e: PlanError| RunError::Plan(e))?;
        let columns = Columns::compile(Arc::new(plan));
        let sums = self.blocks.map(&Silent, |_, table| {
            let outcome = columns.evaluate(table)?;
            let column =
                outcome.column(TAX_YEAR).ok_or_else(|| EngineError::UnknownOutput { name: TAX_YEAR.to_owned() })?;
            Ok(column.values.iter().map(|v| *v as i128).sum::<i128>())
        })?;
        Ok(sums.iter().sum::<i128>() as f64 / 100.0 * self.weight)
    }
}

/// Finds the financing of `variant`, whose run without financing is given; gives the system with it.
///
/// # Errors
/// `NotEnough`, `NoEffect`, and what evaluating may give.
pub(super) fn solve(
    system: &Arc<System>,
    year: i16,
    steps: &[FinancingStep],
    blocks: &Blocks<'_>,
    unfinanced: &VariantRun,
    base: &VariantRun,
) -> Result<(Arc<System>, Financed), RunError> {
    let cost = net_cost(unfinanced, base);
    let now = tax(unfinanced);
    let solver = Solver { system, year, blocks, weight: unfinanced.weight, wanted: now + cost };
    let mut changes: Vec<(String, ParameterChange)> = Vec::new();
    let mut reached = now;
    let mut solved = cost.abs() < 1.0;
    for step in steps {
        if solved {
            break;
        }
        let at_end = solver.tax(&with_step(&changes, step, Decimal::ONE))?;
        if at_end == reached {
            return Err(FinancingError::NoEffect { step: step.name.0.clone() }.into());
        }
        let covers = (at_end - solver.wanted).signum() != (reached - solver.wanted).signum() || at_end == solver.wanted;
        if !covers {
            changes = with_step(&changes, step, Decimal::ONE);
            reached = at_end;
            continue;
        }
        let share = bisect(&solver, &changes, step, reached)?;
        changes = with_step(&changes, step, share);
        solved = true;
    }
    if !solved {
        let short_million = (solver.wanted - reached) / 1e6;
        return Err(FinancingError::NotEnough { variant: unfinanced.variant.id.clone(), short_million }.into());
    }
    let financed_system = Arc::new(system.with_changes(year, &changes)?);
    let parameters = compare(system, &financed_system, year, steps);
    Ok((financed_system, Financed { parameters, changes, residual_euros_year: 0.0 }))
}

/// The changes so far and `share` (0–1) of a step.
fn with_step(
    changes: &[(String, ParameterChange)],
    step: &FinancingStep,
    share: Decimal,
) -> Vec<(String, ParameterChange)> {
    let change = match step.mode {
        FinancingMode::Scale => {
            let factor = Decimal::ONE + (step.limit - Decimal::ONE) * share;
            ParameterChange::Scale(factor.round_dp(FACTOR_DECIMALS))
        }
        FinancingMode::Add => ParameterChange::Add((step.limit * share).round_dp(RATE_DECIMALS)),
    };
    let mut out = changes.to_vec();
    out.extend(step.parameters.iter().map(|name| (name.clone(), change.clone())));
    out
}

/// The share of the step at which the tax comes nearest to what is wanted.
fn bisect(
    solver: &Solver<'_>,
    changes: &[(String, ParameterChange)],
    step: &FinancingStep,
    start: f64,
) -> Result<Decimal, RunError> {
    let (mut low, mut high) = (Decimal::ZERO, Decimal::ONE);
    let rising = start < solver.wanted;
    for _ in 0..24 {
        let middle = (low + high) / Decimal::TWO;
        let tax = solver.tax(&with_step(changes, step, middle))?;
        if (tax < solver.wanted) == rising {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok((low + high) / Decimal::TWO)
}

/// Parameters and rows that the financing changed, with their values at the start of the year.
fn compare(before: &System, after: &System, year: i16, steps: &[FinancingStep]) -> Vec<FinancedParameter> {
    let day = jiff::civil::date(year, 1, 1);
    let mut out = Vec::new();
    for step in steps {
        for name in &step.parameters {
            let parameters = before.parameter(name).zip(after.parameter(name));
            if let Some((old, new)) = parameters
                && let (Some(b), Some(a)) =
                    (old.values.iter().rfind(|v| v.from <= day), new.values.iter().rfind(|v| v.from <= day))
            {
                out.push(FinancedParameter {
                    name: name.clone(),
                    step: step.name.clone(),
                    before: b.value,
                    after: a.value,
                    is_rate: old.unit.is_none(),
                });
            }
            if let Some((old, new)) = before.table(name).zip(after.table(name))
                && let (Some(b), Some(a)) =
                    (old.values.iter().rfind(|v| v.from <= day), new.values.iter().rfind(|v| v.from <= day))
            {
                for (row, (b, a)) in b.value.iter().zip(&a.value).enumerate() {
                    let name = format!("{name} {}", row + 1);
                    out.push(FinancedParameter {
                        name,
                        step: step.name.clone(),
                        before: b.value,
                        after: a.value,
                        is_rate: old.unit_out.is_none(),
                    });
                }
            }
        }
    }
    out.retain(|p| p.before != p.after && p.before.to_f64().is_some());
    out
}
