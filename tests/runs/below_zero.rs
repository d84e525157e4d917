//! An amount of a toeslag, toelage or kinderbijslag below zero is refused, whichever command meets it.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::Project;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";
const HOUSEHOLD: &str = "huishouden.toml";
const OVERLAY: &str = "rulebooks/varianten/terugbetalen.toml";

/// A project with a household of one person who earns 6,000 a month, and a toelage of which high incomes repay a part.
///
/// (1.500 + 1.200 − 15% of (72.000 − 20.000)) / 12 = −425,00.
fn project(formula: &str) -> Project {
    let project = Project::new();
    project.write(
        HOUSEHOLD,
        "[huishouden]\nwoonsituatie = \"eigenaar\"\n[[persoon]]\nrol = \"aanvrager\"\n\
         geboortedatum = 1986-01-01\nloon = \"6000\"\n",
    );
    let overlay = format!(
        "[overlay]\nid = \"terugbetalen\"\nnaam = \"Terugbetalen\"\n[regel.toelage]\nvervangt = true\n\
         voor = \"huishouden\"\nper = \"maand\"\neenheid = \"EUR/maand\"\nbron = \"proef\"\nformule = '''{formula}'''\n"
    );
    project.write(OVERLAY, overlay);
    project
}

const BELOW: &str = "per_maand(aantal_volwassenen * toelage_per_volwassene \
                     + aantal_minderjarigen * toelage_per_kind + toelage_per_huishouden \
                     - 15% * max(0 EUR/jaar, toetsingsinkomen_huishouden - 20000 EUR/jaar))";

#[track_caller]
fn refused(project: &Project, arguments: &[&str], words: &[&str]) {
    let before = project.files();
    let output = project.stelsel(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    for words in words.iter().chain(&["`toelage` van Toelage", "EUR/maand in januari", "`max(0 EUR/maand, …)`"]) {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
    assert!(project.files() == before, "a file was written, changed or removed");
}

#[test]
fn one_household_is_refused_whatever_is_asked_of_it() {
    let project = project(BELOW);
    let overlays = ["household", HOUSEHOLD, "--overlay", "rulebooks/varianten/toelage.toml", "--overlay", OVERLAY];
    for values in ["toelage", "toelage_jaar", "besteedbaar_inkomen_jaar"] {
        let arguments = [&overlays[..], &["--values", values]].concat();
        refused(&project, &arguments, &["huishouden 0", "−425,00"]);
    }
    let system = "rulebooks/huidig+toelage.toml+terugbetalen.toml";
    refused(&project, &["marginal", HOUSEHOLD, "--against", system], &["huishouden 0"]);
}

#[test]
fn a_run_and_what_explains_it_are_refused_with_the_number_of_the_household() {
    let project = project(BELOW);
    let flat = "overlays = [\"rulebooks/varianten/toelage.toml\"]";
    project.edit(SCENARIO, flat, &flat.replace("\"]", &format!("\", \"{OVERLAY}\"]")));
    refused(&project, &["run", SCENARIO, "--sample", "60", "--out", "uit"], &["huishouden "]);
    refused(&project, &["explain", SCENARIO, "--household", "3", "--variant", "toelage-per-jaar"], &["huishouden "]);
}

#[test]
fn an_amount_held_at_zero_is_computed() {
    let project = project(&format!("max(0 EUR/maand, {BELOW})"));
    let arguments = ["household", HOUSEHOLD, "--overlay", "rulebooks/varianten/toelage.toml", "--overlay", OVERLAY];
    let output = project.stelsel(&[&arguments[..], &["--values", "toelage"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Toelage in de maand (toelage): 0,00 EUR/maand"));
}

#[test]
fn one_month_below_zero_is_refused_though_the_year_is_not() {
    // 11 × 100 − 50 is 1,050 in the year.
    let project = project("als maand_van_het_jaar = 3 maand dan 0 EUR/maand - 50 EUR/maand anders 100 EUR/maand");
    let arguments = ["household", HOUSEHOLD, "--overlay", "rulebooks/varianten/toelage.toml", "--overlay", OVERLAY];
    let output = project.stelsel(&[&arguments[..], &["--values", "toelage_jaar"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is −50,00 EUR/maand in maart"));
}

#[test]
fn kinderbijslag_below_zero_is_refused_where_only_the_disposable_income_is_asked() {
    let project = Project::new();
    project.edit(
        "rulebooks/huidig/kinderbijslag.toml",
        "per_maand(som(personen: kinderbijslag_kind))",
        "per_maand(som(personen: kinderbijslag_kind)) - 1 EUR/maand",
    );
    project.write(
        HOUSEHOLD,
        "[huishouden]\nwoonsituatie = \"eigenaar\"\n[[persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1986-01-01\n",
    );
    let output = project.stelsel(&["household", HOUSEHOLD, "--values", "besteedbaar_inkomen_jaar"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("`kinderbijslag` van Kinderbijslag is −1,00 EUR/maand in januari"), "{said}");
    let run = project.stelsel(&["run", SCENARIO, "--sample", "20", "--out", "uit"]);
    assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stderr));
}
