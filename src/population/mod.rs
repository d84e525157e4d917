//! The synthetic population: households that together look like the Netherlands of one year, month by month.
//!
//! Takes: a file of targets and assumptions (`synthetic-data/*.toml`), a sample size, a seed. Gives: tables of facts in
//! blocks, and a comparison of what was made with what was published. Leaves to others: rights, use and payment.
//!
//! ```text
//!  nl-2026.toml ─► targets ─► Spec ─► Generator ──► household k ──► Columns ──► Table ─► files
//!                  read, lookup │      fit            household       block
//!                               │                     year
//!                               └─► ledger lines
//! ```
//!
//! Household k is the same in a sample of any size and on any number of threads: its cell comes from its number, its
//! draws from seed, purpose and number. A sample of n is households 0 to n of 1 January, each with weight N/n, with
//! the households that spring from them in the year (`moves`), which have the same weight and exist from some month.

mod axes;
mod block;
mod classes;
mod error;
mod files;
mod fit;
mod generator;
mod household;
mod inhabitants;
mod kinds;
mod own_facts;
mod sample;
mod targets;
#[cfg(test)]
mod tests;
mod year;

pub use classes::{Classes, classes};
pub use error::{MarginName, PopulationError};
pub use files::comparison_csv::{COMPARISON_HEADER, write_comparison};
pub use files::export::{Export, FileFormat, Origins};
pub use files::import::MAY_BE_NEGATIVE;
pub use files::import::{
    BadRow, BadRows, Decision, Import, ImportError, Imported, Microdata, Overview, mapping_declaration,
};
pub use inhabitants::Inhabitants;
pub use own_facts::fact_label;
pub use sample::Population;
pub use targets::assessment::{Assessment, declaration as assessment_declaration};
pub use targets::comparison::TargetSet;
pub use targets::describe::{MarginRow, describe};
pub use targets::read::declaration as population_declaration;
pub use targets::spec::{Spec, SpecLine};

use crate::population::block::Columns;
use crate::table::ColumnSchema;
use std::sync::Arc;

/// The columns of every population, generated or imported: of persons, then of households.
pub fn columns() -> Vec<Arc<ColumnSchema>> {
    Columns::new().schemas()
}
