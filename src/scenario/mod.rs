//! The question: households by hand, worked cases, scenarios with their variants, and what they name.
//!
//! Takes: files of users. Gives: variants with their dials and financing, behaviour, published figures, cases and shapes
//! with their verdicts. Leaves to others: the answer (`simulation`), statistics (`measure`), print (`report`).

mod award_dials;
pub mod behaviour;
pub mod by_hand;
mod case_file;
pub mod cases;
pub mod comparisons;
pub(crate) mod counters;
mod delivery_keys;
mod dials;
mod facts_schema;
pub mod file;
pub mod financing_steps;
pub mod fitting;
pub mod formats;
pub(crate) mod load_population;
pub mod monotonicity_checks;
pub mod named_files;
pub mod new_schemes;
pub mod times;
