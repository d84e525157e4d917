//! The meaning of a rulebook: one household, in exact decimals.
//!
//! Every part of a formula is computed as the law writes it, without rounding but where a rule rounds. This
//! evaluator judges the one in columns and explains decisions.

mod formula;
mod value;

pub use value::{HouseholdValues, Value};

pub(super) use formula::{Context, age_day, eval, reference_day};

use crate::engine::EngineError;
use crate::engine::below_zero;
use crate::engine::months::{EqualMonths, Lanes, earlier_months};
use crate::rulebook::{Node, Plan};
use crate::table::{Column, ColumnSchema, Entity, HouseholdId, Period, Table, ValueType};
use crate::text::{Text, text};
use crate::units::{Exact, MONTHS};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// Evaluates the household at `position` of `facts`.
///
/// # Errors
/// A missing or wrong input, a division by zero, a number that does not fit.
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
                            state.failure(&schema.name, text!(fact_of_another_type, value = stored.to_string()))
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
    refuse_below_zero(plan, &state.out, facts.households[position])?;
    Ok(state.out)
}

/// Refuses the first amount of a scheme that is below zero, to the cent.
fn refuse_below_zero(plan: &Plan, values: &HouseholdValues, household: HouseholdId) -> Result<(), EngineError> {
    for id in below_zero::amounts(plan) {
        let schema = &plan.system.value(id).schema;
        for month in 0..schema.period.lanes() {
            let cents = values.get(plan, id, 0, month).map_or(0.0, |value| to_stored(&schema.value_type, value));
            if cents < 0.0 {
                return Err(below_zero::refusal(plan, id, household, month, cents));
            }
        }
    }
    Ok(())
}

/// The first month with the values of this one, which is the last; the month before and January are compared.
fn lane_of(values: &[Value], n: usize, month: usize, lanes: &[u8; MONTHS]) -> u8 {
    let of_month = |month: usize| &values[month * n..(month + 1) * n];
    earlier_months(month)
        .find(|earlier| of_month(*earlier) == of_month(month))
        .map_or(month as u8, |earlier| lanes[earlier])
}

/// The column of an input, with the entity, period and type that the plan reads.
pub(super) fn input_column<'a>(facts: &'a Table, schema: &ColumnSchema) -> Result<&'a Column, EngineError> {
    let column =
        facts.column(&schema.name).ok_or_else(|| EngineError::MissingInput { name: schema.name.to_string() })?;
    let describe = |s: &ColumnSchema| format!("`{}, {}, {}`", s.entity.dutch(), s.period.dutch(), s.value_type.dutch());
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

/// A value as stored in a table: money rounded to the cent, half away from zero; other numbers as they are.
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
    household: u64,
    rule: &'a str,
    out: HouseholdValues,
}

impl State<'_> {
    fn failure(&self, rule: &str, reason: Text) -> EngineError {
        EngineError::NoResult { household: self.household, rule: rule.to_owned(), reason }
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
