//! What a system asks of people: actions, letters, terms, what cannot be known, and the time that takes.
//!
//! Takes: the base and a variant, unit times where there are any. Gives: means per household that uses a scheme, for all
//! and by group. Leaves to others: what is counted (`counts`), recoveries (`settlement`), the agency (`agency`).
//!
//! A grip score (domain §6.3) is not made: its weights and two of its parts are not defined. Its other parts are here.

use crate::measure::Compared;
use crate::measure::Effort;
use crate::measure::End;
use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::Groups;
use crate::measure::MIN_RECORDS;
use crate::measure::Pair;
use crate::measure::RunData;
use crate::measure::compared::Of;
use crate::measure::counts::Counts;
use crate::measure::counts::counts;
use crate::measure::per_household::PerHousehold;
use crate::measure::settlement::household_share;

/// Means per household that uses a scheme, unless said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Burden {
    /// Households that use a scheme.
    pub households: Compared,
    /// Reports, checks, paying back, objections, new applications and calls.
    pub actions: Compared,
    /// Applications in the year; `Undefined` where it is not known how many are new.
    pub applications: Compared,
    /// Messages about a changed amount; `Undefined` where it is not known how often.
    pub contacts: Compared,
    /// Telephone calls; `Undefined` where it is not known how often people call.
    pub calls: Compared,
    /// Reports of a change.
    pub reports: Compared,
    /// Checks of an amount.
    pub checks: Compared,
    /// Recoveries to pay back.
    pub repayments: Compared,
    /// Decisions.
    pub decisions: Compared,
    /// Decisions and other letters.
    pub to_read: Compared,
    /// Terms with a consequence.
    pub deadlines: Compared,
    /// Organisations.
    pub counters: Compared,
    /// Facts that the rules use.
    pub facts: Compared,
    /// Months in which next month's amount cannot be known.
    pub unknown_months: Compared,
    /// Share of the changes of a payment that came with the payment itself.
    pub unannounced_share: Compared,
    /// Actions in the busiest month, without applications.
    pub busiest: Compared,
    /// Share of the actions without applications that fall within two months of a life event.
    pub near_share: Compared,
    /// Months until a wrong income from a source is repaired, of the households that have one.
    pub error_months: Compared,
    /// What it takes; `None` without unit times.
    pub time: Option<Time>,
}

/// What the actions and letters take, at the low, central and high end of every unit time together.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Mean per household that uses a scheme. Unit: hours per year.
    pub hours: [Compared; 3],
    /// All households. Unit: hours per year.
    pub total_hours: [Compared; 3],
    /// The same in money. Unit: euros per year.
    pub total_euros: [Compared; 3],
}

/// Some figures of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupBurden {
    /// The group.
    pub group: Group,
    /// See [`Burden::actions`].
    pub actions: Compared,
    /// See [`Burden::unknown_months`].
    pub unknown_months: Compared,
    /// See [`Settlements::household_share`](crate::measure::Settlements::household_share).
    pub recovery_share: Compared,
}

/// Figures of a variant, and those by group.
///
/// `in_base` holds the counts of the base; `groups` count every household that was there in the year, as `pair` does.
pub(super) fn burden<'a>(
    pair: &Pair<'a>,
    in_base: &'a [Counts],
    groups: &Groups,
    data: &RunData,
) -> (Burden, Vec<GroupBurden>) {
    let all = PerHousehold::new(pair, in_base, |variant| counts(variant, data.definitive_month));
    let effort = data.effort.as_ref();
    let new_share = effort.map_or(0.0, |effort| effort.new_share.value);
    let call_rate = effort.map_or(0.0, |effort| effort.calls_per_decision.value);
    let change_rate = effort.map_or(0.0, |effort| effort.contacts_per_change(End::Central));
    let new = |c: &Counts| new_share * c.applications + c.lost_applications;
    let actions = |c: &Counts| (c.actions() + new(c) + call_rate * c.decisions + change_rate * c.corrections) * c.uses;
    // Who uses nothing may get a letter or lose an application: time for it, and no part of the means over users.
    let per_user = |value: fn(&Counts) -> f64| all.ratio(pair, |c| value(c) * c.uses, |c| c.uses);
    let of_group = |(group, sample): &(Group, crate::measure::Sample)| {
        let pair = Pair { sample, ..*pair };
        // Of a few records nothing is told, not even that none of them uses a scheme.
        let is_small = (1..MIN_RECORDS).contains(&sample.len());
        let hidden = Compared { level: Figure::Suppressed, difference: Figure::Suppressed };
        let shown = |figure: Compared| if is_small { hidden } else { figure };
        GroupBurden {
            group: *group,
            actions: shown(all.ratio(&pair, actions, |c| c.uses)),
            unknown_months: shown(all.ratio(&pair, |c| c.unknown_months, |c| c.uses)),
            recovery_share: shown(household_share(&pair)),
        }
    };
    let undefined = Compared { level: Figure::Undefined, difference: Figure::Undefined };
    let burden = Burden {
        households: all.total(pair, |c| c.uses),
        actions: all.ratio(pair, actions, |c| c.uses),
        applications: effort.map_or(undefined, |_| all.ratio(pair, |c| new(c) * c.uses, |c| c.uses)),
        contacts: effort
            .and_then(|effort| effort.contacts_per_change)
            .map_or(undefined, |_| all.ratio(pair, |c| change_rate * c.corrections, |c| c.uses)),
        calls: effort.map_or(undefined, |_| all.ratio(pair, |c| call_rate * c.decisions, |c| c.uses)),
        reports: per_user(|c| c.reports),
        checks: per_user(|c| c.checks),
        repayments: per_user(|c| c.repayments),
        decisions: per_user(|c| c.decisions),
        to_read: per_user(Counts::messages_read),
        deadlines: all.ratio(pair, |c| (c.deadlines() + new(c)) * c.uses, |c| c.uses),
        counters: per_user(|c| c.counters),
        facts: per_user(|c| c.facts),
        unknown_months: per_user(|c| c.unknown_months),
        unannounced_share: all.ratio(pair, |c| c.unannounced, |c| c.changes),
        busiest: per_user(|c| c.busiest),
        near_share: all.ratio(pair, |c| c.near_life_event, Counts::actions),
        error_months: all.ratio(pair, |c| c.error_months, |c| c.has_source_error),
        time: effort.map(|effort| time(pair, &all, data, effort)),
    };
    (burden, groups.list.iter().map(of_group).collect())
}

fn time(pair: &Pair<'_>, all: &PerHousehold<'_, Counts>, data: &RunData, effort: &Effort) -> Time {
    let hours = |end: End, d: Of<'_>, i: usize| {
        let facts = &data.facts[i];
        let factor = if facts.has_low_doenvermogen { effort.low_doenvermogen_factor.at(end) } else { 1.0 };
        let reading = effort.low_reading_factor.filter(|_| facts.has_low_reading).map_or(1.0, |band| band.at(end));
        minutes(all.get(d, i), effort, end, reading) * factor / 60.0
    };
    let uses = |d: Of<'_>, i: usize| all.get(d, i).uses;
    Time {
        hours: End::ALL.map(|end| pair.ratio(|d, i| hours(end, d, i) * uses(d, i), uses)),
        total_hours: End::ALL.map(|end| pair.total(|d, i| hours(end, d, i))),
        total_euros: End::ALL.map(|end| pair.total(|d, i| hours(end, d, i) * effort.citizen_hour.at(end))),
    }
}

/// Minutes of one household in a year, before the factor for low doenvermogen; reading takes `reading` times as long.
fn minutes(counts: &Counts, effort: &Effort, end: End, reading: f64) -> f64 {
    let of = &effort.citizen;
    let new_share = effort.new_share.at(end);
    let handovers = new_share * counts.handovers + counts.lost_handovers;
    (counts.applications * new_share + counts.lost_applications) * of.application.at(end)
        + handovers * of.handover.map_or(0.0, |band| band.at(end))
        + (counts.reports + counts.corrections * effort.contacts_per_change(end)) * of.report.at(end)
        + counts.checks * of.check.at(end)
        + counts.messages_read() * of.reading.at(end) * reading
        + counts.repayments * of.repayment.at(end)
        + counts.objections * of.objection.at(end)
        + counts.decisions * effort.calls_per_decision.at(end) * of.call.at(end)
}

#[cfg(test)]
#[path = "burden_tests.rs"]
pub(crate) mod tests;
