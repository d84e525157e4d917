//! Claims about the comparisons of a target file: every name in them is checked, and a new one needs no line of the program.

use crate::diag::Diagnostic;
use crate::diag::Source;
use crate::diag::plain_text;
use crate::population::targets::measures::SUMS;
use crate::population::targets::measures::VALUES;
use crate::population::targets::tally::Growth;
use crate::population::targets::tally::Tally;
use crate::population::tests::FILE;
use crate::population::tests::are_told_in_english;
use crate::population::tests::assessment;
use crate::population::tests::spec;
use crate::population::*;
use std::collections::BTreeSet;

/// The shipped file with a block behind it.
fn with(block: &str) -> Result<Spec, String> {
    let text = std::fs::read_to_string(FILE).unwrap();
    Spec::parse(&Source::new("t.toml", format!("{text}\n{block}"))).map_err(|found| {
        are_told_in_english(&found);
        plain_text(&found)
    })
}

/// The message about a block, of which there is one, and the line of the block that it points at.
fn refusal(block: &str) -> (String, String) {
    let found = with(block).unwrap_err();
    assert_eq!(found.matches("fout[").count(), 1, "{found}");
    let before = std::fs::read_to_string(FILE).unwrap().matches('\n').count() + 1;
    let line: usize = found.split("t.toml:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
    (found, block.lines().nth(line - before - 1).unwrap().to_owned())
}

fn block(rest: &str) -> String {
    let head = "[[vergelijking]]\nonderdeel = \"nieuw\"\neenheid = \"huishoudens\"\nsoort = \"toetsen\"\n";
    format!("{head}naam = \"proef\"\n{rest}\n")
}

#[test]
fn a_comparison_more_is_a_block_in_the_file() {
    let spec = with(
        &block(
            "doel = \"huishoudens.type\"\nrijen = [\"eenouder\", \"overig\"]\nkolommen = [\"huishoudens\"]\n\
         factor = 10\nmaat = \"aandeel\"\ntelling = \"{rij}\"\nvan = \"alle\"",
        )
        .replace("proef", "proef {rij} van {jaar}"),
    );
    let population = Population::new(spec.unwrap(), 500, 1).unwrap();
    let rows = describe(&population, &assessment());
    let rows: Vec<_> = rows.iter().filter(|row| row.theme == "nieuw").collect();
    assert_eq!(
        rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["proef eenouder van 2024", "proef overig van 2024"]
    );
    // By hand: the cells of `huishoudens.type.2024` times ten.
    let [parents, others] = [cell_of("eenouder"), cell_of("overig")];
    assert_eq!([rows[0].target, rows[1].target], [10.0 * parents, 10.0 * others]);
}

/// A cell of `huishoudens.type.2024` as it stands in the shipped file, read without the reader of the program.
fn cell_of(row: &str) -> f64 {
    let file: toml::Table = std::fs::read_to_string(FILE).unwrap().parse().unwrap();
    let tables = file["tabel"].as_array().unwrap();
    let table = tables.iter().find(|table| table["id"].as_str() == Some("huishoudens.type.2024")).unwrap();
    let at = table["rijen"].as_array().unwrap().iter().position(|name| name.as_str() == Some(row)).unwrap();
    table["waarden"][at][0].as_integer().unwrap() as f64
}

#[test]
fn a_name_in_a_comparison_that_is_not_there_is_reported_where_it_stands_with_the_nearest() {
    let table = "kolommen = [\"huishoudens\"]\nmaat = \"aantal\"\ntelling = \"alle\"";
    for (rest, code, line, words) in [
        ("doel = \"huishoudens.typen\"\nmaat = \"elders\"", "P036", "doel", "bedoelde u `huishoudens.type`?"),
        ("doel = \"huishoudens.type\"\nmaat = \"elders\"", "P036", "doel", "noem de cellen met `rijen` en `kolommen`"),
        (&format!("doel = \"huishoudens.totaal\"\n{table}"), "P036", "doel", "laat `rijen` en `kolommen` weg"),
        (&format!("doel = \"huishoudens.type\"\nrijen = [\"eenouders\"]\n{table}"), "P036", "rijen", "`eenouder`?"),
        (
            &format!("doel = \"huishoudens.type\"\n{}", table.replace("huishoudens", "huishouden")),
            "P036",
            "kolommen",
            "bedoelde u `huishoudens`?",
        ),
        (
            "doel = \"huishoudens.totaal\"\ngroei = \"cbs.longroei\"\nmaat = \"elders\"",
            "P036",
            "groei",
            "bedoelde u `cbs.loongroei`?",
        ),
        (
            "doel = \"huishoudens.totaal\"\nmaat = \"aantal\"\ntelling = \"groep 11 eenouder\"",
            "P038",
            "telling",
            "bedoelde u `groep 1 eenouder`?",
        ),
        (
            "doel = \"huishoudens.totaal\"\nmaat = \"aantal\"\ntelling = \"bruto\"",
            "P038",
            "telling",
            "gemiddelde, kwantiel",
        ),
        ("doel = \"huishoudens.totaal\"\nmaat = \"gini\"\ntelling = \"alle\"", "P038", "telling", "aantal of aandeel"),
        (
            "doel = \"huishoudens.totaal\"\nmaat = \"aantal\"\ntelling = \"groep {rij}\"",
            "P037",
            "telling",
            "kies uit: {jaar}",
        ),
        (
            "doel = \"huishoudens.totaal\"\nmaat = \"kwantiel\"\ntelling = \"bruto\"\nkwantiel = \"0.5\"",
            "P037",
            "kwantiel",
            "p50 is de mediaan",
        ),
        (
            "doel = \"huishoudens.totaal\"\nverhouding = [\"huishoudens.totaal\"]\nmaat = \"elders\"",
            "P037",
            "verhouding",
            "noem er twee",
        ),
    ] {
        let (found, at) = refusal(&block(rest));
        assert!(found.contains(&format!("fout[{code}]")) && found.contains(words), "{rest}\n{found}");
        assert!(at.starts_with(line), "{at}\n{found}");
    }
}

#[test]
fn a_row_that_stands_there_twice_is_reported_at_both_places() {
    let twice = block("doel = \"huishoudens.totaal\"\nmaat = \"elders\"").repeat(2);
    let text = std::fs::read_to_string(FILE).unwrap();
    let first = text.matches('\n').count() + 2 + 4;
    let found = Spec::parse(&Source::new("t.toml", format!("{text}\n{twice}"))).unwrap_err();
    let places = |d: &Diagnostic| d.places.iter().map(|p| p.source.line_column(p.span.start).0).collect::<Vec<_>>();
    // The name is the fifth line of a block of seven.
    assert_eq!(found.0.iter().map(|d| (d.code, places(d))).collect::<Vec<_>>(), [("P039", vec![first + 7, first])]);
}

#[test]
fn mistakes_in_two_comparisons_are_told_at_once() {
    let wrong = [
        block("doel = \"huishoudens.typen\"\nmaat = \"elders\""),
        block("doel = \"huishoudens.totaal\"\nmaat = \"aantal\"\ntelling = \"allen\""),
        block("doel = \"huishoudens.totaal\"\nmaat = \"aantal\""),
    ];
    let found = with(&wrong.concat()).unwrap_err();
    for code in ["P036", "P038", "B003"] {
        assert!(found.contains(code), "{code} in {found}");
    }
}

/// Counts that a sample of some thousands may lack: a group of ten with a type or source that is rare in it.
fn is_rare(name: &str) -> bool {
    ["groep", "vermogensgroep"].iter().any(|word| name.starts_with(word))
}

#[test]
fn what_can_be_named_is_what_is_counted() {
    let population = Population::new(spec(), 4_000, 1).unwrap();
    let mut tally = Tally::default();
    let growth = Growth { wealth: 1.0, since_source: [1.0; 3], prices: 1.0 };
    for block in 0..population.n_blocks() {
        for id in population.block_ids(block) {
            tally.household(&population.generator.household(id), &population, growth);
        }
    }
    let [sums, values] = tally.names();
    let strange: Vec<_> = sums.difference(&SUMS).chain(values.difference(&VALUES)).collect();
    assert!(strange.is_empty(), "counted but not in the list: {strange:?}");
    let missing: BTreeSet<_> = SUMS.difference(&sums).chain(VALUES.difference(&values)).collect();
    let missing: Vec<_> = missing.into_iter().filter(|name| !is_rare(name)).collect();
    assert!(missing.is_empty(), "in the list but not counted: {missing:?}");
}
