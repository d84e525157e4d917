//! Claims about the target file: every mistake is named with its line, and every number in it does something.

use crate::diag::Source;
use crate::diag::plain_text;
use crate::population::tests::ASSESSMENT;
use crate::population::tests::FILE;
use crate::population::tests::are_told_in_english;
use crate::population::tests::assessment;
use crate::population::tests::content;
use crate::population::*;
use rayon::prelude::*;

/// The messages about the real file with one piece of text replaced.
fn mistakes(from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(FILE).unwrap();
    assert!(text.contains(from), "the file no longer holds `{from}`");
    match Spec::parse(&Source::new("nl-2026.toml", text.replacen(from, to, 1))) {
        Ok(_) => String::new(),
        Err(found) => {
            are_told_in_english(&found);
            plain_text(&found)
        }
    }
}

/// Line of a piece of text in the real file.
fn line_of(text: &str) -> usize {
    let whole = std::fs::read_to_string(FILE).unwrap();
    whole[..whole.find(text).unwrap()].matches('\n').count() + 1
}

#[test]
fn an_unknown_key_is_reported_with_its_line_and_the_likely_name() {
    let found = mistakes("naam = \"nl-2026\"", "naam = \"nl-2026\"\njaaar = 2026");
    let line = line_of("naam = \"nl-2026\"") + 1;
    assert!(found.contains(&format!("fout[B005]: nl-2026.toml:{line}:1")) && found.contains("`jaar`"), "{found}");
}

#[test]
fn a_misspelt_name_is_reported_with_its_line_and_the_likely_name() {
    let found = mistakes("id = \"model.prijsgroei_2026\"", "id = \"model.prysgroei_2026\"");
    let line = line_of("id = \"model.prijsgroei_2026\"");
    assert!(found.contains(&format!("nl-2026.toml:{line}:")), "{found}");
    assert!(
        found.contains("P020") && found.contains("P021") && found.contains("bedoelde u `model.prijsgroei_2026`"),
        "{found}"
    );
}

#[test]
fn a_negative_share_is_reported_with_its_line() {
    let from = "id = \"dynamiek.scheiding_kans\"\nwaarde = 0.82";
    let found = mistakes(from, "id = \"dynamiek.scheiding_kans\"\nwaarde = -0.82");
    assert!(found.contains(&format!("fout[P024]: nl-2026.toml:{}:", line_of(from) + 1)), "{found}");
}

#[test]
fn shares_that_do_not_add_up_are_reported() {
    let from = "  [7],\n  [34],\n";
    let found = mistakes(from, "  [7],\n  [44],\n");
    assert!(found.contains("P025") && found.contains("110.0"), "{found}");
}

#[test]
fn a_value_outside_its_own_range_is_reported() {
    let found = mistakes("waarde = 8560000", "waarde = 9560000");
    assert!(found.contains("P013"), "{found}");
}

#[test]
fn an_assumption_without_a_range_is_reported() {
    let found = mistakes("laag = 8480000\nhoog = 8640000\n", "");
    let block = line_of("id = \"huishoudens.totaal.2026\"") - 1;
    assert!(found.contains(&format!("fout[R021]: nl-2026.toml:{block}:")), "{found}");
}

#[test]
fn a_table_and_a_number_that_are_not_as_they_should_be_are_told_in_both_languages() {
    let number = "id = \"dynamiek.scheiding_kans\"\n";
    for (from, to, code) in [
        ("waarde = 8560000", "waarde = 9560000", "P013"),
        (number, "id = \"huishoudens.totaal.2026\"\n", "P015"),
        (number, "id = \"dynamiek.scheidingskans\"\n", "P021"),
        ("rijen = [\"eenpersoons\", ", "rijen = [\"eenpersoons\", \"meer\", ", "P014"),
        ("rijen = [\"eenpersoons\", ", "rijen = [\"eenpersoon\", ", "P023"),
        ("bron = [\"cbs", "bron = [\"cbz", "P010"),
    ] {
        let found = mistakes(from, to);
        assert!(found.contains(&format!("fout[{code}]")), "{code} in {found}");
    }
}

#[test]
fn all_mistakes_of_a_file_are_reported_at_once() {
    let text = std::fs::read_to_string(FILE).unwrap();
    let text =
        text.replacen("waarde = 0.82", "waarde = -0.82", 1).replacen("jaar = 2026", "jaaar = 2026\njaar = 2026", 1);
    let text = text.replacen("waarde = 8560000", "waarde = 9560000", 1);
    let found = plain_text(&Spec::parse(&Source::new("x.toml", text)).unwrap_err());
    for code in ["B005", "P013", "P024"] {
        assert!(found.contains(code), "{code} in {found}");
    }
}

#[test]
fn margins_that_contradict_each_other_are_refused() {
    // No source may occur with single pensioners any more, so their type cannot be met.
    let text = std::fs::read_to_string(FILE).unwrap();
    let text = text.replacen("  [0, 0, 0, 0, 0, 44, 38, 18],", "  [1, 0, 0, 0, 0, 0, 0, 0],", 1);
    let spec = Spec::parse(&Source::new("x.toml", text)).unwrap();
    assert!(matches!(Population::new(spec, 10, 1).err(), Some(PopulationError::NoFit { .. })));
}

/// Ways to change an entry a little that keep shares together where they must be.
fn nudges(content: &targets::entry::Content) -> Vec<targets::entry::Content> {
    use targets::entry::Content;
    let (rows, columns, values, margin_percent) = match content {
        Content::Number { value, range } => {
            let changed = [value * 0.9, value * 1.05, value + 1.0, value - 1.0];
            return changed.into_iter().map(|value| Content::Number { value, range: *range }).collect();
        }
        Content::Grid { rows, columns, values, margin_percent } => (rows, columns, values, margin_percent),
    };
    let (height, width) = (values.len(), values[0].len());
    let mut out = Vec::new();
    let mut add = |change: &dyn Fn(usize, usize, f64) -> f64| {
        let mut values = values.clone();
        for (r, row) in values.iter_mut().enumerate() {
            row.iter_mut().enumerate().for_each(|(c, value)| *value = change(r, c, *value));
        }
        let (rows, columns) = (rows.clone(), columns.clone());
        out.push(Content::Grid { rows, columns, values, margin_percent: *margin_percent });
    };
    add(&|_, _, value| value * 1.04);
    // Scaling a line of seed weights is undone by the fit; one weight is not.
    add(&|row, column, value| {
        if (row, column) == (0, 0) { value * 1.5 } else { value }
    });
    for r in 0..height.min(12) {
        add(&|row, _, value| if row == r { value * 1.04 } else { value });
        if r > 0 {
            // From one row to another, for columns that add up to 100.
            add(&|row, _, value| match row {
                row if row == r => value - 10.0,
                row if row == r - 1 => value + 10.0,
                _ => value,
            });
            add(&|row, _, value| match row {
                row if row == r => value - 1.0,
                row if row == r - 1 => value + 1.0,
                _ => value,
            });
        }
    }
    for c in 1..width.min(12) {
        add(&|_, column, value| if column == c { value * 1.04 } else { value });
        add(&|_, column, value| {
            if column == c {
                value - 1.0
            } else if column == c - 1 {
                value + 1.0
            } else {
                value
            }
        });
    }
    out
}

#[test]
fn every_number_in_the_file_moves_a_household_or_a_comparison() {
    let text = std::fs::read_to_string(FILE).unwrap();
    let source = Source::new("nl-2026.toml", text);
    let (document, _) = targets::read::document(&source);
    let document = document.unwrap();
    let outcome = |document: targets::read::Document| {
        let spec = Spec::from_document(&source, document, crate::diag::Diagnostics::default()).ok()?;
        Population::new(spec, 3_000, 1).ok()
    };
    let tables = |population: &Population| -> Vec<_> {
        (0..population.n_blocks()).map(|block| content(&population.block(block))).collect()
    };
    let plain = outcome(document.clone()).unwrap();
    let (plain_tables, plain_rows) = (tables(&plain), describe(&plain, &assessment()));
    let idle: Vec<&String> = document
        .entries
        .par_iter()
        .filter(|(name, entry)| {
            !nudges(&entry.content).into_iter().any(|content| {
                let mut changed = document.clone();
                changed.entries.get_mut(*name).unwrap().content = content;
                outcome(changed).is_some_and(|other| {
                    tables(&other) != plain_tables || describe(&other, &assessment()) != plain_rows
                })
            })
        })
        .map(|(name, _)| name)
        .collect();
    assert!(idle.is_empty(), "{idle:?} change nothing");
}

/// A text with every year so much later: those in quotes, in names and after `jaar =`; amounts stay.
fn moved(text: &str, by: i32) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut at, mut in_quotes) = (String::new(), 0, false);
    while at < chars.len() {
        let n = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let digits: String = chars[at..at + n].iter().collect();
        let is_year = n == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let is_in_name = out.ends_with(['-', '_']) || out.ends_with("jaar = ");
        if is_year && (in_quotes || is_in_name) {
            out.push_str(&(digits.parse::<i32>().unwrap() + by).to_string());
        } else if n > 0 {
            out.push_str(&digits);
        } else {
            in_quotes ^= chars[at] == '"';
            out.push(chars[at]);
        }
        at += n.max(1);
    }
    out
}

#[test]
fn an_edition_of_another_year_is_another_file_and_no_line_of_the_program() {
    let read = |path: &str, by: i32| moved(&std::fs::read_to_string(path).unwrap(), by);
    let rows = |by: i32| {
        let spec = Spec::parse(&Source::new("nl.toml", read(FILE, by))).unwrap_or_else(|told| panic!("{told}"));
        let assessment = Assessment::parse(&Source::new("toetsing.toml", read(ASSESSMENT, by)), &spec)
            .unwrap_or_else(|told| panic!("{told}"));
        let population = Population::new(spec, 300, 1).unwrap();
        assert_eq!(i32::from(population.year()), 2026 + by);
        describe(&population, &assessment)
    };
    let (shipped, next) = (rows(0), rows(1));
    assert_eq!(shipped.len(), next.len());
    for (before, after) in shipped.iter().zip(&next) {
        assert_eq!(
            (moved(&format!("\"{}\"", before.name), 1), before.target),
            (format!("\"{}\"", after.name), after.target)
        );
        assert_eq!(before.tolerance, after.tolerance, "{}", after.name);
    }
}
