//! One block from facts to results: which months are worked on, and which values are not known.

use crate::engine::columns::block::Block;
use crate::engine::columns::kernels::{self, Lane};
use crate::engine::columns::program::{Instruction, Kernel, Operand, Program};
use crate::engine::exact::age_day;
use crate::engine::months::earlier_months;
use crate::table::{Column, Entity, Period};
use crate::units::MONTHS;
use std::cell::RefCell;

/// Bits of the number of a lane; a number of 32 bits holds those of the rule and of seven operands.
const LANE_BITS: usize = 4;

/// Values of a register: lane after lane. Months that are equal share a lane.
#[derive(Default)]
pub(super) struct Buffer {
    /// Room for the largest register that stood here; what lies beyond the present one is left as it was.
    values: Vec<f64>,
    /// The lane of each month.
    lane_of: [u8; MONTHS],
}

thread_local! {
    /// Buffers of the last evaluation on this thread: the next one need not ask for memory.
    static SPARE: RefCell<Vec<Buffer>> = const { RefCell::new(Vec::new()) };
}

impl Buffer {
    /// Makes room for so many values, whatever they are.
    #[inline(always)]
    fn make_room(&mut self, count: usize) {
        if self.values.len() < count {
            self.values.resize(count, 0.0);
        }
    }

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

pub(super) struct Work<'a> {
    pub(super) program: &'a Program,
    /// One per slot, kept from block to block.
    buffers: Vec<Buffer>,
    /// Room for one number per person.
    counted: Vec<f64>,
    /// Per household of the block: whether a number is not known, so that the household must be recomputed.
    pub(super) unknown: Vec<bool>,
}

impl<'a> Work<'a> {
    pub(super) fn new(program: &'a Program) -> Work<'a> {
        let mut buffers = SPARE.take();
        if buffers.len() < program.n_slots {
            buffers.resize_with(program.n_slots, Buffer::default);
        }
        Work { program, buffers, counted: Vec::new(), unknown: Vec::new() }
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        SPARE.set(std::mem::take(&mut self.buffers));
    }
}

/// One block from facts to results.
///
/// It is made once per processor feature and chosen when the program runs. All kernels are inlined here. Wider
/// instructions change no bit: every operation is rounded by itself, and nothing is added in another order.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512dq+avx512vl", "x86_64+avx2", "x86_64+sse4.1"))]
pub(super) fn work_block(work: &mut Work<'_>, block: &Block<'_>, inputs: &[&Column], results: &mut [Vec<f64>]) {
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
            buffer.make_room(n * shape.period.lanes());
            let lanes = if column.schema.period == Period::Month { shape.period.lanes() } else { 1 };
            buffer.lane_of = [0; MONTHS];
            for lane in 0..lanes {
                let source = &column.values[lane * total..(lane + 1) * total];
                let values = &mut buffer.values[lane * n..(lane + 1) * n];
                match block.range(shape.entity) {
                    Some(range) => values.copy_from_slice(&source[range]),
                    None => values.iter_mut().zip(entities).for_each(|(v, entity)| *v = source[*entity as usize]),
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
    pub(super) fn lane(&self, operand: Operand, month: usize, block: &Block<'_>) -> Lane<'_> {
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
        out.make_room(n * shape.period.lanes());
        out.lane_of = [0; MONTHS];
        let is_monthly = shape.period == Period::Month;
        let lanes = if is_monthly { self.lanes_read(instruction) } else { [0; MONTHS] };
        for month in 0..shape.period.lanes() {
            if let Some(earlier) = earlier_months(month).find(|earlier| lanes[*earlier] == lanes[month]) {
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

    /// By month, the lanes of all that an instruction reads, side by side in one number: in two months of one number it
    /// reads the same, so that it gives the same.
    #[inline(always)]
    fn lanes_read(&self, instruction: &Instruction) -> [u32; MONTHS] {
        let program = self.program;
        let mut read: [u32; MONTHS] = match &instruction.kernel {
            Kernel::Age(at) => {
                let day = |month: usize| age_day(*at, program.year, month);
                std::array::from_fn(|month| (0..month).find(|other| day(*other) == day(month)).unwrap_or(month) as u32)
            }
            Kernel::Brackets(table) | Kernel::Lookup(table, _) => program.tables[*table].lane_of.map(u32::from),
            Kernel::Born | Kernel::MeanMonths(_) => std::array::from_fn(|month| month as u32),
            _ => [0; MONTHS],
        };
        if instruction.operands.len() >= u32::BITS as usize / LANE_BITS {
            // More than one number holds: every month is worked out for itself.
            return std::array::from_fn(|month| month as u32);
        }
        for operand in &instruction.operands {
            let lanes = match operand {
                Operand::Constant(_) => continue,
                Operand::MonthConstant(at) => &program.month_constant_lanes[*at],
                Operand::Register(register) => &self.buffers[program.slots[*register]].lane_of,
            };
            for (month, read) in read.iter_mut().enumerate() {
                let seen = match instruction.kernel {
                    Kernel::Previous(months) => month.saturating_sub(months),
                    Kernel::QuarterStart => month / 3 * 3,
                    _ => month,
                };
                *read = *read << LANE_BITS | u32::from(lanes[seen]);
            }
        }
        read
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
                    // Adding zero makes a zero with a minus sign a plain one.
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
