//! Use of the schemes in the base run beside what was published by scheme and group.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;
use stelsel::simulation::published_use::use_beside_published;
use stelsel::simulation::{Overrides, Silent, prepare, run_only};

/// Enough that the groups with a published rate have hundreds of entitled households.
const HOUSEHOLDS: u32 = 25_000;
/// A group in which one household weighs at most half a point.
const SMALLEST_GROUP: usize = 200;

#[test]
fn non_use_by_scheme_and_group_is_within_a_point_of_what_was_published() {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(HOUSEHOLDS), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap_or_else(|e| panic!("{e}"));
    let run = run_only(&prepared, &[], &Silent).unwrap_or_else(|e| panic!("{e}"));
    let check = use_beside_published(&run, &prepared.behaviour);
    let large = check.groups.iter().filter(|row| row.households >= SMALLEST_GROUP);
    let published: Vec<_> = large.filter_map(|row| Some((row, row.published?))).collect();
    // Four totals, and at least one group of each.
    assert!(published.len() >= 8, "only {} rows", published.len());
    for (row, rate) in published {
        let simulated = row.simulated.value().unwrap();
        assert!((simulated - rate).abs() <= 0.01, "{} {:?}: {simulated} against {rate}", row.scheme.nl, row.group);
    }
}
