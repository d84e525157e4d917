//! `stelsel population`: margins beside targets.

use crate::cli::arguments::{PopulationArguments, PopulationCommand};
use crate::cli::print;
use crate::population::{Population, Spec, describe};
use crate::units::{Language, format_decimal};
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &PopulationArguments) -> anyhow::Result<ExitCode> {
    match &arguments.command {
        PopulationCommand::Describe { spec, sample, seed, lang } => show(spec, *sample, *seed, Language::from(*lang)),
    }
}

fn show(path: &Path, sample: u32, seed: u64, language: Language) -> anyhow::Result<ExitCode> {
    let population = Population::new(Spec::load(path)?, sample, seed)?;
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::TableStyle::new());
    table.set_header([
        "onderdeel",
        "naam",
        "eenheid",
        "gesimuleerd",
        "doel",
        "afwijking",
        "tolerantie",
        "",
        "zekerheid",
    ]);
    let (mut judged, mut within) = (0, 0);
    for row in describe(&population) {
        let decimals = if row.target.abs() < 10.0 { 3 } else { usize::from(row.target.abs() < 1000.0) };
        let deviation = if row.target == 0.0 { f64::NAN } else { row.simulated / row.target - 1.0 };
        let verdict = match row.is_within() {
            Some(true) => {
                judged += 1;
                within += 1;
                "goed"
            }
            Some(false) => {
                judged += 1;
                "BUITEN"
            }
            None => "",
        };
        table.add_row([
            row.theme.clone(),
            row.name.clone(),
            row.unit.clone(),
            format_decimal(row.simulated, decimals, language),
            format_decimal(row.target, decimals, language),
            format!("{}%", format_decimal(deviation * 100.0, 1, language)),
            row.tolerance.map(|t| format_decimal(t, 3, language)).unwrap_or_default(),
            verdict.to_owned(),
            format!("{:?}", row.certainty).to_lowercase(),
        ]);
    }
    print(&format!(
        "{table}\n{within} van {judged} marges met een tolerantie liggen daarbinnen; {sample} huishoudens, zaad {seed}\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}
