//! The month system: each month's right on what is known then is final.
//!
//! Takes: the rights of twelve months on known facts. Gives: a ledger in order.
//! Leaves to others: which month's facts are known (`known_month`).

use crate::delivery::SchemeLedger;
use crate::delivery::year::count_changes;
use crate::units::{Cents, MONTHS};

/// The ledger of a household that uses a scheme under the month system: what is paid is what is due.
///
/// There is nothing to settle, so true-up, tolerance, advance factor and recovery have no meaning here.
pub fn deliver_month(rights: [Cents; MONTHS]) -> SchemeLedger {
    let advances = rights.map(Cents::at_least_zero);
    let total: Cents = advances.iter().sum();
    let amount_changes = count_changes(&advances);
    SchemeLedger {
        entitlement: total,
        due: total,
        used: true,
        advances,
        cash: [total, Cents::ZERO, Cents::ZERO, Cents::ZERO],
        decisions: 1 + amount_changes,
        amount_changes,
        ..SchemeLedger::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_paid_in_a_month_system_is_due() {
        let mut rights = [Cents(10_000); MONTHS];
        rights[3] = Cents(2_500);
        let ledger = deliver_month(rights);
        // Eleven months of 100 euros and one of 25.
        assert_eq!(ledger.due, Cents(112_500));
        assert_eq!(ledger.imbalance(), Cents::ZERO);
        assert_eq!(ledger.amount_changes, 2);
    }
}
