//! A part of a formula in a register, times a whole denominator.
//!
//! Takes: nothing. Gives: [`Part`]. Leaves to others: the instructions that make it (`emit`).

use crate::engine::columns::bound::Bound;
use crate::engine::columns::program::{Operand, Shape};
use crate::units::{Exact, MONTHS};
use rust_decimal::Decimal;

/// A compiled part.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Where it stands. The register holds the value times `denominator`.
    pub(super) operand: Operand,
    pub(super) shape: Shape,
    /// Of what the register holds.
    pub(super) bound: Bound,
    /// A whole number; above one only where the register is whole, see [`super::bound`].
    pub(super) denominator: f64,
    pub(super) constant: Option<Constant>,
    /// A choice between two constants, kept so that a division by it becomes a choice between two divisions.
    pub(super) choice: Option<Box<Choice>>,
    /// The same value as a quotient of whole registers, kept so that what is rounded is rounded without error.
    pub(super) fraction: Option<Box<Fraction>>,
}

/// `factor × above ÷ below + plus`, all whole registers, and `below` above zero and with denominator one.
#[derive(Debug, Clone)]
pub(super) struct Fraction {
    pub(super) factor: Part,
    pub(super) above: Part,
    pub(super) below: Part,
    pub(super) plus: Part,
}

/// A condition and two constants.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) condition: Part,
    pub(super) branches: [Constant; 2],
}

/// A value known when compiling: in its natural unit, with the factor to storage units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Constant {
    pub(super) values: [Exact; MONTHS],
    pub(super) scale: Decimal,
}

/// Largest denominator that is kept.
pub(super) const MOST_DENOMINATOR: f64 = 1e12;
