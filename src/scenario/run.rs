//! One run: the base at full use, calibration of take-up, financing, then every variant with the same luck.
//!
//! ```text
//!  population ─► base, everybody uses ─► recoveries (fear) ─► calibrate take-up ─┐
//!                                                                               ▼
//!                        each variant: deliver at full use ─► claim ─► (solve financing, deliver again) ─► records
//! ```

use crate::delivery::{
    Basis, Calibrated, Delivered, Dials, Entitled, FactsRecord, IncomeRules, RecoveryTally, SchemeDelivery,
    SchemeTakeUp, Seed, TakeUp, TakeUpProfile, VariantDelivery, VariantRecord, claim_block, deliver_block,
    facts_records, merge_constants, take_up_profiles,
};
use crate::diag::Diagnostics;
use crate::engine::{Columns, EngineError, Evaluate};
use crate::measure::{known_keys, unit_of_key};
use crate::population::{Population, PopulationError, Spec};
use crate::rulebook::{ParameterChange, PeriodOfGiven, Plan, PlanError, SchemeKind, System, load_system};
use crate::scenario::behaviour::{Behaviour, read_behaviour};
use crate::scenario::changes::{self, ChangeEffect, Setting};
use crate::scenario::file::{Scenario, Variant, read_scenario};
use crate::scenario::financing::{self, Financed, FinancingError};
use crate::scenario::rule_names::{
    ASSESSED_INCOME, BEFORE_MONTH, BEFORE_YEAR, EQUIVALENCE, GROSS_MONTH, GROSS_YEAR, NORM, PRESENT, TAX_YEAR,
};
use crate::scenario::times::{Times, read_times};
use crate::table::{HouseholdId, Table};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Rules that every system must have, besides those of its schemes.
const FACT_RULES: [&str; 5] = [GROSS_MONTH, GROSS_YEAR, NORM, EQUIVALENCE, PRESENT];

/// Samples up to this size are kept in memory; larger ones are generated anew in each pass.
const KEEP_HOUSEHOLDS: u32 = 200_000;

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Mistakes in files.
    #[error(transparent)]
    Files(#[from] Diagnostics),
    /// A plan that cannot be made.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// Facts and rules that do not fit.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A population that cannot be made.
    #[error("{}", population_in_words(.0))]
    Population(#[from] PopulationError),
    /// Take-up that cannot be calibrated.
    #[error("het niet-gebruik kan niet worden geijkt: {0}")]
    Calibration(#[from] crate::delivery::CalibrationError),
    /// Financing that cannot be solved.
    #[error(transparent)]
    Financing(#[from] FinancingError),
    /// A scheme for which the behaviour file has no target.
    #[error("het gedragsbestand noemt geen niet-gebruik voor regeling `{scheme}`; voeg `[niet_gebruik.{scheme}]` toe")]
    NoTarget {
        /// Scheme id.
        scheme: String,
    },
}

fn population_in_words(error: &PopulationError) -> String {
    match error {
        PopulationError::EmptySample => {
            "een steekproef heeft ten minste één huishouden; geef bij `steekproef` of `--sample` een groter getal"
                .to_owned()
        }
        PopulationError::SampleTooLarge { sample, households } => format!(
            "een steekproef van {sample} is groter dan de bevolking van {households:.0} huishoudens; \
             geef bij `steekproef` of `--sample` een kleiner getal"
        ),
        PopulationError::NoFit { margin, deviation } => format!(
            "de doelen voor de bevolking spreken elkaar tegen: bij `{margin}` blijft {:.2}% van de huishoudens over; \
             controleer dat doel in het bevolkingsbestand",
            deviation * 100.0
        ),
    }
}

/// What a run reports while it works: stage, steps done, steps in all.
pub trait Progress: Sync {
    /// A stage begins, with so many steps.
    fn begin(&self, stage: &str, steps: usize);
    /// One step is done.
    fn step(&self);
}

/// No progress.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: &str, _steps: usize) {}
    fn step(&self) {}
}

/// A scenario with everything it names, read and checked.
#[derive(Debug)]
pub struct Prepared {
    /// The scenario.
    pub scenario: Scenario,
    /// Behaviour.
    pub behaviour: Behaviour,
    /// Unit times, where the scenario names a file.
    pub times: Option<Times>,
    /// The population.
    pub population: Population,
    /// Text of the population file, for its hash.
    pub population_source: Arc<crate::diag::Source>,
    /// System per variant; the base first.
    pub systems: Vec<Arc<System>>,
    /// Households in the sample that the scenario itself asks for.
    pub scenario_sample: u32,
    /// The same as the files have them, before any setting.
    pub as_read: Vec<Arc<System>>,
    /// Numbers set for this run.
    pub settings: Vec<Setting>,
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
    pub changes: Vec<(String, ParameterChange)>,
    /// Numbers set for this run, each read by some variant.
    pub settings: Vec<Setting>,
}

/// A scheme that is delivered with advances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredScheme {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Sort.
    pub kind: SchemeKind,
}

impl DeliveredScheme {
    /// Whether it pays the same at every income.
    pub fn is_flat(&self) -> bool {
        self.kind == SchemeKind::Toelage
    }
}

/// One variant after the run.
#[derive(Debug)]
pub struct VariantRun {
    /// From the scenario file.
    pub variant: Variant,
    /// Its system, financing included.
    pub system: Arc<System>,
    /// Delivered schemes, in the order of the ledgers.
    pub schemes: Vec<DeliveredScheme>,
    /// One per household.
    pub records: Vec<VariantRecord>,
    /// Who uses its schemes.
    pub take_up: TakeUp,
    /// Financing, where there is one.
    pub financing: Option<Financed>,
    /// Households recomputed in exact decimals while evaluating.
    pub marked: usize,
    /// How many real households one of the sample stands for.
    pub weight: f64,
}

/// A finished run.
#[derive(Debug)]
pub struct Run {
    /// One per household.
    pub facts: Vec<FactsRecord>,
    /// The base first.
    pub variants: Vec<VariantRun>,
    /// Calibrated take-up per scheme of the base.
    pub calibrated: BTreeMap<String, Calibrated>,
    /// What every change of every variant did.
    pub changes: Vec<ChangeEffect>,
}

/// Reads a scenario and everything it names.
///
/// # Errors
/// Every mistake in the files; a toelage without financing is one.
pub fn prepare(path: &Path, overrides: &Overrides) -> Result<Prepared, RunError> {
    let mut scenario = read_scenario(path)?;
    let scenario_sample = scenario.sample;
    scenario.sample = overrides.sample.unwrap_or(scenario.sample);
    scenario.seed = overrides.seed.unwrap_or(scenario.seed);
    let mut diagnostics = Diagnostics::default();
    let behaviour = read_behaviour(&scenario.behaviour).map_err(|e| diagnostics.extend(e)).ok();
    let times = scenario.times.as_ref().and_then(|path| read_times(path).map_err(|e| diagnostics.extend(e)).ok());
    let population_source = crate::diag::Source::read(&scenario.population).map_err(|e| diagnostics.push(e)).ok();
    let spec = population_source
        .as_ref()
        .and_then(|_| Spec::load(&scenario.population).map_err(|e| diagnostics.extend(e)).ok());
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
            Err(errors) => diagnostics.extend(errors),
        }
    }
    let (Some(behaviour), Some(population_source), Some(spec), true) =
        (behaviour, population_source, spec, diagnostics.is_empty())
    else {
        return Err(diagnostics.into());
    };
    let population = Population::new(spec, scenario.sample, scenario.seed)?;
    let filled = fill_missing(&mut systems, &population.households(&[HouseholdId(0)]))?;
    if !overrides.changes.is_empty() {
        for system in &mut systems {
            let known: Vec<(String, ParameterChange)> = overrides
                .changes
                .iter()
                .filter(|(name, _)| system.parameter(name).is_some() || system.table(name).is_some())
                .cloned()
                .collect();
            *system = Arc::new(system.with_changes(scenario.year, &known)?);
        }
    }
    let as_read = systems.clone();
    if !overrides.settings.is_empty() {
        changes::check_names(&systems, &overrides.settings)?;
        for system in &mut systems {
            *system = Arc::new(changes::with_settings(system, scenario.year, &overrides.settings)?);
        }
    }
    let settings = overrides.settings.clone();
    let prepared = Prepared {
        filled,
        scenario,
        behaviour,
        times,
        population,
        population_source,
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

/// Every delivered scheme of the base has a published use, and every published figure a figure of the run.
fn check_behaviour(prepared: &Prepared) -> Result<(), Diagnostics> {
    let behaviour = &prepared.behaviour;
    let mut diagnostics = Diagnostics::default();
    let delivered = |s: &&crate::rulebook::Scheme| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage);
    let ids: Vec<&str> = prepared.systems[0].paying_schemes().filter(delivered).map(|s| s.id.as_str()).collect();
    for id in ids.iter().filter(|id| !behaviour.targets.contains_key(**id)) {
        let start = behaviour.source.text.find("[niet_gebruik").unwrap_or(0);
        diagnostics.push(crate::diag::Diagnostic::at(
            "S008",
            &behaviour.source,
            first_line(&behaviour.source.text, &(start..start)),
            format!("voor regeling `{id}` staat er geen niet-gebruik in het gedragsbestand"),
            format!("voeg een blok `[niet_gebruik.{id}]` toe met `totaal = {{ … }}`"),
        ));
    }
    for point in behaviour.published.iter().filter(|p| unit_of_key(&ids, &p.key).is_none()) {
        let known = known_keys(&ids);
        let near = crate::diag::closest(&point.key, known.iter().map(String::as_str))
            .map(|n| format!("bedoelde u `{n}`? "))
            .unwrap_or_default();
        diagnostics.push(crate::diag::Diagnostic::at(
            "S009",
            &behaviour.source,
            point.key_span.clone(),
            format!("`{}` is geen uitkomst van de simulatie", point.key),
            format!("{near}Een sleutel is een regeling of `toeslagen`, een punt en een maat, zoals `zorgtoeslag.euro`"),
        ));
    }
    diagnostics.into_result(())
}

/// Puts inputs without a column in `facts` at their value of `weglaten`, where they have one; gives name and value.
fn fill_missing(systems: &mut [Arc<System>], facts: &Table) -> Result<Vec<(String, String)>, Diagnostics> {
    let mut filled = BTreeMap::new();
    for system in systems {
        let missing: Vec<(String, String)> = system
            .definitions
            .inputs
            .iter()
            .filter(|input| facts.column(&input.name).is_none())
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
    for name in variant.financing.iter().flat_map(|s| &s.parameters) {
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

    /// The facts of one household of the sample.
    pub fn household(&self, number: u32) -> Table {
        self.population.households(&[HouseholdId(number)])
    }
}

/// The compiled plans of one variant.
#[derive(Debug)]
pub struct Evaluators {
    /// On true facts.
    pub truth: Columns,
    /// On known facts; `None` where that is the same plan.
    pub award: Option<Columns>,
    /// Delivered schemes with their rules.
    pub schemes: Vec<(DeliveredScheme, SchemeDelivery)>,
    /// The plans of both.
    pub plans: Vec<Arc<Plan>>,
}

impl Evaluators {
    /// Plans and compiles.
    ///
    /// # Errors
    /// A rule that is missing, a year that is not covered.
    pub fn new(system: &Arc<System>, year: i16, basis: Basis) -> Result<Evaluators, RunError> {
        let schemes: Vec<(DeliveredScheme, SchemeDelivery)> = system
            .paying_schemes()
            .filter(|s| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage))
            .map(|s| {
                let shown = DeliveredScheme { id: s.id.clone(), name: s.name.clone(), kind: s.kind };
                let month_rule = s.month_rule.clone().unwrap_or_default();
                let year_rule = s.year_rule.clone().unwrap_or_default();
                (shown, SchemeDelivery { id: s.id.clone(), month_rule, year_rule })
            })
            .collect();
        let of_schemes = || schemes.iter().flat_map(|(_, s)| [s.month_rule.as_str(), s.year_rule.as_str()]);
        let truth_outputs: Vec<&str> =
            of_schemes().chain(FACT_RULES).chain([BEFORE_YEAR, BEFORE_MONTH, TAX_YEAR, ASSESSED_INCOME]).collect();
        let mut plans = vec![Arc::new(Plan::new(system, year, &truth_outputs)?)];
        let truth = Columns::compile(Arc::clone(&plans[0]));
        let award = if basis == Basis::Year {
            let known = Arc::new(system.with_given(&[(ASSESSED_INCOME, PeriodOfGiven::Month)])?);
            let outputs: Vec<&str> = of_schemes().collect();
            plans.push(Arc::new(Plan::new(&known, year, &outputs)?));
            Some(Columns::compile(Arc::clone(&plans[1])))
        } else {
            None
        };
        Ok(Evaluators { truth, award, schemes, plans })
    }

    /// As [`Evaluators::new`], with a plan that cannot be made told as a mistake in a file.
    ///
    /// # Errors
    /// As [`Evaluators::new`].
    pub fn checked(system: &Arc<System>, year: i16, basis: Basis) -> Result<Evaluators, RunError> {
        Evaluators::new(system, year, basis).map_err(|error| match error {
            RunError::Plan(error) => RunError::Files(system.diagnose(&error).into()),
            other => other,
        })
    }

    /// Names of the results on true facts.
    pub fn outputs(&self) -> Vec<String> {
        let plan = &self.plans[0];
        plan.outputs.iter().map(|id| plan.system.value(*id).schema.name.to_string()).collect()
    }

    pub(super) fn delivery<'a>(&'a self, dials: &Dials, behaviour: &Behaviour) -> VariantDelivery<'a> {
        VariantDelivery {
            schemes: self.schemes.iter().map(|(_, s)| s.clone()).collect(),
            income: IncomeRules {
                before_support_year: BEFORE_YEAR.to_owned(),
                before_support_month: BEFORE_MONTH.to_owned(),
                tax_year: TAX_YEAR.to_owned(),
            },
            truth: &self.truth,
            award: self.award.as_ref().map_or(&self.truth as &dyn Evaluate, |a| a),
            dials: dials.clone(),
            knowledge: behaviour.knowledge.clone(),
            settlement: behaviour.settlement,
            fall: behaviour.fall,
        }
    }
}

/// The facts block by block, kept in memory where they fit.
pub(super) struct Blocks<'a> {
    population: &'a Population,
    kept: Option<Vec<Table>>,
}

impl<'a> Blocks<'a> {
    fn new(population: &'a Population, progress: &dyn Progress) -> Blocks<'a> {
        let kept = (population.sample() <= KEEP_HOUSEHOLDS).then(|| {
            progress.begin("bevolking", population.n_blocks());
            (0..population.n_blocks())
                .into_par_iter()
                .map(|block| {
                    let table = population.block(block);
                    progress.step();
                    table
                })
                .collect()
        });
        Blocks { population, kept }
    }

    /// Number of blocks.
    pub(super) fn len(&self) -> usize {
        self.population.n_blocks()
    }

    /// Does `work` for every block, on all threads, with the results in order of block.
    pub(super) fn map<T: Send>(
        &self,
        progress: &dyn Progress,
        work: impl Fn(usize, &Table) -> Result<T, EngineError> + Sync,
    ) -> Result<Vec<T>, EngineError> {
        (0..self.len())
            .into_par_iter()
            .map(|block| {
                let out = match &self.kept {
                    Some(kept) => work(block, &kept[block]),
                    None => work(block, &self.population.block(block)),
                };
                progress.step();
                out
            })
            .collect()
    }
}

/// Delivered blocks of one variant at full use, with the recoveries they hold.
struct FullUse {
    blocks: Vec<Vec<Delivered>>,
    tally: RecoveryTally,
    marked: usize,
}

/// Runs a prepared scenario.
///
/// # Errors
/// See [`RunError`].
pub fn run(prepared: &Prepared, progress: &dyn Progress) -> Result<Run, RunError> {
    let all: Vec<usize> = (1..prepared.systems.len()).collect();
    run_only(prepared, &all, progress)
}

/// Runs the base and the variants at these positions of [`Prepared::systems`]; the base is at nil.
///
/// # Errors
/// See [`RunError`].
pub fn run_only(prepared: &Prepared, positions: &[usize], progress: &dyn Progress) -> Result<Run, RunError> {
    let scenario = &prepared.scenario;
    let seed = Seed(scenario.seed);
    let blocks = Blocks::new(&prepared.population, progress);
    let base_evaluators = Evaluators::new(&prepared.systems[0], scenario.year, scenario.base.dials.basis)?;
    progress.begin("feiten", blocks.len());
    let facts_and_profiles = blocks.map(progress, |_, table| {
        let outcome = base_evaluators.truth.evaluate(table)?;
        Ok((facts_records(table, &outcome)?, take_up_profiles(table, seed)?))
    })?;
    let (facts, profiles): (Vec<Vec<FactsRecord>>, Vec<Vec<TakeUpProfile>>) = facts_and_profiles.into_iter().unzip();
    let facts: Vec<FactsRecord> = facts.into_iter().flatten().collect();
    let base = full_use(prepared, &blocks, &profiles, &base_evaluators, &scenario.base, progress)?;
    let calibrated = calibrate(prepared, &base_evaluators, &base, &profiles)?;
    let context = Context { prepared, blocks: &blocks, profiles: &profiles, calibrated: &calibrated, progress, seed };
    let base_run = context.finish(&scenario.base, &prepared.systems[0], &base_evaluators, &base, None)?;
    let mut variants = vec![base_run];
    let wanted = prepared.variants().zip(&prepared.systems).enumerate().skip(1);
    for (_, (variant, system)) in wanted.filter(|(position, _)| positions.contains(position)) {
        let run = context.variant(variant, system, &variants[0])?;
        variants.push(run);
    }
    progress.begin("wat de wijzigingen deden", 1);
    let changes = changes::effects(prepared, &variants)?;
    progress.step();
    Ok(Run { facts, variants, calibrated, changes })
}

fn full_use(
    prepared: &Prepared,
    blocks: &Blocks<'_>,
    profiles: &[Vec<TakeUpProfile>],
    evaluators: &Evaluators,
    variant: &Variant,
    progress: &dyn Progress,
) -> Result<FullUse, RunError> {
    progress.begin(&variant.name.0, blocks.len());
    let delivery = evaluators.delivery(&variant.dials, &prepared.behaviour);
    let seed = Seed(prepared.scenario.seed);
    let delivered = blocks.map(progress, |_, table| {
        let truth = evaluators.truth.evaluate(table)?;
        Ok((deliver_block(table, &truth, &delivery, seed)?, truth.marked))
    })?;
    let mut tally = RecoveryTally::default();
    for ((block, _), profiles) in delivered.iter().zip(profiles) {
        tally.add(block, profiles);
    }
    let marked = delivered.iter().map(|(_, marked)| marked).sum();
    Ok(FullUse { blocks: delivered.into_iter().map(|(block, _)| block).collect(), tally, marked })
}

fn calibrate(
    prepared: &Prepared,
    evaluators: &Evaluators,
    base: &FullUse,
    profiles: &[Vec<TakeUpProfile>],
) -> Result<BTreeMap<String, Calibrated>, RunError> {
    let mut out = BTreeMap::new();
    for (position, (scheme, _)) in evaluators.schemes.iter().enumerate() {
        let target = prepared
            .behaviour
            .targets
            .get(&scheme.id)
            .ok_or_else(|| RunError::NoTarget { scheme: scheme.id.clone() })?;
        let fear = base.tally.recovered_per_euro(position);
        let mut entitled = Entitled::default();
        for (block, profiles) in base.blocks.iter().zip(profiles) {
            entitled.add(position, block, profiles, &fear, &prepared.behaviour.take_up);
        }
        out.insert(scheme.id.clone(), entitled.calibrate(&scheme.id, target)?);
    }
    Ok(out)
}

struct Context<'a> {
    prepared: &'a Prepared,
    blocks: &'a Blocks<'a>,
    profiles: &'a [Vec<TakeUpProfile>],
    calibrated: &'a BTreeMap<String, Calibrated>,
    progress: &'a dyn Progress,
    seed: Seed,
}

impl Context<'_> {
    fn variant(&self, variant: &Variant, system: &Arc<System>, base: &VariantRun) -> Result<VariantRun, RunError> {
        let year = self.prepared.scenario.year;
        let evaluators = Evaluators::new(system, year, variant.dials.basis)?;
        let full = full_use(self.prepared, self.blocks, self.profiles, &evaluators, variant, self.progress)?;
        let unfinanced = self.finish(variant, system, &evaluators, &full, None)?;
        if variant.financing.is_empty() {
            return Ok(unfinanced);
        }
        self.progress.begin(&format!("financiering van {}", variant.name.0), 1);
        let (financed_system, mut financed) =
            financing::solve(system, year, &variant.financing, self.blocks, &unfinanced, base)?;
        self.progress.step();
        let evaluators = Evaluators::new(&financed_system, year, variant.dials.basis)?;
        let full = full_use(self.prepared, self.blocks, self.profiles, &evaluators, variant, self.progress)?;
        let mut run = self.finish(variant, &financed_system, &evaluators, &full, None)?;
        financed.residual_euros_year = financing::net_cost(&run, base);
        run.financing = Some(financed);
        Ok(run)
    }

    fn finish(
        &self,
        variant: &Variant,
        system: &Arc<System>,
        evaluators: &Evaluators,
        full: &FullUse,
        financing: Option<Financed>,
    ) -> Result<VariantRun, RunError> {
        let schemes = evaluators
            .schemes
            .iter()
            .enumerate()
            .map(|(position, (scheme, _))| self.take_up_of(variant, position, &scheme.id, &full.tally))
            .collect();
        let take_up = TakeUp::Modelled { parameters: self.prepared.behaviour.take_up.clone(), schemes };
        let records = full
            .blocks
            .par_iter()
            .zip(self.profiles)
            .flat_map_iter(|(block, profiles)| claim_block(block, profiles, &take_up, &variant.dials, self.seed))
            .collect();
        Ok(VariantRun {
            variant: variant.clone(),
            system: Arc::clone(system),
            schemes: evaluators.schemes.iter().map(|(scheme, _)| scheme.clone()).collect(),
            records,
            take_up,
            financing,
            marked: full.marked,
            weight: self.profiles.first().and_then(|p| p.first()).map_or(1.0, |p| p.weight),
        })
    }

    /// The scheme of the base to which most households are entitled.
    fn most_entitled(&self) -> Option<String> {
        let entitled = |c: &Calibrated| c.entitled.values().sum::<f64>();
        self.calibrated.iter().max_by(|a, b| entitled(a.1).total_cmp(&entitled(b.1))).map(|(id, _)| id.clone())
    }

    /// A scheme of the base keeps its own constant and luck; a new one takes the mean of those of the base, and the
    /// luck of the one to which most households are entitled.
    fn take_up_of(&self, variant: &Variant, position: usize, scheme: &str, tally: &RecoveryTally) -> SchemeTakeUp {
        let own = self.calibrated.get(scheme);
        let replaced: Vec<&Calibrated> = self.calibrated.values().collect();
        let constants = own
            .map(|c| c.constants.clone())
            .or_else(|| merge_constants(&replaced))
            .unwrap_or_else(|| crate::delivery::Constants { groups: BTreeMap::new(), total: 0.0 });
        let luck_of = match own {
            Some(_) => scheme.to_owned(),
            None => self.most_entitled().unwrap_or_else(|| scheme.to_owned()),
        };
        SchemeTakeUp {
            constants,
            recovered_per_euro: tally.recovered_per_euro(position),
            extra_actions: variant.extra_actions,
            outreach: 0.0,
            luck_of,
        }
    }
}
