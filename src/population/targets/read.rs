//! From the text of a target file to entries with a name, a source and a place.
//!
//! Takes: TOML text. Gives: entries, and every mistake of form: unknown or missing keys, wrong types, tables whose
//! shape is not what their rows and columns say, a certainty without its range, a source that is not listed.
//! Leaves to others: which names there must be and what values make sense (`lookup`, `model`).

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::Span;
use crate::diag::closest;
use crate::evidence::Evidence;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

/// The file as entries by name.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub name: String,
    pub year: i16,
    pub titles: BTreeMap<String, String>,
    pub entries: BTreeMap<String, Entry>,
    /// Names of entries that were there but could not be read; they are reported already.
    pub broken: BTreeSet<String>,
}

const TOP_KEYS: &[&str] = &["naam", "jaar", "bronnen", "getal", "tabel"];
pub(crate) const NUMBER_KEYS: &[&str] =
    &["id", "waarde", "laag", "hoog", "eenheid", "jaar", "bron", "zekerheid", "toelichting"];
const GRID_KEYS: &[&str] =
    &["id", "eenheid", "jaar", "bron", "zekerheid", "marge_procent", "toelichting", "kolommen", "rijen", "waarden"];

pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// Reads the text; the document is `None` when it is no TOML or lacks a name or a year.
pub(crate) fn document(source: &Arc<Source>) -> (Option<Document>, Diagnostics) {
    let mut reader = Reader::new(source);
    let Some(table) = reader.toml() else {
        return (None, reader.mistakes);
    };
    let whole = 0..source.text.len().min(1);
    let found = reader.keys(table.get_ref(), &whole, TOP_KEYS, &["naam", "jaar", "bronnen", "getal", "tabel"]);
    let name = found.get("naam").and_then(|value| reader.text(value));
    let year = found.get("jaar").and_then(|value| reader.year(value));
    let titles = found.get("bronnen").map(|value| reader.titles(value)).unwrap_or_default();
    let mut entries = BTreeMap::new();
    let mut broken = BTreeSet::new();
    for (key, allowed) in [("getal", NUMBER_KEYS), ("tabel", GRID_KEYS)] {
        for item in found.get(key).map(|value| reader.items(value)).unwrap_or_default() {
            match reader.entry(item, allowed, &titles) {
                Some((id, entry)) => reader.add(&mut entries, id, entry),
                None => broken.extend(name_of(item)),
            }
        }
    }
    let document = match (name, year) {
        (Some(name), Some(year)) => Some(Document { name, year, titles, entries, broken }),
        _ => None,
    };
    (document, reader.mistakes)
}

/// The name of an entry, also of one that cannot be read.
pub(crate) fn name_of(item: &Value<'_>) -> Option<String> {
    item.get_ref().as_table()?.get("id")?.get_ref().as_str().map(str::to_owned)
}

/// Reads values of a kind, and keeps what is wrong with them.
pub(crate) struct Reader<'s> {
    source: &'s Arc<Source>,
    pub mistakes: Diagnostics,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(source: &'s Arc<Source>) -> Reader<'s> {
        Reader { source, mistakes: Diagnostics::default() }
    }

    /// The whole text; `None` when it is no TOML.
    pub(crate) fn toml(&mut self) -> Option<Spanned<DeTable<'s>>> {
        let (table, errors) = DeTable::parse_recoverable(&self.source.text);
        for error in &errors {
            let what = format!("dit is geen geldige TOML: {}", error.message());
            self.wrong(error.span().unwrap_or(0..0), "P001", what, "herstel de schrijfwijze");
        }
        errors.is_empty().then_some(table)
    }

    pub(crate) fn wrong(
        &mut self,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.mistakes.push(Diagnostic::at(code, self.source, span, message, remedy));
    }

    /// The values by key; reports keys that are not allowed and keys that are missing.
    pub(crate) fn keys<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        span: &Span,
        allowed: &[&str],
        needed: &[&str],
    ) -> BTreeMap<&'t str, &'t Value<'i>> {
        let mut found = BTreeMap::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            if allowed.contains(&name) {
                found.insert(name, value);
                continue;
            }
            let remedy = match closest(name, allowed.iter().copied()) {
                Some(known) => format!("bedoelde u `{known}`?"),
                None => format!("gebruik een van: {}", allowed.join(", ")),
            };
            self.wrong(key.span(), "P002", format!("onbekende sleutel `{name}`"), remedy);
        }
        for name in needed {
            if !found.contains_key(name) {
                self.wrong(
                    span.clone(),
                    "P003",
                    format!("de sleutel `{name}` ontbreekt"),
                    format!("voeg `{name}` toe"),
                );
            }
        }
        found
    }

    pub(crate) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value.span(), "P004", "hier hoort tekst te staan", "zet de waarde tussen aanhalingstekens");
        }
        text
    }

    pub(crate) fn number(&mut self, value: &Value<'_>) -> Option<f64> {
        let written = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            _ => None,
        };
        let number = written.and_then(|text| text.parse::<f64>().ok()).filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(value.span(), "P005", "hier hoort een eindig getal te staan", "schrijf bijvoorbeeld 12 of 0.5");
        }
        number
    }

    pub(crate) fn year(&mut self, value: &Value<'_>) -> Option<i16> {
        let number = self.number(value)?;
        if number.fract() == 0.0 && (1990.0..=2100.0).contains(&number) {
            return Some(number as i16);
        }
        self.wrong(value.span(), "P006", format!("{number} is geen jaartal"), "noem een jaar van 1990 tot en met 2100");
        None
    }

    pub(crate) fn items<'t, 'i>(&mut self, value: &'t Value<'i>) -> Vec<&'t Value<'i>> {
        match value.get_ref().as_array() {
            Some(list) => list.iter().collect(),
            None => {
                self.wrong(value.span(), "P007", "hier hoort een lijst te staan", "zet de waarden tussen [ en ]");
                Vec::new()
            }
        }
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        self.items(value).into_iter().filter_map(|item| self.text(item)).collect()
    }

    pub(crate) fn titles(&mut self, value: &Value<'_>) -> BTreeMap<String, String> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(
                value.span(),
                "P008",
                "`bronnen` hoort een tabel te zijn",
                "schrijf [bronnen] met regels sleutel = \"titel\"",
            );
            return BTreeMap::new();
        };
        let pairs = table.iter().filter_map(|(key, value)| Some((key.get_ref().to_string(), self.text(value)?)));
        pairs.collect()
    }

    pub(crate) fn entry(
        &mut self,
        item: &Value<'_>,
        allowed: &[&str],
        titles: &BTreeMap<String, String>,
    ) -> Option<(String, Entry)> {
        let Some(table) = item.get_ref().as_table() else {
            self.wrong(item.span(), "P009", "hier hoort een tabel te staan", "schrijf [[getal]] of [[tabel]]");
            return None;
        };
        let optional = ["laag", "hoog", "marge_procent", "toelichting"];
        let needed: Vec<&str> = allowed.iter().copied().filter(|key| !optional.contains(key)).collect();
        let found = self.keys(table, &item.span(), allowed, &needed);
        let id = self.text(found.get("id")?)?;
        let span = found.get("id")?.span();
        let certainty = self.certainty(found.get("zekerheid")?)?;
        let sources = self.sources(found.get("bron")?, &id, titles);
        let value_key = if found.contains_key("waarden") { "waarden" } else { "waarde" };
        let value = *found.get(value_key)?;
        let content = if value_key == "waarde" {
            self.single(&found, &id, certainty)?
        } else {
            self.grid(&found, &id, certainty)?
        };
        let entry = Entry {
            content,
            unit: self.text(found.get("eenheid")?)?,
            year: i64::from(self.year(found.get("jaar")?)?),
            sources,
            certainty,
            reason: found.get("toelichting").and_then(|value| self.text(value)).unwrap_or_default(),
            span,
            value_span: value.span(),
        };
        Some((id, entry))
    }

    /// Keys of sources, each of them listed.
    pub(crate) fn sources(&mut self, value: &Value<'_>, id: &str, titles: &BTreeMap<String, String>) -> Vec<String> {
        let sources = self.texts(value);
        for key in sources.iter().filter(|key| !titles.contains_key(*key)) {
            let remedy = match closest(key, titles.keys().map(String::as_str)) {
                Some(known) => format!("bedoelde u `{known}`?"),
                None => "voeg de bron toe onder [bronnen]".to_owned(),
            };
            self.wrong(value.span(), "P010", format!("onbekende bron `{key}` bij `{id}`"), remedy);
        }
        if sources.is_empty() {
            self.wrong(value.span(), "P010", format!("`{id}` noemt geen bron"), "noem er een uit [bronnen]");
        }
        sources
    }

    fn certainty(&mut self, value: &Value<'_>) -> Option<Evidence> {
        let text = self.text(value)?;
        let certainty = Evidence::ALL.into_iter().find(|certainty| certainty.dutch() == text);
        if certainty.is_none() {
            let remedy = "gebruik bevestigd, bron, geheugen of aanname";
            self.wrong(value.span(), "P011", format!("onbekende zekerheid `{text}`"), remedy);
        }
        certainty
    }

    fn single(&mut self, found: &BTreeMap<&str, &Value<'_>>, id: &str, certainty: Evidence) -> Option<Content> {
        let place = found.get("waarde")?.span();
        let value = self.number(found.get("waarde")?)?;
        let low = found.get("laag").and_then(|value| self.number(value));
        let high = found.get("hoog").and_then(|value| self.number(value));
        let range = low.zip(high);
        if range.is_none() && (certainty.is_unsure() || low.is_some() || high.is_some()) {
            let what = format!("`{id}` is {} en heeft geen `laag` en `hoog`", certainty.dutch());
            self.wrong(place, "P012", what, "geef aan hoe ver de waarde er naast kan zitten");
        } else if range.is_some_and(|(low, high)| !(low <= value && value <= high)) {
            let what = format!("de waarde {value} van `{id}` ligt niet tussen `laag` en `hoog`");
            self.wrong(place, "P013", what, "zorg dat laag ≤ waarde ≤ hoog");
        }
        Some(Content::Number { value, range })
    }

    fn grid(&mut self, found: &BTreeMap<&str, &Value<'_>>, id: &str, certainty: Evidence) -> Option<Content> {
        let rows = self.texts(found.get("rijen")?);
        let columns = self.texts(found.get("kolommen")?);
        let place = *found.get("waarden")?;
        let lines = self.items(place);
        if lines.len() != rows.len() {
            let what = format!("`{id}` noemt {} rijen en geeft er {}", rows.len(), lines.len());
            self.wrong(place.span(), "P014", what, "geef voor elke rij een regel waarden");
            return None;
        }
        let mut values = Vec::with_capacity(lines.len());
        for line in lines {
            let cells = self.items(line);
            let numbers: Vec<f64> = cells.iter().filter_map(|cell| self.number(cell)).collect();
            if numbers.len() != columns.len() {
                let what =
                    format!("een rij van `{id}` heeft {} getallen bij {} kolommen", numbers.len(), columns.len());
                self.wrong(line.span(), "P014", what, "geef voor elke kolom een getal");
                return None;
            }
            values.push(numbers);
        }
        let margin_percent = found.get("marge_procent").and_then(|value| self.number(value));
        if margin_percent.is_none() && certainty.is_unsure() {
            let what = format!("`{id}` is {} en heeft geen `marge_procent`", certainty.dutch());
            self.wrong(place.span(), "P012", what, "geef aan hoeveel procent de waarden er naast kunnen zitten");
        }
        Some(Content::Grid { rows, columns, values, margin_percent })
    }

    pub(crate) fn add(&mut self, entries: &mut BTreeMap<String, Entry>, id: String, entry: Entry) {
        if let Some(first) = entries.get(&id) {
            let diagnostic = Diagnostic::at(
                "P015",
                self.source,
                entry.span.clone(),
                format!("`{id}` staat er twee keer"),
                "laat er een weg",
            );
            self.mistakes.push(diagnostic.also(self.source, first.span.clone(), "hier voor het eerst"));
            return;
        }
        entries.insert(id, entry);
    }
}
