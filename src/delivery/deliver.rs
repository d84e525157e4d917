//! One block of households through one variant: rights, knowledge, awards, payments, and then who uses them.
//!
//! Takes: facts, rules that compute rights on the truth and on what is known, dials. Gives: [`VariantRecord`]s.
//! Leaves to others: running over blocks and variants (`scenario`), statistics (`measure`).
//!
//! ```text
//!  deliver_block   everybody uses: ledgers do not depend on who else claims
//!       │  base run only: RecoveryTally → F,  Entitled → constants
//!       ▼
//!  claim_block     frozen luck decides; a household that does not use a scheme gets nothing from it
//! ```

use crate::delivery::Basis;
use crate::delivery::Dials;
use crate::delivery::EventLog;
use crate::delivery::FallParameters;
use crate::delivery::Knowledge;
use crate::delivery::SchemeLedger;
use crate::delivery::SettlementParameters;
use crate::delivery::TakeUp;
use crate::delivery::TakeUpProfile;
use crate::delivery::VariantRecord;
use crate::delivery::draws::Seed;
use crate::delivery::facts::Facts;
use crate::delivery::facts::cents_of_year;
use crate::delivery::facts::result;
use crate::delivery::fall::find_falls;
use crate::delivery::fall::without_falls;
use crate::delivery::knowledge::Moment;
use crate::delivery::knowledge::PROFIT_LAST_YEAR;
use crate::delivery::knowledge::known_month;
use crate::delivery::knowledge::known_year;
use crate::delivery::lawful::LawfulIncome;
use crate::delivery::log::comings_and_goings;
use crate::delivery::month::MonthRights;
use crate::delivery::month::deliver_month;
use crate::delivery::month::deliver_settled_months;
use crate::delivery::source_errors::SourceMistakes;
use crate::delivery::source_errors::WrongfulDraws;
use crate::delivery::take_up::Claims;
use crate::delivery::year::Award;
use crate::delivery::year::deliver_year;
use crate::engine::EngineError;
use crate::engine::Evaluate;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;
use std::borrow::Cow;

/// A scheme by the names of its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeDelivery {
    /// Id as in the rulebook.
    pub id: String,
    /// Rule of the right by month (huishouden, EUR/maand).
    pub month_rule: String,
    /// Rule of the right for the year as granted (huishouden, EUR/jaar).
    pub year_rule: String,
}

/// Names of the rules of income apart from the delivered schemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomeRules {
    /// Such as `besteedbaar_voor_toeslagen_jaar` (huishouden, EUR/jaar).
    pub before_support_year: String,
    /// Such as `besteedbaar_voor_toeslagen_maand` (huishouden, EUR/maand).
    pub before_support_month: String,
    /// Such as `belastingen_jaar` (huishouden, EUR/jaar).
    pub tax_year: String,
}

/// All that turns facts into money in one variant.
pub struct VariantDelivery<'a> {
    /// Schemes, in the order of the ledgers.
    pub schemes: Vec<SchemeDelivery>,
    /// Other income.
    pub income: IncomeRules,
    /// Rules on true facts: the schemes, `toetsingsinkomen` per person, and the income rules.
    pub truth: &'a dyn Evaluate,
    /// Rules on known facts: the schemes. Under the year basis a plan in which `toetsingsinkomen` is given; under
    /// the month basis the same plan as `truth`.
    pub award: &'a dyn Evaluate,
    /// Dials.
    pub dials: Dials,
    /// How the agency comes to know the facts (year basis).
    pub knowledge: Knowledge,
    /// When a year is settled.
    pub settlement: SettlementParameters,
    /// What counts as a fall of income.
    pub fall: FallParameters,
}

/// A household in a variant when it uses every scheme, and what its first fall of income did.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// Ledgers at full use; `months_to_reflect_fall` is not filled yet.
    pub record: VariantRecord,
    /// The first fall of income, if any.
    pub fall: Option<FallEffect>,
}

/// The schemes with and without a fall of income.
#[derive(Debug, Clone)]
pub struct FallEffect {
    /// Month (1–11) of the fall.
    pub month: u8,
    /// Smallest rise of the right that counts. Unit: cents per year.
    pub smallest_rise: Cents,
    /// By scheme: right of the year on true facts minus the right without the fall.
    pub rises: Vec<Cents>,
    /// By scheme: what would have been paid without the fall.
    pub advances_without: Vec<[Cents; MONTHS]>,
}

/// Delivers a block at full use; `truth` is what `variant.truth` gives on `facts`.
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
    let columns = Facts::read(facts)?;
    let before_support = result(truth, &variant.income.before_support_year)?;
    let before_support_months = result(truth, &variant.income.before_support_month)?;
    let tax = result(truth, &variant.income.tax_year)?;
    let (ledgers, logs) = pay(&columns, truth, variant, seed)?;
    let mut delivered: Vec<Delivered> = ledgers
        .into_iter()
        .zip(logs)
        .enumerate()
        .map(|(i, (schemes, log))| Delivered {
            record: VariantRecord {
                before_support: before_support.cents(i, 0),
                before_support_months: cents_of_year(before_support_months, i),
                tax: tax.cents(i, 0),
                schemes,
                months_to_reflect_fall: None,
                log: EventLog { life_events: comings_and_goings(&columns, i), ..log },
            },
            fall: None,
        })
        .collect();
    let falls = find_falls(&columns, variant.fall);
    if falls.is_empty() {
        return Ok(delivered);
    }
    let steady = without_falls(facts, &falls);
    let steady_truth = variant.truth.evaluate(&steady)?;
    let (steady_ledgers, _) = pay(&Facts::read(&steady)?, &steady_truth, variant, seed)?;
    let (lawful, steady_lawful) =
        (lawful_outcome(&columns, truth, variant)?, lawful_outcome(&Facts::read(&steady)?, &steady_truth, variant)?);
    let rights = true_rights(&lawful, variant)?;
    let steady_rights = true_rights(&steady_lawful, variant)?;
    for (row, fall) in falls.iter().enumerate() {
        let rise = |scheme: usize| right(&rights, scheme, fall.position) - right(&steady_rights, scheme, row);
        delivered[fall.position].record.log.life_events.insert(fall.month);
        delivered[fall.position].fall = Some(FallEffect {
            month: fall.month as u8,
            smallest_rise: variant.fall.smallest_rise,
            rises: (0..variant.schemes.len()).map(rise).collect(),
            advances_without: steady_ledgers[row].iter().map(|ledger| ledger.advances).collect(),
        });
    }
    Ok(delivered)
}

/// Lets the households of a block use the schemes or not.
///
/// `months_to_reflect_fall` counts, for a household whose first fall of income raises its true right to the schemes
/// that it uses, the months from the fall to the first payment that is higher than it would have been without
/// the fall: the whole year is delivered twice, with the same luck. 12 when no payment of the year is.
///
/// # Panics
/// When the profiles are of another block, or the take-up of another number of schemes.
pub fn claim_block(
    delivered: &[Delivered],
    profiles: &[TakeUpProfile],
    take_up: &TakeUp,
    dials: &Dials,
    seed: Seed,
) -> Vec<VariantRecord> {
    assert_eq!(delivered.len(), profiles.len(), "profiles are of the households that were delivered");
    if let TakeUp::Modelled { schemes, .. } = take_up {
        let of_variant = |household: &Delivered| household.record.schemes.len() == schemes.len();
        assert!(delivered.iter().all(of_variant), "take-up has the schemes of the variant");
    }
    let claims = Claims::new(take_up, dials.access, dials.reach, seed);
    delivered
        .iter()
        .zip(profiles)
        .map(|(household, profile)| {
            let mut record = household.record.clone();
            for (scheme, ledger) in record.schemes.iter_mut().enumerate() {
                // Without a right the household goes by what it would be paid on what is known.
                let gain = if ledger.entitlement > Cents::ZERO { ledger.entitlement } else { ledger.paid() };
                if ledger.used && !ledger.is_wrongful {
                    if claims.is_used(profile, scheme, gain) {
                        ledger.by_application = !claims.is_automatic(profile, scheme);
                    } else {
                        *ledger = SchemeLedger { entitlement: ledger.entitlement, ..SchemeLedger::default() };
                    }
                }
            }
            record.months_to_reflect_fall =
                household.fall.as_ref().and_then(|fall| months_to_reflect(fall, &record.schemes));
            record
        })
        .collect()
}

fn months_to_reflect(fall: &FallEffect, ledgers: &[SchemeLedger]) -> Option<u8> {
    let used: Vec<usize> = (0..ledgers.len()).filter(|s| ledgers[*s].used).collect();
    let rise: Cents = used.iter().map(|s| fall.rises[*s]).sum();
    if rise <= Cents::ZERO || rise < fall.smallest_rise {
        return None;
    }
    let start = usize::from(fall.month);
    let reflected = (start..MONTHS).find(|month| {
        let with: Cents = used.iter().map(|s| ledgers[*s].advances[*month]).sum();
        let without: Cents = used.iter().map(|s| fall.advances_without[*s][*month]).sum();
        // A cent is rounding.
        (with - without).0 > used.len() as i64
    });
    Some(reflected.map_or(MONTHS as u8, |month| (month - start) as u8))
}

/// Ledgers by household and scheme, and logs by household.
type Paid = (Vec<Vec<SchemeLedger>>, Vec<EventLog>);

/// What is paid when everybody uses everything, with what goes wrong at the source.
fn pay(facts: &Facts<'_>, truth: &Outcome, variant: &VariantDelivery<'_>, seed: Seed) -> Result<Paid, EngineError> {
    let (mut ledgers, mut logs) = pay_on_what_is_known(facts, truth, variant, seed)?;
    let mistakes = SourceMistakes::new(&variant.dials, &variant.knowledge, seed);
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
    Ok((ledgers, logs))
}

fn pay_on_what_is_known(
    facts: &Facts<'_>,
    truth: &Outcome,
    variant: &VariantDelivery<'_>,
    seed: Seed,
) -> Result<Paid, EngineError> {
    let n = facts.table.n_households();
    let mut ledgers: Vec<Vec<SchemeLedger>> = vec![Vec::with_capacity(variant.schemes.len()); n];
    let mut logs = vec![EventLog::default(); n];
    match variant.dials.basis {
        Basis::Year => {
            let known = known_year(facts, truth, &variant.knowledge, &variant.dials, seed)?;
            let outcome = variant.award.evaluate(&known.table)?;
            let lawful = lawful_outcome(facts, truth, variant)?;
            logs.clone_from(&known.logs);
            for scheme in &variant.schemes {
                let year = result(&outcome, &scheme.year_rule)?;
                let months = result(&outcome, &scheme.month_rule)?;
                let entitlement = result(&lawful, &scheme.year_rule)?;
                for (household, own) in ledgers.iter_mut().enumerate() {
                    let awards: Vec<Award> = (known.row_start[household]..known.row_start[household + 1])
                        .map(|row| Award {
                            from_month: known.from_month[row],
                            year: year.cents(row, 0).at_least_zero(),
                            months: cents_of_year(months, row),
                        })
                        .collect();
                    let entitlement = entitlement.cents(household, 0).at_least_zero();
                    own.push(if_used(deliver_year(&awards, entitlement, &variant.dials, variant.settlement)));
                }
            }
        }
        Basis::Month => {
            let dials = &variant.dials;
            let known = known_month(facts.table, dials.lag_months, &dials.month, Moment::AtPayment)?;
            let known = SourceMistakes::new(dials, &Knowledge::Perfect, seed).spoil_months(known)?;
            let outcome = variant.award.evaluate(&known)?;
            let afterwards = match dials.month.settlement {
                Some(_) => {
                    let facts = known_month(facts.table, 0, &dials.month, Moment::Afterwards)?;
                    Some(variant.award.evaluate(&facts)?)
                }
                None => None,
            };
            let rests_on_fallback = rests_on_fallback(facts);
            for scheme in &variant.schemes {
                let months = result(&outcome, &scheme.month_rule)?;
                let actual = afterwards.as_ref().map(|outcome| result(outcome, &scheme.month_rule)).transpose()?;
                for (household, own) in ledgers.iter_mut().enumerate() {
                    let months = cents_of_year(months, household);
                    let mut ledger = match (dials.month.settlement, actual) {
                        (Some(settlement), Some(actual)) => {
                            let rights = MonthRights { paid_on: months, actual: cents_of_year(actual, household) };
                            deliver_settled_months(rights, settlement, dials, variant.settlement)
                        }
                        _ => deliver_month(months, &dials.month),
                    };
                    ledger.rests_on_fallback = rests_on_fallback[household];
                    own.push(if_used(ledger));
                }
            }
        }
    }
    Ok((ledgers, logs))
}

/// Rights on true facts where another income than that of the year itself counts by law; else as they are.
fn lawful_outcome<'o>(
    facts: &Facts<'_>,
    truth: &'o Outcome,
    variant: &VariantDelivery<'_>,
) -> Result<Cow<'o, Outcome>, EngineError> {
    let year = &variant.dials.year;
    if variant.dials.basis == Basis::Month || !LawfulIncome::differs(year) {
        return Ok(Cow::Borrowed(truth));
    }
    let table = LawfulIncome::of(facts, truth, year)?.table(facts.table);
    Ok(Cow::Owned(variant.award.evaluate(&table)?))
}

/// By household, whether profit of last year stands in for the profit of the months.
fn rests_on_fallback(facts: &Facts<'_>) -> Vec<bool> {
    let last_year = facts.table.column(PROFIT_LAST_YEAR);
    let [.., profit] = facts.incomes;
    let has_profit = |person: usize| {
        last_year.is_some_and(|column| column.get(person, 0) != 0.0) || profit.year_of(person).iter().any(|p| *p != 0.0)
    };
    (0..facts.table.n_households())
        .map(|household| last_year.is_some() && facts.table.persons_of(household).any(has_profit))
        .collect()
}

/// Nothing due and nothing paid is no use, and no decisions.
fn if_used(ledger: SchemeLedger) -> SchemeLedger {
    if ledger.entitlement == Cents::ZERO && ledger.paid() + ledger.paid_later == Cents::ZERO {
        SchemeLedger::default()
    } else {
        ledger
    }
}

/// Columns of the rights on true facts: of the year, or of the months where these are final.
fn true_rights<'o>(truth: &'o Outcome, variant: &VariantDelivery<'_>) -> Result<Vec<&'o Column>, EngineError> {
    let rule = |scheme: &SchemeDelivery| match variant.dials.basis {
        Basis::Year => scheme.year_rule.clone(),
        Basis::Month => scheme.month_rule.clone(),
    };
    variant.schemes.iter().map(|scheme| result(truth, &rule(scheme))).collect()
}

fn right(columns: &[&Column], scheme: usize, household: usize) -> Cents {
    let column = columns[scheme];
    (0..column.schema.period.lanes()).map(|month| column.cents(household, month)).sum()
}

#[cfg(test)]
#[path = "deliver_tests.rs"]
mod tests;
