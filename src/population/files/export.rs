//! A population as files: persons, households, a description of every column, and the mapping that reads it back.
//!
//! Takes: tables, block by block. Gives: `persons.csv`, `households.csv` (or `.parquet`), `schema.csv` and
//! `mapping.toml` in a folder. Leaves to others: where the tables come from. Amounts are euros with two decimals.

use crate::evidence::Evidence;
use crate::output::NewFile;
use crate::output::OutputError;
use crate::output::Place;
use crate::output::Receipt;
use crate::output::Work;
use crate::output::Written;
use crate::population::Import;
use crate::population::files::written::NUMBER;
use crate::population::files::written::PERSON;
use crate::population::files::written::WEIGHT;
use crate::population::files::written::key_names;
use crate::population::files::written::text_of;
use crate::population::files::written::written_names;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::population::targets::spec::Spec;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::text::escape_formula;
use std::io::BufWriter;
use std::io::Write;
use std::sync::Arc;

/// How the tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated text in UTF-8.
    Csv,
    /// Parquet, compressed with Snappy.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Where the columns of a table come from.
#[derive(Debug, Clone, Copy)]
pub enum Origins<'a> {
    /// The generator, by this file of targets.
    Made(&'a Spec),
    /// Data that were imported.
    Read(&'a Import),
}

impl Origins<'_> {
    /// Source and certainty of a column.
    fn of(self, schema: &ColumnSchema) -> (String, Evidence) {
        match self {
            Origins::Made(spec) => origin(&schema.name, spec)
                .unwrap_or_else(|| ("trekking van de generator".to_owned(), Evidence::Assumption)),
            Origins::Read(import) => import.origin(schema),
        }
    }
}

/// Files being written; they appear in the folder once [`Export::finish`] was called, and leave nothing behind where it
/// was not.
pub struct Export {
    work: Work,
    format: FileFormat,
    persons: Out,
    households: Out,
    schemas: Option<Vec<Arc<ColumnSchema>>>,
    year: i16,
}

enum Out {
    Csv(Box<csv::Writer<BufWriter<NewFile>>>),
    #[cfg(feature = "parquet")]
    Parquet(Box<crate::population::files::parquet_out::ParquetOut>),
}

impl Export {
    /// Starts files in a folder.
    ///
    /// # Errors
    /// See [`OutputError`].
    pub fn begin(place: &Place, format: FileFormat) -> Result<Export, OutputError> {
        let mut work = place.begin()?;
        let mut open = |entity: Entity| -> std::io::Result<Out> {
            let file = BufWriter::new(work.file(&file_name(entity, format))?);
            Ok(match format {
                FileFormat::Csv => Out::Csv(Box::new(csv::Writer::from_writer(file))),
                #[cfg(feature = "parquet")]
                FileFormat::Parquet => {
                    Out::Parquet(Box::new(crate::population::files::parquet_out::ParquetOut::new(file)))
                }
            })
        };
        let opened = open(Entity::Person).and_then(|persons| Ok((persons, open(Entity::Household)?)));
        let (persons, households) = opened.map_err(|error| work.explain(&error))?;
        Ok(Export { work, format, persons, households, schemas: None, year: 0 })
    }

    /// What [`Export::add`] met, in words for the user.
    pub fn explain(&self, error: &std::io::Error) -> OutputError {
        self.work.explain(error)
    }

    /// Adds households; their numbers must be above those before.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn add(&mut self, table: &Table) -> std::io::Result<()> {
        self.year = table.year;
        let first = if self.schemas.is_none() { First::Yes } else { First::No };
        if first == First::Yes {
            self.schemas = Some(table.columns().map(|column| Arc::clone(&column.schema)).collect());
        }
        for entity in [Entity::Person, Entity::Household] {
            let columns: Vec<&Column> = table.columns().filter(|column| column.schema.entity == entity).collect();
            let out = match entity {
                Entity::Person => &mut self.persons,
                Entity::Household => &mut self.households,
            };
            match out {
                Out::Csv(writer) => write_csv(writer, table, entity, &columns, first)?,
                #[cfg(feature = "parquet")]
                Out::Parquet(writer) => writer.write(table, entity, &columns)?,
            }
        }
        Ok(())
    }

    /// Completes the files and shows them in the folder, with the description of the columns, a mapping and a receipt.
    ///
    /// # Errors
    /// See [`OutputError`].
    pub fn finish(mut self, origins: Origins<'_>, receipt: Receipt) -> Result<Written, OutputError> {
        let completed = complete(self.persons).and_then(|()| complete(self.households));
        let schemas = self.schemas.unwrap_or_default();
        let mapping = mapping(&schemas, self.format, self.year, origins);
        let written = completed.and_then(|()| {
            self.work.file("schema.csv")?.write_all(&describe_columns(&schemas, self.format, origins)?)?;
            self.work.file("mapping.toml")?.write_all(mapping.as_bytes())
        });
        written.map_err(|error| self.work.explain(&error))?;
        self.work.finish(receipt)
    }
}

/// Writes what waits in memory; the file is whole then.
fn complete(out: Out) -> std::io::Result<()> {
    match out {
        Out::Csv(mut writer) => writer.flush(),
        #[cfg(feature = "parquet")]
        Out::Parquet(writer) => writer.close(),
    }
}

fn file_name(entity: Entity, format: FileFormat) -> String {
    let stem = match entity {
        Entity::Person => "persons",
        Entity::Household => "households",
    };
    match format {
        FileFormat::Csv => format!("{stem}.csv"),
        #[cfg(feature = "parquet")]
        FileFormat::Parquet => format!("{stem}.parquet"),
    }
}

/// Whether a table is the first of its files, which starts with the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Yes,
    No,
}

fn write_csv(
    writer: &mut csv::Writer<BufWriter<NewFile>>,
    table: &Table,
    entity: Entity,
    columns: &[&Column],
    first: First,
) -> std::io::Result<()> {
    let names = columns.iter().flat_map(|column| written_names(&column.schema));
    let header: Vec<String> = key_names(entity).iter().map(|name| (*name).to_owned()).chain(names).collect();
    if first == First::Yes {
        writer.write_record(&header)?;
    }
    for household in 0..table.n_households() {
        let rows = match entity {
            Entity::Person => table.persons_of(household),
            Entity::Household => household..household + 1,
        };
        for (order, row) in rows.enumerate() {
            writer.write_field(table.households[household].to_string())?;
            match entity {
                Entity::Person => writer.write_field((order + 1).to_string())?,
                Entity::Household => writer.write_field(table.weights[household].to_string())?,
            }
            for column in columns {
                for lane in 0..column.schema.period.lanes() {
                    writer.write_field(text_of(column.get(row, lane), &column.schema.value_type))?;
                }
            }
            writer.write_record(None::<&[u8]>)?;
        }
    }
    Ok(())
}

/// Change of income by age.
const AGES: &str = "dynamiek.koopkracht_leeftijd";

/// Entries of the target file that a column rests on most.
const ORIGINS: [(&str, &[&str]); 35] = [
    ("betaalritme", &["model.betaalritme"]),
    ("geboortedatum", &["huishoudens.leeftijd_hoofdkostwinner", "model.groei_leeftijd"]),
    ("rol", &["huishoudens.type", "huishoudens.met_kinderen"]),
    ("aanwezig", &["dynamiek.scheiding_kans", "model.gaan_samenwonen_kans", "model.kind_18plus.helling"]),
    ("reden_vertrek", &["model.sterfte_alleenstaand", "model.emigratie", "dynamiek.scheiding_kans"]),
    ("ondernemerschap", &["huishoudens.inkomen_x_bron", "model.maandvariatie"]),
    ("loon", &["huishoudens.inkomen_percentielen", "model.besteedbaar_uit_bruto", "model.maandvariatie"]),
    ("loon_gewerkt", &["huishoudens.inkomen_percentielen", "model.betaalritme", "model.dertiende_maand.hoogte"]),
    ("vakantiegeld", &["dynamiek.vakantiegeld"]),
    ("uitkering", &["huishoudens.inkomen_x_bron", "model.besteedbaar_uit_bruto"]),
    ("aow", &["model.aow.bruto_alleenstaande", "model.aow.bruto_paar_pp"]),
    ("pensioen", &["huishoudens.inkomen_percentielen", "model.besteedbaar_uit_bruto"]),
    ("winst", &["huishoudens.inkomen_percentielen", "dynamiek.maandvariatie"]),
    ("toetsingsinkomen_vorig_jaar", &["dynamiek.koopkracht_spreiding", AGES, "model.prijsgroei"]),
    ("toetsingsinkomen_twee_jaar_terug", &["dynamiek.koopkracht_spreiding", AGES, "model.prijsgroei.eerder"]),
    ("winst_vorig_jaar", &["dynamiek.koopkracht_spreiding", AGES, "model.prijsgroei"]),
    ("woonsituatie", &["huishoudens.inkomen_x_woonsituatie", "model.corporatie_van_huurders"]),
    ("kale_huur", &["huishoudens.huurklassen_corporatie", "huishoudens.huur_x_inkomen"]),
    ("zelfstandige_woonruimte", &["huishoudens.zonder_eigen_woning", "model.kamer_leeftijd", "model.kamer_bron"]),
    ("inkomen_uit_vermogen", &["model.inkomen_uit_vermogen"]),
    ("opvangsoort", &["szw.opvang", "model.opvang_gebruik", "model.opvang_inkomen"]),
    ("opvanguren", &["szw.opvang", "model.opvang_dagen"]),
    ("opvangtarief", &["model.opvangtarief", "model.opvangtarief_spreiding"]),
    ("servicekosten", &["model.servicekosten", "model.servicekosten_aandeel"]),
    ("vermogen", &["model.vermogen_kwantielen", "model.vermogen_zonder_woning_eigenaar"]),
    ("eigenwoningwaarde", &["model.woningwaarde", "model.groei_eigen_woning"]),
    ("eigenwoningrente", &["model.hypotheekrente", "model.vermogen_kwantielen"]),
    ("huishoudtype", &["huishoudens.type", "huishoudens.type_aow"]),
    ("inkomensbron", &["huishoudens.inkomen_x_bron", "model.groei_bron"]),
    ("doenvermogen_laag", &["model.doenvermogen_laag"]),
    ("digitaal_laag", &["model.digitaal_laag"]),
    ("taal_laag", &["model.taal_laag", "model.doenvermogen_digitaal_samenhang"]),
    ("hulp", &["model.hulp"]),
    ("deelt_gegevens", &["model.deelt_gegevens"]),
    ("huurtoeslag_vorig_jaar", &["huishoudens.inkomen_x_woonsituatie"]),
];

/// Source and certainty of a column of a synthetic population: that of the least certain entry it rests on.
pub(crate) fn origin(name: &str, spec: &Spec) -> Option<(String, Evidence)> {
    let (_, entries) = ORIGINS.iter().find(|(column, _)| *column == name)?;
    let found: Option<Vec<(&str, &Entry)>> = entries.iter().map(|role| spec.entry(role)).collect();
    let found = found?;
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    Some((names.join("; "), found.iter().map(|(_, entry)| entry.certainty).max()?))
}

fn describe_columns(
    schemas: &[Arc<ColumnSchema>],
    format: FileFormat,
    origins: Origins<'_>,
) -> std::io::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["bestand", "kolom", "eenheid", "periode", "waarden", "bron", "zekerheid"])?;
    for schema in schemas {
        let values = match &schema.value_type {
            ValueType::Enum(kind) => kind.values.join(" "),
            ValueType::Bool => "ja nee".to_owned(),
            ValueType::Date => "jjjj-mm-dd".to_owned(),
            ValueType::Number(_) => "getal met punt".to_owned(),
        };
        let (source, certainty) = origins.of(schema);
        for name in written_names(schema) {
            out.write_record([
                &file_name(schema.entity, format),
                &escape_formula(&name),
                &schema.value_type.dutch(),
                schema.period.dutch(),
                &values,
                &escape_formula(&source),
                certainty.dutch(),
            ])?;
        }
    }
    out.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

/// The mapping that reads these files back, with the source and certainty of every column.
fn mapping(schemas: &[Arc<ColumnSchema>], format: FileFormat, year: i16, origins: Origins<'_>) -> String {
    let (pension_age, pension_source, pension_certainty) = match origins {
        Origins::Made(spec) => made_pension_age(spec),
        Origins::Read(import) => import.pension_age(),
    };
    let mut text = format!(
        "# Leest deze map terug: stelsel population import mapping.toml\n\nnaam = \"uitgevoerde bevolking\"\njaar = {year}\n\
         bron = \"stelsel population export; elke kolom noemt haar eigen bron\"\nzekerheid = \"aanname\"\n\
         scheidingsteken = \",\"\ndecimaalteken = \".\"\nhoogstens_meldingen = 100\n\
         personen = \"{}\"\nhuishoudens = \"{}\"\n\n[sleutels]\nhuishouden = \"{NUMBER}\"\npersoon = \"{PERSON}\"\n\
         persoon_uniek_in = \"huishouden\"\ngewicht = \"{WEIGHT}\"\n\n[aow_leeftijd]\nwaarde = {pension_age}\n\
         bron = {}\nzekerheid = \"{}\"\n",
        file_name(Entity::Person, format),
        file_name(Entity::Household, format),
        quoted(&pension_source),
        pension_certainty.dutch(),
    );
    for schema in schemas {
        let unit = match &schema.value_type {
            ValueType::Bool | ValueType::Enum(_) => "code",
            ValueType::Date => "datum",
            ValueType::Number(unit) if *unit == crate::units::Unit::EURO => "EUR",
            ValueType::Number(unit) if *unit == crate::units::Unit::EURO_PER_YEAR => "EUR/jaar",
            ValueType::Number(unit) if *unit == crate::units::Unit::EURO_PER_HOUR => "EUR/uur",
            ValueType::Number(unit) if *unit == crate::units::Unit::HOURS_PER_MONTH => "uur/maand",
            ValueType::Number(_) => "EUR/maand",
        };
        let column = match schema.period {
            Period::Month => format!("kolommen = \"{}_{{maand}}\"", schema.name),
            Period::Fixed | Period::Year => format!("kolom = \"{}\"", schema.name),
        };
        let (source, certainty) = origins.of(schema);
        text += &format!(
            "\n[{}.{}]\n{column}\neenheid = \"{unit}\"\nbron = {}\nzekerheid = \"{}\"\n",
            schema.entity.dutch(),
            schema.name,
            quoted(&source),
            certainty.dutch()
        );
    }
    text
}

/// Age from which a person of a synthetic population counts as pensioner.
fn made_pension_age(spec: &Spec) -> (i32, String, Evidence) {
    const ENTRY: &str = "model.aow_leeftijd";
    let entry = spec.entries.get(ENTRY).expect("a file without this entry is refused when it is read");
    let Content::Number { value, .. } = entry.content else { return (0, ENTRY.to_owned(), entry.certainty) };
    (value as i32, ENTRY.to_owned(), entry.certainty)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("work", &self.work).finish_non_exhaustive()
    }
}
