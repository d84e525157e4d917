//! What is known when compiling: scales, denominators and operations on constants.

use crate::engine::exact::decimal_to_f64;
use crate::rulebook::{Comparison, Op};
use crate::table::ValueType;
use crate::units::{Exact, MONTHS, Unit};
use rust_decimal::Decimal;

/// A number of this unit in a register is 100 to the power of its euros times the number itself.
pub(super) fn euro_scale(unit: Unit) -> Decimal {
    let mut scale = Decimal::ONE;
    for _ in 0..unit.euro.unsigned_abs() {
        scale = if unit.euro > 0 { scale * Decimal::ONE_HUNDRED } else { scale / Decimal::ONE_HUNDRED };
    }
    scale
}

pub(super) fn scale_of(kind: &ValueType) -> Decimal {
    match kind {
        ValueType::Number(unit) => euro_scale(*unit),
        _ => Decimal::ONE,
    }
}

/// The smallest power of ten that makes all these numbers whole; one where none up to 10⁹ does.
pub(super) fn decimal_denominator(values: impl Iterator<Item = Decimal>) -> f64 {
    let decimals = values.map(|v| v.normalize().scale()).max().unwrap_or(0);
    if decimals <= 9 { decimal_to_f64(Decimal::from(10_u64.pow(decimals))) } else { 1.0 }
}

pub(super) fn greatest_common_divisor(a: f64, b: f64) -> f64 {
    if b == 0.0 { a } else { greatest_common_divisor(b, a % b) }
}

pub(super) fn least_common_multiple(a: f64, b: f64) -> f64 {
    a / greatest_common_divisor(a, b) * b
}

/// Largest denominator of a constant.
const MOST_CONSTANT_DENOMINATOR: i128 = 1_000_000_000;

/// The smallest whole number that makes all these numbers whole; one where none up to 10⁹ does.
pub(super) fn common_denominator(values: impl Iterator<Item = Exact>) -> f64 {
    let mut shared = 1.0;
    for value in values {
        match value.whole_denominator() {
            Some(own) if own <= MOST_CONSTANT_DENOMINATOR => shared = least_common_multiple(shared, own as f64),
            _ => return 1.0,
        }
        if shared > MOST_CONSTANT_DENOMINATOR as f64 {
            return 1.0;
        }
    }
    shared
}

pub(super) fn truth(flag: bool) -> Exact {
    if flag { Exact::ONE } else { Exact::ZERO }
}

/// The result of an operation on constants, where that is simple.
pub(super) fn fold_constants(op: &Op, arguments: &[[Exact; MONTHS]]) -> Option<[Exact; MONTHS]> {
    let mut out = [Exact::ZERO; MONTHS];
    for (month, out) in out.iter_mut().enumerate() {
        let a = |at: usize| arguments[at][month];
        *out = match op {
            Op::Negate => -a(0),
            Op::Not => truth(a(0).is_zero()),
            Op::Add => a(0) + a(1),
            Op::Sub => a(0) - a(1),
            Op::Mul => a(0) * a(1),
            Op::Div => a(0).checked_div(a(1))?,
            Op::And => a(0).min(a(1)),
            Op::Or => a(0).max(a(1)),
            Op::Min => arguments.iter().map(|x| x[month]).min()?,
            Op::Max => arguments.iter().map(|x| x[month]).max()?,
            Op::Round(rounding) => rounding.apply(a(0)),
            Op::Scale(above, below) => (a(0) * Exact::from(i64::from(*above))).div_decimal(Decimal::from(*below)),
            Op::If => a(if a(0).is_zero() { 2 } else { 1 }),
            Op::Compare(comparison) => truth(match comparison {
                Comparison::Equal => a(0) == a(1),
                Comparison::Unequal => a(0) != a(1),
                Comparison::Less => a(0) < a(1),
                Comparison::AtMost => a(0) <= a(1),
                Comparison::More => a(0) > a(1),
                Comparison::AtLeast => a(0) >= a(1),
            }),
            _ => return None,
        };
    }
    Some(out)
}
