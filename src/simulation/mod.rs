//! The answer to a scenario: its base and variants, run on a population.
//!
//! Takes: a scenario file and what the command line changes in it. Gives: a record per household and variant, the
//! financing that closes the balance, the calibration, what every change did, one household explained.
//! Leaves to others: reading the file (`scenario`), statistics (`measure`), print (`report`).

mod accounts;
mod blocks;
pub mod changes;
mod error;
mod evaluators;
pub mod explain;
pub mod financing;
pub mod fit;
mod full_take_up;
mod incremental_delivery;
mod information_demands;
pub mod marginal;
pub mod measured;
mod prepare;
pub mod provenance;
pub mod published_use;
mod required_columns;
mod rule_names;
mod run;
pub mod timeline;

pub use blocks::{Progress, Silent};
pub use error::{FinancingError, RunError};
pub use evaluators::{DeliveredScheme, Evaluators};
pub use prepare::{Overrides, Prepared, prepare};
pub use run::{Run, VariantRun, net_cost, run, run_only};
