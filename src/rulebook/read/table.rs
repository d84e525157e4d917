//! Tables of the law: rows in the rulebook itself, or in a file beside it.

use crate::diag::{Diagnostic, Entry, Node, Span, Value};
use crate::formats::{Keys, Rule, Shape, Words, blocks, choice, has, may, need, raw, text, text_as};
use crate::rulebook::definitions::{LookupTable, TableKind, TableRow};
use crate::rulebook::read::name::label;
use crate::rulebook::read::{Reader, UNITS, ascending, unit};
use crate::text::{Text, text};
use crate::units::{Miswritten, greatest_written, read_number};
use rust_decimal::Decimal;
use serde_json::json;

/// A number of a table: below a million million, with at most fifteen decimals; a percentage is no thousand.
pub(super) fn number(text: &str, is_percent: bool) -> Result<Decimal, Miswritten> {
    let value = read_number(text, greatest_written(!is_percent))?;
    if value.scale() <= 15 { Ok(value) } else { Err(Miswritten::NotANumber(text.to_owned())) }
}

/// Whether limits and values are percentages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Percents {
    pub(super) limits: bool,
    pub(super) values: bool,
}

impl Reader<'_> {
    pub(super) fn table(&mut self, keys: &mut Keys<'_>, entry: &Entry) {
        let name = self.name(keys, entry);
        let what = text!(named_table, name = &name);
        let label = label(keys);
        let replaces = self.replaces(keys, &name);
        keys.get(may("uitleg", text(), "wat de tabel is, in gewone taal", "what the table is, in plain language"));
        let kind = keys.get(need(
            "soort",
            choice([("schijven", TableKind::Brackets), ("opzoeken", TableKind::Lookup)]),
            "schijven: elk deel tegen het tarief van zijn schijf; opzoeken: de rij waar het getal in valt",
            "schijven: each part at the rate of its bracket; opzoeken: the row that the number falls in",
        ));
        let unit_in = unit(keys, need("eenheid_in", text_as(UNITS), "eenheid van de grenzen", "unit of the limits"));
        let unit_out = unit(keys, need("eenheid_uit", text_as(UNITS), "eenheid van de waarden", "unit of the values"));
        let is_percent = |unit: Option<(_, bool)>| unit.is_some_and(|(_, percent)| percent);
        let percents = Percents { limits: is_percent(unit_in), values: is_percent(unit_out) };
        let scale = |percent: bool, value: Decimal| {
            if percent { value / Decimal::ONE_HUNDRED } else { value }
        };
        let scaled = |row: TableRow| TableRow {
            limit: row.limit.map(|l| scale(percents.limits, l)),
            value: scale(percents.values, row.value),
        };
        let read = keys.get(need(
            "waarde",
            blocks(|keys: &mut Keys<'_>| {
                self.dated(keys, |reader, keys| {
                    reader.rows(keys, percents).map(|rows| rows.into_iter().map(scaled).collect::<Vec<_>>())
                })
            })
            .each_called(text!(value_of, what = &what)),
            "de rijen, elk stel vanaf een datum",
            "the rows, each set from a date on",
        ));
        let count = read.as_ref().map(Vec::len);
        let mut values: Vec<_> = read.into_iter().flatten().flatten().collect();
        ascending(keys, &mut values, &what);
        let complete = count == Some(values.len());
        if let (Some(kind), Some((unit_in, _)), Some((unit_out, percent)), true) = (kind, unit_in, unit_out, complete) {
            let origin = self.origin(keys, &entry.key_span);
            let scheme = self.scheme.clone();
            let table = LookupTable { name, label, kind, unit_in, unit_out, percent, values, scheme, origin };
            self.contents.tables.push((table, replaces));
        }
    }

    /// The rows of one date: in the rulebook itself, or in a file beside it.
    fn rows(&mut self, keys: &mut Keys<'_>, percents: Percents) -> Option<Vec<TableRow>> {
        let cell = json!({ "type": ["string", "number"] });
        let row = json!({ "type": "array", "items": cell, "minItems": 2, "maxItems": 2 });
        let row = Shape::Free(row, Words::new("`[bovengrens, waarde]`", "`[upper limit, value]`"));
        let here = keys.get(may(
            "rijen",
            raw(Shape::List { of: Box::new(row), least: 1 }, "[[\"40000\", \"35.75\"], [\"\", \"37.56\"]]"),
            "[bovengrens, waarde] per rij, oplopend, tot en met; de laatste bovengrens is leeg",
            "[upper limit, value] by row, rising, up to and including; the last upper limit is empty",
        ));
        let file = keys.get(may(
            "bestand",
            text_as("tabel-2026.csv"),
            "CSV naast dit bestand, in plaats van `rijen`",
            "CSV beside this file, instead of `rijen`",
        ));
        let column = keys.get(may(
            "kolom",
            text_as("eerste"),
            "kolom met waarden in het bestand",
            "column with values in the file",
        ));
        keys.rule(has("bestand").needs(["kolom"]));
        keys.rule(has("bestand").negated().needs(["rijen"]));
        keys.rule(has("bestand").negated().without(["kolom"]));
        keys.rule(Rule::stated(
            Words::new("niet zowel `rijen` als `bestand`", "not both `rijen` and `bestand`"),
            json!({ "not": { "required": ["bestand", "rijen"] } }),
        ));
        match (here, file) {
            (Some(rows), Some(_)) => {
                keys.complain("R017", rows.span.clone(), text!(rows_in_two_places), text!(rows_in_two_places_remedy));
                None
            }
            (None, Some(file)) => self.rows_of_file(keys, file, column?, percents),
            (Some(rows), None) => rows_here(keys, rows, percents),
            (None, None) => None,
        }
    }
}

fn rows_here(keys: &mut Keys<'_>, node: &Node, percents: Percents) -> Option<Vec<TableRow>> {
    let Value::List(nodes) = &node.value else {
        keys.wrong("rijen", node, text!(kind_list));
        return None;
    };
    let mut rows: Vec<TableRow> = Vec::new();
    let source = keys.source();
    let complain =
        |span: &Span, message: Text| Diagnostic::at("R017", source, span.clone(), message, text!(write_rows));
    let miswritten = |span: &Span, mistake: &Miswritten| {
        Diagnostic::at("R017", source, span.clone(), mistake.message(), mistake.remedy())
    };
    let mut mistakes = Vec::new();
    for (position, row) in nodes.iter().enumerate() {
        let cells: Vec<&str> = match &row.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Text(text) | Value::Number(text) => Some(text.trim()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        let [limit, value] = cells[..] else {
            mistakes.push(complain(&row.span, text!(row_has_limit_and_value)));
            continue;
        };
        let is_last = position + 1 == nodes.len();
        let limit = if limit.is_empty() { Ok(None) } else { number(limit, percents.limits).map(Some) };
        let (limit, value) = match (limit, number(value, percents.values)) {
            (Ok(limit), Ok(value)) => (limit, value),
            (Err(mistake), _) | (_, Err(mistake)) => {
                mistakes.push(miswritten(&row.span, &mistake));
                continue;
            }
        };
        let rising = match (rows.last().and_then(|r| r.limit), limit) {
            (Some(before), Some(now)) => now > before,
            _ => true,
        };
        if limit.is_none() != is_last {
            mistakes.push(complain(&row.span, text!(only_last_row_without_limit)));
        } else if !rising {
            mistakes.push(complain(&row.span, text!(limit_not_above_previous)));
        }
        rows.push(TableRow { limit, value });
    }
    if nodes.is_empty() {
        mistakes.push(complain(&node.span, text!(table_without_rows)));
    }
    let fine = mistakes.is_empty();
    for mistake in mistakes {
        keys.report(mistake);
    }
    fine.then_some(rows)
}
