//! One instruction in one month: the kernel that does it.

use crate::engine::columns::block::Block;
use crate::engine::columns::bound::Bound;
use crate::engine::columns::kernels::{self, Lane};
use crate::engine::columns::program::{Instruction, Kernel, Margin};
use crate::engine::columns::work::Work;
use crate::engine::exact::age_day;
use crate::rulebook::Comparison;
use crate::units::{MONTHS, Month, days_of_date};

impl Work<'_> {
    #[inline(always)]
    pub(super) fn step(
        &self,
        instruction: &Instruction,
        block: &Block<'_>,
        month: usize,
        counted: &mut [f64],
        out: &mut [f64],
    ) {
        let arg = |at: usize| self.lane(instruction.operands[at], month, block);
        let in_month = |month: usize| self.lane(instruction.operands[0], month, block);
        match &instruction.kernel {
            Kernel::Add => kernels::map2(arg(0), arg(1), out, |a, b| a + b),
            Kernel::AddInexact => kernels::map2(arg(0), arg(1), out, kernels::add_inexact),
            Kernel::Sub => kernels::map2(arg(0), arg(1), out, |a, b| a - b),
            Kernel::SubInexact => kernels::map2(arg(0), arg(1), out, kernels::subtract_inexact),
            Kernel::Mul => kernels::map2(arg(0), arg(1), out, |a, b| a * b),
            Kernel::MulWithin => kernels::map2(arg(0), arg(1), out, |a, b| kernels::within(a * b, Bound::ROOM)),
            Kernel::Within(limit) => kernels::map1(arg(0), out, |a| kernels::within(a, *limit)),
            Kernel::DivConstant => kernels::map2(arg(0), arg(1), out, |a, b| a / b),
            Kernel::Div => kernels::map2(arg(0), arg(1), out, kernels::divide),
            Kernel::DivCount => kernels::map2(arg(0), arg(1), out, kernels::divide_by_count),
            Kernel::Negate => kernels::map1(arg(0), out, |a| -a),
            Kernel::Not => kernels::map1(arg(0), out, |a| 1.0 - a),
            Kernel::And => kernels::map2(arg(0), arg(1), out, kernels::and),
            Kernel::Or => kernels::map2(arg(0), arg(1), out, kernels::or),
            Kernel::Compare(comparison, margin) => kernels::compare(*comparison, arg(0), arg(1), *margin, out),
            Kernel::If => kernels::choose(arg(0), arg(1), arg(2), out),
            Kernel::Min => kernels::map2(arg(0), arg(1), out, kernels::smaller),
            Kernel::Max => kernels::map2(arg(0), arg(1), out, kernels::larger),
            Kernel::ClampAtNil(margin) => kernels::clamp_at_nil(arg(0), *margin, out),
            Kernel::Round { mode, step_in, step_out, margin } => {
                kernels::round(*mode, arg(0), *step_in, *step_out, *margin, out);
            }
            Kernel::RoundFraction { mode, step_in, step_out, margin, terms } => {
                kernels::round(*mode, arg(0), *step_in, *step_out, *margin, out);
                if out.iter().fold(false, |any, v| any | v.is_nan()) {
                    kernels::round_fractions(*mode, [arg(1), arg(2), arg(3), arg(4)], *terms, *step_out, out);
                }
            }
            Kernel::Brackets(table) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::brackets(arg(0), rows, out);
            }
            Kernel::Lookup(table, margin) => {
                let rows = &self.program.tables[*table].rows[month];
                kernels::lookup(arg(0), rows, *margin, out);
            }
            Kernel::Persons(fold) => {
                let filter = (instruction.operands.len() > 1).then(|| arg(1));
                kernels::fold_persons(*fold, arg(0), filter, &block.starts, counted, out);
            }
            Kernel::ToPersons => {
                let source = arg(0);
                let starts = &block.starts;
                for household in 0..starts.len() - 1 {
                    let persons =
                        (starts[household] - starts[0]) as usize..(starts[household + 1] - starts[0]) as usize;
                    out[persons].fill(source.at(household));
                }
            }
            Kernel::SumMonths => {
                kernels::map1(in_month(0), out, |a| a);
                for month in 1..MONTHS {
                    kernels::add_to(out, in_month(month), |sum, a| sum + a);
                }
            }
            Kernel::MaxMonths | Kernel::AllMonths | Kernel::AnyMonth => {
                kernels::map1(in_month(0), out, |a| a);
                for month in 1..MONTHS {
                    match instruction.kernel {
                        Kernel::MaxMonths => kernels::add_to(out, in_month(month), kernels::larger),
                        // All months are looked at, so one that is unknown makes the answer unknown.
                        Kernel::AllMonths => kernels::add_to(out, in_month(month), |all, a| all * a),
                        _ => kernels::add_to(out, in_month(month), kernels::larger),
                    }
                }
            }
            Kernel::Rank(ranking, margins) => {
                let keys: Vec<Lane<'_>> = (1..instruction.operands.len()).map(arg).collect();
                kernels::rank_persons(*ranking, arg(0), &keys, *margins, &block.starts, out);
            }
            Kernel::QuarterStart => kernels::map1(in_month(month / 3 * 3), out, |a| a),
            Kernel::YearOf => kernels::map1(arg(0), out, kernels::year_of),
            Kernel::MonthsBetween => kernels::map2(arg(0), arg(1), out, kernels::months_between),
            Kernel::January => kernels::map1(in_month(0), out, |a| a),
            Kernel::Previous(months) => kernels::map1(in_month(month.saturating_sub(*months)), out, |a| a),
            Kernel::MeanMonths(months) => {
                let first = (month + 1).saturating_sub(*months);
                kernels::map1(in_month(first), out, |a| a);
                for month in first + 1..=month {
                    kernels::add_to(out, in_month(month), |sum, a| sum + a);
                }
                let count = (month + 1 - first) as f64;
                out.iter_mut().for_each(|sum| *sum /= count);
            }
            Kernel::DateKey => kernels::map1(arg(0), out, kernels::date_key),
            Kernel::Age(at) => {
                let day = age_day(*at, self.program.year, month);
                let key =
                    f64::from(i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day()));
                kernels::map1(arg(0), out, |birth| ((key - birth) / 10_000.0).floor());
            }
            Kernel::Born => {
                let first = f64::from(days_of_date(Month(month as u8).first_day(self.program.year)));
                let no_margin = Margin { distance: 0.0, nil_is_exact: true };
                kernels::compare(Comparison::AtMost, arg(0), Lane::Same(first), no_margin, out);
            }
        }
    }
}
