//! One generated household, before it becomes rows of a table.
//!
//! Takes: nothing. Gives: the shape that composition, livelihood, year, housing and wealth fill in turn.
//! Leaves to others: every value.

use crate::population::cells::Cell;
use crate::population::childcare::CareOfYear;
use crate::population::kinds::Role;
use crate::population::pay::Rhythm;
use crate::units::MONTHS;

/// How a person gets an income at the start of the year.
///
/// Unit: euros per year, gross.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Livelihood {
    /// No income of their own.
    Nothing,
    /// Wage, holiday allowance included.
    Wage(f64),
    /// Profit.
    Profit(f64),
    /// WW.
    Unemployed(f64),
    /// Another benefit that goes on all year.
    Benefit(f64),
    /// Occupational pension, apart from AOW.
    Pension(f64),
}

/// A person with twelve months of facts.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub role: Role,
    /// Days since 1970.
    pub birth_day: i32,
    /// Whole years on 1 January; −1 for a child born in the year.
    pub age: i32,
    /// First and last month (0–11) in the household.
    pub present: (u8, u8),
    pub livelihood: Livelihood,
    pub rhythm: Rhythm,
    /// Share of a full AOW.
    pub aow_share: f64,
    /// Unit: whole cents per month.
    pub months: Months,
    pub care: CareOfYear,
    /// Unit: whole cents per year.
    pub last_year: f64,
}

/// Twelve months of income.
///
/// Unit: whole cents per month.
#[derive(Debug, Clone, Default)]
pub(super) struct Months {
    pub wage: [f64; MONTHS],
    pub holiday: [f64; MONTHS],
    pub benefit: [f64; MONTHS],
    pub aow: [f64; MONTHS],
    pub pension: [f64; MONTHS],
    pub profit: [f64; MONTHS],
}

/// A household with its persons; the first is the applicant.
#[derive(Debug, Clone)]
pub(super) struct Household {
    pub cell: Cell,
    pub persons: Vec<Person>,
    pub dwelling: Dwelling,
    /// Unit: whole cents.
    pub wealth: f64,
    /// Income from the own home and from wealth as the statistics count it: rental value less interest, returns.
    ///
    /// Unit: whole cents per year.
    pub from_wealth: f64,
    pub low_ability: bool,
    pub low_digital: bool,
    pub helped: bool,
}

/// Who owns the dwelling and what it costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dwelling {
    /// Position in `TENURES`.
    pub tenure: usize,
    /// Unit: whole cents per month.
    pub rents: [f64; MONTHS],
    /// Unit: whole cents per month.
    pub service: f64,
    /// Whether it has its own front door, kitchen and toilet; a room has not.
    pub self_contained: bool,
}

impl Dwelling {
    /// A home of one's own: no rent.
    pub fn owned() -> Dwelling {
        Dwelling { tenure: 0, rents: [0.0; MONTHS], service: 0.0, self_contained: true }
    }

    /// Rent of a month (0–11), in whole cents.
    pub fn rent(&self, month: usize) -> f64 {
        self.rents[month]
    }
}

impl Person {
    /// A person who is there all year and has no income yet.
    pub fn new(role: Role, age: i32, birth_day: i32) -> Person {
        Person {
            role,
            birth_day,
            age,
            present: (0, (MONTHS - 1) as u8),
            livelihood: Livelihood::Nothing,
            rhythm: Rhythm::Monthly,
            aow_share: 1.0,
            months: Months::default(),
            care: CareOfYear::default(),
            last_year: 0.0,
        }
    }

    /// Whether the person is in the household in a month.
    pub fn is_present(&self, month: usize) -> bool {
        (usize::from(self.present.0)..=usize::from(self.present.1)).contains(&month)
    }
}

impl Months {
    /// All income of one month, in whole cents.
    pub fn total(&self, month: usize) -> f64 {
        let series = [&self.wage, &self.holiday, &self.benefit, &self.aow, &self.pension, &self.profit];
        series.iter().map(|series| series[month]).sum()
    }

    /// All income of the year, in whole cents.
    pub fn year(&self) -> f64 {
        (0..MONTHS).map(|month| self.total(month)).sum()
    }
}

impl Household {
    /// The partner, also one who is there for a part of the year.
    pub fn partner(&self) -> Option<&Person> {
        self.persons.iter().find(|person| person.role == Role::Partner)
    }
}

/// Euros as whole cents.
pub(super) fn cents(euros: f64) -> f64 {
    (euros * 100.0).round()
}
