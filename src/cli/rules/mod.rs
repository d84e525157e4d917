//! `stelsel rules`: check, test and read rulebooks.

mod complexity;
mod diff;
mod graph;
mod layout;
mod naming;
mod parameters;
mod show;
mod test;

use crate::cli::Outcome;
use crate::cli::arguments::{RulesArguments, RulesCommand};
use crate::cli::print;
use crate::diag::Diagnostics;
use crate::rulebook::{System, load_system};
use crate::scenario::named_files::named_system;
use crate::text::text;
use crate::units::Language;
use std::path::Path;
use std::process::ExitCode;

pub(in crate::cli::rules) use crate::cli::rules::naming::{Found, find, year_of};
pub(in crate::cli) use crate::cli::rules::naming::{certainty_in, titled};

/// Runs the command.
pub(super) fn run(arguments: &RulesArguments, language: Language) -> Outcome<ExitCode> {
    match &arguments.command {
        RulesCommand::Check { system, overlay } => {
            let overlays: Vec<&Path> = overlay.iter().map(AsRef::as_ref).collect();
            check(&load_system(system, &overlays)?, language)
        }
        RulesCommand::Test { system } => test::test(system, language),
        RulesCommand::Show { name, system, year } => show::show(&named_system(system)?, name, *year, language),
        RulesCommand::Graph { system, rule, dot, depth, used_by, all } => {
            let wanted = graph::Wanted { dot: *dot, depth: usize::from(*depth), used_by: *used_by, all: *all };
            graph::graph(&named_system(system)?, rule.as_deref(), &wanted)
        }
        RulesCommand::Parameters { system, csv } => parameters::parameters(&named_system(system)?, *csv, language),
        RulesCommand::Diff { first, second } => {
            diff::diff((first, &named_system(first)?), (second, &named_system(second)?))
        }
        RulesCommand::Complexity { systems, year, csv } => {
            let loaded: Result<Vec<System>, Diagnostics> = systems.iter().map(|text| named_system(text)).collect();
            complexity::complexity_of(&loaded?, *year, *csv)
        }
    }
}

fn check(system: &System, language: Language) -> Outcome<ExitCode> {
    let d = &system.definitions;
    let (files, rules, parameters) = (d.sources.len(), d.rules.len(), d.parameters.len());
    let (tables, inputs) = (d.tables.len(), d.inputs.len());
    let line = text!(
        rules_system_in_order,
        system = &d.id,
        files = files,
        rules = rules,
        parameters = parameters,
        tables = tables,
        inputs = inputs
    );
    print(&format!("{}\n", line.get(language)))?;
    Ok(ExitCode::SUCCESS)
}
