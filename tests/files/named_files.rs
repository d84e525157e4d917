//! A file of another kind than a command takes gets one answer: what it is, and what takes it; a short name is enough.

#![expect(clippy::unwrap_used, reason = "a test stops where its file cannot be made")]

use crate::common::Project;
use std::fs;

const OVERLAY: &str = "rulebooks/varianten/toelage.toml";

/// What the program says when it refuses; it writes nothing.
#[track_caller]
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = project.files();
    let output = project.stelsel(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains("doe dit: ") && said.contains("B006"), "{arguments:?}: {said}");
    assert_eq!(said.matches("fout[").count(), 1, "one answer: {said}");
    assert!(project.files() == before, "a file was written, changed or removed");
    said
}

#[test]
fn a_file_of_another_kind_is_named_with_the_command_that_takes_it() {
    let project = Project::new();
    let household = "bad/huishouden/goed.toml";
    let scenario = "scenarios/maand-of-jaar.toml";
    let behaviour = "scenarios/gedrag/gedrag-2026.toml";
    let times = "scenarios/uitvoering/tijden-2026.toml";
    let population = "synthetic-data/nl-2026.toml";
    let mapping = "synthetic-data/mappings/euromod.toml";
    let rulebook = "rulebooks/huidig/zorgtoeslag.toml";
    for (arguments, is, takes) in [
        (vec!["run", behaviour], "een gedragsbestand, geen scenario", "bij `gedrag`"),
        (vec!["run", OVERLAY], "geen scenario", "--overlay"),
        (vec!["run", household], "een huishoudbestand, geen scenario", "stelsel household"),
        (vec!["run", population], "een bevolkingsbestand, geen scenario", "population validate"),
        (vec!["timeline", times, "--household", "1"], "een tijdenbestand, geen scenario", "bij `tijden`"),
        (
            vec!["explain", mapping, "--household", "1"],
            "een mapping voor microdata, geen scenario",
            "population import",
        ),
        (vec!["verify", rulebook], "een regeling van een stelsel, geen scenario", "stelsel.toml"),
        (vec!["household", scenario], "een scenario, geen huishoudbestand", "stelsel run"),
        (vec!["marginal", scenario], "een scenario, geen huishoudbestand", "stelsel run"),
        (vec!["population", "validate", scenario], "een scenario, geen bevolkingsbestand", "stelsel run"),
        (
            vec!["population", "import", population, "--data", ".", "--out", "uit"],
            "geen mapping",
            "population validate",
        ),
        (vec!["household", household, "--overlay", scenario], "een scenario, geen overlay", "stelsel run"),
    ] {
        let said = refused(&project, &arguments);
        assert!(said.contains(is) && said.contains(takes), "{arguments:?}: {said}");
    }
}

#[test]
fn what_is_no_text_of_the_program_is_named() {
    let project = Project::new();
    let at = |name: &str| project.path(name);
    fs::write(at("cijfers.xlsx"), b"PK\x03\x04rest").unwrap();
    fs::write(at("cijfers"), b"PK\x03\x04rest").unwrap();
    fs::write(at("LEESMIJ.md"), "# Stelsel\n").unwrap();
    fs::write(at("gegevens.csv"), "a;b\n1;2\n").unwrap();
    fs::write(at("gegevens.parquet"), b"PAR1rest").unwrap();
    for (file, is) in [
        ("cijfers.xlsx", "is een spreadsheet"),
        ("cijfers", "is een spreadsheet"),
        ("LEESMIJ.md", "is een tekst"),
        ("gegevens.csv", "is een tabel met gegevens"),
        ("gegevens.parquet", "is een Parquet-bestand"),
        ("scenarios", "is een map"),
    ] {
        let said = refused(&project, &["run", file]);
        assert!(said.contains(is) && said.contains("maand-of-jaar"), "{file}: {said}");
    }
    let said = refused(&project, &["rules", "check", "scenarios"]);
    assert!(said.contains("geen stelsel") && said.contains("huidig"), "{said}");
}

#[test]
fn a_short_name_is_enough_and_a_wrong_one_is_answered_with_the_names_that_are_there() {
    let project = Project::new();
    for arguments in [
        &["run", "maand-of-jaar", "--sample", "50", "--out", "uit"][..],
        &["rules", "check", "huidig"],
        &["rules", "check", "rulebooks/huidig/stelsel.toml"],
        &["rules", "check", "huidig", "--overlay", "toelage"],
        &["household", "bad/huishouden/goed.toml", "--overlay", "toelage"],
        &["population", "describe", "nl-2026", "--sample", "50"],
    ] {
        let output = project.stelsel(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said = refused(&project, &["run", "maand-of-jar"]);
    assert!(said.contains("bedoelde u `maand-of-jaar`?") && said.contains("toets-kindgebonden-budget"), "{said}");
    let said = refused(&project, &["rules", "check", "huidg"]);
    assert!(said.contains("bedoelde u `huidig`?"), "{said}");
    let said = refused(&project, &["household", "bad/huishouden/goed.toml", "--overlay", "toelagen"]);
    assert!(said.contains("bedoelde u `toelage`?") && said.contains("maandinkomen"), "{said}");
}

#[test]
fn a_path_that_leads_nowhere_is_answered_with_where_paths_begin() {
    let project = Project::new();
    let said = refused(&project, &["run", "elders/vraag.toml"]);
    assert!(said.contains("vanuit de map waarin u staat"), "{said}");
}
