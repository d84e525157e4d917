//! Twelve months of the persons of a household: work, retirement, AOW, social assistance, and income of years before.
//!
//! Takes: persons with a livelihood at the start of the year. Gives: whole cents per month, for twelve months whatever
//! the household, and the toetsingsinkomen of last year and the year before. Leaves to others: wages and jobs
//! (`work`), where persons go (`moves`), who knows of it and when (`delivery`).
//!
//! The change since last year has the published spread (`changes`), events of the year included (`shocks`). The change
//! before that is drawn from the same spread on its own: that two changes in a row do not lean on each other is an
//! assumption.

use crate::population::draws::Purpose;
use crate::population::draws::Stream;
use crate::population::draws::Streams;
use crate::population::fit::shocks::Growth;
use crate::population::fit::shocks::Level;
use crate::population::fit::shocks::Trial;
use crate::population::household::Departure;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::cents;
use crate::population::household::incomes::Incomes;
use crate::population::household::incomes::SingleOrCouple;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::year::changes::Changes;
use crate::population::year::changes::SELF_EMPLOYED;
use crate::population::year::changes::class_of;
use crate::population::year::changes::class_of_own;
use crate::population::year::pay::MAY;
use crate::population::year::pay::Pay;
use crate::population::year::work::WorkingLife;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use crate::units::days_of_date;

const WORK_APPLICANT: Purpose = Purpose::named("population.work.applicant");
const WORK_PARTNER: Purpose = Purpose::named("population.work.partner");
const WORK_RESIDENT: Purpose = Purpose::named("population.work.resident");
const PAY: Purpose = Purpose::named("population.pay");
const LAST_YEAR: Purpose = Purpose::named("population.last_year");
const TWO_YEARS_AGO: Purpose = Purpose::named("population.two_years_ago");

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Year {
    work: WorkingLife,
    pay: Pay,
    retirement: (f64, f64),
    pub(crate) changes: Changes,
    /// To this year, and to last year.
    growth: [Growth; 2],
}

/// What fixes the dates of a year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates {
    pub year: i16,
    pub pension_age: i32,
}

impl Year {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Year> {
        let work = WorkingLife::read(look);
        let pay = Pay::read(look);
        let retirement = look.bounds("model.pensionering");
        let changes = Changes::read(look);
        let prices = look.number("model.prijsgroei_2026", Check::Any);
        let prices_before = look.number("model.prijsgroei_2025", Check::Any);
        let indexation = look.number("model.indexatie_uitkering", Check::Any);
        let indexation_before = look.number("model.indexatie_uitkering_2025", Check::Any);
        let factor = |percent: f64| 1.0 + percent / 100.0;
        Some(Year {
            work: work?,
            pay: pay?,
            retirement: retirement.map(|(low, high)| (low / 100.0, high / 100.0))?,
            changes: changes?,
            growth: [
                Growth { prices: factor(prices?), indexation: factor(indexation?) },
                Growth { prices: factor(prices_before?), indexation: factor(indexation_before?) },
            ],
        })
    }

    /// Fills the months and the income of the years before of every person, as if nobody moved out or in.
    pub(crate) fn run(
        &self,
        household: &mut Household,
        incomes: &Incomes,
        dates: Dates,
        streams: Streams,
        id: HouseholdId,
    ) {
        let couple = household.couple();
        let mut pay = streams.open(PAY, id);
        let mut resident = streams.open(WORK_RESIDENT, id);
        // The published spread is of household income: applicant and partner share their luck, others have their own.
        let mut luck = [LAST_YEAR, TWO_YEARS_AGO].map(|purpose| streams.open(purpose, id));
        let shared = luck.each_mut().map(Stream::uniform);
        let decile = household.cell.decile;
        let assistance = household.cell.source == MainSource::Assistance;
        let class = class_of(household.cell.source);
        let band = household.cell.age;
        for person in &mut household.persons {
            person.assisted = assistance && is_adult(person);
            if person.age < 0 || (person.livelihood == Livelihood::Nothing && person.age < 18) {
                continue;
            }
            // The first month that begins at or after the birthday on which AOW starts.
            let pension_month = pension_month(person, dates);
            let payments = self.pay.draw(dates.year, &mut pay);
            person.rhythm = payments.rhythm;
            let retires = pension_month.is_some_and(|month| month > 0);
            match person.role {
                Role::Applicant | Role::Partner => {
                    let partner = person.role == Role::Partner;
                    let mut stream = streams.open(if partner { WORK_PARTNER } else { WORK_APPLICANT }, id);
                    self.work.run(person, decile, pension_month, !assistance, payments, &mut stream);
                    if retires {
                        self.retire(person, pension_month, &mut stream);
                    }
                    self.aow(person, incomes, pension_month, &couple);
                }
                Role::Child | Role::Housemate => {
                    self.work.run(person, decile, pension_month, true, payments, &mut resident);
                    self.aow(person, incomes, pension_month, &[false; MONTHS]);
                }
            }
            let (class, band, luck) = match person.role {
                Role::Applicant | Role::Partner => (class, band, shared),
                Role::Child | Role::Housemate => {
                    (class_of_own(person.livelihood), AgeBand::of(person.age), luck.each_mut().map(Stream::uniform))
                }
            };
            let [rank, rank_before] = luck;
            let whose = Level { class, band, rank, ..Level::default() };
            person.level = Year::level(person, whose, incomes, pension_month, couple[0]);
            self.years_before(person, rank_before);
        }
        self.settle(household, incomes, dates);
    }

    /// Social assistance of the persons of a household in the months in which they live in it.
    pub(crate) fn settle(&self, household: &mut Household, incomes: &Incomes, dates: Dates) {
        for person in household.persons.iter_mut().filter(|p| p.departure.is_some_and(Departure::ends_income)) {
            silence(person);
        }
        if household.persons.iter().any(|person| person.assisted) {
            assist(household, &incomes.assistance, dates);
        }
        top_up(household, &incomes.assistance_pension_age, dates.pension_age);
    }

    fn retire(&self, person: &mut Person, pension: Option<usize>, stream: &mut Stream) {
        let Some(from) = pension else { return };
        let (low, high) = self.retirement;
        let share = stream.between(low, high);
        let yearly = match person.livelihood {
            // An early pensioner keeps the part that AOW does not replace.
            Livelihood::Pension(euros) => euros * high,
            other => other.yearly() * share,
        };
        person.months.pension[from..].fill(cents(yearly / 12.0));
    }

    /// AOW from the month after the birthday; the holiday payment built up in twelve months comes in May.
    fn aow(&self, person: &mut Person, incomes: &Incomes, pension: Option<usize>, couple: &[bool; MONTHS]) {
        let Some(from) = pension else { return };
        for (month, couple) in couple.iter().copied().enumerate().skip(from) {
            let amount = incomes.aow.for_one(couple);
            let holiday = if month == MAY {
                // Built up since June, or since the start of AOW.
                let months = if from == 0 { 12.0 } else { (month - from + 1) as f64 };
                incomes.aow_holiday.for_one(couple) * months
            } else {
                0.0
            };
            person.months.aow[month] = cents((amount + holiday) * person.aow_share);
        }
    }

    /// What a person has in a year like January.
    ///
    /// The published change is by main source of the household and age of its main earner, so `whose` is that of the
    /// household for applicant and partner, except for who has a business: profit swings in whatever household.
    fn level(person: &Person, whose: Level, incomes: &Incomes, pension: Option<usize>, couple: bool) -> Level {
        let class = if matches!(person.livelihood, Livelihood::Profit(_)) { SELF_EMPLOYED } else { whose.class };
        let full = if pension == Some(0) {
            12.0 * (incomes.aow.for_one(couple) + incomes.aow_holiday.for_one(couple))
        } else {
            0.0
        };
        Level { class, yearly: person.livelihood.yearly(), aow: full * person.aow_share, ..whose }
    }

    fn years_before(&self, person: &mut Person, rank_before: f64) {
        let last = person.level.before(self.changes.beside_events(&person.level), self.growth[0]);
        // No months of last year are made, so all of that change is drawn.
        let earlier = last.before(self.changes.whole(&Level { rank: rank_before, ..last }), self.growth[1]);
        // A toetsingsinkomen is in whole euros.
        let cents = |level: Level| level.total().floor() * 100.0;
        person.last_year = cents(last);
        person.two_years_ago = cents(earlier);
        let has_business = matches!(person.livelihood, Livelihood::Profit(_));
        person.profit_last_year = if has_business { last.yearly.floor() * 100.0 } else { 0.0 };
    }

    /// Fits the change since last year to what happens in the year to these households.
    pub(crate) fn fit_changes(&mut self, households: impl Iterator<Item = Household>) {
        let trials: Vec<Trial> = households
            .map(|household| {
                let stay = || household.persons.iter().filter(|person| person.present == (0, (MONTHS - 1) as u8));
                Trial {
                    class: class_of(household.cell.source),
                    band: household.cell.age,
                    now: stay().map(|person| person.months.year()).sum::<f64>() / 100.0,
                    persons: stay().map(|person| person.level).collect(),
                }
            })
            .collect();
        self.changes.fit(&trials);
    }
}

impl SingleOrCouple {
    pub(crate) fn for_one(&self, couple: bool) -> f64 {
        if couple { self.each_of_couple } else { self.single }
    }
}

/// First month of the year with AOW; `None` for who is younger all year.
fn pension_month(person: &Person, Dates { year, pension_age }: Dates) -> Option<usize> {
    if person.age >= pension_age {
        return Some(0);
    }
    if person.age + 1 < pension_age {
        return None;
    }
    let new_year = days_of_date(jiff::civil::date(year, 1, 1));
    let years = year - i16::try_from(pension_age).ok()?;
    let birthday = new_year + person.birth_day - days_of_date(jiff::civil::date(years, 1, 1));
    (1..MONTHS).find(|month| days_of_date(jiff::civil::date(year, *month as i8 + 1, 1)) >= birthday)
}

/// Social assistance follows the household of each month: the norm of a single person or a couple, less what others bring.
fn assist(household: &mut Household, norm: &SingleOrCouple, dates: Dates) {
    let couple = household.couple();
    let until: Vec<usize> = household
        .persons
        .iter()
        .map(|person| match person.assisted && is_adult(person) {
            true => pension_month(person, dates).unwrap_or(MONTHS),
            false => 0,
        })
        .collect();
    for (month, couple) in couple.into_iter().enumerate() {
        let receives = |(person, until): &(&mut Person, &usize)| person.is_present(month) && month < **until;
        let mut among = 0_u8;
        for (person, _) in household.persons.iter_mut().zip(&until).filter(receives) {
            person.months.benefit[month] = 0.0;
            among += 1;
        }
        if among == 0 {
            continue;
        }
        let adults = household.persons.iter().filter(|p| is_adult(p) && p.is_present(month));
        let own: f64 = adults.map(|person| person.months.total(month)).sum();
        let whole = norm.for_one(couple) * if couple { 2.0 } else { 1.0 };
        let each = ((cents(whole) - own).max(0.0) / f64::from(among)).floor();
        for (person, _) in household.persons.iter_mut().zip(&until).filter(receives) {
            person.months.benefit[month] = each;
        }
    }
}

/// Tops the income of applicant and partner up to the norm where AOW was not built up in full (AIO).
fn top_up(household: &mut Household, norm: &SingleOrCouple, pension_age: i32) {
    // Wealth comes later and is then capped for who is topped up.
    let entitled = |p: &Person| is_adult(p) && p.aow_share < 1.0 && p.age >= pension_age;
    if !household.persons.iter().any(entitled) {
        return;
    }
    for (month, couple) in household.couple().into_iter().enumerate() {
        let among = household.persons.iter().filter(|p| entitled(p) && p.is_present(month)).count();
        let adults = household.persons.iter().filter(|p| is_adult(p) && p.is_present(month));
        let own: f64 = adults.map(|person| person.months.total(month)).sum();
        let whole = norm.for_one(couple) * if couple { 2.0 } else { 1.0 };
        let missing = ((cents(whole) - own) / among.max(1) as f64).floor();
        for person in household.persons.iter_mut().filter(|p| entitled(p) && p.is_present(month) && missing > 0.0) {
            person.months.benefit[month] += missing;
        }
    }
}

fn is_adult(person: &Person) -> bool {
    matches!(person.role, Role::Applicant | Role::Partner)
}

/// Who died or left the country has no income after the last month.
fn silence(person: &mut Person) {
    let after = usize::from(person.present.1) + 1;
    let months = &mut person.months;
    for series in [
        &mut months.wage,
        &mut months.worked,
        &mut months.holiday,
        &mut months.benefit,
        &mut months.aow,
        &mut months.pension,
        &mut months.profit,
    ] {
        series[after..].fill(0.0);
    }
    months.at_work[after..].fill(false);
}
