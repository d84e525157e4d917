//! Bracket and look-up tables of the law in storage units.

use crate::engine::columns::bound::Bound;
use crate::engine::columns::compile::Compiler;
use crate::engine::columns::compile::constants::{decimal_denominator, euro_scale, least_common_multiple};
use crate::engine::columns::compile::part::{MOST_DENOMINATOR, Part};
use crate::engine::columns::program::{Kernel, Margin, TableConstants};
use crate::engine::exact::decimal_to_f64;
use crate::table::Period;
use crate::units::MONTHS;
use rust_decimal::Decimal;

impl Compiler<'_> {
    pub(super) fn brackets(&mut self, at: usize, period: Period, part: Part) -> Part {
        let (limits, rates) = self.table_denominators(at);
        let denominator = least_common_multiple(part.denominator, limits);
        let rate_bound = self.table_values(at, rates);
        let scale = denominator / part.denominator;
        let exact = part.bound.whole
            && part.bound.usual * scale * rate_bound.size() * 4.0 <= Bound::ROOM
            && denominator * rates <= MOST_DENOMINATOR;
        let (part, denominator, rates) = if exact {
            let part = self.at_denominator(part, denominator);
            (self.within(part, Bound::ROOM / (rate_bound.size() * 4.0)), denominator, rates)
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
            Bound { nil_is_exact: true, usual: product.usual, ..Bound::whole(low, high) }
        } else {
            let rows = self.program.tables[table].rows.iter().map(Vec::len).max().unwrap_or(0) as f64;
            Bound { low, high, error: product.error * rows * 6.0, nil_is_exact, whole: false, usual: product.usual }
        };
        Part { denominator: denominator * rates, ..self.apply(Kernel::Brackets(table), vec![part], bound) }
    }

    pub(super) fn lookup(&mut self, at: usize, period: Period, part: Part) -> Part {
        let (limits, values) = self.table_denominators(at);
        let denominator = least_common_multiple(part.denominator, limits);
        let exact = part.bound.whole
            && part.bound.usual * (denominator / part.denominator) <= Bound::ROOM
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

    /// Denominators that make the limits and the values of a table whole in storage units.
    pub(super) fn table_denominators(&self, at: usize) -> (f64, f64) {
        let definition = &self.plan.system.definitions.tables[at];
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let rows = || resolved.rows.iter().flat_map(|rows| rows.iter());
        let (scale_in, scale_out) = (euro_scale(definition.unit_in), euro_scale(definition.unit_out));
        let limits = decimal_denominator(rows().filter_map(|r| r.limit).map(|l| l * scale_in));
        (limits, decimal_denominator(rows().map(|r| r.value * scale_out)))
    }

    /// The bound of a table's values over all months, times a denominator.
    pub(super) fn table_values(&self, at: usize, denominator: f64) -> Bound {
        let definition = &self.plan.system.definitions.tables[at];
        let scale = euro_scale(definition.unit_out) * Decimal::from(denominator as i64);
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let values = resolved.rows.iter().flat_map(|rows| rows.iter()).map(|r| r.value * scale);
        let bounds = values.map(|v| Bound::nearest(decimal_to_f64(v), v.fract().is_zero()));
        bounds.reduce(Bound::either).unwrap_or(Bound::whole(0.0, 0.0))
    }

    pub(super) fn table(&mut self, at: usize, period: Period, limits: f64, values: f64) -> usize {
        let key = format!("{at} {period:?} {limits} {values}");
        if let Some(known) = self.tables.get(&key) {
            return *known;
        }
        let definition = &self.plan.system.definitions.tables[at];
        let scale_in = euro_scale(definition.unit_in) * Decimal::from(limits as i64);
        let scale_out = euro_scale(definition.unit_out) * Decimal::from(values as i64);
        let resolved = self.plan.tables[at].as_ref().expect("a plan resolves every table that it uses");
        let rows: [Vec<(f64, f64)>; MONTHS] = std::array::from_fn(|month| {
            let source = &resolved.rows[if period == Period::Month { month } else { 0 }];
            source
                .iter()
                .map(|row| {
                    let limit = row.limit.map_or(f64::INFINITY, |l| decimal_to_f64(l * scale_in));
                    (limit, decimal_to_f64(row.value * scale_out))
                })
                .collect()
        });
        let first_equal = |month: usize| rows.iter().position(|r| *r == rows[month]).unwrap_or(month) as u8;
        let lane_of = std::array::from_fn(first_equal);
        self.program.tables.push(TableConstants { rows, lane_of });
        self.tables.insert(key, self.program.tables.len() - 1);
        self.program.tables.len() - 1
    }
}
