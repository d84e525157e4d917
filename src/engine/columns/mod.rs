//! The fast evaluator: a block of households at a time, in `f64` columns, equal to exact arithmetic to the cent.
//!
//! A plan is compiled once to a [`program::Program`]; the facts are then worked through in blocks small enough for the cache.
//! [`bound`] says why the results are exact and which households are recomputed.

pub mod bound;
mod compile;
mod kernels;
mod order;
pub mod program;
pub mod reasons;

use crate::engine::columns::bound::{Bound, Limits};
use crate::engine::columns::kernels::Lane;
use crate::engine::columns::program::{Instruction, Kernel, Margin, Operand, Program, Shape};
use crate::engine::exact::{age_day, evaluate_with, input_column, to_stored};
use crate::engine::months::EqualMonths;
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::rulebook::{Comparison, Plan};
use crate::table::{Column, ColumnSchema, Entity, Period, Table};
use crate::units::{MONTHS, Month, days_of_date};
use std::sync::{Arc, OnceLock};

/// Households worked on at a time.
const BLOCK: usize = 128;

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
    /// Compiles a plan.
    pub fn compile(plan: Arc<Plan>) -> Columns {
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
        let slots = self.narrow.outputs.iter().zip(results);
        let columns = slots.map(|(slot, values)| Column::new(Arc::clone(&slot.schema), values));
        Ok(Outcome::new(columns, marked.len()))
    }
}

impl Columns {
    /// Computes all households; those that neither program can tell, in the order of the facts.
    fn work(&self, facts: &Table, inputs: &[&Column], results: &mut [Vec<f64>]) -> Vec<u32> {
        let outside = work_through(&self.narrow, facts, inputs, &order::alike_together(facts, inputs), results);
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

/// Some households of the facts, worked on together.
struct Block<'a> {
    facts: &'a Table,
    /// Positions in the facts.
    households: &'a [u32],
    /// Positions in the facts of the persons of these households, one household after the other.
    persons: Vec<u32>,
    /// Where the persons of each household begin in `persons`, and the end.
    starts: Vec<u32>,
}

impl<'a> Block<'a> {
    fn new(facts: &'a Table, households: &'a [u32]) -> Block<'a> {
        let mut persons = Vec::new();
        let mut starts = vec![0];
        for household in households {
            let range = facts.persons_of(*household as usize);
            persons.extend(range.start as u32..range.end as u32);
            starts.push(persons.len() as u32);
        }
        Block { facts, households, persons, starts }
    }

    /// The household, counted in the block, of an entity, counted in the block.
    fn household_of(&self, entity: Entity, at: usize) -> usize {
        match entity {
            Entity::Household => at,
            Entity::Person => self.starts.partition_point(|start| *start as usize <= at) - 1,
        }
    }

    /// Positions in the facts.
    fn entities(&self, entity: Entity) -> &[u32] {
        match entity {
            Entity::Household => self.households,
            Entity::Person => &self.persons,
        }
    }

    fn count(&self, entity: Entity) -> usize {
        self.entities(entity).len()
    }
}

/// Values of a register: lane after lane. Months that are equal share a lane.
#[derive(Default)]
struct Buffer {
    values: Vec<f64>,
    /// The lane of each month.
    lane_of: [u8; MONTHS],
}

impl Buffer {
    /// Puts a month on the lane of an earlier one where all its values are the same.
    #[inline(always)]
    fn share_equal(&mut self, month: usize, n: usize) {
        for earlier in earlier_months(month) {
            let lane = usize::from(self.lane_of[earlier]);
            let (before, from) = self.values.split_at(month * n);
            if kernels::all_equal(&before[lane * n..(lane + 1) * n], &from[..n]) {
                self.lane_of[month] = lane as u8;
                return;
            }
        }
    }
}

/// Months that a month is compared with: the one before, and January, to which an exception returns.
#[inline(always)]
fn earlier_months(month: usize) -> impl Iterator<Item = usize> {
    month.checked_sub(1).into_iter().chain((month > 1).then_some(0))
}

struct Work<'a> {
    program: &'a Program,
    /// One per slot, kept from block to block.
    buffers: Vec<Buffer>,
    /// Room for one number per person.
    counted: Vec<f64>,
    /// Per household of the block: whether a number is not known, so that the household must be recomputed.
    unknown: Vec<bool>,
}

impl<'a> Work<'a> {
    fn new(program: &'a Program) -> Work<'a> {
        let buffers = std::iter::repeat_with(Buffer::default).take(program.n_slots).collect();
        Work { program, buffers, counted: Vec::new(), unknown: Vec::new() }
    }
}

/// One block from facts to results.
///
/// It is made once per processor feature and chosen when the program runs. All kernels are inlined here. Wider
/// instructions change no bit: every operation is rounded by itself, and nothing is added in another order.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512dq+avx512vl", "x86_64+avx2", "x86_64+sse4.1"))]
fn work_block(work: &mut Work<'_>, block: &Block<'_>, inputs: &[&Column], results: &mut [Vec<f64>]) {
    work.unknown.clear();
    let most = work.program.most_persons;
    work.unknown.extend(block.starts.windows(2).map(|bounds| (bounds[1] - bounds[0]) as usize > most));
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
            let (entities, n) = (block.entities(shape.entity), block.count(shape.entity));
            let total = block.facts.n_entities(shape.entity);
            let is_known = |v: f64| (v >= slot.low) & (v <= slot.high) & (v == v.trunc());
            let mut buffer = std::mem::take(&mut self.buffers[program.slots[slot.register]]);
            buffer.values.resize(n * shape.period.lanes(), 0.0);
            let lanes = if column.schema.period == Period::Month { shape.period.lanes() } else { 1 };
            buffer.lane_of = [0; MONTHS];
            for lane in 0..lanes {
                let source = &column.values[lane * total..(lane + 1) * total];
                let values = &mut buffer.values[lane * n..(lane + 1) * n];
                for (value, entity) in values.iter_mut().zip(entities) {
                    *value = source[*entity as usize];
                }
                // A fact that is out of range marks its household even where no result needs it: `exact` decides.
                if !values.iter().fold(true, |all, v| all & is_known(*v)) {
                    for (at, value) in values.iter_mut().enumerate().filter(|(_, v)| !is_known(**v)) {
                        *value = f64::NAN;
                        self.unknown[block.household_of(shape.entity, at)] = true;
                    }
                }
                buffer.lane_of[lane] = lane as u8;
                buffer.share_equal(lane, n);
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
                let buffer = &self.buffers[self.program.slots[register]];
                let lane = if shape.period == Period::Month { usize::from(buffer.lane_of[month]) } else { 0 };
                Lane::Values(&buffer.values[lane * n..(lane + 1) * n])
            }
        }
    }

    #[inline(always)]
    fn run(&mut self, instruction: &Instruction, block: &Block<'_>) {
        let shape = self.program.shapes[instruction.out];
        let n = block.count(shape.entity);
        let slot = self.program.slots[instruction.out];
        let mut out = std::mem::take(&mut self.buffers[slot]);
        let mut counted = std::mem::take(&mut self.counted);
        counted.resize(block.persons.len(), 0.0);
        out.values.resize(n * shape.period.lanes(), 0.0);
        out.lane_of = [0; MONTHS];
        for month in 0..shape.period.lanes() {
            if let Some(earlier) =
                earlier_months(month).find(|earlier| self.reads_the_same(instruction, month, *earlier))
            {
                out.lane_of[month] = out.lane_of[earlier];
                continue;
            }
            out.lane_of[month] = month as u8;
            self.step(instruction, block, month, &mut counted, &mut out.values[month * n..(month + 1) * n]);
            if instruction.kernel.is_coarse() {
                out.share_equal(month, n);
            }
        }
        self.buffers[slot] = out;
        self.counted = counted;
    }

    /// Whether an instruction reads the same in two months, so that it gives the same.
    #[inline(always)]
    fn reads_the_same(&self, instruction: &Instruction, month: usize, other: usize) -> bool {
        let program = self.program;
        let same_rule = match &instruction.kernel {
            Kernel::Age(at) => age_day(*at, program.year, month) == age_day(*at, program.year, other),
            Kernel::Brackets(table) | Kernel::Lookup(table, _) => {
                let lanes = &program.tables[*table].lane_of;
                lanes[month] == lanes[other]
            }
            Kernel::Born | Kernel::MeanMonths(_) => false,
            _ => true,
        };
        let read = |month: usize| match instruction.kernel {
            Kernel::Previous(months) => month.saturating_sub(months),
            Kernel::QuarterStart => month / 3 * 3,
            _ => month,
        };
        let (month, other) = (read(month), read(other));
        same_rule
            && instruction.operands.iter().all(|operand| match operand {
                Operand::Constant(_) => true,
                Operand::MonthConstant(at) => {
                    let months = &program.month_constants[*at];
                    months[month] == months[other]
                }
                Operand::Register(register) => {
                    let lanes = &self.buffers[program.slots[*register]].lane_of;
                    lanes[month] == lanes[other]
                }
            })
    }

    #[inline(always)]
    fn step(&self, instruction: &Instruction, block: &Block<'_>, month: usize, counted: &mut [f64], out: &mut [f64]) {
        let arg = |at: usize| self.lane(instruction.operands[at], month, block);
        let in_month = |month: usize| self.lane(instruction.operands[0], month, block);
        match &instruction.kernel {
            Kernel::Add => kernels::map2(arg(0), arg(1), out, |a, b| a + b),
            Kernel::AddInexact => kernels::map2(arg(0), arg(1), out, kernels::add_inexact),
            Kernel::Sub => kernels::map2(arg(0), arg(1), out, |a, b| a - b),
            Kernel::SubInexact => kernels::map2(arg(0), arg(1), out, kernels::subtract_inexact),
            Kernel::Mul => kernels::map2(arg(0), arg(1), out, |a, b| a * b),
            Kernel::MulWithin => kernels::map2(arg(0), arg(1), out, |a, b| kernels::within(a * b, Bound::ROOM)),
            Kernel::Within(limit) => kernels::map1(arg(0), out, |a| kernels::within(a, *limit)),
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
            Kernel::RoundFraction { mode, step_in, step_out, margin, terms } => {
                kernels::round(*mode, arg(0), *step_in, *step_out, *margin, out);
                if out.iter().fold(false, |any, v| any | v.is_nan()) {
                    kernels::round_fractions(*mode, [arg(1), arg(2), arg(3), arg(4)], *terms, *step_out, out);
                }
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
                kernels::fold_persons(*fold, arg(0), filter, &block.starts, counted, out);
            }
            Kernel::ToPersons => {
                let source = arg(0);
                let starts = &block.starts;
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
                kernels::rank_persons(*ranking, arg(0), &keys, *margins, &block.starts, out);
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
            let (entities, total) = (block.entities(entity), block.facts.n_entities(entity));
            for month in 0..slot.schema.period.lanes() {
                let lane = self.lane(slot.operand, month, block);
                let target = &mut result[month * total..(month + 1) * total];
                for (at, entity) in entities.iter().enumerate() {
                    // Adding nil makes a nil with a minus sign a plain one.
                    target[*entity as usize] = lane.at(at) + 0.0;
                }
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
