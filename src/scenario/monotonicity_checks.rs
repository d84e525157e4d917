//! Shape checks beside the cases: how a value must run when one fact or given value runs, over a grid and through both
//! evaluators. A wrong formula that passes every single case shows here.

use crate::diag::{Diagnostic, Diagnostics, Entry, Located, Node, Source, Value, closest, parse_document};
use crate::engine::{Columns, Evaluate, evaluate_household};
use crate::rulebook::{Plan, System, ValueId, meant};
use crate::scenario::by_hand::{ByHand, Description, build};
use crate::scenario::case_file::{Demand, WrittenShape, read_case_file};
use crate::scenario::cases::{Systems, case_files};
use crate::table::{Column, Entity, Period, ValueType};
use crate::text::{Text, text};
use crate::units::{Exact, Rounding, RoundingMode};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A month, for a value per month, and the value at every point of the grid.
type Lane = (Option<usize>, Vec<Decimal>);

/// Most points of a grid.
const MOST_POINTS: usize = 20_000;

/// One shape check.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Name for people.
    pub name: String,
    /// File it stands in.
    pub file: String,
    /// Where the claim comes from.
    pub origin: String,
    household: ByHand,
    year: i16,
    along: ValueId,
    /// Which person runs, for a value of a person.
    person: usize,
    points: Vec<Decimal>,
    target: String,
    demand: Demand,
    /// Largest change that is no jump: the slope times the step, and rounding.
    allowed: Decimal,
    /// Rounding that hides no wrong direction.
    slack: Decimal,
    exceptions: Vec<Decimal>,
}

/// Where the demand is not met.
#[derive(Debug, Clone, PartialEq)]
pub enum Breach {
    /// Between two points of the grid.
    Step {
        /// Where the running value is before and after.
        at: (Decimal, Decimal),
        /// The value looked at before and after.
        value: (Decimal, Decimal),
        /// Month (0–11) for a value per month.
        month: Option<usize>,
    },
    /// A listed exception that does not occur.
    Stale(Decimal),
    /// The two evaluators differ, or one has no result.
    NoResult(Text),
}

/// Reads the shape checks of a system and of the overlays beside it, in order of the files.
///
/// # Errors
/// Every mistake in them; mistakes in the cases are told by [`super::cases::read_cases`].
pub fn read_shapes(folder: &Path, system: &System) -> Result<Vec<Shape>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut systems = Systems { folder, plain: system, laid_over: BTreeMap::new() };
    let mut out = Vec::new();
    for file in case_files(folder) {
        // What cannot be read at all is told with the cases.
        let Ok(source) = Source::read(&file) else { continue };
        let Ok(root) = parse_document(&source) else { continue };
        let (written, _) = read_case_file(&source, &root);
        let mut told = Diagnostics::default();
        let Some(system) = systems.of_file(&source, &written.overlays, &file, &mut told) else { continue };
        for shape in written.shapes {
            out.extend(read_shape(&source, shape, system, &mut diagnostics));
        }
    }
    diagnostics.into_result(out)
}

fn read_shape(
    source: &Arc<Source>,
    written: WrittenShape<'_>,
    system: &System,
    diagnostics: &mut Diagnostics,
) -> Option<Shape> {
    let before = diagnostics.0.len();
    let along_id = number_value(source, &written.along, system, diagnostics);
    number_value(source, &written.target, system, diagnostics);
    let (from, to, step) = written.points;
    let mut complain = |what: Text, remedy: Text| {
        diagnostics.push(Diagnostic::at("C004", source, written.span.clone(), what, remedy));
    };
    // More steps than a number can hold are too many.
    let steps = || to.checked_sub(from)?.checked_div(step)?.to_usize();
    let count = if step > Decimal::ZERO && to > from { steps().unwrap_or(usize::MAX) } else { 0 };
    if count == 0 || count > MOST_POINTS {
        complain(text!(shape_no_points), text!(shape_no_points_remedy));
    }
    let along_id = along_id?;
    let persons = written.household.persons.len();
    let schema = &system.value(along_id).schema;
    let whole = |person: Decimal| person.to_usize().filter(|_| person.fract().is_zero());
    let person_at = written.person.map_or(Some(1), whole).unwrap_or(0);
    let fits = schema.entity == Entity::Household || (1..=persons.max(1)).contains(&person_at);
    if !fits || (schema.entity == Entity::Person && persons > 1 && written.person.is_none()) {
        complain(text!(shape_of_whom), text!(shape_of_whom_remedy));
    }
    let scale = Decimal::from(schema.value_type.storage_scale() as i64);
    let is_whole = |x: &Decimal| x.checked_mul(scale).is_some_and(|scaled| scaled.fract().is_zero());
    if ![from, step].iter().all(is_whole) {
        complain(text!(shape_point_no_value), text!(shape_point_no_value_remedy));
    }
    if diagnostics.0.len() > before {
        return None;
    }
    let given = given_from(&written, system, along_id);
    let description = Description { given: Some(&given), ..written.household };
    let year = written.date.year();
    let household = build(&description, system, year, diagnostics)?;
    let along = household.system.id(&written.along.value)?;
    Some(Shape {
        name: written.name,
        file: source.name.clone(),
        origin: written.origin,
        household,
        year,
        along,
        person: person_at.saturating_sub(1),
        points: (0..=count).map(|n| from + step * Decimal::from(n)).collect(),
        target: written.target.value,
        demand: written.demand,
        allowed: written.slope * step + written.slack,
        slack: written.slack,
        exceptions: written.exceptions,
    })
}

/// What is given: a rule that runs is given from outside, and its first point stands for it until the grid is laid.
fn given_from(written: &WrittenShape<'_>, system: &System, along: ValueId) -> Node {
    let mut entries: Vec<Entry> = match written.household.given.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.clone(),
        _ => Vec::new(),
    };
    let name = &written.along;
    if system.value(along).rule.is_some() && !entries.iter().any(|entry| entry.key == name.value) {
        let start = Node { span: name.span.clone(), value: Value::Text(written.points.0.to_string()) };
        let value = if system.value(along).schema.entity == Entity::Person {
            Node { span: name.span.clone(), value: Value::List(vec![start; written.household.persons.len()]) }
        } else {
            start
        };
        entries.push(Entry { key: name.value.clone(), key_span: name.span.clone(), node: value });
    }
    Node { span: written.span.clone(), value: Value::Table(entries) }
}

fn number_value(
    source: &Arc<Source>,
    name: &Located<String>,
    system: &System,
    diagnostics: &mut Diagnostics,
) -> Option<ValueId> {
    let id = system.id(&name.value);
    let is_number = |id: &ValueId| matches!(system.value(*id).schema.value_type, ValueType::Number(_));
    let found = id.filter(is_number);
    if found.is_none() {
        let near = closest(&name.value, system.by_name_list()).filter(|_| id.is_none());
        diagnostics.push(Diagnostic::at(
            "C004",
            source,
            name.span.clone(),
            text!(shape_no_number, name = &name.value),
            meant(near, text!(shape_no_number_remedy)),
        ));
    }
    found
}

impl Shape {
    /// Names of the value that runs and of the value that is looked at.
    pub fn names(&self) -> (&str, &str) {
        (&self.household.system.value(self.along).schema.name, &self.target)
    }

    /// Runs the grid through both evaluators; empty when the demand is met everywhere.
    pub fn run(&self) -> Vec<Breach> {
        match self.values() {
            Ok(lanes) => lanes.iter().flat_map(|(month, values)| self.judge(*month, values)).collect(),
            Err(reason) => vec![Breach::NoResult(reason)],
        }
    }

    /// The value looked at over the grid, per month and person.
    fn values(&self) -> Result<Vec<Lane>, Text> {
        let n = self.points.len();
        let mut facts = self.household.facts.gather(&vec![0; n]);
        let schema = Arc::clone(&self.household.system.value(self.along).schema);
        if let Some(column) = facts.column(&schema.name) {
            let mut values = column.values.clone();
            let total = facts.n_entities(schema.entity);
            let scale = Decimal::from(schema.value_type.storage_scale() as i64);
            for lane in 0..schema.period.lanes() {
                for (position, point) in self.points.iter().enumerate() {
                    let at = match schema.entity {
                        Entity::Household => position,
                        Entity::Person => facts.persons_of(position).start + self.person,
                    };
                    values[lane * total + at] = (point * scale).to_f64().ok_or_else(|| text!(point_too_large))?;
                }
            }
            facts.insert(Column::new(Arc::clone(&schema), values)).map_err(said)?;
        }
        let plan =
            Arc::new(Plan::new(&self.household.system, self.year, &[&self.target]).map_err(|error| error.told())?);
        let columns = Columns::compile(Arc::clone(&plan)).evaluate(&facts).map_err(|error| error.told())?;
        let id = self.household.system.id(&self.target).ok_or_else(|| text!(value_not_there))?;
        let column = columns.column(&self.target).ok_or_else(|| text!(value_not_there))?;
        let (target, persons) = (&column.schema, facts.persons_of(0).len());
        let entities = if target.entity == Entity::Person { persons } else { 1 };
        let mut lanes: Vec<Lane> = (0..target.period.lanes())
            .flat_map(|month| {
                vec![((target.period == Period::Month).then_some(month), Vec::with_capacity(n)); entities]
            })
            .collect();
        for position in 0..n {
            let exact = evaluate_household(&plan, &facts, position).map_err(|error| error.told())?;
            for month in 0..target.period.lanes() {
                for entity in 0..entities {
                    let value = match exact.get(&plan, id, entity, month) {
                        Some(crate::engine::Value::Number(number)) => number,
                        _ => return Err(text!(value_no_number)),
                    };
                    let at = if target.entity == Entity::Person { position * persons + entity } else { position };
                    if matches!(&target.value_type, ValueType::Number(unit) if unit.is_money()) {
                        let fast = Decimal::from_f64_retain(column.get(at, month)).unwrap_or_default();
                        if fast != cents(value) * Decimal::ONE_HUNDRED {
                            return Err(text!(fast_differs_at, point = self.points[position].to_string()));
                        }
                    }
                    lanes[month * entities + entity].1.push(value.to_decimal());
                }
            }
        }
        Ok(lanes)
    }

    fn judge(&self, month: Option<usize>, values: &[Decimal]) -> Vec<Breach> {
        let mut open = self.exceptions.clone();
        let mut out = Vec::new();
        for (points, pair) in self.points.windows(2).zip(values.windows(2)) {
            let change = pair[1] - pair[0];
            let met = match self.demand {
                Demand::Falls => change < Decimal::ZERO,
                Demand::Rises => change > Decimal::ZERO,
                Demand::NeverHigher => change <= self.slack,
                Demand::NeverLower => change >= -self.slack,
                Demand::Continuous => change.abs() <= self.allowed,
            };
            if met {
                continue;
            }
            let listed = open.iter().position(|size| (change.abs() - size).abs() <= self.allowed.max(self.slack));
            match listed {
                Some(at) => {
                    open.remove(at);
                }
                None => out.push(Breach::Step { at: (points[0], points[1]), value: (pair[0], pair[1]), month }),
            }
        }
        out.extend(open.into_iter().map(Breach::Stale));
        out
    }
}

/// An error that has one wording.
fn said(error: impl std::error::Error) -> Text {
    Text::same(error.to_string())
}

fn cents(value: Exact) -> Decimal {
    Rounding { mode: RoundingMode::HalfUp, step: Decimal::new(1, 2) }.apply(value).to_decimal()
}
