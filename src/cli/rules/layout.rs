//! Headings, wrapped text and columns for the commands that show rules.

use crate::cli::terminal_width;
use crate::report::wrap_words;
use std::io::IsTerminal;

/// Width of text in a file or a pipe.
const PLAIN_WIDTH: usize = 120;
/// Least room for the last column, which is wrapped.
const LAST: usize = 30;

/// Width for text: that of the terminal, within reason.
pub(super) fn width() -> usize {
    if std::io::stdout().is_terminal() { usize::from(terminal_width().clamp(60, 160)) } else { PLAIN_WIDTH }
}

/// A line with a rule under it.
pub(super) fn heading(out: &mut String, text: &str, mark: char) {
    let line: String = std::iter::repeat_n(mark, text.chars().count()).collect();
    out.push_str(&format!("{text}\n{line}\n"));
}

/// Text wrapped behind a label; later lines stand under the first.
pub(super) fn labelled(out: &mut String, label: &str, text: &str) {
    let hang = label.chars().count() + 1;
    for (at, line) in wrap_words(text, width().saturating_sub(hang).max(20)).iter().enumerate() {
        let front = if at == 0 { format!("{label} ") } else { " ".repeat(hang) };
        out.push_str(format!("{front}{line}").trim_end());
        out.push('\n');
    }
}

/// Lines moved in, each wrapped under its own first word.
pub(super) fn indented(out: &mut String, text: &str, by: usize) {
    for line in text.lines() {
        let content = line.trim_start();
        let dash = if content.starts_with("- ") { 2 } else { 0 };
        let indent = by + (line.chars().count() - content.chars().count());
        let room = width().saturating_sub(indent + dash).max(20);
        let words = content.strip_prefix("- ").unwrap_or(content);
        for (at, part) in wrap_words(words, room).iter().enumerate() {
            let front = if dash > 0 && at == 0 { "- " } else { &"  "[..dash] };
            out.push_str(&format!("{}{front}{part}\n", " ".repeat(indent)));
        }
    }
}

/// Columns moved in by two, under headings where there are any. Only the last column is wrapped; where it has no room
/// beside the others, it stands below them. A name is never broken.
pub(super) fn columns(out: &mut String, headings: &[&str], rows: &[Vec<String>]) {
    let header: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
    let all = || std::iter::once(&header).filter(|row| !row.is_empty()).chain(rows);
    let n = all().map(Vec::len).max().unwrap_or(0);
    let longest = |at: usize| all().filter_map(|row| row.get(at)).map(|text| text.chars().count()).max().unwrap_or(0);
    let fixed: Vec<usize> = (0..n.saturating_sub(1)).map(longest).collect();
    // A column without any text takes no room.
    let beside: usize = 2 + fixed.iter().filter(|w| **w > 0).map(|w| w + 2).sum::<usize>();
    let below = beside + LAST.min(longest(n.saturating_sub(1))) > width();
    let hang = if below { 8 } else { beside };
    for (position, row) in all().enumerate() {
        let mut line = "  ".to_owned();
        for (at, room) in fixed.iter().enumerate().filter(|(_, room)| **room > 0) {
            line.push_str(&format!("{:room$}  ", row.get(at).map_or("", String::as_str)));
        }
        let last = row.get(n - 1).map_or("", String::as_str);
        let is_header = position == 0 && !header.is_empty();
        let mut lines = wrap_words(last, width().saturating_sub(hang).max(20)).into_iter();
        if !below {
            line.push_str(&lines.next().unwrap_or_default());
        }
        out.push_str(line.trim_end());
        out.push('\n');
        for more in lines.filter(|_| !(is_header && below)).filter(|more| !more.is_empty()) {
            out.push_str(&format!("{}{more}\n", " ".repeat(hang)));
        }
        if is_header {
            let total = if below { width() } else { beside + longest(n - 1) };
            out.push_str(&format!("  {}\n", "─".repeat(total.min(width()).saturating_sub(2))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_column_is_wrapped_and_it_hangs_under_itself() {
        let mut out = String::new();
        let long = ["woord"; 30].join(" ");
        columns(&mut out, &[], &[vec!["een_naam".to_owned(), long]]);
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines.len() == 2 && lines[0].starts_with("  een_naam  woord"), "{out}");
        assert!(lines[1].starts_with(&format!("{}woord", " ".repeat(12))), "{out}");
    }
}
