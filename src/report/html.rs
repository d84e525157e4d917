//! `rapport.html`: the whole report on one self-contained page, readable without scripts, on a phone and on paper.
//!
//! Takes: a report. Gives: HTML with its style and charts inside and nothing from elsewhere.
//! Everything that is text is escaped by the template; only our own drawings are passed as they are.

use super::Block;
use super::Cell;
use super::Chart;
use super::DataTable;
use super::Kind;
use super::Render;
use super::RenderError;
use super::Report;
use super::Room;
use super::Section;
use super::UnitPlace;
use super::cell::slug;
use super::chart_as_table;
use super::mark;
use super::print_cell;
use super::receipt::receipt_line;
use super::svg;
use super::unit_place;
use crate::text::Text;
use crate::text::has_key;
use crate::text::of_key;
use crate::text::show_hidden_chars;
use crate::text::text;
use crate::units::Language;
use crate::units::format_decimal;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, context};
use std::collections::BTreeSet;

const TEMPLATE: &str = include_str!("templates/rapport.html");

/// Renders the report as a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlReport;

impl Render for HtmlReport {
    fn file_name(&self) -> &'static str {
        "rapport.html"
    }

    fn render(&self, report: &Report, language: Language) -> Result<Vec<u8>, RenderError> {
        let mut page = Page { language, tables: 0, figures: 0, ids: own_ids() };
        let sections =
            report.sections.iter().map(|section| page.section(section)).collect::<Result<Vec<Value>, RenderError>>()?;
        let receipt = &report.receipt;
        let sample = format_decimal(receipt.sample as f64, 0, language);
        let files: Vec<Value> =
            receipt.hashes.iter().map(|(name, hash)| context! { name => name, hash => hash }).collect();
        let footer = receipt_line(language, receipt, &sample);
        let filled = environment(language)?.get_template("rapport.html")?.render(context! {
            lang => language.code(),
            title => report.title.get(language),
            question => report.question.get(language),
            receipt => context! {
                version => &receipt.version,
                seed => receipt.seed.to_string(),
                sample => text!(receipt_households, n = &sample).said_in(language),
                year => receipt.year.to_string(),
                changes => &receipt.changes,
                files => files,
            },
            sections => sections,
            sources => page.sources(report),
            assumptions => page.assumptions(report),
            footer => footer,
        })?;
        // What precedes the document type are the macros of the template. A control character from a file is not allowed
        // in HTML, and one that turns the direction of writing could make a text say something else than it does.
        Ok(show_hidden_chars(&filled.trim_start().replace(['\t', '\r'], " ")).into_bytes())
    }
}

fn environment(language: Language) -> Result<Environment<'static>, RenderError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_function("t", move |key: &str| -> Result<String, minijinja::Error> {
        let words = has_key(key).then(|| of_key(key, &[]).said_in(language));
        words.ok_or_else(|| minijinja::Error::new(ErrorKind::InvalidOperation, format!("no text `{key}`")))
    });
    environment.add_template("rapport.html", TEMPLATE)?;
    Ok(environment)
}

/// Anchors of the template itself.
fn own_ids() -> BTreeSet<String> {
    ["vraag", "ontvangstbewijs", "inhoud", "leeswijzer", "inhoudsopgave", "bronnen", "aannames"]
        .into_iter()
        .map(str::to_owned)
        .collect()
}

struct Page {
    language: Language,
    tables: usize,
    figures: usize,
    ids: BTreeSet<String>,
}

impl Page {
    fn section(&mut self, section: &Section) -> Result<Value, RenderError> {
        let id = self.unique_id(&section.key);
        let blocks =
            section.blocks.iter().map(|block| self.block(block)).collect::<Result<Vec<Value>, RenderError>>()?;
        Ok(context! { id => id, heading => section.heading.get(self.language), blocks => blocks })
    }

    fn block(&mut self, block: &Block) -> Result<Value, RenderError> {
        match block {
            Block::Paragraph(text) => Ok(context! { kind => "paragraph", text => text.get(self.language) }),
            Block::Table(table) => {
                let (id, label) = self.next_table();
                Ok(context! { kind => "table", table => self.table(table, id, Some(label)) })
            }
            Block::Chart(chart) => self.figure(chart),
        }
    }

    fn figure(&mut self, chart: &Chart) -> Result<Value, RenderError> {
        self.figures += 1;
        let n = self.figures.to_string();
        let id = format!("figuur-{n}");
        let title = chart.title.get(self.language);
        let mut table = chart_as_table(chart, text!(word_group));
        table.title = text!(chart_numbers_caption, n = &n, title = title);
        Ok(context! {
            kind => "figure",
            id => &id,
            label => text!(figure_number, n = &n).said_in(self.language),
            title => title,
            svg => Value::from_safe_string(svg(chart, self.language, &id, Room::Page)),
            narrow_svg => Value::from_safe_string(svg(chart, self.language, &format!("{id}-smal"), Room::Phone)),
            summary => text!(chart_numbers, n = &n).said_in(self.language),
            table => self.table(&table, format!("{id}-cijfers"), None),
        })
    }

    fn table(&self, table: &DataTable, id: String, label: Option<String>) -> Value {
        let place = unit_place(table);
        let is_number = |cell: &Cell| {
            matches!(
                cell,
                Cell::Number { .. } | Cell::Difference { .. } | Cell::NoDifference { .. } | Cell::Solved { .. }
            )
        };
        let numeric: Vec<bool> = (0..table.columns.len())
            .map(|column| table.rows.iter().filter_map(|row| row.cells.get(column)).any(is_number))
            .collect();
        let columns: Vec<Value> = table
            .columns
            .iter()
            .zip(&numeric)
            .map(|(column, numeric)| context! { heading => column.heading.get(self.language), numeric => *numeric })
            .collect();
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<Value> =
                    row.cells.iter().zip(&numeric).map(|(cell, numeric)| self.cell(cell, place, *numeric)).collect();
                context! { heading => row.heading.get(self.language), emphasis => row.emphasis, cells => cells }
            })
            .collect();
        let unit = place.caption().map(|unit| unit.said_in(self.language));
        let notes: Vec<Value> = table.notes.iter().map(|note| Value::from(note.get(self.language))).collect();
        context! {
            id => id,
            label => label,
            title => table.title.get(self.language),
            unit => unit,
            stub => table.stub.get(self.language),
            columns => columns,
            rows => rows,
            notes => notes,
        }
    }

    fn cell(&self, cell: &Cell, place: UnitPlace, numeric: bool) -> Value {
        let printed = print_cell(cell, self.language, place);
        let kind = printed.kind.filter(|kind| !mark(*kind).is_empty());
        context! {
            text => printed.text,
            numeric => numeric,
            unbroken => matches!(cell, Cell::Number { .. }),
            mark => kind.map(mark),
            mark_words => kind.map(|kind| kind_words(kind).said_in(self.language)),
            interval => printed.interval,
        }
    }

    fn sources(&mut self, report: &Report) -> Value {
        let rows: Vec<Value> = report
            .sources
            .iter()
            .map(|entry| {
                let grade = entry.certainty.to_string();
                let cells = [(&entry.value, Some(Kind::Sourced)), (&entry.source, None), (&grade, None)];
                self.ledger_row(entry.label.get(self.language), &cells)
            })
            .collect();
        self.ledger(&text!(sources_caption), [text!(word_value), text!(word_source), text!(word_certainty)], rows)
    }

    fn assumptions(&mut self, report: &Report) -> Value {
        let rows: Vec<Value> = report
            .assumptions
            .iter()
            .map(|entry| {
                let cells = [
                    (&entry.value, Some(Kind::Assumed)),
                    (&entry.low, None),
                    (&entry.high, None),
                    (&entry.reason, None),
                ];
                self.ledger_row(entry.label.get(self.language), &cells)
            })
            .collect();
        let headings = [text!(word_value), text!(word_lowest), text!(word_highest), text!(entry_reason)];
        self.ledger(&text!(assumptions_caption), headings, rows)
    }

    fn ledger_row(&self, name: &str, cells: &[(&String, Option<Kind>)]) -> Value {
        let cells: Vec<Value> = cells
            .iter()
            .map(|(text, kind)| {
                context! {
                    text => *text,
                    numeric => false,
                    unbroken => false,
                    mark => kind.map(mark),
                    mark_words => kind.map(|kind| kind_words(kind).said_in(self.language)),
                    interval => Option::<String>::None,
                }
            })
            .collect();
        context! { heading => name, emphasis => false, cells => cells }
    }

    fn ledger<const N: usize>(&mut self, caption: &Text, headings: [Text; N], rows: Vec<Value>) -> Value {
        let (id, label) = self.next_table();
        let columns: Vec<Value> =
            headings.map(|heading| context! { heading => heading.get(self.language), numeric => false }).into();
        context! {
            id => id,
            label => label,
            title => caption.get(self.language),
            unit => Option::<String>::None,
            stub => text!(word_name).said_in(self.language),
            columns => columns,
            rows => rows,
            notes => Vec::<Value>::new(),
        }
    }

    fn next_table(&mut self) -> (String, String) {
        self.tables += 1;
        let n = self.tables.to_string();
        (format!("tabel-{n}"), text!(table_number, n = &n).said_in(self.language))
    }

    fn unique_id(&mut self, key: &str) -> String {
        let wanted = slug(key);
        let base = if wanted.is_empty() { "deel".to_owned() } else { wanted };
        let id = std::iter::once(base.clone())
            .chain((2..).map(|n: u32| format!("{base}-{n}")))
            .find(|id| !self.ids.contains(id))
            .expect("some number is free");
        self.ids.insert(id.clone());
        id
    }
}

fn kind_words(kind: Kind) -> Text {
    match kind {
        Kind::Simulated => text!(kind_simulated),
        Kind::Sourced => text!(kind_sourced),
        Kind::Assumed => text!(kind_assumed),
    }
}

#[cfg(test)]
mod tests;
