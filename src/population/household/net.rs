//! An approximation of what a household may spend, without any rule.
//!
//! Takes: a finished household. Gives: standardised disposable income of its year. The way from gross to disposable is
//! the same table that the generator read backwards, so what this shows is what events and rounding do to the target.
//! Leaves to others: rules, which give the amounts that a run reports.

use crate::population::household::Household;
use crate::population::household::Person;
use crate::population::household::incomes::GROSS_FORMS;
use crate::population::household::incomes::GROSS_TENURES;
use crate::population::household::incomes::Incomes;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::units::ADULT;
use crate::units::MONTHS;

impl Incomes {
    /// Standardised disposable income of the year.
    ///
    /// Unit: euros per year.
    pub(crate) fn standardised_of(&self, household: &Household) -> f64 {
        let cell = household.cell;
        let here = || household.persons.iter().filter(|person| person.present.0 == 0 && person.age >= 0);
        let is_main = |role: Role| matches!(role, Role::Applicant | Role::Partner);
        let minors = here().filter(|person| person.role == Role::Child && person.age < ADULT).count();
        let adults = here().filter(|person| person.age >= ADULT).count().max(1);
        let has_partner = here().any(|person| person.role == Role::Partner);
        // A household of part of the year counts as if it went on: so do the reports.
        let of_year = MONTHS as f64 / household.n_months().max(1) as f64;
        let main = here().filter(|person| is_main(person.role)).map(Person::income_here).sum::<f64>() * of_year / 100.0;
        let others =
            here().filter(|person| !is_main(person.role)).map(Person::income_here).sum::<f64>() * of_year / 100.0;
        // Who has AOW in January is taxed as such; the generator reads the same curve.
        let old = household.persons[0].months.aow[0] > 0.0;
        let curve = &self.net[gross_curve(cell.source, old, minors, has_partner, cell.tenure)];
        let disposable = curve.value(main) + self.resident_net * others + household.from_wealth / 100.0;
        let row = &self.equivalence[(adults - 1).min(self.equivalence.len() - 1)];
        disposable / row[minors.min(row.len() - 1)]
    }
}

/// Position of the curve between gross and disposable income.
pub(crate) fn gross_curve(source: MainSource, old: bool, minors: usize, has_partner: bool, tenure: Tenure) -> usize {
    let kind = match source {
        MainSource::Employee => 0,
        MainSource::SelfEmployed => 1,
        MainSource::Pension if old => 3,
        // An early pension is taxed like a benefit.
        MainSource::Disabled | MainSource::Pension | MainSource::Assistance | MainSource::Other => 2,
    };
    let form = minors.min(3) + if has_partner { 4 } else { 0 };
    (kind * GROSS_FORMS.len() + form) * GROSS_TENURES.len() + usize::from(tenure == Tenure::RentWith)
}
