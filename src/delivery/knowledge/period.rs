//! Period rules: from which month the coming or going of a partner or a child counts.
//!
//! Takes: who is there by month. Gives: who counts by month. Leaves to others: the facts themselves.
//!
//! The facts say who is there on the first day of a month, so a change counts from the next month. Another rule lets a
//! month see another one: the next, the first of its quarter, January.

use crate::delivery::CountsFrom;
use crate::delivery::PeriodRules;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::Role;
use crate::delivery::knowledge::facts::put;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::table::Column;
use crate::table::Table;
use crate::units::MONTHS;
use std::borrow::Cow;
use std::sync::Arc;

impl CountsFrom {
    /// The month (0–11) whose first day decides about this one; December stands in for January of next year.
    pub(crate) fn seen_in(self, month: usize) -> usize {
        match self {
            CountsFrom::NextMonth => month,
            CountsFrom::SameMonth => (month + 1).min(MONTHS - 1),
            CountsFrom::NextQuarter => month - month % 3,
            CountsFrom::NextYear => 0,
        }
    }

    fn apply(self, present: [f64; MONTHS]) -> [f64; MONTHS] {
        std::array::from_fn(|month| present[self.seen_in(month)])
    }
}

impl PeriodRules {
    /// Whether each change counts as the facts have it.
    pub(crate) fn are_neutral(self) -> bool {
        self == PeriodRules::default()
    }

    fn of(self, role: Role) -> CountsFrom {
        match role {
            Role::Partner => self.partner,
            Role::Child => self.child,
            Role::Applicant | Role::Lodger => CountsFrom::NextMonth,
        }
    }

    /// Who counts by month, of all persons of a block.
    pub(crate) fn counted(self, facts: &Facts<'_>, present: &Column) -> Column {
        let n = present.n_entities();
        let rules: Vec<CountsFrom> = facts.roles.iter().map(|role| self.of(*role)).collect();
        let months = (0..MONTHS).flat_map(|month| (0..n).map(move |person| (month, person)));
        let values = months.map(|(month, person)| present.get(person, rules[person].seen_in(month))).collect();
        Column::new(Arc::clone(&present.schema), values)
    }

    /// The facts with who counts in place of who is there.
    pub(crate) fn counted_facts<'f>(self, facts: &Facts<'f>) -> Cow<'f, Table> {
        if self.are_neutral() {
            return Cow::Borrowed(facts.table);
        }
        let mut table = facts.table.clone();
        put(&mut table, self.counted(facts, facts.present));
        Cow::Owned(table)
    }

    /// Who counts by month in what is known of a household.
    pub(crate) fn apply_to(self, state: &mut KnownFacts, facts: &Facts<'_>, household: usize) {
        for (person, present) in facts.table.persons_of(household).zip(&mut state.present) {
            *present = self.of(facts.roles[person]).apply(*present);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;
    use crate::delivery::Dials;
    use crate::delivery::Knowledge;
    use crate::delivery::SchemeLedger;
    use crate::delivery::VariantDelivery;
    use crate::delivery::deliver_block;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::Person;
    use crate::delivery::test_fixtures::prompt_reporting;
    use crate::delivery::test_fixtures::table_of;
    use crate::delivery::test_fixtures::variant;
    use crate::draws::Seed;
    use crate::units::Cents;

    /// One adult of 1500 a month with a child from May on: 100 a month, and 50 for the child.
    fn child_from_may() -> Household {
        let mut child = Person::adult("kind", 0.0);
        child.present[..4].fill(0.0);
        Household::of(vec![Person::adult("aanvrager", 1_500.0), child])
    }

    /// The same adult with a partner of 2000 a month until May: together 42000 a year, which leaves no right.
    fn partner_until_may() -> Household {
        let mut partner = Person::adult("partner", 2_000.0);
        partner.present[5..].fill(0.0);
        Household::of(vec![Person::adult("aanvrager", 1_500.0), partner])
    }

    fn ledger(household: Household, periods: PeriodRules, basis: Basis, knowledge: Knowledge) -> SchemeLedger {
        let system = variant(basis);
        let dials = Dials { periods, ..system.dials.clone() };
        let system = VariantDelivery { dials, knowledge, ..system };
        let facts = table_of(&[household]);
        let truth = system.truth.evaluate(&facts).unwrap();
        deliver_block(&facts, &truth, &system, Seed(1)).unwrap().remove(0).record.schemes[0].clone()
    }

    fn due(household: fn() -> Household, partner: CountsFrom, child: CountsFrom) -> i64 {
        let periods = PeriodRules { partner, child };
        let ways = [
            (Basis::Year, Knowledge::Perfect),
            (Basis::Year, Knowledge::Reported(prompt_reporting())),
            (Basis::Month, Knowledge::Perfect),
        ];
        let ledgers = ways.map(|(basis, knowledge)| ledger(household(), periods, basis, knowledge));
        assert!(ledgers.iter().all(|ledger| ledger.imbalance() == Cents::ZERO));
        assert!(ledgers.iter().all(|ledger| ledger.due == ledgers[0].due), "the basis does not matter here");
        ledgers[0].due.0 / 100
    }

    #[test]
    fn a_child_counts_from_the_month_that_the_rule_says() {
        use CountsFrom::{NextMonth, NextQuarter, NextYear, SameMonth};
        // Eight months from May, nine from April, six from July, none.
        for (rule, months) in [(NextMonth, 8), (SameMonth, 9), (NextQuarter, 6), (NextYear, 0)] {
            assert_eq!(due(child_from_may, NextMonth, rule), 1_200 + 50 * months, "{rule:?}");
            assert_eq!(due(child_from_may, rule, NextMonth), 1_600, "the rule of partners is not that of children");
        }
    }

    #[test]
    fn a_partner_who_leaves_counts_until_the_month_that_the_rule_says() {
        use CountsFrom::{NextMonth, NextQuarter, NextYear, SameMonth};
        // Alone from June, from May, from July, not at all.
        for (rule, months) in [(NextMonth, 7), (SameMonth, 8), (NextQuarter, 6), (NextYear, 0)] {
            assert_eq!(due(partner_until_may, rule, NextMonth), 100 * months, "{rule:?}");
        }
    }
}
