//! Every number of the behaviour file has a range: a minus sign before it, or a number that nobody can mean, is refused.

use crate::common::root;
use std::fs;
use stelsel::scenario::behaviour::read_behaviour;

/// Numbers of published figures have no other range than that of an amount.
fn is_published(line: &str) -> bool {
    line.starts_with("cijfer = ")
}

#[test]
fn a_number_of_the_behaviour_file_that_cannot_be_is_refused_where_it_stands() {
    let text = fs::read_to_string(root().join("scenarios/gedrag/gedrag-2026.toml")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gedrag.toml");
    let (mut tried, mut wrong) = (0, Vec::new());
    for (at, line) in text.lines().enumerate() {
        let Some((before, rest)) = line.split_once("waarde = \"") else { continue };
        let (_, after) = rest.split_once('"').unwrap();
        for number in ["-1", "999999999999"] {
            // An amount of a million million is large, and an amount.
            if is_published(line) && number != "-1" {
                continue;
            }
            let damaged = format!("{before}waarde = \"{number}\"{after}");
            let lines: Vec<&str> =
                text.lines().enumerate().map(|(n, own)| if n == at { damaged.as_str() } else { own }).collect();
            fs::write(&file, lines.join("\n")).unwrap();
            tried += 1;
            let is_told = read_behaviour(&file).is_err_and(|mistakes| {
                let places = mistakes.0.iter().flat_map(|mistake| &mistake.places);
                places.map(|place| place.source.line_column(place.span.start).0).any(|told| told == at + 1)
            });
            if !is_told {
                wrong.push(format!("line {}: {number}: {line}", at + 1));
            }
        }
    }
    assert!(tried > 150, "only {tried} were tried");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
