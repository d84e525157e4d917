//! What differs between two systems: schemes, rules, parameters, tables and facts, with both wordings and both sources.
//!
//! Takes: two checked systems. Gives: a list of differences in a fixed order, each with the schemes that feel it.
//! Leaves to others: what the differences do to households (`simulation`), print (the command line).

use crate::rulebook::definitions::{Dated, InputDef, LookupTable, Parameter, RuleDef, Scheme, SchemeKind, TableKind};
use crate::rulebook::graph::Uses;
use crate::rulebook::system::System;
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What sort of thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferingKind {
    /// A scheme.
    Scheme,
    /// A rule.
    Rule,
    /// A parameter.
    Parameter,
    /// A table.
    Table,
    /// A fact from outside.
    Input,
}

impl DifferingKind {
    /// Heading for a list of them.
    pub fn dutch(self) -> &'static str {
        match self {
            DifferingKind::Scheme => "Regelingen",
            DifferingKind::Rule => "Regels",
            DifferingKind::Parameter => "Parameters",
            DifferingKind::Table => "Tabellen",
            DifferingKind::Input => "Invoergegevens",
        }
    }
}

/// How it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Only in the second.
    Added,
    /// Only in the first.
    Dropped,
    /// In both, with another outcome.
    Changed,
    /// In both, with the same outcome but another source or explanation.
    Reworded,
}

impl Manner {
    /// The word for it.
    pub fn dutch(self) -> &'static str {
        match self {
            Manner::Added => "nieuw",
            Manner::Dropped => "vervalt",
            Manner::Changed => "gewijzigd",
            Manner::Reworded => "alleen bron of uitleg gewijzigd",
        }
    }
}

/// One side of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Formula, values or rows, one a line.
    pub lines: Vec<String>,
    /// Sources, each once.
    pub sources: Vec<String>,
    /// Whose, how often and in what unit.
    pub shape: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of what.
    pub kind: DifferingKind,
    /// Name or id.
    pub name: String,
    /// How.
    pub manner: Manner,
    /// In the first system.
    pub before: Option<Wording>,
    /// In the second.
    pub after: Option<Wording>,
    /// Names of the schemes whose amounts use it, in either system.
    pub felt_by: Vec<String>,
}

/// Everything that differs, by kind and then by name.
pub fn differences(first: &System, second: &System) -> Vec<Difference> {
    let (a, b) = (&first.definitions, &second.definitions);
    let mut out = Vec::new();
    let mut add = |kind, list: Vec<(String, Option<Wording>, Option<Wording>, Manner)>| {
        out.extend(list.into_iter().map(|(name, before, after, manner)| Difference {
            kind,
            name,
            manner,
            before,
            after,
            felt_by: Vec::new(),
        }));
    };
    add(DifferingKind::Scheme, compare(&a.schemes, &b.schemes, |s| &s.id, scheme_wording));
    add(DifferingKind::Rule, compare(&a.rules, &b.rules, |r| &r.name, rule_wording));
    add(DifferingKind::Parameter, compare(&a.parameters, &b.parameters, |p| &p.name, parameter_wording));
    add(DifferingKind::Table, compare(&a.tables, &b.tables, |t| &t.name, table_wording));
    add(DifferingKind::Input, compare(&a.inputs, &b.inputs, |i| &i.name, input_wording));
    let uses = [Uses::new(first), Uses::new(second)];
    for difference in &mut out {
        difference.felt_by = felt_by(&uses, difference);
    }
    out
}

fn felt_by(uses: &[Uses<'_>; 2], difference: &Difference) -> Vec<String> {
    let mut names = Vec::new();
    if difference.kind == DifferingKind::Scheme {
        return names;
    }
    for uses in uses {
        for scheme in uses.find(&difference.name).map(|item| uses.schemes_that_feel(item)).unwrap_or_default() {
            if !names.contains(&scheme.name.nl) {
                names.push(scheme.name.nl.clone());
            }
        }
    }
    names
}

type Row = (String, Option<Wording>, Option<Wording>, Manner);

fn compare<T>(first: &[T], second: &[T], name: fn(&T) -> &String, wording: fn(&T) -> (Wording, String)) -> Vec<Row> {
    let names: BTreeSet<&String> = first.iter().chain(second).map(name).collect();
    let mut out = Vec::new();
    for wanted in names {
        let side = |list: &[T]| list.iter().find(|one| name(one) == wanted).map(wording);
        let (before, after) = (side(first), side(second));
        let manner = match (&before, &after) {
            (None, _) => Manner::Added,
            (_, None) => Manner::Dropped,
            (Some((old, said)), Some((new, says))) => {
                if normal(&old.lines) != normal(&new.lines) || old.shape != new.shape {
                    Manner::Changed
                } else if old.sources != new.sources || said != says {
                    Manner::Reworded
                } else {
                    continue;
                }
            }
        };
        out.push((wanted.clone(), before.map(|w| w.0), after.map(|w| w.0), manner));
    }
    out
}

/// Formulas that differ in blanks alone are the same.
fn normal(lines: &[String]) -> Vec<&str> {
    lines.iter().flat_map(|line| line.split_whitespace()).collect()
}

fn once(sources: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for source in sources {
        if !out.contains(&source) {
            out.push(source);
        }
    }
    out
}

fn scheme_wording(scheme: &Scheme) -> (Wording, String) {
    let kind = SchemeKind::WORDS.iter().find(|w| w.1 == scheme.kind).map_or("", |w| w.0);
    let mut lines = vec![
        format!("{} ({kind})", scheme.name.nl),
        format!("wet: {}", scheme.law),
        format!("uitvoerder: {}", scheme.executor),
    ];
    let amounts = [
        ("maandbedrag", &scheme.month_rule),
        ("jaarbedrag", &scheme.year_rule),
        ("ophoging_beslagvrije_voet", &scheme.protected_rule),
    ];
    for (what, rule) in amounts {
        lines.extend(rule.iter().map(|rule| format!("{what}: {rule}")));
    }
    (Wording { lines, sources: vec![scheme.bwb.clone()], shape: String::new() }, String::new())
}

fn rule_wording(rule: &RuleDef) -> (Wording, String) {
    let mut lines = Vec::new();
    for version in &rule.versions {
        lines.extend(version.from.map(|from| format!("vanaf {from}:")));
        lines.extend(version.formula.lines().map(|line| line.trim_end().to_owned()));
    }
    let wording = Wording {
        lines,
        sources: once(rule.versions.iter().map(|v| v.source.clone())),
        shape: format!("{}, {}, {}", rule.entity.dutch(), per(rule.period.dutch()), rule.type_text),
    };
    (wording, rule.explanation.clone().unwrap_or_default())
}

fn per(period: &str) -> String {
    if period == "vast" { period.to_owned() } else { format!("per {period}") }
}

/// A number with the unit that its file writes.
pub fn parameter_text(parameter: &Parameter, value: Decimal, language: Language) -> String {
    if parameter.percent {
        return format!("{}%", format_euros(value * Decimal::ONE_HUNDRED, 0, language));
    }
    let number = format_euros(value, 0, language);
    if parameter.unit.is_none() { number } else { format!("{number} {}", parameter.unit) }
}

fn certainty<T>(dated: &Dated<T>) -> String {
    let range = dated.low.zip(dated.high).map(|(low, high)| {
        let print = |value| format_euros(value, 0, Language::Dutch);
        format!(" {} tot {}", print(low), print(high))
    });
    format!("{}{}", dated.certainty.dutch(), range.unwrap_or_default())
}

fn parameter_wording(parameter: &Parameter) -> (Wording, String) {
    let text = |dated: &Dated<Decimal>| parameter_text(parameter, dated.value, Language::Dutch);
    let line = |dated: &Dated<Decimal>| format!("vanaf {}: {}", dated.from, text(dated));
    let wording = Wording {
        lines: parameter.values.iter().map(line).collect(),
        sources: once(parameter.values.iter().map(|dated| dated.source.clone())),
        shape: parameter.unit.to_string(),
    };
    let sure: Vec<String> = parameter.values.iter().map(certainty).collect();
    (wording, format!("{} {}", parameter.explanation.clone().unwrap_or_default(), sure.join(" ")))
}

fn table_wording(table: &LookupTable) -> (Wording, String) {
    let mut lines = Vec::new();
    for dated in &table.values {
        lines.push(format!("vanaf {}:", dated.from));
        lines.extend(dated.value.iter().map(|row| {
            let limit = row.limit.map_or("daarboven".to_owned(), |limit| {
                format!("tot en met {}", format_euros(limit, 0, Language::Dutch))
            });
            format!("  {limit}: {}", format_euros(row.value, 0, Language::Dutch))
        }));
    }
    let kind = if table.kind == TableKind::Brackets { "schijven" } else { "opzoeken" };
    let wording = Wording {
        lines,
        sources: once(table.values.iter().map(|dated| dated.source.clone())),
        shape: format!("{kind}, {} naar {}", table.unit_in, table.unit_out),
    };
    let sure: Vec<String> = table.values.iter().map(certainty).collect();
    (wording, sure.join(" "))
}

fn input_wording(input: &InputDef) -> (Wording, String) {
    let omitted = input.default.as_ref().map(|value| format!("zonder opgave: {value}"));
    let wording = Wording {
        lines: omitted.into_iter().collect(),
        sources: Vec::new(),
        shape: format!("{}, {}, {}", input.entity.dutch(), per(input.period.dutch()), input.type_text),
    };
    (wording, input.explanation.clone().unwrap_or_default())
}
