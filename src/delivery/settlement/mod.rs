//! The books of a household: the definitive award, how recoveries are paid back, ledgers kept in little room.
//!
//! Takes: payments and rights. Gives: ledgers in order. Leaves to others: what is awarded and paid (`awards`).

pub(crate) mod books;
mod ledgers;
pub(crate) mod repayment;
mod scheme_ledger;

pub use books::SettlementParameters;
pub use ledgers::{Ledgers, LedgersIter};
pub use scheme_ledger::SchemeLedger;
