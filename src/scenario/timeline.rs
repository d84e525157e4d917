//! The year of one household in every variant: facts, what was known, decided, paid and taken back.
//!
//! Takes: a prepared scenario and its finished run, the number of a household. Gives: a [`Timeline`], as text or drawn.
//! Leaves to others: the run itself (`run`), files and the terminal (`cli`).

use crate::delivery::{Seed, Story, VariantRecord, tell};
use crate::engine::Evaluate;
use crate::scenario::run::{Evaluators, Prepared, Run, RunError};
use crate::table::HouseholdId;
use crate::units::{Cents, Language, MONTHS, format_cents, format_whole};
use std::fmt::Write;

/// One variant of a timeline.
#[derive(Debug, Clone)]
pub struct TimelineVariant {
    /// Name, Dutch and English.
    pub name: (String, String),
    /// Names of the schemes, in the order of the ledgers.
    pub schemes: Vec<String>,
    /// What was true, known and decided.
    pub story: Story,
    /// What was paid and settled.
    pub record: VariantRecord,
}

/// One household in every variant.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// Its number.
    pub household: u32,
    /// The year.
    pub year: i16,
    /// The base first.
    pub variants: Vec<TimelineVariant>,
}

/// Follows a household through a run; `None` when it is not in the sample.
///
/// # Errors
/// See [`RunError`].
pub fn timeline(prepared: &Prepared, run: &Run, household: u32) -> Result<Option<Timeline>, RunError> {
    let Some(position) = run.facts.iter().position(|facts| facts.household == HouseholdId(household)) else {
        return Ok(None);
    };
    let scenario = &prepared.scenario;
    let facts = prepared.household(household);
    let mut variants = Vec::with_capacity(run.variants.len());
    for variant in &run.variants {
        let dials = &variant.variant.dials;
        let evaluators = Evaluators::new(&variant.system, scenario.year, dials.basis)?;
        let truth = evaluators.truth.evaluate(&facts)?;
        let delivery = evaluators.delivery(dials, &prepared.behaviour);
        let story = tell(&facts, &truth, &delivery, Seed(scenario.seed))?.swap_remove(0);
        variants.push(TimelineVariant {
            name: variant.variant.name.clone(),
            schemes: variant.schemes.iter().map(|scheme| scheme.name.clone()).collect(),
            story,
            record: variant.records[position].clone(),
        });
    }
    Ok(Some(Timeline { household, year: scenario.year, variants }))
}

const LABEL: usize = 30;
const CELL: usize = 8;

impl Timeline {
    /// A table per variant: a row per thing, a column per month, in whole euros; then what came after the year.
    pub fn text(&self, language: Language) -> String {
        let say = |dutch: &'static str, english: &'static str| pick(language, dutch, english);
        let mut out = String::new();
        let (household, year) = (self.household, self.year);
        line(&mut out, &format!("{} {household}, {year}", say("Huishouden", "Household")));
        line(&mut out, say("Bedragen in hele euro's per maand.", "Amounts in whole euros per month."));
        for variant in &self.variants {
            let name = pick(language, &variant.name.0, &variant.name.1);
            line(&mut out, &format!("\n{name}"));
            out.push_str(&row("", months(language).map(str::to_owned)));
            let money = |label: &str, amounts: &[Cents; MONTHS]| row(label, amounts.map(|a| euros(a, language)));
            let count = |label: &str, counts: &[u8; MONTHS]| row(label, counts.map(|n| n.to_string()));
            let story = &variant.story;
            out.push_str(&count(say("feit: personen", "fact: persons"), &story.persons));
            out.push_str(&money(say("feit: inkomen", "fact: income"), &story.income));
            out.push_str(&count(say("bekend: personen", "known: persons"), &story.known_persons));
            out.push_str(&money(say("bekend: inkomen", "known: income"), &story.known_income));
            let schemes = variant.schemes.iter().zip(&story.decided).zip(&variant.record.schemes);
            for ((scheme, decided), ledger) in schemes {
                if !ledger.used {
                    let none = if ledger.entitlement > Cents::ZERO {
                        say("recht, maar niet gebruikt", "entitled, but not used")
                    } else {
                        say("geen recht en niets betaald", "no right and nothing paid")
                    };
                    line(&mut out, &format!("{scheme}: {none}"));
                    continue;
                }
                out.push_str(&money(&format!("{scheme}: {}", say("besloten", "decided")), decided));
                out.push_str(&money(&format!("{scheme}: {}", say("betaald", "paid")), &ledger.advances));
                let after = [
                    (say("recht over het jaar", "right of the year"), ledger.due),
                    (say("later betaald", "paid later"), ledger.paid_later),
                    (say("nabetaling", "supplement"), ledger.supplement),
                    (say("terugvordering", "recovery"), ledger.recovery),
                    (say("niet teruggevorderd", "not recovered"), ledger.waived),
                    (say("niet verder geïnd", "not collected any further"), ledger.written_off),
                    (say("rente", "interest"), ledger.interest),
                    (say("nog open na drie jaar", "still owed after three years"), ledger.balance),
                ];
                let told = after.iter().enumerate().filter(|(i, (_, amount))| *i == 0 || *amount != Cents::ZERO);
                let told: Vec<String> =
                    told.map(|(_, (label, amount))| format!("{label} {}", format_cents(*amount, language))).collect();
                line(&mut out, &format!("  {}", told.join("; ")));
            }
        }
        out
    }

    /// A panel per variant: income as a line, the sum of what is decided as a stepped line, what is paid as bars.
    pub fn svg(&self, language: Language) -> String {
        const PANEL: f64 = 190.0;
        let height = 40.0 + PANEL * self.variants.len() as f64;
        let say = |dutch: &'static str, english: &'static str| pick(language, dutch, english);
        let title = format!("{} {}, {}", say("Huishouden", "Household"), self.household, self.year);
        let legend = say(
            "balk: betaald; getrapte lijn: besloten; stippellijn: een tiende van het inkomen",
            "bar: paid; stepped line: decided; dotted line: a tenth of income",
        );
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>{title}</title>\n<rect width=\"760\" height=\"{height}\" fill=\"#ffffff\"/>\n<text x=\"20\" y=\"22\" font-size=\"15\">{title}</text>\n<text x=\"740\" y=\"22\" text-anchor=\"end\">{legend}</text>\n"
        );
        let most = self
            .variants
            .iter()
            .flat_map(|variant| (0..MONTHS).flat_map(|m| [variant.paid(m), variant.decided(m), variant.income(m)]));
        let most = most.fold(1.0, f64::max);
        for (number, variant) in self.variants.iter().enumerate() {
            let top = 40.0 + PANEL * number as f64;
            variant.draw(&mut out, top, most, language);
        }
        out.push_str("</svg>\n");
        out
    }
}

impl TimelineVariant {
    fn paid(&self, month: usize) -> f64 {
        self.record.support_months()[month].as_euros()
    }

    fn decided(&self, month: usize) -> f64 {
        let used = self.story.decided.iter().zip(&self.record.schemes).filter(|(_, ledger)| ledger.used);
        used.map(|(decided, _)| decided[month].as_euros()).sum()
    }

    /// A tenth of the income, so that it fits beside support.
    fn income(&self, month: usize) -> f64 {
        self.story.income[month].as_euros() / 10.0
    }

    fn draw(&self, out: &mut String, top: f64, most: f64, language: Language) {
        let name = escape(pick(language, &self.name.0, &self.name.1));
        let after: Cents = self.record.schemes.iter().map(|l| l.supplement - l.recovery).sum();
        let word = match (after > Cents::ZERO, after < Cents::ZERO) {
            (true, _) => pick(language, "nabetaling", "supplement"),
            (_, true) => pick(language, "terugvordering", "recovery"),
            _ => pick(language, "geen afrekening", "nothing to settle"),
        };
        let amount = match after {
            Cents::ZERO => String::new(),
            other => format!(" {}", format_cents(Cents(other.0.abs()), language)),
        };
        let base = top + 150.0;
        let x = |month: usize| 60.0 + 56.0 * month as f64;
        let y = |value: f64| base - 120.0 * value / most;
        let mut add = |text: String| {
            out.push_str(&text);
            out.push('\n');
        };
        add(format!("<text x=\"20\" y=\"{:.1}\">{name}: {word}{amount}</text>", top + 14.0));
        add(format!("<line x1=\"60\" x2=\"732\" y1=\"{base:.1}\" y2=\"{base:.1}\" stroke=\"#333333\"/>"));
        add(format!(
            "<text x=\"54\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            y(most) + 4.0,
            format_whole(most.round() as i64, language)
        ));
        let (mut stepped, mut dotted) = (String::new(), String::new());
        for (month, label) in months(language).iter().enumerate() {
            let paid = y(self.paid(month));
            let (left, right) = (x(month), x(month) + 56.0);
            add(format!(
                "<rect x=\"{:.1}\" y=\"{paid:.1}\" width=\"40\" height=\"{:.1}\" fill=\"#5b8db8\"/>",
                left + 8.0,
                base - paid
            ));
            add(format!(
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
                left + 28.0,
                base + 16.0
            ));
            let decided = y(self.decided(month));
            stepped.push_str(&format!("{left:.1},{decided:.1} {right:.1},{decided:.1} "));
            dotted.push_str(&format!("{:.1},{:.1} ", left + 28.0, y(self.income(month))));
        }
        add(format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#a3451f\" stroke-width=\"2\"/>",
            stepped.trim_end()
        ));
        add(format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#333333\" stroke-dasharray=\"2 3\"/>",
            dotted.trim_end()
        ));
    }
}

fn pick<'a>(language: Language, dutch: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

fn months(language: Language) -> [&'static str; MONTHS] {
    match language {
        Language::Dutch => ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        Language::English => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    }
}

fn euros(amount: Cents, language: Language) -> String {
    format_whole((amount.as_euros()).round() as i64, language)
}

fn line(out: &mut String, text: &str) {
    out.push_str(&printable(text));
    out.push('\n');
}

fn row(label: &str, cells: [String; MONTHS]) -> String {
    let label: String = printable(label).chars().take(LABEL).collect();
    let mut out = format!("{label:LABEL$}");
    for cell in cells {
        write!(out, "{cell:>CELL$}").expect("a string takes all text");
    }
    out.push('\n');
    out
}

/// Names come from files: nothing that moves the cursor.
fn printable(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn escape(text: &str) -> String {
    let text = printable(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
