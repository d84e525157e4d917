//! One run: the base at full use, calibration of take-up, financing, then every variant with the same luck.
//!
//! ```text
//!  population ─► base, everybody uses ─► recoveries (fear) ─► calibrate take-up ─┐
//!                                                                               ▼
//!                        each variant: deliver at full use ─► claim ─► (solve financing, deliver again) ─► records
//! ```
//! Rights on true facts are worked out once for all variants with the same rules, whatever their dials.

use crate::delivery::{
    Basis, Calibrated, CalibrationError, CandidateDraws, Constants, Delivered, Entitled, FactsRecord, OtherIncome,
    SchemeTakeUp, Seed, TakeUp, TakeUpProfile, TakeUpTarget, VariantRecord, claim_block, facts_records,
    take_up_profiles, with_other_income,
};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::rulebook::{Plan, System};
use crate::scenario::file::Variant;
use crate::scenario::new_schemes::StatedUse;
use crate::simulation::blocks::{Blocks, Progress, Silent};
use crate::simulation::changes::{self, ChangeEffect};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::{DeliveredScheme, Evaluators};
use crate::simulation::financing::{self, Changes, Financed, compare};
use crate::simulation::full_take_up::{Alike, FullUse, IncomeFrom, Ready, alike, delivers_as_base, tally, variant_at};
use crate::simulation::incremental_delivery::{Assessed, Financing};
use crate::simulation::prepare::Prepared;
use crate::simulation::rule_names::BEFORE_YEAR;
use crate::table::Table;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// How many real households each of the records stands for.
    pub weights: Arc<[f64]>,
}

/// A finished run.
#[derive(Debug)]
pub struct Run {
    /// One per household.
    pub facts: Vec<FactsRecord>,
    /// The base first.
    pub variants: Vec<VariantRun>,
    /// Calibrated take-up per scheme of the base; without those to which nobody is entitled.
    pub calibrated: BTreeMap<String, Calibrated>,
    /// What every change of every variant did.
    pub changes: Vec<ChangeEffect>,
    /// The settlement in the year that the dials of reporting are fitted to, where that was asked for
    /// ([`crate::simulation::fit::settled_then`]).
    pub settled_then: Option<Vec<Option<f64>>>,
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
    let wanted: Vec<usize> = positions.iter().copied().filter(|position| *position > 0).collect();
    let with_rules_of_base = alike(prepared, 0, &wanted);
    let alike_base = Alike::new(prepared, &with_rules_of_base)?;
    progress.begin(&scenario.base.name.nl, blocks.len());
    let (kept, delivered) = alike_base.deliver(prepared, (&blocks, progress), &IncomeFrom::Truth, |table, truth| {
        Ok((facts_records(table, truth)?, take_up_profiles(table, seed)?))
    })?;
    let (facts, profiles): (Vec<Vec<FactsRecord>>, Vec<Vec<TakeUpProfile>>) = kept.into_iter().unzip();
    let facts: Vec<FactsRecord> = facts.into_iter().flatten().collect();
    let mut ready: BTreeMap<usize, (Evaluators, FullUse)> = BTreeMap::new();
    ready.extend(alike_base.with_tallies(delivered, &profiles));
    let (base_evaluators, base) = ready.remove(&0).expect("the base is the first of those with its rules");
    let calibrated = calibrate(prepared, &base_evaluators, &base, &profiles)?;
    let weights = facts.iter().map(|record| record.weight).collect();
    let is_base_used_again = wanted.iter().any(|position| delivers_as_base(prepared, variant_at(prepared, *position)));
    let context = Context {
        prepared,
        blocks: &blocks,
        profiles: &profiles,
        calibrated: &calibrated,
        progress,
        seed,
        weights,
        tried: RefCell::new(Vec::new()),
    };
    // What was delivered at full use is let go block by block as records are made of it, unless it is needed again.
    let (full, base) = if is_base_used_again { (Cow::Borrowed(&base), Some(&base)) } else { (Cow::Owned(base), None) };
    let stated = context.stated_constants(0, &base_evaluators, &full)?;
    let base_run = context.finish(&scenario.base, &prepared.systems[0], &base_evaluators, full, &stated)?;
    let mut variants = vec![base_run];
    for position in prepared.variants().enumerate().map(|(position, _)| position).filter(|p| wanted.contains(p)) {
        let variant = variant_at(prepared, position);
        progress.begin(&variant.name.nl, blocks.len());
        if !ready.contains_key(&position) && !delivers_as_base(prepared, variant) {
            let later: Vec<usize> = wanted.iter().copied().filter(|other| *other > position).collect();
            let alike = Alike::new(prepared, &alike(prepared, position, &later))?;
            ready.extend(context.deliver(alike, position, &variants[0].records)?);
        }
        let run = context.variant(position, ready.remove(&position), base, &variants[0])?;
        variants.push(run);
    }
    progress.begin("wat de wijzigingen deden", 1);
    let changes = changes::effects(prepared, &variants)?;
    changes::refuse_without_effect(prepared, &variants, &changes)?;
    progress.step();
    Ok(Run { facts, variants, calibrated, changes, settled_then: None })
}

/// Balance of a variant against the base, on accrual: everything that public purses and insurers pay and receive, and
/// what comes from elsewhere. It is the balance that the report prints.
///
/// Unit: euros per year; positive worsens the balance.
pub fn net_cost(variant: &VariantRun, base: &VariantRun) -> f64 {
    let cost = |run: &VariantRun| weighted(run, |r| r.public_cost().0);
    let outside = variant.financing.as_ref().map_or(0.0, Financed::outside_euros_year);
    cost(variant) - cost(base) - outside
}

fn weighted(run: &VariantRun, cents: impl Fn(&VariantRecord) -> i64) -> f64 {
    let mut sum = WeightedCents::default();
    run.records.iter().zip(run.weights.iter()).for_each(|(record, weight)| sum.add(*weight, i128::from(cents(record))));
    sum.euros()
}

/// A sum of weighted amounts. Neighbours of one weight are added in whole cents, so that where all weigh the same the
/// sum is exact; the parts are added in the order of the households, whatever the threads.
#[derive(Debug, Default)]
struct WeightedCents {
    parts: Vec<(f64, i128)>,
}

impl WeightedCents {
    fn add(&mut self, weight: f64, cents: i128) {
        match self.parts.last_mut() {
            Some((last, sum)) if *last == weight => *sum += cents,
            _ => self.parts.push((weight, cents)),
        }
    }

    fn euros(&self) -> f64 {
        self.parts.iter().map(|(weight, cents)| *cents as f64 / 100.0 * weight).sum()
    }
}

/// Income of all households apart from the delivered schemes under a system, in euros per year.
fn income_of_all(system: &Arc<System>, year: i16, blocks: &Blocks<'_>) -> Result<f64, RunError> {
    let columns = Columns::compile(Arc::new(Plan::new(system, year, &[BEFORE_YEAR])?));
    let sums = blocks.map(&Silent, |_, table| {
        let outcome = columns.evaluate(table)?;
        let column =
            outcome.column(BEFORE_YEAR).ok_or_else(|| EngineError::UnknownOutput { name: BEFORE_YEAR.to_owned() })?;
        let mut sum = WeightedCents::default();
        let weights = table.weights.iter().enumerate();
        weights.for_each(|(i, weight)| sum.add(*weight, i128::from(column.cents(i, 0).0)));
        Ok(sum)
    })?;
    let mut all = WeightedCents::default();
    sums.into_iter().flat_map(|sum| sum.parts).for_each(|(weight, cents)| all.add(weight, cents));
    Ok(all.euros())
}

fn calibrate(
    prepared: &Prepared,
    evaluators: &Evaluators,
    base: &FullUse,
    profiles: &[Vec<TakeUpProfile>],
) -> Result<BTreeMap<String, Calibrated>, RunError> {
    let mut out = BTreeMap::new();
    for (position, (scheme, _)) in evaluators.schemes.iter().enumerate() {
        if prepared.stated_uses[0].contains_key(&scheme.id) {
            continue;
        }
        let target = prepared
            .behaviour
            .targets
            .get(&scheme.id)
            .ok_or_else(|| RunError::NoTarget { scheme: scheme.id.clone() })?;
        let fear = base.tally.recovered_per_euro(position);
        let mut entitled = Entitled::default();
        let draws = CandidateDraws::open(&scheme.id, prepared.scenario.base.dials.reach, Seed(prepared.scenario.seed));
        for (block, profiles) in base.blocks.iter().zip(profiles) {
            entitled.add((position, &scheme.id), block, profiles, &fear, &prepared.behaviour.take_up, Some(&draws));
        }
        match entitled.calibrate(&scheme.id, target) {
            Ok(calibrated) => {
                out.insert(scheme.id.clone(), calibrated);
            }
            // A file may hold nobody with a right to some scheme; the report says so.
            Err(CalibrationError::Nobody { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(out)
}

/// Constants of take-up by scheme, with the scheme whose draws decide.
type Stated = BTreeMap<String, (Constants, String)>;

/// Deliveries of a financed variant: the first, and those that correct for what the first did to awards.
const MOST_DELIVERIES: usize = 6;
/// A balance below this is zero. Unit: euros per year.
const PRECISE_EUROS: f64 = 50_000.0;

struct Context<'a> {
    prepared: &'a Prepared,
    blocks: &'a Blocks<'a>,
    profiles: &'a [Vec<TakeUpProfile>],
    calibrated: &'a BTreeMap<String, Calibrated>,
    progress: &'a dyn Progress,
    seed: Seed,
    weights: Arc<[f64]>,
    tried: RefCell<Vec<Tried>>,
}

/// A financing that was tried, and the income that it leaves households apart from the delivered schemes.
struct Tried {
    overlays: Vec<PathBuf>,
    changes: Changes,
    income_euros_year: f64,
}

/// A variant before its financing.
struct Unfinanced<'a> {
    system: &'a Arc<System>,
    evaluators: Evaluators,
    full: FullUse,
}

impl Context<'_> {
    /// Variants with the same rules at full use, the one at `position` among them, by position. Income apart from the
    /// schemes is that of the base, whose `records` these are, where its rules are the same.
    fn deliver(&self, alike: Alike, position: usize, records: &[VariantRecord]) -> Result<Ready, RunError> {
        let (prepared, year) = (self.prepared, self.prepared.scenario.year);
        let incomes = Evaluators::incomes(&prepared.systems[position], year)?;
        let of_base = Evaluators::incomes(&prepared.systems[0], year)?;
        let is_yearly = |position: &usize| variant_at(prepared, *position).dials.basis == Basis::Year;
        let income = if incomes.plan().computes_as(of_base.plan()) {
            let mut rest = records;
            let mut of_block = |profiles: &Vec<TakeUpProfile>| rest.split_off(..profiles.len()).unwrap_or_default();
            IncomeFrom::Records(self.profiles.iter().map(&mut of_block).collect())
        } else if alike.positions.iter().any(is_yearly) {
            IncomeFrom::Truth
        } else {
            IncomeFrom::Rules(&incomes)
        };
        let is_asked = |position: &usize| is_yearly(position) && !variant_at(prepared, *position).financing.is_empty();
        let asked: Vec<usize> = alike.positions.iter().copied().filter(is_asked).collect();
        let on = (self.blocks, self.progress);
        let keep = |_: &Table, truth: &Outcome| (!asked.is_empty()).then(|| Assessed::of(truth)).transpose();
        let (assessed, delivered) = alike.deliver(prepared, on, &income, keep)?;
        let assessed: Arc<[Assessed]> = assessed.into_iter().flatten().collect();
        let mut out = alike.with_tallies(delivered, self.profiles);
        for (_, (_, full)) in out.iter_mut().filter(|(position, _)| asked.contains(position)) {
            full.assessed = Arc::clone(&assessed);
        }
        Ok(out)
    }

    /// Runs the variant at a position; `own` is its delivery at full use, nothing where that is the one of the base, which
    /// is `at_base`.
    fn variant(
        &self,
        position: usize,
        own: Option<(Evaluators, FullUse)>,
        at_base: Option<&FullUse>,
        base: &VariantRun,
    ) -> Result<VariantRun, RunError> {
        let year = self.prepared.scenario.year;
        let (variant, system) = (variant_at(self.prepared, position), &self.prepared.systems[position]);
        let (evaluators, full) = match own {
            Some((evaluators, full)) => (evaluators, Cow::Owned(full)),
            None => {
                let of_base = at_base.expect("the delivery of the base is kept for variants that deliver as it does");
                (Evaluators::new(system, year, variant.dials.basis)?, Cow::Borrowed(of_base))
            }
        };
        let stated = self.stated_constants(position, &evaluators, &full)?;
        let plain = self.finish(variant, system, &evaluators, Cow::Borrowed(&*full), &stated)?;
        if variant.financing.is_empty() {
            return Ok(plain);
        }
        let bill_euros_year = net_cost(&plain, base);
        let before = Unfinanced { system, evaluators, full: full.into_owned() };
        self.financed(position, plain, before, &stated, (bill_euros_year, base))
    }

    /// Solves the financing and delivers again, until the balance is zero or no step can bring it nearer.
    fn financed(
        &self,
        position: usize,
        plain: VariantRun,
        before: Unfinanced<'_>,
        stated: &Stated,
        (bill_euros_year, base): (f64, &VariantRun),
    ) -> Result<VariantRun, RunError> {
        let variant = variant_at(self.prepared, position);
        let year = self.prepared.scenario.year;
        let income = weighted(&plain, |record| record.before_support.0);
        let mut best =
            (plain, Financed { bill_euros_year, residual_euros_year: bill_euros_year, ..Financed::default() });
        let (mut asked, mut asked_of_best, mut part) = (bill_euros_year, 0.0, 1.0);
        for _ in 0..MOST_DELIVERIES {
            self.progress.begin(&format!("financiering van {}", variant.name.nl), 1);
            let raised_by = |changes: &Changes| Ok(income - self.income_with(variant, before.system, changes)?);
            let solution = financing::solve(&variant.financing, asked, &raised_by)?;
            self.progress.step();
            let system = Arc::new(before.system.with_changes(year, &solution.changes)?);
            let mut run = self.with_financing(position, &before, &system, stated)?;
            let mut financed = Financed {
                parameters: compare(before.system, &system, year, &variant.financing),
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

    /// A variant under its system with a financing in it.
    fn with_financing(
        &self,
        position: usize,
        before: &Unfinanced<'_>,
        system: &Arc<System>,
        stated: &Stated,
    ) -> Result<VariantRun, RunError> {
        let (year, variant) = (self.prepared.scenario.year, variant_at(self.prepared, position));
        let moved: Vec<&str> = variant.financing.targets().map(|target| target.name.as_str()).collect();
        let evaluators = Evaluators::new(system, year, variant.dials.basis)?;
        self.progress.begin(&variant.name.nl, self.blocks.len());
        let full = if before.evaluators.are_rights_free_of(&moved) {
            self.other_income(before.full.clone(), system, &evaluators, variant)?
        } else if !before.full.assessed.is_empty() && before.evaluators.are_awards_free_of(&moved) {
            let mut full = before.full.clone();
            let delivery = evaluators.delivery(&variant.dials, &self.prepared.behaviour);
            let on = (self.blocks, self.progress);
            let financing = Financing::new(before.system, system, year)?;
            financing.deliver(&mut full.blocks, &full.assessed, &delivery, self.seed, on)?;
            full.tally = tally(&full.blocks, self.profiles);
            full
        } else {
            let incomes = Evaluators::incomes(system, year)?;
            let income = match variant.dials.basis {
                Basis::Year => IncomeFrom::Truth,
                Basis::Month => IncomeFrom::Rules(&incomes),
            };
            let again = Evaluators::new(system, year, variant.dials.basis)?;
            let alone = Alike { positions: vec![position], evaluators: vec![again] };
            let on = (self.blocks, self.progress);
            let (_, delivered) = alone.deliver(self.prepared, on, &income, |_, _| Ok(()))?;
            alone.with_tallies(delivered, self.profiles).remove(0).1.1
        };
        self.finish(variant, system, &evaluators, Cow::Owned(full), stated)
    }

    /// Income of all households apart from the delivered schemes with these changes of a variant's system, in euros per
    /// year; variants with the same rules that try the same changes have the same.
    fn income_with(&self, variant: &Variant, system: &Arc<System>, changes: &Changes) -> Result<f64, RunError> {
        let is_same = |tried: &&Tried| tried.overlays == variant.overlays && tried.changes == *changes;
        if let Some(found) = self.tried.borrow().iter().find(is_same) {
            return Ok(found.income_euros_year);
        }
        let year = self.prepared.scenario.year;
        let income_euros_year = income_of_all(&Arc::new(system.with_changes(year, changes)?), year, self.blocks)?;
        let (overlays, changes) = (variant.overlays.clone(), changes.clone());
        self.tried.borrow_mut().push(Tried { overlays, changes, income_euros_year });
        Ok(income_euros_year)
    }

    /// A delivery with the incomes of another system that gives the same rights.
    fn other_income(
        &self,
        mut full: FullUse,
        system: &Arc<System>,
        evaluators: &Evaluators,
        variant: &Variant,
    ) -> Result<FullUse, RunError> {
        let incomes = Evaluators::incomes(system, self.prepared.scenario.year)?;
        let rules = evaluators.delivery(&variant.dials, &self.prepared.behaviour).income;
        let found = self.blocks.map(self.progress, |_, table| OtherIncome::of(&incomes.evaluate(table)?, &rules))?;
        full.blocks.iter_mut().zip(found).for_each(|(block, income)| with_other_income(block, &income));
        Ok(full)
    }

    fn finish(
        &self,
        variant: &Variant,
        system: &Arc<System>,
        evaluators: &Evaluators,
        full: Cow<'_, FullUse>,
        stated: &Stated,
    ) -> Result<VariantRun, RunError> {
        let schemes = evaluators
            .schemes
            .iter()
            .enumerate()
            .map(|(position, (scheme, _))| SchemeTakeUp {
                constants: stated[&scheme.id].0.clone(),
                recovered_per_euro: full.tally.recovered_per_euro(position),
                extra_actions: variant.extra_actions,
                outreach: 0.0,
                luck_of: stated[&scheme.id].1.clone(),
            })
            .collect();
        let take_up = TakeUp::Modelled { parameters: self.prepared.behaviour.take_up.clone(), schemes };
        let seed = self.seed;
        let claim = |block: &[Delivered], profiles: &Vec<TakeUpProfile>| {
            claim_block(block, profiles, &take_up, &variant.dials, seed)
        };
        let profiles = self.profiles.par_iter();
        let claimed: Vec<Vec<VariantRecord>> = match full {
            Cow::Owned(full) => full.blocks.into_par_iter().zip(profiles).map(|(b, p)| claim(&b, p)).collect(),
            Cow::Borrowed(full) => full.blocks.par_iter().zip(profiles).map(|(b, p)| claim(b, p)).collect(),
        };
        let mut records = Vec::with_capacity(claimed.iter().map(Vec::len).sum());
        claimed.into_iter().for_each(|block| records.extend(block));
        Ok(VariantRun {
            variant: variant.clone(),
            system: Arc::clone(system),
            schemes: evaluators.schemes.iter().map(|(scheme, _)| scheme.clone()).collect(),
            records,
            take_up,
            financing: None,
            weights: Arc::clone(&self.weights),
        })
    }

    /// The constants of take-up of each delivered scheme of a variant, and the scheme whose draws decide. A scheme of the
    /// base keeps its own; a new one has what somebody stated. A share that is stated holds for the variant itself,
    /// before its dials and its financing.
    fn stated_constants(&self, position: usize, evaluators: &Evaluators, full: &FullUse) -> Result<Stated, RunError> {
        let stated_uses = &self.prepared.stated_uses[position];
        let everybody = || Constants { groups: BTreeMap::new(), total: f64::INFINITY };
        let mut out = Stated::new();
        for (at, (scheme, _)) in evaluators.schemes.iter().enumerate() {
            let id = scheme.id.clone();
            let stated = stated_uses.get(&id);
            let of_base = |id: &str| self.calibrated.get(id).map(|own| own.constants.clone());
            let constants = match stated {
                Some(StatedUse::Everybody { .. }) => everybody(),
                Some(StatedUse::Like(other)) => match of_base(other) {
                    Some(constants) => constants,
                    None => self.calibrated_here((at, other), full, &self.target_of(other)?)?,
                },
                Some(StatedUse::Unused(share)) => {
                    let target = TakeUpTarget { total: 1.0 - share, groups: BTreeMap::new() };
                    self.calibrated_here((at, &id), full, &target)?
                }
                None => match of_base(&id) {
                    Some(constants) => constants,
                    // In the base nobody of these households is entitled to it: the published use holds here.
                    None => self.calibrated_here((at, &id), full, &self.target_of(&id)?)?,
                },
            };
            let luck_of = match stated {
                Some(StatedUse::Like(other)) => other.clone(),
                _ => id.clone(),
            };
            out.insert(id, (constants, luck_of));
        }
        Ok(out)
    }

    fn target_of(&self, scheme: &str) -> Result<TakeUpTarget, RunError> {
        let target = self.prepared.behaviour.targets.get(scheme).cloned();
        target.ok_or_else(|| RunError::NoTarget { scheme: scheme.to_owned() })
    }

    /// Constants at which the entitled of this delivery use a scheme as much as the target says.
    fn calibrated_here(
        &self,
        (position, luck_of): (usize, &str),
        full: &FullUse,
        target: &TakeUpTarget,
    ) -> Result<Constants, RunError> {
        let parameters = &self.prepared.behaviour.take_up;
        let fear = full.tally.recovered_per_euro(position);
        let mut entitled = Entitled::default();
        let draws = CandidateDraws::open(luck_of, self.prepared.scenario.base.dials.reach, self.seed);
        for (block, profiles) in full.blocks.iter().zip(self.profiles) {
            entitled.add((position, luck_of), block, profiles, &fear, parameters, Some(&draws));
        }
        match entitled.calibrate(luck_of, target) {
            Ok(calibrated) => Ok(calibrated.constants),
            // Nobody is entitled, so nobody is asked.
            Err(CalibrationError::Nobody { .. }) => Ok(Constants { groups: BTreeMap::new(), total: 0.0 }),
            Err(error) => Err(error.into()),
        }
    }
}
