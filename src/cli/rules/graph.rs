//! `stelsel rules graph`: which rule uses which.

use crate::cli::Outcome;
use crate::cli::print;
use crate::cli::rules::{Found, find};
use crate::rulebook::{Extent, Item, System, Towards, Uses};
use std::process::ExitCode;

/// What the command line asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// DOT instead of a tree.
    pub dot: bool,
    /// Levels of the tree.
    pub depth: usize,
    /// From what is used to who uses it.
    pub used_by: bool,
    /// Parameters and tables too.
    pub all: bool,
}

/// Draws the graph.
pub(super) fn graph(system: &System, start: Option<&str>, wanted: &Wanted) -> Outcome<ExitCode> {
    let uses = Uses::new(system);
    let mut extent = if wanted.all { Extent::Everything } else { Extent::Values };
    let roots: Vec<Item> = match start.map(|name| find(system, &uses, name)).transpose()? {
        Some(Found::Scheme(at)) => uses.results_of(&system.definitions.schemes[at]),
        Some(Found::Item(item)) => {
            if matches!(item, Item::Parameter(_) | Item::Table(_)) {
                extent = Extent::Everything;
            }
            vec![item]
        }
        None => uses.tops(),
    };
    if wanted.dot {
        print(&uses.dot(&roots, extent))?;
        return Ok(ExitCode::SUCCESS);
    }
    let direction = if wanted.used_by { Towards::UsedBy } else { Towards::Uses };
    print(&uses.tree(&roots, wanted.depth, direction, extent))?;
    Ok(ExitCode::SUCCESS)
}
