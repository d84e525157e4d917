//! What the base is fitted to and what tests it: the settlement of the toeslagen, and their use.
//!
//! Takes: comparisons with published figures and where they come from, the numbers of the behaviour file, use of the base.
//! Gives: two sections. Leaves to others: the figures themselves (`measure`, `scenario`).

use crate::formats::{SourcedNumber, words_of_key};
use crate::measure::Comparison;
use crate::measure::indicators::{Keyed, keyed};
use crate::measure::take_up_check::{BandRow, GroupRow, Moment, TakeUpCheck, group_name};
use crate::report::sections::published::{certainty, kind_of, published_cells, tests};
use crate::report::sections::wording::{column, in_print, key, level, paragraph, percent, section, whole};
use crate::report::{Block, Cell, DataTable, Kind, Measure, Row, Section};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::comparisons::{Published, UseTests};
use crate::simulation::year_of_fit::HOUSEHOLDS_THEN;
use crate::text::Text;
use crate::text::text;
use crate::units::format_decimal;
use rust_decimal::prelude::ToPrimitive;

/// The two sections.
///
/// `then` has the settlement in the year of the fit, per published figure, where that year was another.
pub(crate) fn checks(
    behaviour: &Behaviour,
    comparisons: &[Comparison],
    then: Option<&[Option<f64>]>,
    used: &TakeUpCheck,
) -> Vec<Section> {
    vec![settlement(behaviour, comparisons, then), usage(used, &behaviour.use_tests)]
}

fn number(value: f64, measure: Measure, kind: Kind) -> Cell {
    Cell::Number { value, low: None, high: None, measure, kind }
}

// ---------------------------------------------------------------- the settlement

fn settlement(behaviour: &Behaviour, comparisons: &[Comparison], then: Option<&[Option<f64>]>) -> Section {
    let heading = text!(checks_settlement_title);
    let is_fitted = !behaviour.fitting.dials.is_empty() && behaviour.published.iter().any(Published::is_fitted);
    let explanation = paragraph([
        text!(checks_settlement_explained),
        if is_fitted { text!(checks_some_dials_are_set) } else { text!(checks_nothing_is_set) },
    ]);
    section(
        "afrekening_getoetst",
        heading,
        vec![
            explanation,
            Block::Table(settlement_table(behaviour, comparisons, then)),
            Block::Table(dials_table(behaviour)),
        ],
    )
}

fn settlement_table(behaviour: &Behaviour, comparisons: &[Comparison], then: Option<&[Option<f64>]>) -> DataTable {
    // Two columns more where the dials are fitted to a year with other habits.
    let in_year_of_fit = |cells: &dyn Fn() -> [Cell; 2]| if then.is_some() { cells().to_vec() } else { Vec::new() };
    let of_then = |position: usize| then.and_then(|figures| *figures.get(position)?);
    let compared = behaviour.published.iter().zip(comparisons).enumerate();
    let compared = compared.filter(|(_, (_, comparison))| is_of_settlement(comparison));
    let rows = compared.enumerate().map(|(position, (place, (_, comparison)))| {
        let (measure, scale) = in_print(comparison.unit);
        let point = &comparison.point;
        Row {
            key: format!("{}_{:02}", key(&point.key), position + 1),
            heading: point.name.clone(),
            cells: [
                published_cells(point, measure, scale).to_vec(),
                in_year_of_fit(&|| {
                    let value = of_then(place);
                    let shown = value.map_or(Cell::Missing, |value| number(value * scale, measure, Kind::Simulated));
                    [shown, deviation(value.map(|value| value / point.figure.value - 1.0))]
                }),
                vec![
                    level(&comparison.simulated, measure, scale),
                    deviation(comparison.deviation),
                    Cell::Words(tests(&point.bearing)),
                    Cell::Words(point.year_note.clone()),
                    Cell::Words(Text::same(&point.figure.source)),
                ],
            ]
            .concat(),
            emphasis: false,
        }
    });
    let elsewhere = behaviour.elsewhere.iter().enumerate().map(|(position, point)| Row {
        key: format!("niet_gesimuleerd_{:02}", position + 1),
        heading: point.name.clone(),
        cells: [
            vec![number(point.figure.value, Measure::Share, kind_of(point.figure.grade)), Cell::Blank],
            in_year_of_fit(&|| [Cell::Missing, Cell::Missing]),
            vec![
                Cell::Missing,
                Cell::Missing,
                Cell::Words(text!(checks_no_not_simulated)),
                Cell::Words(point.reason.clone()),
                Cell::Words(Text::same(&point.figure.source)),
            ],
        ]
        .concat(),
        emphasis: false,
    });
    let used = |year: &str| {
        let own = comparisons.iter().filter(|comparison| is_of_settlement(comparison));
        own.filter_map(|comparison| comparison.point.own_prices.as_ref()).any(|own| own.year == year)
    };
    let prices = behaviour.numbers.iter().filter_map(|n| Some((n.name.strip_prefix("prijzen.")?, n)));
    let factors: Vec<String> = prices
        .filter(|(year, _)| used(year))
        .map(|(year, n)| format!("{year}: {} ({})", n.figure.value.to_string().replace('.', ","), n.figure.source))
        .collect();
    DataTable {
        key: "afrekening_gepubliceerd".to_owned(),
        title: match &behaviour.fitting.year {
            Some(year) => text!(checks_settlement_beside_year, year = year),
            None => text!(checks_settlement_beside_published),
        },
        stub: text!(word_figure),
        columns: [
            vec![
                column("gepubliceerd", text!(word_published_own_prices)),
                column("omgerekend", text!(word_published_prices_of_the_run)),
            ],
            if then.is_some() {
                vec![
                    column("ijkjaar", text!(checks_simulated_year_fit)),
                    column("ijkjaar_afwijking", text!(checks_deviation_year_fit)),
                ]
            } else {
                Vec::new()
            },
            vec![
                column("gesimuleerd", text!(checks_simulated_system_now)),
                column("afwijking", text!(word_deviation)),
                column("toetst", text!(word_tests)),
                column("jaar_en_verschil", text!(word_year_and_definition)),
                column("bron", text!(word_source)),
            ],
        ]
        .concat(),
        rows: rows.chain(elsewhere).collect(),
        notes: [
            vec![text!(checks_euros_total_millions)],
            if factors.is_empty() { Vec::new() } else { vec![factors_note(&factors)] },
            if then.is_some() { vec![year_of_fit_note()] } else { Vec::new() },
            behaviour.fitting.law_then.iter().cloned().collect(),
        ]
        .concat(),
    }
}

fn factors_note(factors: &[String]) -> Text {
    text!(checks_consumer_prices, factors = factors.join("; "))
}

/// What the columns of the year of the fit are.
fn year_of_fit_note() -> Text {
    text!(checks_year_of_fit_explained, households = whole(f64::from(HOUSEHOLDS_THEN)))
}

fn deviation(value: Option<f64>) -> Cell {
    value.map_or(Cell::Missing, |value| number(value, Measure::Change, Kind::Simulated))
}

fn dials_table(behaviour: &Behaviour) -> DataTable {
    let shown =
        |n: &&SourcedNumber| ["melden.", "ijkjaar.", "kleine_bedragen."].iter().any(|block| n.name.starts_with(block));
    let value = |value: Option<rust_decimal::Decimal>| {
        let Some(value) = value.and_then(|v| v.to_f64()) else { return Cell::Blank };
        let decimals = if value.abs() < 10.0 { 3 } else { 0 };
        Cell::Words(Text::in_each(|language| format_decimal(value, decimals, language)))
    };
    let row = |number: &SourcedNumber| {
        let is_fitted = behaviour.fitting.dials.contains(&number.name);
        Row {
            key: key(&number.name),
            heading: Text::same(words_of_key(&number.name)),
            cells: vec![
                value(Some(number.figure.value)),
                value(number.figure.low),
                value(number.figure.high),
                Cell::Words(Text::same(number.unit.replace('_', " "))),
                if is_fitted { Cell::Words(text!(checks_fitted)) } else { Cell::Words(text!(checks_fixed)) },
                Cell::Words(certainty(number.figure.grade)),
                Cell::Words(Text::same(&number.figure.source)),
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "afrekening_knoppen".to_owned(),
        title: text!(checks_dials),
        stub: text!(checks_dial),
        columns: vec![
            column("waarde", text!(word_value)),
            column("laag", text!(word_lowest)),
            column("hoog", text!(word_highest)),
            column("eenheid", text!(checks_unit)),
            column("rol", text!(checks_role)),
            column("zekerheid", text!(word_certainty)),
            column("bron", text!(word_source)),
        ],
        rows: behaviour.numbers.iter().filter(shown).map(row).collect(),
        notes: vec![text!(checks_dials_of_the_variant)],
    }
}

// ---------------------------------------------------------------- use

fn usage(used: &TakeUpCheck, published: &UseTests) -> Section {
    let heading = text!(checks_use_title);
    let explanation = paragraph([text!(checks_use_explained)]);
    let mut blocks =
        vec![explanation, Block::Table(groups_table(&used.groups)), Block::Table(bands_table(&used.bands, published))];
    if !used.moments.is_empty() || published.cumulation.is_some() {
        blocks.push(Block::Table(moments_table(used, published)));
    }
    section("gebruik_getoetst", heading, blocks)
}

fn name_of_group(row: &GroupRow) -> Text {
    row.group.map_or_else(|| text!(checks_all_entitled), group_name)
}

fn groups_table(groups: &[GroupRow]) -> DataTable {
    let row = |row: &GroupRow| {
        let name = name_of_group(row);
        Row {
            key: key(&format!("{} {}", row.scheme.nl, name.nl)),
            heading: text!(checks_scheme_and_group, scheme = &row.scheme, group = name),
            cells: vec![
                number(row.households as f64, Measure::Count, Kind::Simulated),
                row.published.map_or(Cell::Blank, |share| number(share, Measure::Share, kind_of(row.grade))),
                level(&row.simulated, Measure::Share, 1.0),
                row.published.zip(row.simulated.value()).map_or(Cell::Blank, |(share, simulated)| {
                    number(simulated - share, Measure::ShareDifference, Kind::Simulated)
                }),
                row.half_use_euros_month
                    .map_or(Cell::Blank, |euros| number(euros, Measure::EurosCents, Kind::Simulated)),
            ],
            emphasis: row.group.is_none(),
        }
    };
    DataTable {
        key: "niet_gebruik_geijkt".to_owned(),
        title: text!(checks_non_use_by_scheme_and_group),
        stub: text!(checks_scheme_and_group_heading),
        columns: vec![
            column("huishoudens", text!(checks_entitled_sample)),
            column("gepubliceerd", text!(checks_published)),
            column("gesimuleerd", text!(word_simulated)),
            column("afwijking", text!(word_deviation)),
            column("halve_gebruik", text!(checks_monthly_right_half_use)),
        ],
        rows: groups.iter().map(row).collect(),
        notes: vec![text!(checks_groups_without_figure)],
    }
}

fn bands_table(bands: &[BandRow], published: &UseTests) -> DataTable {
    let row = |row: &BandRow| {
        let band = match row.until_euros {
            Some(euros) => {
                text!(checks_band_up_to, n = euros)
            }
            None => text!(word_above_that),
        };
        Row {
            key: key(&format!("{} {}", row.scheme.nl, row.until_euros.map_or("hoger".to_owned(), |n| n.to_string()))),
            heading: text!(checks_scheme_band, scheme = &row.scheme, band = band),
            cells: vec![
                number(row.households as f64, Measure::Count, Kind::Simulated),
                level(&row.non_use, Measure::Share, 1.0),
                match row.falls {
                    None => Cell::Blank,
                    Some(true) => Cell::Words(text!(word_yes)),
                    Some(false) => Cell::Words(text!(word_no)),
                },
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "niet_gebruik_naar_bedrag".to_owned(),
        title: text!(checks_non_use_by_size_of_right),
        stub: text!(checks_scheme_amount),
        columns: vec![
            column("huishoudens", text!(checks_entitled_sample)),
            column("niet_gebruik", text!(checks_non_use)),
            column("daalt", text!(checks_falls_with_amount)),
        ],
        rows: bands.iter().map(row).collect(),
        notes: published.by_amount.iter().cloned().chain([text!(checks_bands_may_rise)]).collect(),
    }
}

fn moments_table(used: &TakeUpCheck, published: &UseTests) -> DataTable {
    let row = |moment: &Moment| {
        let measure = if moment.is_amount { Measure::Euros } else { Measure::Share };
        let published = &moment.published.figure;
        let deviation = moment.simulated.value().map(|simulated| simulated / published.value - 1.0);
        Row {
            key: moment.published.key.to_owned(),
            heading: moment.name.clone(),
            cells: vec![
                number(published.value, measure, kind_of(published.grade)),
                level(&moment.simulated, measure, 1.0),
                deviation.map_or(Cell::Missing, |value| number(value, Measure::Change, Kind::Simulated)),
                Cell::Words(Text::same(&published.source)),
            ],
            emphasis: false,
        }
    };
    let joint = published.cumulation.as_ref().map(|said| {
        let (missed, by_chance) = used.misses_all;
        let alone = by_chance
            .value()
            .map_or(Text::same(""), |share| text!(checks_each_scheme_by_itself, share = percent(share)));
        Row {
            key: "mist_alles".to_owned(),
            heading: text!(checks_misses_all_schemes),
            cells: vec![
                Cell::Words(text!(checks_no_number)),
                level(&missed, Measure::Share, 1.0),
                Cell::Blank,
                Cell::Words(Text::joined([said, &alone], "")),
            ],
            emphasis: false,
        }
    });
    DataTable {
        key: "niet_gebruik_getoetst".to_owned(),
        title: text!(checks_non_use_moments),
        stub: text!(word_figure),
        columns: vec![
            column("gepubliceerd", text!(checks_published)),
            column("gesimuleerd", text!(word_simulated)),
            column("afwijking", text!(word_deviation)),
            column("bron", text!(word_source)),
        ],
        rows: used.moments.iter().map(row).chain(joint).collect(),
        notes: vec![text!(checks_prices_of_the_run)],
    }
}

fn is_of_settlement(comparison: &Comparison) -> bool {
    keyed(&comparison.point.key).as_ref().is_some_and(Keyed::is_of_settlement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Bearing, Estimate, Figure};
    use crate::scenario::behaviour::read_behaviour;
    use std::path::Path;

    /// Every published figure beside a simulated half.
    fn comparisons(behaviour: &Behaviour) -> Vec<Comparison> {
        let half = Estimate { value: 0.5, low: 0.4, high: 0.6 };
        let compared = |published: &Published| Comparison {
            point: published.point.clone(),
            unit: crate::measure::indicators::Unit::Share,
            simulated: Figure::Known(half),
            deviation: Some(0.5 / published.point.figure.value - 1.0),
        };
        behaviour.published.iter().map(compared).collect()
    }

    #[test]
    fn the_year_of_the_fit_has_two_columns_where_it_was_another_and_none_where_it_was_not() {
        let behaviour = read_behaviour(Path::new("scenarios/gedrag/gedrag-2026.toml")).unwrap();
        let compared = comparisons(&behaviour);
        let place = behaviour.published.iter().position(|p| p.point.key == "terugvordering.aandeel").unwrap();
        let mut then = vec![None; behaviour.published.len()];
        then[place] = Some(0.614);
        let keys = |table: &DataTable| table.columns.iter().map(|column| column.key.clone()).collect::<Vec<_>>();
        let (with, without) =
            (settlement_table(&behaviour, &compared, Some(&then)), settlement_table(&behaviour, &compared, None));
        let added: Vec<String> = keys(&with).into_iter().filter(|key| !keys(&without).contains(key)).collect();
        assert_eq!(added, ["ijkjaar", "ijkjaar_afwijking"]);
        for table in [&with, &without] {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
        assert_eq!(with.notes.len(), without.notes.len() + 1);
        // Published: 30.7% of the awards; 61.4% would be twice that.
        let row = with.rows.iter().find(|row| row.key.starts_with("terugvordering_aandeel")).unwrap();
        let at = keys(&with).iter().position(|key| key == "ijkjaar").unwrap();
        let values: Vec<f64> = row.cells[at..at + 2]
            .iter()
            .map(|cell| match cell {
                Cell::Number { value, .. } => *value,
                _ => f64::NAN,
            })
            .collect();
        assert!((values[0] - 0.614).abs() < 1e-12 && (values[1] - 1.0).abs() < 1e-12, "{values:?}");
    }

    #[test]
    fn years_and_the_law_of_then_come_from_the_file() {
        let mut behaviour = read_behaviour(Path::new("scenarios/gedrag/gedrag-2026.toml")).unwrap();
        behaviour.fitting.year = Some("1999".to_owned());
        behaviour.fitting.law_then = Some(crate::text::Text::same("Toen gold een ander recht."));
        let table = settlement_table(&behaviour, &comparisons(&behaviour), None);
        assert_eq!(table.title.nl, "Afrekening van de basis naast die van 1999");
        assert_eq!(table.notes.last().unwrap().nl, "Toen gold een ander recht.");
        // A file that says nothing of it gets no sentence about it.
        (behaviour.fitting.year, behaviour.fitting.law_then) = (None, None);
        let without = settlement_table(&behaviour, &comparisons(&behaviour), None);
        assert_eq!(without.notes.len(), table.notes.len() - 1);
        let said = without.notes.iter().map(|note| note.nl.as_str()).chain([without.title.nl.as_str()]);
        assert!(said.clone().all(|text| !text.contains("recht")), "{:?}", said.collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_called_fitted_where_nothing_was() {
        let mut behaviour = read_behaviour(Path::new("scenarios/gedrag/gedrag-2026.toml")).unwrap();
        let said = |behaviour: &Behaviour| match &settlement(behaviour, &comparisons(behaviour), None).blocks[0] {
            Block::Paragraph(text) => text.nl.clone(),
            _ => panic!("a paragraph comes first"),
        };
        assert!(said(&behaviour).contains("is daarom ingesteld op de rijen"));
        behaviour.published.iter_mut().for_each(|published| published.point.bearing = Bearing::Tests);
        assert!(!said(&behaviour).contains("is daarom ingesteld op de rijen"));
    }
}
