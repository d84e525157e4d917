//! What the agency knows under the year basis, as a table that the award plan can read.
//!
//! Takes: true facts of a block, dials, how people report. Gives: one row per household and state of knowledge.
//! Leaves to others: the reports of one household (`reporting`), the award itself (the plan).
//!
//! Per state the table holds the presence, rent, service costs and childcare as known, and the column `toetsingsinkomen`
//! (persoon, EUR/jaar, maand) with the estimate, which the award plan reads as given. All other columns are true; a rule of
//! the award plan must take income from the estimate only. Birthdays are in the register, so the rules see a child grow up.
//! Wealth is the one of 1 January, which is asked for beforehand.

use crate::delivery::AwardReads;
use crate::delivery::Dials;
use crate::delivery::EventLog;
use crate::delivery::IncomeYear;
use crate::delivery::Knowledge;
use crate::delivery::columns::ASSESSED_INCOME;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::assessed_income_schema;
use crate::delivery::knowledge::facts::put;
use crate::delivery::knowledge::facts::result;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::delivery::knowledge::reference_income::ReferenceIncome;
use crate::delivery::knowledge::reporting::ReportingStreams;
use crate::delivery::knowledge::reporting::knowledge_history;
use crate::delivery::knowledge::source_errors::SourceMistakes;
use crate::draws::Seed;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::Table;
use crate::units::MONTHS;
use std::sync::Arc;

/// What the agency holds for true in each household of a block, in order.
pub(crate) struct YearKnowledge {
    /// Households in order, states in order of month.
    pub states: Vec<KnownFacts>,
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
pub(crate) fn year_knowledge(
    facts: &Facts<'_>,
    truth: &Outcome,
    knowledge: &Knowledge,
    dials: &Dials,
    seed: Seed,
) -> Result<YearKnowledge, EngineError> {
    let lag_months = dials.lag_months;
    let is_perfect = *knowledge == Knowledge::Perfect;
    let goes_by_law = is_perfect || dials.year.income_year != IncomeYear::Same;
    let reference = goes_by_law.then(|| ReferenceIncome::of(facts, truth, &dials.year)).transpose()?;
    let assessed = result(truth, ASSESSED_INCOME)?;
    let n = facts.table.n_households();
    let streams = ReportingStreams::open(seed);
    let mistakes = SourceMistakes::new(dials, seed);
    // The year's total stands in every month; where a rulebook lets it differ, December has all of the year.
    let assessed_income = |person: usize| assessed.get(person, MONTHS - 1);
    let mut states: Vec<KnownFacts> = Vec::with_capacity(n * 2);
    let mut positions = Vec::with_capacity(n * 2);
    let mut state_start = vec![0];
    let mut logs = Vec::with_capacity(n);
    for household in 0..n {
        let (mut own, mut log) = match knowledge {
            Knowledge::Perfect => {
                (reference.iter().map(|reference| reference.all_year(facts, household)).collect(), EventLog::default())
            }
            Knowledge::Reported(parameters) => {
                knowledge_history(facts, household, &assessed_income, parameters, lag_months, &dials.year, &streams)
            }
        };
        if let Some(reference) = reference.as_ref().filter(|_| !is_perfect) {
            own = reference.on_earlier_year(own, facts, household, lag_months);
            log = log.without_income();
            reference.asked_in(household).into_iter().for_each(|month| log.quick_route.insert(month));
        }
        if let Some(months) = Some(mistakes.wrong_months(facts.table.households[household])).filter(|m| *m > 0) {
            own = mistakes.corrupt_states_with_source_errors(own, months);
        }
        if !dials.periods.are_neutral() {
            own.iter_mut().for_each(|state| dials.periods.apply_to(state, facts, household));
        }
        logs.push(log);
        states.append(&mut own);
        positions.resize(states.len(), household);
        state_start.push(states.len());
    }
    Ok(YearKnowledge { states, positions, state_start, logs })
}

impl YearKnowledge {
    /// The facts of the states at `rows`, in that order, for the award plan.
    pub(crate) fn table(&self, facts: &Facts<'_>, rows: &[usize]) -> Table {
        let positions: Vec<usize> = rows.iter().map(|row| self.positions[*row]).collect();
        let mut table = facts.table.gather(&positions);
        let states: Vec<&KnownFacts> = rows.iter().map(|row| &self.states[*row]).collect();
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
    pub(crate) fn distinct(&self, facts: &Facts<'_>, reads: AwardReads) -> (Vec<usize>, Vec<RowSource>) {
        let mut rows: Vec<usize> = Vec::with_capacity(self.states.len());
        let mut row_sources = Vec::with_capacity(self.states.len());
        for (at, state) in self.states.iter().enumerate() {
            let household = self.positions[at];
            let before = at.checked_sub(1).filter(|before| self.positions[*before] == household);
            let found = if reads.income {
                before.filter(|before| self.states[*before].is_like(state)).map(|before| row_sources[before])
            } else if state.is_true(facts, household, reads) {
                Some(RowSource::Truth)
            } else {
                before.filter(|before| self.states[*before].is_like_but_income(state)).map(|before| row_sources[before])
            };
            row_sources.push(found.unwrap_or_else(|| {
                rows.push(at);
                RowSource::Row(rows.len() - 1)
            }));
        }
        (rows, row_sources)
    }
}

/// A value of every person of the states by month, as a column holds it.
fn by_person(states: &[&KnownFacts], value: impl Fn(&KnownFacts, usize, usize) -> f64) -> Vec<f64> {
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
fn by_household(states: &[&KnownFacts], value: impl Fn(&KnownFacts, usize) -> f64) -> Vec<f64> {
    let mut values = Vec::with_capacity(states.len() * MONTHS);
    for month in 0..MONTHS {
        values.extend(states.iter().map(|state| value(state, month)));
    }
    values
}

/// Whose award a state has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowSource {
    /// That on the true facts.
    Truth,
    /// That of a row of the evaluated table.
    Row(usize),
}
