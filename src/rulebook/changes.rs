//! Numbers of the law changed from a date on, and definitions put back as another system has them.
//!
//! Takes: a checked system, changes with a date. Gives: a system checked again.
//! Leaves to others: whether anything reads the change (`simulation`).

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::evidence::Evidence;
use crate::rulebook::definitions::{Dated, Definitions};
use crate::rulebook::graph::Uses;
use crate::rulebook::meant::meant;
use crate::rulebook::system::System;
use crate::rulebook::target::{ParameterChange, TableColumn, Target, not_a_table, not_in_table};
use crate::text::{Text, text};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A change of a parameter or table from a date on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedChange {
    /// Parameter or table.
    pub target: Target,
    /// The change; a value of a percentage is in hundredths, as a rulebook writes it.
    pub change: ParameterChange,
    /// First day.
    pub from: Date,
}

impl System {
    /// The same system with parameters or tables changed from a date on: what was in force until then stays.
    ///
    /// # Errors
    /// `R003` for a name that is no parameter or table, `R005` for one value for a whole table, `R010` where there is no
    /// value to change.
    pub fn with_dated_changes(&self, changes: &[DatedChange]) -> Result<System, Diagnostics> {
        let mut definitions = Definitions::clone(&self.definitions);
        let mut diagnostics = Diagnostics::default();
        for change in changes {
            if let Err(diagnostic) = apply(&mut definitions, change) {
                diagnostics.push(*diagnostic);
            }
        }
        diagnostics.into_result(())?;
        System::check(definitions)
    }

    /// The same system in which `name` is defined as in `other`, with what that definition needs and this system lacks;
    /// `None` where one of both lacks the name.
    ///
    /// # Errors
    /// The mistakes that this makes, such as a unit that no longer fits.
    pub fn with_definition_of(&self, other: &System, name: &str) -> Option<Result<System, Diagnostics>> {
        let mut definitions = Definitions::clone(&self.definitions);
        let theirs = &other.definitions;
        let done = put_back(&mut definitions.rules, &theirs.rules, |r| r.name == name)
            || put_back(&mut definitions.parameters, &theirs.parameters, |p| p.name == name)
            || put_back(&mut definitions.tables, &theirs.tables, |t| t.name == name);
        done.then(|| {
            let uses = Uses::new(other);
            for item in uses.find(name).map(|item| uses.reached_from([item])).unwrap_or_default() {
                bring_back(&mut definitions, theirs, uses.name(item));
            }
            System::check(definitions)
        })
    }
}

/// Adds a rule, parameter or table that was dropped.
fn bring_back(ours: &mut Definitions, theirs: &Definitions, name: &str) {
    let known = ours.inputs.iter().any(|i| i.name == name)
        || ours.rules.iter().any(|r| r.name == name)
        || ours.parameters.iter().any(|p| p.name == name)
        || ours.tables.iter().any(|t| t.name == name);
    if !known {
        ours.rules.extend(theirs.rules.iter().find(|r| r.name == name).cloned());
        ours.parameters.extend(theirs.parameters.iter().find(|p| p.name == name).cloned());
        ours.tables.extend(theirs.tables.iter().find(|t| t.name == name).cloned());
    }
}

fn put_back<T: Clone>(ours: &mut [T], theirs: &[T], is_it: impl Fn(&T) -> bool) -> bool {
    match (ours.iter_mut().find(|one| is_it(one)), theirs.iter().find(|one| is_it(one))) {
        (Some(mine), Some(other)) => {
            mine.clone_from(other);
            true
        }
        _ => false,
    }
}

fn apply(definitions: &mut Definitions, change: &DatedChange) -> Result<(), Box<Diagnostic>> {
    let name = &change.target.name;
    let in_hundredths = |percent: bool| match &change.change {
        ParameterChange::Set(value) if percent => ParameterChange::Set(*value / Decimal::ONE_HUNDRED),
        ParameterChange::Add(value) if percent => ParameterChange::Add(*value / Decimal::ONE_HUNDRED),
        other => other.clone(),
    };
    if let Some(parameter) = definitions.parameters.iter_mut().find(|p| p.name == *name) {
        if change.target.row.is_some() {
            return Err(Box::new(not_a_table(&change.target)));
        }
        let written = in_hundredths(parameter.percent);
        return change_from(&mut parameter.values, change, |value| {
            *value = written.apply(*value);
            Ok(())
        });
    }
    if let Some(table) = definitions.tables.iter_mut().find(|t| t.name == *name) {
        if matches!(change.change, ParameterChange::Set(_)) && change.target.row.is_none() {
            return Err(Box::new(Diagnostic::general(
                "R005",
                text!(table_not_one_value, name = name),
                text!(table_not_one_value_remedy, name = name),
            )));
        }
        let written = in_hundredths(table.percent && change.target.column == TableColumn::Value);
        return change_from(&mut table.values, change, |rows| change.target.change_rows(rows, &written));
    }
    let parameters = definitions.parameters.iter().map(|p| p.name.as_str());
    let known = parameters.chain(definitions.tables.iter().map(|t| t.name.as_str()));
    let remedy = meant(closest(name, known), text!(command_lists_parameters));
    Err(Box::new(Diagnostic::general("R003", text!(neither_parameter_nor_table, name = name), remedy)))
}

fn change_from<T: Clone>(
    values: &mut Vec<Dated<T>>,
    change: &DatedChange,
    mut alter: impl FnMut(&mut T) -> Result<(), Text>,
) -> Result<(), Box<Diagnostic>> {
    let Some(in_force) = values.iter().rposition(|v| v.from <= change.from) else {
        return Err(Box::new(Diagnostic::general(
            "R010",
            text!(no_value_on_day_to_change, name = change.target.to_string(), day = change.from.to_string()),
            text!(choose_day_with_value),
        )));
    };
    let mut first = in_force;
    if values[in_force].from < change.from {
        let mut split = values[in_force].clone();
        split.from = change.from;
        first += 1;
        values.insert(first, split);
    }
    for dated in &mut values[first..] {
        alter(&mut dated.value).map_err(|message| Box::new(not_in_table(message)))?;
        // A source is in one language, that of the rulebooks.
        dated.source = text!(given_with_run_instead_of, source = &dated.source).nl;
        dated.certainty = Evidence::Assumption;
        dated.is_derived = false;
        (dated.low, dated.high) = (None, None);
    }
    Ok(())
}
