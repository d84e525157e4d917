//! The documented pathologies of month and year systems, one household each (domain §2.5, T1 to T12).
//!
//! Two schemes that can be worked out by hand. `steun`: 100 euros a month less a tenth of twelve times the income of
//! the month above 20,000, a twelfth a month; so 96.67 at a wage of 1,700 and nothing at 3,400. `aanvulling`: 1,300
//! euros a month less the income of the month, as in social assistance.

#![expect(clippy::unwrap_used, reason = "a test stops where its household cannot be made")]

#[path = "../../src/delivery/test_fixtures.rs"]
#[expect(dead_code, reason = "the tests inside the library use the rest of it")]
mod test_fixtures;

use crate::delivery::{
    Attribution, Basis, CountingDay, Dials, Handling, Knowledge, MonthDials, MonthSettlement, SchemeLedger,
    VariantDelivery, deliver_block,
};
use crate::draws::Seed;
use crate::engine::{EngineError, Evaluate, Outcome};
use crate::table::{Column, ColumnSchema, Entity, Period, Table, ValueType};
use crate::units::{Cents, MONTHS, Unit};
use std::sync::Arc;
use test_fixtures::{Household, Person, silent_reporting, table_of, variant};

/// 1300 euros a month less wage, holiday allowance and profit of the month; the norm of one adult, whoever is present.
struct TopUp;

static TOP_UP: TopUp = TopUp;

impl Evaluate for TopUp {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let other = test_fixtures::SteunRules::Month.evaluate(facts)?;
        let incomes = ["loon", "vakantiegeld", "winst"].map(|name| facts.column(name).unwrap());
        let right = |household: usize, month: usize| {
            let income: f64 =
                facts.persons_of(household).flat_map(|p| incomes.iter().map(move |c| c.get(p, month))).sum();
            (130_000.0 - income).max(0.0)
        };
        let n = facts.n_households();
        let months: Vec<f64> =
            (0..MONTHS).flat_map(|m| (0..n).map(move |h| (h, m))).map(|(h, m)| right(h, m)).collect();
        let years = (0..n).map(|h| (0..MONTHS).map(|m| right(h, m)).sum()).collect();
        let of = |name: &str, values| Column::new(Arc::clone(&other.column(name).unwrap().schema), values);
        let replaced = [of("steun", months), of("steun_jaar", years)];
        Ok(Outcome::new(other.columns().cloned().chain(replaced), 0))
    }
}

/// `steun` by the month with these dials.
fn by_month(lag_months: u8, month: MonthDials) -> VariantDelivery<'static> {
    let system = variant(Basis::Month);
    VariantDelivery { dials: Dials { lag_months, month, ..system.dials.clone() }, ..system }
}

/// `aanvulling` by the month with these dials.
fn top_up(lag_months: u8, month: MonthDials) -> VariantDelivery<'static> {
    VariantDelivery { truth: &TOP_UP, rights: &TOP_UP, award: &TOP_UP, ..by_month(lag_months, month) }
}

fn settled_next_month() -> MonthDials {
    let settlement = MonthSettlement { after_months: 1, reopened_above: Cents::ZERO, handling: Handling::Automatic };
    MonthDials { settlement: Some(settlement), ..MonthDials::default() }
}

fn ledgers(facts: &Table, system: &VariantDelivery<'_>) -> Vec<SchemeLedger> {
    let truth = system.truth.evaluate(facts).unwrap();
    let delivered = deliver_block(facts, &truth, system, Seed(1)).unwrap();
    delivered.into_iter().map(|household| household.record.schemes[0].clone()).collect()
}

fn ledger(facts: &Table, system: &VariantDelivery<'_>) -> SchemeLedger {
    let ledger = ledgers(facts, system).remove(0);
    assert_eq!(ledger.imbalance(), Cents::ZERO);
    ledger
}

fn with_column(mut facts: Table, name: &str, period: Period, euros: Vec<f64>) -> Table {
    let unit = if period == Period::Month { Unit::EURO_PER_MONTH } else { Unit::EURO_PER_YEAR };
    let schema = ColumnSchema::new(name, Entity::Person, period, ValueType::Number(unit));
    facts.insert(Column::new(schema, euros.iter().map(|e| e * 100.0).collect())).unwrap();
    facts
}

/// One adult with 1700 a month, but for the months named.
fn wages(odd: &[(usize, f64)]) -> Table {
    table_of(&[Household::of(vec![adult_with(1_700.0, odd)])])
}

fn adult_with(usual: f64, odd: &[(usize, f64)]) -> Person {
    let mut person = Person::adult("aanvrager", usual);
    for (month, euros) in odd {
        person.wage[*month] = euros * 100.0;
    }
    person
}

fn largest_fall(payments: &[Cents; MONTHS]) -> Cents {
    payments.windows(2).map(|pair| pair[0] - pair[1]).max().unwrap()
}

const REGULAR: Cents = Cents(9_667);

#[test]
fn t1_four_weekly_pay_stops_the_payment_of_the_month_system_once_a_year() {
    // May has two pay packets: 12 × 3400 = 40800, a taper of 173,33. Paid on the month before, so June has nothing.
    let paid = ledger(&wages(&[(4, 3_400.0)]), &by_month(1, MonthDials::default())).advances;
    assert_eq!(paid[5], Cents::ZERO);
    assert_eq!(paid.iter().filter(|amount| **amount == REGULAR).count(), 11);
}

#[test]
fn t1_with_settlement_the_double_month_is_corrected_in_the_next_payment() {
    // Paid on the declared mean of 1700; what May turned out to be, nothing, is taken from June.
    let facts = with_column(wages(&[(4, 3_400.0)]), "loon_bekend", Period::Month, vec![1_700.0; MONTHS]);
    let paid = ledger(&facts, &by_month(0, settled_next_month())).advances;
    assert_eq!(paid[3..7], [REGULAR, REGULAR, Cents::ZERO, REGULAR]);
}

#[test]
fn t1_a_moving_mean_damps_the_double_month() {
    let mean = MonthDials { window_months: 3, ..MonthDials::default() };
    let paid = ledger(&wages(&[(4, 3_400.0)]), &by_month(1, mean)).advances;
    // (3400 + 2 × 1700) / 3 = 2266,67: 100 − 0,1 × 7200 / 12 = 40 in June, July and August.
    assert_eq!(paid[4..9], [REGULAR, Cents(4_000), Cents(4_000), Cents(4_000), REGULAR]);
    // 56,67 instead of 96,67.
    assert_eq!(largest_fall(&paid), Cents(5_667));
}

#[test]
fn t2_pay_brought_forward_before_a_weekend_loses_allowance_over_two_months() {
    let months = by_month(0, MonthDials::default());
    let regular = ledger(&wages(&[]), &months).advances;
    let shifted = ledger(&wages(&[(2, 3_400.0), (3, 0.0)]), &months).advances;
    // Regular 2 × 96,67. Shifted nothing, and then no more than the maximum of 100.
    assert_eq!(regular[2] + regular[3], Cents(19_334));
    assert_eq!(shifted[2..4], [Cents::ZERO, Cents(10_000)]);
}

#[test]
fn t3_part_time_work_settled_afterwards_doubles_the_first_month_and_leaves_a_debt_of_the_last_wage() {
    // 400 a month from April to September, not known when the month is paid; a full job from October, which is.
    let part_time: Vec<(usize, f64)> = (3..9).map(|month| (month, 400.0)).collect();
    let facts = table_of(&[Household::of(vec![adult_with(0.0, &part_time).wage_from(9, 2_000.0)])]);
    let known: Vec<f64> = (0..MONTHS).map(|month| if month < 9 { 0.0 } else { 2_000.0 }).collect();
    let ledger = ledger(&with_column(facts, "loon_bekend", Period::Month, known), &top_up(0, settled_next_month()));
    // April: the whole norm beside the wage. Then 900 beside 400.
    assert_eq!(ledger.advances[3..5], [Cents(130_000), Cents(90_000)]);
    assert_eq!(ledger.advances[9..], [Cents::ZERO; 3]);
    assert_eq!(ledger.recovery, Cents(40_000));
}

#[test]
fn t4_a_wage_by_the_week_gives_months_under_the_norm_after_months_above_it() {
    // 250 a week: two months of four weeks, one of five. Topped up to 1300 on the wage of the month before.
    let wage = [1_000.0, 1_000.0, 1_250.0].repeat(4);
    let odd: Vec<(usize, f64)> = wage.iter().copied().enumerate().collect();
    let paid = ledger(&wages(&odd), &top_up(1, MonthDials::default())).advances;
    let income: Vec<f64> = (0..MONTHS).map(|month| wage[month] + paid[month].as_euros()).collect();
    // Five weeks beside 300; then four weeks beside 50; then as it should be.
    assert_eq!(income[2..6], [1_550.0, 1_050.0, 1_300.0, 1_550.0]);
}

#[test]
fn t4_holiday_allowance_in_may_leaves_june_under_the_norm() {
    let mut household = Household::single(1_000.0);
    household.persons[0].holiday_allowance[4] = 96_000.0;
    let paid = ledger(&table_of(&[household]), &top_up(1, MonthDials::default())).advances;
    // May 1000 + 960 + 300; June sees 1960 and pays nothing beside 1000; July 300.
    assert_eq!(paid[4..7], [Cents(30_000), Cents::ZERO, Cents(30_000)]);
}

#[test]
fn t5_waiting_for_all_payslips_delays_the_payment_and_does_not_reduce_it() {
    let facts = table_of(&[Household::single(1_000.0)]);
    let prompt = ledger(&facts, &top_up(0, MonthDials::default()));
    let waiting = ledger(&facts, &top_up(0, MonthDials { delay_months: 1, ..MonthDials::default() }));
    assert_eq!((prompt.due, waiting.due), (Cents(360_000), Cents(360_000)));
    // January comes in February, December in January of the next year.
    assert_eq!(waiting.advances[..2], [Cents::ZERO, Cents(30_000)]);
    assert_eq!((waiting.paid(), waiting.paid_later), (Cents(330_000), Cents(30_000)));
    assert_eq!(waiting.cash, [Cents(330_000), Cents(30_000), Cents::ZERO, Cents::ZERO]);
}

#[test]
fn t6_a_change_late_in_the_month_counts_for_all_of_it_where_the_last_day_decides() {
    // A partner with 2000 moves in or out on 20 April, so is counted from or until 1 May. Alone 100 a month, together
    // (1500 + 2000) × 12 = 42000 gives nothing.
    let moves = |present: std::ops::Range<usize>| {
        let mut partner = Person::adult("partner", 2_000.0);
        partner.present = std::array::from_fn(|month| f64::from(u8::from(present.contains(&month))));
        table_of(&[Household::of(vec![Person::adult("aanvrager", 1_500.0), partner])])
    };
    let months = |facts: &Table, counting_day| {
        let dials = MonthDials { counting_day, ..MonthDials::default() };
        ledger(facts, &by_month(0, dials)).paid().as_euros() / 100.0
    };
    // In: January to April, or one month less. Out: May to December, or one month more.
    assert_eq!((months(&moves(4..12), CountingDay::First), months(&moves(4..12), CountingDay::Last)), (4.0, 3.0));
    assert_eq!((months(&moves(0..4), CountingDay::First), months(&moves(0..4), CountingDay::Last)), (8.0, 9.0));
}

#[test]
fn t7_a_rise_in_april_takes_back_january_to_march_in_the_year_system_only() {
    let facts = table_of(&[Household::of(vec![Person::adult("aanvrager", 1_500.0).wage_from(3, 3_100.0)])]);
    let year = VariantDelivery { knowledge: Knowledge::Reported(silent_reporting()), ..variant(Basis::Year) };
    // 32400 in the year gives no right: all of 12 × 100 goes back, 300 of it for the months before the rise.
    assert_eq!(ledger(&facts, &year).recovery, Cents(120_000));
    let month = ledger(&facts, &by_month(0, MonthDials::default()));
    assert_eq!((month.paid(), month.recovery), (Cents(30_000), Cents::ZERO));
}

#[test]
fn t8_profit_that_is_known_a_year_later_is_replaced_by_that_of_last_year() {
    let mut facts = table_of(&[Household::single(0.0), Household::single(1_000.0)]);
    let schema = Arc::clone(&facts.column("winst").unwrap().schema);
    facts.insert(Column::new(schema, [200_000.0, 0.0].repeat(MONTHS))).unwrap();
    let facts = with_column(facts, "winst_vorig_jaar", Period::Fixed, vec![6_000.0, 0.0]);
    for dials in [MonthDials::default(), settled_next_month()] {
        let [self_employed, employee] = ledgers(&facts, &top_up(0, dials)).try_into().unwrap();
        // 1300 − 6000 / 12, although the profit of the months leaves no right; settlement knows no better.
        assert_eq!(self_employed.advances, [Cents(80_000); MONTHS]);
        assert_eq!(employee.advances, [Cents(30_000); MONTHS]);
        // The true profit of 2000 a month leaves no right, so all of it was paid too much and nobody asks it back.
        assert_eq!((self_employed.due, self_employed.overpaid()), (Cents::ZERO, Cents(12 * 80_000)));
        assert_eq!(self_employed.imbalance(), Cents::ZERO);
    }
}

#[test]
fn t9_settlement_by_hand_takes_three_to_six_hours_per_client_and_year() {
    let settlement = MonthSettlement { after_months: 1, reopened_above: Cents::ZERO, handling: Handling::ByHand };
    let by_hand = MonthDials { settlement: Some(settlement), ..MonthDials::default() };
    let facts = table_of(&[Household::single(400.0)]);
    let ledger = ledger(&facts, &top_up(0, by_hand));
    // Twelve months of 15 to 30 minutes.
    let hours = |minutes: f64| f64::from(ledger.reviewed.len()) * minutes / 60.0;
    assert_eq!((hours(15.0), hours(30.0)), (3.0, 6.0));
    assert!(self::ledger(&facts, &top_up(0, settled_next_month())).reviewed.is_empty());
}

#[test]
fn t10_the_months_before_a_partner_with_a_high_income_moves_in_do_not_count() {
    let mut partner = Person::adult("partner", 5_000.0);
    partner.present[..6].fill(0.0);
    let facts = table_of(&[Household::of(vec![Person::adult("aanvrager", 1_500.0), partner])]);
    let year = VariantDelivery { knowledge: Knowledge::Reported(silent_reporting()), ..variant(Basis::Year) };
    // January to June alone, 6 × 100; nobody told, so July to December are taken back and the months before are not.
    let year = ledger(&facts, &year);
    assert_eq!((year.entitlement, year.recovery), (Cents(60_000), Cents(60_000)));
    assert_eq!(ledger(&facts, &by_month(0, MonthDials::default())).paid(), Cents(60_000));
}

#[test]
fn t11_back_pay_counts_in_the_month_of_payment_or_in_the_months_worked() {
    // The wage of March comes with that of May.
    let facts = with_column(wages(&[(2, 0.0), (4, 3_400.0)]), "loon_gewerkt", Period::Month, vec![1_700.0; MONTHS]);
    let paid = |attribution| ledger(&facts, &by_month(0, MonthDials { attribution, ..MonthDials::default() })).paid();
    // Ten regular months, the maximum in March and nothing in May.
    assert_eq!(paid(Attribution::Paid), Cents(10 * 9_667 + 10_000));
    assert_eq!(paid(Attribution::Worked), Cents(12 * 9_667));
}

#[test]
fn t11_pay_by_the_period_worked_asks_for_facts_by_the_period_worked() {
    let worked = by_month(0, MonthDials { attribution: Attribution::Worked, ..MonthDials::default() });
    let facts = wages(&[]);
    let truth = worked.truth.evaluate(&facts).unwrap();
    let error = deliver_block(&facts, &truth, &worked, Seed(1)).unwrap_err();
    assert_eq!(error, EngineError::MissingInput { name: "loon_gewerkt".to_owned() });
}

#[test]
fn t12_a_wage_corrected_after_payment_reopens_the_month_above_the_tolerance_only() {
    // March was paid on 1700 and is corrected to 1900: 100 − 0,1 × 2800 / 12 = 76,67, so 20 too much.
    let facts = with_column(wages(&[(2, 1_900.0)]), "loon_bekend", Period::Month, vec![1_700.0; MONTHS]);
    let with = |reopened_above: i64, tolerance: i64| {
        let settlement =
            MonthSettlement { after_months: 1, reopened_above: Cents(reopened_above), handling: Handling::Automatic };
        let mut system = by_month(0, MonthDials { settlement: Some(settlement), ..MonthDials::default() });
        system.dials.tolerance = Cents(tolerance);
        ledger(&facts, &system)
    };
    let reopened = with(1_999, 0);
    assert_eq!((reopened.advances[3], reopened.recovery), (Cents(7_667), Cents::ZERO));
    // Not reopened: it waits for the year to be closed, and there for the tolerance of the year.
    let closed = with(2_000, 1_999);
    assert_eq!((closed.advances[3], closed.recovery), (REGULAR, Cents(2_000)));
    let dropped = with(2_000, 2_000);
    assert_eq!((dropped.recovery, dropped.waived), (Cents::ZERO, Cents(2_000)));
}
