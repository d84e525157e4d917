//! A plan to a program: constants folded, shared parts once, every register with its bound.

use crate::engine::columns::bound::{
    Bound, COUNT_LIMIT, DATE_LIMITS, EVERY_COUNT, INPUT_LIMIT, MOST_PERSONS, YEAR_INPUT_LIMIT,
};
use crate::engine::columns::program::{
    InputSlot, Instruction, Kernel, Margin, Operand, OutputSlot, Program, Shape, TableConstants,
};
use crate::engine::exact::{decimal_to_f64, reference_day};
use crate::rulebook::{AgeAt, Comparison, Node, Op, PersonFold, Plan, ValueId};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::units::{Exact, MONTHS, RoundingMode, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A compiled part.
#[derive(Debug, Clone)]
struct Part {
    /// Where it stands. The register holds the value times `denominator`.
    operand: Operand,
    shape: Shape,
    /// Of what the register holds.
    bound: Bound,
    /// A whole number; above one only where the register is whole, see [`super::bound`].
    denominator: f64,
    constant: Option<Constant>,
}

/// A value known when compiling: in its natural unit, with the factor to storage units.
#[derive(Debug, Clone, Copy)]
struct Constant {
    values: [Exact; MONTHS],
    scale: Decimal,
}

/// A divisor that can be no larger is taken for a count; those that are computed in columns are smaller still.
const MOST_COUNT: f64 = 64.0;

/// Largest denominator that is kept.
const MOST_DENOMINATOR: f64 = 1e12;

struct Compiler<'a> {
    plan: &'a Plan,
    program: Program,
    values: Vec<Option<Part>>,
    /// Instructions already there, by their text: the same part is computed once.
    known: BTreeMap<String, Part>,
    /// Tables already there, by position, period and denominators.
    tables: BTreeMap<String, usize>,
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

/// The smallest power of ten that makes all these numbers whole; one where none up to 10⁹ does.
fn decimal_denominator(values: impl Iterator<Item = Decimal>) -> f64 {
    let decimals = values.map(|v| v.normalize().scale()).max().unwrap_or(0);
    if decimals <= 9 { decimal_to_f64(Decimal::from(10_u64.pow(decimals))) } else { 1.0 }
}

fn greatest_common_divisor(a: f64, b: f64) -> f64 {
    if b == 0.0 { a } else { greatest_common_divisor(b, a % b) }
}

fn least_common_multiple(a: f64, b: f64) -> f64 {
    a / greatest_common_divisor(a, b) * b
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
        let (low, high) = match &schema.value_type {
            ValueType::Number(unit) => (-input_limit(*unit), input_limit(*unit)),
            ValueType::Bool => (0.0, 1.0),
            ValueType::Date => DATE_LIMITS,
            ValueType::Enum(kind) => (0.0, kind.values.len() as f64 - 1.0),
        };
        let denominator = hundredths(&schema.value_type);
        self.program.inputs.push(InputSlot { schema, register, low, high });
        let bound = Bound::whole(low, high);
        Part { operand: Operand::Register(register), shape, bound, denominator, constant: None }
    }

    fn constant(&mut self, values: [Exact; MONTHS], kind: &ValueType) -> Part {
        let constant = Constant { values, scale: scale_of(kind) };
        let scaled = values.map(|v| v * Exact::from(constant.scale));
        let exact = scaled.iter().all(|v| Exact::from(v.to_decimal()) == *v);
        let denominator = if exact { decimal_denominator(scaled.iter().map(|v| v.to_decimal())) } else { 1.0 };
        self.constant_at(constant, denominator)
    }

    /// A constant in a register with this denominator.
    fn constant_at(&mut self, constant: Constant, denominator: f64) -> Part {
        let factor = Exact::from(constant.scale) * Exact::from(denominator as i64);
        let floats = constant.values.map(|v| decimal_to_f64((v * factor).to_decimal()));
        let bounds = constant.values.iter().zip(floats).map(|(v, float)| {
            let decimal = (*v * factor).to_decimal();
            Bound::nearest(float, decimal.fract().is_zero() && Exact::from(decimal) == *v * factor)
        });
        let bound = bounds.reduce(Bound::either).expect("a year has months");
        let same = floats.iter().all(|v| *v == floats[0]);
        let operand = if same {
            Operand::Constant(floats[0])
        } else {
            self.program.month_constants.push(floats);
            Operand::MonthConstant(self.program.month_constants.len() - 1)
        };
        let period = if same { Period::Year } else { Period::Month };
        let shape = Shape { entity: Entity::Household, period };
        Part { operand, shape, bound, denominator, constant: Some(constant) }
    }

    fn whole_constant(&mut self, value: f64) -> Part {
        self.constant_at(Constant { values: [Exact::from(value as i64); MONTHS], scale: Decimal::ONE }, 1.0)
    }

    /// The same value with another denominator, a multiple of its own.
    fn at_denominator(&mut self, part: Part, denominator: f64) -> Part {
        if part.denominator == denominator {
            return part;
        }
        if let Some(constant) = part.constant {
            return self.constant_at(constant, denominator);
        }
        let factor = self.whole_constant(denominator / part.denominator);
        let bound = part.bound.mul(factor.bound);
        Part { denominator, ..self.apply(Kernel::Mul, vec![part, factor], bound) }
    }

    /// The same value with denominator one; inexact where it had another.
    fn plain(&mut self, part: Part) -> Part {
        if part.denominator == 1.0 {
            return part;
        }
        if let Some(constant) = part.constant {
            return self.constant_at(constant, 1.0);
        }
        let divisor = self.whole_constant(part.denominator);
        let bound = part.bound.div_constant(divisor.bound);
        self.apply(Kernel::DivConstant, vec![part, divisor], bound)
    }

    /// The parts with one denominator: exact where all are whole and fit, else denominator one.
    fn common(&mut self, parts: Vec<Part>) -> (Vec<Part>, f64) {
        let shared = parts.iter().map(|p| p.denominator).fold(1.0, least_common_multiple);
        let fits = |p: &Part| p.bound.whole && (p.bound.size() * (shared / p.denominator)) <= Bound::ROOM;
        if shared <= MOST_DENOMINATOR && parts.iter().all(fits) {
            return (parts.into_iter().map(|p| self.at_denominator(p, shared)).collect(), shared);
        }
        (parts.into_iter().map(|p| self.plain(p)).collect(), 1.0)
    }

    /// The value times `above` over `below`, both whole and above nil: exact where it fits.
    fn scaled(&mut self, part: Part, above: f64, below: f64) -> Part {
        let denominator = part.denominator * below;
        if denominator.max(above) > Bound::ROOM {
            return self.divided(part, above, below);
        }
        let divisor = greatest_common_divisor(denominator, above);
        let (factor, kept) = (above / divisor, denominator / divisor);
        if part.bound.whole && kept <= MOST_DENOMINATOR && part.bound.size() * factor <= Bound::ROOM {
            if factor == 1.0 {
                return Part { denominator: kept, constant: None, ..part };
            }
            let factor = self.whole_constant(factor);
            let bound = part.bound.mul(factor.bound);
            return Part { denominator: kept, ..self.apply(Kernel::Mul, vec![part, factor], bound) };
        }
        self.divided(part, above, below)
    }

    /// As [`Compiler::scaled`], with a division.
    fn divided(&mut self, part: Part, above: f64, below: f64) -> Part {
        let mut part = self.plain(part);
        if above != 1.0 {
            let factor = self.whole_constant(above);
            let bound = part.bound.mul(factor.bound);
            part = self.apply(Kernel::Mul, vec![part, factor], bound);
        }
        if below != 1.0 {
            let divisor = self.whole_constant(below);
            let bound = part.bound.div_constant(divisor.bound);
            part = self.apply(Kernel::DivConstant, vec![part, divisor], bound);
        }
        part
    }

    fn emit(&mut self, kernel: Kernel, parts: &[&Part], shape: Shape, bound: Bound) -> Part {
        let operands: Vec<Operand> = parts.iter().map(|p| p.operand).collect();
        let key = format!("{kernel:?}{operands:?}");
        if let Some(part) = self.known.get(&key) {
            return part.clone();
        }
        let out = self.register(shape);
        self.program.instructions.push(Instruction { kernel, operands, out });
        let part = Part { operand: Operand::Register(out), shape, bound, denominator: 1.0, constant: None };
        self.known.insert(key, part.clone());
        part
    }

    fn per_person(&mut self, part: Part) -> Part {
        if part.shape.entity == Entity::Person || part.constant.is_some() {
            return part;
        }
        let shape = Shape { entity: Entity::Person, ..part.shape };
        let (bound, denominator) = (part.bound, part.denominator);
        Part { denominator, ..self.emit(Kernel::ToPersons, &[&part], shape, bound) }
    }

    /// Parts brought to one entity, with the shape of a result per entity.
    fn align(&mut self, parts: Vec<Part>) -> (Vec<Part>, Shape) {
        let persons = parts.iter().any(|p| p.shape.entity == Entity::Person);
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let entity = if persons { Entity::Person } else { Entity::Household };
        let parts = if persons { parts.into_iter().map(|p| self.per_person(p)).collect() } else { parts };
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

    fn operation(&mut self, node: &Node, mut parts: Vec<Part>) -> Part {
        let flag = Bound::whole(0.0, 1.0);
        match &node.op {
            Op::Negate => {
                let (bound, denominator) = (parts[0].bound.negate(), parts[0].denominator);
                Part { denominator, ..self.apply(Kernel::Negate, parts, bound) }
            }
            Op::Not => self.apply(Kernel::Not, parts, flag),
            Op::Add | Op::Sub => {
                let (parts, denominator) = self.common(parts);
                let (a, b) = (parts[0].bound, parts[1].bound);
                let (kernel, bound) = if node.op == Op::Add {
                    (Kernel::Add, a.add(b))
                } else {
                    let bound = a.add(b.negate());
                    // Nil minus nil is nil; any other difference that comes out as nil is not to be trusted.
                    (
                        Kernel::Sub,
                        Bound { nil_is_exact: bound.error == 0.0 || (a.nil_is_exact && b.nil_is_exact), ..bound },
                    )
                };
                let kernel = if kernel == Kernel::Sub && bound.error > 0.0 { Kernel::SubInexact } else { kernel };
                Part { denominator, ..self.apply(kernel, parts, bound) }
            }
            Op::Mul => self.product(parts),
            Op::Div => self.quotient(parts),
            Op::And => self.apply(Kernel::And, parts, flag),
            Op::Or => self.apply(Kernel::Or, parts, flag),
            Op::Compare(comparison) => {
                let (parts, _) = self.common(parts);
                let (a, b) = (parts[0].bound, parts[1].bound);
                let margin = Margin { distance: a.margin(b), nil_is_exact: a.nil_is_exact && b.nil_is_exact };
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
                let part = parts.remove(0);
                self.round(rounding.mode, step, part)
            }
            Op::Brackets(at) => {
                let part = parts.remove(0);
                self.brackets(*at, node.period, part)
            }
            Op::Lookup(at) => {
                let part = parts.remove(0);
                self.lookup(*at, node.period, part)
            }
            Op::Persons(fold) => self.persons(*fold, parts),
            Op::SumMonths | Op::MeanYear => {
                let part = parts.remove(0);
                let part = if part.bound.size() * MONTHS as f64 <= Bound::ROOM { part } else { self.plain(part) };
                let (bound, denominator) = (part.bound.sum_of(MONTHS), part.denominator);
                let sum = Part { denominator, ..self.over_months(Kernel::SumMonths, part, bound) };
                if node.op == Op::SumMonths { sum } else { self.scaled(sum, 1.0, MONTHS as f64) }
            }
            Op::MaxMonths | Op::January => {
                let part = parts.remove(0);
                let (bound, denominator) = (part.bound, part.denominator);
                let bound = Bound { nil_is_exact: bound.error == 0.0, ..bound };
                let kernel = if node.op == Op::January { Kernel::January } else { Kernel::MaxMonths };
                Part { denominator, ..self.over_months(kernel, part, bound) }
            }
            Op::AllMonths => self.over_months(Kernel::AllMonths, parts.remove(0), flag),
            Op::AnyMonth => self.over_months(Kernel::AnyMonth, parts.remove(0), flag),
            Op::Previous(months) => {
                let (bound, denominator) = (parts[0].bound, parts[0].denominator);
                Part { denominator, ..self.apply(Kernel::Previous(usize::from(*months)), parts, bound) }
            }
            Op::MeanMonths(months) => {
                let count = usize::from(*months);
                let part = self.plain(parts.remove(0));
                // The window is shorter in the first months: take the widest bound of any divisor.
                let sum = part.bound.sum_of(count);
                let bound = sum.either(sum.div_constant(Bound::constant(count as f64)));
                let bound = Bound { error: bound.error * 2.0 + bound.size() * 2.3e-16, whole: false, ..bound };
                self.apply(Kernel::MeanMonths(count), vec![part], bound)
            }
            Op::Scale(above, below) => self.scaled(parts.remove(0), f64::from(*above), f64::from(*below)),
            Op::Age(at) => {
                let monthly = matches!(at, AgeAt::MonthStart | AgeAt::QuarterStart);
                let period = if monthly { Period::Month } else { parts[0].shape.period };
                let key = self.apply(Kernel::DateKey, parts, Bound::whole(-1e9, 1e9));
                let shape = Shape { entity: key.shape.entity, period };
                self.emit(Kernel::Age(*at), &[&key], shape, Bound::whole(-20_000.0, 20_000.0))
            }
            Op::Born => {
                let shape = Shape { entity: parts[0].shape.entity, period: Period::Month };
                self.emit(Kernel::Born, &[&parts[0]], shape, flag)
            }
            Op::Rank(ranking) => {
                let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
                let shape = Shape { entity: Entity::Person, period };
                let parts: Vec<Part> = parts.into_iter().map(|p| self.per_person(p)).collect();
                let margin = |b: Bound| Margin { distance: b.margin(b), nil_is_exact: b.nil_is_exact };
                let last = parts.len() - 1;
                let margins = [margin(parts[1].bound), margin(parts[last].bound)];
                let refs: Vec<&Part> = parts.iter().collect();
                self.emit(Kernel::Rank(*ranking, margins), &refs, shape, Bound::whole(0.0, MOST_PERSONS as f64))
            }
            Op::QuarterStart => {
                let part = parts.remove(0);
                if part.shape.period != Period::Month {
                    return part;
                }
                let (bound, denominator, shape) = (part.bound, part.denominator, part.shape);
                Part { denominator, ..self.emit(Kernel::QuarterStart, &[&part], shape, bound) }
            }
            Op::CountMonths => {
                let bound = Bound::whole(0.0, MONTHS as f64);
                self.over_months(Kernel::SumMonths, parts.remove(0), bound)
            }
            Op::YearOf => self.apply(Kernel::YearOf, parts, Bound::whole(-20_000.0, 20_000.0)),
            Op::MonthsBetween => self.apply(Kernel::MonthsBetween, parts, Bound::whole(-300_000.0, 300_000.0)),
            Op::Number(_)
            | Op::Bool(_)
            | Op::Date(_)
            | Op::EnumValue(_)
            | Op::Parameter(_)
            | Op::Value(_)
            | Op::ReferenceDate => {
                unreachable!("handled before its arguments were compiled")
            }
        }
    }

    fn product(&mut self, parts: Vec<Part>) -> Part {
        let (a, b) = (parts[0].bound, parts[1].bound);
        let denominator = parts[0].denominator * parts[1].denominator;
        let exact = a.whole && b.whole && denominator <= MOST_DENOMINATOR && a.size() * b.size() <= Bound::ROOM;
        if exact {
            return Part { denominator, ..self.apply(Kernel::Mul, parts, a.mul(b)) };
        }
        let parts: Vec<Part> = parts.into_iter().map(|p| self.plain(p)).collect();
        let bound = parts[0].bound.mul(parts[1].bound);
        self.apply(Kernel::Mul, parts, bound)
    }

    fn quotient(&mut self, mut parts: Vec<Part>) -> Part {
        if let Some(divisor) = parts[1].constant
            && divisor.values.iter().all(|v| *v == divisor.values[0])
            && !divisor.values[0].is_zero()
        {
            let value = divisor.values[0] * Exact::from(divisor.scale);
            let decimal = value.to_decimal();
            let below = decimal_denominator(std::iter::once(decimal));
            let above = decimal_to_f64(decimal) * below;
            if Exact::from(decimal) == value && above > 0.0 && above == above.trunc() && above <= MOST_DENOMINATOR {
                return self.scaled(parts.remove(0), below, above);
            }
            let parts: Vec<Part> = parts.into_iter().map(|p| self.plain(p)).collect();
            let bound = parts[0].bound.div_constant(parts[1].bound);
            return self.apply(Kernel::DivConstant, parts, bound);
        }
        let (a, b) = (&parts[0], &parts[1]);
        let by_count = b.bound.whole && b.denominator == 1.0 && b.bound.low >= 0.0 && b.bound.high <= MOST_COUNT;
        let denominator = a.denominator * EVERY_COUNT;
        if by_count && a.bound.whole && a.bound.size() * EVERY_COUNT <= Bound::ROOM && denominator <= MOST_DENOMINATOR {
            let bound = a.bound.mul(Bound::whole(EVERY_COUNT / COUNT_LIMIT, EVERY_COUNT));
            return Part { denominator, ..self.apply(Kernel::DivCount, parts, bound) };
        }
        // One denominator on both sides drops out of the quotient.
        let (parts, _) = self.common(parts);
        let bound = parts[0].bound.div(parts[1].bound);
        self.apply(Kernel::Div, parts, bound)
    }

    fn choice(&mut self, mut parts: Vec<Part>) -> Part {
        if let Some(condition) = parts[0].constant
            && condition.values.iter().all(|c| *c == condition.values[0])
        {
            return parts.remove(if condition.values[0].is_zero() { 2 } else { 1 });
        }
        let condition = parts.remove(0);
        let (branches, denominator) = self.common(parts);
        let bound = branches[0].bound.either(branches[1].bound);
        let all = std::iter::once(condition).chain(branches).collect();
        Part { denominator, ..self.apply(Kernel::If, all, bound) }
    }

    fn extreme(&mut self, larger: bool, left: Part, right: Part) -> Part {
        let is_nil = |p: &Part| p.constant.is_some_and(|c| c.values.iter().all(|v| v.is_zero()));
        if larger && (is_nil(&left) || is_nil(&right)) {
            let other = if is_nil(&left) { right } else { left };
            let margin =
                Margin { distance: other.bound.margin(Bound::whole(0.0, 0.0)), nil_is_exact: other.bound.nil_is_exact };
            let (low, high) = (other.bound.low.max(0.0), other.bound.high.max(0.0));
            let bound = Bound { low, high, nil_is_exact: true, ..other.bound };
            let denominator = other.denominator;
            return Part { denominator, ..self.apply(Kernel::ClampAtNil(margin), vec![other], bound) };
        }
        let (parts, denominator) = self.common(vec![left, right]);
        let (a, b) = (parts[0].bound, parts[1].bound);
        let (kernel, bound) = if larger { (Kernel::Max, a.max(b)) } else { (Kernel::Min, a.min(b)) };
        Part { denominator, ..self.apply(kernel, parts, bound) }
    }

    /// Rounds to multiples of `step`, a number of storage units; the result has denominator one.
    fn round(&mut self, mode: RoundingMode, step: f64, part: Part) -> Part {
        let b = part.bound;
        let step_in = step * part.denominator;
        if b.whole && step_in == 1.0 {
            return part;
        }
        let exact = b.whole && step_in == step_in.trunc();
        let part = if exact { part } else { self.plain(part) };
        let step_in = step * part.denominator;
        let b = part.bound;
        let margin = Margin { distance: b.margin(Bound::whole(0.0, 0.0)), nil_is_exact: b.nil_is_exact };
        let (low, high) = (b.low / part.denominator - step, b.high / part.denominator + step);
        let bound = if step == step.trunc() && low.abs().max(high.abs()) <= Bound::ROOM {
            Bound::whole(low.floor(), high.ceil())
        } else {
            let error = low.abs().max(high.abs()) * 4.0 * Bound::nearest(step, false).error / step;
            Bound { low, high, error, whole: false, nil_is_exact: true }
        };
        self.apply(Kernel::Round { mode, step_in, step_out: step, margin }, vec![part], bound)
    }

    fn brackets(&mut self, at: usize, period: Period, part: Part) -> Part {
        let (limits, rates) = self.table_denominators(at);
        let denominator = least_common_multiple(part.denominator, limits);
        let rate_bound = self.table_values(at, rates);
        let scale = denominator / part.denominator;
        let exact = part.bound.whole
            && part.bound.size() * scale * rate_bound.size() * 4.0 <= Bound::ROOM
            && denominator * rates <= MOST_DENOMINATOR;
        let (part, denominator, rates) = if exact {
            (self.at_denominator(part, denominator), denominator, rates)
        } else {
            (self.plain(part), 1.0, 1.0)
        };
        let table = self.table(at, period, denominator, rates);
        let rate_bound = self.table_values(at, rates);
        let x = part.bound;
        let product = x.mul(rate_bound);
        let (low, high) = (product.low.min(0.0), product.high.max(0.0));
        let nil_is_exact = x.nil_is_exact && x.low >= 0.0 && rate_bound.low > 0.0;
        let bound = if exact {
            Bound { nil_is_exact: true, ..Bound::whole(low, high) }
        } else {
            let rows = self.program.tables[table].rows.iter().map(Vec::len).max().unwrap_or(0) as f64;
            Bound { low, high, error: product.error * rows * 6.0, nil_is_exact, whole: false }
        };
        Part { denominator: denominator * rates, ..self.apply(Kernel::Brackets(table), vec![part], bound) }
    }

    fn lookup(&mut self, at: usize, period: Period, part: Part) -> Part {
        let (limits, values) = self.table_denominators(at);
        let denominator = least_common_multiple(part.denominator, limits);
        let exact = part.bound.whole
            && part.bound.size() * (denominator / part.denominator) <= Bound::ROOM
            && denominator <= MOST_DENOMINATOR;
        let (part, denominator) =
            if exact { (self.at_denominator(part, denominator), denominator) } else { (self.plain(part), 1.0) };
        let table = self.table(at, period, denominator, values);
        let bound = self.table_values(at, values);
        let nearest = |limit: f64| Bound::nearest(limit, exact || limit == 0.0);
        let limits =
            self.program.tables[table].rows.iter().flatten().map(|row| row.0).filter(|limit| limit.is_finite());
        let limits = limits.map(nearest).reduce(Bound::either).unwrap_or(Bound::whole(0.0, 0.0));
        let margin = Margin { distance: part.bound.margin(limits), nil_is_exact: false };
        Part {
            denominator: if bound.whole { values } else { 1.0 },
            ..self.apply(Kernel::Lookup(table, margin), vec![part], bound)
        }
    }

    fn persons(&mut self, fold: PersonFold, mut parts: Vec<Part>) -> Part {
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let shape = Shape { entity: Entity::Household, period };
        if fold == PersonFold::Sum && parts[0].bound.size() * MOST_PERSONS as f64 > Bound::ROOM {
            parts[0] = self.plain(parts[0].clone());
        }
        let parts: Vec<Part> = parts.into_iter().map(|p| self.per_person(p)).collect();
        let b = parts[0].bound;
        let most = MOST_PERSONS as f64;
        let (bound, denominator) = match fold {
            PersonFold::Sum => (b.sum_of(MOST_PERSONS), parts[0].denominator),
            PersonFold::Count => (Bound::whole(0.0, most), 1.0),
            PersonFold::Any => (Bound::whole(0.0, 1.0), 1.0),
            PersonFold::Max | PersonFold::Min => {
                let with_nil = b.either(Bound::whole(0.0, 0.0));
                (Bound { nil_is_exact: b.error == 0.0, ..with_nil }, parts[0].denominator)
            }
        };
        let refs: Vec<&Part> = parts.iter().collect();
        Part { denominator, ..self.emit(Kernel::Persons(fold), &refs, shape, bound) }
    }

    fn over_months(&mut self, kernel: Kernel, part: Part, bound: Bound) -> Part {
        let shape = Shape { entity: part.shape.entity, period: Period::Year };
        self.emit(kernel, &[&part], shape, bound)
    }

    /// Denominators that make the limits and the values of a table whole in storage units.
    fn table_denominators(&self, at: usize) -> (f64, f64) {
        let definition = &self.plan.system.definitions.tables[at];
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let rows = || resolved.rows.iter().flat_map(|rows| rows.iter());
        let (scale_in, scale_out) = (euro_scale(definition.unit_in), euro_scale(definition.unit_out));
        let limits = decimal_denominator(rows().filter_map(|r| r.limit).map(|l| l * scale_in));
        (limits, decimal_denominator(rows().map(|r| r.value * scale_out)))
    }

    /// The bound of a table's values over all months, times a denominator.
    fn table_values(&self, at: usize, denominator: f64) -> Bound {
        let definition = &self.plan.system.definitions.tables[at];
        let scale = euro_scale(definition.unit_out) * Decimal::from(denominator as i64);
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let values = resolved.rows.iter().flat_map(|rows| rows.iter()).map(|r| r.value * scale);
        let bounds = values.map(|v| Bound::nearest(decimal_to_f64(v), v.fract().is_zero()));
        bounds.reduce(Bound::either).unwrap_or(Bound::whole(0.0, 0.0))
    }

    fn table(&mut self, at: usize, period: Period, limits: f64, values: f64) -> usize {
        let key = format!("{at} {period:?} {limits} {values}");
        if let Some(known) = self.tables.get(&key) {
            return *known;
        }
        let definition = &self.plan.system.definitions.tables[at];
        let scale_in = euro_scale(definition.unit_in) * Decimal::from(limits as i64);
        let scale_out = euro_scale(definition.unit_out) * Decimal::from(values as i64);
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

/// Largest input of a unit that is computed in columns.
fn input_limit(unit: Unit) -> f64 {
    if unit.is_money() && unit.month == 0 && unit.quarter == 0 { YEAR_INPUT_LIMIT } else { INPUT_LIMIT }
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
    for operand in program.outputs.iter().map(|output| &output.operand).chain(&program.checks) {
        if let Operand::Register(register) = operand {
            last_use[*register] = usize::MAX;
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
