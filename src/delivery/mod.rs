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

mod calibration;
mod claim;
mod deliver;
mod dials;
mod draws;
#[cfg(test)]
mod draws_tests;
mod facts;
mod fall;
mod forecast;
mod knowledge;
mod lawful;
mod ledgers;
mod log;
#[cfg(test)]
mod log_tests;
mod month;
mod needs;
mod other_income;
mod parameters;
mod period;
mod records;
mod repayment;
mod reporting;
mod source_errors;
#[cfg(test)]
mod stand_in;
mod story;
mod take_up;
mod year;

pub use calibration::{Calibrated, CalibrationError, CandidateDraws, Entitled, RecoveryTally, TakeUpTarget};
pub use claim::claim_block;
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
pub use facts::{READING, facts_records};
pub use fall::{FallParameters, facts_without_falls};
pub use ledgers::{Ledgers, LedgersIter};
pub use log::{BySubject, EventLog, MonthSet, PerSubject, Subject};
pub use month::{MonthRights, deliver_month};
pub use needs::{NeededColumn, needed_columns};
pub use other_income::{OtherIncome, with_other_income};
pub use parameters::{ErrorSpread, Knowledge, ReportingParameters};
pub use records::{Accounts, FactsRecord, HouseholdKind, IncomeSource, SchemeLedger, Tenure, VariantRecord};
pub use story::{Story, tell};
pub(crate) use take_up::Claims;
pub use take_up::{
    Constants, CounterPath, SchemeTakeUp, Stake, TakeUp, TakeUpGroup, TakeUpParameters, TakeUpProfile, log_odds,
    logistic, monthly_gain, score, take_up_profiles,
};
pub use year::{Award, SettlementParameters, deliver_year};
