//! Groups of households that are shown apart, and deciles of persons.
//!
//! Takes: facts and base income. Gives: which households are in which group, in a fixed order.
//! Leaves to others: what is measured per group.

use crate::delivery::FactsRecord;
use crate::delivery::HouseholdKind;
use crate::delivery::IncomeSource;
use crate::delivery::Tenure;
use crate::measure::Sample;
use crate::text::Text;
use crate::text::of_key;
use crate::text::text;

/// A group of households.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Every household.
    All,
    /// Tenth of the persons by standardised income in the base, 1 (lowest) to 10.
    Decile(u8),
    /// Kind of household.
    Kind(HouseholdKind),
    /// Main source of income.
    Source(IncomeSource),
    /// Tenure of the dwelling.
    Tenure(Tenure),
}

/// Along which line households are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Not grouped.
    All,
    /// By decile.
    Decile,
    /// By kind of household.
    Kind,
    /// By main source of income.
    Source,
    /// By tenure.
    Tenure,
}

const KINDS: [(HouseholdKind, &str); 7] = [
    (HouseholdKind::SingleWorkingAge, "alleenstaand"),
    (HouseholdKind::SinglePension, "alleenstaand_aow"),
    (HouseholdKind::SingleParent, "eenouder"),
    (HouseholdKind::CoupleWorkingAge, "paar"),
    (HouseholdKind::CouplePension, "paar_aow"),
    (HouseholdKind::CoupleWithChildren, "paar_kinderen"),
    (HouseholdKind::Other, "overig_huishouden"),
];

const SOURCES: [(IncomeSource, &str); 6] = [
    (IncomeSource::Employee, "loon"),
    (IncomeSource::SelfEmployed, "winst"),
    (IncomeSource::Disability, "arbeidsongeschikt"),
    (IncomeSource::Pension, "pensioen"),
    (IncomeSource::SocialAssistance, "bijstand"),
    (IncomeSource::Other, "overige_bron"),
];

const TENURES: [(Tenure, &str); 3] =
    [(Tenure::Owner, "koop"), (Tenure::SocialRent, "sociale_huur"), (Tenure::PrivateRent, "particuliere_huur")];

impl Group {
    /// Key for data files.
    pub fn key(&self) -> String {
        match self {
            Group::All => "alle".to_owned(),
            Group::Decile(decile) => format!("deciel_{decile:02}"),
            Group::Kind(kind) => find(&KINDS, kind).to_owned(),
            Group::Source(source) => find(&SOURCES, source).to_owned(),
            Group::Tenure(tenure) => find(&TENURES, tenure).to_owned(),
        }
    }

    /// Text as printed.
    pub fn name(&self) -> Text {
        match self {
            Group::Decile(1) => text!(decile_lowest),
            Group::Decile(10) => text!(decile_highest),
            Group::Decile(decile) => text!(decile, n = *decile),
            Group::All | Group::Kind(_) | Group::Source(_) | Group::Tenure(_) => of_key(&self.text_key(), &[]),
        }
    }

    /// The key of its name in the text files, where it is no decile.
    pub fn text_key(&self) -> String {
        format!("group_{}", self.key())
    }

    /// The line along which this group was made.
    pub fn dimension(&self) -> Dimension {
        match self {
            Group::All => Dimension::All,
            Group::Decile(_) => Dimension::Decile,
            Group::Kind(_) => Dimension::Kind,
            Group::Source(_) => Dimension::Source,
            Group::Tenure(_) => Dimension::Tenure,
        }
    }

    /// All groups in the order of print.
    pub fn every() -> Vec<Group> {
        let deciles = (1..=10).map(Group::Decile);
        let kinds = KINDS.iter().map(|k| Group::Kind(k.0));
        let sources = SOURCES.iter().map(|s| Group::Source(s.0));
        let tenures = TENURES.iter().map(|t| Group::Tenure(t.0));
        std::iter::once(Group::All).chain(deciles).chain(kinds).chain(sources).chain(tenures).collect()
    }
}

fn find<T: PartialEq>(list: &[(T, &'static str)], value: &T) -> &'static str {
    list.iter().find(|row| row.0 == *value).expect("every value of the enumeration has a row").1
}

/// Deciles of persons.
#[derive(Debug, Clone, PartialEq)]
pub struct Deciles {
    /// Decile of each household, 1–10.
    pub of_household: Vec<u8>,
    /// Upper bounds of deciles 1–9.
    ///
    /// Unit: euros per year, standardised.
    pub bounds: [f64; 9],
}

impl Deciles {
    /// Sorts households by income, ties by position, and cuts the persons in ten; a household that straddles a cut
    /// goes where the middle of its persons lies.
    pub fn cut(persons: &Sample, income: impl Fn(usize) -> f64) -> Deciles {
        let sorted = persons.sorted(income);
        let mut of_household = vec![0; persons.len()];
        let mut sum = 0.0;
        for ((_, at), weight) in sorted.order.iter().zip(&sorted.weights) {
            let middle = (sum + weight / 2.0) / sorted.total;
            of_household[*at] = (middle * 10.0).floor().clamp(0.0, 9.0) as u8 + 1;
            sum += weight;
        }
        Deciles { of_household, bounds: std::array::from_fn(|d| sorted.quantile((d + 1) as f64 / 10.0)) }
    }
}

/// The members of every group, households with their weights.
#[derive(Debug, Clone)]
pub struct Groups {
    /// Group and members, in the order of [`Group::every`].
    pub list: Vec<(Group, Sample)>,
}

impl Groups {
    /// Divides the households, each with this weight.
    pub fn new(facts: &[FactsRecord], deciles: &Deciles, weight: impl Fn(&FactsRecord) -> f64) -> Groups {
        let is_in = |group: Group, i: usize| match group {
            Group::All => true,
            Group::Decile(decile) => deciles.of_household[i] == decile,
            Group::Kind(kind) => facts[i].kind == kind,
            Group::Source(source) => facts[i].source == source,
            Group::Tenure(tenure) => facts[i].tenure == tenure,
        };
        let members = |group| (0..facts.len()).filter(|i| is_in(group, *i)).collect();
        let list = Group::every().into_iter().map(|g| (g, Sample::new(members(g), |i| weight(&facts[i]))));
        Groups { list: list.collect() }
    }

    /// All households.
    pub fn all(&self) -> &Sample {
        &self.list[0].1
    }

    /// The groups along one line.
    pub fn of(&self, dimension: Dimension) -> impl Iterator<Item = &(Group, Sample)> {
        self.list.iter().filter(move |(group, _)| group.dimension() == dimension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_equal_households_fill_ten_deciles_whatever_their_order() {
        let income = [5.0, 4.0, 3.0, 2.0, 1.0, 10.0, 9.0, 8.0, 7.0, 6.0];
        let deciles = Deciles::cut(&Sample::new((0..10).collect(), |_| 3.0), |i| income[i]);
        assert_eq!(deciles.of_household, vec![5, 4, 3, 2, 1, 10, 9, 8, 7, 6]);
        // The first bound lies between the incomes 1 and 2.
        assert_eq!(deciles.bounds[0], 1.5);
    }

    #[test]
    fn ties_go_by_household_number() {
        let deciles = Deciles::cut(&Sample::new((0..10).collect(), |_| 1.0), |_| 20_000.0);
        assert_eq!(deciles.of_household, vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn a_large_household_counts_with_all_its_persons() {
        // Persons 1, 8, 1: middles at 0,5, 5 and 9,5 of 10.
        let persons = [1.0, 8.0, 1.0];
        let deciles = Deciles::cut(&Sample::new(vec![0, 1, 2], |i| persons[i]), |i| i as f64);
        assert_eq!(deciles.of_household, vec![1, 6, 10]);
    }

    #[test]
    fn every_group_has_its_own_key() {
        let mut keys: Vec<String> = Group::every().iter().map(Group::key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 27);
    }
}
