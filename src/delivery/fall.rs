//! The first fall of income in the year, and the same year as if it had not happened.
//!
//! Takes: facts of a block. Gives: who has a fall in which month, and facts without it.
//! Leaves to others: rights and payments in both (`deliver`).

use crate::delivery::facts::Facts;
use crate::delivery::facts::INCOMES;
use crate::table::Column;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;
use std::sync::Arc;

/// What counts as a fall of income.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FallParameters {
    /// Drop below the mean of the months before. Unit: ratio, 0.15 is 15%. Source: domain §2.8.
    pub share: f64,
    /// Rise of the right over the year, all used schemes together, from which it matters. Unit: cents per year.
    pub smallest_rise: Cents,
}

/// A household with a fall: its position in the block and the month (1–11) in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fall {
    pub position: usize,
    pub month: usize,
}

/// Per household the first month in which gross income, without the holiday allowance, of the persons who are
/// present is at least `share` below the mean of the months before.
pub(crate) fn find_falls(facts: &Facts<'_>, parameters: FallParameters) -> Vec<Fall> {
    (0..facts.table.n_households())
        .filter_map(|position| {
            let income = |month: usize| {
                facts
                    .table
                    .persons_of(position)
                    .filter(|p| facts.is_present(*p, month))
                    .map(|p| facts.regular_income(p, month))
                    .sum::<f64>()
            };
            let mut before = income(0);
            (1..MONTHS).find_map(|month| {
                let now = income(month);
                let mean = before / month as f64;
                before += now;
                // An amount of nil before leaves nothing to fall from.
                (mean > 0.0 && now <= mean * (1.0 - parameters.share))
                    .then_some(Fall { position, month })
            })
        })
        .collect()
}

/// The facts of the households with a fall as if it had not happened: from its month on every income of every person
/// stays at its mean of the months before. The holiday allowance, persons and rent are left as they are.
pub(crate) fn without_falls(facts: &Table, falls: &[Fall]) -> Table {
    let positions: Vec<usize> = falls.iter().map(|fall| fall.position).collect();
    let mut steady = facts.gather(&positions);
    for name in INCOMES {
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
        steady
            .insert(column)
            .expect("a column of the same table has its number of values");
    }
    steady
}
