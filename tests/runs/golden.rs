//! The main run as it was: what a change moves in the figures and in the words of the report shows here, and nothing
//! else decides whether that is right.
//!
//! 5,000 households of `scenarios/maand-of-jaar.toml`: every cell of `cijfers.csv`, and the words of the report in both
//! languages as a browser shows them, one text of the page on a line. A change that means to move one of them is accepted
//! with `cargo insta review`, or by `INSTA_UPDATE=always cargo test --test runs golden`, and its cause goes in CHANGELOG.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::root;
use stelsel::report::{CsvFigures, HtmlReport, Render, assemble};
use stelsel::simulation::{Overrides, Silent, prepare, run};
use stelsel::units::Language;

const SAMPLE: u32 = 5_000;

#[test]
fn the_main_run_says_what_it_said() {
    let scenario = root().join("scenarios/maand-of-jaar.toml");
    let overrides = Overrides { sample: Some(SAMPLE), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap();
    let (report, _) = assemble(&prepared, run(&prepared, &Silent).unwrap()).unwrap();
    let figures = CsvFigures.render(&report, Language::Dutch).unwrap();
    let mut together = insta::Settings::clone_current();
    together.set_omit_expression(true);
    // Hashes of files move with every comment in them.
    together.add_filter(r"\b[0-9a-f]{64}\b", "[controlegetal]");
    together.bind(|| {
        insta::assert_snapshot!("cijfers", String::from_utf8(figures).unwrap());
        for (name, language) in [("rapport-nl", Language::Dutch), ("rapport-en", Language::English)] {
            let page = HtmlReport.render(&report, language).unwrap();
            insta::assert_snapshot!(name, words_of(&String::from_utf8(page).unwrap()));
        }
    });
}

/// What a page shows: the text between its tags, without drawings, styles and programs.
fn words_of(page: &str) -> String {
    let mut words = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let text = rest[..open].split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            words.push_str(&text);
            words.push('\n');
        }
        rest = &rest[open..];
        let silent = ["style", "script", "svg"].into_iter().find(|name| rest[1..].starts_with(name));
        let close = silent.map_or_else(|| ">".to_owned(), |name| format!("</{name}>"));
        rest = &rest[rest.find(&close).unwrap() + close.len()..];
    }
    words
}
