//! The fast evaluator: a block of households at a time, in `f64` columns, equal to exact arithmetic to the cent.
//!
//! A plan is compiled once to a [`program::Program`]; the facts are then worked through in blocks small enough for the cache.
//! [`bound`] says why the results are exact and which households are recomputed.

pub mod bound;
mod compile;
mod kernels;
pub mod program;

use crate::engine::columns::bound::MOST_PERSONS;
use crate::engine::columns::kernels::Lane;
use crate::engine::columns::program::{Instruction, Kernel, Operand, Program, Shape};
use crate::engine::exact::{age_day, evaluate_household, input_column, to_stored};
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::rulebook::Plan;
use crate::table::{Column, Entity, Period, Table};
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
        let inputs: Vec<&Column> =
            program.inputs.iter().map(|slot| input_column(facts, &slot.schema)).collect::<Result<_, _>>()?;
        let mut results: Vec<Vec<f64>> = program
            .outputs
            .iter()
            .map(|slot| vec![0.0; facts.n_entities(slot.schema.entity) * slot.schema.period.lanes()])
            .collect();
        let mut work = Work { program, buffers: vec![Vec::new(); program.n_slots] };
        let mut marked = Vec::new();
        let mut start = 0;
        while start < facts.n_households() {
            let end = (start + BLOCK).min(facts.n_households());
            let block = Block { facts, start, end };
            work.load(&block, &inputs);
            for instruction in &program.instructions {
                work.run(instruction, &block);
            }
            work.store(&block, &mut results, &mut marked);
            start = end;
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

/// A run of households of the facts.
struct Block<'a> {
    facts: &'a Table,
    start: usize,
    end: usize,
}

impl Block<'_> {
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
    buffers: Vec<Vec<f64>>,
}

impl Work<'_> {
    fn load(&mut self, block: &Block<'_>, inputs: &[&Column]) {
        for (slot, column) in self.program.inputs.iter().zip(inputs) {
            let shape = self.program.shapes[slot.register];
            let (first, n) = (block.first(shape.entity), block.count(shape.entity));
            let total = block.facts.n_entities(shape.entity);
            let buffer = &mut self.buffers[self.program.slots[slot.register]];
            buffer.clear();
            for lane in 0..shape.period.lanes() {
                let lane = if column.schema.period == Period::Month { lane } else { 0 };
                let values = &column.values[lane * total + first..lane * total + first + n];
                buffer.extend(values.iter().map(|v| if v.abs() <= slot.limit { v * slot.factor } else { f64::NAN }));
            }
        }
    }

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
            Kernel::Negate => kernels::map1(arg(0), out, |a| -a),
            Kernel::Not => kernels::map1(arg(0), out, |a| 1.0 - a),
            Kernel::And => kernels::map2(arg(0), arg(1), out, kernels::and),
            Kernel::Or => kernels::map2(arg(0), arg(1), out, kernels::or),
            Kernel::Compare(comparison, margin) => {
                kernels::map2(arg(0), arg(1), out, |a, b| kernels::compare(*comparison, a, b, *margin));
            }
            Kernel::If => kernels::choose(arg(0), arg(1), arg(2), out),
            Kernel::Min => kernels::map2(arg(0), arg(1), out, kernels::smaller),
            Kernel::Max => kernels::map2(arg(0), arg(1), out, kernels::larger),
            Kernel::ClampAtNil(margin) => kernels::map1(arg(0), out, |a| kernels::clamp_at_nil(a, *margin)),
            Kernel::Round { mode, step_in, step_out, margin } => {
                kernels::map1(arg(0), out, |a| kernels::round(*mode, a, *step_in, *step_out, *margin));
            }
            Kernel::Brackets(table) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::map1(arg(0), out, |x| kernels::brackets(x, rows));
            }
            Kernel::Lookup(table, margin) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::map1(arg(0), out, |x| kernels::lookup(x, rows, *margin));
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
                    add_to(out, in_month(month), |sum, a| sum + a);
                }
            }
            Kernel::MaxMonths | Kernel::AllMonths | Kernel::AnyMonth => {
                kernels::map1(in_month(0), out, |a| a);
                for month in 1..MONTHS {
                    match instruction.kernel {
                        Kernel::MaxMonths => add_to(out, in_month(month), kernels::larger),
                        Kernel::AllMonths => add_to(out, in_month(month), kernels::and),
                        _ => add_to(out, in_month(month), kernels::or),
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
                    add_to(out, in_month(month), |sum, a| sum + a);
                }
                let count = (month + 1 - first) as f64;
                out.iter_mut().for_each(|sum| *sum /= count);
            }
            Kernel::Age(at) => {
                let day = age_day(*at, self.program.year, month);
                let key =
                    f64::from(i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day()));
                kernels::map1(arg(0), out, |days| ((key - kernels::date_key(days)) / 10_000.0).floor());
            }
            Kernel::Born => {
                let first = f64::from(days_of_date(Month(month as u8).first_day(self.program.year)));
                kernels::map1(
                    arg(0),
                    out,
                    |days| {
                        if days.is_nan() { days } else { f64::from(u8::from(days <= first)) }
                    },
                );
            }
        }
        debug_assert_eq!(out.len(), block.count(shape.entity));
    }

    fn store(&self, block: &Block<'_>, results: &mut [Vec<f64>], marked: &mut Vec<usize>) {
        let starts = block.starts();
        let mut unknown = vec![false; block.end - block.start];
        for (household, flag) in unknown.iter_mut().enumerate() {
            *flag = (starts[household + 1] - starts[household]) as usize > MOST_PERSONS;
        }
        for (slot, result) in self.program.outputs.iter().zip(results) {
            let entity = slot.schema.entity;
            let (first, n, total) = (block.first(entity), block.count(entity), block.facts.n_entities(entity));
            for month in 0..slot.schema.period.lanes() {
                let lane = self.lane(slot.operand, month, block);
                let target = &mut result[month * total + first..month * total + first + n];
                match entity {
                    Entity::Household => {
                        for (household, target) in target.iter_mut().enumerate() {
                            *target = lane.at(household);
                            unknown[household] |= target.is_nan();
                        }
                    }
                    Entity::Person => {
                        for household in 0..unknown.len() {
                            for person in
                                (starts[household] - starts[0]) as usize..(starts[household + 1] - starts[0]) as usize
                            {
                                target[person] = lane.at(person);
                                unknown[household] |= target[person].is_nan();
                            }
                        }
                    }
                }
            }
        }
        marked.extend(unknown.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| block.start + at));
    }
}

fn add_to(out: &mut [f64], lane: Lane<'_>, f: impl Fn(f64, f64) -> f64) {
    match lane {
        Lane::Values(values) => {
            for (out, value) in out.iter_mut().zip(values) {
                *out = f(*out, *value);
            }
        }
        Lane::Same(value) => out.iter_mut().for_each(|out| *out = f(*out, value)),
    }
}
