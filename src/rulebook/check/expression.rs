//! One formula: from text with names to a node with types.

use crate::diag::{Diagnostic, Diagnostics, Source, Span, closest};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::check::{Named, Names};
use crate::rulebook::definitions::{RuleDef, TableKind};
use crate::rulebook::functions::{FOLDS, FUNCTIONS, Function, RANKS};
use crate::rulebook::node::{AgeAt, Comparison, Direction, Node, Op, PersonFold, Ranking};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::units::{Rounding, Unit, days_of_date};
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// What may be named where: persons inside a fold or a person's rule, months inside a month rule or over months.
#[derive(Debug, Clone, Copy)]
struct Scope {
    persons: bool,
    months: bool,
}

pub(super) struct Checker<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) source: &'a Arc<Source>,
}

/// In place of a code: the formula names something of which a mistake was told already.
const TOLD: &str = "";

type Found = Result<Node, Box<Diagnostic>>;

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
            let hint = match (&node.value_type, &schema.value_type) {
                (ValueType::Number(found), ValueType::Number(wanted)) => conversion(*found, *wanted),
                _ => String::new(),
            };
            diagnostics.push(
                self.error(
                    "R012",
                    &expr.span,
                    format!(
                        "de formule van `{}` geeft {}, maar de regel zegt {}",
                        rule.name,
                        node.value_type.dutch(),
                        schema.value_type.dutch()
                    ),
                    format!("{hint}pas de formule of de `eenheid` van de regel aan"),
                )
                .also(self.source, rule.type_span.clone(), "hier staat de eenheid van de regel"),
            );
            return None;
        }
        Some(node)
    }

    fn error(
        &self,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::at(code, self.source, span.clone(), message, remedy)
    }

    fn fail<T>(
        &self,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Result<T, Box<Diagnostic>> {
        Err(Box::new(self.error(code, span, message, remedy)))
    }

    fn infer(&self, expr: &Expr, scope: Scope) -> Found {
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
                self.same_type(&then, &otherwise, "de twee takken van een keuze")?;
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
                        format!("afronden op euro's of centen kan alleen met geld, dit is {unit}"),
                        "rond een bedrag af",
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

    fn name(&self, name: &str, span: &Span, scope: Scope) -> Found {
        match self.names.named.get(name) {
            Some(Named::Value(id)) => {
                let Some(schema) = self.names.schema_of(*id) else {
                    return self.fail(TOLD, span, "", "");
                };
                if schema.entity == Entity::Person && !scope.persons {
                    return self.fail(
                        "R006",
                        span,
                        format!("`{name}` is een waarde per persoon en deze regel is voor het huishouden"),
                        format!("tel op over de personen, bijvoorbeeld `som(personen: {name})`, of maak de regel `voor = \"persoon\"`"),
                    );
                }
                if schema.period == Period::Month && !scope.months {
                    return self.fail(
                        "R007",
                        span,
                        format!("`{name}` is een waarde per maand en deze regel is per jaar of vast"),
                        format!("gebruik `som_maanden({name})`, `gemiddelde_maanden({name})` of `in_januari({name})`, of maak de regel `per = \"maand\"`"),
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
                format!("`{name}` is een tabel en geen waarde"),
                format!("gebruik `opzoeken({name}, x)` of `schijven(x, {name})`"),
            ),
            None if self.names.definitions.broken.contains(name) => self.fail(TOLD, span, "", ""),
            None => self.fail(
                "R003",
                span,
                format!("de naam `{name}` is niet bekend"),
                format!(
                    "{}Namen zijn die van invoer, parameters, tabellen, regels en waarden van opsommingen",
                    self.names.suggestion(name)
                ),
            ),
        }
    }

    fn number(&self, node: &Node) -> Result<Unit, Box<Diagnostic>> {
        match node.value_type {
            ValueType::Number(unit) => Ok(unit),
            _ => self.fail(
                "R005",
                &node.span,
                format!("hier hoort een getal, dit is {}", node.value_type.dutch()),
                "gebruik een getal of bedrag",
            ),
        }
    }

    fn usual(&self, unit: Unit, span: &Span) -> Result<(), Box<Diagnostic>> {
        if unit.is_usual() {
            return Ok(());
        }
        let message = format!("de uitkomst heeft de eenheid {unit}: een hogere macht dan de vierde");
        self.fail("R004", span, message, "vermenigvuldig of deel minder vaak met een eenheid")
    }

    fn truth(&self, node: &Node) -> Result<(), Box<Diagnostic>> {
        if node.value_type == ValueType::Bool {
            return Ok(());
        }
        self.fail(
            "R005",
            &node.span,
            format!("hier hoort een voorwaarde (ja/nee), dit is {}", node.value_type.dutch()),
            "vergelijk de waarde, bijvoorbeeld met `> 0 EUR/jaar`",
        )
    }

    fn same_type(&self, left: &Node, right: &Node, what: &str) -> Result<(), Box<Diagnostic>> {
        if left.value_type == right.value_type {
            return Ok(());
        }
        let both_numbers =
            matches!((&left.value_type, &right.value_type), (ValueType::Number(_), ValueType::Number(_)));
        let hint = match (&left.value_type, &right.value_type) {
            (ValueType::Number(a), ValueType::Number(b)) => conversion(*a, *b),
            _ => String::new(),
        };
        let code = if both_numbers { "R004" } else { "R005" };
        let message = format!("{what} verschillen: {} en {}", left.value_type.dutch(), right.value_type.dutch());
        let diagnostic = self
            .error(code, &left.span, message, format!("{hint}maak beide van dezelfde eenheid"))
            .remark(format!("dit is {}", left.value_type.dutch()))
            .also(self.source, right.span.clone(), format!("dit is {}", right.value_type.dutch()));
        Err(Box::new(diagnostic))
    }

    fn binary(&self, op: BinaryOp, left: Node, right: Node, span: &Span) -> Found {
        let comparison = match op {
            BinaryOp::Add | BinaryOp::Sub => {
                self.number(&left)?;
                self.number(&right)?;
                self.same_type(&left, &right, "de eenheden aan weerszijden")?;
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
        self.same_type(&left, &right, "de twee kanten van de vergelijking")?;
        let ordered = matches!(left.value_type, ValueType::Number(_) | ValueType::Date);
        if !ordered && !matches!(comparison, Comparison::Equal | Comparison::Unequal) {
            return self.fail(
                "R005",
                span,
                format!("{} heeft geen volgorde", left.value_type.dutch()),
                "vergelijk met `=` of `<>`",
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
            let near =
                closest(name, FOLDS.iter().map(|f| f.0)).map(|n| format!("bedoelde u `{n}`? ")).unwrap_or_default();
            return self.fail(
                "R018",
                name_span,
                format!("`{name}(personen: …)` bestaat niet"),
                format!("{near}Er zijn: som, aantal, minstens_een, max, min, rang_oplopend, rang_aflopend"),
            );
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

    /// The place of a person among those of the household.
    fn rank(&self, keys: &[(Direction, Expr)], filter: Option<&Expr>, scope: Scope, span: &Span) -> Found {
        if !scope.persons {
            return self.fail(
                "R006",
                span,
                "een rang is een waarde per persoon en deze regel is voor het huishouden",
                "gebruik de rang in een voorwaarde over personen, bijvoorbeeld `som(personen: x waar rang_aflopend(personen: y) = 1)`",
            );
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
                    format!("{} heeft geen volgorde", node.value_type.dutch()),
                    "zet personen op volgorde van een getal, een bedrag of een datum",
                );
            }
            args.push(node);
        }
        let ranking = Ranking { first: keys[0].0, second: keys.get(1).map(|key| key.0) };
        let mut node = combine(Op::Rank(ranking), args, ValueType::Number(Unit::NONE), span);
        node.entity = Entity::Person;
        Ok(node)
    }

    fn call(&self, name: &str, name_span: &Span, arguments: &[Expr], scope: Scope, span: &Span) -> Found {
        let Some((_, function, usage)) = FUNCTIONS.iter().find(|f| f.0 == name) else {
            if FOLDS.iter().any(|f| f.0 == name) || RANKS.iter().any(|r| r.0 == name) {
                return self.fail(
                    "R018",
                    name_span,
                    format!("`{name}` rekent over personen"),
                    format!("schrijf `{name}(personen: …)`"),
                );
            }
            let near =
                closest(name, FUNCTIONS.iter().map(|f| f.0)).map(|n| format!("bedoelde u `{n}`? ")).unwrap_or_default();
            let known: Vec<&str> = FUNCTIONS.iter().map(|f| f.0).collect();
            return self.fail(
                "R018",
                name_span,
                format!("de functie `{name}` bestaat niet"),
                format!("{near}Functies zijn: {}, afronden, naar_beneden, naar_boven, datum", known.join(", ")),
            );
        };
        let (least, most) = match function {
            Function::Min | Function::Max => (2, 16),
            Function::Brackets | Function::Lookup | Function::Previous | Function::MonthsBetween => (2, 2),
            Function::ReferenceDate => (0, 0),
            Function::MeanMonths => (1, 2),
            _ => (1, 1),
        };
        if arguments.len() < least || arguments.len() > most {
            return self.fail(
                "R018",
                span,
                format!("`{name}` heeft {} argumenten", arguments.len()),
                format!("schrijf {usage}"),
            );
        }
        match function {
            Function::Min | Function::Max => {
                let mut args = vec![self.infer(&arguments[0], scope)?];
                self.number(&args[0])?;
                for argument in &arguments[1..] {
                    let node = self.infer(argument, scope)?;
                    self.same_type(&args[0], &node, &format!("de argumenten van `{name}`"))?;
                    args.push(node);
                }
                let kind = args[0].value_type.clone();
                Ok(combine(if *function == Function::Min { Op::Min } else { Op::Max }, args, kind, span))
            }
            Function::Brackets => {
                self.table_call(&arguments[1], &arguments[0], TableKind::Brackets, usage, scope, span)
            }
            Function::Lookup => self.table_call(&arguments[0], &arguments[1], TableKind::Lookup, usage, scope, span),
            Function::QuarterStart => {
                let node = self.infer(&arguments[0], scope)?;
                self.needs_months(scope, span, name)?;
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
            Function::MeanMonths | Function::Previous => self.window(*function, arguments, usage, scope, span),
            Function::PerMonth | Function::PerYear | Function::PerQuarter => {
                self.convert(*function, &arguments[0], scope, span)
            }
            Function::Age(at) => self.age(*at, &arguments[0], scope, span),
            Function::Born => {
                let date = self.date(&arguments[0], scope)?;
                self.needs_months(scope, span, name)?;
                let mut node = combine(Op::Born, vec![date], ValueType::Bool, span);
                node.period = Period::Month;
                Ok(node)
            }
        }
    }

    fn needs_months(&self, scope: Scope, span: &Span, name: &str) -> Result<(), Box<Diagnostic>> {
        if scope.months {
            return Ok(());
        }
        self.fail("R007", span, format!("`{name}` hoort in een regel per maand"), "maak de regel `per = \"maand\"`")
    }

    fn date(&self, argument: &Expr, scope: Scope) -> Found {
        let node = self.infer(argument, scope)?;
        if node.value_type == ValueType::Date {
            return Ok(node);
        }
        self.fail(
            "R005",
            &node.span,
            format!("hier hoort een datum, dit is {}", node.value_type.dutch()),
            "geef een datum zoals `geboortedatum`",
        )
    }

    fn age(&self, at: AgeAt, argument: &Expr, scope: Scope, span: &Span) -> Found {
        let date = self.date(argument, scope)?;
        let at = if at == AgeAt::MonthStart && !scope.months { AgeAt::YearStart } else { at };
        if at == AgeAt::QuarterStart {
            self.needs_months(scope, span, "leeftijd_begin_kwartaal")?;
        }
        let mut node = combine(Op::Age(at), vec![date], ValueType::Number(Unit::YEAR), span);
        if matches!(at, AgeAt::MonthStart | AgeAt::QuarterStart) {
            node.period = Period::Month;
        }
        Ok(node)
    }

    fn table_call(&self, table: &Expr, value: &Expr, kind: TableKind, usage: &str, scope: Scope, span: &Span) -> Found {
        let at = match &table.kind {
            ExprKind::Name(name) if self.names.definitions.broken.contains(name) => {
                return self.fail(TOLD, &table.span, "", "");
            }
            ExprKind::Name(name) => match self.names.named.get(name.as_str()) {
                Some(Named::Table(at)) if self.names.table_kind(*at) == kind => *at,
                _ => {
                    return self.fail(
                        "R003",
                        &table.span,
                        format!("`{name}` is geen tabel van deze soort"),
                        format!("{}schrijf {usage} met een tabel uit een rulebook", self.names.suggestion(name)),
                    );
                }
            },
            _ => {
                return self.fail("R002", &table.span, "hier hoort de naam van een tabel", format!("schrijf {usage}"));
            }
        };
        let definition = &self.names.definitions.tables[at];
        let value = self.infer(value, scope)?;
        let unit = self.number(&value)?;
        if unit != definition.unit_in {
            return self.fail(
                "R004",
                &value.span,
                format!("de tabel `{}` wil {}, dit is {unit}", definition.name, definition.unit_in),
                format!("{}reken de waarde om", conversion(unit, definition.unit_in)),
            );
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
                            format!("`som_maanden` telt bedragen per maand op, dit is {unit}"),
                            "deel een jaarbedrag eerst met `per_maand(…)`",
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

    fn window(&self, function: Function, arguments: &[Expr], usage: &str, scope: Scope, span: &Span) -> Found {
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
        self.needs_months(scope, span, "een venster over maanden")?;
        let months = match &length.kind {
            ExprKind::Number(value, Unit::NONE) => {
                value.to_u8().filter(|n| (1..=12).contains(n)).filter(|n| rust_decimal::Decimal::from(*n) == *value)
            }
            _ => None,
        };
        let Some(months) = months else {
            return self.fail(
                "R005",
                &length.span,
                "het aantal maanden is een geheel getal van 1 tot en met 12",
                format!("schrijf {usage}"),
            );
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
                    format!("{unit} is geen bedrag per jaar, kwartaal of maand"),
                    "reken alleen zulke bedragen om",
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
            return self.fail("R004", span, format!("dit is al {unit}"), "laat de omrekening weg");
        }
        // x per period p equals x·(periods p a year)/(periods q a year) per period q.
        Ok(combine(Op::Scale(per_year, target), vec![node], ValueType::Number(wanted), span))
    }
}

fn constant(op: Op, value_type: ValueType, span: &Span) -> Node {
    Node { op, args: Vec::new(), value_type, entity: Entity::Household, period: Period::Fixed, span: span.clone() }
}

fn combine(op: Op, args: Vec<Node>, value_type: ValueType, span: &Span) -> Node {
    let entity = if args.iter().any(|a| a.entity == Entity::Person) { Entity::Person } else { Entity::Household };
    let period = args.iter().map(|a| a.period).max().unwrap_or(Period::Fixed);
    Node { op, args, value_type, entity, period, span: span.clone() }
}

/// Names the function that turns one unit into the other, if there is one.
fn conversion(found: Unit, wanted: Unit) -> String {
    let bare = |u: Unit| Unit { year: 0, quarter: 0, month: 0, ..u };
    if bare(found) != bare(wanted) || found == wanted {
        return String::new();
    }
    let name = |u: Unit| match (u.year, u.quarter, u.month) {
        (-1, 0, 0) => Some("per_jaar"),
        (0, -1, 0) => Some("per_kwartaal"),
        (0, 0, -1) => Some("per_maand"),
        _ => None,
    };
    match (name(found), name(wanted)) {
        (Some(_), Some(to)) => format!("reken {found} om naar {wanted} met `{to}(…)`, of "),
        _ => String::new(),
    }
}
