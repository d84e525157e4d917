//! A table as lines of plain text, in parts where its columns do not fit beside each other.
//!
//! Takes: a table and a width. Gives: lines without colour, control characters or broken numbers.
//! Leaves to others: number, title and notes of the table.

use super::Cell;
use super::DataTable;
use super::Intervals;
use super::Kind;
use super::Printed;
use super::Row;
use super::UnitPlace;
use super::print_cell;
use super::unit_place;
use crate::text::show_hidden_chars;
use crate::units::Language;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

/// Room kept for row headings.
const STUB: usize = 24;
/// Blank before the text of a column.
const PADDING: usize = 1;
/// Width of the rule's joint between two columns.
const BETWEEN: usize = 1;

/// A table as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTable {
    /// The lines of each part; one part where all columns fit.
    pub parts: Vec<Vec<String>>,
    /// The unit of all numbers, where it does not stand in the cells.
    pub unit: Option<String>,
    /// Whether there are signs or marks in it that want a legend.
    pub has_signs: bool,
}

impl TextTable {
    /// `table` in lines of at most `width` characters.
    pub fn new(table: &DataTable, language: Language, width: usize, intervals: Intervals) -> TextTable {
        let mut printer = Printer { table, language, width, intervals, has_signs: false };
        printer.print()
    }
}

struct Printer<'a> {
    table: &'a DataTable,
    language: Language,
    width: usize,
    intervals: Intervals,
    has_signs: bool,
}

impl Printer<'_> {
    fn print(&mut self) -> TextTable {
        let place = unit_place(self.table);
        let columns: Vec<TextColumn> =
            (0..self.table.columns.len()).map(|position| self.column(position, place)).collect();
        let stub = self.stub();
        let parts = in_parts(&columns, self.width.saturating_sub(stub.least));
        TextTable {
            parts: parts.into_iter().map(|columns| self.part(&stub, columns)).collect(),
            unit: place.caption().map(|unit| unit.said_in(self.language)),
            has_signs: self.has_signs,
        }
    }

    fn stub(&self) -> TextColumn {
        let heading = |row: &Row| {
            format!("{}{}", if row.emphasis { "* " } else { "" }, show_hidden_chars(row.heading.get(self.language)))
        };
        let cells: Vec<String> = self.table.rows.iter().map(heading).collect();
        let longest = cells.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        let words = cells.iter().map(|text| longest_word(text)).max().unwrap_or(0);
        TextColumn {
            heading: show_hidden_chars(self.table.stub.get(self.language)),
            cells,
            least: words.max(longest.min(STUB)) + PADDING,
        }
    }

    fn column(&mut self, position: usize, place: UnitPlace) -> TextColumn {
        let heading = show_hidden_chars(self.table.columns[position].heading.get(self.language));
        let mut least = longest_word(&heading);
        let mut cells = Vec::new();
        for row in &self.table.rows {
            let Some(cell) = row.cells.get(position) else {
                cells.push(String::new());
                continue;
            };
            let printed = print_cell(cell, self.language, place);
            self.has_signs |= needs_legend(&printed);
            let text = show_hidden_chars(&printed.line(self.intervals));
            // A number is never broken from its unit.
            let unbroken = matches!(cell, Cell::Number { .. });
            least = least.max(if unbroken { text.chars().count() } else { longest_word(&text) });
            cells.push(text);
        }
        TextColumn { heading, cells, least: least.min(self.width / 2) + PADDING }
    }

    fn part(&self, stub: &TextColumn, columns: &[TextColumn]) -> Vec<String> {
        let mut drawn = Table::new();
        let width = u16::try_from(self.width).unwrap_or(u16::MAX);
        drawn.load_style(style()).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        let all = || std::iter::once(stub).chain(columns);
        drawn.set_header(all().map(|column| &column.heading));
        for row in 0..stub.cells.len() {
            drawn.add_row(all().map(|column| &column.cells[row]));
        }
        for (column, text) in drawn.column_iter_mut().zip(all()) {
            let least = u16::try_from(text.least).unwrap_or(0);
            column.set_padding((1, 0));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        for column in drawn.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        drawn.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}

/// A column as text, with the width below which words or numbers would be broken.
struct TextColumn {
    heading: String,
    cells: Vec<String>,
    least: usize,
}

/// As many columns together as fit in `room`; at least one.
fn in_parts(columns: &[TextColumn], room: usize) -> Vec<&[TextColumn]> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (position, column) in columns.iter().enumerate() {
        if position > start && used + column.least + BETWEEN > room {
            parts.push(&columns[start..position]);
            (start, used) = (position, 0);
        }
        used += column.least + BETWEEN;
    }
    parts.push(&columns[start..]);
    parts
}

fn longest_word(text: &str) -> usize {
    text.split([' ', '\n']).map(|word| word.chars().count()).max().unwrap_or(0)
}

fn needs_legend(printed: &Printed) -> bool {
    matches!(printed.kind, Some(Kind::Sourced | Kind::Assumed)) || printed.text == "x" || printed.text == "."
}

/// Lines across only: a screen reader need not read a grid, and every width is used for text.
fn style() -> TableStyle {
    TableStyle::new()
        .top_border(LineStyle::none().fill('─').junction('─'))
        .header_separator(LineStyle::none().fill('─').junction('─'))
        .bottom_border(LineStyle::none().fill('─').junction('─'))
}
