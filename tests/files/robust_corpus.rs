//! Everything that fuzzing found worth keeping is read again: refused or read, never a panic.

#![expect(clippy::unwrap_used, reason = "a corpus that cannot be read fails the test")]

#[path = "../../fuzz/tried/files.rs"]
mod files;
#[path = "../../fuzz/tried/load.rs"]
mod load;

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use stelsel::rulebook::load_system;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(root("fuzz/corpus").join(name)).unwrap();
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

/// What a target for text takes of some bytes.
fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap(),
    }
}

#[test]
fn rulebooks_found_by_fuzzing_are_refused_or_compile() {
    let (all, basis) = (corpus("load"), root("tests/rulebooks/basis"));
    assert!(all.len() > 400, "only {} files", all.len());
    all.par_iter().for_each(|bytes| load::load(text(bytes), &basis));
}

#[test]
fn other_files_found_by_fuzzing_are_refused_or_read() {
    let all = corpus("files");
    assert!(all.len() > 200, "only {} files", all.len());
    let basis = load_system(&root("tests/rulebooks/basis"), &[]).unwrap();
    all.par_iter().filter_map(|bytes| bytes.split_first()).for_each(|(which, rest)| {
        files::read_any(*which, text(rest), &basis);
    });
}
