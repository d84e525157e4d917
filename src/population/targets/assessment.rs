//! How far each compared number may be off, and what is known where it is.
//!
//! Takes: a file such as `synthetic-data/toetsing-2026.toml` and the population file it belongs to. Gives: a tolerance
//! and a remark for each row that has one, with the figures that a remark names filled in. Leaves to others: which rows
//! there are (`targets`), their numbers (`describe`). A tolerance or remark for a row that is not there, or a second
//! one for the same row, is a mistake in the file.

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Located;
use crate::diag::Source;
use crate::diag::Span;
use crate::diag::closest;
use crate::diag::parse_document;
use crate::formats;
use crate::formats::AS_WRITTEN;
use crate::formats::Block;
use crate::formats::Keys;
use crate::formats::Measure;
use crate::formats::Rule;
use crate::formats::blocks;
use crate::formats::describe;
use crate::formats::figure;
use crate::formats::list;
use crate::formats::may;
use crate::formats::need;
use crate::formats::text;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::entry::Content;
use crate::population::targets::read::Found;
use crate::population::targets::read::number;
use crate::population::targets::read::read_sources;
use crate::population::targets::read::read_titles;
use crate::population::targets::read::read_year;
use crate::population::targets::spec::Spec;
use crate::text::Text;
use crate::text::text;
use crate::units::Language;
use crate::units::format_decimal;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// How far a simulated number may be off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tolerance {
    /// Percent of the target.
    Percent(f64),
    /// In the unit of the target.
    Points(f64),
}

impl Tolerance {
    /// In the unit of the target.
    pub(crate) fn of(self, target: f64) -> f64 {
        match self {
            Tolerance::Percent(percent) => target.abs() * percent / 100.0,
            Tolerance::Points(points) => points,
        }
    }
}

/// Part and name of a row.
type RowName = (String, String);

/// A checked file of tolerances and remarks.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    tolerances: BTreeMap<RowName, Tolerance>,
    remarks: BTreeMap<RowName, String>,
}

impl Assessment {
    /// Reads and checks the file beside a population file.
    ///
    /// # Errors
    /// All mistakes in the file, each with its place and what to do.
    pub fn load(path: &Path, spec: &Spec) -> Result<Assessment, Diagnostics> {
        Assessment::parse(&Source::read(path).map_err(Diagnostics::from)?, spec)
    }

    /// As [`Assessment::load`], for text that is already here.
    ///
    /// # Errors
    /// The same.
    pub fn parse(source: &Arc<Source>, spec: &Spec) -> Result<Assessment, Diagnostics> {
        let root = parse_document(source)?;
        let (written, _, mistakes) = formats::read(source, &root, text!(assessment_file), &AS_WRITTEN, file);
        let mut filing = Filing { source, mistakes, spec, figures: written.figures, used: BTreeSet::new() };
        if let Some(year) = written.year.filter(|year| year.value != spec.year) {
            let what = text!(assessment_other_year, year = year.value, of_population = spec.year);
            filing.wrong(year.span, "P033", what, text!(assessment_other_year_remedy));
        }
        let remarks: Vec<Named<String>> = written
            .remarks
            .into_iter()
            .filter_map(|row| Some(Named { content: filing.remark(&row.content)?, theme: row.theme, names: row.names }))
            .collect();
        let tolerances = filing.rows(written.tolerances);
        let remarks = filing.rows(remarks);
        filing.unused();
        filing.mistakes.into_result(Assessment { tolerances, remarks })
    }

    /// How far a row may be off; `None` where its target differs in definition or is only context.
    pub(crate) fn tolerance(&self, row: &Comparison) -> Option<Tolerance> {
        self.tolerances.get(&name_of_row(row)).copied()
    }

    /// What is known about a deviation, or where the number is compared.
    pub(crate) fn remark(&self, row: &Comparison) -> &str {
        self.remarks.get(&name_of_row(row)).map_or("", String::as_str)
    }
}

fn name_of_row(row: &Comparison) -> RowName {
    (row.theme.clone(), row.name.clone())
}

/// The declaration of the format.
pub fn declaration() -> Block {
    describe(file)
}

/// A block for rows of a part, by name or pattern.
struct Named<T> {
    theme: Located<String>,
    names: Vec<Located<String>>,
    content: T,
}

/// The file as written.
struct Written {
    year: Option<Located<i16>>,
    figures: Found,
    tolerances: Vec<Named<Tolerance>>,
    remarks: Vec<Named<Located<String>>>,
}

fn file(keys: &mut Keys<'_>) -> Written {
    let year = read_year(keys).map(|value| Located { value, span: keys.span_of("jaar") });
    let titles = read_titles(keys);
    let figures = keys.get(need(
        "getal",
        blocks(|keys: &mut Keys<'_>| number(keys, &titles)),
        "getallen die een opmerking noemt",
        "numbers that a remark names",
    ));
    let mut found = Found::default();
    found.add(keys, figures.into_iter().flatten());
    let tolerances = keys.get(need(
        "tolerantie",
        blocks(|keys: &mut Keys<'_>| tolerance(keys, &titles)),
        "hoe ver een gesimuleerd getal ernaast mag zitten",
        "how far a simulated number may be off",
    ));
    let remarks = keys.get(need(
        "opmerking",
        blocks(remark),
        "wat er over een afwijking bekend is",
        "what is known about a deviation",
    ));
    Written {
        year,
        figures: found,
        tolerances: tolerances.into_iter().flatten().flatten().collect(),
        remarks: remarks.into_iter().flatten().flatten().collect(),
    }
}

fn rows_of<T>(keys: &mut Keys<'_>, content: impl FnOnce(&mut Keys<'_>) -> Option<T>) -> Option<Named<T>> {
    let theme = keys.get(need(
        "onderdeel",
        text(),
        "onderdeel, zoals `population validate` het noemt",
        "part, as `population validate` names it",
    ));
    let names = keys.get(need(
        "namen",
        list(text()),
        "namen van rijen van het onderdeel; * staat voor elke tekst",
        "names of rows of the part; * stands for any text",
    ));
    let content = content(keys);
    Some(Named { theme: theme?, names: names?, content: content? })
}

fn tolerance(keys: &mut Keys<'_>, titles: &BTreeMap<String, String>) -> Option<Named<Tolerance>> {
    rows_of(keys, |keys| {
        let least = || figure(Measure::of("").from(0.0));
        let percent = keys.get(may(
            "procent",
            least(),
            "in procent van het gepubliceerde getal",
            "in percent of the published number",
        ));
        let points = keys.get(may(
            "punten",
            least(),
            "in de eenheid van het gepubliceerde getal",
            "in the unit of the published number",
        ));
        read_sources(keys, "tolerantie", titles);
        keys.rule(Rule::one_of(["procent", "punten"]).told(
            "P034",
            text!(assessment_one_tolerance),
            text!(name_exactly_one),
        ));
        percent.map(Tolerance::Percent).or(points.map(Tolerance::Points))
    })
}

fn remark(keys: &mut Keys<'_>) -> Option<Named<Located<String>>> {
    rows_of(keys, |keys| {
        keys.get(need(
            "tekst",
            text(),
            "de opmerking; {naam} is een getal uit dit bestand of uit het bevolkingsbestand",
            "the remark; {naam} is a number of this file or of the population file",
        ))
    })
}

/// The blocks of a file, to be put beside the rows they name.
struct Filing<'s> {
    source: &'s Arc<Source>,
    mistakes: Diagnostics,
    spec: &'s Spec,
    /// Figures of this file.
    figures: Found,
    /// Figures of this file that a remark names.
    used: BTreeSet<String>,
}

impl Filing<'_> {
    fn wrong(&mut self, span: Span, code: &'static str, message: Text, remedy: Text) {
        self.mistakes.push(Diagnostic::at(code, self.source, span, message, remedy));
    }

    /// What the blocks of one kind say, by row.
    fn rows<T: Clone>(&mut self, blocks: Vec<Named<T>>) -> BTreeMap<RowName, T> {
        let mut out: BTreeMap<RowName, (T, Span)> = BTreeMap::new();
        for Named { theme, names, content } in blocks {
            for pattern in names {
                for name in self.named(&theme, &pattern) {
                    let row = (theme.value.clone(), name);
                    if let Some((_, first)) = out.get(&row) {
                        let what = text!(assessment_row_twice, name = &row.1);
                        let (place, remedy) = (pattern.span.clone(), text!(assessment_row_twice_remedy));
                        let diagnostic = Diagnostic::at("P031", self.source, place, what, remedy);
                        self.mistakes.push(diagnostic.also(self.source, first.clone(), text!(population_first_here)));
                    } else {
                        out.insert(row, (content.clone(), pattern.span.clone()));
                    }
                }
            }
        }
        out.into_iter().map(|(row, (content, _))| (row, content)).collect()
    }

    /// The rows of a part that a name or pattern means; reports one that means none.
    fn named(&mut self, part: &Located<String>, name: &Located<String>) -> Vec<String> {
        let (theme, pattern) = (part.value.as_str(), name.value.as_str());
        let rows = &self.spec.targets.0;
        let of_theme: Vec<&str> = rows.iter().filter(|row| row.theme == theme).map(|row| row.name.as_str()).collect();
        let named: Vec<String> =
            of_theme.iter().filter(|name| matches(pattern, name)).map(|name| (*name).to_owned()).collect();
        if !named.is_empty() {
            return named;
        }
        let (what, place, guess) = if of_theme.is_empty() {
            let guess = closest(theme, rows.iter().map(|row| row.theme.as_str()));
            (text!(assessment_no_theme, theme = theme), &part.span, guess)
        } else {
            let guess = closest(pattern, of_theme.iter().copied());
            (text!(assessment_no_row, theme = theme, name = pattern), &name.span, guess)
        };
        let remedy = guess.map_or_else(|| text!(assessment_choose_name), |known| text!(did_you_mean, near = known));
        self.wrong(place.clone(), "P030", what, remedy);
        Vec::new()
    }

    /// The text of a remark, with each `{name}` replaced by the figure of that name.
    fn remark(&mut self, written: &Located<String>) -> Option<String> {
        let text = &written.value;
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                let (what, remedy) = (text!(assessment_not_closed), text!(assessment_not_closed_remedy));
                self.wrong(written.span.clone(), "P032", what, remedy);
                return None;
            };
            out.push_str(&self.figure(name, written.span.clone())?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }

    /// A figure of this file or of the population file, as written in a text.
    fn figure(&mut self, name: &str, span: Span) -> Option<String> {
        self.used.insert(name.to_owned());
        let entry = self.figures.entries.get(name).or_else(|| self.spec.entries.get(name));
        if let Some(Content::Number { value, .. }) = entry.map(|entry| &entry.content) {
            return Some(in_text(*value));
        }
        if !self.figures.broken.contains(name) {
            let known = self.figures.entries.keys().chain(self.spec.entries.keys()).map(String::as_str);
            let remedy = closest(name, known)
                .map_or_else(|| text!(assessment_add_number), |known| text!(did_you_mean, near = known));
            self.wrong(span, "P032", text!(assessment_no_number, name = name), remedy);
        }
        None
    }

    /// Reports figures that no remark names.
    fn unused(&mut self) {
        let unused = self.figures.entries.iter().filter(|(name, _)| !self.used.contains(*name));
        let unused: Vec<(String, Span)> = unused.map(|(name, entry)| (name.clone(), entry.span.clone())).collect();
        for (name, span) in unused {
            let remedy = text!(assessment_not_named_remedy, name = &name);
            self.wrong(span, "P035", text!(assessment_not_named, name = &name), remedy);
        }
    }
}

/// Whether a name fits a pattern, in which `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = &parts[..] else {
        return pattern == name;
    };
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    for part in middle {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

/// With as many decimals as it has, at most three.
fn in_text(value: f64) -> String {
    let is_exact = |decimals: usize| {
        let factor = [1.0, 10.0, 100.0, 1000.0][decimals];
        (value * factor - (value * factor).round()).abs() < 1e-6
    };
    let decimals = (0..3).find(|decimals| is_exact(*decimals)).unwrap_or(3);
    format_decimal(value, decimals, Language::Dutch)
}
