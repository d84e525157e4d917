//! Claims about whose income counts, in every basis; amounts worked out by hand from the scheme of `test_fixtures`.

use super::*;
use crate::delivery::Basis;
use crate::delivery::Dials;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::SchemeLedger;
use crate::delivery::VariantDelivery;
use crate::delivery::deliver_block;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::Person;
use crate::delivery::test_fixtures::silent_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::variant;
use crate::draws::Seed;
use crate::table::ColumnSchema;
use crate::table::ValueType;
use crate::units::Unit;
use proptest::prelude::*;

fn by_year(year: YearDials) -> VariantDelivery<'static> {
    let system = variant(Basis::Year);
    VariantDelivery { dials: Dials { year, ..system.dials.clone() }, ..system }
}

fn unreported(year: YearDials, lag_months: u8) -> VariantDelivery<'static> {
    let system = by_year(year);
    let dials = Dials { lag_months, ..system.dials.clone() };
    VariantDelivery { dials, knowledge: Knowledge::Reported(silent_reporting()), ..system }
}

fn ledger(facts: &Table, system: &VariantDelivery<'_>) -> SchemeLedger {
    let truth = system.truth.evaluate(facts).unwrap();
    let ledger = deliver_block(facts, &truth, system, Seed(1)).unwrap()[0].record.schemes[0].clone();
    assert_eq!(ledger.imbalance(), Cents::ZERO);
    ledger
}

fn earning(wage_euros: f64, last_year_euros: f64) -> Household {
    let mut household = Household::single(wage_euros);
    household.persons[0].last_year = last_year_euros * 100.0;
    household
}

fn with_two_years_ago(mut facts: Table, euros: f64) -> Table {
    let kind = ValueType::Number(Unit::EURO_PER_YEAR);
    let schema = ColumnSchema::new(TWO_YEARS_AGO, Entity::Person, Period::Fixed, kind);
    let values = vec![euros * 100.0; facts.n_persons()];
    facts.insert(Column::new(schema, values)).unwrap();
    facts
}

#[test]
fn an_award_on_the_year_before_is_final_whatever_this_year_brings() {
    let before = YearDials { income_year: IncomeYear::Before, ..YearDials::default() };
    let ledger = ledger(&table_of(&[earning(3_000.0, 24_000.0)]), &unreported(before, 1));
    // 100 − 0,1 × 4000 / 12 = 66,67 a month, although 36000 would leave no right.
    assert_eq!((ledger.paid(), ledger.due, ledger.recovery), (Cents(80_004), Cents(80_004), Cents::ZERO));
}

#[test]
fn an_award_on_two_years_before_asks_for_that_income() {
    let before = by_year(YearDials { income_year: IncomeYear::TwoBefore, ..YearDials::default() });
    let facts = table_of(&[earning(3_000.0, 24_000.0)]);
    let truth = before.truth.evaluate(&facts).unwrap();
    let error = deliver_block(&facts, &truth, &before, Seed(1)).unwrap_err();
    assert_eq!(error, EngineError::MissingInput { name: TWO_YEARS_AGO.to_owned() });
    // 100 − 0,1 × 1200 / 12 = 90 a month.
    assert_eq!(ledger(&with_two_years_ago(facts, 21_200.0), &before).due, Cents(108_000));
}

fn quick(months: u8, drop_share: f64, below_euros: i64) -> YearDials {
    let quick_route = Some(QuickRoute { months, drop_share, below: Cents::from_euros(below_euros) });
    YearDials { income_year: IncomeYear::Before, quick_route, ..YearDials::default() }
}

/// 3000 a month, as last year, and 1500 from April.
fn fall_in_april() -> Table {
    table_of(&[Household::of(vec![Person::adult("aanvrager", 3_000.0).wage_from(3, 1_500.0)])])
}

#[test]
fn the_quick_route_counts_the_income_of_now_from_the_month_after_the_low_months() {
    // April to June are low, so July to December have 100 on 18000; 36000 leaves no right before.
    let ledger = ledger(&fall_in_april(), &by_year(quick(3, 0.15, 0)));
    assert_eq!(ledger.advances[5..7], [Cents::ZERO, Cents(10_000)]);
    assert_eq!((ledger.paid(), ledger.due), (Cents(60_000), Cents(60_000)));
}

#[test]
fn the_quick_route_is_paid_with_arrears_after_the_lag() {
    let ledger = ledger(&fall_in_april(), &unreported(quick(3, 0.15, 0), 2));
    // Known in September: July, August and September at once.
    assert_eq!(ledger.advances[7..10], [Cents::ZERO, Cents(30_000), Cents(10_000)]);
    assert_eq!((ledger.paid(), ledger.supplement, ledger.recovery), (Cents(60_000), Cents::ZERO, Cents::ZERO));
}

#[test]
fn the_quick_route_is_closed_above_the_drop_and_open_below_the_limit() {
    // 1500 is exactly half of 3000.
    assert_eq!(ledger(&fall_in_april(), &by_year(quick(3, 0.5, 0))).due, Cents(60_000));
    assert_eq!(ledger(&fall_in_april(), &by_year(quick(3, 0.51, 0))).due, Cents::ZERO);
    assert_eq!(ledger(&fall_in_april(), &by_year(quick(3, 0.51, 1_500))).due, Cents::ZERO);
    assert_eq!(ledger(&fall_in_april(), &by_year(quick(3, 0.51, 1_501))).due, Cents(60_000));
}

#[test]
fn a_rise_up_to_the_free_amount_takes_nothing_back_and_a_larger_one_only_for_the_rest() {
    let free = YearDials { rise_free: Cents::from_euros(2_500), ..YearDials::default() };
    let within = ledger(&table_of(&[earning(22_000.0 / 12.0, 18_000.0)]), &unreported(free, 1));
    assert_eq!((within.paid(), within.recovery), (Cents(120_000), Cents::ZERO));
    // 24000 − 2500 = 21500: 100 − 0,1 × 1500 / 12 = 87,50 a month; 12 × 12,50 goes back.
    let beyond = ledger(&table_of(&[earning(2_000.0, 18_000.0)]), &unreported(free, 1));
    assert_eq!((beyond.due, beyond.recovery), (Cents(105_000), Cents(15_000)));
    // A quarter of 18000 is 4500, more than 2500: 19500.
    let share = YearDials { rise_free_share: 0.25, ..free };
    assert_eq!(ledger(&table_of(&[earning(2_000.0, 18_000.0)]), &unreported(share, 1)).recovery, Cents::ZERO);
}

/// The scheme of `test_fixtures` for one adult, by hand. Unit: cents per month, for an income in cents per year.
fn steun(year: f64) -> i64 {
    (10_000.0 - 0.1 * (year - 2_000_000.0).max(0.0) / 12.0).max(0.0).round() as i64
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn neutral_dials_give_exactly_the_entitlement_on_every_basis(
        wage in prop::array::uniform12(0_u32..400_000),
        last_year in 0_u32..4_000_000,
        two_years_ago in 0_u32..40_000,
    ) {
        let mut household = Household::single(0.0);
        household.persons[0].wage = wage.map(f64::from);
        household.persons[0].last_year = f64::from(last_year);
        let facts = with_two_years_ago(table_of(&[household]), f64::from(two_years_ago));
        let exactly = |system: &VariantDelivery<'_>, right: i64| {
            let ledger = ledger(&facts, system);
            prop_assert_eq!((ledger.paid(), ledger.due), (Cents(right), Cents(right)));
            prop_assert_eq!((ledger.supplement, ledger.recovery, ledger.waived), (Cents::ZERO, Cents::ZERO, Cents::ZERO));
            Ok(())
        };
        let year = |income_year| by_year(YearDials { income_year, ..YearDials::default() });
        exactly(&year(IncomeYear::Same), 12 * steun(wage.iter().map(|w| f64::from(*w)).sum()))?;
        exactly(&year(IncomeYear::Before), 12 * steun(f64::from(last_year)))?;
        exactly(&year(IncomeYear::TwoBefore), 12 * steun(100.0 * f64::from(two_years_ago)))?;
        // The right on the mean of some months up to one.
        let up_to = |last: usize, window_months: u8| {
            let first = (last + 1).saturating_sub(usize::from(window_months));
            let sum: f64 = wage[first..=last].iter().map(|w| f64::from(*w)).sum();
            steun(12.0 * (sum / (last + 1 - first) as f64).round())
        };
        for (lag_months, window_months) in [(0_u8, 1), (1, 1), (2, 1), (0, 3), (0, 6), (0, 12), (2, 3)] {
            let mut system = variant(Basis::Month);
            system.dials.lag_months = lag_months;
            system.dials.month = MonthDials { window_months, ..MonthDials::default() };
            let right = |month| up_to(month, window_months);
            if lag_months == 0 {
                exactly(&system, (0..MONTHS).map(right).sum())?;
                continue;
            }
            // A lag changes what is paid, month by month, and not the right.
            let late = |month: usize| right(month.saturating_sub(usize::from(lag_months)));
            let ledger = ledger(&facts, &system);
            let sum = |of: &dyn Fn(usize) -> i64| Cents((0..MONTHS).map(of).sum());
            prop_assert_eq!((ledger.paid(), ledger.due), (sum(&late), sum(&right)));
            prop_assert_eq!(ledger.overpaid(), sum(&|month| (late(month) - right(month)).max(0)));
            prop_assert_eq!(ledger.underpaid, sum(&|month| (right(month) - late(month)).max(0)));
        }
    }
}
