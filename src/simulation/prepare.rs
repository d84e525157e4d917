//! A scenario with everything it names, read and checked before anything is calculated.
//!
//! Takes: a scenario file and what the command line changes in it. Gives: population, behaviour and the systems of base
//! and variants, or every mistake. Leaves to others: the run.

use crate::diag::Diagnostics;
use crate::measure::indicators::{keyed, known_names};
use crate::population::Inhabitants;
use crate::rulebook::{ParameterChange, SchemeKind, System, Target, load_system};
use crate::scenario::behaviour::{Behaviour, read_behaviour};
use crate::scenario::counters::check_counters;
use crate::scenario::file::{Scenario, Variant, read_scenario};
use crate::scenario::load_population;
use crate::scenario::new_schemes::{StatedUse, stated_uses};
use crate::scenario::times::{Times, read_times};
use crate::simulation::changes::{self, Setting};
use crate::simulation::error::RunError;
use crate::simulation::required_columns;
use crate::table::{HouseholdId, Table};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A scenario with everything it names, read and checked.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The scenario.
    pub scenario: Scenario,
    /// Behaviour.
    pub behaviour: Behaviour,
    /// Unit times, where the scenario names a file.
    pub times: Option<Times>,
    /// The people.
    pub population: Inhabitants,
    /// Text of the population file or the mapping, for its hash.
    pub population_source: Arc<crate::diag::Source>,
    /// Data files of a mapping with their SHA-256.
    pub data_hashes: Vec<(PathBuf, String)>,
    /// System per variant; the base first.
    pub systems: Vec<Arc<System>>,
    /// Households of the run that the scenario itself asks for.
    pub scenario_sample: u32,
    /// The same as the files have them, before any setting.
    pub as_read: Vec<Arc<System>>,
    /// Numbers set for this run.
    pub settings: Vec<Setting>,
    /// By variant, the base first: who uses the schemes without a published use.
    pub stated_uses: Vec<BTreeMap<String, StatedUse>>,
    /// Inputs that the population does not have and that stand at their value of `weglaten`, with that value.
    pub filled: Vec<(String, String)>,
}

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
}

/// Reads a scenario and everything it names.
///
/// # Errors
/// Every mistake in the files; a toelage without financing is one.
pub fn prepare(path: &Path, overrides: &Overrides) -> Result<Prepared, RunError> {
    let mut scenario = read_scenario(path)?;
    let scenario_sample = scenario.sample;
    scenario.sample = overrides.sample.or(scenario.sample);
    scenario.seed = overrides.seed.unwrap_or(scenario.seed);
    let mut diagnostics = Diagnostics::default();
    let behaviour = read_behaviour(&scenario.behaviour).map_err(|e| diagnostics.extend(e)).ok();
    let times = scenario.times.as_ref().and_then(|path| read_times(path).map_err(|e| diagnostics.extend(e)).ok());
    let population_source = crate::diag::Source::read(&scenario.population).map_err(|e| diagnostics.push(e)).ok();
    let people = population_source
        .as_ref()
        .and_then(|source| load_population::plan(&scenario, source).map_err(|e| diagnostics.extend(e)).ok());
    let mut systems = Vec::new();
    for variant in std::iter::once(&scenario.base).chain(&scenario.variants) {
        let overlays: Vec<&Path> = variant.overlays.iter().map(AsRef::as_ref).collect();
        match load_system(&scenario.system, &overlays) {
            Ok(system) => {
                check_financing(&scenario, variant, &system, &mut diagnostics);
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
    let (Some(behaviour), Some(population_source), Some(people), true) =
        (behaviour, population_source, people, diagnostics.is_empty())
    else {
        return Err(diagnostics.into());
    };
    let behaviour = Behaviour { take_up: behaviour.take_up_of(scenario.take_up_set), ..behaviour };
    set_small_amounts(&mut scenario, &behaviour)?;
    check_counters(&mut scenario, times.as_ref())?;
    let population = people.carry_out(scenario.seed)?;
    let scenario_sample = match &population {
        Inhabitants::Synthetic(population) => scenario_sample.unwrap_or(population.sample()),
        Inhabitants::Imported(data) => {
            let all = u32::try_from(data.imported().households).unwrap_or(u32::MAX);
            scenario_sample.map_or(all, |sample| sample.min(all))
        }
    };
    let data_hashes = load_population::data_hashes(&population)?;
    let facts = population.households(&population.first(1));
    let filled = fill_missing(&mut systems, &facts, &population.absent())?;
    let dials = std::iter::once(&scenario.base).chain(&scenario.variants).map(|variant| &variant.dials);
    let reading = times.as_ref().is_some_and(|times| times.effort.low_reading_factor.is_some());
    let read_by_times = reading.then_some(required_columns::READING_TIME);
    required_columns::check(
        &population,
        &population_source,
        &facts,
        scenario.year,
        systems.iter().zip(dials),
        read_by_times,
    )?;
    if !overrides.changes.is_empty() {
        for system in &mut systems {
            let known: Vec<(Target, ParameterChange)> = overrides
                .changes
                .iter()
                .filter(|(target, _)| system.parameter(&target.name).is_some() || system.table(&target.name).is_some())
                .cloned()
                .collect();
            *system = Arc::new(system.with_changes(scenario.year, &known)?);
        }
    }
    let as_read = systems.clone();
    if !overrides.settings.is_empty() {
        changes::check_variants(std::iter::once(&scenario.base).chain(&scenario.variants), &overrides.settings)?;
        changes::check_names(&systems, &overrides.settings)?;
        set(&mut scenario, &mut systems, &overrides.settings)?;
    }
    let settings = overrides.settings.clone();
    check_differs(&scenario, &overrides.settings)?;
    let stated_uses = stated_uses(&systems, std::iter::once(&scenario.base).chain(&scenario.variants), &behaviour)?;
    let prepared = Prepared {
        stated_uses,
        filled,
        scenario,
        behaviour,
        times,
        population,
        population_source,
        data_hashes,
        systems,
        scenario_sample,
        as_read,
        settings,
    };
    check_behaviour(&prepared)?;
    // Plans are made once here, so that a missing year or rule, and a change that nothing reads, is found at once.
    changes::check_read(&prepared)?;
    Ok(prepared)
}

/// A variant that says the same as the base compares nothing with itself.
fn check_differs(scenario: &Scenario, settings: &[Setting]) -> Result<(), Diagnostics> {
    let base = &scenario.base;
    let mut diagnostics = Diagnostics::default();
    for variant in &scenario.variants {
        let is_set = settings.iter().any(|setting| setting.variant.as_deref() == Some(variant.id.as_str()));
        let is_same = variant.overlays == base.overlays
            && variant.dials == base.dials
            && variant.extra_actions == base.extra_actions
            && variant.financing.is_empty();
        if is_same && !is_set && variant.no_effect.is_none() {
            diagnostics.push(crate::diag::Diagnostic::at(
                "S011",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                format!(
                    "variant `{}` is gelijk aan de basis: dezelfde regels, dezelfde uitvoering, geen financiering",
                    variant.id
                ),
                "verander iets in de variant of haal haar weg, of zeg met `geen_gevolg = \"…\"` waarom zij er staat",
            ));
        }
    }
    diagnostics.into_result(())
}

/// Puts settings in the systems that they are for, and in the names by which a reader knows these.
fn set(scenario: &mut Scenario, systems: &mut [Arc<System>], settings: &[Setting]) -> Result<(), Diagnostics> {
    let year = scenario.year;
    let variants = std::iter::once(&mut scenario.base).chain(&mut scenario.variants);
    for (variant, system) in variants.zip(systems) {
        let own: Vec<Setting> = settings.iter().filter(|setting| setting.is_for(&variant.id)).cloned().collect();
        *system = Arc::new(changes::with_settings(system, year, &own)?);
        // What is set for all shows at the base, with which everything is compared.
        let is_shown = |setting: &&Setting| setting.variant.is_some() || variant.id == "basis";
        let shown: Vec<String> = own
            .iter()
            .filter(is_shown)
            .map(|setting| Setting { variant: None, ..setting.clone() }.to_string())
            .collect();
        if !shown.is_empty() {
            let shown = shown.join("; ");
            variant.name.nl.push_str(&format!(", gewijzigd: {shown}"));
            variant.name.en.push_str(&format!(", changed: {shown}"));
        }
    }
    Ok(())
}

/// Says of which variant mistakes are: an overlay may be right over one system and wrong over another.
fn of_variant(mut errors: Diagnostics, variant: &str) -> Diagnostics {
    for error in &mut errors.0 {
        error.message = format!("variant `{variant}`: {}", error.message);
    }
    errors
}

/// Gives variants whose tolerance goes by the year of decision that of the year after the run.
fn set_small_amounts(scenario: &mut Scenario, behaviour: &Behaviour) -> Result<(), Diagnostics> {
    let decided = scenario.year + 1;
    let mut diagnostics = Diagnostics::default();
    for variant in std::iter::once(&mut scenario.base).chain(&mut scenario.variants) {
        match behaviour.small_amount(decided) {
            Some(amount) if variant.is_tolerance_by_year => variant.dials.tolerance = amount,
            None if variant.is_tolerance_by_year => diagnostics.push(crate::diag::Diagnostic::at(
                "S004",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                format!("voor `{}` staat er geen klein bedrag van {decided} of eerder in het gedragsbestand", variant.id),
                format!("voeg in `[kleine_bedragen]` een regel toe als `{decided} = {{ … }}`, of geef `tolerantie` als getal"),
            )),
            _ => {}
        }
    }
    diagnostics.into_result(())
}

/// Every delivered scheme of the base has a published use, and every published figure a figure of the run.
fn check_behaviour(prepared: &Prepared) -> Result<(), Diagnostics> {
    let behaviour = &prepared.behaviour;
    let mut diagnostics = Diagnostics::default();
    let delivered = |s: &&crate::rulebook::Scheme| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage);
    let ids: Vec<&str> = prepared.systems[0].paying_schemes().filter(delivered).map(|s| s.id.as_str()).collect();
    let is_known = |id: &str| behaviour.targets.contains_key(id) || prepared.stated_uses[0].contains_key(id);
    for id in ids.iter().filter(|id| !is_known(id)) {
        let start = behaviour.source.text.find("[niet_gebruik").unwrap_or(0);
        diagnostics.push(crate::diag::Diagnostic::at(
            "S008",
            &behaviour.source,
            first_line(&behaviour.source.text, &(start..start)),
            format!("voor regeling `{id}` staat er geen niet-gebruik in het gedragsbestand"),
            format!("voeg een blok `[niet_gebruik.{id}]` toe met `totaal = {{ … }}`"),
        ));
    }
    for point in behaviour.published.iter().filter(|p| !keyed(&p.point.key).is_some_and(|keyed| keyed.is_known(&ids))) {
        let known = known_names(&ids);
        let near = crate::diag::closest(&point.point.key, known.iter().map(String::as_str))
            .map(|n| format!("bedoelde u `{n}`? "))
            .unwrap_or_default();
        diagnostics.push(crate::diag::Diagnostic::at(
            "S009",
            &behaviour.source,
            point.key_span.clone(),
            format!("`{}` is geen uitkomst van de simulatie", point.point.key),
            format!("{near}Een sleutel is een regeling of `toeslagen`, een punt en een maat, zoals `zorgtoeslag.euro`"),
        ));
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

/// A toelage without financing is refused, unless the file says in words why it has none.
fn check_financing(scenario: &Scenario, variant: &Variant, system: &System, diagnostics: &mut Diagnostics) {
    let toelage = system.definitions.schemes.iter().find(|s| s.kind == SchemeKind::Toelage);
    if let Some(scheme) = toelage
        && variant.financing.is_empty()
        && variant.unfinanced_reason.is_none()
    {
        diagnostics.push(crate::diag::Diagnostic::at(
            "S003",
            &scenario.source,
            first_line(&scenario.source.text, &variant.span),
            format!("variant `{}` heeft een toelage (`{}`) en geen financiering", variant.id, scheme.id),
            "voeg `[[variant.financiering.stap]]` toe, of zeg met `zonder_financiering = \"…\"` waarom de dekking buiten beeld blijft",
        ));
    }
    for target in variant.financing.targets() {
        let name = &target.name;
        let rows = system.table(name).and_then(|table| Some(table.values.last()?.value.len()));
        let wrong = match (rows, target.row) {
            (None, Some(row)) if system.parameter(name).is_some() => {
                Some(format!("`{name}` is één getal en heeft geen rij {row}"))
            }
            (Some(rows), Some(row)) if row > rows => Some(format!("`{name}` heeft {rows} rijen en geen rij {row}")),
            _ => None,
        };
        if let Some(wrong) = wrong {
            diagnostics.push(crate::diag::Diagnostic::at(
                "S003",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                format!("in de financiering van `{}`: {wrong}", variant.id),
                "noem een getal, een tabel, of een rij die de tabel heeft",
            ));
        }
        if system.parameter(name).is_none() && system.table(name).is_none() {
            let known = system
                .definitions
                .parameters
                .iter()
                .map(|p| p.name.as_str())
                .chain(system.definitions.tables.iter().map(|t| t.name.as_str()));
            let near = crate::diag::closest(name, known).map(|n| format!("bedoelde u `{n}`? ")).unwrap_or_default();
            diagnostics.push(crate::diag::Diagnostic::at(
                "S003",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                format!(
                    "de financiering van `{}` noemt `{name}`, maar dat is geen parameter of tabel van het stelsel",
                    variant.id
                ),
                format!("{near}noem een parameter of tabel uit de rulebooks"),
            ));
        }
    }
}

fn first_line(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = span.start.min(text.len());
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    start..start + length
}

impl Prepared {
    /// The base and the variants, in the order of the systems.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        std::iter::once(&self.scenario.base).chain(&self.scenario.variants)
    }

    /// Name of the microdata and the number of households in it; `None` where the people are made up.
    pub fn file(&self) -> Option<(String, u64)> {
        match &self.population {
            Inhabitants::Synthetic(_) => None,
            Inhabitants::Imported(data) => Some((data.import().name().to_owned(), data.imported().households)),
        }
    }

    /// Lowest and highest number of the households of the run; between them a file may have gaps.
    pub fn numbers(&self) -> (u32, u32) {
        match &self.population {
            Inhabitants::Synthetic(population) => (0, population.sample().saturating_sub(1)),
            Inhabitants::Imported(_) => self.population.numbers(),
        }
    }

    /// Whether the run has a household of this number.
    pub fn is_in_run(&self, id: HouseholdId) -> bool {
        match &self.population {
            Inhabitants::Synthetic(population) => id.origin().0 < population.sample() && self.population.has(id),
            Inhabitants::Imported(data) => data.has(id),
        }
    }

    /// The facts of one household; none where there is no household of this number.
    pub fn household(&self, id: HouseholdId) -> Table {
        self.population.households(&[id])
    }
}
