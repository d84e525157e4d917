//! A household delivered as if it used every scheme, before anybody asks whether it does.
//!
//! Takes: nothing. Gives: [`Delivered`]. Leaves to others: what stands in it (`deliver`), who uses what (`take_up`).

use crate::delivery::SettlementParameters;
use crate::delivery::VariantRecord;
use crate::units::Cents;
use crate::units::MONTHS;

/// A household in a variant when it uses every scheme, and what its first fall of income did.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// Ledgers at full take-up; `months_to_reflect_fall` is not filled yet.
    pub record: VariantRecord,
    /// The first fall of income, if any.
    pub income_drop: Option<IncomeDropEffect>,
    /// Where it may have to repay and there are personal plans: the mean month of protected income, and when a year is
    /// settled.
    pub protected: Option<(Cents, SettlementParameters)>,
}

/// The schemes with and without a fall of income.
#[derive(Debug, Clone)]
pub struct IncomeDropEffect {
    /// Month (1–11) of the fall.
    pub month: u8,
    /// Smallest rise of the right that counts. Unit: cents per year.
    pub smallest_rise: Cents,
    /// By scheme: right of the year on true facts minus the right without the fall.
    pub rises: Vec<Cents>,
    /// By scheme: what would have been paid without the fall.
    pub advances_without: Vec<[Cents; MONTHS]>,
}
