//! The dials of delivery: how a right becomes money.

/// On which period's facts an award rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The calendar year: an estimate first, the facts afterwards.
    Year,
    /// A single month, `lag_months` before the month of payment; no settlement afterwards.
    Month,
}

/// What is done when the definitive award differs from what was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrueUp {
    /// Nothing: what was paid is final.
    None,
    /// Both directions.
    Symmetric,
    /// Only in the household's favour.
    OnlySupplement,
}

/// How a household gets at its right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    /// It must apply.
    Application,
    /// Awarded by the agency to `coverage` of the entitled; the others must apply.
    Automatic {
        /// Share of the entitled for whom data are complete and matched, 0–1.
        coverage: f64,
    },
}

/// All dials of one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Dials {
    /// Year or month.
    pub basis: Basis,
    /// Months between the facts and the payment that reflects them (month basis), or between a report and the
    /// changed advance (year basis).
    pub lag_months: u8,
    /// Settlement.
    pub true_up: TrueUp,
    /// Recoveries up to this amount per scheme are dropped at the definitive award.
    pub tolerance: crate::units::Cents,
    /// Share of the estimated right that is paid in advance.
    pub advance_factor: f64,
    /// Months over which a recovery is paid back.
    pub recovery_months: u16,
    /// Access.
    pub access: Access,
}
