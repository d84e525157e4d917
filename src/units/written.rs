//! Numbers and dates as people write them: what is meant without doubt, and what a message must ask or show.
//!
//! Takes: a text, and the greatest number that makes sense in its place. Gives: the exact number, or the mistake with the
//! line that is right. Leaves to others: place and code of the message.
//!
//! A point before exactly three digits is a thousand in Dutch and a decimal point here, a factor of a thousand apart. So
//! where both readings make sense neither is taken. Everywhere that a number is read, it is read by [`read_number`].

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Greatest number that is read at all, exclusive.
const MOST: i64 = 1_000_000_000_000;

/// The greatest number that makes sense where an amount stands, or where a share, a percentage or a count does: those are no
/// thousands, so that a point before three digits has one reading there.
pub fn greatest_written(is_amount: bool) -> f64 {
    if is_amount { f64::INFINITY } else { 999.0 }
}

/// What is not taken in a number or date, though it is clear what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// A quotation mark of a word processor.
    Quote,
    /// A sign or word for a currency.
    Currency,
    /// A sign for a percentage.
    Percent,
    /// A minus sign of a word processor.
    Minus,
    /// A space between digits.
    Space,
    /// A comma before the decimals.
    Comma,
    /// A sign between thousands.
    Thousands,
    /// The day before month and year.
    DayFirst,
}

/// What is wrong with a written number or date; `diag` has the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miswritten {
    /// Two readings make sense.
    Ambiguous {
        /// As written.
        written: String,
        /// With the sign as a separator of thousands.
        thousands: String,
        /// With the sign before decimals, without zeros at the end.
        decimal: String,
    },
    /// One reading makes sense, and it is written another way.
    Instead {
        /// As written.
        written: String,
        /// What is not taken.
        because: Unusual,
        /// The same as it is taken.
        right: String,
    },
    /// No number.
    NotANumber(String),
    /// A million million or more.
    TooLarge(String),
    /// No date.
    NotADate(String),
}

/// Reads an exact number; `most` is the greatest that makes sense here: a share or percentage is no thousand.
///
/// # Errors
/// What is wrong, with the right line where one is meant without doubt.
pub fn read_number(text: &str, most: f64) -> Result<Decimal, Miswritten> {
    let text = text.trim();
    if let Ok(value) = Decimal::from_str_exact(text) {
        if let Some((thousands, decimal)) = two_readings(text, '.', most) {
            return Err(Miswritten::Ambiguous { written: text.to_owned(), thousands, decimal });
        }
        return if value.abs() < Decimal::from(MOST) { Ok(value) } else { Err(Miswritten::TooLarge(text.to_owned())) };
    }
    Err(repaired(text, most).unwrap_or_else(|| Miswritten::NotANumber(text.chars().take(60).collect())))
}

/// Reads a date as `2026-07-01`.
///
/// # Errors
/// What is wrong, with the right line where day, month and year are clear.
pub fn read_date(text: &str) -> Result<Date, Miswritten> {
    let text = text.trim();
    text.parse().map_err(|_| {
        let written: String = text.chars().take(60).collect();
        match day_month_year(text) {
            Some(date) => Miswritten::Instead { written, because: Unusual::DayFirst, right: date.to_string() },
            None => Miswritten::NotADate(written),
        }
    })
}

/// `150.000` as `150000` and `150`, where both make sense.
fn two_readings(text: &str, sign: char, most: f64) -> Option<(String, String)> {
    let (minus, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once(sign)?;
    let is_group = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let could_be =
        is_group(whole) && whole.len() <= 3 && !whole.starts_with('0') && is_group(decimals) && decimals.len() == 3;
    let thousands = format!("{minus}{whole}{decimals}");
    // Nobody writes three zeros behind a decimal point.
    let fits = decimals == "000" || thousands.parse::<f64>().is_ok_and(|number| number.abs() <= most);
    (could_be && fits).then(|| (thousands, as_decimal(&format!("{minus}{whole}.{decimals}"))))
}

/// Decimals without zeros at the end; three that stay get a fourth, so that nobody takes them for a thousand.
fn as_decimal(text: &str) -> String {
    let short = text.trim_end_matches('0').trim_end_matches('.');
    match short.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{short}0"),
        _ => short.to_owned(),
    }
}

/// The number that is meant by text with other signs, and which of them are not taken.
fn repaired(text: &str, most: f64) -> Option<Miswritten> {
    if text.len() > 60 {
        return None;
    }
    let mut because = None;
    let mut note = |what| because = because.or(Some(what));
    let mut plain = text.to_owned();
    for quote in ['“', '”', '„', '‘', '’', '"', '\''] {
        if plain.starts_with(quote) || plain.ends_with(quote) {
            plain = plain.trim_matches(quote).to_owned();
            note(Unusual::Quote);
        }
    }
    for word in ["€", "EUR", "euro", "Euro"] {
        if plain.contains(word) {
            plain = plain.replacen(word, "", 1);
            note(Unusual::Currency);
        }
    }
    if let Some(number) = plain.trim_end().strip_suffix('%') {
        plain = number.to_owned();
        note(Unusual::Percent);
    }
    plain = plain.trim().to_owned();
    for minus in ['−', '–', '—', '‐', '‑'] {
        if plain.starts_with(minus) {
            plain = plain.replacen(minus, "-", 1).replacen("- ", "-", 1);
            note(Unusual::Minus);
        }
    }
    if plain.contains(|c: char| c.is_whitespace() || c == '\'' || c == '’') {
        plain.retain(|c| !c.is_whitespace() && c != '\'' && c != '’');
        note(Unusual::Space);
    }
    if let Some((thousands, decimal)) = two_readings(&plain, ',', most).or_else(|| two_readings(&plain, '.', most)) {
        return Some(Miswritten::Ambiguous { written: text.to_owned(), thousands, decimal });
    }
    let (plain, separated) = without_separators(&plain)?;
    if let Some(what) = separated {
        note(what);
    }
    let value = Decimal::from_str_exact(&plain).ok().filter(|value| value.abs() < Decimal::from(MOST))?;
    let _ = value;
    Some(Miswritten::Instead { written: text.to_owned(), because: because?, right: plain })
}

/// Points and commas to one point for decimals; none where they stand in no order that people use.
fn without_separators(text: &str) -> Option<(String, Option<Unusual>)> {
    let groups = |part: &str, sign: char| {
        let mut parts = part.trim_start_matches('-').split(sign);
        let first = parts.next().is_some_and(|p| (1..=3).contains(&p.len()));
        first && parts.all(|p| p.len() == 3)
    };
    let strip = |part: &str, sign: char| part.replace(sign, "");
    match (text.rfind('.'), text.rfind(',')) {
        (None, None) => Some((text.to_owned(), None)),
        (Some(point), Some(comma)) => {
            let (thousand, decimal, at) = if comma > point { ('.', ',', comma) } else { (',', '.', point) };
            let (whole, decimals) = (&text[..at], &text[at + decimal.len_utf8()..]);
            groups(whole, thousand)
                .then(|| (format!("{}.{decimals}", strip(whole, thousand)), Some(Unusual::Thousands)))
        }
        (None, Some(_)) if text.matches(',').count() == 1 => Some((text.replace(',', "."), Some(Unusual::Comma))),
        (Some(_), None) if text.matches('.').count() == 1 => Some((text.to_owned(), None)),
        (point, _) => {
            let sign = if point.is_some() { '.' } else { ',' };
            groups(text, sign).then(|| (strip(text, sign), Some(Unusual::Thousands)))
        }
    }
}

/// `1-7-2026`, `01/07/2026`, `1 juli 2026`.
fn day_month_year(text: &str) -> Option<Date> {
    const NAMES: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let lower = month.to_lowercase();
    let named = NAMES.iter().position(|name| lower.starts_with(name) || (*name == "mrt" && lower.starts_with("maart")));
    let month = named.map_or_else(|| month.parse::<i8>().ok(), |at| i8::try_from(at + 1).ok())?;
    let year: i16 = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    Date::new(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        read_number(text, f64::INFINITY).map_or_else(|mistake| mistake.remedy().nl, |value| format!("= {value}"))
    }

    #[test]
    fn what_could_be_a_dutch_thousand_is_asked_about() {
        for (text, thousands, decimal) in [
            ("150.000", "150000", "150"),
            ("2.500", "2500", "2.5"),
            ("-41.300", "-41300", "-41.3"),
            ("127.582", "127582", "127.5820"),
            ("1,234", "1234", "1.2340"),
            ("€ 1.234", "1234", "1.2340"),
        ] {
            let shown = decimal.replace('.', ",");
            let asked = format!("bedoelt u {thousands} of {shown}? schrijf {thousands} of {decimal}");
            assert_eq!(said(text), asked, "{text}");
        }
    }

    #[test]
    fn what_can_only_be_decimals_is_a_number() {
        for text in ["0.125", "-0.250", "1234.567", "24.5", "1.2345", "0", "150000"] {
            assert_eq!(said(text), format!("= {text}"), "{text}");
        }
        // A percentage of 1,912 makes no sense, so 1.912 is what it says.
        assert_eq!(read_number("1.912", greatest_written(false)), Ok(Decimal::new(1912, 3)));
        assert!(read_number("1.912", 1_000_000.0).is_err());
        assert!(read_number("150.000", greatest_written(false)).is_err());
    }

    #[test]
    fn another_way_to_write_gets_the_right_line() {
        for (text, right) in [
            ("24,5", "24.5"),
            ("€ 1.234,56", "1234.56"),
            ("1.234,56 EUR", "1234.56"),
            ("13,73 %", "13.73"),
            ("1 234", "1234"),
            ("1\u{a0}234", "1234"),
            ("1\u{202f}234,5", "1234.5"),
            ("1'234", "1234"),
            ("−12", "-12"),
            ("– 12,5", "-12.5"),
            ("“150”", "150"),
            ("1.234.567", "1234567"),
            ("1,234,567.89", "1234567.89"),
        ] {
            assert_eq!(said(text), format!("schrijf {right}"), "{text}");
            assert!(read_number(right, f64::INFINITY).is_ok(), "{right} can be pasted back");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed_at() {
        for text in ["", "veel", "1.2.3", "12,34,5", "1e6", "NaN", "inf", "--1", "0x10"] {
            let mistake = read_number(text, f64::INFINITY).expect_err(text);
            assert!(matches!(mistake, Miswritten::NotANumber(_)), "{text}: {mistake:?}");
        }
        assert!(matches!(read_number("1000000000000", f64::INFINITY), Err(Miswritten::TooLarge(_))));
    }

    #[test]
    fn a_date_with_the_day_first_gets_the_right_line() {
        for text in ["01-07-2026", "1/7/2026", "1 juli 2026", "1.7.2026"] {
            assert_eq!(read_date(text).expect_err(text).remedy().nl, "schrijf 2026-07-01", "{text}");
        }
        assert!(read_date("2026-07-01").is_ok());
        for text in ["31-02-2026", "juli", "2026-13-01", ""] {
            assert!(matches!(read_date(text), Err(Miswritten::NotADate(_))), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_line_that_is_shown_is_taken(text in "[-−€ ]{0,3}[0-9.,' \u{a0}]{1,14}[ %]{0,2}") {
            if let Err(mistake) = read_number(&text, f64::INFINITY) {
                let lines = match &mistake {
                    Miswritten::Ambiguous { thousands, decimal, .. } => vec![thousands.clone(), decimal.clone()],
                    Miswritten::Instead { right, .. } => vec![right.clone()],
                    _ => Vec::new(),
                };
                for line in lines {
                    proptest::prop_assert!(read_number(&line, f64::INFINITY).is_ok(), "{text:?} shows {line:?}");
                }
            }
        }
    }
}
