//! `ontvangstbewijs.json`: how a folder was made, so that it can be made again, and by which it is known as ours.
//!
//! Takes: what was run, with the hashes of what was read and written. Gives: the file, and whether a folder is as the file
//! says. Leaves to others: what a run is.

use crate::diag::{open_regular, read_at_most, sha256_of_file};
use crate::text::{Text, text};
use std::collections::BTreeMap;
use std::path::Path;

/// Name of the file.
pub const RECEIPT: &str = "ontvangstbewijs.json";

/// The program that the file names.
const PROGRAM: &str = "stelsel";

/// How a folder was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Receipt {
    /// The program, always `stelsel`.
    pub program: String,
    /// Its version, with the commit it was built from where that is known.
    pub version: String,
    /// Arguments that make the same again, with paths from the root of the project; without where it is written.
    #[serde(default)]
    pub command: Vec<String>,
    /// Seed, where something is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Households in the sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_households: Option<u64>,
    /// Year of the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Numbers and rules that were changed for this run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<String>,
    /// SHA-256 of every file that was read, by its path from the root of the project.
    pub sha256: BTreeMap<String, String>,
    /// SHA-256 of every file that was written, by its name.
    #[serde(default)]
    pub outputs: BTreeMap<String, String>,
}

impl Receipt {
    /// Of a command of this version.
    pub fn of(version: &str, command: Vec<String>, inputs: BTreeMap<String, String>) -> Receipt {
        Receipt {
            program: PROGRAM.to_owned(),
            version: version.to_owned(),
            command,
            sha256: inputs,
            ..Receipt::default()
        }
    }

    /// The file.
    pub(super) fn bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// What was run, on one line.
    pub fn command_line(&self) -> String {
        let quoted = |word: &String| match word.contains([' ', '"', '*', '=']) {
            true => format!("'{word}'"),
            false => word.clone(),
        };
        self.command.iter().map(quoted).collect::<Vec<_>>().join(" ")
    }
}

/// The receipt of a folder.
///
/// # Errors
/// Why there is none that says what is in the folder, in words.
pub fn read_receipt(folder: &Path) -> Result<Receipt, Text> {
    const MOST_BYTES: u64 = 16 << 20;
    let path = folder.join(RECEIPT);
    let is_link = std::fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink());
    let none = || text!(receipt_none, file = RECEIPT);
    let foreign = || text!(receipt_foreign, file = RECEIPT);
    if is_link {
        return Err(foreign());
    }
    if !path.exists() {
        return Err(none());
    }
    let file = open_regular(&path).map_err(|why| text!(receipt_unreadable, file = RECEIPT, why = why.reason))?;
    let bytes = read_at_most(file, MOST_BYTES).ok().flatten().ok_or_else(foreign)?;
    let receipt: Receipt = serde_json::from_slice(&bytes).map_err(|_| foreign())?;
    if receipt.program != PROGRAM {
        return Err(foreign());
    }
    if receipt.outputs.is_empty() {
        return Err(text!(receipt_older, file = RECEIPT));
    }
    Ok(receipt)
}

/// What became of a file that a receipt names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// As it was.
    Unchanged,
    /// Other bytes.
    Changed,
    /// No longer there, or no file that can be read.
    Gone,
}

/// What became of every file of a list of names with hashes, below a folder.
pub fn states<'a>(folder: &Path, hashes: impl IntoIterator<Item = (&'a String, &'a String)>) -> Vec<(&'a str, Fate)> {
    let state = |name: &str, hash: &str| match sha256_of_file(&folder.join(name)) {
        Ok(found) if found == hash => Fate::Unchanged,
        Ok(_) => Fate::Changed,
        Err(_) => Fate::Gone,
    };
    hashes.into_iter().map(|(name, hash)| (name.as_str(), state(name, hash))).collect()
}
