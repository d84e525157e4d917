//! What a row of a data file is, whatever the file.
//!
//! Takes: nothing. Gives: the types. Leaves to others: reading (`csv_rows`, `parquet_rows`), which of the two it is (`rows`).

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
    pub(super) fn in_words(self) -> &'static str {
        match self {
            CellType::Text => "tekst",
            CellType::Number => "getallen",
            CellType::Truth => "waar en onwaar",
            CellType::Moment => "datums",
            CellType::Unusable => "bytes of lijsten",
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
    pub value: String,
    pub expected: String,
}
