//! Values of one name for all entities of a block.

use crate::table::{ColumnSchema, Period};
use crate::units::{Cents, MONTHS};
use std::sync::Arc;

/// One column; see [`crate::table`] for what a stored value means.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name and type.
    pub schema: Arc<ColumnSchema>,
    /// Values, month by month where the period is a month: value of entity `i` in month `m` at `m * n + i`.
    pub values: Vec<f64>,
}

impl Column {
    /// A column.
    pub fn new(schema: Arc<ColumnSchema>, values: Vec<f64>) -> Column {
        Column { schema, values }
    }

    /// Number of entities.
    pub fn n_entities(&self) -> usize {
        self.values.len() / self.schema.period.lanes()
    }

    /// The value of entity `i` in month `month` (0–11); without months, the one value.
    pub fn get(&self, entity: usize, month: usize) -> f64 {
        match self.schema.period {
            Period::Month => self.values[month * self.n_entities() + entity],
            Period::Fixed | Period::Year => self.values[entity],
        }
    }

    /// As [`Column::get`], for money that is held in whole cents.
    pub fn cents(&self, entity: usize, month: usize) -> Cents {
        Cents(self.get(entity, month).round() as i64)
    }

    /// The twelve values of one entity.
    pub fn year_of(&self, entity: usize) -> [f64; MONTHS] {
        std::array::from_fn(|month| self.get(entity, month))
    }

    /// The values of the entities at `positions`, in that order.
    pub fn gather(&self, positions: &[usize]) -> Column {
        let n = self.n_entities();
        let lanes = self.schema.period.lanes();
        let mut values = Vec::with_capacity(positions.len() * lanes);
        for lane in 0..lanes {
            values.extend(positions.iter().map(|p| self.values[lane * n + p]));
        }
        Column { schema: Arc::clone(&self.schema), values }
    }
}
