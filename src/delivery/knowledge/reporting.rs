//! What a household tells the agency during the year, and when: the states of knowledge behind yearly awards.
//!
//! Takes: the facts of one household, how people report, draws. Gives: what is known from which month of payment on.
//! Leaves to others: what is awarded on it (`year_knowledge`, the award plan).
//!
//! The citizen knows the income so far and forecasts the rest of the year at the current level. A change that is not
//! reported is not fraud: it is a forecast that nobody made or passed on.

use crate::delivery::EventLog;
use crate::delivery::InYear;
use crate::delivery::IncomeSource;
use crate::delivery::PersonSource;
use crate::delivery::ReportingParameters;
use crate::delivery::Subject;
use crate::delivery::YearDials;
use crate::delivery::knowledge::facts::CareOfYear;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::Role;
use crate::delivery::knowledge::forecast::forecast;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::delivery::take_up::logit::log_odds;
use crate::delivery::take_up::logit::logistic;
use crate::draws::Draws;
use crate::draws::Seed;
use crate::draws::Stream;
use crate::table::Column;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use crate::units::date_of_days;

/// The draws of reporting, one stream per kind of report.
pub(crate) struct ReportingStreams {
    income: Stream,
    composition: Stream,
    rent: Stream,
    care: Stream,
    quality: Stream,
    gross_error: Stream,
    signal: Stream,
    undo: Stream,
    stale: Stream,
    generous: Stream,
}

/// The draws of one household for its reports: the same in every variant.
struct ReportingDraws {
    income: Draws,
    composition: Draws,
    rent: Draws,
    care: Draws,
    quality: Draws,
    gross_error: Draws,
    signal: Draws,
    undo: Draws,
    stale: Draws,
    generous: Draws,
}

impl ReportingStreams {
    pub(crate) fn open(seed: Seed) -> ReportingStreams {
        let stream = |kind: &str| Stream::open(seed, &format!("delivery.report.{kind}"));
        ReportingStreams {
            income: stream("income"),
            composition: stream("composition"),
            rent: stream("rent"),
            care: stream("care"),
            quality: stream("quality"),
            gross_error: stream("gross_error"),
            signal: Stream::open(seed, "delivery.signal.coverage"),
            undo: Stream::open(seed, "delivery.signal.undo"),
            stale: stream("stale"),
            generous: stream("generous"),
        }
    }

    fn of(&self, household: HouseholdId) -> ReportingDraws {
        ReportingDraws {
            income: self.income.of(household),
            composition: self.composition.of(household),
            rent: self.rent.of(household),
            care: self.care.of(household),
            quality: self.quality.of(household),
            gross_error: self.gross_error.of(household),
            signal: self.signal.of(household),
            undo: self.undo.of(household),
            stale: self.stale.of(household),
            generous: self.generous.of(household),
        }
    }
}

/// Whether a change raises or lowers the toeslag, as the household sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Gain,
    Loss,
}

/// Something to report; its size where it is one of income or rent.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Change {
    effect: Effect,
    cents_per_year: Option<f64>,
}

/// The states of knowledge of the household at position `household`, the first from January.
///
/// January knows last year's income, indexed, and the persons, the rent and the childcare of 1 January; who is generous
/// has added to it, and does so in every report. A birth comes from the register without a report, and so does every
/// coming and going where `dials.persons` says so. All else must be reported; each report takes `lag_months` to be
/// processed. What is reported is an event of this year: income that departs from what the citizen expected as the year
/// began, or told since. That the estimate is off from the start (growth since last year, the margin of the agency) is
/// none: it is seen once, on the letter of January that states it. With `dials.in_year` the agency sees wages, and writes
/// or adjusts. `assessed_income` is the true yearly income per person: the citizen knows which income counts, not its
/// future. Beside the states stands what happened on the way.
pub(crate) fn knowledge_history(
    facts: &Facts<'_>,
    household: usize,
    assessed_income: &dyn Fn(usize) -> f64,
    parameters: &ReportingParameters,
    lag_months: u8,
    dials: &YearDials,
    streams: &ReportingStreams,
) -> (Vec<KnownFacts>, EventLog) {
    let truth = Truth::of(facts, household, assessed_income, parameters);
    let draws = streams.of(facts.table.households[household]);
    let mut reporter = Reporter::in_january(&truth, &draws, dials);
    let mut states = vec![reporter.known.clone()];
    for month in 0..MONTHS {
        let is_new = reporter.lives(month);
        if is_new && month + usize::from(lag_months) < MONTHS {
            states.push(KnownFacts { from_month: month as u8 + lag_months, ..reporter.known.clone() });
        }
    }
    // With no lag a report of January is known before the first payment.
    if states.len() > 1 && states[1].from_month == 0 {
        states.remove(0);
    }
    (states, reporter.log)
}

/// What is reported and known so far in a year.
struct Reporter<'t> {
    truth: &'t Truth<'t>,
    draws: &'t ReportingDraws,
    dials: &'t YearDials,
    generosity: f64,
    known: KnownFacts,
    /// What the citizen last took for the income of the year: as the year began, then what was reported, without its
    /// errors.
    believed: Vec<f64>,
    log: EventLog,
    was_open: [bool; Subject::ALL.len()],
}

/// Something that may be reported, and whether it is.
#[derive(Debug, Clone, Copy)]
struct Told {
    /// There is something to report.
    is_open: bool,
    is_told: bool,
}

impl<'t> Reporter<'t> {
    fn in_january(truth: &'t Truth<'t>, draws: &'t ReportingDraws, dials: &'t YearDials) -> Reporter<'t> {
        let generosity = truth.generosity(draws);
        Reporter {
            truth,
            draws,
            dials,
            generosity,
            known: truth.known_in_january(draws, generosity),
            believed: truth.forecasts.iter().map(|months| months[0]).collect(),
            log: EventLog::default(),
            was_open: [false; Subject::ALL.len()],
        }
    }

    /// Lets a month pass; says whether the agency comes to know anything new in it.
    fn lives(&mut self, month: usize) -> bool {
        let truth = self.truth;
        let is_registered = truth.register(&mut self.known, month, self.dials.persons);
        let move_told = self.tell(truth.move_in_or_out(&self.known, month), &self.draws.composition, month);
        if move_told.is_told {
            self.known.present = truth.presence.iter().map(|months| freeze(*months, month)).collect();
        }
        let rent = self.tell(truth.rent_change(&self.known, month), &self.draws.rent, month);
        if rent.is_told {
            self.known.rent = freeze(truth.rent, month);
            self.known.service_costs = freeze(truth.service_costs, month);
        }
        let care = self.tell(truth.care_change(&self.known, month), &self.draws.care, month);
        if care.is_told {
            self.known.care = truth.care.iter().map(|columns| columns.map(|months| freeze(months, month))).collect();
        }
        let signal = truth.signal(self.dials.in_year, &self.known, self.draws, month);
        let income = self.tell_income(signal.is_some(), move_told.is_told, month);
        let is_adjusted = self.adjust(signal, income.is_told, month);
        self.note(month, [income, move_told, rent, care]);
        if income.is_told {
            self.believed = truth.forecasts.iter().map(|months| months[month]).collect();
            let error = truth.report_error(self.draws, month);
            let told = |believed: &f64| (believed * self.generosity * error).round();
            self.known.assessed_income = self.believed.iter().map(told).collect();
        }
        is_registered || rent.is_told || care.is_told || income.is_told || is_adjusted
    }

    fn tell(&self, change: Option<Change>, draws: &Draws, month: usize) -> Told {
        let is_told = change.is_some_and(|change| draws.uniform_at(month) < self.truth.report_chance(change));
        Told { is_open: change.is_some(), is_told }
    }

    /// A report of income: of what departs from what the citizen took it for, or of what a letter of the agency says.
    fn tell_income(&self, has_signal: bool, is_move_told: bool, month: usize) -> Told {
        // The letter states the agency's estimate; households that over-report on purpose know that it is too high.
        let by_letter = || self.truth.income_change(&self.known, &self.known.assessed_income, month, self.generosity);
        let (change, factor) = match self.dials.in_year {
            InYear::Letter { factor, .. } if has_signal => (by_letter(), factor),
            _ => (self.truth.income_change(&self.known, &self.believed, month, 1.0), 1.0),
        };
        let change = change.or_else(|| by_letter().filter(|_| month == 0));
        let happens = change
            .is_some_and(|change| self.draws.income.uniform_at(month) < factor * self.truth.report_chance(change));
        Told { is_open: change.is_some(), is_told: happens || is_move_told }
    }

    /// Takes over the wages that the agency sees, where it adjusts by itself and the household does not undo it.
    fn adjust(&mut self, signal: Option<usize>, is_income_told: bool, month: usize) -> bool {
        let Some(seen) = signal else { return false };
        self.log.signals.insert(month);
        let InYear::Automatic { undone_share, .. } = self.dials.in_year else { return false };
        if is_income_told {
            return false;
        }
        if self.draws.undo.uniform_at(0) < undone_share {
            if self.log.undone.is_empty() {
                self.log.undone.insert(month);
            }
            return false;
        }
        self.known.assessed_income = self.truth.forecasts.iter().map(|months| months[seen].round()).collect();
        self.believed.clone_from(&self.known.assessed_income);
        self.log.adjustments.insert(month);
        true
    }

    /// Notes duties that begin and reports that are made, by subject in the order of [`Subject::ALL`].
    fn note(&mut self, month: usize, told: [Told; Subject::ALL.len()]) {
        for (subject, Told { is_open, is_told }) in told.into_iter().enumerate() {
            if is_open && !self.was_open[subject] {
                self.log.duties[subject].insert(month);
            }
            if is_told {
                self.log.reports[subject].insert(month);
            }
            self.was_open[subject] = is_open && !is_told;
        }
    }
}

/// The true year of one household as it unfolds, and how the household reports.
struct Truth<'a> {
    facts: &'a Facts<'a>,
    household: usize,
    parameters: &'a ReportingParameters,
    persons: Vec<usize>,
    presence: Vec<[f64; MONTHS]>,
    forecasts: Vec<[f64; MONTHS]>,
    rent: [f64; MONTHS],
    service_costs: [f64; MONTHS],
    care: Vec<CareOfYear>,
}

impl<'a> Truth<'a> {
    fn of(
        facts: &'a Facts<'a>,
        household: usize,
        assessed_income: &dyn Fn(usize) -> f64,
        parameters: &'a ReportingParameters,
    ) -> Truth<'a> {
        let persons: Vec<usize> = facts.table.persons_of(household).collect();
        Truth {
            presence: persons.iter().map(|p| facts.presence(*p)).collect(),
            forecasts: persons.iter().map(|p| forecast(facts, *p, assessed_income(*p), parameters)).collect(),
            rent: facts.rent.year_of(household),
            service_costs: facts.service_costs.year_of(household),
            care: facts.care_of(household),
            facts,
            household,
            parameters,
            persons,
        }
    }

    /// What the household makes of an income it states: who has childcare, where much is at stake, may state too much
    /// so that nothing need be repaid.
    fn generosity(&self, draws: &ReportingDraws) -> f64 {
        let is_generous = !self.care.is_empty() && draws.generous.uniform_at(0) < self.parameters.generous_share;
        if is_generous { 1.0 + self.parameters.generous_margin } else { 1.0 }
    }

    fn known_in_january(&self, draws: &ReportingDraws, generosity: f64) -> KnownFacts {
        let growth = (1.0 + self.parameters.index + self.parameters.margin) * generosity;
        let before = self
            .facts
            .assessed_income_two_years_ago
            .filter(|_| draws.stale.uniform_at(0) < self.parameters.stale_share);
        let last_year = |person: &usize| match before {
            Some(column) => column.get(*person, 0) * (1.0 + self.parameters.index),
            None => self.facts.assessed_income_last_year.get(*person, 0),
        };
        KnownFacts {
            from_month: 0,
            assessed_income: self.persons.iter().map(|p| (last_year(p) * growth).round()).collect(),
            present: self.presence.iter().map(|months| freeze(*months, 0)).collect(),
            rent: freeze(self.rent, 0),
            service_costs: freeze(self.service_costs, 0),
            care: self.care.iter().map(|columns| columns.map(|months| freeze(months, 0))).collect(),
            earlier: None,
        }
    }

    /// Takes over what the register tells: who was born this year, or all who came and went; says whether anyone did.
    fn register(&self, known: &mut KnownFacts, month: usize, source: PersonSource) -> bool {
        let mut is_new = false;
        for (i, person) in self.persons.iter().enumerate() {
            let is_unknown = self.presence[i][month] != known.present[i][month];
            if is_unknown && (source == PersonSource::Register || is_birth_of_year(self.facts, *person)) {
                known.present[i] = freeze(self.presence[i], month);
                is_new = true;
            }
        }
        is_new
    }

    /// A person whose presence differs from what is known: a child brings more, another adult less. A household that
    /// begins in the year has all to gain by saying so, one that ends has all to lose.
    fn move_in_or_out(&self, known: &KnownFacts, month: usize) -> Option<Change> {
        let of = |effect: Effect| Some(Change { effect, cents_per_year: None });
        let has_anyone = |presence: &[[f64; MONTHS]]| presence.iter().any(|months| months[month] != 0.0);
        match (has_anyone(&known.present), has_anyone(&self.presence)) {
            (false, true) => return of(Effect::Gain),
            (true, false) => return of(Effect::Loss),
            _ => {}
        }
        let moved = (0..self.persons.len()).find(|i| self.presence[*i][month] != known.present[*i][month])?;
        let is_present = self.presence[moved][month] != 0.0;
        let is_child = self.facts.roles[self.persons[moved]] == Role::Child;
        of(if is_present == is_child { Effect::Gain } else { Effect::Loss })
    }

    fn rent_change(&self, known: &KnownFacts, month: usize) -> Option<Change> {
        let now = self.rent[month] + self.service_costs[month];
        let rise = now - known.rent[month] - known.service_costs[month];
        let effect = Effect::of_rise(rise, 0.0)?;
        Some(Change { effect, cents_per_year: Some(rise.abs() * MONTHS as f64) })
    }

    /// Childcare that costs more or less than what is known: more hours, a child that goes to school, a first month.
    fn care_change(&self, known: &KnownFacts, month: usize) -> Option<Change> {
        let cost = |care: &[CareOfYear]| care.iter().map(|[_, hours, price]| hours[month] * price[month]).sum::<f64>();
        let rise = (cost(&self.care) - cost(&known.care)) / self.facts.care_hour();
        let effect = Effect::of_rise(rise, 0.0)?;
        Some(Change { effect, cents_per_year: Some(rise.abs() * MONTHS as f64) })
    }

    /// A forecast that has moved away from what was told by more than the threshold, of those who are present and
    /// known to be: who comes or goes tells income with that. The forecast counts times `generosity`.
    fn income_change(&self, known: &KnownFacts, believed: &[f64], month: usize, generosity: f64) -> Option<Change> {
        let (mut told, mut now) = (0.0, 0.0);
        for (i, presence) in self.presence.iter().enumerate() {
            if known.present[i][month] != 0.0 && presence[month] != 0.0 {
                told += believed[i];
                now += self.forecasts[i][month] * generosity;
            }
        }
        // Nobody sees a change that is smaller than the error with which the income is known.
        let error = self.parameters.error.of(self.facts.sources[self.household]);
        let share = told.abs() * self.parameters.threshold_share.max(error);
        let effect = Effect::of_rise(told - now, share.max(self.parameters.threshold.0 as f64))?;
        Some(Change { effect, cents_per_year: Some((told - now).abs()) })
    }

    /// The month that the agency sees, where income there is further from what it holds than people report.
    fn signal(&self, in_year: InYear, known: &KnownFacts, draws: &ReportingDraws, month: usize) -> Option<usize> {
        let (InYear::Letter { signal, .. } | InYear::Automatic { signal, .. }) = in_year else {
            return None;
        };
        let is_profit = self.facts.sources[self.household] == IncomeSource::SelfEmployed;
        if is_profit || draws.signal.uniform_at(0) >= signal.coverage {
            return None;
        }
        let seen = month.checked_sub(usize::from(signal.lag_months))?;
        self.income_change(known, &known.assessed_income, seen, 1.0).map(|_| seen)
    }

    /// Chance that a change is reported in a month.
    fn report_chance(&self, change: Change) -> f64 {
        let factor = |column: &Column, factor: f64| {
            if column.get(self.household, 0) != 0.0 { factor } else { 1.0 }
        };
        let hazard = match change.effect {
            Effect::Gain => self.parameters.hazard_gain,
            Effect::Loss => self.parameters.hazard_loss,
        };
        let hazard = match change.cents_per_year {
            Some(cents) if self.parameters.size_slope != 0.0 => {
                let weight = |cents_per_month: f64| libm::log(1.0 + cents_per_month / 1_000.0);
                let size = weight(cents / MONTHS as f64) - weight(self.parameters.size_reference.0 as f64);
                logistic(log_odds(hazard) + self.parameters.size_slope * size)
            }
            _ => hazard,
        };
        (hazard
            * factor(self.facts.low_doenvermogen, self.parameters.factor_low_doenvermogen)
            * factor(self.facts.has_help, self.parameters.factor_help))
        .min(1.0)
    }

    /// What the income told in a month is multiplied by; one income form has one error, for all persons in it.
    fn report_error(&self, draws: &ReportingDraws, month: usize) -> f64 {
        let is_gross = draws.gross_error.uniform_at(month) < self.parameters.gross_error_share;
        let slip = if is_gross { self.parameters.gross_error_factor } else { 1.0 };
        let spread = self.parameters.error.of(self.facts.sources[self.household]);
        (1.0 + spread * draws.quality.normal_at(month)).max(0.0) * slip
    }
}

impl Effect {
    /// The effect of something that raises the toeslag as it rises; none within the threshold.
    fn of_rise(rise: f64, threshold: f64) -> Option<Effect> {
        if rise.abs() <= threshold {
            return None;
        }
        Some(if rise > 0.0 { Effect::Gain } else { Effect::Loss })
    }
}

/// True up to and including `month`, then unchanged.
fn freeze(values: [f64; MONTHS], month: usize) -> [f64; MONTHS] {
    std::array::from_fn(|m| values[m.min(month)])
}

fn is_birth_of_year(facts: &Facts<'_>, person: usize) -> bool {
    date_of_days(facts.birth.get(person, 0) as i32).is_some_and(|birth| birth.year() == facts.table.year)
}

#[cfg(test)]
#[path = "reporting_tests.rs"]
mod tests;
