//! The year system: advances on what is known, a definitive award on the facts, recovery or supplement.
//!
//! Takes: the awards of one household for one scheme in the order of their months, the right on true facts, dials.
//! Gives: a ledger in order. Leaves to others: what is known when (`reporting`), who claims (`take_up`).

use crate::delivery::{Dials, SchemeLedger, TrueUp};
use crate::units::{Cents, MONTHS};

/// Interest runs from 1 July of t+1. Source: domain §2.1 (Awir art. 27).
const FIRST_MONTH_OF_INTEREST: u8 = 7;

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
    /// from then); all nil stands for equal twelfths.
    ///
    /// Unit: cents per month.
    pub months: [Cents; MONTHS],
}

/// When a year is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettlementParameters {
    /// Month (1–12) of year t+1 in which the definitive award is made and a supplement is paid; the first instalment
    /// of a recovery is due the month after.
    ///
    /// Source: domain §2.1 (definitive awards from June of t+1); the single month is an assumption.
    pub definitive_month: u8,
}

/// The ledger of a household that uses a scheme under the year system.
///
/// Within the year a higher award is paid with arrears at once; a lower one is set off against the months that are
/// left, never below nil. What then is still too much is recovered with the definitive award but does not fall
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
    ledger.amount_changes = count_changes(&ledger.advances);
    ledger
}

/// Books the difference between `due` and what was paid: as supplement, recovery or waived. The right itself does not
/// change by what is paid.
///
/// `within_year` is what was decided to be too much before the definitive award; the tolerance does not cover it.
pub(crate) fn settle(ledger: &mut SchemeLedger, within_year: Cents, dials: &Dials) {
    let paid = ledger.paid() + ledger.paid_later;
    let too_much = (paid - ledger.due).at_least_zero();
    let too_little = (ledger.due - paid).at_least_zero();
    match dials.true_up {
        TrueUp::None => {
            ledger.waived = too_much - too_little;
            ledger.underpaid = too_little;
        }
        TrueUp::OnlySupplement => {
            ledger.supplement = too_little;
            ledger.waived = too_much;
        }
        TrueUp::Symmetric => {
            let definitive = too_much - within_year.min(too_much);
            let share = Cents((ledger.due.0 as f64 * dials.year.tolerance_share).round() as i64);
            ledger.supplement = too_little;
            ledger.waived = if definitive <= dials.tolerance.max(share) { definitive } else { Cents::ZERO };
            ledger.recovery = too_much - ledger.waived;
        }
    }
    if ledger.supplement > Cents::ZERO && ledger.supplement <= dials.year.supplement_tolerance {
        ledger.underpaid = ledger.supplement;
        ledger.waived = -ledger.supplement;
        ledger.supplement = Cents::ZERO;
    }
}

/// Months whose payment differs from the month before by more than a cent, which is rounding.
pub(crate) fn count_changes(payments: &[Cents; MONTHS]) -> u16 {
    payments.windows(2).filter(|pair| (pair[1] - pair[0]).0.abs() > 1).count() as u16
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

/// `total × part ÷ whole`, a half cent upwards; nil where the whole is nil.
///
/// Payments are differences of cumulative proportions, so their sum is the total to the cent.
pub(crate) fn proportion(total: Cents, part: i64, whole: i64) -> Cents {
    if whole == 0 {
        return Cents::ZERO;
    }
    let doubled = 2 * i128::from(total.0) * i128::from(part) + i128::from(whole);
    Cents(doubled.div_euclid(2 * i128::from(whole)) as i64)
}

/// Cash by calendar year, with the whole recovery in equal instalments from the month after the definitive award.
pub(crate) fn book_cash(ledger: &mut SchemeLedger, dials: &Dials, settlement: SettlementParameters) {
    book_plan(ledger, ledger.recovery, dials, settlement);
}

/// As [`book_cash`], where the plan collects `collected` of the recovery; the rest is written off when it ends.
pub(crate) fn book_plan(ledger: &mut SchemeLedger, collected: Cents, dials: &Dials, settlement: SettlementParameters) {
    let instalments = i64::from(dials.recovery_months.max(1));
    let first_year = (MONTHS as i64 - i64::from(settlement.definitive_month)).clamp(0, MONTHS as i64);
    let repaid_by = |months: i64| proportion(collected, months.min(instalments), instalments);
    let year = MONTHS as i64;
    let repaid = [repaid_by(first_year), repaid_by(first_year + year), repaid_by(first_year + 2 * year)];
    let interest_months = f64::from(settlement.definitive_month.saturating_sub(FIRST_MONTH_OF_INTEREST));
    let settled = (ledger.supplement - ledger.recovery).0 as f64;
    ledger.interest = Cents((settled * dials.year.interest * interest_months / MONTHS as f64).round() as i64);
    let second = ledger.paid_later + ledger.supplement + ledger.interest - repaid[0];
    ledger.cash = [ledger.paid(), second, repaid[0] - repaid[1], repaid[1] - repaid[2]];
    ledger.recovery_paid = repaid[2];
    let has_ended = instalments <= first_year + 2 * year;
    ledger.written_off = if has_ended { ledger.recovery - collected } else { Cents::ZERO };
    ledger.balance = ledger.recovery - ledger.recovery_paid - ledger.written_off;
}

#[cfg(test)]
#[path = "year_tests.rs"]
mod tests;
