//! Use of the schemes of the base beside what was published: by scheme and group, and on moments that nothing is fitted to.
//!
//! Takes: a finished run, published use, tests of the behaviour file. Gives: rows with both figures.
//! Leaves to others: the calibration (`delivery`), print (`report`).

use crate::delivery::{FactsRecord, SchemeLedger, TakeUp, TakeUpGroup};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::run::Run;
use crate::scenario::sourced::SourcedNumber;
use crate::units::Cents;
use rust_decimal::prelude::ToPrimitive;

/// Non-use of a scheme by a group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// Scheme.
    pub scheme: String,
    /// Group; `None` for all together.
    pub group: Option<TakeUpGroup>,
    /// Households of the sample with a right.
    pub households: usize,
    /// Published non-use; `None` where the group shares what the total leaves. Unit: ratio.
    pub published: Option<f64>,
    /// Simulated non-use. Unit: ratio.
    pub simulated: f64,
    /// The monthly right at which half of all would use it, for an average household without traits that bear on use, that
    /// seems entitled and has the fear of its group. Unit: euro per month; `None` for all together.
    pub half_use_euros_month: Option<f64>,
}

/// A group in words, Dutch and English.
pub fn group_words(group: TakeUpGroup) -> (&'static str, &'static str) {
    match group {
        TakeUpGroup::SocialAssistance => ("bijstand", "social assistance"),
        TakeUpGroup::Employee => ("werknemer", "employee"),
        TakeUpGroup::SelfEmployed => ("zelfstandige", "self-employed"),
        TakeUpGroup::Pension => ("pensioen", "pension"),
        TakeUpGroup::Other => ("overig", "other"),
    }
}

/// Non-use in a band of monthly rights.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow {
    /// Scheme.
    pub scheme: String,
    /// Upper end of the band; `None` for the highest. Unit: euro per month.
    pub until_euros: Option<u32>,
    /// Households of the sample with a right.
    pub households: usize,
    /// Non-use. Unit: ratio; `None` without households.
    pub non_use: Option<f64>,
    /// Whether it is not above that of the band below; `None` for the lowest.
    pub falls: Option<bool>,
}

/// A moment that nothing is fitted to.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Key in the behaviour file, block `toetsen_gebruik`.
    pub key: &'static str,
    /// Published.
    pub published: f64,
    /// Source with its certainty.
    pub source: String,
    /// Simulated; `None` where no household is concerned.
    pub simulated: Option<f64>,
    /// Whether it is an amount, in euro per month, and not a share.
    pub is_amount: bool,
}

/// All about use.
#[derive(Debug, Clone, PartialEq)]
pub struct UseCheck {
    /// By scheme and group.
    pub groups: Vec<GroupRow>,
    /// By scheme and band.
    pub bands: Vec<BandRow>,
    /// Moments that have a published figure.
    pub moments: Vec<Moment>,
    /// Of the households with a right to two or more schemes, the share that misses all, and what it would be if each
    /// scheme were missed by itself at its rate.
    pub misses_all: Option<(f64, f64)>,
}

/// Ends of the bands. Unit: euro per month. Source: domain §3.6 (8).
const BANDS: [Option<u32>; 4] = [Some(50), Some(100), Some(150), None];

/// Keys of `[toetsen_gebruik]`: what each is, by scheme and group.
pub(super) const MOMENTS: [(&str, Probe); 5] = [
    ("zorgtoeslag_tot_20_euro", Probe::ShareUpTo("zorgtoeslag", 20)),
    ("zorgtoeslag_zelfstandige_maximum", Probe::ShareAtMaximum("zorgtoeslag", TakeUpGroup::SelfEmployed)),
    ("zorgtoeslag_pensioen_mediaan", Probe::Median("zorgtoeslag", TakeUpGroup::Pension)),
    ("huurtoeslag_pensioen_mediaan", Probe::Median("huurtoeslag", TakeUpGroup::Pension)),
    ("huurtoeslag_gemiddeld", Probe::Mean("huurtoeslag")),
];

/// What is asked of the households that do not use a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Probe {
    /// Share with a right up to so many euros a month.
    ShareUpTo(&'static str, u32),
    /// Share of a group within a euro a month of the highest right that anyone of it has, per number of adults alike.
    ShareAtMaximum(&'static str, TakeUpGroup),
    /// Median right of a group.
    Median(&'static str, TakeUpGroup),
    /// Mean right.
    Mean(&'static str),
}

/// One entitled household for one scheme.
struct Entitled<'a> {
    facts: &'a FactsRecord,
    ledger: &'a SchemeLedger,
}

impl Entitled<'_> {
    fn euros_month(&self) -> f64 {
        self.ledger.entitlement.as_euros() / 12.0
    }

    fn group(&self) -> TakeUpGroup {
        TakeUpGroup::of(self.facts.source)
    }
}

/// Sets use in the base beside what was published.
pub fn use_check(run: &Run, behaviour: &Behaviour) -> UseCheck {
    let base = &run.variants[0];
    let entitled = |scheme: usize| -> Vec<Entitled<'_>> {
        let rows = run.facts.iter().zip(&base.records);
        let of_scheme = rows.map(|(facts, record)| Entitled { facts, ledger: &record.schemes[scheme] });
        of_scheme.filter(|row| row.ledger.entitlement > Cents::ZERO).collect()
    };
    let mut check =
        UseCheck { groups: Vec::new(), bands: Vec::new(), moments: Vec::new(), misses_all: misses_all(run) };
    for (position, scheme) in base.schemes.iter().enumerate() {
        let rows = entitled(position);
        let target = behaviour.targets.get(&scheme.id);
        check.groups.extend(group_row(&scheme.name, None, &rows, target.map(|t| t.total), None));
        let groups: std::collections::BTreeSet<TakeUpGroup> = rows.iter().map(Entitled::group).collect();
        for group in groups {
            let published = target.and_then(|t| t.groups.get(&group).copied());
            let half = half_use(&base.take_up, position, group);
            check.groups.extend(group_row(&scheme.name, Some(group), &rows, published, half));
        }
        check.bands.extend(bands(&scheme.name, &rows));
    }
    let to_f64 = |number: &SourcedNumber| number.value.to_f64().unwrap_or(f64::NAN);
    // All amounts are of 2021.
    let prices = behaviour.numbers.iter().find(|number| number.name == "prijzen.2021").map_or(1.0, to_f64);
    for (key, probe) in MOMENTS {
        let name = format!("toetsen_gebruik.{key}");
        let Some(number) = behaviour.numbers.iter().find(|number| number.name == name) else { continue };
        let scheme = match probe {
            Probe::ShareUpTo(scheme, _) | Probe::ShareAtMaximum(scheme, _) => scheme,
            Probe::Median(scheme, _) | Probe::Mean(scheme) => scheme,
        };
        let position = base.schemes.iter().position(|s| s.id == scheme);
        let is_amount = matches!(probe, Probe::Median(..) | Probe::Mean(_));
        check.moments.push(Moment {
            key,
            published: to_f64(number) * if is_amount { prices } else { 1.0 },
            source: format!("{} ({})", number.source, number.certainty),
            simulated: position.and_then(|position| probe.answer(&entitled(position))),
            is_amount,
        });
    }
    check
}

/// Share, by weight, of those who do not use it.
fn non_use(rows: &[&Entitled<'_>]) -> Option<f64> {
    share(rows, |row| !row.ledger.used)
}

fn share(rows: &[&Entitled<'_>], is: impl Fn(&Entitled<'_>) -> bool) -> Option<f64> {
    let all: f64 = rows.iter().map(|row| row.facts.weight).sum();
    let found: f64 = rows.iter().filter(|row| is(row)).map(|row| row.facts.weight).sum();
    (all > 0.0).then(|| found / all)
}

fn group_row(
    scheme: &str,
    group: Option<TakeUpGroup>,
    rows: &[Entitled<'_>],
    used: Option<f64>,
    half_use_euros_month: Option<f64>,
) -> Option<GroupRow> {
    let own: Vec<&Entitled<'_>> = rows.iter().filter(|row| group.is_none_or(|group| row.group() == group)).collect();
    Some(GroupRow {
        scheme: scheme.to_owned(),
        group,
        households: own.len(),
        published: used.map(|used| 1.0 - used),
        simulated: non_use(&own)?,
        half_use_euros_month,
    })
}

/// The right at which the logit is nil: implied cost of claiming (domain §3.6, 7).
fn half_use(take_up: &TakeUp, scheme: usize, group: TakeUpGroup) -> Option<f64> {
    let TakeUp::Modelled { parameters, schemes } = take_up else { return None };
    let settings = schemes.get(scheme)?;
    let fear = settings.recovered_per_euro.get(&group).copied().unwrap_or(0.0) * 10.0 * parameters.per_tenth_recovered;
    let without_amount = settings.constants.of(group) + fear + parameters.seems_entitled;
    let reference = parameters.reference_amount.as_euros();
    let found = reference * libm::exp(-without_amount / parameters.slope_amount);
    (parameters.slope_amount > 0.0 && found.is_finite()).then_some(found)
}

fn bands(scheme: &str, rows: &[Entitled<'_>]) -> Vec<BandRow> {
    let mut out: Vec<BandRow> = Vec::new();
    let mut from = 0.0;
    for until in BANDS {
        let most = until.map_or(f64::INFINITY, f64::from);
        let is_in = |row: &&Entitled<'_>| row.euros_month() > from && row.euros_month() <= most;
        let own: Vec<&Entitled<'_>> = rows.iter().filter(is_in).collect();
        let non_use = non_use(&own);
        let falls = out.last().and_then(|below: &BandRow| Some(non_use? <= below.non_use?));
        out.push(BandRow { scheme: scheme.to_owned(), until_euros: until, households: own.len(), non_use, falls });
        from = most;
    }
    out
}

fn misses_all(run: &Run) -> Option<(f64, f64)> {
    let base = &run.variants[0];
    let rate = |scheme: usize| {
        let rows = run.facts.iter().zip(&base.records).map(|(f, r)| (f.weight, &r.schemes[scheme]));
        let of = |only_unused: bool| -> f64 {
            let own = rows.clone().filter(|(_, l)| l.entitlement > Cents::ZERO && !(only_unused && l.used));
            own.map(|(weight, _)| weight).sum()
        };
        of(true) / of(false).max(f64::MIN_POSITIVE)
    };
    let rates: Vec<f64> = (0..base.schemes.len()).map(rate).collect();
    let (mut all, mut missed, mut by_chance) = (0.0, 0.0, 0.0);
    for (facts, record) in run.facts.iter().zip(&base.records) {
        let own: Vec<usize> = (0..rates.len()).filter(|s| record.schemes[*s].entitlement > Cents::ZERO).collect();
        if own.len() < 2 {
            continue;
        }
        all += facts.weight;
        by_chance += facts.weight * own.iter().map(|s| rates[*s]).product::<f64>();
        if own.iter().all(|s| !record.schemes[*s].used) {
            missed += facts.weight;
        }
    }
    (all > 0.0).then(|| (missed / all, by_chance / all))
}

impl Probe {
    fn answer(self, rows: &[Entitled<'_>]) -> Option<f64> {
        let unused = |group: Option<TakeUpGroup>| -> Vec<&Entitled<'_>> {
            let is_own = |row: &&Entitled<'_>| !row.ledger.used && group.is_none_or(|group| row.group() == group);
            rows.iter().filter(is_own).collect()
        };
        match self {
            Probe::ShareUpTo(_, euros) => share(&unused(None), |row| row.euros_month() <= f64::from(euros)),
            Probe::ShareAtMaximum(_, group) => {
                // Singles and couples have a maximum each; the number of rights that are the same to a euro tells it.
                let most = |rows: &[&Entitled<'_>], is_couple: bool| {
                    let of_size = rows.iter().filter(|row| (row.facts.persons >= 1.5) == is_couple);
                    of_size.map(|row| row.euros_month()).fold(0.0, f64::max)
                };
                let own: Vec<&Entitled<'_>> = rows.iter().filter(|row| row.group() == group).collect();
                let maxima = [most(&own, false), most(&own, true)];
                share(&unused(Some(group)), |row| maxima.iter().any(|most| (row.euros_month() - most).abs() <= 1.0))
            }
            Probe::Median(_, group) => {
                let mut own: Vec<(f64, f64)> =
                    unused(Some(group)).iter().map(|row| (row.euros_month(), row.facts.weight)).collect();
                own.sort_by(|a, b| a.0.total_cmp(&b.0));
                let half = own.iter().map(|row| row.1).sum::<f64>() / 2.0;
                let mut so_far = 0.0;
                own.iter()
                    .find(|row| {
                        so_far += row.1;
                        so_far >= half
                    })
                    .map(|row| row.0)
            }
            Probe::Mean(_) => {
                let own = unused(None);
                let weight: f64 = own.iter().map(|row| row.facts.weight).sum();
                let sum: f64 = own.iter().map(|row| row.facts.weight * row.euros_month()).sum();
                (weight > 0.0).then(|| sum / weight)
            }
        }
    }
}
