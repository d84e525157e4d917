//! The order in which households are worked on: those whose facts change in the same months together.
//!
//! A block does the work of a month only where some household in it has other facts than in an earlier month. Most
//! households have a steady year; among others they would still be worked on twelve times.

use crate::table::{Column, Entity, Period, Table};
use crate::units::MONTHS;

/// Positions of all households, alike ones side by side.
pub fn alike_together(facts: &Table, inputs: &[&Column]) -> Vec<u32> {
    let mut changes = vec![0_u16; facts.n_households()];
    let household_of_person: Vec<usize> =
        (0..facts.n_households()).flat_map(|household| facts.persons_of(household).map(move |_| household)).collect();
    for column in inputs.iter().filter(|c| c.schema.period == Period::Month) {
        match column.schema.entity {
            Entity::Household => note_changes(column, |at| at, &mut changes),
            Entity::Person => note_changes(column, |at| household_of_person[at], &mut changes),
        }
    }
    let mut order: Vec<u32> = (0..facts.n_households() as u32).collect();
    // Of one size side by side, so that the loops over persons run equally long.
    order.sort_by_key(|household| {
        let at = *household as usize;
        (changes[at], facts.persons_of(at).len())
    });
    order
}

/// Sets bit `m` of a household where a value of month `m` is not that of the month before.
fn note_changes(column: &Column, household_of: impl Fn(usize) -> usize, changes: &mut [u16]) {
    let n = column.n_entities();
    for month in 1..MONTHS {
        let (before, now) = (&column.values[(month - 1) * n..month * n], &column.values[month * n..(month + 1) * n]);
        for (at, (a, b)) in before.iter().zip(now).enumerate() {
            changes[household_of(at)] |= u16::from(a != b) << month;
        }
    }
}
