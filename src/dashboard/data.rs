//! What the screens of the dashboard show, and who gives it.
//!
//! Takes: tables and charts of the report, parameters that can be turned. Gives: the data of the screens.
//! Leaves to others: screens (`view`), keys (`state`), calculating (the source).

use crate::report::{Chart, DataTable, FinancedText};
use crate::text::Text;

/// What the scenario side gives to the dashboard; its methods may take long.
pub trait DashboardSource: Send {
    /// The first run.
    ///
    /// # Errors
    /// A message for the user; the dashboard then ends with it.
    fn load(&mut self) -> Result<DashboardData, String>;

    /// Runs again with one parameter changed; `index` is its place in [`DashboardData::parameters`].
    ///
    /// # Errors
    /// A message for the user; the parameter then keeps its old value.
    fn change_parameter(&mut self, index: usize, new_value: f64) -> Result<DashboardData, String>;

    /// One household's cash per month under the parameters of the last run.
    ///
    /// # Errors
    /// A message for the user.
    fn household(&mut self, number: u64) -> Result<HouseholdCash, String>;
}

/// What the screens show.
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardData {
    /// Title of the scenario.
    pub title: Text,
    /// Names of the variants.
    pub variants: Vec<Text>,
    /// The variants side by side.
    pub headline: DataTable,
    /// Change of income per decile.
    pub deciles: Chart,
    /// What the variants ask of people and of the agency.
    pub demands: Vec<DataTable>,
    /// Parameters that can be turned.
    pub parameters: Vec<Parameter>,
    /// Households that were run, and households that they stand for.
    pub sample: (u64, u64),
    /// Of each variant with a financing, what was solved and what it brings in.
    pub financing: Vec<FinancedText>,
    /// First and last household number, both included.
    pub household_numbers: (u64, u64),
}

/// A parameter that can be turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name for people.
    pub name: Text,
    /// What it belongs to: a scheme, or a variant whose delivery it turns. Those of one group stand together.
    pub group: Text,
    /// Its name in the files, for the command line and for a scenario.
    pub identifier: String,
    /// Value in the last run.
    pub value: f64,
    /// Unit as printed.
    pub unit: Text,
    /// Lowest value allowed.
    pub low: f64,
    /// Highest value allowed.
    pub high: f64,
    /// What one press of `+` adds; above zero.
    pub step: f64,
}

/// Twelve months of one household.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseholdCash {
    /// Its number.
    pub number: u64,
    /// Who it is, in a sentence or two.
    pub description: Text,
    /// Name of each variant and what comes in per month.
    ///
    /// Unit: euros per month.
    pub cash: Vec<(Text, [f64; 12])>,
}
