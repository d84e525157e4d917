//! From the income group of a cell to what each person earns at the start of the year.
//!
//! Takes: the cell and the persons. Gives: a livelihood in gross euros per year per person. The target is a
//! standardised disposable income drawn within the decile; a table of the file leads from there to gross income.
//! Leaves to others: the months (`year`), last year's income (`last_year`).

use crate::draws::Draws;
use crate::draws::Purpose;
use crate::draws::Seed;
use crate::population::axes;
use crate::population::fit::cells::Cell;
use crate::population::fit::cells::DECILES;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::cents;
use crate::population::household::incomes::Incomes;
use crate::population::household::net::gross_curve;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::table::HouseholdId;
use crate::units::ADULT;

const SPLIT: Purpose = Purpose::named("population.income_split");
const RESIDENT: Purpose = Purpose::named("population.resident_income");
const AOW_SHARE: Purpose = Purpose::named("population.aow_share");

impl Incomes {
    /// Gives every person a livelihood.
    pub(crate) fn assign(&self, household: &mut Household, pension_age: i32, seed: Seed, id: HouseholdId) {
        let residents_net = self.assign_residents(household, pension_age, &mut seed.draws(RESIDENT, id));
        let cell = household.cell;
        let place = seed.spread(axes::INCOME, id);
        let standardised = self.standardised.value((cell.decile as f64 + place) / DECILES as f64);
        let partner = household.persons.iter().position(|person| person.role == Role::Partner);
        let has_partner = partner.is_some();
        let is_minor = |p: &&Person| p.role == Role::Child && (0..ADULT).contains(&p.age);
        let minors = household.persons.iter().filter(is_minor).count();
        let adults = household.persons.iter().filter(|p| p.present.0 == 0 && p.age >= ADULT).count();
        let rows = &self.equivalence;
        let row = &rows[(adults.max(1) - 1).min(rows.len() - 1)];
        let whole = standardised * row[minors.min(row.len() - 1)];
        household.from_wealth = cents((whole * self.wealth_part(cell)).floor());
        let disposable = whole * (1.0 - self.wealth_part(cell));
        let disposable = (disposable - residents_net).max(self.parents_part * disposable);
        let old = household.persons[0].age >= pension_age;
        let curve = gross_curve(cell.source, old, minors, has_partner, cell.tenure);
        let gross = self.gross[curve].value(disposable).max(0.0);

        let mut split = seed.draws(SPLIT, id);
        let gross = self.take_aow(household, gross, pension_age, &mut seed.draws(AOW_SHARE, id));
        let applicant_old = household.persons[0].age >= pension_age;
        let applicant = match cell.source {
            MainSource::Employee => Livelihood::Wage(gross),
            MainSource::SelfEmployed => Livelihood::Profit(gross),
            MainSource::Disabled => Livelihood::Benefit(gross),
            MainSource::Pension => Livelihood::Pension(gross),
            MainSource::Assistance if applicant_old => Livelihood::Nothing,
            MainSource::Assistance if has_partner => Livelihood::Benefit(self.assistance.each_of_couple * 12.0),
            MainSource::Assistance => Livelihood::Benefit(self.assistance.single * 12.0),
            MainSource::Other => self.other(household.persons[0].age, gross, &mut split),
        };
        household.persons[0].livelihood = applicant;
        let Some(partner) = partner else { return };
        let partner_old = household.persons[partner].age >= pension_age;
        let (mean, spread) = self.partner_share;
        let share = (mean + spread * split.normal()).clamp(self.partner_bounds.0, self.partner_bounds.1);
        let (livelihood, part) = match cell.source {
            MainSource::Assistance => (Livelihood::Benefit(self.assistance.each_of_couple * 12.0), 0.0),
            _ if partner_old => {
                let part = if applicant_old { self.partner_pension_share } else { self.partner_benefit_share };
                (Livelihood::Pension(gross * part), part)
            }
            _ => match split.pick(&self.partner_sources[cell.source.index()]) {
                0 => (Livelihood::Wage(gross * share), share),
                1 => (Livelihood::Profit(gross * share), share),
                2 => (Livelihood::Benefit(gross * self.partner_benefit_share), self.partner_benefit_share),
                3 => (Livelihood::Unemployed(gross * self.partner_benefit_share), self.partner_benefit_share),
                4 => (Livelihood::Pension(gross * self.partner_pension_share), self.partner_pension_share),
                _ => (Livelihood::Nothing, 0.0),
            },
        };
        household.persons[partner].livelihood = livelihood;
        if cell.source != MainSource::Assistance {
            scale(&mut household.persons[0].livelihood, 1.0 - part);
        }
    }

    /// Part of disposable income that comes from the own home and from wealth, which no person earns.
    pub(crate) fn wealth_part(&self, cell: Cell) -> f64 {
        let row = &self.from_wealth[cell.source.index()];
        let tenure = if cell.tenure == Tenure::Owner { row[0] } else { row[1] };
        let top = if cell.decile + 1 == DECILES { row[2] } else { 0.0 };
        ((tenure + top) / 100.0).min(1.0)
    }

    /// Income from the own home and from wealth of a household of which only the other disposable income is known.
    ///
    /// Units: `earned` in euros per year; the answer in whole cents per year.
    pub(crate) fn wealth_beside(&self, cell: Cell, earned: f64) -> f64 {
        let part = self.wealth_part(cell);
        if part < 1.0 { cents((earned.max(0.0) * part / (1.0 - part)).floor()) } else { 0.0 }
    }

    /// Subtracts the AOW of applicant and partner from the gross income; what is left is pension or wage.
    fn take_aow(&self, household: &mut Household, gross: f64, pension_age: i32, stream: &mut Draws) -> f64 {
        let couple = household.persons.iter().any(|p| p.role == Role::Partner && p.present.0 == 0);
        let full = if couple {
            self.aow.each_of_couple + self.aow_holiday.each_of_couple
        } else {
            self.aow.single + self.aow_holiday.single
        } * 12.0;
        let partial =
            household.cell.tenure != Tenure::Owner && stream.happens(self.aow_partial[household.cell.decile.min(2)]);
        let mut left = gross;
        for person in &mut household.persons {
            if person.age < pension_age || !matches!(person.role, Role::Applicant | Role::Partner) {
                continue;
            }
            if partial {
                person.aow_share = stream.between(self.aow_partial_share.0, self.aow_partial_share.1);
            }
            if person.present.0 == 0 {
                left -= full * person.aow_share;
            }
        }
        left.max(0.0)
    }

    fn other(&self, age: i32, gross: f64, stream: &mut Draws) -> Livelihood {
        if f64::from(age) < self.student_below && stream.happens(self.students) {
            return Livelihood::Wage(stream.between(self.student_wage.0, self.student_wage.1));
        }
        let rest = (1.0 - self.unemployed_of_other - self.nothing_of_other).max(0.0);
        match stream.pick(&[self.unemployed_of_other, self.nothing_of_other, rest]) {
            0 => Livelihood::Unemployed(gross),
            1 => Livelihood::Nothing,
            _ => Livelihood::Benefit(gross),
        }
    }

    /// Incomes of adult children and housemates; gives their net income together.
    fn assign_residents(&self, household: &mut Household, pension_age: i32, stream: &mut Draws) -> f64 {
        let mut net = 0.0;
        for person in &mut household.persons {
            let resident = match person.age {
                age if !matches!(person.role, Role::Child | Role::Housemate) || age < ADULT => {
                    continue;
                }
                ..=20 => &self.residents[0],
                21..=24 => &self.residents[1],
                _ => &self.residents[2],
            };
            if person.age >= pension_age {
                continue;
            }
            let gross = stream.between(resident.wage.0, resident.wage.1);
            let nothing = (1.0 - resident.works - resident.benefit_share).max(0.0);
            person.livelihood = match stream.pick(&[resident.works, resident.benefit_share, nothing]) {
                0 => Livelihood::Wage(gross),
                1 => Livelihood::Benefit(resident.benefit),
                _ => Livelihood::Nothing,
            };
            net += self.resident_net * person.livelihood.yearly();
        }
        net
    }
}

impl Livelihood {
    /// Gross euros in a year without events.
    pub(crate) fn yearly(self) -> f64 {
        match self {
            Livelihood::Nothing => 0.0,
            Livelihood::Wage(euros)
            | Livelihood::Profit(euros)
            | Livelihood::Unemployed(euros)
            | Livelihood::Benefit(euros)
            | Livelihood::Pension(euros) => euros,
        }
    }
}

fn scale(livelihood: &mut Livelihood, factor: f64) {
    match livelihood {
        Livelihood::Nothing => {}
        Livelihood::Wage(euros)
        | Livelihood::Profit(euros)
        | Livelihood::Unemployed(euros)
        | Livelihood::Benefit(euros)
        | Livelihood::Pension(euros) => *euros *= factor,
    }
}
