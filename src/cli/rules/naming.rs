//! What a user names on the command line of `rules`, and words that its commands share.
//!
//! Takes: names. Gives: the system, scheme or item that is meant, or what there is instead. Leaves to others: showing it.

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::evidence::Evidence;
use crate::rulebook::{Item, System, Uses};
use crate::text::text;
use crate::units::Language;

/// How sure a number is, in a language.
pub(in crate::cli) fn certainty_in(certainty: Evidence, language: Language) -> &'static str {
    match language {
        Language::Dutch => certainty.dutch(),
        Language::English => certainty.english(),
    }
}

/// The words for a rule, fact, number or table, with the name that formulas and commands use.
pub(in crate::cli) fn titled(system: &System, name: &str, language: Language) -> String {
    format!("{} ({name})", system.label(name).get(language))
}

/// The year asked for, or the last one of the system.
pub(super) fn year_of(system: &System, year: Option<i16>) -> Result<i16, Diagnostics> {
    let years = &system.definitions.years;
    match year {
        Some(year) if !years.contains(&year) => {
            let known: Vec<String> = years.iter().map(i16::to_string).collect();
            Err(Diagnostic::general(
                "R010",
                text!(system_without_year, system = &system.definitions.id, year = year.to_string()),
                text!(choose_from, list = known.join(", ")),
            )
            .into())
        }
        Some(year) => Ok(year),
        None => Ok(years.iter().copied().max().unwrap_or_default()),
    }
}

/// What a user named: a scheme (by position), or anything that a formula can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Scheme(usize),
    Item(Item),
}

/// Finds a name in lower or upper case; an id of a scheme goes before a rule of the same name.
pub(super) fn find(system: &System, uses: &Uses<'_>, name: &str) -> Result<Found, Diagnostics> {
    let wanted = name.trim().to_lowercase();
    if let Some(at) = system.definitions.schemes.iter().position(|s| s.id.to_lowercase() == wanted) {
        return Ok(Found::Scheme(at));
    }
    if let Some(item) = uses.find(&wanted) {
        return Ok(Found::Item(item));
    }
    let d = &system.definitions;
    let known = (d.schemes.iter().map(|s| s.id.as_str()))
        .chain(d.rules.iter().map(|r| r.name.as_str()))
        .chain(d.parameters.iter().map(|p| p.name.as_str()))
        .chain(d.tables.iter().map(|t| t.name.as_str()))
        .chain(d.inputs.iter().map(|i| i.name.as_str()));
    let schemes = d.schemes.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(", ");
    let remedy = match closest(&wanted, known) {
        Some(near) => text!(meant_or_schemes, near = near, schemes = schemes),
        None => text!(schemes_with_rules, schemes = schemes),
    };
    Err(Diagnostic::general("R003", text!(not_in_system, name = name, system = &d.id), remedy).into())
}
