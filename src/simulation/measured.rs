//! A finished run as the data that figures are measured on.
//!
//! Takes: a prepared scenario and the records of its run. Gives: [`RunData`], by which the report, the fit and the year of
//! the fit get the same figures. Leaves to others: the figures (`measure`).

use crate::delivery::FactsRecord;
use crate::measure::{
    FinancingLine, FinancingResult, FinancingUnit, OutsideLine, RunData, SchemeForm, SchemeInfo, VariantData,
};
use crate::rulebook::TableColumn;
use crate::simulation::accounts::accounts;
use crate::simulation::financing::FinancedParameter;
use crate::simulation::information_demands::demands;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::VariantRun;
use crate::text::text;
use rust_decimal::prelude::ToPrimitive;

/// The data of a run.
pub fn run_data(prepared: &Prepared, facts: Vec<FactsRecord>, variants: Vec<VariantRun>) -> RunData {
    let year = prepared.scenario.year;
    RunData {
        year,
        price_year: year,
        definitive_month: prepared.behaviour.settlement.definitive_month,
        effort: prepared.times.as_ref().map(|times| times.effort),
        facts,
        variants: variants.into_iter().map(|variant| variant_data(variant, year)).collect(),
    }
}

fn variant_data(run: VariantRun, year: i16) -> VariantData {
    let mut demands = demands(&run.system, &run.schemes, year).into_iter();
    let financing = run.financing.map(|financed| FinancingResult {
        lines: financed
            .parameters
            .into_iter()
            .map(|parameter| FinancingLine {
                key: key_of(&parameter),
                name: text!(financed_number_of_step, step = &parameter.step, number = &parameter.label),
                step: parameter.step,
                before: parameter.before.to_f64().unwrap_or(f64::NAN),
                after: parameter.after.to_f64().unwrap_or(f64::NAN),
                unit: if parameter.is_rate { FinancingUnit::Rate } else { FinancingUnit::EuroPerYear },
            })
            .collect(),
        outside: financed
            .outside
            .into_iter()
            .map(|money| OutsideLine { name: money.step, payer: money.payer, euros_year: money.euros_year })
            .collect(),
        bill_euros_year: financed.bill_euros_year,
        residual_euros_year: financed.residual_euros_year,
    });
    VariantData {
        id: run.variant.id,
        name: run.variant.name,
        schemes: run
            .schemes
            .into_iter()
            .map(|scheme| SchemeInfo {
                form: if scheme.is_flat() { SchemeForm::Toelage } else { SchemeForm::Toeslag },
                id: scheme.id,
                name: scheme.name,
                demands: demands.next().unwrap_or_default(),
            })
            .collect(),
        dials: run.variant.dials,
        records: run.records,
        accounts: accounts(&run.system),
        financing,
    }
}

/// What a line of financing is called in files with figures: by the names of the rulebook, whatever they are in words.
fn key_of(parameter: &FinancedParameter) -> String {
    let target = &parameter.target;
    let row = target.row.map(|at| format!(", rij {at}")).unwrap_or_default();
    let limit = if target.column == TableColumn::Limit { ", grens" } else { "" };
    format!("{} ({}{row}{limit})", parameter.step.nl, target.name)
}
