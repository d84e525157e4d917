//! `ontvangstbewijs.json`: what was run, so that it can be run again; also the sign by which a folder is known as ours.
//!
//! Takes: a report. Gives: its receipt as JSON.

use super::Receipt;
use super::Render;
use super::RenderError;
use super::Report;
use super::json::pretty;
use crate::text::text;
use crate::units::Language;
use std::collections::BTreeMap;

/// The receipt on one line; `sample` as printed.
pub(super) fn receipt_line(language: Language, receipt: &Receipt, sample: &str) -> String {
    let seed = receipt.seed.to_string();
    let line = text!(receipt_line, version = &receipt.version, seed = seed, sample = sample, year = receipt.year);
    let line = match receipt.changes.is_empty() {
        true => line,
        false => text!(receipt_changed, line = line, changes = receipt.changes.join("; ")),
    };
    line.said_in(language)
}

/// Renders the receipt.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReceiptFile;

impl ReceiptFile {
    /// Name of the file.
    pub const FILE_NAME: &str = "ontvangstbewijs.json";
}

#[derive(serde::Serialize)]
struct Fields<'a> {
    program: &'static str,
    version: &'a str,
    seed: u64,
    sample_households: u64,
    year: i16,
    changes: &'a [String],
    sha256: BTreeMap<&'a str, &'a str>,
}

impl Render for ReceiptFile {
    fn file_name(&self) -> &'static str {
        ReceiptFile::FILE_NAME
    }

    fn render(&self, report: &Report, _language: Language) -> Result<Vec<u8>, RenderError> {
        let receipt = &report.receipt;
        pretty(&Fields {
            program: "stelsel",
            version: &receipt.version,
            seed: receipt.seed,
            sample_households: receipt.sample,
            year: receipt.year,
            changes: &receipt.changes,
            sha256: receipt.hashes.iter().map(|(name, hash)| (name.as_str(), hash.as_str())).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_fixtures;

    #[test]
    fn the_receipt_names_program_seed_sample_year_and_every_file() {
        let bytes = ReceiptFile.render(&test_fixtures::report(), Language::Dutch).expect("sample renders");
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("is json");
        assert_eq!(value["program"], "stelsel");
        assert_eq!(value["seed"], 20260101);
        assert_eq!(value["sample_households"], 50_000);
        assert_eq!(value["sha256"].as_object().expect("an object").len(), 3);
    }
}
