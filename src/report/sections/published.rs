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
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{column, in_print, key, level, paragraph, section};
use crate::text::Text;
use crate::text::text;

/// The section.
pub(crate) fn published(comparisons: &[Comparison]) -> Section {
    let mut blocks = vec![paragraph([text!(published_explained)])];
    if comparisons.is_empty() {
        blocks.push(paragraph([text!(published_none)]));
    } else {
        blocks.push(Block::Table(table(comparisons)));
    }
    let heading = text!(published_title);
    section("gepubliceerd", heading, blocks)
}

fn table(comparisons: &[Comparison]) -> DataTable {
    DataTable {
        key: "naast_gepubliceerd".to_owned(),
        title: text!(published_simulated_published),
        stub: text!(word_figure),
        columns: vec![
            column("gesimuleerd", text!(word_simulated)),
            column("gepubliceerd", text!(word_published_own_prices)),
            column("prijspeil", text!(published_prices)),
            column("omgerekend", text!(word_published_prices_of_the_run)),
            column("afwijking", text!(word_deviation)),
            column("toetst", text!(word_tests)),
            column("bron", text!(word_source)),
            column("zekerheid", text!(word_certainty)),
            column("jaar_en_verschil", text!(word_year_and_definition)),
        ],
        rows: comparisons.iter().enumerate().map(|(position, comparison)| row(position, comparison)).collect(),
        notes: vec![text!(published_deviation_explained)],
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
        Bearing::Tests => text!(word_yes),
        Bearing::Fitted => text!(published_no_fitted),
        Bearing::Calibrated => text!(published_no_calibrated),
        Bearing::NotRead => {
            text!(published_no_not_read)
        }
        Bearing::Stated(reason) => text!(published_no_because, reason = reason),
        Bearing::NotComparable(reason) => {
            text!(published_no_deviation_because, reason = reason)
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
        heading: point.name.clone(),
        cells: vec![
            level(&comparison.simulated, measure, scale),
            own,
            year,
            converted,
            if is_comparable { deviation } else { Cell::Blank },
            Cell::Words(tests(&point.bearing)),
            Cell::Words(Text::same(&point.figure.source)),
            Cell::Words(certainty(point.figure.grade)),
            Cell::Words(point.year_note.clone()),
        ],
        emphasis: false,
    }
}

/// The word of the file in the language of the reader.
pub(crate) fn certainty(grade: Evidence) -> Text {
    Text::new(grade.dutch(), grade.english())
}
