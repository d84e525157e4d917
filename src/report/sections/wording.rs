//! Numbers in sentences, and figures as cells, in both languages.
//!
//! Takes: figures and values. Gives: [`Text`] and [`Cell`].
//! Leaves to others: which sentence or table they stand in.

use crate::measure::Compared;
use crate::measure::Figure;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::measure::indicators::{Shown, Shows, Table, Unit, of_table};
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::text::Text;
use crate::text::text;
use crate::units::format_decimal;

/// A number without sign.
pub(super) fn number(value: f64, decimals: usize) -> Text {
    Text::in_each(|language| format_decimal(value.abs(), decimals, language))
}

/// A whole number.
pub(super) fn whole(value: f64) -> Text {
    number(value, 0)
}

/// A share as a percentage with one decimal; the sign is left to the sentence.
pub(super) fn percent(share: f64) -> Text {
    Text::in_each(|language| format!("{}%", format_decimal(share.abs() * 100.0, 1, language)))
}

/// An amount in words, without sign: euros, million or billion.
pub(super) fn amount(euros: f64) -> Text {
    let euros = euros.abs();
    let million = euros / 1e6;
    if million >= 999.5 {
        text!(amount_billions, n = number(million / 1e3, 1))
    } else if million >= 9.5 {
        text!(amount_millions, n = whole(million))
    } else if million >= 0.05 {
        text!(amount_millions, n = number(million, 1))
    } else {
        text!(amount_euros, n = whole(euros))
    }
}

/// Several sentences as one paragraph.
pub(super) fn paragraph(sentences: impl IntoIterator<Item = Text>) -> Block {
    let sentences: Vec<Text> = sentences.into_iter().collect();
    Block::Paragraph(Text::joined(&sentences, " "))
}

/// A stable key: small ascii letters, digits and underscores.
pub(super) fn key(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// A level as a cell; `scale` turns the figure into the unit of `measure`.
pub(super) fn level(figure: &Figure, measure: Measure, scale: f64) -> Cell {
    match figure {
        Figure::Known(e) => Cell::Number {
            value: e.value * scale,
            low: Some(e.low * scale),
            high: Some(e.high * scale),
            measure,
            kind: Kind::Simulated,
        },
        Figure::Suppressed => Cell::Suppressed,
        Figure::Undefined => Cell::Blank,
    }
}

/// A difference as a cell: "geen aantoonbaar verschil" where its interval includes zero.
pub(super) fn difference(figure: &Figure, measure: Measure, scale: f64) -> Cell {
    match figure {
        Figure::Known(e) if e.includes_nil() => {
            Cell::NoDifference { value: e.value * scale, low: e.low * scale, high: e.high * scale, measure }
        }
        Figure::Known(e) => {
            Cell::Difference { value: e.value * scale, low: e.low * scale, high: e.high * scale, measure }
        }
        Figure::Suppressed | Figure::Undefined => level(figure, measure, scale),
    }
}

/// Euros in total as a cell in millions.
pub(super) fn million(figure: &Figure) -> Cell {
    level(figure, Measure::MillionEuros, 1e-6)
}

/// A change of euros in total as a cell in millions.
pub(super) fn million_change(figure: &Figure) -> Cell {
    difference(figure, Measure::MillionEuros, 1e-6)
}

/// How a figure of this unit is shown, and by what it is multiplied for that.
pub(super) fn in_print(unit: Unit) -> (Measure, f64) {
    match unit {
        Unit::Count => (Measure::Count, 1.0),
        Unit::Millions => (Measure::Millions, 1e-6),
        Unit::EurosTotal => (Measure::MillionEuros, 1e-6),
        Unit::Euros => (Measure::Euros, 1.0),
        Unit::Share => (Measure::Share, 1.0),
        Unit::Change => (Measure::Change, 1.0),
        Unit::Months => (Measure::Months, 1.0),
        Unit::Average => (Measure::Average, 1.0),
        Unit::Coefficient => (Measure::Coefficient, 1.0),
    }
}

/// A figure of an indicator as a cell: its level or its difference.
pub(super) fn indicator_cell(unit: Unit, shows: Shows, figure: &Compared) -> Cell {
    let (measure, scale) = in_print(unit);
    match shows {
        Shows::Level => level(&figure.level, measure, scale),
        Shows::Difference => {
            let measure = if measure == Measure::Share { Measure::ShareDifference } else { measure };
            difference(&figure.difference, measure, scale)
        }
    }
}

/// The column of an indicator.
pub(super) fn indicator_column(shown: &Shown) -> Column {
    Column { key: shown.key.to_owned(), heading: shown.heading() }
}

/// A table that takes its indicators from the list, with its title and notes.
pub(super) struct Titled {
    pub table: Table,
    pub title: Text,
    pub notes: Vec<Text>,
}

impl Titled {
    /// The table of levels, and one of differences where there is a variant to compare; `table` fills either.
    fn both(self, measures: &Measures, table: impl Fn(&[VariantMeasures], Shows) -> DataTable) -> Vec<Block> {
        let change = text!(table_of_differences, title = &self.title);
        let levels = table(&measures.variants, Shows::Level);
        let mut blocks = vec![Block::Table(DataTable {
            key: self.table.key().to_owned(),
            title: self.title,
            notes: self.notes,
            ..levels
        })];
        if !measures.others().is_empty() {
            let differences = table(measures.others(), Shows::Difference);
            let (key, notes) = (format!("{}_verschil", self.table.key()), vec![interval_note()]);
            blocks.push(Block::Table(DataTable { key, title: change, notes, ..differences }));
        }
        blocks
    }
}

/// The indicators of a table that a run has.
fn shown_in(table: Table, measures: &Measures) -> Vec<Shown> {
    of_table(table).filter(|shown| (shown.indicator.is_shown)(measures)).collect()
}

fn untitled(stub: Text, columns: Vec<Column>, rows: Vec<Row>) -> DataTable {
    DataTable { key: String::new(), title: Text::default(), stub, columns, rows, notes: Vec::new() }
}

/// A table with the level of every variant, base first, and one with the differences.
pub(super) fn indicator_tables(titled: Titled, measures: &Measures) -> Vec<Block> {
    let indicators = shown_in(titled.table, measures);
    titled.both(measures, |variants, shows| {
        let row = |variant: &VariantMeasures| Row {
            key: key(&variant.id),
            heading: variant.name.clone(),
            cells: indicators.iter().map(|i| indicator_cell(i.unit, shows, &i.indicator.of(variant))).collect(),
            emphasis: false,
        };
        let columns = indicators.iter().map(indicator_column).collect();
        untitled(variant_stub(), columns, variants.iter().map(row).collect())
    })
}

/// A table with a row per indicator and a column per variant, base first, and one with the differences.
pub(super) fn indicator_rows(titled: Titled, measures: &Measures) -> Vec<Block> {
    let indicators = shown_in(titled.table, measures);
    titled.both(measures, |variants, shows| {
        let row = |i: &Shown| Row {
            key: i.key.to_owned(),
            heading: i.heading(),
            cells: variants.iter().map(|variant| indicator_cell(i.unit, shows, &i.indicator.of(variant))).collect(),
            emphasis: false,
        };
        let unit = if shows == Shows::Level { "waarde" } else { "verschil" };
        let stub = text!(stub_per_year);
        untitled(stub, columns_of(variants, unit), indicators.iter().map(row).collect())
    })
}

/// The balance as a cell: a difference, or zero by the financing.
pub(super) fn balance(variant: &VariantMeasures, figure: &Figure) -> Cell {
    match (variant.is_covered(), million_change(figure)) {
        (true, Cell::NoDifference { value, low, high, measure } | Cell::Difference { value, low, high, measure }) => {
            Cell::Solved { value, low, high, measure }
        }
        (_, cell) => cell,
    }
}

/// Heading above the names of variants.
pub(super) fn variant_stub() -> Text {
    text!(word_variant)
}

/// One column per variant that is compared with the base; `unit` ends the key.
pub(super) fn variant_columns(measures: &Measures, unit: &str) -> Vec<Column> {
    columns_of(measures.others(), unit)
}

/// One column per variant of the list.
pub(super) fn columns_of(variants: &[VariantMeasures], unit: &str) -> Vec<Column> {
    let column = |v: &VariantMeasures| Column { key: format!("{}_{unit}", key(&v.id)), heading: v.name.clone() };
    variants.iter().map(column).collect()
}

/// What an interval is and what "geen aantoonbaar verschil" means.
pub(super) fn interval_note() -> Text {
    text!(interval_note)
}

/// A column with its heading.
pub(super) fn column(key: &str, heading: Text) -> Column {
    Column { key: key.to_owned(), heading }
}

/// A section; only the key points are in the terminal summary.
pub(super) fn section(key: &str, heading: Text, blocks: Vec<Block>) -> Section {
    Section { key: key.to_owned(), heading, blocks, in_summary: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Estimate;

    fn known(value: f64, low: f64, high: f64) -> Figure {
        Figure::Known(Estimate { value, low, high })
    }

    #[test]
    fn a_difference_whose_interval_includes_nil_is_no_difference() {
        let cell = difference(&known(2e6, -1e6, 5e6), Measure::MillionEuros, 1e-6);
        assert_eq!(cell, Cell::NoDifference { value: 2.0, low: -1.0, high: 5.0, measure: Measure::MillionEuros });
        let cell = difference(&known(2e6, 1e6, 3e6), Measure::MillionEuros, 1e-6);
        assert_eq!(cell, Cell::Difference { value: 2.0, low: 1.0, high: 3.0, measure: Measure::MillionEuros });
    }

    #[test]
    fn a_suppressed_figure_stays_suppressed() {
        assert_eq!(difference(&Figure::Suppressed, Measure::Share, 1.0), Cell::Suppressed);
    }

    #[test]
    fn amounts_are_written_in_the_unit_that_fits() {
        assert_eq!(amount(-1.26e9), Text::new("€ 1,3 miljard", "€ 1.3 billion"));
        assert_eq!(amount(340.4e6), Text::new("€ 340 miljoen", "€ 340 million"));
        assert_eq!(amount(2.34e6), Text::new("€ 2,3 miljoen", "€ 2.3 million"));
        assert_eq!(amount(999.6e6), Text::new("€ 1,0 miljard", "€ 1.0 billion"));
        assert_eq!(amount(1_234.0), Text::new("€ 1.234", "€ 1,234"));
    }

    #[test]
    fn a_key_has_only_small_letters_digits_and_underscores() {
        assert_eq!(key("Toelage-per maand (v2)"), "toelage_per_maand__v2_");
    }
}
