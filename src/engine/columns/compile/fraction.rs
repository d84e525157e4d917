//! Quotients of computed numbers, kept as whole numbers beside the inexact quotient until they are rounded.
//!
//! Half of an odd number of cents is a tie, and shares of a half are common. A quotient in `f64` cannot tell a tie from its
//! neighbours; a remainder of whole numbers can.

use crate::engine::columns::bound::Bound;
use crate::engine::columns::compile::Compiler;
use crate::engine::columns::compile::constants::least_common_multiple;
use crate::engine::columns::compile::part::{Fraction, Part};
use crate::engine::columns::program::{Kernel, Terms};

/// A part that may be either side of a fraction.
fn is_whole(part: &Part) -> bool {
    part.bound.whole && part.fraction.is_none()
}

impl Compiler<'_> {
    /// Of a quotient of two parts with the same denominator.
    pub(super) fn fraction_of(&mut self, above: &Part, below: &Part) -> Option<Box<Fraction>> {
        if !is_whole(above) || !is_whole(below) || below.constant.is_some() || above.denominator != below.denominator {
            return None;
        }
        let same = |part: &Part| Part { denominator: 1.0, constant: None, choice: None, ..part.clone() };
        let (one, nil) = (self.whole_constant(1.0), self.whole_constant(0.0));
        Some(Box::new(Fraction { factor: one, above: same(above), below: same(below), plus: nil }))
    }

    /// Of a product of which one side is a fraction to which nothing is added, and the other whole.
    pub(super) fn fraction_of_product(&mut self, parts: &[Part]) -> Option<Box<Fraction>> {
        let (fraction, other) = match (&parts[0].fraction, &parts[1].fraction) {
            (Some(fraction), None) => (fraction.clone(), parts[1].clone()),
            (None, Some(fraction)) => (fraction.clone(), parts[0].clone()),
            _ => return None,
        };
        let nil = self.whole_constant(0.0);
        if fraction.plus.operand != nil.operand || !other.bound.whole {
            return None;
        }
        let one = self.whole_constant(1.0);
        let is_one = fraction.factor.operand == one.operand && fraction.factor.denominator == 1.0;
        let factor = if is_one { other } else { self.product(vec![fraction.factor.clone(), other]) };
        factor.bound.whole.then(|| Box::new(Fraction { factor, ..*fraction }))
    }

    /// Of a sum or difference of which one side is a fraction and the other whole.
    pub(super) fn fraction_of_sum(&mut self, parts: &[Part], is_difference: bool) -> Option<Box<Fraction>> {
        let negated = |compiler: &mut Self, part: Part| {
            let (bound, denominator) = (part.bound.negate(), part.denominator);
            match part.constant {
                Some(constant) if constant.values.iter().all(|v| v.is_zero()) => part,
                _ => Part { denominator, ..compiler.apply(Kernel::Negate, vec![part], bound) },
            }
        };
        let (mut fraction, mut other) = match (parts[0].fraction.clone(), parts[1].fraction.clone()) {
            (Some(fraction), None) => (fraction, parts[1].clone()),
            (None, Some(fraction)) => (fraction, parts[0].clone()),
            _ => return None,
        };
        if !other.bound.whole {
            return None;
        }
        if is_difference && parts[0].fraction.is_some() {
            other = negated(self, other);
        } else if is_difference {
            fraction.factor = negated(self, fraction.factor);
            fraction.plus = negated(self, fraction.plus);
        }
        let (parts, denominator) = self.common(vec![fraction.plus.clone(), other]);
        let bound = parts[0].bound.add(parts[1].bound);
        let plus = Part { denominator, ..self.apply(Kernel::Add, parts, bound) };
        plus.bound.whole.then(|| Box::new(Fraction { plus, ..*fraction }))
    }

    /// Of a choice of which at least one branch is a fraction and the other one too or whole.
    pub(super) fn fraction_of_choice(&mut self, condition: &Part, branches: &[Part]) -> Option<Box<Fraction>> {
        if branches.iter().all(|branch| branch.fraction.is_none()) {
            return None;
        }
        let (one, nil) = (self.whole_constant(1.0), self.whole_constant(0.0));
        let sides = branches.iter().map(|branch| match &branch.fraction {
            Some(fraction) => Some(Fraction::clone(fraction)),
            None if branch.bound.whole => {
                let (above, below) = (one.clone(), one.clone());
                Some(Fraction { factor: branch.clone(), above, below, plus: nil.clone() })
            }
            None => None,
        });
        let sides: Vec<Fraction> = sides.collect::<Option<_>>()?;
        let mut choose = |side: fn(&Fraction) -> &Part| {
            if sides.iter().all(|s| side(s).operand == side(&sides[0]).operand) {
                return side(&sides[0]).clone();
            }
            self.choice(std::iter::once(condition).chain(sides.iter().map(side)).cloned().collect())
        };
        let (factor, above) = (choose(|side| &side.factor), choose(|side| &side.above));
        let (below, plus) = (choose(|side| &side.below), choose(|side| &side.plus));
        let whole = [&factor, &above, &below, &plus].iter().all(|part| is_whole(part));
        (whole && below.denominator == 1.0).then(|| Box::new(Fraction { factor, above, below, plus }))
    }

    /// The operands and terms with which the kernel of rounding tells what it cannot tell from the inexact quotient.
    pub(super) fn terms(&mut self, step: f64, fraction: Fraction) -> Option<(Vec<Part>, Terms)> {
        let Fraction { factor, above, below, plus } = fraction;
        let denominator = factor.denominator * above.denominator;
        let shared = least_common_multiple(denominator, plus.denominator);
        let terms = Terms { product: shared / denominator, plus: shared / plus.denominator, below: shared * step };
        let fits =
            step == step.trunc() && terms.product.max(terms.plus) <= Terms::MOST_SCALE && terms.below <= Bound::ROOM;
        fits.then(|| ([factor, above, below, plus].map(|part| self.within(part, Bound::ROOM)).to_vec(), terms))
    }
}
