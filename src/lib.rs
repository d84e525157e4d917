//! `stelsel`: what happens to households, to use, to the budget and to those who carry it out, when the rules of
//! Dutch income support, or the way they are carried out, change?
//!
//! ```text
//!  rulebooks/*.toml ──► rulebook ──► Plan ───────────────┐
//!    (law as data)      parse, names, units, order       │
//!                                                        ▼
//!  synthetic-data/*.toml ─► population ─► Table ─► engine (columns | exact, with trace)
//!    (targets, sources)     people, months, events       ▲            │
//!                                                        │            ▼
//!  scenarios/*.toml ──► scenario ──► simulation: stages as values, block by block
//!    (the question)                    rights → delivered → claimed → financed
//!                                      delivery: what the agency knows, awards, pays, settles
//!                                                       │
//!                                                       ▼
//!                      measure ─► report model ─► text html csv json
//!                                              └► dashboard (terminal)
//! ```
//!
//! Every file comes in through `formats`: each key is declared where it is read, and the JSON Schema, the manual and the dials
//! follow from that. Every file goes out through `output`, which replaces nothing that is not its own. Data goes one way; `tests/architecture/` holds the modules to the table of who may use whom.

/// Version of the program, with the commit it was built from where that is known: see `build.rs`.
pub const VERSION: &str = env!("STELSEL_VERSION");

pub mod cli;
#[cfg(feature = "tui")]
pub mod dashboard;
pub mod delivery;
pub mod diag;
pub mod draws;
pub mod engine;
pub mod evidence;
pub mod formats;
pub mod measure;
pub mod output;
pub mod population;
pub mod report;
pub mod rulebook;
pub mod scenario;
pub mod simulation;
pub mod table;
pub mod text;
pub mod units;
