//! A TOML file as a tree with places, and a reader that misses no key and reports every mistake.
//!
//! All files of users are read through [`Fields`], by way of `formats`: a key that nobody asked for is an error with a
//! suggestion, so a misspelt key never goes unnoticed.

use super::{Diagnostic, Diagnostics, Source, Span, closest, toml_habits, toml_reasons};
use crate::text::{Text, text};
use jiff::civil::Date;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// A value in a file.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

impl Node {
    /// What stands under a key, where this is a table that has it.
    pub fn entry(&self, key: &str) -> Option<&Node> {
        let Value::Table(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date.
    Date(Date),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of the file.
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// Reads a source as TOML.
///
/// # Errors
/// `B002` for every place where the text is not TOML.
pub fn parse_document(source: &Arc<Source>) -> Result<Node, Diagnostics> {
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        let span = root.span();
        return Ok(Node { span, value: table(root.into_inner()) });
    }
    let mut diagnostics = Diagnostics::default();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let [message, remedy] = match toml_habits::recognise(&source.text, span.start) {
            Some(habit) => [habit.message, text!(write_instead, right = habit.line)],
            None => toml_reasons::in_words(error.message()),
        };
        diagnostics.push(Diagnostic::at("B002", source, span, message, remedy));
    }
    Err(diagnostics)
}

fn table(entries: DeTable<'_>) -> Value {
    let mut list: Vec<Entry> = entries
        .into_iter()
        .map(|(key, value)| Entry { key_span: key.span(), key: key.into_inner().into_owned(), node: node(value) })
        .collect();
    list.sort_by_key(|entry| entry.key_span.start);
    Value::Table(list)
}

fn node(value: toml::Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Boolean(flag) => Value::Bool(flag),
        DeValue::Datetime(stamp) => match (stamp.date, stamp.time) {
            (Some(date), None) => Date::new(date.year as i16, date.month as i8, date.day as i8)
                .map_or_else(|_| Value::Text(stamp.to_string()), Value::Date),
            _ => Value::Text(stamp.to_string()),
        },
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(entries) => table(entries),
    };
    Node { span, value }
}

impl Value {
    fn kind(&self) -> Text {
        match self {
            Value::Text(_) => text!(kind_text),
            Value::Number(_) => text!(kind_number),
            Value::Bool(_) => text!(kind_flag),
            Value::Date(_) => text!(kind_date),
            Value::List(_) => text!(kind_list),
            Value::Table(_) => text!(kind_block),
        }
    }
}

/// The keys of one table, taken one by one; what is left at the end is unknown.
#[derive(Debug)]
pub struct Fields<'a> {
    source: &'a Arc<Source>,
    /// Name of the block, for messages.
    what: Text,
    /// Place of the block.
    span: Span,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    found: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// The keys of `node`; `what` names the block in messages.
    pub fn new(source: &'a Arc<Source>, what: impl Into<Text>, node: &'a Node) -> Fields<'a> {
        let what = what.into();
        let mut found = Vec::new();
        let entries: &[Entry] = match &node.value {
            Value::Table(entries) => entries,
            other => {
                found.push(Diagnostic::at(
                    "B004",
                    source,
                    node.span.clone(),
                    text!(block_expected, what = &what, kind = other.kind()),
                    text!(write_as_block, what = &what),
                ));
                &[]
            }
        };
        Fields { source, what, span: node.span.clone(), entries, asked: Vec::new(), found }
    }

    /// The place of the block.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// The source of the block.
    pub fn source(&self) -> &'a Arc<Source> {
        self.source
    }

    /// Adds a mistake found by the caller.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Name of the block, for messages.
    pub fn what(&self) -> &Text {
        &self.what
    }

    /// What stands under a key, which is not asked for by this.
    pub fn peek(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Where a key stands, if it does.
    pub fn place_of_key(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span.clone())
    }

    /// The raw value of a key that may be absent.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Reports that a key is not there.
    pub fn missing(&mut self, key: &str, example: &str) {
        let end = self.source.text[self.span.start.min(self.source.text.len())..].find('\n');
        let first_line = self.span.start..self.span.start + end.unwrap_or(0).min(self.span.len());
        self.found.push(Diagnostic::at(
            "B003",
            self.source,
            first_line,
            text!(key_missing, what = &self.what, key = key),
            text!(add_key, key = key, example = example),
        ));
    }

    /// Reports that a value is of another kind than expected.
    pub fn wrong(&mut self, key: &str, node: &Node, expected: impl Into<Text>) {
        let expected = expected.into();
        self.found.push(Diagnostic::at(
            "B004",
            self.source,
            node.span.clone(),
            text!(wrong_kind, key = key, kind = node.value.kind(), expected = &expected),
            text!(give_kind, key = key, expected = &expected),
        ));
    }

    /// Reports a list without items.
    pub fn empty(&mut self, key: &str, node: &Node, example: &str) {
        self.found.push(Diagnostic::at(
            "B003",
            self.source,
            node.span.clone(),
            text!(list_empty, key = key, what = &self.what),
            text!(name_at_least_one, key = key, example = example),
        ));
    }

    /// Ends the reading: reports keys that nobody asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        diagnostics.0.extend(self.found);
        for entry in self.entries {
            if self.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let known = self.asked.join("`, `");
            let remedy = match closest(&entry.key, self.asked.iter().copied()) {
                Some(near) => text!(meant_known, near = near, known = known),
                None => text!(remove_key, known = known),
            };
            diagnostics.push(Diagnostic::at(
                "B005",
                self.source,
                entry.key_span.clone(),
                text!(unknown_key, key = &entry.key, what = &self.what),
                remedy,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_of_a_block_is_reported_in_one_go() {
        let source = Source::new("x.toml", "naam = 3\nrantz = 'a'\n");
        let root = parse_document(&source).unwrap();
        let mut fields = Fields::new(&source, Text::same("het bestand"), &root);
        let name = fields.node("naam").unwrap();
        fields.wrong("naam", name, Text::same("een tekst"));
        assert!(fields.node("vanaf").is_none());
        fields.missing("vanaf", "2026-01-01");
        fields.node("rente");
        let mut diagnostics = Diagnostics::default();
        fields.finish(&mut diagnostics);
        let codes: Vec<_> = diagnostics.0.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["B004", "B003", "B005"]);
        assert!(diagnostics.0[2].remedy.nl.contains("rente"));
    }
}
