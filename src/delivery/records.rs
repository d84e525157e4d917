//! What a run keeps of each household: facts once, and a ledger per variant.

use crate::delivery::{EventLog, Ledgers, SchemeLedger};
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
