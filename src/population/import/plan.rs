//! Where each column of the table is found in the files at hand.
//!
//! Takes: a checked mapping and the headers. Gives: positions per column, or every column that is missing.
//! Leaves to others: reading cells.

use crate::population::import::complaints::BadRows;
use crate::population::import::mapping::Field;
use crate::population::import::mapping::Mapping;
use crate::population::import::mapping::Rule;
use crate::table::ColumnSchema;
use crate::table::Entity;
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
    /// Finds everything; what is missing goes into `bad`.
    pub fn resolve(
        mapping: &Mapping,
        schemas: &[Arc<ColumnSchema>],
        persons: (&str, &[String]),
        households: Option<(&str, &[String])>,
        bad: &mut BadRows,
    ) -> Plans {
        for (file, header) in std::iter::once(persons).chain(households) {
            let mut seen = BTreeMap::new();
            for name in header {
                if seen.insert(name, ()).is_some() {
                    bad.add(file, 1, name, name, "elke kolomnaam een keer");
                }
            }
        }
        let find = |file: (&str, &[String]), name: &str, bad: &mut BadRows| {
            let position = file.1.iter().position(|column| column == name);
            if position.is_none() {
                bad.add(file.0, 1, name, "", "een kolom met deze naam; de mapping noemt haar");
            }
            position.unwrap_or(0)
        };
        let whole = households.unwrap_or(persons);
        let keys = &mapping.sleutels;
        let columns = schemas.iter().map(|schema| {
            let (fields, file) = match schema.entity {
                Entity::Person => (&mapping.persoon, persons),
                Entity::Household => (&mapping.huishouden, whole),
            };
            let field = &fields[&*schema.name];
            plan(field, &mut |name: &str| find(file, name, bad))
        });
        let columns = columns.collect();
        Plans {
            columns,
            household_in_persons: find(persons, &keys.huishouden, bad),
            household_in_households: households.map_or(0, |file| find(file, &keys.huishouden, bad)),
            person: find(persons, &keys.persoon, bad),
            weight: keys.gewicht.as_ref().map(|name| find(whole, name, bad)),
            partner: keys.partner.as_ref().map(|name| find(persons, name, bad)),
            parents: keys.ouders.iter().map(|name| find(persons, name, bad)).collect(),
            person_header: persons.1.to_vec(),
            household_header: whole.1.to_vec(),
        }
    }

    /// Name of a column in the file that an entity is read from.
    pub fn name(&self, entity: Entity, position: usize) -> &str {
        match entity {
            Entity::Person => &self.person_header[position],
            Entity::Household => &self.household_header[position],
        }
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
