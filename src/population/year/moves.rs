//! Who goes where in the year: partners who part, children who leave home, people who move in together.
//!
//! Takes: households as they are without moves. Gives: the same with moves, and the households that begin in the year.
//! Leaves to others: who leaves and when (`composition`), twelve months of income (`year`).
//!
//! ```text
//!   1 January            month m                                     who is where
//!   household k    ──►   one partner, or a child, leaves   ──►       k, and a new household: its first successor
//!   household k    ──►   moves in with the one of k'       ──►       k ends, k' goes on with all of them
//! ```
//!
//! A household lives in the months in which someone is present; there is no other mark of it. In other months its
//! rent is zero and no rule gives it a right, for nobody is there to have one. So a household that begins or ends in
//! the year has the weight of any other, and counts for the months it exists where households are counted.
//!
//! A person who moves stands in two households with the same twelve months and the same key, for the law looks at the
//! income of the whole year; `present` says where he or she lives in a month, and that is one household.
//!
//! Households that move in together are a pair of numbers: k and the number at a fixed distance in its group of
//! 1,024. Distances are Fibonacci numbers, at which the golden-ratio sequence of the cells almost returns, so both
//! are of much the same type, income and age, and household k can be made from k and its mate alone. A sample that
//! ends between the two holds one side of the union.

use crate::draws::Draws;
use crate::draws::Purpose;
use crate::draws::Seed;
use crate::population::fit::cells::Cell;
use crate::population::fit::cells::Cells;
use crate::population::fit::cells::DECILES;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::incomes::Incomes;
use crate::population::household::net::gross_curve;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::table::HouseholdId;
use crate::units::MONTHS;

const UNION: Purpose = Purpose::named("population.union");
const NEW_HOUSEHOLD: Purpose = Purpose::named("population.new_household");

/// Households per group in which pairs are made.
const GROUP: u64 = 1024;
/// Distances of pairs, and how many numbers of a group they take: twice the distance each, as often as fits.
const DISTANCES: [(u64, u64); 4] = [(377, 754), (89, 178), (34, 68), (8, 16)];
/// Groups over which is counted how many households have a mate to move in with.
const COUNTED: u64 = 8;

/// Moves fitted to the cells.
#[derive(Debug, Clone)]
pub(crate) struct Moves {
    /// Chance per year that a pair moves in together.
    chance: f64,
    /// Tenure of single persons by type, age and income group.
    tenures: Vec<[f64; 3]>,
}

/// Two households that become one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Union {
    pub mate: HouseholdId,
    /// Whether the other moves in here.
    pub receives: bool,
    /// First month (1–11) together.
    pub month: usize,
}

impl Moves {
    /// Fits the chance of a pair to the chance per household to receive a partner.
    pub(crate) fn fit(receives: f64, cells: &Cells) -> Moves {
        let (mut joinable, mut paired) = (0.0, 0.0);
        for id in (0..COUNTED * GROUP).map(HouseholdId) {
            let cell = cells.of(id);
            if may_join(cell) {
                joinable += 1.0;
                paired += f64::from(u8::from(mate_of(id).is_some_and(|mate| fits(cell, cells.of(mate)))));
            }
        }
        // One of each pair receives the other.
        let chance = if paired > 0.0 { (2.0 * receives * joinable / paired).min(1.0) } else { 0.0 };
        let mut tenures = vec![[0.0; 3]; 2 * AgeBand::ALL.len() * DECILES];
        for (cell, share) in cells.shares().filter(|(cell, _)| is_single(cell.kind)) {
            tenures[position(cell.kind, cell.age, cell.decile)][cell.tenure.index()] += share;
        }
        Moves { chance, tenures }
    }

    /// The union that a household takes part in, if any.
    pub(crate) fn union(&self, id: HouseholdId, cell: Cell, cells: &Cells, seed: Seed) -> Option<Union> {
        if !may_join(cell) {
            return None;
        }
        let mate = mate_of(id)?;
        let mut stream = seed.draws(UNION, id.min(mate));
        if !stream.happens(self.chance) || !fits(cell, cells.of(mate)) {
            return None;
        }
        // Who moves in during a month is there from the next; December has no next month in this year.
        let month = 1 + (stream.uniform() * MONTHS as f64) as usize;
        let first_receives = stream.happens(0.5);
        (month < MONTHS).then_some(Union { mate, receives: first_receives == (id < mate), month })
    }

    /// The cell of a household that one person begins: source and income are the person's, tenure is that of single
    /// persons of this age and income group.
    pub(crate) fn cell_of(&self, person: &Person, incomes: &Incomes, pension_age: i32, stream: &mut Draws) -> Cell {
        let kind = if person.age >= pension_age { HouseType::SinglePension } else { HouseType::SingleWorking };
        let source = match person.livelihood {
            _ if person.assisted => MainSource::Assistance,
            _ if person.age >= pension_age => MainSource::Pension,
            Livelihood::Wage(_) => MainSource::Employee,
            Livelihood::Profit(_) => MainSource::SelfEmployed,
            Livelihood::Benefit(_) => MainSource::Disabled,
            Livelihood::Pension(_) => MainSource::Pension,
            Livelihood::Unemployed(_) | Livelihood::Nothing => MainSource::Other,
        };
        let age = AgeBand::of(person.age);
        let standardised = earned(source, person, incomes, pension_age);
        // What a year ends with is compared with what was published, not with what a year starts with.
        let reached = |group: &usize| standardised >= incomes.published.value(*group as f64 / DECILES as f64);
        let decile = (1..DECILES).filter(reached).count();
        let shares = self.tenures[position(kind, age, decile)];
        let total: f64 = shares.iter().sum();
        let tenure = if total > 0.0 {
            Tenure::ALL[stream.pick(&shares.map(|share| share / total))]
        } else {
            Tenure::RentWithout
        };
        Cell { kind, decile, source, tenure, age }
    }
}

/// Disposable income of a person who lives alone, apart from that of wealth.
///
/// Unit: euros per year.
pub(crate) fn earned(source: MainSource, person: &Person, incomes: &Incomes, pension_age: i32) -> f64 {
    let curve = gross_curve(source, person.age >= pension_age, 0, false, Tenure::RentWithout);
    incomes.net[curve].value(person.months.year() / 100.0)
}

/// The draws of a household that begins in the year.
pub(crate) fn draws_of_new(seed: Seed, id: HouseholdId) -> Draws {
    seed.draws(NEW_HOUSEHOLD, id)
}

/// The household `host` once all who are in `mate` from a month on live there too.
pub(crate) fn joined(host: &Household, mate: &Household, month: usize) -> Household {
    let mut joint = host.clone();
    let mut newcomers = mate.persons.iter().filter(|person| usize::from(person.present.1) >= month).cloned();
    let place = |mut person: Person| {
        person.present.0 = person.present.0.max(month as u8);
        if person.role == Role::Applicant {
            person.role = Role::Partner;
        }
        person
    };
    // The applicant of the mate is never absent, and comes first in every household: second in this one.
    joint.persons.splice(1..1, newcomers.next().map(place));
    joint.persons.extend(newcomers.map(place));
    joint
}

/// Empties a household from a month on; its persons keep what `joint` has of their income.
pub(crate) fn emptied(mut household: Household, joint: &Household, month: usize) -> Household {
    household.persons.retain(|person| usize::from(person.present.0) < month);
    for person in &mut household.persons {
        person.present.1 = person.present.1.min(month as u8 - 1);
        take_months(person, joint);
    }
    household
}

/// Takes over the months that the same person has elsewhere.
pub(crate) fn take_months(person: &mut Person, elsewhere: &Household) {
    if let Some(same) = elsewhere.persons.iter().find(|other| other.key == person.key) {
        person.months = same.months.clone();
    }
}

/// A single person or a single parent below AOW age.
fn may_join(cell: Cell) -> bool {
    matches!(cell.kind, HouseType::SingleWorking | HouseType::ParentMinors | HouseType::ParentAdultChild)
        && cell.age <= AgeBand::To65
}

/// Whether two households may become one: neither is an age group further than the next.
fn fits(one: Cell, other: Cell) -> bool {
    may_join(one) && may_join(other) && one.age.index().abs_diff(other.age.index()) <= 1
}

/// The other number of the pair, if it has one.
fn mate_of(id: HouseholdId) -> Option<HouseholdId> {
    let mut place = id.0 % GROUP;
    for (distance, taken) in DISTANCES {
        if place < distance {
            return Some(HouseholdId(id.0 + distance));
        }
        if place < taken {
            return Some(HouseholdId(id.0 - distance));
        }
        place -= taken;
    }
    None
}

fn is_single(kind: HouseType) -> bool {
    matches!(kind, HouseType::SingleWorking | HouseType::SinglePension)
}

fn position(kind: HouseType, age: AgeBand, decile: usize) -> usize {
    let pension = usize::from(kind == HouseType::SinglePension);
    (pension * AgeBand::ALL.len() + age.index()) * DECILES + decile
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mates_are_each_others_and_nearly_all_numbers_have_one() {
        let mut paired = 0;
        for id in (0..3 * GROUP).map(HouseholdId) {
            if let Some(mate) = mate_of(id) {
                assert_eq!(mate_of(mate), Some(id));
                assert_eq!(mate.0 / GROUP, id.0 / GROUP);
                paired += 1;
            }
        }
        // 754, 178, 68 and 16 of every 1,024.
        assert_eq!(paired, 3 * 1_016);
    }
}
