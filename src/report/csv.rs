//! `cijfers.csv`: every number of the report, one a line, for a spreadsheet or a statistics program.
//!
//! Takes: a report. Gives: UTF-8 with a header, comma between fields, dot as decimal mark, numbers in full precision.
//! Leaves to others: rounding.

use super::Block;
use super::Cell;
use super::DataTable;
use super::Kind;
use super::Measure;
use super::Render;
use super::RenderError;
use super::Report;
use super::chart_as_table;
use crate::text::escape_formula;
use crate::text::text;
use crate::units::Language;

const HEADER: [&str; 10] =
    ["section", "table", "row_key", "row_heading", "column_key", "value", "low", "high", "unit", "kind"];

/// Renders the long table of figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct CsvFigures;

impl Render for CsvFigures {
    fn file_name(&self) -> &'static str {
        "cijfers.csv"
    }

    fn render(&self, report: &Report, language: Language) -> Result<Vec<u8>, RenderError> {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADER)?;
        for section in &report.sections {
            for block in &section.blocks {
                match block {
                    Block::Paragraph(_) => {}
                    Block::Table(table) => write_table(&mut writer, &section.key, table, language)?,
                    Block::Chart(chart) => {
                        let table = chart_as_table(chart, text!(word_group));
                        write_table(&mut writer, &section.key, &table, language)?;
                    }
                }
            }
        }
        writer.into_inner().map_err(|error| RenderError::Csv(error.into_error().into()))
    }
}

fn write_table(
    writer: &mut ::csv::Writer<Vec<u8>>,
    section: &str,
    table: &DataTable,
    language: Language,
) -> Result<(), RenderError> {
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let [value, low, high, unit, kind] = fields(cell, language);
            writer.write_record([
                escape_formula(section),
                escape_formula(&table.key),
                escape_formula(&row.key),
                escape_formula(row.heading.get(language)),
                escape_formula(&column.key),
                value,
                low,
                high,
                unit,
                kind,
            ])?;
        }
    }
    Ok(())
}

fn fields(cell: &Cell, language: Language) -> [String; 5] {
    let sign = |text: &str| [text.to_owned(), String::new(), String::new(), String::new(), String::new()];
    let bound = |bound: &Option<f64>| bound.map_or_else(String::new, decimal);
    match cell {
        Cell::Number { value, low, high, measure, kind } => {
            [decimal(*value), bound(low), bound(high), unit(*measure).to_owned(), kind_key(*kind).to_owned()]
        }
        Cell::Difference { value, low, high, measure }
        | Cell::NoDifference { value, low, high, measure }
        | Cell::Solved { value, low, high, measure } => [
            decimal(*value),
            decimal(*low),
            decimal(*high),
            unit(*measure).to_owned(),
            kind_key(Kind::Simulated).to_owned(),
        ],
        Cell::Words(text) => {
            let mut fields = sign("");
            fields[0] = escape_formula(text.get(language));
            fields[3] = "text".to_owned();
            fields
        }
        Cell::Suppressed => sign("x"),
        Cell::Missing => sign("."),
        Cell::Blank => sign(""),
    }
}

/// Full precision; never `-0`; a dot alone, the sign for missing, where there is no number.
fn decimal(value: f64) -> String {
    if !value.is_finite() {
        ".".to_owned()
    } else if value == 0.0 {
        "0".to_owned()
    } else {
        value.to_string()
    }
}

fn unit(measure: Measure) -> &'static str {
    match measure {
        Measure::MillionEuros => "mln_eur",
        Measure::Euros | Measure::EurosCents => "eur",
        Measure::Share => "share",
        Measure::Change => "relative_change",
        Measure::ShareDifference => "share_difference",
        Measure::Count => "count",
        Measure::Months => "months",
        Measure::Coefficient => "coefficient",
        Measure::Average => "mean",
        Measure::Millions => "mln",
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Simulated => "simulated",
        Kind::Sourced => "sourced",
        Kind::Assumed => "assumed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_fixtures;

    fn lines() -> Vec<String> {
        let bytes = CsvFigures.render(&test_fixtures::report(), Language::Dutch).expect("sample renders");
        String::from_utf8(bytes).expect("utf-8").lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_cell_of_tables_and_charts_has_a_line() {
        // Header; kern 5 × 4; decielen 10 × 4; typen 5 × 2; maanden 12 × 4; vergelijking 3 × 3.
        assert_eq!(lines().len(), 1 + 20 + 40 + 10 + 48 + 9);
    }

    #[test]
    fn numbers_have_a_dot_and_their_unit_and_kind() {
        let lines = lines();
        let sourced = "begroting,vergelijking,zorgtoeslag,Zorgtoeslag,gepubliceerd_mln_eur_jaar,6987,,,mln_eur,sourced";
        assert!(lines.iter().any(|line| line == sourced), "{lines:#?}");
        assert!(lines.iter().any(|line| line.contains("automatisch,0.0004,-0.001,0.002,relative_change,simulated")));
    }

    #[test]
    fn text_that_looks_like_a_formula_gets_an_apostrophe() {
        assert!(lines().iter().any(|line| line.contains("\"'=HYPERLINK(")));
    }

    #[test]
    fn signs_are_kept_apart_from_nil() {
        let lines = lines();
        assert!(lines.iter().any(|line| line.ends_with("toelage_maand,x,,,,")));
        assert!(lines.iter().any(|line| line.ends_with("automatisch,.,,,,")));
        assert!(lines.iter().any(|line| line.ends_with("toelage_jaar,,,,,")));
    }
}
