//! What a column holds: name, entity, period, type.

use crate::units::{MONTHS, Unit};
use std::sync::Arc;

/// Whom a value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// `huishouden`.
    Household,
    /// `persoon`.
    Person,
}

/// How often a value is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `vast`: once.
    Fixed,
    /// `jaar`: once for the year.
    Year,
    /// `maand`: twelve times.
    Month,
}

/// A closed list of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumType {
    /// Name, such as `woonsituatie`.
    pub name: String,
    /// Values in order; a stored value is a position here.
    pub values: Vec<String>,
}

/// Type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueType {
    /// A number with a unit.
    Number(Unit),
    /// `ja/nee`.
    Bool,
    /// `datum`.
    Date,
    /// `opsomming NAAM`.
    Enum(Arc<EnumType>),
}

/// Name and type of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSchema {
    /// Name as in the rulebook.
    pub name: Arc<str>,
    /// Whose values.
    pub entity: Entity,
    /// How often.
    pub period: Period,
    /// Of what type.
    pub value_type: ValueType,
}

impl Period {
    /// Values per entity.
    pub fn lanes(self) -> usize {
        match self {
            Period::Fixed | Period::Year => 1,
            Period::Month => MONTHS,
        }
    }
}

impl Entity {
    /// Word used in rulebooks.
    pub fn dutch(self) -> &'static str {
        match self {
            Entity::Household => "huishouden",
            Entity::Person => "persoon",
        }
    }
}

impl Period {
    /// Word used in rulebooks.
    pub fn dutch(self) -> &'static str {
        match self {
            Period::Fixed => "vast",
            Period::Year => "jaar",
            Period::Month => "maand",
        }
    }
}

impl ValueType {
    /// How many storage units make one of the unit: 100 for money and hours, 1 for all else.
    ///
    /// A power of the euro other than one takes that power of 100.
    pub fn storage_scale(&self) -> f64 {
        match self {
            ValueType::Number(unit) => {
                let mut scale = 1.0;
                for _ in 0..unit.euro.unsigned_abs() {
                    scale *= 100.0;
                }
                if unit.euro < 0 {
                    1.0 / scale
                } else if unit.euro == 0 && unit.hour == 1 {
                    100.0
                } else {
                    scale
                }
            }
            ValueType::Bool | ValueType::Date | ValueType::Enum(_) => 1.0,
        }
    }

    /// Text as in a rulebook's `eenheid`.
    pub fn dutch(&self) -> String {
        match self {
            ValueType::Number(unit) => unit.to_string(),
            ValueType::Bool => "ja/nee".to_owned(),
            ValueType::Date => "datum".to_owned(),
            ValueType::Enum(kind) => format!("opsomming {}", kind.name),
        }
    }
}

impl ColumnSchema {
    /// A schema.
    pub fn new(name: &str, entity: Entity, period: Period, value_type: ValueType) -> Arc<ColumnSchema> {
        Arc::new(ColumnSchema { name: Arc::from(name), entity, period, value_type })
    }
}
