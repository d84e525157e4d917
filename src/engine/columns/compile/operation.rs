//! What each operation of a formula becomes: its kernel, its bound, its denominator.

use crate::engine::columns::bound::{Bound, COUNT_LIMIT, EVERY_COUNT};
use crate::engine::columns::compile::Compiler;
use crate::engine::columns::compile::constants::{decimal_denominator, scale_of};
use crate::engine::columns::compile::part::{Choice, MOST_DENOMINATOR, Part};
use crate::engine::columns::program::{Kernel, Margin, Shape};
use crate::engine::exact::decimal_to_f64;
use crate::rulebook::{AgeAt, Node, Op, PersonFold};
use crate::table::{Entity, Period};
use crate::units::{Exact, MONTHS, RoundingMode};

/// A divisor that can be no larger is taken for a count; those that are computed in columns are smaller still.
const MOST_COUNT: f64 = 64.0;

impl Compiler<'_> {
    pub(super) fn operation(&mut self, node: &Node, mut parts: Vec<Part>) -> Part {
        let flag = Bound::whole(0.0, 1.0);
        match &node.op {
            Op::Negate => {
                let (bound, denominator) = (parts[0].bound.negate(), parts[0].denominator);
                Part { denominator, ..self.apply(Kernel::Negate, parts, bound) }
            }
            Op::Not => self.apply(Kernel::Not, parts, flag),
            Op::Add | Op::Sub => {
                let fraction = self.fraction_of_sum(&parts, node.op == Op::Sub);
                let (parts, denominator) = self.common(parts);
                let (a, b) = (parts[0].bound, parts[1].bound);
                let (kernel, bound) = if node.op == Op::Add {
                    let bound = a.add(b);
                    // The same for a sum of numbers that may have different signs.
                    let nil_is_exact = bound.nil_is_exact || (a.nil_is_exact && b.nil_is_exact);
                    let kernel = if nil_is_exact == bound.nil_is_exact { Kernel::Add } else { Kernel::AddInexact };
                    (kernel, Bound { nil_is_exact, ..bound })
                } else {
                    let bound = a.add(b.negate());
                    // Nil minus zero is zero; any other difference that comes out as zero is not to be trusted.
                    (
                        Kernel::Sub,
                        Bound { nil_is_exact: bound.error == 0.0 || (a.nil_is_exact && b.nil_is_exact), ..bound },
                    )
                };
                let kernel = if kernel == Kernel::Sub && bound.error > 0.0 { Kernel::SubInexact } else { kernel };
                Part { denominator, fraction, ..self.apply(kernel, parts, bound) }
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
                let part = self.summand(part, MONTHS);
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
                self.emit(Kernel::Rank(*ranking, margins), &refs, shape, Bound::whole(0.0, self.limits.persons as f64))
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

    pub(super) fn product(&mut self, parts: Vec<Part>) -> Part {
        let fraction = self.fraction_of_product(&parts);
        let (a, b) = (parts[0].bound, parts[1].bound);
        let denominator = parts[0].denominator * parts[1].denominator;
        if a.whole && b.whole && denominator <= MOST_DENOMINATOR && a.usual * b.usual <= Bound::ROOM {
            let (kernel, bound) = if a.size() * b.size() <= Bound::ROOM {
                (Kernel::Mul, a.mul(b))
            } else {
                (Kernel::MulWithin, a.mul(b).within(Bound::ROOM))
            };
            return Part { denominator, ..self.apply(kernel, parts, bound) };
        }
        let parts: Vec<Part> = parts.into_iter().map(|p| self.plain(p)).collect();
        let bound = parts[0].bound.mul(parts[1].bound);
        Part { fraction, ..self.apply(Kernel::Mul, parts, bound) }
    }

    pub(super) fn quotient(&mut self, mut parts: Vec<Part>) -> Part {
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
        if let Some(choice) = parts[1].choice.clone() {
            let above = parts.remove(0);
            let branches = choice.branches.map(|constant| {
                let divisor = self.exact_constant(constant);
                self.quotient(vec![above.clone(), divisor])
            });
            return self.choice(std::iter::once(choice.condition).chain(branches).collect());
        }
        let (a, b) = (&parts[0], &parts[1]);
        let by_count = b.bound.whole && b.denominator == 1.0 && b.bound.low >= 0.0 && b.bound.high <= MOST_COUNT;
        let denominator = a.denominator * EVERY_COUNT;
        if by_count && a.bound.whole && a.bound.usual * EVERY_COUNT <= Bound::ROOM && denominator <= MOST_DENOMINATOR {
            let above = parts.remove(0);
            parts.insert(0, self.within(above, Bound::ROOM / EVERY_COUNT));
            let bound = parts[0].bound.mul(Bound::whole(EVERY_COUNT / COUNT_LIMIT, EVERY_COUNT));
            return Part { denominator, ..self.apply(Kernel::DivCount, parts, bound) };
        }
        // One denominator on both sides drops out of the quotient.
        let (parts, _) = self.common(parts);
        let bound = parts[0].bound.div(parts[1].bound);
        let fraction = self.fraction_of(&parts[0], &parts[1]);
        Part { fraction, ..self.apply(Kernel::Div, parts, bound) }
    }

    pub(super) fn choice(&mut self, mut parts: Vec<Part>) -> Part {
        if let Some(condition) = parts[0].constant
            && condition.values.iter().all(|c| *c == condition.values[0])
        {
            return parts.remove(if condition.values[0].is_zero() { 2 } else { 1 });
        }
        let condition = parts.remove(0);
        let constants = parts[0].constant.zip(parts[1].constant);
        let choice = constants.map(|(a, b)| Box::new(Choice { condition: condition.clone(), branches: [a, b] }));
        let fraction = self.fraction_of_choice(&condition, &parts);
        let (branches, denominator) = self.common(parts);
        let bound = branches[0].bound.either(branches[1].bound);
        let all = std::iter::once(condition).chain(branches).collect();
        Part { denominator, choice, fraction, ..self.apply(Kernel::If, all, bound) }
    }

    pub(super) fn extreme(&mut self, larger: bool, left: Part, right: Part) -> Part {
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
    pub(super) fn round(&mut self, mode: RoundingMode, step: f64, part: Part) -> Part {
        let b = part.bound;
        let step_in = step * part.denominator;
        if b.whole && step_in == 1.0 {
            return part;
        }
        let exact = b.whole && step_in == step_in.trunc();
        let fraction = part.fraction.clone().filter(|_| !exact);
        let part = if exact { part } else { self.plain(part) };
        let step_in = step * part.denominator;
        let b = part.bound;
        let margin = Margin { distance: b.margin(Bound::whole(0.0, 0.0)), nil_is_exact: b.nil_is_exact };
        let (low, high) = (b.low / part.denominator - step, b.high / part.denominator + step);
        let bound = if step == step.trunc() && low.abs().max(high.abs()) <= Bound::ROOM {
            Bound { usual: b.usual / part.denominator + step, ..Bound::whole(low.floor(), high.ceil()) }
        } else {
            let error = low.abs().max(high.abs()) * 4.0 * Bound::nearest(step, false).error / step;
            Bound { low, high, error, whole: false, nil_is_exact: true, usual: b.usual / part.denominator }
        };
        let kernel = Kernel::Round { mode, step_in, step_out: step, margin };
        match fraction.filter(|_| bound.whole).and_then(|fraction| self.terms(step, *fraction)) {
            Some((operands, terms)) => {
                let kernel = Kernel::RoundFraction { mode, step_in, step_out: step, margin, terms };
                self.apply(kernel, std::iter::once(part).chain(operands).collect(), bound)
            }
            None => self.apply(kernel, vec![part], bound),
        }
    }

    pub(super) fn persons(&mut self, fold: PersonFold, mut parts: Vec<Part>) -> Part {
        let period = parts.iter().map(|p| p.shape.period).max().unwrap_or(Period::Year);
        let shape = Shape { entity: Entity::Household, period };
        if fold == PersonFold::Sum {
            parts[0] = self.summand(parts[0].clone(), self.limits.persons);
        }
        let parts: Vec<Part> = parts.into_iter().map(|p| self.per_person(p)).collect();
        let b = parts[0].bound;
        let most = self.limits.persons as f64;
        let (bound, denominator) = match fold {
            PersonFold::Sum => (b.sum_of_persons(self.limits.persons), parts[0].denominator),
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

    /// A part of which so many are added up: whole where they fit, checked where only their usual size does.
    fn summand(&mut self, part: Part, count: usize) -> Part {
        let limit = Bound::ROOM / count as f64;
        if part.bound.whole && part.bound.usual <= limit { self.within(part, limit) } else { self.plain(part) }
    }

    pub(super) fn over_months(&mut self, kernel: Kernel, part: Part, bound: Bound) -> Part {
        let shape = Shape { entity: part.shape.entity, period: Period::Year };
        self.emit(kernel, &[&part], shape, bound)
    }
}
