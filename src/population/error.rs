//! Why a population cannot be made.
//!
//! Takes: nothing. Gives: the error. Leaves to others: mistakes in the files, which are diagnostics.

use crate::text::Text;
use crate::text::text;
use crate::units::format_decimal;
use std::fmt;

/// A population that cannot be made.
#[derive(Debug, Clone, PartialEq)]
pub enum PopulationError {
    /// No households asked for.
    EmptySample,
    /// More households asked for than the country has.
    SampleTooLarge {
        /// Households asked for.
        sample: u32,
        /// Households in the country.
        households: f64,
    },
    /// The margins of the target file contradict each other.
    NoFit {
        /// The margin that is furthest off.
        margin: MarginName,
        /// Largest deviation, as a share of all households.
        deviation: f64,
    },
}

/// A margin of households.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarginName {
    /// Age of the main earner.
    Age,
    /// Type of household.
    Type,
    /// Type of household and whether the home is owned.
    TypeOwned,
    /// Income group and tenure.
    IncomeTenure,
    /// Income group and main source of income.
    IncomeSource,
    /// Income group and type of household.
    IncomeType,
}

impl MarginName {
    /// Its name for a reader.
    pub fn told(self) -> Text {
        match self {
            MarginName::Age => text!(margin_age),
            MarginName::Type => text!(margin_type),
            MarginName::TypeOwned => text!(margin_type_owned),
            MarginName::IncomeTenure => text!(margin_income_tenure),
            MarginName::IncomeSource => text!(margin_income_source),
            MarginName::IncomeType => text!(margin_income_type),
        }
    }
}

impl fmt::Display for MarginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl PopulationError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            PopulationError::EmptySample => text!(population_sample_empty),
            PopulationError::SampleTooLarge { sample, households } => {
                text!(population_sample_too_large, sample = *sample, households = format!("{households:.0}"))
            }
            PopulationError::NoFit { margin, deviation } => {
                let percent = Text::in_each(|language| format_decimal(deviation * 100.0, 2, language));
                text!(population_targets_contradict, margin = margin.told(), percent = percent)
            }
        }
    }
}

impl fmt::Display for PopulationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl std::error::Error for PopulationError {}
