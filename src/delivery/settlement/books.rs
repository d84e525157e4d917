//! The definitive award: what follows of the difference between a right and what was paid, and when money moves.
//!
//! Takes: a ledger with its payments and its right, dials. Gives: the same with supplement, recovery, waived amounts and
//! cash by year. Leaves to others: the payments themselves (`awards`), who pays back by a personal plan (`repayment`).

use crate::delivery::{Dials, SchemeLedger, TrueUp};
use crate::units::{Cents, MONTHS};

/// Interest runs from 1 July of t+1. Source: domain §2.1 (Awir art. 27).
const FIRST_MONTH_OF_INTEREST: u8 = 7;

/// When a year is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettlementParameters {
    /// Month (1–12) of year t+1 in which the definitive award is made and a supplement is paid; the first instalment
    /// of a recovery is due the month after.
    ///
    /// Source: domain §2.1 (definitive awards from June of t+1); the single month is an assumption.
    pub definitive_month: u8,
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

/// `total × part ÷ whole`, a half cent upwards; zero where the whole is zero.
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
