//! The settlement of the base in the year that the dials of reporting are fitted to, beside what was published.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;
use stelsel::delivery::Knowledge;
use stelsel::measure::indicators::{Keyed, keyed, known_names};
use stelsel::report::{Block, Cell, assemble};
use stelsel::simulation::year_of_fit::settled_then;
use stelsel::simulation::{Overrides, Prepared, Silent, prepare, run_only};

/// As many as the report takes for that year.
const HOUSEHOLDS: u32 = 20_000;

/// The base of the main scenario with all figures of the settlement as published points, in which the year of the fit had
/// the habits of now.
fn with_every_figure(sample: u32) -> Prepared {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
    let mut prepared = prepare(&scenario, &overrides).unwrap_or_else(|e| panic!("{e}"));
    let Knowledge::Reported(now) = &prepared.behaviour.knowledge else { panic!("people report") };
    let (index, margin) = (now.index, now.margin);
    prepared.behaviour.fitting.then =
        vec![("melden.indexering".to_owned(), index), ("melden.marge".to_owned(), margin)];
    let schemes =
        ["zorgtoeslag", "zorgtoeslag_medebewoners", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"];
    let example = prepared.behaviour.published[0].clone();
    let point = |key: String| {
        let mut published = example.clone();
        published.point.key = key;
        published
    };
    let keys =
        known_names(&schemes).into_iter().filter(|name| keyed(name).as_ref().is_some_and(Keyed::is_of_settlement));
    prepared.behaviour.published = keys.map(point).collect();
    prepared
}

#[test]
fn every_figure_of_the_settlement_is_the_same_for_the_fit_and_for_the_report() {
    let prepared = with_every_figure(800);
    // Eight keys of five schemes and of all together, and nine of the run.
    assert_eq!(prepared.behaviour.published.len(), 6 * 8 + 9);
    let mut run = run_only(&prepared, &[], &Silent).unwrap();
    run.settled_then = settled_then(&prepared).unwrap();
    let (report, _) = assemble(&prepared, run).unwrap();
    let tables = report.sections.iter().flat_map(|section| &section.blocks);
    let table = tables.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let table = table.into_iter().find(|table| table.key == "afrekening_gepubliceerd").unwrap();
    let at = |key: &str| table.columns.iter().position(|column| column.key == key).unwrap();
    let (then, now) = (at("ijkjaar"), at("gesimuleerd"));
    let mut compared = 0;
    for row in &table.rows {
        match (&row.cells[then], &row.cells[now]) {
            (Cell::Number { value: then, .. }, Cell::Number { value: now, .. }) => {
                assert_eq!(then, now, "{}", row.key);
                compared += 1;
            }
            // Too few households to show.
            (Cell::Missing, Cell::Suppressed | Cell::Blank) => {}
            other => panic!("{}: {other:?}", row.key),
        }
    }
    assert_eq!(table.rows.len(), prepared.behaviour.published.len());
    assert!(compared >= 40, "only {compared} figures are shown");
}

/// How far a fitted figure may be off. At 200,000 households the worst is 15.8% (mean of what is paid afterwards), the next
/// 12.0%; half of the dials stand at an end of their range, and a new fit at 80,000 gains nothing (worst 13.1%). In the first
/// 20,000 households of one seed all were once within a ninth: that was the sample, not the model.
const FITTED_WITHIN: f64 = 1.0 / 6.0;

#[test]
fn what_the_dials_are_fitted_to_comes_out_within_a_sixth_of_what_was_published_and_the_euros_within_a_tenth() {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(HOUSEHOLDS), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap_or_else(|e| panic!("{e}"));
    let figures = settled_then(&prepared).unwrap_or_else(|e| panic!("{e}")).unwrap();
    let points: Vec<_> = prepared.behaviour.published.iter().zip(figures).collect();
    // Recovered and paid afterwards, share and mean of 2016; shares of huurtoeslag and of kinderopvangtoeslag apart.
    assert_eq!(points.iter().filter(|(point, _)| point.is_fitted()).count(), 8);
    // The euros are fitted to nothing: they follow when shares, means and the number of awards are right together.
    let is_total = |key: &str| ["terugvordering.euro", "nabetaling.euro"].contains(&key);
    for (point, figure) in points.iter().filter(|(point, _)| point.is_fitted() || is_total(&point.point.key)) {
        let off = figure.unwrap() / point.point.figure.value - 1.0;
        let bound = if is_total(&point.point.key) { 0.10 } else { FITTED_WITHIN };
        assert!(off.abs() <= bound, "{}: {off:+.3}", point.point.key);
    }
}
