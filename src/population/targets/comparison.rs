//! One comparison of what was made with a published number.
//!
//! Takes: nothing. Gives: what to count, the name of the target, and how it is brought to unit and year. Leaves to
//! others: reading them (`comparison_keys`, `comparisons`), the counting (`tally`).

/// Whether the generator may look at a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TargetSet {
    /// The generator is fitted to it.
    #[serde(rename = "ijken")]
    Calibration,
    /// Outcomes are compared with it; no number of the generator is chosen by it.
    #[serde(rename = "toetsen")]
    Validation,
}

/// How a simulated number is made from what was counted.
#[derive(Debug, Clone)]
pub(crate) enum Measure {
    /// Weighted number.
    Count(String),
    /// Percentage of another number.
    Share(String, String),
    /// Mean of values.
    Mean(String),
    /// Quantile of values.
    Quantile(String, f64),
    /// Gini of values.
    Gini(String),
    /// Not a fact of the population; its remark says where it is compared, or why it is not.
    Elsewhere,
}

/// Where the target stands in its entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The entry is the number.
    Number,
    /// The sum of a column of a table.
    Column(String),
    /// A row and a column of a table.
    Cell(String, String),
}

/// How a cell of a table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As it stands.
    AsIs,
    /// As a percentage of its column.
    PercentOfColumn,
    /// As a percentage of the column `totaal` in its row.
    PercentOfTotal,
    /// As a percentage of its group of types, after growth of the types from AOW age.
    PercentOfTypeGroup,
    /// Mean of the rows of all years.
    MeanOfYears,
}

/// How a target is brought from its own year to the simulated year; each name is a role in the target file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Indexation {
    /// It is of the simulated year, or compared as it is.
    None,
    /// By a growth in percent.
    Percent(String),
    /// Each row of the table by a factor of its own.
    ByRow(String),
    /// By the first number as a multiple of the second.
    Ratio(String, String),
}

/// One comparison.
#[derive(Debug, Clone)]
pub(crate) struct Comparison {
    pub set: TargetSet,
    pub theme: String,
    pub name: String,
    pub unit: String,
    pub measure: Measure,
    /// Role of the entry in the target file.
    pub target: String,
    pub place: Place,
    pub reading: Reading,
    /// What the target is multiplied by for another unit.
    pub factor: f64,
    pub indexation: Indexation,
}

/// Column of a table of factors by row, see [`Indexation::ByRow`].
pub(crate) const FACTOR: &str = "factor";

/// Column of which a cell is a percentage, see [`Reading::PercentOfTotal`].
pub(crate) const TOTAL: &str = "totaal";
