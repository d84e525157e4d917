//! Lines that are no TOML but show what their writer meant: habits of Dutch spreadsheets and word processors.
//!
//! Takes: a text and the place where it stops being TOML. Gives: what is wrong with that line and the line that is right.
//! Leaves to others: all other mistakes in TOML, which the parser words.

use crate::text::{Text, text};
use crate::units::{Miswritten, read_date, read_number};

/// A line that is meant clearly and written another way.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Habit {
    pub(super) message: Text,
    /// The line as it is taken.
    pub(super) line: Text,
}

/// The habit in the line around `place`, where there is one.
pub(super) fn recognise(text: &str, place: usize) -> Option<Habit> {
    let place = (0..=place.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    let line = text[start..end].trim();
    if line.len() > 200 || line.starts_with('#') {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    if key.is_empty() || value.is_empty() {
        return None;
    }
    curly_quotes(line).or_else(|| backslashes(key, value)).or_else(|| bare(key, value))
}

/// A line as it is written in a file.
fn quoted(line: &str) -> Text {
    Text::same(format!("`{line}`"))
}

fn curly_quotes(line: &str) -> Option<Habit> {
    const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];
    line.contains(CURLY).then(|| Habit {
        message: text!(curly_quotes_here),
        line: quoted(&line.replace(CURLY, "\"").replace('»', "\"")),
    })
}

fn backslashes(key: &str, value: &str) -> Option<Habit> {
    let is_path = value.starts_with('"') && value.contains('\\') && value.matches('"').count() == 2;
    is_path.then(|| Habit {
        message: text!(backslash_in_text),
        line: quoted(&format!("{key} = {}", value.replace("\\\\", "/").replace('\\', "/"))),
    })
}

/// A number, date or word without quotes.
fn bare(key: &str, value: &str) -> Option<Habit> {
    let value = value.split(" #").next().unwrap_or(value).trim();
    if value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let instead = |mistake: Miswritten, quote: &str| match &mistake {
        Miswritten::Instead { right, .. } => {
            Some(Habit { message: mistake.message(), line: quoted(&format!("{key} = {quote}{right}{quote}")) })
        }
        Miswritten::Ambiguous { thousands, decimal, .. } => {
            Some(Habit { message: mistake.message(), line: text!(either_line, key = key, a = thousands, b = decimal) })
        }
        _ => None,
    };
    let number = read_number(value, f64::INFINITY).err().and_then(|mistake| instead(mistake, "\""));
    let date = || read_date(value).err().and_then(|mistake| instead(mistake, ""));
    let word = || {
        let is_word = value.starts_with(char::is_alphabetic) && !value.contains(['"', '\\', '{', '}', '[', ']', '=']);
        is_word.then(|| Habit {
            message: text!(text_without_quotes, value = value),
            line: quoted(&match value {
                "ja" => format!("{key} = true"),
                "nee" => format!("{key} = false"),
                _ => format!("{key} = \"{value}\""),
            }),
        })
    };
    number.or_else(date).or_else(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        recognise(text, text.len()).map_or_else(String::new, |habit| habit.line.nl)
    }

    #[test]
    fn the_line_that_is_meant_is_shown() {
        for (written, right) in [
            ("huur = 24,5", "`huur = \"24.5\"`"),
            ("huur = € 1.234,56", "`huur = \"1234.56\"`"),
            ("vanaf = 01-07-2026", "`vanaf = 2026-07-01`"),
            ("naam = “Proef”", "`naam = \"Proef\"`"),
            ("stelsel = \"C:\\rulebooks\\huidig\"", "`stelsel = \"C:/rulebooks/huidig\"`"),
            ("rol = aanvrager", "`rol = \"aanvrager\"`"),
            ("huurt = ja", "`huurt = true`"),
            ("vermogen = 12 500", "`vermogen = \"12500\"`"),
        ] {
            assert_eq!(line(written), right, "{written}");
        }
    }

    #[test]
    fn what_is_not_clear_is_left_to_the_parser() {
        for text in ["", "[regeling", "= 3", "a = [1, 2", "a = \"b", "# a = 24,5"] {
            assert_eq!(line(text), "", "{text}");
        }
    }
}
