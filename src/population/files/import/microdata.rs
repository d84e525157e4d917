//! Imported microdata as the people of a run: all households of the file with their weights.
//!
//! Takes: an import. Gives: blocks of households in any order and on any thread, single households by number.
//! Leaves to others: what a run does with them. Tables are kept packed, so that memory grows by some tens of bytes per
//! person where the months are alike, instead of by a hundred values.

use crate::population::block::BLOCK;
use crate::population::files::import::Import;
use crate::population::files::import::ImportError;
use crate::population::files::import::assemble::Imported;
use crate::population::targets::spec::SpecLine;
use crate::table::HouseholdId;
use crate::table::PackedTable;
use crate::table::Table;

/// The households of a file.
#[derive(Debug, Clone)]
pub struct Microdata {
    import: Import,
    blocks: Vec<PackedTable>,
    /// Households and persons in the file, and the weight of all.
    imported: Imported,
    used: u32,
}

impl Microdata {
    /// Reads a file; of more households than `most`, an even spread over the file is kept: one in so many, in the order
    /// of the file, with weights that together are those of the whole file (systematic sample; Särndal, Swensson and
    /// Wretman 1992, §3.4).
    ///
    /// # Errors
    /// See [`Import::read`].
    pub fn read(import: Import, most: Option<u32>) -> Result<Microdata, ImportError> {
        let mut blocks: Vec<PackedTable> = Vec::new();
        let imported = import.read(&mut |table| {
            blocks.push(PackedTable::new(&table));
            Ok(())
        })?;
        let count = |blocks: &[PackedTable]| blocks.iter().map(|block| block.households().len()).sum::<usize>();
        let households = count(&blocks);
        if let Some(most) = most.map(|most| most as usize).filter(|most| *most < households) {
            blocks = thinned(&blocks, households, most);
            let weight: f64 = blocks.iter().flat_map(|block| block.weights()).sum();
            blocks.iter_mut().for_each(|block| block.scale_weights(imported.weight / weight));
        }
        let used = u32::try_from(count(&blocks)).unwrap_or(u32::MAX);
        Ok(Microdata { import, blocks, imported, used })
    }

    /// Where the data come from.
    pub fn import(&self) -> &Import {
        &self.import
    }

    /// What is in the file.
    pub fn imported(&self) -> &Imported {
        &self.imported
    }

    /// What the data rest on: their source, the rules of the mapping, and what reading them came to.
    pub fn foundations(&self) -> Vec<SpecLine> {
        let mut lines = self.import.foundations();
        lines.extend(self.import.read_lines(&self.imported));
        lines
    }

    /// Number of households that are used.
    pub fn households_used(&self) -> u32 {
        self.used
    }

    /// Bytes that the facts take while they are kept.
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(PackedTable::bytes).sum()
    }

    /// Number of blocks.
    pub fn n_blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The households of a block; `None` beyond the last.
    pub fn block(&self, index: usize) -> Option<Table> {
        self.blocks.get(index).map(PackedTable::table)
    }

    /// Numbers of the first households, at most so many.
    pub fn first(&self, most: usize) -> Vec<HouseholdId> {
        self.blocks.iter().flat_map(|block| block.households()).copied().take(most).collect()
    }

    /// Whether a household of this number is used.
    pub fn has(&self, id: HouseholdId) -> bool {
        self.place(id).is_some()
    }

    /// Lowest and highest number; `None` of an empty file.
    pub fn numbers(&self) -> Option<(HouseholdId, HouseholdId)> {
        let first = self.blocks.first()?.households().first()?;
        Some((*first, *self.blocks.last()?.households().last()?))
    }

    /// The households of these numbers, in that order; a number that is not there is left out.
    pub fn households(&self, ids: &[HouseholdId]) -> Table {
        let mut tables: Vec<Table> = Vec::new();
        let mut wanted: Vec<(usize, Vec<usize>)> = Vec::new();
        for (block, position) in ids.iter().filter_map(|id| self.place(*id)) {
            match wanted.last_mut().filter(|(last, _)| *last == block) {
                Some((_, positions)) => positions.push(position),
                None => wanted.push((block, vec![position])),
            }
        }
        for (block, positions) in &wanted {
            tables.push(self.blocks[*block].table().gather(positions));
        }
        if tables.is_empty() {
            tables.extend(self.blocks.first().map(|block| block.table().gather(&[])));
        }
        Table::joined(&tables).expect("all blocks of a file have the same columns")
    }

    /// Block and position of a household; numbers rise through the file.
    fn place(&self, id: HouseholdId) -> Option<(usize, usize)> {
        let after = self.blocks.partition_point(|block| block.households().first().is_some_and(|first| *first <= id));
        let block = after.checked_sub(1)?;
        Some((block, self.blocks[block].households().binary_search(&id).ok()?))
    }
}

/// Every household for which a whole number of kept ones is passed, in blocks of the usual size.
fn thinned(blocks: &[PackedTable], households: usize, most: usize) -> Vec<PackedTable> {
    let (mut out, mut waiting, mut kept, mut seen) = (Vec::new(), Vec::new(), 0, 0);
    for block in blocks {
        let mut positions = Vec::new();
        for position in 0..block.households().len() {
            seen += 1;
            if seen * most / households > (seen - 1) * most / households {
                positions.push(position);
            }
        }
        kept += positions.len();
        waiting.push(block.table().gather(&positions));
        if kept >= BLOCK as usize {
            let table = Table::joined(&waiting).expect("all blocks of a file have the same columns");
            out.push(PackedTable::new(&table));
            (waiting, kept) = (Vec::new(), 0);
        }
    }
    if kept > 0 {
        let table = Table::joined(&waiting).expect("all blocks of a file have the same columns");
        out.push(PackedTable::new(&table));
    }
    out
}
