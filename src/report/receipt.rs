//! The receipt as the report itself prints it: on one line.
//!
//! Takes: a report. Gives: the line. Leaves to others: the file (`output`).

use super::Receipt;
use super::Texts;

/// The receipt on one line; `sample` as printed.
pub(super) fn receipt_line(texts: &Texts, receipt: &Receipt, sample: &str) -> String {
    let (seed, year) = (receipt.seed.to_string(), receipt.year.to_string());
    let words = [("version", receipt.version.as_str()), ("seed", &seed), ("sample", sample), ("year", &year)];
    let line = texts.with("receipt_line", &words);
    if receipt.changes.is_empty() {
        return line;
    }
    texts.with("receipt_changed", &[("line", &line), ("changes", &receipt.changes.join("; "))])
}
