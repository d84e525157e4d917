//! Who uses a scheme: a logit with a person effect, frozen draws, and automatic award.
//!
//! Takes: traits of a household, its right, a calibrated constant. Gives: whether it claims.
//! Leaves to others: the constants (`calibration`), the right and its payment (`deliver`).
//!
//! ```text
//!  η = α(scheme, group) + β·ln(max(B, floor) / reference) + γ_C·extra actions + γ_F·F
//!      + γ_D·low digital + γ_L·low doenvermogen + γ_H·help + outreach
//!      + γ_P·received last year + γ_A·seems entitled + σ·u
//!  P(claim) = Λ(η);  claims when U(household, scheme) < P
//! ```
//! `u` and `U` belong to the household, so it has the same draws in every variant and every difference is policy.
//! Receipt in the year before counts for the schemes of which the facts know it: column `<scheme>_vorig_jaar`. Who would be
//! paid something on what is known during the year seems entitled; who would not, sees a right afterwards only.
//!
//! Automatic award reaches a household or does not: one draw, so that its schemes go together. A letter or form about a
//! scheme goes to who seems entitled to it and does not have it, which is what the agency can know: who received it last
//! year, or where the facts do not tell, who applies without a letter, has it. Its effect is on who gets it.

use crate::delivery::Access;
use crate::delivery::AwardDials;
use crate::delivery::Consent;
use crate::delivery::IncomeSource;
use crate::delivery::Outreach;
use crate::delivery::knowledge::facts::Facts;
use crate::draws::Seed;
use crate::draws::Stream;
use crate::engine::EngineError;
use crate::table::Column;
use crate::table::Entity;
use crate::table::HouseholdId;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::units::Cents;
use crate::units::MONTHS;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the name of a column adds to that of the scheme whose receipt last year it tells.
const LAST_YEAR: &str = "_vorig_jaar";

/// Groups with their own published non-take-up. Source: CPB 2025 (domain §3.1, §3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum TakeUpGroup {
    /// `bijstand`.
    SocialAssistance,
    /// `werknemer`.
    Employee,
    /// `zelfstandige`.
    SelfEmployed,
    /// `pensioen`.
    Pension,
    /// `overig`, with disability benefits.
    Other,
}

impl TakeUpGroup {
    /// Group of a main source of income.
    pub fn of(source: IncomeSource) -> TakeUpGroup {
        match source {
            IncomeSource::SocialAssistance => TakeUpGroup::SocialAssistance,
            IncomeSource::Employee => TakeUpGroup::Employee,
            IncomeSource::SelfEmployed => TakeUpGroup::SelfEmployed,
            IncomeSource::Pension => TakeUpGroup::Pension,
            IncomeSource::Disability | IncomeSource::Other => TakeUpGroup::Other,
        }
    }
}

/// Coefficients of the logit, in log-odds. Source: domain §3.5.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakeUpParameters {
    /// β: per unit of the logarithm of the monthly right.
    pub slope_amount: f64,
    /// Amount at which the logarithm is zero. Unit: cents per month.
    pub reference_amount: Cents,
    /// Rights below this count as this. Unit: cents per month.
    pub floor_amount: Cents,
    /// γ_C: per action more than in the base.
    pub per_extra_action: f64,
    /// γ_F: per 0.10 euro of expected recovery per euro paid.
    pub per_tenth_recovered: f64,
    /// γ_D.
    pub low_digital: f64,
    /// γ_L.
    pub low_doenvermogen: f64,
    /// γ_H.
    pub help: f64,
    /// γ_P: for who received the scheme last year.
    pub received_before: f64,
    /// γ_A: for who would be paid something on what is known during the year.
    pub seems_entitled: f64,
    /// σ: standard deviation of the effect of the person, shared by all schemes.
    pub person_spread: f64,
}

/// Traits of a household that bear on use, and its person effect.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeUpProfile {
    /// Number in the population.
    pub household: HouseholdId,
    /// How many real households it stands for.
    pub weight: f64,
    /// Group.
    pub group: TakeUpGroup,
    /// Low digital skill.
    pub is_low_digital: bool,
    /// Low doenvermogen.
    pub is_low_doenvermogen: bool,
    /// Has help.
    pub has_help: bool,
    /// Person effect, standard normal.
    pub person_effect: f64,
    /// Schemes that it received last year, of those of which the facts know it.
    pub received_before: Vec<Arc<str>>,
    /// The schemes of which the facts know it, the same for all.
    pub receipt_known: Arc<[Arc<str>]>,
    /// Whether it agrees that organisations share its data; `None` where the facts do not know.
    pub shares_data: Option<bool>,
}

impl TakeUpProfile {
    /// Whether it received a scheme last year; `None` where the facts do not know.
    fn received(&self, scheme: &str) -> Option<bool> {
        let holds = |list: &[Arc<str>]| list.iter().any(|known| **known == *scheme);
        holds(&self.receipt_known).then(|| holds(&self.received_before))
    }
}

/// What a household weighs when it may claim one scheme, beside its traits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake<'a> {
    /// Scheme by which its receipt of last year goes.
    pub scheme: &'a str,
    /// The right of the year.
    pub year: Cents,
    /// F: euros claimed back per euro paid, as it is feared.
    pub recovered_per_euro: f64,
    /// Whether it would be paid something on what is known during the year.
    pub seems_entitled: bool,
}

/// Constants of the logit of one scheme: per group, and one for groups that had no entitled households.
#[derive(Debug, Clone, PartialEq)]
pub struct Constants {
    /// By group.
    pub groups: BTreeMap<TakeUpGroup, f64>,
    /// All groups together.
    pub total: f64,
}

impl Constants {
    /// The constant of a group.
    pub fn of(&self, group: TakeUpGroup) -> f64 {
        self.groups.get(&group).copied().unwrap_or(self.total)
    }
}

/// Take-up of one scheme in one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeTakeUp {
    /// α, frozen at the base run.
    pub constants: Constants,
    /// F: expected recovery per euro paid, by group; a group that is not named fears nothing.
    pub recovered_per_euro: BTreeMap<TakeUpGroup, f64>,
    /// Actions more than in the base.
    pub extra_actions: f64,
    /// Letters and visits. Unit: log-odds.
    pub outreach: f64,
    /// Scheme whose draws decide: its own, or for a merged scheme the one it mostly replaces.
    pub draws_of: String,
}

/// Who uses the schemes of a variant.
#[derive(Debug, Clone, PartialEq)]
pub enum TakeUp {
    /// Everybody: the neutral value, and the first stage of a run.
    Full,
    /// The logit; schemes in the order of the variant.
    Modelled {
        /// Coefficients.
        parameters: TakeUpParameters,
        /// One per scheme.
        schemes: Vec<SchemeTakeUp>,
    },
}

/// Traits of the households of a block.
///
/// # Errors
/// A column of facts that is missing or of another shape.
pub fn take_up_profiles(facts: &Table, seed: Seed) -> Result<Vec<TakeUpProfile>, EngineError> {
    let columns = Facts::read(facts)?;
    let person = Stream::open(seed, "delivery.take_up.person");
    let is = |column: &Column, i: usize| column.get(i, 0) != 0.0;
    let received: Vec<(Arc<str>, &Column)> = facts.columns().filter_map(received_before).collect();
    let receipt_known: Arc<[Arc<str>]> = received.iter().map(|(scheme, _)| Arc::clone(scheme)).collect();
    Ok((0..facts.n_households())
        .map(|i| TakeUpProfile {
            household: facts.households[i],
            weight: facts.weights[i],
            group: TakeUpGroup::of(columns.sources[i]),
            is_low_digital: is(columns.low_digital, i),
            is_low_doenvermogen: is(columns.low_doenvermogen, i),
            has_help: is(columns.has_help, i),
            person_effect: person.normal(facts.households[i]),
            received_before: received.iter().filter(|(_, c)| is(c, i)).map(|(scheme, _)| Arc::clone(scheme)).collect(),
            receipt_known: Arc::clone(&receipt_known),
            shares_data: columns.shares_data.map(|column| is(column, i)),
        })
        .collect())
}

/// The scheme whose receipt last year a column of facts knows: per household, fixed and true or false.
fn received_before(column: &Column) -> Option<(Arc<str>, &Column)> {
    let schema = &column.schema;
    let is_of_household = schema.entity == Entity::Household && schema.period == Period::Fixed;
    let scheme =
        schema.name.strip_suffix(LAST_YEAR).filter(|_| is_of_household && schema.value_type == ValueType::Bool)?;
    Some((scheme.into(), column))
}

/// Monthly amount that a household weighs: a twelfth of the year's right, at least the floor.
///
/// Unit: euro per month.
pub fn monthly_gain(year: Cents, parameters: &TakeUpParameters) -> f64 {
    (year.as_euros() / MONTHS as f64).max(parameters.floor_amount.as_euros())
}

/// η without its constant α.
pub fn score(profile: &TakeUpProfile, stake: Stake<'_>, parameters: &TakeUpParameters) -> f64 {
    let when = |is: bool, effect: f64| if is { effect } else { 0.0 };
    let gain = monthly_gain(stake.year, parameters);
    let has_received = profile.received(stake.scheme) == Some(true);
    parameters.slope_amount * libm::log(gain / parameters.reference_amount.as_euros())
        + parameters.per_tenth_recovered * stake.recovered_per_euro * 10.0
        + when(profile.is_low_digital, parameters.low_digital)
        + when(profile.is_low_doenvermogen, parameters.low_doenvermogen)
        + when(profile.has_help, parameters.help)
        + when(has_received, parameters.received_before)
        + when(stake.seems_entitled, parameters.seems_entitled)
        + parameters.person_spread * profile.person_effect
}

/// Λ: the share that claims at a value of η.
pub fn logistic(eta: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-eta))
}

/// Λ backwards: the log-odds of a share between 0 and 1.
pub fn log_odds(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// What becomes of an application for one scheme on its way past the counters; only one that is new in the year passes them.
pub struct CounterPath {
    reach: AwardDials,
    scheme: String,
    new: Stream,
    handover: Stream,
}

impl CounterPath {
    /// Of the scheme whose draws decide.
    pub fn open(reach: AwardDials, scheme: &str, seed: Seed) -> CounterPath {
        let stream = |purpose: &str| Stream::open(seed, &format!("delivery.{purpose}.{scheme}"));
        CounterPath { reach, scheme: scheme.to_owned(), new: stream("new_application"), handover: stream("handover") }
    }

    /// Hand-overs between counters.
    fn handovers(&self) -> u8 {
        self.reach.counters.saturating_sub(1)
    }

    /// Share of new applications that is still there after so many hand-overs.
    fn left_after(&self, handovers: u8) -> f64 {
        (0..handovers).fold(1.0, |left, _| left * (1.0 - self.reach.handover_loss))
    }

    /// Whether an application of the household would be new: it did not receive the scheme last year, or where the facts do
    /// not tell, by a draw.
    fn is_new(&self, profile: &TakeUpProfile) -> bool {
        let by_draw = || self.new.uniform(profile.household) >= self.reach.new_share;
        !profile.received(&self.scheme).unwrap_or_else(by_draw)
    }

    /// The hand-over at which an application of the household is lost, if it is.
    pub(crate) fn lost_after(&self, profile: &TakeUpProfile) -> Option<u8> {
        if self.handovers() == 0 || !self.is_new(profile) {
            return None;
        }
        let draw = self.handover.uniform(profile.household);
        (1..=self.handovers()).find(|handovers| draw >= self.left_after(*handovers))
    }

    /// The chance that an application of the household is not lost.
    pub(crate) fn chance_to_pass(&self, profile: &TakeUpProfile) -> f64 {
        let new = match profile.received(&self.scheme) {
            Some(received) => f64::from(u8::from(!received)),
            None => self.reach.new_share,
        };
        1.0 - new * (1.0 - self.left_after(self.handovers()))
    }
}

/// How a household comes to use a scheme, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// The agency awards it without an application.
    Automatic,
    /// It applies, or applied in an earlier year.
    Application,
    /// It applies in this year, and the application is lost at this hand-over between counters.
    Lost { after: u8 },
    /// It does not apply.
    Unused,
}

/// The route of a household to a scheme, and whether the agency wrote to it about the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decision {
    pub route: Route,
    pub is_invited: bool,
}

/// What a household weighs against its draw, and what becomes of its application.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weighed {
    pub draw: f64,
    /// It applies when the draw is below this.
    pub chance: f64,
    pub is_invited: bool,
    /// The hand-over between counters at which its application is lost.
    pub lost_after: Option<u8>,
    pub recovered_per_euro: f64,
    pub gain_euros_month: f64,
}

/// Decides about use; opens each stream once.
pub(crate) struct Claims<'a> {
    take_up: &'a TakeUp,
    access: Access,
    reach: AwardDials,
    claim: Vec<Stream>,
    paths: Vec<CounterPath>,
    automatic: Stream,
    consent: Stream,
}

impl<'a> Claims<'a> {
    pub(crate) fn new(take_up: &'a TakeUp, access: Access, reach: AwardDials, seed: Seed) -> Claims<'a> {
        let schemes = match take_up {
            TakeUp::Full => &[][..],
            TakeUp::Modelled { schemes, .. } => schemes,
        };
        Claims {
            take_up,
            access,
            reach,
            claim: schemes.iter().map(|s| Stream::open(seed, &format!("delivery.take_up.{}", s.draws_of))).collect(),
            paths: schemes.iter().map(|s| CounterPath::open(reach, &s.draws_of, seed)).collect(),
            automatic: Stream::open(seed, "delivery.automatic"),
            consent: Stream::open(seed, "delivery.consent"),
        }
    }

    /// The draw of the household on coverage by automatic award, with the coverage; `None` where people must apply.
    pub(crate) fn coverage(&self, profile: &TakeUpProfile) -> Option<(f64, f64)> {
        match self.access {
            Access::Automatic { coverage } => Some((self.automatic.uniform(profile.household), coverage)),
            Access::Application => None,
        }
    }

    /// Whether the household lets the agency award; without a word of it in the facts it does not.
    pub(crate) fn consents(&self, profile: &TakeUpProfile) -> bool {
        match self.reach.consent {
            Consent::Share(share) => self.consent.uniform(profile.household) < share,
            Consent::Facts => profile.shares_data == Some(true),
        }
    }

    /// Whether the agency awards the household its schemes without an application: all of them, or none.
    pub(crate) fn is_automatic(&self, profile: &TakeUpProfile) -> bool {
        // At full take-up nobody draws: everybody whom the agency can reach is reached.
        let is_covered = |(draw, coverage)| draw < coverage || *self.take_up == TakeUp::Full;
        self.coverage(profile).is_some_and(is_covered) && self.consents(profile)
    }

    /// What decides whether the household uses scheme number `scheme` on application, whose right over a year is `year`;
    /// `seems_entitled` as in [`Stake`]. `None` at full take-up.
    pub(crate) fn weigh(
        &self,
        profile: &TakeUpProfile,
        scheme: usize,
        year: Cents,
        seems_entitled: bool,
    ) -> Option<Weighed> {
        let TakeUp::Modelled { parameters, schemes } = self.take_up else { return None };
        let settings = &schemes[scheme];
        let recovered_per_euro = settings.recovered_per_euro.get(&profile.group).copied().unwrap_or(0.0);
        let stake = Stake { scheme: &settings.draws_of, year, recovered_per_euro, seems_entitled };
        let eta = settings.constants.of(profile.group)
            + score(profile, stake, parameters)
            + parameters.per_extra_action * settings.extra_actions
            + settings.outreach;
        let draw = self.claim[scheme].uniform(profile.household);
        let unasked = logistic(eta);
        let has_it = profile.received(&settings.draws_of).unwrap_or(draw < unasked);
        let is_invited = self.reach.outreach != Outreach::None && seems_entitled && !has_it;
        let chance = if is_invited { logistic(eta + self.reach.outreach_effect) } else { unasked };
        let lost_after = self.paths[scheme].lost_after(profile).filter(|_| draw < chance);
        let gain_euros_month = monthly_gain(year, parameters);
        Some(Weighed { draw, chance, is_invited, lost_after, recovered_per_euro, gain_euros_month })
    }

    /// How the household comes to scheme number `scheme`; arguments as in [`Claims::weigh`].
    pub(crate) fn decide(&self, profile: &TakeUpProfile, scheme: usize, year: Cents, seems_entitled: bool) -> Decision {
        let uninvited = |route| Decision { route, is_invited: false };
        if self.is_automatic(profile) {
            return uninvited(Route::Automatic);
        }
        let Some(weighed) = self.weigh(profile, scheme, year, seems_entitled) else {
            return uninvited(Route::Application);
        };
        let route = match weighed.lost_after {
            Some(after) => Route::Lost { after },
            None if weighed.draw < weighed.chance => Route::Application,
            None => Route::Unused,
        };
        Decision { route, is_invited: weighed.is_invited }
    }
}

#[cfg(test)]
#[path = "logit_tests.rs"]
mod tests;
