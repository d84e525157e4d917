//! `stelsel rules diff`: what differs between two systems.

use crate::cli::Outcome;
use crate::cli::print;
use crate::cli::rules::layout::{heading, labelled};
use crate::cli::rules::titled;
use crate::rulebook::{Difference, DifferingKind, Manner, System, Wording, differences};
use crate::units::Language;
use std::process::ExitCode;

/// Lists the differences.
pub(super) fn diff(first: (&str, &System), second: (&str, &System)) -> Outcome<ExitCode> {
    let list = differences(first.1, second.1);
    let mut out = String::new();
    heading(&mut out, &format!("{} → {}", first.1.definitions.name, second.1.definitions.name), '=');
    labelled(&mut out, "eerste:", first.0);
    labelled(&mut out, "tweede:", second.0);
    if list.is_empty() {
        out.push_str("\nGeen verschil.\n");
    }
    let mut kind = None;
    for difference in &list {
        if kind != Some(difference.kind) {
            kind = Some(difference.kind);
            let of_kind = || list.iter().filter(|d| d.kind == difference.kind);
            let counts: Vec<String> = [Manner::Added, Manner::Dropped, Manner::Changed, Manner::Reworded]
                .into_iter()
                .map(|manner| (manner, of_kind().filter(|d| d.manner == manner).count()))
                .filter(|(_, count)| *count > 0)
                .map(|(manner, count)| format!("{count} {}", manner.dutch()))
                .collect();
            out.push('\n');
            heading(&mut out, &format!("{}: {}", difference.kind.dutch(), counts.join(", ")), '-');
        }
        let system = if difference.after.is_some() { second.1 } else { first.1 };
        one(&mut out, difference, system);
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn one(out: &mut String, difference: &Difference, system: &System) {
    let name = match difference.kind {
        DifferingKind::Scheme => format!("{} ({})", system.scheme_label(&difference.name).nl, difference.name),
        _ => titled(system, &difference.name, Language::Dutch),
    };
    out.push_str(&format!("\n{name}: {}\n", difference.manner.dutch()));
    match (&difference.before, &difference.after) {
        (Some(before), Some(after)) => {
            if before.shape != after.shape {
                labelled(out, "  vorm:", &format!("was {}; wordt {}", before.shape, after.shape));
            }
            if difference.manner == Manner::Changed {
                side(out, "  was:  ", before, before.sources != after.sources);
                side(out, "  wordt:", after, true);
            } else {
                sources(out, "  bron was:  ", before);
                sources(out, "  bron wordt:", after);
            }
        }
        (Some(only), None) | (None, Some(only)) => {
            if !only.shape.is_empty() {
                labelled(out, "  vorm:", &only.shape);
            }
            side(out, if difference.after.is_some() { "  wordt:" } else { "  was:  " }, only, true);
        }
        (None, None) => {}
    }
    if !difference.felt_by.is_empty() {
        labelled(out, "  werkt door in:", &difference.felt_by.join(", "));
    }
}

fn side(out: &mut String, label: &str, wording: &Wording, with_sources: bool) {
    for (at, line) in wording.lines.iter().enumerate() {
        let front = if at == 0 { label.to_owned() } else { " ".repeat(label.chars().count()) };
        out.push_str(&format!("{front} {line}\n"));
    }
    if with_sources && !wording.sources.is_empty() {
        labelled(out, &format!("{} bron:", " ".repeat(label.chars().count())), &wording.sources.join("; "));
    }
}

fn sources(out: &mut String, label: &str, wording: &Wording) {
    if !wording.sources.is_empty() {
        labelled(out, label, &wording.sources.join("; "));
    }
}
