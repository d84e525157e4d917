//! All numbers of the generator together, and one household made from them.
//!
//! Takes: a checked target file. Gives: the household of a number. Leaves to others: tables and comparison.

use crate::population::PopulationError;
use crate::population::cells::CellTargets;
use crate::population::cells::Cells;
use crate::population::childcare::Childcare;
use crate::population::composition::Composition;
use crate::population::curve::Curve;
use crate::population::draws::Streams;
use crate::population::household::Dwelling;
use crate::population::household::Household;
use crate::population::housing::Housing;
use crate::population::housing::Rooms;
use crate::population::housing::Standard;
use crate::population::incomes::Incomes;
use crate::population::kinds::Role;
use crate::population::lookup::Check;
use crate::population::lookup::Lookup;
use crate::population::outcome::fit_start;
use crate::population::wealth::Wealth;
use crate::population::wealth::age_ranks;
use crate::population::year::Year;
use crate::table::HouseholdId;

/// Numbers of the generator, by part.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// Households in the country.
    pub households: f64,
    pub cells: CellTargets,
    pub composition: Composition,
    pub incomes: Incomes,
    pub year: Year,
    pub housing: Housing,
    pub wealth: Wealth,
    pub childcare: Childcare,
}

/// Seed of the pilot on which incomes are fitted: the same for every population, so that a seed moves no target.
const PILOT_SEED: u64 = 0x7069_6C6F_7401;

/// A model fitted to its margins, with a seed.
#[derive(Debug, Clone)]
pub(super) struct Generator {
    model: Model,
    year: i16,
    pub cells: Cells,
    rent_standard: Standard,
    rooms: Rooms,
    wealth_standards: Vec<Standard>,
    age_ranks: Vec<f64>,
    streams: Streams,
}

impl Model {
    pub fn read(look: &mut Lookup<'_>) -> Option<Model> {
        // Every part is read before the first that fails ends it, so that all mistakes are reported.
        let households = look.number("huishoudens.totaal.2026", Check::Positive);
        let cells = CellTargets::read(look);
        let composition = Composition::read(look);
        let incomes = Incomes::read(look);
        let year = Year::read(look);
        let housing = Housing::read(look);
        let wealth = Wealth::read(look);
        let childcare = Childcare::read(look);
        Some(Model {
            households: households?,
            cells: cells?,
            composition: composition?,
            incomes: incomes?,
            year: year?,
            housing: housing?,
            wealth: wealth?,
            childcare: childcare?,
        })
    }
}

impl Generator {
    /// Fits the cells.
    ///
    /// # Errors
    /// `NoFit` when the margins contradict each other.
    pub fn fit(model: Model, year: i16, seed: u64) -> Result<Generator, PopulationError> {
        let cells = Cells::fit(&model.cells)?;
        let age_ranks = age_ranks(&cells);
        let target = model.incomes.standardised.clone();
        let mut generator = Generator {
            rent_standard: model.housing.standard(&cells),
            rooms: model.housing.rooms(&cells),
            wealth_standards: model.wealth.standards(&cells, &age_ranks),
            age_ranks,
            streams: Streams::new(PILOT_SEED),
            year,
            cells,
            model,
        };
        fit_start(&mut generator, &target);
        generator.streams = Streams::new(seed);
        Ok(generator)
    }

    /// Standardised disposable income that the year of a household ends with.
    ///
    /// Unit: euros per year.
    pub fn standardised(&self, id: HouseholdId) -> f64 {
        self.model.incomes.standardised_of(&self.household(id))
    }

    /// Draws incomes from another distribution from now on.
    pub fn start_from(&mut self, standardised: Curve) {
        self.model.incomes.standardised = standardised;
    }

    /// Makes a household; the same for the same number, whatever the sample.
    pub fn household(&self, id: HouseholdId) -> Household {
        let cell = self.cells.of(id);
        let (model, streams) = (&self.model, self.streams);
        let pension_age = model.composition.pension_age;
        let persons = model.composition.persons(cell, self.year, streams, id);
        let mut household = Household {
            cell,
            persons,
            dwelling: Dwelling::owned(),
            wealth: 0.0,
            from_wealth: 0.0,
            low_ability: false,
            low_digital: false,
            helped: false,
        };
        model.incomes.assign(&mut household, pension_age, streams, id);
        model.year.run(&mut household, &model.incomes, pension_age, self.year, streams, id);
        household.dwelling = model.housing.draw(cell, self.rent_standard, self.rooms, streams, id);
        model.wealth.draw(&mut household, &self.age_ranks, &self.wealth_standards, streams, id);
        model.childcare.draw(&mut household, streams, id);
        let (head, partner) = (0, 1);
        let died = household.persons[head].present.1;
        if usize::from(died) + 1 < crate::units::MONTHS {
            // Who stays behind applies; a table has no month without an applicant.
            household.persons.swap(head, partner);
            household.persons[head].role = Role::Applicant;
            household.persons[partner].role = Role::Partner;
        }
        household
    }
}
