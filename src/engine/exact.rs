//! The meaning of a rulebook: one household, in exact decimals.
//!
//! Every part of a formula is computed as the law writes it, without rounding but where a rule rounds. This
//! evaluator judges the one in columns and explains decisions.

use crate::engine::EngineError;
use crate::engine::months::{EqualMonths, Lanes};
use crate::rulebook::{AgeAt, Comparison, Direction, Node, Op, PersonFold, Plan, Ranking, TableKind, ValueId};
use crate::table::{Column, ColumnSchema, Entity, Period, Table, ValueType};
use crate::units::{Exact, MONTHS, Month, age_on, date_of_days, days_of_date, months_between};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// A value of any type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number in its unit (euros, not cents).
    Number(Exact),
    /// A truth value.
    Bool(bool),
    /// Days since 1970.
    Date(i32),
    /// Position in an enumeration.
    Enum(u32),
}

/// All values of one household that a plan computes.
#[derive(Debug, Clone)]
pub struct HouseholdValues {
    persons: usize,
    /// Per value of the system: month by month, entity by entity.
    values: Vec<Option<Vec<Value>>>,
}

impl HouseholdValues {
    /// The value of entity `entity` (0 for the household) in a month; `None` when the plan does not compute it.
    pub fn get(&self, plan: &Plan, id: ValueId, entity: usize, month: usize) -> Option<Value> {
        let schema = &plan.system.value(id).schema;
        let n = if schema.entity == Entity::Person { self.persons } else { 1 };
        let lane = if schema.period == Period::Month { month } else { 0 };
        self.values[id.0].as_ref().and_then(|values| values.get(lane * n + entity)).copied()
    }

    /// Number of persons.
    pub fn persons(&self) -> usize {
        self.persons
    }
}

/// Evaluates the household at `position` of `facts`.
///
/// # Errors
/// A missing or wrong input, a division by nil, a number that does not fit.
pub fn evaluate_household(plan: &Plan, facts: &Table, position: usize) -> Result<HouseholdValues, EngineError> {
    evaluate_with(plan, &EqualMonths::new(plan), facts, position)
}

/// As [`evaluate_household`], for many households of one plan.
pub(super) fn evaluate_with(
    plan: &Plan,
    equal_months: &EqualMonths,
    facts: &Table,
    position: usize,
) -> Result<HouseholdValues, EngineError> {
    if plan.year != facts.year {
        return Err(EngineError::WrongYear { plan: plan.year, facts: facts.year });
    }
    let persons = facts.persons_of(position);
    let n_persons = persons.len();
    let mut state = State {
        plan,
        household: facts.households[position].0,
        rule: "",
        out: HouseholdValues { persons: n_persons, values: vec![None; plan.system.values.len()] },
    };
    let mut lanes: Lanes = vec![[0; MONTHS]; plan.system.values.len()];
    for id in &plan.order {
        let definition = plan.system.value(*id);
        let schema = &definition.schema;
        let n = if schema.entity == Entity::Person { n_persons } else { 1 };
        let mut values = Vec::with_capacity(n * schema.period.lanes());
        match &plan.formulas[id.0] {
            None => {
                let column = input_column(facts, schema)?;
                let first = if schema.entity == Entity::Person { persons.start } else { position };
                for month in 0..schema.period.lanes() {
                    for entity in 0..n {
                        let stored = column.get(first + entity, month);
                        values.push(from_stored(&schema.value_type, stored).ok_or_else(|| {
                            state.failure(&schema.name, &format!("het feit {stored} is geen waarde van dit type"))
                        })?);
                    }
                    lanes[id.0][month] = lane_of(&values, n, month, &lanes[id.0]);
                }
            }
            Some(formula) => {
                state.rule = &schema.name;
                for month in 0..schema.period.lanes() {
                    if let Some(earlier) = equal_months.earlier(*id, month, &lanes) {
                        values.extend_from_within(earlier * n..(earlier + 1) * n);
                        lanes[id.0][month] = lanes[id.0][earlier];
                        continue;
                    }
                    for entity in 0..n {
                        let person = (schema.entity == Entity::Person).then_some(entity);
                        values.push(state.eval(formula, person, month)?);
                    }
                    lanes[id.0][month] = lane_of(&values, n, month, &lanes[id.0]);
                }
            }
        }
        state.out.values[id.0] = Some(values);
    }
    Ok(state.out)
}

/// The first month with the values of this one, which is the last; the month before and January are compared.
fn lane_of(values: &[Value], n: usize, month: usize, lanes: &[u8; MONTHS]) -> u8 {
    let of_month = |month: usize| &values[month * n..(month + 1) * n];
    let mut earlier = month.checked_sub(1).into_iter().chain((month > 1).then_some(0));
    earlier.find(|earlier| of_month(*earlier) == of_month(month)).map_or(month as u8, |earlier| lanes[earlier])
}

/// The column of an input, with the entity, period and type that the plan reads.
pub(super) fn input_column<'a>(facts: &'a Table, schema: &ColumnSchema) -> Result<&'a Column, EngineError> {
    let column =
        facts.column(&schema.name).ok_or_else(|| EngineError::MissingInput { name: schema.name.to_string() })?;
    let describe =
        |s: &ColumnSchema| format!("per {} voor {} in {}", s.period.dutch(), s.entity.dutch(), s.value_type.dutch());
    let found = &column.schema;
    // A fact for the whole year is as good as one that never changes, and one per month may be the same twelve times.
    let same_period = found.period == schema.period || found.period != Period::Month;
    if found.entity != schema.entity || found.value_type != schema.value_type || !same_period {
        return Err(EngineError::WrongSchema {
            name: schema.name.to_string(),
            found: describe(found),
            expected: describe(schema),
        });
    }
    Ok(column)
}

fn from_stored(kind: &ValueType, stored: f64) -> Option<Value> {
    let whole = stored.to_i64().filter(|_| stored.is_finite() && stored == stored.trunc())?;
    Some(match kind {
        ValueType::Number(_) => {
            let number = match kind.storage_scale() {
                1.0 => Decimal::from(whole),
                100.0 => Decimal::new(whole, 2).normalize(),
                scale => Decimal::from(whole) / Decimal::from_f64(scale)?,
            };
            Value::Number(Exact::from(number))
        }
        ValueType::Bool => Value::Bool(whole != 0),
        ValueType::Date => Value::Date(i32::try_from(whole).ok()?),
        ValueType::Enum(values) => {
            Value::Enum(u32::try_from(whole).ok().filter(|at| (*at as usize) < values.values.len())?)
        }
    })
}

/// A value as stored in a table: money rounded to the cent, half away from nil; other numbers as they are.
pub(super) fn to_stored(kind: &ValueType, value: Value) -> f64 {
    match value {
        Value::Number(number) => match kind {
            ValueType::Number(unit) if unit.is_money() => {
                let cents =
                    crate::units::Rounding { mode: crate::units::RoundingMode::HalfUp, step: Decimal::new(1, 2) }
                        .apply(number);
                cents.to_decimal().saturating_mul(Decimal::ONE_HUNDRED).to_f64().unwrap_or(f64::NAN)
            }
            _ => {
                let scale = Decimal::from_f64(kind.storage_scale()).unwrap_or(Decimal::ONE);
                decimal_to_f64(number.to_decimal().saturating_mul(scale))
            }
        },
        Value::Bool(flag) => f64::from(u8::from(flag)),
        Value::Date(days) => f64::from(days),
        Value::Enum(at) => f64::from(at),
    }
}

/// The nearest `f64`, the same on every machine: through text, which rounds correctly.
pub(super) fn decimal_to_f64(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or(f64::NAN)
}

struct State<'a> {
    plan: &'a Plan,
    household: u32,
    rule: &'a str,
    out: HouseholdValues,
}

impl State<'_> {
    fn failure(&self, rule: &str, reason: &str) -> EngineError {
        EngineError::NoResult { household: self.household, rule: rule.to_owned(), reason: reason.to_owned() }
    }

    fn eval(&self, node: &Node, person: Option<usize>, month: usize) -> Result<Value, EngineError> {
        eval(
            &Context { plan: self.plan, values: &self.out, household: self.household, rule: self.rule },
            node,
            person,
            month,
        )
    }
}

/// What a part of a formula is evaluated in.
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) values: &'a HouseholdValues,
    pub(super) household: u32,
    pub(super) rule: &'a str,
}

impl Context<'_> {
    fn failure(&self, reason: &str) -> EngineError {
        EngineError::NoResult { household: self.household, rule: self.rule.to_owned(), reason: reason.to_owned() }
    }

    fn broken(&self) -> EngineError {
        self.failure("de formule is niet gecontroleerd")
    }
}

/// The value of one part, for a person or the household, in a month.
pub(super) fn eval(
    context: &Context<'_>,
    node: &Node,
    person: Option<usize>,
    month: usize,
) -> Result<Value, EngineError> {
    let part = |at: usize| eval(context, &node.args[at], person, month);
    let number = |at: usize| match part(at)? {
        Value::Number(number) => Ok(number),
        _ => Err(context.broken()),
    };
    let truth = |at: usize| match part(at)? {
        Value::Bool(flag) => Ok(flag),
        _ => Err(context.broken()),
    };
    let in_month = |month: usize| eval(context, &node.args[0], person, month);
    let number_in = |month: usize| match in_month(month)? {
        Value::Number(number) => Ok(number),
        _ => Err(context.broken()),
    };
    let value = match &node.op {
        Op::Number(value) => Value::Number(Exact::from(*value)),
        Op::Bool(flag) => Value::Bool(*flag),
        Op::Date(days) => Value::Date(*days),
        Op::EnumValue(at) => Value::Enum(*at),
        Op::Value(id) => {
            let schema = &context.plan.system.value(*id).schema;
            let entity = if schema.entity == Entity::Person { person.ok_or_else(|| context.broken())? } else { 0 };
            context.values.get(context.plan, *id, entity, month).ok_or_else(|| context.broken())?
        }
        Op::Parameter(at) => {
            let lane = if node.period == Period::Month { month } else { 0 };
            let months = context.plan.parameters[*at].as_ref().ok_or_else(|| context.broken())?;
            Value::Number(Exact::from(months[lane]))
        }
        Op::Negate => Value::Number(-number(0)?),
        Op::Not => Value::Bool(!truth(0)?),
        Op::Add => Value::Number(number(0)? + number(1)?),
        Op::Sub => Value::Number(number(0)? - number(1)?),
        Op::Mul => Value::Number(number(0)? * number(1)?),
        Op::Div => {
            let (above, below) = (number(0)?, number(1)?);
            if below.is_zero() {
                return Err(context.failure("deling door nul"));
            }
            Value::Number(above.checked_div(below).ok_or_else(|| context.failure("het quotiënt is te groot"))?)
        }
        Op::And => Value::Bool(truth(0)? && truth(1)?),
        Op::Or => Value::Bool(truth(0)? || truth(1)?),
        Op::Compare(comparison) => {
            Value::Bool(compare(*comparison, part(0)?, part(1)?).ok_or_else(|| context.broken())?)
        }
        Op::If => {
            if truth(0)? {
                part(1)?
            } else {
                part(2)?
            }
        }
        Op::Min | Op::Max => {
            let mut best = number(0)?;
            for at in 1..node.args.len() {
                let other = number(at)?;
                best = if node.op == Op::Min { best.min(other) } else { best.max(other) };
            }
            Value::Number(best)
        }
        Op::Round(rounding) => Value::Number(rounding.apply(number(0)?)),
        Op::Brackets(at) | Op::Lookup(at) => Value::Number(table_value(context, *at, node.period, month, number(0)?)?),
        Op::Persons(fold) => over_persons(context, *fold, &node.args, month)?,
        Op::SumMonths | Op::MeanYear => {
            let mut sum = Exact::ZERO;
            for month in 0..MONTHS {
                sum = sum + number_in(month)?;
            }
            Value::Number(if node.op == Op::SumMonths { sum } else { sum.div_decimal(Decimal::from(12)) })
        }
        Op::MaxMonths => {
            let mut best = number_in(0)?;
            for month in 1..MONTHS {
                best = best.max(number_in(month)?);
            }
            Value::Number(best)
        }
        Op::AllMonths | Op::AnyMonth => {
            let all = node.op == Op::AllMonths;
            let mut out = all;
            for month in 0..MONTHS {
                match in_month(month)? {
                    Value::Bool(flag) if all => out &= flag,
                    Value::Bool(flag) => out |= flag,
                    _ => return Err(context.broken()),
                }
            }
            Value::Bool(out)
        }
        Op::January => in_month(0)?,
        Op::QuarterStart => in_month(Month(month as u8).quarter_start().index())?,
        Op::CountMonths => {
            let mut count = 0_i64;
            for month in 0..MONTHS {
                count += i64::from(in_month(month)? == Value::Bool(true));
            }
            Value::Number(Exact::from(count))
        }
        Op::Rank(ranking) => rank(context, *ranking, &node.args, person, month)?,
        Op::ReferenceDate => Value::Date(reference_day(node.period, context.plan.year, month)),
        Op::YearOf => Value::Number(Exact::from(i64::from(date(context, part(0)?)?.year()))),
        Op::MonthsBetween => {
            let months = months_between(date(context, part(0)?)?, date(context, part(1)?)?);
            Value::Number(Exact::from(i64::from(months)))
        }
        Op::Previous(months) => in_month(month.saturating_sub(usize::from(*months)))?,
        Op::MeanMonths(months) => {
            let first = (month + 1).saturating_sub(usize::from(*months));
            let mut sum = Exact::ZERO;
            for month in first..=month {
                sum = sum + number_in(month)?;
            }
            Value::Number(sum.div_decimal(Decimal::from(month + 1 - first)))
        }
        Op::Scale(above, below) => {
            Value::Number((number(0)? * Exact::from(i64::from(*above))).div_decimal(Decimal::from(*below)))
        }
        Op::Age(at) => {
            let birth = date(context, part(0)?)?;
            Value::Number(Exact::from(i64::from(age_on(birth, age_day(*at, context.plan.year, month)))))
        }
        Op::Born => match part(0)? {
            Value::Date(days) => Value::Bool(days <= days_of_date(Month(month as u8).first_day(context.plan.year))),
            _ => return Err(context.broken()),
        },
    };
    match value {
        Value::Number(number) if number.is_too_large() => Err(context.failure("een getal is te groot")),
        _ => Ok(value),
    }
}

fn date(context: &Context<'_>, value: Value) -> Result<jiff::civil::Date, EngineError> {
    match value {
        Value::Date(days) => date_of_days(days).ok_or_else(|| context.failure("een datum buiten de kalender")),
        _ => Err(context.broken()),
    }
}

/// The day of a rule as days since 1970: first of the month, or 1 January.
pub(super) fn reference_day(period: Period, year: i16, month: usize) -> i32 {
    let month = if period == Period::Month { month } else { 0 };
    days_of_date(Month(month as u8).first_day(year))
}

/// The day on which an age is taken.
pub(super) fn age_day(at: AgeAt, year: i16, month: usize) -> jiff::civil::Date {
    match at {
        AgeAt::MonthStart => Month(month as u8).first_day(year),
        AgeAt::QuarterStart => Month(month as u8).quarter_start().first_day(year),
        AgeAt::YearStart => jiff::civil::date(year, 1, 1),
        AgeAt::YearEnd => jiff::civil::date(year, 12, 31),
    }
}

fn compare(comparison: Comparison, left: Value, right: Value) -> Option<bool> {
    let order = match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.cmp(&b),
        (Value::Date(a), Value::Date(b)) => a.cmp(&b),
        (Value::Enum(a), Value::Enum(b)) => a.cmp(&b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(&b),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    })
}

fn table_value(
    context: &Context<'_>,
    table: usize,
    period: Period,
    month: usize,
    x: Exact,
) -> Result<Exact, EngineError> {
    let resolved = context.plan.tables[table].as_ref().ok_or_else(|| context.broken())?;
    let rows = &resolved.rows[if period == Period::Month { month } else { 0 }];
    match resolved.kind {
        TableKind::Lookup => rows
            .iter()
            .find(|row| row.limit.is_none_or(|limit| x <= Exact::from(limit)))
            .map(|row| Exact::from(row.value))
            .ok_or_else(|| context.broken()),
        TableKind::Brackets => {
            let mut sum = Exact::ZERO;
            let mut from = Exact::ZERO;
            for row in rows.iter() {
                let to = row.limit.map_or(x, |limit| x.min(Exact::from(limit)));
                sum = sum + (to - from).max(Exact::ZERO) * Exact::from(row.value);
                from = row.limit.map_or(from, Exact::from);
            }
            Ok(sum)
        }
    }
}

/// The place of a person among those who meet the condition, from one; nil for who does not meet it.
fn rank(
    context: &Context<'_>,
    ranking: Ranking,
    args: &[Node],
    person: Option<usize>,
    month: usize,
) -> Result<Value, EngineError> {
    let person = person.ok_or_else(|| context.broken())?;
    let counts = |who: usize| Ok(eval(context, &args[0], Some(who), month)? == Value::Bool(true));
    if !counts(person)? {
        return Ok(Value::Number(Exact::ZERO));
    }
    let keys = [Some(ranking.first), ranking.second];
    let mut place = 1_i64;
    for other in (0..context.values.persons).filter(|other| *other != person) {
        if !counts(other)? {
            continue;
        }
        let mut order = std::cmp::Ordering::Equal;
        for (direction, key) in keys.into_iter().flatten().zip(&args[1..]) {
            let (theirs, own) = (eval(context, key, Some(other), month)?, eval(context, key, Some(person), month)?);
            let ascending = match (theirs, own) {
                (Value::Number(a), Value::Number(b)) => a.cmp(&b),
                (Value::Date(a), Value::Date(b)) => a.cmp(&b),
                _ => return Err(context.broken()),
            };
            order = if direction == Direction::Ascending { ascending } else { ascending.reverse() };
            if order.is_ne() {
                break;
            }
        }
        place += i64::from(order.then(other.cmp(&person)).is_lt());
    }
    Ok(Value::Number(Exact::from(place)))
}

fn over_persons(context: &Context<'_>, fold: PersonFold, args: &[Node], month: usize) -> Result<Value, EngineError> {
    let mut count = 0_i64;
    let mut sum = Exact::ZERO;
    let mut extreme: Option<Exact> = None;
    for person in 0..context.values.persons {
        if let Some(filter) = args.get(1)
            && eval(context, filter, Some(person), month)? != Value::Bool(true)
        {
            continue;
        }
        match eval(context, &args[0], Some(person), month)? {
            Value::Bool(flag) => count += i64::from(flag),
            Value::Number(number) => {
                sum = sum + number;
                extreme = Some(match (fold, extreme) {
                    (PersonFold::Min, Some(best)) => best.min(number),
                    (_, Some(best)) => best.max(number),
                    (_, None) => number,
                });
            }
            _ => return Err(context.broken()),
        }
    }
    Ok(match fold {
        PersonFold::Sum => Value::Number(sum),
        PersonFold::Count => Value::Number(Exact::from(count)),
        PersonFold::Any => Value::Bool(count > 0),
        PersonFold::Max | PersonFold::Min => Value::Number(extreme.unwrap_or(Exact::ZERO)),
    })
}
