//! The fast evaluator: a block of households at a time, in `f64` columns, equal to exact arithmetic to the cent.
//!
//! A plan is compiled once to a [`program::Program`]; the facts are then worked through in blocks small enough for the cache.
//! [`bound`] says why the results are exact and which households are recomputed.

pub mod bound;
mod compile;
mod kernels;
pub mod program;
pub mod reasons;

use crate::engine::columns::bound::MOST_PERSONS;
use crate::engine::columns::kernels::Lane;
use crate::engine::columns::program::{Instruction, Kernel, Margin, Operand, Program, Shape};
use crate::engine::exact::{age_day, evaluate_household, input_column, to_stored};
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::rulebook::{Comparison, Plan};
use crate::table::{Column, ColumnSchema, Entity, Period, Table};
use crate::units::{MONTHS, Month, days_of_date};
use std::sync::Arc;

/// Households worked on at a time.
const BLOCK: usize = 128;

/// A plan compiled for columns.
#[derive(Debug, Clone)]
pub struct Columns {
    plan: Arc<Plan>,
    program: Program,
}

impl Columns {
    /// Compiles a plan.
    pub fn compile(plan: Arc<Plan>) -> Columns {
        let program = compile::compile(&plan);
        Columns { plan, program }
    }

    /// The plan.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The program, for inspection.
    pub fn program(&self) -> &Program {
        &self.program
    }
}

impl Evaluate for Columns {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let program = &self.program;
        if program.year != facts.year {
            return Err(EngineError::WrongYear { plan: program.year, facts: facts.year });
        }
        let inputs = input_columns(program, facts)?;
        let mut results = self.empty_results(facts);
        let mut work = Work { program, buffers: vec![Vec::new(); program.n_slots], unknown: Vec::new() };
        let mut marked = Vec::new();
        for block in Block::all(facts) {
            work_block(&mut work, &block, &inputs, &mut results);
            marked.extend(work.unknown.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| block.start + at));
        }
        for household in &marked {
            self.recompute(facts, *household, &mut results)?;
        }
        let columns =
            program.outputs.iter().zip(results).map(|(slot, values)| Column::new(Arc::clone(&slot.schema), values));
        Ok(Outcome::new(columns, marked.len()))
    }
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
        let slots = self.program.outputs.iter().zip(results);
        let columns = slots.map(|(slot, values)| Column::new(Arc::clone(&slot.schema), values));
        Ok(Outcome::new(columns, facts.n_households()))
    }

    /// A column of nils per result.
    fn empty_results(&self, facts: &Table) -> Vec<Vec<f64>> {
        let size = |schema: &ColumnSchema| facts.n_entities(schema.entity) * schema.period.lanes();
        self.program.outputs.iter().map(|slot| vec![0.0; size(&slot.schema)]).collect()
    }

    fn recompute(&self, facts: &Table, household: usize, results: &mut [Vec<f64>]) -> Result<(), EngineError> {
        let values = evaluate_household(&self.plan, facts, household)?;
        for ((id, slot), result) in self.plan.outputs.iter().zip(&self.program.outputs).zip(results) {
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

/// A run of households of the facts.
struct Block<'a> {
    facts: &'a Table,
    start: usize,
    end: usize,
}

impl<'a> Block<'a> {
    /// The facts from first to last.
    fn all(facts: &'a Table) -> impl Iterator<Item = Block<'a>> {
        let n = facts.n_households();
        (0..n).step_by(BLOCK).map(move |start| Block { facts, start, end: (start + BLOCK).min(n) })
    }

    /// The household, counted in the block, of an entity, counted in the block.
    fn household_of(&self, entity: Entity, at: usize) -> usize {
        match entity {
            Entity::Household => at,
            Entity::Person => {
                let person = self.starts()[0] as usize + at;
                self.starts().partition_point(|start| *start as usize <= person) - 1
            }
        }
    }

    fn starts(&self) -> &[u32] {
        &self.facts.person_start()[self.start..=self.end]
    }

    fn first(&self, entity: Entity) -> usize {
        match entity {
            Entity::Household => self.start,
            Entity::Person => self.starts()[0] as usize,
        }
    }

    fn count(&self, entity: Entity) -> usize {
        match entity {
            Entity::Household => self.end - self.start,
            Entity::Person => self.starts()[self.end - self.start] as usize - self.starts()[0] as usize,
        }
    }
}

struct Work<'a> {
    program: &'a Program,
    /// One per slot, kept from block to block.
    buffers: Vec<Vec<f64>>,
    /// Per household of the block: whether a number is not known, so that the household must be recomputed.
    unknown: Vec<bool>,
}

/// One block from facts to results.
///
/// It is made once per processor feature and chosen when the program runs. All kernels are inlined here. Wider
/// instructions change no bit: every operation is rounded by itself, and nothing is added in another order.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512dq+avx512vl", "x86_64+avx2", "x86_64+sse4.1"))]
fn work_block(work: &mut Work<'_>, block: &Block<'_>, inputs: &[&Column], results: &mut [Vec<f64>]) {
    let starts = block.starts();
    work.unknown.clear();
    work.unknown.extend(starts.windows(2).map(|bounds| (bounds[1] - bounds[0]) as usize > MOST_PERSONS));
    work.load(block, inputs);
    for instruction in &work.program.instructions {
        work.run(instruction, block);
    }
    work.check(block);
    work.store(block, results);
}

impl Work<'_> {
    #[inline(always)]
    fn load(&mut self, block: &Block<'_>, inputs: &[&Column]) {
        let program = self.program;
        for (slot, column) in program.inputs.iter().zip(inputs) {
            let shape = program.shapes[slot.register];
            let (first, n) = (block.first(shape.entity), block.count(shape.entity));
            let total = block.facts.n_entities(shape.entity);
            let mut buffer = std::mem::take(&mut self.buffers[program.slots[slot.register]]);
            buffer.clear();
            for lane in 0..shape.period.lanes() {
                let lane = if column.schema.period == Period::Month { lane } else { 0 };
                let values = &column.values[lane * total + first..lane * total + first + n];
                let is_known = |v: &f64| (*v >= slot.low) & (*v <= slot.high) & (*v == v.trunc());
                // A fact that is out of range marks its household even where no result needs it: `exact` decides.
                if values.iter().fold(false, |any, v| any | !is_known(v)) {
                    for (at, value) in values.iter().enumerate() {
                        self.unknown[block.household_of(shape.entity, at)] |= !is_known(value);
                    }
                }
                buffer.extend(values.iter().map(|v| if is_known(v) { *v } else { f64::NAN }));
            }
            self.buffers[program.slots[slot.register]] = buffer;
        }
    }

    #[inline(always)]
    fn lane(&self, operand: Operand, month: usize, block: &Block<'_>) -> Lane<'_> {
        match operand {
            Operand::Constant(value) => Lane::Same(value),
            Operand::MonthConstant(at) => Lane::Same(self.program.month_constants[at][month]),
            Operand::Register(register) => {
                let shape = self.program.shapes[register];
                let n = block.count(shape.entity);
                let month = if shape.period == Period::Month { month } else { 0 };
                Lane::Values(&self.buffers[self.program.slots[register]][month * n..(month + 1) * n])
            }
        }
    }

    #[inline(always)]
    fn run(&mut self, instruction: &Instruction, block: &Block<'_>) {
        let shape = self.program.shapes[instruction.out];
        let n = block.count(shape.entity);
        let slot = self.program.slots[instruction.out];
        let mut out = std::mem::take(&mut self.buffers[slot]);
        out.resize(n * shape.period.lanes(), 0.0);
        if n > 0 {
            for (month, out) in out.chunks_exact_mut(n).enumerate() {
                self.step(instruction, block, shape, month, out);
            }
        }
        self.buffers[slot] = out;
    }

    #[inline(always)]
    fn step(&self, instruction: &Instruction, block: &Block<'_>, shape: Shape, month: usize, out: &mut [f64]) {
        let arg = |at: usize| self.lane(instruction.operands[at], month, block);
        let in_month = |month: usize| self.lane(instruction.operands[0], month, block);
        match &instruction.kernel {
            Kernel::Add => kernels::map2(arg(0), arg(1), out, |a, b| a + b),
            Kernel::Sub => kernels::map2(arg(0), arg(1), out, |a, b| a - b),
            Kernel::SubInexact => kernels::map2(arg(0), arg(1), out, kernels::subtract_inexact),
            Kernel::Mul => kernels::map2(arg(0), arg(1), out, |a, b| a * b),
            Kernel::DivConstant => kernels::map2(arg(0), arg(1), out, |a, b| a / b),
            Kernel::Div => kernels::map2(arg(0), arg(1), out, kernels::divide),
            Kernel::DivCount => kernels::map2(arg(0), arg(1), out, kernels::divide_by_count),
            Kernel::Negate => kernels::map1(arg(0), out, |a| -a),
            Kernel::Not => kernels::map1(arg(0), out, |a| 1.0 - a),
            Kernel::And => kernels::map2(arg(0), arg(1), out, kernels::and),
            Kernel::Or => kernels::map2(arg(0), arg(1), out, kernels::or),
            Kernel::Compare(comparison, margin) => kernels::compare(*comparison, arg(0), arg(1), *margin, out),
            Kernel::If => kernels::choose(arg(0), arg(1), arg(2), out),
            Kernel::Min => kernels::map2(arg(0), arg(1), out, kernels::smaller),
            Kernel::Max => kernels::map2(arg(0), arg(1), out, kernels::larger),
            Kernel::ClampAtNil(margin) => kernels::clamp_at_nil(arg(0), *margin, out),
            Kernel::Round { mode, step_in, step_out, margin } => {
                kernels::round(*mode, arg(0), *step_in, *step_out, *margin, out);
            }
            Kernel::Brackets(table) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::brackets(arg(0), rows, out);
            }
            Kernel::Lookup(table, margin) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::lookup(arg(0), rows, *margin, out);
            }
            Kernel::Persons(fold) => {
                let filter = (instruction.operands.len() > 1).then(|| arg(1));
                kernels::fold_persons(*fold, arg(0), filter, block.starts(), out);
            }
            Kernel::ToPersons => {
                let source = arg(0);
                let starts = block.starts();
                for household in 0..starts.len() - 1 {
                    let persons =
                        (starts[household] - starts[0]) as usize..(starts[household + 1] - starts[0]) as usize;
                    out[persons].fill(source.at(household));
                }
            }
            Kernel::SumMonths => {
                kernels::map1(in_month(0), out, |a| a);
                for month in 1..MONTHS {
                    kernels::add_to(out, in_month(month), |sum, a| sum + a);
                }
            }
            Kernel::MaxMonths | Kernel::AllMonths | Kernel::AnyMonth => {
                kernels::map1(in_month(0), out, |a| a);
                for month in 1..MONTHS {
                    match instruction.kernel {
                        Kernel::MaxMonths => kernels::add_to(out, in_month(month), kernels::larger),
                        // All months are looked at, so one that is unknown makes the answer unknown.
                        Kernel::AllMonths => kernels::add_to(out, in_month(month), |all, a| all * a),
                        _ => kernels::add_to(out, in_month(month), kernels::larger),
                    }
                }
            }
            Kernel::Rank(ranking, margins) => {
                let keys: Vec<Lane<'_>> = (1..instruction.operands.len()).map(arg).collect();
                kernels::rank_persons(*ranking, arg(0), &keys, *margins, block.starts(), out);
            }
            Kernel::QuarterStart => kernels::map1(in_month(month / 3 * 3), out, |a| a),
            Kernel::YearOf => kernels::map1(arg(0), out, kernels::year_of),
            Kernel::MonthsBetween => kernels::map2(arg(0), arg(1), out, kernels::months_between),
            Kernel::January => kernels::map1(in_month(0), out, |a| a),
            Kernel::Previous(months) => kernels::map1(in_month(month.saturating_sub(*months)), out, |a| a),
            Kernel::MeanMonths(months) => {
                let first = (month + 1).saturating_sub(*months);
                kernels::map1(in_month(first), out, |a| a);
                for month in first + 1..=month {
                    kernels::add_to(out, in_month(month), |sum, a| sum + a);
                }
                let count = (month + 1 - first) as f64;
                out.iter_mut().for_each(|sum| *sum /= count);
            }
            Kernel::DateKey => kernels::map1(arg(0), out, kernels::date_key),
            Kernel::Age(at) => {
                let day = age_day(*at, self.program.year, month);
                let key =
                    f64::from(i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day()));
                kernels::map1(arg(0), out, |birth| ((key - birth) / 10_000.0).floor());
            }
            Kernel::Born => {
                let first = f64::from(days_of_date(Month(month as u8).first_day(self.program.year)));
                let no_margin = Margin { distance: 0.0, nil_is_exact: true };
                kernels::compare(Comparison::AtMost, arg(0), Lane::Same(first), no_margin, out);
            }
        }
        debug_assert_eq!(out.len(), block.count(shape.entity));
    }

    /// Marks households in which a rule that can fail has no known result.
    #[inline(always)]
    fn check(&mut self, block: &Block<'_>) {
        let mut unknown = std::mem::take(&mut self.unknown);
        for operand in &self.program.checks {
            if let Operand::Register(register) = operand {
                let shape = self.program.shapes[*register];
                for month in 0..shape.period.lanes() {
                    mark(&mut unknown, self.lane(*operand, month, block), shape.entity, block);
                }
            }
        }
        self.unknown = unknown;
    }

    #[inline(always)]
    fn store(&mut self, block: &Block<'_>, results: &mut [Vec<f64>]) {
        let mut unknown = std::mem::take(&mut self.unknown);
        for (slot, result) in self.program.outputs.iter().zip(results) {
            let entity = slot.schema.entity;
            let (first, n, total) = (block.first(entity), block.count(entity), block.facts.n_entities(entity));
            for month in 0..slot.schema.period.lanes() {
                let lane = self.lane(slot.operand, month, block);
                let target = &mut result[month * total + first..month * total + first + n];
                // Adding nil makes a nil with a minus sign a plain one.
                kernels::map1(lane, target, |value| value + 0.0);
                mark(&mut unknown, lane, entity, block);
            }
        }
        self.unknown = unknown;
    }
}

/// Marks the households of values that are not known.
#[inline(always)]
fn mark(unknown: &mut [bool], lane: Lane<'_>, entity: Entity, block: &Block<'_>) {
    match lane {
        Lane::Same(value) => {
            if value.is_nan() {
                unknown.fill(true);
            }
        }
        Lane::Values(values) => {
            if values.iter().fold(false, |any, v| any | v.is_nan()) {
                for (at, _) in values.iter().enumerate().filter(|(_, v)| v.is_nan()) {
                    unknown[block.household_of(entity, at)] = true;
                }
            }
        }
    }
}
