//! Income of all households apart from the delivered schemes: what a financing raises is the difference.
//!
//! Takes: rules with changes that are tried. Gives: euros per year, once for each set of rules. Leaves to others: which
//! changes to try (`financing`).

use crate::engine::{Columns, EngineError, Evaluate};
use crate::rulebook::{Fingerprint, Plan, System};
use crate::simulation::blocks::{Blocks, Silent};
use crate::simulation::error::RunError;
use crate::simulation::rule_names::BEFORE_YEAR;
use crate::simulation::weighted_cents::WeightedCents;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sums of income that were worked out, by what computes them: variants that try the same have the same.
#[derive(Debug, Default)]
pub(crate) struct IncomeSums {
    euros_year: RefCell<BTreeMap<Fingerprint, f64>>,
}

impl IncomeSums {
    /// Income of all households apart from the delivered schemes. Unit: euros per year.
    ///
    /// # Errors
    /// A rule that is missing, and what evaluating may give.
    pub(super) fn under(&self, system: &Arc<System>, year: i16, blocks: &Blocks<'_>) -> Result<f64, RunError> {
        let plan = Plan::new(system, year, &[BEFORE_YEAR])?;
        let key = plan.fingerprint();
        if let Some(found) = self.euros_year.borrow().get(&key) {
            return Ok(*found);
        }
        let euros_year = income_of_all(&Columns::compile(Arc::new(plan)), blocks)?;
        self.euros_year.borrow_mut().insert(key, euros_year);
        Ok(euros_year)
    }
}

fn income_of_all(rules: &Columns, blocks: &Blocks<'_>) -> Result<f64, RunError> {
    let sums = blocks.map(&Silent, |_, table| {
        let outcome = rules.evaluate(table)?;
        let column =
            outcome.column(BEFORE_YEAR).ok_or_else(|| EngineError::UnknownOutput { name: BEFORE_YEAR.to_owned() })?;
        let mut sum = WeightedCents::default();
        let weights = table.weights.iter().enumerate();
        weights.for_each(|(i, weight)| sum.add(*weight, i128::from(column.cents(i, 0).0)));
        Ok(sum)
    })?;
    let mut all = WeightedCents::default();
    sums.into_iter().for_each(|sum| all.append(sum));
    Ok(all.euros())
}
