//! What a population is compared with: one line per published number.
//!
//! Takes: the target file. Gives: the comparisons, each with the name of its target and what to count. Leaves to
//! others: the counting (`tally`), the lists (`calibration` and the files it names, `validation`), tolerances and what
//! is known about a deviation (`assessment`). Every name is checked when the file is read, so a comparison cannot name
//! a target that is not there.
//!
//! To add a row: put its target in the population file (`getal` or `tabel`), count what it needs in `tally`, add a
//! `Comparison::new(part, name, unit, measure, target)` to one of the lists, and give it a `tolerantie` and an
//! `opmerking` in the assessment file. Part and name together must be unique. No figure stands in these lists.

use crate::population::targets::calibration;
use crate::population::targets::calibration_wealth;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::Scale;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::validation;

/// The comparisons of a checked file.
#[derive(Debug, Clone)]
pub(crate) struct Targets(pub Vec<Comparison>);

impl Targets {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Targets> {
        let mut complete = look.number("huishoudens.totaal.2024", Check::Positive).is_some();
        complete &=
            look.column("model.groei_eigen_woning", &["woning", "hypotheek"], "tot_2022", Check::Positive).is_some();
        complete &= look.number("model.vermogensgroei_2020_2022", Check::Any).is_some();
        complete &= look.number("cbs.loongroei_2024_2026", Check::Any).is_some();
        let mut list = calibration::comparisons();
        list.extend(calibration_wealth::comparisons());
        list.extend(validation::comparisons());
        list.extend(calibration_wealth::validation());
        for comparison in &list {
            complete &= match &comparison.cell {
                None => look.number(comparison.target, Check::Any).is_some(),
                Some((row, column)) => {
                    let years = [format!("{row}_2017"), format!("{row}_2018")];
                    let rows: Vec<&str> = match comparison.scale {
                        Scale::TwoYears => years.iter().map(String::as_str).collect(),
                        Scale::ColumnSum => Vec::new(),
                        _ => vec![row],
                    };
                    look.column(comparison.target, &rows, column, Check::Any).is_some()
                }
            };
        }
        complete.then_some(Targets(list))
    }
}
