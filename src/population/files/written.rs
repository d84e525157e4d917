//! How columns and values stand in an exported file, whatever its format.
//!
//! Takes: a column and a stored value. Gives: names and text, which the import reads back. Leaves to others: files.

use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::ValueType;
use crate::units::date_of_days;

pub(super) const NUMBER: &str = "huishouden";
pub(super) const PERSON: &str = "persoon";
pub(super) const WEIGHT: &str = "gewicht";

/// Names of the written columns of one column of the table.
pub(crate) fn written_names(schema: &ColumnSchema) -> Vec<String> {
    match schema.period {
        Period::Month => (1..=12).map(|month| format!("{}_{month:02}", schema.name)).collect(),
        Period::Fixed | Period::Year => vec![schema.name.to_string()],
    }
}

/// Names of the columns that every file of an entity starts with.
pub(crate) fn key_names(entity: Entity) -> [&'static str; 2] {
    match entity {
        Entity::Person => [NUMBER, PERSON],
        Entity::Household => [NUMBER, WEIGHT],
    }
}

/// Whole cents as euros.
fn euros(cents: f64) -> String {
    let whole = cents as i64;
    let sign = if whole < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", whole.unsigned_abs() / 100, whole.unsigned_abs() % 100)
}

/// A stored value as text; the import reads it back.
pub(crate) fn text_of(value: f64, kind: &ValueType) -> String {
    match kind {
        ValueType::Number(_) => euros(value),
        ValueType::Bool => (if value == 0.0 { "nee" } else { "ja" }).to_owned(),
        ValueType::Date => date_of_days(value as i32).map(|date| date.to_string()).unwrap_or_default(),
        ValueType::Enum(kind) => kind.values.get(value as usize).cloned().unwrap_or_default(),
    }
}
