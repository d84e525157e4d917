//! `stelsel run`: the main job.

use crate::cli::Outcome;
use crate::cli::arguments::RunArguments;
use crate::cli::output::tell;
use crate::cli::progress::Bars;
use crate::cli::{note, print, terminal_width, threads};
use crate::diag::{Diagnostics, path_from};
use crate::output::Place;
use crate::report::{Render, TerminalSummary, assemble, write_all};
use crate::simulation::changes::remarks;
use crate::simulation::provenance::inputs;
use crate::simulation::{Overrides, Prepared, Setting, prepare, run as run_scenario};
use crate::units::Language;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &RunArguments, language: Language) -> Outcome<ExitCode> {
    threads::start(arguments.threads)?;
    let settings = settings(&arguments.set)?;
    let overrides = Overrides { sample: arguments.sample, seed: arguments.seed, settings, ..Overrides::default() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    for remark in remarks(&prepared.systems, &overrides.settings) {
        note(remark, language);
    }
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => PathBuf::from("reports").join(&prepared.scenario.id),
    };
    let place = Place::folder(&out, inputs(&prepared).into_iter().map(|file| file.path).collect());
    place.try_out()?;
    let bars = Bars::new();
    let finished = run_scenario(&prepared, &bars)?;
    bars.finish("rapporten");
    let command = command(&prepared, arguments, language);
    let (report, _) = assemble(&prepared, finished)?;
    let written = write_all(&report, language, command, &place)?;
    bars.clear();
    let summary = TerminalSummary::new(terminal_width()).render(&report, language)?;
    print(&String::from_utf8(summary)?)?;
    print("\n")?;
    tell(&written, language)?;
    Ok(ExitCode::SUCCESS)
}

/// The command that makes the same report again, wherever it is given: every option that moves a figure or a word, and
/// none that does not.
fn command(prepared: &Prepared, arguments: &RunArguments, language: Language) -> Vec<String> {
    let scenario = &prepared.scenario;
    let mut words = vec!["run".to_owned(), path_from(&scenario.root, &arguments.scenario)];
    if let Some(sample) = scenario.sample {
        words.extend(["--sample".to_owned(), sample.to_string()]);
    }
    words.extend(["--seed".to_owned(), scenario.seed.to_string()]);
    words.extend(["--lang".to_owned(), language.code().to_owned()]);
    for setting in &arguments.set {
        words.extend(["--set".to_owned(), setting.clone()]);
    }
    words
}

/// Reads all settings, and reports all mistakes in them.
pub(super) fn settings(texts: &[String]) -> Result<Vec<Setting>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut out = Vec::new();
    for text in texts {
        match Setting::parse(text) {
            Ok(setting) => out.push(setting),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.into_result(out)
}
