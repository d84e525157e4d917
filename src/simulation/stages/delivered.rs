//! Rights and deliveries at full take-up: everybody uses everything, before anybody claims.
//!
//! Takes: compiled variants, blocks of facts. Gives: delivered blocks by variant. Leaves to others: who claims
//! (`claimed`), what is financed (`financed`).
//!
//! Rights on true facts are the same in all variants with the same rules, whatever their dials: a block is evaluated once
//! and goes through all of these before it is dropped.

use crate::delivery::{
    Delivered, OtherIncome, RecoveryTally, TakeUpProfile, VariantDelivery, VariantRecord, deliver_with_income,
};
use crate::engine::{Columns, EngineError, Evaluate, Outcome};
use crate::simulation::error::RunError;
use crate::simulation::stages::assessed_income::Assessed;
use crate::simulation::stages::compiled::{CompiledVariant, DeliveryKey};
use crate::simulation::stages::facts::Facts;
use crate::simulation::stages::kept::Kept;
use crate::table::Table;
use std::sync::Arc;

/// Delivered blocks of one variant at full take-up.
#[derive(Debug, Clone)]
pub(crate) struct FullTakeUp {
    /// Households by block.
    pub blocks: Vec<Vec<Delivered>>,
    /// By block, the income that counted for schemes; empty where no financing asks for it.
    pub assessed: Arc<[Assessed]>,
}

impl FullTakeUp {
    /// What is recovered from whom.
    pub(super) fn recoveries(&self, profiles: &[Vec<TakeUpProfile>]) -> RecoveryTally {
        let mut tally = RecoveryTally::default();
        self.blocks.iter().zip(profiles).for_each(|(block, profiles)| tally.add(block, profiles));
        tally
    }
}

/// Where the income of households apart from the schemes comes from.
pub(crate) enum IncomeFrom<'a> {
    /// All rules on true facts, of which something is kept as well.
    Truth,
    /// The rules of income alone.
    Rules(Box<Columns>),
    /// Another variant with the same rules of income, by block.
    Records(Vec<&'a [VariantRecord]>),
}

/// Variants with the same rights on true facts, each with another delivery.
pub(crate) struct VariantGroup<'g, 'a> {
    members: Vec<&'g CompiledVariant<'a>>,
}

/// What was kept of each block, and the delivery of each variant of a group.
type DeliveredGroup<T> = (Vec<T>, Vec<(DeliveryKey, FullTakeUp)>);
/// Blocks delivered to a group: what was kept of each, and the blocks of each variant.
type Blockwise<T> = Vec<(T, Option<Assessed>, Vec<Vec<Delivered>>)>;

impl<'g, 'a> VariantGroup<'g, 'a> {
    /// The first of these variants, and those after it with its rights and without a delivery.
    pub(crate) fn of(
        variants: &'g [CompiledVariant<'a>],
        kept: &Kept<DeliveryKey, FullTakeUp>,
    ) -> VariantGroup<'g, 'a> {
        let mut members: Vec<&CompiledVariant<'a>> = Vec::new();
        for variant in variants {
            let is_new = !kept.has(&variant.key) && members.iter().all(|member| member.key != variant.key);
            let has_same_rules = members.first().is_none_or(|first| variant.has_rights_and_incomes_of(first));
            if is_new && has_same_rules {
                members.push(variant);
            }
        }
        VariantGroup { members }
    }

    /// One variant by itself.
    pub(super) fn alone(variant: &'g CompiledVariant<'a>) -> VariantGroup<'g, 'a> {
        VariantGroup { members: vec![variant] }
    }

    /// Whether one of them is delivered by the year.
    pub(crate) fn is_yearly(&self) -> bool {
        self.members.iter().any(|member| member.is_yearly())
    }

    /// Every block delivered under each variant, and what `keep` makes of it and of its results on true facts: all of them
    /// where the income comes from there, else the rights.
    ///
    /// `asks` tells whose financing may ask for the income that counted.
    ///
    /// # Errors
    /// What evaluating may give.
    pub(crate) fn deliver<T: Send>(
        &self,
        facts: &Facts<'_>,
        income: &IncomeFrom<'_>,
        asks: impl Fn(&DeliveryKey) -> bool,
        keep: impl Fn(&Table, &Outcome) -> Result<T, EngineError> + Sync,
    ) -> Result<DeliveredGroup<T>, RunError> {
        let asking: Vec<bool> = self.members.iter().map(|member| asks(&member.key)).collect();
        let is_asked = asking.contains(&true);
        let found: Blockwise<T> = self.blockwise(facts, income, is_asked, keep)?;
        let mut kept = Vec::with_capacity(found.len());
        let mut assessed = Vec::new();
        let mut out: Vec<Vec<Vec<Delivered>>> = self.members.iter().map(|_| Vec::new()).collect();
        for (own, counted, delivered) in found {
            kept.push(own);
            assessed.extend(counted);
            out.iter_mut().zip(delivered).for_each(|(variant, block)| variant.push(block));
        }
        let assessed: Arc<[Assessed]> = assessed.into();
        let rows = self.members.iter().zip(out).zip(asking);
        let full = |((member, blocks), asks): ((&&CompiledVariant<'_>, _), bool)| {
            let assessed = if asks { Arc::clone(&assessed) } else { Arc::from([]) };
            (member.key.clone(), FullTakeUp { blocks, assessed })
        };
        Ok((kept, rows.map(full).collect()))
    }

    fn blockwise<T: Send>(
        &self,
        facts: &Facts<'_>,
        income: &IncomeFrom<'_>,
        is_asked: bool,
        keep: impl Fn(&Table, &Outcome) -> Result<T, EngineError> + Sync,
    ) -> Result<Blockwise<T>, EngineError> {
        let deliveries: Vec<VariantDelivery<'_>> =
            self.members.iter().map(|member| member.delivery(facts.prepared)).collect();
        let (rules, seed) = (&self.members[0].evaluators, facts.seed());
        facts.blocks.map(facts.progress, |block, table| {
            let truth = match income {
                IncomeFrom::Truth => rules.truth.evaluate(table)?,
                IncomeFrom::Rules(_) | IncomeFrom::Records(_) => rules.rights.evaluate(table)?,
            };
            let other = match income {
                IncomeFrom::Truth => OtherIncome::of(&truth, &deliveries[0].income)?,
                IncomeFrom::Rules(rules) => OtherIncome::of(&rules.evaluate(table)?, &deliveries[0].income)?,
                IncomeFrom::Records(records) => records[block].iter().map(OtherIncome::in_record).collect(),
            };
            let delivered =
                deliveries.iter().map(|delivery| deliver_with_income(table, &other, Some(&truth), delivery, seed));
            let delivered = delivered.collect::<Result<Vec<_>, _>>()?;
            let assessed = is_asked.then(|| Assessed::of(&truth)).transpose()?;
            Ok((keep(table, &truth)?, assessed, delivered))
        })
    }
}
