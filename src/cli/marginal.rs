//! `stelsel marginal`: net income and marginal burden of a household by hand, over a range of gross income.

use crate::cli::arguments::MarginalArguments;
use crate::cli::output::{files_of, receipt, system_from, tell, words};
use crate::cli::print;
use crate::diag::{Diagnostic, Diagnostics, path_from, project_root};
use crate::output::Place;
use crate::report::{
    Cell, Chart, ChartKind, Column, DataTable, Intervals, Kind, Measure, Row, Series, TextTable, chart_sheet,
};
use crate::rulebook::System;
use crate::simulation::marginal::{Curve, Range, curve, read_system};
use crate::text::{Text, escape_formula};
use crate::units::{Language, format_whole, parse_date};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Most steps in the pictures, which are about as wide as that in pixels; the file has them all.
const STEPS_DRAWN: usize = 500;

/// Runs the command.
pub(super) fn run(arguments: &MarginalArguments) -> anyhow::Result<ExitCode> {
    let date = parse_date(&arguments.date).ok_or_else(|| {
        Diagnostics::from(Diagnostic::general(
            "H005",
            format!("`{}` is geen datum", arguments.date),
            "schrijf de datum als 2026-01-01",
        ))
    })?;
    let range = Range { from: arguments.van, to: arguments.tot, step: arguments.stap };
    if let Some(folder) = &arguments.out {
        Place::folder(folder, vec![arguments.file.clone()]).try_out()?;
    }
    let (mut systems, mut curves) = (Vec::new(), Vec::new());
    for text in std::iter::once(&arguments.system).chain(&arguments.against) {
        let system = read_system(text)?;
        curves.push(curve(&arguments.file, &system, date.year(), range)?);
        systems.push(system);
    }
    let coarse: Vec<Curve> = curves.iter().map(|c| c.coarser(usize::from(arguments.stappen))).collect();
    let mut out = String::new();
    for curve in &coarse {
        let text = TextTable::new(&table(curve), Language::Dutch, usize::from(arguments.breedte), Intervals::Hidden);
        writeln!(out, "{} in {}, EUR per jaar", curve.system, date.year())?;
        for lines in &text.parts {
            writeln!(out, "{}\n", lines.join("\n"))?;
        }
    }
    writeln!(out, "Per regeling: wat het huishouden erdoor verliest sinds de vorige regel; een min is winst.")?;
    writeln!(out, "Marginale druk: het deel van het extra bruto-inkomen dat het huishouden niet overhoudt.")?;
    print(&out)?;
    if let Some(folder) = &arguments.out {
        write_files(arguments, &systems, &curves, folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes table and picture into a folder.
fn write_files(
    arguments: &MarginalArguments,
    systems: &[System],
    curves: &[Curve],
    folder: &Path,
) -> anyhow::Result<()> {
    let inputs: Vec<PathBuf> =
        std::iter::once(arguments.file.clone()).chain(systems.iter().flat_map(files_of)).collect();
    let root = project_root(Path::new(arguments.system.split('+').next().unwrap_or_default()));
    let mut command = words(["marginal"]);
    command.push(path_from(&root, &arguments.file));
    command.extend(["--system".to_owned(), system_from(&root, &arguments.system)]);
    if let Some(against) = &arguments.against {
        command.extend(["--against".to_owned(), system_from(&root, against)]);
    }
    let range = [("--van", arguments.van), ("--tot", arguments.tot), ("--stap", arguments.stap)];
    command.extend(["--date".to_owned(), arguments.date.clone()]);
    command.extend(range.into_iter().flat_map(|(name, value)| [name.to_owned(), value.to_string()]));
    let receipt = receipt(&root, &inputs, command)?;
    let (table, picture) = (csv(curves)?, picture(curves));
    let files = [("marginaal.csv", table.as_bytes()), ("marginaal.svg", picture.as_bytes())];
    tell(&Place::folder(folder, inputs).write(&files, receipt)?, Language::Dutch)
}

fn number(value: f64, measure: Measure) -> Cell {
    Cell::Number { value, low: None, high: None, measure, kind: Kind::Simulated }
}

/// Lost to a part between a point and the one before.
fn lost(amounts: &[f64], at: usize) -> f64 {
    amounts[at - 1] - amounts[at]
}

fn table(curve: &Curve) -> DataTable {
    let column = |key: &str, heading: &str| Column { key: key.to_owned(), heading: Text::same(heading) };
    let mut columns = vec![column("netto_eur_jaar", "Netto")];
    columns.extend(curve.parts_in_use().map(|part| column(&part.key, &part.name)));
    columns.push(column("marginale_druk", "Marginale druk"));
    let burden = curve.burden();
    let rows = (0..curve.gross.len())
        .map(|at| {
            let mut cells = vec![number(curve.net[at], Measure::Euros)];
            for part in curve.parts_in_use() {
                cells.push(if at == 0 { Cell::Blank } else { number(lost(&part.amounts, at), Measure::Euros) });
            }
            cells.push(burden[at].map_or(Cell::Blank, |share| number(share, Measure::Share)));
            Row {
                key: format!("bruto_{:.0}", curve.gross[at]),
                heading: Text::same(format_whole(curve.gross[at] as i64, Language::Dutch)),
                cells,
                emphasis: false,
            }
        })
        .collect();
    DataTable {
        key: "marginaal".to_owned(),
        title: Text::same(curve.system.clone()),
        stub: Text::same("Bruto"),
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// Every point of every system; amounts in euros per year, the burden as a share.
fn csv(curves: &[Curve]) -> anyhow::Result<String> {
    let mut keys: Vec<&str> = Vec::new();
    for part in curves.iter().flat_map(|c| &c.parts) {
        if !keys.contains(&part.key.as_str()) {
            keys.push(&part.key);
        }
    }
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut header = vec!["stelsel".to_owned(), "bruto_eur_jaar".to_owned(), "netto_eur_jaar".to_owned()];
    header.extend(keys.iter().map(|key| format!("{key}_eur_jaar")));
    header.push("marginale_druk_aandeel".to_owned());
    writer.write_record(&header)?;
    for curve in curves {
        for (at, burden) in curve.burden().iter().enumerate() {
            let mut record =
                vec![escape_formula(&curve.system), format!("{:.0}", curve.gross[at]), format!("{:.2}", curve.net[at])];
            for key in &keys {
                let part = curve.parts.iter().find(|part| part.key == *key);
                record.push(part.map(|part| format!("{:.2}", part.amounts[at])).unwrap_or_default());
            }
            record.push(burden.map(|share| format!("{share:.4}")).unwrap_or_default());
            writer.write_record(&record)?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn picture(curves: &[Curve]) -> String {
    let curves: Vec<Curve> = curves.iter().map(|c| c.coarser(STEPS_DRAWN)).collect();
    let categories: Vec<Text> = curves
        .first()
        .map(|c| c.gross.iter().map(|gross| Text::same(format_whole(*gross as i64, Language::Dutch))).collect())
        .unwrap_or_default();
    let chart = |key: &str, title: &str, axis: &str, measure: Measure, values: &dyn Fn(&Curve) -> Vec<Option<f64>>| {
        let series =
            curves.iter().map(|c| Series { name: Text::same(c.system.clone()), values: values(c) }).collect::<Vec<_>>();
        Chart {
            key: key.to_owned(),
            title: Text::same(title),
            description: Text::same(format!("{title}; de cijfers staan in marginaal.csv.")),
            value_axis: Text::same(axis),
            measure,
            categories: categories.clone(),
            series,
            kind: ChartKind::Lines,
        }
    };
    let net = chart(
        "netto",
        "Netto-inkomen naar bruto-inkomen",
        "Netto-inkomen van het huishouden, EUR per jaar, bij bruto-inkomen van de eerste persoon",
        Measure::Euros,
        &|c| c.net.iter().copied().map(Some).collect(),
    );
    let burden = chart(
        "druk",
        "Marginale druk naar bruto-inkomen",
        "Marginale druk: deel van het extra bruto-inkomen dat niet overblijft. Sprongen onder −50% of boven 150% vallen buiten beeld",
        Measure::Share,
        &|c| c.burden().into_iter().map(|share| share.filter(|s| (-0.5..=1.5).contains(s))).collect(),
    );
    chart_sheet(&[&net, &burden], Language::Dutch)
}
