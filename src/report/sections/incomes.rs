//! Incomes: change by decile and by group, winners and losers, inequality.
//!
//! Takes: the measures. Gives: the third section with two charts.
//! Leaves to others: gross to net of a toelage (`toelage`).

use crate::measure::Dimension;
use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::GroupChange;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Chart;
use crate::report::ChartKind;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::Series;
use crate::report::sections::wording::{
    column, difference, interval_note, key, level, paragraph, percent, section, variant_columns, variant_stub,
};
use crate::text::Text;
use crate::text::text;

/// The section.
pub(super) fn incomes(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph(method())];
    if !measures.others().is_empty() {
        let groups = [Dimension::Kind, Dimension::Source, Dimension::Tenure];
        let deciles = [Dimension::Decile, Dimension::All];
        blocks.push(Block::Chart(decile_chart(measures)));
        blocks.push(group_table(measures, "deciel_mediaan", &decile_title(), &deciles, MEDIAN));
        blocks.push(group_table(measures, "deciel_gemiddeld", &decile_title(), &deciles, MEAN));
        blocks.push(group_table(measures, "deciel_euro", &decile_title(), &deciles, EUROS));
        blocks.push(group_table(measures, "groep_mediaan", &group_title(), &groups, MEDIAN));
        blocks.push(group_table(measures, "groep_gemiddeld", &group_title(), &groups, MEAN));
        blocks.push(group_table(measures, "groep_verliezers", &group_title(), &groups, LOSERS));
        blocks.push(Block::Chart(winners_chart(measures)));
        blocks.push(Block::Table(winners_table(measures)));
        blocks.extend(measures.others().iter().filter_map(largest_losers).map(|sentence| paragraph([sentence])));
    }
    blocks.push(Block::Table(inequality(measures)));
    blocks.push(Block::Table(bounds(measures)));
    section("inkomens", text!(incomes_title), blocks)
}

fn method() -> Vec<Text> {
    vec![text!(incomes_disposable_income_explained), text!(incomes_decile_explained), text!(incomes_static)]
}

fn decile_title() -> Text {
    text!(incomes_by_decile)
}

fn group_title() -> Text {
    text!(incomes_by_household)
}

/// What a table by group shows.
struct Shown {
    title: fn() -> Text,
    unit: &'static str,
    pick: fn(&GroupChange) -> Cell,
    note: fn() -> Text,
}

const MEDIAN: Shown = Shown {
    title: || text!(incomes_median_change),
    unit: "mediaan_verandering",
    pick: |change| difference(&change.median, Measure::Change, 1.0),
    note: || text!(incomes_without_positive_income),
};

const MEAN: Shown = Shown {
    title: || text!(incomes_change_of_mean_income),
    unit: "gemiddelde_verandering",
    pick: |change| difference(&change.mean, Measure::Change, 1.0),
    note: || text!(incomes_change_of_the_mean),
};

const EUROS: Shown = Shown {
    title: || text!(incomes_mean_change_euros),
    unit: "euro_per_jaar",
    pick: |change| difference(&change.euros, Measure::Euros, 1.0),
    note: || text!(incomes_not_standardised),
};

const LOSERS: Shown = Shown {
    title: || text!(incomes_share_that_loses),
    unit: "verliezers_aandeel",
    pick: |change| level(&change.loss, Measure::Share, 1.0),
    note: || text!(incomes_share_of_the_group),
};

fn group_table(measures: &Measures, name: &str, by: &Text, dimensions: &[Dimension], shown: Shown) -> Block {
    let is_in = |group: &Group| dimensions.contains(&group.dimension());
    let mut groups: Vec<Group> = Group::every().into_iter().filter(is_in).collect();
    groups.sort_by_key(|group| dimensions.iter().position(|d| *d == group.dimension()));
    let cell = |variant: &VariantMeasures, group: Group| variant.change_of(group).map_or(Cell::Blank, shown.pick);
    let row = |group: Group| Row {
        key: group.key(),
        heading: group.name(),
        cells: measures.others().iter().map(|variant| cell(variant, group)).collect(),
        emphasis: group == Group::All,
    };
    let title = (shown.title)();
    let mut notes = vec![(shown.note)(), interval_note()];
    if dimensions.contains(&Dimension::Source) {
        notes.push(text!(incomes_pension_explained));
    }
    Block::Table(DataTable {
        key: name.to_owned(),
        title: Text::joined([&title, &by], " "),
        stub: text!(word_group),
        columns: variant_columns(measures, shown.unit),
        rows: groups.into_iter().map(row).collect(),
        notes,
    })
}

/// Key of the chart of the change of income by decile.
pub const DECILE_CHART: &str = "mediaan_per_deciel";

fn decile_chart(measures: &Measures) -> Chart {
    let deciles: Vec<Group> = (1..=10).map(Group::Decile).collect();
    let value = |variant: &VariantMeasures, group: &Group| variant.change_of(*group).and_then(|c| c.median.value());
    let series = |variant: &VariantMeasures| Series {
        name: variant.name.clone(),
        values: deciles.iter().map(|group| value(variant, group)).collect(),
    };
    Chart {
        key: DECILE_CHART.to_owned(),
        title: text!(incomes_median_by_decile),
        description: text!(incomes_median_by_decile_described),
        value_axis: text!(incomes_axis_change),
        measure: Measure::Change,
        categories: (1..=10).map(|d: u8| Text::same(d.to_string())).collect(),
        series: measures.others().iter().map(series).collect(),
        kind: ChartKind::Bars,
    }
}

/// Key, heading and the share.
type Class = (&'static str, Text, fn(&GroupChange) -> &Figure);

/// The five classes of winners and losers, from gain to loss.
fn classes() -> [Class; 5] {
    [
        ("wint_meer_dan_5_aandeel", text!(incomes_gains_more_than_5), |c| &c.gain_large),
        ("wint_1_tot_5_aandeel", text!(incomes_gains_1_to_5), |c| &c.gain_small),
        ("gelijk_aandeel", text!(incomes_stays_within_1), |c| &c.same),
        ("verliest_1_tot_5_aandeel", text!(incomes_loses_1_to_5), |c| &c.loss_small),
        ("verliest_meer_dan_5_aandeel", text!(incomes_loses_more_than_5), |c| &c.loss_large),
    ]
}

fn winners_chart(measures: &Measures) -> Chart {
    let value = |variant: &VariantMeasures, pick: fn(&GroupChange) -> &Figure| {
        variant.change_of(Group::All).and_then(|all| pick(all).value())
    };
    let series = |class: &Class| Series {
        name: class.1.clone(),
        values: measures.others().iter().map(|variant| value(variant, class.2)).collect(),
    };
    Chart {
        key: "winnaars_en_verliezers".to_owned(),
        title: text!(incomes_winners_by_variant),
        description: text!(incomes_winners_by_variant_described),
        value_axis: text!(incomes_axis_share),
        measure: Measure::Share,
        categories: measures.others().iter().map(|v| v.name.clone()).collect(),
        series: classes().iter().map(series).collect(),
        kind: ChartKind::Bars,
    }
}

fn winners_table(measures: &Measures) -> DataTable {
    let mut columns: Vec<Column> = classes().map(|class| column(class.0, class.1)).into();
    columns.push(column("verliezers_mediaan_verandering", text!(incomes_median_loses_more_1)));
    let row = |variant: &VariantMeasures| {
        let all = variant.change_of(Group::All);
        let mut cells: Vec<Cell> = classes()
            .iter()
            .map(|class| all.map_or(Cell::Blank, |all| level((class.2)(all), Measure::Share, 1.0)))
            .collect();
        cells.push(all.map_or(Cell::Blank, |all| level(&all.median_of_losers, Measure::Change, 1.0)));
        Row { key: key(&variant.id), heading: variant.name.clone(), cells, emphasis: false }
    };
    DataTable {
        key: "winnaars_verliezers".to_owned(),
        title: text!(incomes_winners),
        stub: variant_stub(),
        columns,
        rows: measures.others().iter().map(row).collect(),
        notes: vec![text!(incomes_share_of_positive_incomes)],
    }
}

/// The group (not a decile) with the largest share of losers, named.
fn largest_losers(variant: &VariantMeasures) -> Option<Text> {
    let of_group = |change: &GroupChange| match change.group.dimension() {
        Dimension::Kind | Dimension::Source | Dimension::Tenure => change.loss.value().map(|loss| (change.group, loss)),
        Dimension::All | Dimension::Decile => None,
    };
    let groups = variant.changes.iter().filter_map(of_group);
    // The first of equal shares stays, so that the order of print decides.
    let (group, loss) = groups.reduce(|most, next| if next.1 > most.1 { next } else { most })?;
    if loss == 0.0 {
        // Groups that are too small to show may have losers: all households together tell.
        let is_nobody = variant.change_of(Group::All).and_then(|all| all.loss.value()) == Some(0.0);
        return is_nobody.then(|| text!(incomes_no_group_loses, name = &variant.name));
    }
    Some(text!(
        incomes_group_that_loses_most,
        name = &variant.name,
        group = text!(incomes_group, group = &group.name()),
        loss = percent(loss)
    ))
}

fn inequality(measures: &Measures) -> DataTable {
    let row = |variant: &VariantMeasures| {
        let d = &variant.distribution;
        Row {
            key: key(&variant.id),
            heading: variant.name.clone(),
            cells: vec![
                level(&d.median, Measure::Euros, 1.0),
                level(&d.gini, Measure::Coefficient, 1.0),
                difference(&d.gini_difference, Measure::Coefficient, 1.0),
                level(&d.p90_p10, Measure::Coefficient, 1.0),
                difference(&d.p90_p10_difference, Measure::Coefficient, 1.0),
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "ongelijkheid".to_owned(),
        title: text!(incomes_inequality),
        stub: variant_stub(),
        columns: vec![
            column("mediaan_euro_per_jaar", text!(incomes_median_euros_year)),
            column("gini", text!(incomes_gini)),
            column("gini_verschil", text!(incomes_gini_difference_now)),
            column("p90_p10", text!(incomes_p90_p10)),
            column("p90_p10_verschil", text!(incomes_p90_p10_difference_now)),
        ],
        rows: measures.variants.iter().map(row).collect(),
        notes: vec![text!(incomes_inequality_explained), interval_note()],
    }
}

fn bounds(measures: &Measures) -> DataTable {
    let row = |(position, bound): (usize, &f64)| {
        let group = Group::Decile(position as u8 + 1);
        let cell =
            Cell::Number { value: *bound, low: None, high: None, measure: Measure::Euros, kind: Kind::Simulated };
        Row { key: group.key(), heading: group.name(), cells: vec![cell], emphasis: false }
    };
    let heading = text!(incomes_upper_bound_euros_year);
    DataTable {
        key: "decielgrenzen".to_owned(),
        title: text!(incomes_bounds),
        stub: text!(incomes_decile),
        columns: vec![Column { key: "bovengrens_euro_per_jaar".to_owned(), heading }],
        rows: measures.decile_bounds.iter().enumerate().map(row).collect(),
        notes: vec![text!(incomes_bounds_explained)],
    }
}
