//! How far a computed number can be from the exact one.
//!
//! Every register of a program carries a bound: the exact value lies in `low..=high`, and the computed value differs
//! from it by at most `error`, or is not-a-number. Numbers are in storage units (cents).
//!
//! **Whole numbers.** Most of the law is sums, percentages and twelfths of whole cents. A register may therefore hold
//! its value times a known whole `denominator`: 13,73% of an amount in cents is 1373 times the amount, over 10,000; a
//! twelfth is the same register over twelve times as much. As long as the register stays a whole number below 2⁵³, all
//! this is exact in `f64`, ties included, and nothing needs a margin. Where it would not fit, the value is divided out
//! and the following holds.
//!
//! Limits multiply: sixteen persons with five sources of the largest income each have no household that exists. So where
//! only the limits do not fit, but the numbers of practice do ([`Bound::usual`]), the register stays whole and is checked
//! while the program runs: above [`Bound::ROOM`] it becomes not-a-number. A product of whole numbers that comes out at
//! most there was exact, since a rounded product is never on the other side of a representable number.
//!
//! **Proof sketch.** For `+ − × ÷` of `f64`, `fl(a∘b) = (a∘b)(1+δ)` with `|δ| ≤ u = 2⁻⁵³` (no underflow occurs: values
//! are zero or larger than 10⁻³⁰, and at most 10³⁰). With inputs `â = a+α`, `b̂ = b+β`, `|α| ≤ e_a`, `|β| ≤ e_b`:
//! the sum errs by at most `e_a + e_b + u·|â+b̂|`, the product by `|a|e_b + |b|e_a + e_a e_b + u·|âb̂|`. A sum or product of
//! whole numbers below 2⁵³ is exact. Minimum, maximum and choice between values err by the larger of the two errors.
//! A rounding or comparison whose argument lies within its error of the point where the outcome jumps gives
//! not-a-number; so does a division whose divisor or quotient is outside the assumed range, and an input outside
//! its limit ([`Limits`]). Not-a-number travels on (a choice takes it only from the branch it chooses), and a household with
//! a not-a-number in a result is recomputed in exact decimals. So every result that is not recomputed was rounded
//! from a number on the right side of every jump: it equals the exact result to the cent.
//!
//! **Kernel by kernel**, with `S` the largest absolute value and `e` the error of an operand:
//!
//! | kernel | why |
//! |---|---|
//! | sum, difference | above; one of inexact numbers that comes out as zero is zero only where both are |
//! | product, ÷ constant | above, with the constant's own `u·S` |
//! | ÷ computed number | `â/b̂ − a/b = (α − (â/b̂)β)/b`, with `|â/b̂| ≤ 2` and `|b| ≥ 1 − e_b ≥ ½` checked |
//! | ÷ count | 720720 is a multiple of every count up to 16: whole |
//! | within a limit | a whole number as it is, or not-a-number |
//! | minimum, maximum | `|max(â,b̂) − max(a,b)| ≤ max(e_a, e_b)` |
//! | choice, and, or, not | conditions are exact or not-a-number |
//! | comparison | `|fl(â−b̂)| > e_a + e_b + u(S_a+S_b)` gives the sign of `a−b` |
//! | larger than zero | the same with `b = 0` |
//! | rounding | step, quotient and remainder add `4u(|steps|+1)` to `e/step`; whole to whole step is exact |
//! | rounding of a fraction | as rounding; where that cannot tell, from whole numbers of 128 bits |
//! | brackets | continuous in x; per row at most six times the error of `x · rate` |
//! | look-up | as a comparison with every limit, the error of the limits included |
//! | over persons | at most [`Limits::persons`]; larger households are recomputed |
//! | over months | twelve additions, each at most `u` times the largest partial sum |
//! | age, born | whole numbers; dates outside [`DATE_LIMITS`] are recomputed |
//!
//! A register that might exceed 10³⁰ has an infinite error, so every jump after it marks. Limits of a bound are
//! themselves rounded; [`Bound::size`] is taken a millionth wider for that. Since `f64` operations are monotone,
//! a computed value has the sign that its limits say.
//!
//! **Failures.** The exact evaluator fails on a fact out of range and on a division by zero in any rule of the plan,
//! used or not. So a fact out of range marks its household, and so does not-a-number in the value of a rule that
//! divides or looks up.

/// Half the distance between 1 and the next `f64`.
pub const UNIT_ROUNDOFF: f64 = 1.110_223_024_625_156_5e-16;

/// What the numbers of a household must stay within to be computed in columns by a program.
///
/// Errors grow with the largest number that a register may hold, so a wider limit marks more of all households. So there
/// are two programs of a plan: one for nearly everybody, with small errors, and one for who is outside its limits or too
/// near a jump of it. Whom both cannot tell is computed exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Largest amount a month, in cents.
    pub month: f64,
    /// Largest amount a year, and of wealth, in cents.
    pub year: f64,
    /// Largest number of hours a month in hundredths, and price of an hour in cents.
    pub hours: f64,
    /// An amount a month that few persons exceed; see [`Bound::usual`].
    pub usual: f64,
    /// Largest household.
    pub persons: usize,
}

impl Limits {
    /// Sixty thousand euro a month, four million a year, three hundred hours a month or euro an hour, eight persons.
    pub const NARROW: Limits = Limits { month: 6e6, year: 4e8, hours: 3e4, usual: 1e6, persons: 8 };

    /// A million euro a month, a hundred million a year, a thousand hours a month or euro an hour.
    pub const WIDE: Limits = Limits { month: 1e8, year: 1e10, hours: 1e5, usual: 5e6, persons: MOST_PERSONS };
}

/// First and last day of the calendar in which ages are counted, in days since 1970.
pub const DATE_LIMITS: (f64, f64) = (-700_000.0, 2_900_000.0);

/// Largest household that is computed in columns.
pub const MOST_PERSONS: usize = 16;

/// Largest quotient of two computed numbers: rulebooks divide to find shares.
pub const QUOTIENT_LIMIT: f64 = 2.0;

/// Largest count that a quotient by a count may have.
pub const COUNT_LIMIT: f64 = MOST_PERSONS as f64;

/// Least common multiple of 1 to 16: over every count it is whole.
pub const EVERY_COUNT: f64 = 720_720.0;

/// A register that may hold more than this has no bound: every jump marks the household.
const MOST: f64 = 1e30;

const WHOLE_LIMIT: f64 = 9_007_199_254_740_992.0;

/// What is known of a register.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The exact value is at least this.
    pub low: f64,
    /// The exact value is at most this.
    pub high: f64,
    /// Largest difference of computed and exact value.
    pub error: f64,
    /// Both are whole numbers.
    pub whole: bool,
    /// A computed zero is an exact zero.
    pub nil_is_exact: bool,
    /// How large the number is in practice. Proves nothing: it decides whether a whole number is worth keeping with a
    /// check while the program runs, where `low` and `high` alone would not let it fit.
    pub usual: f64,
}

impl Bound {
    /// Largest whole number that is kept exact; four of them still add up below 2⁵³.
    pub const ROOM: f64 = 2_251_799_813_685_248.0;

    /// A whole number that is held exactly.
    pub fn whole(low: f64, high: f64) -> Bound {
        Bound { low, high, error: 0.0, whole: true, nil_is_exact: true, usual: low.abs().max(high.abs()) }
    }

    /// A constant whose exact value is this number.
    pub fn constant(value: f64) -> Bound {
        Bound::nearest(value, value == value.trunc())
    }

    /// A constant whose nearest `f64` is `value`; `whole` says whether the exact one is a whole number.
    pub fn nearest(value: f64, whole: bool) -> Bound {
        let whole = whole && value.abs() < WHOLE_LIMIT;
        let error = if whole { 0.0 } else { value.abs() * UNIT_ROUNDOFF * 1.000_001 + f64::MIN_POSITIVE };
        let usual = value.abs();
        Bound { low: value - error, high: value + error, error, whole, nil_is_exact: true, usual }
    }

    /// Largest absolute value, computed or exact. The limits of inexact numbers are themselves rounded.
    pub fn size(self) -> f64 {
        let largest = self.low.abs().max(self.high.abs());
        if self.whole { largest } else { largest * 1.000_001 + self.error }
    }

    fn settle(self, size: f64, error: f64, whole: bool) -> Bound {
        let exact = whole && size < WHOLE_LIMIT;
        if !exact && (size.is_nan() || size > MOST) {
            let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            return Bound { low, high, error: f64::INFINITY, whole: false, nil_is_exact: false, usual: MOST };
        }
        let error = if exact { 0.0 } else { error + UNIT_ROUNDOFF * size * 1.000_001 + f64::MIN_POSITIVE };
        Bound { error, whole: exact, nil_is_exact: self.nil_is_exact || error == 0.0, ..self }
    }

    /// Of a sum.
    #[expect(clippy::should_implement_trait, reason = "the bound of an operation is not that operation on bounds")]
    pub fn add(self, other: Bound) -> Bound {
        let nil = self.nil_is_exact && other.nil_is_exact && self.low >= 0.0 && other.low >= 0.0;
        // Amounts that are added are seldom all large.
        let usual = self.usual.max(other.usual);
        let sum = Bound { low: self.low + other.low, high: self.high + other.high, nil_is_exact: nil, usual, ..self };
        sum.settle(self.size() + other.size(), self.error + other.error, self.whole && other.whole)
    }

    /// Of the opposite.
    pub fn negate(self) -> Bound {
        Bound { low: -self.high, high: -self.low, ..self }
    }

    /// Of a product.
    #[expect(clippy::should_implement_trait, reason = "the bound of an operation is not that operation on bounds")]
    pub fn mul(self, other: Bound) -> Bound {
        let corners = [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        let low = corners.iter().copied().fold(f64::INFINITY, f64::min);
        let high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let error = self.size() * other.error + other.size() * self.error + self.error * other.error;
        let usual = self.usual * other.usual;
        let product = Bound { low, high, nil_is_exact: self.nil_is_exact && other.nil_is_exact, usual, ..self };
        product.settle(self.size() * other.size(), error, self.whole && other.whole)
    }

    /// Of a quotient by a constant that is not zero.
    pub fn div_constant(self, divisor: Bound) -> Bound {
        let middle = divisor.low.abs().min(divisor.high.abs());
        let corners =
            [self.low / divisor.low, self.low / divisor.high, self.high / divisor.low, self.high / divisor.high];
        let low = corners.iter().copied().fold(f64::INFINITY, f64::min);
        let high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let size = self.size() / middle * 1.000_001;
        let error = self.error / middle + size * (divisor.error / middle);
        let quotient = Bound { low, high, usual: self.usual / middle, ..self };
        quotient.settle(size, error, false)
    }

    /// Of a quotient of two computed numbers, within [`QUOTIENT_LIMIT`] and with a divisor of at least one.
    #[expect(clippy::should_implement_trait, reason = "the bound of an operation is not that operation on bounds")]
    pub fn div(self, divisor: Bound) -> Bound {
        // |b| >= 1 − e_b for the exact divisor; without a bound on it there is none on the quotient.
        let least = 1.0 - divisor.error;
        let error = if least >= 0.5 {
            (self.error + QUOTIENT_LIMIT * 1.000_001 * divisor.error) / least * 1.000_001
        } else {
            f64::INFINITY
        };
        let size = QUOTIENT_LIMIT + error;
        let quotient = Bound { low: -size, high: size, usual: QUOTIENT_LIMIT, ..self };
        quotient.settle(size, error, false)
    }

    /// Of either of two values.
    pub fn either(self, other: Bound) -> Bound {
        Bound {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            error: self.error.max(other.error),
            whole: self.whole && other.whole,
            nil_is_exact: self.nil_is_exact && other.nil_is_exact,
            usual: self.usual.max(other.usual),
        }
    }

    /// Of the larger of two.
    pub fn max(self, other: Bound) -> Bound {
        let nil = self.error == 0.0 && other.error == 0.0;
        Bound { low: self.low.max(other.low), high: self.high.max(other.high), nil_is_exact: nil, ..self.either(other) }
    }

    /// Of the smaller of two.
    pub fn min(self, other: Bound) -> Bound {
        let nil = (self.error == 0.0 && other.error == 0.0)
            || (self.nil_is_exact && other.nil_is_exact && self.low >= 0.0 && other.low >= 0.0);
        Bound {
            low: self.low.min(other.low),
            high: self.high.min(other.high),
            nil_is_exact: nil,
            usual: self.usual.min(other.usual),
            ..self.either(other)
        }
    }

    /// Of a sum of up to `count` such numbers, and zero.
    pub fn sum_of(self, count: usize) -> Bound {
        let n = count as f64;
        let sum = Bound {
            low: self.low.min(0.0) * n,
            high: self.high.max(0.0) * n,
            nil_is_exact: self.nil_is_exact && self.low >= 0.0,
            usual: self.usual * n,
            ..self
        };
        let partial = self.size() * n;
        if self.whole && partial < WHOLE_LIMIT {
            return sum.settle(partial, 0.0, true);
        }
        // Each of the additions errs by at most u times the largest partial sum.
        sum.settle(partial * n, self.error * n, false)
    }

    /// Of a sum over the persons of a household, of whom few have large amounts.
    pub fn sum_of_persons(self, most: usize) -> Bound {
        Bound { usual: self.usual * 2.0, ..self.sum_of(most) }
    }

    /// Of a whole number that is not-a-number where it is larger than this.
    pub fn within(self, limit: f64) -> Bound {
        Bound {
            low: self.low.max(-limit),
            high: self.high.min(limit),
            error: 0.0,
            whole: true,
            nil_is_exact: true,
            ..self
        }
    }

    /// The margin within which two numbers cannot be told apart.
    pub fn margin(self, other: Bound) -> f64 {
        let error = self.error + other.error;
        if error == 0.0 { 0.0 } else { error + UNIT_ROUNDOFF * (self.size() + other.size()) }
    }
}
