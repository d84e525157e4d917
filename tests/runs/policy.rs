//! Policy ideas as people try them: the bill that a financing closes is the balance that the report prints, no scheme
//! hides behind the name of another, and no sentence says more than its table.
//!
//! The overlays and the scenario stand in `tests/beleid/`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fs;
use stelsel::delivery::VariantRecord;
use stelsel::diag::plain_text;
use stelsel::measure::Measures;
use stelsel::report::assemble;
use stelsel::rulebook::{System, load_system};
use stelsel::simulation::{Overrides, Prepared, Run, RunError, Silent, VariantRun, net_cost, prepare, run};
use stelsel::simulation::{Setting, with_settings};

/// A project with the four ideas in it.
fn ideas() -> Project {
    let project = Project::new();
    for entry in fs::read_dir(root().join("tests/beleid")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let folder = if name == "vier-ideeen.toml" { "scenarios" } else { "rulebooks/varianten" };
        project.write(&format!("{folder}/{name}"), fs::read(&path).unwrap());
    }
    project
}

fn calculated(project: &Project, sample: u32) -> (Prepared, Run) {
    let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
    let prepared = prepare(&project.path("scenarios/vier-ideeen.toml"), &overrides).unwrap();
    let found = run(&prepared, &Silent).unwrap();
    (prepared, found)
}

fn variant<'r>(run: &'r Run, id: &str) -> &'r VariantRun {
    run.variants.iter().find(|variant| variant.variant.id == id).unwrap()
}

/// A sum over the households of a run, in euros.
fn total(run: &VariantRun, cents: impl Fn(&VariantRecord) -> i64) -> f64 {
    let weighted = run.records.iter().zip(run.weights.iter());
    weighted.map(|(record, weight)| cents(record) as f64 / 100.0 * weight).sum()
}

/// Worked out apart from the balance: what households have, and what is claimed back from them in vain, in euros.
pub(super) fn net_of_households(run: &VariantRun) -> f64 {
    let lost = |r: &VariantRecord| r.schemes.iter().map(|l| l.written_off.0).sum::<i64>();
    total(run, |r| r.disposable().0 + lost(r))
}

const IDEAS: [&str; 4] = ["kindregeling", "lagere-premie", "woonbijdrage", "verzilverbare-korting"];

#[test]
fn the_bill_of_every_idea_closes_as_its_tables_add_up() {
    let project = ideas();
    let (prepared, found) = calculated(&project, 400);
    let base = &found.variants[0];
    for id in IDEAS {
        let (plain, covered) = (variant(&found, id), variant(&found, &format!("{id}-gedekt")));
        let financed = covered.financing.as_ref().unwrap();
        assert!(
            (financed.bill_euros_year - net_cost(plain, base)).abs() < 0.01,
            "{id}: the bill is the balance without"
        );
        assert_eq!(financed.residual_euros_year, net_cost(covered, base), "{id}: what is left is the balance");
        let outside: f64 = financed.outside.iter().map(|money| money.euros_year).sum();
        let left = net_of_households(covered) - net_of_households(base) - outside;
        assert!((left - financed.residual_euros_year).abs() < 1.0, "{id}: {left}");
    }
    let left = |id: &str| variant(&found, id).financing.as_ref().unwrap().residual_euros_year;
    for id in ["kindregeling-gedekt", "lagere-premie-gedekt", "woonbijdrage-gedekt"] {
        assert!(left(id).abs() < 50_000.0, "{id}: {}", left(id));
    }
    // A tenth off the general tax credit at most does not pay for paying it out; the other variants ran all the same.
    assert!(left("verzilverbare-korting-gedekt") > 1e8);
    let (report, measures) = assemble(&prepared, found).unwrap();
    parts_add_up(&measures);
    drop(report);
}

/// Every line of the balance, in the budget of each variant.
pub(super) fn parts_add_up(measures: &Measures) {
    for variant in measures.others() {
        let change = variant.budget.change.as_ref().unwrap();
        let lines = [
            &change.policy,
            &change.use_effect,
            &change.waived,
            &change.underpaid,
            &change.written_off,
            &change.child_benefits,
            &change.benefits,
            &change.premiums,
            &change.other,
            &change.tax,
            &change.outside,
        ];
        let values: Vec<Option<f64>> = lines.iter().map(|line| line.value()).collect();
        // A line from a few households is not shown; then the others cannot be added up.
        if values.iter().all(Option::is_some) {
            let sum: f64 = values.iter().flatten().sum();
            let balance = change.balance.value().unwrap();
            assert!((sum - balance).abs() < 1.0, "{}: {sum} and {balance}", variant.id);
        }
        assert!(change.other.value().unwrap().abs() < 1.0, "{}: nothing is left without a name", variant.id);
    }
}

#[test]
fn a_lower_premium_stands_in_the_balance_with_who_receives_it() {
    let project = ideas();
    let (_, found) = calculated(&project, 400);
    let (base, plain) = (&found.variants[0], variant(&found, "lagere-premie"));
    // Every insured adult pays 158,80 − 50 = 108,80 a month less; in the base the premium is 158,80.
    let premiums = |run: &VariantRun| total(run, |r| r.accounts.premiums.0);
    assert!((premiums(plain) / premiums(base) - 50.0 / 158.8).abs() < 1e-6);
    // Zorgtoeslag lapses: the bill is what the premium costs less what was due of it. Kinderbijslag and tax stay.
    let saved = total(base, |r| r.support_due().0) - total(plain, |r| r.support_due().0);
    let less = premiums(base) - premiums(plain);
    let kept = |run: &VariantRun| total(run, |r| r.schemes.iter().map(|l| l.waived.0 + l.written_off.0).sum());
    let bill = less - saved + kept(plain) - kept(base);
    assert!((net_cost(plain, base) - bill).abs() < 1.0, "{bill}");
    let covered = variant(&found, "lagere-premie-gedekt").financing.as_ref().unwrap();
    // Seven tenths by the rates, three tenths by the contribution of the Zvw.
    let rise = |name: &str| {
        let row = covered.parameters.iter().find(|p| p.target.name == name).unwrap();
        row.after - row.before
    };
    assert!(
        rise("schijven_onder_aow_leeftijd").is_sign_positive() && rise("bijdragepercentage_zvw").is_sign_positive()
    );
}

#[test]
fn money_is_given_back_where_a_variant_brings_it_in() {
    let project = ideas();
    let (_, found) = calculated(&project, 400);
    let base = &found.variants[0];
    let plain = net_cost(variant(&found, "woonbijdrage"), base);
    let financed = variant(&found, "woonbijdrage-gedekt").financing.as_ref().unwrap();
    assert!(plain < 0.0, "{plain}");
    let premium = &financed.parameters[0];
    assert!(premium.after < premium.before && financed.outside.is_empty());
}

/// The current system with one more overlay over it.
fn without(scheme: &str) -> Result<System, String> {
    let folder = tempfile::tempdir().unwrap();
    let overlay = folder.path().join("zonder.toml");
    let text = format!("[overlay]\nid = \"zonder\"\nnaam = \"Zonder\"\nvervalt_regeling = [\"{scheme}\"]\n");
    fs::write(&overlay, text).unwrap();
    load_system(&root().join("rulebooks/huidig"), &[&overlay]).map_err(|errors| plain_text(&errors))
}

#[test]
fn a_scheme_may_be_dropped_whatever_sums_over_it() {
    for scheme in [
        "huurtoeslag",
        "kindgebonden_budget",
        "kinderopvangtoeslag",
        "kinderbijslag",
        "zorgtoeslag_medebewoners",
        "zvw",
        "nominale_premie",
        "bijstand",
    ] {
        let system = without(scheme).unwrap_or_else(|errors| panic!("{scheme}: {errors}"));
        for rule in ["beslagvrije_voet", "besteedbaar_inkomen_jaar", "toeslagen_jaar", "kinderopvangkosten_jaar"] {
            assert!(system.id(rule).is_some(), "{rule} without {scheme}");
        }
    }
}

#[test]
fn a_rule_that_still_needs_a_dropped_name_is_told_with_the_overlay() {
    // The zorgtoeslag of others in the house has the percentages of the same law.
    let errors = without("zorgtoeslag").unwrap_err();
    assert!(errors.contains("fout[R026]") && errors.contains("overlay `zonder`"), "{errors}");
    assert!(errors.contains("regel `zorgtoeslag_medebewoner_berekend`"), "{errors}");
    assert!(errors.contains("indien_van_kracht("), "{errors}");
}

#[test]
fn a_mistake_in_a_variant_names_the_variant() {
    let project = ideas();
    project.edit("rulebooks/varianten/lagere-premie.toml", ", \"zorgtoeslag_medebewoners\"", "");
    let error = prepare(&project.path("scenarios/vier-ideeen.toml"), &Overrides::default()).unwrap_err();
    let RunError::Files(found) = error else { panic!("{error}") };
    let text = plain_text(&found);
    assert!(text.contains("variant `lagere-premie`") && text.contains("variant `lagere-premie-gedekt`"), "{text}");
}

#[test]
fn who_uses_a_new_scheme_is_a_choice_in_a_file() {
    let project = ideas();
    project.edit("rulebooks/varianten/woonbijdrage.toml", "niet_gebruik = { als = \"huurtoeslag\" }\n", "");
    let scenario = project.path("scenarios/vier-ideeen.toml");
    let complaint =
        |project: &Project| match prepare(&project.path("scenarios/vier-ideeen.toml"), &Overrides::default()) {
            Err(RunError::Files(found)) => plain_text(&found),
            other => panic!("{:?}", other.map(|_| ())),
        };
    let text = complaint(&project);
    assert!(text.contains("fout[S010]") && text.contains("`woonbijdrage`"), "{text}");
    assert!(text.contains("niet_gebruik = { als = \"kinderbijslag\" }"), "{text}");
    assert!(text.contains("[niet_gebruik.woonbijdrage]"), "{text}");
    // The behaviour file may say it instead.
    let behaviour = fs::read_to_string(project.path("scenarios/gedrag/gedrag-2026.toml")).unwrap();
    project.write(
        "scenarios/gedrag/gedrag-2026.toml",
        format!("{behaviour}\n[niet_gebruik.woonbijdrage]\nals = \"huurtoesla\"\n"),
    );
    assert!(complaint(&project).contains("bedoelde u `huurtoeslag`?"));
    project.write(
        "scenarios/gedrag/gedrag-2026.toml",
        format!("{behaviour}\n[niet_gebruik.woonbijdrage]\nals = \"huurtoeslag\"\n"),
    );
    let overrides = Overrides { sample: Some(100), ..Overrides::default() };
    let prepared = prepare(&scenario, &overrides).unwrap();
    let lines = stelsel::simulation::provenance::ledger(&prepared).unwrap();
    let line = lines.iter().find(|line| line.name == "niet_gebruik.woonbijdrage").unwrap();
    assert_eq!((line.figure.value.as_str(), line.figure.grade.dutch()), ("als huurtoeslag", "aanname"));
}

#[test]
fn a_stated_share_is_the_share_that_does_not_use_it() {
    let project = ideas();
    project.edit(
        "rulebooks/varianten/woonbijdrage.toml",
        "niet_gebruik = { als = \"huurtoeslag\" }",
        "niet_gebruik = { waarde = \"30\", eenheid = \"%\", bron = \"verzonnen\", zekerheid = \"aanname\", laag = \"20\", hoog = \"40\" }",
    );
    let (_, found) = calculated(&project, 2_000);
    let used = |id: &str, scheme: &str| {
        let variant = variant(&found, id);
        let at = variant.schemes.iter().position(|s| s.id == scheme).unwrap();
        let mut sums = (0.0, 0.0);
        for (record, weight) in variant.records.iter().zip(variant.weights.iter()) {
            let ledger = &record.schemes[at];
            if ledger.entitlement.0 > 0 {
                sums = (sums.0 + if ledger.used { *weight } else { 0.0 }, sums.1 + weight);
            }
        }
        sums.0 / sums.1
    };
    // Thirty of a hundred entitled do not use it; a child scheme like kinderbijslag is used by all.
    assert!((used("woonbijdrage", "woonbijdrage") - 0.70).abs() < 0.01);
    assert_eq!(used("kindregeling", "kindregeling"), 1.0);
}

#[test]
fn a_financing_that_names_a_number_twice_or_a_variant_without_a_name_is_refused() {
    let refused = |from: &str, to: &str| {
        let project = ideas();
        project.edit("scenarios/vier-ideeen.toml", from, to);
        match prepare(&project.path("scenarios/vier-ideeen.toml"), &Overrides::default()) {
            Err(RunError::Files(found)) => plain_text(&found),
            other => panic!("{:?}", other.map(|_| ())),
        }
    };
    let text = refused("\"algemene_heffingskorting_maximum_aow\"]", "\"algemene_heffingskorting_maximum\"]");
    assert!(text.contains("fout[S003]") && text.contains("tweemaal"), "{text}");
    let text = refused("\"schijven_aow_leeftijd[1]\"", "\"schijven_onder_aow_leeftijd\"");
    assert!(text.contains("fout[S003]") && text.contains("tweemaal"), "{text}");
    let text = refused("\"schijven_aow_leeftijd[1]\"", "\"schijven_aow_leeftijd[7]\"");
    assert!(text.contains("heeft 3 rijen en geen rij 7"), "{text}");
    let text = refused("naam = \"Lagere premie\"", "naam = \"\"");
    assert!(text.contains("fout[S002]") && text.contains("heeft geen naam"), "{text}");
    let text = refused("naam = \"Lagere premie\"", "naam = \"kindregeling\"");
    assert!(text.contains("fout[S002]") && text.contains("heet als een andere"), "{text}");
    let text = refused("aandeel = \"0.3\"", "aandeel = \"0.4\"");
    assert!(text.contains("samen 1.1") && text.contains("fout[S003]"), "{text}");
}

/// The value of a parameter on 1 January 2026, a percentage in percent.
fn number(system: &System, name: &str) -> Decimal {
    let parameter = system.parameter(name).unwrap();
    let day = jiff::civil::date(2026, 1, 1);
    let value = parameter.values.iter().rfind(|value| value.from <= day).unwrap().value;
    if parameter.percent { value * Decimal::ONE_HUNDRED } else { value }.normalize()
}

fn changed(changes: &[&str]) -> System {
    let system = load_system(&root().join("rulebooks/huidig"), &[]).unwrap();
    let settings: Vec<Setting> = changes.iter().map(|text| Setting::parse(text).unwrap()).collect();
    with_settings(&system, 2026, &settings).unwrap()
}

#[test]
fn moving_an_amount_or_a_limit_moves_what_follows_from_it() {
    let of = |system: &System, name: &str| number(system, name).to_string();
    // Wet IB 2001 art. 10.7: 3.115 / (80.000 − 29.736) = 6,19728…%; at the AOW age times 17,85 / 35,75: 3,09423…%.
    let limit = changed(&["schijven_onder_aow_leeftijd[2].grens = 80000"]);
    assert_eq!(of(&limit, "algemene_heffingskorting_afbouwpercentage"), "6.197");
    assert_eq!(of(&limit, "algemene_heffingskorting_afbouwpercentage_aow"), "3.094");
    assert_eq!(of(&limit, "hoogste_schijf_vanaf"), "80000");
    // 1.557,50 / (78.426 − 29.736) = 3,19881…%.
    let halved = changed(&["algemene_heffingskorting_maximum *= 0.5"]);
    assert_eq!(of(&halved, "algemene_heffingskorting_afbouwpercentage"), "3.199");
    // 996 / 12.000 = 8,3%; (5.300 − 996) / (g2 − 12.000), with g2 as it is.
    let grens_2 = number(&changed(&[]), "arbeidskorting_grens_2");
    let build_up = changed(&["arbeidskorting_grens_1 = 12000"]);
    assert_eq!(of(&build_up, "arbeidskorting_percentage_1"), "8.3");
    let second = Decimal::from(4_304) / (grens_2 - Decimal::from(12_000)) * Decimal::ONE_HUNDRED;
    assert_eq!(number(&build_up, "arbeidskorting_percentage_2"), second.round_dp(3).normalize());
    // 51,50 − 37,56 = 13,94.
    let top = changed(&["schijven_onder_aow_leeftijd[3] += 2"]);
    assert_eq!(of(&top, "tariefsaanpassing_percentage"), "13.94");
    // A change from July on moves it from July on.
    let july = changed(&["algemene_heffingskorting_maximum *= 0.5 vanaf 2026-07-01"]);
    assert_eq!(of(&july, "algemene_heffingskorting_afbouwpercentage"), "6.398");
    let values = &july.parameter("algemene_heffingskorting_afbouwpercentage").unwrap().values;
    assert_eq!(values.last().unwrap().from, jiff::civil::date(2026, 7, 1));
}

#[test]
fn a_derived_number_may_be_fixed_and_is_then_derived_no_more() {
    let fixed = changed(&["arbeidskorting_percentage_1 = 9", "arbeidskorting_bedrag_1 = 1200"]);
    assert_eq!(number(&fixed, "arbeidskorting_percentage_1").to_string(), "9");
    // What follows from it still does: 9 × 17,85 / 35,75 = 4,49370…
    assert_eq!(number(&fixed, "arbeidskorting_percentage_1_aow").to_string(), "4.494");
    let is_derived = |system: &System, name: &str| system.parameter(name).unwrap().values.last().unwrap().is_derived;
    assert!(
        !is_derived(&fixed, "arbeidskorting_percentage_1") && is_derived(&fixed, "arbeidskorting_percentage_1_aow")
    );
    let overlay = tempfile::tempdir().unwrap();
    let path = overlay.path().join("vast.toml");
    let text = "[overlay]\nid = \"vast\"\nnaam = \"Vast\"\n[parameter.hoogste_schijf_vanaf]\nvervangt = true\neenheid = \"EUR/jaar\"\n\
                [[parameter.hoogste_schijf_vanaf.waarde]]\nvanaf = 2026-01-01\nwaarde = \"70000\"\nbron = \"b\"\nzekerheid = \"bron\"\n";
    fs::write(&path, text).unwrap();
    let system = load_system(&root().join("rulebooks/huidig"), &[&path]).unwrap();
    assert_eq!(number(&system, "hoogste_schijf_vanaf").to_string(), "70000");
    // Before the overlay it follows from the table as it did.
    let before = &system.parameter("hoogste_schijf_vanaf").unwrap().values;
    let of_2025 = before.iter().rfind(|value| value.from <= jiff::civil::date(2025, 1, 1)).unwrap();
    assert!(of_2025.is_derived && of_2025.value == Decimal::from(76_817));
}

#[test]
fn a_formula_of_a_number_that_cannot_be_is_told_at_its_place() {
    let told = |formula: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fout.toml");
        let head = "[overlay]\nid = \"fout\"\nnaam = \"Fout\"\n[parameter.proef]\neenheid = \"EUR/jaar\"\n[[parameter.proef.waarde]]\n\
                    vanaf = 2026-01-01\nbron = \"b\"\nzekerheid = \"bron\"\nformule = ";
        fs::write(&path, format!("{head}\"{formula}\"\n")).unwrap();
        let errors = load_system(&root().join("rulebooks/huidig"), &[&path]).unwrap_err();
        let text = plain_text(&errors);
        assert!(text.contains("fout.toml:10:"), "{text}");
        errors.0[0].code
    };
    assert_eq!(told("drempelinkome"), "R003");
    assert_eq!(told("drempelinkomen + referentiemaandloon"), "R004");
    assert_eq!(told("drempelinkomen + vermogensgrens_alleenstaand"), "R004");
    assert_eq!(told("drempelinkomen * drempelinkomen"), "R012");
    assert_eq!(told("drempelinkomen / (drempelinkomen - drempelinkomen) * drempelinkomen"), "R015");
    assert_eq!(told("grens(schijven_onder_aow_leeftijd, 3)"), "R017");
    assert_eq!(told("som_maanden(drempelinkomen)"), "R018");
    assert_eq!(told("als ja dan drempelinkomen anders drempelinkomen"), "R005");
}

#[test]
fn the_receipt_holds_every_option_that_moves_a_figure() {
    let project = Project::new();
    let receipt = |set: &[&str], out: &str| {
        let mut arguments = vec!["run", "scenarios/maand-of-jaar.toml", "--sample", "100", "--out", out];
        for change in set {
            arguments.extend(["--set", change]);
        }
        let output = project.stelsel(&arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = fs::read_to_string(project.path(out).join("ontvangstbewijs.json")).unwrap();
        let summary = String::from_utf8_lossy(&output.stdout).into_owned();
        (serde_json::from_str::<BTreeMap<String, serde_json::Value>>(&text).unwrap(), summary)
    };
    let (plain, _) = receipt(&[], "een");
    let (changed, summary) = receipt(&["standaardpremie *= 1.1 vanaf 2026-07-01"], "twee");
    assert!(!plain.contains_key("changes"), "nothing was changed: {plain:?}");
    assert_eq!(changed["changes"], serde_json::json!(["standaardpremie *= 1.1 vanaf 2026-07-01"]));
    assert_eq!((&changed["sample_households"], &changed["seed"]), (&serde_json::json!(100), &serde_json::json!(2026)));
    assert!(summary.replace('\n', " ").contains("gewijzigd: standaardpremie *= 1.1 vanaf 2026-07-01"), "{summary}");
}
