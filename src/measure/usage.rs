//! Use and non-take-up per scheme.
//!
//! Takes: the base and a variant. Gives: households, euros and the share that leaves its right unused.
//! Leaves to others: why people do not apply (`delivery`).

use crate::delivery::SchemeLedger;
use crate::measure::Compared;
use crate::measure::Pair;
use crate::measure::SchemeInfo;
use crate::measure::compared::Sums;
use crate::measure::compared::Which;
use crate::measure::compared::{Of, indicator};
use crate::text::Text;
use crate::text::text;

/// Use of one scheme, or of all schemes together.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    /// Id of the scheme; `None` for all schemes together.
    pub scheme: Option<String>,
    /// Text of the scheme.
    pub name: Text,
    /// Households with a right.
    pub entitled: Compared,
    /// Households that use it and are due something.
    pub users: Compared,
    /// Households that were paid anything in year t, also where it turned out not to be due; of schemes under one law
    /// each counts in its own name.
    pub recipients: Compared,
    /// What users are due.
    ///
    /// Unit: euros per year.
    pub due: Compared,
    /// What a user is due on average.
    ///
    /// Unit: euros per year.
    pub mean_due: Compared,
    /// Share of the entitled households that leave their right unused; for all schemes together: at least one.
    pub unused_share: Compared,
    /// What they leave.
    ///
    /// Unit: euros per year.
    pub unused: Compared,
}

/// Every scheme of the variant, then all together. A scheme that the base lacks has no difference.
pub(super) fn usage(pair: &Pair) -> Vec<Usage> {
    let of_scheme = |scheme: &SchemeInfo| {
        let id = Some(scheme.id.clone());
        Usage { scheme: id, ..usage_of(pair, Which::Scheme(&scheme.id), scheme.name.clone()) }
    };
    let together = usage_of(pair, Which::All, text!(all_schemes_together));
    pair.variant.schemes.iter().map(of_scheme).chain(std::iter::once(together)).collect()
}

/// Use of schemes that are taken together.
pub(super) fn usage_of(pair: &Pair, which: Which<'_>, name: Text) -> Usage {
    let sums = Sums::new(pair, which, |ledger: &SchemeLedger| {
        let right = ledger.entitlement.as_euros();
        let unused = if ledger.used { 0.0 } else { right };
        let is_paid = indicator(ledger.paid().0 > 0);
        [right, ledger.due.as_euros(), unused, is_paid, indicator(right > 0.0), indicator(unused > 0.0)]
    });
    let right = |d: Of<'_>, i: usize| sums.get(d, 0, i);
    let due = |d: Of<'_>, i: usize| sums.get(d, 1, i);
    let unused = |d: Of<'_>, i: usize| sums.get(d, 2, i);
    // Under one law each counts in his own name; of different laws a household counts once.
    let count = |k: usize| {
        let sums = &sums;
        let is_by_law = matches!(which, Which::Law(_));
        move |d: Of<'_>, i: usize| if is_by_law { sums.get(d, k, i) } else { sums.get(d, k, i).min(1.0) }
    };
    let (paid, rights, unused_rights) = (count(3), count(4), count(5));
    let hide_new = |compared: Compared| sums.hide_new(compared);
    Usage {
        scheme: None,
        name,
        entitled: hide_new(pair.total(|d, i| indicator(right(d, i) > 0.0))),
        users: hide_new(pair.total(|d, i| indicator(due(d, i) > 0.0))),
        recipients: hide_new(pair.total(paid)),
        due: hide_new(pair.total(due)),
        mean_due: pair.ratio(due, |d, i| indicator(due(d, i) > 0.0)),
        unused_share: pair.ratio(unused_rights, rights),
        unused: hide_new(pair.total(unused)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};
    use crate::measure::{Figure, Sample};

    #[test]
    fn unused_is_the_right_of_those_who_do_not_claim() {
        // Sixty households of weight 10: 40 with a right of 1.200, of whom 30 use it; 20 without a right.
        let records = |uses: usize| {
            let one = |i: usize| record(20_000, 0, vec![ledger(if i < 40 { 1_200 } else { 0 }, i < uses)]);
            (0..60).map(one).collect::<Vec<_>>()
        };
        let scheme = || scheme_of("zorgtoeslag");
        let data = run(facts(60, 10.0), scheme(), records(30), scheme(), records(36));
        let sample = Sample::new((0..60).collect(), |_| 10.0);
        let pair = Pair { sample: &sample, base: &data.variants[0], variant: &data.variants[1] };
        let own = &usage(&Pair { variant: &data.variants[0], ..pair })[0];
        assert_eq!(own.entitled.level.value(), Some(400.0));
        assert_eq!(own.unused_share.level.value(), Some(0.25));
        assert_eq!(own.mean_due.level.value(), Some(1_200.0));
        // Ten records are too few for a total in euros.
        assert_eq!(own.unused.level, Figure::Suppressed);
        assert_eq!(own.unused_share.difference, Figure::Undefined);
        // Then 4 of 40 do not: 0,10 − 0,25.
        let difference = usage(&pair)[0].unused_share.difference.value().unwrap();
        assert!((difference + 0.15).abs() < 1e-12);
    }
}
