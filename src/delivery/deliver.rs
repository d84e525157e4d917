//! One block of households through one variant as if everybody used every scheme: rights, knowledge, awards, payments.
//!
//! Takes: facts, rules that compute rights on the truth and on what is known, dials. Gives: [`Delivered`] households.
//! Leaves to others: who uses the schemes (`claim`), running over blocks and variants (`simulation`), statistics
//! (`measure`).
//!
//! ```text
//!  deliver_block   everybody uses: ledgers do not depend on who else claims
//!       │  base run only: RecoveryTally → F,  Entitled → constants
//!       ▼
//!  claim_block     frozen draws decide; a household that does not use a scheme gets nothing from it
//! ```

use crate::delivery::awards::{Paid, basis_of};
use crate::delivery::knowledge::facts::{Facts, cents_of_year, comings_and_goings, result};
use crate::delivery::knowledge::income_drop::{find_income_drops, without_income_drops};
use crate::delivery::knowledge::source_errors::{SourceMistakes, WrongfulDraws};
use crate::delivery::{Delivered, EventLog, IncomeDropEffect, OtherIncome, VariantDelivery, VariantRecord};
use crate::draws::Seed;
use crate::engine::{EngineError, Outcome};
use crate::table::{Column, Table};
use crate::units::{Cents, MONTHS};
use std::borrow::Cow;

/// Delivers a block at full take-up; `truth` is what `variant.truth` gives on `facts`.
///
/// A scheme to which there is no right and from which nothing is paid is not used.
///
/// # Errors
/// A fact or a result that is missing, or what the evaluators report.
pub fn deliver_block(
    facts: &Table,
    truth: &Outcome,
    variant: &VariantDelivery<'_>,
    seed: Seed,
) -> Result<Vec<Delivered>, EngineError> {
    deliver_with_income(facts, &OtherIncome::of(truth, &variant.income)?, Some(truth), variant, seed)
}

/// As [`deliver_block`], with the income of each household apart from the schemes worked out elsewhere.
///
/// `rights` is what `variant.rights` gives on `facts`; where that is not known it is worked out.
///
/// # Errors
/// As [`deliver_block`].
pub fn deliver_with_income(
    facts: &Table,
    income: &[OtherIncome],
    rights: Option<&Outcome>,
    variant: &VariantDelivery<'_>,
    seed: Seed,
) -> Result<Vec<Delivered>, EngineError> {
    let rights = match rights {
        Some(rights) => Cow::Borrowed(rights),
        None => Cow::Owned(variant.rights.evaluate(facts)?),
    };
    let truth = &*rights;
    let columns = Facts::read(facts)?;
    let Paid { ledgers, logs } = pay(&columns, truth, variant, seed)?;
    let mut delivered: Vec<Delivered> = ledgers
        .into_iter()
        .zip(logs)
        .zip(income)
        .enumerate()
        .map(|(i, ((schemes, log), income))| Delivered {
            record: VariantRecord {
                before_support: income.before_support,
                before_support_months: income.before_support_months,
                tax: income.tax,
                accounts: income.accounts,
                schemes: schemes.into(),
                months_to_reflect_fall: None,
                log: EventLog { life_events: comings_and_goings(&columns, i), ..log },
            },
            income_drop: None,
            protected: None,
        })
        .collect();
    protect(&mut delivered, facts, variant)?;
    let drops = find_income_drops(&columns, variant.income_drop);
    drops.iter().for_each(|drop| delivered[drop.position].record.log.life_events.insert(drop.month));
    // Rights that do not look at income cannot rise with its fall.
    if drops.is_empty() || !variant.reads.income {
        return Ok(delivered);
    }
    let steady = without_income_drops(facts, &drops);
    let steady_truth = variant.rights.evaluate(&steady)?;
    let steady_columns = Facts::read(&steady)?;
    let steady_ledgers = pay(&steady_columns, &steady_truth, variant, seed)?.ledgers;
    let basis = basis_of(variant.dials.basis);
    let steady_by_law = basis.rights_by_law(&steady_columns, &steady_truth, variant)?;
    let by_law = basis.rights_by_law(&columns, truth, variant)?;
    let true_now = true_rights(&by_law, variant)?;
    let steady_rights = true_rights(&steady_by_law, variant)?;
    for (row, drop) in drops.iter().enumerate() {
        let rise = |scheme: usize| right(&true_now, scheme, drop.position) - right(&steady_rights, scheme, row);
        delivered[drop.position].income_drop = Some(IncomeDropEffect {
            month: drop.month as u8,
            smallest_rise: variant.income_drop.smallest_rise,
            rises: (0..variant.schemes.len()).map(rise).collect(),
            advances_without: steady_ledgers[row].iter().map(|ledger| ledger.advances).collect(),
        });
    }
    Ok(delivered)
}

/// Notes the protected income of the households that may have to repay, where the variant has personal plans.
fn protect(delivered: &mut [Delivered], facts: &Table, variant: &VariantDelivery<'_>) -> Result<(), EngineError> {
    let Some((evaluator, rule)) = variant.protected.filter(|_| variant.dials.year.personal_plan) else {
        return Ok(());
    };
    let owes = |household: &Delivered| household.record.schemes.iter().any(|ledger| ledger.recovery > Cents::ZERO);
    let positions: Vec<usize> = (0..delivered.len()).filter(|i| owes(&delivered[*i])).collect();
    if positions.is_empty() {
        return Ok(());
    }
    let outcome = evaluator.evaluate(&facts.gather(&positions))?;
    let months = result(&outcome, rule)?;
    for (row, position) in positions.iter().enumerate() {
        let year: Cents = cents_of_year(months, row).iter().sum();
        delivered[*position].protected = Some((Cents(year.0 / MONTHS as i64), variant.settlement));
    }
    Ok(())
}

/// What is paid when everybody uses everything, with what goes wrong at the source.
fn pay(facts: &Facts<'_>, truth: &Outcome, variant: &VariantDelivery<'_>, seed: Seed) -> Result<Paid, EngineError> {
    let Paid { mut ledgers, mut logs } = basis_of(variant.dials.basis).pay(facts, truth, variant, seed)?;
    let mistakes = SourceMistakes::new(&variant.dials, seed);
    let wrongful = WrongfulDraws::new(variant, seed);
    for (household, own) in ledgers.iter_mut().enumerate() {
        let id = facts.table.households[household];
        let wrong_months = mistakes.wrong_months(id);
        if wrong_months > 0 && usize::from(wrong_months) < MONTHS {
            logs[household].objections.insert(usize::from(wrong_months) - 1);
        }
        for (scheme, ledger) in own.iter_mut().enumerate() {
            if let Some(awarded) = wrongful.award(id, scheme).filter(|_| !ledger.used) {
                *ledger = awarded;
            }
            ledger.wrong_source_months = if ledger.used { wrong_months } else { 0 };
        }
    }
    Ok(Paid { ledgers, logs })
}

/// Columns of the rights on true facts: of the year, or of the months.
fn true_rights<'o>(truth: &'o Outcome, variant: &VariantDelivery<'_>) -> Result<Vec<&'o Column>, EngineError> {
    let basis = basis_of(variant.dials.basis);
    variant.schemes.iter().map(|scheme| result(truth, basis.rule(scheme))).collect()
}

fn right(columns: &[&Column], scheme: usize, household: usize) -> Cents {
    let column = columns[scheme];
    (0..column.schema.period.lanes()).map(|month| column.cents(household, month)).sum()
}

#[cfg(test)]
#[path = "deliver_tests.rs"]
mod tests;
