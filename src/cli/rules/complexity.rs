//! `stelsel rules complexity`: counts of one or more systems side by side.

use crate::cli::Outcome;
use crate::cli::print;
use crate::cli::rules::layout::{columns, labelled};
use crate::cli::rules::year_of;
use crate::rulebook::{Complexity, INCOME_NOTION, System, complexity};
use crate::text::escape_formula;
use std::process::ExitCode;

/// Counts the systems.
pub(super) fn complexity_of(systems: &[System], year: Option<i16>, csv: bool) -> Outcome<ExitCode> {
    let mut counted = Vec::new();
    for system in systems {
        counted.push(complexity(system, year_of(system, year)?));
    }
    if csv {
        print(&as_csv(&counted)?)?;
    } else {
        print(&as_text(systems, &counted))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn as_csv(counted: &[Complexity]) -> Outcome<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["system", "key", "name", "value", "meaning"])?;
    for system in counted {
        for count in &system.counts {
            let value = count.value.to_string();
            let record = [&escape_formula(&system.system), count.key, count.name.trim(), &value, count.meaning];
            writer.write_record(record)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8(bytes)?)
}

fn as_text(systems: &[System], counted: &[Complexity]) -> String {
    let mut out = String::new();
    let letters: Vec<String> = ('A'..='Z').map(String::from).take(counted.len()).collect();
    for (letter, system) in letters.iter().zip(counted) {
        labelled(&mut out, &format!("{letter} ="), &system.system);
    }
    out.push('\n');
    let mut headings = vec!["Wat"];
    headings.extend(letters.iter().map(String::as_str));
    headings.push("Hoe geteld");
    let rows: Vec<Vec<String>> = counted.first().map_or_else(Vec::new, |first| {
        let row = |at: usize| {
            let values = counted.iter().map(|system| system.counts[at].value.to_string());
            std::iter::once(first.counts[at].name.to_owned())
                .chain(values)
                .chain(std::iter::once(first.counts[at].meaning.to_owned()))
                .collect()
        };
        (0..first.counts.len()).map(row).collect()
    });
    columns(&mut out, &headings, &rows);
    out.push('\n');
    labelled(&mut out, "Inkomensbegrip:", INCOME_NOTION);
    for (rules, system) in systems.iter().zip(counted) {
        let schemes = |ids: &[String]| ids.iter().map(|id| rules.scheme_label(id).nl).collect::<Vec<_>>().join(", ");
        out.push_str(&format!("\nInkomensbegrippen in {}\n", system.system));
        let rows: Vec<Vec<String>> =
            system.income_notions.iter().map(|(name, ids)| vec![rules.label(name).nl, schemes(ids)]).collect();
        columns(&mut out, &[], &rows);
        out.push_str(&format!("\nGegevens per regeling in {}\n", system.system));
        let asked = system.facts_asked.iter();
        let labels = |names: &[String]| names.iter().map(|name| rules.label(name).nl).collect::<Vec<_>>().join(", ");
        let rows: Vec<Vec<String>> =
            asked.map(|(id, facts)| vec![rules.scheme_label(id).nl, facts.len().to_string(), labels(facts)]).collect();
        columns(&mut out, &[], &rows);
    }
    out
}
