//! Keys and outcomes in, state and jobs out.

use super::*;
use crate::dashboard::test_fixtures;

fn press(state: &mut State, code: KeyCode) {
    state.on_key(KeyEvent::new(code, KeyModifiers::NONE));
}

fn type_text(state: &mut State, text: &str) {
    for c in text.chars() {
        press(state, KeyCode::Char(c));
    }
}

/// A state that has loaded, with household 1 known and nothing to do.
fn loaded() -> State {
    let mut state = State::new(Language::Dutch);
    assert_eq!(state.next_job(), Some(Job::Load));
    state.on_outcome(Outcome::of_run(Ok(test_fixtures::data(80.0))));
    assert_eq!(state.next_job(), Some(Job::Household(1)));
    state.on_outcome(Outcome::Household(Ok(test_fixtures::household(1))));
    assert!(!state.is_busy());
    state
}

fn at(tab: Tab) -> State {
    let mut state = loaded();
    while state.tab != tab {
        press(&mut state, KeyCode::Tab);
    }
    state
}

#[test]
fn tab_goes_round_in_both_directions() {
    let mut state = loaded();
    let mut seen = Vec::new();
    for _ in 0..Tab::ALL.len() {
        seen.push(state.tab);
        press(&mut state, KeyCode::Tab);
    }
    assert_eq!(seen, Tab::ALL);
    assert_eq!(state.tab, Tab::Variants);
    press(&mut state, KeyCode::BackTab);
    assert_eq!(state.tab, Tab::Parameters);
}

#[test]
fn q_and_control_c_stop() {
    let mut state = loaded();
    press(&mut state, KeyCode::Char('q'));
    assert!(state.wants_to_stop());
    let mut state = State::new(Language::Dutch);
    press(&mut state, KeyCode::Char('c'));
    assert!(!state.wants_to_stop());
    state.on_key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
    assert!(state.wants_to_stop());
}

#[test]
fn plus_asks_for_a_run_with_the_next_value() {
    let mut state = at(Tab::Parameters);
    press(&mut state, KeyCode::Char('+'));
    assert_eq!(state.wanted[0], 85.0);
    assert_eq!(state.next_job(), Some(Job::Change { index: 0, value: 85.0 }));
    assert!(state.is_busy());
    state.on_outcome(Outcome::of_run(Ok(test_fixtures::data(85.0))));
    // The household is asked for again: its cash has changed with the parameter.
    assert_eq!(state.next_job(), Some(Job::Household(1)));
}

#[test]
fn presses_during_a_run_become_one_run_afterwards() {
    let mut state = at(Tab::Parameters);
    press(&mut state, KeyCode::Char('-'));
    assert_eq!(state.next_job(), Some(Job::Change { index: 0, value: 75.0 }));
    press(&mut state, KeyCode::Char('-'));
    press(&mut state, KeyCode::Char('-'));
    assert_eq!(state.next_job(), None);
    state.on_outcome(Outcome::of_run(Ok(test_fixtures::data(75.0))));
    assert_eq!(state.wanted[0], 65.0, "what was asked for meanwhile is kept");
    assert_eq!(state.next_job(), Some(Job::Change { index: 0, value: 65.0 }));
}

#[test]
fn a_parameter_stops_at_its_bounds_and_says_so() {
    let mut state = at(Tab::Parameters);
    press(&mut state, KeyCode::Down);
    for _ in 0..3 {
        press(&mut state, KeyCode::Char('-'));
    }
    assert_eq!(state.wanted[1], 0.0);
    assert_eq!(state.remark, Some(Remark::AtLow));
    assert_eq!(state.next_job(), Some(Job::Change { index: 1, value: 0.0 }));
    press(&mut state, KeyCode::Char('+'));
    assert_eq!(state.remark, None);
}

#[test]
fn a_failed_run_puts_the_old_value_back() {
    let mut state = at(Tab::Parameters);
    press(&mut state, KeyCode::Char('+'));
    state.next_job();
    state.on_outcome(Outcome::of_run(Err("de toelage is niet te financieren".to_owned())));
    assert_eq!(state.wanted[0], 80.0);
    assert_eq!(state.remark, Some(Remark::Failed("de toelage is niet te financieren".to_owned())));
    assert!(!state.is_busy() && state.take_failure().is_none());
}

#[test]
fn a_failed_first_run_ends_the_dashboard() {
    let mut state = State::new(Language::Dutch);
    state.next_job();
    state.on_outcome(Outcome::of_run(Err("geen regels".to_owned())));
    assert_eq!(state.take_failure().as_deref(), Some("geen regels"));
}

#[test]
fn a_household_is_chosen_by_arrows_or_by_number() {
    let mut state = at(Tab::Household);
    press(&mut state, KeyCode::Right);
    assert_eq!(state.next_job(), Some(Job::Household(2)));
    state.on_outcome(Outcome::Household(Ok(test_fixtures::household(2))));
    type_text(&mut state, "47119");
    press(&mut state, KeyCode::Backspace);
    press(&mut state, KeyCode::Enter);
    assert_eq!(state.next_job(), Some(Job::Household(4711)));
    assert!(state.typed.is_empty());
}

#[test]
fn a_number_beyond_the_last_household_gives_the_last() {
    let mut state = at(Tab::Household);
    type_text(&mut state, "999999999");
    assert_eq!(state.typed, "99999", "no more digits than the last number has");
    press(&mut state, KeyCode::Enter);
    assert_eq!(state.number, 50_000);
    assert_eq!(state.remark, Some(Remark::AtHigh));
    press(&mut state, KeyCode::Home);
    press(&mut state, KeyCode::Enter);
    assert_eq!(state.number, 50_000, "enter without a number does nothing");
}

#[test]
fn the_scroll_position_stays_inside_the_text() {
    let mut state = loaded();
    press(&mut state, KeyCode::End);
    press(&mut state, KeyCode::Down);
    state.clamp_scroll(30, 19);
    assert_eq!(state.scroll, 11);
    press(&mut state, KeyCode::PageUp);
    assert_eq!(state.scroll, 1);
    press(&mut state, KeyCode::Tab);
    assert_eq!(state.scroll, 0);
}

#[test]
fn steps_are_exact_and_start_from_the_lowest_value() {
    let parameter = Parameter { low: 0.6, high: 1.0, step: 0.05, ..test_fixtures::data(80.0).parameters[0].clone() };
    assert_eq!(turned(&parameter, 0.6, Turn::Up), 0.65);
    assert_eq!(turned(&parameter, 0.65, Turn::Up), 0.7);
    assert_eq!(turned(&parameter, 0.62, Turn::Up), 0.65);
    assert_eq!(turned(&parameter, 0.62, Turn::Down), 0.6);
    assert_eq!(turned(&parameter, 1.0, Turn::Up), 1.0);
}

#[test]
fn keys_before_the_first_run_is_done_do_no_harm() {
    for tab in Tab::ALL {
        let mut state = State::new(Language::Dutch);
        state.tab = tab;
        for code in [KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right, KeyCode::Enter, KeyCode::Esc] {
            press(&mut state, code);
        }
        type_text(&mut state, "+-12");
        assert_eq!(state.next_job(), Some(Job::Load));
    }
}
