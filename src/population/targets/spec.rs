//! The file with targets and assumptions, as read and checked.
//!
//! Takes: `synthetic-data/*.toml`. Gives: every number by name with its source and certainty, the parameters of the
//! generator, and lists of sources and assumptions for the report. Leaves to others: fitting and drawing.

use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::evidence::Sourced;
use crate::population::generator::Model;
use crate::population::targets::comparisons::Targets;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::read;
use crate::population::targets::read::Document;
use crate::population::targets::roles::Roles;
use crate::text::text;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// One line of the list of sources or assumptions in a report.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SpecLine {
    /// Name in the file.
    pub name: String,
    /// Value with its unit, or the shape of a table, and its range; the titles of several sources have semicolons between.
    pub figure: Sourced<String>,
    /// Why this value, or how it is used.
    pub reason: String,
}

/// A checked file of targets and assumptions.
#[derive(Debug, Clone)]
pub struct Spec {
    pub(crate) entries: BTreeMap<String, Entry>,
    pub(crate) roles: Roles,
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
        let targets = Targets::read(&mut lookup, &document.comparisons);
        mistakes.extend(lookup.finish());
        let (Some(model), Some(targets)) = (model, targets) else {
            return Err(mistakes);
        };
        mistakes.into_result(())?;
        let Document { name, year, titles, entries, .. } = document;
        let roles = Roles::of(entries.keys());
        Ok(Spec { entries, roles, titles, name, year, model, targets })
    }

    /// Name and content of the entry that plays a role.
    pub(crate) fn entry(&self, role: &str) -> Option<(&str, &Entry)> {
        let name = self.roles.name(role)?;
        Some((name, &self.entries[name]))
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
        let wanted = self.entries.iter().filter(|(_, entry)| entry.certainty.is_assumed() == assumed);
        wanted.map(|(name, entry)| self.line(name, entry)).collect()
    }

    fn line(&self, name: &str, entry: &Entry) -> SpecLine {
        let titles: Vec<&str> =
            entry.sources.iter().map(|key| self.titles.get(key).map_or(key.as_str(), String::as_str)).collect();
        let (value, low, high) = match &entry.content {
            Content::Number { value, range } => {
                let (low, high) = range.map(|(low, high)| (low.to_string(), high.to_string())).unzip();
                (format!("{value} {} ({})", entry.unit, entry.year), low, high)
            }
            Content::Grid { rows, columns, margin_percent, .. } => {
                let margin = |sign: &str| margin_percent.map(|m| format!("{sign}{m}%"));
                (
                    // The list of sources is in Dutch, as the files that it names are.
                    text!(
                        targets_table_of,
                        rows = rows.len(),
                        columns = columns.len(),
                        unit = &entry.unit,
                        year = entry.year.to_string()
                    )
                    .nl,
                    margin("−"),
                    margin("+"),
                )
            }
        };
        SpecLine {
            name: name.to_owned(),
            figure: Sourced { value, low, high, source: titles.join("; "), grade: entry.certainty },
            reason: entry.reason.clone(),
        }
    }
}
