//! Claims about the timeline as shown, on a household made by hand.

use super::*;
use crate::measure::test_fixtures::{EventLog, HouseholdYear, MonthSet, SchemeLedger, VariantRecord};
use crate::report::timeline_svg;

/// 3000 a month; the agency thinks 1500 and decides 100; 1200 is paid and goes back; rent rises in July.
fn timeline_of(name: &str) -> Timeline {
    let ledger = SchemeLedger {
        used: true,
        advances: [Cents(10_000); MONTHS],
        recovery: Cents(120_000),
        recovery_paid: Cents(120_000),
        changed: MonthSet::of(|month| month == 4),
        ..SchemeLedger::default()
    };
    let reports = [MonthSet::of(|month| month == 3), MonthSet::NONE, MonthSet::of(|month| month == 8), MonthSet::NONE];
    let record = VariantRecord {
        before_support: Cents::ZERO,
        before_support_months: [Cents::ZERO; MONTHS],
        tax: Cents::ZERO,
        accounts: Default::default(),
        schemes: vec![ledger, SchemeLedger { entitlement: Cents(1), ..SchemeLedger::default() }].into(),
        months_to_reflect_fall: None,
        log: EventLog { reports, ..EventLog::default() },
    };
    let story = HouseholdYear {
        persons: [2; MONTHS],
        income: [Cents(300_000); MONTHS],
        care_hours: [0; MONTHS],
        known_care_hours: [0; MONTHS],
        rent: std::array::from_fn(|month| Cents(if month < 6 { 70_000 } else { 72_000 })),
        known_persons: [1; MONTHS],
        known_income: [Cents(150_000); MONTHS],
        known_rent: [Cents(70_000); MONTHS],
        decided: vec![[Cents(10_000); MONTHS], [Cents::ZERO; MONTHS]],
        rights: vec![[Cents::ZERO; MONTHS]; 2],
    };
    let schemes = ["Steun", "Hulp"].map(crate::text::Text::same).into();
    let name = crate::text::Text::new(name, "Now");
    let variant = TimelineVariant { name, schemes, looks_at_income: true, is_monthly: false, story, record };
    Timeline { household: crate::table::HouseholdId(7), year: 2026, variants: vec![variant] }
}

#[test]
fn the_text_tells_fact_known_decided_paid_and_taken_back() {
    let text = timeline_text(&timeline_of("Nu"), Language::Dutch, 130);
    let has = |start: &str, end: &str| text.lines().any(|l| l.starts_with(start) && l.ends_with(end));
    assert!(has("Huishouden 7, 2026", "2026"));
    assert!(has("inkomen ", "   3.000") && has("bekend: inkomen", "   1.500"));
    assert!(has("personen", " 2") && has("bekend: personen", " 1"));
    assert!(has("huur met servicekosten", " 720") && has("bekend: huur", " 700"));
    assert!(has("Steun: besloten", " 100") && has("Steun: betaald", " 100"));
    assert!(has("gemeld in apr, sep", "sep") && has("ander besluit vanaf mei", "mei"));
    assert!(has("Steun: recht over het jaar 0,00; betaald in het jaar 1.200,00; terugvordering 1.200,00", ""));
    assert!(has("Hulp: recht, maar niet gebruikt", ""));
}

#[test]
fn by_the_month_the_right_stands_beside_what_was_decided_and_what_is_kept_is_told() {
    let mut timeline = timeline_of("Per maand");
    let variant = &mut timeline.variants[0];
    variant.is_monthly = true;
    // A right of 40 a month, 100 decided and paid, nothing settled: 720 too much.
    variant.story.rights[0] = [Cents(4_000); MONTHS];
    let ledger = SchemeLedger {
        entitlement: Cents(48_000),
        due: Cents(48_000),
        used: true,
        advances: [Cents(10_000); MONTHS],
        waived: Cents(72_000),
        ..SchemeLedger::default()
    };
    variant.record.schemes = vec![ledger, SchemeLedger::default()].into();
    let text = timeline_text(&timeline, Language::Dutch, 200);
    let has = |start: &str, end: &str| text.lines().any(|l| l.starts_with(start) && l.ends_with(end));
    assert!(has("Steun: recht", "  40") && has("Steun: besloten", " 100"), "{text}");
    let told =
        "Steun: recht over het jaar 480,00; betaald in het jaar 1.200,00; te veel betaald en niet teruggevraagd 720,00";
    assert!(has(told, "720,00"), "{text}");
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_month_is_lost() {
    for width in [60, 80, 100, 126] {
        let text = timeline_text(&timeline_of("Nu"), Language::Dutch, width);
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= usize::from(width), "{widest} of {width}\n{text}");
        let headings: Vec<&str> =
            text.lines().filter(|l| l.starts_with(' ') && l.contains("jan") || l.contains("dec")).collect();
        assert!(headings.len() >= 2, "{width}\n{text}");
        // Twelve amounts of 3.000 among the facts, whatever the number of lines.
        let facts = text.lines().filter(|l| l.starts_with("inkomen"));
        assert_eq!(facts.map(|l| l.matches("3.000").count()).sum::<usize>(), 12, "{width}");
    }
}

#[test]
fn an_agency_that_looks_at_no_income_knows_none() {
    let mut timeline = timeline_of("Nu");
    timeline.variants[0].looks_at_income = false;
    let text = timeline_text(&timeline, Language::Dutch, 80);
    assert!(!text.contains("bekend: inkomen") && text.contains("gemeld in sep"));
    assert_eq!(stepped_lines(&timeline_svg(&timeline, Language::Dutch)), 3);
}

#[test]
fn what_is_known_is_told_only_where_it_differs_except_income() {
    let mut timeline = timeline_of("Nu");
    timeline.variants[0].story.known_rent = timeline.variants[0].story.rent;
    timeline.variants[0].story.known_persons = [2; MONTHS];
    let text = timeline_text(&timeline, Language::English, 80);
    assert!(!text.contains("known: rent") && !text.contains("known: persons") && text.contains("known: income"));
}

#[test]
fn a_name_cannot_move_the_cursor_or_open_a_tag() {
    let timeline = timeline_of("Nu\u{1b}[2J<script>");
    assert!(!timeline_text(&timeline, Language::Dutch, 80).contains('\u{1b}'));
    let svg = timeline_svg(&timeline, Language::Dutch);
    assert!(svg.contains("Nu⟨U+001B⟩[2J&lt;script&gt;: terugvordering 1.200,00") && !svg.contains("<script>"));
}

/// Lines with two points for each of the twelve months.
fn stepped_lines(svg: &str) -> usize {
    let points = svg.lines().filter_map(|line| line.strip_prefix("<polyline points=\"")?.split_once('"'));
    points.filter(|(points, _)| points.split(' ').count() == 2 * MONTHS).count()
}

#[test]
fn the_drawing_has_a_bar_per_month_and_a_line_for_income_rent_known_and_decided() {
    let svg = timeline_svg(&timeline_of("Nu"), Language::Dutch);
    // What is paid and decided is the highest there is, so each of the twelve bars fills the 100 of its panel.
    assert_eq!(svg.matches("width=\"40\" height=\"100\"").count(), 12);
    assert_eq!(stepped_lines(&svg), 4);
    // Income of 3.000 is the top of its part, the 1.500 that is known stands halfway its 70.
    assert!(svg.contains(">3.000<"));
    let mut owner = timeline_of("Nu");
    owner.variants[0].story.rent = [Cents::ZERO; MONTHS];
    assert_eq!(stepped_lines(&timeline_svg(&owner, Language::Dutch)), 3);
}
