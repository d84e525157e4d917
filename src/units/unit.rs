//! Unit algebra: what may be added to what, and what a product is measured in.
//!
//! A unit is a product of powers of five bases. `%` and `ratio` and `aantal` have no dimension; `%` only says
//! how a number is written in a file (13,73 means 0,1373).

use std::fmt;
use std::ops::{Div, Mul};

/// A unit as powers of euro, year, quarter, month and hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Unit {
    /// Power of euro.
    pub euro: i8,
    /// Power of year (also the unit of an age).
    pub year: i8,
    /// Power of quarter.
    pub quarter: i8,
    /// Power of month.
    pub month: i8,
    /// Power of hour.
    pub hour: i8,
}

/// A unit text that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a unit")]
pub struct UnitError {
    /// The text as found.
    pub text: String,
}

/// Highest power of a base; higher is no quantity of a law.
const MOST_POWER: i8 = 4;

impl Unit {
    /// Whether all powers are so low that numbers of this unit can be held.
    pub fn is_usual(self) -> bool {
        let powers = [self.euro, self.year, self.quarter, self.month, self.hour];
        powers.iter().all(|power| (-MOST_POWER..=MOST_POWER).contains(power))
    }

    /// No dimension: a ratio, a percentage or a count.
    pub const NONE: Unit = Unit { euro: 0, year: 0, quarter: 0, month: 0, hour: 0 };
    /// Euro, as a stock.
    pub const EURO: Unit = Unit { euro: 1, ..Unit::NONE };
    /// Euro per year.
    pub const EURO_PER_YEAR: Unit = Unit { euro: 1, year: -1, ..Unit::NONE };
    /// Euro per quarter.
    pub const EURO_PER_QUARTER: Unit = Unit { euro: 1, quarter: -1, ..Unit::NONE };
    /// Euro per month.
    pub const EURO_PER_MONTH: Unit = Unit { euro: 1, month: -1, ..Unit::NONE };
    /// Euro per hour, the unit of a price of care.
    pub const EURO_PER_HOUR: Unit = Unit { euro: 1, hour: -1, ..Unit::NONE };
    /// Hours per month.
    pub const HOURS_PER_MONTH: Unit = Unit { hour: 1, month: -1, ..Unit::NONE };
    /// Year, the unit of an age.
    pub const YEAR: Unit = Unit { year: 1, ..Unit::NONE };
    /// Month, the unit of a time between dates.
    pub const MONTH: Unit = Unit { month: 1, ..Unit::NONE };

    /// Reads a unit such as `EUR/maand`, `%`, `jaar2/EUR/maand`, `aantal`.
    ///
    /// # Errors
    /// `UnitError` with the text when a factor is unknown.
    pub fn parse(text: &str) -> Result<(Unit, UnitNotation), UnitError> {
        let fail = || UnitError { text: text.to_owned() };
        let trimmed = text.trim();
        match trimmed {
            "%" => return Ok((Unit::NONE, UnitNotation::Percent)),
            "" => return Err(fail()),
            _ => {}
        }
        let mut unit = Unit::NONE;
        let mut sign: i8 = 1;
        let mut rest = trimmed;
        loop {
            let end = rest.find(['*', '/']).unwrap_or(rest.len());
            let factor = rest[..end].trim();
            let digits = factor.find(|c: char| c.is_ascii_digit()).unwrap_or(factor.len());
            let (name, power_text) = factor.split_at(digits);
            let power: i8 = if power_text.is_empty() || name.is_empty() {
                1
            } else {
                power_text.parse().ok().filter(|p| *p <= 4).ok_or_else(fail)?
            };
            let power = power.checked_mul(sign).ok_or_else(fail)?;
            let slot = match name {
                "EUR" => Some(&mut unit.euro),
                "jaar" => Some(&mut unit.year),
                "kwartaal" => Some(&mut unit.quarter),
                "maand" => Some(&mut unit.month),
                "uur" => Some(&mut unit.hour),
                "ratio" | "aantal" => None,
                "" if factor == "1" => None,
                _ => return Err(fail()),
            };
            if let Some(slot) = slot {
                *slot = slot.checked_add(power).filter(|p| p.abs() <= MOST_POWER).ok_or_else(fail)?;
            }
            if end == rest.len() {
                break;
            }
            sign = if rest.as_bytes()[end] == b'*' { 1 } else { -1 };
            rest = &rest[end + 1..];
        }
        Ok((unit, UnitNotation::Plain))
    }

    /// Whether the unit has no dimension.
    pub fn is_none(self) -> bool {
        self == Unit::NONE
    }

    /// Whether amounts of this unit are money, as a stock or a flow.
    pub fn is_money(self) -> bool {
        self.euro == 1 && self.hour == 0
    }
}

/// How a number of this unit is written in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitNotation {
    /// The number itself.
    Plain,
    /// In hundredths: 13,73 stands for 0,1373.
    Percent,
}

impl Mul for Unit {
    type Output = Unit;
    fn mul(self, other: Unit) -> Unit {
        Unit {
            euro: self.euro.saturating_add(other.euro),
            year: self.year.saturating_add(other.year),
            quarter: self.quarter.saturating_add(other.quarter),
            month: self.month.saturating_add(other.month),
            hour: self.hour.saturating_add(other.hour),
        }
    }
}

impl Div for Unit {
    type Output = Unit;
    fn div(self, other: Unit) -> Unit {
        Unit {
            euro: self.euro.saturating_sub(other.euro),
            year: self.year.saturating_sub(other.year),
            quarter: self.quarter.saturating_sub(other.quarter),
            month: self.month.saturating_sub(other.month),
            hour: self.hour.saturating_sub(other.hour),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bases = [
            ("EUR", self.euro),
            ("uur", self.hour),
            ("jaar", self.year),
            ("kwartaal", self.quarter),
            ("maand", self.month),
        ];
        let power = |p: i8| {
            if p.abs() > 1 { p.abs().to_string() } else { String::new() }
        };
        let above: Vec<String> = bases.iter().filter(|b| b.1 > 0).map(|b| format!("{}{}", b.0, power(b.1))).collect();
        let below: Vec<String> = bases.iter().filter(|b| b.1 < 0).map(|b| format!("/{}{}", b.0, power(b.1))).collect();
        if above.is_empty() && below.is_empty() {
            return f.write_str("ratio");
        }
        let above = if above.is_empty() { "1".to_owned() } else { above.join("*") };
        write!(f, "{above}{}", below.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap().0
    }

    #[test]
    fn a_quadratic_factor_times_income_squared_is_rent() {
        let product = unit("jaar2/EUR/maand") * Unit::EURO_PER_YEAR * Unit::EURO_PER_YEAR;
        assert_eq!(product, Unit::EURO_PER_MONTH);
    }

    #[test]
    fn what_is_printed_can_be_read_back() {
        for text in ["EUR", "EUR/jaar", "EUR/kwartaal", "EUR/uur", "jaar2/EUR/maand", "1/EUR", "jaar", "ratio"] {
            let first = unit(text);
            assert_eq!(unit(&first.to_string()), first, "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "euro", "EUR//jaar", "EUR/jaren", "EUR9/jaar", "/", "EUR/"] {
            assert!(Unit::parse(text).is_err(), "{text}");
        }
    }
}
