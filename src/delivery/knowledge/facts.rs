//! The columns of facts that delivery reads, checked once per block, and the facts that a run keeps of a household.
//!
//! Takes: a block of facts, an outcome of the rules on them. Gives: typed access, [`FactsRecord`]s.
//! Leaves to others: where the facts come from (`population`) and what they are worth (`measure`).

use crate::delivery::FactsRecord;
use crate::delivery::HouseholdKind;
use crate::delivery::IncomeSource;
use crate::delivery::MonthSet;
use crate::delivery::Tenure;
use crate::delivery::columns::ASSESSED_INCOME;
use crate::delivery::columns::CARE;
use crate::delivery::columns::HOLIDAY_ALLOWANCE;
use crate::delivery::columns::INCOMES;
use crate::delivery::columns::READING;
use crate::delivery::columns::RENTS;
use crate::delivery::columns::SHARES_DATA;
use crate::delivery::columns::TWO_YEARS_AGO;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::units::Cents;
use crate::units::MONTHS;
use crate::units::Month;
use crate::units::Unit;
use crate::units::days_of_date;
use std::sync::Arc;

/// Kind, hours and price of the childcare of a person, by month, as stored in the columns of [`CARE`].
pub(crate) type CareOfYear = [[f64; MONTHS]; 3];

/// Role of a person in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Applicant,
    Partner,
    Child,
    Lodger,
}

/// The columns of one block that delivery reads.
pub(crate) struct Facts<'a> {
    pub table: &'a Table,
    pub birth: &'a Column,
    pub first_days: [f64; MONTHS],
    pub roles: Vec<Role>,
    pub present: &'a Column,
    pub incomes: [&'a Column; 5],
    pub holiday_allowance: &'a Column,
    pub assessed_income_last_year: &'a Column,
    pub assessed_income_two_years_ago: Option<&'a Column>,
    pub rent: &'a Column,
    pub service_costs: &'a Column,
    /// Childcare: kind, hours and price, see [`CARE`]; `None` where the facts know of none.
    pub care: Option<[&'a Column; 3]>,
    pub sources: Vec<IncomeSource>,
    pub low_doenvermogen: &'a Column,
    pub low_digital: &'a Column,
    pub has_help: &'a Column,
    /// Whether a household agrees that organisations share its data; `None` where the facts do not know.
    pub shares_data: Option<&'a Column>,
}

impl<'a> Facts<'a> {
    /// Finds and checks the columns.
    ///
    /// # Errors
    /// `MissingInput` or `WrongSchema` for the first column that is absent or of another shape.
    pub(crate) fn read(table: &'a Table) -> Result<Facts<'a>, EngineError> {
        let person = |name, period| input(table, name, Entity::Person, period);
        let household = |name, period| input(table, name, Entity::Household, period);
        let mut incomes = [person(INCOMES[0], Period::Month)?; 5];
        for (slot, name) in incomes.iter_mut().zip(INCOMES) {
            *slot = person(name, Period::Month)?;
        }
        Ok(Facts {
            table,
            birth: person("geboortedatum", Period::Fixed)?,
            first_days: std::array::from_fn(|m| f64::from(days_of_date(Month(m as u8).first_day(table.year)))),
            roles: read_enum(person("rol", Period::Fixed)?, ROLES)?,
            present: person("aanwezig", Period::Month)?,
            incomes,
            holiday_allowance: person(HOLIDAY_ALLOWANCE, Period::Month)?,
            assessed_income_last_year: person("toetsingsinkomen_vorig_jaar", Period::Fixed)?,
            assessed_income_two_years_ago: match table.column(TWO_YEARS_AGO) {
                Some(_) => Some(person(TWO_YEARS_AGO, Period::Fixed)?),
                None => None,
            },
            rent: household(RENTS[0], Period::Month)?,
            service_costs: household(RENTS[1], Period::Month)?,
            care: if CARE.iter().all(|name| table.column(name).is_some()) {
                let [kind, hours, price] = CARE;
                Some([person(kind, Period::Month)?, person(hours, Period::Month)?, person(price, Period::Month)?])
            } else {
                None
            },
            sources: read_enum(household("inkomensbron", Period::Fixed)?, SOURCES)?,
            low_doenvermogen: household("doenvermogen_laag", Period::Fixed)?,
            low_digital: household("digitaal_laag", Period::Fixed)?,
            has_help: household("hulp", Period::Fixed)?,
            shares_data: table.column(SHARES_DATA).map(|_| household(SHARES_DATA, Period::Fixed)).transpose()?,
        })
    }

    /// Income of a person in a month without the holiday allowance, in cents.
    pub(crate) fn regular_income(&self, person: usize, month: usize) -> f64 {
        self.incomes.iter().map(|column| column.get(person, month)).sum()
    }

    /// What the hours of [`Facts::care`] are stored in: so many to an hour.
    pub(crate) fn care_hour(&self) -> f64 {
        self.care.map_or(1.0, |[_, hours, _]| hours.schema.value_type.storage_scale())
    }

    /// Childcare of each person of a household; empty where nobody has any all year.
    pub(crate) fn care_of(&self, household: usize) -> Vec<CareOfYear> {
        let Some(columns) = self.care else { return Vec::new() };
        let has_any = |person: usize| (0..MONTHS).any(|month| columns[1].get(person, month) != 0.0);
        if !self.table.persons_of(household).any(has_any) {
            return Vec::new();
        }
        self.table.persons_of(household).map(|person| columns.map(|column| column.year_of(person))).collect()
    }

    /// Whether a person is in the household on the first day of a month; nobody is before birth.
    pub(crate) fn is_present(&self, person: usize, month: usize) -> bool {
        self.present.get(person, month) != 0.0 && self.birth.get(person, 0) <= self.first_days[month]
    }

    /// [`Facts::is_present`] for the twelve months, as stored in a column.
    pub(crate) fn presence(&self, person: usize) -> [f64; MONTHS] {
        std::array::from_fn(|month| f64::from(u8::from(self.is_present(person, month))))
    }
}

/// What a run keeps of the facts of each household of a block; `outcome` holds the rules `bruto_inkomen`,
/// `bruto_inkomen_jaar`, `bijstandsnorm`, `equivalentiefactor` and `aantal_aanwezig`.
///
/// # Errors
/// `MissingInput` and `WrongSchema` for facts, `UnknownOutput` for a rule that was not asked for.
pub fn facts_records(facts: &Table, outcome: &Outcome) -> Result<Vec<FactsRecord>, EngineError> {
    let household = |name, period| input(facts, name, Entity::Household, period);
    let kinds = read_enum(household("huishoudtype", Period::Fixed)?, KINDS)?;
    let sources = read_enum(household("inkomensbron", Period::Fixed)?, SOURCES)?;
    let tenures = read_enum(household("woonsituatie", Period::Fixed)?, TENURES)?;
    let low_doenvermogen = household("doenvermogen_laag", Period::Fixed)?;
    let low_reading = facts.column(READING).map(|_| household(READING, Period::Fixed)).transpose()?;
    let gross = result(outcome, "bruto_inkomen_jaar")?;
    let gross_months = result(outcome, "bruto_inkomen")?;
    let social_minimum = result(outcome, "bijstandsnorm")?;
    let equivalence = result(outcome, "equivalentiefactor")?;
    let present = result(outcome, "aantal_aanwezig")?;
    let exists = |i: usize, m: &usize| present.get(i, *m) > 0.0;
    Ok((0..facts.n_households())
        .map(|i| {
            // A household where nobody ever lives stands for itself all year, as it would without this count.
            let months = Some((0..MONTHS).filter(|m| exists(i, m)).count()).filter(|n| *n > 0).unwrap_or(MONTHS);
            let sum = |column: &Column, counts: &dyn Fn(&usize) -> bool| -> f64 {
                (0..MONTHS).filter(counts).map(|m| column.get(i, m)).sum()
            };
            let minimum = cents_of_year(social_minimum, i);
            FactsRecord {
                household: facts.households[i],
                weight: facts.weights[i],
                kind: kinds[i],
                source: sources[i],
                tenure: tenures[i],
                months: months as u8,
                persons: sum(present, &|_| true) / MONTHS as f64,
                equivalence: sum(equivalence, &|m| months == MONTHS || exists(i, m)) / months as f64,
                gross: gross.cents(i, 0),
                gross_months: cents_of_year(gross_months, i),
                social_minimum_months: std::array::from_fn(|m| if exists(i, &m) { minimum[m] } else { Cents::ZERO }),
                has_low_doenvermogen: low_doenvermogen.get(i, 0) != 0.0,
                has_low_reading: low_reading.is_some_and(|column| column.get(i, 0) != 0.0),
            }
        })
        .collect())
}

/// A column of the facts with the entity and period that are expected.
pub(crate) fn input<'a>(
    table: &'a Table,
    name: &str,
    entity: Entity,
    period: Period,
) -> Result<&'a Column, EngineError> {
    let column = table.column(name).ok_or_else(|| EngineError::MissingInput { name: name.to_owned() })?;
    if column.schema.entity != entity || column.schema.period != period {
        let shape = |entity: Entity, period: Period| format!("`{}, {}`", entity.dutch(), period.dutch());
        return Err(EngineError::WrongSchema {
            name: name.to_owned(),
            found: shape(column.schema.entity, column.schema.period),
            expected: shape(entity, period),
        });
    }
    Ok(column)
}

/// A result of the rules.
pub(crate) fn result<'a>(outcome: &'a Outcome, name: &str) -> Result<&'a Column, EngineError> {
    outcome.column(name).ok_or_else(|| EngineError::UnknownOutput { name: name.to_owned() })
}

/// The twelve amounts of one entity.
pub(crate) fn cents_of_year(column: &Column, entity: usize) -> [Cents; MONTHS] {
    std::array::from_fn(|month| column.cents(entity, month))
}

const ROLES: &[(&str, Role)] =
    &[("aanvrager", Role::Applicant), ("partner", Role::Partner), ("kind", Role::Child), ("medebewoner", Role::Lodger)];

const SOURCES: &[(&str, IncomeSource)] = &[
    ("werknemer", IncomeSource::Employee),
    ("zelfstandige", IncomeSource::SelfEmployed),
    ("arbeidsongeschikt", IncomeSource::Disability),
    ("pensioen", IncomeSource::Pension),
    ("bijstand", IncomeSource::SocialAssistance),
    ("overig", IncomeSource::Other),
];

const KINDS: &[(&str, HouseholdKind)] = &[
    ("alleenstaand_onder_aow", HouseholdKind::SingleWorkingAge),
    ("alleenstaand_aow", HouseholdKind::SinglePension),
    ("eenouder", HouseholdKind::SingleParent),
    ("paar_onder_aow", HouseholdKind::CoupleWorkingAge),
    ("paar_aow", HouseholdKind::CouplePension),
    ("paar_met_kinderen", HouseholdKind::CoupleWithChildren),
    ("overig", HouseholdKind::Other),
];

const TENURES: &[(&str, Tenure)] =
    &[("eigenaar", Tenure::Owner), ("sociale_huur", Tenure::SocialRent), ("particuliere_huur", Tenure::PrivateRent)];

/// Values of an enumeration by their words, so the order of the words in a file does not matter.
fn read_enum<T: Copy>(column: &Column, words: &[(&str, T)]) -> Result<Vec<T>, EngineError> {
    let wrong = |found: String| EngineError::WrongSchema {
        name: column.schema.name.to_string(),
        found,
        expected: format!("`{}`", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")),
    };
    let ValueType::Enum(kind) = &column.schema.value_type else {
        return Err(wrong(column.schema.value_type.dutch()));
    };
    let meaning: Vec<Option<T>> =
        kind.values.iter().map(|value| words.iter().find(|(word, _)| word == value).map(|(_, t)| *t)).collect();
    column
        .values
        .iter()
        .map(|stored| {
            let position = *stored as usize;
            meaning.get(position).copied().flatten().ok_or_else(|| {
                wrong(kind.values.get(position).cloned().unwrap_or_else(|| format!("position {position}")))
            })
        })
        .collect()
}

/// The column of the income that counts, as an award plan is given it.
pub(crate) fn assessed_income_schema() -> Arc<ColumnSchema> {
    ColumnSchema::new(ASSESSED_INCOME, Entity::Person, Period::Month, ValueType::Number(Unit::EURO_PER_YEAR))
}

/// Puts a column in place of the one of its name.
pub(crate) fn put(table: &mut Table, column: Column) {
    table.insert(column).expect("a column made for these entities and months has their number of values");
}

/// Months in which someone comes to live in a household or leaves it; a birth is one of these.
pub(crate) fn comings_and_goings(facts: &Facts<'_>, household: usize) -> MonthSet {
    let differs = |month: usize| {
        let mut persons = facts.table.persons_of(household);
        persons.any(|person| facts.is_present(person, month) != facts.is_present(person, month - 1))
    };
    MonthSet::of(|month| month > 0 && differs(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::Person;
    use crate::delivery::test_fixtures::table_of;
    use crate::table::EnumType;

    fn enumeration(name: &str, words: &[&str], stored: f64) -> Column {
        let values = words.iter().map(|word| (*word).to_owned()).collect();
        let kind = ValueType::Enum(Arc::new(EnumType { name: name.to_owned(), values }));
        Column::new(ColumnSchema::new(name, Entity::Household, Period::Fixed, kind), vec![stored])
    }

    fn facts(kind_of_household: &[&str]) -> Table {
        let mut table = table_of(&[Household::single(1_000.0)]);
        table.insert(enumeration("huishoudtype", kind_of_household, 1.0)).unwrap();
        table.insert(enumeration("woonsituatie", &["sociale_huur", "eigenaar"], 1.0)).unwrap();
        table
    }

    /// Gross 1000 a month; two persons of equivalence 1.4 in the first half, then one of 1.
    fn outcome() -> Outcome {
        let month = |name: &str, first: f64, second: f64| {
            let values = (0..MONTHS).map(|m| if m < 6 { first } else { second }).collect();
            let kind = ValueType::Number(Unit::NONE);
            Column::new(ColumnSchema::new(name, Entity::Household, Period::Month, kind), values)
        };
        let year_kind = ValueType::Number(Unit::EURO_PER_YEAR);
        let year = ColumnSchema::new("bruto_inkomen_jaar", Entity::Household, Period::Year, year_kind);
        Outcome::new(
            [
                month("bruto_inkomen", 100_000.0, 100_000.0),
                month("bijstandsnorm", 190_000.0, 130_000.0),
                month("equivalentiefactor", 1.4, 1.0),
                month("aantal_aanwezig", 2.0, 1.0),
                Column::new(year, vec![1_200_000.0]),
            ],
            0,
        )
    }

    #[test]
    fn a_record_takes_means_over_the_year_and_reads_words_in_any_order() {
        let record = &facts_records(&facts(&["overig", "eenouder"]), &outcome()).unwrap()[0];
        assert_eq!((record.kind, record.tenure), (HouseholdKind::SingleParent, Tenure::Owner));
        assert!((record.persons - 1.5).abs() < 1e-12 && (record.equivalence - 1.2).abs() < 1e-12);
        assert_eq!(record.social_minimum_months[5..7], [Cents(190_000), Cents(130_000)]);
    }

    #[test]
    fn a_household_counts_for_the_months_in_which_anyone_lives_in_it() {
        let facts = facts(&["overig", "eenouder"]);
        let mut columns: Vec<Column> = ["bruto_inkomen", "bijstandsnorm", "equivalentiefactor", "bruto_inkomen_jaar"]
            .iter()
            .filter_map(|name| outcome().column(name).cloned())
            .collect();
        let mut present = outcome().column("aantal_aanwezig").unwrap().clone();
        present.values[..9].fill(0.0);
        columns.push(present);
        let record = &facts_records(&facts, &Outcome::new(columns, 0)).unwrap()[0];
        // One person in October to December, with an equivalence factor of 1.
        assert_eq!((record.months, record.persons, record.equivalence), (3, 0.25, 1.0));
        assert_eq!(record.social_minimum_months[8..10], [Cents::ZERO, Cents(130_000)]);
        assert_eq!(record.mean_weight(), record.weight / 4.0);
    }

    #[test]
    fn a_word_that_is_not_known_is_an_error() {
        let error = facts_records(&facts(&["overig", "woongroep"]), &outcome()).unwrap_err();
        assert!(matches!(error, EngineError::WrongSchema { found, .. } if found == "woongroep"));
    }

    #[test]
    fn a_rule_or_a_fact_that_is_missing_is_named() {
        let no_rules = facts_records(&facts(&["overig", "eenouder"]), &Outcome::default()).unwrap_err();
        assert_eq!(no_rules, EngineError::UnknownOutput { name: "bruto_inkomen_jaar".to_owned() });
        let no_kind = facts_records(&table_of(&[Household::single(1.0)]), &outcome()).unwrap_err();
        assert_eq!(no_kind, EngineError::MissingInput { name: "huishoudtype".to_owned() });
    }

    #[test]
    fn who_comes_or_goes_is_a_life_event_in_that_month() {
        let mut partner = Person::adult("partner", 0.0);
        partner.present[..4].fill(0.0);
        partner.present[9..].fill(0.0);
        let table = table_of(&[Household::of(vec![Person::adult("aanvrager", 1_000.0), partner])]);
        let events = comings_and_goings(&Facts::read(&table).unwrap(), 0);
        assert_eq!(events.iter().collect::<Vec<_>>(), vec![4, 9]);
    }
}
