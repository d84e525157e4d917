//! `stelsel calibrate`: fits the dials of reporting to the published settlement and prints how well it goes.

use crate::cli::Outcome;
use crate::cli::arguments::CalibrateArguments;
use crate::cli::{print, threads};
use crate::simulation::fit::{Fit, fit};
use crate::simulation::{Overrides, prepare};
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
    print(&shown(&fit, &file)?)?;
    Ok(ExitCode::SUCCESS)
}

fn shown(fit: &Fit, file: &str) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    if fit.dials.is_empty() {
        writeln!(out, "`{file}` noemt bij `[ijken]` geen knoppen: er is niets ingesteld.\n")?;
    } else {
        writeln!(out, "{:<36} {:>10} {:>10} {:>10} {:>10}", "knop", "bestand", "geijkt", "laag", "hoog")?;
        for dial in &fit.dials {
            let (before, after, low, high) = (dial.before, dial.after, dial.low, dial.high);
            writeln!(out, "{:<36} {before:>10.4} {after:>10.4} {low:>10.4} {high:>10.4}", dial.name)?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "{:<48} {:>14} {:>14} {:>14} {:>9}  rol",
        "cijfer", "gepubliceerd", "bestand", "geijkt", "afwijking"
    )?;
    for target in &fit.targets {
        let decimals = if target.published < 2.0 { 4 } else { 0 };
        let number = |value: Option<f64>| value.map_or("x".to_owned(), |value| format!("{value:.decimals$}"));
        let (published, before, after) = (number(Some(target.published)), number(target.before), number(target.after));
        let deviation =
            target.after.map_or("x".to_owned(), |value| format!("{:+.1}%", (value / target.published - 1.0) * 100.0));
        let role = if target.is_fitted { "geijkt" } else { "toetsing" };
        writeln!(out, "{:<48} {published:>14} {before:>14} {after:>14} {deviation:>9}  {role}", target.name)?;
    }
    Ok(out)
}
