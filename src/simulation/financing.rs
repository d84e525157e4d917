//! Financing: steps filled in order or by shares, until the balance of a variant is zero.
//!
//! The bill is the balance that the report prints: what all public purses and insurers pay and receive that the variant
//! moves. A step changes numbers of the law between zero and its end point, or brings in money from elsewhere. Where all
//! steps at their end points do not cover the bill, they stay there, and what is left is told. A bill below zero is given
//! back by the steps that can.
//!
//! Takes: a bill, and what households pay more under changed numbers. Gives: the changes, and what came from elsewhere.
//! Leaves to others: the balance with the financing in it (`run`), the file (`financing_steps`).

use crate::rulebook::{ParameterChange, System, TableColumn, Target};
use crate::scenario::financing_steps::{Division, FinancingMode, FinancingPlan, FinancingStep, Means};
use crate::simulation::error::{FinancingError, RunError};
use crate::text::Text;
use crate::text::text;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// One number of the law before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancedParameter {
    /// The parameter, or the row of a table.
    pub target: Target,
    /// The words for it.
    pub label: Text,
    /// Name of the step, Dutch and English.
    pub step: Text,
    /// Value before.
    pub before: Decimal,
    /// Value after.
    pub after: Decimal,
    /// Whether it is a rate.
    pub is_rate: bool,
}

/// Money from outside the rules of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct OutsideMoney {
    /// Name of the step, Dutch and English.
    pub step: Text,
    /// Who pays, Dutch and English.
    pub payer: Text,
    /// What it brings in. Unit: euros per year.
    pub euros_year: f64,
}

/// The financing that was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Financed {
    /// Numbers of the law before and after.
    pub parameters: Vec<FinancedParameter>,
    /// ParameterOverrides as applied, in order.
    pub changes: ParameterOverrides,
    /// Money from elsewhere.
    pub outside: Vec<OutsideMoney>,
    /// Balance of the variant without its financing; positive is a worse balance. Unit: euros per year.
    pub bill_euros_year: f64,
    /// What is left uncovered; positive worsens the balance. Unit: euros per year.
    pub residual_euros_year: f64,
}

impl Financed {
    /// All money from elsewhere. Unit: euros per year.
    pub fn outside_euros_year(&self) -> f64 {
        self.outside.iter().map(|money| money.euros_year).sum()
    }
}

/// ParameterOverrides of parameters and tables, in order.
pub type ParameterOverrides = Vec<(Target, ParameterChange)>;

/// The words for a number of the law, with the row of a table.
fn in_words(system: &System, target: &Target) -> Text {
    let name = system.label(&target.name);
    let number = match target.row {
        Some(row) => text!(financed_row_of_table, table = name, row = row),
        None => name,
    };
    match target.column == TableColumn::Limit {
        true => text!(financed_limit_of, number = number),
        false => number,
    }
}

/// Decimals of a factor, an amount or a rate: finer than a law would state, so that a covered balance is zero.
const DECIMALS: u32 = 8;
/// Decimals of the share of a step.
const SHARE_DECIMALS: u32 = 10;
/// Tries for a share.
const MOST_TRIES: usize = 40;
/// What is left below this share of the bill is the precision of the numbers, not a step that goes no further.
const WITHIN: f64 = 1e-2;
/// A bill below this is none. Unit: euros per year.
const NO_BILL: f64 = 1.0;

/// What all households together pay more with changes of a variant's system than without, in euros per year.
pub(super) type RaisedBy<'a> = dyn Fn(&ParameterOverrides) -> Result<f64, RunError> + 'a;

/// What was found: changes of the law, and money from elsewhere.
pub(super) struct Solution {
    pub changes: ParameterOverrides,
    pub outside: Vec<OutsideMoney>,
    /// Whether the steps can cover the bill.
    pub is_reached: bool,
}

struct Solver<'a> {
    raised_by: &'a RaisedBy<'a>,
    changes: ParameterOverrides,
    /// What `changes` raise.
    raised: f64,
    outside: Vec<OutsideMoney>,
}

/// Fills the steps of a plan until they bring in `bill`, in euros per year; a bill below zero is given back.
///
/// # Errors
/// `NoEffect`, and what `raised_by` may give.
pub(super) fn solve(plan: &FinancingPlan, bill: f64, raised_by: &RaisedBy<'_>) -> Result<Solution, RunError> {
    let mut solver = Solver { raised_by, changes: Vec::new(), raised: 0.0, outside: Vec::new() };
    let mut left = bill;
    for step in &plan.steps {
        let wanted = match (plan.division, step.share) {
            (Division::ByShares, Some(share)) => bill * share,
            _ => left,
        };
        if wanted.abs() < NO_BILL {
            continue;
        }
        let (brought_in, is_at_end) = solver.fill(step, wanted)?;
        left -= brought_in;
        // A step that could go further has left the precision of its numbers, which is no work for the next.
        if plan.division == Division::InOrder && !is_at_end {
            break;
        }
    }
    let is_reached = left.abs() <= (bill.abs() * WITHIN).max(NO_BILL);
    Ok(Solution { changes: solver.changes, outside: solver.outside, is_reached })
}

impl Solver<'_> {
    /// Fills one step up to `wanted`; gives what it brings in, and whether it can go no further.
    fn fill(&mut self, step: &FinancingStep, wanted: f64) -> Result<(f64, bool), RunError> {
        let (targets, mode, ends) = match &step.means {
            Means::Outside { payer, most_euros_year } => {
                // Money from elsewhere is not sent back.
                let euros_year = wanted.clamp(0.0, *most_euros_year);
                if euros_year > 0.0 {
                    self.outside.push(OutsideMoney { step: step.name.clone(), payer: payer.clone(), euros_year });
                }
                return Ok((euros_year, euros_year < wanted || wanted <= 0.0));
            }
            Means::Parameters { targets, mode, limit, back } => (targets, *mode, [Some(*limit), *back]),
        };
        for end in ends.into_iter().flatten() {
            let at_end = (self.raised_by)(&self.with(targets, mode, end, Decimal::ONE))? - self.raised;
            if at_end == 0.0 {
                return Err(FinancingError::NoEffect { step: step.name.clone() }.into());
            }
            if at_end.signum() != wanted.signum() {
                continue;
            }
            let share = if at_end.abs() <= wanted.abs() {
                Decimal::ONE
            } else {
                self.nearest_share((targets, mode, end), wanted, at_end)?
            };
            let is_at_end = share == Decimal::ONE;
            let changes = self.with(targets, mode, end, share);
            let raised = (self.raised_by)(&changes)?;
            let brought_in = raised - self.raised;
            (self.changes, self.raised) = (changes, raised);
            return Ok((brought_in, is_at_end));
        }
        Ok((0.0, true))
    }

    /// The changes so far and `share` (0–1) of the way to an end point.
    fn with(&self, targets: &[Target], mode: FinancingMode, end: Decimal, share: Decimal) -> ParameterOverrides {
        let change = match mode {
            FinancingMode::Scale => {
                ParameterChange::Scale((Decimal::ONE + (end - Decimal::ONE) * share).round_dp(DECIMALS))
            }
            FinancingMode::Add => ParameterChange::Add((end * share).round_dp(DECIMALS)),
        };
        let mut out = self.changes.clone();
        out.extend(targets.iter().map(|target| (target.clone(), change.clone())));
        out
    }

    /// The share of the way at which a step brings in what is nearest to `wanted`.
    ///
    /// What it brings in is nearly a straight line in the share, so each try is where the line between the two ends of the
    /// interval meets `wanted`; an end that stays for a second time counts for half (Illinois), so that both ends close in.
    fn nearest_share(
        &self,
        (targets, mode, end): (&[Target], FinancingMode, Decimal),
        wanted: f64,
        at_end: f64,
    ) -> Result<Decimal, RunError> {
        let (mut low, mut high) = ((0.0, -wanted), (1.0, at_end - wanted));
        let mut best = if low.1.abs() < high.1.abs() { low } else { high };
        let mut last_side = None;
        for _ in 0..MOST_TRIES {
            let met = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
            let share = if met.is_finite() { met.clamp(low.0, high.0) } else { 0.5 * (low.0 + high.0) };
            let exact = Decimal::from_f64(share).unwrap_or(Decimal::ONE).round_dp(SHARE_DECIMALS);
            let tried = self.with(targets, mode, end, exact);
            // At the precision of the parameters there is nothing left between the ends.
            let is_end = |at: f64| tried == self.with(targets, mode, end, Decimal::from_f64(at).unwrap_or_default());
            if is_end(low.0) || is_end(high.0) {
                break;
            }
            let gap = (self.raised_by)(&tried)? - self.raised - wanted;
            let found = (exact.to_f64().unwrap_or(share), gap);
            if gap.abs() < best.1.abs() {
                best = found;
            }
            if gap.abs() < NO_BILL {
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
}

/// The numbers of the law that the financing changed, with their values at the start of the year.
pub(super) fn compare(
    before_system: &System,
    after: &System,
    year: i16,
    plan: &FinancingPlan,
) -> Vec<FinancedParameter> {
    let mut out = Vec::new();
    for step in &plan.steps {
        let Means::Parameters { targets, .. } = &step.means else { continue };
        for target in targets {
            let (old, new) = (values_of(before_system, year, target), values_of(after, year, target));
            let is_rate = before_system.parameter(&target.name).map(|p| p.unit.is_none()).unwrap_or_else(|| {
                target.column == TableColumn::Value
                    && before_system.table(&target.name).is_some_and(|t| t.unit_out.is_none())
            });
            for ((target, before), (_, after)) in old.into_iter().zip(new) {
                let (label, step) = (in_words(before_system, &target), step.name.clone());
                out.push(FinancedParameter { target, label, step, before, after, is_rate });
            }
        }
    }
    out.retain(|p| p.before != p.after);
    out
}

/// The values of a target at the start of the year: one, or one for each row of a table.
fn values_of(system: &System, year: i16, target: &Target) -> Vec<(Target, Decimal)> {
    let day = jiff::civil::date(year, 1, 1);
    if let Some(parameter) = system.parameter(&target.name) {
        let in_force = parameter.values.iter().rfind(|value| value.from <= day);
        return in_force.map(|value| (target.clone(), value.value)).into_iter().collect();
    }
    let rows = system.table(&target.name).and_then(|table| table.values.iter().rfind(|value| value.from <= day));
    let rows = rows.map(|dated| dated.value.as_slice()).unwrap_or_default();
    let chosen = rows.iter().enumerate().filter(|(at, _)| target.row.is_none_or(|row| row == at + 1));
    chosen
        .filter_map(|(at, row)| {
            let value = if target.column == TableColumn::Limit { row.limit? } else { row.value };
            Some((Target { row: Some(at + 1), ..target.clone() }, value))
        })
        .collect()
}

#[cfg(test)]
#[path = "financing_tests.rs"]
mod tests;
