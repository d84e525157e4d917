//! The ledgers of a household, one per delivered scheme, in little room: most households use one or two schemes of all.
//!
//! Takes: a ledger per scheme. Gives: the same ledgers by position. Leaves to others: what stands in them (`records`).

use crate::delivery::SchemeLedger;
use std::ops::Index;

/// One ledger per delivered scheme, in the order of the variant's schemes; one in which nothing stands is not kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledgers {
    n_schemes: u16,
    /// Position and ledger, in order of position.
    kept: Box<[(u16, SchemeLedger)]>,
}

impl Ledgers {
    /// Number of schemes.
    pub fn len(&self) -> usize {
        usize::from(self.n_schemes)
    }

    /// Whether there are no schemes at all.
    pub fn is_empty(&self) -> bool {
        self.n_schemes == 0
    }

    /// The ledgers in order.
    pub fn iter(&self) -> LedgersIter<'_> {
        LedgersIter { position: 0, end: self.n_schemes, rest: &self.kept }
    }

    /// A list of all ledgers, to change them.
    pub fn to_vec(&self) -> Vec<SchemeLedger> {
        self.iter().cloned().collect()
    }
}

impl From<Vec<SchemeLedger>> for Ledgers {
    /// # Panics
    /// With more than 65.535 schemes, which no system has.
    fn from(ledgers: Vec<SchemeLedger>) -> Ledgers {
        let n_schemes = u16::try_from(ledgers.len()).expect("a system has fewer schemes than a u16 counts");
        let kept = (0..n_schemes).zip(ledgers).filter(|(_, ledger)| *ledger != SchemeLedger::NOTHING).collect();
        Ledgers { n_schemes, kept }
    }
}

impl Index<usize> for Ledgers {
    type Output = SchemeLedger;

    fn index(&self, position: usize) -> &SchemeLedger {
        assert!(position < self.len(), "there is no scheme {position} of {}", self.len());
        let found = self.kept.iter().find(|(at, _)| usize::from(*at) == position);
        found.map_or(&SchemeLedger::NOTHING, |(_, ledger)| ledger)
    }
}

impl<'a> IntoIterator for &'a Ledgers {
    type Item = &'a SchemeLedger;
    type IntoIter = LedgersIter<'a>;

    fn into_iter(self) -> LedgersIter<'a> {
        self.iter()
    }
}

/// The ledgers of a household in order.
#[derive(Debug, Clone)]
pub struct LedgersIter<'a> {
    position: u16,
    end: u16,
    /// Kept ledgers from this position on.
    rest: &'a [(u16, SchemeLedger)],
}

impl<'a> Iterator for LedgersIter<'a> {
    type Item = &'a SchemeLedger;

    fn next(&mut self) -> Option<&'a SchemeLedger> {
        if self.position == self.end {
            return None;
        }
        let ledger = match self.rest.split_first() {
            Some(((at, ledger), rest)) if *at == self.position => {
                self.rest = rest;
                ledger
            }
            _ => &SchemeLedger::NOTHING,
        };
        self.position += 1;
        Some(ledger)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.end - self.position);
        (left, Some(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Cents;

    #[test]
    fn what_was_put_in_comes_out_in_its_place_and_nothing_takes_no_room() {
        let used = SchemeLedger { entitlement: Cents(1_200), used: true, ..SchemeLedger::default() };
        let list = vec![SchemeLedger::default(), used.clone(), SchemeLedger::default()];
        let ledgers = Ledgers::from(list.clone());
        assert_eq!((ledgers.len(), ledgers.kept.len()), (3, 1));
        assert_eq!(ledgers.to_vec(), list);
        assert_eq!((&ledgers[1], ledgers[2].used), (&used, false));
        assert_eq!((&ledgers).into_iter().filter(|ledger| ledger.used).count(), 1);
    }

    #[test]
    #[should_panic(expected = "there is no scheme 1 of 1")]
    fn a_scheme_that_is_not_there_is_not_an_empty_ledger() {
        let _ = Ledgers::from(vec![SchemeLedger::default()])[1].used;
    }
}
