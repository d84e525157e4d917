//! Some households of the facts, worked on together.

use crate::table::{Entity, Table};
use std::ops::Range;

/// Some households of the facts, worked on together.
pub(super) struct Block<'a> {
    pub(super) facts: &'a Table,
    /// Positions in the facts.
    pub(super) households: &'a [u32],
    /// Positions in the facts of the persons of these households, one household after the other.
    pub(super) persons: Vec<u32>,
    /// Where the persons of each household begin in `persons`, and the end.
    pub(super) starts: Vec<u32>,
}

impl<'a> Block<'a> {
    pub(super) fn new(facts: &'a Table, households: &'a [u32]) -> Block<'a> {
        let mut persons = Vec::new();
        let mut starts = vec![0];
        for household in households {
            let range = facts.persons_of(*household as usize);
            persons.extend(range.start as u32..range.end as u32);
            starts.push(persons.len() as u32);
        }
        Block { facts, households, persons, starts }
    }

    /// The household, counted in the block, of an entity, counted in the block.
    pub(super) fn household_of(&self, entity: Entity, at: usize) -> usize {
        match entity {
            Entity::Household => at,
            Entity::Person => self.starts.partition_point(|start| *start as usize <= at) - 1,
        }
    }

    /// Positions in the facts.
    pub(super) fn entities(&self, entity: Entity) -> &[u32] {
        match entity {
            Entity::Household => self.households,
            Entity::Person => &self.persons,
        }
    }

    pub(super) fn count(&self, entity: Entity) -> usize {
        self.entities(entity).len()
    }

    /// Positions in the facts where they are in a row.
    pub(super) fn range(&self, entity: Entity) -> Option<Range<usize>> {
        let entities = self.entities(entity);
        let (first, last) = (*entities.first()? as usize, *entities.last()? as usize);
        (last - first + 1 == entities.len()).then_some(first..last + 1)
    }
}
