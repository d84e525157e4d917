//! Named rules that fill what the data do not have: roles, type of household, main source of income.
//!
//! Takes: the persons of one household as the mapping read them. Gives: positions in the lists of `kinds`.
//! Leaves to others: when a rule applies; the mapping names it.

use crate::population::kinds::MainSource;
use crate::population::kinds::Role;

/// What a rule must know of a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Kin {
    pub id: String,
    pub partner: String,
    pub parents: Vec<String>,
    pub age: i32,
}

/// Roles of the persons of a household, in their order.
pub(super) fn roles(persons: &[Kin]) -> Vec<Role> {
    let has_parent_here = |person: &Kin| {
        person.parents.iter().any(|parent| persons.iter().any(|other| other.id == *parent && other.id != person.id))
    };
    let oldest = persons.iter().map(|person| person.age).max().unwrap_or(0);
    // An adult child is never the applicant as long as there is someone without a parent in the household.
    let head = (0..persons.len())
        .filter(|at| !has_parent_here(&persons[*at]))
        .max_by_key(|at| (persons[*at].age, std::cmp::Reverse(*at)))
        .or_else(|| persons.iter().position(|person| person.age == oldest));
    let Some(head) = head else { return Vec::new() };
    persons
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let named = |one: &Kin, other: &Kin| !one.partner.is_empty() && one.partner == other.id;
            if at == head {
                Role::Applicant
            } else if named(person, &persons[head]) || named(&persons[head], person) {
                Role::Partner
            } else if has_parent_here(person) {
                Role::Child
            } else {
                Role::Housemate
            }
        })
        .collect()
}

/// Position in `HOUSEHOLD_TYPES` from roles and ages.
pub(super) fn household_type(roles: &[Role], ages: &[i32], pension_age: i32) -> f64 {
    let has = |role: Role| roles.contains(&role);
    let old = roles.iter().zip(ages).any(|(role, age)| *role == Role::Applicant && *age >= pension_age);
    let position: u8 = match (has(Role::Housemate), has(Role::Partner), has(Role::Child)) {
        (true, _, _) => 6,
        (false, true, true) => 5,
        (false, true, false) => 3 + u8::from(old),
        (false, false, true) => 2,
        (false, false, false) => u8::from(old),
    };
    f64::from(position)
}

/// The largest of wage, profit, benefit and pension (AOW included) of a household, in cents; a household with nothing
/// but a loss lives on its business.
pub(super) fn main_source(wage: f64, profit: f64, benefit: f64, pension: f64) -> f64 {
    let sources = [
        (wage, MainSource::Employee),
        (profit, MainSource::SelfEmployed),
        (pension, MainSource::Pension),
        (benefit, MainSource::Other),
    ];
    let mut best = (0.0, if profit < 0.0 { MainSource::SelfEmployed } else { MainSource::Other });
    for (amount, source) in sources {
        if amount > best.0 {
            best = (amount, source);
        }
    }
    best.1.index() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_with_nothing_but_a_loss_is_self_employed() {
        let source = |wage, profit| main_source(wage, profit, 0.0, 0.0);
        assert_eq!(source(0.0, -500.0), MainSource::SelfEmployed.index() as f64);
        assert_eq!(source(1.0, -500.0), MainSource::Employee.index() as f64);
        assert_eq!(source(0.0, 0.0), MainSource::Other.index() as f64);
    }
}
