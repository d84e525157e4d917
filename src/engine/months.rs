//! In which months a rule reads the same, so that it gives the same and need not be worked out again.

use crate::rulebook::{Node, Op, Plan, ValueId};
use crate::table::Period;
use crate::units::MONTHS;

/// What the months of a formula depend on.
#[derive(Debug, Clone)]
struct Reads {
    /// Of each month, the first with the same numbers and tables of the law.
    constants: [u8; MONTHS],
    /// Values that have one per month.
    values: Vec<ValueId>,
    /// Whether it counts from a date or looks at other months, so that equal months of its values are not enough.
    has_time: bool,
}

/// Of every rule of a plan with a value per month.
#[derive(Debug, Clone)]
pub(super) struct EqualMonths {
    reads: Vec<Option<Reads>>,
}

/// Per value of a plan and month: the first month with the same values.
pub(super) type Lanes = Vec<[u8; MONTHS]>;

/// Months that a month is compared with: the one before, and January, to which an exception returns.
#[inline(always)]
pub(super) fn earlier_months(month: usize) -> impl Iterator<Item = usize> {
    month.checked_sub(1).into_iter().chain((month > 1).then_some(0))
}

impl EqualMonths {
    /// Looks through all formulas of a plan.
    pub(super) fn new(plan: &Plan) -> EqualMonths {
        let reads = plan.order.iter().fold(vec![None; plan.system.values.len()], |mut reads, id| {
            if plan.is_monthly(*id) {
                reads[id.0] = plan.formulas[id.0].as_ref().map(|formula| Reads::of(plan, formula));
            }
            reads
        });
        EqualMonths { reads }
    }

    /// An earlier month in which the rule reads what it reads in this one.
    pub(super) fn earlier(&self, id: ValueId, month: usize, lanes: &Lanes) -> Option<usize> {
        let reads = self.reads[id.0].as_ref().filter(|reads| !reads.has_time)?;
        let same = |other: usize| {
            reads.constants[month] == reads.constants[other]
                && reads.values.iter().all(|value| lanes[value.0][month] == lanes[value.0][other])
        };
        earlier_months(month).find(|other| same(*other))
    }
}

impl Reads {
    fn of(plan: &Plan, formula: &Node) -> Reads {
        let mut reads = Reads { constants: [0; MONTHS], values: Vec::new(), has_time: false };
        let mut parameters = Vec::new();
        let mut tables = Vec::new();
        formula.walk(&mut |node| match &node.op {
            Op::Value(id) if plan.is_monthly(*id) => reads.values.push(*id),
            Op::Parameter(at) if node.period == Period::Month => parameters.push(*at),
            Op::Brackets(at) | Op::Lookup(at) if node.period == Period::Month => tables.push(*at),
            Op::Age(_) | Op::Born | Op::ReferenceDate | Op::Previous(_) | Op::MeanMonths(_) | Op::QuarterStart => {
                reads.has_time = true;
            }
            _ => {}
        });
        reads.values.sort_unstable();
        reads.values.dedup();
        let same = |month: usize, other: usize| {
            parameters.iter().all(|at| plan.parameters[*at].is_none_or(|values| values[month] == values[other]))
                && tables.iter().all(|at| plan.tables[*at].as_ref().is_none_or(|t| t.rows[month] == t.rows[other]))
        };
        reads.constants =
            std::array::from_fn(|month| (0..=month).find(|other| same(month, *other)).unwrap_or(month) as u8);
        reads
    }
}
