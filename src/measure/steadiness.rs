//! How steady the money of a household is from month to month, and whom the support reaches.
//!
//! Takes: the base and a variant, deciles of the base. Gives: variation and shocks of households that use a scheme,
//! shares of the euros by decile, and what is left with people. Source: domain §2.8.
//! Leaves to others: months below the norm (`timing`).

use crate::measure::Compared;
use crate::measure::Deciles;
use crate::measure::Pair;
use crate::measure::VariantData;
use crate::measure::compared::indicator;
use crate::measure::per_household::PerHousehold;
use crate::units::Cents;
use crate::units::MONTHS;

/// A fall of monthly income caused by support from which a household is said to have a shock.
///
/// Source: a convention of this tool.
pub const SHOCK: f64 = 0.10;

/// How steady money is.
#[derive(Debug, Clone, PartialEq)]
pub struct Steadiness {
    /// Mean over users of the coefficient of variation of disposable income per month.
    pub income_variation: Compared,
    /// The same of the support received.
    pub support_variation: Compared,
    /// Mean over users of the largest fall of disposable income from one month to the next that comes from support.
    pub shock: Compared,
    /// Share of the users with such a fall of at least [`SHOCK`].
    pub shock_share: Compared,
    /// Share of the euros due that goes to deciles 1–4.
    pub lower_share: Compared,
    /// Share that goes to deciles 8–10.
    pub upper_share: Compared,
    /// Share of what was paid too much that is not claimed back.
    pub left_share: Compared,
}

/// What is worked out of one household.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Household {
    uses: f64,
    income: Option<f64>,
    support: Option<f64>,
    shock: f64,
    due: f64,
    left: f64,
    too_much: f64,
}

/// Standard deviation over mean of twelve months; `None` where the mean is not above zero.
fn variation(months: &[f64; MONTHS]) -> Option<f64> {
    let mean = months.iter().sum::<f64>() / MONTHS as f64;
    let variance = months.iter().map(|month| (month - mean) * (month - mean)).sum::<f64>() / MONTHS as f64;
    (mean > 0.0).then(|| variance.sqrt() / mean)
}

/// Largest fall of support from one month to the next as a share of the disposable income of the first, at most all.
fn shock(before_support: &[Cents; MONTHS], support: &[Cents; MONTHS]) -> f64 {
    let fall = |month: usize| {
        let income = (before_support[month - 1] + support[month - 1]).as_euros();
        let fall = (support[month - 1] - support[month]).as_euros();
        if income > 0.0 { (fall / income).clamp(0.0, 1.0) } else { 0.0 }
    };
    (1..MONTHS).map(fall).fold(0.0, f64::max)
}

/// Works it out for every household of a variant.
pub(super) fn households(variant: &VariantData) -> Vec<Household> {
    let of = |record: &crate::delivery::VariantRecord| {
        let support = record.support_months();
        let income: [f64; MONTHS] =
            std::array::from_fn(|month| (record.before_support_months[month] + support[month]).as_euros());
        let sum = |amount: fn(&crate::delivery::SchemeLedger) -> Cents| -> f64 {
            record.schemes.iter().map(|ledger| amount(ledger).as_euros()).sum()
        };
        let left = sum(crate::delivery::SchemeLedger::overpaid);
        Household {
            uses: indicator(record.schemes.iter().any(|ledger| ledger.used)),
            income: variation(&income),
            support: variation(&support.map(|month| month.as_euros())),
            shock: shock(&record.before_support_months, &support),
            due: sum(|ledger| ledger.due),
            left,
            too_much: left + sum(|ledger| ledger.recovery),
        }
    };
    variant.records.iter().map(of).collect()
}

/// All figures on steadiness of a variant; `in_base` holds the households of the base.
pub(super) fn steadiness<'a>(pair: &Pair<'a>, in_base: &'a [Household], deciles: &Deciles) -> Steadiness {
    let all = PerHousehold::new(pair, in_base, households);
    let mean_of = |value: fn(&Household) -> Option<f64>| {
        all.ratio(pair, |h| value(h).unwrap_or(0.0) * h.uses, |h| h.uses * indicator(value(h).is_some()))
    };
    let share_of = |from: u8, to: u8| {
        let is_in = |i: usize| indicator((from..=to).contains(&deciles.of_household[i]));
        pair.ratio(|d, i| all.get(d, i).due * is_in(i), |d, i| all.get(d, i).due)
    };
    Steadiness {
        income_variation: mean_of(|h| h.income),
        support_variation: mean_of(|h| h.support),
        shock: all.ratio(pair, |h| h.shock * h.uses, |h| h.uses),
        shock_share: all.ratio(pair, |h| indicator(h.shock >= SHOCK) * h.uses, |h| h.uses),
        lower_share: share_of(1, 4),
        upper_share: share_of(8, 10),
        left_share: all.ratio(pair, |h| h.left, |h| h.too_much),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year_of_double_income_varies_by_a_third() {
        // Six months of 100 and six of 200: mean 150, deviation 50.
        let months = std::array::from_fn(|month| if month < 6 { 100.0 } else { 200.0 });
        assert!((variation(&months).unwrap() - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(variation(&[80.0; MONTHS]), Some(0.0));
        assert_eq!(variation(&[0.0; MONTHS]), None);
    }

    #[test]
    fn a_shock_is_the_fall_of_support_over_the_income_before_it() {
        // 900 and 100 of support, which falls to 20 in May: 80 of 1.000. A fall of other income is no shock.
        let mut before = [Cents::from_euros(900); MONTHS];
        let mut support = [Cents::from_euros(100); MONTHS];
        support[4..].fill(Cents::from_euros(20));
        before[8..].fill(Cents::from_euros(100));
        assert!((shock(&before, &support) - 0.08).abs() < 1e-12);
        assert_eq!(shock(&before, &[Cents::from_euros(100); MONTHS]), 0.0);
    }
}
