//! The standard normal distribution, from shares to values and back.
//!
//! Takes: a share or a value. Gives: the other. Leaves to others: what is drawn with it.

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
    fn quantile_and_share_are_each_others_inverse() {
        for step in 1..2000 {
            let share = f64::from(step) / 2000.0;
            assert!((normal_share(normal_quantile(share)) - share).abs() < 1e-6, "{share}");
        }
    }
}
