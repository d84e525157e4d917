//! The year of one household in every variant, as text.
//!
//! Takes: a [`Timeline`]. Gives: lines of text. Leaves to others: what happened (`scenario`), the drawing (`drawings`),
//! files and the terminal (`cli`).

use crate::report::month_names;
use crate::simulation::timeline::{Timeline, TimelineVariant};
use crate::text::Text;
use crate::text::show_hidden_chars;
use crate::text::text;
use crate::units::{Cents, Language, MONTHS, format_cents, format_whole};
use std::fmt::Write;

const LABEL: usize = 30;
const CELL: usize = 8;

/// The facts, then a table per variant: a row per thing, a column per month, in whole euros; then what came after the
/// year. Where twelve months do not fit in `width` characters, six stand under the other six.
pub fn timeline_text(timeline: &Timeline, language: Language, width: u16) -> String {
    let mut out = Lines { out: String::new(), language, per_row: months_per_row(width), width: usize::from(width) };
    let (household, year) = (timeline.household, timeline.year);
    out.line(text!(timeline_title, household = household.to_string(), year = year).get(language));
    out.line(text!(timeline_whole_euros).get(language));
    if let Some(first) = timeline.variants.first() {
        out.title(text!(timeline_facts).get(language));
        out.table(&fact_rows(first, &out));
    }
    for variant in &timeline.variants {
        out.title(variant.name.get(language));
        out.table(&rows(variant, &out));
        tell_events(variant, &mut out);
        for (scheme, ledger) in variant.schemes.iter().zip(&variant.record.schemes) {
            let scheme = scheme.get(language);
            if !ledger.used {
                let none = if ledger.entitlement > Cents::ZERO {
                    text!(timeline_entitled_but_not_used)
                } else {
                    text!(timeline_no_right)
                };
                out.line(&format!("{scheme}: {}", none.get(language)));
                continue;
            }
            let after = [
                (text!(timeline_right_of_the_year), ledger.due),
                (text!(ledger_paid_in_the_year), ledger.paid()),
                (text!(timeline_paid_later), ledger.paid_later),
                (text!(term_supplement), ledger.supplement),
                (text!(term_recovery), ledger.recovery),
                (text!(ledger_overpaid), ledger.overpaid()),
                (text!(ledger_underpaid), ledger.underpaid),
                (text!(ledger_not_collected), ledger.written_off),
                (text!(timeline_interest), ledger.interest),
                (text!(timeline_still_owed), ledger.balance),
            ];
            let told = after.iter().enumerate().filter(|(i, (_, amount))| *i < 2 || *amount != Cents::ZERO);
            let told: Vec<String> = told
                .map(|(_, (label, amount))| format!("{} {}", label.get(language), format_cents(*amount, language)))
                .collect();
            out.wrapped(&format!("{scheme}: {}", told.join("; ")));
        }
    }
    out.out
}

/// A row of a table: its label and twelve cells.
type MonthRow = (String, [String; MONTHS]);

fn fact_rows(variant: &TimelineVariant, out: &Lines) -> Vec<MonthRow> {
    let story = &variant.story;
    let mut rows =
        vec![out.counts(text!(timeline_persons), &story.persons), out.amounts(text!(timeline_income), &story.income)];
    if story.rent.iter().any(|rent| *rent != Cents::ZERO) {
        rows.push(out.amounts(text!(timeline_rent_with_service_costs), &story.rent));
    }
    if story.care_hours.iter().any(|hours| *hours > 0) {
        rows.push(out.counts(text!(timeline_hours_of_childcare), &story.care_hours));
    }
    rows
}

/// What was known, where it differs from the facts in some month, and what was decided and paid.
fn rows(variant: &TimelineVariant, out: &Lines) -> Vec<MonthRow> {
    let story = &variant.story;
    let mut rows = Vec::new();
    if story.known_persons != story.persons {
        rows.push(out.counts(text!(timeline_known_persons), &story.known_persons));
    }
    if variant.looks_at_income {
        rows.push(out.amounts(text!(timeline_known_income), &story.known_income));
    }
    if story.known_rent != story.rent {
        rows.push(out.amounts(text!(timeline_known_rent), &story.known_rent));
    }
    if story.known_care_hours != story.care_hours {
        rows.push(out.counts(text!(timeline_known_hours_of_childcare), &story.known_care_hours));
    }
    let amounts = story.decided.iter().zip(&story.rights);
    let schemes = variant.schemes.iter().zip(amounts).zip(&variant.record.schemes);
    for ((scheme, (decided, right)), ledger) in schemes.filter(|(_, ledger)| ledger.used) {
        let scheme = scheme.get(out.language);
        // By the month each month has a right of its own; by the year only the year has.
        if variant.is_monthly && right != decided {
            rows.push(out.amounts(labelled(scheme, &text!(timeline_right)), right));
        }
        rows.push(out.amounts(labelled(scheme, &text!(timeline_decided)), decided));
        rows.push(out.amounts(labelled(scheme, &text!(timeline_paid)), &ledger.advances));
    }
    rows
}

fn tell_events(variant: &TimelineVariant, out: &mut Lines) {
    if !variant.uses_a_scheme() {
        return;
    }
    let log = &variant.record.log;
    let names = month_names();
    let events = [
        (text!(timeline_reported_in), variant.reported()),
        (text!(timeline_signal_in), log.signals),
        (text!(timeline_adjusted_in), log.adjustments),
        (text!(timeline_quick_route_in), log.quick_route),
        (text!(timeline_other_decision_from), variant.decided_again()),
    ];
    for (label, set) in events.into_iter().filter(|(_, set)| !set.is_empty()) {
        let list: Vec<&str> = set.iter().map(|month| names[month].get(out.language)).collect();
        out.wrapped(&format!("{} {}", label.get(out.language), list.join(", ")));
    }
}

/// The text in the making.
struct Lines {
    out: String,
    language: Language,
    per_row: usize,
    width: usize,
}

fn months_per_row(width: u16) -> usize {
    let fits = |count: &usize| LABEL + count * CELL <= usize::from(width);
    [12, 6, 4, 3].into_iter().find(fits).unwrap_or(2)
}

impl Lines {
    fn line(&mut self, text: &str) {
        self.out.push_str(&show_hidden_chars(text));
        self.out.push('\n');
    }

    fn title(&mut self, text: &str) {
        let text = show_hidden_chars(text);
        let rule = "─".repeat(text.chars().count().min(self.width));
        self.line(&format!("\n{text}\n{rule}"));
    }

    /// A sentence in lines that fit, those after the first indented.
    fn wrapped(&mut self, text: &str) {
        let mut line = String::new();
        for word in show_hidden_chars(text).split_whitespace() {
            if !line.trim().is_empty() && line.chars().count() + 1 + word.chars().count() > self.width {
                self.line(&line);
                line = "   ".to_owned();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&line);
    }

    fn amounts(&self, label: Text, amounts: &[Cents; MONTHS]) -> MonthRow {
        (label.said_in(self.language), amounts.map(|amount| euros(amount, self.language)))
    }

    fn counts<T: ToString>(&self, label: Text, counts: &[T; MONTHS]) -> MonthRow {
        (label.said_in(self.language), std::array::from_fn(|month| counts[month].to_string()))
    }

    fn table(&mut self, rows: &[MonthRow]) {
        let heading = (String::new(), month_names().map(|name| name.said_in(self.language)));
        for start in (0..MONTHS).step_by(self.per_row) {
            for (label, cells) in std::iter::once(&heading).chain(rows) {
                let mut line = format!("{label:LABEL$}");
                for cell in &cells[start..(start + self.per_row).min(MONTHS)] {
                    write!(line, "{cell:>CELL$}").expect("a string takes all text");
                }
                self.line(&line);
            }
        }
    }
}

/// Characters for the name of a scheme before what is told of it.
const NAME: usize = 19;

/// A name and what is told of it, shortened in the name.
fn labelled(name: &str, what: &Text) -> Text {
    let name = show_hidden_chars(name);
    let name = match name.chars().count() <= NAME {
        true => name,
        false => format!("{}…", name.chars().take(NAME - 1).collect::<String>().trim_end()),
    };
    Text::joined([&Text::same(name), what], ": ")
}

fn euros(amount: Cents, language: Language) -> String {
    format_whole((amount.as_euros()).round() as i64, language)
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
