//! Persons by class of age, and households by class of income.
//!
//! Takes: a population. Gives: numbers that it stands for, per class, on two sides each. Leaves to others: drawing them.
//! The model draws no sex, so ages set those who run a household against those who live in.

use crate::population::kinds::{MainSource, Role};
use crate::population::sample::Population;
use crate::units::MONTHS;
use rayon::prelude::*;

const AGE_CLASSES: usize = 20;
const YEARS: i32 = 5;
const INCOME_CLASSES: usize = 41;
const EUROS: f64 = 5_000.0;

/// Numbers by class from zero upwards; the last class is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// Width of a class, in years or in euros.
    pub width: f64,
    /// Persons or households that the population stands for, per side and class.
    pub numbers: [Vec<f64>; 2],
}

#[derive(Clone)]
struct Counts {
    ages: [[u64; AGE_CLASSES]; 2],
    incomes: [[u64; INCOME_CLASSES]; 2],
}

impl Counts {
    fn new() -> Counts {
        Counts { ages: [[0; AGE_CLASSES]; 2], incomes: [[0; INCOME_CLASSES]; 2] }
    }

    fn add(mut self, other: &Counts) -> Counts {
        for side in 0..2 {
            self.ages[side].iter_mut().zip(other.ages[side]).for_each(|(all, part)| *all += part);
            self.incomes[side].iter_mut().zip(other.incomes[side]).for_each(|(all, part)| *all += part);
        }
        self
    }
}

/// Ages on 1 January in classes of five years, of those who run a household and of those who live in; and gross incomes of
/// households in classes of 5,000 euros a year, of those who live by work and of others.
pub fn classes(population: &Population) -> (Classes, Classes) {
    let counts = (0..population.n_blocks())
        .into_par_iter()
        .map(|block| count(population, block))
        .reduce(Counts::new, |all, part| all.add(&part));
    let weighted = |side: &[u64]| side.iter().map(|number| *number as f64 * population.weight()).collect();
    (
        Classes { width: f64::from(YEARS), numbers: counts.ages.each_ref().map(|side| weighted(side)) },
        Classes { width: EUROS, numbers: counts.incomes.each_ref().map(|side| weighted(side)) },
    )
}

fn count(population: &Population, block: usize) -> Counts {
    let mut counts = Counts::new();
    for id in population.block_ids(block) {
        let household = population.generator.household(id);
        let mut gross = 0.0;
        for person in household.persons.iter().filter(|person| person.present.0 == 0 && person.age >= 0) {
            let side = usize::from(!matches!(person.role, Role::Applicant | Role::Partner));
            counts.ages[side][((person.age / YEARS) as usize).min(AGE_CLASSES - 1)] += 1;
            gross += person.income_here() / 100.0;
        }
        // A household of part of the year counts as if it went on.
        gross *= MONTHS as f64 / household.n_months().max(1) as f64;
        let works = matches!(household.cell.source, MainSource::Employee | MainSource::SelfEmployed);
        counts.incomes[usize::from(!works)][((gross / EUROS) as usize).min(INCOME_CLASSES - 1)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::tests::spec;

    #[test]
    fn every_household_is_counted_once_on_any_number_of_threads() {
        let population = Population::new(spec(), 3_000, 1).unwrap();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(|| classes(&population));
        let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap().install(|| classes(&population));
        assert_eq!(one, four);
        let households: f64 = one.1.numbers.iter().flatten().sum();
        assert!((households - 3_000.0 * population.weight()).abs() < 1e-6 * households);
    }
}
