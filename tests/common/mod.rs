//! A copy of the project in a temporary folder, in which a test may break things and run the real program.

#![allow(dead_code, reason = "each test file uses a part of this")]
#![allow(clippy::unwrap_used, reason = "only tests use this")]

pub(crate) mod damage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Whether long tests are asked for, with `--features slow-tests` as `.ci/run` does.
pub(crate) const IS_THOROUGH: bool = cfg!(feature = "slow-tests");

/// How many of something a test tries: few in a quick run, more where long tests are asked for.
pub(crate) const fn quick_or_thorough(quick: u32, thorough: u32) -> u32 {
    if IS_THOROUGH { thorough } else { quick }
}

/// The folder of the sources.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of rulebooks, scenarios and population; removed at the end of the test.
pub(crate) struct Project(tempfile::TempDir);

impl Project {
    pub(crate) fn new() -> Project {
        let folder = tempfile::tempdir().unwrap();
        for part in ["rulebooks", "scenarios", "synthetic-data"] {
            copy(&root().join(part), &folder.path().join(part));
        }
        copy(&root().join("tests/bad"), &folder.path().join("bad"));
        Project(folder)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Replaces the first `from` in a file; gives the line on which the new text starts, from 1.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) -> usize {
        let text = std::fs::read_to_string(self.path(name)).unwrap();
        let at = text.find(from).unwrap_or_else(|| panic!("`{from}` is not in {name}"));
        self.write(name, text.replacen(from, to, 1));
        text[..at].matches('\n').count() + 1
    }

    /// Every file with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut out = BTreeMap::new();
        collect(self.0.path(), &mut out);
        out
    }

    pub(crate) fn stelsel(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_stelsel")).args(arguments).current_dir(self.0.path()).output().unwrap()
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn collect(folder: &Path, out: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.insert(path.clone(), Vec::new());
            collect(&path, out);
        } else {
            // A link may lead nowhere.
            out.insert(path.clone(), std::fs::read(&path).unwrap_or_default());
        }
    }
}
