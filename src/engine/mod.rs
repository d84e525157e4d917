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
use crate::text::{Text, text};
use std::collections::BTreeMap;
use std::fmt;
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
pub struct BelowZero {
    /// Household number, in words.
    pub household: String,
    /// Name of the scheme.
    pub scheme: Text,
    /// The rule with the amount.
    pub rule: String,
    /// The amount with its unit.
    pub amount: Text,
    /// The month, 0–11; none for a year.
    pub month: Option<usize>,
    /// What to write instead.
    pub remedy: String,
}

/// What can go wrong when facts meet a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The table lacks an input that the plan reads.
    MissingInput {
        /// Name of the input.
        name: String,
    },
    /// The table has the input with another entity, period or type.
    WrongSchema {
        /// Name of the input.
        name: String,
        /// What the table has, in words of rulebooks.
        found: String,
        /// What the plan reads, in words of rulebooks.
        expected: String,
    },
    /// A value that was asked for is not in the plan.
    UnknownOutput {
        /// Name asked for.
        name: String,
    },
    /// The plan is for another year than the facts.
    WrongYear {
        /// Year of the plan.
        plan: i16,
        /// Year of the facts.
        facts: i16,
    },
    /// An amount of a scheme below zero.
    BelowZero(Box<BelowZero>),
    /// A result that does not fit or divides by zero.
    NoResult {
        /// Household number.
        household: u64,
        /// The rule.
        rule: String,
        /// Why.
        reason: Text,
    },
}

impl BelowZero {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        let (household, rule, amount) = (&self.household, &self.rule, &self.amount);
        let line = match self.month {
            Some(month) => {
                let month = month_in_full(month);
                text!(
                    amount_below_zero_in,
                    household = household,
                    rule = rule,
                    scheme = &self.scheme,
                    amount = amount,
                    month = month
                )
            }
            None => {
                text!(amount_below_zero, household = household, rule = rule, scheme = &self.scheme, amount = amount)
            }
        };
        Text::joined([&line, &text!(never_below_zero, formula = &self.remedy)], "; ")
    }
}

/// Name of a month, 0–11.
fn month_in_full(month: usize) -> Text {
    match month {
        0 => text!(in_full_january),
        1 => text!(in_full_february),
        2 => text!(in_full_march),
        3 => text!(in_full_april),
        4 => text!(in_full_may),
        5 => text!(in_full_june),
        6 => text!(in_full_july),
        7 => text!(in_full_august),
        8 => text!(in_full_september),
        9 => text!(in_full_october),
        10 => text!(in_full_november),
        _ => text!(in_full_december),
    }
}

impl EngineError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            EngineError::MissingInput { name } => text!(facts_lack_column, name = name),
            EngineError::WrongSchema { name, found, expected } => {
                text!(column_of_another_kind, name = name, found = found, expected = expected)
            }
            EngineError::UnknownOutput { name } => text!(value_not_computed, name = name),
            EngineError::WrongYear { plan, facts } => {
                text!(years_differ, plan = plan.to_string(), facts = facts.to_string())
            }
            EngineError::BelowZero(below) => below.told(),
            EngineError::NoResult { household, rule, reason } => {
                text!(rule_without_result, household = household.to_string(), rule = rule, reason = reason)
            }
        }
    }
}

impl fmt::Display for BelowZero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

/// Something that turns facts into results: a compiled plan, or a stand-in in a test.
pub trait Evaluate: Sync {
    /// Evaluates every household of the table.
    ///
    /// # Errors
    /// See [`EngineError`].
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError>;
}
