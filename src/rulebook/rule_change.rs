//! The outcome of a rule changed: for everybody or a group, for the whole year or from a month on.
//!
//! The law's own rule stays under another name, and a rule with its name takes that outcome and changes it: everything
//! that reads the name reads the changed outcome, and nothing of the law is written twice.
//!
//! Takes: a checked system and a change. Gives: a system checked again.
//! Leaves to others: whether anything reads the change (`simulation`).

use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::rulebook::definitions::{Definitions, Origin, RuleDef, RuleVersion};
use crate::rulebook::parser::parse;
use crate::rulebook::system::System;
use crate::rulebook::target::ParameterChange;
use crate::table::{Period, ValueType};
use crate::text::text;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A change of what a rule gives.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleChange {
    /// The rule.
    pub name: String,
    /// The change; an amount is in the unit of the rule, a percentage in hundredths.
    pub change: ParameterChange,
    /// The yes/no rule of those for whom it holds.
    pub group: Option<String>,
    /// First day, where it does not hold for the whole year.
    pub from: Option<Date>,
}

impl System {
    /// The same system in which a rule gives something else.
    ///
    /// # Errors
    /// `R003` for a name that is no rule, `R005` for a rule without a number, `R016` for a rule by the year that would
    /// change in the course of it, and what a check finds, such as an unknown group.
    pub fn with_rule_change(&self, change: &RuleChange) -> Result<System, Diagnostics> {
        let name = &change.name;
        let Some(id) = self.id(name).filter(|id| self.rule(*id).is_some()) else {
            let message = text!(rule_unknown, name = name);
            return Err(Diagnostic::general("R003", message, text!(rule_unknown_remedy)).into());
        };
        let ValueType::Number(_) = self.value(id).schema.value_type else {
            let kind = self.value(id).schema.value_type.dutch();
            let message = text!(rule_without_number, name = name, kind = kind);
            return Err(Diagnostic::general("R005", message, text!(rule_without_number_remedy)).into());
        };
        let mut definitions = Definitions::clone(&self.definitions);
        let Some(rule) = definitions.rules.iter_mut().find(|rule| rule.name == *name) else {
            return System::check(definitions);
        };
        if change.from.is_some() && rule.period != Period::Month {
            return Err(Diagnostic::general(
                "R016",
                text!(rule_fixed_within_year, name = name),
                text!(rule_fixed_within_year_remedy),
            )
            .into());
        }
        let mut earlier = format!("{name}_voor_wijziging");
        while self.id(&earlier).is_some() {
            earlier.push_str("_2");
        }
        let formula = formula(change, &earlier, &rule.type_text);
        let source = Source::new("--set", formula.clone());
        let expr = parse(&source, &formula, 0).map_err(|error| Diagnostics::from(*error))?;
        let version = RuleVersion {
            from: None,
            formula: formula.clone(),
            expr,
            // A source is in one language, that of the rulebooks.
            source: text!(given_with_run).nl,
            file: Arc::clone(&source),
        };
        let changed = RuleDef {
            versions: vec![version],
            explanation: None,
            origin: Origin { source, span: 0..formula.len() },
            ..rule.clone()
        };
        rule.name = earlier;
        rule.label = rule.label.take().map(|label| text!(before_the_change, label = label));
        definitions.rules.push(changed);
        System::check(definitions)
    }
}

/// The new formula, in the language of rulebooks.
fn formula(change: &RuleChange, earlier: &str, unit: &str) -> String {
    let number = |value: &Decimal| match unit {
        "%" => format!("{}%", value.normalize()),
        "ratio" | "aantal" => value.normalize().to_string(),
        unit => format!("{} {unit}", value.normalize()),
    };
    let changed = match &change.change {
        ParameterChange::Set(value) if value.is_sign_negative() => format!("-({})", number(&-*value)),
        ParameterChange::Set(value) => number(value),
        ParameterChange::Add(value) if value.is_sign_negative() => format!("{earlier} - {}", number(&-*value)),
        ParameterChange::Add(value) => format!("{earlier} + {}", number(value)),
        ParameterChange::Scale(factor) if factor.is_sign_negative() => {
            format!("-({} * {earlier})", (-*factor).normalize())
        }
        ParameterChange::Scale(factor) => format!("{} * {earlier}", factor.normalize()),
    };
    let day = change.from.map(|from| format!("peildatum() >= datum({from})"));
    let conditions: Vec<String> = change.group.iter().cloned().chain(day).collect();
    if conditions.is_empty() {
        return changed;
    }
    format!("als {} dan ({changed}) anders {earlier}", conditions.join(" en "))
}
