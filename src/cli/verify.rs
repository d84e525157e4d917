//! `stelsel verify`: both evaluators over the households of a scenario, value by value.

use crate::cli::Outcome;
use crate::cli::arguments::VerifyArguments;
use crate::cli::progress::Bars;
use crate::cli::{print, threads};
use crate::engine::columns::reasons::Reason;
use crate::engine::{Columns, EngineError, Evaluate};
use crate::rulebook::{PeriodOfGiven, Plan, System};
use crate::simulation::explain::variant_position;
use crate::simulation::{Overrides, Prepared, Progress, prepare};
use crate::table::{Column, Table, ValueType};
use crate::text::text;
use crate::units::Language;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// Differences that are written out per plan; the rest is counted.
const SHOWN: usize = 20;

/// The rule that delivery gives to the plan for advances.
const ASSESSED_INCOME: &str = "toetsingsinkomen";

/// A plan under test.
struct Candidate {
    name: String,
    columns: Columns,
    /// Facts come from results of this plan: known income instead of computed.
    given_from: Option<Columns>,
}

/// What comparing found.
#[derive(Default)]
struct Tally {
    households: usize,
    values: usize,
    recomputed: usize,
    differences: usize,
    shown: Vec<String>,
    /// Why households were recomputed, with their number.
    reasons: BTreeMap<Reason, usize>,
}

/// Runs the command.
pub(super) fn run(arguments: &VerifyArguments, language: Language) -> Outcome<ExitCode> {
    threads::start(arguments.threads)?;
    let overrides = Overrides { sample: arguments.sample, seed: arguments.seed, ..Overrides::default() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    let only = arguments.variant.as_deref().map(|wanted| variant_position(&prepared, wanted)).transpose()?;
    let candidates = candidates(&prepared, only)?;
    let bars = Bars::new();
    let mut out = String::new();
    let mut differences = 0;
    let heads = [
        text!(verify_plan),
        text!(verify_households),
        text!(verify_values),
        text!(verify_differences),
        text!(verify_again),
    ];
    writeln!(out, "{}", heads.map(|head| head.said_in(language)).join("\t"))?;
    for candidate in &candidates {
        bars.begin(&candidate.name, prepared.population.n_blocks());
        let tallies: Vec<Tally> = (0..prepared.population.n_blocks())
            .into_par_iter()
            .map(|block| {
                let tally = compare(candidate, &prepared.population.block(block));
                bars.step();
                tally
            })
            .collect::<Result<_, _>>()?;
        let total = tallies.into_iter().fold(Tally::default(), Tally::add);
        differences += total.differences;
        let share = total.recomputed as f64 / total.households.max(1) as f64 * 100.0;
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{share:.2}%",
            candidate.name, total.households, total.values, total.differences
        )?;
        for line in total.shown.iter().take(SHOWN) {
            writeln!(out, "  {line}")?;
        }
        let mut reasons: Vec<(&Reason, &usize)> = total.reasons.iter().collect();
        reasons.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        for (reason, n) in reasons {
            writeln!(out, "  {}", text!(verify_because, reason = reason.to_string(), count = *n).get(language))?;
        }
    }
    bars.clear();
    print(&out)?;
    Ok(if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every rule with a number per system, and the plan of advances where income is given per month.
fn candidates(prepared: &Prepared, only: Option<usize>) -> Outcome<Vec<Candidate>> {
    let year = prepared.scenario.year;
    let mut candidates = Vec::new();
    let all = prepared.variants().zip(&prepared.systems).enumerate();
    for (_, (variant, system)) in all.filter(|(at, _)| only.is_none_or(|only| only == *at)) {
        let columns = Columns::compile(Arc::new(all_amounts(system, year)?));
        candidates.push(Candidate { name: variant.id.clone(), columns, given_from: None });
        let known = Arc::new(system.with_given(&[(ASSESSED_INCOME, PeriodOfGiven::Month)])?);
        let given = Columns::compile(Arc::new(Plan::new(system, year, &[ASSESSED_INCOME])?));
        let columns = Columns::compile(Arc::new(all_amounts(&known, year)?));
        candidates.push(Candidate { name: format!("{} (voorschot)", variant.id), columns, given_from: Some(given) });
    }
    Ok(candidates)
}

fn all_amounts(system: &Arc<System>, year: i16) -> Result<Plan, crate::rulebook::PlanError> {
    let is_money = |kind: &ValueType| matches!(kind, ValueType::Number(unit) if unit.is_money());
    let rules = system.values.iter().filter(|v| v.rule.is_some() && is_money(&v.schema.value_type));
    let names: Vec<&str> = rules.map(|v| &*v.schema.name).collect();
    Plan::new(system, year, &names)
}

/// Both evaluators on one table.
fn compare(candidate: &Candidate, facts: &Table) -> Result<Tally, EngineError> {
    let mut facts = facts.clone();
    if let Some(given) = &candidate.given_from {
        let schema = given_schema(candidate);
        for column in given.evaluate(&facts)?.columns() {
            let values = (0..schema.period.lanes())
                .flat_map(|month| (0..column.n_entities()).map(move |entity| column.get(entity, month)))
                .collect();
            facts
                .insert(Column::new(Arc::clone(&schema), values))
                .map_err(|_| EngineError::MissingInput { name: schema.name.to_string() })?;
        }
    }
    let fast = candidate.columns.evaluate(&facts)?;
    let exact = candidate.columns.evaluate_exactly(&facts)?;
    let reasons = candidate.columns.reasons(&facts)?;
    let mut tally = Tally { households: facts.n_households(), recomputed: fast.marked, reasons, ..Tally::default() };
    for (found, wanted) in fast.columns().zip(exact.columns()) {
        tally.values += found.values.len();
        for (at, (found_value, wanted_value)) in found.values.iter().zip(&wanted.values).enumerate() {
            if found_value.to_bits() != wanted_value.to_bits() {
                tally.differences += 1;
                let entity = at % found.n_entities().max(1);
                tally.shown.push(format!(
                    "`{}` rij {entity} vanaf huishouden {}: kolommen {found_value}, exact {wanted_value}",
                    found.schema.name, facts.households[0].0
                ));
            }
        }
    }
    Ok(tally)
}

fn given_schema(candidate: &Candidate) -> Arc<crate::table::ColumnSchema> {
    let system = &candidate.columns.plan().system;
    let id = system.id(ASSESSED_INCOME).expect("the plan was made with this value as a fact");
    Arc::clone(&system.value(id).schema)
}

impl Tally {
    fn add(mut self, other: Tally) -> Tally {
        self.households += other.households;
        self.values += other.values;
        self.recomputed += other.recomputed;
        self.differences += other.differences;
        let room = SHOWN.saturating_sub(self.shown.len());
        self.shown.extend(other.shown.into_iter().take(room));
        for (reason, n) in other.reasons {
            *self.reasons.entry(reason).or_insert(0) += n;
        }
        self
    }
}
