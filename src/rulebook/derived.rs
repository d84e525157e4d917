//! Numbers of the law that follow from others: percentages from the amounts and limits between which they run.
//!
//! ```toml
//! [[parameter.arbeidskorting_percentage_1.waarde]]
//! vanaf = 2026-01-01
//! formule = "arbeidskorting_bedrag_1 / arbeidskorting_grens_1"
//! decimalen = 3                  # in the unit of the file: 8.324 percent
//! ```
//!
//! A formula names parameters and rows of tables and nothing of people, so its value is one number from a date on. It is
//! worked out after overlays and changes, at its own date and at each date on which a number that it names changes, until
//! the next value of the parameter. A value that a file or a change fixes takes the place of what would be derived.
//!
//! Takes: definitions with formulas. Gives: the same with the values filled in, or every mistake.
//! Leaves to others: formulas about people (`check`).

use crate::diag::{Diagnostic, Diagnostics, Span, closest};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::definitions::{Dated, Definitions, Derivation, LookupTable};
use crate::rulebook::meant::meant;
use crate::text::{Text, text};
use crate::units::Unit;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// Works out all derived values anew.
pub(super) fn derive(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    for parameter in &mut definitions.parameters {
        parameter.values.retain(|value| !value.is_derived);
    }
    let mut left: Vec<usize> =
        (0..definitions.parameters.len()).filter(|at| !definitions.parameters[*at].derivations.is_empty()).collect();
    while !left.is_empty() {
        let waiting: BTreeSet<&str> = left.iter().map(|at| definitions.parameters[*at].name.as_str()).collect();
        let is_ready = |at: &usize| {
            let own = &definitions.parameters[*at];
            own.derivations.iter().all(|d| named(&d.expr).iter().all(|name| !waiting.contains(name)))
        };
        let (ready, rest): (Vec<usize>, Vec<usize>) = left.iter().partition(|at| is_ready(at));
        if ready.is_empty() {
            diagnostics.0.extend(rest.iter().map(|at| circle(definitions, *at)));
            return;
        }
        for at in ready {
            match values(definitions, at) {
                Ok(found) => {
                    let own = &mut definitions.parameters[at].values;
                    own.extend(found);
                    own.sort_by_key(|value| value.from);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        left = rest;
    }
}

fn circle(definitions: &Definitions, at: usize) -> Diagnostic {
    let parameter = &definitions.parameters[at];
    Diagnostic::at(
        "R008",
        &parameter.origin.source,
        parameter.origin.span.clone(),
        text!(derived_from_itself, name = &parameter.name),
        text!(fix_one_of_these),
    )
}

/// Names in a formula.
fn named(expr: &Expr) -> Vec<&str> {
    match &expr.kind {
        ExprKind::Name(name) => vec![name],
        ExprKind::Negate(inner) => named(inner),
        ExprKind::Binary(_, left, right) => [named(left), named(right)].concat(),
        ExprKind::Call(_, _, arguments) => arguments.iter().flat_map(named).collect(),
        _ => Vec::new(),
    }
}

/// The derived values of one parameter.
fn values(definitions: &Definitions, at: usize) -> Result<Vec<Dated<Decimal>>, Box<Diagnostic>> {
    let parameter = &definitions.parameters[at];
    let mut out: Vec<Dated<Decimal>> = Vec::new();
    for derivation in &parameter.derivations {
        let next = parameter.derivations.iter().map(|d| d.from).chain(parameter.values.iter().map(|v| v.from));
        let until = next.filter(|from| *from > derivation.from).min().unwrap_or(Date::MAX);
        // What is fixed on the same day counts.
        if parameter.values.iter().any(|value| value.from == derivation.from) {
            continue;
        }
        let inputs = named(&derivation.expr);
        let of_parameters = definitions.parameters.iter().filter(|p| inputs.contains(&p.name.as_str()));
        let of_tables = definitions.tables.iter().filter(|t| inputs.contains(&t.name.as_str()));
        let changes = of_parameters
            .flat_map(|p| p.values.iter().map(|v| v.from))
            .chain(of_tables.flat_map(|t| t.values.iter().map(|v| v.from)));
        let within = |from: &Date| *from > derivation.from && *from < until;
        let days: BTreeSet<Date> = std::iter::once(derivation.from).chain(changes.filter(within)).collect();
        for day in days {
            let formula = Formula { definitions, derivation, day };
            let (value, unit) = formula.value(&derivation.expr)?;
            if unit != parameter.unit {
                let (found, wanted) = (unit.to_string(), parameter.unit.to_string());
                let message = text!(derived_of_other_unit, name = &parameter.name, found = found, wanted = wanted);
                return formula.fail("R012", &derivation.expr.span, message, text!(adapt_formula_or_unit));
            }
            let value = derivation.round(value, parameter.percent);
            if out.last().is_none_or(|last| last.value != value || last.from < derivation.from) {
                out.push(derivation.dated(day, value));
            }
        }
    }
    Ok(out)
}

impl Derivation {
    fn round(&self, value: Decimal, percent: bool) -> Decimal {
        let Some(decimals) = self.decimals else { return value };
        let decimals = if percent { decimals + 2 } else { decimals };
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    }

    fn dated(&self, from: Date, value: Decimal) -> Dated<Decimal> {
        Dated {
            from,
            value,
            source: self.source.clone(),
            certainty: self.certainty,
            low: self.low,
            high: self.high,
            note: self.note.clone(),
            is_derived: true,
            span: self.span.clone(),
        }
    }
}

/// A formula on a day.
struct Formula<'a> {
    definitions: &'a Definitions,
    derivation: &'a Derivation,
    day: Date,
}

type Amount = Result<(Decimal, Unit), Box<Diagnostic>>;

impl Formula<'_> {
    fn fail<T>(&self, code: &'static str, span: &Span, message: Text, remedy: Text) -> Result<T, Box<Diagnostic>> {
        Err(Box::new(Diagnostic::at(code, &self.derivation.file, span.clone(), message, remedy)))
    }

    fn value(&self, expr: &Expr) -> Amount {
        match &expr.kind {
            ExprKind::Number(value, unit) => Ok((*value, *unit)),
            ExprKind::Name(name) => self.parameter(name, &expr.span),
            ExprKind::Negate(inner) => self.value(inner).map(|(value, unit)| (-value, unit)),
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right, &expr.span),
            ExprKind::Call(name, span, arguments) => self.call(name, span, arguments),
            _ => self.fail("R005", &expr.span, text!(not_in_derived_number), text!(not_in_derived_number_remedy)),
        }
    }

    fn parameter(&self, name: &str, span: &Span) -> Amount {
        let found = self.definitions.parameters.iter().find(|p| p.name == name);
        let Some(parameter) = found else {
            if let Some((overlay, origin)) = self.definitions.dropped.get(name) {
                let message = text!(dropped_but_derived_from, name = name, overlay = overlay);
                let remedy = text!(dropped_but_derived_from_remedy);
                let diagnostic = Diagnostic::at("R026", &self.derivation.file, span.clone(), message, remedy);
                return Err(Box::new(diagnostic.also(&origin.source, origin.span.clone(), text!(name_lapses_here))));
            }
            let known = self.definitions.parameters.iter().map(|p| p.name.as_str());
            let remedy = meant(closest(name, known), text!(numbers_and_tables_only));
            return self.fail("R003", span, text!(number_unknown, name = name), remedy);
        };
        match parameter.values.iter().rfind(|value| value.from <= self.day) {
            Some(value) => Ok((value.value, parameter.unit)),
            None => self.no_value(name, span),
        }
    }

    fn no_value<T>(&self, name: &str, span: &Span) -> Result<T, Box<Diagnostic>> {
        let message = text!(no_value_yet, name = name, day = self.day.to_string());
        self.fail("R010", span, message, text!(no_value_yet_remedy))
    }

    fn binary(&self, op: BinaryOp, left: &Expr, right: &Expr, span: &Span) -> Amount {
        let ((a, unit), (b, other)) = (self.value(left)?, self.value(right)?);
        let found = match op {
            BinaryOp::Add | BinaryOp::Sub if unit != other => {
                let (left, right) = (unit.to_string(), other.to_string());
                let message = text!(two_differ, what = text!(units_on_both_sides), left = left, right = right);
                return self.fail("R004", span, message, text!(make_both_of_one_unit));
            }
            BinaryOp::Add => (a.checked_add(b), unit),
            BinaryOp::Sub => (a.checked_sub(b), unit),
            BinaryOp::Mul => (a.checked_mul(b), unit * other),
            BinaryOp::Div => (a.checked_div(b), unit / other),
            _ => {
                return self.fail("R005", span, text!(number_from_comparison), text!(number_from_comparison_remedy));
            }
        };
        match found {
            (Some(value), unit) => Ok((value, unit)),
            (None, _) => {
                let message = text!(no_number_results, day = self.day.to_string());
                self.fail("R015", span, message, text!(no_number_results_remedy))
            }
        }
    }

    fn call(&self, name: &str, span: &Span, arguments: &[Expr]) -> Amount {
        match (name, arguments) {
            ("min" | "max", [first, rest @ ..]) if !rest.is_empty() => {
                let mut found = self.value(first)?;
                for argument in rest {
                    let (value, unit) = self.value(argument)?;
                    if unit != found.1 {
                        let (left, right) = (found.1.to_string(), unit.to_string());
                        let message =
                            text!(two_differ, what = text!(arguments_of, name = name), left = left, right = right);
                        return self.fail("R004", &argument.span, message, text!(make_all_of_one_unit));
                    }
                    found.0 = if name == "min" { found.0.min(value) } else { found.0.max(value) };
                }
                Ok(found)
            }
            ("grens" | "tarief", [table, row]) => self.row(name, table, row),
            _ => {
                let message = text!(function_not_in_derived_number, name = name);
                self.fail("R018", span, message, text!(function_not_in_derived_number_remedy))
            }
        }
    }

    /// The upper limit or the value of a row of a table.
    fn row(&self, what: &str, table: &Expr, row: &Expr) -> Amount {
        let name = if let ExprKind::Name(name) = &table.kind { name.as_str() } else { "" };
        let Some(found) = self.definitions.tables.iter().find(|t| t.name == name) else {
            let message = text!(table_unknown, name = name);
            return self.fail("R003", &table.span, message, text!(write_limit_with_table));
        };
        let Some(dated) = found.values.iter().rfind(|value| value.from <= self.day) else {
            return self.no_value(name, &table.span);
        };
        let at = match &row.kind {
            ExprKind::Number(value, Unit::NONE) if value.fract().is_zero() => value.to_usize(),
            _ => None,
        };
        let cell = at.and_then(|at| dated.value.get(at.checked_sub(1)?));
        let of = |table: &LookupTable| if what == "grens" { table.unit_in } else { table.unit_out };
        match cell.and_then(|cell| if what == "grens" { cell.limit } else { Some(cell.value) }) {
            Some(value) => Ok((value, of(found))),
            None => {
                let message = text!(row_not_in_table, name = name, count = dated.value.len());
                self.fail("R017", &row.span, message, text!(row_not_in_table_remedy))
            }
        }
    }
}
