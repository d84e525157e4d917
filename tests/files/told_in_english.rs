//! Mistakes in scenarios, behaviour, cases, households and changes are told in English without a Dutch word, apart from the
//! names of the files, which stand between backquotes.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::bad_files::{bad_files, mistakes};
use crate::common::Project;
use std::path::Path;
use stelsel::diag::{Diagnostic, Diagnostics};
use stelsel::population::PopulationError;
use stelsel::rulebook::load_system;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::formats::Format;
use stelsel::scenario::monotonicity_checks::read_shapes;
use stelsel::scenario::named_files::named_file;
use stelsel::simulation::marginal::Range;
use stelsel::simulation::{FinancingError, Overrides, RunError, Setting, prepare};
use stelsel::text::Text;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";
const BEHAVIOUR: &str = "scenarios/gedrag/gedrag-2026.toml";

/// Dutch words that no English sentence has.
pub(crate) const DUTCH: [&str; 32] = [
    "aan",
    "als",
    "bedoelde",
    "bedoelt",
    "bekend",
    "bij",
    "de",
    "deze",
    "dit",
    "een",
    "elke",
    "geef",
    "geen",
    "heeft",
    "het",
    "hoogstens",
    "kan",
    "kies",
    "laat",
    "maar",
    "moet",
    "naar",
    "niet",
    "noem",
    "schrijf",
    "staat",
    "van",
    "voeg",
    "voor",
    "wordt",
    "zijn",
    "zonder",
];

/// What is said outside backquotes, in small letters and with single spaces.
fn own_words(said: &str) -> String {
    let outside: String = said.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let letters: String = outside.chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
    format!(" {} ", letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
}

#[track_caller]
fn is_english(text: &Text) {
    let words = own_words(&text.en);
    let found: Vec<&str> = DUTCH.into_iter().filter(|word| words.contains(&format!(" {word} "))).collect();
    assert!(found.is_empty(), "{found:?} in: {}", text.en);
    assert!(!text.en.trim().is_empty(), "nothing is said in English of: {}", text.nl);
}

#[track_caller]
fn are_english(found: &Diagnostics, codes: &[&str]) {
    let told: Vec<&str> = found.0.iter().map(|mistake| mistake.code).collect();
    assert_eq!(told, codes, "{found}");
    found.0.iter().for_each(is_told_in_english);
}

#[track_caller]
fn is_told_in_english(mistake: &Diagnostic) {
    is_english(&mistake.message);
    is_english(&mistake.remedy);
    mistake.places.iter().for_each(|place| {
        if !place.remark.nl.is_empty() {
            is_english(&place.remark);
        }
    });
}

#[test]
fn dutch_is_found_outside_backquotes_only() {
    assert_eq!(own_words("`niet dit` A word, `x`:  geen"), " a word geen ");
    assert!(std::panic::catch_unwind(|| is_english(&Text::same("`x` is geen getal"))).is_err());
    assert!(std::panic::catch_unwind(|| is_english(&Text::new("iets", ""))).is_err());
    is_english(&Text::new("`x` is geen getal", "`geen` is not a number"));
}

#[test]
fn bad_files_of_households_cases_and_scenarios_are_told_in_english() {
    let mut seen = 0;
    for (_, kind, path) in bad_files() {
        if !["huishouden", "gevallen", "scenario", "overlay_in_scenario"].contains(&kind.as_str()) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        mistakes(&kind, &path, folder.path()).0.iter().for_each(is_told_in_english);
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} files were read");
}

/// The mistakes of a scenario after edits of its project.
fn after(edits: &[(&str, &str, &str)]) -> Diagnostics {
    let project = Project::new();
    for (file, from, to) in edits {
        project.edit(file, from, to);
    }
    match prepare(&project.path(SCENARIO), &Overrides { sample: Some(60), ..Overrides::default() }) {
        Err(RunError::Files(found)) => found,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("{edits:?} was accepted"),
    }
}

#[test]
fn mistakes_in_a_scenario_are_told_in_english() {
    let id = ("id = \"toelage-per-jaar\"", "id = \"toeslag-per-maand\"");
    are_english(&after(&[(SCENARIO, id.0, id.1)]), &["S002"]);
    are_english(&after(&[(SCENARIO, "naam = \"Toelage per jaar\"", "naam = \"Toeslag per maand\"")]), &["S002"]);
    are_english(&after(&[(SCENARIO, "gedrag = \"scenarios/", "gedrag = \"../scenarios/")]), &["R020"]);
    are_english(&after(&[(SCENARIO, "steekproef = ", "gegevens = \"data\" # ")]), &["B005"]);
    let unknown =
        ("parameters = [\"algemene_heffingskorting_maximum\",", "parameters = [\"algemene_heffingskorting\",");
    are_english(&after(&[(SCENARIO, unknown.0, unknown.1)]), &["S003"]);
    let row = ("\"schijven_onder_aow_leeftijd\"", "\"schijven_onder_aow_leeftijd[9]\"");
    are_english(&after(&[(SCENARIO, row.0, row.1)]), &["S003"]);
    are_english(&after(&[(SCENARIO, "tot = \"0.5\"", "tot = \"1\"")]), &["S004"]);
    are_english(&after(&[(SCENARIO, "tot = \"0.5\"", "tot = \"0.5\"\nterug_tot = \"0.4\"")]), &["S003"]);
    let loss = "overdrachtsverlies = { waarde = \"0.1\", eenheid = \"ratio\", bron = \"x\", zekerheid = \"bron\" }";
    let reach = format!("[basis.uitvoering.bereik]\n{loss}");
    are_english(&after(&[(SCENARIO, "[basis.uitvoering.bereik]", &reach)]), &["S004"]);
    let month = (
        "[variant.uitvoering]\ngrondslag = \"maand\"",
        "[variant.uitvoering]\njaar = { inkomensjaar = \"t-1\" }\ngrondslag = \"maand\"",
    );
    are_english(&after(&[(SCENARIO, month.0, month.1)]), &["S004"]);
}

#[test]
fn mistakes_in_a_behaviour_file_are_told_in_english() {
    are_english(&after(&[(BEHAVIOUR, "2023 = { waarde = \"106\"", "ooit = { waarde = \"106\"")]), &["S004"]);
    are_english(&after(&[(BEHAVIOUR, "[niet_gebruik.huurtoeslag]", "[niet_gebruik.huurtoeslagje]")]), &["S010"]);
    let key = ("sleutel = \"zorgtoeslag.huishoudens\"", "sleutel = \"zorgtoeslag.huishouden\"");
    are_english(&after(&[(BEHAVIOUR, key.0, key.1)]), &["S009"]);
}

/// The mistakes of a household in the small system of the tests.
fn of_household(persons: &str) -> Diagnostics {
    let basis = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rulebooks/basis");
    let system = load_system(&basis, &[]).unwrap_or_else(|e| panic!("{e}"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("huishouden.toml");
    std::fs::write(&file, persons).unwrap();
    read_household(&file, &system, 2026).unwrap_err()
}

#[test]
fn mistakes_in_a_household_are_told_in_english() {
    let person = |role: &str, born: &str| format!("[[persoon]]\nrol = \"{role}\"\ngeboortedatum = {born}\nloon = 0\n");
    let partner = || person("partner", "1990-01-01");
    are_english(&of_household(&partner()), &["H001"]);
    are_english(&of_household(&person("aanvrager", "1990-01-01").repeat(2)), &["H001"]);
    are_english(&of_household(&(person("aanvrager", "1990-01-01") + &partner() + &partner())), &["H001"]);
    are_english(&of_household(&person("aanvrager", "2020-01-01")), &["H001"]);
    are_english(&of_household(&person("aanvrager", "2030-01-01")), &["H001", "H001"]);
    are_english(&of_household(&person("baas", "1990-01-01")), &["H004", "H001"]);
    are_english(&of_household(&(person("aanvrager", "1990-01-01") + "loonn = 1\n")), &["H003"]);
}

#[test]
fn mistakes_in_cases_and_shapes_are_told_in_english() {
    let basis = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rulebooks/basis");
    let system = load_system(&basis, &[]).unwrap_or_else(|e| panic!("{e}"));
    let folder = tempfile::tempdir().unwrap();
    are_english(&read_cases(folder.path(), &system).unwrap_err(), &["C001"]);
    let person = |of: &str| format!("[[{of}.persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1990-01-01\nloon = 0\n");
    let head = |of: &str| format!("[[{of}]]\nnaam = \"x\"\ndatum = 2026-01-01\nherkomst = \"x\"\n");
    let case = |expected: &str| format!("{}{}[geval.verwacht]\n{expected}\n", head("geval"), person("geval"));
    std::fs::create_dir(folder.path().join("cases")).unwrap();
    let write = |text: &str| std::fs::write(folder.path().join("cases/x.toml"), text).unwrap();
    write(&(case("bedragje = 1") + &case("loon = [1, 2, 3, true]").replace("[1, 2, 3, true]", "{}")));
    are_english(&read_cases(folder.path(), &system).unwrap_err(), &["C003", "C003"]);
    let shape = "langs = \"loon\"\nvan = 9\ntot = 1\nstap = 1\nvan_waarde = \"looon\"\neis = \"daalt\"\n";
    write(&(head("verloop") + shape + &person("verloop")));
    are_english(&read_shapes(folder.path(), &system).unwrap_err(), &["C004", "C004"]);
}

#[test]
fn mistakes_in_changes_and_ranges_are_told_in_english() {
    for text in ["standaardpremie", "standaardpremie=1@2026-07-01"] {
        is_told_in_english(&Setting::parse(text).unwrap_err());
    }
    let project = Project::new();
    for (text, code) in [
        ("standaardpremi=1", "R003"),
        ("loon=1", "R003"),
        ("standaardpremie=1 vanaf 2027-01-01", "S006"),
        ("standaardpremie=1 voor heeft_toeslagpartner", "S007"),
        ("toelage: standaardpremie=1", "S007"),
    ] {
        let settings = vec![Setting::parse(text).unwrap()];
        let overrides = Overrides { sample: Some(60), settings, ..Overrides::default() };
        match prepare(&project.path(SCENARIO), &overrides) {
            Err(RunError::Files(found)) => are_english(&found, &[code]),
            other => panic!("{text}: {:?}", other.err()),
        }
    }
    for (from, to) in [(0, 10), (0, 100_000_001)] {
        are_english(&Range { from, to, step: 500 }.points().unwrap_err(), &["H006"]);
    }
}

#[test]
fn a_file_of_another_kind_is_told_in_english() {
    let project = Project::new();
    std::fs::write(project.path("x.csv"), "a,b").unwrap();
    for format in Format::ALL {
        for name in ["x.csv", "scenarios", "rulebooks/huidig/zorgtoeslag.toml", BEHAVIOUR, "nergens.toml"] {
            if let Err(found) = named_file(&project.path(name), format) {
                are_english(&found, &["B006"]);
            }
        }
    }
}

#[test]
fn errors_of_a_run_are_told_in_english_and_printed_in_dutch() {
    let step = Text::new("Tarieven", "Rates");
    let scheme = || "zorgtoeslag".to_owned();
    let memory = |fits| RunError::Memory { needed_mib: 8_703, available_mib: 1_024, fits };
    for error in [
        RunError::from(FinancingError::NoEffect { step }),
        RunError::from(PopulationError::EmptySample),
        RunError::from(PopulationError::SampleTooLarge { sample: 9, households: 8.0 }),
        RunError::from(PopulationError::NoFit { margin: stelsel::population::MarginName::Age, deviation: 0.01 }),
        RunError::NoTarget { scheme: scheme() },
        memory(0),
        memory(1_000),
    ] {
        let told = error.told();
        is_english(&told);
        assert_eq!(error.to_string(), told.nl);
        assert_ne!(told.nl, told.en);
    }
    assert!(memory(1_000).told().en.contains("8703 MiB") && memory(1_000).told().en.contains("`--sample 1000`"));
}
