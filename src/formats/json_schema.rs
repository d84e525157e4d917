//! A declaration as JSON Schema, draft 2020-12, for editors: with the Dutch explanation of every key.
//!
//! Takes: blocks. Gives: a schema. Leaves to others: which formats there are.

use crate::formats::declaration::{Block, Declared, Measure, Shape};
use crate::formats::rules::{Condition, Rule};
use crate::formats::words::Words;
use crate::units::Language;
use serde_json::{Map, Value, json};

/// A number as the files write it.
const NUMBER: &str = r"^\s*[+-]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)\s*$";
const WHOLE: &str = r"^\s*[+-]?[0-9]+\s*$";
/// A date as the files write it.
const DATE: &str = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$";
/// A name that a formula can use.
const NAME: &str = "^[a-z][a-z0-9_]{0,63}$";

/// The schema of a format: its name, what the files hold, and its block.
pub fn of_format(name: &str, help: &Words, block: &Block) -> Value {
    let mut writer = Writer::default();
    let body = writer.block(name, &help.nl, block);
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    if let Value::Object(keywords) = body {
        out.extend(keywords);
    }
    if !writer.defined.is_empty() {
        out.insert("$defs".to_owned(), Value::Object(writer.defined));
    }
    Value::Object(out)
}

/// The schema of a block that is referred to from elsewhere.
pub(super) fn of_block(block: &Block) -> Value {
    Writer::default().block("Getal met bron", "een getal komt nooit zonder bron in een berekening", block)
}

/// The schema of a single value.
pub fn of_shape(shape: &Shape) -> Value {
    Writer::default().shape("", "", shape)
}

#[derive(Debug, Default)]
struct Writer {
    defined: Map<String, Value>,
}

impl Writer {
    fn block(&mut self, title: &str, help: &str, block: &Block) -> Value {
        for (name, piece) in &block.pieces {
            self.defined.insert(name.clone(), piece.clone());
        }
        let needed: Vec<&str> = block.keys.iter().filter(|key| key.is_needed).map(|key| key.name.as_str()).collect();
        let mut properties = Map::new();
        for key in &block.keys {
            properties.insert(key.name.clone(), self.key(key));
        }
        let mut out = json!({
            "title": title,
            "description": help,
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": false,
        });
        let rules: Vec<Value> = block.rules.iter().filter_map(rule).collect();
        if !rules.is_empty() {
            out["allOf"] = Value::Array(rules);
        }
        let Some(name) = block.shared else { return out };
        self.defined.insert(name.to_owned(), out);
        json!({ "$ref": format!("#/$defs/{name}"), "description": help })
    }

    fn key(&mut self, key: &Declared) -> Value {
        let mut help = key.help.nl.clone();
        if let Some(words) = measure_of(&key.shape).map(|measure| measure.words(Language::Dutch))
            && !words.is_empty()
        {
            help = format!("{help} ({words})");
        }
        if let Some(left_out) = &key.left_out {
            help = format!("{help}; weggelaten: {}", left_out.nl);
        }
        self.shape(&key.name, &help, &key.shape)
    }

    fn shape(&mut self, name: &str, help: &str, shape: &Shape) -> Value {
        let bounds = |out: Value, least: Option<Value>, most: Option<Value>| {
            [("minimum", least), ("maximum", most)]
                .into_iter()
                .fold(out, |out, (keyword, bound)| bound.map_or(out.clone(), |bound| with(out, keyword, bound)))
        };
        let out = match shape {
            Shape::Text { examples, pattern, length } => text(examples, *pattern, *length),
            Shape::Word(words) => json!({ "type": "string", "enum": words }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Date => json!({ "type": "string", "pattern": DATE }),
            Shape::Number(measure) => {
                let out = json!({ "type": ["number", "string"], "pattern": NUMBER });
                bounds(out, measure.least.map(Value::from), measure.most.map(Value::from))
            }
            Shape::Figure(measure) => {
                let out = json!({ "type": "number" });
                bounds(out, measure.least.map(Value::from), measure.most.map(Value::from))
            }
            Shape::Whole(least, most) => {
                json!({ "type": ["integer", "string"], "pattern": WHOLE, "minimum": least, "maximum": most })
            }
            Shape::WholeFigure(least, most) => {
                bounds(json!({ "type": "integer" }), least.map(Value::from), most.map(Value::from))
            }
            Shape::Sourced(_) => json!({ "$ref": "#/$defs/getal" }),
            Shape::Block(block) => self.block(name, help, block),
            Shape::List { of, least } => {
                let mut out = json!({ "type": "array", "items": self.shape(name, help, of) });
                if *least > 0 {
                    out["minItems"] = json!(least);
                }
                out
            }
            Shape::Named { of, in_formulas } => {
                let of = self.shape(name, help, of);
                let out = json!({ "title": name, "type": "object", "additionalProperties": of });
                if *in_formulas { with(out, "propertyNames", json!({ "pattern": NAME })) } else { out }
            }
            Shape::Facts(keys) => {
                let block = Block { keys: keys.clone(), ..Block::default() };
                self.block(name, help, &block)
            }
            Shape::Either(shapes) => {
                let options: Vec<Value> = shapes.iter().map(|shape| self.shape(name, help, shape)).collect();
                json!({ "anyOf": options })
            }
            Shape::Free(schema, _) => schema.clone(),
        };
        if help.is_empty() { out } else { with(out, "description", json!(help)) }
    }
}

fn text(examples: &[&str], pattern: Option<&str>, length: Option<usize>) -> Value {
    let mut out = json!({ "type": "string" });
    if !examples.is_empty() {
        out["examples"] = json!(examples);
    }
    if let Some(pattern) = pattern {
        out["pattern"] = json!(pattern);
    }
    if let Some(length) = length {
        out["minLength"] = json!(length);
        out["maxLength"] = json!(length);
    }
    out
}

/// Unit and range of what a key holds, where it has them.
pub(super) fn measure_of(shape: &Shape) -> Option<&Measure> {
    match shape {
        Shape::Number(measure) | Shape::Figure(measure) | Shape::Sourced(measure) => Some(measure),
        Shape::Either(shapes) => shapes.iter().find_map(measure_of),
        Shape::List { of, .. } | Shape::Named { of, .. } => measure_of(of),
        _ => None,
    }
}

fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    if let Some(map) = schema.as_object_mut() {
        map.insert(keyword.to_owned(), value);
    }
    schema
}

fn condition(condition: &Condition) -> Value {
    let all = |list: &[Condition]| -> Vec<Value> { list.iter().map(self::condition).collect() };
    match condition {
        Condition::Has(key) => json!({ "required": [key] }),
        Condition::Is(key, words) => {
            let mut properties = Map::new();
            properties.insert((*key).to_owned(), json!({ "enum": words }));
            json!({ "required": [key], "properties": properties })
        }
        Condition::Like(key, pattern, _) => {
            let mut properties = Map::new();
            properties.insert((*key).to_owned(), json!({ "type": "string", "pattern": pattern }));
            json!({ "required": [key], "properties": properties })
        }
        Condition::Not(other) => json!({ "not": self::condition(other) }),
        Condition::Any(list) => json!({ "anyOf": all(list) }),
        Condition::All(list) if list.is_empty() => json!({}),
        Condition::All(list) => json!({ "allOf": all(list) }),
    }
}

/// A rule; `None` where it forbids nothing.
fn rule(rule: &Rule) -> Option<Value> {
    if let Some((_, schema)) = &rule.stated {
        return Some(schema.clone());
    }
    if rule.never.is_some() {
        return Some(json!({ "not": condition(&rule.when) }));
    }
    if !rule.together.is_empty() {
        let each: Map<String, Value> =
            rule.together.iter().map(|key| ((*key).to_owned(), json!(rule.together))).collect();
        return Some(json!({ "dependentRequired": each }));
    }
    if !rule.one_of.is_empty() {
        let each: Vec<Value> = rule.one_of.iter().map(|key| json!({ "required": [key] })).collect();
        return Some(json!({ "oneOf": each }));
    }
    let mut then = Map::new();
    if !rule.needs.is_empty() {
        then.insert("required".to_owned(), json!(rule.needs));
    }
    if !rule.without.is_empty() {
        let refused: Map<String, Value> =
            rule.without.iter().map(|key| ((*key).to_owned(), Value::Bool(false))).collect();
        then.insert("properties".to_owned(), Value::Object(refused));
    }
    (!then.is_empty()).then(|| json!({ "if": condition(&rule.when), "then": then }))
}
