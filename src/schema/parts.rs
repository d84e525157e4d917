//! The words in which a format is described: blocks with keys, each with its explanation, as pieces of JSON Schema.
//!
//! Takes: names, kinds and explanations. Gives: JSON Schema, draft 2020-12. Leaves to others: which keys there are.

use crate::evidence::Evidence;
use serde_json::{Map, Value, json};

/// A key of a block.
#[derive(Debug, Clone)]
pub(super) struct Key {
    name: String,
    is_needed: bool,
    value: Value,
}

/// A key that must be there.
pub(super) fn need(name: &str, value: Value) -> Key {
    Key { name: name.to_owned(), is_needed: true, value }
}

/// A key that may be left out.
pub(super) fn may(name: &str, value: Value) -> Key {
    Key { name: name.to_owned(), is_needed: false, value }
}

/// A block with these keys and no other.
pub(super) fn block(title: &str, help: &str, keys: Vec<Key>) -> Value {
    let needed: Vec<&str> = keys.iter().filter(|key| key.is_needed).map(|key| key.name.as_str()).collect();
    let needed = json!(needed);
    let properties: Map<String, Value> = keys.into_iter().map(|key| (key.name, key.value)).collect();
    json!({
        "title": title,
        "description": help,
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    })
}

/// Names chosen by the user, each with a value of one shape.
pub(super) fn named(title: &str, help: &str, of: Value) -> Value {
    json!({ "title": title, "description": help, "type": "object", "additionalProperties": of })
}

/// As [`named`], for names that a formula can use.
pub(super) fn named_in_formulas(title: &str, help: &str, of: Value) -> Value {
    with(named(title, help, of), "propertyNames", json!({ "pattern": "^[a-z][a-z0-9_]{0,63}$" }))
}

/// A schema with one more keyword.
pub(super) fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    if let Some(map) = schema.as_object_mut() {
        map.insert(keyword.to_owned(), value);
    }
    schema
}

/// A schema with conditions that must all hold.
pub(super) fn with_conditions(schema: Value, conditions: Vec<Value>) -> Value {
    with(schema, "allOf", Value::Array(conditions))
}

/// A part of the schema that is described once, with what it means here.
pub(super) fn defined(name: &str, help: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}"), "description": help })
}

/// A text.
pub(super) fn text(help: &str) -> Value {
    json!({ "type": "string", "description": help })
}

/// A text with examples that an editor may offer.
pub(super) fn text_as(help: &str, examples: &[&str]) -> Value {
    json!({ "type": "string", "description": help, "examples": examples })
}

/// A closed list of words.
pub(super) fn words(help: &str, known: &[&str]) -> Value {
    json!({ "type": "string", "enum": known, "description": help })
}

/// `true` or `false`.
pub(super) fn flag(help: &str) -> Value {
    json!({ "type": "boolean", "description": help })
}

/// A date.
pub(super) fn date(help: &str) -> Value {
    json!({ "type": "string", "pattern": DATE, "description": help })
}

/// A number, bare or between quotes.
pub(super) fn number(help: &str) -> Value {
    json!({ "type": ["number", "string"], "pattern": NUMBER, "description": help })
}

/// A whole number, bare or between quotes.
pub(super) fn whole(help: &str, least: i64, most: i64) -> Value {
    json!({ "type": ["integer", "string"], "pattern": WHOLE, "minimum": least, "maximum": most, "description": help })
}

/// A list of texts.
pub(super) fn texts(help: &str) -> Value {
    list(help, json!({ "type": "string" }))
}

/// A list.
pub(super) fn list(help: &str, of: Value) -> Value {
    json!({ "type": "array", "description": help, "items": of })
}

/// At least one of these.
pub(super) fn any_of(options: Vec<Value>) -> Value {
    json!({ "anyOf": options })
}

/// If a key has one of these words, or is there at all when no words are given: these keys must be there; if not,
/// those may not.
#[derive(Debug)]
pub(super) struct When<'a> {
    pub key: &'a str,
    pub is_one_of: &'a [&'a str],
    pub then_needs: &'a [&'a str],
    pub then_without: &'a [&'a str],
    pub else_needs: &'a [&'a str],
    pub else_without: &'a [&'a str],
}

impl When<'_> {
    /// A condition without consequences, to fill in.
    pub(super) const NOTHING: When<'static> =
        When { key: "", is_one_of: &[], then_needs: &[], then_without: &[], else_needs: &[], else_without: &[] };

    /// The condition as JSON Schema.
    pub(super) fn schema(&self) -> Value {
        let side = |needs: &[&str], without: &[&str]| {
            let mut out = Map::new();
            if !needs.is_empty() {
                out.insert("required".to_owned(), json!(needs));
            }
            if !without.is_empty() {
                let refused: Map<String, Value> =
                    without.iter().map(|key| ((*key).to_owned(), Value::Bool(false))).collect();
                out.insert("properties".to_owned(), Value::Object(refused));
            }
            Value::Object(out)
        };
        let mut condition = json!({ "required": [self.key] });
        if !self.is_one_of.is_empty() {
            let value = match self.is_one_of {
                [word] => json!({ "const": word }),
                known => json!({ "enum": known }),
            };
            let mut properties = Map::new();
            properties.insert(self.key.to_owned(), value);
            condition = with(condition, "properties", Value::Object(properties));
        }
        let mut out = Map::new();
        out.insert("if".to_owned(), condition);
        for (keyword, needs, without) in
            [("then", self.then_needs, self.then_without), ("else", self.else_needs, self.else_without)]
        {
            if !(needs.is_empty() && without.is_empty()) {
                out.insert(keyword.to_owned(), side(needs, without));
            }
        }
        Value::Object(out)
    }
}

/// What an assumption must state: how low and how high it may be.
pub(super) fn range_of_assumption(certainties: &[&str]) -> Value {
    When { key: "zekerheid", is_one_of: certainties, then_needs: &["laag", "hoog"], ..When::NOTHING }.schema()
}

/// A number as the files write it.
pub(super) const NUMBER: &str = r"^\s*[+-]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)\s*$";
const WHOLE: &str = r"^\s*[+-]?[0-9]+\s*$";
/// A date as the files write it.
pub(super) const DATE: &str = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$";

/// How sure a number is.
pub(super) const CERTAINTIES: [&str; 5] = Evidence::WORDS;
/// What the words of [`CERTAINTIES`] mean.
pub(super) const CERTAINTY_HELP: &str = "hoe zeker de waarde is; bevestigd: twee onafhankelijke bronnen; bron: één \
    gelezen bron; geheugen: niet nagelezen; aanname: een keuze van de makers, met `laag` en `hoog`; keuze: een keuze van beleid";
