//! The base and variants of a scenario, each through all stages.
//!
//! ```text
//!  population ─► base at full take-up ─► recoveries (fear) ─► calibrate take-up ─┐
//!                                                                                ▼
//!                  each variant: deliver at full take-up ─► claim ─► (solve financing, deliver again) ─► records
//! ```
//!
//! Takes: a prepared scenario, the ids of variants. Gives: [`VariantRuns`]. Leaves to others: each stage (`stages`), what
//! the changes did and the year of the fit (`run`).

use crate::delivery::{Calibrated, FactsRecord, TakeUpProfile, facts_records, take_up_profiles};
use crate::simulation::blocks::{Blocks, Progress};
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::VariantRun;
use crate::simulation::stages::claimed::{Claimants, calibrate};
use crate::simulation::stages::compiled::{CompiledVariant, DeliveryKey};
use crate::simulation::stages::delivered::{FullTakeUp, IncomeFrom, VariantGroup};
use crate::simulation::stages::facts::Facts;
use crate::simulation::stages::financed::Financing;
use crate::simulation::stages::incomes::IncomeSums;
use crate::simulation::stages::kept::Kept;
use std::collections::BTreeMap;

/// What was delivered and is not read yet.
type Deliveries = Kept<DeliveryKey, FullTakeUp>;

/// Base and variants after all stages.
#[derive(Debug)]
pub(super) struct VariantRuns {
    /// One per household.
    pub facts: Vec<FactsRecord>,
    /// The base first.
    pub variants: Vec<VariantRun>,
    /// Calibrated take-up per scheme of the base; without those to which nobody is entitled.
    pub calibrated: BTreeMap<String, Calibrated>,
}

/// Runs the base, and the variants that are wanted.
///
/// # Errors
/// See [`RunError`].
pub(super) fn run_variants(
    prepared: &Prepared,
    is_wanted: &dyn Fn(&str) -> bool,
    progress: &dyn Progress,
) -> Result<VariantRuns, RunError> {
    let facts = Facts { prepared, blocks: Blocks::new(&prepared.population, progress), progress };
    let members = prepared.members().enumerate();
    let members = members.filter(|(at, member)| *at == 0 || is_wanted(&member.variant.id)).map(|(_, member)| member);
    let year = prepared.scenario.year;
    let compiled: Vec<CompiledVariant<'_>> =
        members.map(|member| CompiledVariant::new(member, member.system, year)).collect::<Result<_, _>>()?;
    let base = &compiled[0];
    let mut deliveries = Deliveries::new();
    let (records, profiles) = deliver_base(&facts, &compiled, &mut deliveries)?;
    let full = deliveries.read(&base.key).expect("the base is delivered first");
    let calibrated = calibrate(&facts, base, &full, &profiles)?;
    let weights = records.iter().map(|record| record.weight).collect();
    let claimants = Claimants { profiles, calibrated, weights };
    let incomes = IncomeSums::default();
    let financing = Financing { facts: &facts, claimants: &claimants, incomes: &incomes };
    let mut variants = vec![financing.run(base, full, None)?];
    for (at, variant) in compiled.iter().enumerate().skip(1) {
        progress.begin(&variant.member.variant.name.nl, facts.blocks.len());
        if !deliveries.has(&variant.key) {
            deliver_variants(&facts, &compiled[at..], (base, &variants[0]), &claimants, &mut deliveries)?;
        }
        let full = deliveries.read(&variant.key).expect("a variant is delivered before it is claimed");
        let run = financing.run(variant, full, Some(&variants[0]))?;
        variants.push(run);
    }
    Ok(VariantRuns { facts: records, variants, calibrated: claimants.calibrated })
}

/// Delivers the base and what shares its rights, and keeps what a run needs to know of each household.
fn deliver_base(
    facts: &Facts<'_>,
    compiled: &[CompiledVariant<'_>],
    deliveries: &mut Deliveries,
) -> Result<(Vec<FactsRecord>, Vec<Vec<TakeUpProfile>>), RunError> {
    facts.progress.begin(&compiled[0].member.variant.name.nl, facts.blocks.len());
    let group = VariantGroup::of(compiled, deliveries);
    let (kept, delivered) = group.deliver(
        facts,
        &IncomeFrom::Truth,
        |key| asks(compiled, key),
        |table, truth| Ok((facts_records(table, truth)?, take_up_profiles(table, facts.seed())?)),
    )?;
    keep(compiled, delivered, deliveries);
    let (records, profiles): (Vec<Vec<FactsRecord>>, Vec<Vec<TakeUpProfile>>) = kept.into_iter().unzip();
    Ok((records.into_iter().flatten().collect(), profiles))
}

/// Delivers the first of these variants and what shares its rights. Income apart from the schemes is that of the base
/// where its rules are the same.
fn deliver_variants(
    facts: &Facts<'_>,
    compiled: &[CompiledVariant<'_>],
    (base, run): (&CompiledVariant<'_>, &VariantRun),
    claimants: &Claimants,
    deliveries: &mut Deliveries,
) -> Result<(), RunError> {
    let first = &compiled[0];
    let group = VariantGroup::of(compiled, deliveries);
    let income = if first.has_incomes_of(base) {
        let mut rest = run.records.as_slice();
        let mut of_block = |profiles: &Vec<TakeUpProfile>| rest.split_off(..profiles.len()).unwrap_or_default();
        IncomeFrom::Records(claimants.profiles.iter().map(&mut of_block).collect())
    } else if group.is_yearly() {
        IncomeFrom::Truth
    } else {
        IncomeFrom::Rules(Box::new(first.evaluators.incomes()))
    };
    let (_, delivered) = group.deliver(facts, &income, |key| asks(compiled, key), |_, _| Ok(()))?;
    keep(compiled, delivered, deliveries);
    Ok(())
}

/// Whether the financing of a variant with this delivery may ask for the income that counted.
fn asks(compiled: &[CompiledVariant<'_>], key: &DeliveryKey) -> bool {
    compiled.iter().any(|variant| variant.key == *key && variant.asks_assessed_income())
}

/// Keeps each delivery for the variants that have it.
fn keep(compiled: &[CompiledVariant<'_>], delivered: Vec<(DeliveryKey, FullTakeUp)>, deliveries: &mut Deliveries) {
    for (key, full) in delivered {
        let readers = compiled.iter().filter(|variant| variant.key == key).count();
        deliveries.put(key, full, readers);
    }
}
