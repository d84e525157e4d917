//! The formats that name facts and rules of a system: a household by hand, worked cases, shape checks.
//!
//! Takes: a checked system. Gives: formats in which each fact and rule has its unit and explanation.

use crate::rulebook::System;
use crate::schema::parts::{
    DATE, Key, NUMBER, When, any_of, block, date, defined, flag, list, may, named_in_formulas, need, number, text,
    text_as, texts, with, with_conditions, words,
};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use serde_json::{Map, Value, json};

/// A household file for a system.
pub(super) fn household(system: &System) -> Value {
    let facts = Facts { system };
    let file = block("Huishouden", "een huishouden, voor `stelsel household` en `stelsel marginal`", facts.keys());
    let mut conditions = facts.conditions();
    conditions.push(facts.closed());
    with(with_conditions(file, conditions), "$defs", facts.shared())
}

/// A file of cases for a system.
pub(super) fn cases(system: &System) -> Value {
    let facts = Facts { system };
    let mut case = vec![
        need("naam", text("naam van het geval")),
        need("datum", date("datum waarvan het jaar geldt")),
        need("herkomst", text("waar de verwachte uitkomst vandaan komt")),
        may("bevestigd_door_buitenstaander", flag("of iemand buiten dit project de uitkomst heeft gepubliceerd")),
        need("verwacht", defined("verwacht", "verwachte uitkomsten; bedragen worden op de cent vergeleken")),
    ];
    case.extend(facts.keys());
    let mut shape = shape_keys();
    shape.extend(facts.keys());
    let slope = When { key: "eis", is_one_of: &["doorlopend"], then_needs: &["helling"], ..When::NOTHING };
    let mut conditions = facts.conditions();
    let case = with_conditions(block("Geval", "een uitgewerkt geval", case), conditions.clone());
    conditions.push(slope.schema());
    let shape = with_conditions(block("Verloop", "hoe een waarde loopt als een andere loopt", shape), conditions);
    let file = block(
        "Gevallen",
        "uitgewerkte gevallen en verlopen bij de regels, voor `stelsel rules test`",
        vec![
            may("overlays", texts("overlays over het stelsel, in volgorde; in de map waarin ook `cases` staat")),
            may("geval", list("uitgewerkte gevallen", case)),
            may("verloop", list("verlopen", shape)),
        ],
    );
    // An overlay brings names of its own, which this system does not know.
    let without_overlay = json!({
        "if": { "anyOf": [
            { "not": { "required": ["overlays"] } },
            { "properties": { "overlays": { "maxItems": 0 } } },
        ] },
        "then": { "properties": {
            "geval": { "items": facts.closed() },
            "verloop": { "items": facts.closed() },
        } },
    });
    with(with_conditions(file, vec![without_overlay]), "$defs", facts.shared())
}

fn shape_keys() -> Vec<Key> {
    let demand = "wat de waarde doet als `langs` stijgt; daalt en stijgt: bij elke stap; nooit_hoger en nooit_lager: \
        gelijk blijven mag; doorlopend: geen sprong";
    vec![
        need("naam", text("naam van het verloop")),
        need("datum", date("datum waarvan het jaar geldt")),
        need("herkomst", text("waaruit dit verloop volgt")),
        need("langs", text_as("invoer of regel die loopt, met een getal", &["toetsingsinkomen_huishouden"])),
        may("van_persoon", number("bij een waarde per persoon: van de hoeveelste persoon, vanaf 1")),
        need("van", number("eerste punt")),
        need("tot", number("laatste punt")),
        need("stap", number("afstand tussen punten; hoogstens 20.000 punten")),
        need("van_waarde", text_as("regel die bekeken wordt", &["zorgtoeslag_jaar"])),
        need("eis", words(demand, &["daalt", "stijgt", "nooit_hoger", "nooit_lager", "doorlopend"])),
        may("helling", number("grootste verandering per eenheid van `langs`; verplicht bij doorlopend")),
        may("afronding", number("verandering die door afronding mag")),
        may("behalve_stappen", texts("sprongen die de wet wel maakt, elk één keer")),
    ]
}

struct Facts<'a> {
    system: &'a System,
}

impl Facts<'_> {
    fn keys(&self) -> Vec<Key> {
        let persons = list("de personen", defined("persoon", "feiten van een persoon"));
        vec![
            may("huishouden", defined("huishouden", "feiten van het huishouden")),
            need("persoon", with(persons, "minItems", json!(1))),
            may("gegeven", defined("gegeven", "regels of feiten waarvan de waarde vaststaat")),
        ]
    }

    /// What the files name more than once.
    fn shared(&self) -> Value {
        let of = |entity| self.inputs(entity).map(|(schema, help)| (schema.name.to_string(), in_block(schema, &help)));
        let household: Map<String, Value> = of(Entity::Household).collect();
        let person: Map<String, Value> = of(Entity::Person).collect();
        let given: Map<String, Value> =
            self.all().map(|(schema, help)| (schema.name.to_string(), given(schema, &help))).collect();
        let names = |names: Vec<String>| json!({ "enum": names });
        let inputs = |entity| names(self.inputs(entity).map(|(schema, _)| schema.name.to_string()).collect());
        json!({
            "huishouden": open("Huishouden", "feiten van het huishouden", household),
            "persoon": open("Persoon", "feiten van een persoon", person),
            "gegeven": open("Gegeven", "regels of feiten waarvan de waarde vaststaat", given),
            "verwacht": self.expected(),
            "naam_huishouden": inputs(Entity::Household),
            "naam_persoon": inputs(Entity::Person),
            "naam_of_parameter": names(self.expected_names()),
            "naam": names(self.all().map(|(schema, _)| schema.name.to_string()).collect()),
        })
    }

    /// What a case may expect: values of rules and facts, and parameters.
    fn expected_names(&self) -> Vec<String> {
        let parameters = self.system.definitions.parameters.iter().map(|parameter| parameter.name.clone());
        self.all().map(|(schema, _)| schema.name.to_string()).chain(parameters).collect()
    }

    fn expected(&self) -> Value {
        let value = |schema: &ColumnSchema, help: &str| {
            let one = json!({ "type": ["number", "string", "boolean"], "pattern": NUMBER });
            let many = json!({ "type": "array", "items": one });
            described(any_of(vec![one, many]), schema, help)
        };
        let parameter = |unit: &str, help: &str| json!({ "type": ["number", "string"], "pattern": NUMBER, "description": format!("{help} ({unit})") });
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
            out.push(any_of(vec![own, given]));
        }
        out
    }

    /// The names of this system and no other.
    fn closed(&self) -> Value {
        let named = |list: &str| json!({ "propertyNames": { "$ref": format!("#/$defs/{list}") } });
        json!({ "properties": {
            "huishouden": named("naam_huishouden"),
            "persoon": { "items": named("naam_persoon") },
            "gegeven": named("naam"),
            "verwacht": named("naam_of_parameter"),
        } })
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

/// A block with known names, in which other names are judged elsewhere.
fn open(title: &str, help: &str, properties: Map<String, Value>) -> Value {
    with(named_in_formulas(title, help, json!({})), "properties", Value::Object(properties))
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
        ValueType::Number(_) => json!({ "type": ["number", "string"], "pattern": NUMBER }),
        ValueType::Bool => json!({ "enum": [true, false, "ja", "nee", "true", "false"] }),
        ValueType::Date => json!({ "type": "string", "pattern": DATE }),
        ValueType::Enum(kind) => json!({ "type": "string", "enum": kind.values }),
    }
}

fn one_or_twelve(schema: &ColumnSchema) -> Value {
    let one = one(&schema.value_type);
    if schema.period != Period::Month {
        return one;
    }
    let twelve = json!({ "type": "array", "items": one, "minItems": 12, "maxItems": 12 });
    any_of(vec![one, twelve])
}

fn in_block(schema: &ColumnSchema, help: &str) -> Value {
    described(one_or_twelve(schema), schema, help)
}

/// A given value: for a value of a person a list, in the order of the file, or one where there is one person.
fn given(schema: &ColumnSchema, help: &str) -> Value {
    let value = one_or_twelve(schema);
    let value = match schema.entity {
        Entity::Household => value,
        Entity::Person => any_of(vec![one(&schema.value_type), json!({ "type": "array", "items": value })]),
    };
    described(value, schema, help)
}
