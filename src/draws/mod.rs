//! Random draws that belong to a household and a purpose, not to a moment: keyed by seed, purpose, household number and
//! draw number.
//!
//! Takes: a seed, the name of a purpose, a household. Gives: the same uniform and normal draws in every variant, in a sample
//! of any size, on any number of threads. Leaves to others: which purpose a draw serves. The generator is Philox2x64 with
//! ten rounds: it keeps no state between draws, so a stream costs nothing to open, a draw for a month has its own place,
//! and an added purpose moves no draw of another.
//!
//! Two variants share their draws (common random numbers), so their difference is far less noisy than each of them.
//! `common_draws_take_most_of_the_noise_out_of_a_difference` in `delivery` measures by how much.

mod normal;

pub(crate) use normal::{normal_quantile, normal_share};

use crate::table::HouseholdId;

/// Multiplier of Philox2x64. Source: Salmon, Moraes, Dror and Shaw (2011), table 2.
const MULTIPLIER: u64 = 0xD2B7_4407_B1CE_6E93;
/// Increment of the key per round (the golden ratio). Source: the same.
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;

/// Seed of a run: all its draws follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

/// What a draw is for. The name is the key: renaming a purpose changes its draws.
#[derive(Debug, Clone, Copy)]
pub struct Purpose(u64);

/// The draws of one purpose.
#[derive(Debug, Clone, Copy)]
pub struct Stream {
    key: u64,
}

/// The draws of one purpose and one household: by place, or one after another from the first.
#[derive(Debug, Clone)]
pub struct Draws {
    key: u64,
    household: u64,
    next: u64,
    spare: Option<u64>,
}

/// A number that every stretch of household numbers fills evenly, by a step between household numbers.
///
/// The step is the fraction of an irrational number, as 64 bits; pairs of axes are even too where their numbers have no
/// rational relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Axis(pub u64);

impl Seed {
    /// The draws for a purpose and a household.
    pub fn draws(self, purpose: Purpose, household: HouseholdId) -> Draws {
        Stream::open(self, purpose).of(household)
    }

    /// The place of a household on an axis, between 0 and 1, both excluded; the seed shifts all households alike.
    pub(crate) fn spread(self, axis: Axis, household: HouseholdId) -> f64 {
        let [shift, _] = philox([self.0, axis.0], WEYL);
        unit(household.draw_number().wrapping_mul(axis.0).wrapping_add(shift))
    }
}

impl Purpose {
    /// The purpose with this name, such as `population.age`.
    pub const fn named(name: &str) -> Purpose {
        // FNV-1a: any fixed map from names to numbers will do, for Philox mixes the key itself.
        let bytes = name.as_bytes();
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01B3);
            at += 1;
        }
        Purpose(hash)
    }
}

impl From<&str> for Purpose {
    fn from(name: &str) -> Purpose {
        Purpose::named(name)
    }
}

impl From<&String> for Purpose {
    fn from(name: &String) -> Purpose {
        Purpose::named(name)
    }
}

impl Stream {
    /// The draws of a purpose, such as `delivery.report.income`.
    pub fn open(seed: Seed, purpose: impl Into<Purpose>) -> Stream {
        let [key, _] = philox([seed.0, purpose.into().0], WEYL);
        Stream { key }
    }

    /// The draws of a household.
    pub fn of(self, household: HouseholdId) -> Draws {
        Draws { key: self.key, household: household.draw_number(), next: 0, spare: None }
    }

    /// The first uniform draw of a household.
    pub fn uniform(self, household: HouseholdId) -> f64 {
        self.of(household).uniform_at(0)
    }

    /// The first standard normal draw of a household.
    pub fn normal(self, household: HouseholdId) -> f64 {
        self.of(household).normal_at(0)
    }
}

impl Draws {
    /// The number at a place, such as a month, between 0 and 1, both excluded.
    pub fn uniform_at(&self, place: usize) -> f64 {
        let place = place as u64;
        unit(philox([self.household, place / 2], self.key)[(place % 2) as usize])
    }

    /// The standard normal number at a place.
    pub fn normal_at(&self, place: usize) -> f64 {
        normal_quantile(self.uniform_at(place))
    }

    fn bits(&mut self) -> u64 {
        if let Some(bits) = self.spare.take() {
            return bits;
        }
        let [first, second] = philox([self.household, self.next], self.key);
        self.next += 1;
        self.spare = Some(second);
        first
    }

    /// The next number between 0 and 1, both excluded.
    pub fn uniform(&mut self) -> f64 {
        unit(self.bits())
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// A number between two bounds.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// The next standard normal number.
    pub(crate) fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// A position in `shares`, which add up to about one.
    pub(crate) fn pick(&mut self, shares: &[f64]) -> usize {
        position(self.uniform(), shares)
    }
}

/// The position in `shares`, which add up to about one, in which a number between 0 and 1 falls.
pub(crate) fn position(target: f64, shares: &[f64]) -> usize {
    let mut below = 0.0;
    for (position, share) in shares.iter().enumerate() {
        below += share;
        if target < below {
            return position;
        }
    }
    // Rounding may leave the sum a hair below one: then the last that can occur.
    shares.iter().rposition(|share| *share > 0.0).unwrap_or(0)
}

/// Bits as a number between 0 and 1, both excluded.
fn unit(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) * STEP
}

/// Philox2x64-10 of a counter under a key.
fn philox(counter: [u64; 2], key: u64) -> [u64; 2] {
    let [mut left, mut right] = counter;
    let mut key = key;
    for _ in 0..10 {
        let product = u128::from(left) * u128::from(MULTIPLIER);
        left = (product >> 64) as u64 ^ key ^ right;
        right = product as u64;
        key = key.wrapping_add(WEYL);
    }
    [left, right]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_published_answers() {
        // Known answers of the Random123 distribution, file kat_vectors, philox2x64 with 10 rounds.
        assert_eq!(philox([0, 0], 0), [0xca00_a045_9843_d731, 0x66c2_4222_c9a8_45b5]);
        assert_eq!(philox([u64::MAX, u64::MAX], u64::MAX), [0x65b0_21d6_0cd8_310f, 0x4d02_f322_2f86_df20]);
    }

    #[test]
    fn a_draw_has_its_place_whether_asked_for_alone_or_in_turn() {
        let draws = Stream::open(Seed(1), "a").of(HouseholdId(9));
        let mut in_turn = draws.clone();
        let first: Vec<f64> = (0..7).map(|_| in_turn.uniform()).collect();
        let alone: Vec<f64> = (0..7).map(|place| draws.uniform_at(place)).collect();
        assert_eq!(first, alone);
        assert_eq!(Stream::open(Seed(1), "a").uniform(HouseholdId(9)), alone[0]);
    }

    #[test]
    fn purpose_seed_and_household_each_change_the_draw() {
        let draw = |seed, purpose, household| Stream::open(Seed(seed), purpose).uniform(HouseholdId(household));
        let first = draw(1, "a", 9);
        assert!(first != draw(2, "a", 9) && first != draw(1, "b", 9) && first != draw(1, "a", 10));
        assert_eq!(first.to_bits(), draw(1, "a", 9).to_bits());
    }

    #[test]
    fn normal_draws_over_households_have_mean_zero_and_variance_one() {
        let stream = Stream::open(Seed(20_260_101), "population.test");
        let n = 200_000_u32;
        let draws: Vec<f64> = (0..u64::from(n)).map(|id| stream.normal(HouseholdId(id))).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / f64::from(n);
        // Five standard errors: 5/sqrt(n) and 5*sqrt(2/n).
        assert!(mean.abs() < 0.0112, "{mean}");
        assert!((variance - 1.0).abs() < 0.0159, "{variance}");
        let lag: f64 = draws.windows(2).map(|w| w[0] * w[1]).sum::<f64>() / f64::from(n);
        assert!(lag.abs() < 0.0112, "{lag}");
    }
}
