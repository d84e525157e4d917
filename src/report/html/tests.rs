//! What the page promises: self-contained, escaped, accessible, the same twice.

use super::*;
use crate::report::test_fixtures;

fn page(report: &Report, language: Language) -> String {
    String::from_utf8(HtmlReport.render(report, language).expect("sample renders")).expect("utf-8")
}

fn dutch() -> String {
    page(&test_fixtures::report(), Language::Dutch)
}

fn attribute_values<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
}

#[test]
fn the_page_opens_with_title_question_and_receipt_in_its_language() {
    let page = dutch();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("`{text}` is not there"));
    let order =
        ["<h1>Maand of jaar", "Wat gebeurt er met", ">Ontvangstbewijs<", "20260101", "id=\"kern\"", "id=\"bronnen\""];
    assert!(order.map(place).is_sorted());
    assert!(place("id=\"bronnen\"") < place("id=\"aannames\""));
}

#[test]
fn english_has_no_dutch_fixed_words() {
    let page = page(&test_fixtures::report(), Language::English);
    assert!(page.contains("<html lang=\"en\">"));
    assert!(page.contains("Table 1") && page.contains("no demonstrable difference"));
    for word in ["Tabel ", "Figuur ", "aantoonbaar", "Inhoud<", "Aannames"] {
        assert!(!page.contains(word), "`{word}`");
    }
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let page = dutch();
    for banned in ["<script", "<link", "<img", "<iframe", "@import", "url(", "onload", "src="] {
        assert!(!page.contains(banned), "`{banned}`");
    }
    let addresses = page.matches("http").count();
    assert_eq!(addresses, page.matches("http://www.w3.org/2000/svg").count() + page.matches("http-equiv").count());
}

#[test]
fn text_from_files_is_escaped_everywhere() {
    const EVIL: &str = "<img src=x onerror=\"alert(1)\">";
    let mut report = test_fixtures::report();
    let evil = || Text::same(EVIL);
    report.title = evil();
    report.question = evil();
    report.receipt.hashes[0].0 = EVIL.to_owned();
    report.sources[0].source = EVIL.to_owned();
    report.assumptions[0].reason = EVIL.to_owned();
    for section in &mut report.sections {
        section.key = EVIL.to_owned();
        section.heading = evil();
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(text) => *text = evil(),
                Block::Table(table) => {
                    table.title = evil();
                    table.key = EVIL.to_owned();
                    table.rows[0].heading = evil();
                    table.rows[0].cells[0] = Cell::Words(evil());
                    table.notes.push(evil());
                }
                Block::Chart(chart) => {
                    chart.title = evil();
                    chart.description = evil();
                    chart.value_axis = evil();
                    chart.categories[0] = evil();
                    chart.series[0].name = evil();
                }
            }
        }
    }
    let page = page(&report, Language::Dutch);
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;img"));
}

#[test]
fn control_and_direction_characters_do_not_reach_the_page() {
    let mut report = test_fixtures::report();
    report.title = Text::same("a\u{0}b\u{1b}c\u{202e}d\te");
    let page = page(&report, Language::Dutch);
    assert!(page.contains("<h1>a⟨U+0000⟩b⟨U+001B⟩c⟨U+202E⟩d e</h1>"));
    assert!(page.chars().all(|c| !c.is_control() || c == '\n'));
}

#[test]
fn ids_are_unique_and_every_reference_has_its_target() {
    let mut report = test_fixtures::report();
    let mut again = report.sections[0].clone();
    again.key = "bronnen".to_owned();
    report.sections.push(again.clone());
    report.sections.push(again);
    let page = page(&report, Language::Dutch);
    let ids = attribute_values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for reference in attribute_values(&page, "aria-labelledby").iter().flat_map(|list| list.split(' ')) {
        assert!(unique.contains(reference), "`{reference}`");
    }
    for link in attribute_values(&page, "href") {
        assert!(unique.contains(link.trim_start_matches('#')), "`{link}`");
    }
}

#[test]
fn tables_and_figures_are_numbered_in_order_and_described() {
    let page = dutch();
    for label in ["Tabel 1<", "Tabel 2<", "Tabel 3<", "Tabel 4<", "Figuur 1<", "Figuur 2<", "Figuur 3<"] {
        assert_eq!(page.matches(&format!("<b class=\"label\">{label}")).count(), 1, "`{label}`");
    }
    assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
    assert_eq!(page.matches("<th>").count(), 0, "a heading without scope");
    assert_eq!(page.matches("<figure ").count(), page.matches("<figcaption>").count());
    // Every figure is drawn for a page and for a phone.
    assert_eq!(page.matches("<svg role=\"img\"").count(), 2 * 3);
}

#[test]
fn headings_never_skip_a_level() {
    let page = dutch();
    let levels: Vec<u32> = page
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.chars().next()?.to_digit(10).filter(|level| *level <= 6))
        .collect();
    assert_eq!(levels[0], 1);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn sourced_and_assumed_numbers_carry_a_mark_that_is_also_heard() {
    let page = dutch();
    assert!(page.contains("6.987,0<sup aria-hidden=\"true\">†</sup><span class=\"heard\"> (uit een bron)</span>"));
    assert!(page.contains("6.288,3<sup aria-hidden=\"true\">‡</sup><span class=\"heard\"> (aanname)</span>"));
    assert!(page.contains("(bedragen × € 1 mln)"));
}

#[test]
fn colours_of_text_have_a_contrast_of_at_least_four_and_a_half() {
    let channel = |hex: &str| {
        let share = f64::from(u8::from_str_radix(hex, 16).expect("two hexadecimal digits")) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    };
    let light = |colour: &str| {
        0.2126 * channel(&colour[1..3]) + 0.7152 * channel(&colour[3..5]) + 0.0722 * channel(&colour[5..7])
    };
    let variable = |name: &str| {
        let (_, rest) = TEMPLATE.split_once(&format!("--{name}: ")).expect("the variable is there");
        rest[..7].to_owned()
    };
    for text in ["ink", "soft", "accent"] {
        for ground in ["#ffffff".to_owned(), variable("field")] {
            let contrast = (light(&ground) + 0.05) / (light(&variable(text)) + 0.05);
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast}");
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(dutch(), dutch());
}

#[test]
fn an_empty_report_still_renders() {
    let mut report = test_fixtures::report();
    report.sections.clear();
    report.sources.clear();
    report.assumptions.clear();
    let page = page(&report, Language::Dutch);
    assert!(page.contains("Dit rapport gebruikt geen aannames."));
}
