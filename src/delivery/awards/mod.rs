//! Awards in the two bases: by the year with advances and a definitive award, or by the month.
//!
//! Takes: what is known from month to month, the right on true facts. Gives: the ledger of a household that uses a scheme.
//! Leaves to others: what is known when (`knowledge`), who claims (`take_up`).

pub(crate) mod month;
pub(crate) mod year;

pub use month::{MonthRights, deliver_month};
pub use year::{Award, SettlementParameters, deliver_year};
