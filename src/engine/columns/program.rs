//! What a plan is compiled to: a list of instructions over registers, each written once.

use crate::rulebook::{AgeAt, Comparison, PersonFold, Ranking, ValueId};
use crate::table::{ColumnSchema, Entity, Period};
use crate::units::{MONTHS, RoundingMode};
use std::sync::Arc;

/// What an instruction reads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Operand {
    /// A register.
    Register(usize),
    /// The same number everywhere.
    Constant(f64),
    /// A number per month, by position in [`Program::month_constants`].
    MonthConstant(usize),
}

/// What an instruction does.
#[derive(Debug, Clone, PartialEq)]
pub enum Kernel {
    /// `a + b`
    Add,
    /// `a + b` of inexact numbers: zero only where both are zero, else not-a-number where it comes out as zero
    AddInexact,
    /// `a − b`
    Sub,
    /// `a − b` of inexact numbers: zero only where both are zero, else not-a-number where it comes out as zero
    SubInexact,
    /// `a × b`
    Mul,
    /// `a × b` of whole numbers, not-a-number where it is larger than [`super::bound::Bound::ROOM`]
    MulWithin,
    /// a whole number, not-a-number where it is larger than this
    Within(f64),
    /// `a ÷ b` with `b` a constant
    DivConstant,
    /// `a ÷ b` within the limits of [`super::bound`]
    Div,
    /// `a ÷ b` with `b` a count of at most [`super::bound::COUNT_LIMIT`], times [`super::bound::EVERY_COUNT`]
    DivCount,
    /// `−a`
    Negate,
    /// not
    Not,
    /// and
    And,
    /// or
    Or,
    /// comparison; within the margin not-a-number, but two nils compare where zero is exact
    Compare(Comparison, Margin),
    /// choice
    If,
    /// smaller
    Min,
    /// larger
    Max,
    /// larger of a and zero; within the margin of zero not-a-number
    ClampAtNil(Margin),
    /// rounding; within the margin of a jump not-a-number
    Round {
        /// Direction.
        mode: RoundingMode,
        /// Step of what is read.
        step_in: f64,
        /// The same step in what is written.
        step_out: f64,
        /// How near a jump is too near.
        margin: Margin,
    },
    /// rounding of an inexact number `a`; within the margin of a jump, of `b × c ÷ d + e`, which is the same number in
    /// whole numbers of at most [`super::bound::Bound::ROOM`]
    RoundFraction {
        /// Direction.
        mode: RoundingMode,
        /// Step of what is read.
        step_in: f64,
        /// The same step in what is written.
        step_out: f64,
        /// How near a jump is too near for the inexact number.
        margin: Margin,
        /// What brings the whole numbers to steps.
        terms: Terms,
    },
    /// rates by bracket
    Brackets(usize),
    /// look-up; within the margin of a limit not-a-number
    Lookup(usize, Margin),
    /// over persons; a second operand is the condition
    Persons(PersonFold),
    /// value of the household for each person
    ToPersons,
    /// sum over months
    SumMonths,
    /// largest over months
    MaxMonths,
    /// in all months
    AllMonths,
    /// in some month
    AnyMonth,
    /// of January
    January,
    /// n months earlier
    Previous(usize),
    /// mean of n months
    MeanMonths(usize),
    /// date as year × 10000 + month × 100 + day
    DateKey,
    /// age on a day, from such a date
    Age(AgeAt),
    /// born by the first of the month
    Born,
    /// place of a person in the household; operands are the condition and the keys, margins those of the keys
    Rank(Ranking, [Margin; 2]),
    /// of the first month of the quarter
    QuarterStart,
    /// calendar year of a date
    YearOf,
    /// whole months between two dates
    MonthsBetween,
}

impl Kernel {
    /// Whether few different values come out, so that months with other arguments often give the same.
    #[inline(always)]
    pub fn is_coarse(&self) -> bool {
        matches!(
            self,
            Kernel::Not
                | Kernel::And
                | Kernel::Or
                | Kernel::Compare(..)
                | Kernel::Lookup(..)
                | Kernel::Age(_)
                | Kernel::Born
                | Kernel::Rank(..)
                | Kernel::YearOf
                | Kernel::Persons(PersonFold::Any | PersonFold::Count)
        )
    }
}

/// How near a jump is too near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// Distance in storage units; zero when the argument is exact.
    pub distance: f64,
    /// A computed zero is an exact zero and needs no margin.
    pub nil_is_exact: bool,
}

/// Whole factors that bring `b × c ÷ d + e` under one divisor: `(b × c × product + e × d × plus) ÷ (d × below)` steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Of the product.
    pub product: f64,
    /// Of what is added.
    pub plus: f64,
    /// Of the divisor, with the step.
    pub below: f64,
}

impl Terms {
    /// Largest factor: with registers of at most 2⁵¹, numerator and divisor stay below 2¹²³.
    pub const MOST_SCALE: f64 = 1_048_576.0;
}

/// One instruction.
#[derive(Debug, Clone, PartialEq)]
pub struct Instruction {
    /// What it does.
    pub kernel: Kernel,
    /// With what.
    pub operands: Vec<Operand>,
    /// Register it writes.
    pub out: usize,
    /// The rule that asked for it first.
    pub rule: ValueId,
}

/// Shape of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Whose values.
    pub entity: Entity,
    /// `Month` has twelve lanes, all else one.
    pub period: Period,
}

/// Rows of a table in storage units: limits (the last infinite) and values, per month.
#[derive(Debug, Clone)]
pub struct TableConstants {
    /// Rows per month.
    pub rows: [Vec<(f64, f64)>; MONTHS],
    /// The first month with the same rows.
    pub lane_of: [u8; MONTHS],
}

/// A column that is read from the facts.
#[derive(Debug, Clone)]
pub struct InputSlot {
    /// Schema as the plan reads it.
    pub schema: Arc<ColumnSchema>,
    /// Register it fills.
    pub register: usize,
    /// Lowest value that is computed in columns.
    pub low: f64,
    /// Highest value that is computed in columns.
    pub high: f64,
}

/// A column that is written.
#[derive(Debug, Clone)]
pub struct OutputSlot {
    /// Schema of the result.
    pub schema: Arc<ColumnSchema>,
    /// Where the result stands.
    pub operand: Operand,
}

/// A compiled plan.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// Inputs.
    pub inputs: Vec<InputSlot>,
    /// Instructions in order.
    pub instructions: Vec<Instruction>,
    /// Shape per register.
    pub shapes: Vec<Shape>,
    /// Buffer per register; registers that are not alive together share one.
    pub slots: Vec<usize>,
    /// Number of buffers.
    pub n_slots: usize,
    /// Constants per month.
    pub month_constants: Vec<[f64; MONTHS]>,
    /// Of each of these, by month the first month with the same number.
    pub month_constant_lanes: Vec<[u8; MONTHS]>,
    /// Tables.
    pub tables: Vec<TableConstants>,
    /// Rules in which a division or look-up can fail: not-a-number there marks the household, used or not.
    pub checks: Vec<Operand>,
    /// Outputs.
    pub outputs: Vec<OutputSlot>,
    /// Year, for ages.
    pub year: i16,
    /// Largest household that it computes.
    pub most_persons: usize,
}
