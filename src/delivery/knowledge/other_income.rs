//! The income of households apart from the delivered schemes.
//!
//! Takes: results of the rules, or a record of another variant with the same rules of income. Gives: [`OtherIncome`].
//! Leaves to others: the schemes (`deliver`), which rules are the same (`simulation`).

use crate::delivery::Accounts;
use crate::delivery::Delivered;
use crate::delivery::IncomeRules;
use crate::delivery::VariantRecord;
use crate::delivery::knowledge::facts::cents_of_year;
use crate::delivery::knowledge::facts::result;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::units::Cents;
use crate::units::MONTHS;

/// Income of one household apart from the delivered schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherIncome {
    /// As [`VariantRecord::before_support`].
    pub before_support: Cents,
    /// As [`VariantRecord::before_support_months`].
    pub before_support_months: [Cents; MONTHS],
    /// As [`VariantRecord::tax`].
    pub tax: Cents,
    /// As [`VariantRecord::accounts`].
    pub accounts: Accounts,
}

impl OtherIncome {
    /// By household of the facts that were evaluated.
    ///
    /// # Errors
    /// A result that is missing.
    pub fn of(outcome: &Outcome, rules: &IncomeRules) -> Result<Vec<OtherIncome>, EngineError> {
        let before_support = result(outcome, &rules.before_support_year)?;
        let before_support_months = result(outcome, &rules.before_support_month)?;
        let tax = result(outcome, &rules.tax_year)?;
        let accounts = match &rules.accounts {
            Some(names) => Some([
                result(outcome, &names.premiums)?,
                result(outcome, &names.child_benefits)?,
                result(outcome, &names.benefits)?,
            ]),
            None => None,
        };
        let accounts_of = |i: usize| {
            let [premiums, child_benefits, benefits] =
                accounts.map(|columns| columns.map(|column| column.cents(i, 0)))?;
            Some(Accounts { premiums, child_benefits, benefits })
        };
        let household = |i: usize| OtherIncome {
            before_support: before_support.cents(i, 0),
            before_support_months: cents_of_year(before_support_months, i),
            tax: tax.cents(i, 0),
            accounts: accounts_of(i).unwrap_or_default(),
        };
        Ok((0..tax.n_entities()).map(household).collect())
    }

    /// That of a household in a variant.
    pub fn in_record(record: &VariantRecord) -> OtherIncome {
        OtherIncome {
            before_support: record.before_support,
            before_support_months: record.before_support_months,
            tax: record.tax,
            accounts: record.accounts,
        }
    }
}

/// Takes over other income under the same rights: what a financing changes that no scheme reads.
pub fn with_other_income(delivered: &mut [Delivered], income: &[OtherIncome]) {
    for (household, income) in delivered.iter_mut().zip(income) {
        household.record.before_support = income.before_support;
        household.record.before_support_months = income.before_support_months;
        household.record.tax = income.tax;
        household.record.accounts = income.accounts;
    }
}
