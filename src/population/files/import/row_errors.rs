//! Bad rows: all of them, up to a stated number; the rest is counted.
//!
//! Takes: what was wrong where. Gives: a list to print. Leaves to others: whether a run goes on.

use crate::text::show_hidden_chars;
use std::collections::BTreeSet;
use std::fmt;

/// One bad cell or row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadRow {
    /// File as named on the command line or in the mapping.
    pub file: String,
    /// Line in a CSV file, row in a Parquet file; 0 for the file as a whole.
    pub line: u64,
    /// Column of the data, empty for the row as a whole.
    pub column: String,
    /// What was found.
    pub value: String,
    /// What was expected.
    pub expected: String,
}

/// All that was wrong with the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BadRows {
    /// The first, in the order of the files.
    pub shown: Vec<BadRow>,
    /// How many more there are.
    pub more: u64,
    most: usize,
    /// Columns of the row at hand that were reported; a cell that several columns of the table read is bad once.
    row: (String, u64, BTreeSet<String>),
}

impl BadRows {
    /// An empty list that shows so many.
    pub(super) fn at_most(most: usize) -> BadRows {
        BadRows { most, ..BadRows::default() }
    }

    pub(super) fn add(&mut self, file: &str, line: u64, column: &str, value: &str, expected: &str) {
        if (self.row.0.as_str(), self.row.1) != (file, line) {
            self.row = (file.to_owned(), line, BTreeSet::new());
        }
        if !self.row.2.insert(column.to_owned()) {
            return;
        }
        if self.shown.len() >= self.most {
            self.more += 1;
            return;
        }
        /// Enough of a cell to find it by.
        const MOST_CHARACTERS: usize = 60;
        self.shown.push(BadRow {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            value: show_hidden_chars(&value.chars().take(MOST_CHARACTERS).collect::<String>()),
            expected: expected.to_owned(),
        });
    }

    /// How many there are so far.
    pub(super) fn count(&self) -> u64 {
        self.shown.len() as u64 + self.more
    }

    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.more == 0
    }
}

impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.shown {
            let column = if row.column.is_empty() && row.line == 0 {
                "het hele bestand"
            } else if row.column.is_empty() {
                "de hele rij"
            } else {
                &row.column
            };
            // A fault of the file as a whole has no line, and one of what is not there has no value.
            let line = if row.line > 0 { format!(", regel {}", row.line) } else { String::new() };
            let found = if row.value.is_empty() { "niets".to_owned() } else { format!("`{}`", row.value) };
            writeln!(f, "{}{line}, {column}: {found} gevonden; verwacht: {}", row.file, row.expected)?;
        }
        if self.more > 0 {
            writeln!(f, "en nog {} fouten", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for BadRows {}
