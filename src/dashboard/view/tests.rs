//! What stands in the window, at several sizes.

use super::*;
use crate::dashboard::state::Outcome;
use crate::dashboard::test_fixtures;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn loaded(language: Language, tab: Tab) -> State {
    let mut state = State::new(language);
    state.next_job();
    state.on_outcome(Outcome::of_run(Ok(test_fixtures::data(80.0))));
    state.next_job();
    state.on_outcome(Outcome::Household(Ok(test_fixtures::household(1))));
    state.tab = tab;
    state
}

fn window(state: &State, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a test terminal");
    terminal.draw(|frame| draw(frame, state)).expect("draws");
    let buffer = terminal.backend().buffer();
    let line = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..height).map(line).collect::<Vec<String>>().join("\n")
}

fn assert_words(window: &str, words: &[&str]) {
    for word in words {
        assert!(window.contains(word), "`{word}` is not in\n{window}");
    }
}

#[test]
fn the_variants_stand_side_by_side_at_80_by_24() {
    let mut state = loaded(Language::Dutch, Tab::Variants);
    let top = window(&state, 80, 24);
    assert_words(&top, &["stelsel · Maand of jaar", "[Varianten]", "Toelage", "Niet-gebruik", "−11,2 punt"]);
    assert_words(&top, &["Saldo van de begroting", "412,3", "[317,1;", "Tab scherm", "q stoppen"]);
    // With its interval the last variant comes below the others.
    state.scroll = 13;
    assert_words(&window(&state, 80, 24), &["automatisch", "aantoonbaar"]);
}

#[test]
fn every_width_shows_the_intervals_and_the_sample() {
    let state = loaded(Language::Dutch, Tab::Variants);
    assert_words(&window(&state, 160, 50), &["[−13,0;\u{a0}−10,8]", "geen aantoonbaar verschil", "Transactiebasis"]);
    // At 80 columns as well, in more parts.
    let (narrow, state) = (window(&state, 80, 24), state);
    assert_words(&narrow, &["[", "steekproef: 50.000 huishoudens voor 8.560.000", "95%-interval"]);
    assert!(length(&state, Size { width: 80, height: 24 }) > room(Size { width: 80, height: 24 }));
    let all: Vec<String> = body(&state, 80, 19).iter().map(ToString::to_string).collect();
    assert!(all.iter().any(|line| line.contains("[−13,0")), "{all:?}");
}

#[test]
fn income_groups_show_bars_and_numbers() {
    let state = loaded(Language::Dutch, Tab::Deciles);
    assert_words(&window(&state, 80, 24), &["[Inkomensgroepen]", "De laagste inkomens", "−4,1%", "▒", "█", "↓"]);
    let wide = window(&state, 160, 50);
    assert_words(&wide, &["Toeslag per maand", "Toelage per jaar", "automatisch", "−4,1%", "+3,4%"]);
    let rule = wide.lines().nth(48).expect("fifty lines");
    assert!(rule.chars().all(|c| c == '─'), "everything fits, so nothing is said to be below: {rule}");
}

#[test]
fn what_is_asked_of_people_has_a_screen_of_its_own() {
    let state = loaded(Language::Dutch, Tab::Demands);
    let words = ["[Mensen en werk]", "Wat het van mensen vraagt", "Handelingen", "2,7", "3,6", "4,3%", "gemiddeld"];
    assert_words(&window(&state, 80, 24), &words);
    assert_words(&window(&state, 160, 50), &words);
}

#[test]
fn all_tabs_and_keys_fit_at_80_columns_in_both_languages() {
    for language in [Language::Dutch, Language::English] {
        for tab in Tab::ALL {
            let window = window(&loaded(language, tab), 80, 24);
            let lines: Vec<&str> = window.lines().collect();
            for name in [
                text!(tab_variants),
                text!(tab_deciles),
                text!(tab_demands),
                text!(tab_household),
                text!(tab_parameter),
            ] {
                assert!(lines[1].contains(name.get(language)), "{}", lines[1]);
            }
            assert!(lines[23].contains(text!(keys_quit).get(language)), "{tab:?}: {}", lines[23]);
        }
    }
}

/// The number at the end of a cell, as printed in whole euros.
fn number(cell: &str) -> f64 {
    cell.trim().replace(['€', ' ', '.'], "").replace('−', "-").parse().unwrap_or_else(|_| panic!("`{cell}`"))
}

#[test]
fn the_months_of_a_household_add_up_to_the_year_on_the_screen() {
    let window = window(&loaded(Language::Dutch, Tab::Household), 160, 50);
    let months = month_names();
    let first_cell = |line: &str| line.split_whitespace().nth(1).map(number);
    let row_of = |name: &str| {
        let is_row = |line: &&str| line.split_whitespace().next() == Some(name);
        window.lines().find(is_row).and_then(first_cell).unwrap_or_else(|| panic!("{name}\n{window}"))
    };
    let sum: f64 = months.iter().map(|name| row_of(&name.nl)).sum();
    let total = window.lines().find(|line| line.trim_start().starts_with("* jaar")).expect("a row for the year");
    assert_eq!(total.split_whitespace().nth(2).map(number), Some(sum), "{window}");
}

#[test]
fn a_household_shows_who_it_is_and_twelve_months() {
    let state = loaded(Language::Dutch, Tab::Household);
    let small = window(&state, 80, 24);
    assert_words(&small, &["Huishouden 1", "Alleenstaande ouder", "jan", "mrt", "2.140", "0-9 Enter"]);
    assert_words(&window(&state, 160, 50), &["dec", "* jaar", "26.680"]);
}

#[test]
fn the_chosen_parameter_is_marked_and_the_outcome_stands_below() {
    let mut state = loaded(Language::Dutch, Tab::Parameters);
    assert_words(&window(&state, 80, 24), &["> dekking automatische", "80 %", "60 – 95", "112,5 euro", "Saldo", "+/−"]);
    state.on_key(KeyEvent::new(KeyCode::Char('+'), KeyModifiers::NONE));
    state.next_job();
    assert_words(&window(&state, 80, 24), &["85 % …", "rekent…"]);
}

#[test]
fn a_failed_run_shows_its_whole_message_above_the_screen() {
    let mut state = loaded(Language::Dutch, Tab::Parameters);
    let message = "fout[S004]: deze waarde kan niet\n  doe dit: kies een waarde waarbij de toelage nog te financieren is uit de heffingskorting";
    state.on_outcome(Outcome::of_run(Err(message.to_owned())));
    assert_words(&window(&state, 80, 24), &["fout[S004]", "doe dit: kies", "heffingskorting", "> dekking", "Saldo"]);
}

#[test]
fn what_was_solved_for_a_financing_stands_with_the_parameters_and_the_variants() {
    for tab in [Tab::Parameters, Tab::Variants] {
        let state = loaded(Language::Dutch, tab);
        let lines = body(&state, 80, 19);
        let text = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_words(&text, &["extra belasting € 22,2 miljard", "€ 3.115,00 → € 1.557,50"]);
    }
    assert_words(&window(&loaded(Language::Dutch, Tab::Parameters), 80, 24), &["extra belasting", "Saldo"]);
}

#[test]
fn english_is_english() {
    let state = loaded(Language::English, Tab::Parameters);
    assert_words(&window(&state, 80, 24), &["[Parameters]", "coverage of automatic", "q quit", "Net budget"]);
}

#[test]
fn while_the_first_run_is_busy_the_window_says_so() {
    let mut state = State::new(Language::Dutch);
    state.next_job();
    for _ in 0..9 {
        state.on_tick();
        assert_words(&window(&state, 80, 24), &["rekent…", "q stoppen"]);
    }
}

#[test]
fn no_size_panics() {
    for tab in Tab::ALL {
        let mut state = loaded(Language::Dutch, tab);
        state.scroll = usize::MAX;
        for (width, height) in [(1, 1), (20, 5), (39, 10), (40, 10), (41, 11), (60, 15), (80, 24), (250, 80)] {
            let window = window(&state, width, height);
            length(&state, Size { width, height });
            if (width, height) == (20, 5) {
                assert_words(&window, &["venster te klein"]);
            }
        }
    }
}

#[test]
fn control_characters_from_the_source_are_replaced() {
    let mut state = loaded(Language::Dutch, Tab::Parameters);
    let data = state.data.as_mut().expect("loaded");
    data.title = Text::same("a\u{1b}[2Jb");
    data.parameters[0].name = Text::same("\u{9b}x");
    state.remark = Some(Remark::Failed("\u{7}fout".to_owned()));
    let window = window(&state, 80, 24);
    assert!(window.chars().all(|c| !c.is_control() || c == '\n'));
    assert_words(&window, &["a⟨U+001B⟩[2Jb", "⟨U+009B⟩x", "⟨U+0007⟩fout"]);
}
