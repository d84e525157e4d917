//! What a system asks of who carries it out: decisions, corrections, signals, contacts, reviews, month by month.
//!
//! Takes: the base and a variant, the months of the yearly decisions, unit times where there are any. Gives: numbers by
//! scheme and month, the busiest month, hours and costs. Leaves to others: the side of people (`burden`).
//!
//! The year is one in which every year is like the next: what follows after year t stands in the month of the year in
//! which it falls. Applications that are new in the year are spread evenly over the months, since the population does not
//! say when they come.

use crate::delivery::Basis;
use crate::delivery::SchemeLedger;
use crate::delivery::VariantRecord;
use crate::measure::Compared;
use crate::measure::Effort;
use crate::measure::End;
use crate::measure::Name;
use crate::measure::Pair;
use crate::measure::RunData;
use crate::measure::VariantData;
use crate::measure::compared::indicator;
use crate::measure::counts::asked_of;
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
    fn messages(self, variant: &VariantData, record: &VariantRecord, month: usize) -> f64 {
        let log = &record.log;
        let reports = log.reports.iter().zip(asked_of(variant, record));
        let told = reports.filter(|(_, is_asked)| *is_asked).any(|(set, _)| set.contains(month));
        let others = [log.undone, log.quick_route, log.objections].iter().filter(|set| set.contains(month)).count();
        let recoveries = record.schemes.iter().filter(|l| l.used && l.recovery > Cents::ZERO).count();
        // Who has to pay back arranges it in the month after the decision.
        let is_due = month == (self.definitive + 1) % MONTHS;
        indicator(told) + others as f64 + if is_due { recoveries as f64 } else { 0.0 }
    }
}

fn uses(record: &VariantRecord) -> bool {
    record.schemes.iter().any(|ledger| ledger.used)
}

/// All figures on the agency of a variant.
pub fn agency(pair: &Pair<'_>, data: &RunData) -> Agency {
    let schemes = pair.variant.schemes.iter().map(|scheme| load(pair, data, Some(&scheme.id), scheme.name.clone()));
    let together = load(pair, data, None, Name::new("alle regelingen samen", "all schemes together"));
    let effort = data.effort.as_ref();
    let new_share = effort.map_or(0.0, |effort| effort.new_share.value);
    let of_month = |d: &VariantData, i: usize, month: usize| -> [f64; 3] {
        let record = &d.records[i];
        if !uses(record) {
            return [0.0; 3];
        }
        let has_signal = record.log.signals.contains(month) && asked_of(d, record)[0];
        let applications = record.schemes.iter().filter(|l| l.used && l.by_application).count() as f64;
        let messages = Calendar::of(data, d).messages(d, record, month);
        let reviews = record.schemes.iter().filter(|l| l.used && l.reviewed.contains(month)).count() as f64;
        [indicator(has_signal), messages + applications * new_share / MONTHS as f64, reviews]
    };
    let months = |which: usize| -> [f64; MONTHS] {
        std::array::from_fn(|month| pair.sample.total(|i| of_month(pair.variant, i, month)[which]).value)
    };
    let year = |which: usize| {
        pair.total(|d: &VariantData, i: usize| (0..MONTHS).map(|month| of_month(d, i, month)[which]).sum())
    };
    let hours_of = |effort: &Effort, end: End, d: &VariantData, i: usize| -> f64 {
        let minutes = |band: Option<crate::measure::Band>| band.map_or(0.0, |band| band.at(end));
        let sum = |which: usize| (0..MONTHS).map(|month| of_month(d, i, month)[which]).sum::<f64>();
        let decisions: f64 = d.records[i].schemes.iter().filter(|l| l.used).map(|l| f64::from(l.decisions)).sum();
        (sum(1) * minutes(effort.contact_minutes)
            + sum(2) * minutes(effort.review_minutes)
            + decisions * minutes(effort.decision_minutes))
            / 60.0
    };
    let timed = effort.filter(|effort| {
        [effort.contact_minutes, effort.review_minutes, effort.decision_minutes].iter().any(Option::is_some)
    });
    let hours = timed.map(|effort| End::ALL.map(|end| pair.total(|d, i| hours_of(effort, end, d, i))));
    let costs = timed.and_then(|effort| {
        let price = effort.agency_hour?;
        Some(End::ALL.map(|end| pair.total(|d, i| hours_of(effort, end, d, i) * price.at(end))))
    });
    Agency {
        loads: schemes.chain(std::iter::once(together)).collect(),
        signals: year(0),
        contacts: year(1),
        reviews: year(2),
        signals_months: months(0),
        contacts_months: months(1),
        reviews_months: months(2),
        hours,
        costs,
    }
}

fn load(pair: &Pair<'_>, data: &RunData, id: Option<&str>, name: Name) -> Load {
    let positions = |d: &VariantData| match id {
        Some(id) => d.scheme(id).map_or(0..0, |position| position..position + 1),
        None => 0..d.schemes.len(),
    };
    let (in_base, in_variant) = (positions(pair.base), positions(pair.variant));
    let sum = |d: &VariantData, i: usize, count: &dyn Fn(Calendar, &SchemeLedger) -> f64| -> f64 {
        let calendar = Calendar::of(data, d);
        let wanted = if std::ptr::eq(d, pair.base) { &in_base } else { &in_variant };
        d.records[i].schemes[wanted.clone()].iter().map(|ledger| count(calendar, ledger)).sum()
    };
    let year = |count: fn(Calendar, &SchemeLedger, usize) -> f64| {
        let total = pair.total(|d, i| sum(d, i, &|c, ledger| (0..MONTHS).map(|month| count(c, ledger, month)).sum()));
        if in_base.is_empty() { Compared { difference: crate::measure::Figure::Undefined, ..total } } else { total }
    };
    let months = |count: fn(Calendar, &SchemeLedger, usize) -> f64| -> [f64; MONTHS] {
        std::array::from_fn(|month| {
            pair.sample.total(|i| sum(pair.variant, i, &|c, ledger| count(c, ledger, month))).value
        })
    };
    Load {
        scheme: id.map(str::to_owned),
        name,
        decisions: year(Calendar::decisions),
        corrections: year(Calendar::corrections),
        decisions_months: months(Calendar::decisions),
        corrections_months: months(Calendar::corrections),
    }
}

#[cfg(test)]
#[path = "agency_tests.rs"]
mod tests;
