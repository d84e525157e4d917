//! Twelve months: wages that vary, job loss and job start, WW, profit, AOW and pension, and last year's income.
//!
//! Takes: persons with a livelihood at the start of the year. Gives: whole cents per month, and the toetsingsinkomen
//! of last year. Leaves to others: who knows of it and when (`delivery`).

use crate::population::cells::DECILES;
use crate::population::curve::Curve;
use crate::population::draws::Purpose;
use crate::population::draws::Stream;
use crate::population::draws::Streams;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::cents;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::livelihood::Incomes;
use crate::population::livelihood::SingleOrCouple;
use crate::population::lookup::Check;
use crate::population::lookup::Lookup;
use crate::population::lookup::Shape;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use crate::units::days_of_date;

const WORK: [Purpose; 3] = [
    Purpose::named("population.work.applicant"),
    Purpose::named("population.work.partner"),
    Purpose::named("population.work.resident"),
];
const LAST_YEAR: Purpose = Purpose::named("population.last_year");

/// May, in which holiday allowance is paid.
const MAY: usize = 4;
/// Months from June to December, in which allowance of last year was built up.
const BUILT_UP_LAST_YEAR: f64 = 7.0;
const CLASSES: &[&str] = &["vast", "licht_wisselend", "sterk_wisselend"];

/// How wages of a class vary from month to month.
#[derive(Debug, Clone, Copy)]
struct Variation {
    share: f64,
    share_lowest: f64,
    share_highest: f64,
    spread: f64,
    persistence: f64,
    nil: f64,
    flexible: f64,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(super) struct Year {
    variations: Vec<Variation>,
    profit_spread: f64,
    /// Monthly chance to lose the job: permanent, flexible; and to end a business.
    loss: [f64; 2],
    stop: f64,
    ww_right: [f64; 2],
    found: f64,
    started: f64,
    ww: [f64; 2],
    ww_most: f64,
    new_wage: (f64, f64),
    start_wage: (f64, f64),
    holiday: f64,
    retirement: (f64, f64),
    changes: Vec<Curve>,
    prices: f64,
    indexation: f64,
}

enum Work {
    Working { wage: f64, flexible: bool },
    Business { profit: f64 },
    Jobless { since: usize, former: f64, ww: bool },
    Idle,
}

impl Year {
    pub fn read(look: &mut Lookup<'_>) -> Option<Year> {
        let variations = look.grid(
            "model.maandvariatie",
            CLASSES,
            &[
                "aandeel_procent",
                "aandeel_laagste_deciel_procent",
                "aandeel_hoogste_deciel_procent",
                "spreiding_procent",
                "samenhang",
                "nulmaand_procent",
                "flexibel_procent",
            ],
            Check::Percent,
            Shape::Free,
        );
        let profit =
            look.column("dynamiek.maandvariatie", &["zelfstandige_met_maandwinst"], "midden", Check::NotNegative);
        let quarter = |look: &mut Lookup<'_>, name: &str| look.share(name);
        let leave_permanent = quarter(look, "dynamiek.kwartaal_uitstroom.vast");
        let leave_flexible = quarter(look, "dynamiek.kwartaal_uitstroom.flexibel");
        let stop = quarter(look, "dynamiek.kwartaal_uitstroom.zelfstandig");
        let found = quarter(look, "dynamiek.kwartaal_baanvinding.werkloos");
        let started = quarter(look, "dynamiek.kwartaal_baanvinding.niet_actief");
        let started_part = look.share("model.baanvinding_niet_actief_deel");
        let loss = look.grid(
            "model.uitstroom_gevolgd_door_uitkering",
            &["vast", "flexibel"],
            &["onvrijwillig_procent", "ww_recht_procent"],
            Check::Percent,
            Shape::Free,
        );
        let ww =
            look.grid("ww.uitkering", &["eerste_twee_maanden", "daarna"], &["procent"], Check::Percent, Shape::Free);
        let ww_most = look.number("ww.maximum_maandloon", Check::Positive);
        let new_wage = look.bounds("model.nieuwe_baan_loon");
        let start_wage = look.bounds("model.startloon");
        let holiday = look.share("dynamiek.vakantiegeld");
        let retirement = look.bounds("model.pensionering");
        let changes = read_changes(look);
        let prices = look.number("model.prijsgroei_2026", Check::Any);
        let indexation = look.number("model.indexatie_uitkering", Check::Any);
        let variations = variations?;
        for column in 0..3 {
            let sum: f64 = variations.iter().map(|row| row[column]).sum();
            if (sum - 100.0).abs() > 0.5 {
                let what = format!("de aandelen in `model.maandvariatie` tellen op tot {sum:.1}, niet tot 100 procent");
                look.contradiction("model.maandvariatie", what, "maak elke kolom met aandelen samen 100");
                return None;
            }
        }
        let monthly = |per_quarter: f64| 1.0 - libm::cbrt(1.0 - per_quarter);
        let (loss, ww) = (loss?, ww?);
        Some(Year {
            variations: variations
                .iter()
                .map(|row| Variation {
                    share: row[0] / 100.0,
                    share_lowest: row[1] / 100.0,
                    share_highest: row[2] / 100.0,
                    spread: row[3] / 100.0,
                    persistence: row[4],
                    nil: row[5] / 100.0,
                    flexible: row[6] / 100.0,
                })
                .collect(),
            profit_spread: profit?[0] / 100.0,
            loss: [monthly(leave_permanent? * loss[0][0] / 100.0), monthly(leave_flexible? * loss[1][0] / 100.0)],
            stop: monthly(stop?),
            ww_right: [loss[0][1] / 100.0, loss[1][1] / 100.0],
            found: monthly(found?),
            started: monthly(started? * started_part?),
            ww: [ww[0][0] / 100.0, ww[1][0] / 100.0],
            ww_most: ww_most?,
            new_wage: new_wage.map(|(low, high)| (low / 100.0, high / 100.0))?,
            start_wage: start_wage?,
            holiday: holiday?,
            retirement: retirement.map(|(low, high)| (low / 100.0, high / 100.0))?,
            changes: changes?,
            prices: prices? / 100.0,
            indexation: indexation? / 100.0,
        })
    }

    /// Fills the months and last year's income of every person.
    pub fn run(
        &self,
        household: &mut Household,
        incomes: &Incomes,
        pension_age: i32,
        year: i16,
        streams: Streams,
        id: HouseholdId,
    ) {
        let mut couple = [false; MONTHS];
        if let Some(partner) = household.partner() {
            couple = std::array::from_fn(|month| partner.is_present(month));
        }
        let mut resident = streams.open(WORK[2], id);
        // The published spread is of household income: applicant and partner share their luck.
        let luck = streams.open(LAST_YEAR, id).uniform();
        let decile = household.cell.decile;
        let assistance = household.cell.source == MainSource::Assistance;
        for person in &mut household.persons {
            if person.age < 0 || (person.livelihood == Livelihood::Nothing && person.age < 18) {
                continue;
            }
            // The first month that begins at or after the birthday on which AOW starts.
            let pension_month = pension_month(person, pension_age, year);
            let retires = pension_month.is_some_and(|month| month > 0);
            match person.role {
                Role::Applicant | Role::Partner => {
                    let which = usize::from(person.role == Role::Partner);
                    let mut stream = streams.open(WORK[which], id);
                    self.work(person, decile, pension_month, !assistance, &mut stream);
                    if retires {
                        self.retire(person, pension_month, &mut stream);
                    }
                    self.aow(person, incomes, pension_month, &couple);
                }
                Role::Child | Role::Housemate => {
                    self.work(person, decile, pension_month, true, &mut resident);
                    self.aow(person, incomes, pension_month, &[false; MONTHS]);
                }
            }
            if assistance && matches!(person.role, Role::Applicant | Role::Partner) {
                assist(person, &incomes.assistance, pension_month, &couple);
            }
            person.last_year = self.last_year(person, incomes, pension_month, couple[0], luck);
        }
        top_up(household, &incomes.assistance_pension_age, pension_age, year, &couple);
        for person in &mut household.persons {
            silence_absent(person);
        }
    }

    fn work(&self, person: &mut Person, decile: usize, pension: Option<usize>, may_start: bool, stream: &mut Stream) {
        let shares: [f64; 3] = std::array::from_fn(|class| self.variations[class].share_in(decile));
        let variation = self.variations[stream.pick(&shares)];
        let flexible = stream.happens(variation.flexible);
        // A business or a wage that exists beside AOW goes on; retirement in the year ends it.
        let ends = pension.filter(|month| *month > 0).unwrap_or(MONTHS);
        let months = &mut person.months;
        let mut state = match person.livelihood {
            Livelihood::Wage(year) => Work::Working { wage: year / 12.0 / (1.0 + self.holiday), flexible },
            Livelihood::Profit(year) => Work::Business { profit: year / 12.0 },
            Livelihood::Unemployed(year) => Work::Jobless { since: 0, former: year / 12.0 / self.ww[1], ww: true },
            Livelihood::Benefit(year) => {
                months.benefit[..ends].fill(cents(year / 12.0));
                return;
            }
            Livelihood::Pension(year) => {
                months.pension.fill(cents(year / 12.0));
                return;
            }
            Livelihood::Nothing if may_start && pension.is_none() => Work::Idle,
            Livelihood::Nothing => return,
        };
        let mut built_up = match state {
            Work::Working { wage, .. } => wage * self.holiday * BUILT_UP_LAST_YEAR,
            _ => 0.0,
        };
        let mut swing = if variation.persistence > 0.0 { stream.normal() } else { 0.0 };
        let fresh = (1.0 - variation.persistence * variation.persistence).sqrt();
        let log_spread = libm::log(1.0 + self.profit_spread * self.profit_spread);
        for month in 0..ends {
            state = self.next(state, month, stream);
            match state {
                Work::Working { wage, .. } => {
                    swing = variation.persistence * swing + fresh * stream.normal();
                    let nil = variation.nil > 0.0 && stream.happens(variation.nil);
                    let factor = if nil { 0.0 } else { (1.0 + variation.spread * swing).max(0.0) };
                    months.wage[month] = cents(wage * factor);
                    built_up += wage * factor * self.holiday;
                }
                Work::Business { profit } => {
                    let factor = libm::exp(log_spread.sqrt() * stream.normal() - log_spread / 2.0);
                    months.profit[month] = cents(profit * factor);
                }
                Work::Jobless { since, former, ww } => {
                    let rate = if month < since + 2 && since > 0 { self.ww[0] } else { self.ww[1] };
                    if ww {
                        months.benefit[month] = cents(former.min(self.ww_most) * rate);
                    }
                }
                Work::Idle => {}
            }
            let leaves = !matches!(state, Work::Working { .. }) || month + 1 == ends && ends < MONTHS;
            if built_up > 0.0 && (month == MAY || leaves) {
                months.holiday[month] = cents(built_up);
                built_up = 0.0;
            }
        }
    }

    /// What may happen between two months; in January everyone is as the year began.
    fn next(&self, state: Work, month: usize, stream: &mut Stream) -> Work {
        if month == 0 {
            return state;
        }
        match state {
            Work::Working { wage, flexible } if stream.happens(self.loss[usize::from(flexible)]) => {
                let ww = stream.happens(self.ww_right[usize::from(flexible)]);
                // The day wage counts the holiday allowance.
                Work::Jobless { since: month, former: wage * (1.0 + self.holiday), ww }
            }
            Work::Business { profit } if stream.happens(self.stop) => {
                Work::Jobless { since: month, former: profit, ww: false }
            }
            Work::Jobless { former, .. } if stream.happens(self.found) => {
                let wage = former / (1.0 + self.holiday) * stream.between(self.new_wage.0, self.new_wage.1);
                Work::Working { wage, flexible: true }
            }
            Work::Idle if stream.happens(self.started) => {
                Work::Working { wage: stream.between(self.start_wage.0, self.start_wage.1), flexible: true }
            }
            same => same,
        }
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

    fn last_year(&self, person: &Person, incomes: &Incomes, pension: Option<usize>, couple: bool, luck: f64) -> f64 {
        let which = match person.livelihood {
            Livelihood::Wage(_) | Livelihood::Unemployed(_) => 0,
            Livelihood::Profit(_) => 1,
            Livelihood::Benefit(_) | Livelihood::Pension(_) | Livelihood::Nothing => 2,
        };
        let real = self.changes[which].value(luck);
        let change = (1.0 + real) * (1.0 + self.prices);
        let aow = if pension == Some(0) {
            let yearly = 12.0 * (incomes.aow.for_one(couple) + incomes.aow_holiday.for_one(couple));
            yearly * person.aow_share / (1.0 + self.indexation)
        } else {
            0.0
        };
        // A toetsingsinkomen is in whole euros.
        (person.livelihood.yearly() / change + aow).floor() * 100.0
    }
}

impl SingleOrCouple {
    fn for_one(&self, couple: bool) -> f64 {
        if couple { self.each_of_couple } else { self.single }
    }
}

impl Variation {
    /// Share of the class in an income group: straight lines from the lowest over the middle to the highest.
    fn share_in(&self, decile: usize) -> f64 {
        let middle = (DECILES - 1) as f64 / 2.0;
        let position = decile as f64 - middle;
        let end = if position < 0.0 { self.share_lowest } else { self.share_highest };
        self.share + (end - self.share) * position.abs() / middle
    }
}

/// First month of the year with AOW; `None` for who is younger all year.
fn pension_month(person: &Person, pension_age: i32, year: i16) -> Option<usize> {
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

/// Social assistance follows the household of each month: a single norm without a partner, half the couple norm with.
fn assist(person: &mut Person, norm: &SingleOrCouple, pension: Option<usize>, couple: &[bool; MONTHS]) {
    if person.role == Role::Partner && person.present.0 > 0 {
        return;
    }
    for (month, couple) in couple.iter().copied().enumerate().take(pension.unwrap_or(MONTHS)) {
        if person.months.wage[month] == 0.0 {
            person.months.benefit[month] = cents(norm.for_one(couple));
        }
    }
}

/// Tops incomes of pension age up to the norm where AOW was not built up in full.
fn top_up(household: &mut Household, norm: &SingleOrCouple, pension_age: i32, year: i16, couple: &[bool; MONTHS]) {
    // Who owns the dwelling or has more than a little wealth is rarely topped up; the wealth is drawn later and then
    // capped for those who are.
    for person in &mut household.persons {
        if person.aow_share >= 1.0 || pension_month(person, pension_age, year) != Some(0) {
            continue;
        }
        for (month, couple) in couple.iter().copied().enumerate() {
            let months = &person.months;
            let own = months.aow[month] + months.pension[month] + months.wage[month] + months.profit[month];
            let missing = cents(norm.for_one(couple)) - own;
            if missing > 0.0 {
                person.months.benefit[month] += missing;
            }
        }
    }
}

/// Nobody brings income into a household in months of absence.
fn silence_absent(person: &mut Person) {
    let (first, last) = (usize::from(person.present.0), usize::from(person.present.1));
    let months = &mut person.months;
    for series in [
        &mut months.wage,
        &mut months.holiday,
        &mut months.benefit,
        &mut months.aow,
        &mut months.pension,
        &mut months.profit,
    ] {
        series[..first].fill(0.0);
        series[last + 1..].fill(0.0);
    }
}

/// Quantile functions of the yearly change: employees, self-employed, benefits and pensions.
fn read_changes(look: &mut Lookup<'_>) -> Option<Vec<Curve>> {
    const CENTRE: &str = "dynamiek.koopkracht_spreiding";
    const TAILS: &str = "dynamiek.koopkracht_staarten.1999_2000";
    const ENDS: &str = "model.koopkracht_uiterste";
    let ends =
        look.grid(ENDS, &["werknemer", "zelfstandige", "overdracht"], &["p1", "p99"], Check::Any, Shape::RowsRise);
    let mut curves = Vec::new();
    for (position, (row, tail)) in
        [("werknemer", "werknemer_markt"), ("zelfstandige", "zelfstandige"), ("overdracht", "pensioen")]
            .into_iter()
            .enumerate()
    {
        let rows = [format!("{row}_2017"), format!("{row}_2018")];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mut points = Vec::new();
        for column in ["p20", "p40", "mediaan", "p60", "p80"] {
            let pair = look.column(CENTRE, &rows, column, Check::Any)?;
            points.push((pair[0] + pair[1]) / 200.0);
        }
        let low = look.column(TAILS, &[tail], "p10", Check::Any)?[0] / 100.0;
        let high = look.column(TAILS, &[tail], "p90", Check::Any)?[0] / 100.0;
        let ends = &ends.as_ref()?[position];
        let mut values = vec![ends[0] / 100.0, low];
        values.append(&mut points);
        values.extend([high, ends[1] / 100.0]);
        if values.windows(2).any(|pair| pair[0] > pair[1]) || values[0] <= -1.0 {
            let what = format!("de veranderingen van {row} in `{CENTRE}`, `{TAILS}` en `{ENDS}` lopen samen niet op");
            look.contradiction(ENDS, what, "laat p1 tot en met p99 oplopen, en p1 boven -100");
            return None;
        }
        curves.push(Curve::new(vec![0.0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 0.9, 1.0], values));
    }
    Some(curves)
}
