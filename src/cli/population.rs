//! `stelsel population`: the population beside what was published.

use crate::cli::arguments::{PopulationArguments, PopulationCommand};
use crate::cli::print;
use crate::population::{MarginRow, Population, Spec, TargetSet, describe, write_comparison};
use crate::units::{Language, format_decimal};
use anyhow::Context;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &PopulationArguments) -> anyhow::Result<ExitCode> {
    match &arguments.command {
        PopulationCommand::Describe { spec, sample, seed, lang } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            let rows: Vec<MarginRow> =
                describe(&population).into_iter().filter(|row| row.simulated.is_some()).collect();
            show(&rows.iter().collect::<Vec<_>>(), Language::from(*lang))?;
            print(&format!("{sample} huishoudens, zaad {seed}\n"))?;
        }
        PopulationCommand::Validate { spec, sample, seed, csv, lang } => {
            let population = Population::new(Spec::load(spec)?, *sample, *seed)?;
            validate(&population, csv.as_deref(), Language::from(*lang))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn validate(population: &Population, csv: Option<&Path>, language: Language) -> anyhow::Result<()> {
    let rows = describe(population);
    if let Some(path) = csv {
        let text = {
            let mut out = Vec::new();
            write_comparison(&rows, &mut out)?;
            out
        };
        std::fs::write(path, text).with_context(|| format!("`{}` kan niet worden geschreven", path.display()))?;
    }
    for (set, title) in [
        (TargetSet::Calibration, "IJKEN: hieraan is de bevolking aangepast"),
        (TargetSet::Validation, "TOETSEN: hieraan is niets aangepast"),
    ] {
        print(&format!("\n{title}\n"))?;
        show(&rows.iter().filter(|row| row.set == set).collect::<Vec<_>>(), language)?;
    }
    print(&format!("{} huishoudens, zaad {}\n", population.sample(), population.seed()))
}

fn show(rows: &[&MarginRow], language: Language) -> anyhow::Result<()> {
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
    print(&format!("{table}\n{within} van {judged} rijen met een tolerantie liggen daarbinnen\n"))
}
