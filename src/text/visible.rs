//! Text that shows what is in it: characters that command a terminal, turn the direction of text or take no room at all
//! are written as their code, so that nothing reads as something else.
//!
//! Takes: text from files and from the command line. Gives: the same with `⟨U+200B⟩` where such a character stood.
//! Leaves to others: escaping for a format (HTML, CSV).

use std::fmt::Write;

/// Whether a reader would not see a character, or see another text because of it. Tabs and line ends are left out.
///
/// Source: Unicode 16, the property `Default_Ignorable_Code_Point`, with all control characters.
pub fn is_hidden_char(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Appends a character, or the code of one that is hidden.
pub fn push_shown(out: &mut String, c: char) {
    if is_hidden_char(c) {
        // Writing to a text cannot fail.
        let _ = write!(out, "⟨U+{:04X}⟩", c as u32);
    } else {
        out.push(c);
    }
}

/// The text with every hidden character as its code. A tab becomes a space, and a line end of Windows a line end.
pub fn show_hidden_chars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' => out.push(' '),
            '\r' if chars.peek() == Some(&'\n') => {}
            other => push_shown(&mut out, other),
        }
    }
    out
}

/// The start of a text, with an ellipsis where that is not all of it.
pub fn shortened(text: &str, most_chars: usize) -> String {
    match text.char_indices().nth(most_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Text for a cell of CSV: on one line, hidden characters as their codes, and never taken for a formula by a spreadsheet.
pub fn escape_formula(text: &str) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    let mut out = String::with_capacity(text.len() + 1);
    if matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n')) {
        out.push('\'');
    }
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            other => push_shown(&mut out, other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown_as_its_code() {
        assert_eq!(show_hidden_chars("na\u{200b}am"), "na⟨U+200B⟩am");
        assert_eq!(show_hidden_chars("a\u{1b}[31mb\u{202e}c\u{9b}d\ne"), "a⟨U+001B⟩[31mb⟨U+202E⟩c⟨U+009B⟩d\ne");
        assert_eq!(show_hidden_chars("\u{feff}a\tb\r\nc\rd"), "⟨U+FEFF⟩a b\nc⟨U+000D⟩d");
        assert_eq!(show_hidden_chars("één – € 1 ≥ ½"), "één – € 1 ≥ ½");
    }

    #[test]
    fn text_that_looks_like_a_formula_gets_an_apostrophe() {
        for (text, expected) in
            [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "'\ta"), ("  =1", "'  =1"), ("a", "a")]
        {
            assert_eq!(escape_formula(text), expected);
        }
        assert_eq!(escape_formula("a\nb\u{200b}c"), "a b⟨U+200B⟩c");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(shortened("één", 2), "éé…");
        assert_eq!(shortened("één", 3), "één");
    }
}
