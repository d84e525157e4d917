//! Who a household is: the facts of its persons and its dwelling, in words and amounts.
//!
//! Takes: a table of one household. Gives: [`Who`].
//! Leaves to others: everything that follows from the facts.

use crate::population::fact_label;
use crate::rulebook::{System, value_label};
use crate::table::{Column, Table, ValueType};
use crate::text::Text;
use crate::units::{Cents, MONTHS, age_on, date_of_days};
use serde::Serialize;

/// The facts of one household.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Who {
    /// Persons in order.
    pub persons: Vec<PersonFacts>,
    /// Facts that are one word or truth value, by name: tenure, kind, main source of income and the like.
    pub traits: Vec<(Text, Text)>,
    /// Amounts that do not change: wealth. Unit: cents.
    pub stocks_cents: Vec<(Text, Cents)>,
    /// Amounts per month: rent, service costs. Unit: cents per month.
    pub amounts_cents_month: Vec<(Text, [Cents; MONTHS])>,
}

/// The facts of one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonFacts {
    /// Role.
    pub role: Text,
    /// Date of birth.
    pub birth_date: String,
    /// Age on 1 January; below zero for who is not born yet.
    pub age_years: i32,
    /// Whether registered in the household, by month.
    pub is_present: [bool; MONTHS],
    /// Incomes that are not zero all year, by name. Unit: cents per month.
    pub incomes_cents_month: Vec<(Text, [Cents; MONTHS])>,
}

/// Reads the household at position zero.
pub(super) fn read(facts: &Table, system: &System, year: i16) -> Who {
    let mut who =
        Who { persons: Vec::new(), traits: Vec::new(), stocks_cents: Vec::new(), amounts_cents_month: Vec::new() };
    let label = |column: &Column| {
        let name = &*column.schema.name;
        // The rulebooks name the facts that they read, the population those that only delivery knows.
        let own = fact_label(name).filter(|_| system.id(name).is_none());
        own.map_or_else(|| system.label(name), |words| Text::new(words.nl, words.en))
    };
    let new_year = jiff::civil::date(year, 1, 1);
    for person in facts.persons_of(0) {
        let birth = facts.column("geboortedatum").and_then(|c| date_of_days(c.get(person, 0) as i32));
        let mut shown = PersonFacts {
            role: facts.column("rol").map(|c| word(c, person)).unwrap_or_default(),
            birth_date: birth.map(|d| d.to_string()).unwrap_or_default(),
            age_years: birth.map_or(0, |d| age_on(d, new_year)),
            is_present: std::array::from_fn(|m| facts.column("aanwezig").is_none_or(|c| c.get(person, m) != 0.0)),
            incomes_cents_month: Vec::new(),
        };
        for column in facts.columns().filter(|c| is_of(c, crate::table::Entity::Person) && is_monthly_money(c)) {
            let amounts = months(column, person);
            if amounts.iter().any(|a| *a != Cents::ZERO) {
                shown.incomes_cents_month.push((label(column), amounts));
            }
        }
        who.persons.push(shown);
    }
    for column in facts.columns().filter(|c| is_of(c, crate::table::Entity::Household)) {
        let name = label(column);
        match &column.schema.value_type {
            ValueType::Number(unit) if unit.is_money() && is_monthly_money(column) => {
                let amounts = months(column, 0);
                if amounts.iter().any(|a| *a != Cents::ZERO) {
                    who.amounts_cents_month.push((name, amounts));
                }
            }
            ValueType::Number(unit) if unit.is_money() => who.stocks_cents.push((name, column.cents(0, 0))),
            ValueType::Bool | ValueType::Enum(_) => who.traits.push((name, word(column, 0))),
            ValueType::Number(_) | ValueType::Date => {}
        }
    }
    who
}

fn is_of(column: &Column, entity: crate::table::Entity) -> bool {
    column.schema.entity == entity
}

fn is_monthly_money(column: &Column) -> bool {
    column.schema.period == crate::table::Period::Month
        && matches!(&column.schema.value_type, ValueType::Number(unit) if unit.is_money())
}

fn months(column: &Column, entity: usize) -> [Cents; MONTHS] {
    std::array::from_fn(|month| column.cents(entity, month))
}

fn word(column: &Column, entity: usize) -> Text {
    let stored = column.get(entity, 0);
    match &column.schema.value_type {
        ValueType::Enum(kind) => kind.values.get(stored as usize).map(|word| value_label(word)).unwrap_or_default(),
        _ => value_label(if stored != 0.0 { "ja" } else { "nee" }),
    }
}
