//! From files to runs: households by hand, worked cases, scenarios with their variants.
//!
//! Takes: files of users. Gives: runs of a base and its variants, outcomes of one household, verdicts on cases.
//! Leaves to others: statistics (`measure`), print (`report`).

pub mod accounts;
pub mod behaviour;
mod blocks;
pub mod by_hand;
pub mod cases;
pub mod changes;
pub mod comparisons;
mod counters;
mod demands;
mod dials;
mod error;
mod evaluators;
pub mod explain;
mod fields;
pub mod file;
pub mod financing;
pub mod financing_steps;
pub mod fit;
pub mod fitting;
mod full_use;
pub mod ledger;
pub mod marginal;
pub mod measured;
mod needs;
pub mod new_schemes;
mod people;
mod prepare;
pub mod published_use;
mod reach;
mod redeliver;
mod rule_names;
pub mod run;
pub mod shapes;
pub mod sourced;
pub mod timeline;
pub mod times;
