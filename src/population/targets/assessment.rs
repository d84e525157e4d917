//! How far each compared number may be off, and what is known where it is.
//!
//! Takes: a file such as `synthetic-data/toetsing-2026.toml` and the population file it belongs to. Gives: a tolerance
//! and a remark for each row that has one, with the figures that a remark names filled in. Leaves to others: which rows
//! there are (`targets`), their numbers (`describe`). A tolerance or remark for a row that is not there, or a second
//! one for the same row, is a mistake in the file.

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::Span;
use crate::diag::closest;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::population::targets::read::NUMBER_KEYS;
use crate::population::targets::read::Reader;
use crate::population::targets::read::Value;
use crate::population::targets::read::name_of;
use crate::population::targets::spec::Spec;
use crate::units::Language;
use crate::units::format_decimal;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

const TOP_KEYS: &[&str] = &["jaar", "bronnen", "getal", "tolerantie", "opmerking"];
const TOLERANCE_KEYS: &[&str] = &["onderdeel", "namen", "procent", "punten", "bron"];
const REMARK_KEYS: &[&str] = &["onderdeel", "namen", "tekst"];

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
        let mut reader = Reader::new(source);
        let Some(table) = reader.toml() else {
            return Err(reader.mistakes);
        };
        let whole = 0..source.text.len().min(1);
        let found = reader.keys(table.get_ref(), &whole, TOP_KEYS, TOP_KEYS);
        if let Some((value, year)) = found.get("jaar").and_then(|value| Some((value, reader.year(value)?)))
            && year != spec.year
        {
            let what = format!("deze toetsing is van {year}, en de bevolking van {}", spec.year);
            reader.wrong(value.span(), "P033", what, "kies de toetsing die bij de bevolking hoort");
        }
        let titles = found.get("bronnen").map(|value| reader.titles(value)).unwrap_or_default();
        let mut entries = BTreeMap::new();
        let mut broken = BTreeSet::new();
        for item in found.get("getal").map(|value| reader.items(value)).unwrap_or_default() {
            match reader.entry(item, NUMBER_KEYS, &titles) {
                Some((id, entry)) => reader.add(&mut entries, id, entry),
                None => broken.extend(name_of(item)),
            }
        }
        let mut filing = Filing { source, reader, spec, titles, entries, broken, used: BTreeSet::new() };
        let tolerances = filing.rows(found.get("tolerantie").copied(), TOLERANCE_KEYS, Filing::tolerance);
        let remarks = filing.rows(found.get("opmerking").copied(), REMARK_KEYS, Filing::remark);
        filing.unused();
        filing.reader.mistakes.into_result(Assessment { tolerances, remarks })
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
    (row.theme.to_owned(), row.name.clone())
}

type Found<'t, 'i> = BTreeMap<&'t str, &'t Value<'i>>;

/// The blocks of a file, to be put beside the rows they name.
struct Filing<'s> {
    source: &'s Arc<Source>,
    reader: Reader<'s>,
    spec: &'s Spec,
    titles: BTreeMap<String, String>,
    /// Figures of this file.
    entries: BTreeMap<String, Entry>,
    /// Figures that were there but could not be read; they are reported already.
    broken: BTreeSet<String>,
    /// Figures of this file that a remark names.
    used: BTreeSet<String>,
}

impl Filing<'_> {
    /// What the blocks of one kind say, by row.
    fn rows<T: Clone>(
        &mut self,
        blocks: Option<&Value<'_>>,
        keys: &[&str],
        content: impl Fn(&mut Self, &Found<'_, '_>, Span) -> Option<T>,
    ) -> BTreeMap<RowName, T> {
        let mut out: BTreeMap<RowName, (T, Span)> = BTreeMap::new();
        for item in blocks.map(|value| self.reader.items(value)).unwrap_or_default() {
            let Some(table) = item.get_ref().as_table() else {
                let remedy = "schrijf [[tolerantie]] of [[opmerking]]";
                self.reader.wrong(item.span(), "P009", "hier hoort een tabel te staan", remedy);
                continue;
            };
            let needed: Vec<&str> = keys.iter().copied().filter(|key| !["procent", "punten"].contains(key)).collect();
            let found = self.reader.keys(table, &item.span(), keys, &needed);
            let content = content(self, &found, item.span());
            let theme = found.get("onderdeel").and_then(|value| Some((self.reader.text(value)?, value.span())));
            let names = found.get("namen").map(|value| self.reader.items(value)).unwrap_or_default();
            let names: Vec<(String, Span)> =
                names.into_iter().filter_map(|name| Some((self.reader.text(name)?, name.span()))).collect();
            let (Some(content), Some((theme, theme_span))) = (content, theme) else { continue };
            for (pattern, span) in names {
                for name in self.named(&theme, &theme_span, &pattern, &span) {
                    let row = (theme.clone(), name);
                    if let Some((_, first)) = out.get(&row) {
                        let what = format!("`{}` krijgt dit een tweede keer", row.1);
                        let diagnostic =
                            Diagnostic::at("P031", self.source, span.clone(), what, "noem de rij in een van beide");
                        self.reader.mistakes.push(diagnostic.also(self.source, first.clone(), "hier voor het eerst"));
                    } else {
                        out.insert(row, (content.clone(), span.clone()));
                    }
                }
            }
        }
        out.into_iter().map(|(row, (content, _))| (row, content)).collect()
    }

    /// The rows of a part that a name or pattern means; reports one that means none.
    fn named(&mut self, theme: &str, theme_span: &Span, pattern: &str, span: &Span) -> Vec<String> {
        let rows = &self.spec.targets.0;
        let of_theme: Vec<&str> = rows.iter().filter(|row| row.theme == theme).map(|row| row.name.as_str()).collect();
        let named: Vec<String> =
            of_theme.iter().filter(|name| matches(pattern, name)).map(|name| (*name).to_owned()).collect();
        if !named.is_empty() {
            return named;
        }
        let (what, place, guess) = if of_theme.is_empty() {
            let guess = closest(theme, rows.iter().map(|row| row.theme));
            (format!("onbekend onderdeel `{theme}`"), theme_span, guess)
        } else {
            let guess = closest(pattern, of_theme.iter().copied());
            (format!("`{theme}` heeft geen rij `{pattern}`"), span, guess)
        };
        let remedy = guess.map_or_else(
            || "kies een naam uit `population validate`, of laat hem weg".to_owned(),
            |known| format!("bedoelde u `{known}`?"),
        );
        self.reader.wrong(place.clone(), "P030", what, remedy);
        Vec::new()
    }

    fn tolerance(&mut self, found: &Found<'_, '_>, block: Span) -> Option<Tolerance> {
        if let Some(value) = found.get("bron") {
            self.reader.sources(value, "tolerantie", &self.titles);
        }
        let percent = found.get("procent").map(|value| (*value, Tolerance::Percent as fn(f64) -> Tolerance));
        let points = found.get("punten").map(|value| (*value, Tolerance::Points as fn(f64) -> Tolerance));
        let (value, make) = match (percent, points) {
            (Some(one), None) | (None, Some(one)) => one,
            _ => {
                let what = "een tolerantie is in `procent` of in `punten`, en in een van beide";
                self.reader.wrong(block, "P034", what, "noem er precies een");
                return None;
            }
        };
        let number = self.reader.number(value)?;
        if number < 0.0 {
            self.reader.wrong(
                value.span(),
                "P024",
                format!("een tolerantie van {number} kan niet"),
                "noem nul of meer",
            );
            return None;
        }
        Some(make(number))
    }

    /// The text of a remark, with each `{name}` replaced by the figure of that name.
    fn remark(&mut self, found: &Found<'_, '_>, _: Span) -> Option<String> {
        let value = found.get("tekst")?;
        let text = self.reader.text(value)?;
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                self.reader.wrong(value.span(), "P032", "achter `{` ontbreekt `}`", "sluit de naam van het getal af");
                return None;
            };
            out.push_str(&self.figure(name, value.span())?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }

    /// A figure of this file or of the population file, as written in a text.
    fn figure(&mut self, name: &str, span: Span) -> Option<String> {
        self.used.insert(name.to_owned());
        let entry = self.entries.get(name).or_else(|| self.spec.entries.get(name));
        if let Some(Content::Number { value, .. }) = entry.map(|entry| &entry.content) {
            return Some(in_text(*value));
        }
        if !self.broken.contains(name) {
            let known = self.entries.keys().chain(self.spec.entries.keys()).map(String::as_str);
            let remedy = closest(name, known).map_or_else(
                || "voeg het toe als [[getal]] met bron en zekerheid".to_owned(),
                |known| format!("bedoelde u `{known}`?"),
            );
            self.reader.wrong(span, "P032", format!("er is geen getal `{name}`"), remedy);
        }
        None
    }

    /// Reports figures that no remark names.
    fn unused(&mut self) {
        for (name, entry) in self.entries.iter().filter(|(name, _)| !self.used.contains(*name)) {
            let remedy = format!("schrijf {{{name}}} in een opmerking, of laat het weg");
            let what = format!("`{name}` staat in geen opmerking");
            self.reader.wrong(entry.span.clone(), "P035", what, remedy);
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
