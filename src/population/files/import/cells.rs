//! From the text of a cell to the number that the table stores.
//!
//! Takes: a cell, the unit of the data, the type of the column. Gives: the stored value, or what was expected.
//! Leaves to others: which cell it is.

use crate::population::files::import::mapping::Empty;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Measure;
use crate::table::ColumnSchema;
use crate::table::Period;
use crate::table::ValueType;
use crate::units::Unit;
use crate::units::days_of_date;
use crate::units::parse_date;

/// Amounts beyond this are slips, and beyond 2^53 cents they would not be exact.
const MOST_EUROS: f64 = 1e12;
/// Ages beyond this are slips.
const OLDEST: f64 = 130.0;
/// Columns that may be negative: a loss, a debt, and income with a loss in it.
const MAY_BE_NEGATIVE: [&str; 3] = ["winst", "vermogen", "toetsingsinkomen_vorig_jaar"];

/// The stored value of one cell for one lane; the text says what was expected.
pub(super) fn stored(
    text: &str,
    field: &Field,
    schema: &ColumnSchema,
    decimal: char,
    year: i16,
) -> Result<f64, &'static str> {
    let text = text.trim();
    let empty = text.is_empty();
    if empty && field.leeg != Some(Empty::Nul) {
        return Err("een waarde; de cel is leeg en de mapping noemt geen regel voor `leeg`");
    }
    match &schema.value_type {
        ValueType::Number(unit) => {
            let euros = if empty { 0.0 } else { number(text, decimal)? };
            if euros < 0.0 && !MAY_BE_NEGATIVE.contains(&&*schema.name) {
                return Err("een bedrag van nul of meer");
            }
            Ok((euros * 100.0 * lanes_per(field, *unit, schema.period)).round())
        }
        ValueType::Date if field.eenheid == Some(Measure::Age) => {
            let age = number(text, decimal).map_err(|_| "een leeftijd in hele jaren van 0 tot en met 130")?;
            if age.fract() != 0.0 || !(0.0..=OLDEST).contains(&age) {
                return Err("een leeftijd in hele jaren van 0 tot en met 130");
            }
            Ok(f64::from(days_of_date(jiff::civil::date(year - age as i16, 1, 1))))
        }
        ValueType::Date => match parse_date(text) {
            Some(date) if date.year() <= year && f64::from(year - date.year()) <= OLDEST => {
                Ok(f64::from(days_of_date(date)))
            }
            _ => Err("een datum als 1980-12-31, niet na het jaar en hoogstens 130 jaar terug"),
        },
        ValueType::Bool | ValueType::Enum(_) if empty => Ok(0.0),
        ValueType::Bool => match field.codes.get(text).map_or(text, String::as_str) {
            "ja" => Ok(1.0),
            "nee" => Ok(0.0),
            _ => Err("ja of nee, of een code uit de mapping"),
        },
        ValueType::Enum(kind) => {
            let name = field.codes.get(text).map_or(text, String::as_str);
            let position = kind.values.iter().position(|value| value == name);
            position.map(|position| position as f64).ok_or("een waarde van de opsomming, of een code uit de mapping")
        }
    }
}

/// A finite number of a size that can be an amount.
pub(super) fn number(text: &str, decimal: char) -> Result<f64, &'static str> {
    // In a sheet with decimal commas a point separates thousands: 1.234 would become a thousandth of what it is.
    if decimal != '.' && text.contains('.') {
        return Err("een getal zonder punt: de mapping noemt een ander decimaalteken");
    }
    let plain = if decimal == '.' { text.to_owned() } else { text.replace(decimal, ".") };
    let value: f64 = plain.parse().map_err(|_| "een getal")?;
    if !value.is_finite() {
        return Err("een eindig getal");
    }
    if value.abs() > MOST_EUROS {
        return Err("een bedrag van hoogstens 1.000.000.000.000");
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
