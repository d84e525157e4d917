//! Who is in the household: ages, partner, children, housemates, who is born, leaves or dies in the year.
//!
//! Takes: the cell. Gives: persons with a birth date, a role and months of presence. Leaves to others: their income,
//! where those go who leave, and who moves in (`moves`).

use crate::draws::Draws;
use crate::draws::Purpose;
use crate::draws::Seed;
use crate::draws::normal_share;
use crate::draws::position;
use crate::population::axes;
use crate::population::fit::cells::Cell;
use crate::population::household::Departure;
use crate::population::household::Person;
use crate::population::household::PersonKey;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::kinds::Role;
use crate::population::kinds::TypeGroup;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;
use crate::text::text;
use crate::units::ADULT;
use crate::units::days_of_date;

const AGE: Purpose = Purpose::named("population.age");
const PARTNER: Purpose = Purpose::named("population.partner");
const CHILDREN: Purpose = Purpose::named("population.children");
const BIRTHDAY: Purpose = Purpose::named("population.birthday");
const SEPARATION: Purpose = Purpose::named("population.separation");
const LEAVING: Purpose = Purpose::named("population.leaving_home");
const ENDING: Purpose = Purpose::named("population.ending");
const BIRTH: Purpose = Purpose::named("population.birth");

/// Last age of the statistics of births.
const BIRTH_AGES: &[&str] = &["18_24", "25_29", "30_34", "35_39", "40_44"];

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Composition {
    /// First and last age and skew of each age group.
    ages: Vec<(f64, f64, f64)>,
    pub pension_age: i32,
    partner_gap: (f64, f64),
    /// Per age of the youngest adult: chances of the age of the eldest child, where all are below 18.
    eldest: Vec<[f64; ADULT as usize]>,
    latest_first_child: f64,
    last_home_age: f64,
    leaving_slope: f64,
    children_couple: Vec<f64>,
    children_parent: Vec<f64>,
    children_gap: Vec<f64>,
    housemates: Vec<f64>,
    housemate_ages: (f64, f64),
    /// Chance of somebody who belongs to none of the couple, parents and children, by group, and how many they are.
    living_in: [f64; 3],
    living_in_count: Vec<f64>,
    living_in_ages: (f64, f64),
    unmarried: Vec<f64>,
    separation: (f64, f64),
    widowing: f64,
    /// Of deaths, those of the main earner.
    widowing_head: f64,
    /// Chance per year that an adult child leaves home.
    leaving: f64,
    births: Vec<Vec<f64>>,
    /// Chance per year of a person who lives alone to die, by age group.
    death_alone: Vec<f64>,
    /// Chance per year of a household to emigrate: below 40, from 40, from 65.
    emigration: [f64; 3],
}

impl Composition {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Composition> {
        let ages = look.grid(
            "model.leeftijdsgrenzen",
            AgeBand::NAMES,
            &["van", "tot_en_met", "scheefheid"],
            Check::Positive,
            Shape::Free,
        );
        let pension_age = look.number("model.aow_leeftijd", Check::Positive);
        let gap = look.number("model.leeftijdsverschil_partner.gemiddeld", Check::Any);
        let gap_spread = look.number("model.leeftijdsverschil_partner.spreiding", Check::Positive);
        let first = look.number("model.leeftijd_bij_eerste_kind.gemiddeld", Check::Positive);
        let first_spread = look.number("model.leeftijd_bij_eerste_kind.spreiding", Check::Positive);
        let eldest: Vec<String> = (0..ADULT).map(|age| age.to_string()).collect();
        let eldest: Vec<&str> = eldest.iter().map(String::as_str).collect();
        let eldest = look.column("model.oudste_kind", &eldest, "gewicht", Check::Positive);
        let latest = look.number("model.leeftijd_bij_eerste_kind.hoogste", Check::Positive);
        let last_home_age = look.number("model.kind_18plus.laatste_jaar", Check::Positive);
        let leaving_slope = look.number("model.kind_18plus.helling", Check::Positive);
        let by_number = look.grid(
            "huishoudens.met_kinderen",
            &["totaal", "gehuwd_paar", "niet_gehuwd_paar", "eenouder"],
            &["totaal", "kind_1", "kind_2", "kind_3plus"],
            Check::Positive,
            Shape::Free,
        );
        let many = look.column("model.kinderen_3plus", &["3", "4", "5"], "procent", Check::Percent);
        let gaps =
            look.grid("model.leeftijdsverschil_kinderen", &[], &["procent"], Check::Percent, Shape::ColumnsSumTo100);
        let housemates = look.grid("model.medebewoners", &[], &["procent"], Check::Percent, Shape::ColumnsSumTo100);
        let housemate_ages = look.bounds("model.leeftijd_medebewoner");
        let living_in = look.column(
            "model.overig_lid",
            &["paar_zonder_kind", "paar_met_kind", "eenouder"],
            "procent",
            Check::Percent,
        );
        let living_in_count =
            look.grid("model.overig_lid_aantal", &[], &["procent"], Check::Percent, Shape::ColumnsSumTo100);
        let living_in_ages = look.bounds("model.leeftijd_overig_lid");
        let unmarried = look.column("model.ongehuwd", AgeBand::NAMES, "procent", Check::Percent);
        let married_separation = look.share("dynamiek.scheiding_kans");
        let unmarried_separation = look.share("dynamiek.uiteen_ongehuwd_kans");
        let widowing = look.share("model.verweduwing_aow_paar");
        let widowing_head = look.share("model.verweduwing_hoofd");
        let births = look.grid(
            "model.geboorte",
            BIRTH_AGES,
            &["paar_zonder_kind_procent", "paar_met_kind_procent", "alleen_procent"],
            Check::Percent,
            Shape::Free,
        );
        let death_alone = look.column("model.sterfte_alleenstaand", AgeBand::NAMES, "procent", Check::Percent);
        let emigration =
            look.column("model.emigratie", &["tot_40", "40_tot_65", "vanaf_65"], "procent", Check::Percent);
        let many = many?;
        if (many.iter().sum::<f64>() - 100.0).abs() > 0.5 {
            let name = "model.kinderen_3plus";
            look.contradiction(name, text!(targets_shares_not_100, name = name), text!(targets_shares_remedy));
            return None;
        }
        let by_number = by_number?;
        let children = |rows: &[usize]| {
            let of = |column: usize| rows.iter().map(|row| by_number[*row][column]).sum::<f64>();
            let all = of(1) + of(2) + of(3);
            let mut shares = vec![of(1) / all, of(2) / all];
            shares.extend(many.iter().map(|share| of(3) / all * share / 100.0));
            shares
        };
        let shares = |grid: Vec<Vec<f64>>| grid.iter().map(|row| row[0] / 100.0).collect::<Vec<f64>>();
        Some(Composition {
            ages: ages?.iter().map(|row| (row[0], row[1], row[2])).collect(),
            pension_age: pension_age? as i32,
            partner_gap: (gap?, gap_spread?),
            eldest: eldest_chances(first?, first_spread?, &eldest?),
            latest_first_child: latest?,
            last_home_age: last_home_age?,
            // Where fewer children are at home by this rate per year of age, this many leave in a year.
            leaving: 1.0 - libm::exp(-leaving_slope?),
            leaving_slope: leaving_slope?,
            children_couple: children(&[1, 2]),
            children_parent: children(&[3]),
            children_gap: shares(gaps?),
            housemates: shares(housemates?),
            housemate_ages: housemate_ages?,
            living_in: living_in.map(|percent| std::array::from_fn(|group| percent[group] / 100.0))?,
            living_in_count: shares(living_in_count?),
            living_in_ages: living_in_ages?,
            unmarried: unmarried?.iter().map(|percent| percent / 100.0).collect(),
            separation: (married_separation?, unmarried_separation?),
            widowing: widowing?,
            widowing_head: widowing_head?,
            death_alone: death_alone?.iter().map(|percent| percent / 100.0).collect(),
            emigration: emigration.map(|percent| std::array::from_fn(|group| percent[group] / 100.0))?,
            births: births?.iter().map(|row| row.iter().map(|percent| percent / 100.0).collect()).collect(),
        })
    }

    /// The persons of a household on 1 January and those who are born in the year.
    pub(crate) fn persons(&self, cell: Cell, year: i16, seed: Seed, id: HouseholdId) -> Vec<Person> {
        let mut birthdays = seed.draws(BIRTHDAY, id);
        let mut persons = Vec::with_capacity(5);
        let mut add = |role: Role, age: i32| {
            let new_year = days_of_date(jiff::civil::date(year - age as i16, 1, 1));
            let before = 1 + (birthdays.uniform() * 365.0) as i32;
            // Whoever was born on 2 January or later of the year before is `age` on 1 January of the year.
            let key = PersonKey { household: id, order: persons.len() as u8 };
            persons.push(Person::new(key, role, age, new_year - before + 1));
        };
        let age = self.applicant_age(cell, &mut seed.draws(AGE, id));
        add(Role::Applicant, age);
        let mut youngest = age;
        let mut partner_stream = seed.draws(PARTNER, id);
        if cell.kind.has_partner() {
            let partner = self.partner_age(age, &mut partner_stream);
            youngest = youngest.min(partner);
            add(Role::Partner, partner);
        }
        if matches!(cell.kind.group(), TypeGroup::Parent | TypeGroup::CoupleChild) {
            let mut ages = [0; 5];
            let place = (seed.spread(axes::CHILDREN, id), seed.spread(axes::ELDEST, id));
            let count = self.children_ages(cell.kind, youngest, place, &mut seed.draws(CHILDREN, id), &mut ages);
            ages[..count].iter().for_each(|age| add(Role::Child, *age));
        }
        if cell.kind == HouseType::Other {
            let count = 1 + partner_stream.pick(&self.housemates);
            for _ in 0..count {
                let (low, high) = self.housemate_ages;
                add(Role::Housemate, partner_stream.between(low, high + 1.0) as i32);
            }
        }
        for _ in 0..self.others(cell.kind.group(), seed.spread(axes::OTHERS, id)) {
            let (low, high) = self.living_in_ages;
            add(Role::Housemate, partner_stream.between(low, high + 1.0) as i32);
        }
        self.comings_and_goings(cell, year, youngest, seed, id, &mut persons);
        persons
    }

    fn applicant_age(&self, cell: Cell, stream: &mut Draws) -> i32 {
        let (mut low, mut high, skew) = self.ages[cell.age.index()];
        match cell.kind.pension_age() {
            Some(true) => low = low.max(f64::from(self.pension_age)),
            Some(false) => high = high.min(f64::from(self.pension_age - 1)),
            None => {}
        }
        let share = libm::pow(stream.uniform(), skew);
        (low + share * (high + 1.0 - low)).min(high) as i32
    }

    fn partner_age(&self, age: i32, stream: &mut Draws) -> i32 {
        let (mean, spread) = self.partner_gap;
        let partner = f64::from(age) - mean + spread * stream.normal();
        (partner.round() as i32).clamp(ADULT, 99)
    }

    /// How many live in with a couple or a family without being one of them.
    fn others(&self, group: TypeGroup, place: f64) -> usize {
        let chance = match group {
            TypeGroup::CoupleNoChild => self.living_in[0],
            TypeGroup::CoupleChild => self.living_in[1],
            TypeGroup::Parent => self.living_in[2],
            TypeGroup::Single | TypeGroup::Other => return 0,
        };
        if place >= chance {
            return 0;
        }
        1 + position(place / chance, &self.living_in_count)
    }

    /// Fills `ages` from the eldest to the youngest child and gives their number.
    fn children_ages(
        &self,
        kind: HouseType,
        parent: i32,
        place: (f64, f64),
        stream: &mut Draws,
        ages: &mut [i32; 5],
    ) -> usize {
        let shares = if kind.has_partner() { &self.children_couple } else { &self.children_parent };
        let count = 1 + position(place.0, shares);
        let eldest = match kind {
            HouseType::ParentMinors | HouseType::CoupleMinors => {
                let low = 2 * (count - 1);
                let chances = &self.eldest[(parent.max(0) as usize).min(self.eldest.len() - 1)][low..];
                let all: f64 = chances.iter().sum();
                (low + position(place.1 * all, chances)) as i32
            }
            _ => {
                // The older the child, the smaller the chance to live at home; never older than the parent allows.
                let most = f64::from(parent - ADULT).max(f64::from(ADULT));
                let most = if parent >= self.pension_age { most } else { most.min(self.last_home_age) };
                let low = (f64::from(parent) - self.latest_first_child).max(f64::from(ADULT)).min(most);
                let span = (most + 1.0 - low).max(1.0);
                let rest = 1.0 - libm::exp(-self.leaving_slope * span);
                let drawn = low - libm::log(1.0 - stream.uniform() * rest) / self.leaving_slope;
                (drawn as i32).clamp(low as i32, most as i32)
            }
        };
        ages[0] = eldest;
        let mut filled = 1;
        for position in 1..count {
            // Younger brothers and sisters still need a year each.
            let most = ages[position - 1] - (count - 1 - position) as i32;
            let gap = 1 + stream.pick(&self.children_gap) as i32;
            let gap = if gap > most { 1 + (stream.uniform() * f64::from(most)) as i32 } else { gap };
            ages[position] = (ages[position - 1] - gap).max(0);
            filled += 1;
        }
        filled
    }

    fn comings_and_goings(
        &self,
        cell: Cell,
        year: i16,
        youngest: i32,
        seed: Seed,
        id: HouseholdId,
        persons: &mut Vec<Person>,
    ) {
        if self.ends(cell, seed, id, persons) {
            return;
        }
        self.separation_or_death(cell, seed, id, persons);
        let mut leaving = seed.draws(LEAVING, id);
        for child in persons.iter_mut().filter(|person| person.role == Role::Child && person.age >= ADULT) {
            if leaving.happens(self.leaving) {
                child.present.1 = (leaving.uniform() * 12.0) as u8;
                child.departure = Some(Departure::Leaves);
            }
        }
        let mut birth = seed.draws(BIRTH, id);
        let band = match youngest {
            ..25 => 0,
            25..30 => 1,
            30..35 => 2,
            35..40 => 3,
            40..45 => 4,
            _ => return,
        };
        let column = match cell.kind {
            HouseType::CoupleWorking => 0,
            HouseType::CoupleMinors | HouseType::CoupleAdultChild => 1,
            HouseType::SingleWorking | HouseType::ParentMinors | HouseType::ParentAdultChild => 2,
            _ => return,
        };
        if birth.happens(self.births[band][column]) {
            let month = (birth.uniform() * 12.0) as i8;
            let day = (birth.uniform() * 28.0) as i8;
            let key = PersonKey { household: id, order: persons.len() as u8 };
            let born = days_of_date(jiff::civil::date(year, month + 1, day + 1));
            let mut child = Person::new(key, Role::Child, -1, born);
            child.present = (month as u8, 11);
            persons.push(child);
        }
    }

    /// Whether the household ends in the year: a person alone dies, or all of them leave the country.
    fn ends(&self, cell: Cell, seed: Seed, id: HouseholdId, persons: &mut [Person]) -> bool {
        let mut stream = seed.draws(ENDING, id);
        let group = match persons[0].age {
            ..40 => 0,
            40..65 => 1,
            _ => 2,
        };
        let emigration = self.emigration[group];
        let death = if cell.kind.group() == TypeGroup::Single { self.death_alone[cell.age.index()] } else { 0.0 };
        let how = match stream.pick(&[death, emigration, (1.0 - death - emigration).max(0.0)]) {
            0 => Departure::Dies,
            1 => Departure::Emigrates,
            _ => return false,
        };
        let last = (stream.uniform() * 12.0) as u8;
        for person in persons {
            person.present.1 = last;
            person.departure = Some(how);
        }
        true
    }

    /// A partner who dies or leaves after some month, or a main earner who dies.
    fn separation_or_death(&self, cell: Cell, seed: Seed, id: HouseholdId, persons: &mut [Person]) {
        let mut stream = seed.draws(SEPARATION, id);
        let Some(partner) = persons.iter().position(|person| person.role == Role::Partner) else { return };
        let unmarried = stream.happens(self.unmarried[cell.age.index()]);
        let separation = if unmarried { self.separation.1 } else { self.separation.0 };
        let death = if cell.kind == HouseType::CouplePension { self.widowing } else { 0.0 };
        if !stream.happens(separation + death) {
            return;
        }
        let last = (stream.uniform() * 12.0) as u8;
        let is_death = death > 0.0;
        let who =
            if is_death && stream.happens(death / (separation + death) * self.widowing_head) { 0 } else { partner };
        let death_of_partner = death * (1.0 - self.widowing_head);
        let dies = who == 0 || is_death && stream.happens(death_of_partner / (separation + death_of_partner));
        persons[who].present.1 = last;
        persons[who].departure = Some(match (dies, unmarried) {
            (true, _) => Departure::Dies,
            (false, true) => Departure::Leaves,
            (false, false) => Departure::Divorces,
        });
    }
}

/// Per age of a parent, the chances of each age of the eldest child: a normal age at the first birth, weighted by the
/// size of the birth years of children.
fn eldest_chances(mean: f64, spread: f64, weights: &[f64]) -> Vec<[f64; ADULT as usize]> {
    /// Nobody is older.
    const OLDEST: usize = 100;
    let chance = |parent: usize, age: usize| {
        let at = |age: usize| normal_share((age as f64 - (parent as f64 - mean)) / spread);
        // Very late parents are rare, not impossible: no age may be without any chance.
        (at(age + 1) - at(age)).max(1e-12) * weights[age]
    };
    (0..OLDEST).map(|parent| std::array::from_fn(|age| chance(parent, age))).collect()
}
