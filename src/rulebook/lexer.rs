//! Formula text to words, each with its place in the file.

use crate::diag::{Diagnostic, Source, Span};
use crate::text::text;
use std::sync::Arc;

/// A word of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, with a decimal point perhaps.
    Number(String),
    /// A name or keyword.
    Name(String),
    /// A sign: one of `+ - * / ( ) , : %` or a comparison.
    Sign(&'static str),
    /// The end of the formula.
    End,
}

/// A word and where it stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The word.
    pub token: Token,
    /// Its place.
    pub span: Span,
}

const SIGNS: [&str; 15] = ["<=", ">=", "<>", "+", "-", "*", "/", "(", ")", ",", ":", "%", "=", "<", ">"];

/// Cuts a formula into words; `offset` is where the formula starts in the file.
///
/// # Errors
/// `R001` at the first character that has no place in a formula.
pub(super) fn words(source: &Arc<Source>, formula: &str, offset: usize) -> Result<Vec<Word>, Diagnostic> {
    let mut out = Vec::new();
    let bytes = formula.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &formula[at..];
        let start = at;
        let first = bytes[at];
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if first == b'#' {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let token = if first.is_ascii_digit() {
            at += rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            Token::Number(formula[start..at].to_owned())
        } else if first.is_ascii_alphabetic() || first == b'_' {
            at += rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            Token::Name(formula[start..at].to_owned())
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            at += sign.len();
            Token::Sign(sign)
        } else {
            let odd = rest.chars().next().unwrap_or(' ');
            let span = offset + at..offset + at + odd.len_utf8();
            return Err(Diagnostic::at(
                "R001",
                source,
                span,
                text!(sign_without_meaning, sign = odd.to_string()),
                text!(use_formula_signs),
            ));
        };
        out.push(Word { token, span: offset + start..offset + at });
    }
    let end = offset + formula.trim_end().len();
    out.push(Word { token: Token::End, span: end..end });
    Ok(out)
}
