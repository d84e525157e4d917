//! Households as rows of a table.
//!
//! Takes: generated households. Gives: the columns that rulebooks and delivery know by name.
//! Leaves to others: derived facts such as toeslagpartner or age per month.

use crate::population::household::Household;
use crate::population::household::Person;
use crate::population::kinds::CARE_KINDS;
use crate::population::kinds::DEPARTURES;
use crate::population::kinds::ENTREPRENEURSHIP;
use crate::population::kinds::HOUSEHOLD_TYPES;
use crate::population::kinds::RHYTHMS;
use crate::population::kinds::ROLES;
use crate::population::kinds::SOURCES;
use crate::population::kinds::TENURES;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::EnumType;
use crate::table::HouseholdId;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::units::MONTHS;
use crate::units::Unit;
use std::sync::Arc;

/// Households per block.
pub(crate) const BLOCK: u32 = 1024;

/// Hours are held in hundredths.
const HUNDREDTHS: f64 = 100.0;

type OfPerson = fn(&Person, usize) -> f64;
type OfHousehold = fn(&Household, usize) -> f64;

/// Schemas of all columns, made once.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    persons: Vec<(Arc<ColumnSchema>, OfPerson)>,
    households: Vec<(Arc<ColumnSchema>, OfHousehold)>,
}

impl Columns {
    pub(crate) fn new() -> Columns {
        let kind = |name: &str, values: &[&str]| {
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            ValueType::Enum(Arc::new(EnumType { name: name.to_owned(), values }))
        };
        let month = || ValueType::Number(Unit::EURO_PER_MONTH);
        let person = |name: &str, period, value_type, value: OfPerson| {
            (ColumnSchema::new(name, Entity::Person, period, value_type), value)
        };
        let household = |name: &str, period, value_type, value: OfHousehold| {
            (ColumnSchema::new(name, Entity::Household, period, value_type), value)
        };
        use Period::Fixed;
        use Period::Month;
        Columns {
            persons: vec![
                person("geboortedatum", Fixed, ValueType::Date, |p, _| f64::from(p.birth_day)),
                person("rol", Fixed, kind("rol", ROLES), |p, _| f64::from(p.role as u8)),
                person("betaalritme", Fixed, kind("betaalritme", RHYTHMS), |p, _| f64::from(p.rhythm as u8)),
                person("aanwezig", Month, ValueType::Bool, |p, m| f64::from(u8::from(p.is_present(m)))),
                person("reden_vertrek", Fixed, kind("reden_vertrek", DEPARTURES), |p, _| p.reason_gone()),
                person("loon", Month, month(), |p, m| p.months.wage[m]),
                person("loon_gewerkt", Month, month(), |p, m| p.months.worked[m]),
                person("vakantiegeld", Month, month(), |p, m| p.months.holiday[m]),
                person("uitkering", Month, month(), |p, m| p.months.benefit[m]),
                person("aow", Month, month(), |p, m| p.months.aow[m]),
                person("pensioen", Month, month(), |p, m| p.months.pension[m]),
                person("winst", Month, month(), |p, m| p.months.profit[m]),
                person("ondernemerschap", Month, kind("ondernemerschap", ENTREPRENEURSHIP), |p, m| p.runs_business(m)),
                person("opvangsoort", Month, kind("opvangsoort", CARE_KINDS), |p, m| p.care_here(m).kind as f64),
                person("opvanguren", Month, ValueType::Number(Unit::HOURS_PER_MONTH), |p, m| {
                    p.care_here(m).hours * HUNDREDTHS
                }),
                person("opvangtarief", Month, ValueType::Number(Unit::EURO_PER_HOUR), |p, m| p.care_here(m).price),
                person("toetsingsinkomen_vorig_jaar", Fixed, ValueType::Number(Unit::EURO_PER_YEAR), |p, _| {
                    (p.last_year + p.from_home).max(0.0)
                }),
                person("toetsingsinkomen_twee_jaar_terug", Fixed, ValueType::Number(Unit::EURO_PER_YEAR), |p, _| {
                    (p.two_years_ago + p.from_home).max(0.0)
                }),
                person("winst_vorig_jaar", Fixed, ValueType::Number(Unit::EURO_PER_YEAR), |p, _| p.profit_last_year),
            ],
            households: vec![
                household("woonsituatie", Fixed, kind("woonsituatie", TENURES), |h, _| h.dwelling.tenure as f64),
                household("kale_huur", Month, month(), |h, m| if h.exists(m) { h.dwelling.rent(m) } else { 0.0 }),
                household("zelfstandige_woonruimte", Fixed, ValueType::Bool, |h, _| yes(h.dwelling.self_contained)),
                household("servicekosten", Month, month(), |h, m| if h.exists(m) { h.dwelling.service } else { 0.0 }),
                // What the limits look at is never below nil; debts only lower what there is.
                household("vermogen", Fixed, ValueType::Number(Unit::EURO), |h, _| h.wealth.max(0.0)),
                household("eigenwoningwaarde", Fixed, ValueType::Number(Unit::EURO), |h, _| h.home.value),
                household("eigenwoningrente", Fixed, ValueType::Number(Unit::EURO_PER_YEAR), |h, _| h.interest_paid()),
                household("inkomen_uit_vermogen", Fixed, ValueType::Number(Unit::EURO_PER_YEAR), |h, _| {
                    h.from_wealth - h.tax_gain
                }),
                household("huishoudtype", Fixed, kind("huishoudtype", HOUSEHOLD_TYPES), |h, _| {
                    h.cell.kind.column_value()
                }),
                household("inkomensbron", Fixed, kind("inkomensbron", SOURCES), |h, _| h.cell.source.index() as f64),
                household("doenvermogen_laag", Fixed, ValueType::Bool, |h, _| yes(h.capacities.low_ability)),
                household("digitaal_laag", Fixed, ValueType::Bool, |h, _| yes(h.capacities.low_digital)),
                household("taal_laag", Fixed, ValueType::Bool, |h, _| yes(h.capacities.low_reading)),
                household("hulp", Fixed, ValueType::Bool, |h, _| yes(h.capacities.helped)),
                household("deelt_gegevens", Fixed, ValueType::Bool, |h, _| yes(h.capacities.shares_data)),
                household("huurtoeslag_vorig_jaar", Fixed, ValueType::Bool, |h, _| {
                    yes(h.capacities.had_rent_allowance)
                }),
            ],
        }
    }

    /// Schemas of all columns: first those of persons, then those of households.
    pub(crate) fn schemas(&self) -> Vec<Arc<ColumnSchema>> {
        let persons = self.persons.iter().map(|(schema, _)| Arc::clone(schema));
        persons.chain(self.households.iter().map(|(schema, _)| Arc::clone(schema))).collect()
    }

    /// The table of these households, each with the same weight.
    pub(crate) fn table(&self, year: i16, weight: f64, ids: &[HouseholdId], households: &[Household]) -> Table {
        let counts: Vec<u32> = households.iter().map(|household| household.persons.len() as u32).collect();
        let mut table = Table::new(year, ids.to_vec(), vec![weight; ids.len()], &counts)
            .expect("ids, weights and counts are made from one list");
        let persons: Vec<&Person> = households.iter().flat_map(|household| &household.persons).collect();
        for (schema, value) in &self.persons {
            insert(&mut table, schema, &persons, |person, month| value(person, month));
        }
        for (schema, value) in &self.households {
            insert(&mut table, schema, households, value);
        }
        table
    }
}

/// A claim as it is stored.
fn yes(claim: bool) -> f64 {
    f64::from(u8::from(claim))
}

fn insert<T>(table: &mut Table, schema: &Arc<ColumnSchema>, entities: &[T], value: impl Fn(&T, usize) -> f64) {
    let lanes = schema.period.lanes().min(MONTHS);
    let mut values = Vec::with_capacity(entities.len() * lanes);
    for lane in 0..lanes {
        values.extend(entities.iter().map(|entity| value(entity, lane)));
    }
    table.insert(Column::new(Arc::clone(schema), values)).expect("one value per entity and lane");
}
