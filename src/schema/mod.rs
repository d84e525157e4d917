//! Every format of the user's files, described for editors as JSON Schema, draft 2020-12.
//!
//! Takes: the name of a format, and for files that name facts and rules the system that has them. Gives: a schema with
//! a Dutch explanation of every key. Leaves to others: reading and checking, which the loaders do; `tests/files/schema/`
//! holds each schema to the answers of its loader, key by key and word by word, in both directions.

mod behaviour;
mod household;
mod parts;
mod population;
mod rulebook;
mod scenario;
mod times;

use crate::rulebook::System;
use serde_json::{Value, json};

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One scheme of a system.
    Rulebook,
    /// `stelsel.toml`.
    System,
    /// What a variant changes in a system.
    Overlay,
    /// A question.
    Scenario,
    /// How people report and claim.
    Behaviour,
    /// What actions take citizens and the agency.
    Times,
    /// Targets of the synthetic population.
    Population,
    /// How far the population may be off.
    Assessment,
    /// Which column of microdata becomes which fact.
    Mapping,
    /// A household by hand.
    Household,
    /// Worked cases and shape checks.
    Cases,
}

impl Format {
    /// All formats, in order of the list that users see.
    pub const ALL: [Format; 11] = [
        Format::Rulebook,
        Format::System,
        Format::Overlay,
        Format::Scenario,
        Format::Behaviour,
        Format::Times,
        Format::Population,
        Format::Assessment,
        Format::Mapping,
        Format::Household,
        Format::Cases,
    ];

    /// Name on the command line and of the file.
    pub fn name(self) -> &'static str {
        match self {
            Format::Rulebook => "rulebook",
            Format::System => "stelsel",
            Format::Overlay => "overlay",
            Format::Scenario => "scenario",
            Format::Behaviour => "gedrag",
            Format::Times => "tijden",
            Format::Population => "population",
            Format::Assessment => "toetsing",
            Format::Mapping => "mapping",
            Format::Household => "household",
            Format::Cases => "cases",
        }
    }

    /// What the files hold, and where they stand.
    pub fn dutch(self) -> &'static str {
        match self {
            Format::Rulebook => "een regeling van een stelsel (rulebooks/huidig/*.toml)",
            Format::System => "de bestanden van een stelsel (rulebooks/huidig/stelsel.toml)",
            Format::Overlay => "wat een variant verandert (rulebooks/varianten/*.toml)",
            Format::Scenario => "een vraag over varianten (scenarios/*.toml)",
            Format::Behaviour => "hoe mensen melden en aanvragen (scenarios/gedrag/*.toml)",
            Format::Times => "hoeveel tijd handelingen kosten (scenarios/uitvoering/*.toml)",
            Format::Population => "doelen van de verzonnen bevolking (synthetic-data/nl-*.toml)",
            Format::Assessment => {
                "hoe ver zij naast gepubliceerde getallen mag zitten (synthetic-data/toetsing-*.toml)"
            }
            Format::Mapping => "microdata inlezen (synthetic-data/mappings/*.toml)",
            Format::Household => "een huishouden dat u zelf beschrijft",
            Format::Cases => "uitgewerkte gevallen en verlopen (rulebooks/huidig/cases/*.toml)",
        }
    }

    /// Whether the format names facts and rules of a system.
    pub fn needs_system(self) -> bool {
        matches!(self, Format::Household | Format::Cases)
    }

    /// The format by its name.
    pub fn parse(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// The schema of a format; `None` where the format needs a system and there is none.
pub fn schema(format: Format, system: Option<&System>) -> Option<Value> {
    let described = match format {
        Format::Rulebook => rulebook::rulebook(),
        Format::System => rulebook::system(),
        Format::Overlay => rulebook::overlay(),
        Format::Scenario => scenario::scenario(),
        Format::Behaviour => behaviour::behaviour(),
        Format::Times => times::times(),
        Format::Population => population::population(),
        Format::Assessment => population::assessment(),
        Format::Mapping => population::mapping(),
        Format::Household => household::household(system?),
        Format::Cases => household::cases(system?),
    };
    let mut out = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema" });
    if let (Some(out), Value::Object(keywords)) = (out.as_object_mut(), described) {
        out.extend(keywords);
    }
    Some(out)
}
