//! The published numbers and the assumptions: how they are read, and how what was made compares with them.
//!
//! Takes: `synthetic-data/*.toml`. Gives: a checked file ([`spec`]) and one row per published number ([`describe`]).
//! Leaves to others: what the generator does with a number (`fit`, `household`, `year`).

pub(super) mod assessment;
#[cfg(test)]
mod assessment_tests;
pub(super) mod comparison;
mod comparison_keys;
mod comparisons;
#[cfg(test)]
mod comparisons_tests;
pub(super) mod describe;
pub(super) mod entry;
#[cfg(test)]
mod file_tests;
pub(super) mod lookup;
mod measures;
pub(super) mod read;
pub(super) mod roles;
pub(super) mod spec;
pub(super) mod tally;
