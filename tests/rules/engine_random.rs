//! Random small rulebooks on random households: both evaluators give the same results or both give none.
//!
//! A list of random numbers chooses the words of each formula, so that a failing case shrinks to a short one.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use proptest::prelude::*;
use std::fmt::Write;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate};
use stelsel::rulebook::{Plan, load_system};
use stelsel::table::{Column, HouseholdId, Table, ValueType};

/// Random choices, in order; nil when they are used up, so that every formula ends.
struct Choices<'a> {
    numbers: &'a [u32],
    at: usize,
}

impl Choices<'_> {
    fn below(&mut self, limit: u32) -> u32 {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number % limit
    }

    fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len() as u32) as usize]
    }
}

/// Where a formula stands: who it is for and which rules come before it.
#[derive(Clone, Copy)]
struct Place<'a> {
    person: bool,
    earlier: &'a [(String, bool)],
}

fn money(c: &mut Choices<'_>, depth: u32, place: Place<'_>) -> String {
    let usable: Vec<&str> =
        place.earlier.iter().filter(|(_, person)| place.person || !person).map(|(name, _)| name.as_str()).collect();
    let kind = if depth == 0 { c.below(4) } else { c.below(20) };
    let less = depth.saturating_sub(1);
    match kind {
        0 => if place.person { "loon" } else { "huur" }.to_owned(),
        1 => "huur".to_owned(),
        2 => {
            format!("{} EUR/maand", c.one_of(&["0", "0.01", "0.005", "23.50", "1234.56", "99999.99", "0.333333333333"]))
        }
        3 if !usable.is_empty() => c.one_of(&usable).to_owned(),
        3 => "per_maand(jaarbedrag)".to_owned(),
        4 => format!("({} + {})", money(c, less, place), money(c, less, place)),
        5 => format!("({} - {})", money(c, less, place), money(c, less, place)),
        6 => format!("min({}, {})", money(c, less, place), money(c, less, place)),
        7 => format!("max(0 EUR/maand, {})", money(c, less, place)),
        8 => format!("max({}, {})", money(c, less, place), money(c, less, place)),
        9 | 10 => {
            format!("(als {} dan {} anders {})", truth(c, less, place), money(c, less, place), money(c, less, place))
        }
        11 | 12 => format!("({} * {})", ratio(c, less, place), money(c, less, place)),
        13 => format!("({} / {})", money(c, less, place), c.one_of(&["3", "7", "12", "0.07", "1.21"])),
        14 | 15 => format!(
            "{}({}, op {})",
            c.one_of(&["afronden", "naar_beneden", "naar_boven"]),
            money(c, less, place),
            c.one_of(&["EUR", "cent", "5 EUR", "10 cent"])
        ),
        16 => format!("schijven({}, tarief)", money(c, less, place)),
        17 => format!("opzoeken(trap, {})", money(c, less, place)),
        18 => format!("gemiddelde_maanden({}, {})", money(c, less, place), 1 + c.below(5)),
        _ if place.person => format!("vorige({}, {})", money(c, less, place), 1 + c.below(4)),
        _ => {
            let inner = Place { person: true, ..place };
            let fold = c.one_of(&["som", "max", "min"]);
            format!("{fold}(personen: {} waar {})", money(c, less, inner), truth(c, less, inner))
        }
    }
}

fn ratio(c: &mut Choices<'_>, depth: u32, place: Place<'_>) -> String {
    let less = depth.saturating_sub(1);
    match if depth == 0 { c.below(2) } else { c.below(5) } {
        0 => c.one_of(&["0.5", "0.1373", "1.00000001", "2", "0.07"]).to_owned(),
        1 => "deel".to_owned(),
        2 => format!("({} / {})", money(c, less, place), money(c, less, place)),
        3 => {
            let below = money(c, less, place);
            format!("(als {below} > 0 EUR/maand dan {} / {below} anders 0)", money(c, less, place))
        }
        _ if place.person => format!("(1 / {})", c.one_of(&["3", "6", "11"])),
        _ => {
            let inner = Place { person: true, ..place };
            format!("(1 / max(1, aantal(personen: {})))", truth(c, less, inner))
        }
    }
}

fn truth(c: &mut Choices<'_>, depth: u32, place: Place<'_>) -> String {
    let less = depth.saturating_sub(1);
    match if depth == 0 { c.below(2) } else { c.below(7) } {
        0 => "koopt".to_owned(),
        1 if place.person => format!("leeftijd(geboren_op) >= {} jaar", c.one_of(&["18", "21", "67"])),
        1 => "huur > 500 EUR/maand".to_owned(),
        2 => format!("niet ({})", truth(c, less, place)),
        3 => format!("({} en {})", truth(c, less, place), truth(c, less, place)),
        4 => format!("({} of {})", truth(c, less, place), truth(c, less, place)),
        _ => {
            let sign = c.one_of(&["<", "<=", ">", ">=", "=", "<>"]);
            format!("({} {sign} {})", money(c, less, place), money(c, less, place))
        }
    }
}

const HEAD: &str = r#"
[regeling]
id = "proef"
naam = "Proef"
wet = "Proefwet"
bwb = "BWBR0000001"
uitvoerder = "Proef"
soort = "bouwsteen"

[invoer.loon]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"

[invoer.geboren_op]
voor = "persoon"
per = "vast"
eenheid = "datum"

[invoer.huur]
voor = "huishouden"
per = "maand"
eenheid = "EUR/maand"

[invoer.jaarbedrag]
voor = "huishouden"
per = "jaar"
eenheid = "EUR/jaar"

[invoer.koopt]
voor = "huishouden"
per = "maand"
eenheid = "ja/nee"

[parameter.deel]
eenheid = "%"
[[parameter.deel.waarde]]
vanaf = 2026-01-01
waarde = "13.73"
bron = "proef"
zekerheid = "bron"
[[parameter.deel.waarde]]
vanaf = 2026-07-01
waarde = "14.2"
bron = "proef"
zekerheid = "bron"

[tabel.tarief]
soort = "schijven"
eenheid_in = "EUR/maand"
eenheid_uit = "ratio"
[[tabel.tarief.waarde]]
vanaf = 2026-01-01
bron = "proef"
zekerheid = "bron"
rijen = [["100", "0"], ["1234.56", "0.3575"], ["", "0.495"]]

[tabel.trap]
soort = "opzoeken"
eenheid_in = "EUR/maand"
eenheid_uit = "EUR/maand"
[[tabel.trap.waarde]]
vanaf = 2026-01-01
bron = "proef"
zekerheid = "bron"
rijen = [["0", "0"], ["23.49", "10"], ["1000", "20.0050"], ["", "3.3333333"]]
"#;

/// A rulebook of a few rules, each after those it uses.
fn rulebook(numbers: &[u32]) -> (String, Vec<String>) {
    let mut choices = Choices { numbers, at: 0 };
    let mut text = HEAD.to_owned();
    let mut rules: Vec<(String, bool)> = Vec::new();
    for at in 0..3 {
        let person = choices.below(2) == 1;
        let formula = money(&mut choices, 3, Place { person, earlier: &rules });
        let name = format!("regel_{at}");
        let entity = if person { "persoon" } else { "huishouden" };
        write!(text, "\n[regel.{name}]\nvoor = \"{entity}\"\nper = \"maand\"\neenheid = \"EUR/maand\"\nbron = \"proef\"\nformule = '''{formula}'''\n")
            .unwrap();
        let year = format!("afronden(som_maanden({name}), op EUR)");
        write!(text, "\n[regel.{name}_jaar]\nvoor = \"{entity}\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"proef\"\nformule = '''{year}'''\n")
            .unwrap();
        rules.push((name, person));
    }
    let names = rules.iter().flat_map(|(name, _)| [name.clone(), format!("{name}_jaar")]).collect();
    (text, names)
}

/// Households of up to three persons, some of many, with plain and with extreme facts.
fn facts(plan: &Plan, seeds: &[u32], extreme: bool) -> Table {
    let mut choices = Choices { numbers: seeds, at: 0 };
    let persons: Vec<u32> = (0..seeds.len() / 4)
        .map(|_| match choices.below(24) {
            0 => 17,
            1 => 0,
            n => n % 4,
        })
        .collect();
    let ids = (0..persons.len() as u64).map(HouseholdId).collect();
    let mut table = Table::new(2026, ids, vec![1.0; persons.len()], &persons).unwrap();
    let mut state = u64::from(seeds.first().copied().unwrap_or(0)) + 1;
    let mut draw = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    for id in plan.inputs() {
        let schema = &plan.system.value(id).schema;
        let n = table.n_entities(schema.entity);
        let mut value = || match schema.value_type {
            ValueType::Bool => draw(2) as f64,
            ValueType::Date => draw(30_000) as f64 - 15_000.0,
            _ => match draw(if extreme { 12 } else { 9 }) {
                0 => 0.0,
                1 => 2350.0,
                2 => 2349.0,
                3 => 123_456.0,
                4 => -1.0,
                5..=8 => draw(1_000_000) as f64,
                9 => 1e15,
                10 => -1e12,
                _ => draw(1_000_000_000_000) as f64,
            },
        };
        let values = (0..n * schema.period.lanes()).map(|_| value()).collect();
        table.insert(Column::new(Arc::clone(schema), values)).unwrap();
    }
    table
}

fn both_agree(numbers: &[u32], seeds: &[u32], extreme: bool) {
    let folder = tempfile::tempdir().unwrap();
    let (text, names) = rulebook(numbers);
    let main = "[stelsel]\nid = \"proef\"\nnaam = \"Proef\"\njaren = [2026]\nbestanden = [\"regels.toml\"]\n";
    std::fs::write(folder.path().join("stelsel.toml"), main).unwrap();
    std::fs::write(folder.path().join("regels.toml"), &text).unwrap();
    let system = Arc::new(load_system(folder.path(), &[]).unwrap_or_else(|errors| panic!("{errors:?}\n{text}")));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let plan = Arc::new(Plan::new(&system, 2026, &names).unwrap());
    let facts = facts(&plan, seeds, extreme);
    let columns = Columns::compile(plan);
    let (fast, exact) = (columns.evaluate(&facts), columns.evaluate_exactly(&facts));
    let formulas = || text.lines().filter(|line| line.starts_with("formule")).collect::<Vec<_>>().join("\n");
    match (fast, exact) {
        (Ok(fast), Ok(exact)) => {
            for (found, wanted) in fast.columns().zip(exact.columns()) {
                for (at, (found_value, wanted_value)) in found.values.iter().zip(&wanted.values).enumerate() {
                    assert_eq!(found_value, wanted_value, "`{}` at {at}:\n{}", found.schema.name, formulas());
                }
            }
        }
        (Err(fast), Err(exact)) => assert_eq!(fast, exact, "{}", formulas()),
        (fast, exact) => {
            panic!("only one fails: {:?} {:?}\n{}", fast.err(), exact.err(), formulas());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_rules_on_plain_facts_agree_to_the_cent(
        numbers in prop::collection::vec(any::<u32>(), 1..120),
        seeds in prop::collection::vec(any::<u32>(), 0..60),
    ) {
        both_agree(&numbers, &seeds, false);
    }

    #[test]
    fn random_rules_on_extreme_facts_agree_or_both_fail(
        numbers in prop::collection::vec(any::<u32>(), 1..120),
        seeds in prop::collection::vec(any::<u32>(), 0..60),
    ) {
        both_agree(&numbers, &seeds, true);
    }
}
