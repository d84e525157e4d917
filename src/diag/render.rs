//! Diagnostics as text: an excerpt of the file with the place marked.

use crate::diag::diagnostic::{Diagnostic, Diagnostics};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::fmt;

/// Characters that command a terminal or turn the direction of text, so that it reads as something else.
pub fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Harmful characters of a file must not reach the terminal.
fn strip_control_chars(text: &str) -> String {
    text.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).collect()
}

/// Every diagnostic with an excerpt of its file, ready for a terminal.
pub fn render_all(diagnostics: &Diagnostics, coloured: Colour) -> String {
    let renderer = match coloured {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for diagnostic in &diagnostics.0 {
        out.push_str(&render_one(diagnostic, &renderer));
        out.push_str("\n\n");
    }
    let count = diagnostics.0.len();
    let noun = if count == 1 { "fout" } else { "fouten" };
    out.push_str(&format!("{count} {noun}; er is niets geschreven\n"));
    out
}

/// Whether text may carry colour codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal.
    Yes,
    /// In a file or a pipe.
    No,
}

fn render_one(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let message = strip_control_chars(&diagnostic.message);
    let remedy = strip_control_chars(&diagnostic.remedy);
    let texts: Vec<String> = diagnostic.places.iter().map(|p| same_length(&p.source.text)).collect();
    let remarks: Vec<String> = diagnostic.places.iter().map(|p| strip_control_chars(&p.remark)).collect();
    let names: Vec<String> = diagnostic.places.iter().map(|p| strip_control_chars(&p.source.name)).collect();
    let title = Level::ERROR.with_name("fout").primary_title(message).id(diagnostic.code);
    let mut group = Group::with_title(title);
    for (position, place) in diagnostic.places.iter().enumerate() {
        let kind = if position == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let end = place.span.end.min(texts[position].len());
        let start = place.span.start.min(end);
        group = group.element(
            Snippet::source(texts[position].as_str())
                .path(names[position].as_str())
                .annotation(kind.span(start..end).label(remarks[position].as_str())),
        );
    }
    let group = group.element(Level::HELP.with_name("doe dit").message(remedy));
    renderer.render(&[group]).to_string()
}

/// Control characters replaced by ones of the same byte length, so that spans keep their place.
fn same_length(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let is_stripped = is_harmful(c) && c != '\r';
            std::iter::repeat_n(if is_stripped { '?' } else { c }, if is_stripped { c.len_utf8() } else { 1 })
        })
        .collect()
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain_text(self))
    }
}

/// One line per diagnostic: code, file, line, column, message, remedy. For logs and tests.
pub fn plain_text(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in &diagnostics.0 {
        let place = diagnostic.places.first().map_or_else(String::new, |place| {
            let (line, column) = place.source.line_column(place.span.start);
            format!("{}:{line}:{column}: ", strip_control_chars(&place.source.name))
        });
        out.push_str(&format!(
            "fout[{}]: {place}{}; {}\n",
            diagnostic.code,
            strip_control_chars(&diagnostic.message),
            strip_control_chars(&diagnostic.remedy)
        ));
    }
    out
}
