//! The year of one household as a drawing.
//!
//! Takes: a [`Timeline`]. Gives: an SVG with a panel per variant: above, true income and what the agency goes by; below,
//! what was decided and paid. Leaves to others: the numbers in text (`timeline` of the report).
//!
//! Lines differ in dash as well as in colour, so that the drawing can be read in black and white.

use crate::report::drawings::svg::{Across, Drawing, Paint, Point, Type, Words};
use crate::report::month_names;
use crate::simulation::timeline::{Timeline, TimelineVariant};
use crate::text::text;
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
const FACT: Paint = Paint::line("#333333", 2.0);
const KNOWN: Paint = Paint::line("#005ea2", 2.0).dashed("6 4");
const DECIDED: Paint = Paint::line("#a3451f", 2.0);
const RENT: Paint = Paint::line("#6b6b6b", 1.5).dashed("2 3");
const PAID: Paint = Paint::fill("#9fc1dc").outlined("#5b8db8");
const LABEL: Type = Type::plain(Across::Start, 12.0);

/// A panel per variant on the same scales.
pub fn timeline_svg(timeline: &Timeline, language: Language) -> String {
    let title = text!(timeline_title, household = timeline.household.to_string(), year = timeline.year);
    let title = title.get(language);
    let mut out = Drawing::new(WIDTH, TOP + PANEL * timeline.variants.len() as f64);
    out.text((20.0, 24.0), Type::plain(Across::Start, 15.0).bold(), title);
    let entries = [
        (FACT, text!(timeline_income_the_fact)),
        (KNOWN, text!(timeline_income_known_to_agency)),
        (RENT, text!(timeline_rent)),
        (DECIDED, text!(timeline_decided)),
    ];
    let mut x = 20.0;
    for (paint, words) in entries {
        out.path(&[(x, 46.0), (x + 26.0, 46.0)], paint);
        let words = words.get(language);
        out.text((x + 32.0, 50.0), LABEL, words);
        x += 32.0 + 7.0 * words.chars().count() as f64 + 14.0;
    }
    out.rectangle((x, 40.0), (14.0, 12.0), PAID);
    out.text((x + 20.0, 50.0), LABEL, text!(timeline_paid).get(language));
    let scales = Scales::of(timeline);
    for (number, variant) in timeline.variants.iter().enumerate() {
        draw_variant(&mut out, variant, TOP + PANEL * number as f64, scales, language);
    }
    let description = text!(timeline_described);
    out.sheet(&Words { id: "tijdlijn", title, description: description.get(language) })
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
            support: most(&|v, m| paid(v, m).max(decided(v, m))),
        }
    }
}

/// A stepped line: each month at its value.
fn draw_steps(out: &mut Drawing, base: f64, (height, most): (f64, f64), paint: Paint, value: impl Fn(usize) -> f64) {
    let both_ends = |month: usize| -> [Point; 2] {
        let (x, y) = (LEFT + SLOT * month as f64, base - height * value(month) / most);
        [(x, y), (x + SLOT, y)]
    };
    out.path(&(0..MONTHS).flat_map(both_ends).collect::<Vec<_>>(), paint);
}

/// The line at zero and the highest value, with their numbers.
fn draw_axis(out: &mut Drawing, base: f64, (height, most): (f64, f64), language: Language) {
    let right = LEFT + SLOT * MONTHS as f64;
    for (y, value, colour) in [(base, 0.0, "#333333"), (base - height, most, "#cccccc")] {
        out.path(&[(LEFT, y), (right, y)], Paint::line(colour, 1.0));
        let number = format_whole(value.round() as i64, language);
        out.text((LEFT - 6.0, y + 4.0), Type::plain(Across::End, 12.0), &number);
    }
}

fn paid(variant: &TimelineVariant, month: usize) -> f64 {
    variant.record.support_months()[month].as_euros()
}

fn decided(variant: &TimelineVariant, month: usize) -> f64 {
    let used = variant.story.decided.iter().zip(&variant.record.schemes).filter(|(_, ledger)| ledger.used);
    used.map(|(decided, _)| decided[month].as_euros()).sum()
}

fn draw_variant(out: &mut Drawing, variant: &TimelineVariant, top: f64, scales: Scales, language: Language) {
    let (story, name) = (&variant.story, variant.name.get(language));
    out.text((20.0, top + 16.0), LABEL.bold(), &format!("{name}: {}", after(variant, language)));
    let (income, of_income) = (top + 30.0 + INCOME, (INCOME, scales.income));
    draw_axis(out, income, of_income, language);
    if story.rent.iter().any(|rent| *rent > Cents::ZERO) {
        draw_steps(out, income, of_income, RENT, |m| story.rent[m].as_euros());
    }
    draw_steps(out, income, of_income, FACT, |m| story.income[m].as_euros());
    if variant.looks_at_income {
        draw_steps(out, income, of_income, KNOWN, |m| story.known_income[m].as_euros());
    }
    let (support, of_support) = (income + 16.0 + SUPPORT, (SUPPORT, scales.support));
    draw_axis(out, support, of_support, language);
    for (month, label) in month_names().iter().enumerate() {
        let (left, high) = (LEFT + SLOT * month as f64, SUPPORT * paid(variant, month) / scales.support);
        out.rectangle((left + 8.0, support - high), (40.0, high), PAID);
        out.text((left + SLOT / 2.0, support + 16.0), Type::plain(Across::Middle, 12.0), label.get(language));
    }
    draw_steps(out, support, of_support, DECIDED, |m| decided(variant, m));
}

/// What stays with the household or is missed because nothing follows, all schemes together.
fn left(variant: &TimelineVariant, language: Language) -> String {
    let over: Cents = variant.record.schemes.iter().map(|ledger| ledger.overpaid()).sum();
    let under: Cents = variant.record.schemes.iter().map(|ledger| ledger.underpaid).sum();
    let mut parts = vec![text!(timeline_nothing_to_settle).said_in(language)];
    if over > Cents::ZERO {
        let words = text!(ledger_overpaid);
        parts.push(format!("{} {}", words.get(language), format_cents(over, language)));
    }
    if under > Cents::ZERO {
        let words = text!(ledger_underpaid);
        parts.push(format!("{} {}", words.get(language), format_cents(under, language)));
    }
    parts.join("; ")
}

/// What followed after the year, all schemes together.
fn after(variant: &TimelineVariant, language: Language) -> String {
    if !variant.uses_a_scheme() {
        return text!(timeline_uses_no_scheme).said_in(language);
    }
    let after: Cents = variant.record.schemes.iter().map(|l| l.supplement - l.recovery).sum();
    let word = match (after > Cents::ZERO, after < Cents::ZERO) {
        (true, _) => text!(term_supplement),
        (_, true) => text!(term_recovery),
        _ => return left(variant, language),
    };
    format!("{} {}", word.get(language), format_cents(Cents(after.0.abs()), language))
}
