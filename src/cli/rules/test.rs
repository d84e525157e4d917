//! `stelsel rules test`: the worked cases beside the rules.

use crate::cli::Outcome;
use crate::cli::print;
use crate::rulebook::load_system;
use crate::scenario::cases::read_cases;
use crate::scenario::monotonicity_checks::{Breach, Shape, read_shapes};
use crate::text::text;
use crate::units::{Language, format_euros};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Runs the cases of a folder.
pub(super) fn test(folder: &Path, language: Language) -> Outcome<ExitCode> {
    let (good, bad) = (text!(rules_test_good).said_in(language), text!(rules_test_wrong).said_in(language));
    let shape_word = text!(rules_test_shape).said_in(language);
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
            match difference.found {
                Some(found) => {
                    let found = format_euros(found, 2, language);
                    let wanted = text!(rules_test_expected_found, expected = expected, found = found);
                    let (name, wanted) = (&difference.name, wanted.get(language));
                    writeln!(out, "      {name}{month}: {wanted} {}", difference.reason.get(language))?;
                }
                None => writeln!(out, "      {}{month}: {}", difference.name, difference.reason.get(language))?,
            }
        }
        let origin = text!(rules_test_origin_of_expectation, origin = &case.origin);
        writeln!(out, "      {}", origin.get(language))?;
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
            let line = text!(rules_test_more_places, more = more);
            writeln!(out, "      {}", line.get(language))?;
        }
        let origin = text!(rules_test_origin_of_demand, origin = &shape.origin);
        writeln!(out, "      {}", origin.get(language))?;
    }
    let (n, right) = (cases.len(), cases.len() - failed);
    let line = text!(rules_test_cases, n = n, right = right, failed = failed, confirmed = confirmed);
    writeln!(out, "{}", line.get(language))?;
    if !shapes.is_empty() {
        let (n, right) = (shapes.len(), shapes.len() - bent);
        let line = text!(rules_test_shapes, n = n, right = right, bent = bent);
        writeln!(out, "{}", line.get(language))?;
    }
    print(&out)?;
    Ok(if failed + bent == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Places shown per shape check.
const MOST_BREACHES: usize = 3;

fn month_text(month: usize, language: Language) -> String {
    text!(rules_test_in_month, n = month + 1).said_in(language)
}

fn breach_text(shape: &Shape, breach: &Breach, language: Language) -> String {
    let amount = |value: &rust_decimal::Decimal| format_euros(*value, 2, language);
    let (along, target) = shape.names();
    match breach {
        Breach::Step { at, value, month } => {
            let month = month.map(|m| month_text(m, language)).unwrap_or_default();
            let (from, to) = (amount(&at.0), amount(&at.1));
            let (before, after) = (amount(&value.0), amount(&value.1));
            text!(
                rules_test_step,
                along = along,
                from = from,
                to = to,
                target = target,
                before = before,
                after = after,
                month = month
            )
            .said_in(language)
        }
        Breach::Stale(size) => text!(rules_test_stale_step, size = amount(size)).said_in(language),
        Breach::NoResult(reason) => reason.get(language).to_owned(),
    }
}
