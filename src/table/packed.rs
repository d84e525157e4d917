//! A table in little room: values that are the same are kept once, whole numbers in as few bytes as they need.
//!
//! Takes: a table. Gives: the same table again, value for value. Leaves to others: which tables are worth keeping.

use crate::table::{Column, ColumnSchema, HouseholdId, Table};
use std::sync::Arc;

/// A table that is kept until it is asked for.
#[derive(Debug, Clone)]
pub struct PackedTable {
    year: i16,
    households: Vec<HouseholdId>,
    weights: Vec<f64>,
    persons: Vec<u32>,
    columns: Vec<(Arc<ColumnSchema>, Values)>,
}

/// Values of one column, all lanes, in the order of the column.
#[derive(Debug, Clone)]
enum Values {
    /// One value for all.
    Same { value: f64, count: usize },
    /// Every lane holds what the first one holds.
    SameEveryLane { first: Narrow, lanes: usize },
    /// As they are.
    Plain(Narrow),
}

#[derive(Debug, Clone)]
enum Narrow {
    Byte(Vec<u8>),
    Whole(Vec<i32>),
    Any(Vec<f64>),
}

impl PackedTable {
    /// Packs a table.
    pub fn new(table: &Table) -> PackedTable {
        let pack = |column: &Column| (Arc::clone(&column.schema), Values::new(column));
        PackedTable {
            year: table.year,
            households: table.households.clone(),
            weights: table.weights.clone(),
            persons: (0..table.n_households()).map(|i| table.persons_of(i).len() as u32).collect(),
            columns: table.columns().map(pack).collect(),
        }
    }

    /// The table that was packed.
    pub fn table(&self) -> Table {
        let mut table = Table::new(self.year, self.households.clone(), self.weights.clone(), &self.persons)
            .expect("a number, a weight and a count were kept for each household");
        for (schema, values) in &self.columns {
            table
                .insert(Column::new(Arc::clone(schema), values.unpacked()))
                .expect("as many values come out as were put in");
        }
        table
    }

    /// Numbers of the households, in order.
    pub fn households(&self) -> &[HouseholdId] {
        &self.households
    }

    /// Weights of the households, in order.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Multiplies every weight.
    pub fn scale_weights(&mut self, factor: f64) {
        self.weights.iter_mut().for_each(|weight| *weight *= factor);
    }

    /// Bytes that the values take.
    pub fn bytes(&self) -> usize {
        let columns: usize = self.columns.iter().map(|(_, values)| values.bytes()).sum();
        columns + self.households.len() * 16
    }
}

impl Values {
    fn new(column: &Column) -> Values {
        let values = &column.values;
        let same = |a: &f64, b: &f64| a.to_bits() == b.to_bits();
        if let Some(first) = values.first()
            && values.iter().all(|value| same(value, first))
        {
            return Values::Same { value: *first, count: values.len() };
        }
        let lanes = column.schema.period.lanes();
        let n = column.n_entities();
        let repeats = lanes > 1
            && values.chunks_exact(n.max(1)).all(|lane| lane.iter().zip(&values[..n]).all(|(a, b)| same(a, b)));
        if repeats {
            return Values::SameEveryLane { first: Narrow::new(&values[..n]), lanes };
        }
        Values::Plain(Narrow::new(values))
    }

    fn unpacked(&self) -> Vec<f64> {
        match self {
            Values::Same { value, count } => vec![*value; *count],
            Values::SameEveryLane { first, lanes } => first.unpacked().repeat(*lanes),
            Values::Plain(narrow) => narrow.unpacked(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Values::Same { .. } => 16,
            Values::SameEveryLane { first: narrow, .. } | Values::Plain(narrow) => match narrow {
                Narrow::Byte(values) => values.len(),
                Narrow::Whole(values) => values.len() * 4,
                Narrow::Any(values) => values.len() * 8,
            },
        }
    }
}

impl Narrow {
    fn new(values: &[f64]) -> Narrow {
        // Bits are compared, so that minus zero and what is no number stay what they are.
        let fits = |narrow: fn(f64) -> f64| values.iter().all(|v| narrow(*v).to_bits() == v.to_bits());
        if fits(|value| f64::from(value as u8)) {
            Narrow::Byte(values.iter().map(|value| *value as u8).collect())
        } else if fits(|value| f64::from(value as i32)) {
            Narrow::Whole(values.iter().map(|value| *value as i32).collect())
        } else {
            Narrow::Any(values.to_vec())
        }
    }

    fn unpacked(&self) -> Vec<f64> {
        match self {
            Narrow::Byte(values) => values.iter().map(|value| f64::from(*value)).collect(),
            Narrow::Whole(values) => values.iter().map(|value| f64::from(*value)).collect(),
            Narrow::Any(values) => values.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Entity, Period, ValueType};
    use crate::units::{MONTHS, Unit};
    use proptest::prelude::*;

    /// Three households of 1, 2 and 1 persons with one column by month and one fixed.
    fn table(months: Vec<f64>, fixed: Vec<f64>) -> Table {
        let ids = [3, 7, 12].map(HouseholdId).to_vec();
        let mut table = Table::new(2026, ids, vec![1.5, 2.0, 0.25], &[1, 2, 1]).unwrap();
        let number = || ValueType::Number(Unit::EURO_PER_MONTH);
        let month = ColumnSchema::new("loon", Entity::Person, Period::Month, number());
        let once = ColumnSchema::new("vermogen", Entity::Household, Period::Fixed, number());
        table.insert(Column::new(month, months)).unwrap();
        table.insert(Column::new(once, fixed)).unwrap();
        table
    }

    fn bits(table: &Table) -> Vec<u64> {
        table.columns().flat_map(|column| column.values.iter().map(|value| value.to_bits())).collect()
    }

    fn value() -> impl Strategy<Value = f64> {
        prop_oneof![
            Just(0.0),
            Just(-0.0),
            Just(f64::NAN),
            (0_u8..=255).prop_map(f64::from),
            any::<i32>().prop_map(f64::from),
            any::<f64>()
        ]
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_out_bit_for_bit(
            months in prop::collection::vec(value(), 4 * MONTHS),
            fixed in prop::collection::vec(value(), 3),
        ) {
            let before = table(months, fixed);
            let after = PackedTable::new(&before).table();
            prop_assert_eq!(bits(&before), bits(&after));
            prop_assert_eq!(before.person_start(), after.person_start());
            prop_assert_eq!((&before.households, &before.weights), (&after.households, &after.weights));
        }
    }

    #[test]
    fn a_wage_that_is_the_same_every_month_takes_four_bytes_a_person() {
        let wages = [300_000.0, 120_050.0, 0.0, 99.0];
        let packed = PackedTable::new(&table(wages.repeat(MONTHS), vec![0.0; 3]));
        // 4 wages of 4 bytes, one value for all wealth of 16, three households of 16 with their weight.
        assert_eq!(packed.bytes(), 4 * 4 + 16 + 3 * 16);
    }
}
