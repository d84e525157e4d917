//! Why a household is recomputed exactly: which rule could not be told in columns, and in which operation.

use crate::engine::EngineError;
use crate::engine::columns::block::Block;
use crate::engine::columns::bound::MOST_PERSONS;
use crate::engine::columns::program::{Instruction, Kernel, Operand};
use crate::engine::columns::work::{Work, work_block};
use crate::engine::columns::{BLOCK, Columns, input_columns};
use crate::table::{Entity, Period, Table};
use crate::units::MONTHS;
use std::collections::BTreeMap;
use std::ops::Range;

/// Why one household is recomputed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// More persons than are folded in columns.
    ManyPersons,
    /// A fact outside the range that is computed in columns, by name.
    Fact(String),
    /// An operation of a rule has an argument too near a jump, or a divisor or quotient out of range.
    Rule {
        /// Name of the rule.
        rule: String,
        /// What it does there, as the program names it.
        operation: String,
    },
}

/// A value of a register: month and entity, both counted in the block.
#[derive(Clone, Copy)]
struct Cell {
    register: usize,
    month: usize,
    entity: usize,
}

impl Columns {
    /// How many households are recomputed exactly, by the first reason found for each.
    ///
    /// # Errors
    /// As [`crate::engine::Evaluate::evaluate`] for facts that do not fit the plan.
    pub fn reasons(&self, facts: &Table) -> Result<BTreeMap<Reason, usize>, EngineError> {
        let inputs = input_columns(&self.narrow, facts)?;
        let mut results = self.empty_results(facts);
        let marked = self.work(facts, &inputs, &mut results);
        // Every register keeps its own buffer, so that a result can be followed back to what made it.
        let mut program = self.wide().clone();
        program.slots = (0..program.shapes.len()).collect();
        program.n_slots = program.shapes.len();
        let mut work = Work::new(&program);
        let mut reasons = BTreeMap::new();
        for block in marked.chunks(BLOCK).map(|households| Block::new(facts, households)) {
            work_block(&mut work, &block, &inputs, &mut results);
            for household in 0..block.households.len() {
                let search = Search { columns: self, work: &work, block: &block, household };
                if let Some(reason) = search.reason() {
                    *reasons.entry(reason).or_insert(0) += 1;
                }
            }
        }
        Ok(reasons)
    }
}

/// One household of a block that was worked through.
struct Search<'a> {
    columns: &'a Columns,
    work: &'a Work<'a>,
    block: &'a Block<'a>,
    household: usize,
}

impl Search<'_> {
    fn reason(&self) -> Option<Reason> {
        if self.entities(Entity::Person).len() > MOST_PERSONS {
            return Some(Reason::ManyPersons);
        }
        let program = self.work.program;
        if let Some(slot) = program.inputs.iter().find(|slot| self.first_unknown(slot.register).is_some()) {
            return Some(Reason::Fact(slot.schema.name.to_string()));
        }
        let results = program.outputs.iter().map(|slot| slot.operand);
        let mut cell = results.chain(program.checks.iter().copied()).find_map(|operand| match operand {
            Operand::Register(register) => self.first_unknown(register),
            _ => None,
        })?;
        loop {
            let instruction = program.instructions.iter().find(|i| i.out == cell.register)?;
            let Some(earlier) = self.origin(instruction, cell) else {
                let operation = format!("{:?}", instruction.kernel);
                let operation = operation.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
                let rule = self.columns.plan.system.value(instruction.rule).schema.name.to_string();
                return Some(Reason::Rule { rule, operation });
            };
            cell = earlier;
        }
    }

    /// Of the household, counted in the block.
    fn entities(&self, entity: Entity) -> Range<usize> {
        match entity {
            Entity::Household => self.household..self.household + 1,
            Entity::Person => {
                let at = |household: usize| self.block.starts[household] as usize;
                at(self.household)..at(self.household + 1)
            }
        }
    }

    fn value(&self, cell: Cell) -> f64 {
        self.work.lane(Operand::Register(cell.register), cell.month, self.block).at(cell.entity)
    }

    fn first_unknown(&self, register: usize) -> Option<Cell> {
        let shape = self.work.program.shapes[register];
        self.unknown_among(register, 0..shape.period.lanes(), self.entities(shape.entity))
    }

    fn unknown_among(&self, register: usize, months: Range<usize>, entities: Range<usize>) -> Option<Cell> {
        let mut cells = months.flat_map(|month| entities.clone().map(move |entity| Cell { register, month, entity }));
        cells.find(|cell| self.value(*cell).is_nan())
    }

    /// The unknown value that made this one unknown; `None` where it became so here.
    fn origin(&self, instruction: &Instruction, cell: Cell) -> Option<Cell> {
        let shapes = &self.work.program.shapes;
        let operands = match &instruction.kernel {
            Kernel::If => {
                let condition = self.work.lane(instruction.operands[0], cell.month, self.block).at(cell.entity);
                let chosen = match condition {
                    1.0 => 1,
                    0.0 => 2,
                    _ => 0,
                };
                &instruction.operands[chosen..=chosen]
            }
            _ => &instruction.operands[..],
        };
        let is_monthly = shapes[cell.register].period == Period::Month;
        let reads_other_months = matches!(
            instruction.kernel,
            Kernel::SumMonths
                | Kernel::MaxMonths
                | Kernel::AllMonths
                | Kernel::AnyMonth
                | Kernel::January
                | Kernel::Previous(_)
                | Kernel::MeanMonths(_)
                | Kernel::QuarterStart
        );
        let reads_other_entities =
            matches!(instruction.kernel, Kernel::Persons(_) | Kernel::ToPersons | Kernel::Rank(..));
        operands.iter().find_map(|operand| {
            let Operand::Register(register) = operand else { return None };
            let source = shapes[*register];
            let months = match source.period {
                Period::Month if reads_other_months => 0..MONTHS,
                Period::Month if is_monthly => cell.month..cell.month + 1,
                _ => 0..1,
            };
            let entities =
                if reads_other_entities { self.entities(source.entity) } else { cell.entity..cell.entity + 1 };
            self.unknown_among(*register, months, entities)
        })
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::ManyPersons => write!(f, "meer dan {MOST_PERSONS} personen"),
            Reason::Fact(name) => write!(f, "feit `{name}` buiten het bereik van de kolommen"),
            Reason::Rule { rule, operation } => write!(f, "regel `{rule}` ({operation})"),
        }
    }
}
