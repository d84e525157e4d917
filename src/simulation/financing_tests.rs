//! The solver on bills that can be worked out by hand: money raised is a straight line in each number.

use super::*;
use std::cell::Cell;

const NAME: (&str, &str) = ("Stap", "Step");

fn parameters(name: &str, limit: &str, back: Option<&str>) -> FinancingStep {
    let means = Means::Parameters {
        targets: vec![name.into()],
        mode: FinancingMode::Add,
        limit: limit.parse().unwrap(),
        back: back.map(|back| back.parse().unwrap()),
    };
    FinancingStep { name: Text::new(NAME.0, NAME.1), means, share: None }
}

fn outside(most_euros_year: f64) -> FinancingStep {
    let payer = Text::new("OCW", "Education");
    let means = Means::Outside { payer, most_euros_year };
    FinancingStep { name: Text::new(NAME.0, NAME.1), means, share: None }
}

/// A point of the rate brings in 100 million, a point of the premium 50 million.
fn raised(changes: &ParameterOverrides) -> Result<f64, RunError> {
    let worth = |name: &str| if name == "tarief" { 1e8 } else { 5e7 };
    Ok(changes
        .iter()
        .map(|(target, change)| match change {
            ParameterChange::Add(amount) => worth(&target.name) * amount.to_f64().unwrap(),
            other => panic!("{other:?}"),
        })
        .sum())
}

fn plan(division: Division, steps: Vec<FinancingStep>) -> FinancingPlan {
    FinancingPlan { division, steps }
}

fn added(solution: &Solution, name: &str) -> f64 {
    let own = solution.changes.iter().filter(|(target, _)| target.name == name);
    own.map(|(_, change)| match change {
        ParameterChange::Add(amount) => amount.to_f64().unwrap(),
        other => panic!("{other:?}"),
    })
    .sum()
}

#[test]
fn steps_in_order_are_filled_before_the_next_is_touched() {
    // 350 million: three points of the rate (300) and one point of the premium (50).
    let steps = vec![parameters("tarief", "3", None), parameters("premie", "9", None)];
    let found = solve(&plan(Division::InOrder, steps), 3.5e8, &raised).unwrap();
    assert!(found.is_reached);
    assert_eq!(added(&found, "tarief"), 3.0);
    assert!((added(&found, "premie") - 1.0).abs() < 1e-6);
}

#[test]
fn by_shares_each_step_pays_its_part_of_the_bill() {
    // 400 million, three quarters by the rate (300: three points), a quarter by the premium (100: two points).
    let mut steps = vec![parameters("tarief", "9", None), parameters("premie", "9", None)];
    (steps[0].share, steps[1].share) = (Some(0.75), Some(0.25));
    let found = solve(&plan(Division::ByShares, steps), 4e8, &raised).unwrap();
    assert!(found.is_reached);
    assert!((added(&found, "tarief") - 3.0).abs() < 1e-6);
    assert!((added(&found, "premie") - 2.0).abs() < 1e-6);
}

#[test]
fn what_the_steps_cannot_reach_is_left_and_they_stay_at_their_ends() {
    let steps = vec![parameters("tarief", "1", None), outside(2e7)];
    let found = solve(&plan(Division::InOrder, steps), 5e8, &raised).unwrap();
    assert!(!found.is_reached);
    assert_eq!(added(&found, "tarief"), 1.0);
    assert_eq!(found.outside[0].euros_year, 2e7);
}

#[test]
fn a_variant_that_brings_in_money_gives_it_back_where_the_range_allows() {
    // 150 million to give back: one and a half points off the rate.
    let steps = vec![outside(1e9), parameters("tarief", "5", Some("-2"))];
    let found = solve(&plan(Division::InOrder, steps), -1.5e8, &raised).unwrap();
    assert!(found.is_reached && found.outside.is_empty());
    assert!((added(&found, "tarief") + 1.5).abs() < 1e-6);
    let one_way = solve(&plan(Division::InOrder, vec![parameters("tarief", "5", None)]), -1.5e8, &raised).unwrap();
    assert!(!one_way.is_reached && one_way.changes.is_empty());
}

#[test]
fn a_step_that_moves_nobody_is_a_mistake() {
    let nothing = |_: &ParameterOverrides| Ok(0.0);
    let steps = vec![parameters("tarief", "5", None)];
    let found = solve(&plan(Division::InOrder, steps), 1e8, &nothing);
    assert!(matches!(found, Err(RunError::Financing(FinancingError::NoEffect { .. }))));
}

#[test]
fn a_straight_line_takes_a_handful_of_tries() {
    let tries = Cell::new(0);
    let counted = |changes: &ParameterOverrides| {
        tries.set(tries.get() + 1);
        raised(changes)
    };
    let steps = vec![parameters("tarief", "9", None)];
    assert!(solve(&plan(Division::InOrder, steps), 1.234e8, &counted).unwrap().is_reached);
    assert!(tries.get() <= 5, "{} tries", tries.get());
}
