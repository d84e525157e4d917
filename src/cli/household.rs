//! `stelsel household`: a household described by hand.

use crate::cli::Outcome;
use crate::cli::arguments::HouseholdArguments;
use crate::cli::rules::titled;
use crate::cli::run::settings;
use crate::cli::{note, print};
use crate::diag::{Diagnostic, Diagnostics};
use crate::engine::{Columns, Evaluate, HouseholdValues, Value, evaluate_household};
use crate::rulebook::{Plan, System, ValueId, load_system};
use crate::scenario::by_hand::read_household;
use crate::simulation::changes::{check_names, differing_households, not_read, remarks};
use crate::simulation::{Setting, with_settings};
use crate::table::{Entity, Period, ValueType};
use crate::text::{Text, text};
use crate::units::{Language, MONTHS, Unit, date_of_days, format_euros, read_date};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Values shown when none are named, before and after what each scheme of the system gives.
const USUAL: ([&str; 1], [&str; 3]) =
    (["toetsingsinkomen_huishouden"], ["inkomstenbelasting_jaar", "toeslagen_jaar", "besteedbaar_inkomen_jaar"]);

/// Runs the command.
pub(super) fn run(arguments: &HouseholdArguments, language: Language) -> Outcome<ExitCode> {
    let date = read_date(&arguments.date)
        .map_err(|mistake| Diagnostics::from(Diagnostic::general("H005", mistake.message(), mistake.remedy())))?;
    let overlays: Vec<&Path> = arguments.overlay.iter().map(AsRef::as_ref).collect();
    let as_read = load_system(&arguments.system, &overlays)?;
    let settings = settings(&arguments.set)?;
    let system = if settings.is_empty() {
        as_read.clone()
    } else {
        let systems = [Arc::new(as_read.clone())];
        check_names(&systems, &settings)?;
        for remark in remarks(&systems, &settings) {
            note(remark, language);
        }
        with_settings(&as_read, date.year(), &settings)?
    };
    let by_hand = read_household(&arguments.file, &system, date.year())?;
    let names: Vec<&str> = if arguments.values.is_empty() {
        let schemes = by_hand.system.paying_schemes().filter_map(|scheme| scheme.year_rule.as_deref());
        let names = USUAL.0.into_iter().chain(schemes).chain(USUAL.1);
        names.filter(|name| by_hand.system.id(name).is_some()).collect()
    } else {
        arguments.values.iter().map(|v| v.trim()).collect()
    };
    let plan = Plan::new(&by_hand.system, date.year(), &names);
    let plan = Arc::new(plan.map_err(|error| Diagnostics::from(by_hand.system.diagnose(&error)))?);
    let values = evaluate_household(&plan, &by_hand.facts, 0)?;
    for told in by_hand.notes() {
        note(told, language);
    }
    check_effect(&as_read, arguments, &settings, (&plan, &names), language)?;
    let shown = names.iter().filter_map(|name| by_hand.system.id(name).map(|id| (*name, id)));
    if arguments.json {
        let object: serde_json::Map<String, serde_json::Value> =
            shown.map(|(name, id)| (name.to_owned(), json_of(&plan, &values, id))).collect();
        print(&format!("{}\n", serde_json::to_string_pretty(&object)?))?;
    } else {
        let mut out = String::new();
        for (name, id) in shown {
            let name = titled(&by_hand.system, name, language);
            let schema = &plan.system.value(id).schema;
            let entities = if schema.entity == Entity::Person { values.persons() } else { 1 };
            for entity in 0..entities {
                let person = if schema.entity == Entity::Person {
                    text!(of_person, number = entity + 1)
                } else {
                    Text::default()
                };
                let texts: Vec<String> = (0..schema.period.lanes())
                    .filter_map(|m| values.get(&plan, id, entity, m))
                    .map(|v| readable(&schema.value_type, v, language))
                    .collect();
                let text = if texts.windows(2).all(|w| w[0] == w[1]) {
                    texts.first().cloned().unwrap_or_default()
                } else {
                    texts.join("  ")
                };
                writeln!(out, "{name}{}: {text} {}", person.get(language), schema.value_type.dutch())?;
            }
        }
        print(&out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses a setting that these results do not read, and warns of one that leaves them all equal.
fn check_effect(
    as_read: &System,
    arguments: &HouseholdArguments,
    settings: &[Setting],
    (plan, names): (&Arc<Plan>, &[&str]),
    language: Language,
) -> Outcome<()> {
    let mut diagnostics = Diagnostics::default();
    for setting in settings.iter().filter(|setting| !plan.reads(&setting.target.name)) {
        diagnostics.push(not_read(&setting.target.name));
    }
    diagnostics.into_result(())?;
    for (position, setting) in settings.iter().enumerate() {
        let others: Vec<Setting> =
            settings.iter().enumerate().filter(|(at, _)| *at != position).map(|(_, s)| s.clone()).collect();
        let without = with_settings(as_read, plan.year, &others)?;
        let by_hand = read_household(&arguments.file, &without, plan.year)?;
        let other = Arc::new(Plan::new(&by_hand.system, plan.year, names)?);
        let before = Columns::compile(other).evaluate(&by_hand.facts)?;
        let after = Columns::compile(Arc::clone(plan)).evaluate(&by_hand.facts)?;
        if differing_households(&by_hand.facts, &before, &after) == 0 {
            note(text!(setting_changes_nothing, setting = setting.to_string()), language);
        }
    }
    Ok(())
}

fn json_of(plan: &Plan, values: &HouseholdValues, id: ValueId) -> serde_json::Value {
    let schema = &plan.system.value(id).schema;
    let one = |entity: usize, month: usize| {
        let text = values.get(plan, id, entity, month).map(|v| plain(&schema.value_type, v)).unwrap_or_default();
        serde_json::Value::String(text)
    };
    let entity_value = |entity: usize| {
        if schema.period == Period::Month {
            serde_json::Value::Array((0..MONTHS).map(|month| one(entity, month)).collect())
        } else {
            one(entity, 0)
        }
    };
    match schema.entity {
        Entity::Household => entity_value(0),
        Entity::Person => serde_json::Value::Array((0..values.persons()).map(entity_value).collect()),
    }
}

/// A value as a decimal string: at most ten decimals, a point, no grouping.
fn plain(kind: &ValueType, value: Value) -> String {
    match value {
        Value::Number(number) => number.to_decimal().round_dp(10).normalize().to_string(),
        other => readable(kind, other, Language::Dutch),
    }
}

fn readable(kind: &ValueType, value: Value, language: Language) -> String {
    match (value, kind) {
        (Value::Number(number), ValueType::Number(unit)) => {
            let decimals = if *unit == Unit::YEAR || !unit.is_money() { 0 } else { 2 };
            format_euros(number.to_decimal().round_dp(4), decimals, language)
        }
        (Value::Bool(true), _) => text!(word_yes).said_in(language),
        (Value::Bool(false), _) => text!(word_no).said_in(language),
        (Value::Date(days), _) => date_of_days(days).map(|d| d.to_string()).unwrap_or_default(),
        (Value::Enum(at), ValueType::Enum(kind)) => kind.values.get(at as usize).cloned().unwrap_or_default(),
        _ => String::new(),
    }
}
