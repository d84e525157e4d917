//! Claims about the timeline as shown, on a household made by hand.

use super::*;
use crate::delivery::SchemeLedger;

/// 3000 a month; the agency thinks 1500 and decides 100; 1200 is paid and goes back.
fn timeline_of(name: &str) -> Timeline {
    let ledger = SchemeLedger {
        used: true,
        advances: [Cents(10_000); MONTHS],
        recovery: Cents(120_000),
        recovery_paid: Cents(120_000),
        ..SchemeLedger::default()
    };
    let record = VariantRecord {
        before_support: Cents::ZERO,
        before_support_months: [Cents::ZERO; MONTHS],
        tax: Cents::ZERO,
        schemes: vec![ledger, SchemeLedger { entitlement: Cents(1), ..SchemeLedger::default() }],
        months_to_reflect_fall: None,
        log: Default::default(),
    };
    let story = Story {
        persons: [2; MONTHS],
        income: [Cents(300_000); MONTHS],
        known_persons: [1; MONTHS],
        known_income: [Cents(150_000); MONTHS],
        decided: vec![[Cents(10_000); MONTHS], [Cents::ZERO; MONTHS]],
    };
    let schemes = vec!["Steun".to_owned(), "Hulp".to_owned()];
    let variant = TimelineVariant { name: (name.to_owned(), "Now".to_owned()), schemes, story, record };
    Timeline { household: 7, year: 2026, variants: vec![variant] }
}

#[test]
fn the_text_tells_fact_known_decided_paid_and_taken_back() {
    let text = timeline_of("Nu").text(Language::Dutch);
    let has = |start: &str, end: &str| text.lines().any(|l| l.starts_with(start) && l.ends_with(end));
    assert!(has("Huishouden 7, 2026", "2026"));
    assert!(has("feit: inkomen", "   3.000") && has("bekend: inkomen", "   1.500"));
    assert!(has("feit: personen", " 2") && has("bekend: personen", " 1"));
    assert!(has("Steun: besloten", " 100") && has("Steun: betaald", " 100"));
    assert!(has("  recht over het jaar 0,00; terugvordering 1.200,00", ""));
    assert!(has("Hulp: recht, maar niet gebruikt", ""));
}

#[test]
fn all_month_rows_are_equally_wide() {
    let text = timeline_of("Nu").text(Language::English);
    let is_row = |l: &&str| l.starts_with("fact") || l.starts_with("known") || l.starts_with("Steun");
    let widths: Vec<usize> = text.lines().filter(is_row).map(|l| l.chars().count()).collect();
    assert_eq!(widths, vec![LABEL + MONTHS * CELL; 6]);
}

#[test]
fn a_name_cannot_move_the_cursor_or_open_a_tag() {
    let timeline = timeline_of("Nu\u{1b}[2J<script>");
    assert!(!timeline.text(Language::Dutch).contains('\u{1b}'));
    let svg = timeline.svg(Language::Dutch);
    assert!(svg.contains("Nu[2J&lt;script&gt;: terugvordering 1.200,00") && !svg.contains("<script>"));
}

#[test]
fn the_drawing_has_a_bar_per_month_and_a_line_for_what_was_decided() {
    let svg = timeline_of("Nu").svg(Language::Dutch);
    // The background and twelve bars; the highest value is a tenth of 3000, so 100 is a third of 120 high.
    assert_eq!(svg.matches("<rect ").count(), 13);
    assert_eq!(svg.matches("height=\"40.0\"").count(), 12);
    assert_eq!(svg.matches("<polyline ").count(), 2);
}
