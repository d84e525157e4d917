//! Tests of files: mistakes in them, damage to them, their schemas, their sources, and the manual. One file per subject.

#[path = "../common/mod.rs"]
mod common;

mod attacks;
mod bad_files;
mod bad_input;
mod catalogue;
mod command_line;
mod docs;
mod household_bounds;
mod kills;
mod microdata;
#[cfg(feature = "parquet")]
mod microdata_parquet;
mod named_files;
mod outside_bounds;
mod places;
mod provenance;
mod robust;
mod robust_corpus;
mod robust_files;
mod robust_loader;
mod schema;
mod told_in_english;
