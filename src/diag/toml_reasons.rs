//! Why a text is no TOML, in our own words: those of the parser are English and for programmers.
//!
//! Takes: what the parser says. Gives: what is wrong and what to do. Leaves to others: lines that show what their writer meant
//! (`toml_habits`).

use crate::text::{Text, text};

/// What is wrong, and what to do.
pub(super) fn in_words(reason: &str) -> [Text; 2] {
    let has = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    if has(&["duplicate key"]) {
        [text!(toml_twice), text!(toml_twice_remedy)]
    } else if has(&["unclosed"]) {
        [text!(toml_unclosed), text!(toml_unclosed_remedy)]
    } else if has(&["missing comma"]) {
        [text!(toml_comma_missing), text!(toml_comma_missing_remedy)]
    } else if has(&["extra comma"]) {
        [text!(toml_comma_extra), text!(toml_comma_extra_remedy)]
    } else if has(&["extra `=`", "extra assignment", "unexpected `=`"]) {
        [text!(toml_sign_extra), text!(toml_sign_extra_remedy)]
    } else if has(&["no value", "missing value", "missing assignment", "missing key"]) {
        [text!(toml_value_missing), text!(toml_value_missing_remedy)]
    } else if has(&["quote", "string"]) {
        [text!(toml_quotes), text!(toml_quotes_remedy)]
    } else if has(&["zero", "sign", "radix", "integer", "between digits"]) {
        [text!(toml_number), text!(toml_number_remedy)]
    } else if has(&["escape", "unicode"]) {
        [text!(backslash_in_text), text!(toml_escape_remedy)]
    } else if has(&["recurs"]) {
        [text!(toml_nested), text!(toml_nested_remedy)]
    } else {
        [text!(not_toml), text!(not_toml_remedy)]
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::{Source, parse_document};

    fn told(text: &str) -> String {
        let mistakes = parse_document(&Source::new("x.toml", text)).expect_err(text);
        format!("{}; {}", mistakes.0[0].message.nl, mistakes.0[0].remedy.nl)
    }

    #[test]
    fn what_the_parser_finds_is_told_in_our_own_words() {
        for (text, words) in [
            ("a = 1\na = 2\n", "staat er al"),
            ("[b]\n[b]\n", "staat er al"),
            ("[huishouden\n", "haakje"),
            ("a = [1, 2\n", "haakje"),
            ("a = [\"x\" \"y\"]\n", "komma"),
            ("a = = 1\n", "te veel"),
            ("a =\n", "waarde"),
            ("a\n", "waarde"),
            ("a = \"x\n", "aanhalingsteken"),
            ("a = 007\n", "getal"),
            ("a = \"\\q\"\n", "bijzonder teken"),
        ] {
            let told = told(text);
            assert!(told.contains(words), "{text:?}: {told}");
        }
    }
}
