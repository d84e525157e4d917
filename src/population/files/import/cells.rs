//! From the text of a cell to the number that the table stores.
//!
//! Takes: a cell, the unit of the data, the type of the column. Gives: the stored value, or what was expected.
//! Leaves to others: which cell it is.

use crate::population::files::import::mapping::Empty;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Measure;
use crate::population::files::import::missing::Question;
use crate::population::files::import::missing::is_missing;
use crate::population::files::import::missing::question;
use crate::population::files::import::number_text::canonical;
use crate::table::ColumnSchema;
use crate::table::EnumType;
use crate::table::Period;
use crate::table::ValueType;
use crate::text::Text;
use crate::text::text;
use crate::units::Miswritten;
use crate::units::Unit;
use crate::units::days_of_date;
use crate::units::read_date;
use crate::units::read_number;
use std::sync::Arc;

/// Amounts beyond this are slips, and beyond 2^53 cents they would not be exact.
const MOST_EUROS: f64 = 1e12;
/// Ages beyond this are slips.
const OLDEST: f64 = 130.0;
/// Columns that may be negative: a loss, a debt, and income with a loss in it. The rulebooks say the same of their facts with
/// `minstens`; `tests/rules/law.rs` holds the two together.
pub const MAY_BE_NEGATIVE: [&str; 5] =
    ["winst", "winst_vorig_jaar", "vermogen", "toetsingsinkomen_vorig_jaar", "toetsingsinkomen_twee_jaar_terug"];

/// The stored value of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stored {
    Value(f64),
    /// There is none, and the mapping reads that as zero.
    Missing,
}

impl Stored {
    pub(super) fn value(self) -> f64 {
        match self {
            Stored::Value(value) => value,
            Stored::Missing => 0.0,
        }
    }
}

/// Why a cell has no stored value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum BadCell {
    /// It is no age.
    Age,
    /// It is neither yes nor no.
    YesNo,
    /// It is none of these words.
    Word(Arc<EnumType>),
    /// It holds nothing, or this word for it, where the mapping does not read that as zero.
    Missing(String),
    /// The same where a date is asked for.
    MissingDate(String),
    /// It is below zero.
    Negative(Arc<str>),
    /// It is no date, or none that can be.
    Date,
    /// It is a date in another way of writing.
    DateInstead(Miswritten),
    /// It is no number.
    Number(BadNumber),
    /// It is a number in another way of writing.
    NumberInstead(Miswritten),
    /// It may be a code for unknown.
    Question(Question),
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadNumber {
    /// With a point, where the comma is for decimals.
    Point,
    NotANumber,
    NotFinite,
    TooLarge,
}

impl BadCell {
    /// What was expected, and what to do.
    pub(super) fn told(&self) -> Text {
        let what = |text: &str| match text {
            "" => text!(data_cell_empty),
            text => text!(data_cell_missing, text = text),
        };
        match self {
            BadCell::Age => text!(data_age),
            BadCell::YesNo => text!(data_yes_no),
            BadCell::Word(kind) => text!(data_word, words = kind.values.join(", ")),
            BadCell::Missing(text) => text!(data_missing_value, what = what(text)),
            BadCell::MissingDate(text) => text!(data_missing_date, what = what(text)),
            BadCell::Negative(column) => text!(data_not_negative, column = &**column),
            BadCell::Date => text!(data_date),
            BadCell::DateInstead(mistake) => text!(data_date_instead, why = mistake.sentence()),
            BadCell::Number(BadNumber::Point) => text!(data_number_point),
            BadCell::Number(BadNumber::NotANumber) => text!(kind_number),
            BadCell::Number(BadNumber::NotFinite) => text!(data_number_finite),
            BadCell::Number(BadNumber::TooLarge) => text!(data_number_too_large),
            BadCell::NumberInstead(mistake) => text!(data_number_instead, why = mistake.sentence()),
            BadCell::Question(question) => question.told(),
        }
    }
}

/// The stored value of one cell for one lane.
pub(super) fn stored(
    text: &str,
    field: &Field,
    schema: &ColumnSchema,
    mapping: &Mapping,
    decimal: char,
) -> Result<Stored, BadCell> {
    let written = text.trim();
    // A code may be written as 3, 3.0 or 03; what the mapping names it to be goes before all else.
    let coded = field.codes.get(written).or_else(|| field.codes.get(&canonical(written)));
    if coded.is_none() && is_missing(written, &mapping.ontbreekt) {
        return missing(written, field, schema);
    }
    let text = coded.map_or(written, String::as_str);
    let value = match &schema.value_type {
        ValueType::Number(unit) => amount(text, coded.is_some(), field, schema, *unit, decimal)?,
        ValueType::Date if field.eenheid == Some(Measure::Age) => {
            let age = number(text, decimal);
            let age = age.ok().filter(|age| age.fract() == 0.0 && (0.0..=OLDEST).contains(age));
            let age = age.ok_or(BadCell::Age)?;
            f64::from(days_of_date(jiff::civil::date(mapping.jaar - age as i16, 1, 1)))
        }
        ValueType::Date => date(text, mapping.jaar)?,
        ValueType::Bool => match text {
            "ja" => 1.0,
            "nee" => 0.0,
            _ => return Err(BadCell::YesNo),
        },
        ValueType::Enum(kind) => {
            let position = kind.values.iter().position(|value| value == text);
            position.map(|position| position as f64).ok_or_else(|| BadCell::Word(Arc::clone(kind)))?
        }
    };
    Ok(Stored::Value(value))
}

fn missing(text: &str, field: &Field, schema: &ColumnSchema) -> Result<Stored, BadCell> {
    if field.leeg == Some(Empty::Nul) && schema.value_type != ValueType::Date {
        return Ok(Stored::Missing);
    }
    if schema.value_type == ValueType::Date {
        return Err(BadCell::MissingDate(text.to_owned()));
    }
    Err(BadCell::Missing(text.to_owned()))
}

fn amount(
    text: &str,
    is_declared: bool,
    field: &Field,
    schema: &ColumnSchema,
    unit: Unit,
    decimal: char,
) -> Result<f64, BadCell> {
    let euros = amount_of_money(text, decimal)?;
    let a_month = match field.eenheid {
        Some(Measure::EuroMonth) => Some(euros),
        Some(Measure::EuroYear) => Some(euros / 12.0),
        _ => None,
    };
    if !is_declared && let Some(why) = question(text, a_month) {
        return Err(BadCell::Question(why));
    }
    if euros < 0.0 && !MAY_BE_NEGATIVE.contains(&&*schema.name) {
        return Err(BadCell::Negative(Arc::clone(&schema.name)));
    }
    Ok((euros * 100.0 * lanes_per(field, unit, schema.period)).round())
}

/// A date, with or without the midnight that some programs write behind it.
fn date(text: &str, year: i16) -> Result<f64, BadCell> {
    let day = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.bytes().all(|byte| b"0:.Z+-".contains(&byte)) => day,
        _ => text,
    };
    match read_date(day) {
        Ok(date) if date.year() <= year && f64::from(year - date.year()) <= OLDEST => Ok(f64::from(days_of_date(date))),
        Err(mistake @ Miswritten::Instead { .. }) => Err(BadCell::DateInstead(mistake)),
        _ => Err(BadCell::Date),
    }
}

/// As [`number`], for an amount: a point before three digits could be a thousand as well.
fn amount_of_money(text: &str, decimal: char) -> Result<f64, BadCell> {
    if decimal == '.' {
        let could_be_thousand = text.len() >= 5 && text.as_bytes()[text.len() - 4] == b'.';
        let is_number = text.parse::<f64>().is_ok();
        if could_be_thousand || !is_number {
            let read = read_number(text, f64::INFINITY);
            if let Err(mistake @ (Miswritten::Ambiguous { .. } | Miswritten::Instead { .. })) = read {
                return Err(BadCell::NumberInstead(mistake));
            }
        }
    }
    number(text, decimal).map_err(BadCell::Number)
}

/// A finite number of a size that can be an amount.
pub(super) fn number(text: &str, decimal: char) -> Result<f64, BadNumber> {
    // In a sheet with decimal commas a point separates thousands: 1.234 would become a thousandth of what it is.
    if decimal != '.' && text.contains('.') {
        return Err(BadNumber::Point);
    }
    let plain = if decimal == '.' { text.to_owned() } else { text.replace(decimal, ".") };
    let value: f64 = plain.parse().map_err(|_| BadNumber::NotANumber)?;
    if !value.is_finite() {
        return Err(BadNumber::NotFinite);
    }
    if value.abs() > MOST_EUROS {
        return Err(BadNumber::TooLarge);
    }
    Ok(value)
}

/// How much of the amount belongs to one lane; to the one month that holds the whole year, twelve times as much.
fn lanes_per(field: &Field, unit: Unit, period: Period) -> f64 {
    let months = if field.maand.is_some() { 12.0 } else { 1.0 };
    let lanes = match (field.eenheid, period) {
        (Some(Measure::EuroYear), Period::Month) => 1.0 / 12.0,
        (Some(Measure::EuroMonth), Period::Fixed | Period::Year) if unit == Unit::EURO_PER_YEAR => 12.0,
        _ => 1.0,
    };
    lanes * months * field.factor()
}
