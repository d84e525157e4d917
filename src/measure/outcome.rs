//! What happens to a household that does nothing (standaarduitkomst), read from the dials.
//!
//! Takes: the dials of a variant. Gives: [`StandardOutcome`]. Source: domain §6.1, the question of the doenvermogentoets.
//! Leaves to others: the words (`report`).

use crate::delivery::Access;
use crate::delivery::Basis;
use crate::delivery::Consent;
use crate::delivery::Dials;
use crate::delivery::InYear;
use crate::delivery::TrueUp;
use crate::units::Cents;

/// What becomes of a change that is not reported, until the year is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreported {
    /// It comes from registers and counts so many months later.
    FromRegisters {
        /// Months.
        after_months: u8,
    },
    /// The agency adjusts the amount within the year where it sees wages.
    Adjusted,
    /// The amount stays as it is until the end of the year.
    Unchanged,
}

/// What is done afterwards about what was paid too much or too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Afterwards {
    /// Too much must be paid back, too little is supplemented.
    BothWays,
    /// Too much may be kept, too little is supplemented.
    OnlySupplement,
    /// Nothing.
    Nothing,
}

/// What happens to who does nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandardOutcome {
    /// Share of the entitled households that get all that they are entitled to without applying; where the facts tell who
    /// consents, of those who do.
    pub reached_share: f64,
    /// Whether the facts tell who consents.
    pub is_of_consenting: bool,
    /// A change that is not reported.
    pub unreported: Unreported,
    /// What follows.
    pub afterwards: Afterwards,
    /// Whether a small amount that was paid too much is left.
    pub keeps_small_excess: bool,
    /// Whether a small amount that was paid too little is left.
    pub leaves_small_shortfall: bool,
}

impl StandardOutcome {
    /// Under these dials.
    pub fn of(dials: &Dials) -> StandardOutcome {
        let settled = match dials.true_up {
            TrueUp::Symmetric => Afterwards::BothWays,
            TrueUp::OnlySupplement => Afterwards::OnlySupplement,
            TrueUp::None => Afterwards::Nothing,
        };
        let is_final = dials.basis == Basis::Month && dials.month.settlement.is_none();
        StandardOutcome {
            reached_share: match dials.access {
                Access::Application => 0.0,
                Access::Automatic { coverage } => match dials.reach.consent {
                    Consent::Share(share) => coverage * share,
                    Consent::Facts => coverage,
                },
            },
            is_of_consenting: dials.access != Access::Application && dials.reach.consent == Consent::Facts,
            unreported: match (dials.basis, dials.year.in_year) {
                (Basis::Month, _) => Unreported::FromRegisters { after_months: dials.lag_months },
                (Basis::Year, InYear::Automatic { .. }) => Unreported::Adjusted,
                (Basis::Year, InYear::None | InYear::Letter { .. }) => Unreported::Unchanged,
            },
            afterwards: if is_final { Afterwards::Nothing } else { settled },
            keeps_small_excess: dials.tolerance > Cents::ZERO || dials.year.tolerance_share > 0.0,
            leaves_small_shortfall: dials.year.supplement_tolerance > Cents::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_settlement_are_final_whatever_the_true_up_says() {
        let dials = Dials { lag_months: 2, true_up: TrueUp::Symmetric, ..Dials::neutral(Basis::Month) };
        let outcome = StandardOutcome::of(&dials);
        assert_eq!(outcome.afterwards, Afterwards::Nothing);
        assert_eq!(outcome.unreported, Unreported::FromRegisters { after_months: 2 });
    }

    #[test]
    fn a_small_amount_is_left_under_a_tolerance_only() {
        let strict = StandardOutcome::of(&Dials::neutral(Basis::Year));
        assert!(!strict.keeps_small_excess && !strict.leaves_small_shortfall);
        let mut dials = Dials { tolerance: Cents::from_euros(125), ..Dials::neutral(Basis::Year) };
        dials.year.supplement_tolerance = Cents::from_euros(15);
        let outcome = StandardOutcome::of(&dials);
        assert!(outcome.keeps_small_excess && outcome.leaves_small_shortfall);
        let mut share = Dials::neutral(Basis::Year);
        share.year.tolerance_share = 0.05;
        assert!(StandardOutcome::of(&share).keeps_small_excess);
    }

    #[test]
    fn who_does_not_apply_is_reached_where_data_and_consent_are_there() {
        let mut dials = Dials::neutral(Basis::Year);
        assert_eq!(StandardOutcome::of(&dials).reached_share, 0.0);
        dials.access = Access::Automatic { coverage: 0.8 };
        dials.reach.consent = Consent::Share(0.5);
        assert_eq!(StandardOutcome::of(&dials).reached_share, 0.4);
        dials.reach.consent = Consent::Facts;
        let outcome = StandardOutcome::of(&dials);
        assert_eq!((outcome.reached_share, outcome.is_of_consenting), (0.8, true));
    }
}
