//! Claims about advances, set-off, settlement and cash of the year system; amounts worked out by hand.

use super::*;
use crate::delivery::{Access, AwardDials, Basis, MonthDials, PeriodRules, YearDials};
use proptest::prelude::*;

const SETTLEMENT: SettlementParameters = SettlementParameters { definitive_month: 9 };

fn dials(true_up: TrueUp) -> Dials {
    Dials {
        basis: Basis::Year,
        lag_months: 1,
        true_up,
        tolerance: Cents::from_euros(100),
        advance_factor: 1.0,
        recovery_months: 24,
        access: Access::Application,
        month: MonthDials::default(),
        year: YearDials::default(),
        reach: AwardDials::default(),
        periods: PeriodRules::default(),
    }
}

fn award(from_month: u8, euros: i64) -> Award {
    Award { from_month, year: Cents::from_euros(euros), months: [Cents::ZERO; MONTHS] }
}

fn deliver(awards: &[Award], entitlement_euros: i64, dials: &Dials) -> SchemeLedger {
    deliver_year(awards, Cents::from_euros(entitlement_euros), dials, SETTLEMENT)
}

#[test]
fn the_months_of_an_unchanged_award_add_up_to_the_year() {
    let ledger = deliver(&[award(0, 1_000)], 1_000, &dials(TrueUp::Symmetric));
    // 1000 / 12 = 83,333…: eight months of 83,33 and four of 83,34.
    assert_eq!(ledger.paid(), Cents(100_000));
    assert!(ledger.advances.iter().all(|amount| *amount == Cents(8_333) || *amount == Cents(8_334)));
    assert_eq!((ledger.supplement, ledger.recovery, ledger.amount_changes), (Cents::ZERO, Cents::ZERO, 0));
}

#[test]
fn a_higher_award_is_paid_with_arrears_at_once() {
    let ledger = deliver(&[award(0, 1_200), award(6, 2_400)], 2_400, &dials(TrueUp::Symmetric));
    // 100 a month for six months; then 200, with 6 × 100 arrears in July.
    assert_eq!(ledger.advances[5], Cents(10_000));
    assert_eq!(ledger.advances[6], Cents(80_000));
    assert_eq!(ledger.advances[7], Cents(20_000));
    assert_eq!(ledger.paid(), Cents(240_000));
}

#[test]
fn a_lower_award_is_set_off_over_the_months_left() {
    let ledger = deliver(&[award(0, 2_400), award(6, 1_800)], 1_800, &dials(TrueUp::Symmetric));
    // 6 × 200 paid; 1800 − 1200 = 600 over six months is 100.
    assert_eq!(&ledger.advances[6..], &[Cents(10_000); 6]);
    assert_eq!(ledger.recovery, Cents::ZERO);
}

#[test]
fn set_off_never_takes_a_payment_below_zero() {
    let ledger = deliver(&[award(0, 2_400), award(6, 1_150)], 1_150, &dials(TrueUp::Symmetric));
    // 1200 paid by June, 1150 due: nothing more is paid and 50 is recovered although it is below the tolerance,
    // because it comes from a lowered advance.
    assert_eq!(&ledger.advances[6..], &[Cents::ZERO; 6]);
    assert_eq!((ledger.recovery, ledger.waived), (Cents(5_000), Cents::ZERO));
}

#[test]
fn a_definitive_recovery_up_to_and_including_the_tolerance_is_waived() {
    let at = deliver(&[award(0, 1_300)], 1_200, &dials(TrueUp::Symmetric));
    assert_eq!((at.recovery, at.waived), (Cents::ZERO, Cents(10_000)));
    let above = deliver(&[award(0, 1_301)], 1_200, &dials(TrueUp::Symmetric));
    assert_eq!((above.recovery, above.waived), (Cents(10_100), Cents::ZERO));
}

#[test]
fn a_recovery_is_repaid_in_equal_instalments_from_the_month_after_the_decision() {
    let ledger = deliver(&[award(0, 2_400)], 0, &dials(TrueUp::Symmetric));
    // 2400 over 24 months is 100 a month: October to December of t+1, all of t+2, nine months of t+3.
    assert_eq!(ledger.cash, [Cents(240_000), Cents(-30_000), Cents(-120_000), Cents(-90_000)]);
    assert_eq!(ledger.balance, Cents::ZERO);
}

#[test]
fn a_long_plan_leaves_a_balance_at_the_horizon() {
    let dials = Dials { recovery_months: 48, ..dials(TrueUp::Symmetric) };
    let ledger = deliver(&[award(0, 4_800)], 0, &dials);
    // 100 a month; 3 + 12 + 12 = 27 instalments before the end of t+3.
    assert_eq!((ledger.recovery_paid, ledger.balance), (Cents(270_000), Cents(210_000)));
}

#[test]
fn a_careful_advance_is_made_up_by_the_supplement() {
    let dials = Dials { advance_factor: 0.9, ..dials(TrueUp::Symmetric) };
    let ledger = deliver(&[award(0, 1_200)], 1_200, &dials);
    assert_eq!((ledger.paid(), ledger.supplement), (Cents(108_000), Cents(12_000)));
}

#[test]
fn without_true_up_the_award_is_final_in_both_directions() {
    let more = deliver(&[award(0, 1_200)], 600, &dials(TrueUp::None));
    assert_eq!((more.due, more.waived, more.recovery), (Cents(60_000), Cents(60_000), Cents::ZERO));
    let less = deliver(&[award(0, 1_200)], 1_800, &dials(TrueUp::None));
    // A right of 1800 stays one of 1800: 600 of it never comes.
    assert_eq!((less.due, less.waived, less.supplement), (Cents(180_000), Cents(-60_000), Cents::ZERO));
    assert_eq!((less.overpaid(), less.underpaid, less.kept()), (Cents::ZERO, Cents(60_000), Cents(120_000)));
}

#[test]
fn a_right_that_starts_in_august_is_spread_from_august() {
    let mut months = [Cents::ZERO; MONTHS];
    months[7..].fill(Cents(10_000));
    let first = award(0, 0);
    let born = Award { from_month: 8, year: Cents::from_euros(500), months };
    let ledger = deliver(&[first, born], 500, &dials(TrueUp::Symmetric));
    // August is paid with September as arrears; then 100 a month.
    assert_eq!(ledger.advances[7..10], [Cents::ZERO, Cents(20_000), Cents(10_000)]);
    assert_eq!(ledger.paid(), Cents(50_000));
}

#[test]
fn a_tolerance_by_share_goes_with_the_right_and_the_higher_of_both_counts() {
    let year = YearDials { tolerance_share: 0.10, ..YearDials::default() };
    let dials = Dials { year, ..dials(TrueUp::Symmetric) };
    // A tenth of 1200 is 120, more than 100.
    assert_eq!(deliver(&[award(0, 1_320)], 1_200, &dials).waived, Cents(12_000));
    assert_eq!(deliver(&[award(0, 1_321)], 1_200, &dials).recovery, Cents(12_100));
    // A tenth of 600 is 60, less than 100.
    assert_eq!(deliver(&[award(0, 700)], 600, &dials).waived, Cents(10_000));
}

#[test]
fn a_small_supplement_is_not_paid_where_the_tolerance_works_both_ways() {
    let year = YearDials { supplement_tolerance: Cents::from_euros(50), ..YearDials::default() };
    let dials = Dials { year, ..dials(TrueUp::Symmetric) };
    let small = deliver(&[award(0, 1_150)], 1_200, &dials);
    // The right is 1200; 50 of it is not paid.
    assert_eq!((small.supplement, small.due, small.imbalance()), (Cents::ZERO, Cents(120_000), Cents::ZERO));
    assert_eq!((small.underpaid, small.kept()), (Cents(5_000), Cents(115_000)));
    assert_eq!(deliver(&[award(0, 1_149)], 1_200, &dials).supplement, Cents(5_100));
}

#[test]
fn interest_runs_from_july_until_the_definitive_award_in_both_directions() {
    let year = YearDials { interest: 0.04, ..YearDials::default() };
    let dials = Dials { year, ..dials(TrueUp::Symmetric) };
    // July and August: 1200 × 4% × 2 / 12 = 8.
    let debt = deliver(&[award(0, 1_200)], 0, &dials);
    assert_eq!(debt.interest, Cents(-800));
    // Three instalments of 50 and the interest.
    assert_eq!(debt.cash[1], Cents(-15_800));
    assert_eq!(deliver(&[award(0, 0)], 1_200, &dials).interest, Cents(800));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_are_in_order_for_all_awards_and_dials(
        years in prop::collection::vec(0_i64..900_000, 1..5),
        starts in prop::collection::vec(1_u8..12, 4),
        pattern in prop::array::uniform12(0_i64..50_000),
        entitlement in 0_i64..900_000,
        true_up in prop::sample::select(vec![TrueUp::None, TrueUp::Symmetric, TrueUp::OnlySupplement]),
        tolerance in 0_i64..30_000,
        advance_factor in 0.0_f64..1.2,
        recovery_months in 0_u16..80,
        definitive_month in 1_u8..=12,
    ) {
        let mut starts = starts;
        starts.sort_unstable();
        let awards: Vec<Award> = years.iter().enumerate().map(|(position, year)| Award {
            from_month: if position == 0 { 0 } else { starts[position - 1] },
            year: Cents(*year),
            months: pattern.map(Cents),
        }).collect();
        let dials = Dials {
            basis: Basis::Year, lag_months: 1, true_up, tolerance: Cents(tolerance), advance_factor, recovery_months,
            access: Access::Application,
            month: MonthDials::default(), year: YearDials::default(), reach: AwardDials::default(),
            periods: PeriodRules::default(),
        };
        let ledger = deliver_year(&awards, Cents(entitlement), &dials, SettlementParameters { definitive_month });
        prop_assert_eq!(ledger.imbalance(), Cents::ZERO);
        prop_assert!(ledger.advances.iter().all(|amount| amount.0 >= 0));
        prop_assert_eq!(ledger.recovery, ledger.recovery_paid + ledger.balance);
        // Cash over the horizon is what moved: advances and supplement out, repayments in.
        let cash: Cents = ledger.cash.iter().sum();
        prop_assert_eq!(cash, ledger.paid() + ledger.supplement - ledger.recovery_paid);
    }
}
