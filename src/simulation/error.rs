//! Why a run failed, in the words of the one who asked for it.
//!
//! Takes: the faults of every step. Gives: one type for all of them. Leaves to others: print.

use crate::delivery::CalibrationError;
use crate::diag::Diagnostics;
use crate::engine::EngineError;
use crate::measure::MeasureError;
use crate::population::{ImportError, PopulationError};
use crate::rulebook::PlanError;
use crate::scenario::load_population::LoadError;

/// Financing that does not work out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FinancingError {
    /// A step that moves no money.
    #[error(
        "stap `{step}` van de financiering verandert voor geen enkel huishouden wat het betaalt of ontvangt buiten de toeslagen; controleer `parameters`"
    )]
    NoEffect {
        /// Name of the step.
        step: String,
    },
}

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Mistakes in files.
    #[error(transparent)]
    Files(#[from] Diagnostics),
    /// A plan that cannot be made.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// Facts and rules that do not fit.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A population that cannot be made.
    #[error("{}", population_in_words(.0))]
    Population(#[from] PopulationError),
    /// Microdata with bad rows.
    #[error("de gegevens kloppen niet; er is niets geschreven\n{0}")]
    Import(ImportError),
    /// Take-up that cannot be calibrated.
    #[error("{}", calibration_in_words(.0))]
    Calibration(CalibrationError),
    /// Financing that cannot be solved.
    #[error(transparent)]
    Financing(#[from] FinancingError),
    /// Data that cannot be measured.
    #[error("de uitkomsten zijn niet te meten: {0}; controleer de gewichten en de steekproef")]
    Measure(#[from] MeasureError),
    /// More than the machine has memory for.
    #[error(
        "deze run vraagt ongeveer {needed_mib} MiB geheugen en er is {available_mib} MiB vrij; {}",
        match .fits {
            0 => "sluit andere programma's of reken op een computer met meer geheugen".to_owned(),
            sample => format!("geef `--sample {sample}`, of reken op een computer met meer geheugen"),
        }
    )]
    Memory {
        /// Estimated, in MiB.
        needed_mib: u64,
        /// Free, in MiB.
        available_mib: u64,
        /// Households that fit; none where it is 0.
        fits: u64,
    },
    /// A scheme for which the behaviour file has no target.
    #[error("het gedragsbestand noemt geen niet-gebruik voor regeling `{scheme}`; voeg `[niet_gebruik.{scheme}]` toe")]
    NoTarget {
        /// Scheme id.
        scheme: String,
    },
}

// Not as the source of the error, which would print the same twice.
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

impl From<CalibrationError> for RunError {
    fn from(error: CalibrationError) -> RunError {
        RunError::Calibration(error)
    }
}

fn calibration_in_words(error: &CalibrationError) -> String {
    match error {
        CalibrationError::Share { scheme, share } => format!(
            "het niet-gebruik van `{scheme}` kan niet worden geijkt: bij deze huishoudens zou een groep zonder eigen \
             cijfer een gebruik van {:.0}% moeten hebben; geef in het gedragsbestand bij `[niet_gebruik.{scheme}]` elke \
             groep een eigen cijfer, of alleen het totaal",
            share * 100.0
        ),
        lost @ CalibrationError::Lost { .. } => lost.to_string(),
        CalibrationError::Nobody { scheme } => {
            format!("het niet-gebruik van `{scheme}` kan niet worden geijkt: niemand heeft er recht op")
        }
    }
}

fn population_in_words(error: &PopulationError) -> String {
    match error {
        PopulationError::EmptySample => {
            "een steekproef heeft ten minste één huishouden; geef bij `steekproef` of `--sample` een groter getal"
                .to_owned()
        }
        PopulationError::SampleTooLarge { sample, households } => format!(
            "een steekproef van {sample} is groter dan de bevolking van {households:.0} huishoudens; \
             geef bij `steekproef` of `--sample` een kleiner getal"
        ),
        PopulationError::NoFit { margin, deviation } => format!(
            "de doelen voor de bevolking spreken elkaar tegen: bij `{margin}` blijft {:.2}% van de huishoudens over; \
             controleer dat doel in het bevolkingsbestand",
            deviation * 100.0
        ),
    }
}
