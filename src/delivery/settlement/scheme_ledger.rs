//! The books of one household and one scheme over a year of award.
//!
//! Takes: nothing. Gives: [`SchemeLedger`] with its invariant. Leaves to others: what is booked (`awards`, `books`).

use crate::delivery::MonthSet;
use crate::units::{Cents, MONTHS};

/// What happened with one scheme for one household in one variant, over the year of award `t`.
///
/// Invariant (tested for every household of a run):
/// `paid() + paid_later + supplement − recovery_paid − written_off − balance − waived = due`, where `due` is what the
/// household is entitled to and has claimed (or was awarded automatically).
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeLedger {
    /// Right by law for the year as granted, whether or not claimed.
    pub entitlement: Cents,
    /// Right of the claimant: `entitlement` where claimed, zero otherwise.
    pub due: Cents,
    /// Whether it is used: claimed or awarded automatically.
    pub used: bool,
    /// Paid in each month of year t.
    pub advances: [Cents; MONTHS],
    /// Paid after the definitive award.
    pub supplement: Cents,
    /// Claimed back, in the year or after the definitive award, and not waived: what is decided.
    pub recovery: Cents,
    /// Part of `recovery` that has been paid back at the end of the horizon (year t+3).
    pub recovery_paid: Cents,
    /// Part of `recovery` still owed at the end of the horizon.
    pub balance: Cents,
    /// Part of `recovery` that is not collected any further: what a personal plan left when it ended.
    pub written_off: Cents,
    /// Paid beyond the right and not claimed back, less what was paid too little and does not follow: small amounts
    /// below the threshold, all that a variant never settles. Negative where more is missing than was paid too much.
    pub waived: Cents,
    /// The part of `waived` that was paid too little and does not follow, never below zero. Where months are final it is
    /// added up month by month, else over the year.
    pub underpaid: Cents,
    /// Cash by calendar year t, t+1, t+2, t+3: payments minus repayments received.
    pub cash: [Cents; 4],
    /// Decisions sent: first award, changes within the year, definitive award.
    pub decisions: u16,
    /// Months of payment from which a changed award counts: the decisions between the first and the definitive one.
    pub changed: MonthSet,
    /// Whether a definitive decision follows after the year.
    pub is_settled: bool,
    /// Whether the household applied for it, or would have to: it was not awarded by the agency itself.
    pub by_application: bool,
    /// Hand-overs between counters that a new application had made when it was lost; zero where none was.
    pub lost_after: u8,
    /// Calendar months in which a person at the agency compares a month with the facts.
    pub reviewed: MonthSet,
    /// Times the payable amount changed during the year.
    pub amount_changes: u16,
    /// Paid in year t+1 for months of year t, because money comes later than the month that it is for.
    pub paid_later: Cents,
    /// Interest received on a supplement, or paid on a recovery where it is below zero; apart from the right.
    pub interest: Cents,
    /// Whether it was awarded without an application to a household that has no right at all.
    pub is_wrongful: bool,
    /// Months of the year in which the agency held a wrong income from a source, the same for all schemes of a
    /// household; 12 where nobody noticed.
    pub wrong_source_months: u8,
}

impl Default for SchemeLedger {
    fn default() -> SchemeLedger {
        SchemeLedger::NOTHING
    }
}

impl SchemeLedger {
    /// The ledger of a scheme to which there is no right and of which nothing is paid.
    pub const NOTHING: SchemeLedger = SchemeLedger {
        entitlement: Cents::ZERO,
        due: Cents::ZERO,
        used: false,
        advances: [Cents::ZERO; MONTHS],
        supplement: Cents::ZERO,
        recovery: Cents::ZERO,
        recovery_paid: Cents::ZERO,
        balance: Cents::ZERO,
        written_off: Cents::ZERO,
        waived: Cents::ZERO,
        underpaid: Cents::ZERO,
        cash: [Cents::ZERO; 4],
        decisions: 0,
        changed: MonthSet::NONE,
        is_settled: false,
        by_application: false,
        lost_after: 0,
        reviewed: MonthSet::NONE,
        amount_changes: 0,
        paid_later: Cents::ZERO,
        interest: Cents::ZERO,
        is_wrongful: false,
        wrong_source_months: 0,
    };

    /// Sum of the advances.
    pub fn paid(&self) -> Cents {
        self.advances.iter().sum()
    }

    /// What the household keeps over the year: its right, with what was paid too much and is not claimed back, and
    /// without what was paid too little and does not follow.
    pub fn kept(&self) -> Cents {
        self.due + self.waived
    }

    /// Paid too much and not claimed back, never below zero.
    pub fn overpaid(&self) -> Cents {
        self.waived + self.underpaid
    }

    /// Part of `recovery` that has not been paid back on 31 December of the year after, in a plan that runs longer.
    pub fn owed_after_a_year(&self) -> Cents {
        let repaid = self.paid_later + self.supplement + self.interest - self.cash[1];
        (self.recovery - repaid).at_least_zero()
    }

    /// The first award, its changes and the definitive decision.
    pub(crate) fn count_decisions(&self) -> u16 {
        1 + u16::from(self.changed.len()) + u16::from(self.is_settled)
    }

    /// Cents by which the invariant fails; zero when the books are in order.
    pub fn imbalance(&self) -> Cents {
        let came_back = self.recovery_paid + self.written_off + self.balance + self.waived;
        self.paid() + self.paid_later + self.supplement - came_back - self.due
    }
}
