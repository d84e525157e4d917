//! Claims about what is counted of one household, worked out by hand.

use super::*;
use crate::delivery::Dials;
use crate::delivery::EventLog;
use crate::measure::Demands;
use crate::measure::SchemeForm;
use crate::text::Text;

fn months(list: &[usize]) -> MonthSet {
    MonthSet::of(|month| list.contains(&month))
}

fn scheme(id: &str, facts: &[&str], asked: [bool; 4]) -> SchemeInfo {
    let facts = facts.iter().map(|fact| (*fact).to_owned()).collect();
    let demands = Demands { executor: "Dienst".to_owned(), law: id.to_owned(), facts, asked };
    SchemeInfo { id: id.to_owned(), name: Text::same(id), form: SchemeForm::Toeslag, demands }
}

/// A scheme on income and one on income and rent, with three facts in common of seven in all.
fn variant(dials: Dials, record: VariantRecord) -> VariantData {
    let care = scheme("zorg", &["loon", "rol", "aanwezig", "geboortedatum"], [true, true, false, false]);
    let rent = scheme(
        "huur",
        &["loon", "rol", "aanwezig", "kale_huur", "servicekosten", "vermogen"],
        [true, true, true, false],
    );
    let schemes = vec![care, rent];
    VariantData {
        id: "x".to_owned(),
        name: Text::same("x"),
        schemes,
        dials,
        records: vec![record],
        accounts: Vec::new(),
        financing: None,
    }
}

fn record(schemes: Vec<SchemeLedger>, log: EventLog) -> VariantRecord {
    VariantRecord {
        before_support: Cents::ZERO,
        before_support_months: [Cents::ZERO; MONTHS],
        accounts: Default::default(),
        tax: Cents::ZERO,
        schemes: schemes.into(),
        months_to_reflect_fall: None,
        log,
    }
}

fn used() -> SchemeLedger {
    SchemeLedger { used: true, by_application: true, decisions: 2, ..SchemeLedger::default() }
}

fn count(dials: Dials, record: VariantRecord) -> Counts {
    counts(&variant(dials, record), 9)[0]
}

fn year(lag_months: u8) -> Dials {
    Dials { lag_months, ..Dials::neutral(Basis::Year) }
}

#[test]
fn who_uses_nothing_has_no_counts_whatever_the_log_says() {
    let log = EventLog { reports: [months(&[3]), months(&[3]), months(&[3]), MonthSet::NONE], ..EventLog::default() };
    let unused = vec![SchemeLedger::default(), SchemeLedger::default()];
    assert_eq!(count(year(1), record(unused, log)), Counts::default());
}

#[test]
fn one_form_may_tell_several_things_and_rent_is_told_only_where_it_counts() {
    let log =
        EventLog { reports: [months(&[3]), months(&[3, 8]), months(&[5]), MonthSet::NONE], ..EventLog::default() };
    // April and September; June only with the scheme on rent.
    assert_eq!(count(year(1), record(vec![used(), SchemeLedger::default()], log)).reports, 2.0);
    assert_eq!(count(year(1), record(vec![used(), used()], log)).reports, 3.0);
}

#[test]
fn a_fact_that_two_schemes_use_is_asked_once() {
    // Four of the first, six of the second, three in both.
    assert_eq!(count(year(1), record(vec![used(), used()], EventLog::default())).facts, 7.0);
    assert_eq!(count(year(1), record(vec![used(), SchemeLedger::default()], EventLog::default())).facts, 4.0);
    assert_eq!(count(year(1), record(vec![used(), used()], EventLog::default())).counters, 1.0);
}

#[test]
fn by_the_year_an_amount_is_unknown_from_the_report_to_the_changed_payment() {
    let changed = SchemeLedger { changed: months(&[6]), ..used() };
    let unknown = |lag, ledger: &SchemeLedger| {
        count(year(lag), record(vec![ledger.clone(), used()], EventLog::default())).unknown_months
    };
    // Reported in April, paid from July: April, May and June; with no lag June only.
    assert_eq!(unknown(3, &changed), 3.0);
    assert_eq!(unknown(0, &changed), 1.0);
    assert_eq!(unknown(1, &used()), 0.0);
}

#[test]
fn by_the_month_an_amount_is_known_when_it_rests_on_income_of_two_months_ago() {
    let mut ledger = used();
    ledger.advances[4..].fill(Cents(10_000));
    ledger.advances[9..].fill(Cents(5_000));
    let by_month = |lag_months, hold_months| {
        let neutral = Dials::neutral(Basis::Month);
        let month = crate::delivery::MonthDials { hold_months, ..neutral.month };
        let dials = Dials { lag_months, month, ..neutral };
        count(dials, record(vec![ledger.clone(), SchemeLedger::default()], EventLog::default()))
    };
    // A rise in May and a fall in October, so April and September do not know.
    assert_eq!(by_month(1, 0).unknown_months, 2.0);
    assert_eq!(by_month(2, 0).unknown_months, 0.0);
    // A fall that comes later than the change of income is seen coming.
    assert_eq!(by_month(1, 3).unknown_months, 1.0);
    assert_eq!(by_month(1, 0).changes, 2.0);
}

#[test]
fn the_busiest_month_holds_everything_that_falls_in_it() {
    let log = EventLog {
        reports: [months(&[0]), MonthSet::NONE, MonthSet::NONE, MonthSet::NONE],
        objections: months(&[0]),
        ..EventLog::default()
    };
    // January: the yearly check, a report and an objection.
    let one = count(year(1), record(vec![used(), used()], log));
    assert_eq!((one.busiest, one.actions()), (3.0, 3.0));
    // Decided in September, so two recoveries to pay from October.
    let recovery = SchemeLedger { recovery: Cents(50_000), ..used() };
    let two = count(year(1), record(vec![recovery.clone(), recovery], EventLog::default()));
    assert_eq!((two.busiest, two.repayments, two.deadlines(), two.actions()), (2.0, 2.0, 2.0, 3.0));
}

#[test]
fn an_amount_on_data_that_nobody_asked_for_is_checked_by_the_year_as_by_the_month() {
    // By the year: the estimate of January, an adjustment of June and a definitive decision of September with a recovery.
    let log = EventLog { adjustments: months(&[5]), ..EventLog::default() };
    let settled = SchemeLedger { is_settled: true, recovery: Cents(50_000), changed: months(&[6]), ..used() };
    let year = count(year(1), record(vec![settled.clone(), used()], log));
    assert_eq!((year.checks, year.corrections), (3.0, 2.0));
    // By the month: the changed amount of July; settled months are closed with a decision to check as well.
    let month = |ledger: SchemeLedger| {
        count(Dials::neutral(Basis::Month), record(vec![ledger, SchemeLedger::default()], EventLog::default()))
    };
    let changed = month(SchemeLedger { changed: months(&[6]), ..used() });
    assert_eq!((changed.checks, changed.corrections), (1.0, 1.0));
    assert_eq!((month(settled.clone()).checks, month(settled).corrections), (2.0, 2.0));
}

#[test]
fn actions_in_the_two_months_after_a_life_event_are_near_it() {
    let log = EventLog {
        reports: [months(&[3, 5, 6, 9]), MonthSet::NONE, MonthSet::NONE, MonthSet::NONE],
        life_events: months(&[3]),
        ..EventLog::default()
    };
    // April and June; not July, not October, not the check of January.
    let counts = count(year(1), record(vec![used(), SchemeLedger::default()], log));
    assert_eq!((counts.near_life_event, counts.actions()), (2.0, 5.0));
}

#[test]
fn a_change_within_one_award_was_announced_and_a_changed_award_was_not() {
    let mut ledger = SchemeLedger { changed: months(&[6]), ..used() };
    ledger.advances = [Cents(10_000); MONTHS];
    ledger.advances[2..6].fill(Cents(12_000));
    ledger.advances[6..].fill(Cents(8_000));
    // March by the schedule, July by a new award.
    let counts = count(year(1), record(vec![ledger, SchemeLedger::default()], EventLog::default()));
    assert_eq!((counts.changes, counts.unannounced), (2.0, 1.0));
}
