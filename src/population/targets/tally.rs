//! What a population is counted on, household by household.
//!
//! Takes: generated households. Gives: counts and values by key, which add up over blocks in any split.
//! Leaves to others: which numbers they are compared with (`targets`).

use crate::population::household::Departure;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::sample::Population;
use crate::units::MONTHS;
use std::collections::BTreeMap;

/// Counts and values by key.
#[derive(Default)]
pub(crate) struct Tally {
    counts: BTreeMap<String, f64>,
    values: BTreeMap<String, Vec<f64>>,
}

/// What the tally must know of the target file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    /// Of wealth since the year of the classes, as a factor.
    pub wealth: f64,
    /// Of home, mortgage and the rest from 1 January of the year of the statistics to the simulated year, as factors.
    pub since_source: [f64; 3],
    /// Of prices in the simulated year, as a factor.
    pub prices: f64,
}

impl Tally {
    /// A count; zero for a key that nobody has.
    pub(crate) fn counted(&self, key: &str) -> f64 {
        self.counts.get(key).copied().unwrap_or(0.0)
    }

    /// Values, sorted once [`Tally::sort`] was called.
    pub(crate) fn values(&self, key: &str) -> &[f64] {
        self.values.get(key).map_or(&[][..], Vec::as_slice)
    }

    /// Puts all values in rising order.
    pub(crate) fn sort(&mut self) {
        for values in self.values.values_mut() {
            values.sort_by(f64::total_cmp);
        }
    }

    /// Names under which something was counted, and names of values.
    #[cfg(test)]
    pub(crate) fn names(&self) -> [std::collections::BTreeSet<String>; 2] {
        [self.counts.keys().cloned().collect(), self.values.keys().cloned().collect()]
    }

    /// Adds another tally.
    pub(crate) fn add(&mut self, other: Tally) {
        for (key, number) in other.counts {
            *self.counts.entry(key).or_default() += number;
        }
        for (key, values) in other.values {
            self.values.entry(key).or_default().extend(values);
        }
    }

    fn count(&mut self, key: &str, number: f64) {
        if let Some(total) = self.counts.get_mut(key) {
            *total += number;
        } else {
            self.counts.insert(key.to_owned(), number);
        }
    }

    fn value(&mut self, key: &str, value: f64) {
        if let Some(list) = self.values.get_mut(key) {
            list.push(value);
        } else {
            self.values.insert(key.to_owned(), vec![value]);
        }
    }

    /// Counts a household.
    pub(crate) fn household(&mut self, household: &Household, population: &Population, growth: Growth) {
        let group = match household.cell.kind.group() {
            TypeGroup::Single => "eenpersoons",
            TypeGroup::Parent => "eenouder",
            TypeGroup::CoupleNoChild => "paar zonder kinderen",
            TypeGroup::CoupleChild => "paar met kinderen",
            TypeGroup::Other => "overig",
        };
        self.count("alle", 1.0);
        self.count(group, 1.0);
        let size = household.persons.iter().filter(|person| person.present.0 == 0 && person.age >= 0).count();
        self.count("personen", size as f64);
        self.count(["grootte 1", "grootte 2", "grootte 3", "grootte 4", "grootte 5plus"][(size - 1).min(4)], 1.0);
        let age = household.persons[0].age;
        let band = format!("hoofd {}", AgeBand::NAMES[AgeBand::of(age).index()]);
        self.count(&band, 1.0);
        let housemates = household.persons.iter().filter(|p| p.role == Role::Housemate && p.present.0 == 0).count();
        // The one who applies for a household without a couple or a child is an other member too.
        let applicant = usize::from(household.cell.kind == HouseType::Other);
        self.count("overige leden", (housemates + applicant) as f64);
        let has_care = |person: &Person| (0..MONTHS).any(|month| person.care_here(month).kind > 0);
        self.count("huishoudens met opvang", f64::from(u8::from(household.persons.iter().any(has_care))));
        let aio =
            |person: &&Person| person.is_present(0) && person.months.aow[0] > 0.0 && person.months.benefit[0] > 0.0;
        self.count("AIO-huishoudens", f64::from(u8::from(household.persons.iter().any(|person| aio(&person)))));
        self.cell(household);
        self.dwelling_and_wealth(household, group, growth.wealth);
        self.own_home(household, population, &band, growth);
        self.count("doenvermogen", f64::from(u8::from(household.capacities.low_ability)));
        let pension_age = population.spec.model.composition.pension_age;
        for person in &household.persons {
            self.person(person, household, pension_age);
        }
        self.value("standaard", population.spec.model.incomes.standardised_of(household));
        self.income(household, growth.prices);
    }

    /// Joint counts: with the income group, and with the number of children.
    fn cell(&mut self, household: &Household) {
        let cell = household.cell;
        let decile = cell.decile + 1;
        let type_group = TypeGroup::NAMES[cell.kind.group().index()];
        let source = match cell.source {
            MainSource::Other => "bron overig",
            source => MainSource::NAMES[source.index()],
        };
        let tenure = Tenure::NAMES[cell.tenure.index()];
        for key in [type_group, source, tenure] {
            self.count(&format!("groep {key}"), 1.0);
        }
        let wealth_group = household.wealth_group + 1;
        for key in [type_group, source, tenure] {
            self.count(&format!("vermogensgroep {wealth_group} {key}"), 1.0);
        }
        self.count(&format!("groep {decile} {type_group}"), 1.0);
        self.count(&format!("groep {decile} {source}"), 1.0);
        if decile < 8 {
            self.count(&format!("groep {decile} {tenure}"), 1.0);
        } else {
            self.count(&format!("groep 8_tot_10 {tenure}"), 1.0);
        }
        self.count(&format!("type {}", HouseType::NAMES[cell.kind.index()]), 1.0);
        let is_child = |person: &&Person| person.role == Role::Child && person.present.0 == 0 && person.age >= 0;
        let column = match household.persons.iter().filter(is_child).count() {
            0 => return,
            1 => "kind_1",
            2 => "kind_2",
            _ => "kind_3plus",
        };
        self.count(&format!("{type_group} {column}"), 1.0);
    }

    fn income(&mut self, household: &Household, prices: f64) {
        let earned: f64 = household.persons.iter().filter(|p| p.present.0 == 0).map(|p| p.months.earned()).sum();
        let kind = household.cell.kind;
        for key in [TypeGroup::NAMES[kind.group().index()], HouseType::NAMES[kind.index()]] {
            self.count(&format!("verdiend {key}"), earned / 100.0);
        }
        let residents = || household.persons.iter().filter(|person| person.present == (0, 11));
        let persons = residents().count();
        if persons == 0 {
            return;
        }
        let now: f64 = residents().map(|person| person.months.year()).sum();
        let before: f64 = residents().map(|person| person.last_year).sum();
        self.value("bruto", now / 100.0);
        if before <= 0.0 {
            return;
        }
        // What is published is of persons, each with the income of the household.
        self.count("personen met inkomen", persons as f64);
        // The published change is real; the amounts here are nominal.
        let change = now / before / prices - 1.0;
        let key = match household.cell.source {
            MainSource::Employee => "verandering werknemer",
            MainSource::SelfEmployed => "verandering zelfstandige",
            _ => "verandering overdracht",
        };
        (0..persons).for_each(|_| self.value(key, 100.0 * change));
        for (key, limit) in [
            ("inkomen meer dan 5% anders dan vorig jaar", 0.05),
            ("inkomen meer dan 10% anders dan vorig jaar", 0.10),
            ("inkomen meer dan 20% anders dan vorig jaar", 0.20),
        ] {
            self.count(key, if change.abs() > limit { persons as f64 } else { 0.0 });
        }
    }

    fn dwelling_and_wealth(&mut self, household: &Household, group: &str, growth: f64) {
        let tenant = household.cell.tenure != Tenure::Owner;
        self.count(["eigenaar", "sociale_huur", "particuliere_huur"][household.dwelling.tenure], 1.0);
        self.count("kamer", f64::from(u8::from(!household.dwelling.self_contained)));
        if household.cell.tenure == Tenure::RentWith {
            self.count("met huurtoeslag", 1.0);
        }
        let july = household.dwelling.rent(6) / 100.0;
        match household.dwelling.tenure {
            1 => self.value("huur corporatie", july),
            2 => self.value("huur overig", july),
            _ => {}
        }
        let wealth = household.wealth / 100.0;
        let (all, value, low, high) = if tenant {
            ("huurder", "vermogen huurder", "huurder tot 5", "huurder vanaf 100")
        } else {
            ("eigenaar totaal", "vermogen eigenaar", "eigenaar tot 5", "eigenaar vanaf 100")
        };
        self.count(all, 1.0);
        self.value(value, wealth);
        self.count(low, f64::from(u8::from(wealth <= 5_000.0 * growth)));
        self.count(high, f64::from(u8::from(wealth >= 100_000.0 * growth)));
        self.value(&format!("vermogen {group}"), wealth);
    }

    /// Totals of 2022, debts, and what is deducted.
    fn own_home(&mut self, household: &Household, population: &Population, band: &str, growth: Growth) {
        let home = household.home;
        let [value, mortgage, rest] = [home.value, home.mortgage, household.wealth];
        let [value, mortgage, rest] =
            [value / growth.since_source[0], mortgage / growth.since_source[1], rest / growth.since_source[2]]
                .map(|cents| cents / 100.0);
        self.value("woningwaarde bronjaar", value);
        self.value("hypotheek bronjaar", mortgage);
        self.value("vermogen bronjaar", rest);
        self.value(&format!("vermogen {band}"), rest);
        self.value("totaal vermogen bronjaar", value - mortgage + rest);
        self.count("met hypotheek", f64::from(u8::from(home.mortgage > 0.0)));
        if home.mortgage > 0.0 {
            self.value(&format!("schuld {band}"), home.mortgage / 100.0);
            self.value("schuld hoofd alle", home.mortgage / 100.0);
        }
        let deducted = population.spec.model.homes.deducted(home) / 100.0;
        let group = TypeGroup::NAMES[household.cell.kind.group().index()];
        self.count(&format!("aftrek {group}"), f64::from(u8::from(deducted > 0.0)));
        for key in ["aftrekbedrag", &format!("aftrekbedrag {group}"), &format!("aftrekbedrag {band}")] {
            self.count(key, deducted);
        }
        self.count("rente in mln", home.interest / 100.0 / 1e6);
    }

    fn person(&mut self, person: &Person, household: &Household, pension_age: i32) {
        let adult = matches!(person.role, Role::Applicant | Role::Partner);
        let january = person.present.0 == 0;
        for (age, key) in [(0, "kinderen van 0"), (4, "kinderen van 4"), (8, "kinderen van 8"), (12, "kinderen van 12")]
        {
            if january && person.role == Role::Child && person.age == age {
                self.count(key, 1.0);
            }
        }
        if january && person.role == Role::Child && (0..13).contains(&person.age) {
            self.count("kinderen tot 13", 1.0);
        }
        // Care of April: in the quarter that the published numbers are of.
        match (person.care_here(3).kind, person.age < 4) {
            (1, _) => self.count("opvang dagopvang", 1.0),
            (2, _) => self.count("opvang bso", 1.0),
            (3, true) => self.count("opvang gastouder 0-3", 1.0),
            (3, false) => self.count("opvang gastouder 4-11", 1.0),
            _ => {}
        }
        if person.role == Role::Child && person.age == -1 {
            self.count("geboorten", 1.0);
        }
        if person.role == Role::Child && person.age == 17 {
            self.count("kind wordt 18", 1.0);
        }
        if january && person.age == pension_age - 1 {
            self.count("bereikt de AOW-leeftijd", 1.0);
        }
        match person.departure {
            Some(Departure::Divorces) => self.count("echtscheidingen", 1.0),
            Some(Departure::Leaves) if person.role == Role::Partner => self.count("samenwoners uiteen", 1.0),
            Some(Departure::Dies) if household.persons.len() > 1 => self.count("verweduwingen", 1.0),
            Some(Departure::Dies) => self.count("alleenstaanden overleden", 1.0),
            Some(Departure::Emigrates) => self.count("personen geëmigreerd", 1.0),
            Some(Departure::Leaves) | None => {}
        }
        if !january {
            return;
        }
        if person.months.aow[0] > 0.0 {
            self.count("AOW", 1.0);
            self.count("AIO", f64::from(u8::from(person.months.benefit[0] > 0.0)));
            self.count("AOW onvolledig", f64::from(u8::from(person.aow_share < 1.0)));
        }
        let assistance = household.cell.source == MainSource::Assistance && adult;
        match person.livelihood {
            Livelihood::Unemployed(euros) if euros > 0.0 => self.count("WW", 1.0),
            Livelihood::Benefit(_) if assistance => self.count("bijstand", 1.0),
            Livelihood::Benefit(_) if household.cell.source == MainSource::Other && person.role == Role::Applicant => {}
            Livelihood::Benefit(euros) if euros > 0.0 => self.count("arbeidsongeschiktheid", 1.0),
            _ => {}
        }
        self.work(person);
    }

    /// Who worked in January, and who does no longer (or, out of work, does) in April, a quarter later.
    fn work(&mut self, person: &Person) {
        // The published flows are of persons of 15 to 75.
        if person.age >= 75 || person.present != (0, 11) {
            return;
        }
        let works = person.months.at_work[3];
        let (key, over) = match person.livelihood {
            Livelihood::Wage(_) => ("werknemer", !works),
            // The chance to end a business is the published one, retirement included, for who has no AOW yet.
            Livelihood::Profit(_) if person.months.aow[11] == 0.0 => ("zelfstandige", !works),
            Livelihood::Unemployed(_) if person.months.aow[11] == 0.0 => ("werkloze", works),
            _ => return,
        };
        self.count(&format!("{key} in januari"), 1.0);
        self.count(&format!("{key} over"), f64::from(u8::from(over)));
    }
}
