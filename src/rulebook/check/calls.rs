//! The functions of a formula: arguments, types, periods.

use crate::diag::{Diagnostic, Span, closest};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::check::expression::{Checker, Found, Scope, TOLD, combine, constant, conversion};
use crate::rulebook::check::names::Named;
use crate::rulebook::definitions::{Scheme, SchemeKind, TableKind};
use crate::rulebook::functions::{FOLDS, FUNCTIONS, Function, RANKS};
use crate::rulebook::node::{AgeAt, Direction, Node, Op, Ranking};
use crate::table::{Entity, Period, ValueType};
use crate::units::Unit;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

impl Checker<'_> {
    /// The place of a person among those of the household.
    pub(super) fn rank(&self, keys: &[(Direction, Expr)], filter: Option<&Expr>, scope: Scope, span: &Span) -> Found {
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

    /// What all schemes of these kinds give, those of overlays included and those that lapsed left out.
    fn scheme_sum(&self, kinds: &[SchemeKind], which: &Expr, usage: &str, scope: Scope, span: &Span) -> Found {
        type Pick = fn(&Scheme) -> &Option<String>;
        let is_paid_out = kinds.iter().any(|kind| kind.is_delivered());
        let (pick, unit): (Pick, Unit) = match &which.kind {
            ExprKind::Name(name) if name == "maandbedrag" => (|s| &s.month_rule, Unit::EURO_PER_MONTH),
            ExprKind::Name(name) if name == "jaarbedrag" => (|s| &s.year_rule, Unit::EURO_PER_YEAR),
            ExprKind::Name(name) if is_paid_out && name == "ophoging_beslagvrije_voet" => {
                (|s| &s.protected_rule, Unit::EURO_PER_MONTH)
            }
            _ => {
                return self.fail(
                    "R018",
                    &which.span,
                    "hier staat niet welk bedrag van de regelingen wordt opgeteld",
                    format!("schrijf {usage}"),
                );
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
                        format!("regeling `{}` heeft een jaarbedrag en geen maandbedrag", scheme.id),
                        "tel jaarbedragen op, of geef de regeling ook een `maandbedrag`",
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
    fn if_in_force(&self, arguments: &[Expr], usage: &str, scope: Scope) -> Found {
        let otherwise = self.infer(&arguments[1], scope)?;
        let ExprKind::Name(name) = &arguments[0].kind else {
            let message = "hier hoort de naam van een regel, parameter of invoer";
            return self.fail("R018", &arguments[0].span, message, format!("schrijf {usage}"));
        };
        let is_known = self.names.named.contains_key(name.as_str());
        if !is_known && self.names.definitions.dropped.contains_key(name) {
            return Ok(otherwise);
        }
        let value = self.infer(&arguments[0], scope)?;
        self.same_type(&value, &otherwise, "de twee kanten van `indien_van_kracht`")?;
        Ok(value)
    }

    pub(super) fn call(&self, name: &str, name_span: &Span, arguments: &[Expr], scope: Scope, span: &Span) -> Found {
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
            Function::SchemeSum(kinds) => self.scheme_sum(kinds, &arguments[0], usage, scope, span),
            Function::IfInForce => self.if_in_force(arguments, usage, scope),
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
