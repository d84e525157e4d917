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
use crate::report::sections::wording::{difference, interval_note, key, named, paragraph, section, text};
use crate::text::Text;

type Line = (&'static str, Text, fn(&GrossToNet) -> &Figure);

/// The section.
pub(super) fn toelage(measures: &Measures) -> Section {
    let variants: Vec<&VariantMeasures> = measures.variants.iter().filter(|v| v.has_toelage).collect();
    let mut blocks = Vec::new();
    if variants.is_empty() {
        blocks.push(paragraph([Text::new(
            "Geen van de varianten heeft een toelage.",
            "None of the variants has a toelage.",
        )]));
    } else {
        blocks.push(paragraph([Text::new(
            "Een toelage is voor elk inkomen gelijk, maar dat zegt niet wie erop vooruitgaat: toeslagen kunnen vervallen, en iemand betaalt haar. De tabel laat zien wat huishoudens krijgen, wat zij verliezen en wat zij meer of minder betalen. Wat telt is de laatste kolom: wat er per saldo overblijft. Wat niet gedekt is, betaalt hier nog niemand.",
            "A toelage is the same at every income, which does not tell who gains: toeslagen may end, and somebody pays for it. The table shows what households receive, lose and pay more or less. What counts is the last column: what is left on balance. What is not covered is paid by nobody here.",
        )]));
    }
    blocks.extend(variants.into_iter().map(|variant| Block::Table(table(variant))));
    section("toelage", Text::new("Toelage: bruto, financiering en netto", "Toelage: gross, financing and net"), blocks)
}

fn table(variant: &VariantMeasures) -> DataTable {
    let mut lines: Vec<Line> = vec![
        ("toelage_euro_per_jaar", Text::new("Toelage (bruto)", "Toelage (gross)"), |g| &g.received),
        ("toeslagen_euro_per_jaar", Text::new("Toeslagen", "Toeslagen"), |g| &g.toeslagen),
        ("belasting_euro_per_jaar", Text::new("Belasting en bijdragen", "Taxes and contributions"), |g| &g.tax),
    ];
    if variant.gross_to_net.iter().any(|row| row.other.value() != Some(0.0)) {
        lines.push((
            "overig_euro_per_jaar",
            Text::new("Kinderbijslag, uitkeringen, premies en overig", "Child benefit, benefits, premiums and other"),
            |g| &g.other,
        ));
    }
    lines.push(("netto_euro_per_jaar", Text::new("Netto", "Net"), |g| &g.net));
    let cells = |row: &GrossToNet| lines.iter().map(|line| difference((line.2)(row), Measure::Euros, 1.0)).collect();
    let row = |row: &GrossToNet| Row {
        key: row.group.key(),
        heading: named(&row.group.name()),
        cells: cells(row),
        emphasis: row.group == Group::All,
    };
    let column = |line: &Line| Column { key: line.0.to_owned(), heading: line.1.clone() };
    DataTable {
        key: format!("bruto_netto_{}", key(&variant.id)),
        title: text!(
            "{name}: bruto, financiering en netto per huishouden",
            "{name}: gross, financing and net per household",
            name = named(&variant.name)
        ),
        stub: Text::new("euro per jaar; + = voor het huishouden", "euros a year; + = for the household"),
        columns: lines.iter().map(column).collect(),
        rows: variant.gross_to_net.iter().map(row).collect(),
        notes: vec![
            Text::new(
                "Gemiddelde per huishouden, verschil met nu. Hier is + gunstig voor het huishouden; in de tabellen over het budget is + ongunstig voor het saldo.",
                "Mean per household, difference with now. Here + is good for the household; in the budget tables + is bad for the balance.",
            ),
            interval_note(),
        ],
    }
}
