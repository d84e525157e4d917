//! What delivery made of the rights of one household: what was known, whether it is used and why, what was paid.
//!
//! Takes: a variant after its run, the facts of the household. Gives: one [`DeliveryExplained`] per scheme.
//! Leaves to others: delivery itself; the same functions run here as in the run, on a block of one household.

use crate::delivery::{
    AwardReads, Basis, Claims, SchemeLedger, TakeUpGroup, TrueUp, VariantRecord, claim_block, deliver_block,
    take_up_profiles,
};
use crate::draws::Seed;
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::VariantRun;
use crate::table::Table;
use crate::units::{Cents, MONTHS};
use serde::Serialize;
use std::sync::Mutex;

/// A draw beside the chance it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Luck {
    /// The draw of the household, the same in every variant.
    pub draw: f64,
    /// It happens when the draw is below this.
    pub chance: f64,
}

impl Luck {
    /// Whether it happens.
    pub fn happens(self) -> bool {
        self.draw < self.chance
    }
}

/// Why a scheme is used or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum UseReason {
    /// There is no right and nothing would be paid.
    NoRight,
    /// The agency awards it itself.
    Automatic {
        /// Draw and coverage.
        coverage: Luck,
    },
    /// The household decides.
    Decision {
        /// Draw and coverage, where the agency would award to others.
        coverage: Option<Luck>,
        /// Whether it lets the agency award, where the agency would.
        consents: bool,
        /// Draw and chance.
        claim: Luck,
        /// Whether the agency wrote to it, which is in the chance.
        is_invited: bool,
        /// The hand-over between counters at which its application was lost.
        lost_after: Option<u8>,
        /// Group whose constant holds.
        group: TakeUpGroup,
        /// The right it weighs. Unit: euros per month.
        gain_euros_month: f64,
        /// Expected recovery per euro paid in its group.
        recovered_per_euro: f64,
    },
}

/// What the agency held for true, one after the other, and what it awarded on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KnownState {
    /// Assessed income in January of each person, in order. Unit: cents per year.
    pub assessed_income_cents_year: Vec<Cents>,
    /// Persons known to be present in December.
    pub persons: usize,
    /// Award for the whole year on it. Unit: cents per year.
    pub award_cents_year: Cents,
}

/// One scheme of one household after delivery.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeliveryExplained {
    /// Whether by year with settlement or by month.
    pub is_yearly: bool,
    /// Months between facts or report and payment.
    pub lag_months: u8,
    /// Whether it is used.
    pub is_used: bool,
    /// Why.
    pub reason: UseReason,
    /// States of knowledge in order of time; empty under the month basis.
    pub known: Vec<KnownState>,
    /// Right on true facts. Unit: cents per year.
    pub entitlement_cents_year: Cents,
    /// Right of who uses it. Unit: cents per year.
    pub due_cents_year: Cents,
    /// Payments in the year. Unit: cents per month.
    pub advances_cents_month: [Cents; MONTHS],
    /// Sum of these.
    pub paid_cents: Cents,
    /// Whether the award is settled afterwards.
    pub is_settled: bool,
    /// Paid afterwards.
    pub supplement_cents: Cents,
    /// Claimed back.
    pub recovery_cents: Cents,
    /// Paid too much and not claimed back.
    pub overpaid_cents: Cents,
    /// Paid too little and not supplemented.
    pub underpaid_cents: Cents,
    /// Not collected any further after a personal plan.
    pub written_off_cents: Cents,
    /// Still owed at the end of year t+3.
    pub balance_cents: Cents,
    /// Cash by calendar year from the year itself.
    pub cash_cents: [Cents; 4],
    /// Decisions sent.
    pub decisions: u16,
}

/// Rules that keep what they were asked, so that it can be told what the agency knew.
struct Recorder<'a> {
    inner: &'a dyn Evaluate,
    asked: Mutex<Option<(Table, Outcome)>>,
}

impl Evaluate for Recorder<'_> {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let outcome = self.inner.evaluate(facts)?;
        let mut asked = self.asked.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // The first question is about the household itself; a later one imagines it without a fall of income.
        if asked.is_none() {
            *asked = Some((facts.clone(), outcome.clone()));
        }
        Ok(outcome)
    }
}

/// One household after delivery.
struct Alone {
    /// When it uses everything.
    full_take_up: VariantRecord,
    /// As it uses the schemes.
    record: VariantRecord,
    /// Known facts and the rights on them.
    asked: Option<(Table, Outcome)>,
}

/// The household of `facts` alone through one variant, with the take-up of its run.
fn deliver_alone(prepared: &Prepared, run: &VariantRun, facts: &Table) -> Result<Alone, RunError> {
    let evaluators = Evaluators::new(&run.system, prepared.scenario.year, run.variant.dials.basis)?;
    let mut delivery = evaluators.delivery(&run.variant.dials, &prepared.behaviour);
    let recorder = Recorder { inner: delivery.award, asked: Mutex::new(None) };
    delivery.award = &recorder;
    // Every state of knowledge is told, also where the award comes out the same.
    delivery.reads = AwardReads::ALL;
    let seed = Seed(prepared.scenario.seed);
    let truth = evaluators.truth.evaluate(facts)?;
    let full = deliver_block(facts, &truth, &delivery, seed)?;
    let profiles = take_up_profiles(facts, seed)?;
    let mut records = claim_block(&full, &profiles, &run.take_up, &run.variant.dials, seed);
    let record = records.pop().expect("one household gives one record");
    let asked = recorder.asked.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    let full_take_up = full.into_iter().next().expect("one household is delivered").record;
    Ok(Alone { full_take_up, record, asked })
}

/// One per scheme of the variant, in order.
pub(super) fn explain_delivery(
    prepared: &Prepared,
    run: &VariantRun,
    facts: &Table,
) -> Result<Vec<DeliveryExplained>, RunError> {
    let Alone { full_take_up, record, asked } = deliver_alone(prepared, run, facts)?;
    let dials = &run.variant.dials;
    let mut out = Vec::new();
    for (scheme, ledger) in record.schemes.iter().enumerate() {
        let at_full_take_up = &full_take_up.schemes[scheme];
        let reason = match at_full_take_up.used {
            true => reason(prepared, run, facts, scheme, at_full_take_up)?,
            false => UseReason::NoRight,
        };
        let known = match (&asked, dials.basis) {
            (Some((table, outcome)), Basis::Year) => known_states(run, scheme, table, outcome)?,
            _ => Vec::new(),
        };
        out.push(DeliveryExplained {
            is_yearly: dials.basis == Basis::Year,
            lag_months: dials.lag_months,
            is_used: ledger.used,
            reason,
            known,
            entitlement_cents_year: ledger.entitlement,
            due_cents_year: ledger.due,
            advances_cents_month: ledger.advances,
            paid_cents: ledger.paid(),
            is_settled: dials.basis == Basis::Year && dials.true_up != TrueUp::None,
            supplement_cents: ledger.supplement,
            recovery_cents: ledger.recovery,
            overpaid_cents: ledger.overpaid(),
            underpaid_cents: ledger.underpaid,
            written_off_cents: ledger.written_off,
            balance_cents: ledger.balance,
            cash_cents: ledger.cash,
            decisions: ledger.decisions,
        });
    }
    Ok(out)
}

/// The decision of `claim_block` once more, with its numbers; a test holds the two together.
fn reason(
    prepared: &Prepared,
    run: &VariantRun,
    facts: &Table,
    scheme: usize,
    at_full_take_up: &SchemeLedger,
) -> Result<UseReason, RunError> {
    let paid = at_full_take_up.paid();
    let gain = if at_full_take_up.entitlement > Cents::ZERO { at_full_take_up.entitlement } else { paid };
    let seed = Seed(prepared.scenario.seed);
    let profile = &take_up_profiles(facts, seed)?[0];
    let dials = &run.variant.dials;
    let claims = Claims::new(&run.take_up, dials.access, dials.reach, seed);
    let coverage = claims.coverage(profile).map(|(draw, chance)| Luck { draw, chance });
    let weighed = claims.weigh(profile, scheme, gain, paid > Cents::ZERO);
    let (Some(weighed), false) = (weighed, claims.is_automatic(profile)) else {
        return Ok(UseReason::Automatic { coverage: coverage.unwrap_or(Luck { draw: 0.0, chance: 1.0 }) });
    };
    Ok(UseReason::Decision {
        coverage,
        consents: coverage.is_none() || claims.consents(profile),
        claim: Luck { draw: weighed.draw, chance: weighed.chance },
        is_invited: weighed.is_invited,
        lost_after: weighed.lost_after,
        group: profile.group,
        gain_euros_month: weighed.gain_euros_month,
        recovered_per_euro: weighed.recovered_per_euro,
    })
}

fn known_states(
    run: &VariantRun,
    scheme: usize,
    table: &Table,
    outcome: &Outcome,
) -> Result<Vec<KnownState>, EngineError> {
    let id = &run.schemes[scheme].id;
    let rule = run.system.paying_schemes().find(|s| s.id == *id).and_then(|s| s.year_rule.as_deref()).unwrap_or("");
    let years = outcome.column(rule).ok_or_else(|| EngineError::UnknownOutput { name: rule.to_owned() })?;
    let income = table
        .column("toetsingsinkomen")
        .ok_or_else(|| EngineError::MissingInput { name: "toetsingsinkomen".to_owned() })?;
    let presence = table.column("aanwezig");
    Ok((0..table.n_households())
        .map(|row| KnownState {
            assessed_income_cents_year: table.persons_of(row).map(|p| income.cents(p, 0)).collect(),
            persons: table.persons_of(row).filter(|p| presence.is_none_or(|c| c.get(*p, MONTHS - 1) != 0.0)).count(),
            award_cents_year: years.cents(row, 0).at_least_zero(),
        })
        .collect())
}
