//! Whether two plans, perhaps of different systems, compute the same from the same facts.
//!
//! Takes: two plans. Gives: yes or no; what cannot be told is no. Leaves to others: what is done with it (`scenario`).

use crate::rulebook::node::{Node, Op, ValueId};
use crate::rulebook::plan::Plan;

impl Plan {
    /// Whether the other plan has the same results in the same order, by the same formulas with the same numbers.
    ///
    /// Values are compared by name, not by their place in the system; the texts that explain them do not matter.
    pub fn computes_as(&self, other: &Plan) -> bool {
        let is_same_shape = self.year == other.year
            && self.order.len() == other.order.len()
            && self.outputs.len() == other.outputs.len();
        is_same_shape
            && self.outputs.iter().zip(&other.outputs).all(|(a, b)| self.is_same_value(other, *a, *b))
            && self.order.iter().zip(&other.order).all(|(a, b)| {
                let is_same_formula = match (&self.formulas[a.0], &other.formulas[b.0]) {
                    (Some(a), Some(b)) => self.is_same_formula(other, a, b),
                    (None, None) => true,
                    _ => false,
                };
                self.is_same_value(other, *a, *b) && is_same_formula
            })
    }

    fn is_same_value(&self, other: &Plan, a: ValueId, b: ValueId) -> bool {
        let (a, b) = (self.system.value(a), other.system.value(b));
        a.schema == b.schema && a.input.is_some() == b.input.is_some()
    }

    fn is_same_formula(&self, other: &Plan, a: &Node, b: &Node) -> bool {
        let is_same_table = |a: usize, b: usize| match (&self.tables[a], &other.tables[b]) {
            (Some(a), Some(b)) => a.kind == b.kind && a.rows == b.rows,
            _ => false,
        };
        let is_same_operation = match (&a.op, &b.op) {
            (Op::Value(a), Op::Value(b)) => self.is_same_value(other, *a, *b),
            (Op::Parameter(a), Op::Parameter(b)) => {
                self.parameters[*a].is_some() && self.parameters[*a] == other.parameters[*b]
            }
            (Op::Brackets(a), Op::Brackets(b)) | (Op::Lookup(a), Op::Lookup(b)) => is_same_table(*a, *b),
            (a, b) => a == b,
        };
        is_same_operation
            && (&a.value_type, a.entity, a.period) == (&b.value_type, b.entity, b.period)
            && a.args.len() == b.args.len()
            && a.args.iter().zip(&b.args).all(|(a, b)| self.is_same_formula(other, a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::{ParameterChange, System, load_system};
    use rust_decimal::Decimal;
    use std::path::Path;
    use std::sync::Arc;

    const YEAR: i16 = 2026;
    const TAX: &str = "belastingen_jaar";
    const ASSESSED: &str = "toetsingsinkomen";

    fn system(overlays: &[&str]) -> System {
        let overlays: Vec<&Path> = overlays.iter().map(Path::new).collect();
        load_system(Path::new("rulebooks/huidig"), &overlays).unwrap()
    }

    fn is_same(a: &System, b: &System, output: &str) -> bool {
        let plan = |system: &System| Plan::new(&Arc::new(system.clone()), YEAR, &[output]).unwrap();
        plan(a).computes_as(&plan(b))
    }

    #[test]
    fn an_overlay_changes_what_reads_it_and_nothing_else() {
        let (base, by_month) = (system(&[]), system(&["rulebooks/varianten/maandinkomen.toml"]));
        assert!(is_same(&base, &base, TAX));
        // The overlay adds rules and parameters, so values stand elsewhere; taxes stay by the year.
        assert!(is_same(&base, &by_month, TAX));
        assert!(!is_same(&base, &by_month, ASSESSED));
    }

    #[test]
    fn another_number_or_another_row_is_another_computation() {
        let base = system(&[]);
        for name in ["algemene_heffingskorting_maximum", "schijven_onder_aow_leeftijd"] {
            let change = vec![(name.into(), ParameterChange::Add(Decimal::new(1, 6)))];
            assert!(!is_same(&base, &base.with_changes(YEAR, &change).unwrap(), TAX), "{name}");
        }
    }
}
