//! The receipt as the report itself prints it: on one line.
//!
//! Takes: a report. Gives: the line. Leaves to others: the file (`output`).

use super::Receipt;
use crate::text::text;
use crate::units::Language;

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
