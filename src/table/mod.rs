//! Columns of facts and results for a block of households and the persons in them.
//!
//! Takes: typed values. Gives: named columns with a schema, links between households and persons.
//! Leaves to others: where values come from (`population`) and what they are used for (`engine`, `delivery`).
//!
//! Every value is held in an `f64` that carries a whole number in its *storage unit*: money in cents, hours in
//! hundredths, dates in days since 1970, booleans as 0 and 1, an enumeration as the position of its value. So a
//! stored value is exact, and both evaluators start from the same number.

mod column;
mod packed;
mod schema;

pub use column::Column;
pub use packed::PackedTable;
pub use schema::{ColumnSchema, Entity, EnumType, Period, ValueType};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Most persons of one household; more are a mistake in who belongs together.
pub const MOST_PERSONS: usize = 50;

/// Number of a household in the population; the same household in a sample of any size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct HouseholdId(pub u64);

impl HouseholdId {
    /// Numbers from here on are households that begin in the year; the largest number of one of 1 January is below.
    pub const SUCCESSORS: u64 = 1 << 63;
    /// Bits for the household of 1 January that it sprang from; those above count the households that did.
    const ORIGIN_BITS: u32 = 55;

    /// The household that sprang from this one in the course of the year as number `order` (1 to 127): household
    /// 4711 is followed by 4711.1, 4711.2 and so on. The origin is below 2^55.
    #[must_use]
    pub fn successor(self, order: u8) -> HouseholdId {
        let order = u64::from(order & 0x7F) << Self::ORIGIN_BITS;
        HouseholdId(Self::SUCCESSORS | order | self.origin().0 & ((1 << Self::ORIGIN_BITS) - 1))
    }

    /// The household of 1 January that this one sprang from; itself, where it was there on 1 January.
    #[must_use]
    pub fn origin(self) -> HouseholdId {
        if self.0 < Self::SUCCESSORS { self } else { HouseholdId(self.0 & ((1 << Self::ORIGIN_BITS) - 1)) }
    }

    /// How many households sprang from the same one up to and with this one; zero for one of 1 January.
    pub fn order(self) -> u8 {
        if self.0 < Self::SUCCESSORS { 0 } else { ((self.0 - Self::SUCCESSORS) >> Self::ORIGIN_BITS) as u8 }
    }

    /// Whether it is a number that a file may have: one of 63 bits, or one that sprang from a household below 2^32, as it is
    /// stored.
    fn is_a_number(self) -> bool {
        const STORED: u64 = 1 << 32;
        self.0 < Self::SUCCESSORS || (1..128).contains(&self.order()) && self.origin().0 < STORED
    }

    /// The number that draws are made with: for the first 16 million households and those that spring from them one of 32
    /// bits, as it was when the seeds of published runs were chosen.
    #[must_use]
    pub fn draw_number(self) -> u64 {
        const FIRST: u64 = 1 << 24;
        let (origin, order) = (self.origin().0, u64::from(self.order()));
        if order > 0 && origin < FIRST { 1 << 31 | order << 24 | origin } else { self.0 }
    }

    /// The number as printed or as stored, read back; `None` for anything else.
    pub fn from_text(text: &str) -> Option<HouseholdId> {
        let (origin, order) = text.split_once('.').unwrap_or((text, "0"));
        let origin: u64 = origin.parse().ok()?;
        match order.parse::<u8>().ok()? {
            // Some programs write whole numbers as 12.0.
            0 if HouseholdId(origin).is_a_number() => Some(HouseholdId(origin)),
            order if order < 128 && origin < 1 << Self::ORIGIN_BITS => Some(HouseholdId(origin).successor(order)),
            _ => None,
        }
    }
}

impl std::fmt::Display for HouseholdId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.order() {
            0 => write!(f, "{}", self.0),
            order => write!(f, "{}.{order}", self.origin().0),
        }
    }
}

/// A household, and then those that sprang from it.
impl Ord for HouseholdId {
    fn cmp(&self, other: &HouseholdId) -> std::cmp::Ordering {
        (self.origin().0, self.order()).cmp(&(other.origin().0, other.order()))
    }
}

impl PartialOrd for HouseholdId {
    fn partial_cmp(&self, other: &HouseholdId) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Facts or results of a block of households.
///
/// Shape: `n` households, `p` persons, the persons of household `i` at `persons_of(i)`. A column has one value per
/// entity (`Fixed`, `Year`) or twelve blocks of one value per entity (`Month`, month by month).
#[derive(Debug, Clone)]
pub struct Table {
    /// Calendar year of the facts.
    pub year: i16,
    /// Number of each household.
    pub households: Vec<HouseholdId>,
    /// How many real households each stands for.
    pub weights: Vec<f64>,
    person_start: Vec<u32>,
    columns: BTreeMap<Arc<str>, Column>,
}

/// A column that does not fit its table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Wrong number of values.
    #[error("column `{name}` has {found} values, expected {expected}")]
    Length {
        /// Column name.
        name: String,
        /// Values given.
        found: usize,
        /// Values that the schema asks for.
        expected: usize,
    },
    /// Persons or weights do not match the households.
    #[error("a table of {households} households needs as many weights and person counts")]
    Shape {
        /// Number of households.
        households: usize,
    },
}

impl Table {
    /// An empty table for these households; `persons` counts the persons of each.
    ///
    /// # Errors
    /// `Shape` when the three lists differ in length.
    pub fn new(
        year: i16,
        households: Vec<HouseholdId>,
        weights: Vec<f64>,
        persons: &[u32],
    ) -> Result<Table, TableError> {
        if households.len() != weights.len() || households.len() != persons.len() {
            return Err(TableError::Shape { households: households.len() });
        }
        let mut person_start = Vec::with_capacity(persons.len() + 1);
        let mut total = 0;
        person_start.push(0);
        for count in persons {
            total += count;
            person_start.push(total);
        }
        Ok(Table { year, households, weights, person_start, columns: BTreeMap::new() })
    }

    /// Number of households.
    pub fn n_households(&self) -> usize {
        self.households.len()
    }

    /// Number of persons.
    pub fn n_persons(&self) -> usize {
        self.person_start.last().map_or(0, |n| *n as usize)
    }

    /// Number of entities of a kind.
    pub fn n_entities(&self, entity: Entity) -> usize {
        match entity {
            Entity::Household => self.n_households(),
            Entity::Person => self.n_persons(),
        }
    }

    /// Positions of the persons of the household at position `household`.
    pub fn persons_of(&self, household: usize) -> Range<usize> {
        self.person_start[household] as usize..self.person_start[household + 1] as usize
    }

    /// First person of each household, and the total at the end.
    pub fn person_start(&self) -> &[u32] {
        &self.person_start
    }

    /// Adds or replaces a column.
    ///
    /// # Errors
    /// `Length` when the number of values is not what schema and table ask for.
    pub fn insert(&mut self, column: Column) -> Result<(), TableError> {
        let expected = self.n_entities(column.schema.entity) * column.schema.period.lanes();
        if column.values.len() != expected {
            let name = column.schema.name.to_string();
            return Err(TableError::Length { name, found: column.values.len(), expected });
        }
        self.columns.insert(Arc::clone(&column.schema.name), column);
        Ok(())
    }

    /// A column by name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(name)
    }

    /// All columns in order of name.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.values()
    }

    /// The households of all tables, one after another; the first says which columns there are.
    ///
    /// # Errors
    /// `Length` when a table lacks a column of the first.
    pub fn joined(tables: &[Table]) -> Result<Table, TableError> {
        let year = tables.first().map_or(0, |table| table.year);
        let all = || tables.iter();
        let persons: Vec<u32> =
            all().flat_map(|table| (0..table.n_households()).map(|i| table.persons_of(i).len() as u32)).collect();
        let mut out = Table::new(
            year,
            all().flat_map(|table| table.households.iter().copied()).collect(),
            all().flat_map(|table| table.weights.iter().copied()).collect(),
            &persons,
        )?;
        for column in tables.first().into_iter().flat_map(Table::columns) {
            let name = &column.schema.name;
            let parts: Vec<&Column> = all().filter_map(|table| table.column(name)).collect();
            let lane = |part: &&Column, lane: usize| {
                let n = part.n_entities();
                part.values[lane * n..(lane + 1) * n].to_vec()
            };
            let lanes = column.schema.period.lanes();
            let values = (0..lanes).flat_map(|at| parts.iter().flat_map(move |part| lane(part, at))).collect();
            out.insert(Column::new(Arc::clone(&column.schema), values))?;
        }
        Ok(out)
    }

    /// A table of the households at the given positions, in that order, with their persons; a position may be
    /// named more than once.
    pub fn gather(&self, positions: &[usize]) -> Table {
        let persons: Vec<u32> = positions.iter().map(|p| self.persons_of(*p).len() as u32).collect();
        let person_positions: Vec<usize> = positions.iter().flat_map(|p| self.persons_of(*p)).collect();
        let mut person_start = vec![0];
        person_start.extend(persons.iter().scan(0, |total, count| {
            *total += count;
            Some(*total)
        }));
        let columns = self
            .columns
            .iter()
            .map(|(name, column)| {
                let from = match column.schema.entity {
                    Entity::Household => positions,
                    Entity::Person => &person_positions,
                };
                (Arc::clone(name), column.gather(from))
            })
            .collect();
        Table {
            year: self.year,
            households: positions.iter().map(|p| self.households[*p]).collect(),
            weights: positions.iter().map(|p| self.weights[*p]).collect(),
            person_start,
            columns,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Unit;

    #[test]
    fn joined_tables_hold_the_households_one_after_another() {
        let whole = table();
        let parts = [whole.gather(&[0]), whole.gather(&[1])];
        let joined = Table::joined(&parts).unwrap();
        assert_eq!(joined.households, whole.households);
        assert_eq!(joined.person_start(), whole.person_start());
        for column in whole.columns() {
            assert_eq!(joined.column(&column.schema.name).unwrap().values, column.values);
        }
    }

    fn table() -> Table {
        let ids = vec![HouseholdId(7), HouseholdId(8)];
        let mut table = Table::new(2026, ids, vec![1.0, 1.0], &[1, 2]).unwrap();
        let schema = ColumnSchema::new("loon", Entity::Person, Period::Year, ValueType::Number(Unit::EURO_PER_YEAR));
        table.insert(Column::new(schema, vec![1.0, 2.0, 3.0])).unwrap();
        table
    }

    #[test]
    fn a_household_that_began_in_the_year_follows_the_one_it_sprang_from() {
        let first = HouseholdId(4_711).successor(1);
        assert_eq!((first.origin(), first.order(), first.to_string()), (HouseholdId(4_711), 1, "4711.1".to_owned()));
        assert!(HouseholdId(4_711) < first && first < first.successor(2) && first.successor(2) < HouseholdId(4_712));
        for text in ["0", "4711", "4711.1", "8559999.3", "4294967296", "9223372036854775807"] {
            assert_eq!(HouseholdId::from_text(text).unwrap().to_string(), text);
        }
        for text in ["", "-1", "4711.", "4711.128", "18446744073709551615", "36028797018963968.1", "1e3"] {
            assert_eq!(HouseholdId::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_household_of_64_bits_keeps_its_number_and_the_first_ones_their_draws() {
        let large = HouseholdId(9_007_199_254_740_993);
        assert_eq!((large.origin(), large.order(), large.draw_number()), (large, 0, 9_007_199_254_740_993));
        // By hand: 2^31 for a household that began in the year, 2^24 for the first, and the number.
        assert_eq!(HouseholdId(4_711).successor(1).draw_number(), 2_147_483_648 + 16_777_216 + 4_711);
        assert_eq!(HouseholdId(4_711).draw_number(), 4_711);
        let stored = HouseholdId(4_711).successor(2).0.to_string();
        assert_eq!(HouseholdId::from_text(&stored), Some(HouseholdId(4_711).successor(2)));
    }

    #[test]
    fn gathering_takes_the_persons_along() {
        let gathered = table().gather(&[1, 0, 1]);
        assert_eq!(gathered.column("loon").unwrap().values, vec![2.0, 3.0, 1.0, 2.0, 3.0]);
        assert_eq!(gathered.persons_of(2), 3..5);
    }

    #[test]
    fn a_column_of_the_wrong_length_is_refused() {
        let schema = ColumnSchema::new("huur", Entity::Household, Period::Month, ValueType::Bool);
        assert!(table().insert(Column::new(schema, vec![0.0; 23])).is_err());
    }
}
