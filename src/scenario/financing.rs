//! Financing: steps of tax parameters, taken in order, until the net cost of a variant is nil.
//!
//! Each step has an end point. Where a step taken to its end does not cover the cost, it stays there and the next step
//! is solved; the last one by closing in on the tax that all households of the run pay. Nothing is guessed: the result
//! is rounded to a precision that a law could state, and what is left is printed.

use crate::rulebook::{ParameterChange, System};
use crate::scenario::error::{FinancingError, RunError};
use crate::scenario::file::{FinancingMode, FinancingStep};
use crate::units::{Language, format_decimal};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
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

/// Decimals of a factor, and of an amount or rate.
const FACTOR_DECIMALS: u32 = 6;
const RATE_DECIMALS: u32 = 6;
/// Decimals of the share of a step.
const SHARE_DECIMALS: u32 = 8;
/// Tries for a share.
const MOST_TRIES: usize = 40;

/// What is to be financed, and how.
pub(super) struct Bill<'a> {
    /// Id of the variant.
    pub variant: &'a str,
    /// Its system without financing.
    pub system: &'a Arc<System>,
    /// Calendar year.
    pub year: i16,
    /// Steps in order.
    pub steps: &'a [FinancingStep],
    /// Net cost without financing.
    ///
    /// Unit: euros per year; positive worsens the balance.
    pub cost_euros_year: f64,
    /// Tax of all households without financing. Unit: euros per year.
    pub tax_euros_year: f64,
}

/// Changes of parameters and tables, in order.
pub(super) type Changes = Vec<(String, ParameterChange)>;

/// Tax of all households with changes of the system of a bill, in euros per year.
pub(super) type TaxOf<'a> = dyn Fn(&Changes) -> Result<f64, RunError> + 'a;

struct Solver<'a> {
    tax_of: &'a TaxOf<'a>,
    /// Tax that must come in.
    wanted: f64,
}

/// Finds the financing of a bill; gives the system with it. What is left uncovered is for the caller to measure.
///
/// # Errors
/// `NotEnough`, `Yields`, `NoEffect`, and what `tax_of` may give.
pub(super) fn solve(bill: &Bill<'_>, tax_of: &TaxOf<'_>) -> Result<(Arc<System>, Financed), RunError> {
    let now = bill.tax_euros_year;
    let solver = Solver { tax_of, wanted: now + bill.cost_euros_year };
    let mut changes: Vec<(String, ParameterChange)> = Vec::new();
    let mut reached = now;
    let mut solved = bill.cost_euros_year.abs() < 1.0;
    for step in bill.steps {
        if solved {
            break;
        }
        let at_end = (solver.tax_of)(&with_step(&changes, step, Decimal::ONE))?;
        if at_end == reached {
            return Err(FinancingError::NoEffect { step: step.name.0.clone() }.into());
        }
        let covers = (at_end - solver.wanted).signum() != (reached - solver.wanted).signum() || at_end == solver.wanted;
        if !covers {
            changes = with_step(&changes, step, Decimal::ONE);
            reached = at_end;
            continue;
        }
        let share = nearest_share(&solver, &changes, step, reached, at_end)?;
        changes = with_step(&changes, step, share);
        solved = true;
    }
    if !solved {
        let variant = bill.variant.to_owned();
        if bill.cost_euros_year < 0.0 {
            let yields_million = format_decimal(-bill.cost_euros_year / 1e6, 3, Language::Dutch);
            return Err(FinancingError::Yields { variant, yields_million }.into());
        }
        let short_million = (solver.wanted - reached) / 1e6;
        return Err(FinancingError::NotEnough { variant, short_million }.into());
    }
    let financed_system = Arc::new(bill.system.with_changes(bill.year, &changes)?);
    let parameters = compare(bill.system, &financed_system, bill.year, bill.steps);
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
///
/// Tax is nearly a straight line in the share, so each try is where the line between the two ends of the interval meets
/// what is wanted; an end that stays for a second time counts for half (Illinois), so that both ends close in.
fn nearest_share(
    solver: &Solver<'_>,
    changes: &[(String, ParameterChange)],
    step: &FinancingStep,
    start: f64,
    end: f64,
) -> Result<Decimal, RunError> {
    let (mut low, mut high) = ((0.0, start - solver.wanted), (1.0, end - solver.wanted));
    let mut best = if low.1.abs() < high.1.abs() { low } else { high };
    let mut last_side = None;
    for _ in 0..MOST_TRIES {
        let met = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
        let share = if met.is_finite() { met.clamp(low.0, high.0) } else { 0.5 * (low.0 + high.0) };
        let exact = Decimal::from_f64(share).unwrap_or(Decimal::ONE).round_dp(SHARE_DECIMALS);
        let tried = with_step(changes, step, exact);
        // At the precision of the parameters there is nothing left between the ends.
        let is_end = |end: f64| tried == with_step(changes, step, Decimal::from_f64(end).unwrap_or_default());
        if is_end(low.0) || is_end(high.0) {
            break;
        }
        let gap = (solver.tax_of)(&tried)? - solver.wanted;
        let found = (exact.to_f64().unwrap_or(share), gap);
        if gap.abs() < best.1.abs() {
            best = found;
        }
        if gap == 0.0 {
            break;
        }
        let is_low = gap.signum() == low.1.signum();
        if last_side == Some(is_low) {
            let other = if is_low { &mut high } else { &mut low };
            other.1 *= 0.5;
        }
        *(if is_low { &mut low } else { &mut high }) = found;
        last_side = Some(is_low);
    }
    Ok(Decimal::from_f64(best.0).unwrap_or(Decimal::ONE).round_dp(SHARE_DECIMALS))
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
