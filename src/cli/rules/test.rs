//! `stelsel rules test`: the worked cases beside the rules.

use crate::cli::print_tamed;
use crate::rulebook::load_system;
use crate::scenario::cases::read_cases;
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
    writeln!(
        out,
        "{} gevallen, {} goed, {failed} fout; {confirmed} door een buitenstaander bevestigd",
        cases.len(),
        cases.len() - failed
    )?;
    print_tamed(&out)?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
