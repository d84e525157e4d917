//! Diagnostics as text: an excerpt of the file with the place marked.

use crate::diag::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::text::{push_shown, shortened, show_hidden_chars, text};
use crate::units::Language;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::fmt;
use std::ops::Range;

/// Most mistakes that are shown; who has more mends the first and looks again.
const MOST_SHOWN: usize = 50;

/// Most characters of a message, a remedy or a remark: a name in it may be as long as the file.
const MOST_CHARS: usize = 4_000;

/// A text for a message, whatever a file put in it.
fn shown(text: &str) -> String {
    shortened(&show_hidden_chars(text), MOST_CHARS)
}

/// Every diagnostic with an excerpt of its file, ready for a terminal, in one language.
pub fn render_all(diagnostics: &Diagnostics, coloured: Colour, language: Language) -> String {
    let renderer = match coloured {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for diagnostic in diagnostics.0.iter().take(MOST_SHOWN) {
        out.push_str(&render_one(diagnostic, &renderer, language));
        out.push_str("\n\n");
    }
    let count = diagnostics.0.len();
    if count > MOST_SHOWN {
        out.push_str(text!(mistakes_more, count = count - MOST_SHOWN).get(language));
        out.push('\n');
    }
    out.push_str(text!(mistakes_counted, count = count).get(language));
    out.push('\n');
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

fn render_one(diagnostic: &Diagnostic, renderer: &Renderer, language: Language) -> String {
    let excerpts: Vec<Excerpt> = diagnostic.places.iter().map(|place| Excerpt::of(place, language)).collect();
    let (mistake, remedy) = (text!(mistake).said_in(language), text!(do_this).said_in(language));
    let title = Level::ERROR.with_name(mistake).primary_title(shown(diagnostic.message.get(language)));
    let mut group = Group::with_title(title.id(diagnostic.code));
    for (position, excerpt) in excerpts.iter().enumerate() {
        let kind = if position == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group = group.element(
            Snippet::source(excerpt.text.as_str())
                .line_start(excerpt.first_line)
                .path(excerpt.name.as_str())
                .annotation(kind.span(excerpt.span.clone()).label(excerpt.remark.as_str())),
        );
    }
    let group = group.element(Level::HELP.with_name(remedy).message(shown(diagnostic.remedy.get(language))));
    renderer.render(&[group]).to_string()
}

/// The lines of a place, ready to be shown: small, however large the file or its lines.
struct Excerpt {
    name: String,
    remark: String,
    text: String,
    /// The number of its first line.
    first_line: usize,
    /// The place in `text`.
    span: Range<usize>,
}

impl Excerpt {
    fn of(place: &Place, language: Language) -> Excerpt {
        /// Most bytes of a place that are shown, and of its lines before and after it.
        const MOST: [usize; 2] = [16_384, 400];
        let text = place.source.text.as_str();
        let start = boundary(text, place.span.start);
        let end = boundary(text, place.span.end.min(start.saturating_add(MOST[0]))).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let (from, until) = (
            boundary(text, line_start.max(start.saturating_sub(MOST[1]))),
            boundary(text, line_end.min(end.saturating_add(MOST[1]))),
        );
        let mut out = String::new();
        let mut span = 0..0;
        let mut chars = text[from..until].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if from + at == start {
                span.start = out.len();
            }
            if from + at == end {
                span.end = out.len();
            }
            match c {
                // A byte order mark is part of the encoding, and a carriage return of the line end.
                '\u{feff}' if from + at == 0 => {}
                '\r' if chars.peek().is_none_or(|(_, next)| *next == '\n') => {}
                other => push_shown(&mut out, other),
            }
        }
        if start == until {
            span.start = out.len();
        }
        if end == until {
            span.end = out.len();
        }
        Excerpt {
            name: shown(&place.source.name),
            remark: shown(place.remark.get(language)),
            text: out,
            first_line: text[..from].matches('\n').count() + 1,
            span,
        }
    }
}

/// A byte position moved back to where a character starts.
fn boundary(text: &str, position: usize) -> usize {
    let mut position = position.min(text.len());
    while !text.is_char_boundary(position) {
        position -= 1;
    }
    position
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain_text(self))
    }
}

/// One line per diagnostic, in Dutch: code, file, line, column, message, remedy. For logs and tests.
pub fn plain_text(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in &diagnostics.0 {
        let place = diagnostic.places.first().map_or_else(String::new, |place| {
            let (line, column) = place.source.line_column(place.span.start);
            format!("{}:{line}:{column}: ", shown(&place.source.name))
        });
        out.push_str(&format!(
            "fout[{}]: {place}{}; {}\n",
            diagnostic.code,
            shown(&diagnostic.message.nl),
            shown(&diagnostic.remedy.nl)
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Source;
    use crate::text::Text;

    fn rendered(text: &str, span: Range<usize>) -> String {
        let source = Source::new("x.toml", text);
        render_all(
            &Diagnostic::at("B001", &source, span, Text::same("fout"), Text::same("herstel")).into(),
            Colour::No,
            Language::Dutch,
        )
    }

    #[test]
    fn a_place_inside_a_character_or_after_the_end_is_shown_all_the_same() {
        assert!(rendered("\u{feff}jaar = 2026", 0..1).contains("x.toml:1:1"));
        assert!(rendered("jaar = 2026\n", 50..90).contains("x.toml"));
        assert!(rendered("", 0..1).contains("x.toml"));
    }

    #[test]
    fn the_line_number_is_that_of_the_file() {
        let text = rendered("een\ntwee\ndrie = 3\nvier\n", 9..13);
        assert!(text.contains("x.toml:3:1") && text.contains("drie = 3"), "{text}");
        assert!(!text.contains("twee") && !text.contains("vier"), "{text}");
    }

    #[test]
    fn characters_that_take_no_room_are_shown_and_the_mark_stands_below_the_place() {
        let text = rendered("na\u{200b}am = 1", 9..10);
        assert!(text.contains("na⟨U+200B⟩am = 1"), "{text}");
    }

    #[test]
    fn a_line_of_a_megabyte_gives_a_message_of_a_page() {
        let line = "a".repeat(1 << 20);
        assert!(rendered(&line, 500_000..500_001).len() < 3_000);
        let source = Source::new("x.toml", "x");
        let long = Diagnostic::at("B001", &source, 0..1, Text::same(line.clone()), Text::same(line));
        assert!(render_all(&long.into(), Colour::No, Language::Dutch).len() < 14_000);
    }

    #[test]
    fn fifty_mistakes_are_shown_and_the_others_are_counted() {
        let source = Source::new("x.toml", "x");
        let many = (0..1_000)
            .map(|n| Diagnostic::at("B001", &source, 0..1, Text::same(format!("fout {n}.")), Text::same("herstel")))
            .collect();
        let text = render_all(&Diagnostics(many), Colour::No, Language::Dutch);
        assert!(text.contains("fout 49.") && !text.contains("fout 50."));
        assert!(text.contains("en nog 950 fouten") && text.contains("1000 fouten; er is niets geschreven"));
    }
}
