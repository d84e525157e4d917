//! A delivery after a financing: again for households whose assessed income the financing changes, and for the others as it
//! was, with their other income.
//!
//! A financing that changes taxes may change the income that schemes look at, such as the gross amount of social
//! assistance, but only of some. Where the rules of awards read nothing of the financing themselves, all that a
//! delivery under the year basis reads of it is that income, on the facts and on the facts without a fall of income.
//!
//! Takes: a delivery before the financing, with the income that counted. Gives: the delivery after it.
//! Leaves to others: whether awards are free of the financing (`compiled`), what is delivered (`delivery`).

use crate::delivery::{
    Delivered, IncomeDropParameters, OtherIncome, VariantDelivery, deliver_with_income, facts_without_income_drops,
    with_other_income,
};
use crate::draws::Seed;
use crate::engine::{Columns, EngineError, Evaluate};
use crate::rulebook::{Plan, System};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::income_rules;
use crate::simulation::rule_names::ASSESSED_INCOME;
use crate::simulation::stages::assessed_income::Assessed;
use crate::simulation::stages::facts::Facts;
use crate::table::Table;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rules of income before and after a financing.
pub(super) struct ChangedIncomes {
    /// Other income and the income that counts, after.
    after: Columns,
    /// The income that counts alone.
    assessed_before: Columns,
    assessed_after: Columns,
}

/// What changes in a block: other income of all, and who is delivered anew.
type Changed = (Vec<OtherIncome>, Vec<(usize, Delivered)>);

impl ChangedIncomes {
    /// Plans and compiles.
    ///
    /// # Errors
    /// A rule that is missing, a year that is not covered.
    pub(crate) fn new(before: &Arc<System>, after: &Arc<System>, year: i16) -> Result<ChangedIncomes, RunError> {
        let columns = |system: &Arc<System>, names: &[&str]| -> Result<Columns, RunError> {
            Ok(Columns::compile(Arc::new(Plan::new(system, year, names)?)))
        };
        Ok(ChangedIncomes {
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
    pub(crate) fn deliver(
        &self,
        delivered: &mut [Vec<Delivered>],
        before: &[Assessed],
        variant: &VariantDelivery<'_>,
        run: &Facts<'_>,
    ) -> Result<(), EngineError> {
        let seed = run.seed();
        let changed =
            run.blocks.map(run.progress, |block, facts| self.changed(facts, &before[block], variant, seed))?;
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
        households.extend(self.unlike_without_fall(facts, variant.income_drop)?);
        let positions: Vec<usize> = households.into_iter().collect();
        if positions.is_empty() {
            return Ok((income, Vec::new()));
        }
        let own: Vec<OtherIncome> = positions.iter().map(|at| income[*at]).collect();
        let anew = deliver_with_income(&facts.gather(&positions), &own, None, variant, seed)?;
        Ok((income, positions.into_iter().zip(anew).collect()))
    }

    /// Households for whom another income would count if their income had not fallen.
    fn unlike_without_fall(&self, facts: &Table, fall: IncomeDropParameters) -> Result<Vec<usize>, EngineError> {
        let (positions, steady) = facts_without_income_drops(facts, fall)?;
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
    use crate::simulation::blocks::{Blocks, Silent};
    use crate::simulation::prepare::{Overrides, prepare};
    use crate::simulation::stages::compiled::{CompiledVariant, Reuse};
    use crate::simulation::stages::delivered::{IncomeFrom, VariantGroup};
    use rust_decimal::Decimal;

    /// The flat allowance per year, which is delivered by the year and keeps a scheme that looks at income.
    const FLAT_YEAR: &str = "toelage-per-jaar";
    /// What an own home counts for: part of the income that schemes look at, and read by no award that is given it.
    const HOME: &str = "eigenwoningforfait_percentage";

    fn delivered(variant: &CompiledVariant<'_>, facts: &Facts<'_>) -> (Arc<[Assessed]>, Vec<Vec<Delivered>>) {
        let alone = VariantGroup::alone(variant);
        let (_, mut found) = alone.deliver(facts, &IncomeFrom::Truth, |_| true, |_, _| Ok(())).unwrap();
        let full = found.remove(0).1;
        (full.assessed, full.blocks)
    }

    #[test]
    fn what_is_delivered_after_a_financing_is_what_a_delivery_of_all_would_be() {
        let overrides = Overrides { sample: Some(1_500), ..Overrides::default() };
        let prepared = prepare("scenarios/maand-of-jaar.toml".as_ref(), &overrides).unwrap();
        let year = prepared.scenario.year;
        let member = prepared.members().find(|member| member.variant.id == FLAT_YEAR).unwrap();
        let twice = vec![(HOME.into(), ParameterChange::Scale(Decimal::TWO))];
        let after = Arc::new(member.system.with_changes(year, &twice).unwrap());
        let before = CompiledVariant::new(member, member.system, year).unwrap();
        let after = CompiledVariant::new(member, &after, year).unwrap();
        assert_eq!(after.reuse_of(&before), Reuse::Awards);
        let blocks = Blocks::new(&prepared.population, &Silent);
        let facts = Facts { prepared: &prepared, blocks, progress: &Silent };
        let (assessed, mut by_change) = delivered(&before, &facts);
        let unchanged = by_change.clone();
        let (assessed_after, of_all) = delivered(&after, &facts);
        assert!(assessed != assessed_after, "there are households with a home of their own");
        let incomes = ChangedIncomes::new(&before.system, &after.system, year).unwrap();
        incomes.deliver(&mut by_change, &assessed, &after.delivery(&prepared), &facts).unwrap();
        let shown = |blocks: &[Vec<Delivered>]| -> Vec<String> {
            let households = blocks.iter().flatten();
            households.map(|household| format!("{:?} {:?}", household.record, household.income_drop)).collect()
        };
        let ledgers = |blocks: &[Vec<Delivered>]| -> Vec<_> {
            blocks.iter().flatten().map(|household| household.record.schemes.clone()).collect()
        };
        assert_ne!(ledgers(&unchanged), ledgers(&of_all), "childcare support looks at income");
        assert!(shown(&by_change) == shown(&of_all), "not what a delivery of all gives");
    }
}
