//! Where each column of the table is found in the files at hand.
//!
//! Takes: a checked mapping and the headers. Gives: positions per column, or every column that is missing.
//! Leaves to others: reading cells.

use crate::diag::closest;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Rule;
use crate::population::files::import::row_errors::BadRows;
use crate::population::files::import::row_types::CellType;
use crate::population::files::import::rows::Rows;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::ValueType;
use crate::text::Text;
use crate::text::text;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which file a row of a household number is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HouseholdSource {
    Persons,
    Households,
}

/// Where one column comes from.
#[derive(Debug, Clone)]
pub(super) enum Plan {
    /// One cell, for all months.
    Cell(usize),
    /// Twelve cells.
    Months(Vec<usize>),
    /// Cells that are added up.
    Sum(Vec<usize>),
    /// A named rule.
    Rule(Rule),
}

/// Positions of everything the mapping names.
#[derive(Debug, Clone)]
pub(super) struct Plans {
    /// In the order of the schemas of persons, then of households.
    pub columns: Vec<Plan>,
    pub household_in_persons: usize,
    pub household_in_households: usize,
    pub person: usize,
    pub weight: Option<usize>,
    pub partner: Option<usize>,
    pub parents: Vec<usize>,
    person_header: Vec<String>,
    household_header: Vec<String>,
}

impl Plans {
    /// Finds everything; what is missing, and what cannot hold what it should, goes into `bad`.
    pub(super) fn resolve(
        mapping: &Mapping,
        schemas: &[Arc<ColumnSchema>],
        persons: &Rows,
        households: Option<&Rows>,
        bad: &mut BadRows,
    ) -> Plans {
        for file in std::iter::once(persons).chain(households) {
            check_header(file, mapping, bad);
        }
        let find = |file: &Rows, name: &str, schema: Option<&ColumnSchema>, bad: &mut BadRows| {
            let Some(position) = file.header.iter().position(|column| column == name) else {
                // With one column in all, the separator is the mistake.
                if file.header.len() > 1 {
                    bad.add(&file.name, 1, name, "", || absent(name, &file.header));
                }
                return 0;
            };
            let kind = file.types[position];
            if let Some(told) = unfit(kind, schema.map(|schema| &schema.value_type)) {
                bad.add_told(&file.name, 0, name, || told);
            }
            position
        };
        let whole = households.unwrap_or(persons);
        let keys = &mapping.sleutels;
        let columns = schemas.iter().map(|schema| {
            let (fields, file) = match schema.entity {
                Entity::Person => (&mapping.persoon, persons),
                Entity::Household => (&mapping.huishouden, whole),
            };
            let field = &fields[&*schema.name];
            plan(field, &mut |name: &str| find(file, name, Some(schema), bad))
        });
        Plans {
            columns: columns.collect(),
            household_in_persons: find(persons, &keys.huishouden, None, bad),
            household_in_households: households.map_or(0, |file| find(file, &keys.huishouden, None, bad)),
            person: find(persons, &keys.persoon, None, bad),
            weight: keys.gewicht.as_ref().map(|name| find(whole, name, None, bad)),
            partner: keys.partner.as_ref().map(|name| find(persons, name, None, bad)),
            parents: keys.ouders.iter().map(|name| find(persons, name, None, bad)).collect(),
            person_header: persons.header.clone(),
            household_header: whole.header.clone(),
        }
    }

    /// Name of a column in the file that an entity is read from.
    pub(super) fn name(&self, entity: Entity, position: usize) -> &str {
        match entity {
            Entity::Person => &self.person_header[position],
            Entity::Household => &self.household_header[position],
        }
    }
}

/// Every column has a name of its own, and there is more than one.
fn check_header(file: &Rows, mapping: &Mapping, bad: &mut BadRows) {
    let mut seen = BTreeMap::new();
    for name in &file.header {
        if seen.insert(name, ()).is_some() {
            bad.add(&file.name, 1, name, name, || text!(data_name_once));
        }
    }
    if let [only] = file.header.as_slice() {
        bad.add(&file.name, 1, "", only, || match mapping.scheidingsteken {
            sign @ (';' | ',') => text!(data_more_columns_sign, sign = sign.to_string()),
            '\t' => text!(data_more_columns_tab),
            _ => text!(data_more_columns),
        });
    }
}

/// What was expected in the place of a column that is not there, with the names that are.
fn absent(name: &str, header: &[String]) -> Text {
    /// Enough names to see what the file is.
    const MOST: usize = 30;
    let same = header.iter().find(|other| other.trim().eq_ignore_ascii_case(name.trim()));
    if let Some(other) = same {
        return text!(data_column_alike, other = other);
    }
    if let Some(near) = closest(name, header.iter().map(String::as_str)) {
        return text!(data_column_near, near = near);
    }
    let names: Vec<String> = header.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match header.len().checked_sub(MOST) {
        None | Some(0) => text!(data_column_missing, names = names.join(", ")),
        Some(more) => text!(data_column_missing_of_many, names = names.join(", "), more = more),
    }
}

/// What a column holds that cannot hold the values, and what was expected; without a type it is a key or a weight.
fn unfit(found: CellType, wanted: Option<&ValueType>) -> Option<(Text, Text)> {
    match (found, wanted) {
        (CellType::Text, _) => None,
        #[cfg(feature = "parquet")]
        (CellType::Unusable, _) => Some((found.in_words(), text!(data_type_unusable))),
        #[cfg(feature = "parquet")]
        (CellType::Truth | CellType::Moment, Some(ValueType::Number(_)) | None) => {
            Some((found.in_words(), text!(data_type_numbers)))
        }
        #[cfg(feature = "parquet")]
        (CellType::Truth, Some(ValueType::Date)) => Some((found.in_words(), text!(data_type_dates))),
        #[cfg(feature = "parquet")]
        (CellType::Number | CellType::Truth | CellType::Moment, _) => None,
    }
}

fn plan(field: &Field, find: &mut dyn FnMut(&str) -> usize) -> Plan {
    if let Some(rule) = field.regel {
        return Plan::Rule(rule);
    }
    if let Some(pattern) = &field.kolommen {
        return Plan::Months((1..=12).map(|month| find(&pattern.replace("{maand}", &format!("{month:02}")))).collect());
    }
    if let Some(names) = &field.som {
        return Plan::Sum(names.iter().map(|name| find(name)).collect());
    }
    Plan::Cell(find(field.kolom.as_deref().unwrap_or_default()))
}
