//! How the amounts of one household came about: who it is, its rights step by step, and what delivery made of them.
//!
//! Takes: a prepared scenario, a household, a variant. Gives: an [`Explanation`] as data.
//! Leaves to others: print (`report`), the meaning of the rules (`engine`).
//!
//! Constants of take-up and financing depend on all households together, so a sample is run for the base and the
//! variant; the household itself is then delivered alone, with common draws as in any sample.

mod delivered;
mod steps;
mod who;

#[cfg(test)]
mod tests;

pub use delivered::{DeliveryExplained, KnownState, Luck, UseReason};
pub use steps::{
    Amount, Branch, ExplainedStep, LawNumber, LawRow, MonthResult, Part, Read, Section, SectionDetail, with_parts,
};
pub use who::{PersonFacts, Who};

pub use crate::delivery::TakeUpGroup;
use crate::diag::{Diagnostic, closest};
use crate::engine::evaluate_household;
use crate::rulebook::{Plan, Scheme, SchemeKind, System, meant};
use crate::scenario::file::Variant;
use crate::simulation::blocks::Progress;
use crate::simulation::error::RunError;
use crate::simulation::financing::FinancedParameter;
use crate::simulation::prepared::Prepared;
use crate::simulation::run::run_only;
use crate::table::{Entity, HouseholdId, Table};
use crate::text::{Text, text};
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// What is to be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Number of the household.
    pub household: HouseholdId,
    /// Id of the variant; the base without.
    pub variant: Option<String>,
    /// Id of the scheme; all that are delivered without, with kinderbijslag and tax in brief.
    pub scheme: Option<String>,
    /// Month (1–12) whose amount is explained.
    pub month: u8,
}

/// A number of the law that the variant's financing changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinancedNumber {
    /// Parameter, or table and row.
    pub name: String,
    /// The words for it.
    pub label: Text,
    /// Name of the step, Dutch and English.
    pub step: Text,
    /// Value before.
    pub before: Decimal,
    /// Value after.
    pub after: Decimal,
    /// Whether it is a rate: 0.05 is 5%.
    pub is_rate: bool,
}

/// The financing in force in what is explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FinancingExplained {
    /// What it changed.
    pub numbers: Vec<FinancedNumber>,
    /// What it leaves uncovered in the sample on which it was solved. Unit: euros per year.
    pub residual_euros_year: f64,
}

/// All about one household in one variant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// Number of the household; in JSON a number, and text for one that began in the year.
    #[serde(serialize_with = "number_or_text")]
    pub household: HouseholdId,
    /// Year.
    pub year: i16,
    /// Month (1–12) whose amounts are explained.
    pub month: u8,
    /// Id of the variant.
    pub variant: String,
    /// Its name, Dutch and English.
    pub variant_name: Text,
    /// Seed.
    pub seed: u64,
    /// Households on which use and financing were determined.
    pub sample_households: u32,
    /// Households in the sample of the scenario itself.
    pub scenario_sample_households: u32,
    /// Name of the microdata that the household is from; `None`: it is made up.
    pub file: Option<String>,
    /// Who it is.
    pub who: Who,
    /// Financing, where the variant has one.
    pub financing: Option<FinancingExplained>,
    /// Schemes in order; steps are numbered through.
    pub sections: Vec<Section>,
}

/// Explains one household.
///
/// # Errors
/// A household, variant or scheme that does not exist, with what does; what a run may give.
pub fn explain(prepared: &Prepared, question: &Question, progress: &dyn Progress) -> Result<Explanation, RunError> {
    let position = question.variant.as_deref().map_or(Ok(0), |wanted| variant_position(prepared, wanted))?;
    let id = question.variant.as_deref().unwrap_or(&prepared.scenario.base.id);
    check_household(prepared, question.household)?;
    let schemes = chosen_schemes(&prepared.systems[position], question)?;
    let run = run_only(prepared, &[id], progress)?;
    let variant_run = run.variants.last().expect("the base is always run");
    let facts = prepared.household(question.household);
    let changed: Vec<FinancedParameter> =
        variant_run.financing.iter().flat_map(|f| f.parameters.iter().cloned()).collect();
    let mut sections = explain_rights(&RightsQuestion {
        system: &variant_run.system,
        year: prepared.scenario.year,
        facts: &facts,
        month: question.month,
        schemes: &schemes,
        changed: &changed,
    })?;
    let delivered = delivered::explain_delivery(prepared, variant_run, &facts)?;
    for (scheme, delivery) in variant_run.schemes.iter().zip(delivered) {
        if let Some(section) = sections.iter_mut().find(|s| s.scheme == scheme.id) {
            section.delivery = Some(delivery);
        }
    }
    Ok(Explanation {
        household: question.household,
        year: prepared.scenario.year,
        month: question.month,
        variant: variant_run.variant.id.clone(),
        variant_name: variant_run.variant.name.clone(),
        seed: prepared.scenario.seed,
        sample_households: prepared.population.sample(),
        scenario_sample_households: prepared.scenario_sample,
        file: prepared.file().map(|(name, _)| name),
        who: who::read(&facts, &variant_run.system, prepared.scenario.year),
        financing: variant_run.financing.as_ref().map(|financed| FinancingExplained {
            numbers: financed.parameters.iter().map(number_of).collect(),
            residual_euros_year: financed.residual_euros_year,
        }),
        sections,
    })
}

fn number_of(parameter: &FinancedParameter) -> FinancedNumber {
    FinancedNumber {
        name: parameter.target.to_string(),
        label: parameter.label.clone(),
        step: parameter.step.clone(),
        before: parameter.before,
        after: parameter.after,
        is_rate: parameter.is_rate,
    }
}

/// Rights of one household under one system, without delivery.
#[derive(Debug)]
pub struct RightsQuestion<'a> {
    /// The system, financing included.
    pub system: &'a Arc<System>,
    /// The year.
    pub year: i16,
    /// A table of one household.
    pub facts: &'a Table,
    /// Month (1–12).
    pub month: u8,
    /// Schemes and in how much detail.
    pub schemes: &'a [(Scheme, SectionDetail)],
    /// Numbers that financing changed.
    pub changed: &'a [FinancedParameter],
}

/// The rights of each scheme, step by step; steps are numbered through and none is explained twice.
///
/// # Errors
/// A plan that cannot be made, a result that does not exist.
pub fn explain_rights(question: &RightsQuestion<'_>) -> Result<Vec<Section>, RunError> {
    let targets: Vec<Vec<String>> =
        question.schemes.iter().map(|(scheme, _)| results_of(question.system, scheme)).collect();
    let names: Vec<&str> = targets.iter().flatten().map(String::as_str).collect();
    let plan = Plan::new(question.system, question.year, &names)?;
    let (plan, parts) = with_parts(&plan, &names)?;
    let values = evaluate_household(&plan, question.facts, 0)?;
    let mut book = steps::Book::new(&plan, &values, question.facts, &parts, question.changed, question.month);
    let mut sections = Vec::new();
    for ((scheme, detail), targets) in question.schemes.iter().zip(&targets) {
        sections.push(book.section(scheme, *detail, targets)?);
    }
    Ok(sections)
}

/// The rules that give the results of a scheme: those it names, or those of the household that no other rule of
/// the scheme uses.
fn results_of(system: &System, scheme: &Scheme) -> Vec<String> {
    let named: Vec<String> = [&scheme.month_rule, &scheme.year_rule].into_iter().flatten().cloned().collect();
    if !named.is_empty() {
        return named;
    }
    let own: Vec<_> = system
        .values
        .iter()
        .filter(|v| v.rule.is_some_and(|at| system.definitions.rules[at].scheme == scheme.id))
        .collect();
    let used: Vec<_> = own.iter().flat_map(|v| &v.formulas).flat_map(|f| f.values()).collect();
    own.iter()
        .filter(|v| v.schema.entity == Entity::Household)
        .filter(|v| system.id(&v.schema.name).is_some_and(|id| !used.contains(&id)))
        .map(|v| v.schema.name.to_string())
        .collect()
}

/// Where a variant stands among those of a scenario.
///
/// # Errors
/// E001 when there is none of that id, with the nearest.
pub fn variant_position(prepared: &Prepared, wanted: &str) -> Result<usize, RunError> {
    let ids: Vec<&str> = prepared.variants().map(|v: &Variant| v.id.as_str()).collect();
    ids.iter().position(|id| *id == wanted).ok_or_else(|| {
        unknown(wanted, &ids, text!(variant_unknown, wanted = wanted), text!(known_variants, known = ids.join(", ")))
    })
}

/// All schemes that have results, the ones delivered first, and of the rest a short account.
fn chosen_schemes(system: &System, question: &Question) -> Result<Vec<(Scheme, SectionDetail)>, RunError> {
    let all: Vec<&Scheme> = system
        .definitions
        .schemes
        .iter()
        .filter(|s| s.kind != SchemeKind::BuildingBlock && !results_of(system, s).is_empty())
        .collect();
    if let Some(wanted) = &question.scheme {
        let ids: Vec<&str> = all.iter().map(|s| s.id.as_str()).collect();
        let found = all.iter().find(|s| s.id == *wanted).ok_or_else(|| {
            unknown(wanted, &ids, text!(scheme_unknown, wanted = wanted), text!(known_schemes, known = ids.join(", ")))
        })?;
        return Ok(vec![(Scheme::clone(found), SectionDetail::Full)]);
    }
    let is_delivered = |s: &Scheme| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage);
    let is_brief = |s: &Scheme| matches!(s.kind, SchemeKind::ChildBenefit | SchemeKind::Tax);
    let full = all.iter().filter(|s| is_delivered(s)).map(|s| (Scheme::clone(s), SectionDetail::Full));
    let brief = all.iter().filter(|s| is_brief(s)).map(|s| (Scheme::clone(s), SectionDetail::Brief));
    Ok(full.chain(brief).collect())
}

fn unknown(wanted: &str, known: &[&str], message: Text, list: Text) -> RunError {
    let near = closest(wanted, known.iter().copied());
    RunError::Files(Diagnostic::general("E001", message, meant(near, list)).into())
}

fn check_household(prepared: &Prepared, id: HouseholdId) -> Result<(), RunError> {
    if prepared.population.has(id) {
        return Ok(());
    }
    let (first, last) = prepared.population.numbers();
    let origin = id.origin();
    let (what, help) = if id != origin && prepared.population.has(origin) {
        let origin = origin.to_string();
        (
            text!(household_unknown_not_formed, household = id.to_string(), origin = &origin),
            text!(choose_origin, origin = &origin),
        )
    } else {
        (
            text!(household_unknown, household = id.to_string()),
            text!(household_unknown_remedy, first = first.to_string(), last = last.to_string()),
        )
    };
    Err(RunError::Files(Diagnostic::general("E002", what, help).into()))
}

fn number_or_text<S: serde::Serializer>(id: &HouseholdId, to: S) -> Result<S::Ok, S::Error> {
    if *id == id.origin() { to.serialize_u64(id.0) } else { to.collect_str(id) }
}
