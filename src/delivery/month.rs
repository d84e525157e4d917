//! The month system: each month's right on what is known then, final or settled with later payments.
//!
//! Takes: the rights of twelve months on known facts, and on the facts as they turned out. Gives: a ledger in order.
//! Leaves to others: which month's facts are known (`known_month`).

use crate::delivery::Dials;
use crate::delivery::Handling;
use crate::delivery::MonthDials;
use crate::delivery::MonthSet;
use crate::delivery::MonthSettlement;
use crate::delivery::SchemeLedger;
use crate::delivery::SettlementParameters;
use crate::delivery::year::book_cash;
use crate::delivery::year::count_changes;
use crate::delivery::year::settle;
use crate::units::{Cents, MONTHS};

/// The rights of twelve months of one household to one scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRights {
    /// On what is known when the month is paid.
    pub paid_on: [Cents; MONTHS],
    /// On the facts of the month as they turned out.
    pub actual: [Cents; MONTHS],
}

/// The ledger of a household that uses a scheme under a month system without settlement: what is paid is what is due.
///
/// True-up, tolerance, advance factor and recovery have no meaning here. With a delay the first months of the year
/// pay nothing, since what comes then is for last year, and the last months are paid in the next one.
pub fn deliver_month(rights: [Cents; MONTHS], dials: &MonthDials) -> SchemeLedger {
    let payments = hold(rights, dials.hold_months);
    let total: Cents = payments.iter().sum();
    let mut ledger = SchemeLedger { entitlement: total, due: total, used: true, ..SchemeLedger::default() };
    pay_out(&mut ledger, payments, dials.delay_months);
    ledger.cash = [ledger.paid(), ledger.paid_later, Cents::ZERO, Cents::ZERO];
    ledger.decisions = ledger.count_decisions();
    ledger
}

/// The ledger of a household whose months are settled: a difference above the threshold is added to, or taken from, the
/// payment `after_months` later, never below nil; the small differences, and what could not be taken any more, wait for
/// the closing of the year, where true-up and tolerance apply as in the year system.
///
/// The right of the year is the sum of the months as they turned out.
pub fn deliver_settled_months(
    rights: MonthRights,
    settlement: MonthSettlement,
    dials: &Dials,
    closing: SettlementParameters,
) -> SchemeLedger {
    let advances = hold(rights.paid_on, dials.month.hold_months);
    let actual = hold(rights.actual, dials.month.hold_months);
    let mut payments = [Cents::ZERO; MONTHS];
    let mut carried = Cents::ZERO;
    let mut reopened = MonthSet::NONE;
    let after = usize::from(settlement.after_months.max(1));
    for month in 0..MONTHS {
        if let Some(settled) = month.checked_sub(after) {
            let difference = actual[settled] - advances[settled];
            if difference.0.abs() > settlement.reopened_above.0 {
                carried += difference;
                reopened.insert(month);
            }
        }
        payments[month] = (advances[month] + carried).at_least_zero();
        carried = advances[month] + carried - payments[month];
    }
    let entitlement: Cents = actual.iter().sum();
    let mut ledger = SchemeLedger { entitlement, due: entitlement, used: true, ..SchemeLedger::default() };
    pay_out(&mut ledger, payments, dials.month.delay_months);
    settle(&mut ledger, -carried, dials);
    book_cash(&mut ledger, dials, closing);
    // A first award, a letter for each change or reopened month, and the closing of the year.
    ledger.changed = ledger.changed.or(reopened.later(usize::from(dials.month.delay_months)));
    ledger.is_settled = true;
    ledger.decisions = ledger.count_decisions();
    if settlement.handling == Handling::ByHand {
        let is_open = |month: &usize| advances[*month] != Cents::ZERO || actual[*month] != Cents::ZERO;
        ledger.manual_reviews = (0..MONTHS).filter(is_open).count() as u16;
        ledger.reviewed = MonthSet::of(|month| is_open(&month)).later(after);
    }
    ledger
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
    ledger.amount_changes = count_changes(&payments);
    ledger.changed = MonthSet::changes(&payments).later(delay);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;

    #[test]
    fn what_is_paid_in_a_month_system_is_due() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[3] = Cents(2_500);
        let ledger = deliver_month(rights, &MonthDials::default());
        // Eleven months of 100 euros and one of 25.
        assert_eq!(ledger.due, Cents(112_500));
        assert_eq!(ledger.imbalance(), Cents::ZERO);
        assert_eq!(ledger.amount_changes, 2);
    }

    #[test]
    fn the_old_amount_is_held_for_so_many_months_after_a_fall_of_the_right() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[4..].fill(Cents::ZERO);
        let ledger = deliver_month(rights, &MonthDials { hold_months: 2, ..MonthDials::default() });
        // Four months of right and two of buffer, all due.
        assert_eq!((ledger.paid(), ledger.due, ledger.waived), (Cents(60_000), Cents(60_000), Cents::ZERO));
    }

    #[test]
    fn a_difference_of_december_waits_for_the_closing_of_the_year() {
        let mut rights = MonthRights { paid_on: [Cents(10_000); MONTHS], actual: [Cents(10_000); MONTHS] };
        rights.actual[11] = Cents(7_000);
        let settlement =
            MonthSettlement { after_months: 1, reopened_above: Cents::ZERO, handling: Handling::Automatic };
        let closing = SettlementParameters { definitive_month: 9 };
        let ledger = deliver_settled_months(rights, settlement, &Dials::neutral(Basis::Month), closing);
        assert_eq!((ledger.paid(), ledger.recovery, ledger.imbalance()), (Cents(120_000), Cents(3_000), Cents::ZERO));
    }
}
