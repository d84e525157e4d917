//! Microdata in the place of the generator: persons and households from CSV or Parquet, by a mapping.
//!
//! Takes: a mapping file and a folder with data. Gives: tables with the columns of the generator, block by block, or
//! every bad row. Leaves to others: writing (`export`). Both files must be in rising order of household number, so
//! that memory does not grow with them; a file in another order is reported, never reordered in silence.

mod assemble;
mod assumptions;
mod cells;
mod csv_rows;
mod duplicates;
mod elsewhere;
mod family_links;
#[cfg(feature = "parquet")]
mod guarded;
mod household_roles;
mod mapping;
mod mapping_keys;
mod microdata;
mod missing;
mod number_text;
mod over_persons;
mod overview;
#[cfg(feature = "parquet")]
mod parquet_rows;
mod plan;
mod roles;
mod row_errors;
mod row_types;
mod rows;
#[cfg(test)]
mod survival_tests;
#[cfg(test)]
mod tests;

pub use assemble::Imported;
pub use cells::MAY_BE_NEGATIVE;
pub use mapping_keys::declaration as mapping_declaration;
pub use microdata::Microdata;
pub use overview::Decision;
pub use overview::Overview;
pub use row_errors::BadRow;
pub use row_errors::BadRows;

use crate::diag::Colour;
use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::render_all;
use crate::draws::Seed;
use crate::population::block::Columns;
use crate::population::files::import::assemble::Assembly;
use crate::population::files::import::elsewhere::Stray;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Scope;
use crate::population::files::import::plan::HouseholdSource;
use crate::population::files::import::plan::Plans;
use crate::population::files::import::row_types::Line;
use crate::population::files::import::rows::Rows;
use crate::table::ColumnSchema;
use crate::table::HouseholdId;
use crate::table::MOST_PERSONS;
use crate::table::Table;
use crate::text::Text;
use crate::text::text;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

/// Data that cannot be imported.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told().nl)]
pub enum ImportError {
    /// Mistakes in the mapping.
    Mapping(#[from] Diagnostics),
    /// Mistakes in the data.
    Data(BadRows),
    /// What was read could not be passed on.
    Passing(#[from] std::io::Error),
}

impl ImportError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            ImportError::Mapping(mistakes) => Text::in_each(|language| render_all(mistakes, Colour::No, language)),
            ImportError::Data(bad) => bad.told(),
            ImportError::Passing(error) => text!(import_cannot_pass_on, why = error.to_string()),
        }
    }
}

/// A checked mapping with its data folder.
#[derive(Debug, Clone)]
pub struct Import {
    mapping: Mapping,
    source: Arc<Source>,
    folder: PathBuf,
    /// Columns that the mapping gives: those of persons, then those of households.
    schemas: Vec<Arc<ColumnSchema>>,
    seed: u64,
}

impl Import {
    /// Reads and checks a mapping; `folder` holds the data it names, `seed` is that of rules that draw.
    ///
    /// # Errors
    /// All mistakes of the mapping.
    pub fn load(mapping: &Path, folder: &Path, seed: u64) -> Result<Import, Diagnostics> {
        let source = Source::read(mapping).map_err(Diagnostics::from)?;
        Import::from_source(source, folder, seed)
    }

    /// The same of a mapping that was read.
    ///
    /// # Errors
    /// All mistakes of the mapping.
    pub fn from_source(source: Arc<Source>, folder: &Path, seed: u64) -> Result<Import, Diagnostics> {
        let mut schemas = Columns::new().schemas();
        let mapping = mapping_keys::read(&source, &schemas)?;
        schemas.retain(|schema| mapping.field(schema).is_some());
        Ok(Import { mapping, source, folder: folder.to_owned(), schemas, seed })
    }

    /// The mapping file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Names of the columns that a mapping can give and this one does not.
    pub fn absent(&self) -> Vec<String> {
        let given = |schema: &Arc<ColumnSchema>| self.schemas.iter().any(|s| s.name == schema.name);
        Columns::new().schemas().iter().filter(|s| !given(s)).map(|s| s.name.to_string()).collect()
    }

    /// The data files, as the mapping names them and where they are.
    pub fn files(&self) -> Vec<PathBuf> {
        let names = std::iter::once(&self.mapping.personen).chain(&self.mapping.huishoudens);
        names.map(|name| self.folder.join(name)).collect()
    }

    /// Name of the data.
    pub fn name(&self) -> &str {
        &self.mapping.naam
    }

    /// Calendar year of the facts.
    pub fn year(&self) -> i16 {
        self.mapping.jaar
    }

    /// Reads the data and passes on tables of some households each, in order.
    ///
    /// # Errors
    /// `Data` with every bad row, once all rows were looked at; tables passed on before that are not complete.
    pub fn read(&self, pass: &mut dyn FnMut(Table) -> std::io::Result<()>) -> Result<Imported, ImportError> {
        let mut bad = BadRows::at_most(self.mapping.hoogstens_meldingen);
        let persons = self.open(&self.mapping.personen, &mut bad);
        let households = self.mapping.huishoudens.as_ref().map(|name| self.open(name, &mut bad));
        let (Some(persons), false) = (persons, matches!(households, Some(None))) else {
            return Err(ImportError::Data(bad));
        };
        let households = households.flatten();
        let plans = Plans::resolve(&self.mapping, &self.schemas, &persons, households.as_ref(), &mut bad);
        if !bad.is_empty() {
            return Err(ImportError::Data(bad));
        }
        let (person, household) = (plans.person, plans.household_in_persons);
        let assembly = Assembly::new(&self.mapping, &self.schemas, plans, Seed(self.seed), &mut bad);
        let (imported, may_repeat, strays) = merge(persons, households, assembly, pass)?;
        if !strays.is_empty()
            && let Some(again) = self.open(&self.mapping.personen, &mut bad)
        {
            elsewhere::tell(&strays, again, person, household, &mut bad);
        }
        if may_repeat
            && bad.is_empty()
            && self.mapping.sleutels.persoon_uniek_in == Scope::Bestand
            && let Some(again) = self.open(&self.mapping.personen, &mut bad)
        {
            duplicates::find(again, person, &mut bad);
        }
        if !bad.is_empty() {
            return Err(ImportError::Data(bad));
        }
        Ok(imported)
    }

    fn open(&self, name: &Path, bad: &mut BadRows) -> Option<Rows> {
        let path = self.folder.join(name);
        Rows::open(&path, self.mapping.scheidingsteken)
            .map_err(|error| bad.add_unreadable(&path.display().to_string(), &error))
            .ok()
    }
}

/// Brings persons and households together; both rise in household number. Also tells whether a person may be there
/// twice, and who names a relative that is not in the household.
fn merge(
    mut persons: Rows,
    mut households: Option<Rows>,
    mut assembly: Assembly<'_>,
    pass: &mut dyn FnMut(Table) -> std::io::Result<()>,
) -> Result<(Imported, bool, Vec<Stray>), ImportError> {
    let mut group: Vec<Line> = Vec::new();
    let mut group_id: Option<HouseholdId> = None;
    let mut waiting: Option<(HouseholdId, Line)> = None;
    let mut last_household: Option<HouseholdId> = None;
    let mut any = false;
    loop {
        let line = match persons.next() {
            Ok(line) => line,
            Err(error) => {
                assembly.bad.add_unreadable(&persons.name, &error);
                continue;
            }
        };
        let id = match &line {
            None => None,
            Some(line) => {
                any = true;
                let Some(id) = assembly.id(&persons.name, line, HouseholdSource::Persons) else { continue };
                Some(id)
            }
        };
        if id != group_id
            && let Some(done) = group_id
        {
            if id.is_some_and(|id| id < done)
                && let Some(line) = &line
            {
                assembly.out_of_order(&persons.name, line, HouseholdSource::Persons);
            }
            let row = match &mut households {
                None => None,
                Some(file) => {
                    advance(file, &mut waiting, &mut last_household, Some(done), &mut assembly);
                    match waiting.take_if(|(id, _)| *id == done) {
                        Some((_, row)) => Some(row),
                        None => {
                            assembly.orphans(&persons.name, &group, &file.name);
                            group.clear();
                            None
                        }
                    }
                }
            };
            if !group.is_empty() {
                let names = (persons.name.as_str(), households.as_ref().map_or("", |file| file.name.as_str()));
                assembly.household(done, &group, row.as_ref(), names);
                assembly.flush_when_full(pass)?;
            }
            group.clear();
        }
        group_id = id;
        match line {
            // One line more than may be there, so that the memory for them has a limit too.
            Some(line) if group.len() <= MOST_PERSONS => {
                if group.len() == MOST_PERSONS {
                    assembly.bad.add_told(&persons.name, line.number, "", || {
                        (text!(data_most_persons_found), text!(data_most_persons))
                    });
                }
                group.push(line);
            }
            Some(_) => {}
            None => break,
        }
    }
    if let Some(file) = &mut households {
        advance(file, &mut waiting, &mut last_household, None, &mut assembly);
    }
    if !any && assembly.bad.is_empty() {
        assembly.bad.add(&persons.name, 0, "", "", || text!(data_no_rows));
    }
    let may_repeat = assembly.person_numbers.may_repeat();
    let strays = std::mem::take(&mut assembly.strays);
    Ok((assembly.finish(pass, &persons.name)?, may_repeat, strays))
}

/// Reads households up to `wanted`; those before it have no persons.
fn advance(
    file: &mut Rows,
    waiting: &mut Option<(HouseholdId, Line)>,
    last: &mut Option<HouseholdId>,
    wanted: Option<HouseholdId>,
    assembly: &mut Assembly<'_>,
) {
    loop {
        if let Some((id, line)) = waiting {
            if wanted.is_some_and(|wanted| *id >= wanted) {
                return;
            }
            assembly.without_persons(&file.name, line);
            *waiting = None;
        }
        match file.next() {
            Err(error) => assembly.bad.add_unreadable(&file.name, &error),
            Ok(None) => return,
            Ok(Some(line)) => {
                let Some(id) = assembly.id(&file.name, &line, HouseholdSource::Households) else { continue };
                if last.is_some_and(|last| id <= last) {
                    assembly.out_of_order(&file.name, &line, HouseholdSource::Households);
                    continue;
                }
                *last = Some(id);
                *waiting = Some((id, line));
            }
        }
    }
}
