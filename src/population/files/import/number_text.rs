//! Numbers of persons and households, and codes, whatever program wrote them.
//!
//! Takes: the text of a cell. Gives: one form for `7`, `007`, `7.0` and `7,0`, so that both sides of a link agree.
//! Leaves to others: what the number names.

/// The one form of a number; a name that is no whole number stays as it is, without the spaces around it.
pub(super) fn canonical(text: &str) -> String {
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // A number with an empty cell in its column is written as 102.0 by programs that hold it as a fraction.
    if whole.is_empty() || !is_digits(whole) || fraction.bytes().any(|byte| byte != b'0') {
        return text.to_owned();
    }
    match whole.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}

/// The number of a relative; nobody is zero, empty or a word for a missing value.
pub(super) fn named(text: &str, is_missing: impl Fn(&str) -> bool) -> Option<String> {
    let number = canonical(text);
    (number != "0" && !is_missing(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form_and_a_name_keeps_its_own() {
        for (text, form) in [
            ("102", "102"),
            ("102.0", "102"),
            (" 0102 ", "102"),
            ("102,00", "102"),
            ("000", "0"),
            ("102.5", "102.5"),
            ("A-007", "A-007"),
            ("1.0.0", "1.0.0"),
            ("", ""),
            ("18446744073709551616", "18446744073709551616"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }
}
