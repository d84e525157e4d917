//! Each change taken away alone, on the first households of the sample: whom did it move?

use super::{ChangeEffect, ChangeOrigin, Effect, differing_households, overlay_changes, reads};
use crate::diag::Diagnostics;
use crate::engine::{Columns, Evaluate, Outcome};
use crate::rulebook::{DatedChange, Difference, DifferingKind, Manner, ParameterChange, Plan, System, Uses};
use crate::scenario::run::{Evaluators, Prepared, RunError, VariantRun};
use crate::table::Table;
use crate::units::Month;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Households on which each change is tried, the first of the sample.
const TRIED: u32 = 1_000;
/// Households on which a change that moved nobody is tried again.
const TRIED_AGAIN: u32 = 10_000;

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
pub fn effects(prepared: &Prepared, variants: &[VariantRun]) -> Result<Vec<ChangeEffect>, RunError> {
    let mut out = Vec::new();
    let all = Trial::facts(prepared, TRIED);
    for (at, run) in variants.iter().enumerate() {
        let changes = changes_of(prepared, at, run);
        if changes.is_empty() {
            continue;
        }
        let trial = Trial::new(prepared, at, run, &all)?;
        let found: Result<Vec<Effect>, RunError> = changes.par_iter().map(|change| trial.effect(change)).collect();
        out.extend(changes.into_iter().zip(found?).map(|(change, effect)| ChangeEffect {
            variant: at,
            name: change.name,
            kind: change.kind,
            origin: change.origin,
            manner: change.manner,
            effect,
        }));
    }
    Ok(out)
}

fn changes_of(prepared: &Prepared, at: usize, run: &VariantRun) -> Vec<Change> {
    let mut out = Vec::new();
    let kind_of = |name: &str| {
        if run.system.table(name).is_some() { DifferingKind::Table } else { DifferingKind::Parameter }
    };
    if at > 0 {
        for difference in overlay_changes(&prepared.as_read[0], &prepared.as_read[at]) {
            let Difference { name, kind, manner, .. } = difference;
            out.push(Change { name, kind, origin: ChangeOrigin::Overlay, manner });
        }
    }
    let financed = run.financing.iter().flat_map(|financed| &financed.changes).map(|(name, _)| name);
    for name in financed {
        if !out.iter().any(|c| c.origin == ChangeOrigin::Financing && c.name == *name) {
            let kind = kind_of(name);
            out.push(Change { name: name.clone(), kind, origin: ChangeOrigin::Financing, manner: Manner::Changed });
        }
    }
    for setting in &prepared.settings {
        let name = &setting.name;
        let known = run.system.parameter(name).is_some() || run.system.table(name).is_some();
        if known && !out.iter().any(|c| c.origin == ChangeOrigin::Setting && c.name == *name) {
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
    fn facts(prepared: &Prepared, most: u32) -> Table {
        prepared.population.households(&prepared.population.first(most))
    }

    fn new(prepared: &'a Prepared, at: usize, run: &'a VariantRun, facts: &'a Table) -> Result<Trial<'a>, RunError> {
        let year = prepared.scenario.year;
        let evaluators = Evaluators::new(&run.system, year, run.variant.dials.basis)?;
        let outputs = evaluators.outputs();
        let whole = evaluators.truth.evaluate(facts)?;
        Ok(Trial { prepared, at, run, outputs, plans: evaluators.plans, facts, whole })
    }

    fn effect(&self, change: &Change) -> Result<Effect, RunError> {
        if !self.plans.iter().any(|plan| reads(plan, &change.name)) {
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
        if households == 0 && self.prepared.population.sample() as usize > of {
            let more = Trial::facts(self.prepared, TRIED_AGAIN);
            households = self.moved(&without, &more, None)?.unwrap_or(0);
            of = more.n_households();
        }
        Ok(if change.manner == Manner::Added {
            Effect::Nudged { households, of }
        } else {
            Effect::Moved { households, of }
        })
    }

    fn users(&self, name: &str) -> Vec<String> {
        let uses = Uses::new(&self.run.system);
        let users = uses.find(name).map(|item| uses.users(item)).unwrap_or_default();
        users.into_iter().map(|item| uses.name(item).to_owned()).collect()
    }

    /// The system with a tenth more of a new number, or one where it is nil.
    fn nudged(&self, name: &str) -> Result<System, Diagnostics> {
        let system = &self.run.system;
        let is_nil = system.parameter(name).is_some_and(|p| p.values.iter().all(|v| v.value.is_zero()));
        let change =
            if is_nil { ParameterChange::Add(Decimal::ONE) } else { ParameterChange::Scale(Decimal::new(11, 1)) };
        let from = Month(0).first_day(self.prepared.scenario.year);
        system.with_dated_changes(&[DatedChange { name: name.to_owned(), change, from }])
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
                let plan = Plan::new(&self.run.system, year, &outputs)?;
                again = Columns::compile(Arc::new(plan)).evaluate(facts)?;
                &again
            }
        };
        Ok(Some(differing_households(facts, whole, &other)))
    }
}
