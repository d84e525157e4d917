//! Whatever the rules and the dials of a variant: the balance that the report prints is what households have more with what
//! is lost of claims, less money from outside; it is what the financing left; and the lines of its table add up to it.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use super::policy::{net_of_households, parts_add_up};
use crate::common::{Project, quick_or_thorough, root};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::fs;
use stelsel::report::assemble;
use stelsel::simulation::{Overrides, Silent, prepare, run};

/// Overlays that each change something else: a scheme for a scheme, a premium, a new scheme, tax that is paid out.
const OVERLAYS: [&str; 5] = ["kindregeling", "lagere-premie", "woonbijdrage", "verzilverbare-korting", "toelage"];

/// Numbers of the law, how they move, and how far to raise money and to give it back.
const STEPS: [(&str, &str, &str, &str); 5] = [
    ("\"schijven_onder_aow_leeftijd\", \"schijven_aow_leeftijd\"", "optellen", "0.20", "-0.20"),
    ("\"schijven_onder_aow_leeftijd[1]\"", "optellen", "0.10", "-0.10"),
    ("\"schijven_onder_aow_leeftijd[2].grens\"", "schaal", "0.6", "1.6"),
    ("\"algemene_heffingskorting_maximum\"", "schaal", "0.2", "1.8"),
    ("\"bijdragepercentage_zvw\"", "optellen", "0.20", "-0.04"),
];

#[derive(Debug, Clone)]
struct Idea {
    overlay: usize,
    /// Percentage of the taper of zorgtoeslag, with one more overlay; nothing leaves it.
    taper: Option<u32>,
    is_monthly: bool,
    is_automatic: bool,
    delay: u32,
    advance: u32,
    /// Two different steps, and the percentage that the first pays; without it they are filled in order.
    steps: (usize, usize, Option<u32>),
    outside_millions: Option<u32>,
}

fn idea() -> impl Strategy<Value = Idea> {
    let steps = (0..STEPS.len(), 1..STEPS.len(), prop::option::of(1_u32..100))
        .prop_map(|(first, further, share)| (first, (first + further) % STEPS.len(), share));
    let dials = (any::<bool>(), any::<bool>(), 0_u32..4, 70_u32..101);
    (0..OVERLAYS.len(), prop::option::of(8_u32..20), dials, steps, prop::option::of(1_u32..900)).prop_map(
        |(overlay, taper, (is_monthly, is_automatic, delay, advance), steps, outside_millions)| Idea {
            overlay,
            // The toelage takes the place of zorgtoeslag.
            taper: taper.filter(|_| !["toelage", "lagere-premie"].contains(&OVERLAYS[overlay])),
            is_monthly,
            is_automatic,
            delay,
            advance,
            steps,
            outside_millions,
        },
    )
}

impl Idea {
    fn variant(&self, position: usize, project: &Project) -> String {
        let sourced = |value: String, unit: &str| {
            format!("{{ waarde = \"{value}\", eenheid = \"{unit}\", bron = \"verzonnen\", zekerheid = \"bron\" }}")
        };
        let mut overlays = vec![format!("\"rulebooks/varianten/{}.toml\"", OVERLAYS[self.overlay])];
        if let Some(taper) = self.taper {
            let name = format!("rulebooks/varianten/afbouw-{position}.toml");
            project.write(&name, taper_overlay(position, taper));
            overlays.push(format!("\"{name}\""));
        }
        let basis = if self.is_monthly { "maand" } else { "jaar" };
        let access = if self.is_automatic {
            format!("toegang = \"ambtshalve\"\ndekking = {}", sourced("0.9".to_owned(), "ratio"))
        } else {
            "toegang = \"aanvraag\"".to_owned()
        };
        let (settlement, tolerance, advance) = if self.is_monthly {
            ("geen", sourced("0".to_owned(), "EUR"), 100)
        } else {
            ("beide_kanten", "\"jaar_van_beslissing\"".to_owned(), self.advance)
        };
        let mut out = format!(
            "\n[[variant]]\nid = \"idee-{position}\"\nnaam = \"Idee {position}\"\nname_en = \"Idea {position}\"\noverlays = [{}]\n\
             [variant.uitvoering]\ngrondslag = \"{basis}\"\nverrekening = \"{settlement}\"\n{access}\n\
             vertraging_maanden = {}\ntolerantie = {tolerance}\nvoorschot_factor = {}\nterugbetaling_maanden = {}\n\
             extra_handelingen = {}\n[variant.financiering]\nverdeling = \"{}\"\n",
            overlays.join(", "),
            sourced(self.delay.to_string(), "maand"),
            sourced(format!("{}", f64::from(advance) / 100.0), "ratio"),
            sourced("24".to_owned(), "maand"),
            sourced("0".to_owned(), "aantal"),
            if self.steps.2.is_some() { "aandelen" } else { "volgorde" },
        );
        let shares = self.steps.2.map(|first| [first, 100 - first]);
        if let (Some(millions), None) = (self.outside_millions, shares) {
            out.push_str(&format!(
                "[[variant.financiering.stap]]\nnaam = \"Elders\"\nname_en = \"Elsewhere\"\nbesparing = {}\nbetaler = \"Rijk\"\n\
                 payer_en = \"State\"\n",
                sourced(millions.to_string(), "mln EUR/jaar")
            ));
        }
        for (at, step) in [self.steps.0, self.steps.1].into_iter().enumerate() {
            let (parameters, mode, limit, back) = STEPS[step];
            out.push_str(&format!(
                "[[variant.financiering.stap]]\nnaam = \"Stap {at}\"\nname_en = \"Step {at}\"\nparameters = [{parameters}]\n\
                 wijze = \"{mode}\"\ntot = \"{limit}\"\nterug_tot = \"{back}\"\n"
            ));
            if let Some(shares) = shares {
                out.push_str(&format!("aandeel = \"{}\"\n", f64::from(shares[at]) / 100.0));
            }
        }
        out
    }
}

fn taper_overlay(position: usize, taper: u32) -> String {
    format!(
        "[overlay]\nid = \"afbouw-{position}\"\nnaam = \"Afbouw {taper}%\"\nuitleg = \"verzonnen\"\n\n\
         [parameter.percentage_afbouw_zorgtoeslag]\nvervangt = true\neenheid = \"%\"\n\
         [[parameter.percentage_afbouw_zorgtoeslag.waarde]]\nvanaf = 2026-01-01\nwaarde = \"{taper}.5\"\nbron = \"verzonnen\"\n\
         zekerheid = \"bron\"\n"
    )
}

/// Runs the ideas as one scenario and checks the balance of each.
fn check(ideas: &[Idea]) {
    let project = Project::new();
    for overlay in &OVERLAYS[..4] {
        let text = fs::read(root().join(format!("tests/beleid/{overlay}.toml"))).unwrap();
        project.write(&format!("rulebooks/varianten/{overlay}.toml"), text);
    }
    let model = fs::read_to_string(root().join("tests/beleid/vier-ideeen.toml")).unwrap();
    let mut scenario = model.split("[[variant]]").next().unwrap().to_owned();
    for (position, idea) in ideas.iter().enumerate() {
        scenario.push_str(&idea.variant(position, &project));
    }
    project.write("scenarios/ideeen.toml", scenario);
    let overrides = Overrides { sample: Some(200), ..Overrides::default() };
    let prepared = prepare(&project.path("scenarios/ideeen.toml"), &overrides)
        .unwrap_or_else(|error| panic!("{ideas:?}: {error}"));
    let found = run(&prepared, &Silent).unwrap_or_else(|error| panic!("{ideas:?}: {error}"));
    let base = net_of_households(&found.variants[0]);
    let mut expected = Vec::new();
    for variant in &found.variants[1..] {
        let financed = variant.financing.as_ref().unwrap();
        let outside: f64 = financed.outside.iter().map(|money| money.euros_year).sum();
        let left = net_of_households(variant) - base - outside;
        assert!(
            (left - financed.residual_euros_year).abs() < 1.0,
            "{variant_id}: {left}",
            variant_id = variant.variant.id
        );
        expected.push(left);
    }
    let (_, measures) = assemble(&prepared, found).unwrap();
    parts_add_up(&measures);
    for (variant, expected) in measures.others().iter().zip(expected) {
        let printed = variant.budget.change.as_ref().unwrap().balance.value().unwrap();
        assert!((printed - expected).abs() < 1.0, "{}: {printed} is printed, {expected} is left", variant.id);
    }
}

#[test]
fn the_balance_that_is_printed_is_what_the_financing_left_whatever_the_rules_and_dials() {
    let config =
        Config { cases: quick_or_thorough(1, 8), failure_persistence: None, max_shrink_iters: 8, ..Config::default() };
    TestRunner::new_with_rng(
        config,
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    )
    .run(&prop::collection::vec(idea(), 4), |ideas| {
        check(&ideas);
        Ok(())
    })
    .unwrap();
}
