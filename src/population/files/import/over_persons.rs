//! A value of the household that stands with its persons.
//!
//! Takes: the rows of a household in a file of persons only. Gives: one value, or a message where they contradict each
//! other. Leaves to others: single cells (`cells`), and which way the mapping chose.

use crate::population::files::import::assemble::Assembly;
use crate::population::files::import::mapping::Over;
use crate::population::files::import::plan::Plan;
use crate::population::files::import::row_types::Line;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::text::text;

impl Assembly<'_> {
    /// A value of the household from those that stand with its persons.
    pub(super) fn over_persons(&mut self, at: usize, schema: &ColumnSchema, group: &[Line], file: &str) -> Vec<f64> {
        match self.field(schema).over_personen {
            Some(Over::Gelijk) => self.shared(at, schema, group, file),
            Some(over @ (Over::Som | Over::SomVanGelijke)) => {
                let all: Vec<Vec<f64>> = group.iter().map(|line| self.lanes(at, schema, line, file)).collect();
                if over == Over::Som && all.len() > 1 && all.iter().flatten().any(|value| *value != 0.0) {
                    let seen = self.sums.entry(at).or_default();
                    seen.households += 1;
                    if all.windows(2).all(|pair| pair[0] == pair[1]) {
                        seen.alike += 1;
                        seen.first.get_or_insert(group[0].number);
                    }
                }
                (0..schema.period.lanes()).map(|lane| all.iter().map(|values| values[lane]).sum()).collect()
            }
            _ => self.lanes(at, schema, &group[0], file),
        }
    }

    /// The value that all persons of a household have; who has none does not count, who has another is reported.
    fn shared(&mut self, at: usize, schema: &ColumnSchema, group: &[Line], file: &str) -> Vec<f64> {
        let mut first: Option<(Vec<f64>, u64)> = None;
        let mut none = vec![0.0; schema.period.lanes()];
        for line in group {
            let before = self.bad.count();
            let values = self.lanes(at, schema, line, file);
            if self.had_missing || self.bad.count() > before {
                none = values;
                continue;
            }
            match &first {
                None => first = Some((values, line.number)),
                Some((own, number)) if *own != values => {
                    let expected = || text!(data_other_value, line = *number);
                    match &self.plans.columns[at] {
                        Plan::Cell(position) => {
                            let column = self.plans.name(schema.entity, *position);
                            self.bad.add(file, line.number, column, &line.cells[*position], expected);
                        }
                        _ => self
                            .bad
                            .add_told(file, line.number, &schema.name, || (text!(data_other_value_found), expected())),
                    }
                }
                Some(_) => {}
            }
        }
        first.map_or(none, |(values, _)| values)
    }

    /// An amount that stands with every person alike in every household is one of the household, and would be counted
    /// as often as it has persons.
    pub(super) fn doubtful_sums(&mut self, file: &str) {
        let doubtful = self.sums.iter().filter(|(_, seen)| seen.alike == seen.households);
        for (at, seen) in doubtful {
            let column = match &self.plans.columns[*at] {
                Plan::Cell(position) => self.plans.name(Entity::Household, *position).to_owned(),
                _ => self.schemas[*at].name.to_string(),
            };
            self.bad.add_told(file, seen.first.unwrap_or_default(), &column, || {
                (text!(data_sum_alike_found, households = seen.households), text!(data_sum_alike))
            });
        }
    }
}
