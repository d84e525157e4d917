//! What a run keeps of each household: facts once, and a ledger per variant.

use crate::delivery::{EventLog, Ledgers, MonthSet};
use crate::table::HouseholdId;
use crate::units::{Cents, MONTHS};

/// Kind of household, as CBS counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum HouseholdKind {
    /// One person below AOW age.
    SingleWorkingAge,
    /// One person of AOW age.
    SinglePension,
    /// One parent with children at home.
    SingleParent,
    /// A couple without children, reference person below AOW age.
    CoupleWorkingAge,
    /// A couple without children, reference person of AOW age.
    CouplePension,
    /// A couple with children at home.
    CoupleWithChildren,
    /// All other households.
    Other,
}

/// Main source of income of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum IncomeSource {
    /// Wage.
    Employee,
    /// Profit.
    SelfEmployed,
    /// Benefit for disability.
    Disability,
    /// AOW and pension.
    Pension,
    /// Social assistance (bijstand).
    SocialAssistance,
    /// Other, such as WW.
    Other,
}

/// Tenure of the dwelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Tenure {
    /// Owner-occupied.
    Owner,
    /// Rented from a housing corporation.
    SocialRent,
    /// Rented otherwise.
    PrivateRent,
}

/// Facts of one household that no variant changes.
#[derive(Debug, Clone)]
pub struct FactsRecord {
    /// Number in the population.
    pub household: HouseholdId,
    /// How many real households it stands for.
    pub weight: f64,
    /// Kind on 1 January.
    pub kind: HouseholdKind,
    /// Main source of income.
    pub source: IncomeSource,
    /// Tenure.
    pub tenure: Tenure,
    /// Months of the year, 1 to 12, in which anyone lives in it: fewer for one that began or ended in the year.
    pub months: u8,
    /// Persons present on average over the year (for weighting by person), nobody in months when it does not exist.
    pub persons: f64,
    /// CBS equivalence factor, mean of the months in which it exists.
    pub equivalence: f64,
    /// Gross income of the year.
    pub gross: Cents,
    /// Gross income per month.
    pub gross_months: [Cents; MONTHS],
    /// Bijstand norm of this household per month, net including holiday allowance; zero when it does not exist.
    pub social_minimum_months: [Cents; MONTHS],
    /// Whether planning, acting and keeping it up come hard to it (low doenvermogen).
    pub has_low_doenvermogen: bool,
    /// Whether reading and writing come hard to it; `false` where the facts do not know, see
    /// [`crate::delivery::READING`].
    pub has_low_reading: bool,
}

impl FactsRecord {
    /// Part of the year in which the household exists. Unit: ratio, 0–1.
    pub fn part_of_year(&self) -> f64 {
        f64::from(self.months) / MONTHS as f64
    }

    /// How many real households it stands for on average over the year.
    ///
    /// Where households are counted or compared, this is the weight and amounts of the year are divided by
    /// [`FactsRecord::part_of_year`]; where money is added up, `weight` is.
    pub fn mean_weight(&self) -> f64 {
        self.weight * self.part_of_year()
    }
}

/// What happened with one scheme for one household in one variant, over the year of award `t`.
///
/// Invariant (tested for every household of a run):
/// `paid() + paid_later + supplement − recovery_paid − written_off − balance − waived = due`, where `due` is what the
/// household is entitled to and has claimed (or was awarded automatically).
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeLedger {
    /// Right by law for the year as granted, whether or not claimed.
    pub entitlement: Cents,
    /// Right of the claimant: `entitlement` where claimed, zero otherwise.
    pub due: Cents,
    /// Whether it is used: claimed or awarded automatically.
    pub used: bool,
    /// Paid in each month of year t.
    pub advances: [Cents; MONTHS],
    /// Paid after the definitive award.
    pub supplement: Cents,
    /// Claimed back, in the year or after the definitive award, and not waived: what is decided.
    pub recovery: Cents,
    /// Part of `recovery` that has been paid back at the end of the horizon (year t+3).
    pub recovery_paid: Cents,
    /// Part of `recovery` still owed at the end of the horizon.
    pub balance: Cents,
    /// Part of `recovery` that is not collected any further: what a personal plan left when it ended.
    pub written_off: Cents,
    /// Paid beyond the right and not claimed back, less what was paid too little and does not follow: small amounts
    /// below the threshold, all that a variant never settles. Negative where more is missing than was paid too much.
    pub waived: Cents,
    /// The part of `waived` that was paid too little and does not follow, never below zero. Where months are final it is
    /// added up month by month, else over the year.
    pub underpaid: Cents,
    /// Cash by calendar year t, t+1, t+2, t+3: payments minus repayments received.
    pub cash: [Cents; 4],
    /// Decisions sent: first award, changes within the year, definitive award.
    pub decisions: u16,
    /// Months of payment from which a changed award counts: the decisions between the first and the definitive one.
    pub changed: MonthSet,
    /// Whether a definitive decision follows after the year.
    pub is_settled: bool,
    /// Whether the household applied for it, or would have to: it was not awarded by the agency itself.
    pub by_application: bool,
    /// Hand-overs between counters that a new application had made when it was lost; zero where none was.
    pub lost_after: u8,
    /// Calendar months in which a person at the agency compares a month with the facts.
    pub reviewed: MonthSet,
    /// Times the payable amount changed during the year.
    pub amount_changes: u16,
    /// Paid in year t+1 for months of year t, because money comes later than the month that it is for.
    pub paid_later: Cents,
    /// Interest received on a supplement, or paid on a recovery where it is below zero; apart from the right.
    pub interest: Cents,
    /// Whether it was awarded without an application to a household that has no right at all.
    pub is_wrongful: bool,
    /// Months of the year in which the agency held a wrong income from a source, the same for all schemes of a
    /// household; 12 where nobody noticed.
    pub wrong_source_months: u8,
    /// Months that a person at the agency compared with the facts.
    pub manual_reviews: u16,
    /// Whether income of another year stood in for one that is not known by the month, such as profit.
    pub rests_on_fallback: bool,
}

impl Default for SchemeLedger {
    fn default() -> SchemeLedger {
        SchemeLedger::NOTHING
    }
}

impl SchemeLedger {
    /// The ledger of a scheme to which there is no right and of which nothing is paid.
    pub const NOTHING: SchemeLedger = SchemeLedger {
        entitlement: Cents::ZERO,
        due: Cents::ZERO,
        used: false,
        advances: [Cents::ZERO; MONTHS],
        supplement: Cents::ZERO,
        recovery: Cents::ZERO,
        recovery_paid: Cents::ZERO,
        balance: Cents::ZERO,
        written_off: Cents::ZERO,
        waived: Cents::ZERO,
        underpaid: Cents::ZERO,
        cash: [Cents::ZERO; 4],
        decisions: 0,
        changed: MonthSet::NONE,
        is_settled: false,
        by_application: false,
        lost_after: 0,
        reviewed: MonthSet::NONE,
        amount_changes: 0,
        paid_later: Cents::ZERO,
        interest: Cents::ZERO,
        is_wrongful: false,
        wrong_source_months: 0,
        manual_reviews: 0,
        rests_on_fallback: false,
    };

    /// Sum of the advances.
    pub fn paid(&self) -> Cents {
        self.advances.iter().sum()
    }

    /// What the household keeps over the year: its right, with what was paid too much and is not claimed back, and
    /// without what was paid too little and does not follow.
    pub fn kept(&self) -> Cents {
        self.due + self.waived
    }

    /// Paid too much and not claimed back, never below zero.
    pub fn overpaid(&self) -> Cents {
        self.waived + self.underpaid
    }

    /// Part of `recovery` that has not been paid back on 31 December of the year after, in a plan that runs longer.
    pub fn owed_after_a_year(&self) -> Cents {
        let repaid = self.paid_later + self.supplement + self.interest - self.cash[1];
        (self.recovery - repaid).at_least_zero()
    }

    /// The first award, its changes and the definitive decision.
    pub(crate) fn count_decisions(&self) -> u16 {
        1 + u16::from(self.changed.len()) + u16::from(self.is_settled)
    }

    /// Working time of the agency on manual reviews.
    ///
    /// Unit: hours, where a review takes `minutes`.
    pub fn review_hours(&self, minutes: f64) -> f64 {
        f64::from(self.manual_reviews) * minutes / 60.0
    }

    /// Cents by which the invariant fails; zero when the books are in order.
    pub fn imbalance(&self) -> Cents {
        let came_back = self.recovery_paid + self.written_off + self.balance + self.waived;
        self.paid() + self.paid_later + self.supplement - came_back - self.due
    }
}

/// What a household pays and receives by the year, apart from tax and the delivered schemes, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accounts {
    /// Premiums to others than the state, such as the nominal health premium.
    pub premiums: Cents,
    /// Kinderbijslag and the like.
    pub child_benefits: Cents,
    /// Benefits that rules work out, such as social assistance, gross.
    pub benefits: Cents,
}

/// One household in one variant.
#[derive(Debug, Clone)]
pub struct VariantRecord {
    /// Disposable income of the year before the delivered schemes (after tax, with kinderbijslag).
    pub before_support: Cents,
    /// The same per month.
    pub before_support_months: [Cents; MONTHS],
    /// Income tax and contributions of the year.
    pub tax: Cents,
    /// What else it pays and receives, by kind; part of `before_support`.
    pub accounts: Accounts,
    /// One per delivered scheme, in the order of the variant's schemes.
    pub schemes: Ledgers,
    /// Months from the first income fall of at least 15% to the first payment that reflects it; `None` without
    /// such a fall, or where the fall changes no right; 12 when nothing reflects it within the year.
    pub months_to_reflect_fall: Option<u8>,
    /// What happened between the household and the agency.
    pub log: EventLog,
}

impl VariantRecord {
    /// The same household with other ledgers.
    pub(crate) fn with(&self, ledgers: Vec<SchemeLedger>) -> VariantRecord {
        VariantRecord {
            before_support: self.before_support,
            before_support_months: self.before_support_months,
            tax: self.tax,
            accounts: self.accounts,
            schemes: ledgers.into(),
            months_to_reflect_fall: self.months_to_reflect_fall,
            log: self.log,
        }
    }

    /// Support on accrual: what the household is due over the year.
    pub fn support_due(&self) -> Cents {
        self.schemes.iter().map(|s| s.due).sum()
    }

    /// Support that stays with the household, on accrual, see [`SchemeLedger::kept`].
    pub fn support_kept(&self) -> Cents {
        self.schemes.iter().map(SchemeLedger::kept).sum()
    }

    /// Support received in each month of the year.
    pub fn support_months(&self) -> [Cents; MONTHS] {
        std::array::from_fn(|m| self.schemes.iter().map(|s| s.advances[m]).sum())
    }

    /// Disposable income of the year on accrual, with support that was paid without a right and never claimed back.
    pub fn disposable(&self) -> Cents {
        self.before_support + self.support_kept()
    }

    /// What the household costs all public purses and insurers together, but for a constant: only differences between
    /// variants have a meaning. It is what the household has to spend, with what it keeps without a right, and what is
    /// claimed back from it in vain. Every payment between households and others that the rules know is in it.
    pub fn public_cost(&self) -> Cents {
        let written_off: Cents = self.schemes.iter().map(|s| s.written_off).sum();
        self.disposable() + written_off
    }
}
