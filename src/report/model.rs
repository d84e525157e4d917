//! The report model: texts, numbers and charts, before any format.

use crate::evidence::Evidence;
use crate::text::Text;

/// Where a number comes from: told apart everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Outcome of this simulation.
    Simulated,
    /// From a named source.
    Sourced,
    /// An assumption.
    Assumed,
}

/// What a number measures; decides unit and decimals in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Millions of euros; value in millions.
    MillionEuros,
    /// Euros, whole.
    Euros,
    /// Euros and cents.
    EurosCents,
    /// A share 0–1, printed as a percentage with one decimal.
    Share,
    /// A relative change (0.012), printed as `+1,2%`.
    Change,
    /// A difference of shares (0.012), printed as `+1,2 punt`.
    ShareDifference,
    /// A count of households, persons or decisions, whole.
    Count,
    /// Months, one decimal.
    Months,
    /// A coefficient such as Gini, three decimals.
    Coefficient,
    /// A mean of counts or hours: one decimal, two below one.
    Average,
    /// Millions of anything but euros; value in millions.
    Millions,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum Cell {
    /// A number, with a 95% interval where it is uncertain by sampling.
    Number {
        /// The value in the unit of `measure`.
        value: f64,
        /// Lower bound.
        low: Option<f64>,
        /// Upper bound.
        high: Option<f64>,
        /// What it measures.
        measure: Measure,
        /// Where it comes from.
        kind: Kind,
    },
    /// A simulated difference whose interval does not include zero: printed with its sign.
    Difference {
        /// The value in the unit of `measure`.
        value: f64,
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
        /// What it measures.
        measure: Measure,
    },
    /// A difference whose interval includes zero: printed "geen aantoonbaar verschil" with the value in the data files.
    NoDifference {
        /// The value all the same.
        value: f64,
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
        /// What it measures.
        measure: Measure,
    },
    /// A balance that the financing has brought to zero: printed in words, with the value in the data files.
    Solved {
        /// What is left all the same.
        value: f64,
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
        /// What it measures.
        measure: Measure,
    },
    /// Words.
    Words(Text),
    /// Fewer than 30 records: printed `x`.
    Suppressed,
    /// Cannot exist here: printed blank.
    Blank,
    /// Not known: printed `.`.
    Missing,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Column {
    /// Stable key for CSV and JSON: ascii, snake_case, with unit.
    pub key: String,
    /// Heading.
    pub heading: Text,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Row {
    /// Stable key: ascii, snake_case.
    pub key: String,
    /// Row heading.
    pub heading: Text,
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// A total or the row that matters most.
    pub emphasis: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DataTable {
    /// Stable key.
    pub key: String,
    /// Title without number.
    pub title: Text,
    /// Heading of the first column.
    pub stub: Text,
    /// Columns after the first.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Notes under the table: sign, unit, basis, source.
    pub notes: Vec<Text>,
}

/// One series of a chart; one value per category, `None` where there is none.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Series {
    /// Name in the legend.
    pub name: Text,
    /// Values.
    pub values: Vec<Option<f64>>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Grouped bars by category.
    Bars,
    /// Lines over categories (months).
    Lines,
}

/// A chart; its numbers are printed below it as a table for who cannot see it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Chart {
    /// Stable key, also the file name of an exported picture.
    pub key: String,
    /// What it shows, as a sentence with the conclusion if there is one.
    pub title: Text,
    /// Text for who cannot see it.
    pub description: Text,
    /// Title of the value axis with unit.
    pub value_axis: Text,
    /// What the values measure.
    pub measure: Measure,
    /// Category names.
    pub categories: Vec<Text>,
    /// Series.
    pub series: Vec<Series>,
    /// Kind.
    pub kind: ChartKind,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A table.
    Table(DataTable),
    /// A chart.
    Chart(Chart),
}

/// A section.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Section {
    /// Stable key; the anchor in HTML.
    pub key: String,
    /// Heading.
    pub heading: Text,
    /// Parts in order.
    pub blocks: Vec<Block>,
    /// Whether the terminal summary shows it.
    pub in_summary: bool,
}

/// What was run, so that it can be run again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Receipt {
    /// Program version.
    pub version: String,
    /// Seed.
    pub seed: u64,
    /// Households in the sample.
    pub sample: u64,
    /// Year.
    pub year: i16,
    /// Numbers and rules changed when starting, as they are written.
    pub changes: Vec<String>,
    /// SHA-256 per input file: name relative to the scenario, digest in hexadecimal.
    pub hashes: Vec<(String, String)>,
}

/// A number from outside, with its source and certainty.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SourceEntry {
    /// Name of the parameter or target in its file.
    pub name: String,
    /// The same in words.
    pub label: Text,
    /// Value as printed, with unit.
    pub value: String,
    /// Source.
    pub source: String,
    /// How sure.
    pub certainty: Evidence,
}

/// An assumption with its range.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Assumption {
    /// Name in its file.
    pub name: String,
    /// The same in words.
    pub label: Text,
    /// Value as printed, with unit.
    pub value: String,
    /// Low.
    pub low: String,
    /// High.
    pub high: String,
    /// Why this value.
    pub reason: String,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Report {
    /// Title of the scenario.
    pub title: Text,
    /// The question in one or two sentences.
    pub question: Text,
    /// What was run.
    pub receipt: Receipt,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Sources used.
    pub sources: Vec<SourceEntry>,
    /// Assumptions used.
    pub assumptions: Vec<Assumption>,
}

impl Report {
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// The table with a key.
    pub fn table(&self, key: &str) -> Option<&DataTable> {
        self.blocks().find_map(|block| match block {
            Block::Table(table) if table.key == key => Some(table),
            _ => None,
        })
    }

    /// The chart with a key.
    pub fn chart(&self, key: &str) -> Option<&Chart> {
        self.blocks().find_map(|block| match block {
            Block::Chart(chart) if chart.key == key => Some(chart),
            _ => None,
        })
    }
}
