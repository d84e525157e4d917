//! `stelsel rules test`: the worked cases beside the rules.

use crate::cli::print_tamed;
use crate::rulebook::load_system;
use crate::scenario::cases::read_cases;
use crate::scenario::shapes::{Breach, Shape, read_shapes};
use crate::units::{Language, format_euros};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Runs the cases of a folder.
pub fn test(folder: &Path) -> anyhow::Result<ExitCode> {
    let system = load_system(folder, &[])?;
    let cases = read_cases(folder, &system)?;
    let mut out = String::new();
    let (mut failed, mut confirmed) = (0, 0);
    for case in &cases {
        let differences = case.run();
        confirmed += usize::from(case.confirmed_outside && differences.is_empty());
        if differences.is_empty() {
            writeln!(out, "goed  {}: {}", case.file, case.name)?;
            continue;
        }
        failed += 1;
        writeln!(out, "FOUT  {}: {}", case.file, case.name)?;
        for difference in differences {
            let month = difference.month.map(|m| format!(" in maand {}", m + 1)).unwrap_or_default();
            let expected = format_euros(difference.expected, 2, Language::Dutch);
            match difference.found {
                Some(found) => writeln!(
                    out,
                    "      {}{month}: verwacht {expected}, gevonden {} {}",
                    difference.name,
                    format_euros(found, 2, Language::Dutch),
                    difference.reason
                )?,
                None => writeln!(out, "      {}{month}: {}", difference.name, difference.reason)?,
            }
        }
        writeln!(out, "      herkomst van de verwachting: {}", case.origin)?;
    }
    let shapes = read_shapes(folder, &system)?;
    let mut bent = 0;
    for shape in &shapes {
        let breaches = shape.run();
        if breaches.is_empty() {
            writeln!(out, "goed  {}: verloop, {}", shape.file, shape.name)?;
            continue;
        }
        bent += 1;
        writeln!(out, "FOUT  {}: verloop, {}", shape.file, shape.name)?;
        for breach in breaches.iter().take(MOST_BREACHES) {
            writeln!(out, "      {}", breach_text(shape, breach))?;
        }
        if breaches.len() > MOST_BREACHES {
            writeln!(out, "      en nog {} plaatsen", breaches.len() - MOST_BREACHES)?;
        }
        writeln!(out, "      herkomst van de eis: {}", shape.origin)?;
    }
    writeln!(
        out,
        "{} gevallen, {} goed, {failed} fout; {confirmed} door een buitenstaander bevestigd",
        cases.len(),
        cases.len() - failed
    )?;
    if !shapes.is_empty() {
        writeln!(out, "{} verlopen, {} goed, {bent} fout", shapes.len(), shapes.len() - bent)?;
    }
    print_tamed(&out)?;
    Ok(if failed + bent == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Places shown per shape check.
const MOST_BREACHES: usize = 3;

fn breach_text(shape: &Shape, breach: &Breach) -> String {
    let amount = |value: &rust_decimal::Decimal| format_euros(*value, 2, Language::Dutch);
    let (along, target) = shape.names();
    match breach {
        Breach::Step { at, value, month } => {
            let month = month.map(|m| format!(" in maand {}", m + 1)).unwrap_or_default();
            let (from, to) = (amount(&at.0), amount(&at.1));
            format!(
                "{along} van {from} naar {to}: {target} gaat van {} naar {}{month}",
                amount(&value.0),
                amount(&value.1)
            )
        }
        Breach::Stale(size) => {
            format!("de stap van {} uit `behalve_stappen` komt niet voor; verwijder hem", amount(size))
        }
        Breach::NoResult(reason) => reason.clone(),
    }
}
