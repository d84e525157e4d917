//! Gross, financing and net of a toelage by decile.
//!
//! Takes: a variant with a toelage and the base. Gives: means per household by decile.
//! Leaves to others: how the financing was solved (`scenario`).
//!
//! A toelage is the same at every income, but not everyone gains: it replaces toeslagen and is paid for with taxes.
//! Received + toeslagen + tax + other = net, for every household.

use crate::delivery::VariantRecord;
use crate::measure::Dimension;
use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::Groups;
use crate::measure::RunData;
use crate::measure::SchemeForm;
use crate::measure::VariantData;
use crate::units::Cents;

/// Means per household of one group; + is in favour of the household.
///
/// Unit: euros per year.
#[derive(Debug, Clone, PartialEq)]
pub struct GrossToNet {
    /// All households or a decile.
    pub group: Group,
    /// Toelage received.
    pub received: Figure,
    /// Change of the toeslagen, mostly a loss.
    pub toeslagen: Figure,
    /// Change by taxes and premiums: minus is more tax.
    pub tax: Figure,
    /// Change of other transfers.
    pub other: Figure,
    /// Change of disposable income.
    pub net: Figure,
}

fn kept(data: &VariantData, record: &VariantRecord, form: SchemeForm) -> Cents {
    let pairs = data.schemes.iter().zip(&record.schemes);
    pairs.filter(|(scheme, _)| scheme.form == form).map(|(_, ledger)| ledger.kept()).sum()
}

/// All households and each decile; empty for a variant without toelage.
pub fn gross_to_net(groups: &Groups, data: &RunData, variant: &VariantData) -> Vec<GrossToNet> {
    if !variant.has_toelage() {
        return Vec::new();
    }
    let base = data.base();
    let change = |amount: &dyn Fn(&VariantData, &VariantRecord) -> Cents, i: usize| {
        let change = amount(variant, &variant.records[i]) - amount(base, &base.records[i]);
        change.as_euros() / data.facts[i].part_of_year()
    };
    let groups = groups.of(Dimension::All).chain(groups.of(Dimension::Decile));
    let rows = groups.map(|(group, sample)| {
        let mean = |amount: &dyn Fn(&VariantData, &VariantRecord) -> Cents| {
            sample.mean(|i| change(amount, i)).map_or(Figure::Undefined, |score| score.figure())
        };
        GrossToNet {
            group: *group,
            received: mean(&|d, r| kept(d, r, SchemeForm::Toelage)),
            toeslagen: mean(&|d, r| kept(d, r, SchemeForm::Toeslag)),
            tax: mean(&|_, r| -r.tax),
            other: mean(&|_, r| r.before_support + r.tax),
            net: mean(&|_, r| r.disposable()),
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};
    use crate::measure::{Deciles, Sample};

    #[test]
    fn net_is_what_is_received_less_what_is_lost_and_taxed() {
        // 400 households: toeslag of 1.000, used; then toelage of 1.500 and 700 more tax: 1.500 − 1.000 − 700 = −200.
        let base = (0..400).map(|i| record(20_000 + i, 4_000, vec![ledger(1_000, true)])).collect();
        let after = (0..400).map(|i| record(19_300 + i, 4_700, vec![ledger(1_500, true)])).collect();
        let data = run(facts(400, 1.0), scheme_of("zorgtoeslag"), base, scheme_of("toelage"), after);
        let deciles = Deciles::cut(&Sample::new((0..400).collect(), |_| 1.0), |i| i as f64);
        let rows =
            gross_to_net(&Groups::new(&data.facts, &deciles, |fact| fact.mean_weight()), &data, &data.variants[1]);
        assert_eq!(rows.len(), 11);
        for row in rows {
            assert_eq!(row.received.value(), Some(1_500.0));
            assert_eq!(row.toeslagen.value(), Some(-1_000.0));
            assert_eq!(row.tax.value(), Some(-700.0));
            assert_eq!(row.other.value(), Some(0.0));
            assert_eq!(row.net.value(), Some(-200.0));
        }
    }
}
