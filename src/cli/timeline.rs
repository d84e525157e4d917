//! `stelsel timeline`: the year of one household in every variant.

use crate::cli::arguments::TimelineArguments;
use crate::cli::print;
use crate::cli::progress::Bars;
use crate::diag::{Diagnostic, Diagnostics};
use crate::scenario::run::{Overrides, prepare, run as run_scenario};
use crate::scenario::timeline::timeline;
use crate::units::Language;
use anyhow::Context;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &TimelineArguments) -> anyhow::Result<ExitCode> {
    let overrides =
        Overrides { sample: arguments.sample, seed: arguments.seed, changes: Vec::new(), settings: Vec::new() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    let household = arguments.household;
    let (first, last) = prepared.numbers();
    let outside = || {
        Diagnostics::from(Diagnostic::general(
            "H006",
            format!("huishouden {household} zit niet in de {} huishoudens van deze run", prepared.population.sample()),
            format!("kies een nummer van {first} tot en met {last}, of geef een grotere `--sample`"),
        ))
    };
    if !prepared.is_in_run(household) {
        return Err(outside().into());
    }
    let bars = Bars::new();
    let finished = run_scenario(&prepared, &bars)?;
    bars.clear();
    let shown = timeline(&prepared, &finished, household)?.ok_or_else(outside)?;
    let language = Language::from(arguments.lang);
    if let Some(path) = &arguments.svg {
        std::fs::write(path, shown.svg(language))
            .with_context(|| format!("kan `{}` niet schrijven", path.display()))?;
    }
    print(&shown.text(language))?;
    Ok(ExitCode::SUCCESS)
}
