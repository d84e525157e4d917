//! What happens to a household in the months of a year.
//!
//! Takes: a household of 1 January. Gives: its months: work and pay, the change since years before, moves and childcare.
//! Leaves to others: who is in the household and what they live on as the year begins (`household`).

pub(super) mod changes;
pub(super) mod childcare;
#[cfg(test)]
mod events_tests;
pub(super) mod months;
pub(super) mod moves;
#[cfg(test)]
mod moves_tests;
pub(super) mod pay;
pub(super) mod work;
