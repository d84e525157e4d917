//! Printing numbers in Dutch and English.

use crate::units::Cents;
use rust_decimal::Decimal;

/// The language of what a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// Dutch: 1.234,56.
    #[default]
    Dutch,
    /// English: 1,234.56.
    English,
}

impl Language {
    /// Code as used on the command line and in HTML.
    pub fn code(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
        }
    }

    fn marks(self) -> (char, char) {
        match self {
            Language::Dutch => ('.', ','),
            Language::English => (',', '.'),
        }
    }
}

fn group(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

fn assemble(negative: bool, whole: &str, fraction: &str, language: Language) -> String {
    let (thousand, decimal) = language.marks();
    let is_nil = whole.chars().chain(fraction.chars()).all(|c| c == '0');
    let sign = if negative && !is_nil { "−" } else { "" };
    let whole = group(whole, thousand);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{decimal}{fraction}") }
}

/// A number with a fixed count of decimals; never `-0`. Not-a-number and infinity are printed as `.` (missing).
pub fn format_decimal(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() {
        return ".".to_owned();
    }
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    assemble(value < 0.0, whole, fraction, language)
}

/// A whole number.
pub fn format_whole(value: i64, language: Language) -> String {
    assemble(value < 0, &value.unsigned_abs().to_string(), "", language)
}

/// Cents as euros with two decimals, without a euro sign.
pub fn format_cents(value: Cents, language: Language) -> String {
    let units = value.0.unsigned_abs();
    assemble(value.0 < 0, &(units / 100).to_string(), &format!("{:02}", units % 100), language)
}

/// An exact decimal with all its digits, at least two where it is money.
pub fn format_euros(value: Decimal, decimals: u32, language: Language) -> String {
    let text = value.abs().normalize();
    let text = if text.scale() < decimals {
        let mut padded = text;
        padded.rescale(decimals);
        padded.to_string()
    } else {
        text.to_string()
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    assemble(value.is_sign_negative(), whole, fraction, language)
}

/// A share as a percentage with one decimal and a percent sign.
pub fn format_percent(share: f64, language: Language) -> String {
    format!("{}%", format_decimal(share * 100.0, 1, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nil_has_no_sign() {
        assert_eq!(format_decimal(-0.001, 1, Language::Dutch), "0,0");
        assert_eq!(format_cents(Cents(-5), Language::Dutch), "−0,05");
    }

    #[test]
    fn thousands_are_grouped_by_language() {
        assert_eq!(format_cents(Cents(123_456_789), Language::Dutch), "1.234.567,89");
        assert_eq!(format_decimal(1234.5, 1, Language::English), "1,234.5");
        assert_eq!(format_whole(-100, Language::Dutch), "−100");
    }
}
