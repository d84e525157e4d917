//! Rows of one household at a time into blocks of the table.
//!
//! Takes: the rows of a household. Gives: a table when a block is full. Leaves to others: the order of the rows.

use crate::draws::Purpose;
use crate::draws::Seed;
use crate::population::block::BLOCK;
use crate::population::files::import::cells;
use crate::population::files::import::cells::Stored;
use crate::population::files::import::duplicates::Rising;
use crate::population::files::import::elsewhere::Stray;
use crate::population::files::import::family_links::Kin;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Rule;
use crate::population::files::import::mapping_keys::rule_word;
use crate::population::files::import::overview::Overview;
use crate::population::files::import::plan::HouseholdSource;
use crate::population::files::import::plan::Plan;
use crate::population::files::import::plan::Plans;
use crate::population::files::import::roles;
use crate::population::files::import::row_errors::BadRows;
use crate::population::files::import::row_types::Line;
use crate::population::kinds::Role;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::HouseholdId;
use crate::table::Table;
use crate::table::ValueType;
use crate::text::text;
use crate::units::Unit;
use crate::units::age_on;
use crate::units::date_of_days;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much was imported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Households.
    pub households: u64,
    /// Persons.
    pub persons: u64,
    /// Sum of the weights.
    pub weight: f64,
    /// What was made of them.
    pub overview: Overview,
}

/// How an amount that is added up over persons looks in the households of more than one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    /// Where it is not zero.
    pub households: u64,
    /// Where every person has the same.
    pub alike: u64,
    /// Line of the first of those.
    pub first: Option<u64>,
}

/// Values of one entity, column by column, month by month.
pub(super) type Values = Vec<Vec<f64>>;

/// Households on their way to a table.
pub(super) struct Assembly<'a> {
    pub bad: &'a mut BadRows,
    pub mapping: &'a Mapping,
    pub schemas: &'a [Arc<ColumnSchema>],
    pub plans: Plans,
    seed: Seed,
    /// Whether the numbers of persons rise, so that none can come back.
    pub person_numbers: Rising,
    /// Links to relatives outside the household, to be looked up in the file.
    pub strays: Vec<Stray>,
    pub sums: BTreeMap<usize, Sums>,
    /// Whether the cells last read had a value.
    pub had_missing: bool,
    ids: Vec<HouseholdId>,
    weights: Vec<f64>,
    counts: Vec<u32>,
    persons: Vec<Values>,
    households: Vec<Values>,
    pub done: Imported,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(
        mapping: &'a Mapping,
        schemas: &'a [Arc<ColumnSchema>],
        plans: Plans,
        seed: Seed,
        bad: &'a mut BadRows,
    ) -> Assembly<'a> {
        let rules = schemas.iter().filter_map(|schema| {
            let rule = mapping.field(schema)?.regel?;
            Some((schema.name.to_string(), rule_word(rule)))
        });
        let overview = Overview { rules: rules.collect(), ..Overview::default() };
        Assembly {
            bad,
            mapping,
            schemas,
            plans,
            seed,
            person_numbers: Rising::default(),
            strays: Vec::new(),
            sums: BTreeMap::new(),
            had_missing: false,
            ids: Vec::new(),
            weights: Vec::new(),
            counts: Vec::new(),
            persons: Vec::new(),
            households: Vec::new(),
            done: Imported { overview, ..Imported::default() },
        }
    }

    /// Number of the household of a row.
    pub(super) fn id(&mut self, file: &str, line: &Line, source: HouseholdSource) -> Option<HouseholdId> {
        let at = self.household_column(source);
        let text = line.cells[at].trim();
        let id = HouseholdId::from_text(text);
        if id.is_none() {
            let name = self.mapping.sleutels.huishouden.clone();
            self.bad.add(file, line.number, &name, text, || text!(data_household_number));
        }
        id
    }

    fn household_column(&self, source: HouseholdSource) -> usize {
        match source {
            HouseholdSource::Persons => self.plans.household_in_persons,
            HouseholdSource::Households => self.plans.household_in_households,
        }
    }

    pub(super) fn out_of_order(&mut self, file: &str, line: &Line, source: HouseholdSource) {
        let value = line.cells[self.household_column(source)].clone();
        let name = self.mapping.sleutels.huishouden.clone();
        self.bad.add(file, line.number, &name, &value, || text!(data_household_order));
    }

    pub(super) fn without_persons(&mut self, file: &str, line: &Line) {
        let value = line.cells[self.plans.household_in_households].clone();
        let name = self.mapping.sleutels.huishouden.clone();
        self.bad.add(file, line.number, &name, &value, || text!(data_without_persons));
    }

    pub(super) fn orphans(&mut self, file: &str, group: &[Line], households: &str) {
        let name = self.mapping.sleutels.huishouden.clone();
        for line in group {
            let value = line.cells[self.plans.household_in_persons].clone();
            self.bad.add(file, line.number, &name, &value, || text!(data_orphan, file = households));
        }
    }

    /// Adds a household; what is wrong with it is reported and the household is left out of a run that fails anyway.
    pub(super) fn household(&mut self, id: HouseholdId, group: &[Line], row: Option<&Line>, names: (&str, &str)) {
        let mut kin: Vec<Kin> = group.iter().map(|line| self.kin(line)).collect();
        kin.iter().for_each(|person| self.person_numbers.see(&person.id));
        for (at, person) in kin.iter().enumerate() {
            if kin[..at].iter().any(|other| other.id == person.id) {
                let name = self.mapping.sleutels.persoon.clone();
                self.bad.add(names.0, group[at].number, &name, &person.id, || text!(data_person_twice));
            }
        }
        let before = self.bad.count();
        let mut persons: Vec<Values> = group.iter().map(|line| self.person(line, names.0)).collect();
        let ages: Vec<i32> = persons.iter().map(|values| self.age(values)).collect();
        for (at, person) in kin.iter_mut().enumerate() {
            (person.age, person.born) = (ages[at], self.born(&persons[at]).unwrap_or_default());
        }
        // Roles that rest on a wrong cell would only add messages; what is wrong with the household itself is still told.
        let roles = if self.bad.count() > before {
            vec![Role::Housemate; group.len()]
        } else {
            let Some(roles) = self.roles(group, &kin, &mut persons, names.0) else { return };
            roles
        };
        let household = self.whole(id, group, row, names, &persons, &roles, &ages);
        let weight = self.weight(group, row, names);
        if !self.bad.is_empty() {
            return;
        }
        self.done.overview.household(&roles, &ages, weight);
        self.add_totals(&persons, &household, weight);
        // The applicant comes first in every table.
        let first = roles.iter().position(|role| *role == Role::Applicant).unwrap_or(0);
        persons[..=first].rotate_right(1);
        self.done.households += 1;
        self.done.persons += persons.len() as u64;
        self.done.weight += weight;
        self.ids.push(id);
        self.weights.push(weight);
        self.counts.push(persons.len() as u32);
        self.persons.append(&mut persons);
        self.households.push(household);
    }

    /// Adds the amounts of a household to the weighted totals, in euros.
    fn add_totals(&mut self, persons: &[Values], household: &Values, weight: f64) {
        let is_money = |schema: &ColumnSchema| match &schema.value_type {
            ValueType::Number(unit) => [Unit::EURO, Unit::EURO_PER_MONTH, Unit::EURO_PER_YEAR].contains(unit),
            _ => false,
        };
        let rows = |entity| match entity {
            Entity::Person => persons,
            Entity::Household => std::slice::from_ref(household),
        };
        for entity in [Entity::Person, Entity::Household] {
            for (at, (_, schema)) in self.columns_of(entity).enumerate().filter(|(_, (_, schema))| is_money(schema)) {
                let cents: f64 = rows(entity).iter().flat_map(|values| &values[at]).sum();
                self.done.overview.euros(&schema.name, cents / 100.0 * weight);
            }
        }
    }

    pub(super) fn columns_of(&self, entity: Entity) -> impl Iterator<Item = (usize, &'a Arc<ColumnSchema>)> + use<'a> {
        self.schemas.iter().enumerate().filter(move |(_, schema)| schema.entity == entity)
    }

    pub(super) fn field(&self, schema: &ColumnSchema) -> &'a Field {
        match schema.entity {
            Entity::Person => &self.mapping.persoon[&*schema.name],
            Entity::Household => &self.mapping.huishouden[&*schema.name],
        }
    }

    pub(super) fn ruled(&self, name: &str, rule: Rule) -> Option<usize> {
        let position = self.schemas.iter().position(|schema| &*schema.name == name)?;
        let start = self.schemas.iter().position(|schema| schema.entity == self.schemas[position].entity)?;
        matches!(self.plans.columns[position], Plan::Rule(found) if found == rule).then_some(position - start)
    }

    fn person(&mut self, line: &Line, file: &str) -> Values {
        self.columns_of(Entity::Person).map(|(at, schema)| self.lanes(at, schema, line, file)).collect()
    }

    /// Values of one column for one row.
    pub(super) fn lanes(&mut self, at: usize, schema: &ColumnSchema, line: &Line, file: &str) -> Vec<f64> {
        let field = self.field(schema);
        let n = schema.period.lanes();
        let mapping = self.mapping;
        let mut missing = false;
        let mut cell = |position: usize, bad: &mut BadRows| {
            let text = &line.cells[position];
            match cells::stored(text, field, schema, mapping, mapping.decimaalteken) {
                Ok(stored) => {
                    missing |= stored == Stored::Missing;
                    stored.value()
                }
                Err(why) => {
                    bad.add(file, line.number, self.plans.name(schema.entity, position), text, || why.told());
                    0.0
                }
            }
        };
        let values = match &self.plans.columns[at] {
            Plan::Cell(position) => over_lanes(cell(*position, self.bad), n, field.maand),
            Plan::Sum(positions) => {
                let sum = positions.iter().map(|position| cell(*position, self.bad)).sum();
                over_lanes(sum, n, field.maand)
            }
            Plan::Months(positions) => positions.iter().map(|position| cell(*position, self.bad)).collect(),
            Plan::Rule(Rule::Vast) => {
                let text = field.waarde.as_deref().unwrap_or_default();
                match cells::stored(text, field, schema, mapping, '.') {
                    Ok(stored) => vec![stored.value(); n],
                    Err(why) => {
                        self.bad.add("", 0, &schema.name, text, || why.told());
                        vec![0.0; n]
                    }
                }
            }
            Plan::Rule(_) => vec![0.0; n],
        };
        self.had_missing = missing;
        if missing {
            self.done.overview.missing(&schema.name);
        }
        values
    }

    #[expect(clippy::too_many_arguments, reason = "a household is its rows with what was made of them")]
    fn whole(
        &mut self,
        id: HouseholdId,
        group: &[Line],
        row: Option<&Line>,
        names: (&str, &str),
        persons: &[Values],
        roles: &[Role],
        ages: &[i32],
    ) -> Values {
        let mut out = Vec::new();
        for (at, schema) in self.columns_of(Entity::Household) {
            let field = self.field(schema);
            out.push(match (&self.plans.columns[at], row) {
                (Plan::Rule(Rule::TypeUitSamenstelling), _) => {
                    vec![roles::household_type(roles, ages, self.mapping.aow_leeftijd.waarde)]
                }
                (Plan::Rule(Rule::GrootsteInkomen), _) => vec![self.largest_income(persons)],
                (Plan::Rule(Rule::Trekking), _) => {
                    vec![self.drawn(schema, field, id); schema.period.lanes()]
                }
                (_, Some(row)) => self.lanes(at, schema, row, names.1),
                (_, None) => self.over_persons(at, schema, group, names.0),
            });
        }
        out
    }

    /// Yes or no, with the share of the rule; one stream per column, so that a column more moves no other.
    fn drawn(&self, schema: &ColumnSchema, field: &Field, household: HouseholdId) -> f64 {
        let share: f64 = field.waarde.as_deref().unwrap_or_default().parse().unwrap_or(0.0);
        let purpose = Purpose::named(&format!("population.import.{}", schema.name));
        f64::from(u8::from(self.seed.draws(purpose, household).happens(share)))
    }

    fn largest_income(&self, persons: &[Values]) -> f64 {
        let of = |names: &[&str]| -> f64 {
            let columns = self.columns_of(Entity::Person).enumerate();
            let wanted: Vec<usize> =
                columns.filter(|(_, (_, schema))| names.contains(&&*schema.name)).map(|(at, _)| at).collect();
            persons.iter().flat_map(|values| wanted.iter().map(|at| values[*at].iter().sum::<f64>())).sum()
        };
        roles::main_source(of(&["loon", "vakantiegeld"]), of(&["winst"]), of(&["uitkering"]), of(&["aow", "pensioen"]))
    }

    /// Day of birth.
    fn born(&self, values: &Values) -> Option<f64> {
        let at = self.columns_of(Entity::Person).position(|(_, schema)| &*schema.name == "geboortedatum")?;
        Some(values[at][0])
    }

    fn age(&self, values: &Values) -> i32 {
        let new_year = jiff::civil::date(self.mapping.jaar, 1, 1);
        let birth = self.born(values).and_then(|days| date_of_days(days as i32));
        birth.filter(|birth| *birth <= new_year).map_or(0, |birth| age_on(birth, new_year) as i32)
    }

    pub(super) fn role(&self, values: &Values) -> Role {
        let at = self.columns_of(Entity::Person).position(|(_, schema)| &*schema.name == "rol").unwrap_or(0);
        match values[at][0] as u8 {
            0 => Role::Applicant,
            1 => Role::Partner,
            2 => Role::Child,
            _ => Role::Housemate,
        }
    }

    /// Weight of a household; in a file of persons only, that of all its persons.
    fn weight(&mut self, group: &[Line], row: Option<&Line>, names: (&str, &str)) -> f64 {
        let Some(at) = self.plans.weight else { return 1.0 };
        let (line, file) = row.map_or((&group[0], names.0), |row| (row, names.1));
        let text = line.cells[at].trim();
        let number = |text: &str| cells::number(text, self.mapping.decimaalteken).ok();
        let is_other = |other: &&Line| {
            let own = other.cells[at].trim();
            own != text && (number(own).is_none() || number(own) != number(text))
        };
        if row.is_none()
            && let Some(other) = group.iter().find(is_other)
        {
            let name = self.mapping.sleutels.gewicht.clone().unwrap_or_default();
            self.bad.add(file, other.number, &name, &other.cells[at], || text!(data_other_weight));
        }
        match cells::number(text, self.mapping.decimaalteken) {
            Ok(weight) if weight > 0.0 && weight <= 1e9 => weight,
            _ => {
                let name = self.mapping.sleutels.gewicht.clone().unwrap_or_default();
                self.bad.add(file, line.number, &name, text, || text!(data_weight));
                0.0
            }
        }
    }

    /// Passes a table on when a block is full.
    pub(super) fn flush_when_full(
        &mut self,
        pass: &mut dyn FnMut(Table) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        if self.ids.len() >= BLOCK as usize { self.flush(pass) } else { Ok(()) }
    }

    /// Passes the rest on; reports what only the whole file of persons shows.
    pub(super) fn finish(
        mut self,
        pass: &mut dyn FnMut(Table) -> std::io::Result<()>,
        file: &str,
    ) -> std::io::Result<Imported> {
        self.doubtful_sums(file);
        if !self.ids.is_empty() && self.bad.is_empty() {
            self.flush(pass)?;
        }
        Ok(self.done)
    }

    fn flush(&mut self, pass: &mut dyn FnMut(Table) -> std::io::Result<()>) -> std::io::Result<()> {
        let ids = std::mem::take(&mut self.ids);
        let weights = std::mem::take(&mut self.weights);
        let counts = std::mem::take(&mut self.counts);
        let mut table = Table::new(self.mapping.jaar, ids, weights, &counts)
            .expect("a number, a weight and a count were pushed for each household");
        let persons = std::mem::take(&mut self.persons);
        let households = std::mem::take(&mut self.households);
        for (entity, rows) in [(Entity::Person, persons), (Entity::Household, households)] {
            for (at, (_, schema)) in self.columns_of(entity).enumerate() {
                let lanes = schema.period.lanes();
                let mut values = Vec::with_capacity(rows.len() * lanes);
                for lane in 0..lanes {
                    values.extend(rows.iter().map(|row| row[at][lane]));
                }
                table.insert(Column::new(Arc::clone(schema), values)).expect("each row has a value per lane");
            }
        }
        pass(table)
    }
}

/// The same in every lane, or all of it in one month.
fn over_lanes(value: f64, lanes: usize, month: Option<u8>) -> Vec<f64> {
    let Some(month) = month else { return vec![value; lanes] };
    (1..=lanes).map(|lane| if lane == usize::from(month) { value } else { 0.0 }).collect()
}
