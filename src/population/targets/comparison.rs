//! One comparison of what was made with a published number.
//!
//! Takes: nothing. Gives: what to count, the name of the target, and how it is brought to unit and year. Leaves to
//! others: the lists (`comparisons`), the counting (`tally`).

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
    Mean(&'static str),
    /// Quantile of values.
    Quantile(String, f64),
    /// Gini of values.
    Gini(&'static str),
    /// Not a fact of the population; its remark says where it is compared, or why it is not.
    Elsewhere,
}

/// What a target is multiplied by before it is compared.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scale {
    /// Nothing: the same unit and year.
    Same,
    /// A fixed change of unit.
    Times(f64),
    /// Growth of the number of households from 2024 to the simulated year.
    Households,
    /// The target as a percentage of its column, after growth of each age group.
    PercentOfAges,
    /// The target as a percentage of its column.
    PercentOfColumn,
    /// The target as a percentage of the column `totaal` in its row.
    PercentOfTotal,
    /// The target as a percentage of its group of types, after growth of the types from AOW age.
    PercentOfTypeGroup,
    /// The sum of the column.
    ColumnSum,
    /// Mean of the rows of 2017 and 2018.
    TwoYears,
    /// Thousands of 2022 to euros of the simulated year by wage growth.
    ThousandsByWages,
    /// Thousands of 2024 to euros of the simulated year by wage growth.
    ThousandsByWages2024,
    /// Thousands of 2020 to euros of the simulated year by growth of wealth.
    ThousandsByWealth,
}

/// One comparison.
#[derive(Debug, Clone)]
pub(crate) struct Comparison {
    pub set: TargetSet,
    pub theme: &'static str,
    pub name: String,
    pub unit: &'static str,
    pub measure: Measure,
    pub target: &'static str,
    /// Row and column for a table.
    pub cell: Option<(String, &'static str)>,
    pub scale: Scale,
}

impl Comparison {
    /// A comparison with the calibration set, in the unit and year of its target.
    pub(crate) fn new(
        theme: &'static str,
        name: impl Into<String>,
        unit: &'static str,
        measure: Measure,
        target: &'static str,
    ) -> Comparison {
        Comparison {
            set: TargetSet::Calibration,
            theme,
            name: name.into(),
            unit,
            measure,
            target,
            cell: None,
            scale: Scale::Same,
        }
    }

    /// The target is a cell of a table.
    pub(crate) fn cell(mut self, row: impl Into<String>, column: &'static str) -> Comparison {
        self.cell = Some((row.into(), column));
        self
    }

    /// The target is brought to another unit or year.
    pub(crate) fn scale(mut self, scale: Scale) -> Comparison {
        self.scale = scale;
        self
    }

    /// Moves it to the validation set.
    pub(crate) fn validation(mut self) -> Comparison {
        self.set = TargetSet::Validation;
        self
    }
}

/// A count by key.
pub(crate) fn count(key: impl Into<String>) -> Measure {
    Measure::Count(key.into())
}

/// A percentage of another count.
pub(crate) fn share(key: impl Into<String>, base: impl Into<String>) -> Measure {
    Measure::Share(key.into(), base.into())
}

/// A quantile of values by key.
pub(crate) fn quantile(key: impl Into<String>, share: f64) -> Measure {
    Measure::Quantile(key.into(), share)
}

/// The nine limits between ten groups, with their names.
pub(crate) const LIMITS: [(&str, f64); 9] = [
    ("p10", 0.1),
    ("p20", 0.2),
    ("p30", 0.3),
    ("p40", 0.4),
    ("p50", 0.5),
    ("p60", 0.6),
    ("p70", 0.7),
    ("p80", 0.8),
    ("p90", 0.9),
];
