//! The roundings that a law names.

use crate::units::Exact;
use rust_decimal::Decimal;

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundingMode {
    /// To the nearest; half away from zero (`afronden`).
    HalfUp,
    /// Towards minus infinity (`naar_beneden`).
    Down,
    /// Towards plus infinity (`naar_boven`).
    Up,
}

/// A direction and a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    /// The direction.
    pub mode: RoundingMode,
    /// The step in the unit of the number (1 for euros, 0.01 for cents); above zero.
    pub step: Decimal,
}

impl Rounding {
    /// Rounds an exact number; a half is judged without error.
    pub fn apply(self, value: Exact) -> Exact {
        if value.is_too_large() {
            return value;
        }
        let steps = value.div_decimal(self.step);
        let whole = steps.floor();
        let rest = steps - Exact::from(whole);
        let half = Exact::from(Decimal::new(5, 1));
        let up = match self.mode {
            RoundingMode::Down => false,
            RoundingMode::Up => !rest.is_zero(),
            RoundingMode::HalfUp if value.is_negative() => rest > half,
            RoundingMode::HalfUp => rest >= half,
        };
        let whole = if up { whole.saturating_add(Decimal::ONE) } else { whole };
        Exact::from(whole.saturating_mul(self.step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn round(mode: RoundingMode, step: Decimal, value: Decimal) -> Decimal {
        Rounding { mode, step }.apply(Exact::from(value)).to_decimal()
    }

    #[test]
    fn half_goes_away_from_nil() {
        assert_eq!(round(RoundingMode::HalfUp, dec!(1), dec!(23.5)), dec!(24));
        assert_eq!(round(RoundingMode::HalfUp, dec!(1), dec!(23.49)), dec!(23));
        assert_eq!(round(RoundingMode::HalfUp, dec!(1), dec!(-23.5)), dec!(-24));
    }

    #[test]
    fn up_leaves_a_whole_cent_alone() {
        assert_eq!(round(RoundingMode::Up, dec!(0.01), dec!(356.44)), dec!(356.44));
        assert_eq!(round(RoundingMode::Up, dec!(0.01), dec!(356.440001)), dec!(356.45));
    }

    #[test]
    fn twelve_twelfths_of_a_half_are_still_a_half() {
        // 690,50 a year is 57,541666… a month: the sum must round up to 691 as the law says.
        let month = Exact::from(dec!(690.5)).div_decimal(dec!(12));
        let year = (0..12).fold(Exact::ZERO, |sum, _| sum + month);
        assert_eq!(Rounding { mode: RoundingMode::HalfUp, step: dec!(1) }.apply(year).to_decimal(), dec!(691));
    }
}
