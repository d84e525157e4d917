//! The population commands as a user types them: what they write, what they say and how they end.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn stelsel(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stelsel"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("population")
        .args(arguments)
        .output()
        .expect("the program was built for this test")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}

/// Names of what is in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).expect("the folder is there").map(name_of).collect();
    names.sort();
    names
}

fn name_of(entry: std::io::Result<fs::DirEntry>) -> String {
    entry.expect("the folder can be read").file_name().to_string_lossy().into_owned()
}

#[test]
fn what_export_writes_import_writes_again_byte_for_byte() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let export = stelsel(&["export", "--sample", "1500", "--out", text(first.path())]);
    assert!(export.status.success(), "{export:?}");
    let mapping = first.path().join("mapping.toml");
    let import = stelsel(&["import", text(&mapping), "--out", text(second.path())]);
    assert!(import.status.success(), "{import:?}");
    assert_eq!(
        names(second.path()),
        ["households.csv", "mapping.toml", "ontvangstbewijs.json", "persons.csv", "schema.csv"]
    );
    for name in ["households.csv", "persons.csv", "mapping.toml", "schema.csv"] {
        assert_eq!(fs::read(first.path().join(name)).unwrap(), fs::read(second.path().join(name)).unwrap(), "{name}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn what_export_writes_as_parquet_import_writes_again_byte_for_byte() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let parquet = ["--format", "parquet"];
    let export = stelsel(&[&["export", "--sample", "1500", "--out", text(first.path())][..], &parquet].concat());
    assert!(export.status.success(), "{export:?}");
    let mapping = first.path().join("mapping.toml");
    let import = stelsel(&[&["import", text(&mapping), "--out", text(second.path())][..], &parquet].concat());
    assert!(import.status.success(), "{import:?}");
    for name in ["households.parquet", "persons.parquet", "mapping.toml", "schema.csv"] {
        assert_eq!(fs::read(first.path().join(name)).unwrap(), fs::read(second.path().join(name)).unwrap(), "{name}");
    }
}

#[test]
fn export_gives_the_same_bytes_on_one_thread_and_on_three() {
    let (one, three) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (folder, threads) in [(&one, "1"), (&three, "3")] {
        let out = stelsel(&["generate", "--sample", "3000", "--to", text(folder.path()), "--threads", threads]);
        assert!(out.status.success(), "{out:?}");
    }
    for name in ["households.csv", "persons.csv", "schema.csv"] {
        assert_eq!(fs::read(one.path().join(name)).unwrap(), fs::read(three.path().join(name)).unwrap(), "{name}");
    }
}

#[test]
fn bad_data_end_with_code_2_name_the_place_and_leave_nothing_behind() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let export = stelsel(&["export", "--sample", "50", "--out", text(data.path())]);
    assert!(export.status.success(), "{export:?}");
    let path = data.path().join("persons.csv");
    let lines = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    let header: Vec<&str> = lines[0].split(',').collect();
    let wage = header.iter().position(|name| *name == "loon_03").unwrap();
    let mut cells: Vec<String> = lines[7].split(',').map(str::to_owned).collect();
    cells[wage] = "duizend".to_owned();
    lines[7] = cells.join(",");
    fs::write(&path, lines.join("\n")).unwrap();
    let import = stelsel(&["import", text(&data.path().join("mapping.toml")), "--out", text(out.path())]);
    assert_eq!(import.status.code(), Some(2));
    let said = String::from_utf8(import.stderr).unwrap();
    assert!(said.contains("persons.csv, regel 8, loon_03: `duizend` gevonden; verwacht: een getal"), "{said}");
    assert!(names(out.path()).is_empty(), "{:?}", names(out.path()));
}

#[test]
fn validate_names_rows_that_are_off_while_no_remark_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("toetsing.toml");
    let all =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("synthetic-data/toetsing-2026.toml")).unwrap();
    let remark = "tekst = \"inwonende kleinkinderen en pleegkinderen zijn niet gemodelleerd\"";
    assert!(all.contains(remark), "the remark has gone");
    fs::write(&path, all.replace(remark, "tekst = \"\"")).unwrap();
    let said = |arguments: &[&str]| {
        let out = stelsel(&[&["validate", "--sample", "300"], arguments].concat());
        assert!(out.status.success(), "{out:?}");
        String::from_utf8(out.stdout).unwrap()
    };
    let line = |said: &str| said.lines().find(|line| line.starts_with("Buiten de tolerantie")).map(str::to_owned);
    assert_eq!(line(&said(&[])), None);
    let told = line(&said(&["--assessment", text(&path)])).unwrap();
    assert!(told.contains("overige leden") && told.contains("toetsing.toml"), "{told}");
}

#[test]
fn validate_keeps_fitted_and_tested_numbers_apart_and_writes_both_to_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vergelijking.csv");
    let out = stelsel(&["validate", "--sample", "2000", "--csv", text(&path)]);
    assert!(out.status.success(), "{out:?}");
    let said = String::from_utf8(out.stdout).unwrap();
    let (fitted, tested) = said.split_once("TOETSEN").unwrap();
    assert!(fitted.contains("IJKEN") && fitted.contains("huishoudens.totaal.2026"));
    assert!(tested.contains("huishoudens.gini_inkomen.2023") && !tested.contains("huishoudens.totaal.2026"));
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.lines().any(|line| line.starts_with("ijken,")));
    assert!(written.lines().any(|line| line.starts_with("toetsen,") && line.contains(",elders,")));
}
