//! `stelsel marginal`: net income and marginal burden of a household by hand, over a range of gross income.

use crate::cli::Outcome;
use crate::cli::arguments::MarginalArguments;
use crate::cli::output::{files_of, receipt, system_from, tell, words};
use crate::cli::print;
use crate::diag::{Diagnostic, Diagnostics, path_from, project_root};
use crate::output::Place;
use crate::report::{
    Cell, Chart, ChartKind, Column, DataTable, Intervals, Kind, Measure, Row, Series, TextTable, chart_sheet,
};
use crate::rulebook::System;
use crate::scenario::named_files::named_system;
use crate::simulation::marginal::{Curve, Range, curve};
use crate::text::{Text, escape_formula, text};
use crate::units::{Language, format_whole, read_date};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Most steps in the pictures, which are about as wide as that in pixels; the file has them all.
const STEPS_DRAWN: usize = 500;

/// Runs the command.
pub(super) fn run(arguments: &MarginalArguments, language: Language) -> Outcome<ExitCode> {
    let date = read_date(&arguments.date)
        .map_err(|mistake| Diagnostics::from(Diagnostic::general("H005", mistake.message(), mistake.remedy())))?;
    let range = Range { from: arguments.van, to: arguments.tot, step: arguments.stap };
    if let Some(folder) = &arguments.out {
        Place::folder(folder, vec![arguments.file.clone()]).try_out()?;
    }
    let (mut systems, mut curves) = (Vec::new(), Vec::new());
    for text in std::iter::once(&arguments.system).chain(&arguments.against) {
        let system = named_system(text)?;
        curves.push(curve(&arguments.file, &system, date.year(), range)?);
        systems.push(system);
    }
    let coarse: Vec<Curve> = curves.iter().map(|c| c.coarser(usize::from(arguments.stappen))).collect();
    let mut out = String::new();
    for curve in &coarse {
        let text = TextTable::new(&table(curve, language), language, usize::from(arguments.breedte), Intervals::Hidden);
        let heading = text!(marginal_heading, system = &curve.system, year = date.year());
        writeln!(out, "{}", heading.get(language))?;
        for lines in &text.parts {
            writeln!(out, "{}\n", lines.join("\n"))?;
        }
    }
    writeln!(out, "{}", text!(marginal_schemes_explained).get(language))?;
    writeln!(out, "{}", text!(marginal_burden_explained).get(language))?;
    print(&out)?;
    write_files(arguments, &systems, &curves, language)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes table and picture into a folder.
fn write_files(arguments: &MarginalArguments, systems: &[System], curves: &[Curve], language: Language) -> Outcome<()> {
    let Some(folder) = &arguments.out else { return Ok(()) };
    let inputs: Vec<PathBuf> =
        std::iter::once(arguments.file.clone()).chain(systems.iter().flat_map(files_of)).collect();
    // The last is a file of a system.
    let root = project_root(inputs.last().unwrap_or(&arguments.file));
    let mut command = words(["marginal"]);
    command.push(path_from(&root, &arguments.file));
    command.extend(["--system".to_owned(), system_from(&root, &arguments.system)]);
    if let Some(against) = &arguments.against {
        command.extend(["--against".to_owned(), system_from(&root, against)]);
    }
    let range = [("--van", arguments.van), ("--tot", arguments.tot), ("--stap", arguments.stap)];
    command.extend(["--date".to_owned(), arguments.date.clone()]);
    command.extend(range.into_iter().flat_map(|(name, value)| [name.to_owned(), value.to_string()]));
    command.extend(words(["--lang", language.code()]));
    let receipt = receipt(&root, &inputs, command)?;
    let (table, picture) = (csv(curves)?, picture(curves, language));
    let files = [("marginaal.csv", table.as_bytes()), ("marginaal.svg", picture.as_bytes())];
    tell(&Place::folder(folder, inputs).write(&files, receipt)?, language)
}

fn number(value: f64, measure: Measure) -> Cell {
    Cell::Number { value, low: None, high: None, measure, kind: Kind::Simulated }
}

/// Lost to a part between a point and the one before.
fn lost(amounts: &[f64], at: usize) -> f64 {
    amounts[at - 1] - amounts[at]
}

fn table(curve: &Curve, language: Language) -> DataTable {
    let column = |key: &str, heading: Text| Column { key: key.to_owned(), heading };
    let mut columns = vec![column("netto_eur_jaar", text!(word_net))];
    columns.extend(curve.parts_in_use().map(|part| column(&part.key, part.name.clone())));
    columns.push(column("marginale_druk", text!(marginal_burden)));
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
                heading: Text::same(format_whole(curve.gross[at] as i64, language)),
                cells,
                emphasis: false,
            }
        })
        .collect();
    DataTable {
        key: "marginaal".to_owned(),
        title: Text::same(curve.system.clone()),
        stub: text!(marginal_gross),
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// Every point of every system; amounts in euros per year, the burden as a share.
fn csv(curves: &[Curve]) -> Outcome<String> {
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
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8(bytes)?)
}

fn picture(curves: &[Curve], language: Language) -> String {
    let curves: Vec<Curve> = curves.iter().map(|c| c.coarser(STEPS_DRAWN)).collect();
    let categories: Vec<Text> = curves
        .first()
        .map(|c| c.gross.iter().map(|gross| Text::same(format_whole(*gross as i64, language))).collect())
        .unwrap_or_default();
    let chart = |key: &str, title: Text, axis: Text, measure: Measure, values: &dyn Fn(&Curve) -> Vec<Option<f64>>| {
        let series =
            curves.iter().map(|c| Series { name: Text::same(c.system.clone()), values: values(c) }).collect::<Vec<_>>();
        Chart {
            key: key.to_owned(),
            description: text!(marginal_described, title = &title),
            title,
            value_axis: axis,
            measure,
            categories: categories.clone(),
            series,
            kind: ChartKind::Lines,
        }
    };
    let net = chart("netto", text!(marginal_net_by_gross), text!(marginal_axis_net), Measure::Euros, &|c| {
        c.net.iter().copied().map(Some).collect()
    });
    let burden = chart("druk", text!(marginal_burden_by_gross), text!(marginal_axis_burden), Measure::Share, &|c| {
        c.burden().into_iter().map(|share| share.filter(|s| (-0.5..=1.5).contains(s))).collect()
    });
    chart_sheet(&[&net, &burden], language)
}
