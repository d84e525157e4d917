//! Text on the terminal.
//!
//! Takes: text. Gives: the same on standard output. Leaves to others: what it says.

use crate::cli::Outcome;
use crate::text::{Text, push_shown, show_hidden_chars, text};
use crate::units::Language;
use std::io::Write;

/// Writes to standard output, with hidden characters as their codes: names from files and from the command line do not
/// command the terminal. A closed pipe is no failure.
pub(super) fn print(text: &str) -> Outcome<()> {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|c| push_shown(&mut shown, c));
    match std::io::stdout().lock().write_all(shown.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Tells something to take note of, beside what was asked.
pub(super) fn note(what: impl Into<Text>, language: Language) {
    eprintln!("{}", show_hidden_chars(text!(take_note, what = what.into()).get(language)));
}

/// Columns of the terminal; 100 where there is none.
pub(super) fn terminal_width() -> u16 {
    terminal_size::terminal_size().map_or(100, |(columns, _)| columns.0)
}
