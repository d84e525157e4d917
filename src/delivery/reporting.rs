//! What a household tells the agency during the year, and when: the states of knowledge behind yearly awards.
//!
//! Takes: the facts of one household, how people report, draws. Gives: what is known from which month of payment on.
//! Leaves to others: what is awarded on it (`known_year`, the award plan).
//!
//! The citizen knows the income so far and forecasts the rest of the year at the current level. A change that is not
//! reported is not fraud: it is a forecast that nobody made or passed on.

use crate::delivery::IncomeSource;
use crate::delivery::draws::Seed;
use crate::delivery::draws::Stream;
use crate::delivery::facts::Facts;
use crate::delivery::facts::Role;
use crate::delivery::forecast::forecast;
use crate::table::Column;
use crate::table::HouseholdId;
use crate::units::Cents;
use crate::units::MONTHS;
use crate::units::date_of_days;

/// How the agency comes to know the facts of a year.
#[derive(Debug, Clone, PartialEq)]
pub enum Knowledge {
    /// It knows the year in advance: the neutral value, for tests and for "what if".
    Perfect,
    /// It has last year's income and what is reported.
    Reported(ReportingParameters),
}

/// How people report, and how well.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportingParameters {
    /// Growth with which last year's income is carried over. Unit: ratio, 0.05 is 5%.
    pub index: f64,
    /// Extra growth on top, against recoveries. Unit: ratio. Source: domain §1.1, December 2024.
    pub margin: f64,
    /// Holiday allowance as a share of the wages of June to May. Unit: ratio. Source: Wml art. 15.
    pub holiday_share_wage: f64,
    /// Holiday payment of AOW as a share of AOW of June to May. Unit: ratio. Source: AOW, amounts of SVB.
    pub holiday_share_state_pension: f64,
    /// Month (1–12) in which both are expected.
    pub holiday_allowance_month: u8,
    /// Months whose median is the current level of an income that varies.
    pub level_months: u8,
    /// A forecast is worth a report when it is off by more than this share of the estimate, and by `threshold`.
    pub threshold_share: f64,
    /// See `threshold_share`. Unit: cents per year.
    pub threshold: Cents,
    /// Chance per month to report a change that raises the toeslag. Unit: probability. Source: domain §2.4.
    pub hazard_gain: f64,
    /// Chance per month to report a change that lowers it. Unit: probability. Source: domain §2.4.
    pub hazard_loss: f64,
    /// Factor on both for low doenvermogen. Source: domain §2.4.
    pub factor_low_doenvermogen: f64,
    /// Factor on both for those who have help. Source: domain §2.4.
    pub factor_help: f64,
    /// Spread of the relative error of a reported yearly income.
    pub error: ErrorSpread,
    /// Share of reports with a gross error, such as net for gross. Unit: probability. Source: domain §2.4.
    pub gross_error_share: f64,
    /// What a gross error makes of the income. Unit: ratio.
    pub gross_error_factor: f64,
}

/// Standard deviation of the relative error of a reported yearly income, by main source of income.
///
/// Unit: ratio. Source: domain §2.4 (salaried 4%, flexible 12%, profit 25%).
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorSpread {
    /// Wage.
    pub employee: f64,
    /// Profit.
    pub self_employed: f64,
    /// Benefit for disability.
    pub disability: f64,
    /// AOW and pension.
    pub pension: f64,
    /// Social assistance.
    pub social_assistance: f64,
    /// Other.
    pub other: f64,
}

impl ErrorSpread {
    fn of(&self, source: IncomeSource) -> f64 {
        match source {
            IncomeSource::Employee => self.employee,
            IncomeSource::SelfEmployed => self.self_employed,
            IncomeSource::Disability => self.disability,
            IncomeSource::Pension => self.pension,
            IncomeSource::SocialAssistance => self.social_assistance,
            IncomeSource::Other => self.other,
        }
    }
}

/// What the agency holds for true from a month of payment on; persons in the order of the household.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    pub from_month: u8,
    pub assessed_income: Vec<f64>,
    pub present: Vec<[f64; MONTHS]>,
    pub rent: [f64; MONTHS],
    pub service_costs: [f64; MONTHS],
}

/// The draws of reporting, one stream per kind of report.
pub(crate) struct ReportingStreams {
    income: Stream,
    composition: Stream,
    rent: Stream,
    quality: Stream,
    gross_error: Stream,
}

struct Luck {
    income: [f64; MONTHS],
    composition: [f64; MONTHS],
    rent: [f64; MONTHS],
    quality: [f64; MONTHS],
    gross_error: [f64; MONTHS],
}

impl ReportingStreams {
    pub fn open(seed: Seed) -> ReportingStreams {
        let stream = |kind: &str| Stream::open(seed, &format!("delivery.report.{kind}"));
        ReportingStreams {
            income: stream("income"),
            composition: stream("composition"),
            rent: stream("rent"),
            quality: stream("quality"),
            gross_error: stream("gross_error"),
        }
    }

    fn luck(&self, household: HouseholdId) -> Luck {
        Luck {
            income: self.income.uniforms(household),
            composition: self.composition.uniforms(household),
            rent: self.rent.uniforms(household),
            quality: self.quality.normals(household),
            gross_error: self.gross_error.uniforms(household),
        }
    }
}

/// Whether a change raises or lowers the toeslag, as the household sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Gain,
    Loss,
}

/// The states of knowledge of the household at position `household`, the first from January.
///
/// January knows last year's income, indexed, and the persons and the rent of 1 January. A birth comes from the
/// register without a report. All else must be reported; each report takes `lag_months` to be processed.
/// `assessed_income` is the true yearly income per person: the citizen knows which income counts, not its future.
pub(crate) fn states_of(
    facts: &Facts<'_>,
    household: usize,
    assessed_income: &dyn Fn(usize) -> f64,
    parameters: &ReportingParameters,
    lag_months: u8,
    streams: &ReportingStreams,
) -> Vec<State> {
    let persons: Vec<usize> = facts.table.persons_of(household).collect();
    let presence: Vec<[f64; MONTHS]> = persons.iter().map(|p| facts.presence(*p)).collect();
    let luck = streams.luck(facts.table.households[household]);
    let forecasts: Vec<[f64; MONTHS]> = persons
        .iter()
        .map(|p| forecast(facts, *p, assessed_income(*p), parameters))
        .collect();
    let chance = |effect| report_chance(facts, household, parameters, effect);
    let growth = 1.0 + parameters.index + parameters.margin;
    let mut known = State {
        from_month: 0,
        assessed_income: persons
            .iter()
            .map(|p| (facts.assessed_income_last_year.get(*p, 0) * growth).round())
            .collect(),
        present: presence.iter().map(|months| freeze(*months, 0)).collect(),
        rent: freeze(facts.rent.year_of(household), 0),
        service_costs: freeze(facts.service_costs.year_of(household), 0),
    };
    // What the citizen believes the agency was told; differs from what it holds by the errors in the report.
    let mut believed = known.assessed_income.clone();
    let mut states = vec![known.clone()];
    for month in 0..MONTHS {
        let mut is_new = false;
        for (i, person) in persons.iter().enumerate() {
            if is_birth_of_year(facts, *person)
                && facts.is_present(*person, month)
                && known.present[i][month] == 0.0
            {
                known.present[i] = freeze(presence[i], month);
                is_new = true;
            }
        }
        let moved = moved_person(facts, &persons, &known, month);
        let mut tells_income = false;
        if let Some(effect) = moved
            && luck.composition[month] < chance(effect)
        {
            for i in 0..persons.len() {
                known.present[i] = freeze(presence[i], month);
            }
            tells_income = true;
        }
        if let Some(effect) = rent_change(facts, household, &known, month)
            && luck.rent[month] < chance(effect)
        {
            known.rent = freeze(facts.rent.year_of(household), month);
            known.service_costs = freeze(facts.service_costs.year_of(household), month);
            is_new = true;
        }
        if let Some(effect) =
            income_change(&presence, &known, &forecasts, &believed, parameters, month)
        {
            tells_income |= luck.income[month] < chance(effect);
        }
        if tells_income {
            let is_gross_error = luck.gross_error[month] < parameters.gross_error_share;
            let slip = if is_gross_error {
                parameters.gross_error_factor
            } else {
                1.0
            };
            let error = 1.0 + parameters.error.of(facts.sources[household]) * luck.quality[month];
            for i in 0..persons.len() {
                believed[i] = forecasts[i][month];
                known.assessed_income[i] = (forecasts[i][month] * error.max(0.0) * slip).round();
            }
            is_new = true;
        }
        if is_new && month + usize::from(lag_months) < MONTHS {
            states.push(State {
                from_month: month as u8 + lag_months,
                ..known.clone()
            });
        }
    }
    // With no lag a report of January is known before the first payment.
    if states.len() > 1 && states[1].from_month == 0 {
        states.remove(0);
    }
    states
}

/// True up to and including `month`, then unchanged.
fn freeze(values: [f64; MONTHS], month: usize) -> [f64; MONTHS] {
    std::array::from_fn(|m| values[m.min(month)])
}

fn is_birth_of_year(facts: &Facts<'_>, person: usize) -> bool {
    date_of_days(facts.birth.get(person, 0) as i32)
        .is_some_and(|birth| birth.year() == facts.table.year)
}

fn report_chance(
    facts: &Facts<'_>,
    household: usize,
    parameters: &ReportingParameters,
    effect: Effect,
) -> f64 {
    let factor = |column: &Column, factor: f64| {
        if column.get(household, 0) != 0.0 {
            factor
        } else {
            1.0
        }
    };
    let hazard = match effect {
        Effect::Gain => parameters.hazard_gain,
        Effect::Loss => parameters.hazard_loss,
    };
    (hazard
        * factor(facts.low_doenvermogen, parameters.factor_low_doenvermogen)
        * factor(facts.has_help, parameters.factor_help))
    .min(1.0)
}

/// A person whose presence differs from what is known: a child brings more, another adult less.
fn moved_person(
    facts: &Facts<'_>,
    persons: &[usize],
    known: &State,
    month: usize,
) -> Option<Effect> {
    persons.iter().enumerate().find_map(|(i, person)| {
        let is_present = facts.is_present(*person, month);
        if is_present == (known.present[i][month] != 0.0) {
            return None;
        }
        let is_child = facts.roles[*person] == Role::Child;
        Some(if is_present == is_child {
            Effect::Gain
        } else {
            Effect::Loss
        })
    })
}

fn rent_change(facts: &Facts<'_>, household: usize, known: &State, month: usize) -> Option<Effect> {
    let now = facts.rent.get(household, month) + facts.service_costs.get(household, month);
    let then = known.rent[month] + known.service_costs[month];
    if now == then {
        return None;
    }
    Some(if now > then {
        Effect::Gain
    } else {
        Effect::Loss
    })
}

/// A forecast that has moved away from what was told by more than the threshold, of those who are present and
/// known to be: who comes or goes tells income with that.
fn income_change(
    presence: &[[f64; MONTHS]],
    known: &State,
    forecasts: &[[f64; MONTHS]],
    believed: &[f64],
    parameters: &ReportingParameters,
    month: usize,
) -> Option<Effect> {
    let (mut told, mut now) = (0.0, 0.0);
    for i in 0..presence.len() {
        if known.present[i][month] != 0.0 && presence[i][month] != 0.0 {
            told += believed[i];
            now += forecasts[i][month];
        }
    }
    let threshold = (told.abs() * parameters.threshold_share).max(parameters.threshold.0 as f64);
    if (now - told).abs() <= threshold {
        return None;
    }
    Some(if now < told {
        Effect::Gain
    } else {
        Effect::Loss
    })
}

#[cfg(test)]
#[path = "reporting_tests.rs"]
mod tests;
