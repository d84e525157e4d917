//! Exact numbers: a decimal numerator over a decimal denominator.
//!
//! A twelfth of a yearly amount has no finite decimal, and twelve of them must be the year again to the last
//! digit, or a half is rounded the wrong way. So a quotient keeps its denominator. Numbers are exact as long as
//! numerator and denominator fit in 28 digits; beyond that the 28th digit is rounded.

use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact number.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    numerator: Decimal,
    denominator: Decimal,
}

impl Exact {
    /// Nil.
    pub const ZERO: Exact = Exact { numerator: Decimal::ZERO, denominator: Decimal::ONE };
    /// One.
    pub const ONE: Exact = Exact { numerator: Decimal::ONE, denominator: Decimal::ONE };

    /// The fraction in lowest terms over a whole denominator without factors two and five; `None` when it does not fit.
    ///
    /// Without that, a row of quotients loses its digits: their denominators are multiplied for every sum.
    fn fraction(numerator: Decimal, denominator: Decimal) -> Option<Exact> {
        if is_one(denominator) {
            return Some(Exact { numerator, denominator });
        }
        if numerator.is_zero() {
            return Some(Exact::ZERO);
        }
        match Exact::lowest_terms(numerator.normalize(), denominator.normalize()) {
            Some(lowest) => Some(lowest),
            None => numerator.checked_div(denominator).map(|_| Exact { numerator, denominator }),
        }
    }

    fn lowest_terms(numerator: Decimal, denominator: Decimal) -> Option<Exact> {
        let (mut above, mut below) = (numerator.mantissa(), denominator.mantissa());
        let divisor = greatest_common_divisor(above, below);
        let divisor = if below < 0 { -divisor } else { divisor };
        (above, below) = (above / divisor, below / divisor);
        let mut scale = i64::from(numerator.scale()) - i64::from(denominator.scale());
        for (factor, other) in [(10, 1), (5, 2), (2, 5)] {
            while below % factor == 0 {
                below /= factor;
                above = above.checked_mul(other)?;
                scale += 1;
            }
        }
        if scale < 0 {
            above = above.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
            scale = 0;
        }
        let numerator = Decimal::try_from_i128_with_scale(above, u32::try_from(scale).ok()?).ok()?;
        Some(Exact { numerator, denominator: Decimal::try_from_i128_with_scale(below, 0).ok()? })
    }

    /// As [`Exact::fraction`]; the largest decimal where the number does not fit, which [`Exact::is_too_large`].
    fn new(numerator: Decimal, denominator: Decimal) -> Exact {
        Exact::fraction(numerator, denominator).unwrap_or_else(|| {
            let negative = numerator.is_sign_negative() != denominator.is_sign_negative();
            Exact::from(if negative { Decimal::MIN } else { Decimal::MAX })
        })
    }

    /// Whether the number is beyond a hundred million million million, far above any number of a law. What is
    /// computed from numbers below that either fits or is too large itself, so nothing saturates unseen.
    pub fn is_too_large(self) -> bool {
        // A denominator is at least one almost always, and decimals make a number only smaller.
        let small = |number: Decimal| number.mantissa().unsigned_abs() <= 100_000_000_000_000_000_000;
        if small(self.numerator) && self.denominator.scale() == 0 {
            return false;
        }
        let most = Decimal::from(100_000_000_000_000_000_000_i128);
        if self.denominator == Decimal::ONE {
            return self.numerator.abs() > most;
        }
        self.numerator.checked_div(self.denominator).is_none_or(|quotient| quotient.abs() > most)
    }

    /// The quotient with `divisor`, which is not zero.
    ///
    /// # Panics
    /// When `divisor` is zero; the callers test it first.
    pub fn div_decimal(self, divisor: Decimal) -> Exact {
        assert!(!divisor.is_zero(), "a divisor is tested before it is used");
        match self.denominator.checked_mul(divisor) {
            Some(denominator) => Exact::new(self.numerator, denominator),
            None => Exact::new(self.to_decimal(), divisor),
        }
    }

    /// The quotient of two exact numbers; `None` when the divisor is zero or the result does not fit.
    pub fn checked_div(self, divisor: Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        let numerator = self.numerator.checked_mul(divisor.denominator)?;
        let denominator = self.denominator.checked_mul(divisor.numerator)?;
        if denominator.is_zero() {
            return None;
        }
        if denominator.is_sign_negative() {
            Exact::fraction(-numerator, -denominator)
        } else {
            Exact::fraction(numerator, denominator)
        }
    }

    /// The product; `None` when it does not fit.
    pub fn checked_mul(self, other: Exact) -> Option<Exact> {
        if is_one(self.denominator) && is_one(other.denominator) {
            return Some(Exact::from(self.numerator.checked_mul(other.numerator)?));
        }
        Exact::fraction(self.numerator.checked_mul(other.numerator)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The sum; `None` when it does not fit.
    pub fn checked_add(self, other: Exact) -> Option<Exact> {
        if is_one(self.denominator) && is_one(other.denominator) {
            return Some(Exact::from(self.numerator.checked_add(other.numerator)?));
        }
        if self.denominator == other.denominator {
            return Exact::fraction(self.numerator.checked_add(other.numerator)?, self.denominator);
        }
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Exact::fraction(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The number as one decimal, rounded at the 28th digit where it has no end; the largest one where it does not fit.
    pub fn to_decimal(self) -> Decimal {
        self.quotient().normalize()
    }

    fn quotient(self) -> Decimal {
        let largest = if self.is_negative() { Decimal::MIN } else { Decimal::MAX };
        self.numerator.checked_div(self.denominator).unwrap_or(largest)
    }

    /// The largest whole number that is not above this one.
    pub fn floor(self) -> Decimal {
        let guess = self.quotient().floor();
        // The quotient may have been rounded up to a whole number at its last digit.
        if Exact::from(guess) > self { guess.saturating_sub(Decimal::ONE) } else { guess }
    }

    /// The smallest whole number that makes this number whole; `None` where it does not fit.
    pub fn whole_denominator(self) -> Option<i128> {
        let (above, below) = (self.numerator.normalize(), self.denominator.normalize());
        let above_whole = above.mantissa().checked_mul(10_i128.checked_pow(below.scale())?)?;
        let below_whole = below.mantissa().checked_mul(10_i128.checked_pow(above.scale())?)?;
        below_whole.checked_div(greatest_common_divisor(above_whole, below_whole))?.checked_abs()
    }

    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.numerator.is_zero()
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.numerator.is_sign_negative() && !self.numerator.is_zero()
    }
}

/// Without the cost of comparing decimals.
fn is_one(number: Decimal) -> bool {
    number.scale() == 0 && number.mantissa() == 1
}

/// Of two whole numbers of which the second is not zero; above zero.
fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut divisor, mut rest) = (b, a % b);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    divisor.abs()
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Exact {
        Exact { numerator: value, denominator: Decimal::ONE }
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Exact {
        Exact::from(Decimal::from(value))
    }
}

/// Saturates at the largest decimal where a sum does not fit; inputs are limited far below that.
impl Add for Exact {
    type Output = Exact;
    fn add(self, other: Exact) -> Exact {
        self.checked_add(other).unwrap_or_else(|| Exact::from(self.to_decimal().saturating_add(other.to_decimal())))
    }
}

impl Sub for Exact {
    type Output = Exact;
    fn sub(self, other: Exact) -> Exact {
        self + -other
    }
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact { numerator: -self.numerator, denominator: self.denominator }
    }
}

/// Saturates at the largest decimal where a product does not fit.
impl Mul for Exact {
    type Output = Exact;
    fn mul(self, other: Exact) -> Exact {
        self.checked_mul(other).unwrap_or_else(|| Exact::from(self.to_decimal().saturating_mul(other.to_decimal())))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        if (is_one(self.denominator) && is_one(other.denominator)) || self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        match (self.numerator.checked_mul(other.denominator), other.numerator.checked_mul(self.denominator)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.to_decimal().cmp(&other.to_decimal()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn three_thirds_are_one() {
        let third = Exact::ONE.div_decimal(dec!(3));
        assert_eq!(third + third + third, Exact::ONE);
    }

    #[test]
    fn a_year_of_quotients_is_the_quotient_of_the_year() {
        let rate = Exact::from(dec!(0.07));
        let over_rate_twice = |cents: i64| {
            Exact::from(Decimal::new(cents, 2)).checked_div(rate).and_then(|x| x.checked_div(rate)).unwrap()
        };
        let months = [23_499, 123_456, 999_983, 1, 77_777, 31, 500_009, 2_350, 65_537, 840_001, 7, 611_953];
        let sum = months.iter().fold(Exact::ZERO, |sum, cents| sum + over_rate_twice(*cents));
        assert_eq!(sum, over_rate_twice(months.iter().sum()));
        assert_eq!(sum.whole_denominator(), over_rate_twice(months.iter().sum()).whole_denominator());
    }

    #[test]
    fn a_third_of_six_tenths_is_a_fifth() {
        assert_eq!(Exact::from(dec!(0.6)).div_decimal(dec!(3)).whole_denominator(), Some(5));
        assert_eq!(Exact::from(dec!(-1.40)).div_decimal(dec!(0.07)).whole_denominator(), Some(1));
        assert_eq!(Exact::from(dec!(932.93)).div_decimal(dec!(0.22)).whole_denominator(), Some(22));
    }

    #[test]
    fn the_floor_of_a_number_just_below_a_whole_is_below() {
        let just_below = Exact::from(dec!(2)) - Exact::ONE.div_decimal(dec!(3_000_000_000_000_000_000));
        assert_eq!(just_below.floor(), dec!(1));
    }
}
