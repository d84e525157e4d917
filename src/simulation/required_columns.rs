//! Columns of facts that a run needs and the people do not have: all of them at once, each with who needs it.
//!
//! Takes: the systems of a scenario, one household. Gives: a diagnostic per missing column, with how a mapping can fill
//! it. Leaves to others: inputs that no file can give and that a rulebook itself gives a value (`weglaten`).

use crate::delivery::{Dials, NeededColumn, READING, needed_columns};
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::population::Inhabitants;
use crate::rulebook::{Plan, System};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::table::{Entity, Table, ValueType};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Who reads a missing column.
struct Missing {
    entity: Entity,
    example: &'static str,
    readers: BTreeSet<String>,
}

/// What the time to read rests on, where the unit times make it longer for who reads with difficulty.
pub(super) const READING_TIME: NeededColumn = NeededColumn {
    name: READING,
    entity: Entity::Household,
    reader: "de tijd om te lezen (`factor_laag_taal` in het bestand met tijden)",
};

/// Refuses people without a column that a variant needs, or the measures do; `facts` holds some of their households.
///
/// # Errors
/// `M009` per missing column.
pub(super) fn check<'a>(
    people: &Inhabitants,
    source: &Arc<Source>,
    facts: &Table,
    year: i16,
    variants: impl Iterator<Item = (&'a Arc<System>, &'a Dials)>,
    measured: Option<NeededColumn>,
) -> Result<(), RunError> {
    let mut missing: BTreeMap<String, Missing> = BTreeMap::new();
    let mut add = |name: &str, entity: Entity, example: &'static str, reader: String| {
        let entry = missing.entry(name.to_owned());
        let found = entry.or_insert_with(|| Missing { entity, example, readers: BTreeSet::new() });
        found.readers.insert(reader);
        // The more telling example of the two, whoever came first.
        found.example = found.example.max(example);
    };
    if let Some(needed) = measured.filter(|needed| facts.column(needed.name).is_none()) {
        add(needed.name, needed.entity, "", needed.reader.to_owned());
    }
    for (system, dials) in variants {
        for needed in needed_columns(dials) {
            if facts.column(needed.name).is_none() {
                add(needed.name, needed.entity, "", needed.reader.to_owned());
            }
        }
        let evaluators = Evaluators::checked(system, year, dials.basis)?;
        for (name, entity, example, schemes) in inputs_missing(&evaluators.plans[0], facts) {
            for scheme in schemes {
                add(&name, entity, example, format!("de regels van `{scheme}`"));
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
fn inputs_missing(plan: &Plan, facts: &Table) -> Vec<(String, Entity, &'static str, BTreeSet<String>)> {
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
            ValueType::Number(_) => "0",
            ValueType::Bool => "nee",
            ValueType::Date => "1980-01-01",
            ValueType::Enum(_) => "een waarde van de opsomming",
        };
        out.push((name.to_string(), value.schema.entity, example, schemes));
    }
    out
}

fn complaint(people: &Inhabitants, source: &Arc<Source>, name: &str, missing: &Missing) -> Diagnostic {
    let readers: Vec<&str> = missing.readers.iter().map(String::as_str).collect();
    let what = format!(
        "`{name}` van een {} staat niet in de bevolking; nodig voor {}",
        missing.entity.dutch(),
        readers.join(", ")
    );
    let block = format!("[{}.{name}]", missing.entity.dutch());
    let remedy = match people {
        Inhabitants::Imported(_) if people.absent().iter().any(|absent| absent == name) => format!(
            "voeg {block} toe met `kolom = \"…\"` en `eenheid`, of met een regel: `regel = \"vast\"` (bij ja of nee ook \
             `regel = \"trekking\"`), `waarde = \"{}\"`, `bron`, `zekerheid = \"aanname\"`, `laag` en `hoog`",
            if missing.example.is_empty() { "…" } else { missing.example }
        ),
        _ => "deze bevolking kan de kolom niet geven; kies een knop of regel die haar niet nodig heeft".to_owned(),
    };
    Diagnostic::at("M009", source, 0..0, what, remedy)
}
