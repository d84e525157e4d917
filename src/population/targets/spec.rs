//! The file with targets and assumptions, as read and checked.
//!
//! Takes: `synthetic-data/*.toml`. Gives: every number by name with its source and certainty, the parameters of the
//! generator, and lists of sources and assumptions for the report. Leaves to others: fitting and drawing.

use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::Span;
use crate::population::generator::Model;
use crate::population::targets::comparison::Targets;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::read;
use crate::population::targets::read::Document;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How sure a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Two independent sources agree.
    Bevestigd,
    /// One source was read.
    Bron,
    /// From memory.
    Geheugen,
    /// A choice of this model.
    Aanname,
}

impl Certainty {
    /// All, from sure to unsure.
    pub const ALL: [Certainty; 4] = [Certainty::Bevestigd, Certainty::Bron, Certainty::Geheugen, Certainty::Aanname];

    /// Word used in the file.
    pub fn dutch(self) -> &'static str {
        match self {
            Certainty::Bevestigd => "bevestigd",
            Certainty::Bron => "bron",
            Certainty::Geheugen => "geheugen",
            Certainty::Aanname => "aanname",
        }
    }

    /// Whether the file must state how far the value may be off.
    pub fn needs_range(self) -> bool {
        matches!(self, Certainty::Geheugen | Certainty::Aanname)
    }
}

/// A number or a small table of the file.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What it holds.
    pub content: Content,
    /// Unit as written.
    pub unit: String,
    /// Year of the value.
    pub year: i64,
    /// Keys of the sources.
    pub sources: Vec<String>,
    /// How sure.
    pub certainty: Certainty,
    /// Why this value, or how it is used.
    pub reason: String,
    /// Place of the name in the file.
    pub span: Span,
    /// Place of the value in the file.
    pub value_span: Span,
}

/// Value of an entry.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// One number.
    Number {
        /// The value.
        value: f64,
        /// Lowest and highest value thought possible.
        range: Option<(f64, f64)>,
    },
    /// A table.
    Grid {
        /// Names of the rows.
        rows: Vec<String>,
        /// Names of the columns.
        columns: Vec<String>,
        /// Values, row by row.
        values: Vec<Vec<f64>>,
        /// How far each value may be off, in percent.
        margin_percent: Option<f64>,
    },
}

/// One line of the list of sources or assumptions in a report.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SpecLine {
    /// Name in the file.
    pub name: String,
    /// Value with its unit, or the shape of a table.
    pub value: String,
    /// Title of the source, several separated by semicolons.
    pub source: String,
    /// How sure.
    pub certainty: Certainty,
    /// Lowest value, empty where none is needed.
    pub low: String,
    /// Highest value, empty where none is needed.
    pub high: String,
    /// Why this value, or how it is used.
    pub reason: String,
}

/// A checked file of targets and assumptions.
#[derive(Debug, Clone)]
pub struct Spec {
    pub(crate) entries: BTreeMap<String, Entry>,
    pub(crate) titles: BTreeMap<String, String>,
    pub(crate) name: String,
    pub(crate) year: i16,
    pub(crate) model: Model,
    pub(crate) targets: Targets,
}

impl Spec {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// All mistakes in the file, each with its place and what to do.
    pub fn load(path: &Path) -> Result<Spec, Diagnostics> {
        Spec::parse(&Source::read(path).map_err(Diagnostics::from)?)
    }

    /// As [`Spec::load`], for text that is already here.
    ///
    /// # Errors
    /// The same.
    pub fn parse(source: &Arc<Source>) -> Result<Spec, Diagnostics> {
        let (document, mistakes) = read::document(source);
        let Some(document) = document else {
            return Err(mistakes);
        };
        Spec::from_document(source, document, mistakes)
    }

    /// Checks the sense of what was read; `mistakes` are those of its form.
    pub(crate) fn from_document(
        source: &Arc<Source>,
        document: Document,
        mut mistakes: Diagnostics,
    ) -> Result<Spec, Diagnostics> {
        let mut lookup = Lookup::new(source, &document);
        let model = Model::read(&mut lookup);
        let targets = Targets::read(&mut lookup);
        mistakes.extend(lookup.finish());
        let (Some(model), Some(targets)) = (model, targets) else {
            return Err(mistakes);
        };
        mistakes.into_result(())?;
        let Document { name, year, titles, entries, .. } = document;
        Ok(Spec { entries, titles, name, year, model, targets })
    }

    /// Name of the population.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Calendar year that it stands for.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// Every number that rests on memory or on a choice, in order of name.
    pub fn assumptions(&self) -> Vec<SpecLine> {
        self.lines(true)
    }

    /// Every number that was read in a source, in order of name.
    pub fn sources(&self) -> Vec<SpecLine> {
        self.lines(false)
    }

    fn lines(&self, assumed: bool) -> Vec<SpecLine> {
        let wanted = self.entries.iter().filter(|(_, entry)| entry.certainty.needs_range() == assumed);
        wanted.map(|(name, entry)| self.line(name, entry)).collect()
    }

    fn line(&self, name: &str, entry: &Entry) -> SpecLine {
        let titles: Vec<&str> =
            entry.sources.iter().map(|key| self.titles.get(key).map_or(key.as_str(), String::as_str)).collect();
        let (value, low, high) = match &entry.content {
            Content::Number { value, range } => {
                let (low, high) = range.map_or((String::new(), String::new()), |(l, h)| (l.to_string(), h.to_string()));
                (format!("{value} {} ({})", entry.unit, entry.year), low, high)
            }
            Content::Grid { rows, columns, margin_percent, .. } => {
                let margin = |sign: &str| margin_percent.map_or_else(String::new, |m| format!("{sign}{m}%"));
                (
                    format!("tabel {} × {}, {} ({})", rows.len(), columns.len(), entry.unit, entry.year),
                    margin("−"),
                    margin("+"),
                )
            }
        };
        SpecLine {
            name: name.to_owned(),
            value,
            source: titles.join("; "),
            certainty: entry.certainty,
            low,
            high,
            reason: entry.reason.clone(),
        }
    }
}
