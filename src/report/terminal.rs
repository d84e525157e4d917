//! The summary in the terminal: sections that belong in it, as plain text.
//!
//! Takes: a report and a width. Gives: lines no wider than that, without colours and without control characters.
//! Leaves to others: whether there is a terminal and how wide it is.

use super::Block;
use super::DataTable;
use super::Intervals;
use super::Render;
use super::RenderError;
use super::Report;
use super::TextTable;
use super::chart_as_table;
use super::receipt::receipt_line;
use super::wrap_words;
use crate::text::show_hidden_chars;
use crate::text::text;
use crate::units::Language;
use crate::units::format_decimal;

/// Renders the summary.
#[derive(Debug, Clone, Copy)]
pub struct TerminalSummary {
    width: usize,
}

impl TerminalSummary {
    /// A summary for a terminal of `columns`, of which 80 to 200 are used.
    pub fn new(columns: u16) -> TerminalSummary {
        TerminalSummary { width: usize::from(columns.clamp(80, 200)) }
    }
}

impl Default for TerminalSummary {
    fn default() -> TerminalSummary {
        TerminalSummary::new(100)
    }
}

impl Render for TerminalSummary {
    fn file_name(&self) -> &'static str {
        "samenvatting.txt"
    }

    fn render(&self, report: &Report, language: Language) -> Result<Vec<u8>, RenderError> {
        let mut writer = Writer { width: self.width, language, out: String::new(), has_signs: false };
        writer.report(report);
        Ok(writer.out.into_bytes())
    }
}

struct Writer {
    width: usize,
    language: Language,
    out: String,
    has_signs: bool,
}

impl Writer {
    fn report(&mut self, report: &Report) {
        self.heading(report.title.get(self.language), '=');
        self.paragraph(report.question.get(self.language));
        let receipt = &report.receipt;
        let line = receipt_line(self.language, receipt, &format_decimal(receipt.sample as f64, 0, self.language));
        self.paragraph(&format!("{}: {line}", text!(receipt).get(self.language)));
        let mut tables = 0;
        let mut figures = 0;
        for section in &report.sections {
            if section.in_summary {
                self.heading(section.heading.get(self.language), '-');
            }
            for block in &section.blocks {
                // Sections left out count as well, so that numbers agree with the page.
                let label = match block {
                    Block::Paragraph(_) => String::new(),
                    Block::Table(_) => {
                        tables += 1;
                        text!(table_number, n = tables).said_in(self.language)
                    }
                    Block::Chart(_) => {
                        figures += 1;
                        text!(figure_number, n = figures).said_in(self.language)
                    }
                };
                match block {
                    _ if !section.in_summary => {}
                    Block::Paragraph(text) => self.paragraph(text.get(self.language)),
                    Block::Table(table) => self.table(table, &label),
                    Block::Chart(chart) => {
                        self.table(&chart_as_table(chart, text!(word_group)), &label);
                    }
                }
            }
        }
        if self.has_signs {
            self.paragraph(text!(legend_line).get(self.language));
        }
    }

    fn heading(&mut self, text: &str, rule: char) {
        let lines = wrap_words(&show_hidden_chars(text), self.width);
        let length = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        for line in lines {
            self.line(&line);
        }
        self.line(&rule.to_string().repeat(length));
        self.line("");
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrap_words(&show_hidden_chars(text), self.width.min(100)) {
            self.line(&line);
        }
        self.line("");
    }

    fn table(&mut self, table: &DataTable, label: &str) {
        let text = TextTable::new(table, self.language, self.width, Intervals::Hidden);
        self.has_signs |= text.has_signs;
        for (part, lines) in text.parts.iter().enumerate() {
            let mut title = format!("{label}: {}", table.title.get(self.language));
            if let Some(unit) = &text.unit {
                title.push_str(&format!(" ({unit})"));
            }
            if text.parts.len() > 1 {
                let part = text!(table_part, part = part + 1, parts = text.parts.len());
                title.push_str(&format!(" ({})", part.get(self.language)));
            }
            for line in wrap_words(&show_hidden_chars(&title), self.width).iter().chain(lines) {
                self.line(line);
            }
        }
        for note in &table.notes {
            for line in wrap_words(&show_hidden_chars(note.get(self.language)), self.width.min(100)) {
                self.line(&line);
            }
        }
        self.line("");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;
    use crate::report::test_fixtures;
    use crate::text::Text;

    fn summary(width: u16, language: Language) -> String {
        let bytes = TerminalSummary::new(width).render(&test_fixtures::report(), language).expect("sample renders");
        String::from_utf8(bytes).expect("utf-8")
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [80, 100, 137, 200] {
            let summary = summary(width, Language::Dutch);
            let widest = summary.lines().map(|line| line.chars().count()).max().expect("there are lines");
            assert!(widest <= usize::from(width), "{widest} at {width}\n{summary}");
        }
    }

    #[test]
    fn only_sections_of_the_summary_are_shown_with_their_own_numbers() {
        let summary = summary(100, Language::Dutch);
        assert!(summary.contains("De uitkomst in het kort"));
        assert!(summary.contains("Tabel 1") && summary.contains("Figuur 1"));
        assert!(!summary.contains("Huishoudens\n---"));
        assert!(!summary.contains("Tabel 2"));
    }

    #[test]
    fn words_tell_what_numbers_do_not() {
        let summary = summary(120, Language::Dutch);
        assert!(summary.contains("Tekens: x ="));
        assert!(summary.contains("* Saldo van de begroting"));
        assert!(summary.contains("€ 1.834,6 mln"));
        assert!(summary.contains("aantoonbaar"));
    }

    #[test]
    fn control_characters_of_a_file_never_reach_the_terminal() {
        let mut report = test_fixtures::report();
        let evil = Text::same("a\u{1b}]0;weg\u{7}\u{9b}2J\rb\u{202e}");
        report.title = evil.clone();
        report.question = evil.clone();
        report.receipt.version = evil.nl.clone();
        report.sections[0].heading = evil.clone();
        for block in &mut report.sections[0].blocks {
            match block {
                Block::Paragraph(text) => *text = evil.clone(),
                Block::Table(table) => {
                    table.title = evil.clone();
                    table.stub = evil.clone();
                    table.columns[0].heading = evil.clone();
                    table.rows[0].heading = evil.clone();
                    table.rows[0].cells[0] = Cell::Words(evil.clone());
                    table.notes = vec![evil.clone()];
                }
                Block::Chart(chart) => {
                    chart.title = evil.clone();
                    chart.value_axis = evil.clone();
                    chart.categories[0] = evil.clone();
                    chart.series[0].name = evil.clone();
                }
            }
        }
        let bytes = TerminalSummary::default().render(&report, Language::Dutch).expect("renders");
        let text = String::from_utf8(bytes).expect("utf-8");
        assert!(text.chars().all(|c| !c.is_control() || c == '\n'));
        assert!(!text.contains('\u{202e}'));
    }

    #[test]
    fn many_columns_are_printed_in_parts() {
        let mut report = test_fixtures::report();
        let Block::Table(table) = &mut report.sections[0].blocks[1] else { panic!("the sample starts with a table") };
        let columns = table.columns.clone();
        table.columns.extend(columns);
        for row in &mut table.rows {
            let cells = row.cells.clone();
            row.cells.extend(cells);
        }
        let bytes = TerminalSummary::new(80).render(&report, Language::Dutch).expect("renders");
        let text = String::from_utf8(bytes).expect("utf-8");
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        assert!(text.contains("(deel 1 van 2)") && text.contains("(deel 2 van 2)"));
    }
}
