//! One generated household, before it becomes rows of a table.
//!
//! Takes: nothing. Gives: the shape that composition, livelihood, year, housing and wealth fill in turn.
//! Leaves to others: every value.

pub(super) mod capacities;
pub(super) mod composition;
pub(super) mod housing;
pub(super) mod incomes;
pub(super) mod livelihood;
pub(super) mod net;
pub(super) mod own_home;
pub(super) mod wealth;

use crate::population::fit::cells::Cell;
use crate::population::fit::shocks::Level;
use crate::population::household::capacities::Capacities;
use crate::population::kinds::Role;
use crate::population::year::pay::Rhythm;
use crate::table::HouseholdId;
use crate::units::MONTHS;

/// How a person gets an income at the start of the year.
///
/// Unit: euros per year, gross.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Livelihood {
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

/// Who a person is, in whatever household: the one of 1 January (or of birth) and the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PersonKey {
    pub household: HouseholdId,
    pub order: u8,
}

/// Why a person is no longer in a household after the last month of presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Departure {
    Dies,
    /// To another country, with all of the household.
    Emigrates,
    /// To a household of his or her own.
    Leaves,
    /// The same, out of a marriage.
    Divorces,
}

impl Departure {
    /// Whether the person goes on in a household of his or her own.
    pub(crate) fn begins_household(self) -> bool {
        matches!(self, Departure::Leaves | Departure::Divorces)
    }

    /// Whether there is no income of the person after it.
    pub(crate) fn ends_income(self) -> bool {
        matches!(self, Departure::Dies | Departure::Emigrates)
    }
}

/// A person with twelve months of facts.
///
/// A person who moves is in two households, with the same months in both: `present` tells where he or she lives.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub key: PersonKey,
    pub role: Role,
    /// Days since 1970.
    pub birth_day: i32,
    /// Whole years on 1 January; −1 for a child born in the year.
    pub age: i32,
    /// First and last month (0–11) in this household.
    pub present: (u8, u8),
    pub departure: Option<Departure>,
    pub livelihood: Livelihood,
    pub level: Level,
    /// Whether social assistance tops the income up, in whatever household.
    pub assisted: bool,
    pub rhythm: Rhythm,
    /// Share of a full AOW.
    pub aow_share: f64,
    /// Unit: whole cents per month.
    pub months: Months,
    pub care: CareOfYear,
    /// Unit: whole cents per year.
    pub last_year: f64,
    /// Toetsingsinkomen of two years ago.
    ///
    /// Unit: whole cents per year.
    pub two_years_ago: f64,
    /// Income from the own home that the tax counts with this person, most often negative; the same in every year.
    ///
    /// Unit: whole cents per year.
    pub from_home: f64,
    /// Part of `last_year` that is profit.
    ///
    /// Unit: whole cents per year.
    pub profit_last_year: f64,
}

/// Twelve months of income.
///
/// Unit: whole cents per month.
#[derive(Debug, Clone, Default)]
pub(crate) struct Months {
    /// As paid.
    pub wage: [f64; MONTHS],
    /// The same wage in the month in which it was worked, a bonus in the months in which it was built up.
    pub worked: [f64; MONTHS],
    /// Whether there is a job or a business; a month without hours does not end a job.
    pub at_work: [bool; MONTHS],
    pub holiday: [f64; MONTHS],
    pub benefit: [f64; MONTHS],
    pub aow: [f64; MONTHS],
    pub pension: [f64; MONTHS],
    pub profit: [f64; MONTHS],
}

/// Care of a child in a month; nothing where the kind is 0.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Care {
    /// Position in `CARE_KINDS`.
    pub kind: usize,
    /// Unit: hours per month.
    pub hours: f64,
    /// Unit: whole cents per hour.
    pub price: f64,
}

/// Care of a child in the year: another one after the fourth birthday, and another one when the family changes its days.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CareOfYear {
    pub from: u8,
    pub school: u8,
    pub change: u8,
    /// On the days of January, then on those after the change; before school and at school.
    pub care: [[Care; 2]; 2],
}

impl CareOfYear {
    /// The care of a month (0–11).
    pub(crate) fn month(&self, month: usize) -> Care {
        if month < usize::from(self.from) {
            return Care::default();
        }
        let since = |first: u8| usize::from(month >= usize::from(first));
        self.care[since(self.change)][since(self.school)]
    }
}

/// A household with its persons; the first is the applicant.
#[derive(Debug, Clone)]
pub(crate) struct Household {
    pub cell: Cell,
    pub persons: Vec<Person>,
    pub dwelling: Dwelling,
    /// Tenth of all households by total wealth, 0–9.
    pub wealth_group: usize,
    /// Wealth without the own home, less debts.
    ///
    /// Unit: whole cents.
    pub wealth: f64,
    pub home: OwnHome,
    /// Income from the own home and from wealth as the statistics count it: rental value less interest, the gain in
    /// tax, returns.
    ///
    /// Unit: whole cents per year.
    pub from_wealth: f64,
    /// What the home takes off the tax of the year, which the rules count; below nil where it adds to it.
    ///
    /// Unit: whole cents per year.
    pub tax_gain: f64,
    pub capacities: Capacities,
}

/// The own home of a household; all nil for tenants.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct OwnHome {
    /// As taxed: the WOZ value.
    ///
    /// Unit: whole cents.
    pub value: f64,
    /// Unit: whole cents.
    pub mortgage: f64,
    /// Interest that can be deducted.
    ///
    /// Unit: whole cents per year.
    pub interest: f64,
}

/// Who owns the dwelling and what it costs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dwelling {
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
    pub(crate) fn owned() -> Dwelling {
        Dwelling { tenure: 0, rents: [0.0; MONTHS], service: 0.0, self_contained: true }
    }

    /// Rent of a month (0–11), in whole cents.
    pub(crate) fn rent(&self, month: usize) -> f64 {
        self.rents[month]
    }
}

impl Person {
    /// A person who is there all year and has no income yet.
    pub(crate) fn new(key: PersonKey, role: Role, age: i32, birth_day: i32) -> Person {
        Person {
            key,
            role,
            birth_day,
            age,
            present: (0, (MONTHS - 1) as u8),
            departure: None,
            livelihood: Livelihood::Nothing,
            level: Level::default(),
            assisted: false,
            rhythm: Rhythm::Monthly,
            aow_share: 1.0,
            months: Months::default(),
            care: CareOfYear::default(),
            last_year: 0.0,
            two_years_ago: 0.0,
            from_home: 0.0,
            profit_last_year: 0.0,
        }
    }

    /// Whether the person is in the household in a month.
    pub(crate) fn is_present(&self, month: usize) -> bool {
        (usize::from(self.present.0)..=usize::from(self.present.1)).contains(&month)
    }

    /// Position in `DEPARTURES`: why the person is not here after the last month, if so. Who is in another household
    /// afterwards without a reason of its own moved in with somebody.
    pub(crate) fn reason_gone(&self) -> f64 {
        let position: u8 = match self.departure {
            Some(Departure::Dies) => 1,
            Some(Departure::Leaves | Departure::Divorces) => 2,
            Some(Departure::Emigrates) => 3,
            None if usize::from(self.present.1) + 1 < MONTHS => 2,
            None => 0,
        };
        f64::from(position)
    }

    /// Position in `ENTREPRENEURSHIP`: whether the person works in a business of his or her own in a month (0–11).
    pub(crate) fn runs_business(&self, month: usize) -> f64 {
        let has_business = matches!(self.livelihood, Livelihood::Profit(_)) && self.months.at_work[month];
        if has_business { 1.0 } else { 2.0 }
    }

    /// Childcare of a month (0–11) in this household; where the child lives, care is paid.
    pub(crate) fn care_here(&self, month: usize) -> Care {
        if self.is_present(month) { self.care.month(month) } else { Care::default() }
    }

    /// All income of the months in this household, in whole cents.
    pub(crate) fn income_here(&self) -> f64 {
        (0..MONTHS).filter(|month| self.is_present(*month)).map(|month| self.months.total(month)).sum()
    }
}

impl Months {
    /// All income of one month, in whole cents.
    pub(crate) fn total(&self, month: usize) -> f64 {
        let series = [&self.wage, &self.holiday, &self.benefit, &self.aow, &self.pension, &self.profit];
        series.iter().map(|series| series[month]).sum()
    }

    /// Wages and profit of the year, in whole cents.
    pub(crate) fn earned(&self) -> f64 {
        [&self.wage, &self.holiday, &self.profit].iter().flat_map(|series| series.iter()).sum()
    }

    /// All income of the year, in whole cents.
    pub(crate) fn year(&self) -> f64 {
        (0..MONTHS).map(|month| self.total(month)).sum()
    }
}

impl Household {
    /// The partner, also one who is there for a part of the year.
    pub(crate) fn partner(&self) -> Option<&Person> {
        self.persons.iter().find(|person| person.role == Role::Partner)
    }

    /// Whether anyone lives here in a month (0–11).
    pub(crate) fn exists(&self, month: usize) -> bool {
        self.persons.iter().any(|person| person.is_present(month))
    }

    /// Number of months in which anyone lives here.
    pub(crate) fn n_months(&self) -> usize {
        (0..MONTHS).filter(|month| self.exists(*month)).count()
    }

    /// Interest of the months in which anyone lives here, in whole cents.
    pub(crate) fn interest_paid(&self) -> f64 {
        (self.home.interest * self.n_months() as f64 / MONTHS as f64).floor()
    }

    /// By month, whether applicant and partner live together.
    pub(crate) fn couple(&self) -> [bool; MONTHS] {
        let Some(partner) = self.partner() else { return [false; MONTHS] };
        std::array::from_fn(|month| partner.is_present(month) && self.persons[0].is_present(month))
    }
}

/// Euros as whole cents.
pub(crate) fn cents(euros: f64) -> f64 {
    (euros * 100.0).round()
}
