//! What one household had to do and was told in a year, counted from the log and the ledgers.
//!
//! Takes: a record, the dials of its variant, what its schemes ask. Gives: [`Counts`], all defined here and only here.
//! Leaves to others: means, groups, minutes (`burden`), the side of the agency (`agency`). Source: domain §6.1.
//!
//! Only households that use a scheme have counts. Events of year t+1 (the definitive decision, paying back) are counted
//! with the year that they are about.

use crate::delivery::Basis;
use crate::delivery::BySubject;
use crate::delivery::InYear;
use crate::delivery::MonthSet;
use crate::delivery::PerSubject;
use crate::delivery::SchemeLedger;
use crate::delivery::Subject;
use crate::delivery::VariantRecord;
use crate::measure::SchemeInfo;
use crate::measure::VariantData;
use crate::units::Cents;
use crate::units::MONTHS;
use std::collections::BTreeSet;

/// Months after a life event in which an action counts as near to it, besides the month itself. Source: domain §6.1.
const NEAR_MONTHS: usize = 2;

/// The counts of one household and year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Counts {
    /// One where it uses a scheme.
    pub uses: f64,
    /// Schemes that it has on application; in a given year only some of these are new.
    pub applications: f64,
    /// New applications that were lost between counters.
    pub lost_applications: f64,
    /// Hand-overs between counters that its applications would have if all were new.
    pub handovers: f64,
    /// Hand-overs that lost applications had made.
    pub lost_handovers: f64,
    /// Months in which it reports a change, a change undone by hand or the quick route included.
    pub reports: f64,
    /// Times it has to check an amount that the agency takes from elsewhere: the estimate of a year, an adjustment by the
    /// agency, a definitive decision with another amount, each change of an amount by the month.
    pub checks: f64,
    /// Decisions that change an amount, within the year or afterwards.
    pub corrections: f64,
    /// Recoveries to pay back.
    pub repayments: f64,
    /// Objections to data that are wrong.
    pub objections: f64,
    /// Decisions on its schemes.
    pub decisions: f64,
    /// Letters besides decisions.
    pub letters: f64,
    /// Changes that have to be reported within a term.
    pub duties: f64,
    /// Months in which next month's amount cannot be known.
    pub unknown_months: f64,
    /// Changes of a monthly payment.
    pub changes: f64,
    /// Of these, the ones that came with the payment itself.
    pub unannounced: f64,
    /// Organisations it deals with.
    pub counters: f64,
    /// Facts about the household that the rules of its schemes use.
    pub facts: f64,
    /// Actions in the busiest month, without applications.
    pub busiest: f64,
    /// Actions in the month of a life event or the two after it, without applications.
    pub near_life_event: f64,
    /// One where the source has a wrong income.
    pub has_source_error: f64,
    /// Months until such an error is repaired.
    pub error_months: f64,
}

impl Counts {
    /// Actions without applications: reports, checks, paying back, objections.
    pub(super) fn actions(&self) -> f64 {
        self.reports + self.checks + self.repayments + self.objections
    }

    /// All that it has to read.
    pub(super) fn messages_read(&self) -> f64 {
        self.decisions + self.letters
    }

    /// Terms with a consequence, without applications: changes to report, recoveries to pay.
    pub(super) fn deadlines(&self) -> f64 {
        self.duties + self.repayments
    }
}

/// Counts every household of a variant; `definitive_month` (1–12) is the month of the definitive decisions.
pub(super) fn counts(variant: &VariantData, definitive_month: u8) -> Vec<Counts> {
    let demands = Demanded::new(&variant.schemes);
    variant.records.iter().map(|record| of_household(variant, record, &demands, definitive_month)).collect()
}

/// Facts of each scheme as positions in one list.
struct Demanded {
    facts: Vec<Vec<bool>>,
    n_facts: usize,
}

impl Demanded {
    fn new(schemes: &[SchemeInfo]) -> Demanded {
        let all: BTreeSet<&String> = schemes.iter().flat_map(|s| &s.demands.facts).collect();
        let facts = schemes.iter().map(|s| all.iter().map(|fact| s.demands.facts.contains(fact)).collect()).collect();
        Demanded { facts, n_facts: all.len() }
    }

    fn count(&self, used: &[bool]) -> usize {
        let is_asked = |fact: &usize| self.facts.iter().zip(used).any(|(facts, used)| *used && facts[*fact]);
        (0..self.n_facts).filter(is_asked).count()
    }
}

fn of_household(variant: &VariantData, record: &VariantRecord, demanded: &Demanded, definitive_month: u8) -> Counts {
    let used: Vec<bool> = record.schemes.iter().map(|ledger| ledger.used).collect();
    let applied = of_anybody(record);
    if !used.contains(&true) {
        return applied;
    }
    let schemes = || variant.schemes.iter().zip(&record.schemes).filter(|(_, ledger)| ledger.used);
    let asked = asked_of(variant, record);
    let by_asked = |sets: BySubject| {
        let sets = sets.into_iter().zip(asked).filter(|(_, is_asked)| *is_asked);
        sets.fold(MonthSet::NONE, |all, (set, _)| all.or(set))
    };
    let log = &record.log;
    let told = by_asked(log.reports);
    let other_reports = [log.undone, log.quick_route];
    let reports = f64::from(told.len()) + other_reports.iter().map(|set| f64::from(set.len())).sum::<f64>();
    let checks = checks(variant, record);
    let is_checked_later = is_definitive_checked(variant, record);
    let recoveries = schemes().filter(|(_, ledger)| ledger.recovery > Cents::ZERO).count();
    let has_letters = matches!(variant.dials.year.in_year, InYear::Letter { .. }) && asked[Subject::Income as usize];
    let changes = union(schemes().map(|(_, ledger)| MonthSet::changes(&ledger.advances)));
    let decided = union(schemes().map(|(_, ledger)| ledger.changed));
    let executors: BTreeSet<&str> = schemes().map(|(scheme, _)| scheme.demands.executor.as_str()).collect();
    let in_year = |month: usize| {
        let sets = [told, log.undone, log.quick_route, log.objections, checks];
        sets.iter().filter(|set| set.contains(month)).count()
    };
    let in_month = |month: usize| {
        let is_decided = month + 1 == usize::from(definitive_month);
        // The first instalment is due the month after the decision.
        let is_due = month == usize::from(definitive_month) % MONTHS;
        in_year(month) + usize::from(is_decided && is_checked_later) + if is_due { recoveries } else { 0 }
    };
    let near = near_life_events(log.life_events);
    let applications = schemes().filter(|(_, ledger)| ledger.by_application).count() as f64;
    let error_months = schemes().map(|(_, ledger)| ledger.wrong_source_months).max().unwrap_or(0);
    Counts {
        uses: 1.0,
        applications,
        handovers: applications * f64::from(variant.dials.reach.counters.saturating_sub(1)),
        corrections: schemes().map(|(_, ledger)| f64::from(corrections(ledger))).sum(),
        reports,
        checks: f64::from(checks.len()) + f64::from(u8::from(is_checked_later)),
        repayments: recoveries as f64,
        objections: f64::from(log.objections.len()),
        decisions: schemes().map(|(_, ledger)| f64::from(ledger.decisions)).sum(),
        letters: applied.letters + if has_letters { f64::from(log.signals.len()) } else { 0.0 },
        duties: f64::from(by_asked(log.duties).len()),
        unknown_months: f64::from(unknown(variant, record).len()),
        changes: f64::from(changes.len()),
        unannounced: f64::from(changes.and(decided).len()),
        counters: executors.len() as f64 + f64::from(variant.dials.reach.counters.saturating_sub(1)),
        facts: demanded.count(&used) as f64,
        busiest: (0..MONTHS).map(in_month).max().unwrap_or(0) as f64,
        // An action of the next year is not near an event of this one.
        near_life_event: (0..MONTHS).filter(|month| near.contains(*month)).map(in_year).sum::<usize>() as f64,
        has_source_error: f64::from(u8::from(error_months > 0)),
        error_months: f64::from(error_months),
        ..applied
    }
}

/// The months of life events and those shortly after.
fn near_life_events(events: MonthSet) -> MonthSet {
    let after = |months| MonthSet::of(|month| month >= months && events.contains(month - months));
    union((0..=NEAR_MONTHS).map(after))
}

/// What is counted of a household whether or not it uses a scheme.
fn of_anybody(record: &VariantRecord) -> Counts {
    Counts {
        lost_applications: record.schemes.iter().filter(|ledger| ledger.lost_after > 0).count() as f64,
        lost_handovers: record.schemes.iter().map(|ledger| f64::from(ledger.lost_after)).sum(),
        letters: f64::from(record.log.invitations.len()),
        ..Counts::default()
    }
}

/// Decisions that change an earlier one: changed awards, and a definitive one with a recovery or a supplement.
pub(super) fn corrections(ledger: &SchemeLedger) -> u8 {
    ledger.changed.len() + u8::from(is_off(ledger))
}

/// Whether a definitive decision has another amount.
pub(super) fn is_off(ledger: &SchemeLedger) -> bool {
    ledger.is_settled && (ledger.recovery > Cents::ZERO || ledger.supplement > Cents::ZERO)
}

fn union(sets: impl Iterator<Item = MonthSet>) -> MonthSet {
    sets.fold(MonthSet::NONE, MonthSet::or)
}

/// By subject, whether a scheme that the household uses asks for it.
pub(super) fn asked_of(variant: &VariantData, record: &VariantRecord) -> PerSubject<bool> {
    let used = variant.schemes.iter().zip(&record.schemes).filter(|(_, ledger)| ledger.used);
    used.fold(PerSubject::default(), |all, (scheme, _)| {
        std::array::from_fn(|subject| all[subject] || scheme.demands.asked[subject])
    })
}

/// The schemes that a household uses and that ask its income.
fn by_income<'a>(variant: &'a VariantData, record: &'a VariantRecord) -> impl Iterator<Item = &'a SchemeLedger> {
    let schemes = variant.schemes.iter().zip(&record.schemes);
    let asks = |scheme: &SchemeInfo| scheme.demands.asked[Subject::Income as usize];
    schemes.filter(move |(scheme, ledger)| ledger.used && asks(scheme)).map(|(_, ledger)| ledger)
}

/// Months in which a household has to check what the agency takes its income to be, by the same measure by the year and by
/// the month: when an amount rests on data that nobody asked it for. By the year that is the estimate in January and an
/// adjustment by the agency; a change that the household reported itself is not checked. By the month it is every changed
/// amount, since it rests on wage data. The definitive decision comes after the year, see [`is_definitive_checked`].
fn checks(variant: &VariantData, record: &VariantRecord) -> MonthSet {
    match variant.dials.basis {
        Basis::Year if by_income(variant, record).next().is_none() => MonthSet::NONE,
        Basis::Year => MonthSet::of(|month| month == 0).or(record.log.adjustments),
        Basis::Month => union(by_income(variant, record).map(|ledger| ledger.changed)),
    }
}

/// Whether a definitive decision has another amount, on data of the tax return, so that the household has to check it.
fn is_definitive_checked(variant: &VariantData, record: &VariantRecord) -> bool {
    by_income(variant, record).any(is_off)
}

/// Months (January to November) in which a household cannot know what it will get next month.
///
/// By the year: the month before a changed award, and the earlier ones since the change was reported; the steps within
/// one award stand in its decision. By the month: a changed amount that rests on facts that are not over a month before,
/// or for schemes without income, on persons who are not counted yet; a payment on older facts can be worked out, and a
/// fall that is held back (buffer) has been seen coming.
fn unknown(variant: &VariantData, record: &VariantRecord) -> MonthSet {
    let dials = &variant.dials;
    let schemes = variant.schemes.iter().zip(&record.schemes).filter(|(_, ledger)| ledger.used);
    let waits = |ledger: &SchemeLedger| {
        let wait = usize::from(dials.lag_months.max(1));
        let is_before = |month: usize| (1..=wait).any(|months| ledger.changed.contains(month + months));
        MonthSet::of(is_before)
    };
    union(schemes.map(|(scheme, ledger)| match dials.basis {
        Basis::Year => waits(ledger),
        Basis::Month => {
            let age = usize::from(dials.lag_months) + usize::from(dials.month.delay_months);
            let by_income = scheme.demands.asked[Subject::Income as usize];
            if age >= if by_income { 2 } else { 1 } {
                return MonthSet::NONE;
            }
            let step = |month: usize| (ledger.advances[month + 1] - ledger.advances[month]).0;
            let is_held = dials.month.hold_months > 0;
            MonthSet::of(|month| month + 1 < MONTHS && (step(month) > 1 || (step(month) < -1 && !is_held)))
        }
    }))
}

#[cfg(test)]
#[path = "counts_tests.rs"]
mod tests;
