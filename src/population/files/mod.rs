//! A population as files: what is written, and microdata that take the place of the generator.
//!
//! Takes: tables, or a mapping with its data. Gives: CSV, Parquet and their descriptions, or tables. Leaves to others:
//! where files are kept.

pub(super) mod comparison_csv;
pub(super) mod export;
pub(super) mod import;
#[cfg(feature = "parquet")]
pub(super) mod parquet_out;
mod written;
