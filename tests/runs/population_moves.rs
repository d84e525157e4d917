//! Households that begin or end in the year, and facts of other months and years, through the rules and a real run.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate, Outcome};
use stelsel::population::{Population, Spec};
use stelsel::rulebook::{Plan, load_system};
use stelsel::table::Table;

const MONTHS: usize = 12;

fn blocks() -> Vec<Table> {
    let spec = Spec::load(&root().join("synthetic-data/nl-2026.toml")).unwrap();
    let population = Population::new(spec, 4 * 1_024, 1).unwrap();
    (0..population.n_blocks()).map(|block| population.block(block)).collect()
}

fn outcome(facts: &Table, rules: &[&str]) -> Outcome {
    let system = Arc::new(load_system(&root().join("rulebooks/huidig"), &[]).unwrap());
    // What the population does not have stands at the value for who leaves it out.
    let missing: Vec<&str> = system
        .definitions
        .inputs
        .iter()
        .filter(|input| facts.column(&input.name).is_none())
        .map(|input| input.name.as_str())
        .collect();
    let system = Arc::new(system.with_defaults(&missing).unwrap());
    Columns::compile(Arc::new(Plan::new(&system, 2026, rules).unwrap())).evaluate(facts).unwrap()
}

fn is_empty(facts: &Table, household: usize, month: usize) -> bool {
    let present = facts.column("aanwezig").unwrap();
    facts.persons_of(household).all(|person| present.get(person, month) == 0.0)
}

#[test]
fn nobody_has_a_right_or_an_income_where_nobody_lives() {
    let rules =
        ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag", "bruto_inkomen", "nominale_premie"];
    let mut empty = 0;
    for facts in blocks() {
        let outcome = outcome(&facts, &rules);
        for household in 0..facts.n_households() {
            for month in (0..MONTHS).filter(|month| is_empty(&facts, household, *month)) {
                for rule in rules {
                    let column = outcome.column(rule).unwrap();
                    // The first day of a quarter decides on kinderbijslag for the quarter (AKW s. 11(2)).
                    let decides = if rule == "kinderbijslag" { month - month % 3 } else { month };
                    let nothing = column.get(household, month) == 0.0 || !is_empty(&facts, household, decides);
                    assert!(nothing, "{rule} of {} in {month}", facts.households[household]);
                }
                empty += 1;
            }
        }
    }
    assert!(empty > 200, "{empty}");
}

#[test]
fn who_moved_has_one_yearly_income_in_both_households_and_is_taxed_once_over_both() {
    let facts = blocks().swap_remove(0);
    let outcome = outcome(&facts, &["toetsingsinkomen", "aandeel_in_huishouden"]);
    let (assessed, share) =
        (outcome.column("toetsingsinkomen").unwrap(), outcome.column("aandeel_in_huishouden").unwrap());
    let (birth, wage, present) =
        (facts.column("geboortedatum").unwrap(), facts.column("loon").unwrap(), facts.column("aanwezig").unwrap());
    let mut moved = 0;
    for new in (0..facts.n_households()).filter(|at| facts.households[*at].order() > 0) {
        let person = facts.persons_of(new).start;
        let old = facts.households.iter().position(|id| *id == facts.households[new].origin()).unwrap();
        // The same person: born on the same day, with the same wages, and present in exactly the other months.
        let is_same = |other: &usize| {
            birth.get(*other, 0) == birth.get(person, 0)
                && wage.year_of(*other) == wage.year_of(person)
                && (0..MONTHS).all(|month| present.get(*other, month) + present.get(person, month) == 1.0)
        };
        let before = facts.persons_of(old).find(is_same).unwrap_or_else(|| panic!("{}", facts.households[new]));
        assert_eq!(assessed.get(before, 0), assessed.get(person, 0));
        if assessed.get(person, 0) > 0.0 {
            assert!((share.get(before, 0) + share.get(person, 0) - 1.0).abs() < 1e-9);
            moved += 1;
        }
    }
    assert!(moved > 10, "{moved}");
}

/// The figures of a scenario with the base and a few ways to pay, on few households.
struct Figures(String);

impl Figures {
    fn of(dials: &[(&str, &str, &str)]) -> Figures {
        let project = Project::new();
        let text = std::fs::read_to_string(project.path("scenarios/maand-of-jaar.toml")).unwrap();
        let part = |from: &str, until: &str| {
            let start = text.find(from).unwrap();
            let end = text[start + 1..].find(until).map_or(text.len(), |end| start + 1 + end);
            text[start..end].to_owned()
        };
        let mut scenario = part("[scenario]", "[[variant]]");
        for (id, basis, block) in dials {
            let name = if *basis == "maand" { "toeslag-per-maand" } else { "toeslag-per-jaar-ambtshalve" };
            let variant = part(&format!("[[variant]]\nid = \"{name}\""), "[[variant]]");
            let before = scenario.len();
            for line in variant.replace(name, id).lines() {
                // Every variant has names of its own.
                match ["naam", "name_en"].into_iter().find(|key| line.starts_with(&format!("{key} = "))) {
                    Some(key) => scenario += &format!("{key} = \"{id}\"\n"),
                    None => scenario += &format!("{line}\n"),
                }
            }
            // What the variant says of this itself gives way.
            let own = format!("[variant.uitvoering.{basis}]");
            if let Some(start) = scenario.rfind(&own).filter(|start| *start > before) {
                let end = scenario[start + 1..].find("\n[").map_or(scenario.len(), |end| start + 1 + end);
                scenario.replace_range(start..end, "");
            }
            scenario += &format!("\n[variant.uitvoering.{basis}]\n{block}\n\n");
        }
        project.write("scenarios/toets.toml", scenario);
        let arguments = ["run", "scenarios/toets.toml", "--sample", "3000", "--out", "uit"];
        let output = project.stelsel(&arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Figures(std::fs::read_to_string(project.path("uit/cijfers.csv")).unwrap())
    }

    /// The figure of a variant in a column of `cijfers.csv`.
    fn get(&self, variant: &str, column: &str) -> f64 {
        let mut reader = csv::Reader::from_reader(self.0.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        let mut found = rows.filter(|row| &row[2] == variant && &row[4] == column);
        let row = found.next().unwrap_or_else(|| panic!("no `{column}` of `{variant}`"));
        row[5].parse().unwrap()
    }
}

#[test]
fn attribution_to_the_month_worked_changes_the_amount_less_often_than_that_to_the_month_paid() {
    let figures = Figures::of(&[
        ("betaald", "maand", "toerekening = \"betaald\""),
        ("gewerkt", "maand", "toerekening = \"gewerkt\""),
    ]);
    // One worker in five is paid by four weeks or by the week, and two in five have a bonus in December.
    let changes = |variant: &str| figures.get(variant, "wijzigingen_per_jaar");
    assert!(changes("gewerkt") < changes("betaald"), "{} and {}", changes("gewerkt"), changes("betaald"));
}

#[test]
fn a_right_on_the_income_of_two_years_before_leaves_fewer_with_something_to_pay_back() {
    let figures = Figures::of(&[("twee-jaar-terug", "jaar", "inkomensjaar = \"t-2\"")]);
    let recovered = |variant: &str| figures.get(variant, "huishoudens_met_terugvordering_aandeel");
    // Income is known beforehand; what is left comes from persons and rent.
    let (base, earlier) = (recovered("basis"), recovered("twee_jaar_terug"));
    assert!(0.0 < earlier && earlier < base / 2.0, "{earlier} and {base}");
}
