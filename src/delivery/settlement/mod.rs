//! After the year: how recoveries are paid back, and the books of a household.
//!
//! Takes: ledgers with their recoveries. Gives: the same with repayments, kept in little room.
//! Leaves to others: what is awarded and claimed back (`awards`).

mod ledgers;
pub(crate) mod repayment;

pub use ledgers::{Ledgers, LedgersIter};
