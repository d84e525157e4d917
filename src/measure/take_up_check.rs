//! Use of the schemes of the base beside what was published: by scheme and group, and on moments that nothing is fitted to.
//!
//! Takes: the base of a run, published use. Gives: rows with both figures.
//! Leaves to others: the calibration (`delivery`), what was published (`scenario`), print (`report`).

use crate::delivery::{FactsRecord, SchemeLedger, TakeUp, TakeUpGroup, TakeUpTarget, VariantRecord};
use crate::evidence::{Evidence, Sourced};
use crate::measure::{Figure, Sample, Score};
use crate::text::Text;
use crate::text::of_key;
use crate::text::text;
use crate::units::Cents;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The base of a run, as far as use is concerned.
#[derive(Debug, Clone)]
pub struct BaseUse<'a> {
    /// One per household.
    pub facts: &'a [FactsRecord],
    /// One per household.
    pub records: &'a [VariantRecord],
    /// Id and name of each scheme, in the order of the ledgers.
    pub schemes: Vec<(&'a str, &'a Text)>,
    /// Who uses its schemes.
    pub take_up: &'a TakeUp,
}

/// What was published about use.
pub struct PublishedUse<'a> {
    /// Targets of the calibration, by scheme.
    pub targets: &'a BTreeMap<String, TakeUpTarget>,
    /// How sure the published non-use of a scheme is, in total or of a group.
    pub grade: &'a dyn Fn(&str, Option<TakeUpGroup>) -> Evidence,
    /// Published moments, in the order of [`MOMENTS`].
    pub moments: Vec<PublishedMoment>,
}

/// A published moment of use.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedMoment {
    /// Key, as in [`MOMENTS`].
    pub key: &'static str,
    /// In prices of the run: as sure as the less sure of figure and conversion.
    pub figure: Sourced<f64>,
}

/// Non-use of a scheme by a group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// Scheme.
    pub scheme: Text,
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

/// The name of a group.
pub fn group_name(group: TakeUpGroup) -> Text {
    match group {
        TakeUpGroup::SocialAssistance => text!(take_up_social_assistance),
        TakeUpGroup::Employee => text!(take_up_employee),
        TakeUpGroup::SelfEmployed => text!(take_up_self_employed),
        TakeUpGroup::Pension => text!(take_up_pension),
        TakeUpGroup::Other => text!(word_other),
    }
}

/// Non-use in a band of monthly rights.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow {
    /// Scheme.
    pub scheme: Text,
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
    /// Published.
    pub published: PublishedMoment,
    /// What it is.
    pub name: Text,
    /// Simulated.
    pub simulated: Figure,
    /// Whether it is an amount, in euro per month, and not a share.
    pub is_amount: bool,
}

/// All about use.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeUpCheck {
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

/// One of [`MOMENTS`].
#[derive(Debug, Clone, Copy)]
pub struct MomentInfo {
    /// Key in the behaviour file, block `toetsen_gebruik`.
    pub key: &'static str,
    probe: Probe,
}

/// Published moments of use that nothing is fitted to.
pub const MOMENTS: [MomentInfo; 5] = [
    MomentInfo { key: "zorgtoeslag_tot_20_euro", probe: Probe::ShareUpTo("zorgtoeslag", 20) },
    MomentInfo {
        key: "zorgtoeslag_zelfstandige_maximum",
        probe: Probe::ShareAtMaximum("zorgtoeslag", TakeUpGroup::SelfEmployed),
    },
    MomentInfo { key: "zorgtoeslag_pensioen_mediaan", probe: Probe::Median("zorgtoeslag", TakeUpGroup::Pension) },
    MomentInfo { key: "huurtoeslag_pensioen_mediaan", probe: Probe::Median("huurtoeslag", TakeUpGroup::Pension) },
    MomentInfo { key: "huurtoeslag_gemiddeld", probe: Probe::Mean("huurtoeslag") },
];

/// The names of [`MOMENTS`], made once: a file declares its keys with them.
static NAMES: LazyLock<[Text; 5]> = LazyLock::new(|| MOMENTS.map(|moment| of_key(&moment.text_key(), &[])));

impl MomentInfo {
    /// What it is.
    pub fn name(&self) -> &'static Text {
        let position = MOMENTS.iter().position(|moment| moment.key == self.key);
        &NAMES[position.expect("only the list has moments")]
    }

    /// The key of its name in the text files.
    pub fn text_key(&self) -> String {
        format!("moment_{}", self.key)
    }

    /// Whether it is in euros a month, and not a share.
    pub fn is_amount(&self) -> bool {
        self.probe.is_amount()
    }

    /// Unit of the figure, as a file writes it.
    pub fn unit(&self) -> &'static str {
        if self.is_amount() { "EUR/maand" } else { "ratio" }
    }
}

/// What is asked of the households that do not use a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    /// Share with a right up to so many euros a month.
    ShareUpTo(&'static str, u32),
    /// Share of a group within a euro a month of the highest right that anyone of it has, per number of adults alike.
    ShareAtMaximum(&'static str, TakeUpGroup),
    /// Median right of a group.
    Median(&'static str, TakeUpGroup),
    /// Mean right.
    Mean(&'static str),
}

/// The households with a right to one scheme.
struct Entitled<'a> {
    facts: &'a [FactsRecord],
    ledgers: Vec<&'a SchemeLedger>,
    sample: Sample,
}

impl<'a> Entitled<'a> {
    fn new(base: &BaseUse<'a>, scheme: usize) -> Entitled<'a> {
        let facts = base.facts;
        let ledgers: Vec<&SchemeLedger> = base.records.iter().map(|record| &record.schemes[scheme]).collect();
        let has_right = |i: &usize| ledgers[*i].entitlement > Cents::ZERO;
        let members = (0..ledgers.len()).filter(has_right).collect();
        let sample = Sample::new(members, |i| facts[i].weight);
        Entitled { facts, ledgers, sample }
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
pub fn take_up_check(base: &BaseUse<'_>, published: &PublishedUse<'_>) -> TakeUpCheck {
    let mut check = TakeUpCheck {
        groups: Vec::new(),
        bands: Vec::new(),
        moments: moments(base, &published.moments),
        misses_all: misses_all(base),
    };
    for (position, (id, name)) in base.schemes.iter().enumerate() {
        let entitled = Entitled::new(base, position);
        if entitled.sample.is_empty() {
            continue;
        }
        let target = published.targets.get(*id);
        let present: BTreeSet<TakeUpGroup> = entitled.sample.members.iter().map(|i| entitled.group(*i)).collect();
        for group in std::iter::once(None).chain(present.into_iter().map(Some)) {
            let own = entitled.of(group);
            check.groups.push(GroupRow {
                scheme: (*name).clone(),
                group,
                households: own.len(),
                published: target.and_then(|target| used_in(target, group)).map(|used| 1.0 - used),
                grade: (published.grade)(id, group),
                simulated: entitled.non_use(&own),
                half_use_euros_month: group.and_then(|group| half_use(base.take_up, position, group)),
            });
        }
        check.bands.extend(bands(name, &entitled));
    }
    check
}

fn used_in(target: &TakeUpTarget, group: Option<TakeUpGroup>) -> Option<f64> {
    group.map_or(Some(target.total), |group| target.groups.get(&group).copied())
}

/// Published moments beside the simulated ones.
fn moments(base: &BaseUse<'_>, published: &[PublishedMoment]) -> Vec<Moment> {
    let moment = |published: &PublishedMoment| {
        let info = MOMENTS.into_iter().find(|moment| moment.key == published.key)?;
        let probe = info.probe;
        let position = base.schemes.iter().position(|(id, _)| *id == probe.scheme());
        Some(Moment {
            published: published.clone(),
            name: info.name().clone(),
            simulated: position.map_or(Figure::Undefined, |position| probe.answer(&Entitled::new(base, position))),
            is_amount: probe.is_amount(),
        })
    };
    published.iter().filter_map(moment).collect()
}

/// The right at which the logit is zero: implied cost of claiming (domain §3.6, 7).
fn half_use(take_up: &TakeUp, scheme: usize, group: TakeUpGroup) -> Option<f64> {
    let TakeUp::Modelled { parameters, schemes } = take_up else { return None };
    let settings = schemes.get(scheme)?;
    let fear = settings.recovered_per_euro.get(&group).copied().unwrap_or(0.0) * 10.0 * parameters.per_tenth_recovered;
    let without_amount = settings.constants.of(group) + fear + parameters.seems_entitled;
    let reference = parameters.reference_amount.as_euros();
    let found = reference * libm::exp(-without_amount / parameters.slope_amount);
    (parameters.slope_amount > 0.0 && found.is_finite()).then_some(found)
}

fn bands(scheme: &Text, entitled: &Entitled<'_>) -> Vec<BandRow> {
    let mut out: Vec<BandRow> = Vec::new();
    let mut from = 0.0;
    for until in BANDS {
        let most = until.map_or(f64::INFINITY, f64::from);
        let own = entitled.sample.only(|i| entitled.euros_month(i) > from && entitled.euros_month(i) <= most);
        let non_use = entitled.non_use(&own);
        let falls = out.last().and_then(|below: &BandRow| Some(non_use.value()? <= below.non_use.value()?));
        out.push(BandRow { scheme: scheme.clone(), until_euros: until, households: own.len(), non_use, falls });
        from = most;
    }
    out
}

fn misses_all(base: &BaseUse<'_>) -> (Figure, Figure) {
    let schemes: Vec<Entitled<'_>> = (0..base.schemes.len()).map(|position| Entitled::new(base, position)).collect();
    // The rates are used, not shown: also those of few households.
    let unused = |entitled: &Entitled<'_>| {
        let rate = entitled.sample.mean(|i| f64::from(u8::from(!entitled.ledgers[i].used)));
        rate.map_or(0.0, |score| score.value)
    };
    let rates: Vec<f64> = schemes.iter().map(unused).collect();
    let own = |i: usize| schemes.iter().zip(&rates).filter(move |(e, _)| e.ledgers[i].entitlement > Cents::ZERO);
    let all = Sample::new((0..base.facts.len()).collect(), |i| base.facts[i].weight).only(|i| own(i).count() >= 2);
    let missed = all.mean(|i| f64::from(u8::from(own(i).all(|(entitled, _)| !entitled.ledgers[i].used))));
    (figure(missed), figure(all.mean(|i| own(i).map(|(_, rate)| rate).product())))
}

impl Probe {
    fn scheme(self) -> &'static str {
        match self {
            Probe::ShareUpTo(scheme, _) | Probe::ShareAtMaximum(scheme, _) => scheme,
            Probe::Median(scheme, _) | Probe::Mean(scheme) => scheme,
        }
    }

    /// Whether the answer is in euros a month, and not a share.
    fn is_amount(self) -> bool {
        matches!(self, Probe::Median(..) | Probe::Mean(_))
    }

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
