//! What a system asks of who carries it out: decisions, corrections, signals, contacts, reviews, month by month.
//!
//! Takes: the base and a variant, the months of the yearly decisions, unit times where there are any. Gives: numbers by
//! scheme and month, the busiest month, hours and costs. Leaves to others: the side of people (`burden`).
//!
//! The year is one in which every year is like the next: what follows after year t stands in the month of the year in
//! which it falls. Applications that are new in the year are spread evenly over the months, since the population does not
//! say when they come.

use crate::delivery::Basis;
use crate::delivery::InYear;
use crate::delivery::PerSubject;
use crate::delivery::SchemeLedger;
use crate::delivery::Subject;
use crate::delivery::VariantRecord;
use crate::measure::Band;
use crate::measure::Compared;
use crate::measure::Effort;
use crate::measure::End;
use crate::measure::Figure;
use crate::measure::Pair;
use crate::measure::RunData;
use crate::measure::VariantData;
use crate::measure::compared::{Of, Side, indicator};
use crate::measure::counts::asked_of;
use crate::measure::counts::is_off;
use crate::measure::per_household::PerHousehold;
use crate::text::Text;
use crate::text::text;
use crate::units::Cents;
use crate::units::MONTHS;

/// Work on one scheme, or on all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Id of the scheme; `None` for all schemes together.
    pub scheme: Option<String>,
    /// Text of the scheme.
    pub name: Text,
    /// Decisions in a year.
    pub decisions: Compared,
    /// Decisions that change an earlier one: changed awards, and definitive ones with a recovery or a supplement.
    pub corrections: Compared,
    /// Decisions in each month.
    pub decisions_months: [f64; MONTHS],
}

/// Work of the agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// Per scheme, then all together.
    pub loads: Vec<Load>,
    /// Signals that wages differ from the estimate.
    pub signals: Compared,
    /// Messages of citizens: new applications, reports, objections, arrangements to pay back, and about changed amounts
    /// where it is given how often.
    pub contacts: Compared,
    /// Letters that are no decision: about a right that may be there, or wages that do not fit.
    pub letters: Compared,
    /// Hand-overs of new applications between counters.
    pub handovers: Compared,
    /// Telephone calls, apart from the messages; `None` where it is not given how often people call.
    pub calls: Option<Compared>,
    /// Reviews by hand.
    pub reviews: Compared,
    /// At the low, central and high end of the unit times; `None` where none is given. Unit: hours per year.
    pub hours: Option<[Compared; 3]>,
    /// At the ends of times and prices together; `None` without a price. Unit: euros per year.
    pub costs: Option<[Compared; 3]>,
    /// What is done and takes no time, because the unit times name none for it; empty where there are no unit times.
    pub untimed: Vec<Task>,
}

impl Agency {
    /// The work on all schemes together.
    pub fn together(&self) -> &Load {
        self.loads.last().expect("the last load is that of all schemes together")
    }
}

/// Something that the agency does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Decide.
    Decision,
    /// Handle a message.
    Contact,
    /// Answer the telephone.
    Call,
    /// Send a letter.
    Letter,
    /// Hand an application over to another counter.
    Handover,
    /// Review by hand.
    Review,
}

/// The busiest month (0–11, the first of equals) and how many times the mean month it is; `None` where there is nothing.
pub fn peak(months: &[f64; MONTHS]) -> Option<(usize, f64)> {
    let mean = months.iter().sum::<f64>() / MONTHS as f64;
    let busiest = (0..MONTHS).rev().max_by(|a, b| months[*a].total_cmp(&months[*b]))?;
    (mean > 0.0).then(|| (busiest, months[busiest] / mean))
}

/// Months (0–11) of the yearly decisions.
#[derive(Debug, Clone, Copy)]
struct Calendar {
    award: usize,
    definitive: usize,
}

impl Calendar {
    fn of(data: &RunData, variant: &VariantData) -> Calendar {
        let month = |month: u8| usize::from(month.clamp(1, 12)) - 1;
        let award = match variant.dials.basis {
            Basis::Year => data.effort.as_ref().map_or(0, |effort| month(effort.award_month)),
            // The amounts of a new year come with its first payment.
            Basis::Month => 0,
        };
        Calendar { award, definitive: month(data.definitive_month) }
    }

    fn decisions(self, ledger: &SchemeLedger, month: usize) -> f64 {
        if !ledger.used {
            return 0.0;
        }
        indicator(month == self.award)
            + indicator(ledger.changed.contains(month))
            + indicator(ledger.is_settled && month == self.definitive)
    }

    fn corrections(self, ledger: &SchemeLedger, month: usize) -> f64 {
        if !ledger.used {
            return 0.0;
        }
        indicator(ledger.changed.contains(month)) + indicator(is_off(ledger) && month == self.definitive)
    }

    /// Messages of a household in a month, without applications.
    fn messages(self, record: &VariantRecord, asked: PerSubject<bool>, month: usize) -> f64 {
        let log = &record.log;
        let reports = log.reports.iter().zip(asked);
        let told = reports.filter(|(_, is_asked)| *is_asked).any(|(set, _)| set.contains(month));
        let others = [log.undone, log.quick_route, log.objections].iter().filter(|set| set.contains(month)).count();
        let recoveries = record.schemes.iter().filter(|l| l.used && l.recovery > Cents::ZERO).count();
        // Who has to pay back arranges it in the month after the decision.
        let is_due = month == (self.definitive + 1) % MONTHS;
        indicator(told) + others as f64 + if is_due { recoveries as f64 } else { 0.0 }
    }
}

/// Numbers of one thing in each month.
type Months = [u8; MONTHS];

/// What the agency does for one household in a year.
#[derive(Debug, Clone, Default)]
pub(super) struct Work {
    /// By scheme: decisions, and of these corrections.
    schemes: Vec<(Months, Months)>,
    signals: f64,
    messages: f64,
    letters: f64,
    reviews: f64,
    applications: u8,
    lost_applications: u8,
    /// Hand-overs that its applications would have if all were new.
    handovers: u8,
    /// Hand-overs that lost applications had made.
    lost_handovers: u8,
}

impl Work {
    fn decisions(&self) -> f64 {
        self.schemes.iter().map(|(decisions, _)| sum(decisions)).sum()
    }

    fn corrections(&self) -> f64 {
        self.schemes.iter().map(|(_, corrections)| sum(corrections)).sum()
    }

    fn new_applications(&self, new_share: f64) -> f64 {
        f64::from(self.applications) * new_share + f64::from(self.lost_applications)
    }

    fn new_handovers(&self, new_share: f64) -> f64 {
        f64::from(self.handovers) * new_share + f64::from(self.lost_handovers)
    }

    /// Messages, with new applications and what changed amounts bring.
    fn contacts(&self, new_share: f64, per_change: f64) -> f64 {
        self.messages + self.new_applications(new_share) + self.corrections() * per_change
    }
}

fn sum(months: &Months) -> f64 {
    months.iter().map(|count| f64::from(*count)).sum()
}

/// Works it out for every household of a variant.
pub(super) fn works(variant: &VariantData, data: &RunData) -> Vec<Work> {
    let calendar = Calendar::of(data, variant);
    let of = |record: &VariantRecord| {
        let used = || record.schemes.iter().filter(|ledger| ledger.used);
        let each = |count: &dyn Fn(usize) -> f64| -> Months { std::array::from_fn(|month| count(month) as u8) };
        let in_year = |count: &dyn Fn(usize) -> f64| (0..MONTHS).map(count).sum::<f64>();
        let of_ledger = |ledger: &SchemeLedger| {
            (each(&|month| calendar.decisions(ledger, month)), each(&|month| calendar.corrections(ledger, month)))
        };
        let schemes = record.schemes.iter().map(of_ledger).collect();
        let log = &record.log;
        let lost = || record.schemes.iter().filter(|ledger| ledger.lost_after > 0);
        let applied = Work {
            schemes,
            letters: in_year(&|month| indicator(log.invitations.contains(month))),
            lost_applications: lost().count() as u8,
            lost_handovers: lost().map(|ledger| ledger.lost_after).fold(0, u8::saturating_add),
            ..Work::default()
        };
        if used().next().is_none() {
            return applied;
        }
        let asked = asked_of(variant, record);
        let looks_at_income = asked[Subject::Income as usize];
        let has_letters = matches!(variant.dials.year.in_year, InYear::Letter { .. }) && looks_at_income;
        let letter =
            |month| indicator(log.invitations.contains(month)) + indicator(has_letters && log.signals.contains(month));
        let applications = used().filter(|ledger| ledger.by_application).count() as u8;
        Work {
            signals: in_year(&|month| indicator(looks_at_income && log.signals.contains(month))),
            messages: in_year(&|month| calendar.messages(record, asked, month)),
            letters: in_year(&letter),
            reviews: in_year(&|month| used().filter(|ledger| ledger.reviewed.contains(month)).count() as f64),
            applications,
            handovers: applications.saturating_mul(variant.dials.reach.counters.saturating_sub(1)),
            ..applied
        }
    };
    variant.records.iter().map(of).collect()
}

/// All figures on the agency of a variant; `in_base` holds the work of the base.
pub(super) fn agency<'a>(pair: &Pair<'a>, in_base: &'a [Work], data: &RunData) -> Agency {
    let all = PerHousehold::new(pair, in_base, |variant| works(variant, data));
    let schemes = pair.variant.schemes.iter().map(|scheme| load(pair, &all, Some(&scheme.id), scheme.name.clone()));
    let together = load(pair, &all, None, text!(all_schemes_together));
    let effort = data.effort.as_ref();
    let new_share = effort.map_or(0.0, |effort| effort.new_share.value);
    let per_change = effort.map_or(0.0, |effort| effort.contacts_per_change(End::Central));
    let timed = effort.filter(|effort| Task::ALL.iter().any(|task| task.minutes(effort).is_some()));
    Agency {
        loads: schemes.chain(std::iter::once(together)).collect(),
        signals: all.total(pair, |work| work.signals),
        contacts: all.total(pair, |work| work.contacts(new_share, per_change)),
        letters: all.total(pair, |work| work.letters),
        handovers: all.total(pair, |work| work.new_handovers(new_share)),
        calls: effort.map(|effort| {
            let rate = effort.calls_per_decision.value;
            all.total(pair, |work| rate * work.decisions())
        }),
        reviews: all.total(pair, |work| work.reviews),
        hours: timed.map(|effort| End::ALL.map(|end| all.total(pair, |work| hours(work, effort, end)))),
        costs: timed.and_then(|effort| {
            let price = effort.agency_hour?;
            Some(End::ALL.map(|end| all.total(pair, |work| hours(work, effort, end) * price.at(end))))
        }),
        untimed: timed.map_or(Vec::new(), |effort| {
            let is_free = |task: &Task| {
                let times = |work: &Work| task.times(work, effort, End::Central);
                task.minutes(effort).is_none() && all.sum(pair, times) > 0.0
            };
            Task::ALL.into_iter().filter(is_free).collect()
        }),
    }
}

/// Hours of the agency for one household.
fn hours(work: &Work, effort: &Effort, end: End) -> f64 {
    let minutes = |task: Task| task.minutes(effort).map_or(0.0, |band| task.times(work, effort, end) * band.at(end));
    Task::ALL.into_iter().map(minutes).sum::<f64>() / 60.0
}

impl Task {
    /// All, in the order in which they are told.
    pub const ALL: [Task; 6] = [Task::Decision, Task::Contact, Task::Call, Task::Letter, Task::Handover, Task::Review];

    /// What it takes the agency once, where that is given. Unit: minutes.
    pub fn minutes(self, effort: &Effort) -> Option<Band> {
        match self {
            Task::Decision => effort.decision_minutes,
            Task::Contact => effort.contact_minutes,
            Task::Call => effort.call_minutes,
            Task::Letter => effort.letter_minutes,
            Task::Handover => effort.handover_minutes,
            Task::Review => effort.review_minutes,
        }
    }

    /// How often it is done for one household, whatever the system; rates are those of an end.
    fn times(self, work: &Work, effort: &Effort, end: End) -> f64 {
        let new_share = effort.new_share.at(end);
        match self {
            Task::Decision => work.decisions(),
            Task::Contact => work.contacts(new_share, effort.contacts_per_change(end)),
            Task::Call => work.decisions() * effort.calls_per_decision.at(end),
            Task::Letter => work.letters,
            Task::Handover => work.new_handovers(new_share),
            Task::Review => work.reviews,
        }
    }
}

fn load(pair: &Pair<'_>, all: &PerHousehold<'_, Work>, id: Option<&str>, name: Text) -> Load {
    let positions = |d: &VariantData| match id {
        Some(id) => d.scheme(id).map_or(0..0, |position| position..position + 1),
        None => 0..d.schemes.len(),
    };
    let (in_base, in_variant) = (positions(pair.base), positions(pair.variant));
    let wanted = |d: Of<'_>| match d.side {
        Side::Base => in_base.clone(),
        Side::Variant => in_variant.clone(),
    };
    let year = |of: fn(&(Months, Months)) -> &Months| {
        let total = pair.total(|d, i| all.get(d, i).schemes[wanted(d)].iter().map(|both| sum(of(both))).sum());
        if in_base.is_empty() { Compared { difference: Figure::Undefined, ..total } } else { total }
    };
    let own = wanted(pair.variant_side());
    let in_month = |month: usize| {
        all.sum(pair, |work| work.schemes[own.clone()].iter().map(|(decisions, _)| f64::from(decisions[month])).sum())
    };
    Load {
        scheme: id.map(str::to_owned),
        name,
        decisions: year(|both| &both.0),
        corrections: year(|both| &both.1),
        decisions_months: std::array::from_fn(in_month),
    }
}

#[cfg(test)]
#[path = "agency_tests.rs"]
mod tests;
