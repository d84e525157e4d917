//! In every place of every format that holds a number or a date, the ways in which people write one: each is read as
//! meant or refused with the line that is right.

use super::{complete, damage, load};
use stelsel::scenario::formats::Format;

/// As written, and the line that a message shows.
const NUMBERS: [(&str, &str); 7] = [
    ("24,5", "24.5"),
    ("€ 1.234,56", "1234.56"),
    ("13,73 %", "13.73"),
    ("1 234", "1234"),
    ("1\u{a0}234,5", "1234.5"),
    ("−12,5", "-12.5"),
    ("1.234.567", "1234567"),
];

#[test]
fn a_number_in_another_notation_is_refused_with_the_right_line_wherever_it_stands() {
    let (mut wrong, mut seen, mut shown) = (Vec::new(), 0, 0);
    for format in Format::ALL {
        for (name, table) in complete(format) {
            let (numbers, _) = damage::written(&table);
            for (at, place) in numbers.iter().enumerate() {
                // Each place with one notation in turn: all notations go through the same reader.
                let (written, right) = NUMBERS[at % NUMBERS.len()];
                seen += 1;
                let mistakes = load(format, &damage::with_word(&table, place, written));
                let shows = |m: &super::Mistake| m.remedy.contains(right) && m.message.contains(written);
                // A number that must stand bare: as text it is of another kind, and bare it is no TOML (`diag::toml_habits`).
                let of_kind = |m: &super::Mistake| m.tells_of_kind();
                shown += usize::from(mistakes.iter().any(shows));
                if !mistakes.iter().any(|m| shows(m) || of_kind(m)) {
                    wrong.push(format!("{name} {place} = {written}: {mistakes:?}"));
                }
            }
        }
    }
    assert!(seen >= 250, "only {seen} numbers in the complete files");
    assert!(shown >= 200, "the right line is shown for {shown} of {seen} only");
    assert!(wrong.is_empty(), "{} of {seen}: {wrong:#?}", wrong.len());
}

#[test]
fn what_could_be_a_dutch_thousand_is_read_nowhere() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for format in Format::ALL {
        for (name, table) in complete(format) {
            let (numbers, _) = damage::written(&table);
            for place in numbers {
                seen += 1;
                let mistakes = load(format, &damage::with_word(&table, &place, "150.000"));
                if mistakes.is_empty() {
                    wrong.push(format!("{name} {place}"));
                }
            }
        }
    }
    assert!(seen >= 250, "only {seen} numbers in the complete files");
    assert!(wrong.is_empty(), "{} of {seen}: {wrong:#?}", wrong.len());
}

#[test]
fn a_date_with_the_day_first_is_refused_with_the_right_line_wherever_it_stands() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for format in Format::ALL {
        for (name, table) in complete(format) {
            let (_, dates) = damage::written(&table);
            for place in dates {
                seen += 1;
                let mistakes = load(format, &damage::with_word(&table, &place, "01-07-2026"));
                if !mistakes.iter().any(|m| m.remedy.contains("2026-07-01")) {
                    wrong.push(format!("{name} {place}: {mistakes:?}"));
                }
            }
        }
    }
    assert!(seen >= 15, "only {seen} dates in the complete files");
    assert!(wrong.is_empty(), "{} of {seen}: {wrong:#?}", wrong.len());
}
