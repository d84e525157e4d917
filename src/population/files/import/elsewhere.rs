//! Relatives whose number is not in their household: where it is, or that nobody has it.
//!
//! Takes: links to nobody of the household; the file of persons again, where there are any. Gives: a message per link.
//! Leaves to others: whether a relative may be elsewhere, which the mapping says.

use crate::population::files::import::number_text::canonical;
use crate::population::files::import::row_errors::BadRows;
use crate::population::files::import::rows::Rows;
use crate::text::text;
use std::collections::BTreeMap;

/// A link to somebody who is not in the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stray {
    pub line: u64,
    pub column: String,
    pub number: String,
}

/// So many are looked up; more than that is one mistake of the whole file.
pub(super) const MOST: usize = 10_000;

/// Reads a file of persons for the numbers that were named; reports every link with where the number stands.
pub(super) fn tell(strays: &[Stray], mut rows: Rows, person: usize, household: usize, bad: &mut BadRows) {
    let mut places: BTreeMap<&str, Option<(u64, String)>> =
        strays.iter().map(|stray| (stray.number.as_str(), None)).collect();
    while let Ok(Some(line)) = rows.next() {
        if let Some(place) = places.get_mut(canonical(&line.cells[person]).as_str()) {
            place.get_or_insert_with(|| (line.number, line.cells[household].trim().to_owned()));
        }
    }
    for stray in strays {
        bad.add(&rows.name, stray.line, &stray.column, &stray.number, || {
            let place = match places.get(stray.number.as_str()) {
                Some(Some((line, household))) => text!(data_relative_found, line = *line, household = household),
                _ => text!(data_relative_nowhere),
            };
            text!(data_relative, place = place)
        });
    }
}
