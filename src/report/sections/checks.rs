//! What the base is fitted to and what tests it: the settlement of the toeslagen, and their use.
//!
//! Takes: comparisons with published figures and where they come from, the numbers of the behaviour file, use of the base.
//! Gives: two sections. Leaves to others: the figures themselves (`measure`, `scenario`).

use crate::formats::{SourcedNumber, words_of_key};
use crate::measure::Comparison;
use crate::measure::indicators::{Keyed, keyed};
use crate::measure::take_up_check::{BandRow, GroupRow, Moment, TakeUpCheck, group_words};
use crate::report::sections::published::{certainty, kind_of, published_cells, tests};
use crate::report::sections::wording::{in_print, key, level, named, paragraph, percent, section, text, whole};
use crate::report::{Block, Cell, Column, DataTable, Kind, Measure, Row, Section};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::comparisons::{Published, UseTests};
use crate::simulation::year_of_fit::HOUSEHOLDS_THEN;
use crate::text::Text;
use crate::units::{Language, format_decimal};
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

fn column(key: &str, nl: &str, en: &str) -> Column {
    Column { key: key.to_owned(), heading: Text::new(nl, en) }
}

fn number(value: f64, measure: Measure, kind: Kind) -> Cell {
    Cell::Number { value, low: None, high: None, measure, kind }
}

fn words(nl: &str, en: &str) -> Cell {
    Cell::Words(Text::new(nl, en))
}

// ---------------------------------------------------------------- the settlement

fn settlement(behaviour: &Behaviour, comparisons: &[Comparison], then: Option<&[Option<f64>]>) -> Section {
    let heading = Text::new("Afrekening: geijkt en getoetst", "Settlement: fitted and tested");
    let is_fitted = !behaviour.fitting.dials.is_empty() && behaviour.published.iter().any(Published::is_fitted);
    let explanation = paragraph([
        Text::new(
            "Hoe mensen wijzigingen melden heeft niemand gemeten; wat er bij de definitieve berekening uitkwam is wel gepubliceerd.",
            "Nobody has measured how people report changes; what came out of the definitive award has been published.",
        ),
        if is_fitted {
            Text::new(
                "Een deel van de knoppen van het melden is daarom ingesteld op de rijen waar de kolom «Toetst» dat zegt, met de opdracht stelsel calibrate: kleinste kwadraten op de relatieve afwijking, elke knop tussen zijn laag en hoog, met hetzelfde toeval. Rijen met «ja» toetsen de uitkomst; daar is niets op ingesteld.",
                "Some of the dials of reporting are therefore set to the rows where the column “Tests” says so, with the command stelsel calibrate: least squares on the relative deviation, each dial between its low and high, with common random numbers. Rows with “yes” test the outcome; nothing is set to them.",
            )
        } else {
            Text::new("Op deze rijen is niets ingesteld.", "Nothing is set to these rows.")
        },
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
            heading: named(&point.name),
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
                    Cell::Words(named(&point.year_note)),
                    Cell::Words(Text::same(&point.figure.source)),
                ],
            ]
            .concat(),
            emphasis: false,
        }
    });
    let elsewhere = behaviour.elsewhere.iter().enumerate().map(|(position, point)| Row {
        key: format!("niet_gesimuleerd_{:02}", position + 1),
        heading: named(&point.name),
        cells: [
            vec![number(point.figure.value, Measure::Share, kind_of(point.figure.grade)), Cell::Blank],
            in_year_of_fit(&|| [Cell::Missing, Cell::Missing]),
            vec![
                Cell::Missing,
                Cell::Missing,
                words("nee: niet gesimuleerd", "no: not simulated"),
                Cell::Words(named(&point.reason)),
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
            Some(year) => text!(
                "Afrekening van de basis naast die van {year}",
                "Settlement of the base beside that of {year}",
                year = Text::same(year)
            ),
            None => Text::new(
                "Afrekening van de basis naast gepubliceerde cijfers",
                "Settlement of the base beside published figures",
            ),
        },
        stub: Text::new("Cijfer", "Figure"),
        columns: [
            vec![
                column("gepubliceerd", "Gepubliceerd, eigen prijzen", "Published, own prices"),
                column("omgerekend", "Gepubliceerd, prijzen van de run", "Published, prices of the run"),
            ],
            if then.is_some() {
                vec![
                    column("ijkjaar", "Gesimuleerd als in het ijkjaar", "Simulated as in the year of the fit"),
                    column("ijkjaar_afwijking", "Afwijking ijkjaar", "Deviation, year of the fit"),
                ]
            } else {
                Vec::new()
            },
            vec![
                column("gesimuleerd", "Gesimuleerd, stelsel van nu", "Simulated, system of now"),
                column("afwijking", "Afwijking", "Deviation"),
                column("toetst", "Toetst", "Tests"),
                column("jaar_en_verschil", "Jaar en verschil in definitie", "Year and difference in definition"),
                column("bron", "Bron", "Source"),
            ],
        ]
        .concat(),
        rows: rows.chain(elsewhere).collect(),
        notes: [
            vec![Text::new("Euro in totaal staat in miljoenen.", "Euros in total are in millions.")],
            if factors.is_empty() { Vec::new() } else { vec![factors_note(&factors)] },
            if then.is_some() { vec![year_of_fit_note()] } else { Vec::new() },
            behaviour.fitting.law_then.iter().map(named).collect(),
        ]
        .concat(),
    }
}

fn factors_note(factors: &[String]) -> Text {
    text!(
        "Bedragen zijn omgerekend met de consumentenprijzen; factor van {factors}.",
        "Amounts are converted with consumer prices; factor of {factors}.",
        factors = Text::same(factors.join("; "))
    )
}

/// What the columns of the year of the fit are.
fn year_of_fit_note() -> Text {
    text!(
        "«Als in het ijkjaar» is het stelsel van nu waarin de dienst het inkomen schat als toen (de getallen «ijkjaar» hieronder), van een gemaakte bevolking over hoogstens de eerste {households} huishoudens; daarop zijn de knoppen ingesteld. Tussen die kolom en «stelsel van nu» staat dus wat een andere index en marge doen.",
        "“As in the year of the fit” is the system of now in which the agency estimates income as it did then (the numbers “ijkjaar” below), of a made population over the first {households} households at most; the dials are set on it. Between that column and “system of now” stands what another index and margin do.",
        households = whole(f64::from(HOUSEHOLDS_THEN))
    )
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
        let written = |language| format_decimal(value, decimals, language);
        Cell::Words(Text::new(written(Language::Dutch), written(Language::English)))
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
                if is_fitted { words("geijkt", "fitted") } else { words("vast", "fixed") },
                Cell::Words(certainty(number.figure.grade)),
                Cell::Words(Text::same(&number.figure.source)),
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "afrekening_knoppen".to_owned(),
        title: Text::new("Keuzes waarop de afrekening rust", "Choices that the settlement rests on"),
        stub: Text::new("Knop", "Dial"),
        columns: vec![
            column("waarde", "Waarde", "Value"),
            column("laag", "Laag", "Low"),
            column("hoog", "Hoog", "High"),
            column("eenheid", "Eenheid", "Unit"),
            column("rol", "Rol", "Role"),
            column("zekerheid", "Zekerheid", "Certainty"),
            column("bron", "Bron", "Source"),
        ],
        rows: behaviour.numbers.iter().filter(shown).map(row).collect(),
        notes: vec![Text::new(
            "De verwerkingstijd van een melding en de tolerantie staan bij de knoppen van de variant.",
            "The processing time of a report and the tolerance stand with the dials of the variant.",
        )],
    }
}

// ---------------------------------------------------------------- use

fn usage(used: &TakeUpCheck, published: &UseTests) -> Section {
    let heading = Text::new("Gebruik: geijkt en getoetst", "Use: fitted and tested");
    let explanation = paragraph([Text::new(
        "Het niet-gebruik per regeling en groep is geijkt op het huidige stelsel en ligt daarna vast: in elke variant heeft een huishouden dezelfde aanleg en dezelfde loting. De rest van deze tabellen toetst het model; daar is niets op ingesteld.",
        "Non-use by scheme and group is fitted in the current system and then fixed: in every variant a household has the same inclination and the same draw. The rest of these tables tests the model; nothing is set to it.",
    )]);
    let mut blocks =
        vec![explanation, Block::Table(groups_table(&used.groups)), Block::Table(bands_table(&used.bands, published))];
    if !used.moments.is_empty() || published.cumulation.is_some() {
        blocks.push(Block::Table(moments_table(used, published)));
    }
    section("gebruik_getoetst", heading, blocks)
}

fn group_name(row: &GroupRow) -> Text {
    let (nl, en) = row.group.map_or(("alle rechthebbenden", "all entitled"), group_words);
    Text::new(nl, en)
}

fn groups_table(groups: &[GroupRow]) -> DataTable {
    let row = |row: &GroupRow| {
        let name = group_name(row);
        Row {
            key: key(&format!("{} {}", row.scheme.nl, name.nl)),
            heading: text!("{scheme}: {group}", "{scheme}: {group}", scheme = row.scheme.clone(), group = name),
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
        title: Text::new("Niet-gebruik per regeling en groep", "Non-use by scheme and group"),
        stub: Text::new("Regeling en groep", "Scheme and group"),
        columns: vec![
            column("huishoudens", "Rechthebbenden in de steekproef", "Entitled in the sample"),
            column("gepubliceerd", "Gepubliceerd", "Published"),
            column("gesimuleerd", "Gesimuleerd", "Simulated"),
            column("afwijking", "Afwijking", "Deviation"),
            column("halve_gebruik", "Recht per maand bij half gebruik", "Monthly right at half use"),
        ],
        rows: groups.iter().map(row).collect(),
        notes: vec![Text::new(
            "Waar geen cijfer voor een groep is gepubliceerd, deelt zij in wat het totaal overlaat. Het recht bij half gebruik is de prijs die aanvragen volgens het model heeft: bij dat bedrag doet de helft het, voor een huishouden zonder bijzondere kenmerken.",
            "Where no figure for a group is published, it shares what the total leaves. The right at half use is the price that claiming has by the model: at that amount half do, for a household without special traits.",
        )],
    }
}

fn bands_table(bands: &[BandRow], published: &UseTests) -> DataTable {
    let row = |row: &BandRow| {
        let band = match row.until_euros {
            Some(euros) => {
                text!("tot en met {n} euro per maand", "up to {n} euros a month", n = Text::same(euros.to_string()))
            }
            None => Text::new("daarboven", "above that"),
        };
        Row {
            key: key(&format!("{} {}", row.scheme.nl, row.until_euros.map_or("hoger".to_owned(), |n| n.to_string()))),
            heading: text!("{scheme}: {band}", "{scheme}: {band}", scheme = row.scheme.clone(), band = band),
            cells: vec![
                number(row.households as f64, Measure::Count, Kind::Simulated),
                level(&row.non_use, Measure::Share, 1.0),
                match row.falls {
                    None => Cell::Blank,
                    Some(true) => words("ja", "yes"),
                    Some(false) => words("nee", "no"),
                },
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "niet_gebruik_naar_bedrag".to_owned(),
        title: Text::new("Niet-gebruik naar de hoogte van het recht", "Non-use by size of the right"),
        stub: Text::new("Regeling en bedrag", "Scheme and amount"),
        columns: vec![
            column("huishoudens", "Rechthebbenden in de steekproef", "Entitled in the sample"),
            column("niet_gebruik", "Niet-gebruik", "Non-use"),
            column("daalt", "Niet hoger dan de rij erboven", "Not above the row before"),
        ],
        rows: bands.iter().map(row).collect(),
        notes: published
            .by_amount
            .iter()
            .map(named)
            .chain([Text::new(
                "Groepen met veel niet-gebruik hebben soms een hoog recht; dan kan een rij stijgen.",
                "Groups with much non-use sometimes have a high right; then a row can rise.",
            )])
            .collect(),
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
        let alone = by_chance.value().map_or(Text::same(""), |share| {
            text!(
                " Stond elke regeling op zichzelf, dan was het {share}.",
                " Were each scheme by itself, it would be {share}.",
                share = percent(share)
            )
        });
        Row {
            key: "mist_alles".to_owned(),
            heading: Text::new(
                "Mist alle regelingen, van wie recht heeft op twee of meer",
                "Misses all schemes, of who has a right to two or more",
            ),
            cells: vec![
                words("geen getal", "no number"),
                level(&missed, Measure::Share, 1.0),
                Cell::Blank,
                Cell::Words(text!("{said}{alone}", "{said}{alone}", said = named(said), alone = alone)),
            ],
            emphasis: false,
        }
    });
    DataTable {
        key: "niet_gebruik_getoetst".to_owned(),
        title: Text::new(
            "Cijfers over niet-gebruik waarop niets is ingesteld",
            "Figures on non-use that nothing is set to",
        ),
        stub: Text::new("Cijfer", "Figure"),
        columns: vec![
            column("gepubliceerd", "Gepubliceerd", "Published"),
            column("gesimuleerd", "Gesimuleerd", "Simulated"),
            column("afwijking", "Afwijking", "Deviation"),
            column("bron", "Bron", "Source"),
        ],
        rows: used.moments.iter().map(row).chain(joint).collect(),
        notes: vec![Text::new(
            "Bedragen zijn omgerekend naar de prijzen van de run.",
            "Amounts are converted to the prices of the run.",
        )],
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
