//! Outcomes of the base beside published figures, good or bad.
//!
//! Takes: the comparisons. Gives: one section with one table.
//! Leaves to others: which figures are compared (`scenario`).

use crate::measure::Comparison;
use crate::measure::KeyUnit;
use crate::measure::Name;
use crate::measure::PublishedPoint;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::Text;
use crate::report::build::wording::{key, level, named, paragraph, section};
use crate::scenario::behaviour::Published;

/// The section.
pub(crate) fn published(comparisons: &[Comparison]) -> Section {
    let mut blocks = vec![paragraph([Text::new(
        "Deze tabel zet uitkomsten van het huidige stelsel naast gepubliceerde cijfers, ook waar het model afwijkt. Gepubliceerde cijfers gaan soms over een ander jaar of een andere groep; dat staat in de laatste kolom.",
        "This table sets outcomes of the current system beside published figures, also where the model deviates. Published figures are sometimes about another year or group; the last column says so.",
    )])];
    if comparisons.is_empty() {
        blocks.push(paragraph([Text::new(
            "Het scenario noemt geen gepubliceerde cijfers.",
            "The scenario names no published figures.",
        )]));
    } else {
        blocks.push(Block::Table(table(comparisons)));
    }
    let heading = Text::new("Uitkomsten naast gepubliceerde cijfers", "Outcomes beside published figures");
    section("gepubliceerd", heading, blocks)
}

fn table(comparisons: &[Comparison]) -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    DataTable {
        key: "naast_gepubliceerd".to_owned(),
        title: Text::new("Gesimuleerd en gepubliceerd", "Simulated and published"),
        stub: Text::new("Cijfer", "Figure"),
        columns: vec![
            column("gesimuleerd", "Gesimuleerd", "Simulated"),
            column("gepubliceerd", "Gepubliceerd", "Published"),
            column("afwijking", "Afwijking", "Deviation"),
            column("bron", "Bron", "Source"),
            column("zekerheid", "Zekerheid", "Certainty"),
            column("jaar_en_verschil", "Jaar en verschil in definitie", "Year and difference in definition"),
        ],
        rows: comparisons.iter().enumerate().map(|(position, comparison)| row(position, comparison)).collect(),
        notes: vec![Text::new(
            "Euro in totaal staat in miljoenen. Afwijking: gesimuleerd gedeeld door gepubliceerd, min één.",
            "Euros in total are in millions. Deviation: simulated divided by published, minus one.",
        )],
    }
}

/// What a figure of the base is compared with, of a published figure of the behaviour file.
pub(crate) fn point_of(published: &Published) -> PublishedPoint {
    PublishedPoint {
        name: Name::new(&published.name.0, &published.name.1),
        key: published.key.clone(),
        value: published.value,
        source: published.source.clone(),
        certainty: published.certainty.clone(),
        year_note: Name::new(&published.year_note.0, &published.year_note.1),
    }
}

/// How a figure of this unit is shown, and by what it is multiplied for that.
pub(crate) fn shown_in(unit: KeyUnit) -> (Measure, f64) {
    match unit {
        KeyUnit::Count => (Measure::Count, 1.0),
        KeyUnit::EurosTotal => (Measure::MillionEuros, 1e-6),
        KeyUnit::Euros => (Measure::Euros, 1.0),
        KeyUnit::Share => (Measure::Share, 1.0),
        KeyUnit::Coefficient => (Measure::Coefficient, 1.0),
    }
}

fn row(position: usize, comparison: &Comparison) -> Row {
    let (measure, scale) = shown_in(comparison.unit);
    let exact = |value: f64, measure: Measure, kind: Kind| Cell::Number { value, low: None, high: None, measure, kind };
    let point = &comparison.point;
    let words = |text: &str| Cell::Words(Text::same(text));
    Row {
        key: format!("{}_{:02}", key(&point.key), position + 1),
        heading: named(&point.name),
        cells: vec![
            level(&comparison.simulated, measure, scale),
            exact(point.value * scale, measure, Kind::Sourced),
            comparison.deviation.map_or(Cell::Missing, |value| exact(value, Measure::Change, Kind::Simulated)),
            words(&point.source),
            Cell::Words(certainty(&point.certainty)),
            Cell::Words(named(&point.year_note)),
        ],
        emphasis: false,
    }
}

/// The word of the file in the language of the reader.
fn certainty(word: &str) -> Text {
    let english = match word {
        "bevestigd" => "confirmed",
        "bron" => "sourced",
        "geheugen" => "memory",
        "aanname" => "assumed",
        other => other,
    };
    Text::new(word, english)
}
