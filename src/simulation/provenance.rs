//! What a run rests on: the hashes of its inputs and every number from outside, with source and certainty.

use crate::diag::{path_from, sha256};
use crate::evidence::{Evidence, Sourced};
use crate::formats::{SourcedNumber, words_of_key};
use crate::rulebook::{NonTakeUp, Plan, System};
use crate::scenario::new_schemes::StatedUse;
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::rule_names::{BEFORE_MONTH, BEFORE_YEAR, EQUIVALENCE, NORM};
use crate::text::Text;
use crate::text::text;
use crate::units::{Language, format_euros};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// One number from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Name, with the file or block it stands in.
    pub name: String,
    /// The same in words.
    pub label: Text,
    /// Value with unit and its range, as printed, with source and grade.
    pub figure: Sourced<String>,
}

/// A file that a run read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its path from the root of the project, the same on every computer.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Every file that a run read, each once, in order of name.
pub fn inputs(prepared: &Prepared) -> Vec<InputFile> {
    let root = &prepared.scenario.root;
    let sources = [&prepared.scenario.source, &prepared.behaviour.source].into_iter();
    let sources = sources.chain(prepared.times.iter().map(|times| &times.source)).chain([&prepared.population_source]);
    let sources = sources.chain(prepared.systems.iter().flat_map(|system| &system.definitions.sources));
    let texts = sources.map(|source| (PathBuf::from(&source.name), sha256(source.text.as_bytes())));
    let files: BTreeMap<String, InputFile> = texts
        .chain(prepared.data_hashes.iter().cloned())
        .map(|(path, sha256)| InputFile { name: path_from(root, &path), path, sha256 })
        .map(|file| (file.name.clone(), file))
        .collect();
    files.into_values().collect()
}

/// File names, from the root of the project, with the SHA-256 of their bytes.
pub fn hashes(prepared: &Prepared) -> Vec<(String, String)> {
    inputs(prepared).into_iter().map(|file| (file.name, file.sha256)).collect()
}

/// Every number that a run used, each once, in order of name: rulebooks, dials and behaviour, population.
///
/// # Errors
/// A plan that cannot be made, which a run would have met before.
pub fn ledger(prepared: &Prepared) -> Result<Vec<LedgerLine>, RunError> {
    let mut lines: BTreeMap<String, LedgerLine> = BTreeMap::new();
    for system in &prepared.systems {
        let outputs: Vec<&str> = system
            .paying_schemes()
            .filter_map(|s| s.year_rule.as_deref())
            .chain([BEFORE_MONTH, BEFORE_YEAR, NORM, EQUIVALENCE])
            .collect();
        let plan = Plan::new(system, prepared.scenario.year, &outputs)?;
        of_plan(&plan, system, &mut lines);
    }
    let numbers = prepared.behaviour.numbers.iter().chain(&prepared.scenario.numbers);
    let numbers = numbers.chain(prepared.times.iter().flat_map(|times| &times.numbers));
    for number in numbers {
        lines.insert(number.name.clone(), of_number(number));
    }
    lines.extend(of_new_schemes(prepared).map(|line| (line.name.clone(), line)));
    for line in prepared.population.foundations() {
        let name = text!(provenance_of_population, name = &line.name).said_in(Language::Dutch);
        lines.insert(
            name.clone(),
            LedgerLine {
                label: Text::new(
                    format!("Bevolking: {}", words_of_key(&line.name)),
                    format!("Population: {}", words_of_key(&line.name)),
                ),
                name,
                figure: Sourced {
                    // Its file writes units as one word, such as `euro_per_maand`.
                    value: line.figure.value.replace('_', " "),
                    source: match line.reason.as_str() {
                        "" => line.figure.source,
                        reason => format!("{}; {reason}", line.figure.source),
                    },
                    ..line.figure
                },
            },
        );
    }
    Ok(lines.into_values().collect())
}

/// The name of a number of the law and since when it holds. The ledger of sources is in Dutch, as the law is.
fn in_force(scheme: &str, name: &str, from: jiff::civil::Date) -> String {
    text!(provenance_in_force, scheme = scheme, name = name, date = from.to_string()).said_in(Language::Dutch)
}

fn of_plan(plan: &Plan, system: &Arc<System>, lines: &mut BTreeMap<String, LedgerLine>) {
    let day = jiff::civil::date(plan.year, 12, 1);
    for (position, used) in plan.parameters.iter().enumerate() {
        if used.is_none() {
            continue;
        }
        let parameter = &system.definitions.parameters[position];
        let print = |value: Decimal| match parameter.percent {
            true => format!("{}%", format_euros(value * Decimal::ONE_HUNDRED, 0, Language::Dutch)),
            false if parameter.unit.is_none() => format_euros(value, 0, Language::Dutch),
            false => format!("{} {}", format_euros(value, 0, Language::Dutch), parameter.unit),
        };
        let written = |value: Option<Decimal>| value.map(|v| format_euros(v, 0, Language::Dutch));
        for dated in plan.dated_parameter(position) {
            let name = in_force(&parameter.scheme, &parameter.name, dated.from);
            let line = LedgerLine {
                name: name.clone(),
                label: of_law(system, (&parameter.scheme, &parameter.name), dated.from),
                figure: Sourced {
                    value: print(dated.value),
                    source: if dated.is_derived {
                        text!(word_derived, source = &dated.source).said_in(Language::Dutch)
                    } else {
                        dated.source.clone()
                    },
                    grade: dated.certainty,
                    low: written(dated.low),
                    high: written(dated.high),
                },
            };
            lines.insert(name, line);
        }
    }
    for (position, used) in plan.tables.iter().enumerate() {
        let table = &system.definitions.tables[position];
        let dated = used.as_ref().and_then(|_| table.values.iter().rfind(|v| v.from <= day));
        let Some(dated) = dated else { continue };
        let rows = |values: &mut dyn Iterator<Item = Decimal>| {
            values.map(|v| format_euros(v, 0, Language::Dutch)).collect::<Vec<_>>().join("; ")
        };
        let name = in_force(&table.scheme, &table.name, dated.from);
        let limits = rows(&mut dated.value.iter().filter_map(|r| r.limit));
        let values = rows(&mut dated.value.iter().map(|r| r.value));
        let value = text!(provenance_table, limits = limits, values = values).said_in(Language::Dutch);
        let line = LedgerLine {
            name: name.clone(),
            label: of_law(system, (&table.scheme, &table.name), dated.from),
            figure: Sourced { value, source: dated.source.clone(), grade: dated.certainty, low: None, high: None },
        };
        lines.insert(name, line);
    }
}

/// Who uses a scheme without a published use: a choice, which stands among the assumptions.
fn of_new_schemes(prepared: &Prepared) -> impl Iterator<Item = LedgerLine> {
    let percent = |share: f64| format!("{}%", crate::units::format_decimal(share * 100.0, 1, Language::Dutch));
    let schemes = prepared.systems.iter().zip(&prepared.stated_uses).flat_map(|(system, stated)| {
        stated.iter().filter_map(|(id, stated)| Some((system.paying_schemes().find(|s| s.id == *id)?, stated)))
    });
    schemes.map(move |(scheme, stated)| {
        let name = format!("niet_gebruik.{}", scheme.id);
        let written = match &scheme.non_take_up {
            Some(NonTakeUp::Share(share)) if matches!(stated, StatedUse::Unused(_)) => Some(share),
            _ => None,
        };
        let value = match stated {
            StatedUse::Like(other) => text!(provenance_used_like, other = other).said_in(Language::Dutch),
            StatedUse::Everybody { like } => text!(provenance_used_by_everybody, like = like).said_in(Language::Dutch),
            StatedUse::Unused(share) => percent(*share),
        };
        let figure = match written {
            Some(share) => Sourced { value, ..share.clone().map(percent) },
            None => Sourced {
                value,
                low: None,
                high: None,
                source: text!(provenance_choice_of_new_scheme).said_in(Language::Dutch),
                grade: Evidence::Assumption,
            },
        };
        let label =
            Text::new(format!("Niet-gebruik van {}", scheme.name.nl), format!("Non-take-up of {}", scheme.name.en));
        LedgerLine { name, label, figure }
    })
}

/// A number of the law in words: the scheme, the number, and since when.
fn of_law(system: &System, (scheme, name): (&str, &str), from: Date) -> Text {
    let (scheme, name) = (system.scheme_label(scheme), system.label(name));
    Text::new(format!("{}: {}, vanaf {from}", scheme.nl, name.nl), format!("{}: {}, from {from}", scheme.en, name.en))
}

fn of_number(number: &SourcedNumber) -> LedgerLine {
    let note = number.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    let printed = number.figure.clone().map(|value| format_euros(value, 0, Language::Dutch));
    LedgerLine {
        name: number.name.clone(),
        label: Text::same(words_of_key(&number.name)),
        figure: Sourced {
            value: format!("{} {}", printed.value, number.unit.replace('_', " ")),
            source: format!("{}{note}", printed.source),
            ..printed
        },
    }
}
