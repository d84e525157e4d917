//! Resolves names and checks types, units, entities, periods and cycles of a whole system.

use crate::diag::{Diagnostic, Diagnostics, Located, Source, Span, closest};
use crate::rulebook::check::names::{Named, Names};
use crate::rulebook::definitions::{Definitions, Origin};
use crate::rulebook::derived::derive;
use crate::rulebook::functions::is_reserved;
use crate::rulebook::meant::meant;
use crate::rulebook::node::{Node, ValueId};
use crate::rulebook::read::unknown_unit;
use crate::rulebook::system::{System, ValueDef};
use crate::table::{ColumnSchema, Entity, EnumType, Period, ValueType};
use crate::text::{Text, text};
use crate::units::{Unit, greatest_written, read_date, read_number};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

mod calls;
mod expression;
mod names;

impl System {
    /// Checks definitions and makes them a system.
    ///
    /// # Errors
    /// Every mistake found.
    pub fn check(mut definitions: Definitions) -> Result<System, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        derive(&mut definitions, &mut diagnostics);
        let formulas = check_all(&definitions, &mut diagnostics);
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let mut values = Vec::new();
        let (schemas, mut nodes) = formulas;
        let n_inputs = definitions.inputs.len();
        for (position, schema) in schemas.into_iter().enumerate() {
            let Some(schema) = schema else { continue };
            let is_input = position < n_inputs;
            values.push(ValueDef {
                schema,
                input: is_input.then_some(position),
                rule: (!is_input).then(|| position - n_inputs),
                formulas: if is_input { Vec::new() } else { std::mem::take(&mut nodes[position - n_inputs]) },
            });
        }
        let by_name = values.iter().enumerate().map(|(at, v)| (Arc::clone(&v.schema.name), ValueId(at))).collect();
        Ok(System { definitions: Arc::new(definitions), values, by_name })
    }
}

type Checked = (Vec<Option<Arc<ColumnSchema>>>, Vec<Vec<Arc<Node>>>);

fn check_all(definitions: &Definitions, diagnostics: &mut Diagnostics) -> Checked {
    let enums: BTreeMap<&str, &Arc<EnumType>> =
        definitions.enums.iter().map(|e| (e.kind.name.as_str(), &e.kind)).collect();
    let mut schemas = Vec::new();
    for input in &definitions.inputs {
        let kind = value_type(&enums, &input.origin.source, &input.type_text, &input.type_span, diagnostics);
        schemas.push(kind.map(|kind| ColumnSchema::new(&input.name, input.entity, input.period, kind)));
    }
    for rule in &definitions.rules {
        let kind = value_type(&enums, &rule.origin.source, &rule.type_text, &rule.type_span, diagnostics);
        schemas.push(kind.map(|kind| ColumnSchema::new(&rule.name, rule.entity, rule.period, kind)));
    }
    let names = collect_names(definitions, schemas, diagnostics);
    let mut formulas = Vec::new();
    for (position, rule) in definitions.rules.iter().enumerate() {
        let schema = names.schemas[definitions.inputs.len() + position].clone();
        let mut versions = Vec::new();
        for version in &rule.versions {
            let checker = expression::Checker { names: &names, source: &version.file, of: &rule.name };
            if let Some(node) = checker.rule(rule, schema.as_deref(), &version.expr, diagnostics) {
                versions.push(Arc::new(node));
            }
        }
        formulas.push(versions);
    }
    check_schemes(&names, diagnostics);
    check_defaults(&names, diagnostics);
    check_dates(definitions, diagnostics);
    check_cycles(definitions, &formulas, diagnostics);
    (names.schemas, formulas)
}

/// Reads a type as written in `eenheid`.
fn value_type(
    enums: &BTreeMap<&str, &Arc<EnumType>>,
    source: &Arc<Source>,
    text: &str,
    span: &Span,
    diagnostics: &mut Diagnostics,
) -> Option<ValueType> {
    match text {
        "ja/nee" => return Some(ValueType::Bool),
        "datum" => return Some(ValueType::Date),
        _ => {}
    }
    if let Some(name) = text.strip_prefix("opsomming ") {
        let found = enums.get(name.trim()).map(|kind| ValueType::Enum(Arc::clone(kind)));
        if found.is_none() {
            let near = closest(name, enums.keys().copied());
            diagnostics.push(Diagnostic::at(
                "R003",
                source,
                span.clone(),
                text!(enumeration_unknown, name = name),
                meant(near, text!(add_enumeration, name = name)),
            ));
        }
        return found;
    }
    match Unit::parse(text) {
        Ok((unit, _)) => Some(ValueType::Number(unit)),
        Err(_) => {
            diagnostics.push(unknown_unit(source, &Located { value: text.to_owned(), span: span.clone() }));
            None
        }
    }
}

fn collect_names<'a>(
    definitions: &'a Definitions,
    schemas: Vec<Option<Arc<ColumnSchema>>>,
    diagnostics: &mut Diagnostics,
) -> Names<'a> {
    let mut named: BTreeMap<&str, Named> = BTreeMap::new();
    let mut origins: BTreeMap<&str, &Origin> = BTreeMap::new();
    let mut add = |name: &'a str, origin: &'a Origin, meaning: Named| {
        if is_reserved(name) {
            diagnostics.push(Diagnostic::at(
                "R009",
                &origin.source,
                origin.span.clone(),
                text!(name_is_reserved, name = name),
                text!(choose_another_name),
            ));
        }
        if let Some(first) = origins.get(name) {
            diagnostics.push(
                Diagnostic::at(
                    "R009",
                    &origin.source,
                    origin.span.clone(),
                    text!(name_twice, name = name),
                    text!(rename_or_remove_one),
                )
                .also(&first.source, first.span.clone(), text!(name_stands_here_too)),
            );
            return;
        }
        origins.insert(name, origin);
        named.insert(name, meaning);
    };
    for (at, input) in definitions.inputs.iter().enumerate() {
        add(&input.name, &input.origin, Named::Value(ValueId(at)));
    }
    for (at, rule) in definitions.rules.iter().enumerate() {
        add(&rule.name, &rule.origin, Named::Value(ValueId(definitions.inputs.len() + at)));
    }
    for (at, parameter) in definitions.parameters.iter().enumerate() {
        add(&parameter.name, &parameter.origin, Named::Parameter(at));
    }
    for (at, table) in definitions.tables.iter().enumerate() {
        add(&table.name, &table.origin, Named::Table(at));
    }
    for kind in &definitions.enums {
        for (at, value) in kind.kind.values.iter().enumerate() {
            add(value, &kind.origin, Named::EnumValue(Arc::clone(&kind.kind), at as u32));
        }
    }
    Names { definitions, named, schemas, suggested: Cell::new(0) }
}

/// A paying scheme names a month rule and a year rule of the household, in money.
fn check_schemes(names: &Names<'_>, diagnostics: &mut Diagnostics) {
    for scheme in &names.definitions.schemes {
        let wanted = [
            ("maandbedrag", &scheme.month_rule, Period::Month, Unit::EURO_PER_MONTH),
            ("jaarbedrag", &scheme.year_rule, Period::Year, Unit::EURO_PER_YEAR),
            ("ophoging_beslagvrije_voet", &scheme.protected_rule, Period::Month, Unit::EURO_PER_MONTH),
        ];
        for (key, rule, period, unit) in wanted {
            let Some(rule) = rule.as_ref().filter(|rule| !names.definitions.broken.contains(*rule)) else { continue };
            let schema = match names.named.get(rule.as_str()) {
                Some(Named::Value(id)) => names.schema_of(*id),
                _ => None,
            };
            let fits = schema.is_some_and(|s| {
                s.entity == Entity::Household && s.period == period && s.value_type == ValueType::Number(unit)
            });
            if !fits {
                let (period, unit) = (period.dutch(), unit.to_string());
                let message = text!(
                    amount_is_no_such_rule,
                    key = key,
                    rule = rule,
                    scheme = &scheme.id,
                    period = period,
                    unit = &unit,
                );
                let remedy = text!(amount_is_no_such_rule_remedy, period = period, unit = unit);
                let remedy = meant(names.suggestion(rule), remedy);
                let span = scheme.origin.span.clone();
                diagnostics.push(Diagnostic::at("R003", &scheme.origin.source, span, message, remedy));
            }
        }
    }
}

/// The value of `weglaten` must be one that the input can have, and bounds belong to a number.
fn check_defaults(names: &Names<'_>, diagnostics: &mut Diagnostics) {
    for (input, schema) in names.definitions.inputs.iter().zip(&names.schemas) {
        let Some(schema) = schema else { continue };
        let is_bounded = input.least.is_some() || input.most.is_some();
        let falls = input.least.zip(input.most).is_some_and(|(least, most)| least > most);
        if falls || is_bounded && !matches!(schema.value_type, ValueType::Number(_)) {
            diagnostics.push(Diagnostic::at(
                "R005",
                &input.origin.source,
                input.origin.span.clone(),
                text!(bounds_do_not_fit),
                text!(bounds_do_not_fit_remedy),
            ));
        }
        let Some(default) = &input.default else { continue };
        let fits = match &schema.value_type {
            ValueType::Bool => default == "ja" || default == "nee",
            ValueType::Number(unit) => {
                if let Err(mistake) = read_number(default, greatest_written(unit.is_money())) {
                    let (source, span) = (&input.origin.source, input.origin.span.clone());
                    let message = text!(omitted_miswritten, mistake = mistake.message());
                    diagnostics.push(Diagnostic::at("R005", source, span, message, mistake.remedy()));
                }
                true
            }
            ValueType::Date => read_date(default).is_ok(),
            ValueType::Enum(kind) => kind.values.contains(default),
        };
        if !fits {
            diagnostics.push(Diagnostic::at(
                "R005",
                &input.origin.source,
                input.origin.span.clone(),
                text!(omitted_of_other_type, value = default, kind = schema.value_type.dutch()),
                text!(omitted_of_other_type_remedy),
            ));
        }
    }
}

/// A number of the law that has no value at all in the years of the system is of no use in it.
fn check_dates(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    let Some(last) = definitions.years.iter().max() else { return };
    let day = jiff::civil::date(*last, 12, 1);
    let parameters = definitions.parameters.iter().map(|p| (&p.name, &p.origin, p.values.first().map(|v| v.from)));
    let tables = definitions.tables.iter().map(|t| (&t.name, &t.origin, t.values.first().map(|v| v.from)));
    for (name, origin, first) in parameters.chain(tables) {
        if first.is_none_or(|first| first > day) {
            let message = match first {
                Some(from) => text!(value_too_late, name = name, from = from.to_string(), last = *last),
                None => text!(value_never, name = name, last = *last),
            };
            let remedy = text!(add_value_within_system);
            diagnostics.push(Diagnostic::at("R010", &origin.source, origin.span.clone(), message, remedy));
        }
    }
}

/// Most rules of a circle that are named; a file may chain thousands.
const SHOWN_OF_CIRCLE: usize = 6;

fn check_cycles(definitions: &Definitions, formulas: &[Vec<Arc<Node>>], diagnostics: &mut Diagnostics) {
    let n_inputs = definitions.inputs.len();
    let uses: Vec<Vec<usize>> = formulas
        .iter()
        .map(|versions| {
            let ids = versions.iter().flat_map(|node| node.values());
            ids.filter_map(|id| id.0.checked_sub(n_inputs)).collect()
        })
        .collect();
    // 0: not seen, 1: on the path, 2: done. An explicit stack: a file may chain thousands of rules.
    let mut state = vec![0_u8; uses.len()];
    for start in 0..uses.len() {
        if state[start] != 0 {
            continue;
        }
        let mut path = vec![(start, 0_usize)];
        state[start] = 1;
        while let Some((rule, next)) = path.last_mut() {
            let rule = *rule;
            if let Some(used) = uses[rule].get(*next).copied() {
                *next += 1;
                if state[used] == 0 {
                    state[used] = 1;
                    path.push((used, 0));
                } else if state[used] == 1 {
                    let from = path.iter().position(|(r, _)| *r == used).unwrap_or(0);
                    diagnostics.push(in_circle(definitions, &path[from..]));
                }
            } else {
                state[rule] = 2;
                path.pop();
            }
        }
    }
}

/// The mistake that these rules, each with what it uses next, refer to each other, the last one to the first.
fn in_circle(definitions: &Definitions, circle: &[(usize, usize)]) -> Diagnostic {
    let shown: Vec<_> = circle.iter().take(SHOWN_OF_CIRCLE).map(|(at, _)| &definitions.rules[*at]).collect();
    let mut names: Vec<Text> = shown.iter().map(|rule| Text::same(&rule.name)).collect();
    if circle.len() > shown.len() {
        names.push(text!(more_rules_in_circle, count = circle.len() - shown.len()));
    }
    names.push(Text::same(&shown[0].name));
    let message = text!(rules_in_circle, circle = Text::joined(&names, " → "));
    let first = &shown[0].origin;
    let remedy = text!(rules_in_circle_remedy);
    let mut diagnostic = Diagnostic::at("R008", &first.source, first.span.clone(), message, remedy);
    for other in &shown[1..] {
        let origin = &other.origin;
        diagnostic = diagnostic.also(&origin.source, origin.span.clone(), text!(in_the_circle));
    }
    diagnostic
}
