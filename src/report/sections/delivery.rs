//! Use and certainty, per scheme and per household.
//!
//! Takes: the measures. Gives: two sections.
//! Leaves to others: when money comes (`timing`), euros over the year (`budget`, `incomes`).

use crate::measure::Compared;
use crate::measure::Measures;
use crate::measure::Settlement;
use crate::measure::Usage;
use crate::measure::VariantMeasures;
use crate::measure::indicators::{Formula, Shown, Table, of_table};
use crate::report::Block;
use crate::report::DataTable;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{
    Titled, indicator_cell, indicator_column, indicator_tables, interval_note, key, paragraph, section,
};
use crate::text::Text;
use crate::text::text;

/// What a column shows, and the figure of a scheme.
type SchemeColumn<T> = (Shown, fn(&T) -> Compared);

/// Name and id of a scheme (no id for all together) with its figures.
type SchemeRow<'a, T> = (Text, Option<String>, &'a T);

/// A table with a row per variant and scheme, the base first.
fn scheme_table<T>(
    measures: &Measures,
    table: (Table, Text, Vec<Text>),
    rows_of: fn(&VariantMeasures) -> Vec<SchemeRow<'_, T>>,
    shown: impl Iterator<Item = SchemeColumn<T>>,
) -> Block {
    let columns: Vec<SchemeColumn<T>> = shown.collect();
    let mut rows = Vec::new();
    for variant in &measures.variants {
        for (scheme, id, figures) in rows_of(variant) {
            let suffix = id.as_deref().map_or("samen".to_owned(), key);
            rows.push(Row {
                key: format!("{}_{suffix}", key(&variant.id)),
                heading: Text::joined([&variant.name, &scheme], ": "),
                cells: columns
                    .iter()
                    .map(|(column, of)| indicator_cell(column.unit, column.shows, &of(figures)))
                    .collect(),
                emphasis: id.is_none(),
            });
        }
    }
    let (table, title, notes) = table;
    Block::Table(DataTable {
        key: table.key().to_owned(),
        title,
        stub: text!(word_variant_and_scheme),
        columns: columns.iter().map(|(column, _)| indicator_column(column)).collect(),
        rows,
        notes,
    })
}

fn usage_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Usage>> {
    variant.usage.iter().map(|u| (u.name.clone(), u.scheme.clone(), u)).collect()
}

fn settlement_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Settlement>> {
    variant.settled.settlements.iter().map(|s| (s.name.clone(), s.scheme.clone(), s)).collect()
}

/// Use and non-take-up.
pub(super) fn usage(measures: &Measures) -> Section {
    let shown = of_table(Table::Usage).filter_map(|shown| match shown.indicator.formula {
        Formula::Usage(of) => Some((shown, of)),
        _ => None,
    });
    let notes = vec![text!(delivery_non_take_up_explained), interval_note()];
    let title = text!(delivery_use_by_scheme);
    let blocks = vec![
        paragraph([text!(delivery_not_everyone_applies)]),
        scheme_table(measures, (Table::Usage, title, notes), usage_rows, shown),
    ];
    section("gebruik", text!(delivery_use_title), blocks)
}

/// Certainty: recoveries, supplements, debt.
pub(super) fn certainty(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([text!(delivery_people_want_to_keep_money)])];
    blocks.extend(indicator_tables(
        Titled {
            table: Table::Certainty,
            title: text!(delivery_certainty_households),
            notes: vec![text!(delivery_share_households_award), text!(delivery_euros_never_reclaimed)],
        },
        measures,
    ));
    blocks.extend(debt_tables(measures));
    let settled = of_table(Table::Settlement).filter_map(|shown| match shown.indicator.formula {
        Formula::Settlement(of) => Some((shown, of)),
        _ => None,
    });
    let title = text!(delivery_settlement_by_scheme);
    blocks.push(scheme_table(measures, (Table::Settlement, title, settlement_notes()), settlement_rows, settled));
    section("zekerheid", text!(delivery_certainty_title), blocks)
}

fn settlement_notes() -> Vec<Text> {
    vec![text!(delivery_share_of_awards), text!(delivery_what_a_right_is)]
}

/// What households owe after a recovery.
fn debt_tables(measures: &Measures) -> Vec<Block> {
    let (next, last) = (Text::same((measures.year + 1).to_string()), Text::same((measures.year + 3).to_string()));
    indicator_tables(
        Titled {
            table: Table::Debt,
            title: text!(delivery_debt),
            notes: vec![text!(delivery_debt_dates, next = next, last = last), text!(delivery_instalments_explained)],
        },
        measures,
    )
}
