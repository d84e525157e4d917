//! Whole cents, for everything that is paid.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of money in whole cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nil.
    pub const ZERO: Cents = Cents(0);

    /// Whole euros as cents.
    pub const fn from_euros(euros: i64) -> Cents {
        Cents(euros * 100)
    }

    /// Euros as cents, rounded to the nearest.
    pub fn nearest(euros: f64) -> Cents {
        Cents((euros * 100.0).round() as i64)
    }

    /// The amount in euros, for statistics and pictures; not for adding up.
    pub fn as_euros(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The larger of two amounts and zero.
    pub fn at_least_zero(self) -> Cents {
        Cents(self.0.max(0))
    }
}

impl Add for Cents {
    type Output = Cents;
    fn add(self, other: Cents) -> Cents {
        Cents(self.0 + other.0)
    }
}

impl Sub for Cents {
    type Output = Cents;
    fn sub(self, other: Cents) -> Cents {
        Cents(self.0 - other.0)
    }
}

impl Neg for Cents {
    type Output = Cents;
    fn neg(self) -> Cents {
        Cents(-self.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Cents) {
        self.0 += other.0;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Cents) {
        self.0 -= other.0;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(amounts: I) -> Cents {
        amounts.fold(Cents::ZERO, |a, b| a + b)
    }
}

impl<'a> Sum<&'a Cents> for Cents {
    fn sum<I: Iterator<Item = &'a Cents>>(amounts: I) -> Cents {
        amounts.copied().sum()
    }
}
