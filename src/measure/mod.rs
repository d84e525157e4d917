//! Statistics over households with their uncertainty.
//!
//! Takes: [`RunData`], the records of a base and its variants. Gives: [`Measures`], every figure with a 95% interval.
//! Leaves to others: which numbers are told and how (`report`).
//!
//! The base is the first variant. Every variant is compared with it, household by household. The order of all sums
//! is that of the households, so the same records give the same bits on any number of threads.

mod agency;
mod budget;
mod burden;

mod compared;
mod counts;
mod debt;
mod effort;
mod estimate;
mod financing;
mod groups;
mod income;
pub mod indicators;
mod inequality;
mod input;
mod outcome;
mod per_household;
mod published;
mod sample;
mod settlement;
mod steadiness;
pub mod take_up_check;
#[cfg(test)]
pub(crate) mod test_fixtures;
#[cfg(test)]
mod tests;
mod timing;
mod usage;

pub use agency::{Agency, Load, Task, peak};
pub use budget::{Budget, BudgetChange, SchemeAmount, split};
pub use burden::{Burden, GroupBurden, Time};
pub use compared::{Compared, Pair};
pub use debt::Debt;
pub use effort::{Band, CitizenMinutes, Effort, End};
pub use estimate::{Estimate, Figure, MIN_RECORDS, Score, student};
pub use financing::{GrossToNet, gross_to_net};
pub use groups::{Deciles, Dimension, Group, Groups};
pub use income::{Distribution, GroupChange, LARGE_CHANGE, SMALL_CHANGE, standardised};
pub use inequality::{gini, p90_p10};
pub use input::{
    AccountInfo, AccountKind, Demands, FinancingLine, FinancingResult, FinancingUnit, MeasureError, OutsideLine,
    RunData, SchemeForm, SchemeInfo, VariantData,
};
pub use outcome::{Afterwards, StandardOutcome, Unreported};
pub use published::{Bearing, Comparison, OwnPrices, PublishedPoint, compare_published};
pub use sample::{Sample, Sorted};
pub use settlement::{Settlement, Settlements};
pub use steadiness::{SHOCK, Steadiness};
pub use timing::{QUICK_MONTHS, Timing};
pub use usage::Usage;

use crate::text::Text;
#[cfg(test)]
pub(crate) use burden::tests::effort as sample_effort;
use compared::Which;
use rayon::prelude::*;

/// A balance below this is zero as printed. Unit: euros per year.
const ZERO_EUROS: f64 = 50_000.0;
/// A balance is zero where it is also below this share of the bill: of a small file every amount is small.
const ZERO_SHARE: f64 = 1e-3;

/// All figures of one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantMeasures {
    /// Id from the scenario file.
    pub id: String,
    /// Name as printed.
    pub name: Text,
    /// Whether it has a toelage.
    pub has_toelage: bool,
    /// Budget, both ledgers.
    pub budget: Budget,
    /// Distribution of standardised income.
    pub distribution: Distribution,
    /// Changes of income per group; for the base all zero.
    pub changes: Vec<GroupChange>,
    /// Use per scheme, last all together.
    pub usage: Vec<Usage>,
    /// Recoveries and supplements.
    pub settled: Settlements,
    /// What households owe after recoveries.
    pub debt: Debt,
    /// Use and settlement by law, for laws with more than one scheme.
    pub by_law: Vec<ByLaw>,
    /// When money comes.
    pub timing: Timing,
    /// How steady it is, and whom it reaches.
    pub steadiness: Steadiness,
    /// What is asked of people.
    pub burden: Burden,
    /// The same by group.
    pub burden_by_group: Vec<GroupBurden>,
    /// What is asked of the agency.
    pub agency: Agency,
    /// What happens to who does nothing.
    pub outcome: StandardOutcome,
    /// Gross to net by decile; empty without a toelage.
    pub gross_to_net: Vec<GrossToNet>,
    /// Financing as solved.
    pub financing: Option<FinancingResult>,
    /// Schemes that stand in the balance and are not delivered.
    pub accounts: Vec<AccountInfo>,
}

/// Figures of all schemes under one law.
#[derive(Debug, Clone, PartialEq)]
pub struct ByLaw {
    /// The first of its schemes, by whose id published figures call it.
    pub scheme: String,
    /// Use.
    pub usage: Usage,
    /// Recoveries and supplements.
    pub settlement: Settlement,
}

fn by_law(pair: &Pair) -> Vec<ByLaw> {
    let schemes = &pair.variant.schemes;
    let of = |position: usize| {
        schemes.iter().enumerate().filter(move |(_, s)| s.demands.law == schemes[position].demands.law)
    };
    let is_first_of_more =
        |position: &usize| of(*position).count() > 1 && of(*position).all(|(other, _)| other >= *position);
    let first = (0..schemes.len()).filter(is_first_of_more).map(|position| &schemes[position]);
    first
        .map(|scheme| ByLaw {
            scheme: scheme.id.clone(),
            usage: usage::usage_of(pair, Which::Law(&scheme.demands.law), scheme.name.clone()),
            settlement: settlement::settlement_of(pair, Which::Law(&scheme.demands.law), scheme.name.clone()),
        })
        .collect()
}

impl VariantMeasures {
    /// Whether there is a financing and it has brought the balance to zero, but for what is too small to show.
    pub fn is_covered(&self) -> bool {
        self.financing.as_ref().is_some_and(|financing| {
            let left = financing.residual_euros_year.abs();
            left < ZERO_EUROS && left <= (ZERO_SHARE * financing.bill_euros_year.abs()).max(1.0)
        })
    }

    /// The change of one group.
    pub fn change_of(&self, group: Group) -> Option<&GroupChange> {
        self.changes.iter().find(|change| change.group == group)
    }
}

/// All figures of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Year of award.
    pub year: i16,
    /// Year of the prices.
    pub price_year: i16,
    /// Households in the sample.
    pub records: usize,
    /// Households that they stand for, on average over the year.
    pub households: f64,
    /// Households that they stand for, also those that were there for a part of the year.
    pub households_in_year: f64,
    /// Persons that they stand for, on average over the year.
    pub persons: f64,
    /// Upper bounds of deciles 1–9 of standardised income in the base.
    ///
    /// Unit: euros per year.
    pub decile_bounds: [f64; 9],
    /// Schemes of the base.
    pub base_schemes: Vec<SchemeInfo>,
    /// Per variant, the base first.
    pub variants: Vec<VariantMeasures>,
}

impl Measures {
    /// The base.
    pub fn base(&self) -> &VariantMeasures {
        &self.variants[0]
    }

    /// The variants that are compared with the base.
    pub fn others(&self) -> &[VariantMeasures] {
        &self.variants[1..]
    }
}

/// Computes all figures.
///
/// # Errors
/// When the parts of the data do not fit together, see [`MeasureError`].
pub fn measure(data: &RunData) -> Result<Measures, MeasureError> {
    data.check()?;
    let every = || (0..data.facts.len()).collect::<Vec<usize>>();
    let persons = Sample::new(every(), |i| data.facts[i].weight * data.facts[i].persons);
    // Money, awards and burden are of every household that was there in the year; incomes count households over the year.
    let all = Sample::new(every(), |i| data.facts[i].weight);
    let base_income = standardised(data, data.base());
    let deciles = Deciles::cut(&persons, |i| base_income[i]);
    let groups = Groups::new(&data.facts, &deciles, |fact| fact.mean_weight());
    let groups_in_year = Groups::new(&data.facts, &deciles, |fact| fact.weight);
    let base_counts = counts::counts(data.base(), data.definitive_month);
    let base_debt = debt::owed(data.base());
    let base_steadiness = steadiness::households(data.base());
    let base_work = agency::works(data.base(), data);
    let of_variant = |variant: &VariantData| {
        let income = standardised(data, variant);
        let pair = Pair { sample: &all, base: data.base(), variant };
        let (burden, burden_by_group) = burden::burden(&pair, &base_counts, &groups_in_year, data);
        VariantMeasures {
            id: variant.id.clone(),
            name: variant.name.clone(),
            has_toelage: variant.has_toelage(),
            budget: budget::budget(&all, data, variant, pair.is_base()),
            distribution: income::distribution(&persons, groups.all(), &base_income, &income, pair.is_base()),
            changes: income::changes(&groups, data, variant, &base_income, &income),
            usage: usage::usage(&pair),
            settled: settlement::settlements(&pair),
            debt: debt::debt(&pair, &base_debt, data.definitive_month),
            by_law: by_law(&pair),
            timing: timing::timing(&pair, data),
            steadiness: steadiness::steadiness(&pair, &base_steadiness, &deciles),
            burden,
            burden_by_group,
            agency: agency::agency(&pair, &base_work, data),
            outcome: StandardOutcome::of(&variant.dials),
            gross_to_net: gross_to_net(&groups, data, variant),
            financing: variant.financing.clone(),
            accounts: variant.accounts.clone(),
        }
    };
    Ok(Measures {
        year: data.year,
        price_year: data.price_year,
        records: data.facts.len(),
        households: groups.all().weight(),
        households_in_year: all.weight(),
        persons: persons.weight(),
        decile_bounds: deciles.bounds,
        base_schemes: data.base().schemes.clone(),
        variants: data.variants.par_iter().map(of_variant).collect(),
    })
}
