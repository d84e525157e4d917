//! Amounts of schemes that come out below zero: refused, whatever asks for them.
//!
//! Takes: a plan, results. Gives: the amounts that may not be below zero, and the first that is.
//! Leaves to others: computing them (`exact`, `columns`).

use crate::engine::{BelowZero, EngineError};
use crate::rulebook::{Plan, SchemeKind, ValueId};
use crate::table::{HouseholdId, Period, ValueType};
use crate::text::Text;
use crate::units::format_euros;
use rust_decimal::Decimal;

/// The amounts per month and per year of every scheme that is paid, as far as the plan computes them.
pub(super) fn amounts(plan: &Plan) -> Vec<ValueId> {
    let is_computed = |id: &ValueId| plan.formulas[id.0].is_some();
    let paid = plan
        .system
        .paying_schemes()
        .filter(|scheme| matches!(scheme.kind, SchemeKind::Toeslag | SchemeKind::Toelage | SchemeKind::ChildBenefit));
    let rules = paid.flat_map(|scheme| [&scheme.month_rule, &scheme.year_rule]).flatten();
    rules.filter_map(|name| plan.system.id(name)).filter(is_computed).collect()
}

/// The refusal of an amount.
///
/// Unit: whole cents.
pub(super) fn refusal(plan: &Plan, id: ValueId, household: HouseholdId, month: usize, cents: f64) -> EngineError {
    let schema = &plan.system.value(id).schema;
    let name = schema.name.to_string();
    let is_its = |rule: &Option<String>| rule.as_deref() == Some(name.as_str());
    let scheme = plan.system.paying_schemes().find(|s| is_its(&s.month_rule) || is_its(&s.year_rule));
    let unit = match &schema.value_type {
        ValueType::Number(unit) => unit.to_string(),
        _ => String::new(),
    };
    let euros = Decimal::new(cents as i64, 2);
    EngineError::BelowZero(Box::new(BelowZero {
        household: household.to_string(),
        scheme: scheme.map_or_else(Text::default, |scheme| scheme.name.clone()),
        amount: Text::in_each(|language| format!("{} {unit}", format_euros(euros, 2, language))),
        month: (schema.period == Period::Month).then_some(month),
        remedy: format!("max(0 {unit}, …)"),
        rule: name,
    }))
}
