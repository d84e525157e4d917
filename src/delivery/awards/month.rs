//! The month system: each month's right on what is known then, final or settled with later payments.
//!
//! Takes: a block of facts, with it the rights of twelve months on known facts and on the true facts. Gives: a ledger in
//! order.
//! Leaves to others: which month's facts are known (`known_month`).
//!
//! The right is that of the law on the true facts of the month. A delay of facts, an old amount that is held and a wrong
//! source change what is paid and not the right; the difference is `waived` and `underpaid`.

use crate::delivery::awards::basis::{AwardBasis, KnownWhenPaid, Paid, if_used};
use crate::delivery::knowledge::facts::{Facts, cents_of_year, result};
use crate::delivery::knowledge::month_knowledge::{Moment, known_month};
use crate::delivery::knowledge::source_errors::SourceMistakes;
use crate::delivery::settlement::books::{book_cash, settle};
use crate::delivery::{
    Dials, EventLog, Handling, MonthDials, MonthSet, MonthSettlement, SchemeDelivery, SchemeLedger,
    SettlementParameters, VariantDelivery,
};
use crate::draws::Seed;
use crate::engine::{EngineError, Outcome};
use crate::table::Table;
use crate::units::{Cents, MONTHS};
use std::borrow::Cow;

/// The month basis.
pub(super) struct MonthBasis;

impl AwardBasis for MonthBasis {
    fn rule<'s>(&self, scheme: &'s SchemeDelivery) -> &'s str {
        &scheme.month_rule
    }

    fn rights_by_law<'o>(
        &self,
        facts: &Facts<'_>,
        truth: &'o Outcome,
        variant: &VariantDelivery<'_>,
    ) -> Result<Cow<'o, Outcome>, EngineError> {
        let dials = &variant.dials;
        if dials.periods.are_neutral() && dials.month.is_law_as_it_is() {
            return Ok(Cow::Borrowed(truth));
        }
        let table = known_month(&dials.periods.counted_facts(facts), 0, &dials.month, Moment::InTruth)?;
        Ok(Cow::Owned(variant.rights.evaluate(&table)?))
    }

    /// Months paid on what is known then, beside the law on the true facts of the month.
    fn pay(
        &self,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<Paid, EngineError> {
        let dials = &variant.dials;
        let known = variant.award.evaluate(&self.facts_when_paid(facts, dials, seed)?)?;
        let by_law = self.rights_by_law(facts, truth, variant)?;
        let settled = match dials.month.settlement {
            Some(settlement) => {
                let there = dials.periods.counted_facts(facts);
                let seen = known_month(&there, 0, &dials.month, Moment::Afterwards)?;
                Some((settlement, variant.award.evaluate(&seen)?))
            }
            None => None,
        };
        let n = facts.table.n_households();
        let mut ledgers = vec![Vec::with_capacity(variant.schemes.len()); n];
        for scheme in &variant.schemes {
            pay_scheme(&scheme.month_rule, [&known, &by_law], settled.as_ref(), variant, &mut ledgers)?;
        }
        Ok(Paid { ledgers, logs: vec![EventLog::default(); n] })
    }

    fn known_when_paid(
        &self,
        facts: &Facts<'_>,
        _: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<KnownWhenPaid, EngineError> {
        let table = self.facts_when_paid(facts, &variant.dials, seed)?;
        let rows = (0..facts.table.n_households()).map(|household| [household; MONTHS]).collect();
        Ok(KnownWhenPaid { table, rows, has_assessed_income: false })
    }
}

impl MonthBasis {
    /// The facts as known when each month is paid, with what is wrong at the source.
    fn facts_when_paid(&self, facts: &Facts<'_>, dials: &Dials, seed: Seed) -> Result<Table, EngineError> {
        let there = dials.periods.counted_facts(facts);
        let known = known_month(&there, dials.lag_months, &dials.month, Moment::AtPayment)?;
        SourceMistakes::new(dials, seed).corrupt_months_with_source_errors(known)
    }
}

/// Adds the ledger of the scheme with this rule to those of each household; `settled` holds what the agency sees afterwards,
/// where it settles.
fn pay_scheme(
    rule: &str,
    [known, by_law]: [&Outcome; 2],
    settled: Option<&(MonthSettlement, Outcome)>,
    variant: &VariantDelivery<'_>,
    ledgers: &mut [Vec<SchemeLedger>],
) -> Result<(), EngineError> {
    let dials = &variant.dials;
    let (known, actual) = (result(known, rule)?, result(by_law, rule)?);
    let seen = settled.map(|(settlement, outcome)| Ok((*settlement, result(outcome, rule)?))).transpose()?;
    let is_nothing = |months: &[Cents; MONTHS]| *months == [Cents::ZERO; MONTHS];
    for (household, own) in ledgers.iter_mut().enumerate() {
        let rights = MonthRights { paid_on: cents_of_year(known, household), actual: cents_of_year(actual, household) };
        let seen = seen.map(|(settlement, seen)| (settlement, cents_of_year(seen, household)));
        if is_nothing(&rights.paid_on) && is_nothing(&rights.actual) && seen.is_none_or(|(_, s)| is_nothing(&s)) {
            own.push(SchemeLedger::default());
            continue;
        }
        own.push(if_used(match seen {
            Some((settlement, seen)) => deliver_settled_months(rights, seen, settlement, dials, variant.settlement),
            None => deliver_month(rights, &dials.month),
        }));
    }
    Ok(())
}

/// The rights of twelve months of one household to one scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRights {
    /// On what is known when the month is paid.
    pub paid_on: [Cents; MONTHS],
    /// By law, on the true facts of the month.
    pub actual: [Cents; MONTHS],
}

/// The ledger of a household that uses a scheme under a month system without settlement: what is paid is final, and its
/// difference with the right of the month is nobody's claim.
///
/// True-up, tolerance, advance factor and recovery have no meaning here. With a delay of the payment the first months of
/// the year pay nothing, since what comes then is for last year, and the last months are paid in the next one.
pub fn deliver_month(rights: MonthRights, dials: &MonthDials) -> SchemeLedger {
    let payments = hold(rights.paid_on, dials.hold_months);
    let actual = rights.actual.map(Cents::at_least_zero);
    let due: Cents = actual.iter().sum();
    let mut ledger = SchemeLedger { entitlement: due, due, used: true, ..SchemeLedger::default() };
    pay_out(&mut ledger, payments, dials.delay_months);
    leave_differences(&mut ledger, &payments, &actual);
    ledger.cash = [ledger.paid(), ledger.paid_later, Cents::ZERO, Cents::ZERO];
    ledger.decisions = ledger.count_decisions();
    ledger
}

/// The ledger of a household whose months are settled: a difference above the threshold is added to, or taken from, the
/// payment `after_months` later, never below zero; the small differences, and what could not be taken any more, wait for
/// the closing of the year, where true-up and tolerance apply as in the year system.
///
/// It settles on `seen`, the right of each month as the agency sees it afterwards, with the old amount where that is held.
/// What that leaves between `seen` and the right itself is never settled.
fn deliver_settled_months(
    rights: MonthRights,
    seen: [Cents; MONTHS],
    settlement: MonthSettlement,
    dials: &Dials,
    closing: SettlementParameters,
) -> SchemeLedger {
    let advances = hold(rights.paid_on, dials.month.hold_months);
    let seen = hold(seen, dials.month.hold_months);
    let actual = rights.actual.map(Cents::at_least_zero);
    let mut payments = [Cents::ZERO; MONTHS];
    let mut carried = Cents::ZERO;
    let mut reopened = MonthSet::NONE;
    let after = usize::from(settlement.after_months.max(1));
    for month in 0..MONTHS {
        if let Some(settled) = month.checked_sub(after) {
            let difference = seen[settled] - advances[settled];
            if difference.0.abs() > settlement.reopened_above.0 {
                carried += difference;
                reopened.insert(month);
            }
        }
        payments[month] = (advances[month] + carried).at_least_zero();
        carried = advances[month] + carried - payments[month];
    }
    let mut ledger = SchemeLedger { due: seen.iter().sum(), used: true, ..SchemeLedger::default() };
    pay_out(&mut ledger, payments, dials.month.delay_months);
    settle(&mut ledger, -carried, dials);
    book_cash(&mut ledger, dials, closing);
    ledger.entitlement = actual.iter().sum();
    ledger.due = ledger.entitlement;
    leave_differences(&mut ledger, &seen, &actual);
    // A first award, a letter for each change or reopened month, and the closing of the year.
    ledger.changed = ledger.changed.or(reopened.later(usize::from(dials.month.delay_months)));
    ledger.is_settled = true;
    ledger.decisions = ledger.count_decisions();
    if settlement.handling == Handling::ByHand {
        let is_open = |month: &usize| advances[*month] != Cents::ZERO || seen[*month] != Cents::ZERO;
        ledger.reviewed = MonthSet::of(|month| is_open(&month)).later(after);
    }
    ledger
}

/// Books what months were paid beyond their right, or fell short of it, where nothing follows.
fn leave_differences(ledger: &mut SchemeLedger, paid: &[Cents; MONTHS], actual: &[Cents; MONTHS]) {
    for (paid, actual) in paid.iter().zip(actual) {
        ledger.waived += *paid - *actual;
        ledger.underpaid += (*actual - *paid).at_least_zero();
    }
}

/// The highest of each month and those shortly before it, so a fall of the right is felt `months` later.
fn hold(rights: [Cents; MONTHS], months: u8) -> [Cents; MONTHS] {
    let rights = rights.map(Cents::at_least_zero);
    std::array::from_fn(|month| {
        let from = month.saturating_sub(usize::from(months));
        rights[from..=month].iter().copied().max().unwrap_or(Cents::ZERO)
    })
}

/// Puts payments for months into the months in which they come.
fn pay_out(ledger: &mut SchemeLedger, payments: [Cents; MONTHS], delay_months: u8) {
    let delay = usize::from(delay_months).min(MONTHS);
    ledger.advances[delay..].copy_from_slice(&payments[..MONTHS - delay]);
    ledger.paid_later = payments[MONTHS - delay..].iter().sum();
    let changes = MonthSet::changes(&payments);
    ledger.amount_changes = u16::from(changes.len());
    ledger.changed = changes.later(delay);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;

    fn known_at_once(rights: [Cents; MONTHS]) -> MonthRights {
        MonthRights { paid_on: rights, actual: rights }
    }

    #[test]
    fn what_is_known_at_once_is_paid_as_it_is_due() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[3] = Cents(2_500);
        let ledger = deliver_month(known_at_once(rights), &MonthDials::default());
        // Eleven months of 100 euros and one of 25.
        assert_eq!((ledger.due, ledger.waived, ledger.underpaid), (Cents(112_500), Cents::ZERO, Cents::ZERO));
        assert_eq!(ledger.imbalance(), Cents::ZERO);
        assert_eq!(ledger.amount_changes, 2);
    }

    #[test]
    fn what_is_paid_after_the_right_has_ended_is_no_right() {
        // 813 a month until September; the payment sees two months back, so October and November pay on.
        let mut actual = [Cents(81_300); MONTHS];
        actual[9..].fill(Cents::ZERO);
        let mut paid_on = [Cents(81_300); MONTHS];
        paid_on[11] = Cents::ZERO;
        let ledger = deliver_month(MonthRights { paid_on, actual }, &MonthDials::default());
        // Nine months of right; two of 813 too much.
        assert_eq!((ledger.entitlement, ledger.due), (Cents(9 * 81_300), Cents(9 * 81_300)));
        assert_eq!((ledger.paid(), ledger.overpaid(), ledger.underpaid), (Cents(894_300), Cents(162_600), Cents::ZERO));
        assert_eq!(ledger.imbalance(), Cents::ZERO);
    }

    #[test]
    fn a_month_paid_too_much_does_not_make_up_for_one_paid_too_little() {
        // A right of 100 from April to September, seen two months late: April and May miss 100, October and November
        // have 100 without a right.
        let actual = std::array::from_fn(|month| Cents(if (3..9).contains(&month) { 10_000 } else { 0 }));
        let paid_on = std::array::from_fn(|month| Cents(if (5..11).contains(&month) { 10_000 } else { 0 }));
        let ledger = deliver_month(MonthRights { paid_on, actual }, &MonthDials::default());
        assert_eq!((ledger.due, ledger.paid(), ledger.waived), (Cents(60_000), Cents(60_000), Cents::ZERO));
        assert_eq!((ledger.overpaid(), ledger.underpaid), (Cents(20_000), Cents(20_000)));
    }

    #[test]
    fn the_old_amount_is_held_for_so_many_months_after_a_fall_of_the_right() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[4..].fill(Cents::ZERO);
        let ledger = deliver_month(known_at_once(rights), &MonthDials { hold_months: 2, ..MonthDials::default() });
        // Four months of right, and two in which the old amount is held: paid and not claimed back, no right.
        assert_eq!((ledger.paid(), ledger.due, ledger.waived), (Cents(60_000), Cents(40_000), Cents(20_000)));
        assert_eq!(ledger.imbalance(), Cents::ZERO);
    }

    #[test]
    fn an_old_amount_that_is_held_is_not_settled_either() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[4..].fill(Cents::ZERO);
        let settlement =
            MonthSettlement { after_months: 1, reopened_above: Cents::ZERO, handling: Handling::Automatic };
        let closing = SettlementParameters { definitive_month: 9 };
        let mut dials = Dials::neutral(Basis::Month);
        dials.month.hold_months = 2;
        let ledger = deliver_settled_months(known_at_once(rights), rights, settlement, &dials, closing);
        assert_eq!((ledger.paid(), ledger.due, ledger.recovery), (Cents(60_000), Cents(40_000), Cents::ZERO));
        assert_eq!(
            (ledger.overpaid(), ledger.underpaid, ledger.imbalance()),
            (Cents(20_000), Cents::ZERO, Cents::ZERO)
        );
    }

    #[test]
    fn a_difference_of_december_waits_for_the_closing_of_the_year() {
        let mut rights = MonthRights { paid_on: [Cents(10_000); MONTHS], actual: [Cents(10_000); MONTHS] };
        rights.actual[11] = Cents(7_000);
        let settlement =
            MonthSettlement { after_months: 1, reopened_above: Cents::ZERO, handling: Handling::Automatic };
        let closing = SettlementParameters { definitive_month: 9 };
        let ledger = deliver_settled_months(rights, rights.actual, settlement, &Dials::neutral(Basis::Month), closing);
        assert_eq!((ledger.paid(), ledger.recovery, ledger.imbalance()), (Cents(120_000), Cents(3_000), Cents::ZERO));
    }
}
