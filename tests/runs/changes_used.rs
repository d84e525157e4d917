//! A change that nothing reads or that falls outside the year is refused; one that moves nobody is told.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use stelsel::diag::plain_text;
use stelsel::simulation::Setting;
use stelsel::simulation::changes::{ChangeOrigin, Effect};
use stelsel::simulation::{Overrides, Prepared, RunError, Silent, prepare, run, run_only};
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A project with the current system, its own base, and one variant with this overlay.
fn project(overlay: &str) -> (TempDir, PathBuf) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    for part in ["rulebooks/huidig", "scenarios/gedrag", "scenarios/uitvoering", "synthetic-data"] {
        copy(&root.join(part), &folder.path().join(part));
    }
    let head = "[overlay]\nid = \"proef\"\nnaam = \"Proef\"\n";
    std::fs::write(folder.path().join("rulebooks/proef.toml"), format!("{head}{overlay}")).unwrap();
    let text = std::fs::read_to_string(root.join("scenarios/maand-of-jaar.toml")).unwrap();
    let (base, _) = text.split_once("[[variant]]").unwrap();
    let dials = base.split_once("[basis.uitvoering]").unwrap().1.replace("[basis.", "[variant.");
    let variant = format!(
        "[[variant]]\nid = \"proef\"\nnaam = \"Proef\"\nname_en = \"Trial\"\noverlays = [\"rulebooks/proef.toml\"]\n[variant.uitvoering]\n{dials}"
    );
    let scenario = folder.path().join("scenarios/proef.toml");
    std::fs::write(&scenario, format!("{base}\n{variant}")).unwrap();
    (folder, scenario)
}

fn premium(values: &[(&str, &str)]) -> String {
    let mut out = "[parameter.standaardpremie]\nvervangt = true\neenheid = \"EUR/jaar\"\n".to_owned();
    for (from, value) in values {
        out.push_str(&format!(
            "[[parameter.standaardpremie.waarde]]\nvanaf = {from}\nwaarde = \"{value}\"\nbron = \"proef\"\nzekerheid = \"bron\"\n"
        ));
    }
    out
}

fn prepared(scenario: &Path, settings: &[&str]) -> Result<Prepared, RunError> {
    let settings = settings.iter().map(|text| Setting::parse(text).unwrap()).collect();
    prepare(scenario, &Overrides { sample: Some(600), settings, ..Overrides::default() })
}

fn complaint(scenario: &Path, settings: &[&str]) -> String {
    match prepared(scenario, settings) {
        Err(RunError::Files(diagnostics)) => plain_text(&diagnostics),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the change was accepted"),
    }
}

#[test]
fn an_overlay_that_nothing_reads_is_refused_at_its_place() {
    let (_folder, scenario) = project(
        "[parameter.los]\neenheid = \"EUR/jaar\"\n[[parameter.los.waarde]]\nvanaf = 2025-01-01\nwaarde = \"1\"\nbron = \"b\"\nzekerheid = \"bron\"\n",
    );
    let text = complaint(&scenario, &[]);
    assert!(text.contains("fout[S005]") && text.contains("proef.toml:4:") && text.contains("`los`"), "{text}");
}

#[test]
fn an_overlay_whose_change_starts_after_the_year_is_refused() {
    let (_folder, scenario) =
        project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2119"), ("2027-01-01", "2500")]));
    let text = complaint(&scenario, &[]);
    assert!(text.contains("fout[S006]") && text.contains("valt buiten 2026"), "{text}");
}

#[test]
fn a_setting_is_refused_when_unknown_outside_the_year_or_not_read() {
    let (_folder, scenario) = project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")]));
    assert!(complaint(&scenario, &["standaardpremi=1"]).contains("bedoelde u `standaardpremie`?"));
    assert!(complaint(&scenario, &["standaardpremie=1 vanaf 2027-01-01"]).contains("fout[S006]"));
    // In force on no first day of a month of the year.
    assert!(complaint(&scenario, &["standaardpremie=1 vanaf 2026-12-02"]).contains("fout[S006]"));
    // A fact of people is no number of the law, and a rule without a number cannot be set.
    assert!(complaint(&scenario, &["loon=1"]).contains("is invoer"));
    assert!(complaint(&scenario, &["heeft_toeslagpartner=1"]).contains("fout[R005]"));
    // A number of the law holds for everybody, and a rule by the year for the whole year.
    assert!(complaint(&scenario, &["standaardpremie=1 voor heeft_toeslagpartner"]).contains("geldt voor iedereen"));
    assert!(complaint(&scenario, &["zorgtoeslag_jaar=1 vanaf 2026-07-01"]).contains("fout[R016]"));
    assert!(complaint(&scenario, &["zorgtoeslag*=2 voor onbekend"]).contains("fout[R003]"));
    assert!(complaint(&scenario, &["schijven_onder_aow_leeftijd[9]=1"]).contains("geen rij 9"));
    assert!(complaint(&scenario, &["proefje: standaardpremie=1"]).contains("bedoelde u `proef`?"));
    assert!(complaint(&scenario, &["schijven_onder_aow_leeftijd=1"]).contains("fout[R005]"));
}

#[test]
fn a_setting_that_is_not_written_well_says_how_to_write_it() {
    for text in ["standaardpremie", "standaardpremie=veel", "standaardpremie=1 vanaf morgen", "a=1@2026-07-01"] {
        let error = Setting::parse(text).unwrap_err();
        assert!(error.code == "S007" && error.remedy.nl.contains("naam = waarde"), "{text}");
    }
    for (text, right) in [("a=1.234,5", "1234.5"), ("a=0,5", "0.5"), ("a=1 vanaf 01-07-2026", "2026-07-01")] {
        let error = Setting::parse(text).unwrap_err();
        assert_eq!((error.code, error.remedy.nl), ("S007", format!("schrijf {right}")), "{text}");
    }
}

#[test]
fn a_run_tells_how_many_households_each_change_moved() {
    let (_folder, scenario) = project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")]));
    let prepared = prepared(&scenario, &["proef: aow_leeftijd += 1 vanaf 2026-07-01"]).unwrap();
    let found = run(&prepared, &Silent).unwrap().changes;
    let effect = |name: &str, variant: usize| {
        &found.iter().find(|c| c.name == name && c.variant == variant).unwrap_or_else(|| panic!("{name}")).effect
    };
    // Whoever has zorgtoeslag gets more of it: some, and not all.
    assert!(
        matches!(effect("standaardpremie", 1), Effect::Moved { households, of: 1_000 } if (1..1_000).contains(households))
    );
    assert!(!effect("aow_leeftijd", 1).is_nil());
    // What is set for one variant leaves the base as it is.
    assert!(!found.iter().any(|c| c.name == "aow_leeftijd" && c.variant == 0));
    assert_eq!(found.iter().filter(|c| c.origin == ChangeOrigin::Overlay).count(), 1);
}

fn failed(scenario: &Path, settings: &[&str]) -> String {
    match run(&prepared(scenario, settings).unwrap(), &Silent) {
        Err(RunError::Files(diagnostics)) => plain_text(&diagnostics),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the run went on"),
    }
}

#[test]
fn a_change_that_moves_nobody_is_refused_after_a_hundred_thousand_households() {
    let (_folder, scenario) = project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")]));
    let text = failed(&scenario, &["kindvrijstelling *= 1"]);
    assert!(text.contains("fout[S011]") && text.contains("100.000 bekeken huishoudens"), "{text}");
}

#[test]
fn a_change_that_moves_only_what_is_protected_when_repaying_is_called_that() {
    // Social assistance of the population is a given amount: its norm is read for the protected income alone.
    let (_folder, scenario) = project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")]));
    let prepared = prepared(&scenario, &["bijstandsnorm_alleenstaande *= 1.1"]).unwrap();
    let found = run(&prepared, &Silent).unwrap().changes;
    let own: Vec<_> = found.iter().filter(|c| c.name == "bijstandsnorm_alleenstaande").collect();
    assert!(!own.is_empty() && own.iter().all(|c| matches!(c.effect, Effect::OnlyProtected { .. })), "{own:?}");
}

#[test]
fn an_overlay_that_changes_nothing_is_refused_unless_it_says_why() {
    let own_value = premium(&[("2025-01-01", "2112"), ("2026-01-01", "2119")]);
    let (_folder, scenario) = project(&own_value);
    let text = failed(&scenario, &[]);
    assert!(text.contains("fout[S011]") && text.contains("de overlay") && text.contains("geen_gevolg"), "{text}");
    let (_folder, scenario) = project(&format!("geen_gevolg = \"proef\"\n{own_value}"));
    let text = std::fs::read_to_string(&scenario).unwrap();
    let named = text.replacen("id = \"proef\"\n", "id = \"proef\"\ngeen_gevolg = \"ook dit\"\n", 1);
    std::fs::write(&scenario, named).unwrap();
    assert!(run(&prepared(&scenario, &[]).unwrap(), &Silent).is_ok());
}

#[test]
fn a_setting_that_takes_away_what_an_overlay_does_is_no_mistake_in_the_overlay() {
    // Of its two numbers one is set for all systems; the other still does something.
    let taper = "[parameter.percentage_afbouw_zorgtoeslag]\nvervangt = true\neenheid = \"%\"\n\
        [[parameter.percentage_afbouw_zorgtoeslag.waarde]]\nvanaf = 2025-01-01\nwaarde = \"12\"\nbron = \"proef\"\nzekerheid = \"bron\"\n";
    let (_folder, scenario) =
        project(&format!("{}{taper}", premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")])));
    for settings in [&[][..], &["standaardpremie=2300"], &["percentage_afbouw_zorgtoeslag=12"]] {
        assert!(run(&prepared(&scenario, settings).unwrap(), &Silent).is_ok(), "{settings:?}");
    }
}

#[test]
fn a_variant_that_says_the_same_as_the_base_is_refused() {
    let (folder, scenario) = project("");
    let text = std::fs::read_to_string(&scenario).unwrap();
    std::fs::write(&scenario, text.replace("overlays = [\"rulebooks/proef.toml\"]", "overlays = []")).unwrap();
    let text = complaint(&scenario, &[]);
    assert!(text.contains("fout[S011]") && text.contains("gelijk aan de basis"), "{text}");
    drop(folder);
}

#[test]
fn a_setting_for_all_stands_in_the_name_of_the_base_and_one_for_a_variant_in_its_name() {
    let (_folder, scenario) = project(&premium(&[("2025-01-01", "2112"), ("2026-01-01", "2200")]));
    let prepared = prepared(&scenario, &["drempelinkomen += 100", "proef: kindvrijstelling = 1"]).unwrap();
    assert_eq!(prepared.scenario.base.name.nl, "Huidig stelsel 2026, gewijzigd: drempelinkomen += 100");
    assert_eq!(prepared.scenario.variants[0].name.nl, "Proef, gewijzigd: kindvrijstelling = 1");
}

fn household(settings: &[&str]) -> Output {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("huishouden.toml");
    let text =
        "[huishouden]\nwoonsituatie = \"eigenaar\"\n[[persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1990-05-01\n";
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_stelsel"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("household").arg(&file).args(["--values", "zorgtoeslag_jaar"]);
    for setting in settings {
        command.args(["--set", setting]);
    }
    command.output().unwrap()
}

#[test]
fn a_household_gets_the_set_premium_from_the_date_on() {
    // Norm premium 1,912% of 29.736 = 568,55; 2.300 − 568,55 = 1.731,45 a year, from July half of it and half of 1.550,45.
    for (settings, expected) in [
        (vec![], "1.550"),
        (vec!["standaardpremie=2300"], "1.731"),
        (vec!["standaardpremie=2300 vanaf 2026-07-01"], "1.641"),
    ] {
        let output = household(&settings);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            out.starts_with(&format!("Zorgtoeslag in het jaar (zorgtoeslag_jaar): {expected}")),
            "{settings:?}: {out}"
        );
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn an_amount_of_a_rule_can_be_changed_for_a_group_from_a_month_on() {
    // 1.550,45 a year is 129,2042 a month; a tenth more in the last six months: 129,2042 × (6 + 6 × 1,1) = 1.627,97.
    let more = household(&["zorgtoeslag *= 1.10 voor aantal_volwassenen_een vanaf 2026-07-01"]);
    assert_eq!(more.status.code(), Some(2), "an unknown group is refused");
    let more = household(&["zorgtoeslag *= 1.10 voor recht_op_zorgtoeslag vanaf 2026-07-01"]);
    let out = String::from_utf8_lossy(&more.stdout).into_owned();
    assert!(out.starts_with("Zorgtoeslag in het jaar (zorgtoeslag_jaar): 1.628"), "{out}");
    let none = household(&["zorgtoeslag += 10 voor heeft_toeslagpartner"]);
    assert!(String::from_utf8_lossy(&none.stderr).contains("verandert geen"));
}

#[test]
fn a_household_is_told_of_a_setting_that_does_nothing() {
    let output = household(&["standaardpremie=2119"]);
    assert!(output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("let op: de wijziging `standaardpremie = 2119` verandert geen")
    );
    let output = household(&["kindvrijstelling=1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("S005"));
}

#[test]
fn a_setting_of_one_variant_moves_it_although_it_has_the_files_and_the_deliveries_of_the_base() {
    const ONE: &str = "toeslag-per-jaar-ambtshalve";
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maand-of-jaar.toml");
    let prepared = prepared(&scenario, &[&format!("{ONE}: standaardpremie = 3000")]).unwrap();
    let run = run_only(&prepared, &[ONE], &Silent).unwrap();
    let rights = |variant: usize| -> Vec<i64> {
        let at = run.variants[variant].schemes.iter().position(|scheme| scheme.id == "zorgtoeslag").unwrap();
        run.variants[variant].records.iter().map(|record| record.schemes[at].entitlement.0).collect()
    };
    let rises: Vec<i64> = rights(0).iter().zip(rights(1)).filter(|(base, _)| **base > 0).map(|(b, v)| v - b).collect();
    assert!(rises.len() > 100);
    // 3000 − 2119 euro a year for one adult, twice that for two; less for who has a right in part of the year.
    assert!(rises.iter().all(|rise| (1..=2 * 88_100).contains(rise)), "{rises:?}");
    assert!(rises.contains(&88_100) && rises.contains(&176_200), "{rises:?}");
}
