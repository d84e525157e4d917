//! All numbers of the generator together, and one household made from them.
//!
//! Takes: a checked target file. Gives: the household of a number. Leaves to others: tables and comparison.

use crate::draws::Seed;
use crate::population::error::PopulationError;
use crate::population::fit::cells::CellTargets;
use crate::population::fit::cells::Cells;
use crate::population::fit::outcome::fitted_start;
use crate::population::household::Departure;
use crate::population::household::Dwelling;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::OwnHome;
use crate::population::household::Person;
use crate::population::household::capacities::CapacityShares;
use crate::population::household::composition::Composition;
use crate::population::household::housing::Housing;
use crate::population::household::housing::Rooms;
use crate::population::household::housing::Standard;
use crate::population::household::incomes::Incomes;
use crate::population::household::own_home::OwnHomes;
use crate::population::household::own_home::Owners;
use crate::population::household::wealth::Wealth;
use crate::population::household::wealth::WealthRanks;
use crate::population::kinds::Role;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::year::childcare::Childcare;
use crate::population::year::months::Dates;
use crate::population::year::months::Year;
use crate::population::year::moves;
use crate::population::year::moves::Moves;
use crate::population::year::moves::Union;
use crate::table::HouseholdId;
use crate::units::MONTHS;
use rayon::prelude::*;

/// Households on which the change of income is fitted, with draws of their own: the fit is the same for every seed.
const TRIAL: u64 = 20_000;
const TRIAL_SEED: u64 = 0;

/// December.
const LAST: u8 = (MONTHS - 1) as u8;

/// Numbers of the generator, by part.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// Households in the country.
    pub households: f64,
    pub cells: CellTargets,
    pub composition: Composition,
    /// Chance per year that a partner moves in with a single person or parent.
    pub union: f64,
    pub incomes: Incomes,
    pub year: Year,
    pub housing: Housing,
    pub wealth: Wealth,
    pub homes: OwnHomes,
    pub capacities: CapacityShares,
    pub childcare: Childcare,
}

/// Seed of the pilot on which incomes are fitted: the same for every population, so that a seed moves no target.
const PILOT_SEED: u64 = 0x7069_6C6F_7401;

/// A model fitted to its margins, with a seed.
#[derive(Debug, Clone)]
pub(crate) struct Generator {
    model: Model,
    dates: Dates,
    pub cells: Cells,
    moves: Moves,
    rent_standard: Standard,
    rooms: Rooms,
    wealth_ranks: WealthRanks,
    owners: Owners,
    seed: Seed,
}

impl Model {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Model> {
        // Every part is read before the first that fails ends it, so that all mistakes are reported.
        let households = look.number("huishoudens.totaal", Check::Positive);
        let cells = CellTargets::read(look);
        let composition = Composition::read(look);
        let union = look.share("model.gaan_samenwonen_kans");
        let incomes = Incomes::read(look);
        let year = Year::read(look);
        let housing = Housing::read(look);
        let wealth = Wealth::read(look);
        let homes = OwnHomes::read(look);
        let capacities = CapacityShares::read(look);
        let childcare = Childcare::read(look);
        Some(Model {
            households: households?,
            cells: cells?,
            composition: composition?,
            union: union?,
            incomes: incomes?,
            year: year?,
            housing: housing?,
            wealth: wealth?,
            homes: homes?,
            capacities: capacities?,
            childcare: childcare?,
        })
    }
}

impl Generator {
    /// Fits the cells, then incomes and their change since last year on households with seeds of their own.
    ///
    /// # Errors
    /// `NoFit` when the margins contradict each other.
    pub(crate) fn fit(model: Model, year: i16, seed: u64) -> Result<Generator, PopulationError> {
        let cells = Cells::fit(&model.cells)?;
        let target = model.incomes.published.clone();
        let mut generator = Generator {
            rent_standard: model.housing.standard(&cells),
            rooms: model.housing.rooms(&cells),
            wealth_ranks: model.wealth.fit(&cells),
            owners: model.homes.owners(&cells),
            moves: Moves::fit(model.union, &cells),
            seed: Seed(PILOT_SEED),
            dates: Dates { year, pension_age: model.composition.pension_age },
            cells,
            model,
        };
        // First the level, then the change. What is drawn of the change reaches the income of years before alone, so
        // the outcome of the year does not wait for it; the events that are taken out of the change are relative to
        // the level, and top-ups to a norm weigh more the lower it is, so they are measured on fitted levels.
        let start = fitted_start(&target, |start, pilot| {
            generator.model.incomes.standardised = start.clone();
            (0..u64::from(pilot)).into_par_iter().map(|id| generator.standardised(HouseholdId(id))).collect()
        });
        generator.model.incomes.standardised = start;
        generator.seed = Seed(TRIAL_SEED);
        let trial: Vec<Household> =
            (0..TRIAL).into_par_iter().map(|id| generator.without_moves(HouseholdId(id)).0).collect();
        generator.model.year.fit_changes(trial.into_iter());
        generator.seed = Seed(seed);
        Ok(generator)
    }

    /// Standardised disposable income that the year of a household ends with.
    ///
    /// Unit: euros per year.
    fn standardised(&self, id: HouseholdId) -> f64 {
        self.model.incomes.standardised_of(&self.household(id))
    }

    /// Makes a household of 1 January; the same for the same number, whatever the sample.
    pub(crate) fn household(&self, id: HouseholdId) -> Household {
        self.with_successors(id).0
    }

    /// Adds a household of 1 January and those that spring from it in the year.
    pub(crate) fn add(&self, id: HouseholdId, rows: &mut Vec<(HouseholdId, Household)>) {
        let (household, new) = self.with_successors(id);
        rows.push((id, household));
        rows.extend(new);
    }

    fn with_successors(&self, id: HouseholdId) -> (Household, Vec<(HouseholdId, Household)>) {
        let (household, union) = self.without_moves(id);
        let leaves =
            |person: &&Person| person.departure.is_some_and(Departure::begins_household) && person.present.1 < LAST;
        let new: Vec<(HouseholdId, Household)> = household
            .persons
            .iter()
            .filter(leaves)
            .zip(1..)
            .map(|(p, order)| self.begun(&household, p, order))
            .collect();
        (self.with_moves(household, union, &new), new)
    }

    /// A household as it would be if nobody moved out or in, and the union that it will take part in.
    fn without_moves(&self, id: HouseholdId) -> (Household, Option<Union>) {
        let cell = self.cells.of(id);
        let (model, seed) = (&self.model, self.seed);
        let mut household = Household {
            cell,
            persons: model.composition.persons(cell, self.dates.year, seed, id),
            dwelling: Dwelling::owned(),
            wealth_group: 0,
            wealth: 0.0,
            home: OwnHome::default(),
            from_wealth: 0.0,
            tax_gain: 0.0,
            capacities: model.capacities.draw(cell, seed, id),
        };
        model.incomes.assign(&mut household, self.dates.pension_age, seed, id);
        model.year.run(&mut household, &model.incomes, self.dates, seed, id);
        household.dwelling = model.housing.draw(cell, self.rent_standard, self.rooms, seed, id);
        let place = model.wealth.place(cell, &self.wealth_ranks, seed, id);
        model.homes.draw(&mut household, place, &self.owners, seed, id);
        model.homes.settle(&mut household);
        // Care goes with the child, into whatever household.
        model.childcare.draw(&mut household, seed, id);
        (household, self.moves.union(id, cell, &self.cells, seed))
    }

    /// The household with those who move in or out; `new` are the households that begin with who leaves it.
    fn with_moves(&self, household: Household, union: Option<Union>, new: &[(HouseholdId, Household)]) -> Household {
        let mut household = match union {
            None => household,
            Some(union) => {
                let (mate, _) = self.without_moves(union.mate);
                // Who dies or emigrates in the year moves in with nobody.
                if [&household, &mate].iter().any(|either| either.persons[0].present.1 < LAST) {
                    return self.with_moves(household, None, new);
                }
                let (host, guest) = if union.receives { (&household, &mate) } else { (&mate, &household) };
                let mut joint = moves::joined(host, guest, union.month);
                self.model.year.settle(&mut joint, &self.model.incomes, self.dates);
                if union.receives { joint } else { moves::emptied(household, &joint, union.month) }
            }
        };
        for person in &mut household.persons {
            new.iter().for_each(|(_, elsewhere)| moves::take_months(person, elsewhere));
        }
        let (head, partner) = (0, 1);
        let head_dies =
            household.persons[head].departure == Some(Departure::Dies) && household.persons[head].present.1 < LAST;
        if head_dies && household.partner().is_some() {
            // Who stays behind applies; a table has no month without an applicant.
            household.persons.swap(head, partner);
            household.persons[head].role = Role::Applicant;
            household.persons[partner].role = Role::Partner;
        }
        household
    }

    /// The household that a person who leaves begins in the month after.
    fn begun(&self, from: &Household, person: &Person, order: u8) -> (HouseholdId, Household) {
        let (model, id) = (&self.model, person.key.household.successor(order));
        let is_partner = person.role == Role::Partner;
        let mut person = person.clone();
        person.present = (person.present.1 + 1, LAST);
        person.departure = None;
        person.role = Role::Applicant;
        // A partner without any income cannot live alone without social assistance.
        person.assisted |=
            is_partner && person.livelihood == Livelihood::Nothing && person.age < self.dates.pension_age;
        let mut stream = moves::draws_of_new(self.seed, id);
        let cell = self.moves.cell_of(&person, &model.incomes, self.dates.pension_age, &mut stream);
        let dwelling = model.housing.draw(cell, self.rent_standard, self.rooms, self.seed, id);
        let earned = moves::earned(cell.source, &person, &model.incomes, self.dates.pension_age);
        let mut household = Household {
            cell,
            persons: vec![person],
            // A contract that began this year does not rise in July.
            dwelling: Dwelling { rents: [dwelling.rents[0]; MONTHS], ..dwelling },
            wealth_group: 0,
            wealth: 0.0,
            home: OwnHome::default(),
            from_wealth: model.incomes.wealth_beside(cell, earned),
            tax_gain: 0.0,
            capacities: model.capacities.draw(cell, self.seed, id),
        };
        model.year.settle(&mut household, &model.incomes, self.dates);
        let place = model.wealth.place(cell, &self.wealth_ranks, self.seed, id);
        model.homes.draw(&mut household, place, &self.owners, self.seed, id);
        // A home bought in the course of a year has no interest of a whole year; what there is of it is left out.
        household.home = OwnHome::default();
        if is_partner {
            // Of what two had together on 1 January, each had half.
            household.wealth = (from.wealth / 200.0).floor() * 100.0;
        }
        (id, household)
    }
}
