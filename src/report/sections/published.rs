//! Outcomes of the base beside published figures, good or bad.
//!
//! Takes: the comparisons. Gives: one section with one table.
//! Leaves to others: which figures are compared (`scenario`).

use crate::evidence::Evidence;
use crate::measure::Bearing;
use crate::measure::Comparison;
use crate::measure::PublishedPoint;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{in_print, key, level, named, paragraph, section, text};
use crate::text::Text;

/// The section.
pub(crate) fn published(comparisons: &[Comparison]) -> Section {
    let mut blocks = vec![paragraph([Text::new(
        "Deze tabel zet uitkomsten van de basis naast gepubliceerde cijfers, ook waar het model afwijkt. Niet elke rij toetst het model: waar iets op het cijfer is ingesteld, of waar het uit het geheugen komt, zegt een kleine afwijking niets. De kolom «Toetst» zegt waarom. Gepubliceerde cijfers gaan soms over een ander jaar of een andere groep; dat staat in de laatste kolom.",
        "This table sets outcomes of the base beside published figures, also where the model deviates. Not every row tests the model: where something is set to the figure, or where it comes from memory, a small deviation says nothing. The column “Tests” says why. Published figures are sometimes about another year or group; the last column says so.",
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
            column("gepubliceerd", "Gepubliceerd, eigen prijzen", "Published, own prices"),
            column("prijspeil", "Prijzen van", "Prices of"),
            column("omgerekend", "Gepubliceerd, prijzen van de run", "Published, prices of the run"),
            column("afwijking", "Afwijking", "Deviation"),
            column("toetst", "Toetst", "Tests"),
            column("bron", "Bron", "Source"),
            column("zekerheid", "Zekerheid", "Certainty"),
            column("jaar_en_verschil", "Jaar en verschil in definitie", "Year and difference in definition"),
        ],
        rows: comparisons.iter().enumerate().map(|(position, comparison)| row(position, comparison)).collect(),
        notes: vec![Text::new(
            "Euro in totaal staat in miljoenen. Afwijking: gesimuleerd gedeeld door gepubliceerd, min één; bij bedragen allebei in prijzen van de run. Met consumentenprijzen omgerekend is zo zeker als het cijfer en de omrekening samen.",
            "Euros in total are in millions. Deviation: simulated divided by published, minus one; for amounts both in prices of the run. Converted with consumer prices is as sure as figure and conversion together.",
        )],
    }
}

/// What kind of number a figure from outside is, by how sure it is.
pub(crate) fn kind_of(grade: Evidence) -> Kind {
    if grade.is_assumed() { Kind::Assumed } else { Kind::Sourced }
}

/// A published figure as it was published, and in prices of the run; the second is no surer than its conversion.
pub(crate) fn published_cells(point: &PublishedPoint, measure: Measure, scale: f64) -> [Cell; 2] {
    let cell = |value: f64, grade: Evidence| Cell::Number {
        value: value * scale,
        low: None,
        high: None,
        measure,
        kind: kind_of(grade),
    };
    match &point.own_prices {
        None => [cell(point.figure.value, point.figure.grade), Cell::Blank],
        Some(own) => {
            [cell(own.value, point.figure.grade), cell(point.figure.value, point.figure.grade.max(own.factor_grade))]
        }
    }
}

/// Whether a figure tests anything, with the reason where it does not.
pub(crate) fn tests(bearing: &Bearing) -> Text {
    match bearing {
        Bearing::Tests => Text::new("ja", "yes"),
        Bearing::Fitted => Text::new(
            "nee: hierop zijn de knoppen van het melden ingesteld",
            "no: the dials of reporting are set to it",
        ),
        Bearing::Calibrated => Text::new("nee: hierop is het gebruik geijkt", "no: take-up is calibrated to it"),
        Bearing::NotRead => {
            Text::new("nee: uit het geheugen of een eigen schatting", "no: from memory or an estimate of our own")
        }
        Bearing::Stated(reason) => text!("nee: {reason}", "no: {reason}", reason = named(reason)),
        Bearing::NotComparable(reason) => {
            text!("nee, daarom geen afwijking: {reason}", "no, hence no deviation: {reason}", reason = named(reason))
        }
    }
}

fn row(position: usize, comparison: &Comparison) -> Row {
    let (measure, scale) = in_print(comparison.unit);
    let point = &comparison.point;
    let [own, converted] = published_cells(point, measure, scale);
    let deviation = comparison.deviation.map_or(Cell::Missing, |value| Cell::Number {
        value,
        low: None,
        high: None,
        measure: Measure::Change,
        kind: Kind::Simulated,
    });
    let year = point.own_prices.as_ref().map_or(Cell::Blank, |own| Cell::Words(Text::same(&own.year)));
    let is_comparable = !matches!(point.bearing, Bearing::NotComparable(_));
    Row {
        key: format!("{}_{:02}", key(&point.key), position + 1),
        heading: named(&point.name),
        cells: vec![
            level(&comparison.simulated, measure, scale),
            own,
            year,
            converted,
            if is_comparable { deviation } else { Cell::Blank },
            Cell::Words(tests(&point.bearing)),
            Cell::Words(Text::same(&point.figure.source)),
            Cell::Words(certainty(point.figure.grade)),
            Cell::Words(named(&point.year_note)),
        ],
        emphasis: false,
    }
}

/// The word of the file in the language of the reader.
pub(crate) fn certainty(grade: Evidence) -> Text {
    Text::new(grade.dutch(), grade.english())
}
