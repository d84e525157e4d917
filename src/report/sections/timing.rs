//! When money comes: time to follow an income fall, months below the norm, changes and decisions.
//!
//! Takes: the measures. Gives: one section with a chart of support by month.
//! Leaves to others: euros over the year (`budget`, `incomes`).

use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::measure::indicators::Table;
use crate::report::Block;
use crate::report::Chart;
use crate::report::ChartKind;
use crate::report::Measure;
use crate::report::Section;
use crate::report::Series;
use crate::report::month_names;
use crate::report::sections::wording::{Titled, indicator_tables, section};
use crate::text::Text;
use crate::text::text;

/// Timing: how soon payment follows income, months below the norm, changes.
pub(super) fn timing(measures: &Measures) -> Section {
    let falls = text!(timing_falls);
    let falls = Titled { table: Table::Falls, title: falls, notes: falls_notes() };
    let mut blocks = indicator_tables(falls, measures);
    blocks.extend(indicator_tables(
        Titled {
            table: Table::BelowNorm,
            title: text!(timing_below_norm),
            notes: vec![text!(timing_below_norm_explained)],
        },
        measures,
    ));
    blocks.extend(indicator_tables(
        Titled {
            table: Table::Decisions,
            title: text!(timing_changes_decisions),
            notes: vec![text!(timing_number_per_year)],
        },
        measures,
    ));
    blocks.push(Block::Chart(support_chart(measures)));
    section("tijdigheid", text!(timing_title), blocks)
}

fn falls_notes() -> Vec<Text> {
    vec![text!(timing_falls_explained), text!(timing_only_now_explained)]
}

fn support_chart(measures: &Measures) -> Chart {
    let series = |variant: &VariantMeasures| Series {
        name: variant.name.clone(),
        values: variant.timing.support_months.iter().map(|figure| figure.value()).collect(),
    };
    Chart {
        key: "betaald_per_maand".to_owned(),
        title: text!(timing_paid_per_month),
        description: text!(timing_paid_per_month_described),
        value_axis: text!(timing_euros_per_month),
        measure: Measure::Euros,
        categories: month_names().into(),
        series: measures.variants.iter().map(series).collect(),
        kind: ChartKind::Lines,
    }
}
