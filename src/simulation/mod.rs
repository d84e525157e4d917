//! The answer to a scenario: its base and variants, run on a population.
//!
//! Takes: a scenario file and what the command line changes in it. Gives: a record per household and variant, the
//! financing that closes the balance, the calibration, what every change did, one household explained.
//! Leaves to others: reading the file (`scenario`), statistics (`measure`), print (`report`).

mod accounts;
mod blocks;
pub mod changes;
mod checks;
mod error;
mod evaluators;
pub mod explain;
pub mod financing;
pub mod fit;
mod information_demands;
pub mod marginal;
pub mod measured;
mod memory;
mod prepare;
mod prepared;
pub mod provenance;
pub mod published_use;
mod required_columns;
mod results;
mod rule_names;
mod run;
mod setting;
mod stages;
pub mod timeline;
mod turnable;
mod variants;
mod weighted_cents;
pub mod year_of_fit;

pub use blocks::{Progress, Silent};
pub use error::{FinancingError, RunError};
pub use evaluators::{DeliveredScheme, Evaluators};
pub use prepare::{Overrides, prepare};
pub use prepared::Prepared;
pub use results::{Run, VariantRun, net_cost};
pub use run::{run, run_only};
pub use setting::{Setting, with_settings};
pub use turnable::{Turnable, turnable};
