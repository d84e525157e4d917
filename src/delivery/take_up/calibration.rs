//! The constants of take-up, solved once on the base run; fear of recovery from simulated recoveries.
//!
//! Takes: scores of the entitled, published shares of use, ledgers at full take-up. Gives: [`Constants`], recoveries per euro.
//! Leaves to others: the logit itself (`take_up`).

use crate::delivery::AwardDials;
use crate::delivery::Delivered;
use crate::delivery::take_up::logit::Constants;
use crate::delivery::take_up::logit::CounterPath;
use crate::delivery::take_up::logit::Stake;
use crate::delivery::take_up::logit::TakeUpGroup;
use crate::delivery::take_up::logit::TakeUpParameters;
use crate::delivery::take_up::logit::TakeUpProfile;
use crate::delivery::take_up::logit::logistic;
use crate::delivery::take_up::logit::score;
use crate::draws::Seed;
use crate::draws::Stream;
use crate::units::Cents;
use std::collections::BTreeMap;

/// Published use of one scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeUpTarget {
    /// Share of all entitled that use it. Unit: ratio.
    pub total: f64,
    /// Share by group, where published; the other groups share what the total leaves.
    pub groups: BTreeMap<TakeUpGroup, f64>,
}

/// A calibration that has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CalibrationError {
    /// A share of use outside 0–1, or a total that the groups cannot make.
    #[error("scheme `{scheme}`: a use of {share} cannot be reached; it must lie between 0 and 1")]
    Share {
        /// Scheme id.
        scheme: String,
        /// The share asked for, or left for the groups without a published share.
        share: f64,
    },
    /// The counters of the base lose so many applications that the published use cannot be reached.
    #[error("scheme `{scheme}`: a use of {share} cannot be reached; applications lost leave at most {most}")]
    Lost {
        /// Scheme id.
        scheme: String,
        /// The share asked for.
        share: f64,
        /// The most that is left when everybody applies.
        most: f64,
    },
    /// Nobody is entitled.
    #[error("scheme `{scheme}`: no household is entitled, so its use cannot be calibrated")]
    Nobody {
        /// Scheme id.
        scheme: String,
    },
}

/// Solved constants of a scheme and whom they stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// α.
    pub constants: Constants,
    /// Entitled households by group, weighted.
    pub entitled: BTreeMap<TakeUpGroup, f64>,
}

/// Recoveries and payments at full take-up, by scheme (in order) and group; filled block by block in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecoveryTally {
    schemes: Vec<BTreeMap<TakeUpGroup, (f64, f64)>>,
}

impl RecoveryTally {
    /// Counts a block that was delivered at full take-up.
    pub fn add(&mut self, delivered: &[Delivered], profiles: &[TakeUpProfile]) {
        for (household, profile) in delivered.iter().zip(profiles) {
            self.schemes.resize(self.schemes.len().max(household.record.schemes.len()), BTreeMap::new());
            for (tally, ledger) in self.schemes.iter_mut().zip(&household.record.schemes) {
                let (recovered, paid) = tally.entry(profile.group).or_insert((0.0, 0.0));
                *recovered += profile.weight * ledger.recovery.as_euros();
                *paid += profile.weight * ledger.paid().as_euros();
            }
        }
    }

    /// F of a scheme: euros claimed back per euro paid, by group; zero in a variant that claims nothing back.
    pub fn recovered_per_euro(&self, scheme: usize) -> BTreeMap<TakeUpGroup, f64> {
        let rate = |(recovered, paid): (f64, f64)| if paid > 0.0 { recovered / paid } else { 0.0 };
        self.schemes
            .get(scheme)
            .map(|tally| tally.iter().map(|(group, sums)| (*group, rate(*sums))).collect())
            .unwrap_or_default()
    }
}

/// Scores of the entitled households of a scheme, by group; filled block by block in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entitled {
    groups: BTreeMap<TakeUpGroup, Vec<Candidate>>,
}

/// An entitled household.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    score: f64,
    weight: f64,
    /// Its frozen draw and whether its application passes the counters, where draws count in the calibration.
    drawn: Option<(f64, bool)>,
    /// The chance that its application passes the counters.
    chance_to_pass: f64,
}

/// The draws with which households decide about a scheme of the base, and the counters that their applications pass.
pub struct CandidateDraws {
    claim: Stream,
    path: CounterPath,
}

impl CandidateDraws {
    /// The same draws as those of the run.
    pub fn open(scheme: &str, reach: AwardDials, seed: Seed) -> CandidateDraws {
        let claim = Stream::open(seed, &format!("delivery.take_up.{scheme}"));
        CandidateDraws { claim, path: CounterPath::open(reach, scheme, seed) }
    }
}

/// Households at which the draws of a group count for half in its constant.
///
/// The published rate is one of all households and the sample has draws of its own. In a large group the constant is
/// solved on those draws, so that the base run has the published use to a household; in a small one on the chances, so
/// that a few draws cannot carry the constant away.
const DRAWS_COUNT_FROM: f64 = 20.0;

impl Entitled {
    /// Adds a block of the base run at full take-up; `scheme` is the position and the id of the scheme, `draws` what its households
    /// decide with, where that counts.
    pub fn add(
        &mut self,
        scheme: (usize, &str),
        delivered: &[Delivered],
        profiles: &[TakeUpProfile],
        recovered_per_euro: &BTreeMap<TakeUpGroup, f64>,
        parameters: &TakeUpParameters,
        draws: Option<&CandidateDraws>,
    ) {
        for (household, profile) in delivered.iter().zip(profiles) {
            let ledger = &household.record.schemes[scheme.0];
            let right = ledger.entitlement;
            if right > Cents::ZERO {
                let fear = recovered_per_euro.get(&profile.group).copied().unwrap_or(0.0);
                let stake = Stake {
                    scheme: scheme.1,
                    year: right,
                    recovered_per_euro: fear,
                    seems_entitled: ledger.paid() > Cents::ZERO,
                };
                let score = score(profile, stake, parameters);
                let drawn = draws
                    .map(|draws| (draws.claim.uniform(profile.household), draws.path.lost_after(profile).is_none()));
                let chance_to_pass = draws.map_or(1.0, |draws| draws.path.chance_to_pass(profile));
                let candidate = Candidate { score, weight: profile.weight, drawn, chance_to_pass };
                self.groups.entry(profile.group).or_default().push(candidate);
            }
        }
    }

    /// Solves the constants so that expected use meets the target: per group, or together for groups without one.
    ///
    /// # Errors
    /// [`CalibrationError`].
    pub fn calibrate(&self, scheme: &str, target: &TakeUpTarget) -> Result<Calibrated, CalibrationError> {
        let weight = |group: &[Candidate]| group.iter().map(|c| c.weight).sum::<f64>();
        let entitled: BTreeMap<TakeUpGroup, f64> = self.groups.iter().map(|(g, list)| (*g, weight(list))).collect();
        let all: f64 = entitled.values().sum();
        if all <= 0.0 {
            return Err(CalibrationError::Nobody { scheme: scheme.to_owned() });
        }
        let check = |share: f64| {
            let error = CalibrationError::Share { scheme: scheme.to_owned(), share };
            if share > 0.0 && share < 1.0 { Ok(share) } else { Err(error) }
        };
        let (mut published_use, mut published_weight) = (0.0, 0.0);
        for (group, share) in &target.groups {
            let weight = entitled.get(group).copied().unwrap_or(0.0);
            published_use += check(*share)? * weight;
            published_weight += weight;
        }
        let total = check(target.total)?;
        let mut groups = BTreeMap::new();
        for (group, list) in &self.groups {
            if let Some(share) = target.groups.get(group) {
                groups.insert(*group, solve(scheme, &[list], *share)?);
            }
        }
        let rest: Vec<(TakeUpGroup, &Vec<Candidate>)> =
            self.groups.iter().filter(|(g, _)| !target.groups.contains_key(g)).map(|(g, l)| (*g, l)).collect();
        if !rest.is_empty() {
            let share = check((total * all - published_use) / (all - published_weight))?;
            for (group, list) in rest {
                groups.insert(group, solve(scheme, &[list], share)?);
            }
        }
        let everyone: Vec<&Vec<Candidate>> = self.groups.values().collect();
        Ok(Calibrated { constants: Constants { groups, total: solve(scheme, &everyone, total)? }, entitled })
    }
}

/// Bisection on a constant between −40 and 40 log-odds, beyond which no share differs from 0 or 1.
///
/// Who loses its application at the counters does not use the scheme, whatever the constant.
///
/// Use is the mean of the chances and of what the draws make of them, the draws weighing more in a larger group.
fn solve(scheme: &str, groups: &[&Vec<Candidate>], share: f64) -> Result<f64, CalibrationError> {
    let all = || groups.iter().flat_map(|group| group.iter());
    let weight: f64 = all().map(|candidate| candidate.weight).sum();
    let n = all().filter(|candidate| candidate.drawn.is_some()).count() as f64;
    let of_draws = n / (n + DRAWS_COUNT_FROM);
    let use_at = |constant: f64, candidate: &Candidate| {
        let applies = logistic(constant + candidate.score);
        let chance = applies * candidate.chance_to_pass;
        match candidate.drawn {
            Some((draw, passes)) => {
                of_draws * f64::from(u8::from(draw < applies && passes)) + (1.0 - of_draws) * chance
            }
            None => chance,
        }
    };
    let (mut low, mut high) = (-40.0, 40.0);
    let most: f64 = all().map(|candidate| candidate.weight * use_at(high, candidate)).sum();
    if most < share * weight * (1.0 - 1e-9) {
        return Err(CalibrationError::Lost { scheme: scheme.to_owned(), share, most: most / weight });
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        let used: f64 = all().map(|candidate| candidate.weight * use_at(middle, candidate)).sum();
        if used < share * weight {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(0.5 * (low + high))
}
