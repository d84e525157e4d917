//! The value of one part of a formula.

use crate::engine::EngineError;
use crate::engine::exact::value::{HouseholdValues, Value};
use crate::rulebook::{AgeAt, Comparison, Direction, Node, Op, PersonFold, Plan, Ranking, TableKind};
use crate::table::{Entity, Period};
use crate::text::{Text, text};
use crate::units::{Exact, MONTHS, Month, age_on, date_of_days, days_of_date, months_between};
use rust_decimal::Decimal;

/// What a part of a formula is evaluated in.
pub(in crate::engine) struct Context<'a> {
    pub(in crate::engine) plan: &'a Plan,
    pub(in crate::engine) values: &'a HouseholdValues,
    pub(in crate::engine) household: u64,
    pub(in crate::engine) rule: &'a str,
}

impl Context<'_> {
    fn failure(&self, reason: Text) -> EngineError {
        EngineError::NoResult { household: self.household, rule: self.rule.to_owned(), reason }
    }

    fn broken(&self) -> EngineError {
        self.failure(text!(formula_not_checked))
    }
}

/// The value of one part, for a person or the household, in a month.
pub(in crate::engine) fn eval(
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
                return Err(context.failure(text!(division_by_zero)));
            }
            Value::Number(above.checked_div(below).ok_or_else(|| context.failure(text!(quotient_too_large)))?)
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
        Value::Number(number) if number.is_too_large() => Err(context.failure(text!(a_number_too_large))),
        _ => Ok(value),
    }
}

fn date(context: &Context<'_>, value: Value) -> Result<jiff::civil::Date, EngineError> {
    match value {
        Value::Date(days) => date_of_days(days).ok_or_else(|| context.failure(text!(date_off_calendar))),
        _ => Err(context.broken()),
    }
}

/// The day of a rule as days since 1970: first of the month, or 1 January.
pub(in crate::engine) fn reference_day(period: Period, year: i16, month: usize) -> i32 {
    let month = if period == Period::Month { month } else { 0 };
    days_of_date(Month(month as u8).first_day(year))
}

/// The day on which an age is taken.
pub(in crate::engine) fn age_day(at: AgeAt, year: i16, month: usize) -> jiff::civil::Date {
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

/// The place of a person among those who meet the condition, from one; zero for who does not meet it.
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
