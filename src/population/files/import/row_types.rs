//! What a row of a data file is, whatever the file.
//!
//! Takes: nothing. Gives: the types. Leaves to others: reading (`csv_rows`, `parquet_rows`), which of the two it is (`rows`).

use crate::text::Text;
use crate::text::text;

/// What the cells of a column can hold; a CSV file has text only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellType {
    Text,
    #[cfg(feature = "parquet")]
    Number,
    #[cfg(feature = "parquet")]
    Truth,
    #[cfg(feature = "parquet")]
    Moment,
    /// Bytes, lists, groups: nothing that a cell of a table can be.
    #[cfg(feature = "parquet")]
    Unusable,
}

#[cfg(feature = "parquet")]
impl CellType {
    /// What a column of it holds, in words.
    pub(super) fn in_words(self) -> Text {
        match self {
            CellType::Text => text!(cells_of_text),
            CellType::Number => text!(cells_of_numbers),
            CellType::Truth => text!(cells_of_truth),
            CellType::Moment => text!(cells_of_moments),
            CellType::Unusable => text!(cells_unusable),
        }
    }
}

/// One row.
pub(super) struct Line {
    pub number: u64,
    pub cells: Vec<String>,
}

/// A file or row that cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unreadable {
    pub line: u64,
    pub fault: Fault,
}

/// What was found in place of a row, and what was expected.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fault {
    /// Of a whole file, of which there is one: in words.
    Told(Text, Text),
    /// A cell too many or too few.
    Cells { found: usize, wanted: usize },
    /// A quotation mark that does not close on its line.
    Unclosed { found: String, until: Option<u64> },
    /// Bytes that are no UTF-8.
    NotUtf8(String),
    /// The names of the columns once more.
    HeaderAgain(String),
}

impl Fault {
    /// Found and expected.
    pub(super) fn told(&self) -> (Text, Text) {
        match self {
            Fault::Told(found, expected) => (found.clone(), expected.clone()),
            Fault::Cells { found, wanted } => {
                (text!(data_cells_found, count = *found), text!(data_cells, wanted = *wanted))
            }
            Fault::Unclosed { found, until: None } => (Text::same(found), text!(data_unclosed)),
            Fault::Unclosed { found, until: Some(line) } => {
                (Text::same(found), text!(data_unclosed_until, until = *line))
            }
            Fault::NotUtf8(found) => (Text::same(found), text!(data_not_utf8)),
            Fault::HeaderAgain(found) => (Text::same(found), text!(data_header_again)),
        }
    }
}
