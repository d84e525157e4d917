//! What the agency knows, as a table that the award plan can read.
//!
//! Takes: true facts of a block, dials, how people report. Gives: the facts as known, for a year award one row per
//! household and state of knowledge, for a month award one row per household.
//! Leaves to others: the reports of one household (`reporting`), the award itself (the plan).

use crate::delivery::Attribution;
use crate::delivery::AwardReads;
use crate::delivery::CountingDay;
use crate::delivery::Dials;
use crate::delivery::EventLog;
use crate::delivery::IncomeYear;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::draws::Seed;
use crate::delivery::knowledge::facts::ASSESSED_INCOME;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::INCOMES;
use crate::delivery::knowledge::facts::WAGE_AT_PAYMENT;
use crate::delivery::knowledge::facts::WAGE_WORKED;
use crate::delivery::knowledge::facts::input;
use crate::delivery::knowledge::facts::result;
use crate::delivery::knowledge::reference_income::LawfulIncome;
use crate::delivery::knowledge::reporting::ReportingStreams;
use crate::delivery::knowledge::reporting::State;
use crate::delivery::knowledge::reporting::states_of;
use crate::delivery::knowledge::source_errors::SourceMistakes;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::units::MONTHS;
use crate::units::Unit;
use std::sync::Arc;

/// Optional person column: profit of last year, in EUR/jaar, the fallback of the month basis.
pub(crate) const PROFIT_LAST_YEAR: &str = "winst_vorig_jaar";
const PROFIT: &str = "winst";
const PRESENT: &str = "aanwezig";
pub(crate) const HOLIDAY_ALLOWANCE: &str = "vakantiegeld";

/// The facts as known under the year basis.
pub(crate) struct KnownYear {
    /// One row per household and state, households in order, states in order of month.
    pub table: Table,
    /// First month of payment of each row.
    pub from_month: Vec<u8>,
    /// First row of each household, and the number of rows at the end.
    pub row_start: Vec<usize>,
}

/// The facts as known under the year basis: per state the presence, rent, service costs and childcare as known, and
/// the column `toetsingsinkomen` (persoon, EUR/jaar, maand) with the estimate, which the award plan reads as given.
///
/// All other columns are true; a rule of the award plan must take income from the estimate only. Birthdays are in
/// the register, so the rules see a child grow up. Wealth is the one of 1 January, which is asked for beforehand.
///
/// # Errors
/// A column that is missing or of another shape.
pub(crate) fn known_year(
    facts: &Facts<'_>,
    truth: &Outcome,
    knowledge: &Knowledge,
    dials: &Dials,
    seed: Seed,
) -> Result<KnownYear, EngineError> {
    let known = known_states(facts, truth, knowledge, dials, seed)?;
    let rows: Vec<usize> = (0..known.states.len()).collect();
    Ok(KnownYear {
        table: known.table(facts, &rows),
        from_month: known.states.iter().map(|s| s.from_month).collect(),
        row_start: known.state_start,
    })
}

/// What the agency holds for true in each household of a block, in order.
pub(crate) struct KnownStates {
    /// Households in order, states in order of month.
    pub states: Vec<State>,
    /// Household of each state.
    positions: Vec<usize>,
    /// First state of each household, and the number of states at the end.
    pub state_start: Vec<usize>,
    /// What happened on the way to what is known, by household.
    pub logs: Vec<EventLog>,
}

/// The states of knowledge of all households of a block.
///
/// # Errors
/// A column that is missing or of another shape.
pub(crate) fn known_states(
    facts: &Facts<'_>,
    truth: &Outcome,
    knowledge: &Knowledge,
    dials: &Dials,
    seed: Seed,
) -> Result<KnownStates, EngineError> {
    let lag_months = dials.lag_months;
    let is_perfect = *knowledge == Knowledge::Perfect;
    let goes_by_law = is_perfect || dials.year.income_year != IncomeYear::Same;
    let lawful = goes_by_law.then(|| LawfulIncome::of(facts, truth, &dials.year)).transpose()?;
    let assessed = result(truth, ASSESSED_INCOME)?;
    let n = facts.table.n_households();
    let streams = ReportingStreams::open(seed);
    let mistakes = SourceMistakes::new(dials, seed);
    // The year's total stands in every month; where a rulebook lets it differ, December has all of the year.
    let assessed_income = |person: usize| assessed.get(person, MONTHS - 1);
    let mut states: Vec<State> = Vec::with_capacity(n * 2);
    let mut positions = Vec::with_capacity(n * 2);
    let mut state_start = vec![0];
    let mut logs = Vec::with_capacity(n);
    for household in 0..n {
        let (mut own, mut log) = match knowledge {
            Knowledge::Perfect => {
                (lawful.iter().map(|lawful| lawful.all_year(facts, household)).collect(), EventLog::default())
            }
            Knowledge::Reported(parameters) => {
                states_of(facts, household, &assessed_income, parameters, lag_months, &dials.year, &streams)
            }
        };
        if let Some(lawful) = lawful.as_ref().filter(|_| !is_perfect) {
            own = lawful.on_earlier_year(own, facts, household, lag_months);
            log = log.without_income();
            lawful.asked_in(household).into_iter().for_each(|month| log.quick_route.insert(month));
        }
        if let Some(months) = Some(mistakes.wrong_months(facts.table.households[household])).filter(|m| *m > 0) {
            own = mistakes.spoil_states(own, months);
        }
        if !dials.periods.are_neutral() {
            own.iter_mut().for_each(|state| dials.periods.apply_to(state, facts, household));
        }
        logs.push(log);
        states.append(&mut own);
        positions.resize(states.len(), household);
        state_start.push(states.len());
    }
    Ok(KnownStates { states, positions, state_start, logs })
}

impl KnownStates {
    /// The facts of the states at `rows`, in that order, for the award plan.
    pub(crate) fn table(&self, facts: &Facts<'_>, rows: &[usize]) -> Table {
        let positions: Vec<usize> = rows.iter().map(|row| self.positions[*row]).collect();
        let mut table = facts.table.gather(&positions);
        let states: Vec<&State> = rows.iter().map(|row| &self.states[*row]).collect();
        let columns = [
            Column::new(assessed_income_schema(), by_person(&states, |s, i, m| s.income_in(i, m))),
            Column::new(Arc::clone(&facts.present.schema), by_person(&states, |s, i, m| s.present[i][m])),
            Column::new(Arc::clone(&facts.rent.schema), by_household(&states, |s, m| s.rent[m])),
            Column::new(Arc::clone(&facts.service_costs.schema), by_household(&states, |s, m| s.service_costs[m])),
        ];
        for column in columns {
            put(&mut table, column);
        }
        for (at, column) in facts.care.iter().flatten().enumerate() {
            let care = by_person(&states, |s, i, m| s.care.get(i).map_or(0.0, |care| care[at][m]));
            put(&mut table, Column::new(Arc::clone(&column.schema), care));
        }
        table
    }

    /// The states whose facts must be evaluated, and for each state which of these stands for it.
    ///
    /// A state like the one before, or like the truth, in all that the award plan reads needs no evaluation of its own.
    pub(crate) fn distinct(&self, facts: &Facts<'_>, reads: AwardReads) -> (Vec<usize>, Vec<StandsFor>) {
        let mut rows: Vec<usize> = Vec::with_capacity(self.states.len());
        let mut stands_for = Vec::with_capacity(self.states.len());
        for (at, state) in self.states.iter().enumerate() {
            let household = self.positions[at];
            let before = at.checked_sub(1).filter(|before| self.positions[*before] == household);
            let found = if reads.income {
                before.filter(|before| self.states[*before].is_like(state)).map(|before| stands_for[before])
            } else if state.is_true(facts, household, reads) {
                Some(StandsFor::Truth)
            } else {
                before.filter(|before| self.states[*before].is_like_but_income(state)).map(|before| stands_for[before])
            };
            stands_for.push(found.unwrap_or_else(|| {
                rows.push(at);
                StandsFor::Row(rows.len() - 1)
            }));
        }
        (rows, stands_for)
    }
}

/// A value of every person of the states by month, as a column holds it.
fn by_person(states: &[&State], value: impl Fn(&State, usize, usize) -> f64) -> Vec<f64> {
    let persons: usize = states.iter().map(|state| state.present.len()).sum();
    let mut values = Vec::with_capacity(persons * MONTHS);
    for month in 0..MONTHS {
        for state in states {
            values.extend((0..state.present.len()).map(|i| value(state, i, month)));
        }
    }
    values
}

/// A value of the states by month, as a column holds it.
fn by_household(states: &[&State], value: impl Fn(&State, usize) -> f64) -> Vec<f64> {
    let mut values = Vec::with_capacity(states.len() * MONTHS);
    for month in 0..MONTHS {
        values.extend(states.iter().map(|state| value(state, month)));
    }
    values
}

/// Whose award a state has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StandsFor {
    /// That on the true facts.
    Truth,
    /// That of a row of the evaluated table.
    Row(usize),
}

impl State {
    fn is_like_but_income(&self, other: &State) -> bool {
        self.present == other.present
            && self.rent == other.rent
            && self.service_costs == other.service_costs
            && self.care == other.care
    }

    fn is_like(&self, other: &State) -> bool {
        self.assessed_income == other.assessed_income && self.earlier == other.earlier && self.is_like_but_income(other)
    }

    /// Whether all is as it is, but for the income.
    fn is_true(&self, facts: &Facts<'_>, household: usize, reads: AwardReads) -> bool {
        let rent = || {
            self.rent == facts.rent.year_of(household) && self.service_costs == facts.service_costs.year_of(household)
        };
        let persons = facts.table.persons_of(household);
        (!reads.rent || rent())
            && (!reads.care || self.care == facts.care_of(household))
            && persons.zip(&self.present).all(|(person, known)| facts.present.year_of(person) == *known)
    }
}

/// As when the facts of a month are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// As they were known when it was paid.
    AtPayment,
    /// As the agency sees them when it settles.
    Afterwards,
    /// As they are, known or not: the law on the month.
    InTruth,
}

/// The facts on which a month is paid, those with which it is settled afterwards, or those on which the right rests.
///
/// The mean income of `window_months` up to a month is the law of the variant. At payment, month m sees month m − lag and
/// the mean up to there; before January there is January only (assumption: last year ended as this one began, so the lag
/// costs nothing at the start of the year). A wage that is corrected later stands in `loon_bekend` as it was known. Profit
/// is not known by the month: where the facts have the column `winst_vorig_jaar` it stands in for it, a twelfth a month;
/// where they do not, profit is taken as known. Afterwards a month sees itself, without lag; profit is still not known. In
/// truth profit counts in its month too; to which month a wage belongs and on which day persons are counted is the law of
/// the variant.
///
/// # Errors
/// A column that is missing or of another shape.
pub(crate) fn known_month(
    facts: &Table,
    lag_months: u8,
    dials: &MonthDials,
    moment: Moment,
) -> Result<Table, EngineError> {
    let mut known = facts.clone();
    if moment != Moment::InTruth && facts.column(PROFIT_LAST_YEAR).is_some() {
        let last_year = input(facts, PROFIT_LAST_YEAR, Entity::Person, Period::Fixed)?;
        let schema = Arc::clone(&input(facts, PROFIT, Entity::Person, Period::Month)?.schema);
        let month: Vec<f64> = last_year.values.iter().map(|year| (year / MONTHS as f64).round()).collect();
        put(&mut known, Column::new(schema, month.repeat(MONTHS)));
    }
    if let Some(name) = wage_column(facts, dials, moment) {
        let schema = Arc::clone(&input(facts, INCOMES[0], Entity::Person, Period::Month)?.schema);
        let wages = input(facts, name, Entity::Person, Period::Month)?.values.clone();
        put(&mut known, Column::new(schema, wages));
    }
    if dials.counting_day == CountingDay::Last {
        let present = input(facts, PRESENT, Entity::Person, Period::Month)?;
        put(&mut known, by_month(present, |month| (month + 1).min(MONTHS - 1)));
    }
    if dials.window_months > 1 {
        for name in INCOMES.into_iter().chain([HOLIDAY_ALLOWANCE]) {
            let mean = mean_of_months(input(&known, name, Entity::Person, Period::Month)?, dials.window_months);
            put(&mut known, mean);
        }
    }
    if lag_months > 0 && moment == Moment::AtPayment {
        let monthly: Vec<Column> = known.columns().filter(|c| c.schema.period == Period::Month).cloned().collect();
        for column in monthly {
            put(&mut known, by_month(&column, |month| month.saturating_sub(usize::from(lag_months))));
        }
    }
    Ok(known)
}

/// The column that takes the place of the wage by the month of payment, if any.
fn wage_column(facts: &Table, dials: &MonthDials, moment: Moment) -> Option<&'static str> {
    if moment == Moment::AtPayment && facts.column(WAGE_AT_PAYMENT).is_some() {
        return Some(WAGE_AT_PAYMENT);
    }
    (dials.attribution == Attribution::Worked).then_some(WAGE_WORKED)
}

/// A monthly column in which each month has the values of the month that is seen in it.
fn by_month(column: &Column, seen: impl Fn(usize) -> usize) -> Column {
    let n = column.n_entities();
    let values = (0..MONTHS).flat_map(|month| column.values[seen(month) * n..(seen(month) + 1) * n].iter().copied());
    Column::new(Arc::clone(&column.schema), values.collect())
}

/// The mean of the last months, of those since January where there are fewer; whole cents.
fn mean_of_months(column: &Column, months: u8) -> Column {
    let n = column.n_entities();
    let mean = |month: usize, entity: usize| {
        let from = (month + 1).saturating_sub(usize::from(months));
        let sum: f64 = (from..=month).map(|m| column.values[m * n + entity]).sum();
        (sum / (month + 1 - from) as f64).round()
    };
    let values = (0..MONTHS).flat_map(|month| (0..n).map(move |entity| (month, entity)));
    Column::new(Arc::clone(&column.schema), values.map(|(month, entity)| mean(month, entity)).collect())
}

pub(crate) fn assessed_income_schema() -> Arc<ColumnSchema> {
    ColumnSchema::new(ASSESSED_INCOME, Entity::Person, Period::Month, ValueType::Number(Unit::EURO_PER_YEAR))
}

pub(crate) fn put(table: &mut Table, column: Column) {
    table.insert(column).expect("a column made for these entities and months has their number of values");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::table_of;

    #[test]
    fn a_lag_of_two_months_sees_march_in_may_and_january_before_march() {
        let mut household = Household::single(0.0);
        household.persons[0].wage = std::array::from_fn(|m| m as f64);
        let known = known_month(&table_of(&[household]), 2, &MonthDials::default(), Moment::AtPayment).unwrap();
        assert_eq!(
            known.column("loon").unwrap().year_of(0),
            [0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]
        );
    }

    #[test]
    fn profit_of_last_year_stands_in_for_profit_of_the_month() {
        let mut table = table_of(&[Household::single(0.0)]);
        let schema =
            ColumnSchema::new(PROFIT_LAST_YEAR, Entity::Person, Period::Fixed, ValueType::Number(Unit::EURO_PER_YEAR));
        put(&mut table, Column::new(schema, vec![1_200_000.0]));
        let known = known_month(&table, 0, &MonthDials::default(), Moment::AtPayment).unwrap();
        assert_eq!(known.column("winst").unwrap().year_of(0), [100_000.0; MONTHS]);
    }
}
