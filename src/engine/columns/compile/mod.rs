//! A plan to a program: constants folded, shared parts once, every register with its bound.
//!
//! [`part`] is the arithmetic of parts and their denominators, [`fraction`] that of computed quotients, [`operation`] what
//! each operation becomes, [`table`] the tables of the law, [`constants`] what is known beforehand, [`slots`] what is
//! left out because nothing reads it and which registers share a buffer.

mod constants;
mod emit;
mod fraction;
mod operation;
mod part;
mod slots;
mod table;

use crate::engine::columns::bound::{Bound, DATE_LIMITS, Limits};
use crate::engine::columns::compile::constants::{fold_constants, truth};
use crate::engine::columns::compile::part::Part;
use crate::engine::columns::compile::slots::{assign_slots, drop_unread};
use crate::engine::columns::program::{InputSlot, Operand, OutputSlot, Program, Shape};
use crate::engine::exact::reference_day;
use crate::rulebook::{Node, Op, Plan, ValueId};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::units::{Exact, MONTHS, RoundingMode, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

struct Compiler<'a> {
    plan: &'a Plan,
    limits: Limits,
    /// The rule that is being compiled.
    rule: ValueId,
    program: Program,
    values: Vec<Option<Part>>,
    /// Instructions already there, by their text: the same part is computed once.
    known: BTreeMap<String, Part>,
    /// Tables already there, by position, period and denominators.
    tables: BTreeMap<String, usize>,
}

/// Compiles a plan for households within some limits.
pub(super) fn compile(plan: &Plan, limits: Limits) -> Program {
    let mut compiler = Compiler {
        plan,
        limits,
        rule: ValueId(0),
        program: Program { year: plan.year, most_persons: limits.persons, ..Program::default() },
        values: vec![None; plan.system.values.len()],
        known: BTreeMap::new(),
        tables: BTreeMap::new(),
    };
    for id in &plan.order {
        compiler.rule = *id;
        let part = match &plan.formulas[id.0] {
            None => compiler.input(*id),
            Some(formula) => {
                let formula = std::sync::Arc::clone(formula);
                let part = compiler.node(&formula);
                let mut can_fail = false;
                formula.walk(&mut |node| can_fail |= matches!(node.op, Op::Div | Op::Lookup(_)));
                if can_fail {
                    compiler.program.checks.push(part.operand);
                }
                match compiler.plan.system.value(*id).schema.entity {
                    Entity::Person => compiler.per_person(part),
                    Entity::Household => part,
                }
            }
        };
        compiler.values[id.0] = Some(part);
    }
    for id in &plan.outputs {
        compiler.rule = *id;
        compiler.output(*id);
    }
    let mut program = compiler.program;
    drop_unread(&mut program);
    assign_slots(&mut program);
    program
}

impl Compiler<'_> {
    fn register(&mut self, shape: Shape) -> usize {
        self.program.shapes.push(shape);
        self.program.shapes.len() - 1
    }

    fn input(&mut self, id: ValueId) -> Part {
        let schema = std::sync::Arc::clone(&self.plan.system.value(id).schema);
        let period = if schema.period == Period::Month { Period::Month } else { Period::Year };
        let shape = Shape { entity: schema.entity, period };
        let register = self.register(shape);
        let (low, high) = match &schema.value_type {
            ValueType::Number(unit) => (-self.input_limit(*unit), self.input_limit(*unit)),
            ValueType::Bool => (0.0, 1.0),
            ValueType::Date => DATE_LIMITS,
            ValueType::Enum(kind) => (0.0, kind.values.len() as f64 - 1.0),
        };
        let denominator = hundredths(&schema.value_type);
        self.program.inputs.push(InputSlot { schema, register, low, high });
        let usual = match &self.plan.system.value(id).schema.value_type {
            ValueType::Number(unit) if unit.is_money() && high == self.limits.month => self.limits.usual,
            _ => low.abs().max(high.abs()),
        };
        let bound = Bound { usual, ..Bound::whole(low, high) };
        Part {
            operand: Operand::Register(register),
            shape,
            bound,
            denominator,
            constant: None,
            choice: None,
            fraction: None,
        }
    }

    /// Largest input of a unit that is computed in columns.
    fn input_limit(&self, unit: Unit) -> f64 {
        if unit.hour != 0 {
            self.limits.hours
        } else if unit.is_money() && unit.month == 0 && unit.quarter == 0 {
            self.limits.year
        } else {
            self.limits.month
        }
    }

    fn node(&mut self, node: &Node) -> Part {
        match &node.op {
            Op::Number(value) => {
                return self.constant([Exact::from(*value); MONTHS], &node.value_type);
            }
            Op::Bool(flag) => return self.constant([truth(*flag); MONTHS], &node.value_type),
            Op::Date(days) => {
                return self.constant([Exact::from(i64::from(*days)); MONTHS], &node.value_type);
            }
            Op::EnumValue(at) => {
                return self.constant([Exact::from(i64::from(*at)); MONTHS], &node.value_type);
            }
            Op::Parameter(at) => {
                let months = self.plan.parameters[*at].unwrap_or([Decimal::ZERO; MONTHS]);
                let months = if node.period == Period::Month { months } else { [months[0]; MONTHS] };
                return self.constant(months.map(Exact::from), &node.value_type);
            }
            Op::ReferenceDate => {
                let days = |month| Exact::from(i64::from(reference_day(node.period, self.plan.year, month)));
                return self.constant(std::array::from_fn(days), &node.value_type);
            }
            Op::Value(id) => {
                return self.values[id.0].clone().expect("a plan orders every value after what it uses");
            }
            _ => {}
        }
        let parts: Vec<Part> = node.args.iter().map(|a| self.node(a)).collect();
        if let Some(constants) = parts.iter().map(|p| p.constant.map(|c| c.values)).collect::<Option<Vec<_>>>()
            && let Some(folded) = fold_constants(&node.op, &constants)
        {
            return self.constant(folded, &node.value_type);
        }
        self.operation(node, parts)
    }

    fn output(&mut self, id: ValueId) {
        let schema = std::sync::Arc::clone(&self.plan.system.value(id).schema);
        let part = self.values[id.0].clone().expect("a plan orders every output");
        let part = match &schema.value_type {
            ValueType::Number(unit) if unit.is_money() => match part.constant {
                Some(constant) => {
                    let cent = crate::units::Rounding { mode: RoundingMode::HalfUp, step: Decimal::new(1, 2) };
                    self.constant(constant.values.map(|v| cent.apply(v)), &schema.value_type)
                }
                None => self.round(RoundingMode::HalfUp, 1.0, part),
            },
            kind => {
                let part = self.scaled(part, hundredths(kind), 1.0);
                self.plain(part)
            }
        };
        self.program.outputs.push(OutputSlot { schema: ColumnSchema::clone(&schema).into(), operand: part.operand });
    }
}

/// Storage units in one of a register: hours are stored in hundredths.
fn hundredths(kind: &ValueType) -> f64 {
    if matches!(kind, ValueType::Number(unit) if unit.euro == 0 && unit.hour == 1) { 100.0 } else { 1.0 }
}
