//! What makes margins come out as published: joint cells, the incomes that households start with, and their change.
//!
//! Takes: published margins and distributions. Gives: fitted shares and curves. Leaves to others: drawing a household
//! from them (`household`, `year`).

pub(super) mod cells;
pub(super) mod curve;
pub(super) mod outcome;
pub(super) mod shocks;
