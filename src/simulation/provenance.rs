//! What a run rests on: the hashes of its inputs and every number from outside, with source and certainty.

use crate::diag::{path_from, sha256};
use crate::evidence::{Evidence, Sourced};
use crate::formats::SourcedNumber;
use crate::rulebook::{NonTakeUp, Plan, System};
use crate::scenario::new_schemes::StatedUse;
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::rule_names::{BEFORE_MONTH, BEFORE_YEAR, EQUIVALENCE, NORM};
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// One number from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Name, with the file or block it stands in.
    pub name: String,
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
        let name = format!("bevolking: {}", line.name);
        lines.insert(
            name.clone(),
            LedgerLine {
                name,
                figure: Sourced {
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
            let name = format!("{}: {} vanaf {}", parameter.scheme, parameter.name, dated.from);
            let line = LedgerLine {
                name: name.clone(),
                figure: Sourced {
                    value: print(dated.value),
                    source: if dated.is_derived { format!("afgeleid: {}", dated.source) } else { dated.source.clone() },
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
        let name = format!("{}: {} vanaf {}", table.scheme, table.name, dated.from);
        let value = format!(
            "tot en met {}: {}",
            rows(&mut dated.value.iter().filter_map(|r| r.limit)),
            rows(&mut dated.value.iter().map(|r| r.value))
        );
        let line = LedgerLine {
            name: name.clone(),
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
            StatedUse::Like(other) => format!("als {other}"),
            StatedUse::Everybody { like } => format!("als {like}: niemand laat het liggen"),
            StatedUse::Unused(share) => percent(*share),
        };
        let figure = match written {
            Some(share) => Sourced { value, ..share.clone().map(percent) },
            None => Sourced {
                value,
                low: None,
                high: None,
                source: "keuze bij een nieuwe regeling".to_owned(),
                grade: Evidence::Assumption,
            },
        };
        LedgerLine { name, figure }
    })
}

fn of_number(number: &SourcedNumber) -> LedgerLine {
    let note = number.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    let printed = number.figure.clone().map(|value| format_euros(value, 0, Language::Dutch));
    LedgerLine {
        name: number.name.clone(),
        figure: Sourced {
            value: format!("{} {}", printed.value, number.unit),
            source: format!("{}{note}", printed.source),
            ..printed
        },
    }
}
