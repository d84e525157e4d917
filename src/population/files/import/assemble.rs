//! Rows of one household at a time into blocks of the table.
//!
//! Takes: the rows of a household. Gives: a table when a block is full. Leaves to others: the order of the rows.

use crate::population::block::BLOCK;
use crate::population::draws::Purpose;
use crate::population::draws::Streams;
use crate::population::files::import::cells;
use crate::population::files::import::duplicates::Rising;
use crate::population::files::import::family_links;
use crate::population::files::import::family_links::Kin;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Over;
use crate::population::files::import::mapping::Rule;
use crate::population::files::import::plan::HouseholdSource;
use crate::population::files::import::plan::Plan;
use crate::population::files::import::plan::Plans;
use crate::population::files::import::row_errors::BadRows;
use crate::population::files::import::rows::Line;
use crate::population::kinds::Role;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::HouseholdId;
use crate::table::Table;
use crate::units::age_on;
use crate::units::date_of_days;
use std::sync::Arc;

/// How much was imported.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Imported {
    /// Households.
    pub households: u64,
    /// Persons.
    pub persons: u64,
    /// Sum of the weights.
    pub weight: f64,
}

/// Values of one entity, column by column, month by month.
type Values = Vec<Vec<f64>>;

/// Households on their way to a table.
pub(super) struct Assembly<'a> {
    pub bad: &'a mut BadRows,
    mapping: &'a Mapping,
    schemas: &'a [Arc<ColumnSchema>],
    plans: Plans,
    streams: Streams,
    /// Whether the numbers of persons rise, so that none can come back.
    pub person_numbers: Rising,
    ids: Vec<HouseholdId>,
    weights: Vec<f64>,
    counts: Vec<u32>,
    persons: Vec<Values>,
    households: Vec<Values>,
    done: Imported,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(
        mapping: &'a Mapping,
        schemas: &'a [Arc<ColumnSchema>],
        plans: Plans,
        streams: Streams,
        bad: &'a mut BadRows,
    ) -> Assembly<'a> {
        let person_numbers = Rising::default();
        let (ids, weights, counts) = (Vec::new(), Vec::new(), Vec::new());
        let (persons, households, done) = (Vec::new(), Vec::new(), Imported::default());
        Assembly {
            bad,
            mapping,
            schemas,
            plans,
            streams,
            person_numbers,
            ids,
            weights,
            counts,
            persons,
            households,
            done,
        }
    }

    /// Number of the household of a row.
    pub(super) fn id(&mut self, file: &str, line: &Line, source: HouseholdSource) -> Option<HouseholdId> {
        let at = self.household_column(source);
        let text = line.cells[at].trim();
        let id = HouseholdId::from_text(text);
        if id.is_none() {
            let name = self.mapping.sleutels.huishouden.clone();
            self.bad.add(file, line.number, &name, text, "een heel nummer van 0 tot en met 4294967295");
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
        let expected = "een hoger nummer dan ervoor: elk huishouden een keer, oplopend gesorteerd";
        self.bad.add(file, line.number, &name, &value, expected);
    }

    pub(super) fn without_persons(&mut self, file: &str, line: &Line) {
        let value = line.cells[self.plans.household_in_households].clone();
        let name = self.mapping.sleutels.huishouden.clone();
        self.bad.add(file, line.number, &name, &value, "minstens een persoon met dit huishouden");
    }

    pub(super) fn orphans(&mut self, file: &str, group: &[Line], households: &str) {
        let name = self.mapping.sleutels.huishouden.clone();
        for line in group {
            let value = line.cells[self.plans.household_in_persons].clone();
            self.bad.add(file, line.number, &name, &value, &format!("een huishouden dat in `{households}` staat"));
        }
    }

    /// Adds a household; what is wrong with it is reported and the household is left out of a run that fails anyway.
    pub(super) fn household(&mut self, id: HouseholdId, group: &[Line], row: Option<&Line>, names: (&str, &str)) {
        let kin: Vec<Kin> = group.iter().map(|line| self.kin(line)).collect();
        kin.iter().for_each(|person| self.person_numbers.see(&person.id));
        for (at, person) in kin.iter().enumerate() {
            if kin[..at].iter().any(|other| other.id == person.id) {
                let name = self.mapping.sleutels.persoon.clone();
                self.bad.add(names.0, group[at].number, &name, &person.id, "elk nummer een keer in een huishouden");
            }
        }
        let mut persons: Vec<Values> = group.iter().map(|line| self.person(line, names.0)).collect();
        let ages: Vec<i32> = persons.iter().map(|values| self.age(values)).collect();
        if let Some(at) = self.ruled("rol", Rule::RolUitVerwanten) {
            let aged = kin.into_iter().zip(&ages).map(|(kin, age)| Kin { age: *age, ..kin }).collect::<Vec<Kin>>();
            for (values, role) in persons.iter_mut().zip(family_links::roles(&aged)) {
                values[at] = vec![f64::from(role as u8)];
            }
        }
        let roles: Vec<Role> = persons.iter().map(|values| self.role(values)).collect();
        let applicants = roles.iter().filter(|role| **role == Role::Applicant).count();
        let partners = roles.iter().filter(|role| **role == Role::Partner).count();
        if applicants != 1 || partners > 1 {
            let found = format!("{applicants} aanvragers en {partners} partners");
            self.bad.add(
                names.0,
                group[0].number,
                "rol",
                &found,
                "een aanvrager en hoogstens een partner per huishouden",
            );
            return;
        }
        let household = self.whole(id, group, row, names, &persons, &roles, &ages);
        let weight = self.weight(group, row, names);
        if !self.bad.is_empty() {
            return;
        }
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

    fn kin(&self, line: &Line) -> Kin {
        // Registers write nobody as 0 or leave it empty.
        let named = |at: usize| Some(line.cells[at].trim().to_owned()).filter(|text| !text.is_empty() && text != "0");
        Kin {
            id: line.cells[self.plans.person].trim().to_owned(),
            partner: self.plans.partner.and_then(named).unwrap_or_default(),
            parents: self.plans.parents.iter().filter_map(|at| named(*at)).collect(),
            age: 0,
        }
    }

    fn columns_of(&self, entity: Entity) -> impl Iterator<Item = (usize, &'a Arc<ColumnSchema>)> + use<'a> {
        self.schemas.iter().enumerate().filter(move |(_, schema)| schema.entity == entity)
    }

    fn field(&self, schema: &ColumnSchema) -> &'a Field {
        match schema.entity {
            Entity::Person => &self.mapping.persoon[&*schema.name],
            Entity::Household => &self.mapping.huishouden[&*schema.name],
        }
    }

    fn ruled(&self, name: &str, rule: Rule) -> Option<usize> {
        let position = self.schemas.iter().position(|schema| &*schema.name == name)?;
        let start = self.schemas.iter().position(|schema| schema.entity == self.schemas[position].entity)?;
        matches!(self.plans.columns[position], Plan::Rule(found) if found == rule).then_some(position - start)
    }

    fn person(&mut self, line: &Line, file: &str) -> Values {
        self.columns_of(Entity::Person).map(|(at, schema)| self.lanes(at, schema, line, file)).collect()
    }

    /// Values of one column for one row.
    fn lanes(&mut self, at: usize, schema: &ColumnSchema, line: &Line, file: &str) -> Vec<f64> {
        let field = self.field(schema);
        let n = schema.period.lanes();
        let cell = |position: usize, bad: &mut BadRows, mapping: &Mapping| {
            let text = &line.cells[position];
            match cells::stored(text, field, schema, mapping.decimaalteken, mapping.jaar) {
                Ok(value) => value,
                Err(expected) => {
                    bad.add(file, line.number, self.plans.name(schema.entity, position), text, expected);
                    0.0
                }
            }
        };
        match &self.plans.columns[at] {
            Plan::Cell(position) => over_lanes(cell(*position, self.bad, self.mapping), n, field.maand),
            Plan::Sum(positions) => {
                let sum = positions.iter().map(|position| cell(*position, self.bad, self.mapping)).sum();
                over_lanes(sum, n, field.maand)
            }
            Plan::Months(positions) => {
                positions.iter().map(|position| cell(*position, self.bad, self.mapping)).collect()
            }
            Plan::Rule(Rule::Vast) => {
                let text = field.waarde.as_deref().unwrap_or_default();
                match cells::stored(text, field, schema, '.', self.mapping.jaar) {
                    Ok(value) => vec![value; n],
                    Err(expected) => {
                        self.bad.add("de mapping", 0, &schema.name, text, expected);
                        vec![0.0; n]
                    }
                }
            }
            Plan::Rule(_) => vec![0.0; n],
        }
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
                    vec![family_links::household_type(roles, ages, self.mapping.aow_leeftijd.waarde)]
                }
                (Plan::Rule(Rule::GrootsteInkomen), _) => vec![self.largest_income(persons)],
                (Plan::Rule(Rule::Trekking), _) => {
                    vec![self.drawn(schema, field, id); schema.period.lanes()]
                }
                (_, Some(row)) => self.lanes(at, schema, row, names.1),
                (_, None) if field.over_personen == Some(Over::Som) => {
                    let mut sum = vec![0.0; schema.period.lanes()];
                    for line in group {
                        let values = self.lanes(at, schema, line, names.0);
                        sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
                    }
                    sum
                }
                (_, None) => self.lanes(at, schema, &group[0], names.0),
            });
        }
        out
    }

    /// Yes or no, with the share of the rule; one stream per column, so that a column more moves no other.
    fn drawn(&self, schema: &ColumnSchema, field: &Field, household: HouseholdId) -> f64 {
        let share: f64 = field.waarde.as_deref().unwrap_or_default().parse().unwrap_or(0.0);
        let purpose = Purpose::named(&format!("population.import.{}", schema.name));
        f64::from(u8::from(self.streams.open(purpose, household).happens(share)))
    }

    fn largest_income(&self, persons: &[Values]) -> f64 {
        let of = |names: &[&str]| -> f64 {
            let columns = self.columns_of(Entity::Person).enumerate();
            let wanted: Vec<usize> =
                columns.filter(|(_, (_, schema))| names.contains(&&*schema.name)).map(|(at, _)| at).collect();
            persons.iter().flat_map(|values| wanted.iter().map(|at| values[*at].iter().sum::<f64>())).sum()
        };
        family_links::main_source(
            of(&["loon", "vakantiegeld"]),
            of(&["winst"]),
            of(&["uitkering"]),
            of(&["aow", "pensioen"]),
        )
    }

    fn age(&self, values: &Values) -> i32 {
        let at = self.columns_of(Entity::Person).position(|(_, schema)| &*schema.name == "geboortedatum");
        let new_year = jiff::civil::date(self.mapping.jaar, 1, 1);
        let birth = at.and_then(|at| date_of_days(values[at][0] as i32));
        birth.filter(|birth| *birth <= new_year).map_or(0, |birth| age_on(birth, new_year) as i32)
    }

    fn role(&self, values: &Values) -> Role {
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
        if row.is_none()
            && let Some(other) = group.iter().find(|other| other.cells[at].trim() != text)
        {
            let name = self.mapping.sleutels.gewicht.clone().unwrap_or_default();
            let expected = "hetzelfde gewicht als de eerste persoon van het huishouden";
            self.bad.add(file, other.number, &name, &other.cells[at], expected);
        }
        match cells::number(text, self.mapping.decimaalteken) {
            Ok(weight) if weight > 0.0 && weight <= 1e9 => weight,
            _ => {
                let name = self.mapping.sleutels.gewicht.clone().unwrap_or_default();
                self.bad.add(file, line.number, &name, text, "een gewicht van meer dan 0 en hoogstens 1.000.000.000");
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

    /// Passes the rest on.
    pub(super) fn finish(mut self, pass: &mut dyn FnMut(Table) -> std::io::Result<()>) -> std::io::Result<Imported> {
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
