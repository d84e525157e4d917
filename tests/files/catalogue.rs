//! The kinds of mistakes that people make in a file, in every format, through the program itself: a key that is misspelt, a
//! key that stands twice, a value of another kind, a required key that is not there. Each is told with its code, its place
//! and what to do, ends with exit code 2, and leaves nothing behind.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::common::{copy, root};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file that is right, and the command that reads it. `FILE` is the damaged copy, `OUT` a place to write that must stay
/// empty; other names are files of the project.
struct Reader {
    file: &'static str,
    /// Where the copy must lie, when the command takes a folder or a scenario around it.
    placed: fn(&Path, &str) -> PathBuf,
    command: &'static [&'static str],
}

fn alone(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("bestand.toml");
    fs::write(&path, text).unwrap();
    path
}

/// As a rulebook of the small system; the command takes the folder.
fn in_system(folder: &Path, text: &str) -> PathBuf {
    let basis = root().join("tests/rulebooks/basis");
    let main = fs::read_to_string(basis.join("stelsel.toml")).unwrap();
    fs::write(folder.join("stelsel.toml"), main.replace("\"basis.toml\"", "\"basis.toml\", \"bestand.toml\"")).unwrap();
    fs::copy(basis.join("basis.toml"), folder.join("basis.toml")).unwrap();
    fs::copy(root().join("tests/schema/complete/ernaast.csv"), folder.join("ernaast.csv")).unwrap();
    fs::write(folder.join("bestand.toml"), text).unwrap();
    folder.to_owned()
}

/// As the first file of the small system.
fn as_system(folder: &Path, text: &str) -> PathBuf {
    fs::copy(root().join("tests/rulebooks/basis/basis.toml"), folder.join("basis.toml")).unwrap();
    fs::write(folder.join("stelsel.toml"), text).unwrap();
    folder.to_owned()
}

/// As cases of the small system.
fn as_cases(folder: &Path, text: &str) -> PathBuf {
    let basis = root().join("tests/rulebooks/basis");
    for name in ["stelsel.toml", "basis.toml"] {
        fs::copy(basis.join(name), folder.join(name)).unwrap();
    }
    fs::create_dir(folder.join("cases")).unwrap();
    fs::write(folder.join("cases/bestand.toml"), text).unwrap();
    folder.to_owned()
}

/// A project around a scenario: paths of a scenario start at the folder above `scenarios`.
fn project(folder: &Path) -> PathBuf {
    let project = folder.join("project");
    fs::create_dir_all(project.join("scenarios")).unwrap();
    // Copies: a path of a scenario may not lead out of its project, by a link either.
    for part in ["rulebooks", "synthetic-data", "scenarios/gedrag", "scenarios/uitvoering"] {
        copy(&root().join(part), &project.join(part));
    }
    project
}

fn as_scenario(folder: &Path, text: &str) -> PathBuf {
    let path = project(folder).join("scenarios/bestand.toml");
    fs::write(&path, text).unwrap();
    path
}

/// As a file that the main scenario names.
fn named_by_scenario(folder: &Path, text: &str, name: &str) -> PathBuf {
    let main = fs::read_to_string(root().join("scenarios/maand-of-jaar.toml")).unwrap();
    assert!(main.contains(name), "the scenario does not name `{name}`");
    let path = as_scenario(folder, &main.replace(name, "scenarios/ander.toml"));
    fs::write(path.with_file_name("ander.toml"), text).unwrap();
    path
}

fn as_behaviour(folder: &Path, text: &str) -> PathBuf {
    named_by_scenario(folder, text, "scenarios/gedrag/gedrag-2026.toml")
}

fn as_times(folder: &Path, text: &str) -> PathBuf {
    named_by_scenario(folder, text, "scenarios/uitvoering/tijden-2026.toml")
}

/// As a mapping with its data beside it.
fn as_mapping(folder: &Path, text: &str) -> PathBuf {
    fs::copy(root().join("tests/microdata/euromod.txt"), folder.join("euromod.txt")).unwrap();
    alone(folder, text)
}

const READERS: [Reader; 11] = [
    Reader { file: "tests/schema/complete/rulebook.toml", placed: in_system, command: &["rules", "check", "FILE"] },
    Reader { file: "tests/rulebooks/basis/stelsel.toml", placed: as_system, command: &["rules", "check", "FILE"] },
    Reader {
        file: "rulebooks/varianten/toelage.toml",
        placed: alone,
        command: &["rules", "check", "rulebooks/huidig", "--overlay", "FILE"],
    },
    Reader {
        file: "tests/schema/complete/household.toml",
        placed: alone,
        command: &["household", "FILE", "--system", "tests/rulebooks/basis"],
    },
    Reader { file: "tests/schema/complete/cases.toml", placed: as_cases, command: &["rules", "test", "FILE"] },
    Reader {
        file: "scenarios/maand-of-jaar.toml",
        placed: as_scenario,
        command: &["run", "FILE", "--sample", "20", "--out", "OUT"],
    },
    Reader {
        file: "scenarios/gedrag/gedrag-2026.toml",
        placed: as_behaviour,
        command: &["run", "FILE", "--sample", "20", "--out", "OUT"],
    },
    Reader {
        file: "scenarios/uitvoering/tijden-2026.toml",
        placed: as_times,
        command: &["run", "FILE", "--sample", "20", "--out", "OUT"],
    },
    Reader {
        file: "synthetic-data/nl-2026.toml",
        placed: alone,
        command: &["population", "export", "FILE", "--sample", "20", "--out", "OUT"],
    },
    Reader {
        file: "synthetic-data/toetsing-2026.toml",
        placed: alone,
        command: &["population", "validate", "--sample", "2", "--assessment", "FILE"],
    },
    Reader {
        file: "synthetic-data/mappings/euromod.toml",
        placed: as_mapping,
        command: &["population", "import", "FILE", "--out", "OUT"],
    },
];

/// The lines that give one key a value: their number, the key and the value.
fn lines(text: &str) -> Vec<(usize, &str, &str)> {
    let mut out = Vec::new();
    let mut is_inside = false;
    for (at, line) in text.lines().enumerate() {
        // Texts and lists over more lines.
        if line.matches("\"\"\"").count() == 1 {
            is_inside = !is_inside;
            continue;
        }
        let Some((key, value)) = line.split_once(" = ").filter(|_| !is_inside) else { continue };
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let is_whole = value.starts_with('"') && value.ends_with('"')
            || value.chars().all(|c| c.is_alphanumeric() || ".-".contains(c));
        if is_key && is_whole {
            out.push((at, key, value));
        }
    }
    out
}

fn with_line(text: &str, at: usize, new: &[String]) -> String {
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate() {
        match number == at {
            true => out.extend(new.iter().cloned()),
            false => out.push(line.to_owned()),
        }
    }
    out.join("\n") + "\n"
}

/// What goes wrong with a line: its name, and the lines instead.
fn damages(key: &str, value: &str) -> [(&'static str, Vec<String>); 4] {
    [
        ("foreign", vec![format!("{key}x = {value}")]),
        ("duplicate", vec![format!("{key} = {value}"), format!("{key} = {value}")]),
        ("wrong kind", vec![format!("{key} = [[1]]")]),
        ("missing", Vec::new()),
    ]
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// Refused as it should be.
    Right,
    /// Read: a key that may be left out.
    Read,
    Wrong(String),
}

fn judge(reader: &Reader, text: &str) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("uitvoer");
    let inside = folder.path().join("invoer");
    fs::create_dir(&inside).unwrap();
    let file = (reader.placed)(&inside, text);
    let words = reader.command.iter().map(|word| match *word {
        "FILE" => file.clone(),
        "OUT" => out.clone(),
        other => PathBuf::from(other),
    });
    let output = Command::new(env!("CARGO_BIN_EXE_stelsel")).args(words).current_dir(root()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Verdict::Read;
    }
    let has_code = told.lines().any(|line| line.starts_with("fout[") && line.len() > 12);
    let has_place = told.lines().any(|line| line.trim_start().starts_with("--> ") && line.contains(".toml:"));
    let has_remedy = told.contains("doe dit: ");
    let is_right = output.status.code() == Some(2) && has_code && has_place && has_remedy && !out.exists();
    if is_right { Verdict::Right } else { Verdict::Wrong(format!("{:?}: {told}", output.status.code())) }
}

#[test]
fn every_kind_of_mistake_in_every_format_is_told_with_code_place_and_remedy() {
    /// Lines of each file that are tried, spread over it.
    const LINES: usize = if crate::common::IS_THOROUGH { 12 } else { 3 };
    let mut tried = Vec::new();
    for reader in &READERS {
        let text = fs::read_to_string(root().join(reader.file)).unwrap();
        let all = lines(&text);
        let step = all.len().div_ceil(LINES).max(1);
        for (at, key, value) in all.iter().step_by(step) {
            for (kind, new) in damages(key, value) {
                tried.push((
                    reader,
                    kind,
                    format!("{} line {} `{key}`", reader.file, at + 1),
                    with_line(&text, *at, &new),
                ));
            }
        }
    }
    for reader in &READERS {
        let text = fs::read_to_string(root().join(reader.file)).unwrap();
        let found = judge(reader, &text);
        assert!(found == Verdict::Read, "{} is right as it is: {found:?}", reader.file);
    }
    let wrong: Vec<String> = tried
        .par_iter()
        .filter_map(|(reader, kind, place, text)| match judge(reader, text) {
            Verdict::Right => None,
            Verdict::Read if *kind == "missing" => None,
            Verdict::Read => Some(format!("{kind}: {place} was read")),
            Verdict::Wrong(told) => Some(format!("{kind}: {place}: {told}")),
        })
        .collect();
    if crate::common::IS_THOROUGH {
        assert!(tried.len() >= 350, "only {} were tried", tried.len());
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), tried.len(), wrong.join("\n"));
}
