//! One report model, several renderings with the same numbers.
//!
//! Takes: a [`Report`]. Gives: a terminal summary, HTML, CSV, JSON.
//! Leaves to others: which numbers there are (`measure`), where files go (`cli`).

mod assemble;
mod build;
mod model;

pub use assemble::{AssembleError, assemble};
pub use build::{ReportHead, build};
pub use model::{
    Assumption, Block, Cell, Chart, ChartKind, Column, DataTable, Kind, Measure, Receipt, Report, Row, Section, Series,
    SourceEntry, Text,
};
