//! Whatever stands in a file, the loader answers with a system or with mistakes; it never panics.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use proptest::prelude::*;
use std::path::Path;
use stelsel::diag::{Source, parse_document};
use stelsel::rulebook::load_system;

fn rulebook(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/huidig").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// A folder with one file of rules; what the loader makes of it.
fn load(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let main = "[stelsel]\nid = \"x\"\nnaam = \"x\"\njaren = [2026]\nbestanden = [\"r.toml\"]\n";
    std::fs::write(folder.path().join("stelsel.toml"), main).unwrap();
    std::fs::write(folder.path().join("r.toml"), bytes).unwrap();
    if let Err(mistakes) = load_system(folder.path(), &[]) {
        let text = mistakes.to_string();
        assert!(text.contains("fout["), "mistakes without a message");
        assert!(
            !stelsel::diag::render_all(&mistakes, stelsel::diag::Colour::No, stelsel::units::Language::Dutch)
                .is_empty()
        );
    }
}

fn rule(formula: &str) -> String {
    let head =
        "[regeling]\nid = \"r\"\nnaam = \"r\"\nwet = \"w\"\nbwb = \"b\"\nuitvoerder = \"u\"\nsoort = \"bouwsteen\"\n";
    let invoer = "[invoer.loon]\nvoor = \"persoon\"\nper = \"maand\"\neenheid = \"EUR/maand\"\nweglaten = \"0\"\n";
    let regel = "[regel.r1]\nvoor = \"huishouden\"\nper = \"maand\"\neenheid = \"EUR/maand\"\nbron = \"b\"\n";
    format!("{head}{invoer}{regel}formule = '''\n{formula}\n'''\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic_the_loader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        load(&bytes);
    }

    #[test]
    fn random_text_never_panics_the_reader(text in "\\PC{0,200}") {
        let _ = parse_document(&Source::new("x.toml", text));
    }

    #[test]
    fn a_random_formula_never_panics_the_loader(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "als", "dan", "anders", "en", "of", "niet", "(", ")", "+", "-", "*", "/", "<=", "=", "<>", ",", ":",
                "loon", "r1", "som", "personen", "waar", "max", "min", "afronden", "op", "EUR", "EUR/maand", "12",
                "0.5", "13.73%", "ja", "nee", "vorige", "per_maand", "datum", "2026-01-01", "jaar", "é", "'", "\"",
            ]),
            0..24,
        )
    ) {
        load(rule(&words.join(" ")).as_bytes());
    }

    #[test]
    fn a_deeply_nested_formula_never_panics_the_loader(depth in 1_usize..4_000, open in prop::bool::ANY) {
        let close = if open { "" } else { ")" };
        load(rule(&format!("{}loon{}", "(".repeat(depth), close.repeat(depth))).as_bytes());
    }

    #[test]
    fn a_rulebook_with_a_piece_cut_out_or_doubled_never_panics_the_loader(
        file in prop::sample::select(vec!["zvw.toml", "zorgtoeslag.toml", "kinderbijslag.toml"]),
        start in 0.0..1.0_f64,
        length in 0_usize..200,
        doubled in prop::bool::ANY,
    ) {
        let text = rulebook(file);
        let mut from = (start * text.len() as f64) as usize;
        while !text.is_char_boundary(from) { from -= 1; }
        let mut to = (from + length).min(text.len());
        while !text.is_char_boundary(to) { to += 1; }
        let changed = if doubled {
            format!("{}{}{}", &text[..to], &text[from..to], &text[to..])
        } else {
            format!("{}{}", &text[..from], &text[to..])
        };
        load(changed.as_bytes());
    }
}
