//! The stages of a run as values, each made of the ones before and let go when no later one reads it.
//!
//! ```text
//!  Facts ─ rules ─► Rights ─ rules × dials ─► Delivered (full take-up) ─ take-up ─► Claimed ─ steps ─► Financed
//!                     │                            ▲                                                     │
//!                     └── shared by rules ─────────┴───── again, or where income changed ◄── other rules ┘
//! ```
//!
//! What a stage gives is kept under what it was made of: the [`Fingerprint`](crate::rulebook::Fingerprint)s of the rules
//! and the dials that it reads. Variants with one key share the result, whatever their names and places.
//!
//! Takes: a prepared scenario, blocks of facts. Gives: records per variant. Leaves to others: their order (`variants`),
//! figures (`measure`).

mod assessed_income;
pub(super) mod claimed;
pub(super) mod compiled;
pub(super) mod delivered;
pub(super) mod facts;
pub(super) mod financed;
pub(super) mod incomes;
mod incremental_delivery;
pub(super) mod kept;
