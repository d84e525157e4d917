//! The synthetic population: households that together look like the Netherlands of one year, month by month.
//!
//! Takes: a file of targets and assumptions (`synthetic-data/*.toml`), a sample size, a seed. Gives: tables of facts in
//! blocks, and a comparison of what was made with what was published. Leaves to others: rights, use and payment.
//!
//! ```text
//!  nl-2026.toml ─► read ─► lookup ─► Spec ─► Generator ──► household k ──► Columns ──► Table
//!   targets        form    sense      │      fit cells      composition     block
//!                                     │                     livelihood
//!                                     └─► ledger lines      year, housing, wealth, moves
//! ```
//!
//! Household k is the same in a sample of any size and on any number of threads: its cell comes from its number, its
//! draws from seed, purpose and number. A sample of n is households 0 to n of 1 January, each with weight N/n, with
//! the households that spring from them in the year (`moves`), which have the same weight and exist from some month.

mod assessment;
#[cfg(test)]
mod assessment_tests;
mod block;
mod calibration;
mod calibration_incomes;
mod calibration_wealth;
mod calibration_year;
mod capacities;
mod cells;
mod changes;
mod childcare;
mod classes;
mod comparison_csv;
mod composition;
mod curve;
mod describe;
mod draws;
#[cfg(test)]
mod events_tests;
mod export;
#[cfg(test)]
mod file_tests;
mod household;
mod housing;
mod import;
mod incomes;
mod inhabitants;
mod kinds;
mod livelihood;
mod lookup;
mod model;
mod moves;
#[cfg(test)]
mod moves_tests;
mod net;
mod outcome;
mod own_home;
#[cfg(feature = "parquet")]
mod parquet_out;
mod pay;
mod read;
mod shocks;
mod spec;
mod tally;
mod targets;
#[cfg(test)]
mod tests;
mod validation;
mod wealth;
mod work;
mod year;

pub use assessment::Assessment;
pub use classes::{Classes, classes};
pub use comparison_csv::write_comparison;
pub use describe::{MarginRow, describe};
pub use export::{Export, FileFormat, Origins};
pub use import::{BadRow, BadRows, Import, ImportError, Imported, Microdata};
pub use inhabitants::Inhabitants;
pub use spec::{Certainty, Spec, SpecLine};
pub use targets::TargetSet;

use crate::population::block::Columns;
use crate::population::household::Household;
use crate::population::model::Generator;
use crate::table::ColumnSchema;
use crate::table::HouseholdId;
use crate::table::Table;
use std::sync::Arc;

/// Households per block.
const BLOCK: u32 = 1024;

/// A population that cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PopulationError {
    /// No households asked for.
    #[error("a sample has at least one household")]
    EmptySample,
    /// More households asked for than the country has.
    #[error("a sample of {sample} is larger than the population of {households:.0} households")]
    SampleTooLarge {
        /// Households asked for.
        sample: u32,
        /// Households in the country.
        households: f64,
    },
    /// The margins of the target file contradict each other.
    #[error("the margin `{margin}` cannot be met: still {deviation:.4} of all households off")]
    NoFit {
        /// Name of the margin that is furthest off.
        margin: &'static str,
        /// Largest deviation, as a share of all households.
        deviation: f64,
    },
}

/// A sample of a synthetic population.
#[derive(Debug, Clone)]
pub struct Population {
    spec: Spec,
    generator: Generator,
    columns: Columns,
    sample: u32,
    seed: u64,
}

impl Population {
    /// Fits the cells and fixes the sample.
    ///
    /// # Errors
    /// `EmptySample`, `SampleTooLarge`, or `NoFit` when the margins of the file contradict each other.
    pub fn new(spec: Spec, sample: u32, seed: u64) -> Result<Population, PopulationError> {
        let households = spec.model.households;
        if sample == 0 {
            return Err(PopulationError::EmptySample);
        }
        if f64::from(sample) > households {
            return Err(PopulationError::SampleTooLarge { sample, households });
        }
        let generator = Generator::fit(spec.model.clone(), spec.year, seed)?;
        Ok(Population { spec, generator, columns: Columns::new(), sample, seed })
    }

    /// The targets and assumptions.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// Number of households in the sample.
    pub fn sample(&self) -> u32 {
        self.sample
    }

    /// The first households of the sample, at most so many, each for more real households.
    #[must_use]
    pub fn at_most(&self, households: u32) -> Population {
        Population { sample: self.sample.min(households.max(1)), ..self.clone() }
    }

    /// Seed of the draws.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Calendar year of the facts.
    pub fn year(&self) -> i16 {
        self.spec.year
    }

    /// How many real households each stands for.
    pub fn weight(&self) -> f64 {
        self.spec.model.households / f64::from(self.sample)
    }

    /// Households per block.
    pub fn block_size(&self) -> usize {
        BLOCK as usize
    }

    /// Number of blocks; the last may be smaller.
    pub fn n_blocks(&self) -> usize {
        self.sample.div_ceil(BLOCK) as usize
    }

    /// The households of a block, each followed by those that spring from it in the year; empty beyond the last.
    /// Calls may run at the same time and in any order.
    pub fn block(&self, index: usize) -> Table {
        let ids = self.block_ids(index);
        let mut rows = Vec::with_capacity(ids.len() + ids.len() / 16);
        ids.into_iter().for_each(|id| self.generator.add(id, &mut rows));
        self.table(rows)
    }

    /// The households of these numbers, in that order; numbers beyond the sample are allowed. The number of a
    /// household that does not begin in the year gives no row.
    pub fn households(&self, ids: &[HouseholdId]) -> Table {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            if *id == id.origin() {
                rows.push((*id, self.generator.household(*id)));
            } else {
                let mut family = Vec::new();
                self.generator.add(id.origin(), &mut family);
                rows.extend(family.into_iter().filter(|(found, _)| found == id));
            }
        }
        self.table(rows)
    }

    fn table(&self, rows: Vec<(HouseholdId, Household)>) -> Table {
        let (ids, households): (Vec<HouseholdId>, Vec<Household>) = rows.into_iter().unzip();
        self.columns.table(self.year(), self.weight(), &ids, &households)
    }

    fn block_ids(&self, index: usize) -> Vec<HouseholdId> {
        let start = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(BLOCK).min(self.sample);
        let end = start.saturating_add(BLOCK).min(self.sample);
        (start..end).map(HouseholdId).collect()
    }
}

/// The columns of every population, generated or imported: of persons, then of households.
pub fn columns() -> Vec<Arc<ColumnSchema>> {
    Columns::new().schemas()
}
