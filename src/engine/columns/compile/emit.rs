//! Instructions for parts: constants, registers and denominators; all arithmetic of denominators is here.
//!
//! Takes: parts. Gives: parts in registers. Leaves to others: what is computed (`operation`).

use crate::engine::columns::bound::Bound;
use crate::engine::columns::compile::Compiler;
use crate::engine::columns::compile::constants::{
    common_denominator, greatest_common_divisor, least_common_multiple, scale_of,
};
use crate::engine::columns::compile::part::{Constant, Fraction, MOST_DENOMINATOR, Part};
use crate::engine::columns::program::{Instruction, Kernel, Operand, Shape};
use crate::engine::exact::decimal_to_f64;
use crate::table::{Entity, Period, ValueType};
use crate::units::{Exact, MONTHS};
use rust_decimal::Decimal;

impl Compiler<'_> {
    pub(super) fn constant(&mut self, values: [Exact; MONTHS], kind: &ValueType) -> Part {
        self.exact_constant(Constant { values, scale: scale_of(kind) })
    }

    /// A constant in a register with the denominator that makes it whole, if there is one.
    pub(super) fn exact_constant(&mut self, constant: Constant) -> Part {
        let denominator = common_denominator(constant.values.iter().map(|v| *v * Exact::from(constant.scale)));
        self.constant_at(constant, denominator)
    }

    /// A constant in a register with this denominator.
    pub(super) fn constant_at(&mut self, constant: Constant, denominator: f64) -> Part {
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
            let first_equal = |month: usize| floats.iter().position(|v| *v == floats[month]).unwrap_or(month) as u8;
            self.program.month_constant_lanes.push(std::array::from_fn(first_equal));
            self.program.month_constants.push(floats);
            Operand::MonthConstant(self.program.month_constants.len() - 1)
        };
        let period = if same { Period::Year } else { Period::Month };
        let shape = Shape { entity: Entity::Household, period };
        Part { operand, shape, bound, denominator, constant: Some(constant), choice: None, fraction: None }
    }

    pub(super) fn whole_constant(&mut self, value: f64) -> Part {
        self.constant_at(Constant { values: [Exact::from(value as i64); MONTHS], scale: Decimal::ONE }, 1.0)
    }

    /// The same value with another denominator, a multiple of its own.
    pub(super) fn at_denominator(&mut self, part: Part, denominator: f64) -> Part {
        if part.denominator == denominator {
            return part;
        }
        if let Some(constant) = part.constant {
            return self.constant_at(constant, denominator);
        }
        let factor = denominator / part.denominator;
        Part { denominator, ..self.times(part, factor) }
    }

    /// A whole part times a whole number, for a sum of a few: checked where only its usual size fits.
    fn times(&mut self, part: Part, factor: f64) -> Part {
        let factor = self.whole_constant(factor);
        let bound = part.bound.mul(factor.bound);
        if part.bound.size() * factor.bound.size() <= Bound::ROOM {
            return self.apply(Kernel::Mul, vec![part, factor], bound);
        }
        let bound = bound.within(Bound::ROOM);
        self.apply(Kernel::MulWithin, vec![part, factor], bound)
    }

    /// The same whole part, checked to be no larger than this where its limits do not say so.
    pub(super) fn within(&mut self, part: Part, limit: f64) -> Part {
        if part.bound.size() <= limit || part.constant.is_some() {
            return part;
        }
        let (bound, denominator) = (part.bound.within(limit), part.denominator);
        Part { denominator, ..self.apply(Kernel::Within(limit), vec![part], bound) }
    }

    /// The same value with denominator one; inexact where it had another.
    pub(super) fn plain(&mut self, part: Part) -> Part {
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
    pub(super) fn common(&mut self, parts: Vec<Part>) -> (Vec<Part>, f64) {
        let shared = parts.iter().map(|p| p.denominator).fold(1.0, least_common_multiple);
        let fits = |p: &Part| p.bound.whole && (p.bound.usual * (shared / p.denominator)) <= Bound::ROOM;
        if shared <= MOST_DENOMINATOR && parts.iter().all(fits) {
            let mut fitted = Vec::with_capacity(parts.len());
            for part in parts {
                let part = self.at_denominator(part, shared);
                fitted.push(self.within(part, Bound::ROOM));
            }
            return (fitted, shared);
        }
        (parts.into_iter().map(|p| self.plain(p)).collect(), 1.0)
    }

    /// The value times `above` over `below`, both whole and above zero: exact where it fits.
    pub(super) fn scaled(&mut self, part: Part, above: f64, below: f64) -> Part {
        if let Some(constant) = part.constant {
            let factor = Exact::from(above as i64).div_decimal(Decimal::from(below as i64));
            return self.exact_constant(Constant { values: constant.values.map(|v| v * factor), ..constant });
        }
        let denominator = part.denominator * below;
        if denominator.max(above) > Bound::ROOM {
            return self.divided(part, above, below);
        }
        let divisor = greatest_common_divisor(denominator, above);
        let (factor, kept) = (above / divisor, denominator / divisor);
        if part.bound.whole && kept <= MOST_DENOMINATOR && part.bound.usual * factor <= Bound::ROOM {
            if factor == 1.0 {
                return Part { denominator: kept, constant: None, choice: None, fraction: None, ..part };
            }
            return Part { denominator: kept, ..self.times(part, factor) };
        }
        self.divided(part, above, below)
    }

    /// As [`Compiler::scaled`], with a division.
    pub(super) fn divided(&mut self, part: Part, above: f64, below: f64) -> Part {
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

    pub(super) fn emit(&mut self, kernel: Kernel, parts: &[&Part], shape: Shape, bound: Bound) -> Part {
        let operands: Vec<Operand> = parts.iter().map(|p| p.operand).collect();
        let key = format!("{kernel:?}{operands:?}");
        if let Some(part) = self.known.get(&key) {
            return part.clone();
        }
        let out = self.register(shape);
        self.program.instructions.push(Instruction { kernel, operands, out, rule: self.rule });
        let operand = Operand::Register(out);
        let part = Part { operand, shape, bound, denominator: 1.0, constant: None, choice: None, fraction: None };
        self.known.insert(key, part.clone());
        part
    }

    pub(super) fn per_person(&mut self, part: Part) -> Part {
        if part.shape.entity == Entity::Person || part.constant.is_some() {
            return part;
        }
        let shape = Shape { entity: Entity::Person, ..part.shape };
        let (bound, denominator) = (part.bound, part.denominator);
        let fraction = part.fraction.clone().map(|fraction| {
            let Fraction { factor, above, below, plus } = *fraction;
            let [factor, above, below, plus] = [factor, above, below, plus].map(|part| self.per_person(part));
            Box::new(Fraction { factor, above, below, plus })
        });
        Part { denominator, fraction, ..self.emit(Kernel::ToPersons, &[&part], shape, bound) }
    }

    /// Parts brought to one entity, with the shape of a result per entity.
    pub(super) fn align(&mut self, parts: Vec<Part>) -> (Vec<Part>, Shape) {
        let persons = parts.iter().any(|p| p.shape.entity == Entity::Person);
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let entity = if persons { Entity::Person } else { Entity::Household };
        let parts = if persons { parts.into_iter().map(|p| self.per_person(p)).collect() } else { parts };
        (parts, Shape { entity, period })
    }

    pub(super) fn apply(&mut self, kernel: Kernel, parts: Vec<Part>, bound: Bound) -> Part {
        let (parts, shape) = self.align(parts);
        let refs: Vec<&Part> = parts.iter().collect();
        self.emit(kernel, &refs, shape, bound)
    }
}
