//! The functions of a formula: arguments, types, periods.

use crate::diag::{Diagnostic, Span, closest};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::check::expression::{Checker, Found, Scope, combine, constant, conversion};
use crate::rulebook::check::names::Named;
use crate::rulebook::definitions::{Scheme, SchemeKind, TableKind};
use crate::rulebook::functions::{FOLDS, FUNCTIONS, Function, RANKS, Usage};
use crate::rulebook::meant::meant;
use crate::rulebook::node::{AgeAt, Direction, Node, Op, Ranking};
use crate::table::{Entity, Period, ValueType};
use crate::text::{Text, text};
use crate::units::Unit;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Functions that the parser reads, beside those of the list.
const READ_BY_THE_PARSER: [&str; 4] = ["afronden", "naar_beneden", "naar_boven", "datum"];

/// A name as it is written.
fn quoted(name: &str) -> Text {
    Text::same(format!("`{name}`"))
}

impl Checker<'_> {
    /// The place of a person among those of the household.
    pub(super) fn rank(&self, keys: &[(Direction, Expr)], filter: Option<&Expr>, scope: Scope, span: &Span) -> Found {
        if !scope.persons {
            return self.fail("R006", span, text!(rank_in_household_rule), text!(rank_in_household_rule_remedy));
        }
        let condition = match filter {
            Some(filter) => self.infer(filter, scope)?,
            None => constant(Op::Bool(true), ValueType::Bool, span),
        };
        self.truth(&condition)?;
        let mut args = vec![condition];
        for (_, key) in keys {
            let node = self.infer(key, scope)?;
            if !matches!(node.value_type, ValueType::Number(_) | ValueType::Date) {
                return self.fail(
                    "R005",
                    &node.span,
                    text!(without_order, kind = node.value_type.dutch()),
                    text!(order_persons_by),
                );
            }
            args.push(node);
        }
        let ranking = Ranking { first: keys[0].0, second: keys.get(1).map(|key| key.0) };
        let mut node = combine(Op::Rank(ranking), args, ValueType::Number(Unit::NONE), span);
        node.entity = Entity::Person;
        Ok(node)
    }

    /// What all schemes of these kinds give, those of overlays included and those that lapsed left out.
    fn scheme_sum(&self, kinds: &[SchemeKind], which: &Expr, usage: Usage, scope: Scope, span: &Span) -> Found {
        type Pick = fn(&Scheme) -> &Option<String>;
        let is_paid_out = kinds.iter().any(|kind| kind.is_delivered());
        let (pick, unit): (Pick, Unit) = match &which.kind {
            ExprKind::Name(name) if name == "maandbedrag" => (|s| &s.month_rule, Unit::EURO_PER_MONTH),
            ExprKind::Name(name) if name == "jaarbedrag" => (|s| &s.year_rule, Unit::EURO_PER_YEAR),
            ExprKind::Name(name) if is_paid_out && name == "ophoging_beslagvrije_voet" => {
                (|s| &s.protected_rule, Unit::EURO_PER_MONTH)
            }
            _ => {
                let remedy = text!(write_instead, right = usage.told());
                return self.fail("R018", &which.span, text!(which_amount_unclear), remedy);
            }
        };
        let is_month_amount = matches!(&which.kind, ExprKind::Name(name) if name == "maandbedrag");
        let mut sum: Option<Node> = None;
        for scheme in self.names.definitions.schemes.iter().filter(|s| kinds.contains(&s.kind)) {
            let Some(rule) = pick(scheme) else {
                // A scheme with an amount of the year alone would be left out of a sum of months in silence.
                if is_month_amount && scheme.year_rule.is_some() {
                    return self.fail(
                        "R018",
                        &which.span,
                        text!(scheme_without_month_amount, scheme = &scheme.id),
                        text!(scheme_without_month_amount_remedy),
                    );
                }
                continue;
            };
            let amount = self.name(rule, span, scope)?;
            sum = Some(match sum {
                Some(before) => self.binary(BinaryOp::Add, before, amount, span)?,
                None => amount,
            });
        }
        Ok(sum.unwrap_or_else(|| constant(Op::Number(Decimal::ZERO), ValueType::Number(unit), span)))
    }

    /// A value by name, or what stands in its place where an overlay has dropped it. A name that never was is a mistake.
    fn if_in_force(&self, arguments: &[Expr], usage: Usage, scope: Scope) -> Found {
        let otherwise = self.infer(&arguments[1], scope)?;
        let ExprKind::Name(name) = &arguments[0].kind else {
            let remedy = text!(write_instead, right = usage.told());
            return self.fail("R018", &arguments[0].span, text!(name_of_value_expected), remedy);
        };
        let is_known = self.names.named.contains_key(name.as_str());
        if !is_known && self.names.definitions.dropped.contains_key(name) {
            return Ok(otherwise);
        }
        let value = self.infer(&arguments[0], scope)?;
        self.same_type(&value, &otherwise, || text!(sides_of_if_in_force))?;
        Ok(value)
    }

    pub(super) fn call(&self, name: &str, name_span: &Span, arguments: &[Expr], scope: Scope, span: &Span) -> Found {
        let Some((_, function, usage)) = FUNCTIONS.iter().find(|f| f.0 == name) else {
            if FOLDS.iter().any(|f| f.0 == name) || RANKS.iter().any(|r| r.0 == name) {
                return self.fail(
                    "R018",
                    name_span,
                    text!(over_persons, name = name),
                    text!(write_over_persons, name = name),
                );
            }
            let near = closest(name, FUNCTIONS.iter().map(|f| f.0));
            let known: Vec<&str> = FUNCTIONS.iter().map(|f| f.0).chain(READ_BY_THE_PARSER).collect();
            let remedy = meant(near, text!(functions_are, functions = known.join(", ")));
            return self.fail("R018", name_span, text!(function_unknown, name = name), remedy);
        };
        let (least, most) = match function {
            Function::Min | Function::Max => (2, 16),
            Function::Brackets
            | Function::Lookup
            | Function::Previous
            | Function::MonthsBetween
            | Function::IfInForce => (2, 2),
            Function::ReferenceDate => (0, 0),
            Function::MeanMonths => (1, 2),
            _ => (1, 1),
        };
        if arguments.len() < least || arguments.len() > most {
            return self.fail(
                "R018",
                span,
                text!(argument_count, name = name, count = arguments.len()),
                text!(write_instead, right = usage.told()),
            );
        }
        match function {
            Function::Min | Function::Max => {
                let mut args = vec![self.infer(&arguments[0], scope)?];
                self.number(&args[0])?;
                for argument in &arguments[1..] {
                    let node = self.infer(argument, scope)?;
                    self.same_type(&args[0], &node, || text!(arguments_of, name = name))?;
                    args.push(node);
                }
                let kind = args[0].value_type.clone();
                Ok(combine(if *function == Function::Min { Op::Min } else { Op::Max }, args, kind, span))
            }
            Function::Brackets => {
                self.table_call(&arguments[1], &arguments[0], TableKind::Brackets, *usage, scope, span)
            }
            Function::Lookup => self.table_call(&arguments[0], &arguments[1], TableKind::Lookup, *usage, scope, span),
            Function::QuarterStart => {
                let node = self.infer(&arguments[0], scope)?;
                self.needs_months(scope, span, || quoted(name))?;
                let kind = node.value_type.clone();
                let mut node = combine(Op::QuarterStart, vec![node], kind, span);
                node.period = Period::Month;
                Ok(node)
            }
            Function::ReferenceDate => {
                let mut node = constant(Op::ReferenceDate, ValueType::Date, span);
                node.period = if scope.months { Period::Month } else { Period::Year };
                Ok(node)
            }
            Function::YearOf => {
                let date = self.date(&arguments[0], scope)?;
                Ok(combine(Op::YearOf, vec![date], ValueType::Number(Unit::YEAR), span))
            }
            Function::MonthsBetween => {
                let dates = vec![self.date(&arguments[0], scope)?, self.date(&arguments[1], scope)?];
                Ok(combine(Op::MonthsBetween, dates, ValueType::Number(Unit::MONTH), span))
            }
            Function::SumMonths
            | Function::CountMonths
            | Function::MaxMonths
            | Function::AllMonths
            | Function::AnyMonth
            | Function::January => self.over_months(*function, &arguments[0], scope, span),
            Function::MeanMonths | Function::Previous => self.window(*function, arguments, *usage, scope, span),
            Function::PerMonth | Function::PerYear | Function::PerQuarter => {
                self.convert(*function, &arguments[0], scope, span)
            }
            Function::SchemeSum(kinds) => self.scheme_sum(kinds, &arguments[0], *usage, scope, span),
            Function::IfInForce => self.if_in_force(arguments, *usage, scope),
            Function::Age(at) => self.age(*at, &arguments[0], scope, span),
            Function::Born => {
                let date = self.date(&arguments[0], scope)?;
                self.needs_months(scope, span, || quoted(name))?;
                let mut node = combine(Op::Born, vec![date], ValueType::Bool, span);
                node.period = Period::Month;
                Ok(node)
            }
        }
    }

    /// `what` names what is in a rule of another period.
    fn needs_months(&self, scope: Scope, span: &Span, what: impl FnOnce() -> Text) -> Result<(), Box<Diagnostic>> {
        if scope.months {
            return Ok(());
        }
        self.fail("R007", span, text!(belongs_in_month_rule, what = what()), text!(make_rule_monthly))
    }

    fn date(&self, argument: &Expr, scope: Scope) -> Found {
        let node = self.infer(argument, scope)?;
        if node.value_type == ValueType::Date {
            return Ok(node);
        }
        self.fail("R005", &node.span, text!(date_expected, kind = node.value_type.dutch()), text!(give_a_date))
    }

    fn age(&self, at: AgeAt, argument: &Expr, scope: Scope, span: &Span) -> Found {
        let date = self.date(argument, scope)?;
        let at = if at == AgeAt::MonthStart && !scope.months { AgeAt::YearStart } else { at };
        if at == AgeAt::QuarterStart {
            self.needs_months(scope, span, || quoted("leeftijd_begin_kwartaal"))?;
        }
        let mut node = combine(Op::Age(at), vec![date], ValueType::Number(Unit::YEAR), span);
        if matches!(at, AgeAt::MonthStart | AgeAt::QuarterStart) {
            node.period = Period::Month;
        }
        Ok(node)
    }

    fn table_call(
        &self,
        table: &Expr,
        value: &Expr,
        kind: TableKind,
        usage: Usage,
        scope: Scope,
        span: &Span,
    ) -> Found {
        let at = match &table.kind {
            ExprKind::Name(name) if self.names.definitions.broken.contains(name) => {
                return self.told(&table.span);
            }
            ExprKind::Name(name) => match self.names.named.get(name.as_str()) {
                Some(Named::Table(at)) if self.names.table_kind(*at) == kind => *at,
                _ => {
                    return self.fail(
                        "R003",
                        &table.span,
                        text!(table_of_other_kind, name = name),
                        meant(self.names.suggestion(name), text!(write_with_table, usage = usage.told())),
                    );
                }
            },
            _ => {
                let remedy = text!(write_instead, right = usage.told());
                return self.fail("R002", &table.span, text!(name_of_table_expected), remedy);
            }
        };
        let definition = &self.names.definitions.tables[at];
        let value = self.infer(value, scope)?;
        let unit = self.number(&value)?;
        if unit != definition.unit_in {
            let wanted = ValueType::Number(definition.unit_in);
            let message = text!(
                table_wants_unit,
                table = &definition.name,
                wanted = wanted.dutch(),
                found = value.value_type.dutch(),
            );
            let remedy = conversion(&value.value_type, &wanted, text!(convert_the_value));
            return self.fail("R004", &value.span, message, remedy);
        }
        let (op, unit) = match kind {
            TableKind::Brackets => (Op::Brackets(at), definition.unit_in * definition.unit_out),
            TableKind::Lookup => (Op::Lookup(at), definition.unit_out),
        };
        self.usual(unit, span)?;
        Ok(combine(op, vec![value], ValueType::Number(unit), span))
    }

    fn over_months(&self, function: Function, argument: &Expr, scope: Scope, span: &Span) -> Found {
        let node = self.infer(argument, Scope { months: true, ..scope })?;
        let (op, kind) = match function {
            Function::SumMonths => {
                let unit = self.number(&node)?;
                let sum = match unit {
                    Unit::NONE => Unit::NONE,
                    _ if unit.month == -1 && unit.year == 0 => Unit { month: 0, year: -1, ..unit },
                    _ => {
                        return self.fail(
                            "R004",
                            &node.span,
                            text!(only_month_amounts_add_up, unit = unit.to_string()),
                            text!(divide_year_amount),
                        );
                    }
                };
                (Op::SumMonths, ValueType::Number(sum))
            }
            Function::MaxMonths => {
                self.number(&node)?;
                (Op::MaxMonths, node.value_type.clone())
            }
            Function::CountMonths => {
                self.truth(&node)?;
                (Op::CountMonths, ValueType::Number(Unit::NONE))
            }
            Function::AllMonths | Function::AnyMonth => {
                self.truth(&node)?;
                (if function == Function::AllMonths { Op::AllMonths } else { Op::AnyMonth }, ValueType::Bool)
            }
            _ => (Op::January, node.value_type.clone()),
        };
        let mut out = combine(op, vec![node], kind, span);
        out.period = Period::Year;
        Ok(out)
    }

    fn window(&self, function: Function, arguments: &[Expr], usage: Usage, scope: Scope, span: &Span) -> Found {
        let node = self.infer(&arguments[0], Scope { months: true, ..scope })?;
        let kind = node.value_type.clone();
        if function == Function::MeanMonths {
            self.number(&node)?;
        }
        let Some(length) = arguments.get(1) else {
            let mut out = combine(Op::MeanYear, vec![node], kind, span);
            out.period = Period::Year;
            return Ok(out);
        };
        self.needs_months(scope, span, || text!(window_over_months))?;
        let months = match &length.kind {
            ExprKind::Number(value, Unit::NONE) => {
                value.to_u8().filter(|n| (1..=12).contains(n)).filter(|n| rust_decimal::Decimal::from(*n) == *value)
            }
            _ => None,
        };
        let Some(months) = months else {
            let remedy = text!(write_instead, right = usage.told());
            return self.fail("R005", &length.span, text!(months_one_to_twelve), remedy);
        };
        let op = if function == Function::Previous { Op::Previous(months) } else { Op::MeanMonths(months) };
        let mut out = combine(op, vec![node], kind, span);
        out.period = Period::Month;
        Ok(out)
    }

    fn convert(&self, function: Function, argument: &Expr, scope: Scope, span: &Span) -> Found {
        let node = self.infer(argument, scope)?;
        let unit = self.number(&node)?;
        let per_year = match (unit.year, unit.quarter, unit.month) {
            (-1, 0, 0) => 1,
            (0, -1, 0) => 4,
            (0, 0, -1) => 12,
            _ => {
                return self.fail(
                    "R004",
                    &node.span,
                    text!(no_amount_per_period, unit = unit.to_string()),
                    text!(convert_only_amounts),
                );
            }
        };
        let bare = Unit { year: 0, quarter: 0, month: 0, ..unit };
        let (target, wanted) = match function {
            Function::PerYear => (1, Unit { year: -1, ..bare }),
            Function::PerQuarter => (4, Unit { quarter: -1, ..bare }),
            _ => (12, Unit { month: -1, ..bare }),
        };
        if wanted == unit {
            let message = text!(unit_already, unit = unit.to_string());
            return self.fail("R004", span, message, text!(leave_conversion_out));
        }
        // x per period p equals x·(periods p a year)/(periods q a year) per period q.
        Ok(combine(Op::Scale(per_year, target), vec![node], ValueType::Number(wanted), span))
    }
}
