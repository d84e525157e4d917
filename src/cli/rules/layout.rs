//! Headings, wrapped text and columns for the commands that show rules.

use crate::cli::terminal_width;
use crate::report::wrap_words;
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

/// Width for text: that of the terminal, within reason.
pub fn width() -> usize {
    usize::from(terminal_width().clamp(80, 160))
}

/// A line with a rule under it.
pub fn heading(out: &mut String, text: &str, mark: char) {
    let line: String = std::iter::repeat_n(mark, text.chars().count()).collect();
    out.push_str(&format!("{text}\n{line}\n"));
}

/// Text wrapped behind a label; later lines stand under the first.
pub fn labelled(out: &mut String, label: &str, text: &str) {
    let hang = label.chars().count() + 1;
    for (at, line) in wrap_words(text, width().saturating_sub(hang).max(20)).iter().enumerate() {
        let front = if at == 0 { format!("{label} ") } else { " ".repeat(hang) };
        out.push_str(format!("{front}{line}").trim_end());
        out.push('\n');
    }
}

/// Lines moved in, each wrapped under its own first word.
pub fn indented(out: &mut String, text: &str, by: usize) {
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

/// Columns under headings.
pub fn columns(out: &mut String, headings: &[&str], rows: &[Vec<String>]) {
    let mut table = Table::new();
    let line = || LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line()));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width()).unwrap_or(u16::MAX));
    table.set_header(headings);
    for row in rows {
        table.add_row(row);
    }
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}
