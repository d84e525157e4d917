//! Zorgtoeslag as one would write it by hand, over the same columns as the evaluator.
//!
//! The numbers of the law are read from the rulebook when it is made.

use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate};
use stelsel::rulebook::{PeriodOfGiven, Plan, System};
use stelsel::table::{Column, HouseholdId, Table};

const MONTHS: usize = 12;

/// Households of one table.
const TABLE: usize = 1024;

/// Facts of many households, and the numbers of the law for a loop over them.
pub(crate) struct Health {
    /// Zorgtoeslag per month and year, with income, partner and insured persons as facts.
    pub plan: Arc<Plan>,
    /// The facts, in tables as large as those of the population.
    pub tables: Vec<Table>,
    law: Law,
}

/// Cents and fractions.
struct Law {
    premium: f64,
    partner_factor: f64,
    share_single: f64,
    share_partners: f64,
    taper: f64,
    one_insured: f64,
    threshold: f64,
    wealth_single: f64,
    wealth_partners: f64,
    smallest: f64,
}

/// Amounts in whole cents: per month, month by month, and per year.
pub(crate) struct Amounts {
    month: Vec<f64>,
    year: Vec<f64>,
}

impl Health {
    /// Facts drawn evenly around the law's limits.
    pub(crate) fn new(system: &System, n_households: usize) -> Health {
        let given = ["toetsingsinkomen_huishouden", "heeft_toeslagpartner", "aantal_verzekerden"];
        let given = given.map(|name| (name, PeriodOfGiven::AsDefined));
        let system = Arc::new(system.with_given(&given).expect("the rules exist"));
        let plan = Arc::new(Plan::new(&system, 2026, &["zorgtoeslag", "zorgtoeslag_jaar"]).expect("they exist"));
        let mut draw = 20_260_101_u64;
        let mut below = |limit: u64| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((draw >> 33) % limit) as f64
        };
        let mut tables = Vec::new();
        for start in (0..n_households).step_by(TABLE) {
            let n = TABLE.min(n_households - start);
            let ids = (start..start + n).map(|id| HouseholdId(id as u64)).collect();
            let mut facts = Table::new(2026, ids, vec![1.0; n], &vec![0; n]).expect("the lists are equally long");
            for id in plan.inputs() {
                let schema = &plan.system.value(id).schema;
                let values = (0..n * schema.period.lanes())
                    .map(|_| match &*schema.name {
                        "toetsingsinkomen_huishouden" => below(6_000_000),
                        "heeft_toeslagpartner" => below(2),
                        "aantal_verzekerden" => below(3),
                        "vermogen" => below(20_000_000),
                        other => panic!("the loop by hand does not read `{other}`"),
                    })
                    .collect();
                facts.insert(Column::new(Arc::clone(schema), values)).expect("one value per entity and lane");
            }
            tables.push(facts);
        }
        let law = Law::read(&plan);
        Health { plan, tables, law }
    }

    /// The loop: month by month over the households, then the year.
    pub(crate) fn by_hand(&self, facts: &Table) -> Amounts {
        let law = &self.law;
        let n = facts.n_households();
        let column = |name: &str| &*facts.column(name).expect("the facts have all that the plan reads").values;
        let (income, partner) = (column("toetsingsinkomen_huishouden"), column("heeft_toeslagpartner"));
        let (insured, wealth) = (column("aantal_verzekerden"), column("vermogen"));
        let mut amounts = Amounts { month: vec![0.0; n * MONTHS], year: vec![0.0; n] };
        for household in 0..n {
            let all_year = (0..MONTHS).all(|month| partner[month * n + household] != 0.0);
            let too_rich = wealth[household] > if all_year { law.wealth_partners } else { law.wealth_single };
            let mut year = 0.0;
            for month in 0..MONTHS {
                let at = month * n + household;
                let above = (income[at] - law.threshold).max(0.0);
                let has_partner = partner[at] != 0.0;
                let (share, premium) = if has_partner {
                    (law.share_partners, law.partner_factor * law.premium)
                } else {
                    (law.share_single, law.premium)
                };
                let own = share * law.threshold + law.taper * above;
                let part = if has_partner && insured[at] != 2.0 { law.one_insured } else { 1.0 };
                let amount = part * (premium - own).max(0.0) / 12.0;
                let amount = if insured[at] >= 1.0 && !too_rich { amount } else { 0.0 };
                year += amount;
                amounts.month[at] = (amount + 0.5).floor();
            }
            let euros = (year / 100.0 + 0.5).floor() * 100.0;
            amounts.year[household] = if euros < law.smallest { 0.0 } else { euros };
        }
        amounts
    }

    /// Both give the same but for ties, which the loop by hand may get wrong by a cent or a euro.
    pub(crate) fn compare(&self, columns: &Columns) {
        for facts in &self.tables {
            let outcome = columns.evaluate(facts).expect("the facts fit");
            let by_hand = self.by_hand(facts);
            for (name, loop_values) in [("zorgtoeslag", &by_hand.month), ("zorgtoeslag_jaar", &by_hand.year)] {
                let values = &outcome.column(name).expect("it was asked for").values;
                let unequal = values.iter().zip(loop_values).filter(|(a, b)| a != b).count();
                assert!(unequal * 1_000 < values.len(), "`{name}`: {unequal} of {} differ", values.len());
            }
        }
    }
}

impl Law {
    fn read(plan: &Plan) -> Law {
        let number = |name: &str| {
            let at = plan.system.definitions.parameters.iter().position(|p| p.name == name);
            let months = at.and_then(|at| plan.parameters[at]).expect("the plan uses the parameter");
            months[0].to_f64().expect("a number of the law is small")
        };
        Law {
            premium: number("standaardpremie") * 100.0,
            partner_factor: number("factor_standaardpremie_partners"),
            share_single: number("percentage_normpremie_alleenstaand"),
            share_partners: number("percentage_normpremie_partners"),
            taper: number("percentage_afbouw_zorgtoeslag"),
            one_insured: number("aandeel_bij_onverzekerde_partner"),
            threshold: number("drempelinkomen") * 100.0,
            wealth_single: number("vermogensgrens_alleenstaand") * 100.0,
            wealth_partners: number("vermogensgrens_partners") * 100.0,
            smallest: number("drempel_niet_toekennen") * 100.0,
        }
    }
}
