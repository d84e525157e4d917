//! Columns of facts that a run needs and the people do not have: all of them at once, each with who needs it.
//!
//! Takes: the systems of a scenario, one household. Gives: a diagnostic per missing column, with how a mapping can fill
//! it. Leaves to others: inputs that no file can give and that a rulebook itself gives a value (`weglaten`).

use crate::delivery::{Dials, READING, needed_columns};
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::population::Inhabitants;
use crate::rulebook::{Plan, System};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::table::{Entity, Table, ValueType};
use crate::text::{Text, text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value that a missing column could have; the later the more telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Example {
    Unknown,
    Number,
    Date,
    Choice,
    Flag,
}

/// Who reads a missing column.
struct Missing {
    entity: Entity,
    example: Example,
    /// By their Dutch words.
    readers: BTreeMap<String, Text>,
}

/// Refuses people without a column that a variant needs, or the measures do; `facts` holds some of their households. The
/// time to read rests on a column where `is_reading_timed`: unit times make it longer for who reads with difficulty.
///
/// # Errors
/// `M009` per missing column.
pub(super) fn check<'a>(
    people: &Inhabitants,
    source: &Arc<Source>,
    facts: &Table,
    year: i16,
    variants: impl Iterator<Item = (&'a Arc<System>, &'a Dials)>,
    is_reading_timed: bool,
) -> Result<(), RunError> {
    let mut missing: BTreeMap<String, Missing> = BTreeMap::new();
    let mut add = |name: &str, entity: Entity, example: Example, reader: Text| {
        let entry = missing.entry(name.to_owned());
        let found = entry.or_insert_with(|| Missing { entity, example, readers: BTreeMap::new() });
        found.readers.insert(reader.nl.clone(), reader);
        // The more telling example of the two, whoever came first.
        found.example = found.example.max(example);
    };
    if is_reading_timed && facts.column(READING).is_none() {
        add(READING, Entity::Household, Example::Unknown, text!(time_to_read));
    }
    for (system, dials) in variants {
        for needed in needed_columns(dials) {
            if facts.column(needed.name).is_none() {
                add(needed.name, needed.entity, Example::Unknown, needed.reader.into());
            }
        }
        let evaluators = Evaluators::checked(system, year, dials.basis)?;
        for (name, entity, example, schemes) in inputs_missing(&evaluators.plans[0], facts) {
            for scheme in schemes {
                add(&name, entity, example, text!(rules_of_scheme, scheme = scheme));
            }
        }
    }
    let mut diagnostics = Diagnostics::default();
    for (name, missing) in missing {
        diagnostics.push(complaint(people, source, &name, &missing));
    }
    Ok(diagnostics.into_result(())?)
}

/// Inputs of a plan that have no column and no value of their own, with the schemes whose rules read them.
fn inputs_missing(plan: &Plan, facts: &Table) -> Vec<(String, Entity, Example, BTreeSet<String>)> {
    let system = &plan.system;
    let mut out = Vec::new();
    for id in &plan.order {
        let value = system.value(*id);
        let name = &value.schema.name;
        if value.rule.is_some() || facts.column(name).is_some() || plan.formulas[id.0].is_some() {
            continue;
        }
        let readers =
            plan.order.iter().filter(|reader| system.value(**reader).formulas.iter().any(|f| f.values().contains(id)));
        let schemes = readers
            .filter_map(|reader| system.value(*reader).rule)
            .map(|rule| system.definitions.rules[rule].scheme.clone())
            .collect();
        let example = match &value.schema.value_type {
            ValueType::Number(_) => Example::Number,
            ValueType::Bool => Example::Flag,
            ValueType::Date => Example::Date,
            ValueType::Enum(_) => Example::Choice,
        };
        out.push((name.to_string(), value.schema.entity, example, schemes));
    }
    out
}

fn complaint(people: &Inhabitants, source: &Arc<Source>, name: &str, missing: &Missing) -> Diagnostic {
    let readers = Text::joined(missing.readers.values(), ", ");
    let entity = match missing.entity {
        Entity::Household => text!(entity_household),
        Entity::Person => text!(entity_person),
    };
    let example = match missing.example {
        Example::Unknown => Text::same("…"),
        Example::Number => Text::same("0"),
        Example::Date => Text::same("1980-01-01"),
        Example::Choice => text!(example_of_choice),
        Example::Flag => Text::same("nee"),
    };
    let what = text!(column_missing, name = name, entity = entity, readers = readers);
    let block = format!("[{}.{name}]", missing.entity.dutch());
    let remedy = match people {
        Inhabitants::Imported(_) if people.absent().iter().any(|absent| absent == name) => {
            text!(column_missing_map_remedy, block = block, example = example)
        }
        _ => text!(column_missing_remedy),
    };
    Diagnostic::at("M009", source, 0..0, what, remedy)
}
