//! Each change taken away alone, on the first households of the sample: whom did it move?

use super::{ChangeEffect, ChangeOrigin, Effect, differing_households, overlay_changes};
use crate::diag::Diagnostics;
use crate::engine::{Columns, Evaluate, Outcome};
use crate::population::Inhabitants;
use crate::rulebook::{DatedChange, Difference, DifferingKind, Manner, ParameterChange, Plan, System, Uses};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::evaluators::income_rules;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::VariantRun;
use crate::simulation::rule_names::PROTECTED;
use crate::table::{HouseholdId, Table};
use crate::text::Text;
use crate::units::Month;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Households on which each change is tried first.
const TRIED: u32 = 1_000;
/// Households on which a change that moved nobody is tried before it is said to move nobody: of the country, whatever
/// the sample; of a file, as many as it has.
pub(super) const TRIED_AT_LAST: u32 = 100_000;
/// Households that are evaluated at a time.
const CHUNK: usize = 10_000;

/// The households on which changes are tried.
pub(super) fn tried(prepared: &Prepared, most: u32) -> Vec<HouseholdId> {
    match &prepared.population {
        Inhabitants::Synthetic(_) => {
            let (_, last) = prepared.population.numbers();
            (0..last.saturating_add(1).min(u64::from(most))).map(HouseholdId).collect()
        }
        Inhabitants::Imported(_) => prepared.population.first(most),
    }
}

struct Change {
    name: String,
    kind: DifferingKind,
    origin: ChangeOrigin,
    manner: Manner,
}

/// What every change of every variant did.
///
/// # Errors
/// What evaluating may give.
pub(crate) fn effects(prepared: &Prepared, variants: &[VariantRun]) -> Result<Vec<ChangeEffect>, RunError> {
    let mut out = Vec::new();
    let all = prepared.population.households(&tried(prepared, TRIED));
    for (at, run) in variants.iter().enumerate() {
        // A run of some variants leaves others out: what was read stands at its place in the scenario.
        let Some(place) = prepared.variants().position(|variant| variant.id == run.variant.id) else { continue };
        let changes = changes_of(prepared, place, run);
        if changes.is_empty() {
            continue;
        }
        let trial = Trial::new(prepared, place, run, &all)?;
        let found: Result<Vec<Effect>, RunError> = changes.par_iter().map(|change| trial.effect(change)).collect();
        out.extend(changes.into_iter().zip(found?).map(|(change, effect)| ChangeEffect {
            fixes_derived: fixes_derived((&prepared.as_read[0], &run.system), &change.name, prepared.scenario.year),
            variant: at,
            label: run.system.label(&change.name),
            name: change.name,
            kind: change.kind,
            origin: change.origin,
            manner: change.manner,
            effect,
        }));
    }
    Ok(out)
}

/// Whether a number followed from others in the first system and has a value of its own in the second.
fn fixes_derived((before, after): (&System, &System), name: &str, year: i16) -> bool {
    let day = jiff::civil::date(year, 12, 1);
    let is_derived = |system: &System| {
        let parameter = system.parameter(name)?;
        parameter.values.iter().rfind(|value| value.from <= day).map(|value| value.is_derived)
    };
    is_derived(before) == Some(true) && is_derived(after) == Some(false)
}

fn changes_of(prepared: &Prepared, at: usize, run: &VariantRun) -> Vec<Change> {
    let mut out = Vec::new();
    let kind_of = |name: &str| {
        if run.system.table(name).is_some() {
            DifferingKind::Table
        } else if run.system.parameter(name).is_some() {
            DifferingKind::Parameter
        } else {
            DifferingKind::Rule
        }
    };
    if at > 0 {
        for difference in overlay_changes(&prepared.as_read[0], &prepared.as_read[at]) {
            let Difference { name, kind, manner, .. } = difference;
            out.push(Change { name, kind, origin: ChangeOrigin::Overlay, manner });
        }
    }
    let financed = run.financing.iter().flat_map(|financed| &financed.changes).map(|(name, _)| name);
    for name in financed {
        if !out.iter().any(|c| c.origin == ChangeOrigin::Financing && c.name == name.name) {
            let (name, kind) = (name.name.clone(), kind_of(&name.name));
            out.push(Change { name, kind, origin: ChangeOrigin::Financing, manner: Manner::Changed });
        }
    }
    for setting in prepared.settings.iter().filter(|setting| setting.is_for(&run.variant.id)) {
        let name = &setting.target.name;
        if setting.is_known_to(&run.system) && !out.iter().any(|c| c.origin == ChangeOrigin::Setting && c.name == *name)
        {
            let kind = kind_of(name);
            out.push(Change { name: name.clone(), kind, origin: ChangeOrigin::Setting, manner: Manner::Changed });
        }
    }
    out
}

/// One variant with all its changes, ready to be compared with itself less one.
struct Trial<'a> {
    prepared: &'a Prepared,
    at: usize,
    run: &'a VariantRun,
    outputs: Vec<String>,
    plans: Vec<Arc<Plan>>,
    facts: &'a Table,
    whole: Outcome,
}

impl<'a> Trial<'a> {
    fn new(prepared: &'a Prepared, at: usize, run: &'a VariantRun, facts: &'a Table) -> Result<Trial<'a>, RunError> {
        let year = prepared.scenario.year;
        let evaluators = Evaluators::new(&run.system, year, run.variant.dials.basis)?;
        let outputs = outcomes(&run.system);
        let whole = results(&run.system, year, &outputs, facts)?;
        Ok(Trial { prepared, at, run, outputs, plans: evaluators.plans, facts, whole })
    }

    fn effect(&self, change: &Change) -> Result<Effect, RunError> {
        if !self.plans.iter().any(|plan| plan.reads(&change.name)) {
            return Ok(Effect::ElsewhereOnly);
        }
        if change.manner == Manner::Added && change.kind == DifferingKind::Rule {
            return Ok(Effect::Through(self.users(&change.name)));
        }
        let without = if change.manner == Manner::Added {
            Some(self.nudged(&change.name))
        } else {
            let before = match change.origin {
                ChangeOrigin::Overlay => &self.prepared.as_read[0],
                ChangeOrigin::Financing => &self.prepared.systems[self.at],
                ChangeOrigin::Setting => &self.prepared.as_read[self.at],
            };
            self.run.system.with_definition_of(before, &change.name)
        };
        let Some(Ok(without)) = without else { return Ok(Effect::Inseparable) };
        let without = Arc::new(without);
        let Some(mut households) = self.moved(&without, self.facts, Some(&self.whole))? else {
            return Ok(Effect::Inseparable);
        };
        let mut of = self.facts.n_households();
        if households == 0 {
            let more = tried(self.prepared, TRIED_AT_LAST);
            for chunk in more.chunks(CHUNK) {
                households += self.moved(&without, &self.prepared.population.households(chunk), None)?.unwrap_or(0);
            }
            of = more.len();
            if households == 0
                && let Some(households) = self.moves_protected(&without)?
            {
                return Ok(Effect::OnlyProtected { households, of: self.facts.n_households() });
            }
        }
        Ok(if change.manner == Manner::Added {
            Effect::Nudged { households, of }
        } else {
            Effect::Moved { households, of }
        })
    }

    /// Households whose protected income is another, where the variant looks at that and it moves anybody.
    fn moves_protected(&self, without: &Arc<System>) -> Result<Option<usize>, RunError> {
        let is_looked_at = self.run.variant.dials.year.personal_plan && self.run.system.id(PROTECTED).is_some();
        let year = self.prepared.scenario.year;
        let plans = (Plan::new(&self.run.system, year, &[PROTECTED]), Plan::new(without, year, &[PROTECTED]));
        let (Ok(with), Ok(without), true) = (plans.0, plans.1, is_looked_at) else { return Ok(None) };
        let (with, without) = (Columns::compile(Arc::new(with)), Columns::compile(Arc::new(without)));
        let households = differing_households(self.facts, &with.evaluate(self.facts)?, &without.evaluate(self.facts)?);
        Ok((households > 0).then_some(households))
    }

    /// The words for the rules that use a name.
    fn users(&self, name: &str) -> Vec<Text> {
        let uses = Uses::new(&self.run.system);
        let users = uses.find(name).map(|item| uses.users(item)).unwrap_or_default();
        users.into_iter().map(|item| self.run.system.label(uses.name(item))).collect()
    }

    /// The system with a tenth more of a new number, or one where it is zero.
    fn nudged(&self, name: &str) -> Result<System, Diagnostics> {
        let system = &self.run.system;
        let is_nil = system.parameter(name).is_some_and(|p| p.values.iter().all(|v| v.value.is_zero()));
        let change =
            if is_nil { ParameterChange::Add(Decimal::ONE) } else { ParameterChange::Scale(Decimal::new(11, 1)) };
        let from = Month(0).first_day(self.prepared.scenario.year);
        system.with_dated_changes(&[DatedChange { target: name.into(), change, from }])
    }

    /// Households whose results differ; `None` where the other system cannot be evaluated.
    fn moved(&self, without: &Arc<System>, facts: &Table, whole: Option<&Outcome>) -> Result<Option<usize>, RunError> {
        let year = self.prepared.scenario.year;
        let outputs: Vec<&str> = self.outputs.iter().map(String::as_str).collect();
        let Ok(plan) = Plan::new(without, year, &outputs) else { return Ok(None) };
        let other = Columns::compile(Arc::new(plan)).evaluate(facts)?;
        let again;
        let whole = match whole {
            Some(whole) => whole,
            None => {
                again = results(&self.run.system, year, &self.outputs, facts)?;
                &again
            }
        };
        Ok(Some(differing_households(facts, whole, &other)))
    }
}

/// The results of a system that are euros or rights of a household: what schemes give, and what it has to spend, pays and
/// receives.
fn outcomes(system: &System) -> Vec<String> {
    let schemes = system.paying_schemes().filter(|scheme| scheme.kind.is_delivered());
    let amounts = schemes.flat_map(|scheme| [&scheme.month_rule, &scheme.year_rule]).flatten().cloned();
    amounts.chain(income_rules(system).into_iter().map(str::to_owned)).collect()
}

fn results(system: &Arc<System>, year: i16, outputs: &[String], facts: &Table) -> Result<Outcome, RunError> {
    let names: Vec<&str> = outputs.iter().map(String::as_str).collect();
    Ok(Columns::compile(Arc::new(Plan::new(system, year, &names)?)).evaluate(facts)?)
}

/// Whether two systems give any household other euros or another decision, on the households that changes are tried on.
///
/// # Errors
/// What evaluating may give.
pub(super) fn are_alike(prepared: &Prepared, (first, second): (&Arc<System>, &Arc<System>)) -> Result<bool, RunError> {
    let year = prepared.scenario.year;
    let (ours, theirs) = (outcomes(first), outcomes(second));
    // A scheme of only one of them moves whoever gets something of it.
    let alone: Vec<&String> = ours.iter().chain(&theirs).filter(|n| ours.contains(n) != theirs.contains(n)).collect();
    for chunk in tried(prepared, TRIED_AT_LAST).chunks(CHUNK) {
        let facts = prepared.population.households(chunk);
        let (a, b) = (results(first, year, &ours, &facts)?, results(second, year, &theirs, &facts)?);
        let pays = |name: &&String| {
            let column = a.column(name).or_else(|| b.column(name));
            column.is_some_and(|column| column.values.iter().any(|value| *value != 0.0))
        };
        if differing_households(&facts, &a, &b) > 0 || alone.iter().any(pays) {
            return Ok(false);
        }
    }
    Ok(true)
}
