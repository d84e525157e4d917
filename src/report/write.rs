//! The files of a report, rendered and handed to the one writer.
//!
//! Takes: a report and a place. Gives: the files of every format with a receipt in that place. Leaves to others: how they
//! come there whole (`output`).
//! Everything is rendered before the disk is touched.

use super::CsvFigures;
use super::HtmlReport;
use super::JsonResult;
use super::Render;
use super::RenderError;
use super::Report;
use crate::output::OutputError;
use crate::output::Place;
use crate::output::Receipt;
use crate::output::Written;
use crate::text::{Text, text};
use crate::units::Language;
use std::fmt;

/// Why a report could not be written; nothing is left half-written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A format could not be rendered.
    Render {
        /// The file.
        file: &'static str,
        /// Its cause.
        #[source]
        cause: RenderError,
    },
    /// The place cannot be written.
    Output(#[from] OutputError),
}

impl WriteError {
    /// What went wrong.
    pub fn told(&self) -> Text {
        match self {
            WriteError::Render { file, cause } => {
                Text::joined([&text!(file_not_made, file = *file), &cause.told()], ": ")
            }
            WriteError::Output(error) => error.told(),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

/// The formats of a run, in the order of printing.
fn formats() -> [&'static dyn Render; 3] {
    [&HtmlReport, &CsvFigures, &JsonResult]
}

/// The receipt of a report: what its head says of the run, with the command that makes it again.
pub fn receipt_of(report: &Report, command: Vec<String>) -> Receipt {
    let head = &report.receipt;
    Receipt {
        seed: Some(head.seed),
        sample_households: Some(head.sample),
        year: Some(head.year),
        changes: head.changes.clone(),
        ..Receipt::of(&head.version, command, head.hashes.iter().cloned().collect())
    }
}

/// Writes every format and the receipt.
///
/// An older report is replaced; folders around the place are made.
///
/// # Errors
/// [`WriteError`]; the place is then as it was before.
pub fn write_all(
    report: &Report,
    language: Language,
    command: Vec<String>,
    place: &Place,
) -> Result<Written, WriteError> {
    let mut files = Vec::new();
    for format in formats() {
        let file = format.file_name();
        let bytes = format.render(report, language).map_err(|cause| WriteError::Render { file, cause })?;
        files.push((file, bytes));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    Ok(place.write(&files, receipt_of(report, command))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::RECEIPT;
    use crate::report::test_fixtures;
    use std::fs;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("folder is there")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn write(folder: &Path) -> Result<Written, WriteError> {
        let command = ["run", "scenarios/vraag.toml"].map(str::to_owned).to_vec();
        let place = Place::folder(folder, Vec::new());
        write_all(&test_fixtures::report(), Language::Dutch, command, &place)
    }

    #[test]
    fn all_formats_are_there_and_nothing_else_is_left() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("reports/vraag");
        let written = write(&out).expect("first run");
        assert_eq!(names(&out), ["cijfers.csv", "ontvangstbewijs.json", "rapport.html", "resultaat.json"]);
        assert_eq!(written.files.len(), 4);
        assert_eq!(names(&root.path().join("reports")), ["vraag"]);
    }

    #[test]
    fn a_file_of_the_user_is_left_alone() {
        let root = tempfile::tempdir().expect("temporary folder");
        fs::write(root.path().join("brief.txt"), "van een ander").expect("can write");
        let error = write(root.path()).expect_err("must refuse");
        assert!(error.to_string().contains("er is geen `ontvangstbewijs.json`"), "{error}");
        assert_eq!(names(root.path()), ["brief.txt"]);
    }

    #[test]
    fn the_receipt_names_program_command_seed_sample_year_and_every_file() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("vraag");
        write(&out).expect("first run");
        let bytes = fs::read(out.join(RECEIPT)).expect("is there");
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("is json");
        assert_eq!(value["program"], "stelsel");
        assert_eq!(value["command"][1], "scenarios/vraag.toml");
        assert_eq!(value["seed"], 20260101);
        assert_eq!(value["sample_households"], 50_000);
        assert_eq!(value["sha256"].as_object().expect("an object").len(), 3);
        assert_eq!(value["outputs"].as_object().expect("an object").len(), 3);
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let root = tempfile::tempdir().expect("temporary folder");
        let (one, two) = (root.path().join("een"), root.path().join("twee"));
        write(&one).expect("first run");
        write(&two).expect("second run");
        for name in names(&one) {
            assert_eq!(fs::read(one.join(&name)).expect("one"), fs::read(two.join(&name)).expect("two"), "{name}");
        }
    }
}
