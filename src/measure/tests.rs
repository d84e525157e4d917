//! Tests of a whole measurement on a small made-up run.

use super::test_fixtures::{facts, ledger, record, run, scheme_of};
use super::*;
use crate::evidence::{Evidence, Sourced};
use crate::measure::indicators::{keyed, known_names};
use crate::text::Text;

/// 400 households of weight 10 with incomes 20.000, 20.050, …; the variant gives every one 100 more zorgtoeslag.
fn small_run() -> RunData {
    let records = |right: i64| (0..400).map(|i| record(20_000 + 50 * i, 4_000, vec![ledger(right, true)])).collect();
    run(facts(400, 10.0), scheme_of("zorgtoeslag"), records(1_200), scheme_of("zorgtoeslag"), records(1_300))
}

#[test]
fn one_and_several_threads_give_the_same_bits() {
    let data = small_run();
    let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    assert_eq!(pool(1).install(|| measure(&data)), pool(3).install(|| measure(&data)));
}

#[test]
fn every_known_key_has_a_unit_and_a_figure() {
    let measures = measure(&small_run()).unwrap();
    let ids: Vec<&str> = measures.base_schemes.iter().map(|s| s.id.as_str()).collect();
    let keys = known_names(&ids);
    // One scheme and all together with 17 names each, and 18 of the run.
    assert_eq!(keys.len(), 2 * 17 + 18);
    for key in keys {
        assert!(keyed(&key).unwrap().is_known(&ids), "{key}");
        assert!(keyed(&key).unwrap().of(measures.base()).is_some(), "{key}");
    }
}

fn point(key: &str, value: f64) -> PublishedPoint {
    PublishedPoint {
        name: Text::same("voorbeeld"),
        key: key.to_owned(),
        figure: Sourced { value, low: None, high: None, source: "bedacht".to_owned(), grade: Evidence::Sourced },
        own_prices: None,
        year_note: Text::same("2026"),
        bearing: Bearing::Tests,
    }
}

#[test]
fn a_figure_by_another_definition_has_no_deviation() {
    let measures = measure(&small_run()).unwrap();
    let reason = Bearing::NotComparable(Text::same("telt personen"));
    let points = [PublishedPoint { bearing: reason, ..point("zorgtoeslag.huishoudens", 5_000.0) }];
    let compared = compare_published(measures.base(), &measures.base_schemes, &points).unwrap();
    // 4.000 simulated beside 5.000 would be −20%.
    assert_eq!((compared[0].simulated.value(), compared[0].deviation), (Some(4_000.0), None));
}

#[test]
fn a_median_over_households_counts_a_large_household_once() {
    // 200 households of one person with 10.000 and 199 of four persons with 20.000: of 399 households the middle one
    // (the 200th) has 10.000; of the 996 persons the middle ones have 20.000.
    let mut data = small_run();
    data.facts.truncate(399);
    data.facts.iter_mut().skip(200).for_each(|fact| fact.persons = 4.0);
    for variant in &mut data.variants {
        let income = |i: i64| record(if i < 200 { 10_000 } else { 20_000 }, 0, vec![ledger(0, true)]);
        variant.records = (0..399).map(income).collect();
    }
    let measures = measure(&data).unwrap();
    let figure = |key: &str| keyed(key).unwrap().of(measures.base()).unwrap().value().unwrap();
    assert_eq!((figure("inkomen.mediaan.huishoudens"), figure("inkomen.mediaan")), (10_000.0, 20_000.0));
    // Gini of shares p with a and 1 − p with b: p(1 − p)(b − a) / mean. Households: p = 200/399, mean
    // (200 × 10.000 + 199 × 20.000)/399; persons: p = 200/996, mean (200 × 10.000 + 796 × 20.000)/996.
    let two = |p: f64| p * (1.0 - p) * 10_000.0 / (p * 10_000.0 + (1.0 - p) * 20_000.0);
    assert!((figure("inkomen.gini.huishoudens") - two(200.0 / 399.0)).abs() < 1e-12);
    assert!((figure("inkomen.gini") - two(200.0 / 996.0)).abs() < 1e-12);
}

#[test]
fn the_deviation_is_simulated_over_published_minus_one() {
    let measures = measure(&small_run()).unwrap();
    // 4.000 households with 1.200 each: 4.800.000; published 5.000.000: −4%.
    let points = [point("zorgtoeslag.huishoudens", 4_000.0), point("zorgtoeslag.euro", 5_000_000.0)];
    let compared = compare_published(measures.base(), &measures.base_schemes, &points).unwrap();
    assert_eq!(compared[0].deviation, Some(0.0));
    assert!((compared[1].deviation.unwrap() + 0.04).abs() < 1e-12);
}

#[test]
fn a_published_figure_of_a_scheme_is_that_of_all_schemes_under_its_law() {
    // 400 households of weight 10 with 1200 each; in a quarter of them a grown child has 600 in its own
    // name, in another quarter one leaves that unused.
    let schemes = || {
        let [first, mut second] = ["zorgtoeslag", "zorgtoeslag_medebewoners"].map(|id| scheme_of(id).remove(0));
        second.demands.law = first.demands.law.clone();
        vec![first, second]
    };
    let one = |i: i64| {
        let own = match i % 4 {
            0 => ledger(600, true),
            1 => ledger(600, false),
            _ => ledger(0, false),
        };
        record(20_000 + 50 * i, 4_000, vec![ledger(1_200, true), own])
    };
    let records = || (0..400).map(one).collect::<Vec<_>>();
    let measures = measure(&run(facts(400, 10.0), schemes(), records(), schemes(), records())).unwrap();
    let figure = |key: &str| keyed(key).unwrap().of(measures.base()).unwrap().value().unwrap();
    assert_eq!(figure("zorgtoeslag.huishoudens"), 4_000.0);
    assert_eq!(figure("zorgtoeslag.ontvangers"), 5_000.0);
    assert_eq!(figure("zorgtoeslag.toekenningen"), 5_000.0);
    assert_eq!(figure("zorgtoeslag.euro"), 4_000.0 * 1_200.0 + 1_000.0 * 600.0);
    // One of six rights.
    assert!((figure("zorgtoeslag.nietgebruik") - 1_000.0 / 6_000.0).abs() < 1e-12);
    assert_eq!(figure("zorgtoeslag_medebewoners.ontvangers"), 1_000.0);
}

#[test]
fn a_published_point_with_an_unknown_key_is_refused() {
    let measures = measure(&small_run()).unwrap();
    let result = compare_published(measures.base(), &measures.base_schemes, &[point("zorgtoslag.euro", 1.0)]);
    assert!(matches!(result, Err(MeasureError::UnknownKey { key, .. }) if key == "zorgtoslag.euro"));
}

#[test]
fn a_missing_record_is_refused() {
    let mut data = small_run();
    data.variants[1].records.pop();
    assert!(matches!(measure(&data), Err(MeasureError::Records { found: 399, expected: 400, .. })));
}

#[test]
fn a_weight_of_nil_is_refused() {
    let mut data = small_run();
    data.facts[7].weight = 0.0;
    assert!(matches!(measure(&data), Err(MeasureError::NotPositive { household: 7, what: "weight", .. })));
}

#[test]
fn the_balance_worsens_by_what_households_gain() {
    let measures = measure(&small_run()).unwrap();
    let variant = &measures.others()[0];
    let change = variant.budget.change.as_ref().unwrap();
    // 4.000 households × 100.
    assert_eq!(change.balance.value(), Some(400_000.0));
    assert_eq!(change.policy.value(), Some(400_000.0));
    assert_eq!(variant.change_of(Group::All).unwrap().euros.value(), Some(100.0));
    // A kind of household that does not occur has no figures.
    let other = variant.change_of(Group::Kind(crate::delivery::HouseholdKind::Other)).unwrap();
    assert_eq!((other.records, other.median, other.euros), (0, Figure::Undefined, Figure::Undefined));
}

#[test]
fn about_nineteen_in_twenty_intervals_contain_the_truth() {
    // Incomes uniform between 0 and 1: mean and median 1/2, Gini 1/3, p90/p10 nine. In 1.000 samples of 200, a 95%
    // interval misses in 50 ± 2 × √(1.000 × 0,05 × 0,95) = 36 to 64; the linearised ones may miss a little more.
    use rand::{Rng, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(2026);
    let mut missed = [0; 4];
    for _ in 0..1_000 {
        let incomes: Vec<f64> = (0..200).map(|_| (rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64).collect();
        let sample = Sample::new((0..200).collect(), |_| 5.0);
        let income = |i: usize| incomes[i];
        let median = *sample.median(income).known().unwrap();
        let mean = sample.mean(income).unwrap().estimate();
        let gini = gini(&sample, income).unwrap().estimate();
        let ratio = p90_p10(&sample, income).unwrap().estimate();
        let truths = [(median, 0.5), (mean, 0.5), (gini, 1.0 / 3.0), (ratio, 9.0)];
        for (count, (estimate, truth)) in missed.iter_mut().zip(truths) {
            *count += i32::from(estimate.low > truth || truth > estimate.high);
        }
    }
    assert!(missed[..3].iter().all(|count| (30..=75).contains(count)), "{missed:?}");
    assert!(missed[3] <= 110, "{missed:?}");
}
