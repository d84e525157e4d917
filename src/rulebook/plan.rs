//! A plan: what must be computed for a year and a list of results, in order, with every number of the law filled in.

use crate::rulebook::definitions::{Dated, TableKind, TableRow};
use crate::rulebook::node::{Node, Op, ValueId};
use crate::rulebook::plan_error::PlanError;
use crate::rulebook::system::System;
use crate::table::Period;
use crate::units::{MONTHS, Month};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Rows of a table as in force in each month; `None` where the plan does not use the table.
#[derive(Debug, Clone)]
pub struct ResolvedTable {
    /// Brackets or look-up.
    pub kind: TableKind,
    /// Rows per month.
    pub rows: [Arc<[TableRow]>; MONTHS],
}

/// A plan for one year.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The system it comes from.
    pub system: Arc<System>,
    /// The year.
    pub year: i16,
    /// Inputs and rules that are needed, each after what it uses.
    pub order: Vec<ValueId>,
    /// The formula in force per value; `None` for inputs and for rules that are not needed.
    pub formulas: Vec<Option<Arc<Node>>>,
    /// Value of each parameter per month; `None` where the plan does not use it.
    pub parameters: Vec<Option<[Decimal; MONTHS]>>,
    /// Tables likewise.
    pub tables: Vec<Option<ResolvedTable>>,
    /// What was asked for.
    pub outputs: Vec<ValueId>,
}

impl Plan {
    /// Plans `outputs` for `year`.
    ///
    /// # Errors
    /// See [`PlanError`].
    pub fn new(system: &Arc<System>, year: i16, outputs: &[&str]) -> Result<Plan, PlanError> {
        let definitions = &system.definitions;
        if !definitions.years.contains(&year) {
            let known: Vec<String> = definitions.years.iter().map(i16::to_string).collect();
            return Err(PlanError::YearNotCovered { system: definitions.id.clone(), year, known: known.join(", ") });
        }
        let mut wanted = Vec::new();
        for name in outputs {
            let id = system.id(name).ok_or_else(|| PlanError::UnknownOutput {
                name: (*name).to_owned(),
                near: system.suggestion(name).map(str::to_owned),
            })?;
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
        let mut plan = Plan {
            system: Arc::clone(system),
            year,
            order: Vec::new(),
            formulas: vec![None; system.values.len()],
            parameters: vec![None; definitions.parameters.len()],
            tables: vec![None; definitions.tables.len()],
            outputs: wanted.clone(),
        };
        plan.order_values(&wanted)?;
        plan.fill_in()?;
        Ok(plan)
    }

    /// Depth first, with a stack of its own: a chain of rules may be long.
    fn order_values(&mut self, wanted: &[ValueId]) -> Result<(), PlanError> {
        let mut placed = vec![false; self.system.values.len()];
        for start in wanted {
            let mut stack = vec![(*start, 0_usize, self.uses(*start)?)];
            while let Some((id, next, uses)) = stack.last_mut() {
                let id = *id;
                if placed[id.0] {
                    stack.pop();
                } else if let Some(used) = uses.get(*next).copied() {
                    *next += 1;
                    if !placed[used.0] {
                        let inner = self.uses(used)?;
                        stack.push((used, 0, inner));
                    }
                } else {
                    placed[id.0] = true;
                    self.order.push(id);
                    stack.pop();
                }
            }
        }
        Ok(())
    }

    /// Chooses the formula in force and gives what it uses.
    fn uses(&mut self, id: ValueId) -> Result<Vec<ValueId>, PlanError> {
        let Some(rule) = self.system.rule(id) else {
            return Ok(Vec::new());
        };
        let start = Month(0).first_day(self.year);
        let in_force = rule.versions.iter().rposition(|v| v.from.is_none_or(|from| from <= start));
        let Some(position) = in_force else {
            return Err(PlanError::NoValue {
                name: rule.name.clone(),
                date: start.to_string(),
                file: rule.origin.source.name.clone(),
            });
        };
        let node = Arc::clone(&self.system.value(id).formulas[position]);
        let uses = node.values();
        self.formulas[id.0] = Some(node);
        Ok(uses)
    }

    fn fill_in(&mut self) -> Result<(), PlanError> {
        let system = Arc::clone(&self.system);
        let definitions = &system.definitions;
        let mut used_parameters = Vec::new();
        let mut used_tables = Vec::new();
        for node in self.formulas.iter().flatten() {
            node.walk(&mut |part| match part.op {
                Op::Parameter(at) => used_parameters.push(at),
                Op::Brackets(at) | Op::Lookup(at) => used_tables.push(at),
                _ => {}
            });
        }
        for at in used_parameters {
            let parameter = &definitions.parameters[at];
            let per_month = in_force(&parameter.values, self.year).map_err(|date| PlanError::NoValue {
                name: parameter.name.clone(),
                date,
                file: parameter.origin.source.name.clone(),
            })?;
            self.parameters[at] = Some(per_month.map(|dated| dated.value));
        }
        for at in used_tables {
            let table = &definitions.tables[at];
            let per_month = in_force(&table.values, self.year).map_err(|date| PlanError::NoValue {
                name: table.name.clone(),
                date,
                file: table.origin.source.name.clone(),
            })?;
            self.tables[at] = Some(ResolvedTable {
                kind: table.kind,
                rows: per_month.map(|dated| Arc::from(dated.value.as_slice())),
            });
        }
        Ok(())
    }

    /// Whether a rule, parameter or table of this name bears on the results.
    pub fn reads(&self, name: &str) -> bool {
        let definitions = &self.system.definitions;
        let parameter = definitions.parameters.iter().position(|p| p.name == name);
        let table = definitions.tables.iter().position(|t| t.name == name);
        self.system.id(name).is_some_and(|id| self.order.contains(&id))
            || parameter.is_some_and(|at| self.parameters[at].is_some())
            || table.is_some_and(|at| self.tables[at].is_some())
    }

    /// The inputs that must be given as facts, in order of use.
    pub fn inputs(&self) -> impl Iterator<Item = ValueId> + '_ {
        self.order.iter().copied().filter(|id| self.system.value(*id).input.is_some())
    }

    /// The values of a parameter as used: the dated entries in force in the year.
    pub fn dated_parameter(&self, position: usize) -> Vec<&Dated<Decimal>> {
        let parameter = &self.system.definitions.parameters[position];
        let mut out: Vec<&Dated<Decimal>> = Vec::new();
        if let Ok(months) = in_force(&parameter.values, self.year) {
            for dated in months {
                if !out.iter().any(|known| known.from == dated.from) {
                    out.push(dated);
                }
            }
        }
        out
    }

    /// Whether the value changes with the month.
    pub fn is_monthly(&self, id: ValueId) -> bool {
        self.system.value(id).schema.period == Period::Month
    }
}

/// What is in force on the first day of each month; the first day without a value otherwise.
fn in_force<T>(values: &[Dated<T>], year: i16) -> Result<[&Dated<T>; MONTHS], String> {
    let mut out = Vec::with_capacity(MONTHS);
    for month in Month::all() {
        let day = month.first_day(year);
        let dated = values.iter().rfind(|v| v.from <= day).ok_or_else(|| day.to_string())?;
        out.push(dated);
    }
    Ok(std::array::from_fn(|m| out[m]))
}
