//! A plan to a program: constants folded, shared parts once, every register with its bound.

use crate::engine::columns::bound::{Bound, INPUT_LIMIT, MOST_PERSONS};
use crate::engine::columns::program::{
    InputSlot, Instruction, Kernel, Margin, Operand, OutputSlot, Program, Shape, TableConstants,
};
use crate::engine::exact::decimal_to_f64;
use crate::rulebook::{AgeAt, Comparison, Node, Op, PersonFold, Plan, ValueId};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::units::{Exact, MONTHS, RoundingMode, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A compiled part: where it stands, its shape, its bound, and its values if they are constant (in natural units).
#[derive(Debug, Clone)]
struct Part {
    operand: Operand,
    shape: Shape,
    bound: Bound,
    constant: Option<[Exact; MONTHS]>,
}

const HOUSEHOLD_YEAR: Shape = Shape { entity: Entity::Household, period: Period::Year };

struct Compiler<'a> {
    plan: &'a Plan,
    program: Program,
    values: Vec<Option<Part>>,
    /// Instructions already there, by their text: the same part is computed once.
    known: BTreeMap<String, Part>,
    tables: BTreeMap<usize, usize>,
}

/// Compiles a plan.
pub fn compile(plan: &Plan) -> Program {
    let mut compiler = Compiler {
        plan,
        program: Program { year: plan.year, ..Program::default() },
        values: vec![None; plan.system.values.len()],
        known: BTreeMap::new(),
        tables: BTreeMap::new(),
    };
    for id in &plan.order {
        let part = match &plan.formulas[id.0] {
            None => compiler.input(*id),
            Some(formula) => {
                let formula = std::sync::Arc::clone(formula);
                let part = compiler.node(&formula);
                match compiler.plan.system.value(*id).schema.entity {
                    Entity::Person => compiler.to_persons(part),
                    Entity::Household => part,
                }
            }
        };
        compiler.values[id.0] = Some(part);
    }
    for id in &plan.outputs {
        compiler.output(*id);
    }
    let mut program = compiler.program;
    assign_slots(&mut program);
    program
}

/// A number of this unit in a register is 100 to the power of its euros times the number itself.
fn euro_scale(unit: Unit) -> Decimal {
    let mut scale = Decimal::ONE;
    for _ in 0..unit.euro.unsigned_abs() {
        scale = if unit.euro > 0 { scale * Decimal::ONE_HUNDRED } else { scale / Decimal::ONE_HUNDRED };
    }
    scale
}

fn scale_of(kind: &ValueType) -> Decimal {
    match kind {
        ValueType::Number(unit) => euro_scale(*unit),
        _ => Decimal::ONE,
    }
}

fn truth(flag: bool) -> Exact {
    if flag { Exact::ONE } else { Exact::ZERO }
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
        let (limit, low) = match &schema.value_type {
            ValueType::Number(_) => (INPUT_LIMIT, -INPUT_LIMIT),
            ValueType::Bool => (1.0, 0.0),
            ValueType::Date => (4e6, -4e6),
            ValueType::Enum(kind) => (kind.values.len() as f64, 0.0),
        };
        let hours = matches!(&schema.value_type, ValueType::Number(unit) if unit.euro == 0 && unit.hour == 1);
        let mut bound = Bound::whole(low, limit);
        if hours {
            bound = bound.mul(Bound::constant(0.01));
        }
        self.program.inputs.push(InputSlot { schema, register, factor: if hours { 0.01 } else { 1.0 }, limit });
        Part { operand: Operand::Register(register), shape, bound, constant: None }
    }

    fn constant(&mut self, values: [Exact; MONTHS], kind: &ValueType) -> Part {
        let scale = Exact::from(scale_of(kind));
        let floats = values.map(|v| decimal_to_f64((v * scale).to_decimal()));
        let bound = floats.iter().skip(1).fold(Bound::constant(floats[0]), |b, v| b.either(Bound::constant(*v)));
        let same = floats.iter().all(|v| *v == floats[0]);
        let operand = if same {
            Operand::Constant(floats[0])
        } else {
            self.program.month_constants.push(floats);
            Operand::MonthConstant(self.program.month_constants.len() - 1)
        };
        let period = if same { Period::Year } else { Period::Month };
        Part { operand, shape: Shape { entity: Entity::Household, period }, bound, constant: Some(values) }
    }

    fn emit(&mut self, kernel: Kernel, parts: &[&Part], shape: Shape, bound: Bound) -> Part {
        let operands: Vec<Operand> = parts.iter().map(|p| p.operand).collect();
        let key = format!("{kernel:?}{operands:?}");
        if let Some(part) = self.known.get(&key) {
            return part.clone();
        }
        let out = self.register(shape);
        self.program.instructions.push(Instruction { kernel, operands, out });
        let part = Part { operand: Operand::Register(out), shape, bound, constant: None };
        self.known.insert(key, part.clone());
        part
    }

    fn to_persons(&mut self, part: Part) -> Part {
        if part.shape.entity == Entity::Person || part.constant.is_some() {
            return part;
        }
        let shape = Shape { entity: Entity::Person, ..part.shape };
        let bound = part.bound;
        self.emit(Kernel::ToPersons, &[&part], shape, bound)
    }

    /// Parts brought to one entity, with the shape of a result per entity.
    fn align(&mut self, parts: Vec<Part>) -> (Vec<Part>, Shape) {
        let persons = parts.iter().any(|p| p.shape.entity == Entity::Person);
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let entity = if persons { Entity::Person } else { Entity::Household };
        let parts = if persons { parts.into_iter().map(|p| self.to_persons(p)).collect() } else { parts };
        (parts, Shape { entity, period })
    }

    fn apply(&mut self, kernel: Kernel, parts: Vec<Part>, bound: Bound) -> Part {
        let (parts, shape) = self.align(parts);
        let refs: Vec<&Part> = parts.iter().collect();
        self.emit(kernel, &refs, shape, bound)
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
            Op::Value(id) => {
                return self.values[id.0].clone().expect("a plan orders every value after what it uses");
            }
            _ => {}
        }
        let parts: Vec<Part> = node.args.iter().map(|a| self.node(a)).collect();
        if let Some(constants) = parts.iter().map(|p| p.constant).collect::<Option<Vec<_>>>()
            && let Some(folded) = fold_constants(&node.op, &constants)
        {
            return self.constant(folded, &node.value_type);
        }
        self.operation(node, parts)
    }

    fn operation(&mut self, node: &Node, mut parts: Vec<Part>) -> Part {
        let flag = Bound::whole(0.0, 1.0);
        let b = |at: usize| parts[at].bound;
        match &node.op {
            Op::Negate => {
                let bound = b(0).negate();
                self.apply(Kernel::Negate, parts, bound)
            }
            Op::Not => self.apply(Kernel::Not, parts, flag),
            Op::Add => {
                let bound = b(0).add(b(1));
                self.apply(Kernel::Add, parts, bound)
            }
            Op::Sub => {
                let bound = b(0).add(b(1).negate());
                let bound = Bound { nil_is_exact: bound.error == 0.0, ..bound };
                self.apply(Kernel::Sub, parts, bound)
            }
            Op::Mul => {
                let bound = b(0).mul(b(1));
                self.apply(Kernel::Mul, parts, bound)
            }
            Op::Div => match parts[1].constant {
                Some(values) if values.iter().all(|v| !v.is_zero()) && values.iter().all(|v| *v == values[0]) => {
                    let bound = b(0).div_constant(b(1));
                    self.apply(Kernel::DivConstant, parts, bound)
                }
                _ => {
                    let bound = b(0).div(b(1));
                    self.apply(Kernel::Div, parts, bound)
                }
            },
            Op::And => self.apply(Kernel::And, parts, flag),
            Op::Or => self.apply(Kernel::Or, parts, flag),
            Op::Compare(comparison) => {
                let nil_is_exact = b(0).nil_is_exact && b(1).nil_is_exact;
                let margin = Margin { distance: b(0).margin(b(1)), nil_is_exact };
                self.apply(Kernel::Compare(*comparison, margin), parts, flag)
            }
            Op::If => self.choice(parts),
            Op::Min | Op::Max => {
                let mut best = parts.remove(0);
                for other in parts {
                    best = self.extreme(node.op == Op::Max, best, other);
                }
                best
            }
            Op::Round(rounding) => {
                let step = decimal_to_f64(rounding.step * scale_of(&node.value_type));
                self.round(rounding.mode, step, parts)
            }
            Op::Brackets(at) => {
                let table = self.table(*at, node.period);
                let rates = self.rates(table);
                let x = b(0);
                let bound = x.mul(rates);
                // One multiplication and addition per row.
                let error = bound.error * self.program.tables[table].rows[0].len() as f64 * 2.0;
                let nil_is_exact = x.nil_is_exact && rates.low >= 0.0;
                let bound =
                    Bound { low: bound.low.min(0.0), high: bound.high.max(0.0), error, nil_is_exact, whole: false };
                self.apply(Kernel::Brackets(table), parts, bound)
            }
            Op::Lookup(at) => {
                let table = self.table(*at, node.period);
                let values = self.rates(table);
                let margin = Margin { distance: b(0).margin(Bound::whole(0.0, 0.0)), nil_is_exact: false };
                self.apply(Kernel::Lookup(table, margin), parts, values)
            }
            Op::Persons(fold) => self.persons(*fold, parts),
            Op::SumMonths => {
                let bound = b(0).sum_of(MONTHS);
                self.over_months(Kernel::SumMonths, parts, bound)
            }
            Op::MeanYear => {
                let bound = b(0).sum_of(MONTHS).div_constant(Bound::constant(12.0));
                self.over_months(Kernel::MeanYear, parts, bound)
            }
            Op::MaxMonths => {
                let bound = Bound { nil_is_exact: b(0).error == 0.0, ..b(0) };
                self.over_months(Kernel::MaxMonths, parts, bound)
            }
            Op::AllMonths => self.over_months(Kernel::AllMonths, parts, flag),
            Op::AnyMonth => self.over_months(Kernel::AnyMonth, parts, flag),
            Op::January => {
                let bound = b(0);
                self.over_months(Kernel::January, parts, bound)
            }
            Op::Previous(months) => {
                let bound = b(0);
                self.apply(Kernel::Previous(usize::from(*months)), parts, bound)
            }
            Op::MeanMonths(months) => {
                let count = usize::from(*months);
                // The window is shorter in the first months: take the widest bound of any divisor.
                let sum = b(0).sum_of(count);
                let bound = sum.either(sum.div_constant(Bound::constant(count as f64)));
                let bound = Bound { error: bound.error * 2.0 + bound.size() * 2.3e-16, whole: false, ..bound };
                self.apply(Kernel::MeanMonths(count), parts, bound)
            }
            Op::Scale(above, below) => {
                let up = self.constant([Exact::from(i64::from(*above)); MONTHS], &ValueType::Number(Unit::NONE));
                let down = self.constant([Exact::from(i64::from(*below)); MONTHS], &ValueType::Number(Unit::NONE));
                let part = parts.remove(0);
                let raised_bound = part.bound.mul(up.bound);
                let raised = if *above == 1 { part } else { self.apply(Kernel::Mul, vec![part, up], raised_bound) };
                if *below == 1 {
                    return raised;
                }
                let bound = raised.bound.div_constant(down.bound);
                self.apply(Kernel::DivConstant, vec![raised, down], bound)
            }
            Op::Age(at) => {
                let monthly = matches!(at, AgeAt::MonthStart | AgeAt::QuarterStart);
                let shape = Shape {
                    entity: parts[0].shape.entity,
                    period: if monthly { Period::Month } else { parts[0].shape.period },
                };
                self.emit(Kernel::Age(*at), &[&parts[0]], shape, Bound::whole(-20_000.0, 20_000.0))
            }
            Op::Born => {
                let shape = Shape { entity: parts[0].shape.entity, period: Period::Month };
                self.emit(Kernel::Born, &[&parts[0]], shape, flag)
            }
            Op::Number(_) | Op::Bool(_) | Op::Date(_) | Op::EnumValue(_) | Op::Parameter(_) | Op::Value(_) => {
                unreachable!("handled before its arguments were compiled")
            }
        }
    }

    fn choice(&mut self, mut parts: Vec<Part>) -> Part {
        if let Some(condition) = parts[0].constant
            && condition.iter().all(|c| *c == condition[0])
        {
            return parts.remove(if condition[0].is_zero() { 2 } else { 1 });
        }
        let bound = parts[1].bound.either(parts[2].bound);
        self.apply(Kernel::If, parts, bound)
    }

    fn extreme(&mut self, larger: bool, left: Part, right: Part) -> Part {
        let is_nil = |p: &Part| p.constant.is_some_and(|c| c.iter().all(|v| v.is_zero()));
        if larger && (is_nil(&left) || is_nil(&right)) {
            let other = if is_nil(&left) { right } else { left };
            let margin =
                Margin { distance: other.bound.margin(Bound::whole(0.0, 0.0)), nil_is_exact: other.bound.nil_is_exact };
            let bound = Bound {
                low: other.bound.low.max(0.0),
                high: other.bound.high.max(0.0),
                nil_is_exact: true,
                ..other.bound
            };
            return self.apply(Kernel::ClampAtNil(margin), vec![other], bound);
        }
        let (kernel, bound) = if larger {
            (Kernel::Max, left.bound.max(right.bound))
        } else {
            (Kernel::Min, left.bound.min(right.bound))
        };
        self.apply(kernel, vec![left, right], bound)
    }

    fn round(&mut self, mode: RoundingMode, step: f64, parts: Vec<Part>) -> Part {
        let b = parts[0].bound;
        let margin = Margin { distance: b.margin(Bound::whole(0.0, 0.0)), nil_is_exact: b.nil_is_exact };
        if b.error == 0.0 && b.whole && step == 1.0 {
            return parts[0].clone();
        }
        let whole = step == step.trunc();
        let (low, high) = (b.low - step, b.high + step);
        let bound = if whole {
            Bound::whole(low, high)
        } else {
            Bound { low, high, ..Bound::constant(step) }.mul(Bound::whole(1.0, 1.0))
        };
        self.apply(Kernel::Round(mode, step, margin), parts, bound)
    }

    fn persons(&mut self, fold: PersonFold, parts: Vec<Part>) -> Part {
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let shape = Shape { entity: Entity::Household, period };
        let parts: Vec<Part> = parts.into_iter().map(|p| self.to_persons(p)).collect();
        let b = parts[0].bound;
        let most = MOST_PERSONS as f64;
        let bound = match fold {
            PersonFold::Sum => b.sum_of(MOST_PERSONS),
            PersonFold::Count => Bound::whole(0.0, most),
            PersonFold::Any => Bound::whole(0.0, 1.0),
            PersonFold::Max | PersonFold::Min => {
                let with_nil = b.either(Bound::whole(0.0, 0.0));
                Bound { nil_is_exact: b.error == 0.0, ..with_nil }
            }
        };
        let refs: Vec<&Part> = parts.iter().collect();
        self.emit(Kernel::Persons(fold), &refs, shape, bound)
    }

    fn over_months(&mut self, kernel: Kernel, parts: Vec<Part>, bound: Bound) -> Part {
        let shape = Shape { entity: parts[0].shape.entity, period: Period::Year };
        self.emit(kernel, &[&parts[0]], shape, bound)
    }

    fn table(&mut self, at: usize, period: Period) -> usize {
        let key = at * 2 + usize::from(period == Period::Month);
        if let Some(known) = self.tables.get(&key) {
            return *known;
        }
        let definition = &self.plan.system.definitions.tables[at];
        let (scale_in, scale_out) = (euro_scale(definition.unit_in), euro_scale(definition.unit_out));
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let rows = std::array::from_fn(|month| {
            let source = &resolved.rows[if period == Period::Month { month } else { 0 }];
            source
                .iter()
                .map(|row| {
                    let limit = row.limit.map_or(f64::INFINITY, |l| decimal_to_f64(l * scale_in));
                    (limit, decimal_to_f64(row.value * scale_out))
                })
                .collect()
        });
        self.program.tables.push(TableConstants { rows });
        self.tables.insert(key, self.program.tables.len() - 1);
        self.program.tables.len() - 1
    }

    /// The bound of a table's values over all months.
    fn rates(&self, table: usize) -> Bound {
        let mut values = self.program.tables[table].rows.iter().flatten().map(|(_, value)| Bound::constant(*value));
        let first = values.next().unwrap_or(Bound::whole(0.0, 0.0));
        values.fold(first, Bound::either)
    }

    fn output(&mut self, id: ValueId) {
        let schema = std::sync::Arc::clone(&self.plan.system.value(id).schema);
        let part = self.values[id.0].clone().expect("a plan orders every output");
        let part = match &schema.value_type {
            ValueType::Number(unit) if unit.is_money() => match part.constant {
                Some(values) => {
                    let cent = crate::units::Rounding { mode: RoundingMode::HalfUp, step: Decimal::new(1, 2) };
                    self.constant(values.map(|v| cent.apply(v)), &schema.value_type)
                }
                None => self.round(RoundingMode::HalfUp, 1.0, vec![part]),
            },
            _ => part,
        };
        let shape = if part.constant.is_some() { HOUSEHOLD_YEAR } else { part.shape };
        self.program.outputs.push(OutputSlot {
            schema: ColumnSchema::clone(&schema).into(),
            operand: part.operand,
            shape,
        });
    }
}

/// The result of an operation on constants, where that is simple.
fn fold_constants(op: &Op, arguments: &[[Exact; MONTHS]]) -> Option<[Exact; MONTHS]> {
    let mut out = [Exact::ZERO; MONTHS];
    for (month, out) in out.iter_mut().enumerate() {
        let a = |at: usize| arguments[at][month];
        *out = match op {
            Op::Negate => -a(0),
            Op::Not => truth(a(0).is_zero()),
            Op::Add => a(0) + a(1),
            Op::Sub => a(0) - a(1),
            Op::Mul => a(0) * a(1),
            Op::Div => a(0).checked_div(a(1))?,
            Op::And => a(0).min(a(1)),
            Op::Or => a(0).max(a(1)),
            Op::Min => arguments.iter().map(|x| x[month]).min()?,
            Op::Max => arguments.iter().map(|x| x[month]).max()?,
            Op::Round(rounding) => rounding.apply(a(0)),
            Op::Scale(above, below) => (a(0) * Exact::from(i64::from(*above))).div_decimal(Decimal::from(*below)),
            Op::If => a(if a(0).is_zero() { 2 } else { 1 }),
            Op::Compare(comparison) => truth(match comparison {
                Comparison::Equal => a(0) == a(1),
                Comparison::Unequal => a(0) != a(1),
                Comparison::Less => a(0) < a(1),
                Comparison::AtMost => a(0) <= a(1),
                Comparison::More => a(0) > a(1),
                Comparison::AtLeast => a(0) >= a(1),
            }),
            _ => return None,
        };
    }
    Some(out)
}

/// Gives each register a buffer; a buffer is free again after the last instruction that reads its register.
fn assign_slots(program: &mut Program) {
    let mut last_use = vec![0_usize; program.shapes.len()];
    for (at, instruction) in program.instructions.iter().enumerate() {
        last_use[instruction.out] = last_use[instruction.out].max(at);
        for operand in &instruction.operands {
            if let Operand::Register(register) = operand {
                last_use[*register] = at;
            }
        }
    }
    for output in &program.outputs {
        if let Operand::Register(register) = output.operand {
            last_use[register] = usize::MAX;
        }
    }
    let mut slots = vec![usize::MAX; program.shapes.len()];
    let mut free: Vec<usize> = Vec::new();
    let mut n_slots = 0;
    let mut take = |free: &mut Vec<usize>| {
        free.pop().unwrap_or_else(|| {
            n_slots += 1;
            n_slots - 1
        })
    };
    for input in &program.inputs {
        slots[input.register] = take(&mut free);
    }
    for (at, instruction) in program.instructions.iter().enumerate() {
        slots[instruction.out] = take(&mut free);
        let mut ended: Vec<usize> = instruction
            .operands
            .iter()
            .filter_map(|o| match o {
                Operand::Register(register) if last_use[*register] == at => Some(*register),
                _ => None,
            })
            .collect();
        ended.sort_unstable();
        ended.dedup();
        free.extend(ended.iter().map(|register| slots[*register]));
    }
    program.slots = slots;
    program.n_slots = n_slots;
}
