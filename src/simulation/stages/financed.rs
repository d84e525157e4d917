//! Financing: the steps of a variant solved, and the variant delivered again with them, until its balance is zero.
//!
//! Takes: a variant at full take-up, the base. Gives: the variant as it is run, with its financing where it has one.
//! Leaves to others: how far each step goes (`financing`), who claims (`claimed`).

use crate::delivery::{OtherIncome, with_other_income};
use crate::engine::Evaluate;
use crate::simulation::error::RunError;
use crate::simulation::financing::{self, Financed, ParameterOverrides, compare};
use crate::simulation::results::{VariantRun, net_cost, weighted};
use crate::simulation::stages::claimed::{Claimants, StatedConstants};
use crate::simulation::stages::compiled::{CompiledVariant, Reuse};
use crate::simulation::stages::delivered::{FullTakeUp, IncomeFrom, VariantGroup};
use crate::simulation::stages::facts::Facts;
use crate::simulation::stages::incomes::IncomeSums;
use crate::simulation::stages::incremental_delivery::ChangedIncomes;
use crate::text::text;
use crate::units::Language;
use std::sync::Arc;

/// Deliveries of a financed variant: the first, and those that correct for what the first did to awards.
const MOST_DELIVERIES: usize = 6;
/// A balance below this is zero. Unit: euros per year.
const PRECISE_EUROS: f64 = 50_000.0;

/// What the last stages read of the ones before.
pub(crate) struct Financing<'r, 'a> {
    /// The facts.
    pub facts: &'r Facts<'a>,
    /// Who claims.
    pub claimants: &'r Claimants,
    /// Incomes that financings tried.
    pub incomes: &'r IncomeSums,
}

/// A variant before its financing.
struct Unfinanced<'v, 'a> {
    variant: &'v CompiledVariant<'a>,
    full: Arc<FullTakeUp>,
    stated: StatedConstants,
    bill_euros_year: f64,
}

impl Financing<'_, '_> {
    /// A variant claimed, and financed where it has steps; without a base it is the base itself.
    ///
    /// # Errors
    /// What calibrating, solving and evaluating may give.
    pub(crate) fn run(
        &self,
        variant: &CompiledVariant<'_>,
        full: Arc<FullTakeUp>,
        base: Option<&VariantRun>,
    ) -> Result<VariantRun, RunError> {
        let recoveries = full.recoveries(&self.claimants.profiles);
        let stated = self.claimants.stated_constants(self.facts, variant, (&full, &recoveries))?;
        let Some(base) = base.filter(|_| !variant.member.variant.financing.is_empty()) else {
            return Ok(self.claimants.claim(self.facts, variant, (full, &recoveries), &stated));
        };
        let plain = self.claimants.claim(self.facts, variant, (Arc::clone(&full), &recoveries), &stated);
        let bill_euros_year = net_cost(&plain, base);
        self.financed(plain, &Unfinanced { variant, full, stated, bill_euros_year }, base)
    }

    /// Solves the financing and delivers again, until the balance is zero or no step can bring it nearer.
    fn financed(
        &self,
        plain: VariantRun,
        before: &Unfinanced<'_, '_>,
        base: &VariantRun,
    ) -> Result<VariantRun, RunError> {
        let (facts, variant) = (self.facts, before.variant.member.variant);
        let (year, bill_euros_year) = (facts.prepared.scenario.year, before.bill_euros_year);
        let system = &before.variant.system;
        let income = weighted(&plain, |record| record.before_support.0);
        let mut best =
            (plain, Financed { bill_euros_year, residual_euros_year: bill_euros_year, ..Financed::default() });
        let (mut asked, mut asked_of_best, mut part) = (bill_euros_year, 0.0, 1.0);
        let raised_by = |changes: &ParameterOverrides| {
            let changed = Arc::new(system.with_changes(year, changes)?);
            Ok(income - self.incomes.under(&changed, year, &facts.blocks)?)
        };
        for _ in 0..MOST_DELIVERIES {
            let step = text!(progress_financing, variant = &variant.name);
            facts.progress.begin(step.get(Language::Dutch), 1);
            let solution = financing::solve(&variant.financing, asked, &raised_by)?;
            facts.progress.step();
            let changed = Arc::new(system.with_changes(year, &solution.changes)?);
            let mut run = self.with_financing(before, &CompiledVariant::new(before.variant.member, &changed, year)?)?;
            let mut financed = Financed {
                parameters: compare(system, &changed, year, &variant.financing),
                changes: solution.changes,
                outside: solution.outside,
                bill_euros_year,
                residual_euros_year: 0.0,
            };
            run.financing = Some(financed.clone());
            financed.residual_euros_year = net_cost(&run, base);
            let left = financed.residual_euros_year;
            let is_done = !solution.is_reached || left.abs() < PRECISE_EUROS;
            if left.abs() < best.1.residual_euros_year.abs() {
                best = (run, financed);
                (asked_of_best, part) = (asked, 1.0);
            } else {
                part *= 0.5;
            }
            if is_done {
                break;
            }
            // What awards and take-up did with the changed taxes is asked for as well; where that overshoots, half of it.
            asked = asked_of_best + part * best.1.residual_euros_year;
        }
        let (mut run, financed) = best;
        run.financing = Some(financed);
        Ok(run)
    }

    /// A variant under its system with a financing in it, of which as much is delivered again as the financing changes.
    fn with_financing(&self, before: &Unfinanced<'_, '_>, after: &CompiledVariant<'_>) -> Result<VariantRun, RunError> {
        let facts = self.facts;
        facts.progress.begin(&after.member.variant.name.nl, facts.blocks.len());
        let full = match after.reuse_of(before.variant) {
            Reuse::Delivery => self.other_income(&before.full, after)?,
            Reuse::Awards if !before.full.assessed.is_empty() => {
                let mut full = FullTakeUp::clone(&before.full);
                let year = facts.prepared.scenario.year;
                let incomes = ChangedIncomes::new(&before.variant.system, &after.system, year)?;
                incomes.deliver(&mut full.blocks, &full.assessed, &after.delivery(facts.prepared), facts)?;
                full
            }
            Reuse::Awards | Reuse::Nothing => {
                let income = match after.is_yearly() {
                    true => IncomeFrom::Truth,
                    false => IncomeFrom::Rules(Box::new(after.evaluators.incomes())),
                };
                let (_, found) = VariantGroup::alone(after).deliver(facts, &income, |_| false, |_, _| Ok(()))?;
                found.into_iter().next().expect("one variant is delivered").1
            }
        };
        let recoveries = full.recoveries(&self.claimants.profiles);
        Ok(self.claimants.claim(facts, after, (Arc::new(full), &recoveries), &before.stated))
    }

    /// A delivery with the incomes of other rules that give the same rights.
    fn other_income(&self, before: &FullTakeUp, after: &CompiledVariant<'_>) -> Result<FullTakeUp, RunError> {
        let (facts, incomes) = (self.facts, after.evaluators.incomes());
        let rules = after.delivery(facts.prepared).income;
        let found = facts.blocks.map(facts.progress, |_, table| OtherIncome::of(&incomes.evaluate(table)?, &rules))?;
        let mut full = before.clone();
        full.blocks.iter_mut().zip(found).for_each(|(block, income)| with_other_income(block, &income));
        Ok(full)
    }
}
