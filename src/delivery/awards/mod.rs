//! Awards in the two bases: by the year with advances and a definitive award, or by the month.
//!
//! Takes: facts of a block, what is known of them from month to month, the right on true facts. Gives: the ledgers of
//! households that use every scheme. Leaves to others: what is known when (`knowledge`), who claims (`take_up`).

mod basis;
mod month;
mod year;

pub(crate) use basis::{AwardBasis, KnownWhenPaid, Paid};
pub use month::{MonthRights, deliver_month};
pub use year::{Award, deliver_year};

use crate::delivery::Basis;

/// The basis that a dial names: the one place that tells the two apart.
pub(crate) fn basis_of(basis: Basis) -> &'static dyn AwardBasis {
    match basis {
        Basis::Year => &year::YearBasis,
        Basis::Month => &month::MonthBasis,
    }
}
