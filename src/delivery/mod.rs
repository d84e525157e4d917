//! How a rule reaches a household: what the agency knows, who claims, what is paid, what is settled.
//!
//! Takes: facts, a plan, dials. Gives: a ledger per household and scheme.
//! Leaves to others: what is right by law (`engine`), statistics over households (`measure`).

mod dials;
mod draws;
mod month;
mod records;
mod year;

pub use dials::{Access, Basis, Dials, TrueUp};
pub use draws::{Seed, Stream};
pub use month::deliver_month;
pub use records::{FactsRecord, HouseholdKind, IncomeSource, SchemeLedger, Tenure, VariantRecord};
pub use year::{Award, SettlementParameters, deliver_year};
