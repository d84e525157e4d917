//! The year of one household in every variant, as text.
//!
//! Takes: a [`Timeline`]. Gives: lines of text. Leaves to others: what happened (`scenario`), the drawing (`drawings`),
//! files and the terminal (`cli`).

use crate::simulation::timeline::{Timeline, TimelineVariant};
use crate::text::show_hidden_chars;
use crate::units::{Cents, Language, MONTHS, format_cents, format_whole};
use std::fmt::Write;

const LABEL: usize = 30;
const CELL: usize = 8;

/// The facts, then a table per variant: a row per thing, a column per month, in whole euros; then what came after the
/// year. Where twelve months do not fit in `width` characters, six stand under the other six.
pub fn timeline_text(timeline: &Timeline, language: Language, width: u16) -> String {
    let mut out = Lines { out: String::new(), language, per_row: months_per_row(width), width: usize::from(width) };
    let (household, year) = (timeline.household, timeline.year);
    out.line(&format!("{} {household}, {year}", out.say("Huishouden", "Household")));
    out.line(out.say("Bedragen in hele euro’s per maand.", "Amounts in whole euros per month."));
    if let Some(first) = timeline.variants.first() {
        out.title(out.say("De feiten", "The facts"));
        out.table(&fact_rows(first, &out));
    }
    for variant in &timeline.variants {
        out.title(variant.name.get(language));
        out.table(&rows(variant, &out));
        tell_events(variant, &mut out);
        for (scheme, ledger) in variant.schemes.iter().zip(&variant.record.schemes) {
            if !ledger.used {
                let none = if ledger.entitlement > Cents::ZERO {
                    out.say("recht, maar niet gebruikt", "entitled, but not used")
                } else {
                    out.say("geen recht en niets betaald", "no right and nothing paid")
                };
                out.line(&format!("{scheme}: {none}"));
                continue;
            }
            let after = [
                (out.say("recht over het jaar", "right of the year"), ledger.due),
                (out.say("betaald in het jaar", "paid in the year"), ledger.paid()),
                (out.say("later betaald", "paid later"), ledger.paid_later),
                (out.say("nabetaling", "supplement"), ledger.supplement),
                (out.say("terugvordering", "recovery"), ledger.recovery),
                (out.say("te veel betaald en niet teruggevraagd", "overpaid and not reclaimed"), ledger.overpaid()),
                (out.say("te weinig betaald en niet nabetaald", "underpaid and not supplemented"), ledger.underpaid),
                (out.say("niet verder geïnd", "not collected any further"), ledger.written_off),
                (out.say("rente", "interest"), ledger.interest),
                (out.say("nog open na drie jaar", "still owed after three years"), ledger.balance),
            ];
            let told = after.iter().enumerate().filter(|(i, (_, amount))| *i < 2 || *amount != Cents::ZERO);
            let told: Vec<String> =
                told.map(|(_, (label, amount))| format!("{label} {}", format_cents(*amount, language))).collect();
            out.wrapped(&format!("{scheme}: {}", told.join("; ")));
        }
    }
    out.out
}

/// A row of a table: its label and twelve cells.
type MonthRow = (String, [String; MONTHS]);

fn fact_rows(variant: &TimelineVariant, out: &Lines) -> Vec<MonthRow> {
    let story = &variant.story;
    let mut rows = vec![
        out.counts(out.say("personen", "persons"), &story.persons),
        out.amounts(out.say("inkomen", "income"), &story.income),
    ];
    if story.rent.iter().any(|rent| *rent != Cents::ZERO) {
        rows.push(out.amounts(out.say("huur met servicekosten", "rent and service costs"), &story.rent));
    }
    if story.care_hours.iter().any(|hours| *hours > 0) {
        rows.push(out.counts(out.say("uren kinderopvang", "hours of childcare"), &story.care_hours));
    }
    rows
}

/// What was known, where it differs from the facts in some month, and what was decided and paid.
fn rows(variant: &TimelineVariant, out: &Lines) -> Vec<MonthRow> {
    let story = &variant.story;
    let mut rows = Vec::new();
    if story.known_persons != story.persons {
        rows.push(out.counts(out.say("bekend: personen", "known: persons"), &story.known_persons));
    }
    if variant.looks_at_income {
        rows.push(out.amounts(out.say("bekend: inkomen", "known: income"), &story.known_income));
    }
    if story.known_rent != story.rent {
        rows.push(out.amounts(out.say("bekend: huur", "known: rent"), &story.known_rent));
    }
    if story.known_care_hours != story.care_hours {
        rows.push(
            out.counts(out.say("bekend: uren kinderopvang", "known: hours of childcare"), &story.known_care_hours),
        );
    }
    let amounts = story.decided.iter().zip(&story.rights);
    let schemes = variant.schemes.iter().zip(amounts).zip(&variant.record.schemes);
    for ((scheme, (decided, right)), ledger) in schemes.filter(|(_, ledger)| ledger.used) {
        // By the month each month has a right of its own; by the year only the year has.
        if variant.is_monthly && right != decided {
            rows.push(out.amounts(&labelled(scheme, out.say("recht", "right")), right));
        }
        rows.push(out.amounts(&labelled(scheme, out.say("besloten", "decided")), decided));
        rows.push(out.amounts(&labelled(scheme, out.say("betaald", "paid")), &ledger.advances));
    }
    rows
}

fn tell_events(variant: &TimelineVariant, out: &mut Lines) {
    if !variant.uses_a_scheme() {
        return;
    }
    let log = &variant.record.log;
    let events = [
        (out.say("gemeld in", "reported in"), variant.reported()),
        (out.say("signaal in", "signal in"), log.signals),
        (out.say("door de dienst aangepast in", "adjusted by the agency in"), log.adjustments),
        (out.say("snelle route gevraagd in", "quick route asked in"), log.quick_route),
        (out.say("ander besluit vanaf", "other decision from"), variant.decided_again()),
    ];
    for (label, set) in events.into_iter().filter(|(_, set)| !set.is_empty()) {
        let names = months(out.language);
        let list: Vec<&str> = set.iter().map(|month| names[month]).collect();
        out.wrapped(&format!("{label} {}", list.join(", ")));
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
    fn say(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.language, dutch, english)
    }

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

    fn amounts(&self, label: &str, amounts: &[Cents; MONTHS]) -> MonthRow {
        (label.to_owned(), amounts.map(|amount| euros(amount, self.language)))
    }

    fn counts<T: ToString>(&self, label: &str, counts: &[T; MONTHS]) -> MonthRow {
        (label.to_owned(), std::array::from_fn(|month| counts[month].to_string()))
    }

    fn table(&mut self, rows: &[MonthRow]) {
        let heading = (String::new(), months(self.language).map(str::to_owned));
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
fn labelled(name: &str, what: &str) -> String {
    let room = NAME;
    let name = show_hidden_chars(name);
    if name.chars().count() <= room {
        return format!("{name}: {what}");
    }
    let short: String = name.chars().take(room.saturating_sub(1)).collect();
    format!("{}…: {what}", short.trim_end())
}

pub(super) fn pick<'a>(language: Language, dutch: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

pub(super) fn months(language: Language) -> [&'static str; MONTHS] {
    match language {
        Language::Dutch => ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        Language::English => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    }
}

fn euros(amount: Cents, language: Language) -> String {
    format_whole((amount.as_euros()).round() as i64, language)
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
