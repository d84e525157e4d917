//! `stelsel rules test`: the worked cases beside the rules.

use crate::cli::print;
use crate::cli::rules::say;
use crate::rulebook::load_system;
use crate::scenario::cases::read_cases;
use crate::scenario::monotonicity_checks::{Breach, Shape, read_shapes};
use crate::units::{Language, format_euros};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Runs the cases of a folder.
pub(super) fn test(folder: &Path, language: Language) -> anyhow::Result<ExitCode> {
    let (good, bad) = (say(language, "goed", "good"), say(language, "FOUT", "WRONG"));
    let shape_word = say(language, "verloop", "shape");
    let system = load_system(folder, &[])?;
    let cases = read_cases(folder, &system)?;
    let mut out = String::new();
    let (mut failed, mut confirmed) = (0, 0);
    for case in &cases {
        let differences = case.run();
        confirmed += usize::from(case.confirmed_outside && differences.is_empty());
        if differences.is_empty() {
            writeln!(out, "{good}  {}: {}", case.file, case.name)?;
            continue;
        }
        failed += 1;
        writeln!(out, "{bad}  {}: {}", case.file, case.name)?;
        for difference in differences {
            let month = difference.month.map(|m| month_text(m, language)).unwrap_or_default();
            let expected = format_euros(difference.expected, 2, language);
            let (wanted, was) = (say(language, "verwacht", "expected"), say(language, "gevonden", "found"));
            match difference.found {
                Some(found) => writeln!(
                    out,
                    "      {}{month}: {wanted} {expected}, {was} {} {}",
                    difference.name,
                    format_euros(found, 2, language),
                    difference.reason
                )?,
                None => writeln!(out, "      {}{month}: {}", difference.name, difference.reason)?,
            }
        }
        let origin = say(language, "herkomst van de verwachting", "origin of the expectation");
        writeln!(out, "      {origin}: {}", case.origin)?;
    }
    let shapes = read_shapes(folder, &system)?;
    let mut bent = 0;
    for shape in &shapes {
        let breaches = shape.run();
        if breaches.is_empty() {
            writeln!(out, "{good}  {}: {shape_word}, {}", shape.file, shape.name)?;
            continue;
        }
        bent += 1;
        writeln!(out, "{bad}  {}: {shape_word}, {}", shape.file, shape.name)?;
        for breach in breaches.iter().take(MOST_BREACHES) {
            writeln!(out, "      {}", breach_text(shape, breach, language))?;
        }
        if breaches.len() > MOST_BREACHES {
            let more = breaches.len() - MOST_BREACHES;
            match language {
                Language::Dutch => writeln!(out, "      en nog {more} plaatsen")?,
                Language::English => writeln!(out, "      and {more} places more")?,
            }
        }
        let origin = say(language, "herkomst van de eis", "origin of the demand");
        writeln!(out, "      {origin}: {}", shape.origin)?;
    }
    let (n, right) = (cases.len(), cases.len() - failed);
    match language {
        Language::Dutch => {
            writeln!(out, "{n} gevallen, {right} goed, {failed} fout; {confirmed} door een buitenstaander bevestigd")?;
        }
        Language::English => {
            writeln!(out, "{n} cases, {right} good, {failed} wrong; {confirmed} confirmed by an outsider")?;
        }
    }
    if !shapes.is_empty() {
        let (n, right) = (shapes.len(), shapes.len() - bent);
        match language {
            Language::Dutch => writeln!(out, "{n} verlopen, {right} goed, {bent} fout")?,
            Language::English => writeln!(out, "{n} shapes, {right} good, {bent} wrong")?,
        }
    }
    print(&out)?;
    Ok(if failed + bent == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Places shown per shape check.
const MOST_BREACHES: usize = 3;

fn month_text(month: usize, language: Language) -> String {
    format!(" in {} {}", say(language, "maand", "month"), month + 1)
}

fn breach_text(shape: &Shape, breach: &Breach, language: Language) -> String {
    let amount = |value: &rust_decimal::Decimal| format_euros(*value, 2, language);
    let (along, target) = shape.names();
    match breach {
        Breach::Step { at, value, month } => {
            let month = month.map(|m| month_text(m, language)).unwrap_or_default();
            let (from, to) = (amount(&at.0), amount(&at.1));
            let (before, after) = (amount(&value.0), amount(&value.1));
            match language {
                Language::Dutch => {
                    format!("{along} van {from} naar {to}: {target} gaat van {before} naar {after}{month}")
                }
                Language::English => {
                    format!("{along} from {from} to {to}: {target} goes from {before} to {after}{month}")
                }
            }
        }
        Breach::Stale(size) => match language {
            Language::Dutch => {
                format!("de stap van {} uit `behalve_stappen` komt niet voor; verwijder hem", amount(size))
            }
            Language::English => {
                format!("the step of {} in `behalve_stappen` does not occur; remove it", amount(size))
            }
        },
        Breach::NoResult(reason) => reason.clone(),
    }
}
