//! Claims about the dials that the dashboard turns: which there are, where they stand, what turning one does.

use super::*;
use crate::diag::{Source, parse_document};
use crate::formats::{self, FoundDial, Turned};
use crate::text::Text;

fn number(key: &str, value: &str) -> String {
    format!("{key} = {{ waarde = \"{value}\", eenheid = \"x\", bron = \"proef\", zekerheid = \"bron\" }}\n")
}

/// A block with these three words and, for automatic award, a coverage of 0.8.
fn text(basis: &str, true_up: &str, access: &str) -> String {
    let coverage = if access == "ambtshalve" { number("dekking", "0.8") } else { String::new() };
    format!("grondslag = \"{basis}\"\nverrekening = \"{true_up}\"\ntoegang = \"{access}\"\n")
        + &number("vertraging_maanden", "1")
        + &number("tolerantie", "116")
        + &number("voorschot_factor", "1")
        + &number("terugbetaling_maanden", "24")
        + &number("extra_handelingen", "0")
        + &coverage
}

fn read(text: &str, turned: &Turned) -> (Dials, Vec<FoundDial>) {
    let source = Source::new("proef.toml", text);
    let root = parse_document(&source).unwrap();
    let body = |keys: &mut Keys<'_>| delivery(keys, None);
    let (found, gathered, diagnostics) = formats::read(&source, &root, Text::same("de proef"), turned, body);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    (found.unwrap().dials, gathered.dials)
}

fn standing(found: &[FoundDial]) -> Vec<(&str, Option<f64>)> {
    found.iter().map(|found| (found.path.as_str(), found.value)).collect()
}

#[test]
fn only_dials_with_a_meaning_are_offered_with_where_they_stand() {
    let of = |basis, true_up, access| read(&text(basis, true_up, access), &Turned::new()).1;
    let year = of("jaar", "beide_kanten", "ambtshalve");
    assert_eq!(
        standing(&year),
        [
            ("vertraging_maanden", Some(1.0)),
            ("verrekening", Some(1.0)),
            ("tolerantie", Some(116.0)),
            ("dekking", Some(80.0))
        ]
    );
    let month = of("maand", "beide_kanten", "aanvraag");
    assert_eq!(standing(&month), [("vertraging_maanden", Some(1.0)), ("maand.aanhouden_maanden", Some(0.0))]);
    assert_eq!(standing(&of("jaar", "geen", "aanvraag")), [("vertraging_maanden", Some(1.0))]);
}

#[test]
fn a_tolerance_by_year_of_decision_has_no_value_of_its_own() {
    let plain = text("jaar", "beide_kanten", "aanvraag");
    let by_year = plain.replace(&number("tolerantie", "116"), "tolerantie = \"jaar_van_beslissing\"\n");
    let (_, found) = read(&by_year, &Turned::new());
    assert_eq!(found.iter().find(|found| found.path == "tolerantie").unwrap().value, None);
    let (dials, _) = read(&by_year, &Turned::from([("tolerantie".to_owned(), 50.0)]));
    assert_eq!(dials.tolerance, Cents::from_euros(50));
}

#[test]
fn a_dial_that_is_turned_stands_where_it_was_put_and_moves_no_other() {
    for text in [text("jaar", "beide_kanten", "ambtshalve"), text("maand", "beide_kanten", "aanvraag")] {
        let (plain, start) = read(&text, &Turned::new());
        for dial in &start {
            for value in [dial.dial.low, dial.dial.low + dial.dial.step, dial.dial.high] {
                let (dials, now) = read(&text, &Turned::from([(dial.path.clone(), dial.dial.to_file(value))]));
                for (before, after) in start.iter().zip(&now) {
                    let expected = if before.path == dial.path { value } else { before.value.unwrap() };
                    assert!((after.value.unwrap() - expected).abs() < 1e-9, "{} at {value}: {}", dial.path, after.path);
                }
                if Some(value) != dial.value {
                    assert_ne!(dials, plain, "{} at {value}", dial.path);
                }
            }
        }
    }
}

#[test]
fn a_value_beyond_the_screen_is_cut_off() {
    let text = text("maand", "beide_kanten", "aanvraag");
    let (_, found) = read(&text, &Turned::new());
    let lag = &found[0];
    let (dials, _) = read(&text, &Turned::from([(lag.path.clone(), lag.dial.to_file(99.0))]));
    assert_eq!(dials.lag_months, 6);
}
