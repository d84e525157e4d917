//! `stelsel explain`: how the amounts of one household came about.

use crate::cli::Outcome;
use crate::cli::arguments::ExplainArguments;
use crate::cli::progress::Bars;
use crate::cli::{print, threads};
use crate::report::explanation_text;
use crate::simulation::explain::{Question, explain};
use crate::simulation::{Overrides, prepare};
use crate::units::Language;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &ExplainArguments, language: Language) -> Outcome<ExitCode> {
    threads::start(None)?;
    let overrides = Overrides { sample: Some(arguments.sample), seed: arguments.seed, ..Overrides::default() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    let question = Question {
        household: arguments.household,
        variant: arguments.variant.clone(),
        scheme: arguments.scheme.clone(),
        month: arguments.month,
    };
    let bars = Bars::new();
    let explanation = explain(&prepared, &question, &bars);
    bars.clear();
    let explanation = explanation?;
    if arguments.json {
        print(&format!("{}\n", serde_json::to_string_pretty(&explanation)?))?;
    } else {
        print(&explanation_text(&explanation, language))?;
    }
    Ok(ExitCode::SUCCESS)
}
