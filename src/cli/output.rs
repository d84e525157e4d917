//! What every command that writes has in common: its receipt, and telling what was written.

use crate::cli::{Outcome, print};
use crate::diag::{Diagnostic, Diagnostics, path_from, sha256_of_file};
use crate::output::{Receipt, Written};
use crate::rulebook::System;
use crate::text::text;
use crate::units::Language;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The receipt of a command that read these files; `command` makes the same again, with paths from the root.
pub(super) fn receipt(root: &Path, inputs: &[PathBuf], command: Vec<String>) -> Result<Receipt, Diagnostics> {
    let mut hashes = BTreeMap::new();
    for path in inputs {
        let hash = sha256_of_file(path).map_err(|why| {
            let what = text!(file_unreadable, file = path.display().to_string(), why = why.reason);
            Diagnostic::general("B001", what, why.remedy)
        })?;
        hashes.insert(path_from(root, path), hash);
    }
    Ok(Receipt::of(crate::VERSION, command, hashes))
}

/// The files of a system.
pub(super) fn files_of(system: &System) -> Vec<PathBuf> {
    system.definitions.sources.iter().map(|source| PathBuf::from(&source.name)).collect()
}

/// A system as it is named on the command line (`folder+overlay`), with paths from the root.
pub(super) fn system_from(root: &Path, text: &str) -> String {
    let part = |part: &str| if Path::new(part).exists() { path_from(root, Path::new(part)) } else { part.to_owned() };
    text.split('+').map(part).collect::<Vec<_>>().join("+")
}

/// Words of a command.
pub(super) fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// Tells what was written and what it replaced.
pub(super) fn tell(written: &Written, language: Language) -> Outcome<()> {
    let names: Vec<String> = written.files.iter().map(|file| file.display().to_string()).collect();
    print(&format!("{}\n", text!(files_written, files = names.join("\n         ")).get(language)))?;
    if let Some(command) = &written.replaced {
        let line = match command.is_empty() {
            true => text!(files_replaced),
            false => text!(files_replaced_of, command = command),
        };
        print(&format!("{}\n", line.get(language)))?;
    }
    Ok(())
}
