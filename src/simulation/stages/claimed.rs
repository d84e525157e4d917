//! Who claims: take-up calibrated on the base, and the records that it leaves of a delivery at full take-up.
//!
//! Takes: deliveries at full take-up, published and stated shares of use. Gives: constants of take-up and the records of a
//! variant. Leaves to others: the chance of use (`delivery`), financing (`financed`).

use crate::delivery::{
    Calibrated, CalibrationError, CandidateDraws, Constants, Delivered, Entitled, RecoveryTally, SchemeDelivery,
    SchemeTakeUp, TakeUp, TakeUpProfile, TakeUpTarget, VariantRecord, claim_block,
};
use crate::scenario::new_schemes::StatedUse;
use crate::simulation::error::RunError;
use crate::simulation::evaluators::DeliveredScheme;
use crate::simulation::results::VariantRun;
use crate::simulation::stages::compiled::CompiledVariant;
use crate::simulation::stages::delivered::FullTakeUp;
use crate::simulation::stages::facts::Facts;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Constants of take-up of each delivered scheme, with the scheme whose draws decide.
pub(super) type StatedConstants = BTreeMap<String, (Constants, String)>;

/// What decides who claims, the same in all variants.
pub(crate) struct Claimants {
    /// By block.
    pub profiles: Vec<Vec<TakeUpProfile>>,
    /// By scheme of the base, without those to which nobody is entitled.
    pub calibrated: BTreeMap<String, Calibrated>,
    /// How many real households each record stands for.
    pub weights: Arc<[f64]>,
}

/// Take-up of the base, calibrated on its delivery at full take-up.
///
/// # Errors
/// A scheme without a published use, or with one that cannot be reached.
pub(crate) fn calibrate(
    facts: &Facts<'_>,
    base: &CompiledVariant<'_>,
    full: &FullTakeUp,
    profiles: &[Vec<TakeUpProfile>],
) -> Result<BTreeMap<String, Calibrated>, RunError> {
    let recoveries = full.recoveries(profiles);
    let mut out = BTreeMap::new();
    for (position, (scheme, _)) in base.evaluators.schemes.iter().enumerate() {
        if base.member.stated_uses.contains_key(&scheme.id) {
            continue;
        }
        let target = target_of(facts, &scheme.id)?;
        // A file may hold nobody with a right to some scheme; the report says so.
        if let Some(found) = calibrated_on((position, &scheme.id), (full, &recoveries), &target, facts, profiles)? {
            out.insert(scheme.id.clone(), found);
        }
    }
    Ok(out)
}

fn target_of(facts: &Facts<'_>, scheme: &str) -> Result<TakeUpTarget, RunError> {
    let target = facts.prepared.behaviour.targets.get(scheme).cloned();
    target.ok_or_else(|| RunError::NoTarget { scheme: scheme.to_owned() })
}

/// Constants at which the entitled of a delivery use a scheme as much as the target says; `None` where nobody is entitled.
fn calibrated_on(
    (position, drawn_as): (usize, &str),
    (full, recoveries): (&FullTakeUp, &RecoveryTally),
    target: &TakeUpTarget,
    facts: &Facts<'_>,
    profiles: &[Vec<TakeUpProfile>],
) -> Result<Option<Calibrated>, RunError> {
    let parameters = &facts.prepared.behaviour.take_up;
    let fear = recoveries.recovered_per_euro(position);
    let mut entitled = Entitled::default();
    let draws = CandidateDraws::open(drawn_as, facts.prepared.scenario.base.dials.reach, facts.seed());
    for (block, profiles) in full.blocks.iter().zip(profiles) {
        entitled.add((position, drawn_as), block, profiles, &fear, parameters, Some(&draws));
    }
    match entitled.calibrate(drawn_as, target) {
        Ok(calibrated) => Ok(Some(calibrated)),
        Err(CalibrationError::Nobody { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Claimants {
    /// The constants of take-up of each delivered scheme of a variant, and the scheme whose draws decide. A scheme of the
    /// base keeps its own; a new one has what somebody stated. A share that is stated holds for the variant itself,
    /// before its dials and its financing.
    pub(super) fn stated_constants(
        &self,
        facts: &Facts<'_>,
        variant: &CompiledVariant<'_>,
        (full, recoveries): (&FullTakeUp, &RecoveryTally),
    ) -> Result<StatedConstants, RunError> {
        let everybody = || Constants { groups: BTreeMap::new(), total: f64::INFINITY };
        let of_base = |id: &str| self.calibrated.get(id).map(|own| own.constants.clone());
        let here = |at: usize, id: &str, target: &TakeUpTarget| -> Result<Constants, RunError> {
            let found = calibrated_on((at, id), (full, recoveries), target, facts, &self.profiles)?;
            // Nobody is entitled, so nobody is asked.
            Ok(found.map_or(Constants { groups: BTreeMap::new(), total: 0.0 }, |calibrated| calibrated.constants))
        };
        let mut out = StatedConstants::new();
        for (at, (scheme, _)) in variant.evaluators.schemes.iter().enumerate() {
            let id = scheme.id.as_str();
            let stated = variant.member.stated_uses.get(id);
            let constants = match stated {
                Some(StatedUse::Everybody { .. }) => everybody(),
                Some(StatedUse::Like(other)) => match of_base(other) {
                    Some(constants) => constants,
                    None => here(at, other, &target_of(facts, other)?)?,
                },
                Some(StatedUse::Unused(share)) => {
                    here(at, id, &TakeUpTarget { total: 1.0 - share, groups: BTreeMap::new() })?
                }
                None => match of_base(id) {
                    Some(constants) => constants,
                    // In the base nobody of these households is entitled to it: the published use holds here.
                    None => here(at, id, &target_of(facts, id)?)?,
                },
            };
            let drawn_as = match stated {
                Some(StatedUse::Like(other)) => other.as_str(),
                _ => id,
            };
            out.insert(id.to_owned(), (constants, drawn_as.to_owned()));
        }
        Ok(out)
    }

    /// The variant after its households claimed or did not; a delivery that nobody else reads is let go block by block.
    pub(super) fn claim(
        &self,
        facts: &Facts<'_>,
        variant: &CompiledVariant<'_>,
        (full, recoveries): (Arc<FullTakeUp>, &RecoveryTally),
        stated: &StatedConstants,
    ) -> VariantRun {
        let own = variant.member.variant;
        let scheme = |(position, (scheme, _)): (usize, &(DeliveredScheme, SchemeDelivery))| SchemeTakeUp {
            constants: stated[&scheme.id].0.clone(),
            recovered_per_euro: recoveries.recovered_per_euro(position),
            extra_actions: own.extra_actions,
            outreach: 0.0,
            draws_of: stated[&scheme.id].1.clone(),
        };
        let schemes = variant.evaluators.schemes.iter().enumerate().map(scheme).collect();
        let take_up = TakeUp::Modelled { parameters: facts.prepared.behaviour.take_up.clone(), schemes };
        let seed = facts.seed();
        let of_block = |block: &[Delivered], profiles: &Vec<TakeUpProfile>| {
            claim_block(block, profiles, &take_up, &own.dials, seed)
        };
        let profiles = self.profiles.par_iter();
        let claimed: Vec<Vec<VariantRecord>> = match Arc::try_unwrap(full) {
            Ok(full) => full.blocks.into_par_iter().zip(profiles).map(|(b, p)| of_block(&b, p)).collect(),
            Err(full) => full.blocks.par_iter().zip(profiles).map(|(b, p)| of_block(b, p)).collect(),
        };
        let mut records = Vec::with_capacity(claimed.iter().map(Vec::len).sum());
        claimed.into_iter().for_each(|block| records.extend(block));
        VariantRun {
            variant: own.clone(),
            system: Arc::clone(&variant.system),
            schemes: variant.evaluators.schemes.iter().map(|(scheme, _)| scheme.clone()).collect(),
            records,
            take_up,
            financing: None,
            weights: Arc::clone(&self.weights),
        }
    }
}
