//! One formula: from text with names to a node with types.

use crate::diag::{Diagnostic, Diagnostics, Source, Span, closest};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::check::names::{Named, Names};
use crate::rulebook::definitions::RuleDef;
use crate::rulebook::functions::{FOLDS, RANKS};
use crate::rulebook::meant::meant;
use crate::rulebook::node::{Comparison, Node, Op, PersonFold};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::text::{Text, text};
use crate::units::{Rounding, Unit, days_of_date};
use std::sync::Arc;

/// What may be named where: persons inside a fold or a person's rule, months inside a month rule or over months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    pub(super) persons: bool,
    pub(super) months: bool,
}

pub(super) struct Checker<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) source: &'a Arc<Source>,
    /// Name of the rule or parameter whose formula this is.
    pub(super) of: &'a str,
}

/// In place of a code: the formula names something of which a mistake was told already.
pub(super) const TOLD: &str = "";

pub(super) type Found = Result<Node, Box<Diagnostic>>;

impl Checker<'_> {
    /// Checks one version of a rule; mistakes go to `diagnostics`.
    pub(super) fn rule(
        &self,
        rule: &RuleDef,
        schema: Option<&ColumnSchema>,
        expr: &Expr,
        diagnostics: &mut Diagnostics,
    ) -> Option<Node> {
        let scope = Scope { persons: rule.entity == Entity::Person, months: rule.period == Period::Month };
        let node = match self.infer(expr, scope) {
            Ok(node) => node,
            Err(diagnostic) => {
                if diagnostic.code != TOLD {
                    diagnostics.push(*diagnostic);
                }
                return None;
            }
        };
        let schema = schema?;
        if node.value_type != schema.value_type {
            let message = text!(
                formula_of_other_unit,
                rule = &rule.name,
                found = node.value_type.dutch(),
                wanted = schema.value_type.dutch(),
            );
            let remedy = conversion(&node.value_type, &schema.value_type, text!(adapt_formula_or_unit_of_rule));
            let mistake = self.error("R012", &expr.span, message, remedy);
            let span = rule.type_span.clone();
            diagnostics.push(mistake.also(&rule.origin.source, span, text!(unit_of_rule_here)));
            return None;
        }
        Some(node)
    }

    fn error(&self, code: &'static str, span: &Span, message: impl Into<Text>, remedy: impl Into<Text>) -> Diagnostic {
        Diagnostic::at(code, self.source, span.clone(), message, remedy)
    }

    pub(super) fn fail<T>(
        &self,
        code: &'static str,
        span: &Span,
        message: impl Into<Text>,
        remedy: impl Into<Text>,
    ) -> Result<T, Box<Diagnostic>> {
        Err(Box::new(self.error(code, span, message, remedy)))
    }

    /// No node, and no mistake either: it was told where the name stands.
    pub(super) fn told<T>(&self, span: &Span) -> Result<T, Box<Diagnostic>> {
        self.fail(TOLD, span, Text::default(), Text::default())
    }

    pub(super) fn infer(&self, expr: &Expr, scope: Scope) -> Found {
        match &expr.kind {
            ExprKind::Number(value, unit) => Ok(constant(Op::Number(*value), ValueType::Number(*unit), &expr.span)),
            ExprKind::Bool(flag) => Ok(constant(Op::Bool(*flag), ValueType::Bool, &expr.span)),
            ExprKind::Date(date) => Ok(constant(Op::Date(days_of_date(*date)), ValueType::Date, &expr.span)),
            ExprKind::Name(name) => self.name(name, &expr.span, scope),
            ExprKind::Negate(inner) => {
                let inner = self.infer(inner, scope)?;
                self.number(&inner)?;
                let kind = inner.value_type.clone();
                Ok(combine(Op::Negate, vec![inner], kind, &expr.span))
            }
            ExprKind::Not(inner) => {
                let inner = self.infer(inner, scope)?;
                self.truth(&inner)?;
                Ok(combine(Op::Not, vec![inner], ValueType::Bool, &expr.span))
            }
            ExprKind::Binary(op, left, right) => {
                let left = self.infer(left, scope)?;
                let right = self.infer(right, scope)?;
                self.binary(*op, left, right, &expr.span)
            }
            ExprKind::If(condition, then, otherwise) => {
                let condition = self.infer(condition, scope)?;
                self.truth(&condition)?;
                let then = self.infer(then, scope)?;
                let otherwise = self.infer(otherwise, scope)?;
                self.same_type(&then, &otherwise, || text!(branches_of_choice))?;
                let kind = then.value_type.clone();
                Ok(combine(Op::If, vec![condition, then, otherwise], kind, &expr.span))
            }
            ExprKind::Round(mode, value, step) => {
                let value = self.infer(value, scope)?;
                let unit = self.number(&value)?;
                if unit.euro != 1 {
                    return self.fail(
                        "R004",
                        &value.span,
                        text!(only_money_is_rounded, unit = unit.to_string()),
                        text!(round_an_amount),
                    );
                }
                let kind = value.value_type.clone();
                Ok(combine(Op::Round(Rounding { mode: *mode, step: *step }), vec![value], kind, &expr.span))
            }
            ExprKind::Persons(name, span, body, filter) => {
                self.fold(name, span, body, filter.as_deref(), scope, &expr.span)
            }
            ExprKind::Rank(keys, filter) => self.rank(keys, filter.as_deref(), scope, &expr.span),
            ExprKind::Call(name, span, arguments) => self.call(name, span, arguments, scope, &expr.span),
        }
    }

    pub(super) fn name(&self, name: &str, span: &Span, scope: Scope) -> Found {
        match self.names.named.get(name) {
            Some(Named::Value(id)) => {
                let Some(schema) = self.names.schema_of(*id) else {
                    return self.told(span);
                };
                if schema.entity == Entity::Person && !scope.persons {
                    return self.fail(
                        "R006",
                        span,
                        text!(person_value_in_household_rule, name = name),
                        text!(person_value_in_household_rule_remedy, name = name),
                    );
                }
                if schema.period == Period::Month && !scope.months {
                    return self.fail(
                        "R007",
                        span,
                        text!(month_value_in_other_rule, name = name),
                        text!(month_value_in_other_rule_remedy, name = name),
                    );
                }
                Ok(Node {
                    op: Op::Value(*id),
                    args: Vec::new(),
                    value_type: schema.value_type.clone(),
                    entity: schema.entity,
                    period: schema.period,
                    span: span.clone(),
                })
            }
            Some(Named::Parameter(at)) => {
                let unit = self.names.definitions.parameters[*at].unit;
                let mut node = constant(Op::Parameter(*at), ValueType::Number(unit), span);
                if scope.months && self.names.changes_within_year(*at) {
                    node.period = Period::Month;
                }
                Ok(node)
            }
            Some(Named::EnumValue(kind, at)) => {
                Ok(constant(Op::EnumValue(*at), ValueType::Enum(Arc::clone(kind)), span))
            }
            Some(Named::Table(_)) => self.fail(
                "R005",
                span,
                text!(table_is_no_value, name = name),
                text!(table_is_no_value_remedy, name = name),
            ),
            None if self.names.definitions.broken.contains(name) => self.told(span),
            None if self.names.definitions.dropped.contains_key(name) => Err(Box::new(self.dropped(name, span))),
            None => self.fail(
                "R003",
                span,
                text!(name_unknown, name = name),
                meant(self.names.suggestion(name), text!(names_are)),
            ),
        }
    }

    /// A name that an overlay has dropped while a rule still needs it.
    fn dropped(&self, name: &str, span: &Span) -> Diagnostic {
        let (overlay, origin) = &self.names.definitions.dropped[name];
        self.error(
            "R026",
            span,
            text!(dropped_but_used, name = name, overlay = overlay, rule = self.of),
            text!(dropped_but_used_remedy, name = name, overlay = overlay, rule = self.of),
        )
        .also(&origin.source, origin.span.clone(), text!(name_lapses_here))
    }

    pub(super) fn number(&self, node: &Node) -> Result<Unit, Box<Diagnostic>> {
        match node.value_type {
            ValueType::Number(unit) => Ok(unit),
            _ => {
                self.fail("R005", &node.span, text!(number_expected, kind = node.value_type.dutch()), text!(use_number))
            }
        }
    }

    pub(super) fn usual(&self, unit: Unit, span: &Span) -> Result<(), Box<Diagnostic>> {
        if unit.is_usual() {
            return Ok(());
        }
        self.fail("R004", span, text!(unit_of_high_power, unit = unit.to_string()), text!(multiply_less_often))
    }

    pub(super) fn truth(&self, node: &Node) -> Result<(), Box<Diagnostic>> {
        if node.value_type == ValueType::Bool {
            return Ok(());
        }
        self.fail(
            "R005",
            &node.span,
            text!(condition_expected, kind = node.value_type.dutch()),
            text!(compare_the_value),
        )
    }

    /// `what` names the two, where they differ.
    pub(super) fn same_type(
        &self,
        left: &Node,
        right: &Node,
        what: impl FnOnce() -> Text,
    ) -> Result<(), Box<Diagnostic>> {
        if left.value_type == right.value_type {
            return Ok(());
        }
        let both_numbers =
            matches!((&left.value_type, &right.value_type), (ValueType::Number(_), ValueType::Number(_)));
        let remedy = conversion(&left.value_type, &right.value_type, text!(make_both_of_one_unit));
        let code = if both_numbers { "R004" } else { "R005" };
        let (one, other) = (left.value_type.dutch(), right.value_type.dutch());
        let message = text!(two_differ, what = what(), left = &one, right = &other);
        let diagnostic = self.error(code, &left.span, message, remedy).remark(text!(this_is, kind = one)).also(
            self.source,
            right.span.clone(),
            text!(this_is, kind = other),
        );
        Err(Box::new(diagnostic))
    }

    pub(super) fn binary(&self, op: BinaryOp, left: Node, right: Node, span: &Span) -> Found {
        let comparison = match op {
            BinaryOp::Add | BinaryOp::Sub => {
                self.number(&left)?;
                self.number(&right)?;
                self.same_type(&left, &right, || text!(units_on_both_sides))?;
                let kind = left.value_type.clone();
                let op = if op == BinaryOp::Add { Op::Add } else { Op::Sub };
                return Ok(combine(op, vec![left, right], kind, span));
            }
            BinaryOp::Mul | BinaryOp::Div => {
                let (a, b) = (self.number(&left)?, self.number(&right)?);
                let (op, unit) = if op == BinaryOp::Mul { (Op::Mul, a * b) } else { (Op::Div, a / b) };
                self.usual(unit, span)?;
                return Ok(combine(op, vec![left, right], ValueType::Number(unit), span));
            }
            BinaryOp::And | BinaryOp::Or => {
                self.truth(&left)?;
                self.truth(&right)?;
                let op = if op == BinaryOp::And { Op::And } else { Op::Or };
                return Ok(combine(op, vec![left, right], ValueType::Bool, span));
            }
            BinaryOp::Equal => Comparison::Equal,
            BinaryOp::Unequal => Comparison::Unequal,
            BinaryOp::Less => Comparison::Less,
            BinaryOp::AtMost => Comparison::AtMost,
            BinaryOp::More => Comparison::More,
            BinaryOp::AtLeast => Comparison::AtLeast,
        };
        self.same_type(&left, &right, || text!(sides_of_comparison))?;
        let ordered = matches!(left.value_type, ValueType::Number(_) | ValueType::Date);
        if !ordered && !matches!(comparison, Comparison::Equal | Comparison::Unequal) {
            return self.fail(
                "R005",
                span,
                text!(without_order, kind = left.value_type.dutch()),
                text!(compare_for_equality),
            );
        }
        Ok(combine(Op::Compare(comparison), vec![left, right], ValueType::Bool, span))
    }

    fn fold(
        &self,
        name: &str,
        name_span: &Span,
        body: &Expr,
        filter: Option<&Expr>,
        scope: Scope,
        span: &Span,
    ) -> Found {
        let Some((_, fold)) = FOLDS.iter().find(|f| f.0 == name) else {
            let known: Vec<&str> = FOLDS.iter().map(|f| f.0).chain(RANKS.iter().map(|r| r.0)).collect();
            let near = closest(name, FOLDS.iter().map(|f| f.0));
            let remedy = meant(near, text!(folds_are, folds = known.join(", ")));
            return self.fail("R018", name_span, text!(fold_unknown, name = name), remedy);
        };
        let inner = Scope { persons: true, months: scope.months };
        let body = self.infer(body, inner)?;
        let kind = match fold {
            PersonFold::Count => {
                self.truth(&body)?;
                ValueType::Number(Unit::NONE)
            }
            PersonFold::Any => {
                self.truth(&body)?;
                ValueType::Bool
            }
            PersonFold::Sum | PersonFold::Max | PersonFold::Min => {
                self.number(&body)?;
                body.value_type.clone()
            }
        };
        let mut period = body.period;
        let mut args = vec![body];
        if let Some(filter) = filter {
            let filter = self.infer(filter, inner)?;
            self.truth(&filter)?;
            period = period.max(filter.period);
            args.push(filter);
        }
        Ok(Node {
            op: Op::Persons(*fold),
            args,
            value_type: kind,
            entity: Entity::Household,
            period,
            span: span.clone(),
        })
    }
}

pub(super) fn constant(op: Op, value_type: ValueType, span: &Span) -> Node {
    Node { op, args: Vec::new(), value_type, entity: Entity::Household, period: Period::Fixed, span: span.clone() }
}

pub(super) fn combine(op: Op, args: Vec<Node>, value_type: ValueType, span: &Span) -> Node {
    let entity = if args.iter().any(|a| a.entity == Entity::Person) { Entity::Person } else { Entity::Household };
    let period = args.iter().map(|a| a.period).max().unwrap_or(Period::Fixed);
    Node { op, args, value_type, entity, period, span: span.clone() }
}

/// What to do, after the function that turns one unit into the other, if there is one.
pub(super) fn conversion(found: &ValueType, wanted: &ValueType, otherwise: Text) -> Text {
    let (ValueType::Number(found), ValueType::Number(wanted)) = (found, wanted) else { return otherwise };
    let bare = |u: &Unit| Unit { year: 0, quarter: 0, month: 0, ..*u };
    if bare(found) != bare(wanted) || found == wanted {
        return otherwise;
    }
    let name = |u: &Unit| match (u.year, u.quarter, u.month) {
        (-1, 0, 0) => Some("per_jaar"),
        (0, -1, 0) => Some("per_kwartaal"),
        (0, 0, -1) => Some("per_maand"),
        _ => None,
    };
    match (name(found), name(wanted)) {
        (Some(_), Some(to)) => {
            text!(convert_or, found = found.to_string(), wanted = wanted.to_string(), call = to, otherwise = otherwise,)
        }
        _ => otherwise,
    }
}
