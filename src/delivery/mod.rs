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
mod deliver;
mod dials;
mod draws;
#[cfg(test)]
mod draws_tests;
mod knowledge;
mod log;
#[cfg(test)]
mod log_tests;
mod records;
mod settlement;
mod story;
mod take_up;
#[cfg(test)]
mod test_fixtures;

pub use awards::{Award, MonthRights, SettlementParameters, deliver_month, deliver_year};
pub use deliver::{
    AccountRules, AwardReads, Delivered, FallEffect, IncomeRules, SchemeDelivery, VariantDelivery, deliver_block,
    deliver_with_income,
};
pub use dials::{
    Access, Attribution, Basis, Consent, CountingDay, CountsFrom, Dials, Handling, InYear, IncomeYear, MonthDials,
    MonthSettlement, Outreach, PeriodRules, PersonSource, QuickRoute, Reach, Reclaim, SourceErrors, TrueUp, WageSignal,
    WrongfulAwards, YearDials,
};
pub use draws::{Seed, Stream};
pub use knowledge::{
    ErrorSpread, FallParameters, Knowledge, NeededColumn, OtherIncome, READING, ReportingParameters, facts_records,
    facts_without_falls, needed_columns, with_other_income,
};
pub use log::{BySubject, EventLog, MonthSet, PerSubject, Subject};
pub use records::{Accounts, FactsRecord, HouseholdKind, IncomeSource, SchemeLedger, Tenure, VariantRecord};
pub use settlement::{Ledgers, LedgersIter};
pub use story::{Story, tell};
pub(crate) use take_up::Claims;
pub use take_up::{
    Calibrated, CalibrationError, CandidateDraws, Constants, CounterPath, Entitled, RecoveryTally, SchemeTakeUp, Stake,
    TakeUp, TakeUpGroup, TakeUpParameters, TakeUpProfile, TakeUpTarget, claim_block, log_odds, logistic, monthly_gain,
    score, take_up_profiles,
};
