//! A sample of a synthetic population, made block by block.
//!
//! Takes: a checked target file, a sample size, a seed. Gives: tables of facts. Leaves to others: making a household
//! (`generator`), and comparing with what was published (`targets`).

use crate::population::block::BLOCK;
use crate::population::block::Columns;
use crate::population::error::PopulationError;
use crate::population::generator::Generator;
use crate::population::household::Household;
use crate::population::targets::spec::Spec;
use crate::table::HouseholdId;
use crate::table::Table;

/// A sample of a synthetic population.
#[derive(Debug, Clone)]
pub struct Population {
    pub(crate) spec: Spec,
    pub(crate) generator: Generator,
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

    /// Numbers of the households of 1 January in a block.
    pub(crate) fn block_ids(&self, index: usize) -> Vec<HouseholdId> {
        let start = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(BLOCK).min(self.sample);
        let end = start.saturating_add(BLOCK).min(self.sample);
        (start..end).map(|id| HouseholdId(u64::from(id))).collect()
    }
}
