//! One run: the base at full use, calibration of take-up, financing, then every variant with the same luck.
//!
//! ```text
//!  population ─► base, everybody uses ─► recoveries (fear) ─► calibrate take-up ─┐
//!                                                                               ▼
//!                        each variant: deliver at full use ─► claim ─► (solve financing, deliver again) ─► records
//! ```
//! Rights on true facts are worked out once for all variants with the same rules, whatever their dials.

use crate::delivery::{
    Basis, Calibrated, CalibrationError, CandidateDraws, Delivered, Entitled, FactsRecord, OtherIncome, RecoveryTally,
    SchemeLedger, SchemeTakeUp, Seed, TakeUp, TakeUpProfile, VariantRecord, claim_block, facts_records,
    merge_constants, take_up_profiles, with_other_income,
};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::rulebook::{Plan, System};
use crate::scenario::blocks::Blocks;
use crate::scenario::changes::{self, ChangeEffect};
use crate::scenario::file::Variant;
use crate::scenario::financing::{self, Bill, Changes, Financed};
use crate::scenario::full_use::{Alike, FullUse, IncomeFrom, Ready, alike, delivers_as_base, tally, variant_at};
use crate::scenario::redeliver::{Assessed, Financing};
use crate::scenario::rule_names::TAX_YEAR;
use crate::table::Table;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::scenario::blocks::{Progress, Silent};
pub use crate::scenario::error::RunError;
pub use crate::scenario::evaluators::{DeliveredScheme, Evaluators};
pub use crate::scenario::prepare::{Overrides, Prepared, prepare};

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
    /// ([`crate::scenario::fit::settled_then`]).
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
    progress.begin(&scenario.base.name.0, blocks.len());
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
    let base_run = context.finish(&scenario.base, &prepared.systems[0], &base_evaluators, full)?;
    let mut variants = vec![base_run];
    for position in prepared.variants().enumerate().map(|(position, _)| position).filter(|p| wanted.contains(p)) {
        let variant = variant_at(prepared, position);
        progress.begin(&variant.name.0, blocks.len());
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
    progress.step();
    Ok(Run { facts, variants, calibrated, changes, settled_then: None })
}

/// Net cost of a variant against the base: more support minus more tax, on accrual.
///
/// Unit: euros per year; positive worsens the balance.
pub fn net_cost(variant: &VariantRun, base: &VariantRun) -> f64 {
    let of = |s: &SchemeLedger| s.due.0 + s.waived.0 + s.written_off.0;
    let support = |run: &VariantRun| weighted(run, |r| r.schemes.iter().map(of).sum());
    let tax = |run: &VariantRun| weighted(run, |r| r.tax.0);
    support(variant) - support(base) - (tax(variant) - tax(base))
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

/// Tax of all households under a system, in euros per year.
fn tax_of_all(system: &Arc<System>, year: i16, blocks: &Blocks<'_>) -> Result<f64, RunError> {
    let columns = Columns::compile(Arc::new(Plan::new(system, year, &[TAX_YEAR])?));
    let sums = blocks.map(&Silent, |_, table| {
        let outcome = columns.evaluate(table)?;
        let column =
            outcome.column(TAX_YEAR).ok_or_else(|| EngineError::UnknownOutput { name: TAX_YEAR.to_owned() })?;
        let mut sum = WeightedCents::default();
        column.values.iter().zip(&table.weights).for_each(|(cents, weight)| sum.add(*weight, *cents as i128));
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

/// A financing that was tried, and the tax that it brings in.
struct Tried {
    overlays: Vec<PathBuf>,
    changes: Changes,
    tax_euros_year: f64,
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
        if variant.financing.is_empty() {
            return self.finish(variant, system, &evaluators, full);
        }
        let unfinanced = self.finish(variant, system, &evaluators, Cow::Borrowed(&*full))?;
        self.progress.begin(&format!("financiering van {}", variant.name.0), 1);
        let bill = Bill {
            variant: &variant.id,
            system,
            year,
            steps: &variant.financing,
            cost_euros_year: net_cost(&unfinanced, base),
            tax_euros_year: weighted(&unfinanced, |record| record.tax.0),
        };
        drop(unfinanced);
        let tax_of = |changes: &Changes| self.tax_of(variant, system, changes);
        let (financed_system, mut financed) = financing::solve(&bill, &tax_of)?;
        self.progress.step();
        let moved: Vec<&str> = variant.financing.iter().flat_map(|step| &step.parameters).map(String::as_str).collect();
        let is_only_income = evaluators.are_rights_free_of(&moved);
        let evaluators = Evaluators::new(&financed_system, year, variant.dials.basis)?;
        self.progress.begin(&variant.name.0, self.blocks.len());
        let (evaluators, full) = if is_only_income {
            let full = self.other_income(full.into_owned(), &financed_system, &evaluators, variant)?;
            (evaluators, full)
        } else if !full.assessed.is_empty() && evaluators.are_awards_free_of(&moved) {
            let mut full = full.into_owned();
            let delivery = evaluators.delivery(&variant.dials, &self.prepared.behaviour);
            let on = (self.blocks, self.progress);
            let financing = Financing::new(system, &financed_system, year)?;
            financing.deliver(&mut full.blocks, &full.assessed, &delivery, self.seed, on)?;
            full.tally = tally(&full.blocks, self.profiles);
            (evaluators, full)
        } else {
            let incomes = Evaluators::incomes(&financed_system, year)?;
            let income = match variant.dials.basis {
                Basis::Year => IncomeFrom::Truth,
                Basis::Month => IncomeFrom::Rules(&incomes),
            };
            let alone = Alike { positions: vec![position], evaluators: vec![evaluators] };
            let on = (self.blocks, self.progress);
            let (_, delivered) = alone.deliver(self.prepared, on, &income, |_, _| Ok(()))?;
            alone.with_tallies(delivered, self.profiles).remove(0).1
        };
        let mut run = self.finish(variant, &financed_system, &evaluators, Cow::Owned(full))?;
        financed.residual_euros_year = net_cost(&run, base);
        run.financing = Some(financed);
        Ok(run)
    }

    /// Tax of all households with these changes of a variant's system, in euros per year; variants with the same rules
    /// that try the same changes pay the same.
    fn tax_of(&self, variant: &Variant, system: &Arc<System>, changes: &Changes) -> Result<f64, RunError> {
        let is_same = |tried: &&Tried| tried.overlays == variant.overlays && tried.changes == *changes;
        if let Some(found) = self.tried.borrow().iter().find(is_same) {
            return Ok(found.tax_euros_year);
        }
        let year = self.prepared.scenario.year;
        let tax_euros_year = tax_of_all(&Arc::new(system.with_changes(year, changes)?), year, self.blocks)?;
        let (overlays, changes) = (variant.overlays.clone(), changes.clone());
        self.tried.borrow_mut().push(Tried { overlays, changes, tax_euros_year });
        Ok(tax_euros_year)
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
    ) -> Result<VariantRun, RunError> {
        let schemes = evaluators
            .schemes
            .iter()
            .enumerate()
            .map(|(position, (scheme, _))| self.take_up_of(variant, position, &scheme.id, &full.tally))
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
