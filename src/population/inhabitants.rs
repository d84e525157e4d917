//! The people of a run: made by the generator, or read from a file.
//!
//! Takes: a population or microdata. Gives: the same blocks, numbers and weights of both. Leaves to others: which it is.

use crate::population::Microdata;
use crate::population::SpecLine;
use crate::population::block::BLOCK;
use crate::population::kinds::DERIVED_UNLESS_SAID;
use crate::population::sample::Population;
use crate::table::HouseholdId;
use crate::table::Table;

/// The people of a run.
#[derive(Debug, Clone)]
pub enum Inhabitants {
    /// Made by the generator, each household with the same weight.
    Synthetic(Box<Population>),
    /// Read from a file, each household with its own weight.
    Imported(Box<Microdata>),
}

impl Inhabitants {
    /// Number of households of the run.
    pub fn sample(&self) -> u32 {
        match self {
            Inhabitants::Synthetic(population) => population.sample(),
            Inhabitants::Imported(data) => data.households_used(),
        }
    }

    /// The same people, of the generator at most so many households; a file has its own weights and stays whole.
    #[must_use]
    pub fn at_most(&self, households: u32) -> Inhabitants {
        match self {
            Inhabitants::Synthetic(population) => Inhabitants::Synthetic(Box::new(population.at_most(households))),
            Inhabitants::Imported(data) => Inhabitants::Imported(data.clone()),
        }
    }

    /// Number of blocks; the last may be smaller.
    pub fn n_blocks(&self) -> usize {
        match self {
            Inhabitants::Synthetic(population) => population.n_blocks(),
            Inhabitants::Imported(data) => data.n_blocks(),
        }
    }

    /// The households of a block; empty beyond the last. Calls may run at the same time and in any order.
    pub fn block(&self, index: usize) -> Table {
        match self {
            Inhabitants::Synthetic(population) => population.block(index),
            Inhabitants::Imported(data) => data.block(index).unwrap_or_else(|| data.households(&[])),
        }
    }

    /// The households of these numbers, in that order. The generator makes any household of the country; of a file,
    /// numbers that it does not have are left out.
    pub fn households(&self, ids: &[HouseholdId]) -> Table {
        match self {
            Inhabitants::Synthetic(population) => population.households(ids),
            Inhabitants::Imported(data) => data.households(ids),
        }
    }

    /// Numbers of the first households of the run, at most so many.
    pub fn first(&self, most: u32) -> Vec<HouseholdId> {
        match self {
            Inhabitants::Synthetic(population) => {
                (0..u64::from(population.sample().min(most))).map(HouseholdId).collect()
            }
            Inhabitants::Imported(data) => data.first(most as usize),
        }
    }

    /// Lowest and highest number that [`Inhabitants::households`] knows; between them a file may have gaps.
    pub fn numbers(&self) -> (u64, u64) {
        match self {
            Inhabitants::Synthetic(population) => {
                let all = (population.weight() * f64::from(population.sample())).round();
                (0, (all as u64).saturating_sub(1))
            }
            Inhabitants::Imported(data) => data.numbers().map_or((0, 0), |(first, last)| (first.0, last.0)),
        }
    }

    /// Whether there is a household of this number.
    pub fn has(&self, id: HouseholdId) -> bool {
        match self {
            Inhabitants::Synthetic(population) => {
                let is_known = id.origin().0 <= self.numbers().1;
                is_known && (id == id.origin() || population.households(&[id]).n_households() == 1)
            }
            Inhabitants::Imported(data) => data.has(id),
        }
    }

    /// Names of the columns that these people could have and do not: those that a mapping leaves out, but for those that
    /// the rules then derive.
    pub fn absent(&self) -> Vec<String> {
        match self {
            Inhabitants::Synthetic(_) => Vec::new(),
            Inhabitants::Imported(data) => {
                let is_derived = |name: &String| DERIVED_UNLESS_SAID.contains(&name.as_str());
                data.import().absent().into_iter().filter(|name| !is_derived(name)).collect()
            }
        }
    }

    /// Largest number of households per block.
    pub fn block_size(&self) -> usize {
        BLOCK as usize
    }

    /// The numbers that the people rest on: first those with a source, then the choices.
    pub fn foundations(&self) -> Vec<SpecLine> {
        match self {
            Inhabitants::Synthetic(population) => {
                let spec = population.spec();
                spec.sources().into_iter().chain(spec.assumptions()).collect()
            }
            Inhabitants::Imported(data) => data.foundations(),
        }
    }
}
