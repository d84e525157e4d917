//! Cells and axis numbers as text, the same in every rendering.
//!
//! Takes: a [`Cell`] and a language. Gives: its text, its interval and its mark.
//! Leaves to others: layout, escaping for their format.

use super::Cell;
use super::Chart;
use super::Column;
use super::DataTable;
use super::Kind;
use super::Measure;
use super::Row;
use crate::text::Text;
use crate::text::text;
use crate::units::Language;
use crate::units::format_decimal;

/// Whether the unit of an amount stands in the cell or once for the whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitPlace {
    /// In every cell.
    Cell,
    /// In the caption; all numbers of the table have this unit.
    Caption(Measure),
}

impl UnitPlace {
    /// The unit as it stands in a caption, where it does.
    pub fn caption(self) -> Option<Text> {
        match self {
            UnitPlace::Caption(Measure::MillionEuros) => Some(text!(unit_million_euros)),
            UnitPlace::Caption(Measure::Euros | Measure::EurosCents) => Some(text!(unit_euros)),
            UnitPlace::Caption(Measure::Months) => Some(text!(unit_months)),
            UnitPlace::Caption(_) | UnitPlace::Cell => None,
        }
    }
}

/// Whether a cell's interval is wanted in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intervals {
    /// `+1,2% [+0,8; +1,6]`.
    Shown,
    /// `+1,2%`.
    Hidden,
}

/// A cell in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The value, or the words that stand for it.
    pub text: String,
    /// The 95% interval, as `[+0,8; +1,6]`.
    pub interval: Option<String>,
    /// Where the number comes from; none for words and signs.
    pub kind: Option<Kind>,
}

impl Printed {
    /// Value, mark and, if asked, interval on one line.
    pub fn line(&self, intervals: Intervals) -> String {
        let mut line = format!("{}{}", self.text, self.kind.map_or("", mark));
        if let (Intervals::Shown, Some(interval)) = (intervals, &self.interval) {
            line.push(' ');
            line.push_str(interval);
        }
        line
    }

    fn sign(text: &str) -> Printed {
        Printed { text: text.to_owned(), interval: None, kind: None }
    }
}

/// The mark behind a number that tells where it comes from; simulated numbers, the bulk, have none.
pub fn mark(kind: Kind) -> &'static str {
    match kind {
        Kind::Simulated => "",
        Kind::Sourced => "†",
        Kind::Assumed => "‡",
    }
}

/// Where the unit of a table's numbers is printed: in the caption when all share one, so that columns stay narrow.
pub fn unit_place(table: &DataTable) -> UnitPlace {
    let mut measures = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Number { measure, .. }
        | Cell::Difference { measure, .. }
        | Cell::NoDifference { measure, .. }
        | Cell::Solved { measure, .. } => Some(*measure),
        Cell::Words(_) | Cell::Suppressed | Cell::Blank | Cell::Missing => None,
    });
    let Some(first) = measures.next() else { return UnitPlace::Cell };
    if measures.any(|other| other != first) {
        return UnitPlace::Cell;
    }
    match first {
        Measure::MillionEuros | Measure::Euros | Measure::EurosCents | Measure::Months => UnitPlace::Caption(first),
        Measure::Share
        | Measure::Change
        | Measure::ShareDifference
        | Measure::Count
        | Measure::Coefficient
        | Measure::Average
        | Measure::Millions => UnitPlace::Cell,
    }
}

/// A cell as text.
pub fn print_cell(cell: &Cell, language: Language, place: UnitPlace) -> Printed {
    match cell {
        Cell::Number { value, .. } if !value.is_finite() => Printed::sign("."),
        Cell::Number { value, low, high, measure, kind } => Printed {
            text: with_unit(*value, *measure, Sign::of(*measure), language, place),
            // Without spread there is nothing to tell.
            interval: low
                .zip(*high)
                .filter(|(low, high)| low < high)
                .map(|bounds| interval(*value, bounds, *measure, Sign::of(*measure), language)),
            kind: Some(*kind),
        },
        Cell::Difference { value, low, high, measure } => Printed {
            text: with_unit(*value, *measure, Sign::Explicit, language, place),
            interval: Some(interval(*value, (*low, *high), *measure, Sign::Explicit, language)),
            kind: Some(Kind::Simulated),
        },
        Cell::NoDifference { low, high, .. } if *low == 0.0 && *high == 0.0 => {
            Printed::sign(text!(no_change).get(language))
        }
        Cell::NoDifference { value, low, high, measure } => Printed {
            text: text!(no_difference).said_in(language),
            interval: Some(interval(*value, (*low, *high), *measure, Sign::Explicit, language)),
            kind: None,
        },
        Cell::Solved { .. } => Printed::sign(text!(solved).get(language)),
        Cell::Words(text) => Printed::sign(text.get(language)),
        Cell::Suppressed => Printed::sign("x"),
        Cell::Blank => Printed::sign(""),
        Cell::Missing => Printed::sign("."),
    }
}

/// A number on an axis, whose title holds the unit; `decimals` follow from the distance between ticks.
///
/// `value` is in the unit of `measure`.
pub fn print_axis_value(value: f64, measure: Measure, decimals: usize, language: Language) -> String {
    let number = number(value, measure, decimals, Sign::of(measure), language);
    match measure {
        Measure::Share | Measure::Change => format!("{number}%"),
        _ => number,
    }
}

/// The numbers of a chart as a table, for who cannot see the chart and for formats without pictures.
pub fn chart_as_table(chart: &Chart, stub: Text) -> DataTable {
    let cell = |value: Option<f64>| match value {
        Some(value) => Cell::Number { value, low: None, high: None, measure: chart.measure, kind: Kind::Simulated },
        None => Cell::Missing,
    };
    DataTable {
        key: chart.key.clone(),
        title: chart.title.clone(),
        stub,
        columns: chart
            .series
            .iter()
            .enumerate()
            .map(|(position, series)| Column {
                key: format!("reeks_{}_{}", position + 1, slug(&series.name.nl)),
                heading: series.name.clone(),
            })
            .collect(),
        rows: chart
            .categories
            .iter()
            .enumerate()
            .map(|(position, category)| Row {
                key: format!("{}_{}", position + 1, slug(&category.nl)),
                heading: category.clone(),
                cells: chart.series.iter().map(|s| cell(s.values.get(position).copied().flatten())).collect(),
                emphasis: false,
            })
            .collect(),
        notes: vec![chart.value_axis.clone()],
    }
}

/// A text in lines of at most `width` characters; line ends of the text itself are kept.
pub fn wrap_words(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut length = 0;
        for word in paragraph.split_whitespace() {
            let mut rest: Vec<char> = word.chars().collect();
            if length > 0 && length + 1 + rest.len() > width {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            while rest.len() > width {
                lines.push(rest.drain(..width).collect());
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            length += rest.len();
            line.extend(rest);
        }
        lines.push(line);
    }
    lines
}

/// Lower-case ascii letters, digits and underscores, safe as a key and as an anchor.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    OnlyMinus,
    Explicit,
}

impl Sign {
    fn of(measure: Measure) -> Sign {
        match measure {
            Measure::Change | Measure::ShareDifference => Sign::Explicit,
            _ => Sign::OnlyMinus,
        }
    }
}

fn decimals(measure: Measure, value: f64) -> usize {
    match measure {
        // A mean of 0,04 must not become 0,0, and nobody wants to read 12,34.
        Measure::Average | Measure::Millions if value.abs() < 0.95 && value != 0.0 => 2,
        Measure::Average | Measure::Millions => 1,
        Measure::MillionEuros | Measure::Share | Measure::Change | Measure::ShareDifference | Measure::Months => 1,
        Measure::Euros | Measure::Count => 0,
        Measure::EurosCents => 2,
        Measure::Coefficient => 3,
    }
}

fn number(value: f64, measure: Measure, decimals: usize, sign: Sign, language: Language) -> String {
    let scaled = match measure {
        Measure::Share | Measure::Change | Measure::ShareDifference => value * 100.0,
        _ => value,
    };
    let text = format_decimal(scaled, decimals, language);
    // A number that is printed as zero carries no sign.
    let is_positive = value > 0.0 && text.contains(|c: char| matches!(c, '1'..='9'));
    if sign == Sign::Explicit && is_positive { format!("+{text}") } else { text }
}

fn with_unit(value: f64, measure: Measure, sign: Sign, language: Language, place: UnitPlace) -> String {
    let number = number(value, measure, decimals(measure, value), sign, language);
    match (measure, place) {
        (Measure::Share | Measure::Change, _) => format!("{number}%"),
        (Measure::ShareDifference, _) => format!("{number} {}", text!(points).get(language)),
        (Measure::Count | Measure::Coefficient | Measure::Average | Measure::Millions, _)
        | (_, UnitPlace::Caption(_)) => number,
        (Measure::Months, UnitPlace::Cell) => format!("{number} {}", text!(months_short).get(language)),
        (Measure::Euros | Measure::EurosCents, UnitPlace::Cell) => in_euros(&number, language),
        (Measure::MillionEuros, UnitPlace::Cell) => {
            format!("{} {}", in_euros(&number, language), text!(million).get(language))
        }
    }
}

fn in_euros(number: &str, language: Language) -> String {
    let symbol = match language {
        Language::Dutch => "€ ",
        Language::English => "€",
    };
    match (number.strip_prefix('−'), number.strip_prefix('+')) {
        (Some(rest), _) => format!("−{symbol}{rest}"),
        (None, Some(rest)) => format!("+{symbol}{rest}"),
        (None, None) => format!("{symbol}{number}"),
    }
}

/// The bounds with the decimals of the value between them.
fn interval(value: f64, (low, high): (f64, f64), measure: Measure, sign: Sign, language: Language) -> String {
    let decimals = decimals(measure, value);
    let bound = |value| number(value, measure, decimals, sign, language);
    // A blank at which no line is broken.
    format!("[{};\u{a0}{}]", bound(low), bound(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: f64, measure: Measure, language: Language) -> String {
        let cell = Cell::Number { value, low: None, high: None, measure, kind: Kind::Simulated };
        print_cell(&cell, language, UnitPlace::Cell).line(Intervals::Hidden)
    }

    #[test]
    fn every_measure_has_its_decimals_and_unit() {
        let dutch = |value, measure| printed(value, measure, Language::Dutch);
        assert_eq!(dutch(1234.56, Measure::MillionEuros), "€ 1.234,6 mln");
        assert_eq!(dutch(-1234.4, Measure::Euros), "−€ 1.234");
        assert_eq!(dutch(12.5, Measure::EurosCents), "€ 12,50");
        assert_eq!(dutch(0.1234, Measure::Share), "12,3%");
        assert_eq!(dutch(0.012, Measure::Change), "+1,2%");
        assert_eq!(dutch(-0.012, Measure::ShareDifference), "−1,2 punt");
        assert_eq!(dutch(8_400_000.0, Measure::Count), "8.400.000");
        assert_eq!(dutch(2.25, Measure::Months), "2,2 mnd");
        assert_eq!(dutch(0.2871, Measure::Coefficient), "0,287");
        assert_eq!(dutch(2.347, Measure::Average), "2,3");
        assert_eq!(dutch(0.038, Measure::Average), "0,04");
        assert_eq!(printed(1234.56, Measure::MillionEuros, Language::English), "€1,234.6 mln");
    }

    #[test]
    fn a_change_printed_as_nil_has_no_sign() {
        assert_eq!(printed(0.0004, Measure::Change, Language::Dutch), "0,0%");
        assert_eq!(printed(-0.0004, Measure::Change, Language::Dutch), "0,0%");
    }

    #[test]
    fn signs_stand_for_what_is_not_a_number() {
        let line = |cell| print_cell(&cell, Language::Dutch, UnitPlace::Cell).line(Intervals::Hidden);
        assert_eq!(line(Cell::Suppressed), "x");
        assert_eq!(line(Cell::Missing), ".");
        assert_eq!(line(Cell::Blank), "");
        let none = Cell::NoDifference { value: 0.1, low: -0.2, high: 0.4, measure: Measure::Change };
        assert_eq!(line(none), "geen aantoonbaar verschil");
        // The same for every household: that is more than not demonstrable.
        let same = Cell::NoDifference { value: 0.0, low: 0.0, high: 0.0, measure: Measure::Change };
        assert_eq!(line(same), "geen verschil");
        let broken =
            Cell::Number { value: f64::NAN, low: None, high: None, measure: Measure::Count, kind: Kind::Simulated };
        assert_eq!(line(broken), ".");
    }

    #[test]
    fn the_interval_follows_value_and_mark_where_asked() {
        let cell = Cell::Number {
            value: 0.012,
            low: Some(0.008),
            high: Some(0.016),
            measure: Measure::Change,
            kind: Kind::Assumed,
        };
        let printed = print_cell(&cell, Language::Dutch, UnitPlace::Cell);
        assert_eq!(printed.line(Intervals::Shown), "+1,2%‡ [+0,8;\u{a0}+1,6]");
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_and_others_are_not() {
        assert_eq!(wrap_words("een onverbreekbaar woord", 8), ["een", "onverbre", "ekbaar", "woord"]);
        assert_eq!(wrap_words("ab", 0), ["a", "b"]);
    }
}
