//! Who uses a scheme: the chance of use, its constants by calibration, fear of recovery, and what is left of a ledger.
//!
//! Takes: households delivered at full take-up, their profiles, published shares of use. Gives: records with and without use.
//! Leaves to others: what is paid when all use everything (`deliver`).

mod calibration;
mod claim;
pub(crate) mod logit;

pub use calibration::{Calibrated, CalibrationError, CandidateDraws, Entitled, RecoveryTally, TakeUpTarget};
pub use claim::claim_block;
pub(crate) use logit::Claims;
pub use logit::{
    Constants, CounterPath, SchemeTakeUp, Stake, TakeUp, TakeUpGroup, TakeUpParameters, TakeUpProfile, log_odds,
    logistic, monthly_gain, score, take_up_profiles,
};
