//! Why a run failed, in the words of the one who asked for it.
//!
//! Takes: the faults of every step. Gives: one type for all of them, told in both languages. Leaves to others: print.

use crate::delivery::CalibrationError;
use crate::diag::{Colour, Diagnostics, plain_text, render_all};
use crate::engine::EngineError;
use crate::measure::MeasureError;
use crate::population::{ImportError, PopulationError};
use crate::rulebook::PlanError;
use crate::scenario::load_population::LoadError;
use crate::text::{Text, text};
use crate::units::Language;
use std::fmt;

/// Financing that does not work out.
#[derive(Debug, Clone, PartialEq)]
pub enum FinancingError {
    /// A step that moves no money.
    NoEffect {
        /// Name of the step, Dutch and English.
        step: Text,
    },
}

impl FinancingError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            FinancingError::NoEffect { step } => text!(financing_step_without_effect, step = step),
        }
    }
}

/// Why a run failed.
#[derive(Debug)]
pub enum RunError {
    /// Mistakes in files.
    Files(Diagnostics),
    /// A plan that cannot be made.
    Plan(PlanError),
    /// Facts and rules that do not fit.
    Engine(EngineError),
    /// A population that cannot be made.
    Population(PopulationError),
    /// Microdata with bad rows.
    Import(ImportError),
    /// Take-up that cannot be calibrated.
    Calibration(CalibrationError),
    /// Financing that cannot be solved.
    Financing(FinancingError),
    /// Data that cannot be measured.
    Measure(MeasureError),
    /// More than the machine has memory for.
    Memory {
        /// Estimated, in MiB.
        needed_mib: u64,
        /// Free, in MiB.
        available_mib: u64,
        /// Households that fit; none where it is 0.
        fits: u64,
    },
    /// A scheme for which the behaviour file has no target.
    NoTarget {
        /// Scheme id.
        scheme: String,
    },
}

impl RunError {
    /// What is wrong and what to do, with its cause.
    pub fn told(&self) -> Text {
        match self {
            RunError::Files(mistakes) => of_files(mistakes),
            RunError::Plan(error) => of_other(error),
            RunError::Engine(error) => of_other(error),
            RunError::Population(error) => of_population(error),
            RunError::Import(error) => Text::joined([&text!(data_not_right), &of_other(error)], "\n"),
            RunError::Calibration(error) => of_calibration(error),
            RunError::Financing(error) => error.told(),
            RunError::Measure(error) => text!(outcomes_not_measured, cause = of_other(error)),
            RunError::Memory { needed_mib: needed, available_mib: available, fits: 0 } => {
                text!(too_little_memory_for_any, needed = *needed, available = *available)
            }
            RunError::Memory { needed_mib: needed, available_mib: available, fits } => {
                text!(too_little_memory, needed = *needed, available = *available, sample = *fits)
            }
            RunError::NoTarget { scheme } => text!(run_without_target, scheme = scheme),
        }
    }
}

macro_rules! told_in_dutch {
    ($($error:ty),* $(,)?) => {$(
        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.told().nl)
            }
        }

        // Without a source, which would be told twice: what is told includes its cause.
        impl std::error::Error for $error {}
    )*};
}
told_in_dutch! { FinancingError, RunError }

macro_rules! causes {
    ($($variant:ident($cause:ty)),* $(,)?) => {$(
        impl From<$cause> for RunError {
            fn from(cause: $cause) -> RunError {
                RunError::$variant(cause)
            }
        }
    )*};
}
causes! {
    Files(Diagnostics),
    Plan(PlanError),
    Engine(EngineError),
    Population(PopulationError),
    Calibration(CalibrationError),
    Financing(FinancingError),
    Measure(MeasureError),
}

impl From<ImportError> for RunError {
    fn from(error: ImportError) -> RunError {
        match error {
            ImportError::Mapping(diagnostics) => RunError::Files(diagnostics),
            other => RunError::Import(other),
        }
    }
}

impl From<LoadError> for RunError {
    fn from(error: LoadError) -> RunError {
        match error {
            LoadError::Synthetic(error) => error.into(),
            LoadError::Imported(error) => error.into(),
        }
    }
}

/// All mistakes in files, one behind the other.
pub(super) fn of_files(mistakes: &Diagnostics) -> Text {
    Text::in_each(|language| match language {
        Language::Dutch => plain_text(mistakes),
        Language::English => render_all(mistakes, Colour::No, Language::English),
    })
}

/// An error that has one wording.
pub(super) fn of_other(error: &impl std::error::Error) -> Text {
    Text::same(error.to_string())
}

fn of_calibration(error: &CalibrationError) -> Text {
    match error {
        CalibrationError::Share { scheme, share } => {
            text!(share_not_calibrated, scheme = scheme, percent = format!("{:.0}", share * 100.0))
        }
        lost @ CalibrationError::Lost { .. } => of_other(lost),
        CalibrationError::Nobody { scheme } => text!(nobody_to_calibrate, scheme = scheme),
    }
}

fn of_population(error: &PopulationError) -> Text {
    match error {
        PopulationError::EmptySample => text!(sample_empty),
        PopulationError::SampleTooLarge { sample, households } => {
            text!(sample_over_population, sample = *sample, households = format!("{households:.0}"))
        }
        PopulationError::NoFit { margin, deviation } => {
            text!(targets_contradict, margin = *margin, percent = format!("{:.2}", deviation * 100.0))
        }
    }
}
