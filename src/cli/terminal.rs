//! Text on the terminal.
//!
//! Takes: text. Gives: the same on standard output. Leaves to others: what it says.

use crate::cli::Outcome;
use crate::report::tame;
use std::io::Write;

/// Writes to standard output; a closed pipe is no failure.
pub(super) fn print(text: &str) -> Outcome<()> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// As [`print`], for text with names from files: control characters do not reach the terminal.
pub(super) fn print_tamed(text: &str) -> Outcome<()> {
    print(&tame(text))
}

/// Columns of the terminal; 100 where there is none.
pub(super) fn terminal_width() -> u16 {
    terminal_size::terminal_size().map_or(100, |(columns, _)| columns.0)
}
