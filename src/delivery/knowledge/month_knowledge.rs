//! What the agency knows under the month basis, as a table that the rules can read.
//!
//! Takes: facts of a block, the dials of the month. Gives: the facts on which a month is paid, settled, or due by law.
//! Leaves to others: the award itself (the plan), who counts by the period rules (`period`).

use crate::delivery::Attribution;
use crate::delivery::CountingDay;
use crate::delivery::MonthDials;
use crate::delivery::columns::HOLIDAY_ALLOWANCE;
use crate::delivery::columns::INCOMES;
use crate::delivery::columns::PROFIT_LAST_YEAR;
use crate::delivery::columns::WAGE_AT_PAYMENT;
use crate::delivery::columns::WAGE_WORKED;
use crate::delivery::knowledge::facts::input;
use crate::delivery::knowledge::facts::put;
use crate::engine::EngineError;
use crate::table::Column;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::units::MONTHS;
use std::sync::Arc;

const PROFIT: &str = "winst";
const PRESENT: &str = "aanwezig";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::table_of;
    use crate::table::ColumnSchema;
    use crate::table::ValueType;
    use crate::units::Unit;

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
