//! One report model, several renderings with the same numbers.
//!
//! Takes: a [`Report`]. Gives: a terminal summary, HTML, CSV, JSON and the receipt, each behind [`Render`], and a folder
//! with all of them by [`write_all`].
//! Leaves to others: which numbers there are (`measure`), where files go (`cli`).

mod assemble;
mod cell;
mod csv;
mod drawings;
mod explain;
mod html;
mod json;
mod model;
mod months;
mod receipt;
mod rules_in_words;
mod sections;
mod terminal;
#[cfg(test)]
pub(crate) mod test_fixtures;
mod text_table;

mod timeline;
mod write;
use crate::text::{Text, text};
use std::fmt;

#[cfg(test)]
pub(crate) use assemble::not_modelled;
pub use assemble::{AssembleError, assemble};
pub use cell::{
    Intervals, Printed, UnitPlace, chart_as_table, mark, print_axis_value, print_cell, unit_place, wrap_words,
};
pub use csv::CsvFigures;
pub use drawings::{Room, TwoSides, chart_sheet, population_drawings, svg, timeline_svg};
pub use explain::explanation_text;
pub use html::HtmlReport;
pub use json::JsonResult;
pub use model::{
    Assumption, Block, Cell, Chart, ChartKind, Column, DataTable, Kind, Measure, Receipt, Report, Row, Section, Series,
    SourceEntry,
};
pub use months::month_names;
pub use rules_in_words::{formula_in_words, unit_in_words};
pub use sections::{DECILE_CHART, FinancedText, HouseholdOrigin, ReportHead, build, financed};
pub use terminal::TerminalSummary;
pub use text_table::TextTable;
pub use timeline::timeline_text;
pub use write::{WriteError, receipt_of, write_all};

use crate::units::Language;

/// One output format.
pub trait Render {
    /// Name of the file, without a folder.
    fn file_name(&self) -> &'static str;

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`RenderError`] when the format's own machinery fails; the report itself is never at fault.
    fn render(&self, report: &Report, language: Language) -> Result<Vec<u8>, RenderError>;
}

/// Why a format could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The template of the HTML report.
    Template(#[from] minijinja::Error),
    /// The file with figures.
    Csv(#[from] ::csv::Error),
    /// A JSON file.
    Json(#[from] serde_json::Error),
}

impl RenderError {
    /// What went wrong: a fault of the program, or of the memory it is given.
    pub fn told(&self) -> Text {
        let (what, cause) = match self {
            RenderError::Template(cause) => (text!(page_not_filled), cause.to_string()),
            RenderError::Csv(cause) => (text!(csv_not_written), cause.to_string()),
            RenderError::Json(cause) => (text!(json_not_written), cause.to_string()),
        };
        Text::joined([&what, &Text::same(cause)], ": ")
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}
