//! Evaluates a plan on a table: in columns, and in exact decimals with a trace.
//!
//! Takes: a `Plan`, a [`Table`]. Gives: an [`Outcome`] with one column per value asked for.
//! Leaves to others: what the rules are (`rulebook`), what the facts are (`population`).

mod below_zero;
pub mod columns;
pub mod exact;
mod months;
pub mod trace;

pub use columns::Columns;
pub use exact::{HouseholdValues, Value, evaluate_household};

use crate::table::{Column, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Results by rule name; money in whole cents, all else as stored in a [`Table`].
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    columns: BTreeMap<Arc<str>, Column>,
    /// Households that were recomputed in exact decimals.
    pub marked: usize,
}

impl Outcome {
    /// An outcome with these columns.
    pub fn new(columns: impl IntoIterator<Item = Column>, marked: usize) -> Outcome {
        Outcome { columns: columns.into_iter().map(|c| (Arc::clone(&c.schema.name), c)).collect(), marked }
    }

    /// The results of one rule, if it was asked for.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(name)
    }

    /// All results in order of name.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.values()
    }
}

/// An amount of a toeslag, toelage or kinderbijslag below zero.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "huishouden {household}: `{rule}` van {scheme} is {amount}{moment}; een toeslag, toelage of kinderbijslag is nooit lager dan nul: schrijf in de formule `{remedy}`"
)]
pub struct BelowZero {
    /// Household number, in words.
    pub household: String,
    /// Name of the scheme.
    pub scheme: String,
    /// The rule with the amount.
    pub rule: String,
    /// The amount with its unit, in Dutch.
    pub amount: String,
    /// " in " with the month, or nothing for a year.
    pub moment: String,
    /// What to write instead.
    pub remedy: String,
}

/// What can go wrong when facts meet a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The table lacks an input that the plan reads.
    #[error("the facts have no column `{name}` that the rules read")]
    MissingInput {
        /// Name of the input.
        name: String,
    },
    /// The table has the input with another entity, period or type.
    #[error("column `{name}` is {found}, but the rules read {expected}")]
    WrongSchema {
        /// Name of the input.
        name: String,
        /// What the table has.
        found: String,
        /// What the plan reads.
        expected: String,
    },
    /// A value that was asked for is not in the plan.
    #[error("the plan does not compute `{name}`")]
    UnknownOutput {
        /// Name asked for.
        name: String,
    },
    /// The plan is for another year than the facts.
    #[error("the plan is for {plan}, the facts are for {facts}")]
    WrongYear {
        /// Year of the plan.
        plan: i16,
        /// Year of the facts.
        facts: i16,
    },
    /// An amount of a scheme below zero.
    #[error(transparent)]
    BelowZero(Box<BelowZero>),
    /// A result that does not fit or divides by zero.
    #[error("household {household}: rule `{rule}` has no result: {reason}")]
    NoResult {
        /// Household number.
        household: u64,
        /// The rule.
        rule: String,
        /// Why.
        reason: String,
    },
}

/// Something that turns facts into results: a compiled plan, or a stand-in in a test.
pub trait Evaluate: Sync {
    /// Evaluates every household of the table.
    ///
    /// # Errors
    /// See [`EngineError`].
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError>;
}
