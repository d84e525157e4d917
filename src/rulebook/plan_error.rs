//! Why a plan cannot be made.
//!
//! Takes: nothing. Gives: [`PlanError`]. Leaves to others: the place in a file (`system`).

use crate::text::{Text, text};
use std::fmt;

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// A result that the system does not have.
    UnknownOutput {
        /// Name asked for.
        name: String,
        /// The name that may be meant.
        near: Option<String>,
    },
    /// A year outside those of the system.
    YearNotCovered {
        /// Id of the system.
        system: String,
        /// Year asked for.
        year: i16,
        /// Years it has.
        known: String,
    },
    /// A number or formula that is missing in the year.
    NoValue {
        /// Parameter, table or rule.
        name: String,
        /// First day without a value.
        date: String,
        /// File of the definition.
        file: String,
    },
}

impl PlanError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            PlanError::UnknownOutput { name, near: Some(near) } => text!(output_misspelt, name = name, near = near),
            PlanError::UnknownOutput { name, near: None } => text!(output_unknown, name = name),
            PlanError::YearNotCovered { system, year, known } => {
                text!(year_of_system_unknown, system = system, year = *year, known = known)
            }
            PlanError::NoValue { name, date, file } => {
                text!(no_value_on_day_of_file, name = name, day = date, file = file)
            }
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl std::error::Error for PlanError {}
