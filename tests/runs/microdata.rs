//! A scenario on imported microdata: `tests/microdata/euromod.txt` in the format of EUROMOD, made for this test.
//!
//! Twelve types of household, t = 1 to 12, with twelve households each, k = 1 to 12; a household weighs 10k + t. So type
//! t weighs 10 × 78 + 12t = 780 + 12t, and all together 12 × 780 + 12 × 78 = 10.296. The types that count below:
//!
//! | t | who | month income | weight |
//! | --- | --- | --- | --- |
//! | 1 | single parent, child of 8 | wage 2.000 | 792 |
//! | 2 | single parent, children of 8 and 13 | wage 2.900 | 804 |
//! | 3 | couple, child of 5 | wages 2.500 and 1.000 | 816 |
//! | 4 | single | wage 1.800 | 828 |
//! | 5 | single pensioner | pension 1.500 | 840 |
//! | 9 | couple | wages 3.000 and 2.500 | 888 |
//! | 10 | parent and child of 20 | wages 2.200 and 500 | 900 |
//! | 12 | single, 300.000 of wealth | wage 6.000 | 924 |

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::common::Project;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use stelsel::simulation::{Overrides, prepare};

const SCENARIO: &str = "scenarios/eigen.toml";
const MAPPING: &str = "synthetic-data/mappings/euromod.toml";

/// The first scenario with these microdata as its people, without the variants that need financing, and with everybody
/// reached where award is automatic.
fn project() -> Project {
    let project = Project::new();
    let text = std::fs::read_to_string(project.path("scenarios/maand-of-jaar.toml")).unwrap();
    let text = text
        .replace(
            "bevolking = \"synthetic-data/nl-2026.toml\"",
            &format!("bevolking = \"{MAPPING}\"\ngegevens = \"data\""),
        )
        .replace("steekproef = 50000\n", "")
        .replace("dekking = { waarde = \"0.80\"", "dekking = { waarde = \"1\"")
        .replace("laag = \"0.60\", hoog = \"0.95\"", "laag = \"0.60\", hoog = \"1\"");
    let parts: Vec<&str> = text.split("[[variant]]").collect();
    let kept: Vec<&str> = parts.into_iter().filter(|part| !part.contains("toelage.toml")).collect();
    assert_eq!(kept.len(), 3, "a base and two variants");
    project.write(SCENARIO, kept.join("[[variant]]"));
    project.write("data/euromod.txt", include_str!("../microdata/euromod.txt"));
    project
}

/// Runs the program and gives what it printed.
#[track_caller]
fn done(project: &Project, arguments: &[&str]) -> String {
    let output = project.stelsel(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the program, which must refuse, and gives what it said.
#[track_caller]
fn refused(project: &Project, arguments: &[&str]) -> String {
    let output = project.stelsel(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    said
}

/// The value of one row and column of `cijfers.csv`.
fn figure(csv: &str, table: &str, row: &str, column: &str) -> String {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let hit = rows.iter().find(|r| &r[1] == table && &r[2] == row && &r[4] == column);
    hit.unwrap_or_else(|| panic!("{table} {row} {column}"))[5].to_owned()
}

#[test]
fn a_run_on_microdata_gives_the_weighted_sums_worked_out_by_hand() {
    let project = project();
    done(&project, &["run", SCENARIO, "--out", "uit"]);
    let read = |name: &str| std::fs::read_to_string(project.path(&format!("uit/{name}"))).unwrap();
    let csv = read("cijfers.csv");
    // Households with children under 18: 792 + 804 + 816.
    let entitled = figure(&csv, "gebruik", "basis_kindgebonden_budget", "rechthebbenden_huishoudens");
    assert_eq!(entitled, "2412");
    // Kindgebonden budget 2026, with everybody reached. Type 1: 2.580 + 3.416 = 5.996, income below 29.736. Type 2:
    // 2 × 2.580 + 724 + 3.416 − 7,6% × (34.800 − 29.736) = 8.915,14, so 8.915. Type 3: 2.580 − 7,6% × (42.000 − 29.736 −
    // 9.405) = 2.362,72, so 2.363. Together 792 × 5.996 + 804 × 8.915 + 816 × 2.363 = 13.844.700.
    let column = "toeslag_per_jaar_ambtshalve_mln_euro";
    assert_eq!(figure(&csv, "budget_niveau", "kindgebonden_budget", column), "13.8447");
    let page = read("rapport.html");
    assert!(page.contains("144 huishoudens in het bestand, gewogen tot 10.296 huishoudens"));
    assert!(!page.contains("De huishoudens zijn verzonnen"));
}

#[test]
fn a_group_of_few_records_is_not_shown_whatever_its_weight() {
    let project = project();
    // Type 9, the twelve couples without children, gets weights of ten millions.
    let text = include_str!("../microdata/euromod.txt");
    let heavy: String = text
        .lines()
        .map(|line| {
            let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if cells[0].parse::<u32>().is_ok_and(|household| household % 12 == 9) {
                cells[6] += "00000";
            }
            cells.join("\t") + "\n"
        })
        .collect();
    project.write("data/euromod.txt", heavy);
    done(&project, &["run", SCENARIO, "--out", "uit"]);
    let csv = std::fs::read_to_string(project.path("uit/cijfers.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = |group: &str| -> Vec<&str> {
        rows.iter().filter(|row| row[1].starts_with("groep_") && &row[2] == group).map(|row| &row[5]).collect()
    };
    let couples = cells("paar");
    assert!(!couples.is_empty() && couples.iter().all(|cell| *cell == "x"), "{couples:?}");
    // Types 1, 2 and 10 are single parents: 36 records, light as they are.
    let parents = cells("eenouder");
    assert!(!parents.is_empty() && parents.iter().all(|cell| *cell != "x"), "{parents:?}");
}

#[test]
fn the_facts_of_a_run_are_those_of_the_file_with_their_weights() {
    let project = project();
    let prepared = prepare(&project.path(SCENARIO), &Overrides::default()).unwrap();
    let people = &prepared.population;
    let (mut households, mut wages, mut earners) = (0.0, 0.0, 0.0);
    for block in 0..people.n_blocks() {
        let table = people.block(block);
        for (household, weight) in table.weights.iter().enumerate() {
            households += weight;
            for person in table.persons_of(household) {
                let of = |name: &str| table.column(name).unwrap().year_of(person).iter().sum::<f64>();
                let euros = (of("loon") + of("vakantiegeld")) / 100.0;
                wages += weight * euros;
                earners += if euros > 0.0 { *weight } else { 0.0 };
            }
        }
    }
    assert_eq!(households, 10_296.0);
    // 792 + 804 + 2 × 816 + 828 + 2 × 888 + 2 × 900 + 924.
    assert_eq!(earners, 8_556.0);
    // Per month: 792 × 2.000 + 804 × 2.900 + 816 × 3.500 + 828 × 1.800 + 888 × 5.500 + 900 × 2.700 + 924 × 6.000 =
    // 21.120.000, times twelve. Twelve wages and one holiday allowance are rounded to the cent: at most 6,5 cents each.
    assert!((wages - 253_440_000.0).abs() <= 8_556.0 * 0.065, "{wages}");
}

#[test]
fn the_receipt_has_the_hash_of_the_mapping_and_of_the_data() {
    let project = project();
    done(&project, &["run", SCENARIO, "--out", "uit"]);
    let receipt = std::fs::read_to_string(project.path("uit/ontvangstbewijs.json")).unwrap();
    let receipt: serde_json::Value = serde_json::from_str(&receipt).unwrap();
    assert_eq!(receipt["sample_households"], 144);
    for name in [MAPPING, "data/euromod.txt"] {
        let digest = Sha256::digest(std::fs::read(project.path(name)).unwrap());
        let mut hex = String::new();
        digest.iter().for_each(|byte| write!(hex, "{byte:02x}").unwrap());
        assert_eq!(receipt["sha256"][name], hex, "{name}");
    }
}

#[test]
fn every_rule_of_the_mapping_is_an_assumption_of_the_report() {
    let project = project();
    done(&project, &["run", SCENARIO, "--out", "uit"]);
    let result = std::fs::read_to_string(project.path("uit/resultaat.json")).unwrap();
    let result: serde_json::Value = serde_json::from_str(&result).unwrap();
    let assumptions = result["assumptions"].as_array().unwrap();
    let mapping = std::fs::read_to_string(project.path(MAPPING)).unwrap();
    for block in mapping.split("\n[").skip(1).filter(|block| block.contains("\nregel = ")) {
        let name = format!("bevolking: {}", block.split(']').next().unwrap());
        assert!(assumptions.iter().any(|a| a["name"] == name), "{name}");
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_on_one_thread_and_on_three() {
    let project = project();
    for (out, threads) in [("een", "1"), ("drie", "3")] {
        done(&project, &["run", SCENARIO, "--out", out, "--threads", threads]);
    }
    for name in ["cijfers.csv", "resultaat.json", "rapport.html", "ontvangstbewijs.json"] {
        let read = |out: &str| std::fs::read(project.path(&format!("{out}/{name}"))).unwrap();
        assert_eq!(read("een"), read("drie"), "{name}");
    }
}

#[test]
fn explain_timeline_and_verify_work_on_the_numbers_of_the_file() {
    let project = project();
    // Household 2 is of type 2: 8.915 by hand, above.
    let told = done(&project, &["explain", SCENARIO, "--household", "2", "--scheme", "kindgebonden_budget"]);
    assert!(told.contains("Kindgebonden budget in het jaar (jaar 2026): € 8.915,00 per jaar"), "{told}");
    assert!(told.contains("uit het bestand «EUROMOD-invoer»") && !told.contains("synthetische"), "{told}");
    let told = done(&project, &["timeline", SCENARIO, "--household", "144"]);
    assert!(told.contains("Huishouden 144, 2026"), "{told}");
    let told = done(&project, &["verify", SCENARIO]);
    assert!(told.contains("basis\t144\t"), "{told}");
    for command in ["explain", "timeline"] {
        let said = refused(&project, &[command, SCENARIO, "--household", "145"]);
        assert!(said.contains("kies een nummer van 1 tot en met 144"), "{said}");
    }
}

#[test]
fn a_sample_of_the_file_weighs_as_much_as_the_file_and_the_report_says_so() {
    let project = project();
    done(&project, &["run", SCENARIO, "--out", "uit", "--sample", "72"]);
    let page = std::fs::read_to_string(project.path("uit/rapport.html")).unwrap();
    assert!(page.contains("144 huishoudens in het bestand, gewogen tot 10.296 huishoudens"));
    assert!(page.contains("Daaruit zijn er 72 gelijkmatig over het bestand gekozen"));
}

#[test]
fn missing_columns_are_told_all_at_once_with_who_needs_them_and_how_to_fill_them() {
    let project = project();
    let mapping = std::fs::read_to_string(project.path(MAPPING)).unwrap();
    let without: Vec<&str> = mapping
        .split("\n[")
        .filter(|block| !["huishouden.hulp]", "huishouden.vermogen]"].iter().any(|name| block.starts_with(name)))
        .collect();
    project.write(MAPPING, without.join("\n["));
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    for words in [
        "fout[M009]",
        "`hulp` van een huishouden staat niet in de bevolking; nodig voor het gebruik en het melden van wijzigingen",
        "voeg [huishouden.hulp] toe",
        "regel = \"trekking\"",
        "`vermogen` van een huishouden staat niet in de bevolking; nodig voor de regels van `bijstand`, de regels van `bouwstenen`",
        "voeg [huishouden.vermogen] toe",
        "er is niets geschreven",
    ] {
        assert!(said.contains(words), "`{words}` in:\n{said}");
    }
}

/// Lets the agency of the variant that awards by itself go by consent, asked beforehand; `more` says whose.
fn ask_consent(project: &Project, more: &str) {
    let block = format!("[variant.uitvoering.bereik]\ntoestemming = \"opt_in\"\n{more}[variant.uitvoering.jaar]");
    project.edit(SCENARIO, "[variant.uitvoering.jaar]", &block);
}

/// Makes every household of the file say the same about the sharing of its data.
fn all_say(project: &Project, word: &str) {
    let said = format!("[huishouden.deelt_gegevens]\nregel = \"vast\"\nwaarde = \"{word}\"");
    project.edit(MAPPING, "[huishouden.deelt_gegevens]\nregel = \"trekking\"\nwaarde = \"0.50\"", &said);
    project.edit(MAPPING, "laag = \"0.35\"\nhoog = \"1\"", "laag = \"nee\"\nhoog = \"ja\"");
}

#[test]
fn consent_that_the_file_holds_decides_who_gets_an_award_without_applying() {
    let awarded = |word: Option<&str>, more: &str| {
        let project = project();
        ask_consent(&project, more);
        word.iter().for_each(|word| all_say(&project, word));
        done(&project, &["run", SCENARIO, "--out", "uit"]);
        let csv = std::fs::read_to_string(project.path("uit/cijfers.csv")).unwrap();
        let of = |scheme: &str| figure(&csv, "budget_niveau", scheme, "toeslag_per_jaar_ambtshalve_mln_euro");
        ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget"].map(of)
    };
    // All consent: everybody is reached, as in the first test.
    let all = awarded(Some("ja"), "");
    assert_eq!(all[2], "13.8447");
    // None consents: as with a share of zero, where everybody has to apply and some do not.
    let none = awarded(Some("nee"), "");
    let share =
        "toestemming_aandeel = { waarde = \"0\", eenheid = \"ratio\", bron = \"proef\", zekerheid = \"bron\" }\n";
    assert_eq!(none, awarded(None, share));
    assert_ne!(none, all);
}

#[test]
fn a_file_without_what_consent_and_reading_time_rest_on_is_refused_for_these() {
    let project = project();
    ask_consent(&project, "");
    let mapping = std::fs::read_to_string(project.path(MAPPING)).unwrap();
    let dropped = ["huishouden.deelt_gegevens]", "huishouden.taal_laag]"];
    let kept: Vec<&str> =
        mapping.split("\n[").filter(|block| !dropped.iter().any(|name| block.starts_with(name))).collect();
    project.write(MAPPING, kept.join("\n["));
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    for words in [
        "fout[M009]",
        "`deelt_gegevens` van een huishouden staat niet in de bevolking; nodig voor de toekenning",
        "`taal_laag` van een huishouden staat niet in de bevolking; nodig voor de tijd om te lezen (`factor_laag_taal`",
        "voeg [huishouden.deelt_gegevens] toe",
    ] {
        assert!(said.contains(words), "`{words}` in:\n{said}");
    }
}

#[test]
fn a_scheme_to_which_nobody_in_the_file_is_entitled_does_not_stop_a_run_and_is_told() {
    let project = project();
    // Without the households in which a person has a mother; the name of that column is no mother.
    let text = include_str!("../microdata/euromod.txt");
    let household = |line: &str| line.split('\t').next().unwrap().to_owned();
    let has_mother = |line: &&str| !["0", "idmother"].contains(&line.split('\t').nth(3).unwrap());
    let families: Vec<String> = text.lines().filter(has_mother).map(household).collect();
    let kept: Vec<&str> = text.lines().filter(|line| !families.contains(&household(line))).collect();
    // The header, and types 4 to 9, 11 and 12, of which 6 and 9 are couples.
    assert_eq!(kept.len(), 1 + 12 * 10);
    project.write("data/euromod.txt", kept.join("\n"));
    done(&project, &["run", SCENARIO, "--out", "uit"]);
    let page = std::fs::read_to_string(project.path("uit/rapport.html")).unwrap();
    let told = page.split(" kon niet worden geijkt").next().and_then(|before| before.rsplit("Het gebruik van ").next());
    assert!(told.is_some_and(|names| names.contains("Kindgebonden budget") && names.len() < 200), "{told:?}");
}

#[test]
fn a_variant_that_brings_money_in_says_what_is_left_and_gives_it_back_where_its_steps_go_that_far() {
    let project = project();
    let text = std::fs::read_to_string(project.path("scenarios/maand-of-jaar.toml")).unwrap();
    let paid = text.split("[[variant]]").find(|part| part.contains("id = \"toelage-per-jaar\"")).unwrap();
    let mine = std::fs::read_to_string(project.path(SCENARIO)).unwrap();
    project.write(SCENARIO, format!("{mine}\n[[variant]]{paid}"));
    // Where hardly anyone has a right to the allowance of the variant, to stop what there is now saves money.
    // Its steps raise taxes only, so all of it is left over.
    let page = |out: &str| {
        done(&project, &["run", SCENARIO, "--out", out]);
        std::fs::read_to_string(project.path(&format!("{out}/rapport.html"))).unwrap()
    };
    assert!(page("over").contains("per jaar opleveren; na de financiering blijft"));
    // A tax credit that may become larger gives the money back.
    project.write(SCENARIO, format!("{mine}\n[[variant]]{}", paid.replace("tot = \"0.5\"", "tot = \"3\"")));
    assert!(page("terug").contains("per jaar opleveren; de financiering brengt het verschil in het saldo op nul"));
}

#[test]
fn a_mapping_of_another_year_is_refused() {
    let project = project();
    project.edit(MAPPING, "jaar = 2026", "jaar = 2025");
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    assert!(said.contains("fout[M010]") && said.contains("de gegevens staan op 2025, het scenario rekent met 2026"));
}

#[test]
fn bad_rows_stop_a_run_with_their_places() {
    let project = project();
    project.edit("data/euromod.txt", "\t2900\t", "\tveel\t");
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    assert!(said.contains("euromod.txt, regel 4, yem: `veel` gevonden; verwacht: een getal"), "{said}");
    assert!(!project.path("uit").exists());
}

#[test]
fn a_synthetic_population_still_asks_for_a_sample_and_takes_no_data() {
    let project = project();
    project.edit(SCENARIO, MAPPING, "synthetic-data/nl-2026.toml");
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    assert!(said.contains("`gegevens` heeft geen gevolg") && said.contains("ontbreekt `steekproef`"), "{said}");
}

#[test]
fn data_outside_the_project_are_refused() {
    let project = project();
    project.edit(SCENARIO, "gegevens = \"data\"", "gegevens = \"../data\"");
    let said = refused(&project, &["run", SCENARIO, "--out", "uit"]);
    assert!(said.contains("fout[R020]"), "{said}");
}
