//! What a finished run hands to the measures.
//!
//! Takes: the records of `delivery` with the names and the financing of each variant. Gives: checked [`RunData`].
//! Leaves to others: how a run comes about (`scenario`), what is computed from it (the other files here).

use crate::delivery::Dials;
use crate::delivery::FactsRecord;
use crate::delivery::PerSubject;
use crate::delivery::VariantRecord;
use crate::measure::Effort;
use crate::text::{Text, text};
use std::fmt;

/// Whether a scheme looks at income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeForm {
    /// Depends on income: a toeslag.
    Toeslag,
    /// The same amount at every income: a toelage.
    Toelage,
}

/// What a scheme asks, by its rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demands {
    /// Who carries it out.
    pub executor: String,
    /// Number of the law in the register of laws (bwb). Schemes under one law are one in published figures: the
    /// zorgtoeslag of a couple and that of a grown child.
    pub law: String,
    /// Names of the facts about a household that its rules use, in order.
    pub facts: Vec<String>,
    /// Whether it asks each subject.
    pub asked: PerSubject<bool>,
}

/// On which line of the balance a scheme stands that is not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountKind {
    /// Taxes and contributions to the state.
    Tax,
    /// Premiums to other parties.
    Premium,
    /// Kinderbijslag and the like.
    ChildBenefit,
    /// Benefits that rules work out.
    Benefit,
}

/// A scheme that is not delivered and stands in the balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountInfo {
    /// Its line.
    pub kind: AccountKind,
    /// Text as printed.
    pub name: Text,
    /// Who pays it or receives it.
    pub party: String,
}

/// A delivered scheme of a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeInfo {
    /// The same id in two variants means the same scheme.
    pub id: String,
    /// Text as printed.
    pub name: Text,
    /// Toeslag or toelage.
    pub form: SchemeForm,
    /// What it asks.
    pub demands: Demands,
}

/// How a financing parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinancingUnit {
    /// Euros a year.
    EuroPerYear,
    /// A rate, 0–1; printed as a percentage with two decimals.
    Rate,
}

/// One number of the law that the financing changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancingLine {
    /// Stable name, for files with figures.
    pub key: String,
    /// Text of the step.
    pub step: Text,
    /// Text of the number of the law, with its step.
    pub name: Text,
    /// Value in the base.
    pub before: f64,
    /// Value that was solved.
    pub after: f64,
    /// Unit of both.
    pub unit: FinancingUnit,
}

/// The financing that was solved for a variant.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancingResult {
    /// Parameters before and after.
    pub lines: Vec<FinancingLine>,
    /// Money from elsewhere.
    pub outside: Vec<OutsideLine>,
    /// Balance of the variant without its financing; positive is a worse balance.
    ///
    /// Unit: euros per year.
    pub bill_euros_year: f64,
    /// What the solver left uncovered; positive worsens the balance.
    ///
    /// Unit: euros per year.
    pub residual_euros_year: f64,
}

/// Money from outside the rules of the model: a saving or another source.
#[derive(Debug, Clone, PartialEq)]
pub struct OutsideLine {
    /// Text of the step.
    pub name: Text,
    /// Who pays.
    pub payer: Text,
    /// Unit: euros per year.
    pub euros_year: f64,
}

impl FinancingResult {
    /// All money from elsewhere. Unit: euros per year.
    pub fn outside_euros_year(&self) -> f64 {
        self.outside.iter().map(|line| line.euros_year).sum()
    }
}

/// One variant with a record per household.
#[derive(Debug, Clone)]
pub struct VariantData {
    /// Id from the scenario file: ascii, for keys.
    pub id: String,
    /// Text as printed.
    pub name: Text,
    /// Delivered schemes, in the order of the ledgers.
    pub schemes: Vec<SchemeInfo>,
    /// How it is carried out.
    pub dials: Dials,
    /// One per household, in the order of the facts.
    pub records: Vec<VariantRecord>,
    /// Schemes that pay or ask something by the year and are not delivered, such as kinderbijslag and taxes.
    pub accounts: Vec<AccountInfo>,
    /// Financing, where the variant has one.
    pub financing: Option<FinancingResult>,
}

impl VariantData {
    /// Position of a scheme.
    pub fn scheme(&self, id: &str) -> Option<usize> {
        self.schemes.iter().position(|s| s.id == id)
    }

    /// Whether the variant has a toelage.
    pub fn has_toelage(&self) -> bool {
        self.schemes.iter().any(|s| s.form == SchemeForm::Toelage)
    }
}

/// All that the measures need.
#[derive(Debug, Clone)]
pub struct RunData {
    /// Year of award.
    pub year: i16,
    /// Year of the prices that the amounts are in.
    pub price_year: i16,
    /// Month (1–12) of the year after, in which definitive decisions are made.
    pub definitive_month: u8,
    /// Unit times and prices, where the scenario names them.
    pub effort: Option<Effort>,
    /// Facts, one per household in order of number.
    pub facts: Vec<FactsRecord>,
    /// The base first (the nuloptie), then the variants.
    pub variants: Vec<VariantData>,
}

/// Data that cannot be measured.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MeasureError {
    /// No variants, or no households.
    Empty {
        /// Variants found.
        variants: usize,
        /// Households found.
        households: usize,
    },
    /// A variant has another number of records than there are households.
    Records {
        /// The variant.
        variant: String,
        /// Records found.
        found: usize,
        /// Households.
        expected: usize,
    },
    /// A household has another number of ledgers than its variant has schemes.
    Ledgers {
        /// The variant.
        variant: String,
        /// Household number.
        household: u64,
        /// Ledgers found.
        found: usize,
        /// Schemes.
        expected: usize,
    },
    /// A weight, number of persons or equivalence factor that is not a positive number.
    NotPositive {
        /// Household number.
        household: u64,
        /// Which.
        what: &'static str,
        /// Value found.
        found: f64,
    },
    /// Two variants with the same id.
    SameId {
        /// The id.
        variant: String,
    },
    /// A published figure names something that is not measured.
    UnknownKey {
        /// The key as given.
        key: String,
        /// All keys of the run.
        known: String,
    },
}

impl MeasureError {
    /// What is wrong with the data.
    pub fn told(&self) -> Text {
        match self {
            MeasureError::Empty { variants, households } => {
                text!(measure_needs_more, variants = *variants, households = *households)
            }
            MeasureError::Records { variant, found, expected } => {
                text!(measure_records, variant = variant, found = *found, expected = *expected)
            }
            MeasureError::Ledgers { variant, household, found, expected } => text!(
                measure_ledgers,
                variant = variant,
                household = household.to_string(),
                found = *found,
                expected = *expected
            ),
            MeasureError::NotPositive { household, what, found } => {
                text!(measure_not_positive, household = household.to_string(), what = *what, found = found.to_string())
            }
            MeasureError::SameId { variant } => text!(measure_same_id, variant = variant),
            MeasureError::UnknownKey { key, known } => text!(measure_unknown_key, key = key, known = known),
        }
    }
}

impl fmt::Display for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

impl RunData {
    /// The base.
    pub fn base(&self) -> &VariantData {
        &self.variants[0]
    }

    /// Looks whether all parts fit together.
    ///
    /// # Errors
    /// The first part that does not fit, see [`MeasureError`].
    pub fn check(&self) -> Result<(), MeasureError> {
        let households = self.facts.len();
        if self.variants.is_empty() || households < 2 {
            return Err(MeasureError::Empty { variants: self.variants.len(), households });
        }
        for fact in &self.facts {
            let numbers = [("weight", fact.weight), ("persons", fact.persons), ("equivalence", fact.equivalence)];
            for (what, found) in numbers {
                if !(found.is_finite() && found > 0.0) {
                    return Err(MeasureError::NotPositive { household: fact.household.0, what, found });
                }
            }
        }
        for (position, variant) in self.variants.iter().enumerate() {
            let name = || variant.id.clone();
            if self.variants[..position].iter().any(|earlier| earlier.id == variant.id) {
                return Err(MeasureError::SameId { variant: name() });
            }
            if variant.records.len() != households {
                let found = variant.records.len();
                return Err(MeasureError::Records { variant: name(), found, expected: households });
            }
            let expected = variant.schemes.len();
            for (fact, record) in self.facts.iter().zip(&variant.records) {
                let found = record.schemes.len();
                if found != expected {
                    let household = fact.household.0;
                    return Err(MeasureError::Ledgers { variant: name(), household, found, expected });
                }
            }
        }
        Ok(())
    }
}
