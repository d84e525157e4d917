//! Claims about the work of the agency by month, on small runs worked out by hand.

use super::*;
use crate::delivery::{EventLog, MonthSet};
use crate::measure::Sample;
use crate::measure::burden::tests::effort;
use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};

fn months(list: &[usize]) -> MonthSet {
    MonthSet::of(|month| list.contains(&month))
}

/// A hundred households of weight 10, all with an award changed in May and settled in September; forty pay back.
fn agency_of_base(with_times: bool) -> Agency {
    let one = |i: usize| {
        let mut ledger = ledger(1_200, true);
        ledger.changed = months(&[4]);
        ledger.is_settled = true;
        ledger.decisions = 3;
        ledger.by_application = true;
        ledger.reviewed = months(&[1, 2]);
        if i < 40 {
            ledger.recovery = Cents::from_euros(300);
        }
        let mut record = record(20_000, 0, vec![ledger]);
        record.log = EventLog {
            reports: [months(&[3]), MonthSet::NONE, months(&[3, 7]), MonthSet::NONE],
            ..EventLog::default()
        };
        record
    };
    let records = || (0..100).map(one).collect::<Vec<_>>();
    let mut data = run(facts(100, 10.0), scheme_of("zorgtoeslag"), records(), scheme_of("zorgtoeslag"), records());
    data.effort = with_times.then(effort);
    let sample = Sample::new((0..100).collect(), |_| 10.0);
    let work = works(&data.variants[0], &data);
    agency(&Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] }, &work, &data)
}

#[test]
fn decisions_stand_in_the_month_in_which_they_are_made() {
    let agency = agency_of_base(true);
    let mut expected = [0.0; MONTHS];
    // The changed award of May, the definitive one of September, and in December the award of the next year.
    for month in [4, 8, 11] {
        expected[month] = 1_000.0;
    }
    assert_eq!(agency.loads[0].decisions_months, expected);
    assert_eq!(agency.loads[1].decisions.level.value(), Some(3_000.0));
}

#[test]
fn a_definitive_decision_is_a_correction_only_where_money_moves() {
    let agency = agency_of_base(true);
    // A thousand changed awards and four hundred recoveries.
    assert_eq!(agency.loads[0].corrections.level.value(), Some(1_400.0));
}

#[test]
fn contacts_are_reports_that_are_asked_for_repayments_and_new_applications() {
    let agency = agency_of_base(true);
    // Reports in April (that of rent in August is not asked), arrangements in October, half a new application each.
    assert!((agency.contacts.level.value().unwrap() - (1_000.0 + 400.0 + 500.0)).abs() < 1e-6);
}

#[test]
fn calls_follow_decisions_and_are_not_told_where_nobody_says_how_often_people_call() {
    // Three thousand decisions, half a call each.
    assert_eq!(agency_of_base(true).calls.unwrap().level.value(), Some(1_500.0));
    assert_eq!(agency_of_base(false).calls, None);
}

#[test]
fn hours_are_given_only_for_what_has_a_unit_time() {
    let agency = agency_of_base(true);
    // Two reviews per household, of half an hour, an hour and two hours; nothing else has a time.
    let hours = agency.hours.unwrap().map(|hours| hours.level.value().unwrap());
    assert_eq!(hours, [1_000.0, 2_000.0, 4_000.0]);
    assert_eq!(agency.costs, None);
    assert_eq!(agency_of_base(false).hours, None);
}

#[test]
fn every_kind_of_work_that_has_a_time_is_in_the_hours_and_the_others_are_named() {
    let agency = agency_of_base(true);
    // Contacts, calls and decisions have no time here; nobody gets a letter, and there is one counter.
    assert_eq!(agency.untimed, vec![Task::Decision, Task::Contact, Task::Call]);
    let mut all = effort();
    for minutes in [&mut all.decision_minutes, &mut all.contact_minutes, &mut all.call_minutes] {
        *minutes = Some(crate::measure::Band::sure(6.0));
    }
    all.contacts_per_change = Some(crate::measure::Band::sure(0.5));
    let work = Work { schemes: vec![([1; MONTHS], [1; MONTHS])], applications: 2, ..Work::default() };
    // Twelve decisions: 1,2 hours. Twelve corrections bring six messages, and one of two applications is new: 0,7. Six calls: 0,6.
    assert!((hours(&work, &all, End::Central) - 2.5).abs() < 1e-12);
}

#[test]
fn a_letter_and_a_lost_application_are_work_for_who_uses_nothing() {
    let mut record = record(20_000, 0, vec![SchemeLedger { lost_after: 2, ..SchemeLedger::default() }]);
    record.log.invitations = months(&[0]);
    let records = || (0..100).map(|_| record.clone()).collect::<Vec<_>>();
    let mut data = run(facts(100, 10.0), scheme_of("zorgtoeslag"), records(), scheme_of("zorgtoeslag"), records());
    data.effort = Some(effort());
    let sample = Sample::new((0..100).collect(), |_| 10.0);
    let work = works(&data.variants[0], &data);
    let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[0] };
    let agency = agency(&pair, &work, &data);
    // A letter, an application and two hand-overs each, of 1000 households.
    assert_eq!(agency.letters.level.value(), Some(1_000.0));
    assert_eq!((agency.contacts.level.value(), agency.handovers.level.value()), (Some(1_000.0), Some(2_000.0)));
}

#[test]
fn the_peak_is_the_busiest_month_over_the_mean_month() {
    let mut months = [10.0; MONTHS];
    months[8] = 130.0;
    // 240 in all, 20 a month.
    assert_eq!(peak(&months), Some((8, 6.5)));
    assert_eq!(peak(&[5.0; MONTHS]), Some((0, 1.0)));
    assert_eq!(peak(&[0.0; MONTHS]), None);
}
