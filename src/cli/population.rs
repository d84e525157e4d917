//! `stelsel population`: the population beside what was published.

use crate::cli::Outcome;
use crate::cli::arguments::{FormatChoice, PopulationArguments, PopulationCommand};
use crate::cli::output::{receipt, tell, words};
use crate::cli::rules::certainty_in;
use crate::cli::{print, threads};
use crate::diag::{path_from, project_root};
use crate::output::{Mark, Place};
use crate::population::{Assessment, COMPARISON_HEADER, Export, FileFormat, Import, ImportError, Origins};
use crate::population::{Classes, MarginRow, Population, Spec, TargetSet, classes, describe, write_comparison};
use crate::report::{TwoSides, population_drawings};
use crate::table::Table;
use crate::text::{Text, show_hidden_chars, text};
use crate::units::{Language, format_decimal};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &PopulationArguments, language: Language) -> Outcome<ExitCode> {
    let threads = match &arguments.command {
        PopulationCommand::Generate { threads, .. } => *threads,
        _ => None,
    };
    threads::start(threads)?;
    match &arguments.command {
        PopulationCommand::Describe { spec, assessment, sample, seed, svg } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let file = assessment_beside(spec, assessment.as_deref(), &population);
            let assessment = Assessment::load(&file, population.spec())?;
            let place = svg.as_ref().map(|folder| Place::folder(folder, vec![spec.clone(), file.clone()]));
            place.iter().try_for_each(Place::try_out)?;
            let rows: Vec<MarginRow> =
                describe(&population, &assessment).into_iter().filter(|row| row.simulated.is_some()).collect();
            show(&rows.iter().collect::<Vec<_>>(), language)?;
            let line = text!(population_sample, households = *sample, seed = seed.to_string());
            print(&format!("{}\n", line.get(language)))?;
            if let Some(place) = place {
                draw(&population, &[spec.clone(), file], &place, language)?;
            }
        }
        PopulationCommand::Validate { spec, assessment, sample, seed, csv } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let assessment = assessment_beside(spec, assessment.as_deref(), &population);
            let mark = Mark::FirstLine(COMPARISON_HEADER);
            let place = csv.as_ref().map(|csv| Place::file(csv, mark, vec![spec.clone(), assessment.clone()]));
            place.iter().try_for_each(Place::try_out)?;
            validate(&population, &assessment, place.as_ref(), language)?;
        }
        PopulationCommand::Import { mapping, data, seed, out, format } => {
            return import(mapping, data.as_deref(), *seed, (out, *format), language);
        }
        PopulationCommand::Export { spec, sample, seed, out, format } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            write(&population, spec, out, *format, language)?;
        }
        PopulationCommand::Generate { spec, sample, seed, to, .. } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            if to.as_os_str() == "none" {
                let made = count(&population);
                print(&format!("{}\n", text!(population_made, made = made.in_words()).get(language)))?;
            } else {
                write(&population, spec, to, FormatChoice::Csv, language)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Draws ages and incomes into a folder.
fn draw(population: &Population, inputs: &[PathBuf], place: &Place, language: Language) -> Outcome<()> {
    fn sides(classes: &Classes) -> TwoSides<'_> {
        TwoSides { width: classes.width, numbers: &classes.numbers }
    }
    let (ages, incomes) = classes(population);
    let drawings = population_drawings(population.year(), sides(&ages), sides(&incomes));
    let files: Vec<(&str, &[u8])> = drawings.iter().map(|(name, drawing)| (&**name, drawing.as_bytes())).collect();
    let root = project_root(&inputs[0]);
    let mut command = words(["population", "describe"]);
    command.push(path_from(&root, &inputs[0]));
    command.extend(["--assessment".to_owned(), path_from(&root, &inputs[1])]);
    command.extend(sample_and_seed(population));
    command.extend(words(["--lang", language.code()]));
    tell(&place.write(&files, receipt(&root, inputs, command)?)?, language)
}

fn sample_and_seed(population: &Population) -> [String; 4] {
    let (sample, seed) = (population.sample().to_string(), population.seed().to_string());
    ["--sample".to_owned(), sample, "--seed".to_owned(), seed]
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

fn write(population: &Population, spec: &Path, folder: &Path, format: FormatChoice, language: Language) -> Outcome<()> {
    let inputs = vec![spec.to_owned()];
    let root = project_root(spec);
    let mut command = words(["population", "export"]);
    command.push(path_from(&root, spec));
    command.extend(sample_and_seed(population));
    command.extend(words(["--format", format.word()]));
    let receipt = receipt(&root, &inputs, command)?;
    let mut export = Export::begin(&Place::folder(folder, inputs), file_format(format))?;
    // So many blocks are in memory at a time, whatever the sample.
    const AT_ONCE: usize = 16;
    let mut made = Made::default();
    for start in (0..population.n_blocks()).step_by(AT_ONCE) {
        let blocks = start..(start + AT_ONCE).min(population.n_blocks());
        let tables: Vec<Table> = blocks.into_par_iter().map(|block| population.block(block)).collect();
        for table in &tables {
            made = made.and(Made::of(table));
            export.add(table).map_err(|error| export.explain(&error))?;
        }
    }
    let written = export.finish(Origins::Made(population.spec()), receipt)?;
    let line = text!(population_written, made = made.in_words(), folder = folder.display().to_string());
    print(&format!("{}\n", line.get(language)))?;
    tell(&written, language)
}

fn import(
    mapping: &Path,
    data: Option<&Path>,
    seed: u64,
    (folder, format): (&Path, FormatChoice),
    language: Language,
) -> Outcome<ExitCode> {
    let data = data.or_else(|| mapping.parent()).unwrap_or(Path::new("."));
    let import = Import::load(mapping, data, seed)?;
    let mut inputs = import.files();
    inputs.push(mapping.to_owned());
    let mut export = Export::begin(&Place::folder(folder, inputs.clone()), file_format(format))?;
    match import.read(&mut |table| export.add(&table)) {
        Ok(done) => {
            let root = project_root(mapping);
            let mut command = words(["population", "import"]);
            command.push(path_from(&root, mapping));
            command.extend(["--data".to_owned(), path_from(&root, data), "--seed".to_owned(), seed.to_string()]);
            command.extend(words(["--format", format.word()]));
            let written = export.finish(Origins::Read(&import), receipt(&root, &inputs, command)?)?;
            let line = text!(
                population_read,
                name = import.name(),
                households = done.households,
                persons = done.persons,
                weight = format!("{:.0}", done.weight),
                folder = folder.display().to_string()
            );
            print(&format!("{}\n", line.get(language)))?;
            for (name, value) in done.overview.lines() {
                print(&format!("  {name}: {value}\n"))?;
            }
            tell(&written, language)?;
            let absent = import.absent();
            if !absent.is_empty() {
                let left_out = text!(population_left_out, columns = absent.join(", "));
                print(&format!("{}\n", left_out.get(language)))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Data(bad)) => {
            eprint!("{}", show_hidden_chars(&bad.to_string()));
            let line = text!(data_wrong, mapping = mapping.display().to_string());
            eprintln!("{}", show_hidden_chars(line.get(language)));
            Ok(ExitCode::from(2))
        }
        Err(ImportError::Mapping(diagnostics)) => Err(diagnostics.into()),
        Err(ImportError::Passing(error)) => Err(export.explain(&error).into()),
    }
}

fn validate(population: &Population, file: &Path, csv: Option<&Place>, language: Language) -> Outcome<()> {
    let rows = describe(population, &Assessment::load(file, population.spec())?);
    for (set, title) in
        [(TargetSet::Calibration, text!(population_fitted)), (TargetSet::Validation, text!(population_tested))]
    {
        print(&format!("\n{}\n", title.get(language)))?;
        show(&rows.iter().filter(|row| row.set == set).collect::<Vec<_>>(), language)?;
    }
    let unexplained: Vec<&str> = rows.iter().filter(|row| row.is_unexplained()).map(|row| row.name.as_str()).collect();
    if !unexplained.is_empty() {
        let names = unexplained.join(", ");
        let unexplained = text!(population_unexplained, names = names, file = file.display().to_string());
        print(&format!("{}\n", unexplained.get(language)))?;
    }
    let sample = text!(population_sample, households = population.sample(), seed = population.seed());
    print(&format!("{}\n", sample.get(language)))?;
    if let Some(place) = csv {
        let mut text = Vec::new();
        write_comparison(&rows, &mut text)?;
        tell(&place.write_one(&text)?, language)?;
    }
    Ok(())
}

fn show(rows: &[&MarginRow], language: Language) -> Outcome<()> {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::TableStyle::new());
    let heads = [
        text!(margin_theme),
        text!(margin_name),
        text!(margin_unit),
        text!(margin_simulated),
        text!(margin_published),
        text!(margin_deviation),
        text!(margin_tolerance),
        text!(margin_verdict),
        text!(margin_source),
        text!(margin_remark),
    ];
    table.set_header(heads.map(|head| head.said_in(language)));
    let (mut judged, mut within) = (0, 0);
    for row in rows {
        let decimals = if row.target.abs() < 10.0 { 3 } else { usize::from(row.target.abs() < 1000.0) };
        let number = |value: f64| format_decimal(value, decimals, language);
        let verdict = match (row.simulated, row.is_within()) {
            (None, _) => text!(margin_elsewhere),
            (_, Some(true)) => {
                judged += 1;
                within += 1;
                text!(margin_good)
            }
            (_, Some(false)) => {
                judged += 1;
                text!(margin_outside)
            }
            (_, None) => Text::default(),
        };
        let explain = row.is_within() != Some(true) || row.simulated.is_none();
        table.add_row([
            row.theme.clone(),
            row.name.clone(),
            row.unit.clone(),
            row.simulated.map(number).unwrap_or_default(),
            number(row.target),
            row.deviation_percent().map(|d| format!("{}%", format_decimal(d, 1, language))).unwrap_or_default(),
            row.tolerance.map(|t| format_decimal(t, if t < 10.0 { 3 } else { 0 }, language)).unwrap_or_default(),
            verdict.said_in(language),
            format!(
                "{} ({})",
                row.source.split("; ").next().unwrap_or_default(),
                certainty_in(row.certainty, language)
            ),
            if explain { row.remark.clone() } else { String::new() },
        ]);
    }
    let judged = text!(population_within_tolerance, within = within, judged = judged);
    print(&format!("{table}\n{}\n", judged.get(language)))
}
