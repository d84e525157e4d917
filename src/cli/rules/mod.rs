//! `stelsel rules`: check, test and read rulebooks.

mod complexity;
mod diff;
mod graph;
mod layout;
mod parameters;
mod show;
mod test;

use crate::cli::arguments::{RulesArguments, RulesCommand};
use crate::cli::print_tamed;
use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::evidence::Evidence;
use crate::rulebook::{Item, System, Uses, load_system};
use crate::units::Language;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &RulesArguments) -> anyhow::Result<ExitCode> {
    match &arguments.command {
        RulesCommand::Check { system, overlay, lang } => {
            let overlays: Vec<&Path> = overlay.iter().map(AsRef::as_ref).collect();
            check(&load_system(system, &overlays)?, (*lang).into())
        }
        RulesCommand::Test { system, lang } => test::test(system, (*lang).into()),
        RulesCommand::Show { name, system, year, lang } => show::show(&load(system)?, name, *year, (*lang).into()),
        RulesCommand::Graph { system, rule, dot, depth, used_by, all } => {
            let wanted = graph::Wanted { dot: *dot, depth: usize::from(*depth), used_by: *used_by, all: *all };
            graph::graph(&load(system)?, rule.as_deref(), &wanted)
        }
        RulesCommand::Parameters { system, csv, lang } => parameters::parameters(&load(system)?, *csv, (*lang).into()),
        RulesCommand::Diff { first, second } => diff::diff((first, &load(first)?), (second, &load(second)?)),
        RulesCommand::Complexity { systems, year, csv } => {
            let loaded: Result<Vec<System>, Diagnostics> = systems.iter().map(|text| load(text)).collect();
            complexity::complexity_of(&loaded?, *year, *csv)
        }
    }
}

fn check(system: &System, language: Language) -> anyhow::Result<ExitCode> {
    let d = &system.definitions;
    let (files, rules, parameters) = (d.sources.len(), d.rules.len(), d.parameters.len());
    let (tables, inputs) = (d.tables.len(), d.inputs.len());
    print_tamed(&match language {
        Language::Dutch => format!(
            "{}: in orde; {files} bestanden, {rules} regels, {parameters} parameters, {tables} tabellen, {inputs} invoergegevens\n",
            d.id
        ),
        Language::English => format!(
            "{}: in order; {files} files, {rules} rules, {parameters} parameters, {tables} tables, {inputs} inputs\n",
            d.id
        ),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// A system as named on the command line: a folder, with overlays behind it as `folder+overlay.toml+other.toml`.
pub(super) fn load(text: &str) -> Result<System, Diagnostics> {
    if Path::new(text).is_dir() {
        return load_system(Path::new(text), &[]);
    }
    let mut parts = text.split('+').map(Path::new);
    let folder = parts.next().unwrap_or(Path::new(text));
    let overlays: Vec<&Path> = parts.collect();
    load_system(folder, &overlays)
}

/// The wording in a language.
fn say<'w>(language: Language, dutch: &'w str, english: &'w str) -> &'w str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

/// How sure a number is, in a language.
fn certainty_in(certainty: Evidence, language: Language) -> &'static str {
    say(language, certainty.dutch(), certainty.english())
}

/// The year asked for, or the last one of the system.
fn year_of(system: &System, year: Option<i16>) -> Result<i16, Diagnostics> {
    let years = &system.definitions.years;
    match year {
        Some(year) if !years.contains(&year) => {
            let known: Vec<String> = years.iter().map(i16::to_string).collect();
            Err(Diagnostic::general(
                "R010",
                format!("het stelsel `{}` kent {year} niet", system.definitions.id),
                format!("kies uit: {}", known.join(", ")),
            )
            .into())
        }
        Some(year) => Ok(year),
        None => Ok(years.iter().copied().max().unwrap_or_default()),
    }
}

/// What a user named: a scheme (by position), or anything that a formula can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Scheme(usize),
    Item(Item),
}

/// Finds a name in lower or upper case; an id of a scheme goes before a rule of the same name.
fn find(system: &System, uses: &Uses<'_>, name: &str) -> Result<Found, Diagnostics> {
    let wanted = name.trim().to_lowercase();
    if let Some(at) = system.definitions.schemes.iter().position(|s| s.id.to_lowercase() == wanted) {
        return Ok(Found::Scheme(at));
    }
    if let Some(item) = uses.find(&wanted) {
        return Ok(Found::Item(item));
    }
    let d = &system.definitions;
    let known = (d.schemes.iter().map(|s| s.id.as_str()))
        .chain(d.rules.iter().map(|r| r.name.as_str()))
        .chain(d.parameters.iter().map(|p| p.name.as_str()))
        .chain(d.tables.iter().map(|t| t.name.as_str()))
        .chain(d.inputs.iter().map(|i| i.name.as_str()));
    let near = closest(&wanted, known).map(|n| format!("bedoelde u `{n}`? ")).unwrap_or_default();
    let schemes: Vec<&str> = d.schemes.iter().map(|s| s.id.as_str()).collect();
    Err(Diagnostic::general(
        "R003",
        format!("`{name}` is geen regeling, regel, parameter, tabel of invoer van het stelsel `{}`", d.id),
        format!("{near}Regelingen zijn: {}; `stelsel rules graph` toont de regels", schemes.join(", ")),
    )
    .into())
}
