//! What the agency knows of a household, and when: reports, forecasts, sources with their errors, the period rules.
//!
//! Takes: true facts of a block, dials, how people report. Gives: the facts as known, and what the law counts instead of them.
//! Leaves to others: what is awarded on it (`awards`).

pub(crate) mod facts;
pub(crate) mod forecast;
pub(crate) mod income_drop;
pub(crate) mod known_facts;
pub(crate) mod month_knowledge;
mod needed_columns;
mod other_income;
mod parameters;
mod period;
pub(crate) mod reference_income;
pub(crate) mod reporting;
pub(crate) mod source_errors;
pub(crate) mod year_knowledge;

pub use facts::facts_records;
pub use income_drop::{IncomeDropParameters, facts_without_income_drops};
pub use needed_columns::{NeededColumn, needed_columns};
pub use other_income::{OtherIncome, with_other_income};
pub use parameters::{ErrorSpread, Knowledge, ReportingParameters};
