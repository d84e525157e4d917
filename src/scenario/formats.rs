//! Every format of the user's files: its name, what the files hold, its declaration.
//!
//! Takes: the name of a format, and for files that name facts and rules the system that has them. Gives: its declaration,
//! and the JSON Schema and the page of the manual that follow from it. Leaves to others: the declarations themselves,
//! which are the readers; `tests/files/schema/` holds each schema to the answers of its reader.

use crate::formats::{Block, Page, Words, of_format, page};
use crate::population::{assessment_declaration, columns, mapping_declaration, population_declaration};
use crate::rulebook::{System, overlay_declaration, rulebook_declaration, system_declaration};
use crate::scenario::{behaviour, by_hand, case_file, file, times};
use crate::units::Language;
use serde_json::Value;

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
    pub fn help(self) -> Words {
        let (nl, en) = match self {
            Format::Rulebook => (
                "een regeling van een stelsel (rulebooks/huidig/*.toml)",
                "a scheme of a system (rulebooks/huidig/*.toml)",
            ),
            Format::System => (
                "de bestanden van een stelsel (rulebooks/huidig/stelsel.toml)",
                "the files of a system (rulebooks/huidig/stelsel.toml)",
            ),
            Format::Overlay => (
                "wat een variant verandert (rulebooks/varianten/*.toml)",
                "what a variant changes (rulebooks/varianten/*.toml)",
            ),
            Format::Scenario => {
                ("een vraag over varianten (scenarios/*.toml)", "a question about variants (scenarios/*.toml)")
            }
            Format::Behaviour => (
                "hoe mensen melden en aanvragen (scenarios/gedrag/*.toml)",
                "how people report and apply (scenarios/gedrag/*.toml)",
            ),
            Format::Times => (
                "hoeveel tijd handelingen kosten (scenarios/uitvoering/*.toml)",
                "how much time actions take (scenarios/uitvoering/*.toml)",
            ),
            Format::Population => (
                "doelen van de verzonnen bevolking (synthetic-data/nl-*.toml)",
                "targets of the synthetic population (synthetic-data/nl-*.toml)",
            ),
            Format::Assessment => (
                "hoe ver zij naast gepubliceerde getallen mag zitten (synthetic-data/toetsing-*.toml)",
                "how far it may be off published numbers (synthetic-data/toetsing-*.toml)",
            ),
            Format::Mapping => (
                "microdata inlezen (synthetic-data/mappings/*.toml)",
                "reading microdata (synthetic-data/mappings/*.toml)",
            ),
            Format::Household => ("een huishouden dat u zelf beschrijft", "a household that you describe yourself"),
            Format::Cases => (
                "uitgewerkte gevallen en verlopen (rulebooks/huidig/cases/*.toml)",
                "worked cases and shapes (rulebooks/huidig/cases/*.toml)",
            ),
        };
        Words::new(nl, en)
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
    let block = declaration(format, system)?;
    Some(of_format(format.name(), &format.help(), &block))
}

/// The declaration of a format; `None` where the format needs a system and there is none.
pub(super) fn declaration(format: Format, system: Option<&System>) -> Option<Block> {
    Some(match format {
        Format::Rulebook => rulebook_declaration(),
        Format::System => system_declaration(),
        Format::Overlay => overlay_declaration(),
        Format::Scenario => file::declaration(),
        Format::Behaviour => behaviour::declaration(),
        Format::Times => times::declaration(),
        Format::Population => population_declaration(),
        Format::Assessment => assessment_declaration(),
        Format::Mapping => mapping_declaration(&columns()),
        Format::Household => by_hand::declaration(system?),
        Format::Cases => case_file::declaration(system?),
    })
}

/// All formats with all their keys, as a page of the manual; `None` where there is no system.
pub fn manual(system: &System, language: Language) -> Option<String> {
    let of_format = |format: Format| {
        let block = declaration(format, Some(system))?;
        Some(Page { name: format.name(), help: format.help(), block })
    };
    let pages: Option<Vec<Page<'_>>> = Format::ALL.into_iter().map(of_format).collect();
    let head = match language {
        Language::Dutch => {
            "# Alle sleutels\n\n\
             Deze bladzijde schrijft het programma zelf, uit wat het leest: `stelsel schema --page nl`. Verander haar niet met de hand.\n\n\
             Een *getal met bron* is een blok met deze sleutels: `{ waarde = \"0.05\", eenheid = \"ratio\", bron = \"…\", zekerheid = \"bron\" }`. \
             De zekerheid is `bevestigd`, `bron`, `geheugen`, `aanname` of `keuze`; bij een aanname horen `laag` en `hoog`, en `uitleg` mag erbij.\n\n"
        }
        Language::English => {
            "# All keys\n\n\
             The program writes this page itself, from what it reads: `stelsel schema --page en`. Do not change it by hand.\n\n\
             A *number with source* is a block with these keys: `{ waarde = \"0.05\", eenheid = \"ratio\", bron = \"…\", zekerheid = \"bron\" }`. \
             The certainty is `bevestigd`, `bron`, `geheugen`, `aanname` or `keuze`; an assumption has `laag` and `hoog`, and `uitleg` may be added.\n\n"
        }
    };
    Some(format!("{head}{}", page(&pages?, language).trim_end()) + "\n")
}
