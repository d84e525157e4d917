//! Persons whose number is in the file more than once, in households far apart.
//!
//! Takes: the numbers as they pass; the file again where they do not rise. Gives: every number that came before.
//! Leaves to others: numbers that come back within a household. Numbers that rise cannot come back, so a sorted file
//! costs no memory; another is read a second time, at sixteen bytes per person.

use crate::population::files::import::number_text::canonical;
use crate::population::files::import::row_errors::BadRows;
use crate::population::files::import::rows::Rows;
use crate::text::text;
use sha2::Digest;
use sha2::Sha256;

/// Whether every number is a whole number above all before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rising {
    last: Option<u64>,
    broken: bool,
}

impl Rising {
    pub(super) fn see(&mut self, number: &str) {
        match number.parse::<u64>() {
            Ok(number) if self.last.is_none_or(|last| number > last) => self.last = Some(number),
            _ => self.broken = true,
        }
    }

    /// Whether a number may have come back.
    pub(super) fn may_repeat(&self) -> bool {
        self.broken
    }
}

/// Reads a file of persons for their numbers alone; reports every one that came before.
pub(super) fn find(mut rows: Rows, position: usize, bad: &mut BadRows) {
    let mut seen: Vec<(u64, u32)> = Vec::new();
    while let Ok(Some(line)) = rows.next() {
        seen.push((key(&canonical(&line.cells[position])), u32::try_from(line.number).unwrap_or(u32::MAX)));
    }
    seen.sort_unstable();
    let mut again: Vec<(u32, u32)> =
        seen.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[1].1, pair[0].1)).collect();
    again.sort_unstable();
    let name = rows.header[position].clone();
    for (line, first) in again {
        bad.add_told(&rows.name, u64::from(line), &name, || {
            (text!(data_number_again_found, first = first), text!(data_number_again))
        });
    }
}

/// A whole number as it is; a name by the first bytes of its SHA-256, so that two names that differ hardly ever agree.
fn key(number: &str) -> u64 {
    number.parse().unwrap_or_else(|_| {
        let digest = Sha256::digest(number.as_bytes());
        digest.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
    })
}
