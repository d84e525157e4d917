//! Gross, financing and net of every variant with a toelage.
//!
//! Takes: the measures. Gives: one section; a toelage is never shown without what pays for it.
//! Leaves to others: the financing rules themselves (`budget`).

use crate::measure::Figure;
use crate::measure::GrossToNet;
use crate::measure::Group;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::report::Block;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{difference, interval_note, key, paragraph, section};
use crate::text::Text;
use crate::text::text;

type Line = (&'static str, Text, fn(&GrossToNet) -> &Figure);

/// The section.
pub(super) fn toelage(measures: &Measures) -> Section {
    let variants: Vec<&VariantMeasures> = measures.variants.iter().filter(|v| v.has_toelage).collect();
    let mut blocks = Vec::new();
    if variants.is_empty() {
        blocks.push(paragraph([text!(toelage_none)]));
    } else {
        blocks.push(paragraph([text!(toelage_explained)]));
    }
    blocks.extend(variants.into_iter().map(|variant| Block::Table(table(variant))));
    section("toelage", text!(toelage_title), blocks)
}

fn table(variant: &VariantMeasures) -> DataTable {
    let mut lines: Vec<Line> = vec![
        ("toelage_euro_per_jaar", text!(toelage_gross), |g| &g.received),
        ("toeslagen_euro_per_jaar", text!(toelage_toeslagen), |g| &g.toeslagen),
        ("belasting_euro_per_jaar", text!(toelage_taxes_contributions), |g| &g.tax),
    ];
    if variant.gross_to_net.iter().any(|row| row.other.value() != Some(0.0)) {
        lines.push(("overig_euro_per_jaar", text!(toelage_benefits_and_other), |g| &g.other));
    }
    lines.push(("netto_euro_per_jaar", text!(word_net), |g| &g.net));
    let cells = |row: &GrossToNet| lines.iter().map(|line| difference((line.2)(row), Measure::Euros, 1.0)).collect();
    let row = |row: &GrossToNet| Row {
        key: row.group.key(),
        heading: row.group.name(),
        cells: cells(row),
        emphasis: row.group == Group::All,
    };
    let column = |line: &Line| Column { key: line.0.to_owned(), heading: line.1.clone() };
    DataTable {
        key: format!("bruto_netto_{}", key(&variant.id)),
        title: text!(toelage_per_household, name = &variant.name),
        stub: text!(toelage_unit),
        columns: lines.iter().map(column).collect(),
        rows: variant.gross_to_net.iter().map(row).collect(),
        notes: vec![text!(toelage_mean_explained), interval_note()],
    }
}
