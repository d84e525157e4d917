//! The published numbers and the assumptions: how they are read, and how what was made compares with them.
//!
//! Takes: `synthetic-data/*.toml`. Gives: a checked file ([`spec`]) and one row per published number ([`describe`]).
//! Leaves to others: what the generator does with a number (`fit`, `household`, `year`).

pub(super) mod assessment;
#[cfg(test)]
mod assessment_tests;
pub(super) mod calibration;
pub(super) mod calibration_incomes;
pub(super) mod calibration_wealth;
pub(super) mod calibration_year;
pub(super) mod comparison;
mod comparisons;
pub(super) mod describe;
pub(super) mod entry;
#[cfg(test)]
mod file_tests;
pub(super) mod lookup;
pub(super) mod read;
pub(super) mod spec;
pub(super) mod tally;
pub(super) mod validation;
