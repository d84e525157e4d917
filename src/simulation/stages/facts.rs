//! The facts of a run, and what goes for all its variants: the first stage.
//!
//! Takes: a prepared scenario. Gives: its blocks of facts, seed and progress. Leaves to others: what is made of them.

use crate::draws::Seed;
use crate::simulation::blocks::{Blocks, Progress};
use crate::simulation::prepared::Prepared;

/// The facts of a run, and what goes for all its variants.
pub(crate) struct Facts<'a> {
    /// The scenario.
    pub prepared: &'a Prepared,
    /// The population.
    pub blocks: Blocks<'a>,
    /// Who is told how far the work is.
    pub progress: &'a dyn Progress,
}

impl Facts<'_> {
    /// The seed of all draws.
    pub(crate) fn seed(&self) -> Seed {
        Seed(self.prepared.scenario.seed)
    }
}
