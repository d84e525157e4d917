//! What the agency holds for true of one household from a month of payment on.
//!
//! Takes: nothing. Gives: [`KnownFacts`], and which of them are alike. Leaves to others: how it comes to know them
//! (`reporting`, `source_errors`), the table that is made of them (`year_knowledge`).

use crate::delivery::AwardReads;
use crate::delivery::knowledge::facts::CareOfYear;
use crate::delivery::knowledge::facts::Facts;
use crate::units::MONTHS;

/// What the agency holds for true from a month of payment on; persons in the order of the household.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KnownFacts {
    pub from_month: u8,
    pub assessed_income: Vec<f64>,
    pub present: Vec<[f64; MONTHS]>,
    pub rent: [f64; MONTHS],
    pub service_costs: [f64; MONTHS],
    /// Childcare of each person; empty where nobody has any.
    pub care: Vec<CareOfYear>,
    /// First month in which `assessed_income` counts, and what counts before; `None` when it counts all year.
    pub earlier: Option<(usize, Vec<f64>)>,
}

impl KnownFacts {
    /// Income of the person at a position in a month, as held for true.
    pub(crate) fn income_in(&self, position: usize, month: usize) -> f64 {
        match &self.earlier {
            Some((from, incomes)) if month < *from => incomes[position],
            _ => self.assessed_income[position],
        }
    }
}

impl KnownFacts {
    pub(crate) fn is_like_but_income(&self, other: &KnownFacts) -> bool {
        self.present == other.present
            && self.rent == other.rent
            && self.service_costs == other.service_costs
            && self.care == other.care
    }

    pub(crate) fn is_like(&self, other: &KnownFacts) -> bool {
        self.assessed_income == other.assessed_income && self.earlier == other.earlier && self.is_like_but_income(other)
    }

    /// Whether all is as it is, but for the income.
    pub(crate) fn is_true(&self, facts: &Facts<'_>, household: usize, reads: AwardReads) -> bool {
        let rent = || {
            self.rent == facts.rent.year_of(household) && self.service_costs == facts.service_costs.year_of(household)
        };
        let persons = facts.table.persons_of(household);
        (!reads.rent || rent())
            && (!reads.care || self.care == facts.care_of(household))
            && persons.zip(&self.present).all(|(person, known)| facts.present.year_of(person) == *known)
    }
}
