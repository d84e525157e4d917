//! Every mistake that a user's file can have is made in a file under `tests/rulebooks/bad/`; its first line says which
//! code is expected where.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use stelsel::diag::{CODES, Diagnostics};
use stelsel::rulebook::load_system;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::monotonicity_checks::read_shapes;
use stelsel::simulation::{Overrides, RunError, prepare};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The mistakes of a bad file, by the kind that its name tells.
pub(crate) fn mistakes(kind: &str, bad: &Path, folder: &Path) -> Diagnostics {
    let basis = root().join("tests/rulebooks/basis");
    let system = || load_system(&basis, &[]).unwrap_or_else(|e| panic!("{e}"));
    let text = fs::read_to_string(bad).unwrap();
    let found = match kind {
        "rulebook" => {
            copy(&basis, folder);
            let main = fs::read_to_string(basis.join("stelsel.toml")).unwrap();
            let both = main.replace("\"basis.toml\"", "\"basis.toml\", \"fout.toml\"");
            fs::write(folder.join("stelsel.toml"), both).unwrap();
            fs::write(folder.join("fout.toml"), text).unwrap();
            load_system(folder, &[]).err()
        }
        "stelsel" => {
            fs::write(folder.join("stelsel.toml"), text).unwrap();
            load_system(folder, &[]).err()
        }
        "overlay" => load_system(&basis, &[bad]).err(),
        "overlay_tweemaal" => load_system(&basis, &[bad, bad]).err(),
        "gevallen" => {
            let folder = folder.join("stelsel");
            copy(&basis, &folder);
            fs::create_dir(folder.join("cases")).unwrap();
            fs::write(folder.join("cases/fout.toml"), text).unwrap();
            read_cases(&folder, &system()).err().or_else(|| read_shapes(&folder, &system()).err())
        }
        "huishouden" => read_household(bad, &system(), 2026).err(),
        "scenario" => {
            for part in ["rulebooks", "scenarios", "synthetic-data"] {
                copy(&root().join(part), &folder.join(part));
            }
            let file = folder.join("scenarios/fout.toml");
            fs::write(&file, text).unwrap();
            match prepare(&file, &Overrides::default()) {
                Ok(_) => None,
                Err(RunError::Files(found)) => Some(found),
                Err(other) => panic!("{other}"),
            }
        }
        "overlay_in_scenario" => {
            for part in ["rulebooks", "scenarios", "synthetic-data"] {
                copy(&root().join(part), &folder.join(part));
            }
            fs::write(folder.join("rulebooks/fout.toml"), text).unwrap();
            let file = folder.join("scenarios/maand-of-jaar.toml");
            let scenario = fs::read_to_string(&file).unwrap();
            let first = scenario.split("[[variant]]").take(2).collect::<Vec<_>>().join("[[variant]]");
            fs::write(&file, first.replace("rulebooks/varianten/maandinkomen.toml", "rulebooks/fout.toml")).unwrap();
            match prepare(&file, &Overrides { sample: Some(100), ..Overrides::default() }) {
                Ok(_) => None,
                Err(RunError::Files(found)) => Some(found),
                Err(other) => panic!("{other}"),
            }
        }
        other => panic!("`{other}` is no kind of file"),
    };
    found.unwrap_or_else(|| panic!("{} has no mistake", bad.display()))
}

pub(crate) fn bad_files() -> Vec<(String, String, PathBuf)> {
    let mut out: Vec<(String, String, PathBuf)> = fs::read_dir(root().join("tests/rulebooks/bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let mut parts = name.split('-');
            (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned(), path)
        })
        .collect();
    out.sort();
    out
}

#[test]
fn every_bad_file_gives_its_code_at_its_place_and_nothing_else() {
    let mut wrong = String::new();
    for (code, kind, path) in bad_files() {
        let first = fs::read_to_string(&path).unwrap().lines().next().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        let found = mistakes(&kind, &path, folder.path());
        let places: Vec<String> = found
            .0
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.places.first().map_or("-".to_owned(), |place| {
                    let (line, column) = place.source.line_column(place.span.start);
                    format!("{line}:{column}")
                });
                format!("# verwacht: {} {place}", diagnostic.code)
            })
            .collect();
        if places != [first.clone()] || !first.contains(&code) {
            wrong.push_str(&format!("{}: {first}, gevonden {places:?}\n{found}\n", path.display()));
        }
        for diagnostic in &found.0 {
            assert!(!diagnostic.message.en.is_empty() && !diagnostic.remedy.en.is_empty(), "{code} says what to do");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether a text has a word that only Dutch sentences have, outside what is quoted from a file.
fn has_dutch_words(text: &str) -> bool {
    const DUTCH: [&str; 15] = [
        "aan", "bij", "de", "dit", "een", "en", "geen", "het", "maar", "met", "niet", "schrijf", "van", "voor", "zijn",
    ];
    let outside = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split(|c: char| !c.is_alphabetic()).any(|word| DUTCH.contains(&word))
}

#[test]
fn a_mistake_in_a_rulebook_is_told_in_english_without_a_dutch_word() {
    let (mut seen, mut wrong) = (0, String::new());
    // What the reader of all files says has a code with a `B`.
    let of_rulebooks = |(code, _, _): &(String, String, PathBuf)| code.starts_with('R');
    for (code, kind, path) in bad_files().into_iter().filter(of_rulebooks) {
        let folder = tempfile::tempdir().unwrap();
        for found in mistakes(&kind, &path, folder.path()).0 {
            let remarks = found.places.into_iter().map(|place| place.remark);
            for text in [found.message, found.remedy].into_iter().chain(remarks).filter(|text| !text.nl.is_empty()) {
                seen += 1;
                if has_dutch_words(&text.en) || text.en == text.nl {
                    wrong.push_str(&format!("{code}: {}\n", text.en));
                }
            }
        }
    }
    assert!(seen >= 52, "hardly any text was found: {seen}");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_dutch_word_is_found_and_a_name_in_a_file_is_none() {
    assert!(has_dutch_words("`a` staat niet in het bestand"));
    assert!(!has_dutch_words("the rule `van het` of the file"));
}

/// Codes that come from the command line, and those of the behaviour file, which `bad_input.rs` breaks in a copy of the
/// project.
const NOT_IN_A_FILE: [&str; 6] = ["B006", "H005", "H006", "S007", "S008", "S009"];

fn codes_in(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_in(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("diag/codes.rs") {
            for part in fs::read_to_string(&path).unwrap().split('"') {
                let is_code = part.len() == 4
                    && part.starts_with(['B', 'C', 'H', 'R', 'S'])
                    && part[1..].chars().all(|c| c.is_ascii_digit());
                if is_code {
                    out.insert(part.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_code_of_the_program_is_in_the_list_and_has_a_bad_file() {
    let mut used = BTreeSet::new();
    codes_in(&root().join("src"), &mut used);
    let listed: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(listed.len(), CODES.len(), "a code is listed twice");
    assert_eq!(used, listed, "codes in the sources and in the list");
    let mut with_file: BTreeSet<String> = bad_files().into_iter().map(|(code, _, _)| code).collect();
    with_file.extend(NOT_IN_A_FILE.map(str::to_owned));
    assert_eq!(with_file, listed, "codes with a bad file and in the list");
}

#[test]
fn mistakes_in_reading_and_in_names_and_units_are_told_in_one_go() {
    let folder = tempfile::tempdir().unwrap();
    let basis = root().join("tests/rulebooks/basis");
    copy(&basis, folder.path());
    let path = folder.path().join("basis.toml");
    let rule = |name: &str, formula: &str| {
        format!(
            "[regel.{name}]\nvoor = \"huishouden\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"verzonnen\"\nformule = \"{formula}\"\n"
        )
    };
    let more = [
        rule("loopt_dood", "bedrag +"),
        rule("steunt_op_fout", "loopt_dood + bedrag"),
        rule("onbekend", "bedragg"),
        rule("mengt", "bedrag + per_maand(bedrag)"),
        rule("zonder_bron", "bedrag").replace("bron = \"verzonnen\"\n", ""),
    ];
    let text = fs::read_to_string(&path).unwrap() + &more.concat();
    fs::write(&path, text).unwrap();
    let found = load_system(folder.path(), &[]).unwrap_err();
    let codes: Vec<&str> = found.0.iter().map(|d| d.code).collect();
    // The rule that leans on the first mistake adds no mistake of its own.
    assert_eq!(codes, ["R002", "B003", "R003", "R004"], "{found}");
}
