//! Rights step by step: the trace of the engine, numbered, with repeats collapsed.
//!
//! Takes: a plan, the values of one household, names of results. Gives: [`Section`]s of [`ExplainedStep`]s, each step
//! after what it uses. Leaves to others: the values themselves (`engine`), print (`report`).
//!
//! A step that another person or month repeats along the same branches is not explained again: it gets the number of
//! the first, with its own outcome beside it.

use crate::engine::trace::{Step, trace};
use crate::engine::{HouseholdValues, Value};
use crate::evidence::Evidence;
use crate::rulebook::{BinaryOp, Expr, ExprKind, Node, Op, Plan, RuleDef, RuleVersion, Scheme, System, ValueId};
use crate::simulation::error::RunError;
use crate::simulation::explain::DeliveryExplained;
use crate::simulation::financing::FinancedParameter;
use crate::table::{Table, ValueType};
use crate::text::Text;
use crate::units::{MONTHS, Month, date_of_days};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value with its unit, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Amount {
    /// A number; at most ten decimals.
    Number {
        /// In its unit.
        value: Decimal,
        /// Such as `EUR/jaar`; `ratio` without dimension.
        unit: String,
        /// Whether the law writes it as a percentage: 0.1373 is 13.73%.
        percent: bool,
    },
    /// A truth value.
    Truth {
        /// The value.
        value: bool,
    },
    /// A date.
    Date {
        /// As 2026-01-01.
        value: String,
    },
    /// A word of a closed list.
    Word {
        /// The word.
        value: String,
    },
}

/// A condition met on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// As written.
    pub condition: String,
    /// Whether it holds.
    pub holds: bool,
}

/// A part of a formula with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// As written.
    pub text: String,
    /// Its value.
    pub amount: Amount,
}

/// One row of a table of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawRow {
    /// Up to and including; none in the last row.
    pub limit: Option<Decimal>,
    /// Rate or value.
    pub value: Decimal,
}

/// A number of the law as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawNumber {
    /// Name of the parameter or table.
    pub name: String,
    /// The words for it.
    pub label: Text,
    /// Value; none for a table.
    pub amount: Option<Amount>,
    /// Rows of a table.
    pub rows: Vec<LawRow>,
    /// Source.
    pub source: String,
    /// How sure.
    pub certainty: Evidence,
    /// Whether the financing of the variant set it; the source is then that of the number before.
    pub is_financed: bool,
}

/// A value as read by a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Name in the rulebook.
    pub name: String,
    /// The words for it.
    pub label: Text,
    /// Person (1 is the first), for a value of a person.
    pub person: Option<usize>,
    /// Months (1–12) with the value in them; one entry without months for a value of the year.
    pub amounts: Vec<MonthResult>,
    /// The step that explains it; none for a fact or a rule that is not explained here.
    pub step: Option<usize>,
    /// Whether it is a fact.
    pub is_fact: bool,
}

/// A value in some months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthResult {
    /// Months (1–12); empty for a value of the year or one that is fixed.
    pub months: Vec<u8>,
    /// The value.
    pub amount: Amount,
}

/// One rule as it was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedStep {
    /// Number, through all sections.
    pub number: usize,
    /// Name of the rule.
    pub name: String,
    /// The words for it.
    pub label: Text,
    /// Persons (1 is the first) to whom it applies; empty for the household.
    pub persons: Vec<usize>,
    /// Months (1–12) with this outcome; empty for a value of the year or one that is fixed.
    pub months: Vec<u8>,
    /// The outcome.
    pub outcome: Amount,
    /// Plain explanation of the rule, in Dutch.
    pub explanation: Option<String>,
    /// An earlier step of the same rule, of another person or along other branches.
    pub same_rule_as: Option<usize>,
    /// The formula as written.
    pub formula: String,
    /// Source in the law.
    pub source: String,
    /// Conditions on the way.
    pub branches: Vec<Branch>,
    /// Parts of the formula with their values, the inner ones first.
    pub parts: Vec<Part>,
    /// Numbers of the law.
    pub law_numbers: Vec<LawNumber>,
    /// Values read.
    pub reads: Vec<Read>,
    /// Outcomes in other months, along the same branches.
    pub other_months: Vec<MonthResult>,
}

/// How much of a scheme is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionDetail {
    /// Every step.
    Full,
    /// The result, and the steps that read a number which the financing changed.
    Brief,
}

/// One scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Id.
    pub scheme: String,
    /// Name for people.
    pub name: Text,
    /// The law.
    pub law: String,
    /// Who carries it out.
    pub executor: String,
    /// How much is explained.
    pub detail: SectionDetail,
    /// The words for the results and their values, in the month asked for where they have months.
    pub results: Vec<(Text, MonthResult)>,
    /// Steps, each after what it uses.
    pub steps: Vec<ExplainedStep>,
    /// What delivery made of it.
    pub delivery: Option<DeliveryExplained>,
}

/// Parts of formulas that are computed as values of their own, by rule.
pub(super) type PartNames = BTreeMap<String, Vec<(String, ValueId)>>;

/// The same plan in which the parts of each formula that are always computed are values too.
///
/// A jurist works out a sum term by term; the terms come from the same evaluator as the sum. What stands in a branch
/// is left alone, because it may have no value where the branch is not taken.
///
/// # Errors
/// As planning.
pub fn with_parts(plan: &Plan, outputs: &[&str]) -> Result<(Plan, PartNames), RunError> {
    let system = &plan.system;
    let mut definitions = (*system.definitions).clone();
    let mut added: Vec<(String, String, String)> = Vec::new();
    for id in &plan.order {
        let (Some(rule), Some(node)) = (system.rule(*id), &plan.formulas[id.0]) else { continue };
        let version = version_in_force(system, *id, node, rule);
        let mut parts = Vec::new();
        inner_parts(&version.expr, &mut parts);
        for part in parts {
            let Some(kind) = type_at(node, &part.span) else { continue };
            let text = words(version.file.text.get(part.span.clone()).unwrap_or(""));
            let name = format!("{}·{}", rule.name, added.len());
            added.push((rule.name.clone(), text.clone(), name.clone()));
            definitions.rules.push(RuleDef {
                name,
                type_text: kind.dutch(),
                versions: vec![RuleVersion {
                    from: None,
                    formula: text,
                    expr: part.clone(),
                    source: version.source.clone(),
                    file: Arc::clone(&version.file),
                }],
                explanation: None,
                ..rule.clone()
            });
        }
    }
    let system = Arc::new(System::check(definitions)?);
    let names: Vec<&str> = outputs.iter().copied().chain(added.iter().map(|(_, _, name)| name.as_str())).collect();
    let plan = Plan::new(&system, plan.year, &names)?;
    let mut parts = PartNames::new();
    for (rule, text, name) in &added {
        let id = system.id(name).expect("the part was added above");
        let of_rule = parts.entry(rule.clone()).or_default();
        if !of_rule.iter().any(|(known, _)| known == text) {
            of_rule.push((text.clone(), id));
        }
    }
    Ok((plan, parts))
}

fn version_in_force<'a>(system: &System, id: ValueId, node: &Arc<Node>, rule: &'a RuleDef) -> &'a RuleVersion {
    let position = system.value(id).formulas.iter().position(|f| Arc::ptr_eq(f, node)).unwrap_or(0);
    &rule.versions[position]
}

/// Parts below `whole` that are computed whatever the branches, the inner ones first; no bare names or numbers.
fn inner_parts<'a>(whole: &'a Expr, out: &mut Vec<&'a Expr>) {
    let inner: Vec<&Expr> = match &whole.kind {
        ExprKind::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div, a, b) => vec![a, b],
        ExprKind::Round(_, a, _) => vec![a],
        ExprKind::Call(name, _, args) if matches!(name.as_str(), "min" | "max" | "per_maand" | "per_jaar") => {
            args.iter().collect()
        }
        _ => Vec::new(),
    };
    for part in inner {
        inner_parts(part, out);
        // A running total of a chain of terms is no part of its own.
        let is_running = chain(whole).is_some() && chain(whole) == chain(part);
        if !is_running && !matches!(part.kind, ExprKind::Name(_) | ExprKind::Number(..) | ExprKind::Negate(_)) {
            out.push(part);
        }
    }
}

/// Which chain of operators a part belongs to: sums, products or none.
fn chain(part: &Expr) -> Option<bool> {
    match &part.kind {
        ExprKind::Binary(BinaryOp::Add | BinaryOp::Sub, ..) => Some(true),
        ExprKind::Binary(BinaryOp::Mul | BinaryOp::Div, ..) => Some(false),
        _ => None,
    }
}

fn type_at(node: &Node, span: &std::ops::Range<usize>) -> Option<ValueType> {
    let mut found = None;
    node.walk(&mut |part| {
        if part.span == *span && found.is_none() && matches!(part.value_type, ValueType::Number(_)) {
            found = Some(part.value_type.clone());
        }
    });
    found
}

/// The text with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where in a household: name, person, month.
type Place = (String, Option<usize>, Option<usize>);

/// Steps so far, through all sections.
pub(super) struct Book<'a> {
    plan: &'a Plan,
    values: &'a HouseholdValues,
    household: u64,
    parts: &'a PartNames,
    changed: &'a [FinancedParameter],
    /// Month (0–11) that is explained.
    month: usize,
    steps: Vec<ExplainedStep>,
    /// Step that explains a place.
    places: BTreeMap<Place, usize>,
}

impl<'a> Book<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        values: &'a HouseholdValues,
        facts: &Table,
        parts: &'a PartNames,
        changed: &'a [FinancedParameter],
        month: u8,
    ) -> Book<'a> {
        Book {
            plan,
            values,
            household: facts.households[0].0,
            parts,
            changed,
            month: usize::from(month - 1),
            steps: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Explains the results `targets` of a scheme.
    pub(super) fn section(
        &mut self,
        scheme: &Scheme,
        detail: SectionDetail,
        targets: &[String],
    ) -> Result<Section, RunError> {
        let first = self.steps.len();
        let mut results = Vec::new();
        for target in targets {
            let steps = trace(self.plan, self.values, self.household, target, self.month)?;
            let result = steps.last().expect("a trace ends with its target");
            let months = result.month.map(|m| m as u8 + 1).into_iter().collect();
            results.push((
                self.plan.system.label(target),
                MonthResult { months, amount: amount(&result.value_type, result.value) },
            ));
            let last = steps.len() - 1;
            for (position, step) in steps.iter().enumerate().filter(|(_, s)| s.formula.is_some()) {
                let is_wanted = detail == SectionDetail::Full
                    || position == last
                    || step.parameters.iter().any(|p| self.is_financed(&p.name));
                if is_wanted {
                    self.enter(step);
                }
            }
        }
        Ok(Section {
            scheme: scheme.id.clone(),
            name: scheme.name.clone(),
            law: scheme.law.clone(),
            executor: scheme.executor.clone(),
            detail,
            results,
            steps: self.steps[first..].to_vec(),
            delivery: None,
        })
    }

    fn is_financed(&self, name: &str) -> bool {
        self.changed.iter().any(|changed| changed.target.name == name)
    }

    fn enter(&mut self, raw: &Step) {
        let place = (raw.name.clone(), raw.person, raw.month);
        if self.places.contains_key(&place) {
            return;
        }
        let outcome = amount(&raw.value_type, raw.value);
        let branches: Vec<Branch> =
            raw.branches.iter().map(|(c, holds)| Branch { condition: c.clone(), holds: *holds }).collect();
        let person = raw.person.map(|p| p + 1);
        let month = raw.month.map(|m| m as u8 + 1);
        let reads = self.reads(raw);
        let same = |step: &ExplainedStep| step.name == raw.name && step.branches == branches;
        let of_person = |step: &ExplainedStep| person.is_none_or(|p| step.persons.contains(&p));
        let alike = |step: &ExplainedStep| step.outcome == outcome && alike_reads(&step.reads, &reads);
        if let Some(known) = self.steps.iter_mut().find(|s| same(s) && of_person(s) && month.is_some()) {
            note_month(known, month, outcome.clone(), alike(known));
            self.places.insert(place, known.number);
        } else if let Some(known) = self.steps.iter_mut().find(|s| same(s) && alike(s)) {
            known.persons.extend(person);
            self.places.insert(place, known.number);
        } else {
            let number = self.steps.len() + 1;
            let same_rule_as = self.steps.iter().find(|s| s.name == raw.name).map(|s| s.number);
            self.places.insert(place, number);
            self.steps.push(ExplainedStep {
                number,
                name: raw.name.clone(),
                label: self.plan.system.label(&raw.name),
                persons: person.into_iter().collect(),
                months: month.into_iter().collect(),
                outcome,
                explanation: raw.explanation.clone(),
                same_rule_as,
                formula: words(raw.formula.as_deref().unwrap_or("")),
                source: raw.source.clone().unwrap_or_default(),
                parts: self.parts_of(raw, &branches),
                branches,
                law_numbers: self.law_numbers(raw),
                reads,
                other_months: Vec::new(),
            });
        }
    }

    fn reads(&self, raw: &Step) -> Vec<Read> {
        let folds = self.plan.system.id(&raw.name).is_some_and(|id| self.folds_months(id));
        let mut out: Vec<Read> = Vec::new();
        for input in &raw.inputs {
            let person = input.person.map(|p| p + 1);
            let step = self.places.get(&(input.name.clone(), input.person, input.month)).copied();
            let found = out.iter().position(|r| r.name == input.name && r.person == person);
            let id = self.plan.system.id(&input.name);
            let is_fact = id.is_some_and(|id| self.plan.system.input(id).is_some());
            let position = found.unwrap_or_else(|| {
                let label = self.plan.system.label(&input.name);
                out.push(Read { name: input.name.clone(), label, person, amounts: Vec::new(), step, is_fact });
                out.len() - 1
            });
            let read = &mut out[position];
            match (input.month, id) {
                // A sum over the year is shown with all its months.
                (Some(_), Some(id)) if folds => {
                    if read.amounts.is_empty() {
                        for month in 0..MONTHS {
                            if let Some(value) = self.values.get(self.plan, id, input.person.unwrap_or(0), month) {
                                add_month(&mut read.amounts, month, amount(&input.value_type, value));
                            }
                        }
                    }
                }
                (Some(month), _) => add_month(&mut read.amounts, month, amount(&input.value_type, input.value)),
                (None, _) => read
                    .amounts
                    .push(MonthResult { months: Vec::new(), amount: amount(&input.value_type, input.value) }),
            }
        }
        out
    }

    /// Whether a yearly rule takes all its months together.
    fn folds_months(&self, id: ValueId) -> bool {
        let (mut folds, mut picks) = (false, false);
        if let Some(node) = &self.plan.formulas[id.0] {
            node.walk(&mut |part| match part.op {
                Op::SumMonths | Op::MeanYear | Op::MaxMonths | Op::AllMonths | Op::AnyMonth => folds = true,
                Op::January | Op::Previous(_) | Op::MeanMonths(_) => picks = true,
                _ => {}
            });
        }
        folds && !picks
    }

    fn parts_of(&self, raw: &Step, branches: &[Branch]) -> Vec<Part> {
        let mut out: Vec<Part> = Vec::new();
        for (text, id) in self.parts.get(&raw.name).into_iter().flatten() {
            let schema = &self.plan.system.value(*id).schema;
            let value = self.values.get(self.plan, *id, raw.person.unwrap_or(0), raw.month.unwrap_or(0));
            if let Some(value) = value {
                out.push(Part { text: text.clone(), amount: amount(&schema.value_type, value) });
            }
        }
        // One part that is the whole formula in other words says nothing new.
        if out.len() == 1 && branches.is_empty() && Some(&out[0].amount) == Some(&amount(&raw.value_type, raw.value)) {
            out.clear();
        }
        out
    }

    fn law_numbers(&self, raw: &Step) -> Vec<LawNumber> {
        let day = Month(raw.month.unwrap_or(0) as u8).first_day(self.plan.year);
        raw.parameters
            .iter()
            .map(|used| {
                let rows = self.plan.system.table(&used.name).and_then(|t| t.values.iter().rfind(|v| v.from <= day));
                LawNumber {
                    name: used.name.clone(),
                    label: self.plan.system.label(&used.name),
                    amount: used.value.as_ref().map(|(value, kind)| match amount(kind, *value) {
                        Amount::Number { value, unit, .. } => Amount::Number { value, unit, percent: used.percent },
                        other => other,
                    }),
                    rows: rows
                        .map(|dated| dated.value.iter().map(|r| LawRow { limit: r.limit, value: r.value }).collect())
                        .unwrap_or_default(),
                    source: used.source.clone(),
                    certainty: used.certainty,
                    is_financed: self.is_financed(&used.name),
                }
            })
            .collect()
    }
}

fn alike_reads(left: &[Read], right: &[Read]) -> bool {
    let bare = |reads: &[Read]| -> Vec<(String, Vec<Amount>)> {
        reads.iter().map(|r| (r.name.clone(), r.amounts.iter().map(|a| a.amount.clone()).collect())).collect()
    };
    bare(left) == bare(right)
}

fn note_month(step: &mut ExplainedStep, month: Option<u8>, outcome: Amount, is_alike: bool) {
    let Some(month) = month else { return };
    let is_known = step.months.contains(&month) || step.other_months.iter().any(|o| o.months.contains(&month));
    if is_known {
        return;
    }
    if is_alike || step.outcome == outcome {
        step.months.push(month);
        step.months.sort_unstable();
    } else {
        add_month(&mut step.other_months, usize::from(month - 1), outcome);
    }
}

fn add_month(list: &mut Vec<MonthResult>, month: usize, amount: Amount) {
    let month = month as u8 + 1;
    match list.iter_mut().find(|known| known.amount == amount) {
        Some(known) => known.months.push(month),
        None => list.push(MonthResult { months: vec![month], amount }),
    }
}

/// A value of the engine as printed: at most ten decimals.
pub(super) fn amount(kind: &ValueType, value: Value) -> Amount {
    match (value, kind) {
        (Value::Number(number), ValueType::Number(unit)) => Amount::Number {
            value: number.to_decimal().round_dp(10).normalize(),
            unit: unit.to_string(),
            percent: false,
        },
        (Value::Bool(value), _) => Amount::Truth { value },
        (Value::Date(days), _) => Amount::Date { value: date_of_days(days).map(|d| d.to_string()).unwrap_or_default() },
        (Value::Enum(at), ValueType::Enum(list)) => {
            Amount::Word { value: list.values.get(at as usize).cloned().unwrap_or_default() }
        }
        (Value::Number(_) | Value::Enum(_), _) => Amount::Word { value: String::new() },
    }
}
