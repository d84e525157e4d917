//! The format of a target file: entries with a name, a source and a place.
//!
//! Takes: TOML text. Gives: entries, and every mistake of form: unknown or missing keys, wrong types, tables whose
//! shape is not what their rows and columns say, a certainty without its range, a source that is not listed.
//! Leaves to others: which names there must be and what values make sense (`lookup`, `model`).

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Located;
use crate::diag::Source;
use crate::diag::closest;
use crate::diag::parse_document;
use crate::evidence::Evidence;
use crate::formats;
use crate::formats::AS_WRITTEN;
use crate::formats::Block;
use crate::formats::EVIDENCE;
use crate::formats::Keys;
use crate::formats::Measure;
use crate::formats::Rule;
use crate::formats::assumption_has_ends;
use crate::formats::blocks;
use crate::formats::describe;
use crate::formats::evidence;
use crate::formats::figure;
use crate::formats::is;
use crate::formats::list;
use crate::formats::may;
use crate::formats::named_values;
use crate::formats::need;
use crate::formats::text;
use crate::formats::text_as;
use crate::population::targets::comparison_keys::Written;
use crate::population::targets::comparison_keys::comparison;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::text::text;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The file as entries by name.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub name: String,
    pub year: i16,
    pub titles: BTreeMap<String, String>,
    pub entries: BTreeMap<String, Entry>,
    /// What is compared with what.
    pub comparisons: Vec<Written>,
    /// Names of entries that were there but could not be read; they are reported already.
    pub broken: BTreeSet<String>,
}

/// Reads the text; the document is `None` when it is no TOML or lacks a name or a year.
pub(crate) fn document(source: &Arc<Source>) -> (Option<Document>, Diagnostics) {
    let root = match parse_document(source) {
        Ok(root) => root,
        Err(diagnostics) => return (None, diagnostics),
    };
    let (document, _, diagnostics) = formats::read(source, &root, text!(targets_file), &AS_WRITTEN, file);
    (document, diagnostics)
}

/// The declaration of the format.
pub fn declaration() -> Block {
    describe(file)
}

fn file(keys: &mut Keys<'_>) -> Option<Document> {
    let name = keys.get(need("naam", text(), "naam van de bevolking", "name of the population"));
    let year = read_year(keys);
    let titles = read_titles(keys);
    let mut found = Found::default();
    let numbers = keys.get(need(
        "getal",
        blocks(|keys: &mut Keys<'_>| number(keys, &titles)),
        "losse getallen, elk met zijn bron",
        "single numbers, each with its source",
    ));
    let tables = keys.get(need(
        "tabel",
        blocks(|keys: &mut Keys<'_>| grid(keys, &titles)),
        "tabellen, elk met haar bron",
        "tables, each with its source",
    ));
    let comparisons = keys.get(may(
        "vergelijking",
        blocks(comparison),
        "welk gepubliceerd getal naast welke telling van de huishoudens staat",
        "which published number stands beside which count of the households",
    ));
    found.add(keys, numbers.into_iter().chain(tables).flatten());
    let comparisons = comparisons.into_iter().flatten().flatten().collect();
    let Found { entries, broken } = found;
    Some(Document { name: name?.value, year: year?, titles, entries, comparisons, broken })
}

/// Entries by name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub entries: BTreeMap<String, Entry>,
    pub broken: BTreeSet<String>,
}

/// A name, where there is one, and what stands under it, where that can be read.
pub(crate) type Read = (Option<String>, Option<Entry>);

impl Found {
    /// Adds what was read; a name that stands there twice is reported.
    pub(crate) fn add(&mut self, keys: &mut Keys<'_>, read: impl Iterator<Item = Read>) {
        for (id, entry) in read {
            let Some(id) = id else { continue };
            let Some(entry) = entry else {
                self.broken.insert(id);
                continue;
            };
            if let Some(first) = self.entries.get(&id) {
                let source = keys.source();
                let what = text!(targets_name_twice, name = &id);
                let remedy = text!(targets_name_twice_remedy);
                let diagnostic = Diagnostic::at("P015", source, entry.span.clone(), what, remedy);
                keys.report(diagnostic.also(source, first.span.clone(), text!(population_first_here)));
            } else {
                self.entries.insert(id, entry);
            }
        }
    }
}

/// The year of a file or a value.
pub(crate) fn read_year(keys: &mut Keys<'_>) -> Option<i16> {
    let year = figure(Measure::of("").between(1990.0, 2100.0).whole());
    keys.get(need("jaar", year, "kalenderjaar van de waarden", "calendar year of the values")).map(|year| year as i16)
}

/// Titles of sources by key.
pub(crate) fn read_titles(keys: &mut Keys<'_>) -> BTreeMap<String, String> {
    let titles = keys.get(need(
        "bronnen",
        named_values(text()),
        "titel van elke bron, per sleutel",
        "title of each source, by key",
    ));
    titles.into_iter().flatten().map(|(entry, title)| (entry.key.clone(), title.value)).collect()
}

/// Keys of sources, each of them listed.
pub(crate) fn read_sources(keys: &mut Keys<'_>, id: &str, titles: &BTreeMap<String, String>) -> Option<Vec<String>> {
    let sources = keys.get(need("bron", list(text()).filled(), "sleutels uit `[bronnen]`", "keys of `[bronnen]`"))?;
    for key in sources.iter().filter(|key| !titles.contains_key(&key.value)) {
        let remedy = match closest(&key.value, titles.keys().map(String::as_str)) {
            Some(known) => text!(did_you_mean, near = known),
            None => text!(targets_add_source),
        };
        let what = text!(targets_unknown_source, source = &key.value, name = id);
        keys.complain("P010", key.span.clone(), what, remedy);
    }
    Some(sources.into_iter().map(|key| key.value).collect())
}

/// What a number and a table have in common.
struct Common {
    id: Option<Located<String>>,
    unit: Option<String>,
    year: Option<i16>,
    sources: Option<Vec<String>>,
    certainty: Option<Evidence>,
    reason: String,
}

fn common(keys: &mut Keys<'_>, titles: &BTreeMap<String, String>) -> Common {
    let id = keys.get(need(
        "id",
        text_as("huishoudens.totaal.2026"),
        "naam waaronder het programma het opzoekt",
        "name under which the program looks it up",
    ));
    let name = id.as_ref().map_or("", |id| &id.value).to_owned();
    let unit = keys.get(need("eenheid", text(), "eenheid van de waarden", "unit of the values"));
    let year = read_year(keys);
    let sources = read_sources(keys, &name, titles);
    let certainty = keys.get(need("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    let reason = keys.get(may(
        "toelichting",
        text(),
        "waarom deze waarde, of hoe zij wordt gebruikt",
        "why this value, or how it is used",
    ));
    let reason = reason.map(|reason| reason.value).unwrap_or_default();
    Common { id, unit: unit.map(|unit| unit.value), year, sources, certainty, reason }
}

impl Common {
    /// The entry with its content.
    fn with(self, keys: &Keys<'_>, value_key: &str, content: Option<Content>) -> Read {
        let Some(id) = self.id else { return (None, None) };
        let entry = || {
            Some(Entry {
                content: content?,
                unit: self.unit?,
                year: i64::from(self.year?),
                sources: self.sources?,
                certainty: self.certainty?,
                reason: self.reason,
                span: id.span,
                value_span: keys.span_of(value_key),
            })
        };
        (Some(id.value), entry())
    }
}

/// Certainties that ask for bounds.
const UNSURE: [&str; 2] = ["geheugen", "aanname"];

/// One number.
pub(crate) fn number(keys: &mut Keys<'_>, titles: &BTreeMap<String, String>) -> Read {
    let common = common(keys, titles);
    let any = || figure(Measure::of(""));
    let value = keys.get(need("waarde", any(), "het getal", "the number"));
    let low = keys.get(may(
        "laag",
        any(),
        "laagste waarde die mogelijk is; verplicht bij geheugen en aanname",
        "least possible value; required with geheugen and aanname",
    ));
    let high = keys.get(may(
        "hoog",
        any(),
        "hoogste waarde die mogelijk is; verplicht bij geheugen en aanname",
        "most possible value; required with geheugen and aanname",
    ));
    keys.rule(assumption_has_ends(UNSURE));
    keys.rule(Rule::together(["laag", "hoog"]));
    let range = low.zip(high);
    if let (Some(value), Some((low, high)), Some(id)) = (value, range, &common.id)
        && !(low <= value && value <= high)
    {
        let what = text!(targets_value_outside, value = value.to_string(), name = &id.value);
        keys.complain("P013", keys.span_of("waarde"), what, text!(low_value_high));
    }
    common.with(keys, "waarde", value.map(|value| Content::Number { value, range }))
}

/// A table.
fn grid(keys: &mut Keys<'_>, titles: &BTreeMap<String, String>) -> Read {
    let common = common(keys, titles);
    let columns = keys.get(need("kolommen", list(text()), "namen van de kolommen", "names of the columns"));
    let rows = keys.get(need("rijen", list(text()), "namen van de rijen", "names of the rows"));
    let values = keys.get(need(
        "waarden",
        list(list(figure(Measure::of("")))),
        "per rij een getal per kolom",
        "by row a number for each column",
    ));
    let margin_percent = keys.get(may(
        "marge_procent",
        figure(Measure::of("%")),
        "hoeveel procent de waarden ernaast kunnen zitten; verplicht bij geheugen en aanname",
        "how many percent the values may be off; required with geheugen and aanname",
    ));
    keys.rule(is("zekerheid", UNSURE).needs(["marge_procent"]).told(
        "R021",
        text!(targets_table_margin),
        text!(targets_table_margin_remedy),
    ));
    let names = |names: Option<Vec<Located<String>>>| -> Option<Vec<String>> {
        names.map(|names| names.into_iter().map(|name| name.value).collect())
    };
    let content = match (names(rows), names(columns), values, &common.id) {
        (Some(rows), Some(columns), Some(values), Some(id)) => has_shape(keys, &id.value, (&rows, &columns), &values)
            .then_some(Content::Grid { rows, columns, values, margin_percent }),
        _ => None,
    };
    common.with(keys, "waarden", content)
}

/// Whether a table has a number for every row and column.
fn has_shape(keys: &mut Keys<'_>, id: &str, (rows, columns): (&[String], &[String]), values: &[Vec<f64>]) -> bool {
    let place = keys.span_of("waarden");
    if values.len() != rows.len() {
        let what = text!(targets_row_count, name = id, named = rows.len(), given = values.len());
        keys.complain("P014", place, what, text!(targets_row_count_remedy));
        return false;
    }
    let Some((at, line)) = values.iter().enumerate().find(|(_, line)| line.len() != columns.len()) else { return true };
    let (found, columns) = (line.len(), columns.len());
    let what = text!(targets_row_width, row = &rows[at], name = id, found = found, columns = columns);
    keys.complain("P014", place, what, text!(targets_row_width_remedy));
    false
}
