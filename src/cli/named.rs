//! The files that a command line names, by path or by short name.
//!
//! Takes: the arguments as given. Gives: the same with the path of every file, or one message about a file of another
//! kind. Leaves to others: what a file is (`scenario::named_files`), systems with overlays in one text (`rules::naming`).

use crate::cli::Outcome;
use crate::cli::arguments::{Command, PopulationCommand, RulesCommand};
use crate::scenario::formats::Format;
use crate::scenario::named_files::named_file;
use std::path::PathBuf;

/// Finds every file that a command reads.
pub(super) fn find_files(command: &mut Command) -> Outcome<()> {
    let (scenarios, others): (Vec<&mut PathBuf>, Vec<(&mut PathBuf, Format)>) = match command {
        Command::Run(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Dashboard(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Explain(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Timeline(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Verify(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Calibrate(a) => (vec![&mut a.scenario], Vec::new()),
        Command::Household(a) => {
            let mut files = vec![(&mut a.file, Format::Household), (&mut a.system, Format::System)];
            files.extend(a.overlay.iter_mut().map(|overlay| (overlay, Format::Overlay)));
            (Vec::new(), files)
        }
        Command::Marginal(a) => (Vec::new(), vec![(&mut a.file, Format::Household)]),
        Command::Population(a) => (Vec::new(), of_population(&mut a.command)),
        Command::Rules(a) => (Vec::new(), of_rules(&mut a.command)),
        Command::Schema(_) | Command::Receipt(_) => (Vec::new(), Vec::new()),
    };
    let scenarios = scenarios.into_iter().map(|path| (path, Format::Scenario));
    for (path, format) in scenarios.chain(others) {
        *path = named_file(path, format)?;
    }
    Ok(())
}

fn of_population(command: &mut PopulationCommand) -> Vec<(&mut PathBuf, Format)> {
    match command {
        PopulationCommand::Describe { spec, assessment, .. } | PopulationCommand::Validate { spec, assessment, .. } => {
            let assessment = assessment.iter_mut().map(|file| (file, Format::Assessment));
            std::iter::once((spec, Format::Population)).chain(assessment).collect()
        }
        PopulationCommand::Export { spec, .. } | PopulationCommand::Generate { spec, .. } => {
            vec![(spec, Format::Population)]
        }
        PopulationCommand::Import { mapping, .. } => vec![(mapping, Format::Mapping)],
    }
}

fn of_rules(command: &mut RulesCommand) -> Vec<(&mut PathBuf, Format)> {
    match command {
        RulesCommand::Check { system, overlay, .. } => {
            let overlays = overlay.iter_mut().map(|file| (file, Format::Overlay));
            std::iter::once((system, Format::System)).chain(overlays).collect()
        }
        RulesCommand::Test { system, .. } => vec![(system, Format::System)],
        RulesCommand::Show { .. }
        | RulesCommand::Graph { .. }
        | RulesCommand::Parameters { .. }
        | RulesCommand::Diff { .. }
        | RulesCommand::Complexity { .. } => Vec::new(),
    }
}
