//! Claims about who lives where in the year, over whole groups of households that may move in together.

use crate::population::household::Departure;
use crate::population::household::Household;
use crate::population::household::Person;
use crate::population::household::PersonKey;
use crate::population::kinds::DEPARTURES;
use crate::population::kinds::Role;
use crate::population::*;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use std::collections::BTreeMap;

/// Households made, a whole number of groups of pairs.
const MADE: u32 = 16 * 1_024;

fn population() -> Population {
    Population::new(crate::population::tests::spec(), MADE, 11).unwrap()
}

fn rows() -> Vec<(HouseholdId, Household)> {
    let population = population();
    let mut rows = Vec::new();
    (0..u64::from(MADE)).for_each(|id| population.generator.add(HouseholdId(id), &mut rows));
    rows
}

/// Every person with the rows in which he or she stands.
fn persons(rows: &[(HouseholdId, Household)]) -> BTreeMap<PersonKey, Vec<(HouseholdId, &Person)>> {
    let mut persons: BTreeMap<PersonKey, Vec<(HouseholdId, &Person)>> = BTreeMap::new();
    for (id, household) in rows {
        for person in &household.persons {
            persons.entry(person.key).or_default().push((*id, person));
        }
    }
    persons
}

/// First and last month of life in the country in the year.
fn alive(person: &Person, found: &[(HouseholdId, &Person)]) -> (usize, usize) {
    let born = if person.age < 0 { usize::from(found.iter().map(|(_, p)| p.present.0).min().unwrap()) } else { 0 };
    let gone = found.iter().find(|(_, p)| p.departure.is_some_and(Departure::ends_income));
    (born, gone.map_or(MONTHS - 1, |(_, p)| usize::from(p.present.1)))
}

#[test]
fn everybody_alive_is_in_exactly_one_household_in_every_month() {
    let rows = rows();
    let (mut followed, mut born, mut died) = (0, 0, 0);
    for (key, found) in persons(&rows) {
        let (first, last) = alive(found[0].1, &found);
        for month in 0..MONTHS {
            let homes = found.iter().filter(|(_, person)| person.is_present(month)).count();
            assert_eq!(homes, usize::from((first..=last).contains(&month)), "{key:?} in month {month}");
        }
        followed += usize::from(found.len() > 1);
        born += usize::from(first > 0);
        died += usize::from(last < MONTHS - 1);
    }
    assert!(followed > 300 && born > 100 && died > 50, "{followed} followed, {born} born, {died} died");
}

#[test]
fn the_number_of_persons_changes_by_births_deaths_and_emigration_alone() {
    let rows = rows();
    let in_month = |month: usize| -> usize {
        rows.iter().map(|(_, h)| h.persons.iter().filter(|person| person.is_present(month)).count()).sum()
    };
    let persons = persons(&rows);
    let lives: Vec<(usize, usize)> = persons.values().map(|found| alive(found[0].1, found)).collect();
    let born = lives.iter().filter(|(first, _)| *first > 0).count();
    let died = lives.iter().filter(|(_, last)| *last < MONTHS - 1).count();
    assert_eq!(in_month(0) + born - died, in_month(MONTHS - 1));
    assert_eq!(persons.len(), in_month(0) + born);
}

#[test]
fn who_moves_has_one_path_of_income_and_both_households_together_have_all_of_it() {
    let rows = rows();
    let (mut everybody, mut moved) = (0.0, 0);
    for found in persons(&rows).values().filter(|found| found[0].1.age >= 0) {
        let first = found[0].1;
        for (_, person) in found {
            assert_eq!(person.months.wage, first.months.wage);
            assert_eq!(person.months.benefit, first.months.benefit);
            assert_eq!(person.months.aow, first.months.aow);
            assert_eq!((person.last_year, person.two_years_ago), (first.last_year, first.two_years_ago));
        }
        let here: f64 = found.iter().map(|(_, person)| person.income_here()).sum();
        assert_eq!(here, first.months.year(), "{:?}", first.key);
        everybody += first.months.year();
        moved += usize::from(found.len() > 1 && here > 0.0);
    }
    let over_rows: f64 = rows.iter().flat_map(|(_, household)| &household.persons).map(Person::income_here).sum();
    assert_eq!(over_rows, everybody);
    assert!(moved > 200, "{moved}");
}

#[test]
fn who_leaves_begins_a_household_in_the_month_after_with_the_same_wage() {
    let rows = rows();
    let persons = persons(&rows);
    let (mut partners, mut children) = (0, 0);
    for (id, household) in rows.iter().filter(|(id, _)| id.order() > 0) {
        let [person] = &household.persons[..] else { panic!("{id} begins with one person") };
        assert_eq!((person.role, person.key.household, person.present.1), (Role::Applicant, id.origin(), 11));
        let before =
            persons[&person.key].iter().find(|(found, p)| *found != *id && p.present.1 + 1 == person.present.0);
        let (_, before) = before.unwrap_or_else(|| panic!("{id} begins with someone from nowhere"));
        let first = usize::from(person.present.0);
        assert_eq!(before.months.wage[first], person.months.wage[first]);
        assert!(!household.exists(first - 1) && (first..MONTHS).all(|month| household.exists(month)));
        match before.role {
            Role::Partner => partners += 1,
            Role::Child => children += 1,
            _ => panic!("{id} begins with an applicant"),
        }
    }
    assert!(partners > 80 && children > 80, "{partners} partners, {children} children");
}

#[test]
fn a_household_that_moves_in_elsewhere_ends_in_the_month_in_which_the_other_grows() {
    let rows = rows();
    let of = |id: HouseholdId| &rows.iter().find(|(found, _)| *found == id).unwrap().1;
    let mut unions = 0;
    for (id, host) in rows.iter().filter(|(id, _)| id.order() == 0) {
        let newcomers = host.persons.iter().filter(|person| person.key.household != *id);
        let Some(partner) = host.partner().filter(|person| person.key.household != *id) else {
            assert_eq!(newcomers.count(), 0);
            continue;
        };
        let month = usize::from(partner.present.0);
        let guest = of(partner.key.household);
        assert!(host.exists(month - 1) && guest.exists(month - 1) && !guest.exists(month));
        assert!(newcomers.clone().all(|person| usize::from(person.present.0) >= month));
        // Both were there on 1 January, so a pair counts as two households then and as one in December.
        assert!(guest.exists(0) && host.exists(11));
        unions += 1;
    }
    // 3.1% of single persons and parents below 65, in eleven of twelve months: some 130 of 16,384 households.
    assert!((80..200).contains(&unions), "{unions}");
}

#[test]
fn a_household_that_dies_out_or_emigrates_ends_and_has_no_income_afterwards() {
    let rows = rows();
    let (mut died, mut emigrated) = (0, 0);
    for (id, household) in &rows {
        let head = &household.persons[0];
        let last = usize::from(head.present.1);
        if !head.departure.is_some_and(Departure::ends_income) || last == MONTHS - 1 {
            continue;
        }
        assert!(household.persons.iter().all(|person| usize::from(person.present.1) == last), "{id:?}");
        assert_eq!(household.n_months(), last + 1);
        for person in &household.persons {
            assert!((last + 1..MONTHS).all(|month| person.months.total(month) == 0.0), "{id:?}");
        }
        let reason = if head.departure == Some(Departure::Dies) { "overlijden" } else { "emigratie" };
        assert!(household.persons.iter().all(|p| DEPARTURES[p.reason_gone() as usize] == reason), "{id:?}");
        if head.departure == Some(Departure::Dies) {
            assert_eq!(household.persons.len(), 1);
            died += 1;
        } else {
            emigrated += 1;
        }
        // Nothing springs from it and nobody is left to move in elsewhere.
        assert!(!rows.iter().any(|(other, _)| other != id && other.origin() == *id), "{id:?}");
    }
    assert!(died > 20 && emigrated > 50, "{died} died, {emigrated} emigrated");
}

#[test]
fn a_partner_who_leaves_without_income_gets_social_assistance_in_the_new_household() {
    // (12 × 1.401,50 − 3.115) / (1 − 0,3575) / 12: the gross counterpart of the norm of a single person.
    let norm = 177_730.0;
    let rows = rows();
    let assisted = rows.iter().filter(|(id, household)| id.order() > 0 && household.persons[0].assisted);
    let mut found = 0;
    for (id, household) in assisted {
        let person = &household.persons[0];
        let month = usize::from(person.present.0);
        assert!((person.months.total(month) - norm).abs() <= 1.0 || person.months.total(month) > norm, "{id}");
        found += 1;
    }
    assert!(found > 5, "{found}");
}

#[test]
fn what_springs_from_a_household_is_the_same_in_samples_of_different_size() {
    let small = Population::new(crate::population::tests::spec(), 5_000, 7).unwrap();
    let large = Population::new(crate::population::tests::spec(), 100_000, 7).unwrap();
    let (small, large) = (small.block(1), large.block(1));
    assert!(small.households.iter().any(|id| id.order() > 0));
    assert_eq!(crate::population::tests::content(&small), crate::population::tests::content(&large));
    let asked = population().households(&[HouseholdId(3).successor(100)]);
    assert_eq!(asked.n_households(), 0);
}

#[test]
fn a_new_household_can_be_asked_for_by_its_number() {
    let population = population();
    let block = population.block(0);
    let at = block.households.iter().position(|id| id.order() == 1).unwrap();
    let alone = population.households(&[block.households[at]]);
    assert_eq!(crate::population::tests::content(&alone), crate::population::tests::content(&block.gather(&[at])));
}
