//! What a plan computes, in a number: plans with the same one, perhaps of different systems, compute the same from the same
//! facts.
//!
//! Takes: a plan. Gives: its [`Fingerprint`]. Leaves to others: what is kept under it (`simulation`).

use crate::rulebook::node::{Node, Op, ValueId};
use crate::rulebook::plan::Plan;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// What a plan computes: equal where the results are, in the same order, by the same formulas with the same numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

/// Text that goes into a hash and is not kept.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl Plan {
    /// The fingerprint of the plan.
    ///
    /// Values are told apart by name, not by their place in the system; the texts that explain them do not matter. Two ways
    /// to write one formula are two computations.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hashed = Hashed(Sha256::new());
        self.write(&mut hashed).expect("a hash takes any text");
        Fingerprint(hashed.0.finalize().into())
    }

    fn write(&self, out: &mut Hashed) -> fmt::Result {
        write!(out, "{};", self.year)?;
        self.outputs.iter().try_for_each(|id| self.write_value(out, *id))?;
        for id in &self.order {
            out.write_str("\n")?;
            self.write_value(out, *id)?;
            if let Some(formula) = &self.formulas[id.0] {
                self.write_formula(out, formula)?;
            }
        }
        Ok(())
    }

    fn write_value(&self, out: &mut Hashed, id: ValueId) -> fmt::Result {
        let value = self.system.value(id);
        write!(out, "{:?} {};", value.schema, value.input.is_some())
    }

    fn write_formula(&self, out: &mut Hashed, node: &Node) -> fmt::Result {
        match &node.op {
            Op::Number(number) => write!(out, "{}", number.normalize())?,
            Op::Value(id) => self.write_value(out, *id)?,
            Op::Parameter(at) => {
                let months = self.parameters[*at].iter().flatten();
                months.map(|value| value.normalize()).try_for_each(|value| write!(out, "p{value};"))?;
            }
            Op::Brackets(at) | Op::Lookup(at) => {
                if let Some(table) = &self.tables[*at] {
                    write!(out, "{:?} {:?}", table.kind, table.rows)?;
                }
            }
            operation => write!(out, "{operation:?}")?,
        }
        write!(out, ":{:?} {:?} {:?}(", node.value_type, node.entity, node.period)?;
        node.args.iter().try_for_each(|part| self.write_formula(out, part))?;
        out.write_str(")")
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
        plan(a).fingerprint() == plan(b).fingerprint()
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
