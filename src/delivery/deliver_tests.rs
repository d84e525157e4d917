//! Claims about a block as a whole; amounts worked out by hand from the scheme of `test_fixtures`.

use super::*;
use crate::delivery::Access;
use crate::delivery::Basis;
use crate::delivery::Constants;
use crate::delivery::CountingDay;
use crate::delivery::Dials;
use crate::delivery::Handling;
use crate::delivery::InYear;
use crate::delivery::IncomeYear;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::MonthSettlement;
use crate::delivery::PeriodRules;
use crate::delivery::PersonSource;
use crate::delivery::QuickRoute;
use crate::delivery::ReportingParameters;
use crate::delivery::SchemeTakeUp;
use crate::delivery::SourceErrors;
use crate::delivery::TakeUp;
use crate::delivery::TakeUpParameters;
use crate::delivery::TrueUp;
use crate::delivery::WageSignal;
use crate::delivery::YearDials;
use crate::delivery::claim_block;
use crate::delivery::take_up_profiles;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::Person;
use crate::delivery::test_fixtures::prompt_reporting;
use crate::delivery::test_fixtures::silent_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::variant;
use crate::engine::Evaluate;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::ValueType;
use crate::units::Unit;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SEED: Seed = Seed(2026);

fn deliver(households: &[Household], variant: &VariantDelivery<'_>) -> Vec<Delivered> {
    let facts = table_of(households);
    let truth = variant.truth.evaluate(&facts).unwrap();
    deliver_block(&facts, &truth, variant, SEED).unwrap()
}

fn claim(households: &[Household], variant: &VariantDelivery<'_>, take_up: &TakeUp) -> Vec<VariantRecord> {
    let profiles = take_up_profiles(&table_of(households), SEED).unwrap();
    claim_block(&deliver(households, variant), &profiles, take_up, &variant.dials, SEED)
}

fn year_with(knowledge: ReportingParameters) -> VariantDelivery<'static> {
    VariantDelivery { knowledge: Knowledge::Reported(knowledge), ..variant(Basis::Year) }
}

/// 1500 a month until March, 3100 from April: 4500 + 27900 = 32400 in the year.
fn rise_in_april() -> Household {
    Household::of(vec![Person::adult("aanvrager", 1_500.0).wage_from(3, 3_100.0)])
}

/// 3100 a month until March, 1500 from April: 9300 + 13500 = 22800 in the year; last year 37200.
fn fall_in_april() -> Household {
    Household::of(vec![Person::adult("aanvrager", 3_100.0).wage_from(3, 1_500.0)])
}

#[test]
fn a_rise_in_april_is_reclaimed_for_january_to_march_under_the_year_system_only() {
    let year = deliver(&[rise_in_april()], &year_with(silent_reporting()));
    let ledger = &year[0].record.schemes[0];
    // Estimate 18000 gives 12 × 100; 32400 gives 100 − 0,1 × 12400 / 12 < 0, so nothing.
    assert_eq!((ledger.paid(), ledger.entitlement), (Cents(120_000), Cents::ZERO));
    assert_eq!(ledger.recovery, Cents(120_000));
    let month = deliver(&[rise_in_april()], &variant(Basis::Month));
    let ledger = &month[0].record.schemes[0];
    // January to March at 18000 a year: 3 × 100; from April 37200 gives nothing.
    assert_eq!((ledger.paid(), ledger.recovery), (Cents(30_000), Cents::ZERO));
}

#[test]
fn a_lag_in_the_month_system_pays_on_after_a_rise() {
    let mut late = variant(Basis::Month);
    late.dials.lag_months = 2;
    let ledger = &deliver(&[rise_in_april()], &late)[0].record.schemes[0];
    // April and May still see February and March; the right of these months, at 37200 a year, is nothing.
    assert_eq!((ledger.paid(), ledger.entitlement, ledger.due), (Cents(50_000), Cents(30_000), Cents(30_000)));
    assert_eq!((ledger.overpaid(), ledger.underpaid), (Cents(20_000), Cents::ZERO));
}

#[test]
fn an_income_that_is_wrong_in_the_source_changes_the_payment_and_not_the_right() {
    // 1000 a month is a right of 100. The source has three times as much, 36000 a year, until it is repaired in March.
    let mut system = variant(Basis::Month);
    let errors = SourceErrors { share: 1.0, factor: 3.0, noticed_share: 1.0, repair_months: 2 };
    system.dials.reach.source_errors = Some(errors);
    let ledger = &deliver(&[Household::single(1_000.0)], &system)[0].record.schemes[0];
    assert_eq!((ledger.entitlement, ledger.due, ledger.paid()), (Cents(120_000), Cents(120_000), Cents(100_000)));
    assert_eq!((ledger.overpaid(), ledger.underpaid), (Cents::ZERO, Cents(20_000)));
}

#[test]
fn a_mean_over_months_is_the_law_of_the_variant_and_a_lag_is_not() {
    // 1500 until March and 3100 from April. On the mean of three months April is (1500 + 1500 + 3100) / 3 = 2033,33, so 24400
    // a year: 100 − 0,1 × 4400 / 12 = 63,33. May: 2566,67, 30800 a year: 10. From June nothing.
    let mut system = variant(Basis::Month);
    system.dials.month.window_months = 3;
    let right = Cents(30_000 + 6_333 + 1_000);
    let prompt = &deliver(&[rise_in_april()], &system)[0].record.schemes[0];
    assert_eq!((prompt.paid(), prompt.due, prompt.overpaid()), (right, right, Cents::ZERO));
    // Seen a month later, each of these months pays what the one before had: 100 more in all.
    system.dials.lag_months = 1;
    let late = &deliver(&[rise_in_april()], &system)[0].record.schemes[0];
    assert_eq!((late.due, late.paid(), late.overpaid()), (right, right + Cents(10_000), Cents(10_000)));
}

#[test]
fn on_income_of_the_year_before_the_right_is_that_of_the_law_of_the_variant() {
    // 10000 the year before gives 12 × 100, whatever the year itself gives: nothing at 32400.
    let mut household = rise_in_april();
    household.persons[0].last_year = 1_000_000.0;
    let mut system = year_with(silent_reporting());
    system.dials.year.income_year = IncomeYear::Before;
    let ledger = &deliver(&[household], &system)[0].record.schemes[0];
    assert_eq!((ledger.entitlement, ledger.due, ledger.paid()), (Cents(120_000), Cents(120_000), Cents(120_000)));
    assert_eq!((ledger.waived, ledger.underpaid), (Cents::ZERO, Cents::ZERO));
}

#[test]
fn a_reported_fall_is_paid_with_arrears_after_the_lag() {
    let mut system = year_with(prompt_reporting());
    system.dials.lag_months = 1;
    let record = &claim(&[fall_in_april()], &system, &TakeUp::Full)[0];
    let ledger = &record.schemes[0];
    // Forecast of April: 4 months received (10800) + 8 × 1500 = 22800: 100 − 0,1 × 2800 / 12 = 76,67 a month.
    assert_eq!(ledger.advances[3], Cents::ZERO);
    assert_eq!(ledger.advances[4], Cents(5 * 7_667));
    assert_eq!(ledger.advances[5], Cents(7_667));
    assert_eq!((ledger.supplement, ledger.recovery), (Cents::ZERO, Cents::ZERO));
    assert_eq!(record.months_to_reflect_fall, Some(1));
}

#[test]
fn an_unreported_fall_is_not_reflected_within_the_year() {
    let record = &claim(&[fall_in_april()], &year_with(silent_reporting()), &TakeUp::Full)[0];
    assert_eq!(record.months_to_reflect_fall, Some(12));
    // 12 × 76,67 comes with the definitive award.
    assert_eq!(record.schemes[0].supplement, Cents(12 * 7_667));
}

#[test]
fn the_month_system_reflects_a_fall_after_its_lag() {
    let mut late = variant(Basis::Month);
    late.dials.lag_months = 2;
    assert_eq!(claim(&[fall_in_april()], &late, &TakeUp::Full)[0].months_to_reflect_fall, Some(2));
}

#[test]
fn a_fall_that_changes_no_right_is_not_counted() {
    // Under 20000 a year the right is the maximum before and after.
    let poor = Household::of(vec![Person::adult("aanvrager", 1_500.0).wage_from(3, 800.0)]);
    for system in [variant(Basis::Month), year_with(prompt_reporting())] {
        assert_eq!(claim(std::slice::from_ref(&poor), &system, &TakeUp::Full)[0].months_to_reflect_fall, None);
    }
}

#[test]
fn a_partner_who_is_not_reported_is_recovered_for_the_months_of_presence_only() {
    let mut partner = Person::adult("partner", 2_000.0);
    partner.present[..6].fill(0.0);
    let household = Household::of(vec![Person::adult("aanvrager", 1_500.0), partner]);
    let ledger = &deliver(&[household], &year_with(silent_reporting()))[0].record.schemes[0];
    // Alone 18000: 100 a month. Together 42000: nothing. So July to December are too much.
    assert_eq!((ledger.paid(), ledger.entitlement, ledger.recovery), (Cents(120_000), Cents(60_000), Cents(60_000)));
}

#[test]
fn a_birth_is_known_from_the_register_without_a_report() {
    let mut child = Person::adult("kind", 0.0);
    child.birth = jiff::civil::date(2026, 7, 10);
    child.present[..7].fill(0.0);
    let mut system = year_with(silent_reporting());
    system.dials.lag_months = 1;
    let household = Household::of(vec![Person::adult("aanvrager", 1_500.0), child]);
    let ledger = &deliver(&[household], &system)[0].record.schemes[0];
    // Counts from August; known in September: 150 with 50 of arrears; then 150.
    assert_eq!(ledger.advances[7..10], [Cents(10_000), Cents(20_000), Cents(15_000)]);
    assert_eq!((ledger.paid(), ledger.due), (Cents(145_000), Cents(145_000)));
}

#[test]
fn a_scheme_without_right_or_payment_is_not_used() {
    let ledger = &deliver(&[Household::single(4_000.0)], &variant(Basis::Year))[0].record.schemes[0];
    assert!(!ledger.used && ledger.decisions == 0);
}

fn hesitant(households: usize) -> (Vec<Household>, TakeUp) {
    let take_up = TakeUp::Modelled {
        parameters: TakeUpParameters {
            slope_amount: 0.5,
            reference_amount: Cents(10_000),
            floor_amount: Cents(500),
            per_extra_action: 0.0,
            per_tenth_recovered: 0.0,
            low_digital: 0.0,
            low_doenvermogen: 0.0,
            help: 0.0,
            received_before: 0.0,
            seems_entitled: 0.0,
            person_spread: 1.0,
        },
        schemes: vec![SchemeTakeUp {
            constants: Constants { groups: BTreeMap::new(), total: 0.0 },
            recovered_per_euro: BTreeMap::new(),
            extra_actions: 0.0,
            outreach: 0.0,
            draws_of: "steun".to_owned(),
        }],
    };
    (vec![Household::single(1_500.0); households], take_up)
}

fn users(households: &[Household], system: &VariantDelivery<'_>, take_up: &TakeUp) -> Vec<bool> {
    claim(households, system, take_up).iter().map(|record| record.schemes[0].used).collect()
}

#[test]
fn automatic_award_adds_users_and_loses_none() {
    let (households, take_up) = hesitant(2_000);
    let mut automatic = variant(Basis::Year);
    automatic.dials.access = Access::Automatic { coverage: 0.8 };
    let before = users(&households, &variant(Basis::Year), &take_up);
    let after = users(&households, &automatic, &take_up);
    assert!(before.iter().zip(&after).all(|(b, a)| *a || !*b));
    let share = |used: &[bool]| used.iter().filter(|u| **u).count() as f64 / used.len() as f64;
    // Half claim (η is zero on average); of the other half four in five are covered: 0,8 + 0,2 × 0,5. Four standard errors.
    assert!((share(&before) - 0.5).abs() < 0.045, "{}", share(&before));
    assert!((share(&after) - 0.9).abs() < 0.027, "{}", share(&after));
}

#[test]
fn no_dial_changes_who_claims() {
    let (households, take_up) = hesitant(300);
    let before = users(&households, &variant(Basis::Year), &take_up);
    let mut other = year_with(silent_reporting());
    other.dials = Dials {
        lag_months: 3,
        true_up: TrueUp::None,
        tolerance: Cents(11_600),
        advance_factor: 0.9,
        recovery_months: 12,
        access: Access::Automatic { coverage: 0.0 },
        ..other.dials
    };
    assert_eq!(users(&households, &other, &take_up), before);
}

#[test]
fn a_household_is_the_same_in_a_block_of_another_size() {
    let mut households = vec![rise_in_april(), fall_in_april()];
    let together = deliver(&households, &year_with(prompt_reporting()));
    households.truncate(1);
    let alone = deliver(&households, &year_with(prompt_reporting()));
    assert_eq!(together[0].record.schemes[0].advances, alone[0].record.schemes[0].advances);
}

fn any_month_dials() -> impl Strategy<Value = MonthDials> {
    let settlement = prop::option::of((1_u8..6, 0_i64..5_000).prop_map(|(after_months, reopened)| MonthSettlement {
        after_months,
        reopened_above: Cents(reopened),
        handling: Handling::ByHand,
    }));
    let days = prop::sample::select(vec![CountingDay::First, CountingDay::Last]);
    (1_u8..13, days, 0_u8..13, 0_u8..12, settlement).prop_map(
        |(window_months, counting_day, delay, hold, settlement)| {
            let month = MonthDials { window_months, counting_day, delay_months: delay, ..MonthDials::default() };
            MonthDials { hold_months: hold, settlement, ..month }
        },
    )
}

fn any_year_dials() -> impl Strategy<Value = YearDials> {
    let signal = (0_u8..6, 0.0_f64..1.0).prop_map(|(lag_months, coverage)| WageSignal { lag_months, coverage });
    let in_year = (0_u8..3, signal, 0.0_f64..1.0).prop_map(|(way, signal, number)| match way {
        0 => InYear::None,
        1 => InYear::Letter { signal, factor: 2.0 * number },
        _ => InYear::Automatic { signal, undone_share: number },
    });
    let route =
        prop::option::of((1_u8..12, 0.0_f64..1.0, 0_i64..200_000).prop_map(|(months, drop_share, below)| QuickRoute {
            months,
            drop_share,
            below: Cents(below),
        }));
    let years = prop::sample::select(vec![IncomeYear::Same, IncomeYear::Before]);
    let tolerances = (0.0_f64..0.3, 0_i64..10_000, 0.0_f64..0.1);
    let persons = prop::sample::select(vec![PersonSource::Reports, PersonSource::Register]);
    (years, in_year, route, 0_i64..500_000, tolerances, persons).prop_map(
        |(income_year, in_year, quick_route, rise, tolerances, persons)| {
            let (tolerance_share, supplement_tolerance, interest) = tolerances;
            YearDials {
                income_year,
                quick_route,
                in_year,
                persons,
                rise_free: Cents(rise),
                rise_free_share: 0.0,
                tolerance_share,
                supplement_tolerance: Cents(supplement_tolerance),
                interest,
                personal_plan: true,
            }
        },
    )
}

/// A protected income that is the same for all households. Unit: cents per month.
struct Fixed(i64);

impl Evaluate for Fixed {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let kind = ValueType::Number(Unit::EURO_PER_MONTH);
        let schema = ColumnSchema::new("beslagvrije_voet", Entity::Household, Period::Month, kind);
        Ok(Outcome::new([Column::new(schema, vec![self.0 as f64; facts.n_households() * MONTHS])], 0))
    }
}

fn any_period_rules() -> impl Strategy<Value = PeriodRules> {
    use crate::delivery::CountsFrom::{NextMonth, NextQuarter, NextYear, SameMonth};
    let rule = || prop::sample::select(vec![NextMonth, SameMonth, NextQuarter, NextYear]);
    (rule(), rule()).prop_map(|(partner, child)| PeriodRules { partner, child })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn neutral_dials_give_exactly_the_entitlement(
        wages in prop::collection::vec(prop::array::uniform12(0_u32..500_000), 1..6),
    ) {
        let households: Vec<Household> = wages.iter().map(|months| {
            let mut household = Household::single(1_500.0);
            household.persons[0].wage = months.map(f64::from);
            household
        }).collect();
        for basis in [Basis::Year, Basis::Month] {
            let system = variant(basis);
            let truth = system.truth.evaluate(&table_of(&households)).unwrap();
            for (i, household) in deliver(&households, &system).iter().enumerate() {
                let ledger = &household.record.schemes[0];
                let right = truth.column("steun_jaar").unwrap().cents(i, 0);
                prop_assert_eq!(ledger.paid(), right);
                prop_assert_eq!(ledger.due, right);
                prop_assert_eq!((ledger.supplement, ledger.recovery, ledger.waived), (Cents::ZERO, Cents::ZERO, Cents::ZERO));
            }
        }
    }

    #[test]
    fn the_books_are_in_order_for_all_households_and_dials(
        wages in prop::collection::vec(prop::array::uniform12(0_u32..500_000), 1..6),
        last_year in 0_u32..6_000_000,
        partner_from in 0_usize..12,
        is_month in any::<bool>(),
        lag_months in 0_u8..6,
        true_up in prop::sample::select(vec![TrueUp::None, TrueUp::Symmetric, TrueUp::OnlySupplement]),
        tolerance in 0_i64..30_000,
        advance_factor in 0.5_f64..1.1,
        hazard in 0.0_f64..1.0,
        error in 0.0_f64..0.5,
        coverage in 0.0_f64..1.0,
        month in any_month_dials(),
        year in any_year_dials(),
        periods in any_period_rules(),
        protected in prop::option::of(-20_000_i64..20_000),
        seed in any::<u64>(),
    ) {
        let households: Vec<Household> = wages.iter().map(|months| {
            let mut partner = Person::adult("partner", 1_000.0);
            partner.present[..partner_from].fill(0.0);
            let mut household = Household::of(vec![Person::adult("aanvrager", 1_500.0), partner]);
            household.persons[0].wage = months.map(f64::from);
            household.persons[0].last_year = f64::from(last_year);
            household
        }).collect();
        let mut reporting = prompt_reporting();
        reporting.hazard_gain = hazard;
        reporting.hazard_loss = hazard;
        reporting.error.employee = error;
        let mut system = if is_month { variant(Basis::Month) } else { year_with(reporting) };
        let access = Access::Automatic { coverage };
        system.dials = Dials { lag_months, true_up, tolerance: Cents(tolerance), advance_factor, access, month, year, periods, ..system.dials };
        // Other income is zero in the scheme of `test_fixtures`, so a protected income below zero leaves something to pay from.
        let floor = Fixed(protected.unwrap_or_default());
        system.protected = protected.map(|_| (&floor as &dyn Evaluate, "beslagvrije_voet"));
        let facts = table_of(&households);
        let truth = system.truth.evaluate(&facts).unwrap();
        let delivered = deliver_block(&facts, &truth, &system, Seed(seed)).unwrap();
        let profiles = take_up_profiles(&facts, Seed(seed)).unwrap();
        let (_, take_up) = hesitant(0);
        for record in claim_block(&delivered, &profiles, &take_up, &system.dials, Seed(seed)) {
            let ledger = &record.schemes[0];
            prop_assert_eq!(ledger.imbalance(), Cents::ZERO);
            prop_assert_eq!(ledger.recovery, ledger.recovery_paid + ledger.balance + ledger.written_off);
            prop_assert!(ledger.written_off.0 >= 0 && ledger.balance.0 >= 0);
            prop_assert!(ledger.advances.iter().all(|amount| amount.0 >= 0));
            prop_assert!(ledger.underpaid.0 >= 0 && ledger.overpaid().0 >= 0);
            prop_assert_eq!(ledger.due, if ledger.used { ledger.entitlement } else { Cents::ZERO });
            prop_assert!(ledger.used || (ledger.paid() == Cents::ZERO && ledger.due == Cents::ZERO));
            let moved: Cents = ledger.cash.iter().sum();
            let settled = ledger.supplement + ledger.interest - ledger.recovery_paid;
            prop_assert_eq!(moved, ledger.paid() + ledger.paid_later + settled);
        }
    }
}
