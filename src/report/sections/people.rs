//! What a system asks of people, and how sure and steady their money is.
//!
//! Takes: the measures. Gives: one section: tables by variant, by group, in time and money, and what happens by itself.
//! Leaves to others: euros over the year (`budget`, `incomes`), the work of the agency (`agency`).

use crate::measure::Afterwards;
use crate::measure::Compared;
use crate::measure::Dimension;
use crate::measure::GroupBurden;
use crate::measure::Measures;
use crate::measure::StandardOutcome;
use crate::measure::Time;
use crate::measure::Unreported;
use crate::measure::VariantMeasures;
use crate::measure::indicators::Table;
use crate::report::Block;
use crate::report::Cell;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{
    Titled, column, columns_of, indicator_rows, key, level, paragraph, percent, section, variant_stub,
};
use crate::text::Text;
use crate::text::text;

/// The section.
pub(super) fn people(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([text!(people_scheme_takes_time), text!(people_what_is_counted)])];
    blocks.extend(indicator_rows(
        Titled {
            table: Table::People,
            title: text!(people_title),
            notes: asked_notes(measures.base().burden.time.is_some()),
        },
        measures,
    ));
    blocks.extend(indicator_rows(
        Titled { table: Table::Steadiness, title: text!(people_how_steady), notes: steady_notes() },
        measures,
    ));
    blocks.extend(time_table(measures).map(Block::Table));
    blocks.push(Block::Table(by_itself(measures)));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_handelingen",
        text!(people_actions_per_year_group),
        Measure::Average,
        |group| group.actions,
        of_users(),
    )));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_onbekend_bedrag",
        text!(people_months_unknown_amount_group),
        Measure::Average,
        |group| group.unknown_months,
        of_users(),
    )));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_terugvordering",
        text!(people_households_recovery_group),
        Measure::Share,
        |group| group.recovery_share,
        text!(people_share_of_group_with_award),
    )));
    section("mensen", text!(people_title), blocks)
}

fn of_users() -> Text {
    text!(people_mean_over_group)
}

fn asked_notes(counts_calls: bool) -> Vec<Text> {
    vec![
        text!(people_number_per_year),
        text!(people_terms_explained),
        if counts_calls { text!(people_calls_are_an_assumption) } else { text!(people_calls_not_counted) },
    ]
}

fn steady_notes() -> Vec<Text> {
    vec![text!(people_unknown_amount_explained), text!(people_without_notice_explained), text!(people_no_single_mark)]
}

/// Low, middle and high of one time, told as assumed: it rests on unit times that nobody measured.
fn assumed(times: &[Compared; 3], measure: Measure, scale: f64) -> Vec<Cell> {
    let cell = |compared: &Compared| match level(&compared.level, measure, scale) {
        Cell::Number { value, .. } => Cell::Number { value, low: None, high: None, measure, kind: Kind::Assumed },
        other => other,
    };
    times.iter().map(cell).collect()
}

fn time_table(measures: &Measures) -> Option<DataTable> {
    measures.base().burden.time.as_ref()?;
    let columns = vec![
        column("uur_per_huishouden_laag", text!(people_hours_per_household_low)),
        column("uur_per_huishouden_midden", text!(word_middle)),
        column("uur_per_huishouden_hoog", text!(word_high)),
        column("samen_mln_uur_laag", text!(people_together_million_hours_low)),
        column("samen_mln_uur_midden", text!(word_middle)),
        column("samen_mln_uur_hoog", text!(word_high)),
        column("samen_mln_euro_midden", text!(people_together_million_euros_middle)),
    ];
    let cells = |time: &Time| {
        let mut cells = assumed(&time.hours, Measure::Average, 1.0);
        cells.extend(assumed(&time.total_hours, Measure::Millions, 1e-6));
        cells.extend(assumed(&time.total_euros, Measure::MillionEuros, 1e-6).into_iter().skip(1).take(1));
        cells
    };
    let row = |variant: &VariantMeasures| Row {
        key: key(&variant.id),
        heading: variant.name.clone(),
        cells: variant.burden.time.as_ref().map_or(vec![Cell::Blank; columns.len()], cells),
        emphasis: false,
    };
    Some(DataTable {
        key: "tijd".to_owned(),
        title: text!(people_time),
        stub: variant_stub(),
        rows: measures.variants.iter().map(row).collect(),
        columns,
        notes: vec![text!(people_time_is_an_assumption)],
    })
}

/// What happens to who does nothing, in words, from the dials.
fn by_itself(measures: &Measures) -> DataTable {
    let row = |variant: &VariantMeasures| Row {
        key: key(&variant.id),
        heading: variant.name.clone(),
        cells: vec![Cell::Words(without_applying(&variant.outcome)), Cell::Words(without_reporting(&variant.outcome))],
        emphasis: false,
    };
    DataTable {
        key: "niets_doen".to_owned(),
        title: text!(people_doing_nothing),
        stub: variant_stub(),
        columns: vec![
            column("niet_aanvragen", text!(people_not_applying)),
            column("niet_melden", text!(people_not_reporting_change)),
        ],
        rows: measures.variants.iter().map(row).collect(),
        notes: vec![text!(people_not_reporting_is_not_fraud)],
    }
}

fn without_applying(outcome: &StandardOutcome) -> Text {
    if outcome.reached_share == 0.0 {
        return text!(people_no_money_comes);
    }
    let of = if outcome.is_of_consenting { text!(people_entitled_that_consent) } else { text!(people_entitled) };
    text!(people_get_all_by_itself, of = of, share = percent(outcome.reached_share))
}

fn without_reporting(outcome: &StandardOutcome) -> Text {
    let until_then = match outcome.unreported {
        Unreported::FromRegisters { after_months: 1 } => text!(people_registers_count_a_month_later),
        Unreported::FromRegisters { after_months } => text!(people_registers_count_months_later, n = after_months),
        Unreported::Adjusted => text!(people_agency_adjusts_amount),
        Unreported::Unchanged => text!(people_amount_stays_the_same),
    };
    let afterwards = match outcome.afterwards {
        Afterwards::BothWays => text!(
            people_too_much_is_paid_back,
            excess = but_for_small(outcome.keeps_small_excess),
            supplement = supplemented(outcome)
        ),
        Afterwards::OnlySupplement => text!(people_too_much_is_kept, supplement = supplemented(outcome)),
        Afterwards::Nothing => text!(people_no_settlement),
    };
    Text::joined([&until_then, &afterwards], " ")
}

fn but_for_small(is_left: bool) -> Text {
    if is_left { text!(people_but_small_amount) } else { Text::same("") }
}

fn supplemented(outcome: &StandardOutcome) -> Text {
    text!(people_too_little_comes_later, shortfall = but_for_small(outcome.leaves_small_shortfall))
}

/// Levels of every variant, with a row for all and for every kind and source of income.
fn by_group(
    measures: &Measures,
    name: &str,
    title: Text,
    measure: Measure,
    pick: fn(&GroupBurden) -> Compared,
    note: Text,
) -> DataTable {
    let is_shown =
        |group: &&GroupBurden| matches!(group.group.dimension(), Dimension::All | Dimension::Kind | Dimension::Source);
    let row = |shown: &GroupBurden| {
        let cell = |variant: &VariantMeasures| {
            let own = variant.burden_by_group.iter().find(|group| group.group == shown.group);
            own.map_or(Cell::Blank, |group| level(&pick(group).level, measure, 1.0))
        };
        Row {
            key: shown.group.key(),
            heading: shown.group.name(),
            cells: measures.variants.iter().map(cell).collect(),
            emphasis: shown.group.dimension() == Dimension::All,
        }
    };
    DataTable {
        key: name.to_owned(),
        title,
        stub: text!(word_group),
        columns: columns_of(&measures.variants, if measure == Measure::Share { "aandeel" } else { "per_jaar" }),
        rows: measures.base().burden_by_group.iter().filter(is_shown).map(row).collect(),
        notes: vec![note],
    }
}
