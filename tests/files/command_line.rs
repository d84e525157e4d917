//! What the command line does not understand: told in the language that was asked for, with what to do, and without a word of
//! the library that reads it.

use crate::told_in_english::DUTCH;
use std::process::{Command, Output};

fn stelsel(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stelsel")).args(words).output().expect("the program starts")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Command lines that mean nothing, with what must be in the remedy.
const WRONG: [(&[&str], &str); 19] = [
    (&["runn"], "`run`"),
    (&["population", "frob"], "describe, validate, import, export, generate"),
    (&["run"], "stelsel run ["),
    (&["run", "a", "b"], "stelsel run ["),
    (&["run", "a", "--sampel", "3"], "`--sample`"),
    (&["run", "a", "--sample"], "stelsel run ["),
    (&["run", "a", "--sample", "1"], "4294967295"),
    (&["run", "a", "--sample", "150.000"], "--sample"),
    (&["run", "a", "--threads", "2000"], "1024"),
    (&["run", "a", "--seed", "1", "--seed", "2"], "stelsel run ["),
    (&["explain", "a"], "--household"),
    (&["explain", "a", "--household", "-3"], "4711.1"),
    (&["explain", "a", "--household", "1", "--month", "13"], "12"),
    (&["timeline", "a", "--household", "x"], "4711.1"),
    (&["schema", "foto"], "rulebook, stelsel, overlay"),
    (&["schema", "--page"], "nl, en"),
    (&["schema", "--page", "nl", "--out", "x"], "stelsel schema ["),
    (&["rules", "graph", "--dot", "--used-by"], "stelsel rules graph ["),
    (&["marginal", "a", "--breedte", "20"], "65535"),
];

/// Words of the library, which is not ours to be heard.
const OF_THE_LIBRARY: [&str; 8] = [
    "error:",
    "tip:",
    "Usage",
    "OPTIONS",
    "For more information",
    "possible values",
    "required arguments",
    "unexpected",
];

#[test]
fn what_is_not_understood_is_told_in_both_languages_with_what_to_do() {
    for (words, remedy) in WRONG {
        for (language, mistake, do_this) in [("nl", "fout: ", "doe dit: "), ("en", "mistake: ", "do this: ")] {
            let output = stelsel(&[words, &["--lang", language]].concat());
            let told = said(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{words:?}: {told}");
            assert!(output.stdout.is_empty(), "{words:?}");
            let (what, how) = told.split_once('\n').unwrap_or_default();
            assert!(what.starts_with(mistake) && how.starts_with(do_this), "{words:?}: {told}");
            assert!(told.contains(remedy), "{words:?}: {told}");
            for word in OF_THE_LIBRARY {
                assert!(
                    !told.contains(word) || word == "OPTIONS" && language == "en",
                    "{words:?} has `{word}`: {told}"
                );
            }
        }
    }
}

#[test]
fn a_language_that_there_is_not_is_told_in_dutch() {
    let told = said(&stelsel(&["run", "a", "--lang", "fr"]).stderr);
    assert!(told.contains("`fr` is geen waarde van `--lang") && told.contains("kies uit nl, en"), "{told}");
}

const COMMANDS: [&[&str]; 21] = [
    &[],
    &["run"],
    &["dashboard"],
    &["explain"],
    &["timeline"],
    &["household"],
    &["marginal"],
    &["population"],
    &["population", "describe"],
    &["population", "validate"],
    &["population", "import"],
    &["population", "export"],
    &["rules"],
    &["rules", "check"],
    &["rules", "show"],
    &["rules", "graph"],
    &["schema"],
    &["receipt"],
    &["receipt", "check"],
    &["verify"],
    &["calibrate"],
];

#[test]
fn help_is_in_the_language_that_was_asked_for() {
    for command in COMMANDS {
        let help = |language| {
            let output = stelsel(&[command, &["--help", "--lang", language]].concat());
            assert_eq!(output.status.code(), Some(0), "{command:?}");
            said(&output.stdout)
        };
        let (dutch, english) = (help("nl"), help("en"));
        for word in
            ["Usage", "Options", "OPTIONS", "Arguments", "Commands", "COMMAND", "[default", "[possible", "Print help"]
        {
            assert!(!dutch.contains(word), "{command:?} has `{word}`: {dutch}");
        }
        let words = || english.split(|c: char| !c.is_alphanumeric());
        let found: Vec<&str> = words().filter(|word| DUTCH.contains(word) && !["van", "voor"].contains(word)).collect();
        assert!(found.is_empty(), "{command:?} has {found:?}: {english}");
        // Every option says what it is for.
        let described = |line: &&str| line.trim_start().starts_with("--") && line.split_whitespace().count() < 2;
        assert_eq!(dutch.lines().filter(described).count(), 0, "{dutch}");
    }
}
