//! The facts block by block, on all threads, with the results in order of block.
//!
//! Takes: a population. Gives: its blocks, kept in memory where they fit, and news of how far the work is.
//! Leaves to others: what is done with a block.

use crate::engine::EngineError;
use crate::population::Inhabitants;
use crate::table::Table;
use rayon::prelude::*;

/// Generated samples up to this size are kept in memory; larger ones are generated anew in each pass. What was read from a
/// file is there already, packed.
const KEEP_HOUSEHOLDS: u32 = 200_000;

/// What a run reports while it works: stage, steps done, steps in all.
pub trait Progress: Sync {
    /// A stage begins, with so many steps.
    fn begin(&self, stage: &str, steps: usize);
    /// One step is done.
    fn step(&self);
}

/// No progress.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: &str, _steps: usize) {}
    fn step(&self) {}
}

/// The facts block by block, kept in memory where they fit.
pub(super) struct Blocks<'a> {
    population: &'a Inhabitants,
    kept: Option<Vec<Table>>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(population: &'a Inhabitants, progress: &dyn Progress) -> Blocks<'a> {
        let is_kept = matches!(population, Inhabitants::Synthetic(_)) && population.sample() <= KEEP_HOUSEHOLDS;
        let kept = is_kept.then(|| {
            progress.begin("bevolking", population.n_blocks());
            (0..population.n_blocks())
                .into_par_iter()
                .map(|block| {
                    let table = population.block(block);
                    progress.step();
                    table
                })
                .collect()
        });
        Blocks { population, kept }
    }

    /// Number of blocks.
    pub(super) fn len(&self) -> usize {
        self.population.n_blocks()
    }

    /// Does `work` for every block, on all threads, with the results in order of block.
    pub(super) fn map<T: Send>(
        &self,
        progress: &dyn Progress,
        work: impl Fn(usize, &Table) -> Result<T, EngineError> + Sync,
    ) -> Result<Vec<T>, EngineError> {
        (0..self.len())
            .into_par_iter()
            .map(|block| {
                let out = match &self.kept {
                    Some(kept) => work(block, &kept[block]),
                    None => work(block, &self.population.block(block)),
                };
                progress.step();
                out
            })
            .collect()
    }
}
