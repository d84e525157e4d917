//! The compiled plans of one variant, on true and on known facts.
//!
//! Takes: a system and a basis. Gives: evaluators and the schemes they deliver. Leaves to others: the facts.

use crate::delivery::{AccountRules, AwardReads, Basis, Dials, IncomeRules, SchemeDelivery, VariantDelivery};
use crate::engine::{Columns, Evaluate};
use crate::rulebook::{PeriodOfGiven, Plan, SchemeKind, System};
use crate::scenario::behaviour::Behaviour;
use crate::simulation::error::RunError;
use crate::simulation::rule_names::{
    ASSESSED_INCOME, BEFORE_MONTH, BEFORE_YEAR, BENEFITS_YEAR, CHILD_BENEFITS_YEAR, EQUIVALENCE, GROSS_MONTH,
    GROSS_YEAR, NORM, PREMIUMS_YEAR, PRESENT, PROTECTED, TAX_YEAR,
};
use crate::text::Text;
use std::sync::Arc;

/// Rules that every system must have, besides those of its schemes.
const FACT_RULES: [&str; 5] = [GROSS_MONTH, GROSS_YEAR, NORM, EQUIVALENCE, PRESENT];
/// Rules of what is paid and received by the year; a system has all of them or is not asked.
const ACCOUNTS: [&str; 3] = [PREMIUMS_YEAR, CHILD_BENEFITS_YEAR, BENEFITS_YEAR];
/// Facts about income; a scheme that reads none of them is not moved by what people report about it.
const INCOME_INPUTS: [&str; 9] = [
    ASSESSED_INCOME,
    "toetsingsinkomen_vorig_jaar",
    "loon",
    "uitkering",
    "aow",
    "pensioen",
    "winst",
    "vakantiegeld",
    "winst_vorig_jaar",
];
const RENT_INPUTS: [&str; 2] = ["kale_huur", "servicekosten"];
const CARE_INPUTS: [&str; 3] = ["opvangsoort", "opvanguren", "opvangtarief"];

/// A scheme that is delivered with advances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredScheme {
    /// Id.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// Sort.
    pub kind: SchemeKind,
}

impl DeliveredScheme {
    /// Whether it pays the same at every income.
    pub fn is_flat(&self) -> bool {
        self.kind == SchemeKind::Toelage
    }
}

/// The compiled plans of one variant.
#[derive(Debug)]
pub struct Evaluators {
    /// On true facts.
    pub truth: Columns,
    /// The rights alone, on true facts.
    pub rights: Columns,
    /// On known facts; `None` where that is the plan of the rights.
    pub award: Option<Columns>,
    /// Which known facts the schemes read.
    pub reads: AwardReads,
    /// The protected income, where the system has it in the year.
    pub protected: Option<Columns>,
    /// Delivered schemes with their rules.
    pub schemes: Vec<(DeliveredScheme, SchemeDelivery)>,
    /// The plans of both.
    pub plans: Vec<Arc<Plan>>,
    /// Income apart from the delivered schemes alone.
    pub(super) incomes: Arc<Plan>,
}

/// Whether a system says what is paid and received by the year, by kind.
fn has_accounts(system: &System) -> bool {
    ACCOUNTS.iter().all(|name| system.id(name).is_some())
}

/// The rules of income apart from the delivered schemes, as far as a system has them.
pub(super) fn income_rules(system: &System) -> Vec<&'static str> {
    let accounts = if has_accounts(system) { &ACCOUNTS[..] } else { &[] };
    [BEFORE_YEAR, BEFORE_MONTH, TAX_YEAR].iter().chain(accounts).copied().collect()
}

/// Which known facts a plan of schemes reads.
fn reads(plan: &Plan) -> AwardReads {
    let has = |names: &[&str]| plan.inputs().any(|id| names.contains(&&*plan.system.value(id).schema.name));
    AwardReads { income: has(&INCOME_INPUTS), rent: has(&RENT_INPUTS), care: has(&CARE_INPUTS) }
}

impl Evaluators {
    /// Plans and compiles.
    ///
    /// # Errors
    /// A rule that is missing, a year that is not covered.
    pub fn new(system: &Arc<System>, year: i16, basis: Basis) -> Result<Evaluators, RunError> {
        let schemes: Vec<(DeliveredScheme, SchemeDelivery)> = system
            .paying_schemes()
            .filter(|s| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage))
            .map(|s| {
                let shown = DeliveredScheme { id: s.id.clone(), name: s.name.clone(), kind: s.kind };
                let month_rule = s.month_rule.clone().unwrap_or_default();
                let year_rule = s.year_rule.clone().unwrap_or_default();
                (shown, SchemeDelivery { id: s.id.clone(), month_rule, year_rule })
            })
            .collect();
        let of_schemes = || schemes.iter().flat_map(|(_, s)| [s.month_rule.as_str(), s.year_rule.as_str()]);
        let truth_outputs: Vec<&str> =
            of_schemes().chain(FACT_RULES).chain(income_rules(system)).chain([ASSESSED_INCOME]).collect();
        let mut plans = vec![Arc::new(Plan::new(system, year, &truth_outputs)?)];
        let truth = Columns::compile(Arc::clone(&plans[0]));
        let of_rights: Vec<&str> = of_schemes().chain([ASSESSED_INCOME]).collect();
        let rights = Columns::compile(Arc::new(Plan::new(system, year, &of_rights)?));
        let outputs: Vec<&str> = of_schemes().collect();
        let (award, reads) = if basis == Basis::Year {
            let known = Arc::new(system.with_given(&[(ASSESSED_INCOME, PeriodOfGiven::Month)])?);
            plans.push(Arc::new(Plan::new(&known, year, &outputs)?));
            (Some(Columns::compile(Arc::clone(&plans[1]))), reads(&plans[1]))
        } else {
            (None, reads(&Plan::new(system, year, &outputs)?))
        };
        let protected = match system.id(PROTECTED) {
            Some(_) => Plan::new(system, year, &[PROTECTED]).ok().map(Arc::new),
            None => None,
        };
        plans.extend(protected.clone());
        let protected = protected.map(Columns::compile);
        let incomes = Arc::new(Plan::new(system, year, &income_rules(system))?);
        Ok(Evaluators { truth, rights, award, reads, protected, schemes, plans, incomes })
    }

    /// As [`Evaluators::new`], with a plan that cannot be made told as a mistake in a file.
    ///
    /// # Errors
    /// As [`Evaluators::new`].
    pub fn checked(system: &Arc<System>, year: i16, basis: Basis) -> Result<Evaluators, RunError> {
        Evaluators::new(system, year, basis).map_err(|error| match error {
            RunError::Plan(error) => RunError::Files(system.diagnose(&error).into()),
            other => other,
        })
    }

    /// The incomes apart from the delivered schemes alone, on true facts.
    pub(super) fn incomes(&self) -> Columns {
        Columns::compile(Arc::clone(&self.incomes))
    }

    /// Names of the results on true facts.
    pub fn outputs(&self) -> Vec<String> {
        let plan = &self.plans[0];
        plan.outputs.iter().map(|id| plan.system.value(*id).schema.name.to_string()).collect()
    }

    pub(super) fn delivery<'a>(&'a self, dials: &Dials, behaviour: &Behaviour) -> VariantDelivery<'a> {
        VariantDelivery {
            schemes: self.schemes.iter().map(|(_, s)| s.clone()).collect(),
            income: IncomeRules {
                before_support_year: BEFORE_YEAR.to_owned(),
                before_support_month: BEFORE_MONTH.to_owned(),
                tax_year: TAX_YEAR.to_owned(),
                accounts: has_accounts(&self.plans[0].system).then(|| AccountRules {
                    premiums: PREMIUMS_YEAR.to_owned(),
                    child_benefits: CHILD_BENEFITS_YEAR.to_owned(),
                    benefits: BENEFITS_YEAR.to_owned(),
                }),
            },
            truth: &self.truth,
            rights: &self.rights,
            award: self.award.as_ref().map_or(&self.rights as &dyn Evaluate, |a| a),
            reads: self.reads,
            protected: self.protected.as_ref().map(|plan| (plan as &dyn Evaluate, PROTECTED)),
            dials: dials.clone(),
            knowledge: behaviour.knowledge.clone(),
            settlement: behaviour.settlement,
            income_drop: behaviour.income_drop,
        }
    }
}
