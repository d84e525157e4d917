//! What a system asks of who carries it out: decisions, corrections, signals, contacts, reviews, month by month.
//!
//! Takes: the base and a variant, the months of the yearly decisions, unit times where there are any. Gives: numbers by
//! scheme and month, the busiest month, hours and costs. Leaves to others: the side of people (`burden`).
//!
//! The year is one in which every year is like the next: what follows after year t stands in the month of the year in
//! which it falls. Applications that are new in the year are spread evenly over the months, since the population does not
//! say when they come.

use crate::delivery::Basis;
use crate::delivery::PerSubject;
use crate::delivery::SchemeLedger;
use crate::delivery::Subject;
use crate::delivery::VariantRecord;
use crate::measure::Band;
use crate::measure::Compared;
use crate::measure::Effort;
use crate::measure::End;
use crate::measure::Figure;
use crate::measure::Name;
use crate::measure::Pair;
use crate::measure::RunData;
use crate::measure::VariantData;
use crate::measure::compared::indicator;
use crate::measure::counts::asked_of;
use crate::measure::per_household::PerHousehold;
use crate::units::Cents;
use crate::units::MONTHS;

/// Work on one scheme, or on all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Id of the scheme; `None` for all schemes together.
    pub scheme: Option<String>,
    /// Name of the scheme.
    pub name: Name,
    /// Decisions in a year.
    pub decisions: Compared,
    /// Decisions that change an earlier one: changed awards, and definitive ones with a recovery or a supplement.
    pub corrections: Compared,
    /// Decisions in each month.
    pub decisions_months: [f64; MONTHS],
    /// Corrections in each month.
    pub corrections_months: [f64; MONTHS],
}

/// Work of the agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// Per scheme, then all together.
    pub loads: Vec<Load>,
    /// Signals that wages differ from the estimate.
    pub signals: Compared,
    /// Messages of citizens: new applications, reports, objections, arrangements to pay back.
    pub contacts: Compared,
    /// Telephone calls, apart from the messages; `None` where it is not given how often people call.
    pub calls: Option<Compared>,
    /// Reviews by hand.
    pub reviews: Compared,
    /// Signals in each month.
    pub signals_months: [f64; MONTHS],
    /// Contacts in each month.
    pub contacts_months: [f64; MONTHS],
    /// Reviews in each month.
    pub reviews_months: [f64; MONTHS],
    /// At the low, central and high end of the unit times; `None` where none is given. Unit: hours per year.
    pub hours: Option<[Compared; 3]>,
    /// At the ends of times and prices together; `None` without a price. Unit: euros per year.
    pub costs: Option<[Compared; 3]>,
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
        let is_off = ledger.is_settled && (ledger.recovery > Cents::ZERO || ledger.supplement > Cents::ZERO);
        indicator(ledger.changed.contains(month)) + indicator(is_off && month == self.definitive)
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
pub struct Work {
    /// By scheme: decisions, and of these corrections.
    schemes: Vec<(Months, Months)>,
    signals: Months,
    messages: Months,
    reviews: Months,
    applications: u8,
}

fn sum(months: &Months) -> f64 {
    months.iter().map(|count| f64::from(*count)).sum()
}

/// Works it out for every household of a variant.
pub fn works(variant: &VariantData, data: &RunData) -> Vec<Work> {
    let calendar = Calendar::of(data, variant);
    let of = |record: &VariantRecord| {
        let used = || record.schemes.iter().filter(|ledger| ledger.used);
        let each = |count: &dyn Fn(usize) -> f64| -> Months { std::array::from_fn(|month| count(month) as u8) };
        let of_ledger = |ledger: &SchemeLedger| {
            (each(&|month| calendar.decisions(ledger, month)), each(&|month| calendar.corrections(ledger, month)))
        };
        let schemes = record.schemes.iter().map(of_ledger).collect();
        if used().next().is_none() {
            return Work { schemes, ..Work::default() };
        }
        let asked = asked_of(variant, record);
        Work {
            schemes,
            signals: each(&|month| indicator(asked[Subject::Income as usize] && record.log.signals.contains(month))),
            messages: each(&|month| calendar.messages(record, asked, month)),
            reviews: each(&|month| used().filter(|ledger| ledger.reviewed.contains(month)).count() as f64),
            applications: used().filter(|ledger| ledger.by_application).count() as u8,
        }
    };
    variant.records.iter().map(of).collect()
}

/// All figures on the agency of a variant; `in_base` holds the work of the base.
pub fn agency<'a>(pair: &Pair<'a>, in_base: &'a [Work], data: &RunData) -> Agency {
    let all = PerHousehold::new(pair, in_base, |variant| works(variant, data));
    let schemes = pair.variant.schemes.iter().map(|scheme| load(pair, &all, Some(&scheme.id), scheme.name.clone()));
    let together = load(pair, &all, None, Name::new("alle regelingen samen", "all schemes together"));
    let effort = data.effort.as_ref();
    let new_share = effort.map_or(0.0, |effort| effort.new_share.value);
    let contacts = |work: &Work| sum(&work.messages) + f64::from(work.applications) * new_share;
    let months = |of: fn(&Work) -> &Months, extra: f64| -> [f64; MONTHS] {
        std::array::from_fn(|month| {
            all.sum(pair, |work| f64::from(of(work)[month]) + extra * f64::from(work.applications) / MONTHS as f64)
        })
    };
    let decisions = |work: &Work| -> f64 { work.schemes.iter().map(|(decisions, _)| sum(decisions)).sum() };
    let hours = |work: &Work, effort: &Effort, end: End| -> f64 {
        let minutes = |band: Option<Band>| band.map_or(0.0, |band| band.at(end));
        (contacts(work) * minutes(effort.contact_minutes)
            + decisions(work) * effort.calls_per_decision.at(end) * minutes(effort.call_minutes)
            + sum(&work.reviews) * minutes(effort.review_minutes)
            + decisions(work) * minutes(effort.decision_minutes))
            / 60.0
    };
    let timed = effort.filter(|effort| {
        let of = [effort.contact_minutes, effort.call_minutes, effort.review_minutes, effort.decision_minutes];
        of.iter().any(Option::is_some)
    });
    Agency {
        loads: schemes.chain(std::iter::once(together)).collect(),
        signals: all.total(pair, |work| sum(&work.signals)),
        contacts: all.total(pair, contacts),
        calls: effort.map(|effort| {
            let rate = effort.calls_per_decision.value;
            all.total(pair, |work| rate * decisions(work))
        }),
        reviews: all.total(pair, |work| sum(&work.reviews)),
        signals_months: months(|work| &work.signals, 0.0),
        contacts_months: months(|work| &work.messages, new_share),
        reviews_months: months(|work| &work.reviews, 0.0),
        hours: timed.map(|effort| End::ALL.map(|end| all.total(pair, |work| hours(work, effort, end)))),
        costs: timed.and_then(|effort| {
            let price = effort.agency_hour?;
            Some(End::ALL.map(|end| all.total(pair, |work| hours(work, effort, end) * price.at(end))))
        }),
    }
}

fn load(pair: &Pair<'_>, all: &PerHousehold<'_, Work>, id: Option<&str>, name: Name) -> Load {
    let positions = |d: &VariantData| match id {
        Some(id) => d.scheme(id).map_or(0..0, |position| position..position + 1),
        None => 0..d.schemes.len(),
    };
    let (in_base, in_variant) = (positions(pair.base), positions(pair.variant));
    let wanted = |d: &VariantData| if std::ptr::eq(d, pair.base) { in_base.clone() } else { in_variant.clone() };
    let year = |of: fn(&(Months, Months)) -> &Months| {
        let total = pair.total(|d, i| all.get(d, i).schemes[wanted(d)].iter().map(|both| sum(of(both))).sum());
        if in_base.is_empty() { Compared { difference: Figure::Undefined, ..total } } else { total }
    };
    let months = |of: fn(&(Months, Months)) -> &Months| -> [f64; MONTHS] {
        let own = wanted(pair.variant);
        std::array::from_fn(|month| {
            all.sum(pair, |work| work.schemes[own.clone()].iter().map(|both| f64::from(of(both)[month])).sum())
        })
    };
    Load {
        scheme: id.map(str::to_owned),
        name,
        decisions: year(|both| &both.0),
        corrections: year(|both| &both.1),
        decisions_months: months(|both| &both.0),
        corrections_months: months(|both| &both.1),
    }
}

#[cfg(test)]
#[path = "agency_tests.rs"]
mod tests;
