//! What goes wrong when the agency takes data from a source: wrong incomes in all schemes, awards without any right.
//!
//! Takes: the dials of reach, draws. Gives: known facts and states with the errors, ledgers of wrongful awards.
//! Leaves to others: what is known without errors (`knowledge`), recovery (`year`).

use crate::delivery::Access;
use crate::delivery::Dials;
use crate::delivery::Reclaim;
use crate::delivery::SchemeLedger;
use crate::delivery::SourceErrors;
use crate::delivery::VariantDelivery;
use crate::delivery::WrongfulAwards;
use crate::delivery::columns::INCOMES;
use crate::delivery::knowledge::facts::input;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::delivery::settlement::books::book_cash;
use crate::draws::Seed;
use crate::draws::Stream;
use crate::engine::EngineError;
use crate::table::Column;
use crate::table::Entity;
use crate::table::HouseholdId;
use crate::table::Period;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;
use std::sync::Arc;

/// Whose income is wrong in the source, and how long.
///
/// Knowing the year in advance (`Knowledge::Perfect`) is knowing what the source says: its errors stay errors, until
/// they are repaired.
pub(crate) struct SourceMistakes {
    errors: Option<SourceErrors>,
    hit: Stream,
    noticed: Stream,
}

impl SourceMistakes {
    pub(crate) fn new(dials: &Dials, seed: Seed) -> SourceMistakes {
        SourceMistakes {
            errors: dials.reach.source_errors,
            hit: Stream::open(seed, "delivery.source.error"),
            noticed: Stream::open(seed, "delivery.source.noticed"),
        }
    }

    /// Months from January in which the income of a household is wrong; zero without an error.
    pub(crate) fn wrong_months(&self, household: HouseholdId) -> u8 {
        match self.errors {
            Some(errors) if self.hit.uniform(household) < errors.share => {
                let is_noticed = self.noticed.uniform(household) < errors.noticed_share;
                if is_noticed { errors.repair_months.min(MONTHS as u8) } else { MONTHS as u8 }
            }
            _ => 0,
        }
    }

    /// Facts as known by the month, with wrong incomes until they are repaired; what was paid until then is final or
    /// settled as any other month.
    ///
    /// # Errors
    /// A column that is missing or of another shape.
    pub(crate) fn corrupt_months_with_source_errors(&self, mut known: Table) -> Result<Table, EngineError> {
        let Some(errors) = self.errors else {
            return Ok(known);
        };
        for name in INCOMES {
            let column = input(&known, name, Entity::Person, Period::Month)?;
            let n = column.n_entities();
            let mut values = column.values.clone();
            for household in 0..known.n_households() {
                let wrong = usize::from(self.wrong_months(known.households[household]));
                for month in 0..wrong {
                    for value in &mut values[month * n..][known.persons_of(household)] {
                        *value = (*value * errors.factor).round();
                    }
                }
            }
            let column = Column::new(Arc::clone(&column.schema), values);
            known.insert(column).expect("a column of the same table has its number of values");
        }
        Ok(known)
    }

    /// States of a household with wrong incomes until the month of repair, which is a state of its own.
    pub(crate) fn corrupt_states_with_source_errors(&self, states: Vec<KnownFacts>, months: u8) -> Vec<KnownFacts> {
        let factor = self.errors.map_or(1.0, |errors| errors.factor);
        let at_repair = states
            .iter()
            .rposition(|state| state.from_month <= months)
            .map(|last| KnownFacts { from_month: months, ..states[last].clone() });
        let (before, after): (Vec<KnownFacts>, Vec<KnownFacts>) =
            states.into_iter().partition(|state| state.from_month < months);
        let wrong = |mut state: KnownFacts| {
            let earlier = state.earlier.iter_mut().flat_map(|(_, incomes)| incomes);
            for income in state.assessed_income.iter_mut().chain(earlier) {
                *income = (*income * factor).round();
            }
            state
        };
        let repaired = at_repair.filter(|state| usize::from(state.from_month) < MONTHS);
        let after = after.into_iter().filter(|state| state.from_month > months);
        before.into_iter().map(wrong).chain(repaired).chain(after).collect()
    }
}

/// Awards without an application to who has no right.
pub(crate) struct WrongfulDraws<'a> {
    variant: &'a VariantDelivery<'a>,
    awards: Option<WrongfulAwards>,
    streams: Vec<Stream>,
}

impl<'a> WrongfulDraws<'a> {
    pub(crate) fn new(variant: &'a VariantDelivery<'a>, seed: Seed) -> WrongfulDraws<'a> {
        let is_automatic = variant.dials.access != Access::Application;
        let open = |id: &str| Stream::open(seed, &format!("delivery.wrongful.{id}"));
        WrongfulDraws {
            variant,
            awards: variant.dials.reach.wrongful.filter(|_| is_automatic),
            streams: variant.schemes.iter().map(|scheme| open(&scheme.id)).collect(),
        }
    }

    /// The ledger of a household without a right to a scheme, where it gets it nevertheless.
    pub(crate) fn award(&self, household: HouseholdId, scheme: usize) -> Option<SchemeLedger> {
        let awards = self.awards?;
        if self.streams[scheme].uniform(household) >= awards.share {
            return None;
        }
        let mut ledger = SchemeLedger {
            used: true,
            is_wrongful: true,
            advances: [awards.amount; MONTHS],
            ..SchemeLedger::default()
        };
        match awards.reclaim {
            Reclaim::Left => ledger.waived = ledger.paid(),
            Reclaim::Claimed => {
                ledger.recovery = ledger.paid();
                ledger.is_settled = true;
            }
        }
        ledger.decisions = ledger.count_decisions();
        book_cash(&mut ledger, &self.variant.dials, self.variant.settlement);
        debug_assert_eq!(ledger.imbalance(), Cents::ZERO);
        Some(ledger)
    }
}

#[cfg(test)]
#[path = "source_errors_tests.rs"]
mod tests;
