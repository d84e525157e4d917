//! Random draws that belong to a household, not to a moment: keyed by seed, purpose, household number and draw number.
//!
//! Takes: a seed, the name of a purpose, a household. Gives: a stream of uniform and normal draws.
//! Leaves to others: which purpose a draw serves. The generator is Philox2x64 with ten rounds: it keeps no state
//! between draws, so a stream costs nothing to open and an added purpose moves no draw of another.

use crate::table::HouseholdId;

/// Multiplier of Philox2x64. Source: Salmon, Moraes, Dror and Shaw (2011), table 2.
const MULTIPLIER: u64 = 0xD2B7_4407_B1CE_6E93;
/// Increment of the key per round (the golden ratio). Source: the same.
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a draw is for. The name is the key: renaming a purpose changes its draws.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose(u64);

/// All draws of one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Streams {
    seed: u64,
}

/// A number that every stretch of household numbers fills evenly: a further axis beside the sequence of the cells.
///
/// The step is the fraction of the square root of a prime, as 64 bits: those of 2, 3, 7, 11 and 13 and the golden ratio of the
/// cells have no rational relation, so that pairs of axes are even too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Axis {
    /// Number of children.
    Children = 0x6A09_E667_F3BC_C908,
    /// Place within the income group.
    Income = 0xBB67_AE85_84CA_A73B,
    /// Age of the eldest child.
    Eldest = 0x510E_527F_ADE6_82D1,
    /// Others in the household.
    Others = 0xA54F_F53A_5F1D_36F1,
    /// Place in the distribution of wealth.
    Wealth = 0x9B05_688C_2B3E_6C1F,
}

/// Successive draws for one purpose and one household.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    key: u64,
    household: u64,
    next: u64,
    spare: Option<u64>,
}

impl Purpose {
    /// The purpose with this name, such as `population.age`.
    pub(crate) const fn named(name: &str) -> Purpose {
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

impl Streams {
    /// All draws of this seed.
    pub(crate) fn new(seed: u64) -> Streams {
        Streams { seed }
    }

    /// The place of a household on an axis, between 0 and 1, both excluded; the seed shifts all households alike.
    pub(crate) fn spread(self, axis: Axis, household: HouseholdId) -> f64 {
        let [shift, _] = philox([self.seed, axis as u64], WEYL);
        let point = u64::from(household.0).wrapping_mul(axis as u64).wrapping_add(shift);
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        ((point >> 12) as f64 + 0.5) * STEP
    }

    /// The draws for a purpose and a household, from the first.
    pub(crate) fn open(self, purpose: Purpose, household: HouseholdId) -> Stream {
        let [key, _] = philox([self.seed, purpose.0], WEYL);
        Stream { key, household: u64::from(household.0), next: 0, spare: None }
    }
}

impl Stream {
    fn bits(&mut self) -> u64 {
        if let Some(bits) = self.spare.take() {
            return bits;
        }
        let [first, second] = philox([self.household, self.next], self.key);
        self.next += 1;
        self.spare = Some(second);
        first
    }

    /// A number between 0 and 1, both excluded.
    pub(crate) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.bits() >> 12) as f64 + 0.5) * STEP
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// A number between two bounds.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// A standard normal number.
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

/// Standard normal quantile.
///
/// Source: Wichura (1988), algorithm AS 241, routine PPND7; about seven digits, more than any target here carries.
pub(crate) fn normal_quantile(share: f64) -> f64 {
    let centred = share - 0.5;
    if centred.abs() <= 0.425 {
        let r = 0.180_625 - centred * centred;
        let above = ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let below = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return centred * above / below;
    }
    let tail = if centred < 0.0 { share } else { 1.0 - share };
    let r = (-libm::log(tail)).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        (((0.170_238_21 * r + 1.306_728_48) * r + 2.756_815_39) * r + 1.423_437_277_7)
            / ((0.120_211_32 * r + 0.737_001_64) * r + 1.0)
    } else {
        let r = r - 5.0;
        (((0.017_337_203 * r + 0.428_682_94) * r + 3.081_226_386_0) * r + 6.657_905_115_0)
            / ((0.012_258_202 * r + 0.241_978_94) * r + 1.0)
    };
    if centred < 0.0 { -size } else { size }
}

/// Standard normal distribution function.
pub(crate) fn normal_share(value: f64) -> f64 {
    0.5 * libm::erfc(-value * std::f64::consts::FRAC_1_SQRT_2)
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
    fn quantile_and_share_are_each_others_inverse() {
        for step in 1..2000 {
            let share = f64::from(step) / 2000.0;
            assert!((normal_share(normal_quantile(share)) - share).abs() < 1e-6, "{share}");
        }
    }

    #[test]
    fn draws_of_two_purposes_or_households_are_not_alike() {
        let streams = Streams::new(1);
        let draw = |name: &str, id: u32| streams.open(Purpose::named(name), HouseholdId(id)).uniform();
        assert_ne!(draw("population.age", 1).to_bits(), draw("population.rent", 1).to_bits());
        assert_ne!(draw("population.age", 1).to_bits(), draw("population.age", 2).to_bits());
        assert_eq!(draw("population.age", 1).to_bits(), draw("population.age", 1).to_bits());
    }

    #[test]
    fn normal_draws_over_households_have_mean_nil_and_variance_one() {
        let streams = Streams::new(20_260_101);
        let n = 200_000;
        let draws: Vec<f64> =
            (0..n).map(|id| streams.open(Purpose::named("population.test"), HouseholdId(id)).normal()).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / f64::from(n);
        // Five standard errors: 5/sqrt(n) and 5*sqrt(2/n).
        assert!(mean.abs() < 0.0112, "{mean}");
        assert!((variance - 1.0).abs() < 0.0159, "{variance}");
        let lag: f64 = draws.windows(2).map(|w| w[0] * w[1]).sum::<f64>() / f64::from(n);
        assert!(lag.abs() < 0.0112, "{lag}");
    }
}
