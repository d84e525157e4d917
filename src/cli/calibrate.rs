//! `stelsel calibrate`: fits the dials of reporting to the published settlement and prints how well it goes.

use crate::cli::Outcome;
use crate::cli::arguments::CalibrateArguments;
use crate::cli::{print, threads};
use crate::simulation::fit::{Fit, fit};
use crate::simulation::{Overrides, prepare};
use crate::text::text;
use crate::units::Language;
use std::fmt::Write;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &CalibrateArguments, language: Language) -> Outcome<ExitCode> {
    threads::start(None)?;
    let overrides = Overrides { sample: arguments.sample, seed: arguments.seed, ..Overrides::default() };
    let mut prepared = prepare(&arguments.scenario, &overrides)?;
    let file = prepared.behaviour.source.name.clone();
    let fit = fit(&mut prepared)?;
    print(&shown(&fit, &file, language)?)?;
    Ok(ExitCode::SUCCESS)
}

fn shown(fit: &Fit, file: &str, language: Language) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    if fit.dials.is_empty() {
        writeln!(out, "{}\n", text!(fit_no_dials, file = file).get(language))?;
    } else {
        let [dial, file] = [text!(fit_dial), text!(fit_of_file)].map(|word| word.said_in(language));
        let [fitted, low, high] =
            [text!(fit_fitted), text!(fit_low), text!(fit_high)].map(|word| word.said_in(language));
        writeln!(out, "{dial:<36} {file:>10} {fitted:>10} {low:>10} {high:>10}")?;
        for dial in &fit.dials {
            let (before, after, low, high) = (dial.before, dial.after, dial.low, dial.high);
            writeln!(out, "{:<36} {before:>10.4} {after:>10.4} {low:>10.4} {high:>10.4}", dial.name)?;
        }
        writeln!(out)?;
    }
    let [figure, published, file] =
        [text!(fit_figure), text!(fit_published), text!(fit_of_file)].map(|word| word.said_in(language));
    let [fitted, deviation, role] =
        [text!(fit_fitted), text!(fit_deviation), text!(fit_role)].map(|word| word.said_in(language));
    writeln!(out, "{figure:<48} {published:>14} {file:>14} {fitted:>14} {deviation:>9}  {role}")?;
    for target in &fit.targets {
        let decimals = if target.published < 2.0 { 4 } else { 0 };
        let number = |value: Option<f64>| value.map_or("x".to_owned(), |value| format!("{value:.decimals$}"));
        let (published, before, after) = (number(Some(target.published)), number(target.before), number(target.after));
        let deviation =
            target.after.map_or("x".to_owned(), |value| format!("{:+.1}%", (value / target.published - 1.0) * 100.0));
        let role = if target.is_fitted { text!(fit_fitted) } else { text!(fit_tested) }.said_in(language);
        writeln!(out, "{:<48} {published:>14} {before:>14} {after:>14} {deviation:>9}  {role}", target.name)?;
    }
    Ok(out)
}
