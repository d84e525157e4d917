//! How a rule reaches a household: what the agency knows, who claims, what is paid, what is settled.
//!
//! Takes: facts, a plan, dials. Gives: a ledger per household and scheme.
//! Leaves to others: what is right by law (`engine`), statistics over households (`measure`).
//!
//! ```text
//!  facts ─► reporting ─► knowledge ─► award plan ─► year | month ─► deliver_block ─► claim_block ─► records
//!                                                                        │               ▲
//!                                                                        └─ calibration ─┘  take_up
//! ```

mod awards;
mod columns;
mod deliver;
mod delivered;
mod dials;
#[cfg(test)]
mod draws_tests;
mod household_year;
mod knowledge;
mod log;
#[cfg(test)]
mod log_tests;
mod records;
mod settlement;
mod take_up;
#[cfg(test)]
mod test_fixtures;
mod variant;

pub use awards::{Award, MonthRights, deliver_month, deliver_year};
pub use columns::READING;
pub use deliver::{deliver_block, deliver_with_income};
pub use delivered::{Delivered, IncomeDropEffect};
pub use dials::{
    Access, Attribution, AwardDials, Basis, Consent, CountingDay, CountsFrom, Dials, Handling, InYear, IncomeYear,
    MonthDials, MonthSettlement, Outreach, PeriodRules, PersonSource, QuickRoute, Reclaim, SourceErrors, TrueUp,
    WageSignal, WrongfulAwards, YearDials,
};

pub use household_year::{HouseholdYear, household_years};
pub use knowledge::{
    ErrorSpread, IncomeDropParameters, Knowledge, NeededColumn, OtherIncome, ReportingParameters, facts_records,
    facts_without_income_drops, needed_columns, with_other_income,
};
pub use log::{BySubject, EventLog, MonthSet, PerSubject, Subject};
pub use records::{Accounts, FactsRecord, HouseholdKind, IncomeSource, Tenure, VariantRecord};
pub use settlement::{Ledgers, LedgersIter, SchemeLedger, SettlementParameters};
pub(crate) use take_up::Claims;
pub use take_up::{
    Calibrated, CalibrationError, CandidateDraws, Constants, CounterPath, Entitled, RecoveryTally, SchemeTakeUp, Stake,
    TakeUp, TakeUpGroup, TakeUpParameters, TakeUpProfile, TakeUpTarget, claim_block, log_odds, logistic, monthly_gain,
    score, take_up_profiles,
};
pub use variant::{AccountRules, AwardReads, IncomeRules, SchemeDelivery, VariantDelivery};
