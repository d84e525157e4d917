//! Places in a file beside the part of the schema that describes them, and the file with something wrong in one place.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A key that no format has.
pub(super) const UNKNOWN: &str = "zzz_onbekend";

/// A way from the top of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Item(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            match step {
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

impl Place {
    fn then(&self, step: Step) -> Place {
        let mut steps = self.0.clone();
        steps.push(step);
        Place(steps)
    }
}

/// Something in a file that the schema closes.
#[derive(Debug)]
pub(super) enum Site {
    /// A block with a closed list of keys: where it stands, which part of the schema it is, which keys it has.
    Block { place: Place, schema: String, keys: Vec<String> },
    /// A word from a closed list.
    Word { place: Place, words: Vec<String> },
}

/// A part of a schema with its address, after references.
fn resolve<'s>(whole: &'s Value, part: &'s Value, address: String) -> (&'s Value, String) {
    match part.get("$ref").and_then(Value::as_str) {
        Some(reference) => (whole.pointer(&reference[1..]).unwrap(), reference[1..].to_owned()),
        None => (part, address),
    }
}

fn is_closed(part: &Value) -> bool {
    part.get("additionalProperties") == Some(&Value::Bool(false))
}

/// The closed blocks and words of a file.
pub(super) fn sites(schema: &Value, table: &toml::Table) -> Vec<Site> {
    let mut out = Vec::new();
    walk(schema, (schema, String::new()), &toml::Value::Table(table.clone()), &Place::default(), &mut out);
    out
}

fn walk(whole: &Value, at: (&Value, String), value: &toml::Value, place: &Place, out: &mut Vec<Site>) {
    let (part, address) = resolve(whole, at.0, at.1);
    match value {
        toml::Value::Table(table) => {
            if is_closed(part) {
                let keys = table.keys().cloned().collect();
                out.push(Site::Block { place: place.clone(), schema: address.clone(), keys });
            }
            for (key, value) in table {
                let property =
                    part.get("properties").and_then(|p| p.get(key)).map(|p| (p, format!("{address}/properties/{key}")));
                let other = || Some((part.get("additionalProperties")?, format!("{address}/additionalProperties")));
                if let Some(below) = property.or_else(other) {
                    walk(whole, below, value, &place.then(Step::Key(key.clone())), out);
                }
            }
        }
        toml::Value::Array(items) => {
            let Some(below) = part.get("items") else { return };
            for (position, item) in items.iter().enumerate() {
                walk(whole, (below, format!("{address}/items")), item, &place.then(Step::Item(position)), out);
            }
        }
        toml::Value::String(_) => {
            let words = part.get("enum").and_then(Value::as_array);
            if let Some(words) = words.filter(|words| words.iter().all(Value::is_string)) {
                let words = words.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                out.push(Site::Word { place: place.clone(), words });
            }
        }
        _ => {}
    }
}

/// Every closed block of a schema with its keys.
pub(super) fn closed_blocks(schema: &Value) -> BTreeMap<String, BTreeSet<String>> {
    fn look(whole: &Value, at: (&Value, String), out: &mut BTreeMap<String, BTreeSet<String>>) {
        let (part, address) = resolve(whole, at.0, at.1);
        if out.contains_key(&address) {
            return;
        }
        let properties = part.get("properties").and_then(Value::as_object);
        if is_closed(part) {
            out.insert(address.clone(), properties.into_iter().flatten().map(|(key, _)| key.clone()).collect());
        }
        for (key, below) in properties.into_iter().flatten() {
            look(whole, (below, format!("{address}/properties/{key}")), out);
        }
        for keyword in ["items", "additionalProperties"] {
            if let Some(below) = part.get(keyword) {
                look(whole, (below, format!("{address}/{keyword}")), out);
            }
        }
    }
    let mut out = BTreeMap::new();
    look(schema, (schema, String::new()), &mut out);
    out
}

/// Keys of a block that the schema names only to refuse them.
pub(super) fn refused_keys(schema: &Value, address: &str) -> BTreeSet<String> {
    let properties = schema.pointer(address).unwrap()["properties"].as_object().unwrap();
    properties.iter().filter(|(_, value)| **value == Value::Bool(false)).map(|(key, _)| key.clone()).collect()
}

impl Site {
    /// The file with an unknown key in this block.
    pub(super) fn with_unknown_key(&self, table: &toml::Table) -> toml::Table {
        let Site::Block { place, .. } = self else { panic!("a word has no keys") };
        let mut out = toml::Value::Table(table.clone());
        let block = find(&mut out, &place.0).as_table_mut().unwrap();
        // Among blocks the unknown one is a block as well, so that only its name is wrong.
        let first = block.values().next().filter(|_| block.values().all(toml::Value::is_table)).cloned();
        block.insert(UNKNOWN.to_owned(), first.unwrap_or(toml::Value::Boolean(true)));
        into_table(out)
    }
}

/// The file with another word in a place.
pub(super) fn with_word(table: &toml::Table, place: &Place, word: &str) -> toml::Table {
    let mut out = toml::Value::Table(table.clone());
    *find(&mut out, &place.0) = toml::Value::String(word.to_owned());
    into_table(out)
}

/// Where a file has a number, bare or as text, and where a date.
pub(super) fn written(table: &toml::Table) -> (Vec<Place>, Vec<Place>) {
    let whole = toml::Value::Table(table.clone());
    let (mut numbers, mut dates) = (Vec::new(), Vec::new());
    // Years as text are words, and so are codes for what is missing.
    let is_key = |step: &Step, keys: &[&str]| matches!(step, Step::Key(key) if keys.contains(&key.as_str()));
    let is_word = |place: &Place| {
        place.0.last().is_some_and(|step| is_key(step, &["jaar", "year_en", "prijspeil"]))
            || place.0.iter().any(|step| is_key(step, &["ontbreekt"]))
    };
    for place in places(table).into_iter().filter(|place| !is_word(place)) {
        match find(&mut whole.clone(), &place.0) {
            toml::Value::Datetime(_) => dates.push(place),
            toml::Value::Integer(_) | toml::Value::Float(_) => numbers.push(place),
            toml::Value::String(text) if text.parse::<f64>().is_ok() => numbers.push(place),
            _ => {}
        }
    }
    (numbers, dates)
}

/// Every place of a file but its top.
pub(super) fn places(table: &toml::Table) -> Vec<Place> {
    fn look(value: &toml::Value, place: &Place, out: &mut Vec<Place>) {
        let below: Vec<(Step, &toml::Value)> = match value {
            toml::Value::Table(table) => table.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect(),
            toml::Value::Array(items) => items.iter().enumerate().map(|(at, value)| (Step::Item(at), value)).collect(),
            _ => Vec::new(),
        };
        for (step, value) in below {
            let place = place.then(step);
            out.push(place.clone());
            look(value, &place, out);
        }
    }
    let mut out = Vec::new();
    look(&toml::Value::Table(table.clone()), &Place::default(), &mut out);
    out
}

/// The file without the value in a place, and with values of other kinds there.
pub(super) fn without(table: &toml::Table, place: &Place) -> Vec<(&'static str, toml::Table)> {
    let others: [(&str, &str); 12] = [
        ("true", "true"),
        ("a fraction", "3.5"),
        ("a whole number", "7"),
        ("a text", "\"geen van beide\""),
        ("an empty text", "\"\""),
        ("a number as text", "\"12.5\""),
        ("a signed number as text", "\" +12_3. \""),
        ("a number with an exponent", "\"1e3\""),
        ("a date", "2026-01-01"),
        ("an empty list", "[]"),
        ("an empty block", "{}"),
        ("a list of lists", "[[true]]"),
    ];
    let mut out = Vec::new();
    for (what, text) in others {
        let wrapped: toml::Table = format!("x = {text}").parse().unwrap();
        let mut changed = toml::Value::Table(table.clone());
        *find(&mut changed, &place.0) = wrapped["x"].clone();
        out.push((what, into_table(changed)));
    }
    let mut changed = toml::Value::Table(table.clone());
    let (last, parent) = place.0.split_last().unwrap();
    match (find(&mut changed, parent), last) {
        (toml::Value::Table(table), Step::Key(key)) => {
            table.remove(key);
        }
        (toml::Value::Array(items), Step::Item(at)) => {
            items.remove(*at);
        }
        _ => panic!("no such place"),
    }
    out.push(("nothing", into_table(changed)));
    out
}

fn find<'v>(value: &'v mut toml::Value, steps: &[Step]) -> &'v mut toml::Value {
    steps.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
        Step::Item(at) => value.get_mut(*at).unwrap(),
    })
}

fn into_table(value: toml::Value) -> toml::Table {
    match value {
        toml::Value::Table(table) => table,
        _ => panic!("a file is a table"),
    }
}
