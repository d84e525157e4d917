//! How a rule reaches a household: what the agency knows, who claims, what is paid, what is settled.
//!
//! Takes: facts, a plan, dials. Gives: a ledger per household and scheme.
//! Leaves to others: what is right by law (`engine`), statistics over households (`measure`).

mod dials;
mod records;

pub use dials::{Access, Basis, Dials, TrueUp};
pub use records::{FactsRecord, HouseholdKind, IncomeSource, SchemeLedger, Tenure, VariantRecord};
