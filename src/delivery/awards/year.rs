//! The year system: advances on what is known, a definitive award on the facts, recovery or supplement.
//!
//! Takes: a block of facts, what is known of it from month to month, the right on true facts, dials.
//! Gives: a ledger in order. Leaves to others: what is known when (`knowledge`), who claims (`take_up`).

use crate::delivery::awards::basis::{AwardBasis, KnownWhenPaid, Paid, if_used};
use crate::delivery::knowledge::facts::{Facts, cents_of_year, result};
use crate::delivery::knowledge::reference_income::ReferenceIncome;
use crate::delivery::knowledge::year_knowledge::{RowSource, YearKnowledge, year_knowledge};
use crate::delivery::settlement::books::{book_cash, proportion, settle};
use crate::delivery::{
    AwardReads, Dials, MonthSet, SchemeDelivery, SchemeLedger, SettlementParameters, TrueUp, VariantDelivery,
};
use crate::draws::Seed;
use crate::engine::{EngineError, Outcome};
use crate::table::Table;
use crate::units::{Cents, MONTHS};
use std::borrow::Cow;

/// What the agency awards on what it knows, from a month of payment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Award {
    /// First month (0–11) whose payment rests on this award.
    pub from_month: u8,
    /// Right for the whole year as granted.
    ///
    /// Unit: cents per year.
    pub year: Cents,
    /// Right by month, which says over which months the year amount is spread (a child born in August counts
    /// from then); all zero stands for equal twelfths.
    ///
    /// Unit: cents per month.
    pub months: [Cents; MONTHS],
}

/// The year basis.
pub(super) struct YearBasis;

impl AwardBasis for YearBasis {
    fn rule<'s>(&self, scheme: &'s SchemeDelivery) -> &'s str {
        &scheme.year_rule
    }

    fn rights_by_law<'o>(
        &self,
        facts: &Facts<'_>,
        truth: &'o Outcome,
        variant: &VariantDelivery<'_>,
    ) -> Result<Cow<'o, Outcome>, EngineError> {
        let dials = &variant.dials;
        if dials.periods.are_neutral() && !ReferenceIncome::differs(&dials.year) {
            return Ok(Cow::Borrowed(truth));
        }
        Ok(Cow::Owned(variant.award.evaluate(&facts_by_law(facts, truth, dials)?)?))
    }

    fn pay(
        &self,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<Paid, EngineError> {
        let by_law = self.rights_by_law(facts, truth, variant)?;
        let known = year_knowledge(facts, truth, &variant.knowledge, &variant.dials, seed)?;
        let awarded = Awarded::on(&known, facts, truth, variant)?;
        let mut ledgers = vec![Vec::with_capacity(variant.schemes.len()); facts.table.n_households()];
        for scheme in &variant.schemes {
            awarded.pay_scheme(scheme, &by_law, variant, &mut ledgers)?;
        }
        Ok(Paid { ledgers, logs: known.logs })
    }

    fn known_when_paid(
        &self,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<KnownWhenPaid, EngineError> {
        let known = year_knowledge(facts, truth, &variant.knowledge, &variant.dials, seed)?;
        let rows = known.state_start.windows(2).map(|states| {
            std::array::from_fn(|month| {
                let is_known = |state: &usize| usize::from(known.states[*state].from_month) <= month;
                (states[0]..states[1]).rev().find(is_known).unwrap_or(states[0])
            })
        });
        let rows = rows.collect();
        let all: Vec<usize> = (0..known.states.len()).collect();
        Ok(KnownWhenPaid { table: known.table(facts, &all), rows, has_assessed_income: true })
    }
}

/// The facts with the income and the persons that count by law.
fn facts_by_law(facts: &Facts<'_>, truth: &Outcome, dials: &Dials) -> Result<Table, EngineError> {
    Ok(ReferenceIncome::of(facts, truth, &dials.year)?.table(&dials.periods.counted_facts(facts)))
}

/// The award on each state of knowledge of a block.
struct Awarded<'k> {
    known: &'k YearKnowledge,
    /// What the award plan gave, where it was asked.
    outcome: Option<Outcome>,
    /// Where the award of each state stands.
    row_sources: Vec<RowSource>,
}

impl Awarded<'_> {
    fn on<'k>(
        known: &'k YearKnowledge,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
    ) -> Result<Awarded<'k>, EngineError> {
        if variant.knows_all() {
            let outcome = Some(variant.award.evaluate(&facts_by_law(facts, truth, &variant.dials)?)?);
            let row_sources = (0..facts.table.n_households()).map(RowSource::Row).collect();
            return Ok(Awarded { known, outcome, row_sources });
        }
        let is_plain = variant.dials.periods.are_neutral();
        let (rows, row_sources) = known.distinct(facts, if is_plain { variant.reads } else { AwardReads::ALL });
        let ask = || variant.award.evaluate(&known.table(facts, &rows));
        Ok(Awarded { known, outcome: (!rows.is_empty()).then(ask).transpose()?, row_sources })
    }

    /// Adds the ledger of one scheme to those of each household.
    fn pay_scheme(
        &self,
        scheme: &SchemeDelivery,
        by_law: &Outcome,
        variant: &VariantDelivery<'_>,
        ledgers: &mut [Vec<SchemeLedger>],
    ) -> Result<(), EngineError> {
        let column = |name: &str| self.outcome.as_ref().map(|outcome| result(outcome, name)).transpose();
        let (year, months) = (column(&scheme.year_rule)?, column(&scheme.month_rule)?);
        let true_year = result(by_law, &scheme.year_rule)?;
        let true_months = result(by_law, &scheme.month_rule)?;
        let award = |state: usize, household: usize| {
            let (year, months, row) = match (self.row_sources[state], year, months) {
                (RowSource::Row(row), Some(year), Some(months)) => (year, months, row),
                _ => (true_year, true_months, household),
            };
            let year = year.cents(row, 0).at_least_zero();
            // An award of zero has no months to be spread over.
            let months = if year == Cents::ZERO { [year; MONTHS] } else { cents_of_year(months, row) };
            Award { from_month: self.known.states[state].from_month, year, months }
        };
        let mut awards: Vec<Award> = Vec::with_capacity(MONTHS);
        for (household, own) in ledgers.iter_mut().enumerate() {
            awards.clear();
            let states = self.known.state_start[household]..self.known.state_start[household + 1];
            awards.extend(states.map(|state| award(state, household)));
            let entitlement = true_year.cents(household, 0).at_least_zero();
            let is_nothing = entitlement == Cents::ZERO && awards.iter().all(|award| award.year == Cents::ZERO);
            own.push(if is_nothing {
                SchemeLedger::default()
            } else {
                if_used(deliver_year(&awards, entitlement, &variant.dials, variant.settlement))
            });
        }
        Ok(())
    }
}

/// The ledger of a household that uses a scheme under the year system.
///
/// Within the year a higher award is paid with arrears at once; a lower one is set off against the months that are
/// left, never below zero. What then is still too much is recovered with the definitive award but does not fall
/// under the tolerance, which by law exists only for the definitive calculation.
///
/// Without true-up (`TrueUp::None`) the award is final, and its difference with the right is `waived`: too much stays with
/// the household, too little with the agency. With `TrueUp::OnlySupplement` too much is `waived` and too little is paid.
pub fn deliver_year(
    awards: &[Award],
    entitlement: Cents,
    dials: &Dials,
    settlement: SettlementParameters,
) -> SchemeLedger {
    let advances = pay_advances(awards, dials.advance_factor);
    let paid: Cents = advances.iter().sum();
    let mut ledger = SchemeLedger { entitlement, due: entitlement, used: true, advances, ..SchemeLedger::default() };
    let last_advance = awards.last().map_or(Cents::ZERO, |award| advance_of(award.year, dials.advance_factor));
    settle(&mut ledger, (paid - last_advance).at_least_zero(), dials);
    book_cash(&mut ledger, dials, settlement);
    for pair in awards.windows(2).filter(|pair| pair[0].year != pair[1].year) {
        ledger.changed.insert(usize::from(pair[1].from_month));
    }
    ledger.is_settled = dials.true_up != TrueUp::None;
    ledger.decisions = ledger.count_decisions();
    ledger.amount_changes = u16::from(MonthSet::changes(&ledger.advances).len());
    ledger
}

fn pay_advances(awards: &[Award], advance_factor: f64) -> [Cents; MONTHS] {
    let mut payments = [Cents::ZERO; MONTHS];
    let mut paid = Cents::ZERO;
    for (position, award) in awards.iter().enumerate() {
        let from = usize::from(award.from_month).min(MONTHS);
        let until = awards.get(position + 1).map_or(MONTHS, |next| usize::from(next.from_month).min(MONTHS));
        let weights = weights_of(award);
        let weight = |range: std::ops::Range<usize>| weights[range].iter().sum::<i64>();
        let total = advance_of(award.year, advance_factor);
        let earlier = proportion(total, weight(0..from), weight(0..MONTHS));
        let arrears = (earlier - paid).at_least_zero();
        let rest = (total - paid.max(earlier)).at_least_zero();
        for (month, payment) in payments.iter_mut().enumerate().take(until).skip(from) {
            let so_far = proportion(rest, weight(from..month), weight(from..MONTHS));
            *payment = proportion(rest, weight(from..month + 1), weight(from..MONTHS)) - so_far;
        }
        if from < until {
            payments[from] += arrears;
        }
        paid += payments[from..until.max(from)].iter().sum();
    }
    payments
}

fn weights_of(award: &Award) -> [i64; MONTHS] {
    let weights = award.months.map(|month| month.at_least_zero().0);
    if weights.iter().all(|weight| *weight == 0) { [1; MONTHS] } else { weights }
}

fn advance_of(year: Cents, advance_factor: f64) -> Cents {
    Cents((year.0 as f64 * advance_factor).round() as i64)
}

#[cfg(test)]
#[path = "year_tests.rs"]
mod tests;
