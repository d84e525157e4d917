//! How recoveries are paid back: the standard plan, or a personal one that leaves what may not be seized.
//!
//! Takes: the ledgers of a household, what it can spare. Gives: the same with other repayments and a write-off.
//! Leaves to others: whether money is claimed back (`year`), the protected income (`beslagvrije_voet` of the rulebook).
//!
//! The standard plan asks for equal instalments without looking at circumstances. Where all instalments of a household
//! together are more than its income above the beslagvrije voet, it gets a personal plan over the same months that asks
//! for exactly that; every claim bears its share. What is left at the end of the plan is not collected any further: it is
//! written off here, although a supplement or tax refund within three years may still be set off against it
//! (Belastingdienst, betalingscapaciteit toeslagen). Every household that cannot pay the standard plan asks for the personal
//! one, its income after the year is that of the year, and it has no wealth to pay from (assumptions).

use crate::delivery::Dials;
use crate::delivery::SchemeLedger;
use crate::delivery::SettlementParameters;
use crate::delivery::settlement::books::book_plan;
use crate::delivery::settlement::books::proportion;
use crate::units::Cents;

/// Puts a household that cannot pay the standard plan of all its recoveries into a personal plan.
///
/// `spare` is what it can pay. Unit: cents per month.
pub(crate) fn personal_repayment_plan(
    ledgers: &mut [SchemeLedger],
    spare: Cents,
    dials: &Dials,
    settlement: SettlementParameters,
) {
    let owed: Cents = ledgers.iter().map(|ledger| ledger.recovery).sum();
    let most = Cents(spare.at_least_zero().0.saturating_mul(i64::from(dials.recovery_months.max(1))));
    if owed <= most {
        return;
    }
    // Differences of cumulative shares add up to what the plan collects, to the cent.
    let mut before = 0;
    for ledger in ledgers.iter_mut().filter(|ledger| ledger.recovery > Cents::ZERO) {
        let until = before + ledger.recovery.0;
        let collected = proportion(most, until, owed.0) - proportion(most, before, owed.0);
        book_plan(ledger, collected.min(ledger.recovery), dials, settlement);
        before = until;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;
    use crate::delivery::settlement::books::book_cash;
    use proptest::prelude::*;

    const SETTLEMENT: SettlementParameters = SettlementParameters { definitive_month: 9 };

    fn dials() -> Dials {
        Dials { recovery_months: 24, ..Dials::neutral(Basis::Year) }
    }

    fn owing(recoveries: &[i64]) -> Vec<SchemeLedger> {
        let one = |cents: &i64| {
            let recovery = Cents(*cents);
            let mut ledger = SchemeLedger { used: true, recovery, ..SchemeLedger::default() };
            ledger.advances[0] = recovery;
            book_cash(&mut ledger, &dials(), SETTLEMENT);
            ledger
        };
        recoveries.iter().map(one).collect()
    }

    #[test]
    fn a_household_that_can_pay_the_standard_plan_keeps_it() {
        // 2400 over 24 months is 100.
        let mut ledgers = owing(&[240_000]);
        personal_repayment_plan(&mut ledgers, Cents(10_000), &dials(), SETTLEMENT);
        assert_eq!((ledgers[0].recovery_paid, ledgers[0].written_off), (Cents(240_000), Cents::ZERO));
    }

    #[test]
    fn a_personal_plan_asks_for_what_can_be_spared_and_the_rest_is_written_off() {
        // 75 a month, 1800 in all, of 2400: three quarters of 1600 and of 800. Three, twelve and nine instalments.
        let mut ledgers = owing(&[160_000, 80_000]);
        personal_repayment_plan(&mut ledgers, Cents(7_500), &dials(), SETTLEMENT);
        assert_eq!((ledgers[0].recovery_paid, ledgers[0].written_off), (Cents(120_000), Cents(40_000)));
        assert_eq!((ledgers[1].recovery_paid, ledgers[1].written_off), (Cents(60_000), Cents(20_000)));
        assert_eq!(ledgers[1].cash[1..], [Cents(-7_500), Cents(-30_000), Cents(-22_500)]);
    }

    #[test]
    fn who_has_nothing_to_spare_pays_nothing() {
        let mut ledgers = owing(&[50_000]);
        personal_repayment_plan(&mut ledgers, Cents(-100), &dials(), SETTLEMENT);
        assert_eq!((ledgers[0].recovery_paid, ledgers[0].written_off), (Cents::ZERO, Cents(50_000)));
    }

    #[test]
    fn nothing_is_written_off_before_the_plan_has_ended() {
        // 48 instalments of 10 from October of t+1; 27 before the end of t+3.
        let long = Dials { recovery_months: 48, ..dials() };
        let mut ledgers = owing(&[96_000]);
        personal_repayment_plan(&mut ledgers, Cents(1_000), &long, SETTLEMENT);
        let ledger = &ledgers[0];
        assert_eq!(
            (ledger.recovery_paid, ledger.written_off, ledger.balance),
            (Cents(27_000), Cents::ZERO, Cents(69_000))
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_books_stay_in_order_and_no_plan_asks_more_than_can_be_spared(
            recoveries in prop::collection::vec(0_i64..900_000, 1..6),
            spare in -20_000_i64..60_000,
        ) {
            let mut ledgers = owing(&recoveries);
            personal_repayment_plan(&mut ledgers, Cents(spare), &dials(), SETTLEMENT);
            let total = |amount: fn(&SchemeLedger) -> Cents| ledgers.iter().map(amount).sum::<Cents>();
            for ledger in &ledgers {
                prop_assert_eq!(ledger.imbalance(), Cents::ZERO);
                prop_assert!(ledger.recovery_paid >= Cents::ZERO && ledger.written_off >= Cents::ZERO);
            }
            prop_assert!(total(|l| l.recovery_paid).0 <= 24 * spare.max(0));
            if total(|l| l.written_off) > Cents::ZERO {
                prop_assert_eq!(total(|l| l.recovery_paid).0, 24 * spare.max(0));
            }
        }
    }
}
