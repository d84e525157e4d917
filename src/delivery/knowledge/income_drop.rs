//! The first fall of income in the year, and the same year as if it had not happened.
//!
//! Takes: facts of a block. Gives: who has a fall in which month, and facts without it.
//! Leaves to others: rights and payments in both (`deliver`).

use crate::delivery::columns::INCOMES;
use crate::delivery::columns::WAGE_AT_PAYMENT;
use crate::delivery::columns::WAGE_WORKED;
use crate::delivery::knowledge::facts::Facts;
use crate::engine::EngineError;
use crate::table::Column;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;
use std::sync::Arc;

/// What counts as a fall of income.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IncomeDropParameters {
    /// Drop below the mean of the months before. Unit: ratio, 0.15 is 15%. Source: domain §2.8.
    pub share: f64,
    /// Months in a row, or to December, that it must last; 1 takes any single month for a fall.
    pub lasting_months: u8,
    /// Rise of the right over the year, all used schemes together, from which it matters. Unit: cents per year.
    pub smallest_rise: Cents,
}

/// A household with a fall: its position in the block and the month (1–11) in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IncomeDrop {
    pub position: usize,
    pub month: usize,
}

/// Per household the first month in which gross income, without the holiday allowance, of the persons who are
/// present is at least `share` below the mean of the months before, and stays so for `lasting_months`.
///
/// The holiday payment of AOW in May cannot be told apart and counts as income of May.
pub(crate) fn find_income_drops(facts: &Facts<'_>, parameters: IncomeDropParameters) -> Vec<IncomeDrop> {
    let incomes = present_incomes(facts);
    (0..facts.table.n_households())
        .filter_map(|position| {
            let income: [f64; MONTHS] = std::array::from_fn(|month| incomes[month][position]);
            (1..MONTHS).find_map(|month| {
                let mean = income[..month].iter().sum::<f64>() / month as f64;
                let until = (month + usize::from(parameters.lasting_months.max(1))).min(MONTHS);
                let most = mean * (1.0 - parameters.share);
                // An amount of zero before leaves nothing to fall from.
                (mean > 0.0 && income[month..until].iter().all(|now| *now <= most))
                    .then_some(IncomeDrop { position, month })
            })
        })
        .collect()
}

/// By month and household, the income without the holiday allowance of those who are present.
fn present_incomes(facts: &Facts<'_>) -> [Vec<f64>; MONTHS] {
    let (table, n) = (facts.table, facts.table.n_persons());
    std::array::from_fn(|month| {
        let lane = month * n..(month + 1) * n;
        let present = &facts.present.values[lane.clone()];
        let incomes = facts.incomes.map(|column| &column.values[lane.clone()]);
        let of = |person: usize| -> f64 {
            let is_born = facts.birth.values[person] <= facts.first_days[month];
            let income: f64 = incomes.iter().map(|lane| lane[person]).sum();
            if present[person] != 0.0 && is_born { income } else { 0.0 }
        };
        (0..table.n_households()).map(|household| table.persons_of(household).map(of).sum()).collect()
    })
}

/// Who has a fall of income, by position in the block in order, and their facts without it.
///
/// # Errors
/// A fact that is missing.
pub fn facts_without_income_drops(
    facts: &Table,
    parameters: IncomeDropParameters,
) -> Result<(Vec<usize>, Table), EngineError> {
    let falls = find_income_drops(&Facts::read(facts)?, parameters);
    Ok((falls.iter().map(|fall| fall.position).collect(), without_income_drops(facts, &falls)))
}

/// The facts of the households with a fall as if it had not happened: from its month on every income of every person
/// stays at its mean of the months before. The holiday allowance, persons and rent are left as they are.
pub(crate) fn without_income_drops(facts: &Table, falls: &[IncomeDrop]) -> Table {
    let positions: Vec<usize> = falls.iter().map(|fall| fall.position).collect();
    let mut steady = facts.gather(&positions);
    for name in INCOMES.into_iter().chain([WAGE_WORKED, WAGE_AT_PAYMENT]) {
        let Some(column) = steady.column(name) else {
            continue;
        };
        let n = column.n_entities();
        let mut values = column.values.clone();
        for (row, fall) in falls.iter().enumerate() {
            for person in steady.persons_of(row) {
                let before = (0..fall.month).map(|m| values[m * n + person]).sum::<f64>();
                let mean = (before / fall.month as f64).round();
                for month in fall.month..MONTHS {
                    values[month * n + person] = mean;
                }
            }
        }
        let column = Column::new(Arc::clone(&column.schema), values);
        steady.insert(column).expect("a column of the same table has its number of values");
    }
    steady
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::Person;
    use crate::delivery::test_fixtures::table_of;

    fn fall_of(household: Household, lasting_months: u8) -> Option<usize> {
        let table = table_of(&[household]);
        let parameters = IncomeDropParameters { share: 0.15, lasting_months, smallest_rise: Cents::ZERO };
        find_income_drops(&Facts::read(&table).unwrap(), parameters).first().map(|fall| fall.month)
    }

    #[test]
    fn a_fall_begins_at_exactly_the_share_below_the_mean_before() {
        let to = |euros| Household::of(vec![Person::adult("aanvrager", 1_000.0).wage_from(4, euros)]);
        assert_eq!(fall_of(to(850.0), 1), Some(4));
        assert_eq!(fall_of(to(851.0), 1), None);
    }

    #[test]
    fn a_fall_that_must_last_is_not_a_dip_of_one_month() {
        let dip = || Household::of(vec![Person::adult("aanvrager", 1_000.0).wage_from(4, 0.0).wage_from(5, 1_000.0)]);
        assert_eq!(fall_of(dip(), 1), Some(4));
        assert_eq!(fall_of(dip(), 2), None);
    }

    #[test]
    fn without_the_fall_income_stays_at_the_mean_before() {
        let wage = Person::adult("aanvrager", 1_000.0).wage_from(1, 2_000.0).wage_from(2, 100.0);
        let table = table_of(&[Household::single(9.0), Household::of(vec![wage])]);
        let steady = without_income_drops(&table, &[IncomeDrop { position: 1, month: 2 }]);
        let mut expected = [150_000.0; MONTHS];
        expected[..2].copy_from_slice(&[100_000.0, 200_000.0]);
        assert_eq!(steady.column("loon").unwrap().year_of(0), expected);
    }
}
