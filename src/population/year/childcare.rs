//! Childcare: which children go, how many hours, at what price.
//!
//! Takes: a household whose persons have a livelihood. Gives: kind, hours and price per child and month.
//! Leaves to others: what the toeslag pays. Care is drawn for children of parents who all work as the year begins;
//! what the service pays to others (training, integration) is not modelled, nor care without toeslag.

use crate::population::draws::Purpose;
use crate::population::draws::Stream;
use crate::population::draws::Streams;
use crate::population::draws::position;
use crate::population::fit::cells::DECILES;
use crate::population::household::Care;
use crate::population::household::CareOfYear;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::cents;
use crate::population::kinds::CARE_KINDS;
use crate::population::kinds::Role;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use crate::units::date_of_days;

const CARE: Purpose = Purpose::named("population.childcare");
const CHANGE: Purpose = Purpose::named("population.childcare.change");
/// Age at which a child may go to primary school, and leaves day care.
const SCHOOL: i32 = 4;
/// First age without care.
const TOO_OLD: i32 = 12;

/// Days a week of the children of a family, and from which month others.
#[derive(Debug, Clone, Copy)]
struct Days {
    /// Place among families by days, 0 to 1: many or few, whatever the kind of care.
    rank: f64,
    /// First month (1–11) of other days; [`MONTHS`] for none.
    change: u8,
    /// Days more or less from then on.
    step: i32,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Childcare {
    /// Chance by age group (0, 1–3, 4–7, 8–11) of each kind, for children of working parents in the middle group.
    use_by_age: Vec<Vec<f64>>,
    income: (f64, f64),
    days: Vec<Vec<f64>>,
    /// Mean hours per month of a day a week, by kind; gastouderopvang apart below school age.
    hours_per_day: [f64; 4],
    price: Vec<f64>,
    price_spread: f64,
    first_month: f64,
    /// Chance per year that a family goes for a day more or less.
    change: f64,
}

impl Childcare {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Childcare> {
        let kinds = &CARE_KINDS[1..];
        let use_by_age =
            look.grid("model.opvang_gebruik", &["0", "1_3", "4_7", "8_11"], kinds, Check::Percent, Shape::Free);
        let income = look.bounds("model.opvang_inkomen");
        let days =
            look.grid("model.opvang_dagen", &["1", "2", "3", "4", "5"], kinds, Check::Percent, Shape::ColumnsSumTo100);
        let rows = ["dagopvang", "buitenschoolse_opvang", "gastouderopvang_0_3", "gastouderopvang_4_11"];
        let hours = look.column("szw.opvang.2022", &rows, "uren_per_maand", Check::Positive);
        let price = look.column("model.opvangtarief", kinds, "euro_per_uur", Check::Positive);
        let price_spread = look.share("model.opvangtarief_spreiding");
        let first_month = look.number("model.opvang_vanaf_maand", Check::NotNegative);
        let change = look.share("model.opvang_wijziging");
        let (days, hours) = (days?, hours?);
        let mean_days = |kind: usize| {
            days.iter().enumerate().map(|(row, shares)| (row + 1) as f64 * shares[kind] / 100.0).sum::<f64>()
        };
        Some(Childcare {
            use_by_age: use_by_age?.iter().map(|row| row.iter().map(|percent| percent / 100.0).collect()).collect(),
            income: income?,
            hours_per_day: std::array::from_fn(|row| hours[row] / mean_days(row.min(kinds.len() - 1))),
            days: (0..kinds.len()).map(|kind| days.iter().map(|row| row[kind] / 100.0).collect()).collect(),
            price: price?,
            price_spread: price_spread?,
            first_month: first_month?,
            change: change?,
        })
    }

    /// Draws the care of every child.
    pub(crate) fn draw(&self, household: &mut Household, streams: Streams, id: HouseholdId) {
        let works = |person: &Person| matches!(person.livelihood, Livelihood::Wage(_) | Livelihood::Profit(_));
        let parents = || {
            let here = household.persons.iter().filter(|person| person.present.0 == 0);
            here.filter(|person| matches!(person.role, Role::Applicant | Role::Partner))
        };
        let is_young = |person: &Person| person.role == Role::Child && person.age < TOO_OLD;
        if !household.persons.iter().any(is_young) || !parents().all(works) {
            return;
        }
        let (low, high) = self.income;
        let factor = low + (high - low) * household.cell.decile as f64 / (DECILES - 1) as f64;
        let mut stream = streams.open(CARE, id);
        // Children of one family go together, or none goes; and on as many days.
        let (wish, rank) = (stream.uniform(), stream.uniform());
        let mut changes = streams.open(CHANGE, id);
        let (changed, month, side) = (changes.uniform(), changes.uniform(), changes.uniform());
        let days = Days {
            rank,
            change: if changed < self.change { 1 + (month * (MONTHS - 1) as f64) as u8 } else { MONTHS as u8 },
            step: if side < 0.5 { -1 } else { 1 },
        };
        for person in household.persons.iter_mut().filter(|person| is_young(person)) {
            person.care = self.of_child(person, factor, wish, days, &mut stream);
        }
    }

    fn of_child(&self, child: &Person, factor: f64, wish: f64, days: Days, stream: &mut Stream) -> CareOfYear {
        // A day that is no date has no month; nobody is born on one.
        let birth_month = date_of_days(child.birth_day).map_or(0, |date| date.month() as u8 - 1);
        let from = if child.age < 0 { f64::from(birth_month) + self.first_month } else { 0.0 };
        let price = 1.0 + self.price_spread * stream.normal().clamp(-2.0, 2.0);
        let care = |age: i32, step: i32| self.care(age, factor, wish, (days.rank, step), price);
        let age = child.age.max(0);
        CareOfYear {
            from: from.min(MONTHS as f64) as u8,
            // From the month after the birthday.
            school: if child.age + 1 == SCHOOL { (birth_month + 1).min(MONTHS as u8) } else { MONTHS as u8 },
            change: days.change,
            care: [0, days.step].map(|step| [age, age + 1].map(|age| care(age, step))),
        }
    }

    fn care(&self, age: i32, factor: f64, wish: f64, (rank, step): (f64, i32), price: f64) -> Care {
        let group = match age {
            ..1 => 0,
            1..4 => 1,
            4..8 => 2,
            8..TOO_OLD => 3,
            _ => return Care::default(),
        };
        let mut below = 0.0;
        for (kind, chance) in self.use_by_age[group].iter().enumerate() {
            below += chance * factor;
            if wish < below {
                let row = if kind + 1 == self.price.len() && age >= SCHOOL { kind + 1 } else { kind };
                let days = (1 + position(rank, &self.days[kind]) as i32 + step).clamp(1, self.days[kind].len() as i32);
                let hours = (f64::from(days) * self.hours_per_day[row]).round();
                return Care { kind: kind + 1, hours, price: cents(self.price[kind] * price) };
            }
        }
        Care::default()
    }
}
