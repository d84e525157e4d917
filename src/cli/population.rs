//! `stelsel population`: the population beside what was published.

use crate::cli::Outcome;
use crate::cli::arguments::{FormatChoice, PopulationArguments, PopulationCommand};
use crate::cli::print;
use crate::population::{Assessment, Export, FileFormat, Import, ImportError, Origins};
use crate::population::{Classes, MarginRow, Population, Spec, TargetSet, classes, describe, write_comparison};
use crate::report::{TwoSides, population_drawings, tame};
use crate::table::Table;
use crate::text::Text;
use crate::text::text;
use crate::units::{Language, format_decimal};
use anyhow::Context;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The commands speak Dutch; `--lang` is for numbers.
const LANGUAGE: Language = Language::Dutch;

/// Runs the command.
pub(super) fn run(arguments: &PopulationArguments) -> Outcome<ExitCode> {
    match &arguments.command {
        PopulationCommand::Describe { spec, assessment, sample, seed, svg, lang } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let file = assessment_beside(spec, assessment.as_deref(), &population);
            let assessment = Assessment::load(&file, population.spec())?;
            let rows: Vec<MarginRow> =
                describe(&population, &assessment).into_iter().filter(|row| row.simulated.is_some()).collect();
            show(&rows.iter().collect::<Vec<_>>(), Language::from(*lang))?;
            print(&format!("{sample} huishoudens, zaad {seed}\n"))?;
            if let Some(folder) = svg {
                std::fs::create_dir_all(folder)?;
                let (ages, incomes) = classes(&population);
                fn sides(classes: &Classes) -> TwoSides<'_> {
                    TwoSides { width: classes.width, numbers: &classes.numbers }
                }
                for (name, drawing) in population_drawings(population.year(), sides(&ages), sides(&incomes)) {
                    let path = folder.join(name);
                    std::fs::write(&path, drawing)
                        .with_context(|| format!("`{}` kan niet worden geschreven", path.display()))?;
                }
            }
        }
        PopulationCommand::Validate { spec, assessment, sample, seed, csv, lang } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let assessment = assessment_beside(spec, assessment.as_deref(), &population);
            validate(&population, &assessment, csv.as_deref(), Language::from(*lang))?;
        }
        PopulationCommand::Import { mapping, data, seed, out, format } => {
            return import(mapping, data.as_deref(), *seed, out, file_format(*format));
        }
        PopulationCommand::Export { spec, sample, seed, out, format } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            write(&population, out, file_format(*format))?;
        }
        PopulationCommand::Generate { spec, sample, seed, to, threads } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let threads = threads.map_or(0, usize::from);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
            if to.as_os_str() == "none" {
                let made = pool.install(|| count(&population));
                print(&format!("{}\n", text!(population_made, made = made.in_words()).get(LANGUAGE)))?;
            } else {
                pool.install(|| write(&population, to, FileFormat::Csv))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The file of tolerances and remarks: as given, or else the one of the year beside the population file.
fn assessment_beside(spec: &Path, given: Option<&Path>, population: &Population) -> PathBuf {
    let beside = || spec.with_file_name(format!("toetsing-{}.toml", population.spec().year()));
    given.map_or_else(beside, Path::to_owned)
}

fn file_format(choice: FormatChoice) -> FileFormat {
    match choice {
        FormatChoice::Csv => FileFormat::Csv,
        #[cfg(feature = "parquet")]
        FormatChoice::Parquet => FileFormat::Parquet,
    }
}

/// How much was made.
#[derive(Default)]
struct Made {
    households: usize,
    /// Begun in the year.
    new: usize,
    /// On 1 January; who moves in the year stands in two households.
    persons: usize,
}

impl Made {
    fn of(table: &Table) -> Made {
        let new = table.households.iter().filter(|id| id.order() > 0).count();
        let is_present = |person: &usize| table.column("aanwezig").is_some_and(|column| column.get(*person, 0) != 0.0);
        let persons = (0..table.n_persons()).filter(is_present).count();
        Made { households: table.n_households() - new, new, persons }
    }

    fn and(self, other: Made) -> Made {
        Made {
            households: self.households + other.households,
            new: self.new + other.new,
            persons: self.persons + other.persons,
        }
    }

    fn in_words(&self) -> Text {
        text!(population_counted, households = self.households, persons = self.persons, new = self.new)
    }
}

/// Makes every block and keeps none.
fn count(population: &Population) -> Made {
    let of = |block| Made::of(&population.block(block));
    (0..population.n_blocks()).into_par_iter().map(of).reduce(Made::default, Made::and)
}

fn write(population: &Population, folder: &Path, format: FileFormat) -> Outcome<()> {
    let unwritable = || format!("`{}` kan niet worden geschreven", folder.display());
    let mut export = Export::begin(folder, format).with_context(unwritable)?;
    // So many blocks are in memory at a time, whatever the sample.
    const AT_ONCE: usize = 16;
    let mut made = Made::default();
    for start in (0..population.n_blocks()).step_by(AT_ONCE) {
        let blocks = start..(start + AT_ONCE).min(population.n_blocks());
        let tables: Vec<Table> = blocks.into_par_iter().map(|block| population.block(block)).collect();
        for table in &tables {
            made = made.and(Made::of(table));
            export.add(table).with_context(unwritable)?;
        }
    }
    export.finish(Origins::Made(population.spec())).with_context(unwritable)?;
    let written = text!(population_written, made = made.in_words(), folder = folder.display().to_string());
    print(&format!("{}\n", written.get(LANGUAGE)))
}

fn import(mapping: &Path, data: Option<&Path>, seed: u64, folder: &Path, format: FileFormat) -> Outcome<ExitCode> {
    let data = data.or_else(|| mapping.parent()).unwrap_or(Path::new("."));
    let import = Import::load(mapping, data, seed)?;
    let mut export =
        Export::begin(folder, format).with_context(|| format!("`{}` kan niet worden geschreven", folder.display()))?;
    match import.read(&mut |table| export.add(&table)) {
        Ok(done) => {
            export.finish(Origins::Read(&import))?;
            let written = text!(
                population_read,
                name = import.name(),
                households = done.households,
                persons = done.persons,
                weight = format!("{:.0}", done.weight),
                folder = folder.display().to_string()
            );
            print(&format!("{}\n", written.get(LANGUAGE)))?;
            for (name, value) in done.overview.lines() {
                print(&format!("  {name}: {value}\n"))?;
            }
            let absent = import.absent();
            if !absent.is_empty() {
                let left_out = text!(population_left_out, columns = absent.join(", "));
                print(&format!("{}\n", left_out.get(LANGUAGE)))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Data(bad)) => {
            eprint!("{}", tame(&bad.to_string()));
            eprintln!("fout: de gegevens kloppen niet; er is niets geschreven");
            Ok(ExitCode::from(2))
        }
        Err(ImportError::Mapping(diagnostics)) => Err(diagnostics.into()),
        Err(ImportError::Passing(error)) => Err(error.into()),
    }
}

fn validate(population: &Population, file: &Path, csv: Option<&Path>, language: Language) -> Outcome<()> {
    let rows = describe(population, &Assessment::load(file, population.spec())?);
    if let Some(path) = csv {
        let text = {
            let mut out = Vec::new();
            write_comparison(&rows, &mut out)?;
            out
        };
        std::fs::write(path, text).with_context(|| format!("`{}` kan niet worden geschreven", path.display()))?;
    }
    for (set, title) in
        [(TargetSet::Calibration, text!(population_fitted)), (TargetSet::Validation, text!(population_tested))]
    {
        print(&format!("\n{}\n", title.get(LANGUAGE)))?;
        show(&rows.iter().filter(|row| row.set == set).collect::<Vec<_>>(), language)?;
    }
    let unexplained: Vec<&str> = rows.iter().filter(|row| row.is_unexplained()).map(|row| row.name.as_str()).collect();
    if !unexplained.is_empty() {
        let names = unexplained.join(", ");
        let unexplained = text!(population_unexplained, names = names, file = file.display().to_string());
        print(&format!("{}\n", unexplained.get(LANGUAGE)))?;
    }
    let sample = text!(population_sample, households = population.sample(), seed = population.seed());
    print(&format!("{}\n", sample.get(LANGUAGE)))
}

fn show(rows: &[&MarginRow], language: Language) -> Outcome<()> {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::TableStyle::new());
    table.set_header([
        "onderdeel",
        "naam",
        "eenheid",
        "gesimuleerd",
        "gepubliceerd",
        "afwijking",
        "tolerantie",
        "oordeel",
        "bron",
        "opmerking",
    ]);
    let (mut judged, mut within) = (0, 0);
    for row in rows {
        let decimals = if row.target.abs() < 10.0 { 3 } else { usize::from(row.target.abs() < 1000.0) };
        let number = |value: f64| format_decimal(value, decimals, language);
        let verdict = match (row.simulated, row.is_within()) {
            (None, _) => "elders",
            (_, Some(true)) => {
                judged += 1;
                within += 1;
                "goed"
            }
            (_, Some(false)) => {
                judged += 1;
                "BUITEN"
            }
            (_, None) => "",
        };
        let explain = verdict != "goed";
        table.add_row([
            row.theme.clone(),
            row.name.clone(),
            row.unit.clone(),
            row.simulated.map(number).unwrap_or_default(),
            number(row.target),
            row.deviation_percent().map(|d| format!("{}%", format_decimal(d, 1, language))).unwrap_or_default(),
            row.tolerance.map(|t| format_decimal(t, if t < 10.0 { 3 } else { 0 }, language)).unwrap_or_default(),
            verdict.to_owned(),
            format!("{} ({})", row.source.split("; ").next().unwrap_or_default(), row.certainty.dutch()),
            if explain { row.remark.clone() } else { String::new() },
        ]);
    }
    let judged = text!(population_within_tolerance, within = within, judged = judged);
    print(&format!("{table}\n{}\n", judged.get(LANGUAGE)))
}
