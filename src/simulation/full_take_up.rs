//! Everybody uses everything: the delivery of variants before take-up, with what they share worked out once.
//!
//! Takes: a prepared scenario, blocks of facts. Gives: delivered blocks by variant. Leaves to others: who claims, what
//! is financed (`run`).
//!
//! Rights on true facts are the same in all variants with the same rules, whatever their dials; so they are evaluated
//! once for these, block by block, and the facts that a run keeps are read from those of the base.

use crate::delivery::{
    Delivered, OtherIncome, RecoveryTally, Seed, TakeUpProfile, VariantDelivery, VariantRecord, deliver_with_income,
};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::scenario::file::Variant;
use crate::simulation::blocks::{Blocks, Progress};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::incremental_delivery::Assessed;
use crate::simulation::prepare::Prepared;
use crate::table::Table;
use std::sync::Arc;

/// Delivered blocks of one variant at full use, with the recoveries they hold.
#[derive(Clone)]
pub(super) struct FullUse {
    pub blocks: Vec<Vec<Delivered>>,
    pub tally: RecoveryTally,
    /// By block, the income that counted for schemes; empty where nobody asks for it.
    pub assessed: Arc<[Assessed]>,
}

/// Where the income of households apart from the schemes comes from.
pub(super) enum IncomeFrom<'a> {
    /// All rules on true facts, of which something is kept as well.
    Truth,
    /// The rules of income alone.
    Rules(&'a Columns),
    /// Another variant with the same rules of income, by block.
    Records(Vec<&'a [VariantRecord]>),
}

/// The variant at a position of [`Prepared::systems`]; the base is at nil.
pub(super) fn variant_at(prepared: &Prepared, position: usize) -> &Variant {
    prepared.variants().nth(position).unwrap_or(&prepared.scenario.base)
}

/// A variant and those of `others` that have its rules, but for those that deliver as the base does.
pub(super) fn alike(prepared: &Prepared, position: usize, others: &[usize]) -> Vec<usize> {
    let overlays = &variant_at(prepared, position).overlays;
    let is_alike = |other: &usize| {
        let variant = variant_at(prepared, *other);
        variant.overlays == *overlays && !delivers_as_base(prepared, variant)
    };
    std::iter::once(position).chain(others.iter().copied().filter(is_alike)).collect()
}

/// Whether a variant delivers at full use what the base does: the same rules and dials, but for who comes to use it.
pub(super) fn delivers_as_base(prepared: &Prepared, variant: &Variant) -> bool {
    let base = &prepared.scenario.base;
    variant.overlays == base.overlays && variant.dials.of_full_use() == base.dials.of_full_use()
}

/// Variants with the same rules, which share what is right on true facts.
pub(super) struct Alike {
    pub positions: Vec<usize>,
    pub evaluators: Vec<Evaluators>,
}

/// Delivered blocks of one variant.
pub(super) type DeliveredBlocks = Vec<Vec<Delivered>>;

/// Variants at full use by position, with what evaluates them.
pub(super) type Ready = Vec<(usize, (Evaluators, FullUse))>;

impl Alike {
    pub(super) fn new(prepared: &Prepared, positions: &[usize]) -> Result<Alike, RunError> {
        let year = prepared.scenario.year;
        let evaluators = |position: &usize| {
            Evaluators::new(&prepared.systems[*position], year, variant_at(prepared, *position).dials.basis)
        };
        Ok(Alike {
            positions: positions.to_vec(),
            evaluators: positions.iter().map(evaluators).collect::<Result<_, _>>()?,
        })
    }

    /// Every block delivered under each variant, and what `keep` makes of its results on true facts: all of them where
    /// the income comes from there, else the rights.
    pub(super) fn deliver<T: Send>(
        &self,
        prepared: &Prepared,
        (blocks, progress): (&Blocks<'_>, &dyn Progress),
        income: &IncomeFrom<'_>,
        keep: impl Fn(&Table, &Outcome) -> Result<T, EngineError> + Sync,
    ) -> Result<(Vec<T>, Vec<DeliveredBlocks>), RunError> {
        let seed = Seed(prepared.scenario.seed);
        let deliveries: Vec<VariantDelivery<'_>> = self
            .positions
            .iter()
            .zip(&self.evaluators)
            .map(|(position, own)| own.delivery(&variant_at(prepared, *position).dials, &prepared.behaviour))
            .collect();
        let first = &self.evaluators[0];
        let found = blocks.map(progress, |block, table| {
            let truth = match income {
                IncomeFrom::Truth => first.truth.evaluate(table)?,
                IncomeFrom::Rules(_) | IncomeFrom::Records(_) => first.rights.evaluate(table)?,
            };
            let other = match income {
                IncomeFrom::Truth => OtherIncome::of(&truth, &deliveries[0].income)?,
                IncomeFrom::Rules(rules) => OtherIncome::of(&rules.evaluate(table)?, &deliveries[0].income)?,
                IncomeFrom::Records(records) => records[block].iter().map(OtherIncome::in_record).collect(),
            };
            let delivered =
                deliveries.iter().map(|delivery| deliver_with_income(table, &other, Some(&truth), delivery, seed));
            Ok((keep(table, &truth)?, delivered.collect::<Result<Vec<_>, _>>()?))
        })?;
        let mut kept = Vec::with_capacity(found.len());
        let mut out: Vec<DeliveredBlocks> = self.positions.iter().map(|_| Vec::new()).collect();
        for (own, delivered) in found {
            kept.push(own);
            for (variant, block) in out.iter_mut().zip(delivered) {
                variant.push(block);
            }
        }
        Ok((kept, out))
    }

    /// By position of the variant, with the recoveries counted.
    pub(super) fn with_tallies(self, delivered: Vec<DeliveredBlocks>, profiles: &[Vec<TakeUpProfile>]) -> Ready {
        let rows = self.positions.into_iter().zip(self.evaluators).zip(delivered);
        rows.map(|((position, evaluators), blocks)| {
            let tally = tally(&blocks, profiles);
            (position, (evaluators, FullUse { blocks, tally, assessed: Arc::from([]) }))
        })
        .collect()
    }
}

/// The recoveries of all blocks.
pub(super) fn tally(blocks: &[Vec<Delivered>], profiles: &[Vec<TakeUpProfile>]) -> RecoveryTally {
    let mut tally = RecoveryTally::default();
    blocks.iter().zip(profiles).for_each(|(block, profiles)| tally.add(block, profiles));
    tally
}
