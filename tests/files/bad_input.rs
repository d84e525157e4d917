//! Wrong input is refused: exit code 2, a message with file, line and remedy, and nothing written.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::Project;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";
const BEHAVIOUR: &str = "scenarios/gedrag/gedrag-2026.toml";
const POPULATION: &str = "synthetic-data/nl-2026.toml";
const RUN: [&str; 6] = ["run", SCENARIO, "--sample", "50", "--out", "uit"];

/// Runs the program, checks that it refuses without writing, and gives what it said.
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = project.files();
    let output = project.stelsel(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty(), "something was printed as a result");
    assert!(said.contains("doe dit: "), "no remedy: {said}");
    assert!(said.contains("er is niets geschreven"), "{said}");
    assert!(project.files() == before, "a file was written, changed or removed");
    said
}

#[track_caller]
fn says(said: &str, expected: &[&str]) {
    for words in expected {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
}

/// Edits a file, runs the scenario, and expects code, place and words.
#[track_caller]
fn run_refused_after(file: &str, from: &str, to: &str, lines_below: usize, expected: &[&str]) {
    let project = Project::new();
    let line = project.edit(file, from, to) + lines_below;
    let said = refused(&project, &RUN);
    says(&said, &[&format!("{file}:{line}:")]);
    says(&said, expected);
}

#[track_caller]
fn household_refused(name: &str, place: &str, expected: &[&str]) {
    let project = Project::new();
    let file = format!("bad/huishouden/{name}.toml");
    let said = refused(&project, &["household", &file]);
    says(&said, &[&format!("{file}:{place}")]);
    says(&said, expected);
}

#[track_caller]
fn overlay_refused(name: &str, place: &str, expected: &[&str]) {
    let project = Project::new();
    let file = format!("bad/overlay/{name}.toml");
    let said = refused(&project, &["rules", "check", "--overlay", &file]);
    says(&said, &[&format!("{file}:{place}")]);
    says(&said, expected);
}

#[test]
fn the_unbroken_project_is_accepted() {
    let project = Project::new();
    for arguments in [
        &["rules", "check"][..],
        &["household", "bad/huishouden/goed.toml"],
        &["rules", "check", "--overlay", "rulebooks/varianten/toelage.toml"],
    ] {
        let output = project.stelsel(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

// ---------------------------------------------------------------- rulebooks

#[test]
fn a_misspelt_name_in_a_formula_is_refused() {
    overlay_refused("verkeerde-naam", "12:3", &["R003", "`standardpremie`", "bedoelde u `standaardpremie`?"]);
}

#[test]
fn a_wrong_unit_is_refused_with_both_places() {
    overlay_refused(
        "verkeerde-eenheid",
        "10:12",
        &["R004", "EUR/jaar en EUR/maand", "dit is EUR/jaar", "dit is EUR/maand", "per_maand(…)"],
    );
}

#[test]
fn an_unknown_unit_is_refused() {
    run_refused_after(
        "rulebooks/huidig/zorgtoeslag.toml",
        "eenheid = \"EUR/jaar\"",
        "eenheid = \"EUR/jar\"",
        0,
        &["EUR/jar", "EUR/jaar"],
    );
}

#[test]
fn rules_in_a_circle_are_refused() {
    let project = Project::new();
    let said = refused(&project, &["rules", "check", "bad/kring"]);
    says(&said, &["R008", "bad/kring/regels.toml:9:8", "kring", "kip", "ei", "een ander gegeven"]);
}

#[test]
fn an_overlay_that_replaces_a_rule_that_does_not_exist_is_refused() {
    overlay_refused("onbekende-regel", "5:8", &["R013", "`zorgtoeslag_jar`", "bedoelde u `zorgtoeslag_jaar`?"]);
}

#[test]
fn an_overlay_that_drops_a_name_that_does_not_exist_is_refused() {
    overlay_refused("onbekend-vervalt", "4:12", &["R013", "`standardpremie`", "bedoelde u `standaardpremie`?"]);
}

#[test]
fn an_overlay_that_brings_a_name_that_exists_is_refused() {
    overlay_refused("bestaat-al", "5:12", &["R014", "`standaardpremie` bestaat al", "vervangt = true"]);
}

#[test]
fn an_assumption_without_bounds_is_refused() {
    overlay_refused("aanname-zonder-grens", "7:1", &["R021", "laag", "hoog"]);
}

#[test]
fn a_parameter_without_a_value_in_the_year_is_refused() {
    let project = Project::new();
    let file = "rulebooks/huidig/zvw.toml";
    let text = std::fs::read_to_string(project.path(file)).unwrap();
    let line = text.lines().position(|l| l == "[parameter.bijdragepercentage_zvw]").unwrap() + 1;
    let dated = "[[parameter.bijdragepercentage_zvw.waarde]]\nvanaf = 20";
    assert_eq!(text.matches(dated).count(), 3, "the test no longer fits the file");
    project.write(file, text.replace(dated, "[[parameter.bijdragepercentage_zvw.waarde]]\nvanaf = 21"));
    let said = refused(&project, &RUN);
    says(
        &said,
        &["R010", &format!("{file}:{line}:"), "`bijdragepercentage_zvw` heeft pas een waarde vanaf 2124-01-01"],
    );
}

// ---------------------------------------------------------------- years

#[test]
fn a_year_that_the_system_does_not_cover_is_refused_for_a_household() {
    let project = Project::new();
    let said = refused(&project, &["household", "bad/huishouden/goed.toml", "--date", "2023-01-01"]);
    says(&said, &["R010", "rulebooks/huidig/stelsel.toml:4:", "kent 2023 niet", "2024, 2025, 2026", "kies een jaar"]);
}

#[test]
fn a_year_that_the_system_does_not_cover_is_refused_for_a_scenario() {
    let project = Project::new();
    project.edit(SCENARIO, "jaar = 2026", "jaar = 2023");
    let said = refused(&project, &RUN);
    says(&said, &["R010", "rulebooks/huidig/stelsel.toml:4:", "kent 2023 niet", "kies een jaar"]);
}

#[test]
fn a_date_that_is_no_date_is_refused() {
    let project = Project::new();
    let said = refused(&project, &["household", "bad/huishouden/goed.toml", "--date", "januari"]);
    says(&said, &["H005", "`januari` is geen datum", "2026-07-01"]);
}

// ---------------------------------------------------------------- an unknown key in each format

#[test]
fn an_unknown_key_in_stelsel_toml_is_refused() {
    let file = "rulebooks/huidig/stelsel.toml";
    run_refused_after(file, "naam =", "nam =", 0, &["B005", "onbekende sleutel `nam`", "bedoelde u `naam`?"]);
}

#[test]
fn an_unknown_key_in_a_regeling_is_refused() {
    let file = "rulebooks/huidig/zvw.toml";
    run_refused_after(file, "uitvoerder =", "uitvoeder =", 0, &["B005", "`uitvoeder`", "bedoelde u `uitvoerder`?"]);
}

#[test]
fn an_unknown_key_in_an_overlay_is_refused() {
    overlay_refused("onbekende-sleutel", "4:1", &["B005", "`vervald`", "bedoelde u `vervalt`?"]);
}

#[test]
fn an_unknown_key_in_a_scenario_is_refused() {
    run_refused_after(SCENARIO, "grondslag =", "grondslg =", 0, &["B005", "`grondslg`", "bedoelde u `grondslag`?"]);
}

#[test]
fn an_unknown_key_in_a_behaviour_file_is_refused() {
    run_refused_after(BEHAVIOUR, "indexering =", "indexing =", 0, &["B005", "`indexing`", "bedoelde u `indexering`?"]);
}

#[test]
fn an_unknown_key_in_a_population_file_is_refused() {
    run_refused_after(POPULATION, "waarde = 8560000", "waard = 8560000", 0, &["onbekende sleutel `waard`", "waarde"]);
}

#[test]
fn an_unknown_key_in_a_household_file_is_refused() {
    household_refused("onbekende-sleutel", "3:1", &["H003", "`kale_hur`", "bedoelde u `kale_huur`?"]);
}

#[test]
fn an_unknown_block_in_a_household_file_is_refused() {
    household_refused("onbekend-blok", "8:2", &["B005", "`gegevens`", "bedoelde u `gegeven`?"]);
}

#[test]
fn an_unknown_key_in_a_case_is_refused() {
    let project = Project::new();
    let file = "rulebooks/huidig/cases/kinderbijslag.toml";
    let line = project.edit(file, "herkomst =", "herkmst =");
    let said = refused(&project, &["rules", "test"]);
    says(&said, &["B005", &format!("{file}:{line}:"), "`herkmst`", "bedoelde u `herkomst`?"]);
}

// ---------------------------------------------------------------- households

#[test]
fn a_household_without_an_applicant_is_refused() {
    household_refused("geen-aanvrager", "1:1", &["H001", "geen aanvrager", "`\"aanvrager\"`"]);
}

#[test]
fn a_household_without_persons_is_refused() {
    household_refused("geen-personen", "1:1", &["H001", "geen personen", "[[persoon]]"]);
}

#[test]
fn a_given_value_that_does_not_exist_is_refused() {
    household_refused("onbekend-gegeven", "9:1", &["H003", "bedoelde u `toetsingsinkomen_huishouden`?"]);
}

#[test]
fn an_amount_with_a_comma_is_refused() {
    household_refused("geen-getal", "7:8", &["H004", "2.500,00", "schrijf 2500.00"]);
}

#[test]
fn eleven_months_are_refused() {
    household_refused("elf-maanden", "7:8", &["H004", "een lijst van twaalf waarden (dit zijn er 11)"]);
}

#[test]
fn a_value_asked_for_that_does_not_exist_is_refused() {
    let project = Project::new();
    let said = refused(&project, &["household", "bad/huishouden/goed.toml", "--values", "zorgtoslag"]);
    says(&said, &["R003", "`zorgtoslag`", "bedoelde u `zorgtoeslag`?"]);
}

// ---------------------------------------------------------------- scenarios

#[test]
fn a_scenario_whose_overlay_names_a_rule_that_does_not_exist_is_refused() {
    let project = Project::new();
    project.edit(SCENARIO, "rulebooks/varianten/maandinkomen.toml", "bad/overlay/onbekende-regel.toml");
    let said = refused(&project, &RUN);
    says(&said, &["R013", "bad/overlay/onbekende-regel.toml:5:8", "bedoelde u `zorgtoeslag_jaar`?"]);
}

/// The scenario with other counters in the base, and what is said of it.
fn refused_with_counters(reach: &[(&str, &str)], more: &[(&str, &str, &str)]) -> String {
    let project = Project::new();
    let number = |(key, value): &(&str, &str)| {
        format!("{key} = {{ waarde = \"{value}\", eenheid = \"ratio\", bron = \"proef\", zekerheid = \"bron\" }}\n")
    };
    let block: String = reach.iter().map(number).collect();
    project.edit(
        SCENARIO,
        "[basis.uitvoering.bereik]\nloketten",
        &format!("[basis.uitvoering.bereik]\n{block}# loketten"),
    );
    for (file, from, to) in more {
        project.edit(file, from, to);
    }
    refused(&project, &RUN)
}

const TIMES: &str = "scenarios/uitvoering/tijden-2026.toml";

#[test]
fn a_loss_between_counters_where_there_is_one_is_refused() {
    let said = refused_with_counters(&[("overdrachtsverlies", "0.1")], &[]);
    says(&said, &["S004", SCENARIO, "bij één loket", "geef `loketten` met 2 of meer"]);
}

#[test]
fn counters_that_lose_nothing_and_take_no_time_are_refused() {
    let free = [
        (TIMES, "\nminuten_overdracht = { waarde = \"20\"", "\n# { waarde = \"20\""),
        (TIMES, "\nminuten_overdracht = { waarde = \"10\"", "\n# { waarde = \"10\""),
    ];
    let said = refused_with_counters(&[("loketten", "3")], &free);
    // Of the base only: the variants have its counters.
    says(&said, &["S004", "3 `loketten` van `basis` hebben geen gevolg", "minuten_overdracht"]);
    assert_eq!(said.matches("hebben geen gevolg").count(), 1, "{said}");
}

#[test]
fn a_loss_of_new_applications_asks_how_many_are_new() {
    let no_times = [(SCENARIO, "tijden = \"scenarios/uitvoering/tijden-2026.toml\"\n", "")];
    let said = refused_with_counters(&[("loketten", "3"), ("overdrachtsverlies", "0.1")], &no_times);
    says(&said, &["S004", "niet bekend is hoeveel dat er zijn", "aandeel_nieuwe_aanvragen"]);
}

#[test]
fn a_right_to_refuse_without_the_share_that_does_is_refused() {
    let project = Project::new();
    project.edit(
        SCENARIO,
        "[variant.uitvoering.jaar]\npersonen",
        "[variant.uitvoering.bereik]\ntoestemming = \"opt_uit\"\n[variant.uitvoering.jaar]\npersonen",
    );
    says(&refused(&project, &RUN), &["S004", "`toestemming` en `toestemming_aandeel`"]);
}

#[test]
fn a_toelage_without_financing_is_refused() {
    let project = Project::new();
    let text = std::fs::read_to_string(project.path(SCENARIO)).unwrap();
    let start = text.find("[[variant.financiering.stap]]").unwrap();
    let end = start + text[start..].find("# ------").unwrap();
    project.write(SCENARIO, format!("{}\n{}", &text[..start], &text[end..]));
    let said = refused(&project, &RUN);
    says(&said, &["S003", "`toelage-per-jaar`", "geen financiering", "zonder_financiering"]);
    says(&said, &[&format!("{SCENARIO}:")]);
}

#[test]
fn a_financing_step_over_a_parameter_that_does_not_exist_is_refused() {
    let project = Project::new();
    project.edit(SCENARIO, "\"algemene_heffingskorting_maximum\"", "\"algemene_heffingskorting_maximaal\"");
    let said = refused(&project, &RUN);
    says(&said, &["S003", "bedoelde u `algemene_heffingskorting_maximum`?", &format!("{SCENARIO}:")]);
}

#[test]
fn a_path_outside_the_project_is_refused() {
    run_refused_after(
        SCENARIO,
        "bevolking = \"synthetic-data/nl-2026.toml\"",
        "bevolking = \"../geheim.toml\"",
        0,
        &["R020", "buiten de projectmap", "zonder `..`"],
    );
}

#[test]
fn a_system_that_names_a_file_outside_its_folder_is_refused() {
    run_refused_after(
        "rulebooks/huidig/stelsel.toml",
        "\"zvw.toml\"",
        "\"../varianten/toelage.toml\"",
        0,
        &["R020", "buiten de map van het stelsel"],
    );
}

#[test]
fn two_overlays_that_bring_the_same_name_are_refused() {
    let project = Project::new();
    let overlay = "\"rulebooks/varianten/toelage.toml\"";
    project.edit(SCENARIO, overlay, &format!("{overlay}, {overlay}"));
    let said = refused(&project, &RUN);
    says(&said, &["rulebooks/varianten/toelage.toml:"]);
    says(&said, &["R01"]);
}

#[test]
fn two_variants_with_one_id_are_refused() {
    let from = "id = \"toelage-per-maand\"";
    let project = Project::new();
    project.edit(SCENARIO, from, "id = \"toelage-per-jaar\"");
    says(&refused(&project, &RUN), &["S002", "`toelage-per-jaar` komt twee keer voor", "eigen id"]);
}

#[test]
fn a_dial_that_is_no_word_of_the_list_is_refused() {
    run_refused_after(SCENARIO, "verrekening = \"beide_kanten\"", "verrekening = \"beide\"", 0, &["beide_kanten"]);
}

#[test]
fn a_sample_larger_than_the_country_is_refused() {
    let project = Project::new();
    let before = project.files();
    let output = project.stelsel(&["run", SCENARIO, "--sample", "9000000", "--out", "uit"]);
    assert_eq!(output.status.code(), Some(2));
    says(&String::from_utf8(output.stderr).unwrap(), &["groter dan de bevolking", "kleiner getal"]);
    assert!(project.files() == before);
}

// ---------------------------------------------------------------- behaviour

#[test]
fn a_published_figure_without_a_source_is_refused() {
    let project = Project::new();
    let line =
        project.edit(BEHAVIOUR, "eenheid = \"huishoudens\", bron = \"CBS", "eenheid = \"huishoudens\", bon = \"CBS");
    says(&refused(&project, &RUN), &["ontbreekt `bron`", &format!("{BEHAVIOUR}:{line}:")]);
}

#[test]
fn a_published_figure_with_a_key_that_does_not_exist_is_refused() {
    run_refused_after(
        BEHAVIOUR,
        "sleutel = \"zorgtoeslag.euro\"",
        "sleutel = \"zorgtoeslag.euros\"",
        0,
        &["`zorgtoeslag.euros`", "bedoelde u `zorgtoeslag.euro`?"],
    );
}

#[test]
fn a_scheme_without_published_use_is_refused() {
    let project = Project::new();
    project.edit(BEHAVIOUR, "[niet_gebruik.huurtoeslag]", "[niet_gebruik.huurtoelage]");
    says(&refused(&project, &RUN), &["S010", "rulebooks/huidig/huurtoeslag.toml:1:", "[niet_gebruik.huurtoeslag]"]);
}

// ---------------------------------------------------------------- files

#[test]
fn broken_toml_is_refused() {
    run_refused_after(SCENARIO, "titel = \"Maand", "titel = Maand", 0, &["B002", "aanhalingsteken"]);
}

#[test]
fn text_that_is_not_utf8_is_refused() {
    let project = Project::new();
    project.write("rulebooks/huidig/zvw.toml", b"[regeling]\nnaam = \"caf\xe9\"\n");
    says(&refused(&project, &RUN), &["B001", "zvw.toml", "UTF-8"]);
}

#[test]
fn a_missing_scenario_is_refused() {
    let project = Project::new();
    says(&refused(&project, &["run", "scenarios/nergens.toml"]), &["B006", "scenarios/nergens.toml", "bestaat niet"]);
}

#[test]
fn a_missing_rulebook_is_refused_with_the_place_that_names_it() {
    let project = Project::new();
    std::fs::remove_file(project.path("rulebooks/huidig/zvw.toml")).unwrap();
    let list = std::fs::read_to_string(project.path("rulebooks/huidig/stelsel.toml")).unwrap();
    let line = list.lines().position(|line| line.contains("\"zvw.toml\"")).unwrap() + 1;
    let place = format!("rulebooks/huidig/stelsel.toml:{line}:");
    says(&refused(&project, &RUN), &["B001", "zvw.toml", &place, "hier genoemd"]);
}

#[test]
fn a_missing_population_is_refused() {
    let project = Project::new();
    std::fs::remove_file(project.path(POPULATION)).unwrap();
    says(&refused(&project, &RUN), &["B001", POPULATION, "bestaat niet"]);
}

#[test]
fn a_folder_with_work_of_someone_else_is_refused_as_output() {
    let project = Project::new();
    project.write("uit/brief.txt", "van een ander");
    let before = project.files();
    let output = project.stelsel(&RUN);
    assert_eq!(output.status.code(), Some(2));
    says(&String::from_utf8(output.stderr).unwrap(), &["`uit` bestaat al", "kies een andere naam"]);
    assert!(project.files() == before);
}

#[test]
fn every_mistake_of_a_file_is_named_in_one_go() {
    let project = Project::new();
    project.edit(SCENARIO, "grondslag =", "grondslg =");
    project.edit(SCENARIO, "zaad = 2026", "zaad = -1");
    let said = refused(&project, &RUN);
    says(&said, &["`grondslg`", "`zaad = -1`"]);
}
