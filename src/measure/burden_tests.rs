//! Claims about means and time, on small runs worked out by hand.

use super::*;
use crate::measure::Band;
use crate::measure::CitizenMinutes;
use crate::measure::Deciles;
use crate::measure::Sample;
use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};

/// Half an hour for everything at the low end, an hour in the middle, two at the high end.
pub(crate) fn effort() -> Effort {
    let hour = Band { low: 30.0, value: 60.0, high: 120.0 };
    Effort {
        citizen: CitizenMinutes {
            application: hour,
            report: hour,
            check: hour,
            reading: hour,
            repayment: hour,
            objection: hour,
            call: hour,
            handover: None,
        },
        low_doenvermogen_factor: Band::sure(2.0),
        citizen_hour: Band { low: 10.0, value: 15.0, high: 20.0 },
        new_share: Band::sure(0.5),
        calls_per_decision: Band { low: 0.0, value: 0.5, high: 1.0 },
        contacts_per_change: None,
        low_reading_factor: None,
        award_month: 12,
        review_minutes: Some(hour),
        contact_minutes: None,
        call_minutes: None,
        decision_minutes: None,
        letter_minutes: None,
        handover_minutes: None,
        agency_hour: None,
    }
}

fn of_base(uses: usize, low: usize) -> (Burden, Vec<GroupBurden>) {
    let one = |i: usize| {
        let mut ledger = ledger(1_200, i < uses);
        ledger.by_application = i < uses;
        if i >= uses {
            ledger.decisions = 0;
        }
        record(20_000, 0, vec![ledger])
    };
    let records = || (0..100).map(one).collect::<Vec<_>>();
    let mut all = facts(100, 10.0);
    all.iter_mut().take(low).for_each(|fact| fact.has_low_doenvermogen = true);
    let mut data = run(all, scheme_of("zorgtoeslag"), records(), scheme_of("zorgtoeslag"), records());
    data.effort = Some(effort());
    let deciles = Deciles::cut(&Sample::new((0..100).collect(), |_| 1.0), |i| i as f64);
    let groups = Groups::new(&data.facts, &deciles, |fact| fact.weight);
    let pair = Pair { sample: groups.all(), base: &data.variants[0], variant: &data.variants[0] };
    let in_base = crate::measure::counts::counts(&data.variants[0], data.definitive_month);
    burden(&pair, &in_base, &groups, &data)
}

#[test]
fn means_are_over_the_households_that_use_a_scheme() {
    let (burden, _) = of_base(50, 0);
    assert_eq!(burden.households.level.value(), Some(500.0));
    // One check of the year's estimate, half an application and half a call each.
    assert_eq!(burden.actions.level.value(), Some(2.0));
    assert_eq!(burden.calls.level.value(), Some(0.5));
    assert_eq!(burden.decisions.level.value(), Some(1.0));
    assert_eq!(burden.facts.level.value(), Some(2.0));
}

#[test]
fn hours_are_actions_and_reading_times_their_minutes_and_more_for_low_doenvermogen() {
    // A check, half an application and one decision to read: 2,5 actions of 0,5, 1 and 2 hours; and no, half a or one
    // call of these hours.
    let (burden, _) = of_base(50, 0);
    let hours = burden.time.unwrap().hours.map(|hours| hours.level.value().unwrap());
    assert_eq!(hours, [1.25, 3.0, 7.0]);
    // Everybody twice as slow: 500 households × 6 hours × € 15.
    let slow = of_base(50, 100).0.time.unwrap();
    assert_eq!(slow.total_hours[1].level.value(), Some(3_000.0));
    assert_eq!(slow.total_euros[1].level.value(), Some(45_000.0));
}

#[test]
fn who_reads_with_difficulty_takes_longer_to_read_and_to_nothing_else() {
    // One decision to read of an hour, and two hours of a check, half an application and half a call.
    let counts = Counts { uses: 1.0, decisions: 1.0, checks: 1.0, applications: 1.0, ..Counts::default() };
    assert_eq!(minutes(&counts, &effort(), End::Central, 1.0), 180.0);
    assert_eq!(minutes(&counts, &effort(), End::Central, 1.5), 210.0);
}

#[test]
fn a_changed_amount_takes_a_message_of_some_and_a_hand_over_its_time() {
    let mut effort = effort();
    effort.contacts_per_change = Some(Band::sure(0.25));
    effort.citizen.handover = Some(Band::sure(30.0));
    // Four corrections make one message of an hour.
    let changed = Counts { uses: 1.0, corrections: 4.0, ..Counts::default() };
    assert_eq!(minutes(&changed, &effort, End::Central, 1.0), 60.0);
    // One application of which half is new, with two hand-overs: 30 + 0,5 × 2 × 30. One that was lost at the first: 60 + 30.
    let passed = Counts { uses: 1.0, applications: 1.0, handovers: 2.0, ..Counts::default() };
    assert_eq!(minutes(&passed, &effort, End::Central, 1.0), 60.0);
    let lost = Counts { lost_applications: 1.0, lost_handovers: 1.0, ..Counts::default() };
    assert_eq!(minutes(&lost, &effort, End::Central, 1.0), 90.0);
}

#[test]
fn a_group_is_measured_over_its_own_users() {
    let (burden, groups) = of_base(100, 0);
    assert_eq!(groups[0].group, Group::All);
    assert_eq!(groups[0].actions, burden.actions);
    // Ten records in a decile are too few.
    let decile = groups.iter().find(|group| group.group == Group::Decile(1)).unwrap();
    assert_eq!(decile.actions.level, Figure::Suppressed);
}

#[test]
fn without_unit_times_there_are_numbers_and_no_hours() {
    let records = || (0..100).map(|_| record(20_000, 0, vec![ledger(1_200, true)])).collect::<Vec<_>>();
    let data = run(facts(100, 1.0), scheme_of("zorgtoeslag"), records(), scheme_of("zorgtoeslag"), records());
    let deciles = Deciles::cut(&Sample::new((0..100).collect(), |_| 1.0), |i| i as f64);
    let groups = Groups::new(&data.facts, &deciles, |fact| fact.weight);
    let pair = Pair { sample: groups.all(), base: &data.variants[0], variant: &data.variants[1] };
    let in_base = crate::measure::counts::counts(&data.variants[0], data.definitive_month);
    let (burden, _) = burden(&pair, &in_base, &groups, &data);
    assert_eq!((burden.time, burden.applications.level), (None, Figure::Undefined));
    assert_eq!(burden.actions.level.value(), Some(1.0));
    assert_eq!(burden.actions.difference.value(), Some(0.0));
}
