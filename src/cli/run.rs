//! `stelsel run`: the main job.

use crate::cli::Outcome;
use crate::cli::arguments::RunArguments;
use crate::cli::print;
use crate::cli::progress::Bars;
use crate::cli::terminal_width;
use crate::diag::Diagnostics;
use crate::report::{Render, TerminalSummary, assemble, check_out_dir, tame, write_all};
use crate::simulation::changes::{Setting, remarks};
use crate::simulation::{Overrides, prepare, run as run_scenario};
use crate::text::text;
use crate::units::Language;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &RunArguments) -> Outcome<ExitCode> {
    if let Some(threads) = arguments.threads {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global()?;
    }
    let settings = settings(&arguments.set)?;
    let overrides = Overrides { sample: arguments.sample, seed: arguments.seed, settings, ..Overrides::default() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    for remark in remarks(&prepared.systems, &overrides.settings) {
        eprintln!("{}", tame(&format!("let op: {remark}")));
    }
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => PathBuf::from("reports").join(&prepared.scenario.id),
    };
    if arguments.out.is_none() {
        std::fs::create_dir_all("reports")?;
    }
    check_out_dir(&out)?;
    let bars = Bars::new();
    let finished = run_scenario(&prepared, &bars)?;
    bars.finish("rapporten");
    let (report, _) = assemble(&prepared, finished)?;
    let language = Language::from(arguments.lang);
    let files = write_all(&report, language, &out)?;
    bars.clear();
    let summary = TerminalSummary::new(terminal_width()).render(&report, language)?;
    print(&String::from_utf8(summary)?)?;
    let names: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
    let written = text!(files_written, files = names.join("\n         "));
    print(&format!("\n{}\n", written.get(language)))?;
    Ok(ExitCode::SUCCESS)
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
