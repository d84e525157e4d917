//! The people of a scenario: a synthetic population or microdata by a mapping, read and checked.
//!
//! Takes: the population file that a scenario names. Gives: [`Inhabitants`] with the hashes of what they were read from.
//! Leaves to others: whether they have the columns that the run needs (`needs`).

use crate::diag::{Diagnostic, Diagnostics, Source, Value, parse_document, sha256_of_file};
use crate::population::{Import, ImportError, Inhabitants, Microdata, Population, PopulationError, Spec};
use crate::scenario::file::Scenario;
use crate::text::text;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a scenario says of its people, checked but not yet made or read.
#[derive(Debug)]
pub(crate) enum Plan {
    /// To be generated.
    Synthetic(Box<Spec>, u32),
    /// To be read; of more households than this, a sample.
    Imported(Box<Import>, Option<u32>),
}

/// People that cannot be made or read.
#[derive(Debug)]
pub(crate) enum LoadError {
    /// Targets that contradict each other.
    Synthetic(PopulationError),
    /// Bad rows.
    Imported(ImportError),
}

/// Reads the population file of a scenario.
///
/// # Errors
/// All its mistakes; a year that is not that of the scenario; a sample or data folder that does not fit.
pub(crate) fn plan(scenario: &Scenario, source: &Arc<Source>) -> Result<Plan, Diagnostics> {
    let root = parse_document(source)?;
    let head = || {
        let start = scenario.source.text.find("[scenario]").unwrap_or(0);
        start..(start + "[scenario]".len()).min(scenario.source.text.len())
    };
    // Only a mapping has keys that link persons and households.
    let is_mapping = matches!(&root.value, Value::Table(entries) if entries.iter().any(|e| e.key == "sleutels"));
    if !is_mapping {
        let spec = Spec::parse(source)?;
        let mut diagnostics = Diagnostics::default();
        if scenario.data.is_some() {
            diagnostics.push(Diagnostic::at(
                "B005",
                &scenario.source,
                head(),
                text!(data_without_effect),
                text!(data_without_effect_remedy),
            ));
        }
        let Some(sample) = scenario.sample else {
            diagnostics.push(Diagnostic::at(
                "B003",
                &scenario.source,
                head(),
                text!(key_missing, what = "`[scenario]`", key = "steekproef"),
                text!(add_key, key = "steekproef", example = "50000"),
            ));
            return Err(diagnostics);
        };
        return diagnostics.into_result(Plan::Synthetic(Box::new(spec), sample));
    }
    let folder = scenario.data.clone().or_else(|| scenario.population.parent().map(Path::to_path_buf));
    let import = Import::from_source(Arc::clone(source), &folder.unwrap_or_default(), scenario.seed)?;
    if import.year() != scenario.year {
        return Err(Diagnostic::at(
            "M010",
            source,
            0..0,
            text!(data_of_other_year, data = import.year(), scenario = scenario.year),
            text!(data_of_other_year_remedy),
        )
        .into());
    }
    Ok(Plan::Imported(Box::new(import), scenario.sample))
}

impl Plan {
    /// Makes or reads the people.
    ///
    /// # Errors
    /// Targets that contradict each other; every bad row of the data.
    pub(crate) fn carry_out(self, seed: u64) -> Result<Inhabitants, LoadError> {
        Ok(match self {
            Plan::Synthetic(spec, sample) => {
                let population = Population::new(*spec, sample, seed).map_err(LoadError::Synthetic)?;
                Inhabitants::Synthetic(Box::new(population))
            }
            Plan::Imported(import, most) => {
                Inhabitants::Imported(Box::new(Microdata::read(*import, most).map_err(LoadError::Imported)?))
            }
        })
    }
}

/// Names of the data files with the SHA-256 of their bytes; empty for a synthetic population.
///
/// # Errors
/// A file that can no longer be read.
pub(crate) fn data_hashes(people: &Inhabitants) -> Result<Vec<(PathBuf, String)>, Diagnostics> {
    let Inhabitants::Imported(data) = people else { return Ok(Vec::new()) };
    let hash = |path: PathBuf| {
        let digest = sha256_of_file(&path).map_err(|why| {
            let what = text!(data_file_unreadable, file = path.display().to_string(), why = why.reason);
            Diagnostic::general("B001", what, why.remedy)
        })?;
        Ok((path, digest))
    };
    data.import().files().into_iter().map(hash).collect()
}
