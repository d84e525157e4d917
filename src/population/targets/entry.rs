//! A number or a small table of the target file, with what it rests on.
//!
//! Takes: nothing. Gives: the types. Leaves to others: reading (`read`), asking for one (`lookup`).

use crate::diag::Span;
use crate::evidence::Evidence;

/// A number or a small table of the file.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What it holds.
    pub content: Content,
    /// Unit as written.
    pub unit: String,
    /// Year of the value.
    pub year: i64,
    /// Keys of the sources.
    pub sources: Vec<String>,
    /// How sure.
    pub certainty: Evidence,
    /// Why this value, or how it is used.
    pub reason: String,
    /// Place of the name in the file.
    pub span: Span,
    /// Place of the value in the file.
    pub value_span: Span,
}

/// Value of an entry.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// One number.
    Number {
        /// The value.
        value: f64,
        /// Lowest and highest value thought possible.
        range: Option<(f64, f64)>,
    },
    /// A table.
    Grid {
        /// Names of the rows.
        rows: Vec<String>,
        /// Names of the columns.
        columns: Vec<String>,
        /// Values, row by row.
        values: Vec<Vec<f64>>,
        /// How far each value may be off, in percent.
        margin_percent: Option<f64>,
    },
}
