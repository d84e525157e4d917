//! Use of the schemes of the base beside what was published: by scheme and group, and on moments that nothing is fitted to.
//!
//! Takes: a finished run, published use, tests of the behaviour file. Gives: rows with both figures.
//! Leaves to others: the calibration (`delivery`), shares, means and medians (`measure`), print (`report`).

use crate::delivery::{FactsRecord, SchemeLedger, TakeUp, TakeUpGroup, TakeUpTarget};
use crate::evidence::{Evidence, Sourced};
use crate::measure::{Figure, Sample, Score};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::take_up_probes::{MOMENTS, MomentKey, Probe};
use crate::simulation::results::Run;
use crate::units::Cents;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;

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
    /// How sure that is; an assumption where nothing says it.
    pub grade: Evidence,
    /// Simulated non-use. Unit: ratio.
    pub simulated: Figure,
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
    /// Non-use. Unit: ratio.
    pub non_use: Figure,
    /// Whether it is not above that of the band below; `None` for the lowest, and where either is not shown.
    pub falls: Option<bool>,
}

/// A moment that nothing is fitted to.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Key in the behaviour file, block `toetsen_gebruik`.
    pub key: &'static str,
    /// Published, in prices of the run: as sure as the less sure of figure and conversion.
    pub published: Sourced<f64>,
    /// Simulated.
    pub simulated: Figure,
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
    pub misses_all: (Figure, Figure),
}

/// Ends of the bands. Unit: euro per month. Source: domain §3.6 (8).
const BANDS: [Option<u32>; 4] = [Some(50), Some(100), Some(150), None];

/// The households with a right to one scheme.
struct Entitled<'a> {
    facts: &'a [FactsRecord],
    ledgers: Vec<&'a SchemeLedger>,
    sample: Sample,
}

impl<'a> Entitled<'a> {
    fn new(run: &'a Run, scheme: usize) -> Entitled<'a> {
        let ledgers: Vec<&SchemeLedger> =
            run.variants[0].records.iter().map(|record| &record.schemes[scheme]).collect();
        let has_right = |i: &usize| ledgers[*i].entitlement > Cents::ZERO;
        let members = (0..ledgers.len()).filter(has_right).collect();
        let sample = Sample::new(members, |i| run.facts[i].weight);
        Entitled { facts: &run.facts, ledgers, sample }
    }

    fn euros_month(&self, i: usize) -> f64 {
        self.ledgers[i].entitlement.as_euros() / 12.0
    }

    fn group(&self, i: usize) -> TakeUpGroup {
        TakeUpGroup::of(self.facts[i].source)
    }

    /// Those of a group; all without one.
    fn of(&self, group: Option<TakeUpGroup>) -> Sample {
        self.sample.only(|i| group.is_none_or(|group| self.group(i) == group))
    }

    fn share(&self, of: &Sample, holds: impl Fn(usize) -> bool) -> Figure {
        figure(of.mean(|i| f64::from(u8::from(holds(i)))))
    }

    fn non_use(&self, of: &Sample) -> Figure {
        self.share(of, |i| !self.ledgers[i].used)
    }
}

fn figure(score: Option<Score>) -> Figure {
    score.map_or(Figure::Undefined, |score| score.figure())
}

/// Sets use in the base beside what was published.
pub fn use_check(run: &Run, behaviour: &Behaviour) -> UseCheck {
    let base = &run.variants[0];
    let mut check = UseCheck {
        groups: Vec::new(),
        bands: Vec::new(),
        moments: moments(run, behaviour),
        misses_all: misses_all(run),
    };
    for (position, scheme) in base.schemes.iter().enumerate() {
        let entitled = Entitled::new(run, position);
        if entitled.sample.is_empty() {
            continue;
        }
        let target = behaviour.targets.get(&scheme.id);
        let present: BTreeSet<TakeUpGroup> = entitled.sample.members.iter().map(|i| entitled.group(*i)).collect();
        for group in std::iter::once(None).chain(present.into_iter().map(Some)) {
            let own = entitled.of(group);
            check.groups.push(GroupRow {
                scheme: scheme.name.clone(),
                group,
                households: own.len(),
                published: target.and_then(|target| published(target, group)).map(|used| 1.0 - used),
                grade: grade_of(behaviour, &scheme.id, group),
                simulated: entitled.non_use(&own),
                half_use_euros_month: group.and_then(|group| half_use(&base.take_up, position, group)),
            });
        }
        check.bands.extend(bands(&scheme.name, &entitled));
    }
    check
}

fn published(target: &TakeUpTarget, group: Option<TakeUpGroup>) -> Option<f64> {
    group.map_or(Some(target.total), |group| target.groups.get(&group).copied())
}

/// How sure the published non-use of a group is.
fn grade_of(behaviour: &Behaviour, scheme: &str, group: Option<TakeUpGroup>) -> Evidence {
    let name = format!("niet_gebruik.{scheme}.{}", group.map_or("totaal", |group| group_words(group).0));
    behaviour.numbers.iter().find(|number| number.name == name).map_or(Evidence::Assumption, |n| n.figure.grade)
}

/// Moments of use that the file has a published figure for.
fn moments(run: &Run, behaviour: &Behaviour) -> Vec<Moment> {
    let base = &run.variants[0];
    let moment = |(key, probe, _): MomentKey| {
        let name = format!("toetsen_gebruik.{key}");
        let number = behaviour.numbers.iter().find(|number| number.name == name)?;
        let position = base.schemes.iter().position(|scheme| scheme.id == probe.scheme());
        let prices = behaviour.use_tests.prices.as_ref().filter(|_| probe.is_amount());
        let factor = prices.map_or(1.0, |prices| prices.factor);
        let figure = number.figure.clone().map(|value| value.to_f64().unwrap_or(f64::NAN) * factor);
        let grade = prices.map_or(figure.grade, |prices| figure.grade.max(prices.grade));
        Some(Moment {
            key,
            published: Sourced { grade, ..figure },
            simulated: position.map_or(Figure::Undefined, |position| probe.answer(&Entitled::new(run, position))),
            is_amount: probe.is_amount(),
        })
    };
    MOMENTS.into_iter().filter_map(moment).collect()
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

fn bands(scheme: &str, entitled: &Entitled<'_>) -> Vec<BandRow> {
    let mut out: Vec<BandRow> = Vec::new();
    let mut from = 0.0;
    for until in BANDS {
        let most = until.map_or(f64::INFINITY, f64::from);
        let own = entitled.sample.only(|i| entitled.euros_month(i) > from && entitled.euros_month(i) <= most);
        let non_use = entitled.non_use(&own);
        let falls = out.last().and_then(|below: &BandRow| Some(non_use.value()? <= below.non_use.value()?));
        out.push(BandRow { scheme: scheme.to_owned(), until_euros: until, households: own.len(), non_use, falls });
        from = most;
    }
    out
}

fn misses_all(run: &Run) -> (Figure, Figure) {
    let schemes: Vec<Entitled<'_>> =
        (0..run.variants[0].schemes.len()).map(|position| Entitled::new(run, position)).collect();
    // The rates are used, not shown: also those of few households.
    let unused = |entitled: &Entitled<'_>| {
        let rate = entitled.sample.mean(|i| f64::from(u8::from(!entitled.ledgers[i].used)));
        rate.map_or(0.0, |score| score.value)
    };
    let rates: Vec<f64> = schemes.iter().map(unused).collect();
    let own = |i: usize| schemes.iter().zip(&rates).filter(move |(e, _)| e.ledgers[i].entitlement > Cents::ZERO);
    let all = Sample::new((0..run.facts.len()).collect(), |i| run.facts[i].weight).only(|i| own(i).count() >= 2);
    let missed = all.mean(|i| f64::from(u8::from(own(i).all(|(entitled, _)| !entitled.ledgers[i].used))));
    (figure(missed), figure(all.mean(|i| own(i).map(|(_, rate)| rate).product())))
}

impl Probe {
    fn answer(self, entitled: &Entitled<'_>) -> Figure {
        let unused = |group: Option<TakeUpGroup>| entitled.of(group).only(|i| !entitled.ledgers[i].used);
        let euros = |i: usize| entitled.euros_month(i);
        match self {
            Probe::ShareUpTo(_, most) => entitled.share(&unused(None), |i| euros(i) <= f64::from(most)),
            Probe::ShareAtMaximum(_, group) => {
                // Singles and couples have a maximum each; the highest right of each tells it.
                let is_couple = |i: usize| entitled.facts[i].persons >= 1.5;
                let most = |couple: bool| {
                    let own = entitled.of(Some(group)).only(|i| is_couple(i) == couple);
                    own.members.iter().map(|i| euros(*i)).fold(0.0, f64::max)
                };
                let maxima = [most(false), most(true)];
                entitled.share(&unused(Some(group)), |i| maxima.iter().any(|most| (euros(i) - most).abs() <= 1.0))
            }
            Probe::Median(_, group) => unused(Some(group)).median(euros),
            Probe::Mean(_) => figure(unused(None).mean(euros)),
        }
    }
}
