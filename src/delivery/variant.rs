//! All that turns facts into money in one variant: names of rules, what computes them, dials and parameters.
//!
//! Takes: nothing. Gives: [`VariantDelivery`] for the steps of delivery to read. Leaves to others: filling it in
//! (`simulation`), every step itself.

use crate::delivery::{Dials, IncomeDropParameters, Knowledge, SettlementParameters};
use crate::engine::Evaluate;

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
    pub income_drop: IncomeDropParameters,
}

impl VariantDelivery<'_> {
    /// Whether the agency knows the year in advance, from sources without errors.
    pub(crate) fn knows_all(&self) -> bool {
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
