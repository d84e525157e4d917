//! A delivery after a financing: anew for the households whose income that counts for schemes it changes, and for the
//! others as it was, with their other income.
//!
//! A financing that changes taxes may change the income that schemes look at, such as the gross amount of social
//! assistance, but only of some. Where the rules of awards read nothing of the financing themselves, all that a
//! delivery under the year basis reads of it is that income, on the facts and on the facts without a fall of income.
//!
//! Takes: a delivery before the financing, with the income that counted. Gives: the delivery after it.
//! Leaves to others: whether awards are free of the financing (`evaluators`), what is delivered (`delivery`).

use crate::delivery::{
    Delivered, FallParameters, OtherIncome, Seed, VariantDelivery, deliver_with_income, facts_without_falls,
    with_other_income,
};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::rulebook::{Plan, System};
use crate::simulation::blocks::{Blocks, Progress};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::income_rules;
use crate::simulation::rule_names::ASSESSED_INCOME;
use crate::table::Table;
use crate::units::MONTHS;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The income that counts for schemes, of the persons of a block.
#[derive(Debug, PartialEq)]
pub(super) struct Assessed {
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
    pub(super) fn of(outcome: &Outcome) -> Result<Assessed, EngineError> {
        let missing = || EngineError::UnknownOutput { name: ASSESSED_INCOME.to_owned() };
        let column = outcome.column(ASSESSED_INCOME).ok_or_else(missing)?;
        let n = column.n_entities();
        let first = column.values[..n].to_vec();
        let is_level = n == 0 || column.values.chunks(n).all(|lane| lane == first);
        Ok(Assessed { first, months: (!is_level).then(|| column.values.clone()) })
    }

    /// Households of these facts with a person for whom it is another.
    fn households_unlike(&self, other: &Assessed, facts: &Table) -> Vec<usize> {
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

/// The rules of income before and after a financing.
pub(super) struct Financing {
    /// Other income and the income that counts, after.
    after: Columns,
    /// The income that counts alone.
    assessed_before: Columns,
    assessed_after: Columns,
}

/// What changes in a block: other income of all, and who is delivered anew.
type Changed = (Vec<OtherIncome>, Vec<(usize, Delivered)>);

impl Financing {
    /// Plans and compiles.
    ///
    /// # Errors
    /// A rule that is missing, a year that is not covered.
    pub(super) fn new(before: &Arc<System>, after: &Arc<System>, year: i16) -> Result<Financing, RunError> {
        let columns = |system: &Arc<System>, names: &[&str]| -> Result<Columns, RunError> {
            Ok(Columns::compile(Arc::new(Plan::new(system, year, names)?)))
        };
        Ok(Financing {
            after: columns(after, &[income_rules(after), vec![ASSESSED_INCOME]].concat())?,
            assessed_before: columns(before, &[ASSESSED_INCOME])?,
            assessed_after: columns(after, &[ASSESSED_INCOME])?,
        })
    }

    /// Brings delivered blocks up to date; `before` is the income that counted in each, `variant` delivers after the
    /// financing.
    ///
    /// # Errors
    /// What evaluating may give.
    pub(super) fn deliver(
        &self,
        delivered: &mut [Vec<Delivered>],
        before: &[Assessed],
        variant: &VariantDelivery<'_>,
        seed: Seed,
        (blocks, progress): (&Blocks<'_>, &dyn Progress),
    ) -> Result<(), EngineError> {
        let changed = blocks.map(progress, |block, facts| self.changed(facts, &before[block], variant, seed))?;
        for (block, (income, anew)) in delivered.iter_mut().zip(changed) {
            with_other_income(block, &income);
            anew.into_iter().for_each(|(position, household)| block[position] = household);
        }
        Ok(())
    }

    fn changed(
        &self,
        facts: &Table,
        before: &Assessed,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<Changed, EngineError> {
        let outcome = self.after.evaluate(facts)?;
        let income = OtherIncome::of(&outcome, &variant.income)?;
        let mut households: BTreeSet<usize> =
            before.households_unlike(&Assessed::of(&outcome)?, facts).into_iter().collect();
        households.extend(self.unlike_without_fall(facts, variant.fall)?);
        let positions: Vec<usize> = households.into_iter().collect();
        if positions.is_empty() {
            return Ok((income, Vec::new()));
        }
        let own: Vec<OtherIncome> = positions.iter().map(|at| income[*at]).collect();
        let anew = deliver_with_income(&facts.gather(&positions), &own, None, variant, seed)?;
        Ok((income, positions.into_iter().zip(anew).collect()))
    }

    /// Households for whom another income would count if their income had not fallen.
    fn unlike_without_fall(&self, facts: &Table, fall: FallParameters) -> Result<Vec<usize>, EngineError> {
        let (positions, steady) = facts_without_falls(facts, fall)?;
        if positions.is_empty() {
            return Ok(positions);
        }
        let before = Assessed::of(&self.assessed_before.evaluate(&steady)?)?;
        let after = Assessed::of(&self.assessed_after.evaluate(&steady)?)?;
        Ok(before.households_unlike(&after, &steady).into_iter().map(|row| positions[row]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::ParameterChange;
    use crate::simulation::blocks::Silent;
    use crate::simulation::evaluators::Evaluators;
    use crate::simulation::full_take_up::{Alike, IncomeFrom, variant_at};
    use crate::simulation::prepare::{Overrides, Prepared, prepare};
    use rust_decimal::Decimal;

    /// Position of the flat allowance per year, which is delivered by the year and keeps a scheme that looks at income.
    const FLAT_YEAR: usize = 2;
    /// What an own home counts for: part of the income that schemes look at, and read by no award that is given it.
    const HOME: &str = "eigenwoningforfait_percentage";

    fn delivered(
        prepared: &Prepared,
        system: &Arc<System>,
        blocks: &Blocks<'_>,
    ) -> (Vec<Assessed>, Vec<Vec<Delivered>>) {
        let basis = variant_at(prepared, FLAT_YEAR).dials.basis;
        let evaluators = vec![Evaluators::new(system, prepared.scenario.year, basis).unwrap()];
        let alone = Alike { positions: vec![FLAT_YEAR], evaluators };
        let keep = |_: &Table, truth: &Outcome| Assessed::of(truth);
        let (assessed, mut delivered) = alone.deliver(prepared, (blocks, &Silent), &IncomeFrom::Truth, keep).unwrap();
        (assessed, delivered.remove(0))
    }

    #[test]
    fn what_is_delivered_after_a_financing_is_what_a_delivery_of_all_would_be() {
        let overrides = Overrides { sample: Some(1_500), ..Overrides::default() };
        let prepared = prepare("scenarios/maand-of-jaar.toml".as_ref(), &overrides).unwrap();
        let (year, before) = (prepared.scenario.year, &prepared.systems[FLAT_YEAR]);
        let twice = vec![(HOME.into(), ParameterChange::Scale(Decimal::TWO))];
        let after = Arc::new(before.with_changes(year, &twice).unwrap());
        let blocks = Blocks::new(&prepared.population, &Silent);
        let (assessed, mut by_change) = delivered(&prepared, before, &blocks);
        let unchanged = by_change.clone();
        let (assessed_after, of_all) = delivered(&prepared, &after, &blocks);
        assert!(assessed != assessed_after, "there are households with a home of their own");
        let variant = variant_at(&prepared, FLAT_YEAR);
        let evaluators = Evaluators::new(&after, year, variant.dials.basis).unwrap();
        assert!(evaluators.are_awards_free_of(&[HOME]) && !evaluators.are_rights_free_of(&[HOME]));
        let delivery = evaluators.delivery(&variant.dials, &prepared.behaviour);
        let (financing, seed) = (Financing::new(before, &after, year).unwrap(), Seed(prepared.scenario.seed));
        financing.deliver(&mut by_change, &assessed, &delivery, seed, (&blocks, &Silent)).unwrap();
        let shown = |blocks: &[Vec<Delivered>]| -> Vec<String> {
            blocks.iter().flatten().map(|household| format!("{:?} {:?}", household.record, household.fall)).collect()
        };
        let ledgers = |blocks: &[Vec<Delivered>]| -> Vec<_> {
            blocks.iter().flatten().map(|household| household.record.schemes.clone()).collect()
        };
        assert_ne!(ledgers(&unchanged), ledgers(&of_all), "childcare support looks at income");
        assert!(shown(&by_change) == shown(&of_all), "not what a delivery of all gives");
    }

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
