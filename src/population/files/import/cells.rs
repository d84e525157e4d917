//! From the text of a cell to the number that the table stores.
//!
//! Takes: a cell, the unit of the data, the type of the column. Gives: the stored value, or what was expected.
//! Leaves to others: which cell it is.

use crate::population::files::import::mapping::Empty;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Measure;
use crate::population::files::import::missing::is_missing;
use crate::population::files::import::missing::question;
use crate::population::files::import::number_text::canonical;
use crate::table::ColumnSchema;
use crate::table::Period;
use crate::table::ValueType;
use crate::units::Miswritten;
use crate::units::Unit;
use crate::units::days_of_date;
use crate::units::read_date;
use crate::units::read_number;

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

/// The stored value of one cell for one lane; the text says what was expected.
pub(super) fn stored(
    text: &str,
    field: &Field,
    schema: &ColumnSchema,
    mapping: &Mapping,
    decimal: char,
) -> Result<Stored, String> {
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
            let age = age.ok_or(
                "een leeftijd in hele jaren van 0 tot en met 130; een code zoals -1 krijgt haar leeftijd met `codes`",
            )?;
            f64::from(days_of_date(jiff::civil::date(mapping.jaar - age as i16, 1, 1)))
        }
        ValueType::Date => date(text, mapping.jaar)?,
        ValueType::Bool => match text {
            "ja" => 1.0,
            "nee" => 0.0,
            _ => return Err("ja of nee, of een code uit de mapping; zet de code bij `codes`".to_owned()),
        },
        ValueType::Enum(kind) => {
            let position = kind.values.iter().position(|value| value == text);
            position.map(|position| position as f64).ok_or_else(|| {
                format!(
                    "een waarde van de opsomming ({}), of een code uit de mapping; zet de code bij `codes`",
                    kind.values.join(", ")
                )
            })?
        }
    };
    Ok(Stored::Value(value))
}

fn missing(text: &str, field: &Field, schema: &ColumnSchema) -> Result<Stored, String> {
    if field.leeg == Some(Empty::Nul) && schema.value_type != ValueType::Date {
        return Ok(Stored::Missing);
    }
    let what = match text {
        "" => "de cel is leeg".to_owned(),
        text => format!("`{text}` is een ontbrekende waarde"),
    };
    if schema.value_type == ValueType::Date {
        return Err(format!("een waarde; {what}: vul haar in, een datum of leeftijd kan niet als nul tellen"));
    }
    Err(format!(
        "een waarde; {what} en de mapping noemt geen regel voor `leeg`: vul haar in, of schrijf leeg = \"nul\""
    ))
}

fn amount(
    text: &str,
    is_declared: bool,
    field: &Field,
    schema: &ColumnSchema,
    unit: Unit,
    decimal: char,
) -> Result<f64, String> {
    let euros = amount_of_money(text, decimal)?;
    let a_month = match field.eenheid {
        Some(Measure::EuroMonth) => Some(euros),
        Some(Measure::EuroYear) => Some(euros / 12.0),
        _ => None,
    };
    if !is_declared && let Some(why) = question(text, a_month) {
        return Err(why.to_owned());
    }
    if euros < 0.0 && !MAY_BE_NEGATIVE.contains(&&*schema.name) {
        return Err(format!("een bedrag van nul of meer voor `{}`", schema.name));
    }
    Ok((euros * 100.0 * lanes_per(field, unit, schema.period)).round())
}

/// A date, with or without the midnight that some programs write behind it.
fn date(text: &str, year: i16) -> Result<f64, String> {
    let day = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.bytes().all(|byte| b"0:.Z+-".contains(&byte)) => day,
        _ => text,
    };
    match read_date(day) {
        Ok(date) if date.year() <= year && f64::from(year - date.year()) <= OLDEST => Ok(f64::from(days_of_date(date))),
        Err(mistake @ Miswritten::Instead { .. }) => Err(format!("een datum; {}", mistake.sentence().nl)),
        _ => Err("een datum als 1980-12-31, niet na het jaar en hoogstens 130 jaar terug".to_owned()),
    }
}

/// As [`number`], for an amount: a point before three digits could be a thousand as well.
fn amount_of_money(text: &str, decimal: char) -> Result<f64, String> {
    if decimal == '.' {
        let could_be_thousand = text.len() >= 5 && text.as_bytes()[text.len() - 4] == b'.';
        let is_number = text.parse::<f64>().is_ok();
        if could_be_thousand || !is_number {
            let read = read_number(text, f64::INFINITY);
            if let Err(mistake @ (Miswritten::Ambiguous { .. } | Miswritten::Instead { .. })) = read {
                return Err(format!("een getal; {}", mistake.sentence().nl));
            }
        }
    }
    number(text, decimal).map_err(str::to_owned)
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
