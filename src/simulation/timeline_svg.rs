//! The year of one household as a drawing.
//!
//! Takes: a [`Timeline`]. Gives: an SVG with a panel per variant: above, true income and what the agency goes by; below,
//! what was decided and paid. Leaves to others: the numbers in text (`timeline`).
//!
//! Lines differ in dash as well as in colour, so that the drawing can be read in black and white.

use crate::delivery::SchemeLedger;
use crate::simulation::timeline::{Timeline, TimelineVariant, months, pick, printable};
use crate::units::{Cents, Language, MONTHS, format_cents, format_whole};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 66.0;
const SLOT: f64 = 56.0;
/// Height of the title with its legend, of the part on income and of the part on support.
const TOP: f64 = 78.0;
const INCOME: f64 = 70.0;
const SUPPORT: f64 = 100.0;
/// From the top of one panel to that of the next.
const PANEL: f64 = 268.0;
const FACT: &str = "stroke=\"#333333\" stroke-width=\"2\"";
const KNOWN: &str = "stroke=\"#005ea2\" stroke-width=\"2\" stroke-dasharray=\"6 4\"";
const DECIDED: &str = "stroke=\"#a3451f\" stroke-width=\"2\"";
const RENT: &str = "stroke=\"#6b6b6b\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"";
const PAID: &str = "fill=\"#9fc1dc\" stroke=\"#5b8db8\"";

impl Timeline {
    /// A panel per variant on the same scales.
    pub fn svg(&self, language: Language) -> String {
        let say = |dutch: &'static str, english: &'static str| pick(language, dutch, english);
        let height = TOP + PANEL * self.variants.len() as f64;
        let title = format!("{} {}, {}", say("Huishouden", "Household"), self.household, self.year);
        let mut out = Drawing { out: String::new() };
        out.add(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">"
        ));
        out.add(format!("<title>{title}</title>"));
        out.add(format!("<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>"));
        out.text(20.0, 24.0, "start", &title, "font-size=\"15\" font-weight=\"bold\"");
        let entries = [
            (FACT, say("inkomen, het feit", "income, the fact")),
            (KNOWN, say("inkomen, bekend bij de dienst", "income, known to the agency")),
            (RENT, say("huur", "rent")),
            (DECIDED, say("besloten", "decided")),
        ];
        let mut x = 20.0;
        for (style, words) in entries {
            out.add(format!("<line x1=\"{x}\" x2=\"{}\" y1=\"46\" y2=\"46\" {style}/>", x + 26.0));
            out.text(x + 32.0, 50.0, "start", words, "");
            x += 32.0 + 7.0 * words.chars().count() as f64 + 14.0;
        }
        out.add(format!("<rect class=\"sleutel\" x=\"{x}\" y=\"40\" width=\"14\" height=\"12\" {PAID}/>"));
        out.text(x + 20.0, 50.0, "start", say("betaald", "paid"), "");
        let scales = Scales::of(self);
        for (number, variant) in self.variants.iter().enumerate() {
            variant.draw(&mut out, TOP + PANEL * number as f64, scales, language);
        }
        out.add("</svg>".to_owned());
        out.out
    }
}

/// The highest values of any variant, at least one euro.
#[derive(Debug, Clone, Copy)]
struct Scales {
    income: f64,
    support: f64,
}

impl Scales {
    fn of(timeline: &Timeline) -> Scales {
        let most = |value: &dyn Fn(&TimelineVariant, usize) -> f64| {
            let values = timeline.variants.iter().flat_map(|v| (0..MONTHS).map(move |m| (v, m)));
            values.map(|(v, m)| value(v, m)).fold(1.0, f64::max)
        };
        Scales {
            income: most(&|v, m| {
                v.story.income[m].as_euros().max(v.story.known_income[m].as_euros()).max(v.story.rent[m].as_euros())
            }),
            support: most(&|v, m| v.paid(m).max(v.decided(m))),
        }
    }
}

struct Drawing {
    out: String,
}

impl Drawing {
    fn add(&mut self, text: String) {
        self.out.push_str(&text);
        self.out.push('\n');
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, words: &str, more: &str) {
        self.add(format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" {more}>{}</text>", escape(words)));
    }

    /// A stepped line: each month at its value.
    fn steps(&mut self, base: f64, height: f64, most: f64, style: &str, value: impl Fn(usize) -> f64) {
        let points: Vec<String> = (0..MONTHS)
            .map(|month| {
                let y = base - height * value(month) / most;
                let x = LEFT + SLOT * month as f64;
                format!("{x:.1},{y:.1} {:.1},{y:.1}", x + SLOT)
            })
            .collect();
        self.add(format!("<polyline points=\"{}\" fill=\"none\" {style}/>", points.join(" ")));
    }

    /// The line at nil and the highest value, with their numbers.
    fn axis(&mut self, base: f64, height: f64, most: f64, language: Language) {
        let right = LEFT + SLOT * MONTHS as f64;
        for (y, value, colour) in [(base, 0.0, "#333333"), (base - height, most, "#cccccc")] {
            self.add(format!("<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{colour}\"/>"));
            let number = format_whole(value.round() as i64, language);
            self.text(LEFT - 6.0, y + 4.0, "end", &number, "");
        }
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

    fn draw(&self, out: &mut Drawing, top: f64, scales: Scales, language: Language) {
        let name = pick(language, &self.name.0, &self.name.1);
        out.text(20.0, top + 16.0, "start", &format!("{name}: {}", self.after(language)), "font-weight=\"bold\"");
        let income = top + 30.0 + INCOME;
        out.axis(income, INCOME, scales.income, language);
        if self.story.rent.iter().any(|rent| *rent > Cents::ZERO) {
            out.steps(income, INCOME, scales.income, RENT, |m| self.story.rent[m].as_euros());
        }
        out.steps(income, INCOME, scales.income, FACT, |m| self.story.income[m].as_euros());
        if self.looks_at_income {
            out.steps(income, INCOME, scales.income, KNOWN, |m| self.story.known_income[m].as_euros());
        }
        let support = income + 16.0 + SUPPORT;
        out.axis(support, SUPPORT, scales.support, language);
        for (month, label) in months(language).iter().enumerate() {
            let (left, high) = (LEFT + SLOT * month as f64, SUPPORT * self.paid(month) / scales.support);
            out.add(format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"40\" height=\"{high:.1}\" {PAID}/>",
                left + 8.0,
                support - high
            ));
            out.text(left + SLOT / 2.0, support + 16.0, "middle", label, "");
        }
        out.steps(support, SUPPORT, scales.support, DECIDED, |m| self.decided(m));
    }

    /// What stays with the household or is missed because nothing follows, all schemes together.
    fn left(&self, language: Language) -> String {
        let over: Cents = self.record.schemes.iter().map(SchemeLedger::overpaid).sum();
        let under: Cents = self.record.schemes.iter().map(|ledger| ledger.underpaid).sum();
        let mut parts = vec![pick(language, "geen afrekening", "nothing to settle").to_owned()];
        if over > Cents::ZERO {
            let words = pick(language, "te veel betaald en niet teruggevraagd", "overpaid and not reclaimed");
            parts.push(format!("{words} {}", format_cents(over, language)));
        }
        if under > Cents::ZERO {
            let words = pick(language, "te weinig betaald en niet nabetaald", "underpaid and not supplemented");
            parts.push(format!("{words} {}", format_cents(under, language)));
        }
        parts.join("; ")
    }

    /// What followed after the year, all schemes together.
    fn after(&self, language: Language) -> String {
        if !self.record.schemes.iter().any(|ledger| ledger.used) {
            return pick(language, "gebruikt geen regeling", "uses no scheme").to_owned();
        }
        let after: Cents = self.record.schemes.iter().map(|l| l.supplement - l.recovery).sum();
        let word = match (after > Cents::ZERO, after < Cents::ZERO) {
            (true, _) => pick(language, "nabetaling", "supplement"),
            (_, true) => pick(language, "terugvordering", "recovery"),
            _ => return self.left(language),
        };
        format!("{word} {}", format_cents(Cents(after.0.abs()), language))
    }
}

fn escape(text: &str) -> String {
    let text = printable(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
