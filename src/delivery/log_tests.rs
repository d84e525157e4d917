//! Claims about what is written down of a year, on households made by hand.

use crate::delivery::Access;
use crate::delivery::Basis;
use crate::delivery::Dials;
use crate::delivery::EventLog;
use crate::delivery::Handling;
use crate::delivery::InYear;
use crate::delivery::IncomeYear;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::MonthSet;
use crate::delivery::MonthSettlement;
use crate::delivery::QuickRoute;
use crate::delivery::ReportingParameters;
use crate::delivery::TakeUp;
use crate::delivery::VariantDelivery;
use crate::delivery::VariantRecord;
use crate::delivery::WageSignal;
use crate::delivery::YearDials;
use crate::delivery::claim_block;
use crate::delivery::deliver_block;
use crate::delivery::take_up_profiles;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::Person;
use crate::delivery::test_fixtures::prompt_reporting;
use crate::delivery::test_fixtures::silent_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::variant;
use crate::draws::Seed;
use crate::units::Cents;

fn record(household: Household, system: &VariantDelivery<'_>) -> VariantRecord {
    let facts = table_of(&[household]);
    let truth = system.truth.evaluate(&facts).unwrap();
    let delivered = deliver_block(&facts, &truth, system, Seed(1)).unwrap();
    let profiles = take_up_profiles(&facts, Seed(1)).unwrap();
    claim_block(&delivered, &profiles, &TakeUp::Full, &system.dials, Seed(1)).remove(0)
}

fn year_with(knowledge: ReportingParameters, year: YearDials) -> VariantDelivery<'static> {
    let system = variant(Basis::Year);
    let dials = Dials { lag_months: 1, year, ..system.dials.clone() };
    VariantDelivery { dials, knowledge: Knowledge::Reported(knowledge), ..system }
}

/// 3100 a month until March, 1500 from April.
fn fall_in_april() -> Household {
    Household::of(vec![Person::adult("aanvrager", 3_100.0).wage_from(3, 1_500.0)])
}

fn months(set: MonthSet) -> Vec<usize> {
    set.iter().collect()
}

#[test]
fn a_fall_that_is_reported_gives_one_duty_one_report_and_three_decisions() {
    let record = record(fall_in_april(), &year_with(prompt_reporting(), YearDials::default()));
    let (log, ledger) = (record.log, &record.schemes[0]);
    assert_eq!((months(log.duties[0]), months(log.reports[0])), (vec![3], vec![3]));
    assert_eq!(months(log.life_events), vec![3]);
    // Reported in April, paid from May; the first award and the definitive one beside it.
    assert_eq!((months(ledger.changed), ledger.is_settled, ledger.decisions), (vec![4], true, 3));
    assert!(ledger.by_application);
}

#[test]
fn a_change_that_stays_unreported_is_one_duty_however_long_it_lasts() {
    let record = record(fall_in_april(), &year_with(silent_reporting(), YearDials::default()));
    assert_eq!((months(record.log.duties[0]), record.log.reports), (vec![3], [MonthSet::NONE; 4]));
    assert_eq!(record.schemes[0].changed, MonthSet::NONE);
}

#[test]
fn a_signal_comes_every_month_until_the_household_reports() {
    let signal = WageSignal { lag_months: 2, coverage: 1.0 };
    let in_year = InYear::Letter { signal, factor: 1.0 };
    let silent = record(fall_in_april(), &year_with(silent_reporting(), YearDials { in_year, ..YearDials::default() }));
    // The wage of April is seen in June.
    assert_eq!(months(silent.log.signals), (5..12).collect::<Vec<_>>());
    let in_year = InYear::Automatic { signal, undone_share: 0.0 };
    let adjusted =
        record(fall_in_april(), &year_with(silent_reporting(), YearDials { in_year, ..YearDials::default() }));
    assert_eq!((months(adjusted.log.signals), months(adjusted.log.adjustments)), (vec![5], vec![5]));
    assert_eq!(adjusted.log.undone, MonthSet::NONE);
}

#[test]
fn by_the_month_nobody_reports_and_each_changed_payment_is_a_decision() {
    let record = record(fall_in_april(), &variant(Basis::Month));
    assert_eq!(EventLog { life_events: MonthSet::NONE, ..record.log }, EventLog::default());
    let ledger = &record.schemes[0];
    assert_eq!((months(ledger.changed), ledger.is_settled, ledger.decisions), (vec![3], false, 2));
}

#[test]
fn months_settled_by_hand_are_reviewed_in_the_month_of_settlement() {
    let system = variant(Basis::Month);
    let settlement = MonthSettlement { after_months: 2, reopened_above: Cents::ZERO, handling: Handling::ByHand };
    let month = MonthDials { settlement: Some(settlement), ..MonthDials::default() };
    let system = VariantDelivery { dials: Dials { month, ..system.dials.clone() }, ..system };
    // The right begins in April: nine open months, reviewed from June to December and in January and February.
    let ledger = &record(fall_in_april(), &system).schemes[0];
    assert_eq!(months(ledger.reviewed), vec![0, 1, 5, 6, 7, 8, 9, 10, 11]);
}

#[test]
fn what_the_agency_awards_by_itself_is_no_application() {
    let system = variant(Basis::Year);
    let system = VariantDelivery {
        dials: Dials { access: Access::Automatic { coverage: 1.0 }, ..system.dials.clone() },
        ..system
    };
    assert!(!record(Household::single(1_000.0), &system).schemes[0].by_application);
}

#[test]
fn with_the_income_of_an_earlier_year_nobody_reports_income_but_asks_for_the_quick_route() {
    let route = QuickRoute { months: 2, drop_share: 0.2, below: Cents::ZERO };
    let year = YearDials { income_year: IncomeYear::Before, quick_route: Some(route), ..YearDials::default() };
    let log = record(fall_in_april(), &year_with(prompt_reporting(), year)).log;
    // Low in April and May; asked for in May, counts from June.
    assert_eq!((log.reports[0], log.duties[0], months(log.quick_route)), (MonthSet::NONE, MonthSet::NONE, vec![4]));
}
