//! What a run gives.
//!
//! Takes: nothing. Gives: [`Run`] and its variants, the balance of one against another. Leaves to others: the stages that
//! make them (`stages`), figures (`measure`).

use crate::delivery::{Calibrated, FactsRecord, TakeUp, VariantRecord};
use crate::rulebook::System;
use crate::scenario::file::Variant;
use crate::simulation::changes::ChangeEffect;
use crate::simulation::evaluators::DeliveredScheme;
use crate::simulation::financing::Financed;
use crate::simulation::weighted_cents::WeightedCents;
use std::collections::BTreeMap;
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
    /// The settlement in the year that the dials of reporting are fitted to, in the order of the published figures; `None`
    /// where nothing was different then, and in a run of some variants only.
    pub settled_then: Option<Vec<Option<f64>>>,
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

/// A sum over the real households that the records stand for. Unit: euros.
pub(super) fn weighted(run: &VariantRun, cents: impl Fn(&VariantRecord) -> i64) -> f64 {
    let mut sum = WeightedCents::default();
    run.records.iter().zip(run.weights.iter()).for_each(|(record, weight)| sum.add(*weight, i128::from(cents(record))));
    sum.euros()
}
