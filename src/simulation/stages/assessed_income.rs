//! The income that counted for schemes, kept for a financing that may change it.
//!
//! Takes: results on true facts. Gives: [`Assessed`], and the households for whom it is another. Leaves to others: what
//! follows from that (`incremental_delivery`).

use crate::engine::{EngineError, Outcome};
use crate::simulation::rule_names::ASSESSED_INCOME;
use crate::table::Table;
use crate::units::MONTHS;

/// The income that counts for schemes, of the persons of a block.
#[derive(Debug, PartialEq)]
pub(crate) struct Assessed {
    /// Of January.
    first: Vec<f64>,
    /// Of all months, where they are not all like January.
    months: Option<Vec<f64>>,
}

impl Assessed {
    /// Keeps it from results that hold it.
    ///
    /// # Errors
    /// The result that is missing.
    pub(crate) fn of(outcome: &Outcome) -> Result<Assessed, EngineError> {
        let missing = || EngineError::UnknownOutput { name: ASSESSED_INCOME.to_owned() };
        let column = outcome.column(ASSESSED_INCOME).ok_or_else(missing)?;
        let n = column.n_entities();
        let first = column.values[..n].to_vec();
        let is_level = n == 0 || column.values.chunks(n).all(|lane| lane == first);
        Ok(Assessed { first, months: (!is_level).then(|| column.values.clone()) })
    }

    /// Households of these facts with a person for whom it is another.
    pub(super) fn households_unlike(&self, other: &Assessed, facts: &Table) -> Vec<usize> {
        if self == other {
            return Vec::new();
        }
        let n = self.first.len();
        let of = |own: &Assessed, person: usize, month: usize| match &own.months {
            Some(months) => months[month * n + person],
            None => own.first[person],
        };
        let is_unlike = |person: usize| (0..MONTHS).any(|month| of(self, person, month) != of(other, person, month));
        (0..facts.n_households()).filter(|household| facts.persons_of(*household).any(is_unlike)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn income_that_differs_in_one_month_is_another_income() {
        use crate::table::{Column, ColumnSchema, Entity, HouseholdId, Period, ValueType};
        use crate::units::Unit;
        let schema = || {
            let kind = ValueType::Number(Unit::EURO_PER_YEAR);
            ColumnSchema::new(ASSESSED_INCOME, Entity::Person, Period::Month, kind)
        };
        let of = |values: Vec<f64>| Assessed::of(&Outcome::new([Column::new(schema(), values)], 0)).unwrap();
        let facts = Table::new(2026, vec![HouseholdId(1), HouseholdId(2)], vec![1.0; 2], &[1, 2]).unwrap();
        let level = vec![1_000.0; 3 * MONTHS];
        let mut other = level.clone();
        // The last person in May.
        other[4 * 3 + 2] = 999.0;
        assert_eq!(of(level.clone()).households_unlike(&of(other), &facts), [1]);
        assert_eq!(of(level.clone()).households_unlike(&of(level), &facts), [] as [usize; 0]);
    }
}
