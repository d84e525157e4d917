//! The settlement of the base in the year that the dials of reporting are fitted to, beside what was published.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;
use stelsel::scenario::fit::settled_then;
use stelsel::scenario::run::{Overrides, prepare};

/// As many as the report takes for that year.
const HOUSEHOLDS: u32 = 20_000;

#[test]
fn what_the_dials_are_fitted_to_comes_out_within_a_ninth_of_what_was_published_and_the_euros_within_a_tenth() {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(HOUSEHOLDS), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap_or_else(|e| panic!("{e}"));
    let figures = settled_then(&prepared).unwrap_or_else(|e| panic!("{e}")).unwrap();
    let points: Vec<_> = prepared.behaviour.published.iter().zip(figures).collect();
    // Recovered and paid afterwards, share and mean of 2016; shares of huurtoeslag and of kinderopvangtoeslag apart.
    assert_eq!(points.iter().filter(|(point, _)| point.is_fitted).count(), 8);
    // The euros are fitted to nothing: they follow when shares, means and the number of awards are right together.
    let is_total = |key: &str| ["terugvordering.euro", "nabetaling.euro"].contains(&key);
    for (point, figure) in points.iter().filter(|(point, _)| point.is_fitted || is_total(&point.key)) {
        let off = figure.unwrap() / point.value - 1.0;
        let bound = if is_total(&point.key) { 0.10 } else { 1.0 / 9.0 };
        assert!(off.abs() <= bound, "{}: {off:+.3}", point.key);
    }
}
