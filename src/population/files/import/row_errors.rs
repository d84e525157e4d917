//! Bad rows: all of them, up to a stated number; the rest is counted.
//!
//! Takes: what was wrong where. Gives: a list to print. Leaves to others: whether a run goes on.

use crate::population::files::import::row_types::Unreadable;
use crate::text::Text;
use crate::text::show_hidden_chars;
use crate::text::text;
use std::collections::BTreeSet;
use std::fmt;

/// One bad cell or row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadRow {
    /// File as named on the command line or in the mapping; empty for the mapping itself.
    pub file: String,
    /// Line in a CSV file, row in a Parquet file; 0 for the file as a whole.
    pub line: u64,
    /// Column of the data, empty for the row as a whole.
    pub column: String,
    /// What was found.
    pub value: Text,
    /// What was expected.
    pub expected: Text,
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

    /// Adds a cell, with what it holds; the words are made where it is shown.
    pub(super) fn add(&mut self, file: &str, line: u64, column: &str, value: &str, expected: impl FnOnce() -> Text) {
        self.add_told(file, line, column, || (Text::same(value), expected()));
    }

    /// Adds a row that could not be read.
    pub(super) fn add_unreadable(&mut self, file: &str, error: &Unreadable) {
        self.add_told(file, error.line, "", || error.fault.told());
    }

    /// Adds what was found in words of ours, and what was expected; both are made where they are shown.
    pub(super) fn add_told(&mut self, file: &str, line: u64, column: &str, told: impl FnOnce() -> (Text, Text)) {
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
        let start = |text: &str| show_hidden_chars(&text.chars().take(MOST_CHARACTERS).collect::<String>());
        let (value, expected) = told();
        self.shown.push(BadRow {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            value: Text::new(start(&value.nl), start(&value.en)),
            expected,
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

    /// One line for each that is shown, and how many more there are.
    pub fn told(&self) -> Text {
        let mut lines: Vec<Text> = self.shown.iter().map(BadRow::told).collect();
        if self.more > 0 {
            lines.push(text!(data_more, count = self.more));
        }
        // Every line ends, the last too.
        lines.push(Text::default());
        Text::joined(&lines, "\n")
    }
}

impl BadRow {
    /// Where it is, what was found there and what was expected, in one line.
    pub fn told(&self) -> Text {
        let file = match self.file.as_str() {
            "" => text!(mapping_file),
            file => Text::same(file),
        };
        let column = match (self.column.as_str(), self.line) {
            ("", 0) => text!(data_whole_file),
            ("", _) => text!(data_whole_row),
            (column, _) => Text::same(column),
        };
        // One of what is not there has no value.
        let found = match self.value.nl.as_str() {
            "" => text!(data_nothing),
            _ => Text::new(format!("`{}`", self.value.nl), format!("`{}`", self.value.en)),
        };
        // A fault of the file as a whole has no line.
        match self.line {
            0 => text!(data_bad_file, file = file, column = column, found = found, expected = &self.expected),
            line => text!(
                data_bad_line,
                file = file,
                line = line,
                column = column,
                found = found,
                expected = &self.expected
            ),
        }
    }
}

impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl std::error::Error for BadRows {}
