//! Values of one household, of any type.
//!
//! Takes: nothing. Gives: [`Value`], [`HouseholdValues`]. Leaves to others: evaluating them.

use crate::rulebook::{Plan, ValueId};
use crate::table::{Entity, Period};
use crate::units::Exact;

/// A value of any type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number in its unit (euros, not cents).
    Number(Exact),
    /// A truth value.
    Bool(bool),
    /// Days since 1970.
    Date(i32),
    /// Position in an enumeration.
    Enum(u32),
}

/// All values of one household that a plan computes.
#[derive(Debug, Clone)]
pub struct HouseholdValues {
    pub(super) persons: usize,
    /// Per value of the system: month by month, entity by entity.
    pub(super) values: Vec<Option<Vec<Value>>>,
}

impl HouseholdValues {
    /// The value of entity `entity` (0 for the household) in a month; `None` when the plan does not compute it.
    pub fn get(&self, plan: &Plan, id: ValueId, entity: usize, month: usize) -> Option<Value> {
        let schema = &plan.system.value(id).schema;
        let n = if schema.entity == Entity::Person { self.persons } else { 1 };
        let lane = if schema.period == Period::Month { month } else { 0 };
        self.values[id.0].as_ref().and_then(|values| values.get(lane * n + entity)).copied()
    }

    /// Number of persons.
    pub fn persons(&self) -> usize {
        self.persons
    }
}
