//! A scenario with everything it names, read and checked before anything is calculated.
//!
//! Takes: a scenario file and what the command line changes in it. Gives: population, behaviour and the systems of base
//! and variants, or every mistake. Leaves to others: the run.

use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::formats::Turned;
use crate::population::Inhabitants;
use crate::rulebook::{ParameterChange, System, Target, load_system};
use crate::scenario::behaviour::{Behaviour, read_behaviour};
use crate::scenario::counters::check_counters;
use crate::scenario::file::{Scenario, read_scenario_with};
use crate::scenario::load_population;
use crate::scenario::new_schemes::stated_uses;
use crate::scenario::times::Times;
use crate::scenario::times::read_times;
use crate::simulation::changes;
use crate::simulation::checks::{check_behaviour, check_differs, check_financing, first_line};
use crate::simulation::error::RunError;
use crate::simulation::memory;
use crate::simulation::prepared::Prepared;
use crate::simulation::required_columns;
use crate::simulation::setting::{Setting, check_variants, with_settings};
use crate::table::Table;
use crate::text::text;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What the command line or the dashboard may change.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Another sample size.
    pub sample: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Parameters changed in the base and in every variant that has them.
    pub changes: Vec<(Target, ParameterChange)>,
    /// Numbers set for this run, each read by some variant.
    pub settings: Vec<Setting>,
    /// Dials that stand elsewhere than in the scenario file.
    pub turned: Turned,
}

/// Reads a scenario and everything it names.
///
/// # Errors
/// Every mistake in the files; a toelage without financing is one.
pub fn prepare(path: &Path, overrides: &Overrides) -> Result<Prepared, RunError> {
    memory::check_start()?;
    let mut scenario = read_scenario_with(path, &overrides.turned)?;
    let asked_sample = scenario.sample;
    scenario.sample = overrides.sample.or(scenario.sample);
    scenario.seed = overrides.seed.unwrap_or(scenario.seed);
    let Named { behaviour, times, population_source, people, mut systems } = read_named(&scenario)?;
    set_small_amounts(&mut scenario, &behaviour)?;
    check_counters(&mut scenario, times.as_ref())?;
    let population = people.carry_out(scenario.seed)?;
    let data_hashes = load_population::data_hashes(&population)?;
    let facts = population.households(&population.first(1));
    let filled = fill_missing(&mut systems, &facts, &population.absent())?;
    let dials = std::iter::once(&scenario.base).chain(&scenario.variants).map(|variant| &variant.dials);
    let reading = times.as_ref().is_some_and(|times| times.effort.low_reading_factor.is_some());
    let variants = systems.iter().zip(dials);
    required_columns::check(&population, &population_source, &facts, scenario.year, variants, reading)?;
    let as_read = override_parameters(&mut scenario, &mut systems, overrides)?;
    check_differs(&scenario, &overrides.settings)?;
    let stated_uses = stated_uses(&systems, std::iter::once(&scenario.base).chain(&scenario.variants), &behaviour)?;
    let prepared = Prepared {
        stated_uses,
        filled,
        scenario_sample: sample_of_scenario(&population, asked_sample),
        scenario,
        behaviour,
        times,
        population,
        population_source,
        data_hashes,
        systems,
        as_read,
        settings: overrides.settings.clone(),
    };
    check_behaviour(&prepared)?;
    // Plans are made once here, so that a missing year or rule, and a change that nothing reads, is found at once.
    changes::check_read(&prepared)?;
    Ok(prepared)
}

/// What a scenario names.
struct Named {
    behaviour: Behaviour,
    times: Option<Times>,
    population_source: Arc<Source>,
    people: load_population::Plan,
    /// By variant, the base first.
    systems: Vec<Arc<System>>,
}

/// Reads what a scenario names, with the mistakes of all files together.
fn read_named(scenario: &Scenario) -> Result<Named, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let behaviour = read_behaviour(&scenario.behaviour).map_err(|e| diagnostics.extend(e)).ok();
    let times = scenario.times.as_ref().and_then(|path| read_times(path).map_err(|e| diagnostics.extend(e)).ok());
    let population_source = Source::read(&scenario.population).map_err(|e| diagnostics.push(e)).ok();
    let people = population_source
        .as_ref()
        .and_then(|source| load_population::plan(scenario, source).map_err(|e| diagnostics.extend(e)).ok());
    let mut systems = Vec::new();
    for variant in std::iter::once(&scenario.base).chain(&scenario.variants) {
        let overlays: Vec<&Path> = variant.overlays.iter().map(AsRef::as_ref).collect();
        match load_system(&scenario.system, &overlays) {
            Ok(system) => {
                check_financing(scenario, variant, &system, &mut diagnostics);
                systems.push(Arc::new(system));
            }
            // The base is broken: every variant has the same mistakes.
            Err(errors) if systems.is_empty() => {
                diagnostics.extend(errors);
                break;
            }
            Err(errors) => diagnostics.extend(of_variant(errors, &variant.id)),
        }
    }
    match (behaviour, population_source, people) {
        (Some(behaviour), Some(population_source), Some(people)) if diagnostics.is_empty() => {
            let behaviour = Behaviour { take_up: behaviour.take_up_of(scenario.take_up_set), ..behaviour };
            Ok(Named { behaviour, times, population_source, people, systems })
        }
        _ => Err(diagnostics),
    }
}

/// Households that the scenario itself asks for; of a file, all that it has where it asks for none.
fn sample_of_scenario(population: &Inhabitants, asked: Option<u32>) -> u32 {
    match population {
        Inhabitants::Synthetic(population) => asked.unwrap_or(population.sample()),
        Inhabitants::Imported(data) => {
            let all = u32::try_from(data.imported().households).unwrap_or(u32::MAX);
            asked.map_or(all, |sample| sample.min(all))
        }
    }
}

/// Puts what is changed for this run in the systems; gives them as they were before any setting.
fn override_parameters(
    scenario: &mut Scenario,
    systems: &mut [Arc<System>],
    overrides: &Overrides,
) -> Result<Vec<Arc<System>>, RunError> {
    for system in systems.iter_mut().filter(|_| !overrides.changes.is_empty()) {
        let is_known =
            |target: &Target| system.parameter(&target.name).is_some() || system.table(&target.name).is_some();
        let known: Vec<(Target, ParameterChange)> =
            overrides.changes.iter().filter(|(target, _)| is_known(target)).cloned().collect();
        *system = Arc::new(system.with_changes(scenario.year, &known)?);
    }
    let as_read = systems.to_vec();
    if !overrides.settings.is_empty() {
        check_variants(std::iter::once(&scenario.base).chain(&scenario.variants), &overrides.settings)?;
        changes::check_names(systems, &overrides.settings)?;
        set(scenario, systems, &overrides.settings)?;
    }
    Ok(as_read)
}

/// Puts settings in the systems that they are for, and in the names by which a reader knows these.
fn set(scenario: &mut Scenario, systems: &mut [Arc<System>], settings: &[Setting]) -> Result<(), Diagnostics> {
    let year = scenario.year;
    let variants = std::iter::once(&mut scenario.base).chain(&mut scenario.variants);
    for (variant, system) in variants.zip(systems) {
        let own: Vec<Setting> = settings.iter().filter(|setting| setting.is_for(&variant.id)).cloned().collect();
        *system = Arc::new(with_settings(system, year, &own)?);
        // What is set for all shows at the base, with which everything is compared.
        let is_shown = |setting: &&Setting| setting.variant.is_some() || variant.id == "basis";
        let shown: Vec<String> = own
            .iter()
            .filter(is_shown)
            .map(|setting| Setting { variant: None, ..setting.clone() }.to_string())
            .collect();
        if !shown.is_empty() {
            let shown = shown.join("; ");
            variant.name = text!(variant_changed, name = &variant.name, changes = shown);
        }
    }
    Ok(())
}

/// Says of which variant mistakes are: an overlay may be right over one system and wrong over another.
fn of_variant(mut errors: Diagnostics, variant: &str) -> Diagnostics {
    for error in &mut errors.0 {
        error.message = text!(mistake_in_variant, variant = variant, mistake = &error.message);
    }
    errors
}

/// Gives variants whose tolerance goes by the year of decision that of the year after the run.
fn set_small_amounts(scenario: &mut Scenario, behaviour: &Behaviour) -> Result<(), Diagnostics> {
    let decided = scenario.year + 1;
    let mut diagnostics = Diagnostics::default();
    for variant in std::iter::once(&mut scenario.base).chain(&mut scenario.variants) {
        match behaviour.small_amount(decided) {
            Some(amount) if variant.is_tolerance_by_year => {
                variant.dials.tolerance = amount;
                variant.turnable.iter_mut().for_each(|dial| dial.value = dial.value.or(Some(amount.as_euros())));
            }
            None if variant.is_tolerance_by_year => diagnostics.push(Diagnostic::at(
                "S004",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                text!(no_small_amount, variant = &variant.id, year = decided),
                text!(no_small_amount_remedy, year = decided),
            )),
            _ => {}
        }
    }
    diagnostics.into_result(())
}

/// Puts inputs without a column in `facts` at their value of `weglaten`, where they have one; gives name and value. What
/// the people could have and do not, `absent`, is never filled in silence.
fn fill_missing(
    systems: &mut [Arc<System>],
    facts: &Table,
    absent: &[String],
) -> Result<Vec<(String, String)>, Diagnostics> {
    let mut filled = BTreeMap::new();
    for system in systems {
        let missing: Vec<(String, String)> = system
            .definitions
            .inputs
            .iter()
            .filter(|input| facts.column(&input.name).is_none() && !absent.contains(&input.name))
            .filter_map(|input| Some((input.name.clone(), input.default.clone()?)))
            .collect();
        let names: Vec<&str> = missing.iter().map(|(name, _)| name.as_str()).collect();
        *system = Arc::new(system.with_defaults(&names)?);
        filled.extend(missing);
    }
    Ok(filled.into_iter().collect())
}
