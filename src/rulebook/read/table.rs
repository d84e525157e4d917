//! Tables of the law: rows in the rulebook itself, or in a file beside it.

use crate::diag::{Diagnostic, Entry, Fields, Node, Source, Span, Value};
use crate::rulebook::definitions::{LookupTable, TableKind, TableRow};
use crate::rulebook::read::words::unknown_word;
use crate::rulebook::read::{FileContents, Reader};
use rust_decimal::Decimal;
use std::sync::Arc;

fn both_places(source: &Arc<Source>, rows: &Node) -> Diagnostic {
    Diagnostic::at(
        "R017",
        source,
        rows.span.clone(),
        "de rijen staan hier en ook in een bestand",
        "laat `rijen` of `bestand` weg",
    )
}

/// A number of a table: below a million million, with at most fifteen decimals.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let most = Decimal::from(1_000_000_000_000_i64);
    Decimal::from_str_exact(text).ok().filter(|v| v.abs() < most && v.scale() <= 15)
}

impl Reader<'_> {
    pub(super) fn table(&mut self, entry: &Entry, contents: &mut FileContents) {
        let name = self.name(entry);
        let what = format!("tabel `{name}`");
        let mut fields = Fields::new(self.source, what.clone(), &entry.node);
        let replaces = self.replaces(&name, &mut fields);
        fields.text("uitleg");
        let kind = fields.required_text("soort", "\"opzoeken\"").and_then(|text| match text.value.as_str() {
            "schijven" => Some(TableKind::Brackets),
            "opzoeken" => Some(TableKind::Lookup),
            _ => {
                fields.report(unknown_word(self.source, &text, "soort", &["schijven", "opzoeken"]));
                None
            }
        });
        let unit_in = self.unit(&mut fields, "eenheid_in");
        let unit_out = self.unit(&mut fields, "eenheid_uit");
        let nodes = fields.required("waarde", "… als blok `[[tabel.naam.waarde]]`").map(|_| fields.list("waarde"));
        let scale = |percent: bool, value: Decimal| {
            if percent { value / Decimal::ONE_HUNDRED } else { value }
        };
        let mut values = Vec::new();
        for node in nodes.unwrap_or_default() {
            let dated = self.dated(node, &format!("een waarde van {what}"), |reader, fields| {
                let rows = if fields.node("bestand").is_some() {
                    let from_file = reader.rows_of_file(fields);
                    if let Some(rows) = fields.node("rijen") {
                        fields.report(both_places(reader.source, rows));
                    }
                    from_file?
                } else {
                    reader.rows(fields)?
                };
                let scaled = rows.into_iter().map(|row| TableRow {
                    limit: row.limit.map(|l| scale(unit_in.is_some_and(|(_, p)| p), l)),
                    value: scale(unit_out.is_some_and(|(_, p)| p), row.value),
                });
                Some(scaled.collect::<Vec<_>>())
            });
            values.extend(dated);
        }
        fields.finish(self.diagnostics);
        self.ascending(&mut values, &what);
        let complete = nodes.is_some_and(|nodes| nodes.len() == values.len());
        if let (Some(kind), Some((unit_in, _)), Some((unit_out, percent)), true) = (kind, unit_in, unit_out, complete) {
            let origin = self.origin(&entry.key_span);
            let scheme = self.scheme.clone();
            let table = LookupTable { name, kind, unit_in, unit_out, percent, values, scheme, origin };
            contents.tables.push((table, replaces));
        }
    }

    fn rows(&self, fields: &mut Fields<'_>) -> Option<Vec<TableRow>> {
        let node = fields.required("rijen", "[[\"40000\", \"35.75\"], [\"\", \"37.56\"]]")?;
        let mut rows: Vec<TableRow> = Vec::new();
        let nodes = fields.list("rijen");
        let complain = |span: &Span, message: &str| {
            let remedy = "geef elke rij als [\"bovengrens\", \"waarde\"], oplopend; de laatste bovengrens is leeg";
            Diagnostic::at("R017", self.source, span.clone(), message, remedy)
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
                mistakes.push(complain(&row.span, "een rij heeft een bovengrens en een waarde"));
                continue;
            };
            let is_last = position + 1 == nodes.len();
            let limit = if limit.is_empty() { Some(None) } else { number(limit).map(Some) };
            let (Some(limit), Some(value)) = (limit, number(value)) else {
                mistakes.push(complain(&row.span, "een van de twee is geen getal"));
                continue;
            };
            let rising = match (rows.last().and_then(|r| r.limit), limit) {
                (Some(before), Some(now)) => now > before,
                _ => true,
            };
            if limit.is_none() != is_last {
                mistakes.push(complain(&row.span, "alleen de laatste rij heeft geen bovengrens"));
            } else if !rising {
                mistakes.push(complain(&row.span, "deze bovengrens is niet hoger dan de vorige"));
            }
            rows.push(TableRow { limit, value });
        }
        if nodes.is_empty() {
            mistakes.push(complain(&node.span, "de tabel heeft geen rijen"));
        }
        let fine = mistakes.is_empty();
        for mistake in mistakes {
            fields.report(mistake);
        }
        fine.then_some(rows)
    }
}
