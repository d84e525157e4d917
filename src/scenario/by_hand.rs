//! A household described by hand: a file with `[huishouden]`, `[[persoon]]` and `[gegeven]` to a table of one household.

use crate::diag::{Diagnostic, Diagnostics, Entry, Located, Node, Source, Span, Value, closest, parse_document};
use crate::formats::{self, AS_WRITTEN, Block, Keys, Rule, Words, describe, may, raw_block, raw_blocks};
use crate::rulebook::{InputDef, PeriodOfGiven, System, meant};
use crate::scenario::facts_schema::FactsSchema;
use crate::table::{Column, ColumnSchema, Entity, HouseholdId, MOST_PERSONS, Period, Table, ValueType};
use crate::text::{Text, text};
use crate::units::{
    ADULT, MONTHS, Miswritten, age_on, date_of_days, days_of_date, greatest_written, read_date, read_number,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A household by hand, with the system in which its given values are facts.
#[derive(Debug, Clone)]
pub struct ByHand {
    /// The system; rules that are given are inputs here.
    pub system: Arc<System>,
    /// One household.
    pub facts: Table,
}

/// Reads a household file for a system and year.
///
/// # Errors
/// Every mistake in the file.
pub fn read_household(path: &Path, system: &System, year: i16) -> Result<ByHand, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let (description, _, mut diagnostics) =
        formats::read(&source, &root, text!(the_household_file), &AS_WRITTEN, |keys| described(keys, None));
    let out = build(&description, system, year, &mut diagnostics);
    match out {
        Some(out) if diagnostics.is_empty() => Ok(out),
        _ => Err(diagnostics),
    }
}

impl ByHand {
    /// What the rules take for granted about somebody who leaves in the year without a reason.
    pub fn notes(&self) -> Vec<Text> {
        let (Some(present), Some(reason)) = (self.facts.column("aanwezig"), self.facts.column("reden_vertrek")) else {
            return Vec::new();
        };
        let note = |person: usize| {
            let last = (0..MONTHS).rfind(|month| present.get(person, *month) != 0.0)?;
            (last + 1 < MONTHS && reason.get(person, 0) == 0.0)
                .then(|| text!(person_leaves_unexplained, person = person + 1, month = last + 1))
        };
        (0..self.facts.n_persons()).filter_map(note).collect()
    }
}

/// The declaration of the format, for a system.
pub fn declaration(system: &System) -> Block {
    describe(|keys| {
        described(keys, Some(system));
        keys.rule(Rule::stated(
            Words::new("alle namen zijn die van het stelsel", "all names are those of the system"),
            FactsSchema { system }.closed(),
        ));
    })
}

/// Reads the blocks that describe a household; for a declaration, those of a system.
pub(super) fn described<'a>(keys: &mut Keys<'a>, system: Option<&System>) -> Description<'a> {
    let household =
        keys.get(may("huishouden", raw_block("huishouden"), "feiten van het huishouden", "facts of the household"));
    let persons =
        keys.get(may("persoon", raw_blocks("persoon"), "de personen, met hun feiten", "the persons, with their facts"));
    let given = keys.get(may(
        "gegeven",
        raw_block("gegeven"),
        "regels of feiten waarvan de waarde vaststaat",
        "rules or facts whose value is given",
    ));
    if let Some(system) = system {
        FactsSchema { system }.declare(keys);
    }
    let persons = match persons.map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    Description { source: keys.source(), span: keys.span(), household, persons, given }
}

/// The blocks that describe a household, wherever they stand in a file.
#[derive(Debug)]
pub struct Description<'a> {
    /// The file.
    pub source: &'a Arc<Source>,
    /// The whole description.
    pub span: Span,
    /// `[huishouden]`.
    pub household: Option<&'a Node>,
    /// `[[persoon]]`.
    pub persons: &'a [Node],
    /// `[gegeven]`.
    pub given: Option<&'a Node>,
}

/// A value before it is stored: one, or one per month.
type Stored = Vec<f64>;

/// Builds the table; mistakes go to `diagnostics`.
pub fn build(
    description: &Description<'_>,
    system: &System,
    year: i16,
    diagnostics: &mut Diagnostics,
) -> Option<ByHand> {
    let source = description.source;
    // A mistake of an earlier description is not one of this.
    let before = diagnostics.0.len();
    if description.persons.is_empty() {
        let first_line = description.span.start..description.span.start;
        diagnostics.push(Diagnostic::at(
            "H001",
            source,
            first_line,
            text!(household_no_persons),
            text!(household_no_persons_remedy),
        ));
        return None;
    }
    if description.persons.len() > MOST_PERSONS {
        let first_line = description.span.start..description.span.start;
        let message = text!(household_too_large, count = description.persons.len());
        let remedy = text!(household_too_large_remedy, most = MOST_PERSONS);
        diagnostics.push(Diagnostic::at("H001", source, first_line, message, remedy));
        return None;
    }
    let given_names = entries(description.given);
    let as_given: Vec<(&str, PeriodOfGiven)> =
        given_names.iter().map(|e| (e.key.as_str(), PeriodOfGiven::AsDefined)).collect();
    for entry in given_names {
        if system.id(&entry.key).is_none() {
            diagnostics.push(unknown_name(
                source,
                entry,
                text!(unknown_given, name = &entry.key),
                system.by_name_list(),
            ));
        }
    }
    if diagnostics.0.len() > before {
        return None;
    }
    let system = match system.with_given(&as_given) {
        Ok(system) => Arc::new(system),
        Err(errors) => {
            diagnostics.extend(errors);
            return None;
        }
    };
    let n_persons = description.persons.len();
    let mut table = Table::new(year, vec![HouseholdId(0)], vec![1.0], &[n_persons as u32])
        .expect("one household, one weight, one count");
    let household_values = read_block(source, description.household, Entity::Household, &system, diagnostics);
    let person_values: Vec<_> =
        description.persons.iter().map(|p| read_block(source, Some(p), Entity::Person, &system, diagnostics)).collect();
    check_applicant(description, &system, &person_values, diagnostics);
    check_ages(description, year, &person_values, diagnostics);
    let given = read_given(source, given_names, &system, n_persons, diagnostics);
    for value in &system.values {
        let Some(at) = value.input else { continue };
        let input = &system.definitions.inputs[at];
        let schema = &value.schema;
        let blocks: Vec<&BTreeMap<String, Stored>> = match schema.entity {
            Entity::Household => vec![&household_values],
            Entity::Person => person_values.iter().collect(),
        };
        let lanes = schema.period.lanes();
        let mut values = vec![0.0; lanes * blocks.len()];
        for (entity, block) in blocks.iter().enumerate() {
            let stored = match (given.get(&*schema.name), block.get(&*schema.name)) {
                (Some(per_entity), _) => Some(per_entity[entity].clone()),
                (None, Some(stored)) => Some(stored.clone()),
                (None, None) => input
                    .default
                    .as_deref()
                    .and_then(|text| stored_text(&schema.value_type, text).ok())
                    .map(|v| vec![v]),
            };
            let Some(stored) = stored else {
                let (node, what) = match schema.entity {
                    Entity::Household => (description.household, Text::same("`[huishouden]`")),
                    Entity::Person => (description.persons.get(entity), text!(this_person_block)),
                };
                // What is there with a wrong value is told already.
                if entries(node).iter().chain(given_names).any(|entry| entry.key == *schema.name) {
                    continue;
                }
                let span = node.map_or(description.span.start..description.span.start, |n| n.span.clone());
                diagnostics.push(Diagnostic::at(
                    "H002",
                    source,
                    span,
                    text!(fact_missing, what = what, name = &*schema.name, kind = kind_of(&schema.value_type)),
                    text!(add_key, key = &*schema.name, example = example(&schema.value_type)),
                ));
                continue;
            };
            for lane in 0..lanes {
                values[lane * blocks.len() + entity] = if stored.len() == MONTHS { stored[lane] } else { stored[0] };
            }
        }
        table.insert(Column::new(Arc::clone(schema), values)).expect("values were made to the schema");
    }
    (diagnostics.0.len() == before).then_some(ByHand { system, facts: table })
}

fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|n| &n.value) {
        Some(Value::Table(entries)) => entries,
        _ => &[],
    }
}

fn example(kind: &ValueType) -> String {
    match kind {
        ValueType::Number(_) => "\"1200.00\"".to_owned(),
        ValueType::Bool => "true".to_owned(),
        ValueType::Date => "1990-05-01".to_owned(),
        ValueType::Enum(kind) => format!("\"{}\"", kind.values.first().map_or("", String::as_str)),
    }
}

/// What a fact holds, in one or two words.
fn kind_of(kind: &ValueType) -> Text {
    match kind {
        ValueType::Number(unit) => Text::same(unit.to_string()),
        ValueType::Bool => text!(fact_kind_flag),
        ValueType::Date => text!(fact_kind_date),
        ValueType::Enum(kind) => text!(fact_kind_choice, name = &*kind.name),
    }
}

fn unknown_name<'a>(
    source: &Arc<Source>,
    entry: &Entry,
    message: Text,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let near = closest(&entry.key, known.iter().copied());
    let list =
        if known.len() <= 24 { text!(known_names, known = known.join(", ")) } else { text!(all_names_in_rulebooks) };
    Diagnostic::at("H003", source, entry.key_span.clone(), message, meant(near, list))
}

fn read_block(
    source: &Arc<Source>,
    node: Option<&Node>,
    entity: Entity,
    system: &System,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Stored> {
    let mut out = BTreeMap::new();
    for entry in entries(node) {
        let schema =
            system.id(&entry.key).map(|id| system.value(id)).filter(|v| v.input.is_some() && v.schema.entity == entity);
        let Some(value) = schema else {
            let known = system
                .values
                .iter()
                .filter(|v| v.input.is_some() && v.schema.entity == entity)
                .map(|v| &*v.schema.name);
            let message = match entity {
                Entity::Household => text!(unknown_household_fact, name = &entry.key),
                Entity::Person => text!(unknown_person_fact, name = &entry.key),
            };
            diagnostics.push(unknown_name(source, entry, message, known));
            continue;
        };
        let within =
            |stored: Stored| within_bounds(&stored, &value.schema, input_of(system, &entry.key)).map(|()| stored);
        match stored_node(&value.schema, &entry.node).and_then(within) {
            Ok(stored) => {
                out.insert(entry.key.clone(), stored);
            }
            Err(misfit) => diagnostics.push(wrong_value(source, &entry.key, &entry.node.span, &misfit)),
        }
    }
    out
}

fn wrong_value(source: &Arc<Source>, key: &str, span: &Span, misfit: &Misfit) -> Diagnostic {
    let expected = match misfit {
        Misfit::Expected(expected) => expected,
        Misfit::Miswritten(mistake) => {
            let message = text!(fact_miswritten, key = key, mistake = mistake.message());
            return Diagnostic::at("H004", source, span.clone(), message, mistake.remedy());
        }
        Misfit::Word { found, known } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let word = Located { value: found.clone(), span: span.clone() };
            return Diagnostic { code: "H004", ..formats::unknown_word(source, &word, key, &known) };
        }
    };
    let found = source.text.get(span.clone()).unwrap_or("");
    Diagnostic::at(
        "H004",
        source,
        span.clone(),
        text!(fact_wrong_value, key = key, found = found, expected = expected),
        text!(fact_wrong_value_remedy, key = key, expected = expected),
    )
}

/// The input of that name, where it is one.
fn input_of<'s>(system: &'s System, name: &str) -> Option<&'s InputDef> {
    let at = system.id(name).and_then(|id| system.value(id).input)?;
    system.definitions.inputs.get(at)
}

/// Whether every value lies between what the rulebook says that somebody can have.
fn within_bounds(stored: &[f64], schema: &ColumnSchema, input: Option<&InputDef>) -> Result<(), Misfit> {
    let Some(input) = input else { return Ok(()) };
    let scale = schema.value_type.storage_scale();
    let bound = |bound: Option<Decimal>| bound.and_then(|bound| bound.to_f64()).map(|bound| bound * scale);
    let is_under = bound(input.least).is_some_and(|least| stored.iter().any(|value| *value < least));
    let is_over = bound(input.most).is_some_and(|most| stored.iter().any(|value| *value > most));
    if !is_under && !is_over {
        return Ok(());
    }
    let range = Text::in_each(|language| formats::range_in_words(input.least, input.most, language));
    let is_amount = matches!(schema.value_type, ValueType::Number(unit) if unit.is_money());
    Err(Misfit::Expected(match is_amount {
        true => text!(expected_amount_in_range, range = range),
        false => text!(expected_number_in_range, range = range),
    }))
}

/// Why a written value does not fit.
#[derive(Debug)]
pub enum Misfit {
    /// Another kind of value belongs there, in words.
    Expected(Text),
    /// A number or date that is not written as one.
    Miswritten(Miswritten),
    /// A word that is not in its list.
    Word {
        /// As written.
        found: String,
        /// The list.
        known: Vec<String>,
    },
}

impl From<Miswritten> for Misfit {
    fn from(mistake: Miswritten) -> Misfit {
        Misfit::Miswritten(mistake)
    }
}

/// Given values per name and entity.
fn read_given(
    source: &Arc<Source>,
    names: &[Entry],
    system: &System,
    n_persons: usize,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<Stored>> {
    let mut out = BTreeMap::new();
    for entry in names {
        let Some(id) = system.id(&entry.key) else {
            continue;
        };
        let schema = &system.value(id).schema;
        let result = match schema.entity {
            Entity::Household => stored_node(schema, &entry.node).map(|v| vec![v]),
            Entity::Person => given_persons(schema, &entry.node, n_persons),
        };
        match result {
            Ok(values) => {
                out.insert(entry.key.clone(), values);
            }
            Err(misfit) => diagnostics.push(wrong_value(source, &entry.key, &entry.node.span, &misfit)),
        }
    }
    out
}

fn given_persons(schema: &ColumnSchema, node: &Node, n_persons: usize) -> Result<Vec<Stored>, Misfit> {
    let expected = || Misfit::Expected(text!(expected_one_per_person, persons = n_persons));
    match &node.value {
        Value::List(items) if items.len() == n_persons => items.iter().map(|item| stored_node(schema, item)).collect(),
        Value::List(_) => Err(expected()),
        _ if n_persons == 1 => Ok(vec![stored_node(schema, node)?]),
        _ => Err(expected()),
    }
}

/// One value, or twelve where the schema has months.
fn stored_node(schema: &ColumnSchema, node: &Node) -> Result<Stored, Misfit> {
    if let Value::List(items) = &node.value {
        if schema.period != Period::Month {
            return Err(Misfit::Expected(text!(expected_single_value, name = &*schema.name)));
        }
        if items.len() != MONTHS {
            return Err(Misfit::Expected(text!(expected_twelve_values, found = items.len())));
        }
        return items.iter().map(|item| stored_one(&schema.value_type, &item.value)).collect();
    }
    Ok(vec![stored_one(&schema.value_type, &node.value)?])
}

fn stored_one(kind: &ValueType, value: &Value) -> Result<f64, Misfit> {
    match (kind, value) {
        (ValueType::Bool, Value::Bool(flag)) => Ok(f64::from(u8::from(*flag))),
        (ValueType::Date, Value::Date(date)) => stored_date(*date),
        (_, Value::Text(text) | Value::Number(text)) => stored_text(kind, text),
        _ => Err(expected(kind)),
    }
}

fn expected(kind: &ValueType) -> Misfit {
    Misfit::Expected(match kind {
        ValueType::Number(unit) if unit.is_money() => text!(expected_amount, unit = unit.to_string()),
        ValueType::Number(unit) if kind.storage_scale() > 1.0 => text!(expected_two_decimals, unit = unit.to_string()),
        ValueType::Number(unit) => text!(expected_whole_number, unit = unit.to_string()),
        ValueType::Bool => text!(expected_flag),
        ValueType::Date => text!(expected_date),
        ValueType::Enum(kind) => text!(expected_choice, name = &*kind.name, values = kind.values.join(", ")),
    })
}

fn stored_date(date: Date) -> Result<f64, Misfit> {
    if (1900..=2100).contains(&date.year()) {
        Ok(f64::from(days_of_date(date)))
    } else {
        Err(expected(&ValueType::Date))
    }
}

/// A text as a stored value.
pub fn stored_text(kind: &ValueType, text: &str) -> Result<f64, Misfit> {
    let text = text.trim();
    match kind {
        ValueType::Bool => match text {
            "ja" | "true" => Ok(1.0),
            "nee" | "false" => Ok(0.0),
            _ => Err(expected(kind)),
        },
        ValueType::Date => read_date(text).map_err(Misfit::Miswritten).and_then(stored_date),
        ValueType::Enum(list) => {
            let at = list.values.iter().position(|value| value == text);
            let unknown = || Misfit::Word { found: text.to_owned(), known: list.values.clone() };
            at.map(|at| at as f64).ok_or_else(unknown)
        }
        ValueType::Number(unit) => {
            let value = read_number(text, greatest_written(unit.is_money()))?;
            let scaled = value * Decimal::from(kind.storage_scale() as i64);
            if scaled != scaled.trunc() {
                return Err(expected(kind));
            }
            scaled.to_f64().ok_or_else(|| expected(kind))
        }
    }
}

/// Ages that a household cannot have: born after the year, nobody of age, a child that applies.
fn check_ages(
    description: &Description<'_>,
    year: i16,
    persons: &[BTreeMap<String, Stored>],
    diagnostics: &mut Diagnostics,
) {
    let last_day = jiff::civil::date(year, 12, 31);
    let births: Vec<Option<Date>> = persons
        .iter()
        .map(|person| {
            person.get("geboortedatum").and_then(|days| days.first()).and_then(|days| date_of_days(*days as i32))
        })
        .collect();
    let mut complain = |at: usize, message: Text, remedy: Text| {
        let span = description.persons.get(at).map_or(0..0, |node| node.span.start..node.span.start);
        diagnostics.push(Diagnostic::at("H001", description.source, span, message, remedy));
    };
    for (at, birth) in births.iter().enumerate() {
        if birth.is_some_and(|birth| birth > last_day) {
            let message = text!(person_born_after, person = at + 1, year = year);
            complain(at, message, text!(person_born_after_remedy));
        }
    }
    let ages: Option<Vec<i32>> = births.iter().map(|birth| birth.map(|birth| age_on(birth, last_day))).collect();
    if ages.is_some_and(|ages| ages.iter().all(|age| *age < ADULT)) {
        complain(0, text!(nobody_of_age, year = year, age = ADULT), text!(nobody_of_age_remedy));
    }
}

fn check_applicant(
    description: &Description<'_>,
    system: &System,
    persons: &[BTreeMap<String, Stored>],
    diagnostics: &mut Diagnostics,
) {
    let Some(ValueType::Enum(roles)) = system.id("rol").map(|id| &system.value(id).schema.value_type) else {
        return;
    };
    let position = |role: &str| roles.values.iter().position(|v| v == role).map(|at| at as f64);
    let count = |role: &str| persons.iter().filter(|p| p.get("rol").map(|v| v[0]) == position(role)).count();
    let first_line = description.span.start..description.span.start;
    match count("aanvrager") {
        1 => {}
        0 => diagnostics.push(Diagnostic::at(
            "H001",
            description.source,
            first_line.clone(),
            text!(no_applicant),
            text!(no_applicant_remedy),
        )),
        n => diagnostics.push(Diagnostic::at(
            "H001",
            description.source,
            first_line.clone(),
            text!(several_applicants, count = n),
            text!(several_applicants_remedy),
        )),
    }
    if count("partner") > 1 {
        diagnostics.push(Diagnostic::at(
            "H001",
            description.source,
            first_line,
            text!(several_partners),
            text!(several_partners_remedy),
        ));
    }
}

impl System {
    /// Names of all inputs and rules, in order.
    pub fn by_name_list(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|v| &*v.schema.name)
    }
}
