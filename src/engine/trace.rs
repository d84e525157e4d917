//! How an amount came about: every rule on the way, with its formula, its source, its inputs and the branch taken.

use crate::engine::EngineError;
use crate::engine::exact::{Context, HouseholdValues, Value, eval};
use crate::evidence::Evidence;
use crate::rulebook::{Node, Op, Plan, ValueId};
use crate::table::{Entity, Period, ValueType};
use std::collections::BTreeSet;

/// One value on the way.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its name in the rulebook.
    pub name: String,
    /// Person (0 is the first of the household), for a value of a person.
    pub person: Option<usize>,
    /// Month (0–11), for a value per month.
    pub month: Option<usize>,
    /// The value.
    pub value: Value,
    /// Its type.
    pub value_type: ValueType,
    /// The formula as written; `None` for a fact.
    pub formula: Option<String>,
    /// Source in the law; `None` for a fact.
    pub source: Option<String>,
    /// Explanation of the rule or fact.
    pub explanation: Option<String>,
    /// Conditions met on the way, with their outcome.
    pub branches: Vec<(String, bool)>,
    /// Numbers of the law that were read.
    pub parameters: Vec<ParameterUse>,
    /// Values that were read: name, person, month, value.
    pub inputs: Vec<InputUse>,
}

/// A number of the law as read.
#[derive(Debug, Clone)]
pub struct ParameterUse {
    /// Name of the parameter or table.
    pub name: String,
    /// Value and type; `None` for a table.
    pub value: Option<(Value, ValueType)>,
    /// Whether the file writes it as a percentage.
    pub percent: bool,
    /// Source.
    pub source: String,
    /// How sure.
    pub certainty: Evidence,
}

/// A value as read.
#[derive(Debug, Clone)]
pub struct InputUse {
    /// Name.
    pub name: String,
    /// Person, for a value of a person.
    pub person: Option<usize>,
    /// Month, for a value per month.
    pub month: Option<usize>,
    /// The value.
    pub value: Value,
    /// Its type.
    pub value_type: ValueType,
}

/// Where in a household: value, person, month.
type Place = (ValueId, Option<usize>, Option<usize>);

/// All steps that lead to a value, each after the steps it uses; the last is the value itself.
///
/// Values per month that are summed over the year appear once per month only where they differ from the month before.
///
/// # Errors
/// As evaluating the household; `UnknownOutput` when the plan does not compute the value.
pub fn trace(
    plan: &Plan,
    values: &HouseholdValues,
    household: u64,
    target: &str,
    month: usize,
) -> Result<Vec<Step>, EngineError> {
    let unknown = || EngineError::UnknownOutput { name: target.to_owned() };
    let id = plan.system.id(target).ok_or_else(unknown)?;
    let schema = &plan.system.value(id).schema;
    let place = (id, (schema.entity == Entity::Person).then_some(0), (schema.period == Period::Month).then_some(month));
    values.get(plan, id, 0, month).ok_or_else(unknown)?;
    let mut tracer = Tracer { plan, values, household, done: BTreeSet::new(), steps: Vec::new() };
    tracer.visit(place)?;
    Ok(tracer.steps)
}

struct Tracer<'a> {
    plan: &'a Plan,
    values: &'a HouseholdValues,
    household: u64,
    done: BTreeSet<Place>,
    steps: Vec<Step>,
}

impl Tracer<'_> {
    fn visit(&mut self, target: Place) -> Result<(), EngineError> {
        // A stack of its own: a chain of rules may be long.
        let mut stack = vec![(target, None::<Step>, Vec::<Place>::new())];
        while let Some((place, step, pending)) = stack.last_mut() {
            let place = *place;
            if step.is_none() {
                if !self.done.insert(place) {
                    stack.pop();
                    continue;
                }
                let (made, uses) = self.step(place)?;
                let top = stack.len() - 1;
                stack[top].1 = Some(made);
                stack[top].2 = uses.into_iter().rev().collect();
            } else if let Some(next) = pending.pop() {
                if !self.done.contains(&next) {
                    stack.push((next, None, Vec::new()));
                }
            } else {
                let finished = stack.pop().and_then(|(_, step, _)| step);
                self.steps.extend(finished);
            }
        }
        Ok(())
    }

    fn step(&self, (id, person, month): Place) -> Result<(Step, Vec<Place>), EngineError> {
        let definition = self.plan.system.value(id);
        let schema = &definition.schema;
        let missing = || EngineError::UnknownOutput { name: schema.name.to_string() };
        let value = self.values.get(self.plan, id, person.unwrap_or(0), month.unwrap_or(0)).ok_or_else(missing)?;
        let mut step = Step {
            name: schema.name.to_string(),
            person,
            month,
            value,
            value_type: schema.value_type.clone(),
            formula: None,
            source: None,
            explanation: self.plan.system.input(id).and_then(|input| input.explanation.clone()),
            branches: Vec::new(),
            parameters: Vec::new(),
            inputs: Vec::new(),
        };
        let mut uses = Vec::new();
        if let (Some(rule), Some(node)) = (self.plan.system.rule(id), &self.plan.formulas[id.0]) {
            let position = definition.formulas.iter().position(|f| std::sync::Arc::ptr_eq(f, node)).unwrap_or(0);
            let version = &rule.versions[position];
            step.formula = Some(version.formula.clone());
            step.source = Some(version.source.clone());
            step.explanation.clone_from(&rule.explanation);
            let context =
                Context { plan: self.plan, values: self.values, household: self.household, rule: &schema.name };
            let reader = Reader { tracer: self, context, text: &version.file.text };
            reader.read(node, person, month.unwrap_or(0), &mut step, &mut uses)?;
        }
        Ok((step, uses))
    }
}

struct Reader<'a> {
    tracer: &'a Tracer<'a>,
    context: Context<'a>,
    text: &'a str,
}

impl Reader<'_> {
    /// Notes what a part reads, following only the branches that count.
    fn read(
        &self,
        node: &Node,
        person: Option<usize>,
        month: usize,
        step: &mut Step,
        uses: &mut Vec<Place>,
    ) -> Result<(), EngineError> {
        match &node.op {
            Op::Value(id) => self.value(*id, person, month, step, uses),
            Op::Parameter(at) => {
                self.parameter(*at, month, node.period, step);
                Ok(())
            }
            Op::Brackets(at) | Op::Lookup(at) => {
                self.table(*at, month, step);
                self.read(&node.args[0], person, month, step, uses)
            }
            Op::If => {
                self.read(&node.args[0], person, month, step, uses)?;
                let taken = eval(&self.context, &node.args[0], person, month)? == Value::Bool(true);
                let text: Vec<&str> =
                    self.text.get(node.args[0].span.clone()).unwrap_or("").split_whitespace().collect();
                let condition = (text.join(" "), taken);
                if !step.branches.contains(&condition) {
                    step.branches.push(condition);
                }
                self.read(&node.args[if taken { 1 } else { 2 }], person, month, step, uses)
            }
            Op::Persons(_) => {
                for person in 0..self.tracer.values.persons() {
                    if let Some(filter) = node.args.get(1) {
                        self.read(filter, Some(person), month, step, uses)?;
                        if eval(&self.context, filter, Some(person), month)? != Value::Bool(true) {
                            continue;
                        }
                    }
                    self.read(&node.args[0], Some(person), month, step, uses)?;
                }
                Ok(())
            }
            Op::Rank(_) => {
                for other in 0..self.tracer.values.persons() {
                    self.read(&node.args[0], Some(other), month, step, uses)?;
                    if eval(&self.context, &node.args[0], Some(other), month)? == Value::Bool(true) {
                        for key in &node.args[1..] {
                            self.read(key, Some(other), month, step, uses)?;
                        }
                    }
                }
                Ok(())
            }
            Op::QuarterStart => self.read(&node.args[0], person, month / 3 * 3, step, uses),
            Op::SumMonths | Op::MeanYear | Op::MaxMonths | Op::AllMonths | Op::AnyMonth | Op::CountMonths => {
                let mut before = None;
                for month in 0..12 {
                    let value = eval(&self.context, &node.args[0], person, month)?;
                    if before != Some(value) {
                        self.read(&node.args[0], person, month, step, uses)?;
                    }
                    before = Some(value);
                }
                Ok(())
            }
            Op::January => self.read(&node.args[0], person, 0, step, uses),
            Op::Previous(months) => {
                self.read(&node.args[0], person, month.saturating_sub(usize::from(*months)), step, uses)
            }
            Op::MeanMonths(months) => {
                for month in (month + 1).saturating_sub(usize::from(*months))..=month {
                    self.read(&node.args[0], person, month, step, uses)?;
                }
                Ok(())
            }
            _ => {
                for argument in &node.args {
                    self.read(argument, person, month, step, uses)?;
                }
                Ok(())
            }
        }
    }

    fn value(
        &self,
        id: ValueId,
        person: Option<usize>,
        month: usize,
        step: &mut Step,
        uses: &mut Vec<Place>,
    ) -> Result<(), EngineError> {
        let schema = &self.tracer.plan.system.value(id).schema;
        let person = if schema.entity == Entity::Person { person } else { None };
        let at = (schema.period == Period::Month).then_some(month);
        let place = (id, person, at);
        if uses.contains(&place) {
            return Ok(());
        }
        uses.push(place);
        let missing = || EngineError::UnknownOutput { name: schema.name.to_string() };
        let value = self.tracer.values.get(self.tracer.plan, id, person.unwrap_or(0), month).ok_or_else(missing)?;
        step.inputs.push(InputUse {
            name: schema.name.to_string(),
            person,
            month: at,
            value,
            value_type: schema.value_type.clone(),
        });
        Ok(())
    }

    fn parameter(&self, at: usize, month: usize, period: Period, step: &mut Step) {
        let plan = self.tracer.plan;
        let parameter = &plan.system.definitions.parameters[at];
        if step.parameters.iter().any(|p| p.name == parameter.name) {
            return;
        }
        let day = crate::units::Month(if period == Period::Month { month as u8 } else { 0 }).first_day(plan.year);
        if let Some(dated) = parameter.values.iter().rfind(|v| v.from <= day) {
            step.parameters.push(ParameterUse {
                name: parameter.name.clone(),
                value: Some((Value::Number(dated.value.into()), ValueType::Number(parameter.unit))),
                percent: parameter.percent,
                source: dated.source.clone(),
                certainty: dated.certainty,
            });
        }
    }

    fn table(&self, at: usize, month: usize, step: &mut Step) {
        let plan = self.tracer.plan;
        let table = &plan.system.definitions.tables[at];
        let day = crate::units::Month(month as u8).first_day(plan.year);
        if let (Some(dated), false) =
            (table.values.iter().rfind(|v| v.from <= day), step.parameters.iter().any(|p| p.name == table.name))
        {
            step.parameters.push(ParameterUse {
                name: table.name.clone(),
                value: None,
                percent: false,
                source: dated.source.clone(),
                certainty: dated.certainty,
            });
        }
    }
}
