//! Tests of whole runs: population, delivery, policy and what a run prints and writes. One file per subject.

#[path = "../common/mod.rs"]
mod common;

mod balance;
mod below_zero;
mod changes_used;
mod delivery_pathologies;
mod golden;
mod invariant;
mod key_sentences;
mod microdata;
mod policy;
mod population_commands;
mod population_moves;
mod printed_text;
mod reader_words;
mod rerun;
mod settlement_published;
mod use_published;

// `delivery_pathologies` takes in a file of the library, which names these modules from the root of the crate.
use stelsel::{delivery, draws, engine, table, units};
