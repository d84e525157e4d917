//! What happened between a household and the agency in a year, by month: what is counted later, never what it is worth.
//!
//! Takes: nothing; the steps of delivery write into it. Gives: [`EventLog`] per household, [`MonthSet`]s of events.
//! Leaves to others: decisions per scheme (`SchemeLedger`), what is counted from it and minutes or euros (`measure`).

use crate::delivery::columns::CARE;
use crate::delivery::columns::HOLIDAY_ALLOWANCE;
use crate::delivery::columns::INCOMES;
use crate::delivery::columns::RENTS;
use crate::units::Cents;
use crate::units::MONTHS;

/// Some months of a year, each at most once; month 0 is January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthSet(u16);

impl MonthSet {
    /// No month.
    pub const NONE: MonthSet = MonthSet(0);

    /// The months for which `holds`.
    pub fn of(holds: impl Fn(usize) -> bool) -> MonthSet {
        MonthSet((0..MONTHS).filter(|month| holds(*month)).fold(0, |set, month| set | 1 << month))
    }

    /// The months whose amount differs from that of the month before by more than a cent, which is rounding.
    pub fn changes(amounts: &[Cents; MONTHS]) -> MonthSet {
        MonthSet::of(|month| month > 0 && (amounts[month] - amounts[month - 1]).0.abs() > 1)
    }

    /// Adds a month; a month outside the year is left out.
    pub fn insert(&mut self, month: usize) {
        if month < MONTHS {
            self.0 |= 1 << month;
        }
    }

    /// Whether a month is in it.
    pub fn contains(self, month: usize) -> bool {
        month < MONTHS && self.0 & (1 << month) != 0
    }

    /// Number of months.
    pub fn len(self) -> u8 {
        self.0.count_ones() as u8
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The months of either.
    #[must_use]
    pub fn or(self, other: MonthSet) -> MonthSet {
        MonthSet(self.0 | other.0)
    }

    /// The months of both.
    #[must_use]
    pub fn and(self, other: MonthSet) -> MonthSet {
        MonthSet(self.0 & other.0)
    }

    /// Every month so much later; what falls after December stands at the start of the year, as in every year.
    #[must_use]
    pub fn later(self, months: usize) -> MonthSet {
        MonthSet::of(|month| self.contains((month + MONTHS - months % MONTHS) % MONTHS))
    }

    /// The months in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MONTHS).filter(move |month| self.contains(*month))
    }
}

/// What a household may have to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Income of a person.
    Income,
    /// Who lives there.
    Composition,
    /// Rent or service costs.
    Rent,
    /// Childcare: kind, hours or price.
    Care,
}

impl Subject {
    /// All, in the order of [`EventLog`].
    pub const ALL: [Subject; 4] = [Subject::Income, Subject::Composition, Subject::Rent, Subject::Care];
}

impl Subject {
    /// By subject, whether rules that use these facts ask for it; everybody is asked who lives there.
    pub fn asked(facts: &[String]) -> PerSubject<bool> {
        let has = |names: &[&str]| facts.iter().any(|fact| names.contains(&fact.as_str()));
        [has(&INCOMES) || has(&[HOLIDAY_ALLOWANCE]), true, has(&RENTS), has(&CARE)]
    }
}

/// One value per subject, in the order of [`Subject::ALL`].
pub type PerSubject<T> = [T; Subject::ALL.len()];

/// Months of events by subject.
pub type BySubject = PerSubject<MonthSet>;

/// What happened between one household and the agency that knows of it, all schemes together.
///
/// Events of a household that uses no scheme are in it too: who counts them looks at the ledgers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EventLog {
    /// Months in which a change begins that has to be reported: one that people would report (the thresholds of
    /// reporting) and that the agency does not learn of by itself.
    pub duties: BySubject,
    /// Months in which the household reports.
    pub reports: BySubject,
    /// Months in which the agency sees wages that differ from its estimate: a letter, or an adjustment to be made.
    pub signals: MonthSet,
    /// Months in which the agency writes that there may be a right (outreach), not to a request.
    pub invitations: MonthSet,
    /// Months in which the agency adjusts the estimate itself.
    pub adjustments: MonthSet,
    /// Month in which the household undoes that, for the rest of the year.
    pub undone: MonthSet,
    /// Month in which the household asks for the quick route after a fall of income.
    pub quick_route: MonthSet,
    /// Month in which the household objects to data from a source that are wrong.
    pub objections: MonthSet,
    /// Months in which someone comes or goes, or income falls for longer.
    pub life_events: MonthSet,
}

impl EventLog {
    /// Forgets reports of income, where the income of the year itself does not count.
    pub(crate) fn without_income(self) -> EventLog {
        let but_income = |mut sets: BySubject| {
            sets[Subject::Income as usize] = MonthSet::NONE;
            sets
        };
        EventLog {
            duties: but_income(self.duties),
            reports: but_income(self.reports),
            signals: MonthSet::NONE,
            adjustments: MonthSet::NONE,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_month_once_and_none_outside_the_year() {
        let mut set = MonthSet::NONE;
        for month in [3, 3, 11, 12, 99] {
            set.insert(month);
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), vec![3, 11]);
        assert_eq!((set.len(), set.contains(12)), (2, false));
    }

    #[test]
    fn what_falls_after_december_stands_at_the_start_of_the_year() {
        let set = MonthSet::of(|month| month == 4 || month == 11);
        assert_eq!(set.later(2).iter().collect::<Vec<_>>(), vec![1, 6]);
        assert_eq!(set.later(0), set);
        assert_eq!(set.later(12), set);
    }

    #[test]
    fn a_cent_of_rounding_is_no_change() {
        let mut amounts = [Cents(10_000); MONTHS];
        amounts[5] = Cents(10_001);
        amounts[8] = Cents(9_000);
        // September falls and October is back.
        assert_eq!(MonthSet::changes(&amounts).iter().collect::<Vec<_>>(), vec![8, 9]);
    }
}
