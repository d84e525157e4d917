//! The facts and rules of a system as JSON Schema: each with its unit and explanation, which the rulebook declares.
//!
//! Takes: a checked system. Gives: pieces of schema for files that describe households. Leaves to others: the frame of
//! these files (`by_hand`, `case_file`).

use crate::formats::{Keys, Rule, Shape, Words, of_shape};
use crate::rulebook::System;
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use serde_json::{Map, Value, json};

/// The facts and rules of a system.
#[derive(Debug, Clone, Copy)]
pub(super) struct FactsSchema<'a> {
    pub(super) system: &'a System,
}

impl FactsSchema<'_> {
    /// Adds what a description of a household refers to, and which facts it must have.
    pub(super) fn declare(&self, keys: &mut Keys<'_>) {
        let of = |entity| self.inputs(entity).map(|(schema, help)| (schema.name.to_string(), in_block(schema, &help)));
        let given = |(schema, help): (&ColumnSchema, String)| (schema.name.to_string(), given(schema, &help));
        let names = |names: Vec<String>| json!({ "enum": names });
        let inputs = |entity| names(self.inputs(entity).map(|(schema, _)| schema.name.to_string()).collect());
        let household = || open("Huishouden", "feiten van het huishouden", of(Entity::Household).collect());
        let given = || open("Gegeven", "regels of feiten waarvan de waarde vaststaat", self.all().map(given).collect());
        keys.piece("huishouden", household);
        keys.piece("persoon", || open("Persoon", "feiten van een persoon", of(Entity::Person).collect()));
        keys.piece("gegeven", given);
        keys.piece("naam_huishouden", || inputs(Entity::Household));
        keys.piece("naam_persoon", || inputs(Entity::Person));
        keys.piece("naam_of_parameter", || names(self.expected_names()));
        keys.piece("naam", || names(self.all().map(|(schema, _)| schema.name.to_string()).collect()));
        keys.rule(Rule::stated(
            Words::new("er is ten minste één `[[persoon]]`", "there is at least one `[[persoon]]`"),
            json!({ "required": ["persoon"] }),
        ));
        keys.rule(Rule::stated(
            Words::new(
                "elk feit van het stelsel staat in zijn blok of onder `[gegeven]`; alleen wat de rulebooks laten weglaten, mag weg",
                "each fact of the system stands in its block or under `[gegeven]`; only what the rulebooks let be left out may be",
            ),
            json!({ "allOf": self.conditions() }),
        ));
    }

    /// What a case may expect: values of rules and facts, and parameters.
    fn expected_names(&self) -> Vec<String> {
        let parameters = self.system.definitions.parameters.iter().map(|parameter| parameter.name.clone());
        self.all().map(|(schema, _)| schema.name.to_string()).chain(parameters).collect()
    }

    /// The expected values of a case.
    pub(super) fn expected(&self) -> Value {
        let value = |schema: &ColumnSchema, help: &str| {
            let mut one = number();
            one["type"] = json!(["number", "string", "boolean"]);
            let many = json!({ "type": "array", "items": one });
            described(json!({ "anyOf": [one, many] }), schema, help)
        };
        let parameter = |unit: &str, help: &str| with(number(), "description", json!(format!("{help} ({unit})")));
        let of_rules = self.all().map(|(schema, help)| (schema.name.to_string(), value(schema, &help)));
        let of_parameters = self.system.definitions.parameters.iter().map(|it| {
            let unit = if it.percent { "%".to_owned() } else { it.unit.to_string() };
            (it.name.clone(), parameter(&unit, it.explanation.as_deref().unwrap_or_default()))
        });
        let properties: Map<String, Value> = of_rules.chain(of_parameters).collect();
        with(
            open("Verwacht", "verwachte uitkomsten; bedragen worden op de cent vergeleken", properties),
            "minProperties",
            json!(1),
        )
    }

    /// Facts that must be there: each in its block, or given.
    fn conditions(&self) -> Vec<Value> {
        let inputs = self.system.definitions.inputs.iter().filter(|input| input.default.is_none());
        let mut out = Vec::new();
        for input in inputs {
            let needed = json!({ "required": [input.name] });
            let own = match input.entity {
                Entity::Household => {
                    json!({ "required": ["huishouden"], "properties": { "huishouden": needed } })
                }
                Entity::Person => json!({ "properties": { "persoon": { "items": needed } } }),
            };
            let given = json!({ "required": ["gegeven"], "properties": { "gegeven": needed } });
            out.push(json!({ "anyOf": [own, given] }));
        }
        out
    }

    /// The names of this system and no other.
    pub(super) fn closed(&self) -> Value {
        let named = |list: &str| json!({ "propertyNames": { "$ref": format!("#/$defs/{list}") } });
        json!({ "properties": {
            "huishouden": named("naam_huishouden"),
            "persoon": { "items": named("naam_persoon") },
            "gegeven": named("naam"),
            "verwacht": named("naam_of_parameter"),
        } })
    }

    /// As [`FactsSchema::closed`] for a file of cases: an overlay brings names of its own, which this system does not know.
    pub(super) fn closed_without_overlays(&self) -> Value {
        json!({
            "if": { "anyOf": [
                { "not": { "required": ["overlays"] } },
                { "properties": { "overlays": { "maxItems": 0 } } },
            ] },
            "then": { "properties": {
                "geval": { "items": self.closed() },
                "verloop": { "items": self.closed() },
            } },
        })
    }

    /// Inputs and rules with what they mean.
    fn all(&self) -> impl Iterator<Item = (&ColumnSchema, String)> {
        let definitions = &self.system.definitions;
        self.system.values.iter().map(|value| {
            let rule = value.rule.and_then(|at| definitions.rules[at].explanation.clone());
            let input = value.input.and_then(|at| definitions.inputs[at].explanation.clone());
            (value.schema.as_ref(), rule.or(input).unwrap_or_default())
        })
    }

    fn inputs(&self, entity: Entity) -> impl Iterator<Item = (&ColumnSchema, String)> {
        let definitions = &self.system.definitions;
        self.system.values.iter().filter(move |value| value.schema.entity == entity).filter_map(|value| {
            let input = &definitions.inputs[value.input?];
            let omitted = input.default.as_ref().map(|text| format!("weggelaten: {text}"));
            let parts = [input.explanation.clone(), Some(omitted.unwrap_or_else(|| "verplicht".to_owned()))];
            Some((value.schema.as_ref(), parts.into_iter().flatten().collect::<Vec<_>>().join("; ")))
        })
    }
}

fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    schema[keyword] = value;
    schema
}

fn number() -> Value {
    of_shape(&Shape::Number(crate::formats::Measure::of("")))
}

/// A block with known names, in which other names are judged elsewhere.
fn open(title: &str, help: &str, properties: Map<String, Value>) -> Value {
    json!({
        "title": title,
        "description": help,
        "type": "object",
        "properties": properties,
        "additionalProperties": {},
        "propertyNames": { "pattern": "^[a-z][a-z0-9_]{0,63}$" },
    })
}

fn described(value: Value, schema: &ColumnSchema, help: &str) -> Value {
    let unit = schema.value_type.dutch();
    let often = match schema.period {
        Period::Month => ", per maand: één waarde of een lijst van twaalf",
        Period::Fixed | Period::Year => "",
    };
    let help = if help.is_empty() { String::new() } else { format!("; {help}") };
    with(value, "description", json!(format!("{unit}{often}{help}")))
}

/// One value of a fact.
fn one(kind: &ValueType) -> Value {
    match kind {
        ValueType::Number(_) => number(),
        ValueType::Bool => json!({ "enum": [true, false, "ja", "nee", "true", "false"] }),
        ValueType::Date => of_shape(&Shape::Date),
        ValueType::Enum(kind) => of_shape(&Shape::Word(kind.values.clone())),
    }
}

fn one_or_twelve(schema: &ColumnSchema) -> Value {
    let one = one(&schema.value_type);
    if schema.period != Period::Month {
        return one;
    }
    let twelve = json!({ "type": "array", "items": one, "minItems": 12, "maxItems": 12 });
    json!({ "anyOf": [one, twelve] })
}

fn in_block(schema: &ColumnSchema, help: &str) -> Value {
    described(one_or_twelve(schema), schema, help)
}

/// A given value: for a value of a person a list, in the order of the file, or one where there is one person.
fn given(schema: &ColumnSchema, help: &str) -> Value {
    let value = one_or_twelve(schema);
    let value = match schema.entity {
        Entity::Household => value,
        Entity::Person => {
            json!({ "anyOf": [one(&schema.value_type), { "type": "array", "items": value }] })
        }
    };
    described(value, schema, help)
}
