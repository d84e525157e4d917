//! Who of two partners is called the applicant makes no difference: the same people, described twice, get the same.
//!
//! A thousand random households: ages, incomes with losses, months of presence, reasons of leaving, children with
//! childcare, a housemate, tenure, rent, wealth, own home, social assistance. Every rule of the system is compared, of
//! the household and of each person, in all months and by both evaluators: first with only the roles exchanged, then
//! with the persons described in the other order too.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::quick_or_thorough;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate, evaluate_household};
use stelsel::rulebook::{Plan, System, load_system};
use stelsel::scenario::by_hand::read_household;
use stelsel::table::{Entity, Table};

const HOUSEHOLDS: u64 = quick_or_thorough(250, 1_000) as u64;
const YEAR: i16 = 2026;

/// SplitMix64, so that every run sees the same households.
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len() as u64) as usize]
    }

    /// Twelve months as a list.
    fn months(&mut self, value: impl Fn(usize, u64) -> String) -> String {
        let (kind, at) = (self.below(12), self.below(12));
        let values: Vec<String> = (0..12).map(|month| value(month, kind * 12 + at)).collect();
        format!("[{}]", values.join(", "))
    }

    fn presence(&mut self) -> String {
        if self.below(2) == 0 {
            return "true".to_owned();
        }
        self.months(|month, drawn| {
            let (kind, at) = (drawn / 12, (drawn % 12) as usize);
            let present = match kind {
                0..5 => month <= at,
                5..8 => month >= at,
                8 => month >= at / 2 && month <= at,
                9 => false,
                10 => month % 5 != at % 5,
                _ => true,
            };
            present.to_string()
        })
    }

    fn date(&mut self, from: u64, years: u64) -> String {
        let day = if self.below(3) == 0 { 1 } else { 1 + self.below(28) };
        format!("{}-{:02}-{day:02}", from + self.below(years), 1 + self.below(12))
    }

    fn money(&mut self, amounts: &[i64]) -> String {
        let amount = amounts[self.below(amounts.len() as u64) as usize];
        let other = amounts[self.below(amounts.len() as u64) as usize];
        match self.below(3) {
            0 => format!("\"{amount}\""),
            1 => self
                .months(|month, drawn| format!("\"{}\"", if month >= (drawn % 12) as usize { amount } else { other })),
            _ => self.months(|month, drawn| format!("\"{}\"", if month == (drawn % 12) as usize { amount } else { 0 })),
        }
    }

    /// All keys of an adult but the role.
    fn adult(&mut self) -> String {
        let mut out = String::new();
        let is_old = self.below(3) == 0;
        let birth = if is_old { self.date(1940, 21) } else { self.date(1966, 43) };
        writeln!(out, "geboortedatum = {birth}\naanwezig = {}", self.presence()).unwrap();
        if self.below(2) == 0 {
            let reason = self.one_of(&["overlijden", "verhuizing", "emigratie"]);
            writeln!(out, "reden_vertrek = \"{reason}\"").unwrap();
        }
        let sources: [(&str, &[i64]); 6] = [
            ("loon", &[0, 900, 2_000, 3_500, 9_000]),
            ("vakantiegeld", &[0, 800]),
            ("winst", &[-3_000, -1, 0, 1, 2_500, 6_000]),
            ("uitkering", &[0, 1_300]),
            ("aow", &[0, 1_122, 1_638]),
            ("pensioen", &[0, 700, 2_600]),
        ];
        for (name, amounts) in sources {
            if self.below(3) == 0 {
                writeln!(out, "{name} = {}", self.money(amounts)).unwrap();
            }
        }
        if self.below(8) == 0 {
            writeln!(out, "ondernemerschap = \"{}\"", self.one_of(&["ondernemer", "geen_ondernemer"])).unwrap();
        }
        for name in ["in_opleiding_of_traject", "heeft_wajong"] {
            if self.below(10) == 0 {
                writeln!(out, "{name} = true").unwrap();
            }
        }
        if self.below(10) == 0 {
            out.push_str("verzekerd = false\n");
        }
        if self.below(8) == 0 {
            out.push_str("arbeidsvrijlating = \"alleenstaande_ouder\"\n");
        }
        out
    }

    fn child(&mut self) -> String {
        let mut out =
            format!("rol = \"kind\"\ngeboortedatum = {}\naanwezig = {}\n", self.date(2007, 20), self.presence());
        if self.below(2) == 0 {
            let kind = self.one_of(&["dagopvang", "buitenschoolse_opvang", "gastouderopvang"]);
            writeln!(out, "opvangsoort = \"{kind}\"\nopvanguren = \"{}\"\nopvangtarief = \"11.50\"", self.below(250))
                .unwrap();
        }
        if self.below(6) == 0 {
            out.push_str("loon = \"700\"\n");
        }
        out
    }
}

/// A random couple with all that is around it, without the roles of the two.
struct Described {
    household: String,
    adults: [String; 2],
    others: Vec<String>,
}

impl Described {
    fn new(seed: u64) -> Described {
        let mut draws = Draws(seed);
        let mut household = format!("woonsituatie = \"{}\"\n", draws.one_of(&["eigenaar", "sociale_huur"]));
        let limits = [0, 5_000, 8_000, 16_000, 38_479, 76_958, 100_000, 146_011, 184_633, 250_000, 300_000];
        let wealth = limits[draws.below(limits.len() as u64) as usize] + draws.below(2);
        writeln!(household, "vermogen = \"{wealth}\"\nkale_huur = \"{}\"", 300 + draws.below(800)).unwrap();
        if draws.below(2) == 0 {
            let (value, interest) = (draws.below(900_000), draws.below(15_000));
            writeln!(household, "eigenwoningwaarde = \"{value}\"\neigenwoningrente = \"{interest}\"").unwrap();
        }
        if draws.below(3) == 0 {
            household.push_str("ontvangt_bijstand = true\n");
        }
        let one = draws.adult();
        // One in four are alike, but for one thing: ties must not go to whoever comes first.
        let other = match draws.below(8) {
            0 => one.clone(),
            1 => one.replacen("-01\n", "-02\n", 1),
            _ => draws.adult(),
        };
        let mut others: Vec<String> = (0..draws.below(4)).map(|_| draws.child()).collect();
        if draws.below(5) == 0 {
            others.push(format!("rol = \"medebewoner\"\n{}", draws.adult()));
        }
        Described { household, adults: [one, other], others }
    }

    /// The file with these roles of the two, in this order.
    fn text(&self, roles: [&str; 2], order: [usize; 2]) -> String {
        let mut out = format!("[huishouden]\n{}", self.household);
        for at in order {
            write!(out, "\n[[persoon]]\nrol = \"{}\"\n{}", roles[at], self.adults[at]).unwrap();
        }
        for other in &self.others {
            write!(out, "\n[[persoon]]\n{other}").unwrap();
        }
        out
    }
}

struct Judge {
    system: System,
    plan: Arc<Plan>,
    columns: Columns,
    folder: tempfile::TempDir,
}

impl Judge {
    fn new(overlays: &[&str]) -> Judge {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let overlays: Vec<_> = overlays.iter().map(|name| root.join("rulebooks/varianten").join(name)).collect();
        let overlays: Vec<&Path> = overlays.iter().map(AsRef::as_ref).collect();
        let system = load_system(&root.join("rulebooks/huidig"), &overlays).unwrap();
        let of_rules = system.values.iter().filter(|value| value.rule.is_some());
        let names: Vec<String> = of_rules.map(|value| value.schema.name.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let plan = Arc::new(Plan::new(&Arc::new(system.clone()), YEAR, &names).unwrap());
        let columns = Columns::compile(Arc::clone(&plan));
        Judge { system, plan, columns, folder: tempfile::tempdir().unwrap() }
    }

    fn facts(&self, text: &str) -> Table {
        let file = self.folder.path().join("huishouden.toml");
        std::fs::write(&file, text).unwrap();
        read_household(&file, &self.system, YEAR).unwrap_or_else(|e| panic!("{e}\n{text}")).facts
    }

    /// Every amount by rule, entity and month, in both evaluators; `order` says which person stands where.
    fn amounts(&self, text: &str, order: [usize; 2]) -> Vec<(String, String)> {
        let facts = self.facts(text);
        let exact = evaluate_household(&self.plan, &facts, 0).unwrap_or_else(|e| panic!("{e}\n{text}"));
        let fast = self.columns.evaluate(&facts).unwrap_or_else(|e| panic!("{e}\n{text}"));
        let mut out = Vec::new();
        for id in &self.plan.outputs {
            let schema = &self.plan.system.value(*id).schema;
            let column = fast.column(&schema.name).unwrap();
            let is_person = schema.entity == Entity::Person;
            let entities = if is_person { facts.n_persons() } else { 1 };
            for entity in 0..entities {
                let stands = if is_person { order.get(entity).copied().unwrap_or(entity) } else { entity };
                for month in 0..schema.period.lanes() {
                    let values =
                        format!("{:?} {}", exact.get(&self.plan, *id, stands, month), column.get(stands, month));
                    out.push((format!("{} van {entity} in {month}", schema.name), values));
                }
            }
        }
        out
    }
}

fn who_is_called_applicant_makes_no_difference(overlays: &[&str], households: u64) {
    let judge = Judge::new(overlays);
    let mut different = 0;
    for seed in 0..households {
        let described = Described::new(seed);
        let one = described.text(["aanvrager", "partner"], [0, 1]);
        let amounts = judge.amounts(&one, [0, 1]);
        for order in [[0, 1], [1, 0]] {
            let other = described.text(["partner", "aanvrager"], order);
            let swapped = judge.amounts(&other, order);
            let first = amounts.iter().zip(&swapped).find(|(one, other)| one != other);
            assert!(first.is_none(), "household {seed}, order {order:?}: {first:?}\n{one}\n---\n{other}");
        }
        different += usize::from(described.adults[0] != described.adults[1]);
    }
    // The test would say nothing if the two were always alike.
    assert!(different as u64 > households / 2, "only {different} couples of two different people");
}

#[test]
fn who_of_two_partners_is_the_applicant_makes_no_difference() {
    who_is_called_applicant_makes_no_difference(&[], HOUSEHOLDS);
}

#[test]
fn nor_in_the_variants_that_replace_rules_on_persons() {
    who_is_called_applicant_makes_no_difference(&["maandinkomen.toml"], HOUSEHOLDS / 10);
    who_is_called_applicant_makes_no_difference(&["toelage.toml"], HOUSEHOLDS / 10);
}
