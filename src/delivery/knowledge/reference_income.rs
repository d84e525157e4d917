//! The income that counts by law under the year basis: of the year itself, of an earlier one, or less a free rise.
//!
//! Takes: true facts, the dials of the year. Gives: the income by person and month on which the right rests, and what
//! the agency holds for true where an earlier year counts. Leaves to others: estimates of the year itself (`reporting`).

use crate::delivery::IncomeYear;
use crate::delivery::QuickRoute;
use crate::delivery::YearDials;
use crate::delivery::columns::ASSESSED_INCOME;
use crate::delivery::columns::TWO_YEARS_AGO;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::assessed_income_schema;
use crate::delivery::knowledge::facts::input;
use crate::delivery::knowledge::facts::put;
use crate::delivery::knowledge::facts::result;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;

/// Income by person as it counts by law, and when the quick route changes it.
pub(crate) struct ReferenceIncome {
    /// Month 0 to 11 first, then person.
    values: Vec<f64>,
    n_persons: usize,
    /// By household, the month from which the income of now counts, 12 when it does not.
    quick_from: Vec<usize>,
}

impl ReferenceIncome {
    /// Whether another income counts than the true one of the year.
    pub(crate) fn differs(dials: &YearDials) -> bool {
        dials.income_year != IncomeYear::Same || dials.rise_free > Cents::ZERO || dials.rise_free_share > 0.0
    }

    /// Works it out.
    ///
    /// # Errors
    /// A column that is missing or of another shape.
    pub(crate) fn of(facts: &Facts<'_>, truth: &Outcome, dials: &YearDials) -> Result<ReferenceIncome, EngineError> {
        let n_persons = facts.table.n_persons();
        let n = facts.table.n_households();
        let last_year = facts.assessed_income_last_year;
        let earlier = match dials.income_year {
            IncomeYear::Same => {
                let assessed = result(truth, ASSESSED_INCOME)?;
                let counted = |person: usize, month: usize| {
                    let (now, before) = (assessed.get(person, month), last_year.get(person, 0));
                    let free = (dials.rise_free.0 as f64).max((dials.rise_free_share * before).round());
                    // Without a free rise, and after a fall, the income of the year itself.
                    if now <= before { now } else { (now - free).max(before) }
                };
                let months = (0..MONTHS).flat_map(|month| (0..n_persons).map(move |person| (person, month)));
                let values = months.map(|(person, month)| counted(person, month)).collect();
                return Ok(ReferenceIncome { values, n_persons, quick_from: vec![MONTHS; n] });
            }
            IncomeYear::Before => last_year,
            IncomeYear::TwoBefore => input(facts.table, TWO_YEARS_AGO, Entity::Person, Period::Fixed)?,
        };
        let mut reference =
            ReferenceIncome { values: earlier.values.repeat(MONTHS), n_persons, quick_from: vec![MONTHS; n] };
        if let Some(route) = dials.quick_route {
            for household in 0..n {
                reference.take_route(facts, household, route);
            }
        }
        Ok(reference)
    }

    /// From the month after the first stretch of low income, the mean of that stretch counts, times twelve, for each
    /// person; holiday allowance counts for a twelfth of that of the year in every month.
    fn take_route(&mut self, facts: &Facts<'_>, household: usize, route: QuickRoute) {
        let persons = facts.table.persons_of(household);
        let monthly = |person: usize, month: usize| {
            let holiday_allowance: f64 = facts.holiday_allowance.year_of(person).iter().sum();
            facts.regular_income(person, month) + holiday_allowance / MONTHS as f64
        };
        let is_low = |month: &usize| {
            let present = || persons.clone().filter(|p| facts.is_present(*p, *month));
            let now: f64 = present().map(|p| monthly(p, *month)).sum();
            let earlier: f64 = present().map(|p| self.values[p]).sum::<f64>() / MONTHS as f64;
            let is_fall = earlier > 0.0 && now <= earlier * (1.0 - route.drop_share);
            is_fall || now < route.below.0 as f64
        };
        let months = usize::from(route.months.max(1));
        let found = (months..MONTHS).find(|from| (from - months..*from).all(|month| is_low(&month)));
        let Some(from) = found else {
            return;
        };
        self.quick_from[household] = from;
        for person in facts.table.persons_of(household) {
            let mean = (from - months..from).map(|month| monthly(person, month)).sum::<f64>() / months as f64;
            for month in from..MONTHS {
                self.values[month * self.n_persons + person] = (mean * MONTHS as f64).round();
            }
        }
    }

    /// The month in which a household asks for the quick route, the last of the low ones, if it does.
    pub(crate) fn asked_in(&self, household: usize) -> Option<usize> {
        Some(self.quick_from[household]).filter(|from| *from < MONTHS).map(|from| from.saturating_sub(1))
    }

    /// The facts with this income as the given column.
    pub(crate) fn table(&self, facts: &Table) -> Table {
        let mut table = facts.clone();
        put(&mut table, Column::new(assessed_income_schema(), self.values.clone()));
        table
    }

    /// All of the year known in advance: one state, with the income that counts by law, in January until the quick route
    /// and in December from then on.
    pub(crate) fn all_year(&self, facts: &Facts<'_>, household: usize) -> KnownFacts {
        let incomes = |month: usize| -> Vec<f64> {
            facts.table.persons_of(household).map(|p| self.values[month * self.n_persons + p]).collect()
        };
        let (before, after) = (incomes(0), incomes(MONTHS - 1));
        let from = self.quick_from[household];
        KnownFacts {
            from_month: 0,
            earlier: (before != after).then(|| (from.min(MONTHS - 1), before)),
            assessed_income: after,
            present: facts.table.persons_of(household).map(|p| facts.present.year_of(p)).collect(),
            rent: facts.rent.year_of(household),
            service_costs: facts.service_costs.year_of(household),
            care: facts.care_of(household),
        }
    }

    /// The states of a household, with the income of the earlier year in place of estimates; the quick route is known
    /// `lag_months` after the month from which it counts, and paid with arrears.
    pub(crate) fn on_earlier_year(
        &self,
        states: Vec<KnownFacts>,
        facts: &Facts<'_>,
        household: usize,
        lag_months: u8,
    ) -> Vec<KnownFacts> {
        let incomes = |month: usize| -> Vec<f64> {
            facts.table.persons_of(household).map(|p| self.values[month * self.n_persons + p]).collect()
        };
        let from = self.quick_from[household];
        let known_from = from + usize::from(lag_months);
        let (before, after) = (incomes(0), incomes(MONTHS - 1));
        let mut out: Vec<KnownFacts> = Vec::with_capacity(states.len() + 1);
        let mut is_known = false;
        for mut state in states {
            if !is_known && known_from < usize::from(state.from_month) {
                out.extend(out.last().cloned().map(|last| moved(last, known_from, from, &before, &after)));
                is_known = true;
            }
            state.assessed_income.clone_from(&before);
            if known_from <= usize::from(state.from_month) {
                is_known = true;
                state = KnownFacts { from_month: state.from_month, ..moved(state, known_from, from, &before, &after) };
            }
            out.push(state);
        }
        if !is_known && known_from < MONTHS {
            out.extend(out.last().cloned().map(|last| moved(last, known_from, from, &before, &after)));
        }
        out
    }
}

/// A state with the income of now from a month on.
fn moved(state: KnownFacts, known_from: usize, from: usize, before: &[f64], after: &[f64]) -> KnownFacts {
    let earlier = Some((from, before.to_vec()));
    KnownFacts { from_month: known_from as u8, assessed_income: after.to_vec(), earlier, ..state }
}

#[cfg(test)]
#[path = "reference_income_tests.rs"]
mod tests;
