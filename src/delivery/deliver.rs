//! One block of households through one variant as if everybody used every scheme: rights, knowledge, awards, payments.
//!
//! Takes: facts, rules that compute rights on the truth and on what is known, dials. Gives: [`Delivered`] households.
//! Leaves to others: who uses the schemes (`claim`), running over blocks and variants (`scenario`), statistics
//! (`measure`).
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
use crate::delivery::OtherIncome;
use crate::delivery::SchemeLedger;
use crate::delivery::SettlementParameters;
use crate::delivery::VariantRecord;
use crate::delivery::awards::month::MonthRights;
use crate::delivery::awards::month::deliver_month;
use crate::delivery::awards::month::deliver_settled_months;
use crate::delivery::awards::year::Award;
use crate::delivery::awards::year::deliver_year;
use crate::delivery::draws::Seed;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::cents_of_year;
use crate::delivery::knowledge::facts::result;
use crate::delivery::knowledge::income_drop::find_falls;
use crate::delivery::knowledge::income_drop::without_falls;
use crate::delivery::knowledge::known_facts::Moment;
use crate::delivery::knowledge::known_facts::PROFIT_LAST_YEAR;
use crate::delivery::knowledge::known_facts::StandsFor;
use crate::delivery::knowledge::known_facts::known_month;
use crate::delivery::knowledge::known_facts::known_states;
use crate::delivery::knowledge::known_facts::put;
use crate::delivery::knowledge::reference_income::LawfulIncome;
use crate::delivery::knowledge::source_errors::SourceMistakes;
use crate::delivery::knowledge::source_errors::WrongfulDraws;
use crate::delivery::log::comings_and_goings;
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
    /// What else is paid and received by the year, where the rules name it.
    pub accounts: Option<AccountRules>,
}

/// Names of the rules of [`Accounts`](crate::delivery::Accounts) (huishouden, EUR/jaar).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRules {
    /// Such as `premies_jaar`.
    pub premiums: String,
    /// Such as `kinderbijslagen_jaar`.
    pub child_benefits: String,
    /// Such as `uitkeringen_jaar`.
    pub benefits: String,
}

/// All that turns facts into money in one variant.
pub struct VariantDelivery<'a> {
    /// Schemes, in the order of the ledgers.
    pub schemes: Vec<SchemeDelivery>,
    /// Other income.
    pub income: IncomeRules,
    /// Rules on true facts: the schemes, `toetsingsinkomen` per person, and the income rules.
    pub truth: &'a dyn Evaluate,
    /// The part of these that gives rights: the schemes and `toetsingsinkomen`, where nothing else is asked.
    pub rights: &'a dyn Evaluate,
    /// Rules on known facts: the schemes. Under the year basis a plan in which `toetsingsinkomen` is given; under
    /// the month basis the same plan as `rights`.
    pub award: &'a dyn Evaluate,
    /// Which known facts bear on an award.
    pub reads: AwardReads,
    /// The rule of the protected income (huishouden, EUR/maand) and what computes it, where the system has one.
    pub protected: Option<(&'a dyn Evaluate, &'a str)>,
    /// Dials.
    pub dials: Dials,
    /// How the agency comes to know the facts (year basis).
    pub knowledge: Knowledge,
    /// When a year is settled.
    pub settlement: SettlementParameters,
    /// What counts as a fall of income.
    pub fall: FallParameters,
}

impl VariantDelivery<'_> {
    /// Whether the agency knows the year in advance, from sources without errors.
    fn knows_all(&self) -> bool {
        self.knowledge == Knowledge::Perfect && self.dials.reach.source_errors.is_none()
    }
}

/// Known facts that rules of awards read: what they do not read need not be evaluated again when it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwardReads {
    /// Income, whichever.
    pub income: bool,
    /// Rent and service costs.
    pub rent: bool,
    /// Childcare.
    pub care: bool,
}

impl AwardReads {
    /// Everything.
    pub const ALL: AwardReads = AwardReads { income: true, rent: true, care: true };
}

/// A household in a variant when it uses every scheme, and what its first fall of income did.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// Ledgers at full use; `months_to_reflect_fall` is not filled yet.
    pub record: VariantRecord,
    /// The first fall of income, if any.
    pub fall: Option<FallEffect>,
    /// Where it may have to repay and there are personal plans: the mean month of protected income, and when a year is
    /// settled.
    pub protected: Option<(Cents, SettlementParameters)>,
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
    let (ledgers, logs) = pay(&columns, truth, variant, seed)?;
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
            fall: None,
            protected: None,
        })
        .collect();
    protect(&mut delivered, facts, variant)?;
    let falls = find_falls(&columns, variant.fall);
    falls.iter().for_each(|fall| delivered[fall.position].record.log.life_events.insert(fall.month));
    // Rights that do not look at income cannot rise with its fall.
    if falls.is_empty() || !variant.reads.income {
        return Ok(delivered);
    }
    let steady = without_falls(facts, &falls);
    let steady_truth = variant.rights.evaluate(&steady)?;
    let (steady_ledgers, _) = pay(&Facts::read(&steady)?, &steady_truth, variant, seed)?;
    let steady_lawful = lawful_outcome(&Facts::read(&steady)?, &steady_truth, variant)?;
    let lawful = lawful_outcome(&columns, truth, variant)?;
    let true_now = true_rights(&lawful, variant)?;
    let steady_rights = true_rights(&steady_lawful, variant)?;
    for (row, fall) in falls.iter().enumerate() {
        let rise = |scheme: usize| right(&true_now, scheme, fall.position) - right(&steady_rights, scheme, row);
        delivered[fall.position].fall = Some(FallEffect {
            month: fall.month as u8,
            smallest_rise: variant.fall.smallest_rise,
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

/// Ledgers by household and scheme, and logs by household.
type Paid = (Vec<Vec<SchemeLedger>>, Vec<EventLog>);

/// What is paid when everybody uses everything, with what goes wrong at the source.
fn pay(facts: &Facts<'_>, truth: &Outcome, variant: &VariantDelivery<'_>, seed: Seed) -> Result<Paid, EngineError> {
    let (mut ledgers, mut logs) = pay_on_what_is_known(facts, truth, variant, seed)?;
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
            let lawful = lawful_outcome(facts, truth, variant)?;
            let known = known_states(facts, truth, &variant.knowledge, &variant.dials, seed)?;
            logs.clone_from(&known.logs);
            let (outcome, stands_for) = if variant.knows_all() {
                let lawful = LawfulIncome::of(facts, truth, &variant.dials.year)?;
                let table = lawful.table(&counted(facts, &variant.dials));
                (Some(variant.award.evaluate(&table)?), (0..n).map(StandsFor::Row).collect())
            } else {
                let is_plain = variant.dials.periods.are_neutral();
                let reads = if is_plain { variant.reads } else { AwardReads::ALL };
                let (rows, stands_for) = known.distinct(facts, reads);
                let ask = || variant.award.evaluate(&known.table(facts, &rows));
                ((!rows.is_empty()).then(ask).transpose()?, stands_for)
            };
            for scheme in &variant.schemes {
                let column = |name: &str| outcome.as_ref().map(|outcome| result(outcome, name)).transpose();
                let (year, months) = (column(&scheme.year_rule)?, column(&scheme.month_rule)?);
                let true_year = result(&lawful, &scheme.year_rule)?;
                let true_months = result(&lawful, &scheme.month_rule)?;
                let award = |state: usize, household: usize| {
                    let (year, months, row) = match (stands_for[state], year, months) {
                        (StandsFor::Row(row), Some(year), Some(months)) => (year, months, row),
                        _ => (true_year, true_months, household),
                    };
                    let year = year.cents(row, 0).at_least_zero();
                    // An award of nil has no months to be spread over.
                    let months = if year == Cents::ZERO { [year; MONTHS] } else { cents_of_year(months, row) };
                    Award { from_month: known.states[state].from_month, year, months }
                };
                let mut awards: Vec<Award> = Vec::with_capacity(MONTHS);
                for (household, own) in ledgers.iter_mut().enumerate() {
                    awards.clear();
                    let states = known.state_start[household]..known.state_start[household + 1];
                    awards.extend(states.map(|state| award(state, household)));
                    let entitlement = true_year.cents(household, 0).at_least_zero();
                    let is_nothing = entitlement == Cents::ZERO && awards.iter().all(|award| award.year == Cents::ZERO);
                    own.push(if is_nothing {
                        SchemeLedger::default()
                    } else {
                        if_used(deliver_year(&awards, entitlement, &variant.dials, variant.settlement))
                    });
                }
            }
        }
        Basis::Month => pay_by_month(facts, truth, variant, seed, &mut ledgers)?,
    }
    Ok((ledgers, logs))
}

/// Months paid on what is known then, beside the law on the true facts of the month.
fn pay_by_month(
    facts: &Facts<'_>,
    truth: &Outcome,
    variant: &VariantDelivery<'_>,
    seed: Seed,
    ledgers: &mut [Vec<SchemeLedger>],
) -> Result<(), EngineError> {
    let dials = &variant.dials;
    let there = counted(facts, dials);
    let known = known_month(&there, dials.lag_months, &dials.month, Moment::AtPayment)?;
    let outcome = variant.award.evaluate(&SourceMistakes::new(dials, seed).spoil_months(known)?)?;
    let lawful = lawful_outcome(facts, truth, variant)?;
    let settled = match dials.month.settlement {
        Some(settlement) => {
            let facts = known_month(&there, 0, &dials.month, Moment::Afterwards)?;
            Some((settlement, variant.award.evaluate(&facts)?))
        }
        None => None,
    };
    let rests_on_fallback = rests_on_fallback(facts);
    let nothing = [Cents::ZERO; MONTHS];
    for scheme in &variant.schemes {
        let rule = &scheme.month_rule;
        let (known, actual) = (result(&outcome, rule)?, result(&lawful, rule)?);
        let seen =
            settled.as_ref().map(|(settlement, outcome)| Ok((*settlement, result(outcome, rule)?))).transpose()?;
        for (household, own) in ledgers.iter_mut().enumerate() {
            let rights =
                MonthRights { paid_on: cents_of_year(known, household), actual: cents_of_year(actual, household) };
            let seen = seen.map(|(settlement, seen)| (settlement, cents_of_year(seen, household)));
            let is_nothing = |months: &[Cents; MONTHS]| *months == nothing;
            if is_nothing(&rights.paid_on) && is_nothing(&rights.actual) && seen.is_none_or(|(_, s)| is_nothing(&s)) {
                own.push(SchemeLedger::default());
                continue;
            }
            let mut ledger = match seen {
                Some((settlement, seen)) => deliver_settled_months(rights, seen, settlement, dials, variant.settlement),
                None => deliver_month(rights, &dials.month),
            };
            ledger.rests_on_fallback = rests_on_fallback[household];
            own.push(if_used(ledger));
        }
    }
    Ok(())
}

/// The facts with who counts by the period rules in place of who is there.
pub(crate) fn counted<'f>(facts: &Facts<'f>, dials: &Dials) -> Cow<'f, Table> {
    if dials.periods.are_neutral() {
        return Cow::Borrowed(facts.table);
    }
    let mut table = facts.table.clone();
    put(&mut table, dials.periods.counted(facts, facts.present));
    Cow::Owned(table)
}

/// Rights by the law of the variant on true facts, where that is not what `truth` holds: where another income counts than
/// that of the year itself, or other persons or wages than are there in the month.
pub(crate) fn lawful_outcome<'o>(
    facts: &Facts<'_>,
    truth: &'o Outcome,
    variant: &VariantDelivery<'_>,
) -> Result<Cow<'o, Outcome>, EngineError> {
    let dials = &variant.dials;
    let is_plain = dials.periods.are_neutral();
    match dials.basis {
        Basis::Year if is_plain && !LawfulIncome::differs(&dials.year) => Ok(Cow::Borrowed(truth)),
        Basis::Year => {
            let table = LawfulIncome::of(facts, truth, &dials.year)?.table(&counted(facts, dials));
            Ok(Cow::Owned(variant.award.evaluate(&table)?))
        }
        Basis::Month if is_plain && dials.month.is_law_as_it_is() => Ok(Cow::Borrowed(truth)),
        Basis::Month => {
            let table = known_month(&counted(facts, dials), 0, &dials.month, Moment::InTruth)?;
            Ok(Cow::Owned(variant.rights.evaluate(&table)?))
        }
    }
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

/// Columns of the rights on true facts: of the year, or of the months.
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
