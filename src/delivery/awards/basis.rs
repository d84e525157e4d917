//! What a basis of award must do: determine a right, and pay it on what is known.
//!
//! Takes: facts of a block. Gives: the claims that the two bases (`year`, `month`) meet. Leaves to others: both of them.

use crate::delivery::knowledge::facts::Facts;
use crate::delivery::{EventLog, SchemeDelivery, SchemeLedger, VariantDelivery};
use crate::draws::Seed;
use crate::engine::{EngineError, Outcome};
use crate::table::Table;
use crate::units::{Cents, MONTHS};
use std::borrow::Cow;

/// What is paid to the households of a block that use everything.
pub(crate) struct Paid {
    /// By household and scheme.
    pub ledgers: Vec<Vec<SchemeLedger>>,
    /// By household.
    pub logs: Vec<EventLog>,
}

/// The facts of a block as the agency knows them when it pays.
pub(crate) struct KnownWhenPaid {
    /// Rows as the award plan reads them.
    pub table: Table,
    /// By household and month of payment, the row that is paid on.
    pub rows: Vec<[usize; MONTHS]>,
    /// Whether the table holds the income that counts, of a year; else what is received by the month counts.
    pub has_assessed_income: bool,
}

/// How a right is determined and paid.
pub(crate) trait AwardBasis {
    /// The rule of the right that is paid.
    fn rule<'s>(&self, scheme: &'s SchemeDelivery) -> &'s str;

    /// Rights by the law of the variant on true facts, where that is not what `truth` holds: where another income counts
    /// than that of the year itself, or other persons or wages than are there in the month.
    fn rights_by_law<'o>(
        &self,
        facts: &Facts<'_>,
        truth: &'o Outcome,
        variant: &VariantDelivery<'_>,
    ) -> Result<Cow<'o, Outcome>, EngineError>;

    /// What is paid on what is known.
    fn pay(
        &self,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<Paid, EngineError>;

    /// What the agency goes by when it pays.
    fn known_when_paid(
        &self,
        facts: &Facts<'_>,
        truth: &Outcome,
        variant: &VariantDelivery<'_>,
        seed: Seed,
    ) -> Result<KnownWhenPaid, EngineError>;
}

/// Nothing due and nothing paid is no use, and no decisions.
pub(super) fn if_used(ledger: SchemeLedger) -> SchemeLedger {
    if ledger.entitlement == Cents::ZERO && ledger.paid() + ledger.paid_later == Cents::ZERO {
        SchemeLedger::default()
    } else {
        ledger
    }
}
