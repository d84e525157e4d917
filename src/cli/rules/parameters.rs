//! `stelsel rules parameters`: every number of the law with date, source and certainty.

use crate::cli::Outcome;
use crate::cli::print;
use crate::cli::rules::layout::{columns, heading};
use crate::cli::rules::{certainty_in, titled};
use crate::evidence::Evidence;
use crate::rulebook::{Dated, LookupTable, Parameter, System, TableKind, parameter_text};
use crate::text::escape_formula;
use crate::text::text;
use crate::units::{Language, Unit, format_euros};
use rust_decimal::Decimal;
use std::process::ExitCode;

/// One number as printed.
struct Line {
    scheme: String,
    kind: &'static str,
    name: String,
    /// Row of a table, from 1.
    row: Option<usize>,
    /// Upper limit of the row, as written; empty without limit.
    limit: String,
    unit: String,
    from: String,
    /// As written in the file, with a point.
    value: Decimal,
    /// For people.
    shown: String,
    source: String,
    certainty: Evidence,
    /// Whether it follows from other numbers.
    is_derived: bool,
    low: Option<Decimal>,
    high: Option<Decimal>,
    note: String,
}

/// Lists the numbers.
pub(super) fn parameters(system: &System, csv: bool, language: Language) -> Outcome<ExitCode> {
    let lines = lines(system, language);
    let total = count(&lines, language);
    if csv {
        print(&as_csv(system, &lines, language)?)?;
        eprintln!("{total}");
    } else {
        print(&format!("{}\n{total}\n", as_text(system, &lines, language)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(system: &System, language: Language) -> Vec<Line> {
    let definitions = &system.definitions;
    let mut out = Vec::new();
    for scheme in &definitions.schemes {
        for parameter in definitions.parameters.iter().filter(|p| p.scheme == scheme.id) {
            out.extend(parameter.values.iter().map(|dated| of_parameter(parameter, dated, language)));
        }
        for table in definitions.tables.iter().filter(|t| t.scheme == scheme.id) {
            out.extend(table.values.iter().flat_map(|dated| of_table(table, dated, language)));
        }
    }
    // Numbers of an overlay that brings no scheme of its own.
    let known = |scheme: &str| definitions.schemes.iter().any(|s| s.id == scheme);
    for parameter in definitions.parameters.iter().filter(|p| !known(&p.scheme)) {
        out.extend(parameter.values.iter().map(|dated| of_parameter(parameter, dated, language)));
    }
    for table in definitions.tables.iter().filter(|t| !known(&t.scheme)) {
        out.extend(table.values.iter().flat_map(|dated| of_table(table, dated, language)));
    }
    out
}

fn line<T>(scheme: &str, kind: &'static str, name: &str, dated: &Dated<T>) -> Line {
    Line {
        scheme: scheme.to_owned(),
        kind,
        name: name.to_owned(),
        row: None,
        limit: String::new(),
        unit: String::new(),
        from: dated.from.to_string(),
        value: Decimal::ZERO,
        shown: String::new(),
        source: dated.source.clone(),
        certainty: dated.certainty,
        is_derived: dated.is_derived,
        low: dated.low,
        high: dated.high,
        note: dated.note.clone().unwrap_or_default(),
    }
}

fn of_parameter(parameter: &Parameter, dated: &Dated<Decimal>, language: Language) -> Line {
    let written = if parameter.percent { dated.value * Decimal::ONE_HUNDRED } else { dated.value };
    Line {
        unit: if parameter.percent { "%".to_owned() } else { parameter.unit.to_string() },
        value: written.normalize(),
        shown: parameter_text(parameter, dated.value, language),
        ..line(&parameter.scheme, "parameter", &parameter.name, dated)
    }
}

fn of_table(table: &LookupTable, dated: &Dated<Vec<crate::rulebook::TableRow>>, language: Language) -> Vec<Line> {
    // A bracket without unit is a rate, which the files write in hundredths.
    let percent = table.kind == TableKind::Brackets && table.unit_out == Unit::NONE;
    let print = |value: Decimal, unit: Unit| {
        let number = format_euros(value, 0, language);
        if unit.is_none() { number } else { format!("{number} {unit}") }
    };
    let one = |(position, row): (usize, &crate::rulebook::TableRow)| {
        let written = if percent { row.value * Decimal::ONE_HUNDRED } else { row.value };
        let value =
            if percent { format!("{}%", format_euros(written, 0, language)) } else { print(row.value, table.unit_out) };
        let limit = match row.limit {
            Some(limit) => text!(rules_up_to, limit = print(limit, table.unit_in)),
            None => text!(word_above_that),
        };
        Line {
            row: Some(position + 1),
            limit: row.limit.map(|l| l.normalize().to_string()).unwrap_or_default(),
            unit: if percent { "%".to_owned() } else { table.unit_out.to_string() },
            value: written.normalize(),
            shown: format!("{}: {value}", limit.get(language)),
            ..line(&table.scheme, "tabel", &table.name, dated)
        }
    };
    dated.value.iter().enumerate().map(one).collect()
}

fn as_csv(system: &System, lines: &[Line], language: Language) -> Outcome<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "scheme",
        "kind",
        "name",
        "row",
        "row_upper_limit",
        "unit",
        "from",
        "value",
        "source",
        "certainty",
        "low",
        "high",
        "note",
        "derived",
        "label",
    ])?;
    let number = |value: Option<Decimal>| value.map(|v| v.normalize().to_string()).unwrap_or_default();
    for line in lines {
        writer.write_record([
            escape_formula(&line.scheme),
            line.kind.to_owned(),
            escape_formula(&line.name),
            line.row.map(|row| row.to_string()).unwrap_or_default(),
            line.limit.clone(),
            line.unit.clone(),
            line.from.clone(),
            line.value.to_string(),
            escape_formula(&line.source),
            line.certainty.dutch().to_owned(),
            number(line.low),
            number(line.high),
            escape_formula(&line.note),
            if line.is_derived { "ja" } else { "nee" }.to_owned(),
            escape_formula(system.label(&line.name).get(language)),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8(bytes)?)
}

fn as_text(system: &System, lines: &[Line], language: Language) -> String {
    let mut out = String::new();
    let mut schemes: Vec<&str> = Vec::new();
    for line in lines {
        if !schemes.contains(&line.scheme.as_str()) {
            schemes.push(&line.scheme);
        }
    }
    for scheme in schemes {
        let name =
            system.definitions.schemes.iter().find(|s| s.id == scheme).map_or("Overlay", |s| s.name.get(language));
        if !out.is_empty() {
            out.push('\n');
        }
        heading(&mut out, name, '=');
        let range = |line: &Line| {
            let print = |value| format_euros(value, 0, language);
            let range = |(low, high)| text!(rules_range, low = print(low), high = print(high)).said_in(language);
            line.low.zip(line.high).map_or_else(String::new, range)
        };
        let of_scheme: Vec<&Line> = lines.iter().filter(|line| line.scheme == scheme).collect();
        for group in of_scheme.chunk_by(|a, b| a.name == b.name) {
            out.push_str(&format!("\n{}\n", titled(system, &group[0].name, language)));
            let row = |line: &&Line| {
                // What holds for all rows of a table stands at the first.
                let first = line.row.is_none_or(|row| row == 1);
                let once = |text: &str| if first { text.to_owned() } else { String::new() };
                let certainty = once(certainty_in(line.certainty, language));
                let source = match line.is_derived {
                    true => text!(word_derived, source = &line.source).said_in(language),
                    false => line.source.clone(),
                };
                vec![once(&line.from), line.shown.clone(), range(line), certainty, once(&source)]
            };
            columns(&mut out, &[], &group.iter().map(row).collect::<Vec<_>>());
        }
    }
    out
}

fn count(lines: &[Line], language: Language) -> String {
    let of = |grade: Evidence| lines.iter().filter(|line| line.certainty == grade).count();
    let each: Vec<String> = Evidence::ALL
        .into_iter()
        .filter(|grade| *grade != Evidence::Choice || of(*grade) > 0)
        .map(|grade| format!("{} {}", of(grade), certainty_in(grade, language)))
        .collect();
    text!(rules_numbers, n = lines.len(), each = each.join(", ")).said_in(language)
}
