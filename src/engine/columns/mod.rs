//! The fast evaluator: a block of households at a time, in `f64` columns, equal to exact arithmetic to the cent.
//!
//! A plan is compiled once to a [`program::Program`]; the facts are then worked through in blocks small enough for the cache.
//! [`bound`] says why the results are exact and which households are recomputed.

mod block;
pub mod bound;
mod compile;
mod kernels;
pub mod program;
pub mod reasons;
mod step;
mod work;

use crate::engine::below_zero;
use crate::engine::columns::block::Block;
use crate::engine::columns::bound::Limits;
use crate::engine::columns::program::Program;
use crate::engine::columns::work::{Work, work_block};
use crate::engine::exact::{evaluate_with, input_column, to_stored};
use crate::engine::months::EqualMonths;
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::rulebook::{Plan, ValueId};
use crate::table::{Column, ColumnSchema, Entity, Table};
use std::sync::{Arc, OnceLock};

/// Households worked on at a time.
const BLOCK: usize = 256;

/// A plan compiled for columns.
#[derive(Debug, Clone)]
pub struct Columns {
    plan: Arc<Plan>,
    /// For nearly all households, see [`Limits`].
    narrow: Program,
    /// For the others, compiled when the first of them is met.
    wide: OnceLock<Program>,
    /// For who is recomputed exactly.
    equal_months: EqualMonths,
}

impl Columns {
    /// Compiles a plan; amounts of schemes that it computes on the way are results too, so that they can be checked.
    pub fn compile(plan: Arc<Plan>) -> Columns {
        let plan = with_amounts(plan);
        let narrow = compile::compile(&plan, Limits::NARROW);
        let equal_months = EqualMonths::new(&plan);
        Columns { plan, narrow, wide: OnceLock::new(), equal_months }
    }

    /// The plan.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The program for nearly all households, for inspection.
    pub fn program(&self) -> &Program {
        &self.narrow
    }

    fn wide(&self) -> &Program {
        self.wide.get_or_init(|| compile::compile(&self.plan, Limits::WIDE))
    }
}

impl Evaluate for Columns {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        if self.plan.year != facts.year {
            return Err(EngineError::WrongYear { plan: self.plan.year, facts: facts.year });
        }
        let inputs = input_columns(&self.narrow, facts)?;
        let mut results = self.empty_results(facts);
        let marked = self.work(facts, &inputs, &mut results);
        for household in &marked {
            self.recompute(facts, *household as usize, &mut results)?;
        }
        self.refuse_below_zero(facts, &results)?;
        let slots = self.narrow.outputs.iter().zip(results);
        let columns = slots.map(|(slot, values)| Column::new(Arc::clone(&slot.schema), values));
        Ok(Outcome::new(columns, marked.len()))
    }
}

/// The plan with the amounts of its schemes among what is asked for.
fn with_amounts(plan: Arc<Plan>) -> Arc<Plan> {
    let more: Vec<ValueId> = below_zero::amounts(&plan).into_iter().filter(|id| !plan.outputs.contains(id)).collect();
    if more.is_empty() {
        return plan;
    }
    let mut plan = Arc::unwrap_or_clone(plan);
    plan.outputs.extend(more);
    Arc::new(plan)
}

impl Columns {
    /// Refuses the first amount of a scheme that is below zero, in the order of the facts.
    fn refuse_below_zero(&self, facts: &Table, results: &[Vec<f64>]) -> Result<(), EngineError> {
        let n = facts.n_households();
        // In the order of the amounts, so that the month is named before the year that it makes.
        let values_of = |id: ValueId| self.plan.outputs.iter().position(|output| *output == id).map(|at| &results[at]);
        let found = below_zero::amounts(&self.plan).into_iter().filter_map(|id| {
            let values = values_of(id)?;
            let at = values.iter().enumerate().filter(|(_, cents)| **cents < 0.0).min_by_key(|(at, _)| at % n)?.0;
            Some((at % n, at / n, id, values[at]))
        });
        match found.min_by_key(|(household, ..)| *household) {
            Some((household, month, id, cents)) => {
                Err(below_zero::refusal(&self.plan, id, facts.households[household], month, cents))
            }
            None => Ok(()),
        }
    }

    /// Computes all households; those that neither program can tell, in the order of the facts.
    fn work(&self, facts: &Table, inputs: &[&Column], results: &mut [Vec<f64>]) -> Vec<u32> {
        let all: Vec<u32> = (0..facts.n_households() as u32).collect();
        let outside = work_through(&self.narrow, facts, inputs, &all, results);
        if outside.is_empty() {
            return outside;
        }
        let mut marked = work_through(self.wide(), facts, inputs, &outside, results);
        marked.sort_unstable();
        marked
    }
}

/// Computes some households of the facts; those that this program cannot tell.
fn work_through(
    program: &Program,
    facts: &Table,
    inputs: &[&Column],
    households: &[u32],
    results: &mut [Vec<f64>],
) -> Vec<u32> {
    let mut work = Work::new(program);
    let mut marked = Vec::new();
    for block in households.chunks(BLOCK).map(|households| Block::new(facts, households)) {
        work_block(&mut work, &block, inputs, results);
        let unknown = block.households.iter().zip(&work.unknown).filter(|(_, flag)| **flag);
        marked.extend(unknown.map(|(household, _)| *household));
    }
    marked
}

impl Columns {
    /// The same results from the exact evaluator alone, household by household: what [`Evaluate::evaluate`] must equal.
    ///
    /// # Errors
    /// See [`EngineError`].
    pub fn evaluate_exactly(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let mut results = self.empty_results(facts);
        for household in 0..facts.n_households() {
            self.recompute(facts, household, &mut results)?;
        }
        let slots = self.narrow.outputs.iter().zip(results);
        let columns = slots.map(|(slot, values)| Column::new(Arc::clone(&slot.schema), values));
        Ok(Outcome::new(columns, facts.n_households()))
    }

    /// A column of nils per result.
    fn empty_results(&self, facts: &Table) -> Vec<Vec<f64>> {
        let size = |schema: &ColumnSchema| facts.n_entities(schema.entity) * schema.period.lanes();
        self.narrow.outputs.iter().map(|slot| vec![0.0; size(&slot.schema)]).collect()
    }

    fn recompute(&self, facts: &Table, household: usize, results: &mut [Vec<f64>]) -> Result<(), EngineError> {
        let values = evaluate_with(&self.plan, &self.equal_months, facts, household)?;
        for ((id, slot), result) in self.plan.outputs.iter().zip(&self.narrow.outputs).zip(results) {
            let n = facts.n_entities(slot.schema.entity);
            let entities = match slot.schema.entity {
                Entity::Household => household..household + 1,
                Entity::Person => facts.persons_of(household),
            };
            for month in 0..slot.schema.period.lanes() {
                for (offset, entity) in entities.clone().enumerate() {
                    let value = values
                        .get(&self.plan, *id, offset, month)
                        .ok_or_else(|| EngineError::UnknownOutput { name: slot.schema.name.to_string() })?;
                    result[month * n + entity] = to_stored(&slot.schema.value_type, value);
                }
            }
        }
        Ok(())
    }
}

/// The columns of the facts that a program reads, in its order.
fn input_columns<'a>(program: &Program, facts: &'a Table) -> Result<Vec<&'a Column>, EngineError> {
    program.inputs.iter().map(|slot| input_column(facts, &slot.schema)).collect()
}
