//! `stelsel timeline`: the year of one household in every variant.

use crate::cli::Outcome;
use crate::cli::arguments::TimelineArguments;
use crate::cli::output::tell;
use crate::cli::progress::Bars;
use crate::cli::terminal_width;
use crate::cli::{print, threads};
use crate::diag::{Diagnostic, Diagnostics};
use crate::output::{Mark, Place};
use crate::report::{timeline_svg, timeline_text};
use crate::simulation::provenance::inputs;
use crate::simulation::timeline::timeline;
use crate::simulation::{Overrides, Prepared, prepare, run_only};
use crate::text::text;
use crate::units::Language;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &TimelineArguments, language: Language) -> Outcome<ExitCode> {
    threads::start(None)?;
    let overrides = Overrides { sample: arguments.sample, seed: arguments.seed, ..Overrides::default() };
    let prepared = prepare(&arguments.scenario, &overrides)?;
    let household = arguments.household;
    let (first, last) = prepared.numbers();
    let outside = || {
        let origin = household.origin();
        let sample = prepared.population.sample();
        let (what, help) = if household != origin && prepared.is_in_run(origin) {
            (
                text!(household_not_formed, origin = origin.to_string(), household = household.to_string()),
                text!(choose_origin, origin = origin.to_string()),
            )
        } else {
            (
                text!(household_not_in_sample, household = household.to_string(), sample = sample),
                text!(choose_household, first = first.to_string(), last = last.to_string()),
            )
        };
        Diagnostics::from(Diagnostic::general("H006", what, help))
    };
    if !prepared.is_in_run(household) {
        return Err(outside().into());
    }
    if let Some(path) = &arguments.svg {
        place(path, &prepared).try_out()?;
    }
    let bars = Bars::new();
    let all: Vec<&str> = prepared.variants().map(|variant| variant.id.as_str()).collect();
    let finished = run_only(&prepared, &all, &bars)?;
    bars.clear();
    let shown = timeline(&prepared, &finished, household)?.ok_or_else(outside)?;
    let mut written = None;
    if let Some(path) = &arguments.svg {
        written = Some(place(path, &prepared).write_one(timeline_svg(&shown, language).as_bytes())?);
    }
    print(&timeline_text(&shown, language, terminal_width()))?;
    if let Some(written) = &written {
        tell(written, language)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The drawing, which may not replace what it is made of.
fn place(path: &Path, prepared: &Prepared) -> Place {
    Place::file(path, Mark::Comment, inputs(prepared).into_iter().map(|file| file.path).collect())
}
