//! Cells that hold no value.
//!
//! Takes: the text of a cell and the words of the mapping. Gives: whether something is missing, and whether a number
//! looks like a code for that. Leaves to others: what a missing value means, which the mapping says.

use crate::text::Text;
use crate::text::text;

/// What R, Stata, pandas, spreadsheets and databases write where there is no value.
const WORDS: [&str; 12] = ["", "NA", "<NA>", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "None", "n.v.t.", "."];

/// Whether a cell, without the spaces around it, holds no value.
pub(super) fn is_missing(text: &str, words: &[String]) -> bool {
    // Stata tells missing values apart as .a to .z.
    let of_stata = matches!(text.as_bytes(), [b'.', b'a'..=b'z']);
    of_stata || WORDS.contains(&text) || words.iter().any(|word| word == text)
}

/// Amounts a month from which a person is asked whether it is one.
const QUESTIONABLE_A_MONTH: f64 = 1_000_000.0;

/// Why an amount may be a code for unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// Nothing but nines.
    Nines,
    /// More than a person earns in a month.
    Millions,
}

impl Question {
    /// What was expected, and how the mapping answers.
    pub(super) fn told(self) -> Text {
        match self {
            Question::Nines => text!(data_nines),
            Question::Millions => text!(data_millions),
        }
    }
}

/// Whether an amount may be a code for unknown, and why. `a_month` is the amount of one month; `None` where it is no flow.
pub(super) fn question(text: &str, a_month: Option<f64>) -> Option<Question> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    let nines = digits.len();
    let is_nines = nines > 0 && digits.bytes().all(|byte| byte == b'9');
    if is_nines && (nines >= 5 || sign == "-") {
        return Some(Question::Nines);
    }
    if a_month.is_some_and(|amount| amount.abs() >= QUESTIONABLE_A_MONTH) {
        return Some(Question::Millions);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_missing_are_known_and_the_mapping_adds_its_own() {
        let own = ["-9".to_owned()];
        for text in ["", "NA", ".", ".a", "NaN", "null", "-9"] {
            assert!(is_missing(text, &own), "{text}");
        }
        for text in ["0", "-8", "geen", ".5", "NA2"] {
            assert!(!is_missing(text, &own), "{text}");
        }
    }

    #[test]
    fn a_row_of_nines_and_a_wage_of_millions_are_a_question() {
        assert!(question("99999", Some(99_999.0)).is_some() && question("-9", Some(-9.0)).is_some());
        assert!(question("9999999.0", None).is_some() && question("1000000", Some(1e6)).is_some());
        assert!(question("999", Some(999.0)).is_none() && question("-10", Some(-10.0)).is_none());
        assert!(question("2000000", None).is_none(), "a house may be worth that");
    }
}
