//! The year of one household in every variant: facts, what was known, decided, paid and taken back.
//!
//! Takes: a prepared scenario and its finished run, the number of a household. Gives: a [`Timeline`].
//! Leaves to others: the run itself (`run`), text and drawing (`report`).

use crate::delivery::{Basis, HouseholdYear, MonthSet, Subject, VariantRecord, household_years};
use crate::draws::Seed;
use crate::engine::Evaluate;
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::information_demands::demands;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::Run;
use crate::table::HouseholdId;
use crate::text::Text;

/// One variant of a timeline.
#[derive(Debug, Clone)]
pub struct TimelineVariant {
    /// Name, Dutch and English.
    pub name: Text,
    /// Names of the schemes, in the order of the ledgers.
    pub schemes: Vec<Text>,
    /// Whether its schemes look at income; where they do not, the agency goes by none.
    pub looks_at_income: bool,
    /// Whether it is determined by the month.
    pub is_monthly: bool,
    /// What was true, known and decided.
    pub story: HouseholdYear,
    /// What was paid and settled.
    pub record: VariantRecord,
}

/// One household in every variant.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// Its number.
    pub household: HouseholdId,
    /// The year.
    pub year: i16,
    /// The base first.
    pub variants: Vec<TimelineVariant>,
}

/// Follows a household through a run; `None` when it is not in the sample.
///
/// # Errors
/// See [`RunError`].
pub fn timeline(prepared: &Prepared, run: &Run, household: HouseholdId) -> Result<Option<Timeline>, RunError> {
    let Some(position) = run.facts.iter().position(|facts| facts.household == household) else {
        return Ok(None);
    };
    let scenario = &prepared.scenario;
    let facts = prepared.household(household);
    let mut variants = Vec::with_capacity(run.variants.len());
    for variant in &run.variants {
        let dials = &variant.variant.dials;
        let evaluators = Evaluators::new(&variant.system, scenario.year, dials.basis)?;
        let truth = evaluators.truth.evaluate(&facts)?;
        let delivery = evaluators.delivery(dials, &prepared.behaviour);
        let story = household_years(&facts, &truth, &delivery, Seed(scenario.seed))?.swap_remove(0);
        variants.push(TimelineVariant {
            name: variant.variant.name.clone(),
            schemes: variant.schemes.iter().map(|scheme| scheme.name.clone()).collect(),
            looks_at_income: demands(&variant.system, &variant.schemes, scenario.year)
                .iter()
                .any(|scheme| scheme.asked[Subject::Income as usize]),
            is_monthly: dials.basis == Basis::Month,
            story,
            record: variant.records[position].clone(),
        });
    }
    Ok(Some(Timeline { household, year: scenario.year, variants }))
}

impl TimelineVariant {
    /// Whether the household uses a scheme.
    pub fn uses_a_scheme(&self) -> bool {
        self.record.schemes.iter().any(|ledger| ledger.used)
    }

    /// Months (0–11) in which the household reported something that the schemes look at.
    pub fn reported(&self) -> MonthSet {
        let [income, others @ ..] = self.record.log.reports;
        let reported = others.into_iter().fold(MonthSet::NONE, MonthSet::or);
        if self.looks_at_income { reported.or(income) } else { reported }
    }

    /// Months (0–11) from which another decision holds than before.
    pub fn decided_again(&self) -> MonthSet {
        let used = self.record.schemes.iter().filter(|ledger| ledger.used);
        used.fold(MonthSet::NONE, |all, ledger| all.or(ledger.changed))
    }
}
