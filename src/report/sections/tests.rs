//! Tests of a whole report on small made-up runs.

use super::*;
use crate::evidence::{Evidence, Sourced};
use crate::measure::test_fixtures::{HouseholdKind, VariantRecord, facts, ledger, record, run, scheme_of};
use crate::measure::{
    Bearing, FinancingLine, FinancingResult, FinancingUnit, OwnPrices, PublishedPoint, compare_published, measure,
};
use crate::report::Receipt;
use crate::report::{Block, Cell, DataTable, Section};
use crate::text::Text;

pub(super) fn head() -> ReportHead {
    ReportHead {
        title: Text::same("Maand of jaar"),
        question: Text::same("Wat gebeurt er?"),
        receipt: Receipt {
            version: "0".to_owned(),
            seed: 1,
            sample: 400,
            year: 2026,
            changes: Vec::new(),
            hashes: Vec::new(),
        },
        sources: Vec::new(),
        assumptions: Vec::new(),
        not_modelled: vec![Text::new("Kinderopvangtoeslag.", "Childcare.")],
        households: HouseholdOrigin::Synthetic,
    }
}

/// 400 households of weight 10; half use a zorgtoeslag of 1.200, and every fourth must pay back 300.
fn base() -> Vec<VariantRecord> {
    let one = |i: usize| {
        let mut ledger = ledger(1_200, i.is_multiple_of(2));
        if i.is_multiple_of(4) {
            ledger.recovery = crate::units::Cents::from_euros(300);
        }
        let mut record = record(20_000 + 50 * i as i64, 4_000, vec![ledger]);
        record.months_to_reflect_fall = (i < 100).then_some(6);
        record
    };
    (0..400).map(one).collect()
}

/// A toelage of 1.000 for all, paid with 400 more tax.
fn with_toelage() -> Report {
    with_toelage_after((0..400).map(|i| record(19_600 + 50 * i, 4_400, vec![ledger(1_000, true)])).collect())
}

fn with_toelage_after(after: Vec<VariantRecord>) -> Report {
    let mut data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("toelage"), after);
    let name = Text::new("Algemene heffingskorting", "General tax credit");
    let line = FinancingLine {
        key: name.nl.clone(),
        step: name.clone(),
        name,
        before: 3_115.0,
        after: 2_715.0,
        unit: FinancingUnit::EuroPerYear,
    };
    data.variants[1].financing = Some(FinancingResult {
        lines: vec![line],
        outside: Vec::new(),
        bill_euros_year: 1e9,
        residual_euros_year: 0.0,
    });
    let measures = measure(&data).unwrap();
    let point = PublishedPoint {
        name: Text::same("Huishoudens met zorgtoeslag"),
        key: "zorgtoeslag.huishoudens".to_owned(),
        figure: Sourced {
            value: 2_500.0,
            low: None,
            high: None,
            source: "bedacht".to_owned(),
            grade: Evidence::Sourced,
        },
        own_prices: None,
        year_note: Text::same("2024"),
        bearing: Bearing::Tests,
    };
    let compared = compare_published(measures.base(), &measures.base_schemes, &[point]).unwrap();
    build(head(), &measures, &compared)
}

fn table_of(block: &Block) -> Option<&DataTable> {
    if let Block::Table(table) = block { Some(table) } else { None }
}

fn tables(section: &Section) -> Vec<&DataTable> {
    section.blocks.iter().filter_map(table_of).collect()
}

pub(super) fn table<'a>(report: &'a Report, key: &str) -> &'a DataTable {
    report.sections.iter().flat_map(tables).find(|table| table.key == key).unwrap()
}

fn sentences(section: &Section) -> String {
    let text = |block: &Block| if let Block::Paragraph(text) = block { text.nl.clone() } else { String::new() };
    section.blocks.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sections_stand_in_the_agreed_order() {
    let keys: Vec<String> = with_toelage().sections.into_iter().map(|section| section.key).collect();
    let expected = [
        "kern",
        "budget",
        "inkomens",
        "gebruik",
        "zekerheid",
        "tijdigheid",
        "mensen",
        "uitvoering",
        "toelage",
        "gepubliceerd",
        "leeswijzer",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn every_row_has_a_cell_per_column_and_every_key_is_stable_and_unique() {
    let report = with_toelage();
    let is_plain = |key: &str| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let mut seen = std::collections::BTreeSet::new();
    for table in report.sections.iter().flat_map(tables) {
        assert!(seen.insert(table.key.clone()), "{} twice", table.key);
        let mut keys: Vec<&str> = table.rows.iter().map(|row| row.key.as_str()).collect();
        assert!(keys.iter().chain([&table.key.as_str()]).all(|key| is_plain(key)), "{}", table.key);
        assert!(table.columns.iter().all(|column| is_plain(&column.key)), "{}", table.key);
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.key);
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), table.rows.len(), "{}", table.key);
    }
}

#[test]
fn under_a_toelage_the_key_points_say_which_scheme_is_recovered() {
    let one = |i: i64| {
        let mut toelage = ledger(1_000, true);
        if i % 10 == 0 {
            toelage.recovery = crate::units::Cents::from_euros(300);
        }
        record(19_600 + 50 * i, 4_400, vec![toelage])
    };
    let kern = sentences(&with_toelage_after((0..400).map(one).collect()).sections[0]);
    assert!(kern.contains("Van die terugvorderingen gaat 100,0% over de regeling toelage."), "{kern}");
    // Without recoveries there is nothing to say about them.
    assert!(!sentences(&with_toelage().sections[0]).contains("Van die terugvorderingen"));
}

#[test]
fn the_key_points_tell_the_numbers_of_the_variant() {
    let kern = sentences(&with_toelage().sections[0]);
    // Users: 200 × 10 × (1.000 − 1.200) = −400.000 policy; others 200 × 10 × 1.000 = 2.000.000 use; tax
    // −4.000 × 400 = −1.600.000. Together zero, because the financing leaves nothing.
    assert!(
        kern.contains("zonder financiering zou het in deze steekproef € 1,0 miljard per jaar meer kosten"),
        "{kern}"
    );
    assert!(kern.contains("de financiering brengt het verschil in het saldo op nul"), "{kern}");
    assert!(kern.contains("huishoudens betalen € 1,6 miljoen per jaar meer belasting en bijdragen"), "{kern}");
    assert!(kern.contains("Algemene heffingskorting van € 3.115,00 naar € 2.715,00"), "{kern}");
    assert!(kern.contains("hoger gebruik kost € 2,0 miljoen"), "{kern}");
    // 100 of the 200 awards have a recovery, in the toelage none.
    assert!(kern.contains("Niemand krijgt een terugvordering; nu is dat 50,0%"), "{kern}");
    assert!(kern.contains("Na aftrek van vervallen toeslagen en hogere belasting"), "{kern}");
    assert!(kern.contains("Het bedrag verandert niet als het inkomen daalt"), "{kern}");
}

#[test]
fn a_balance_that_the_financing_brought_to_nil_says_so_and_keeps_its_value() {
    let report = with_toelage();
    let row = table(&report, "budget_verandering").rows.last().unwrap();
    assert_eq!(row.key, "saldo");
    assert!(matches!(row.cells[0], Cell::Solved { value: 0.0, .. }), "{:?}", row.cells);
    assert!(table(&report, "budget_verandering").notes[0].nl.contains("Nul door de financiering"));
}

#[test]
fn a_toelage_is_shown_with_what_pays_for_it() {
    let report = with_toelage();
    let rows = &table(&report, "bruto_netto_anders").rows;
    // Over all households: 1.000 received, 600 toeslag lost, 400 tax.
    let value = |cell: &Cell| match cell {
        Cell::Difference { value, .. } | Cell::NoDifference { value, .. } => *value,
        _ => panic!("{cell:?}"),
    };
    assert_eq!(rows[0].cells.iter().map(value).collect::<Vec<_>>(), vec![1_000.0, -600.0, -400.0, 0.0]);
    assert_eq!(rows.len(), 11);
    let financing = &table(&report, "financiering_anders").rows[0];
    assert_eq!(financing.cells[1], Cell::Words(Text::new("€ 2.715,00", "€ 2,715.00")));
}

#[test]
fn a_published_figure_is_marked_as_sourced_beside_the_deviation() {
    let report = with_toelage();
    let cells = &table(&report, "naast_gepubliceerd").rows[0].cells;
    // 200 × 10 = 2.000 simulated, 2.500 published: −20%.
    assert!(matches!(cells[1], Cell::Number { value: 2_500.0, kind: crate::report::Kind::Sourced, .. }));
    assert!(matches!(cells[4], Cell::Number { value, .. } if (value + 0.2).abs() < 1e-12));
    assert_eq!(cells[5], Cell::Words(Text::new("ja", "yes")));
}

#[test]
fn an_amount_stands_in_its_own_prices_beside_those_of_the_run_and_its_mark_follows_its_certainty() {
    use crate::report::Kind;
    let data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    let measures = measure(&data).unwrap();
    let point = |grade: Evidence, factor_grade: Evidence| PublishedPoint {
        name: Text::same("Zorgtoeslag"),
        key: "zorgtoeslag.euro".to_owned(),
        figure: Sourced { value: 2_400_000.0, low: None, high: None, source: "bedacht".to_owned(), grade },
        own_prices: Some(OwnPrices { value: 2_000_000.0, year: "2020".to_owned(), factor: 1.2, factor_grade }),
        year_note: Text::same("2020"),
        bearing: Bearing::Tests,
    };
    // 200 households of weight 10 with 1.200: 2,4 million, which is 2,0 million of 2020 at 1,2: no deviation.
    let points = [
        point(Evidence::Sourced, Evidence::Sourced),
        point(Evidence::Sourced, Evidence::Assumption),
        point(Evidence::Memory, Evidence::Sourced),
    ];
    let compared = compare_published(measures.base(), &measures.base_schemes, &points).unwrap();
    let report = build(head(), &measures, &compared);
    let rows = &table(&report, "naast_gepubliceerd").rows;
    let shown = |row: usize, column: usize| match &rows[row].cells[column] {
        Cell::Number { value, kind, .. } => ((value * 1e6).round() / 1e6, *kind),
        other => panic!("{other:?}"),
    };
    assert_eq!((shown(0, 1), shown(0, 3)), ((2.0, Kind::Sourced), (2.4, Kind::Sourced)));
    assert_eq!(rows[0].cells[2], Cell::Words(Text::same("2020")));
    assert_eq!(shown(0, 4).0, 0.0);
    // A conversion that is assumed makes an assumption of what it gives; a figure from memory is one throughout.
    assert_eq!((shown(1, 1).1, shown(1, 3).1), (Kind::Sourced, Kind::Assumed));
    assert_eq!((shown(2, 1).1, shown(2, 3).1), (Kind::Assumed, Kind::Assumed));
}

#[test]
fn a_group_below_thirty_records_is_suppressed() {
    // Twenty single parents among 400 households.
    let mut facts = facts(400, 10.0);
    for fact in facts.iter_mut().take(20) {
        fact.kind = HouseholdKind::SingleParent;
    }
    let data = run(facts, scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    let report = build(head(), &measure(&data).unwrap(), &[]);
    let row = table(&report, "groep_mediaan").rows.iter().find(|row| row.key == "eenouder").unwrap();
    assert_eq!(row.cells, vec![Cell::Suppressed]);
}

#[test]
fn a_variant_that_changes_nothing_differs_nowhere() {
    let data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    let report = build(head(), &measure(&data).unwrap(), &[]);
    let names = ["budget_verandering", "budget_kas", "budget_kas_jaren", "zekerheid_verschil", "tijdigheid_verschil"];
    // A row of which the base has nothing has no difference.
    for name in ["mensen_verschil", "houvast_verschil", "uitvoering_verschil"] {
        let cells = table(&report, name).rows.iter().flat_map(|row| &row.cells);
        let nil = |cell: &&Cell| matches!(cell, Cell::NoDifference { value: 0.0, .. });
        let (nil, others): (Vec<&Cell>, Vec<&Cell>) = cells.partition(nil);
        assert!(!nil.is_empty() && others.iter().all(|cell| **cell == Cell::Blank), "{name} {others:?}");
    }
    for name in names {
        for row in &table(&report, name).rows {
            let is_nil = |cell: &Cell| matches!(cell, Cell::NoDifference { value: 0.0, .. });
            assert!(row.cells.iter().all(is_nil), "{name} {row:?}");
        }
    }
    assert!(sentences(&report.sections[8]).contains("Geen van de varianten heeft een toelage"));
}

#[test]
fn a_run_of_the_base_alone_has_a_report_without_comparisons() {
    let mut data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    data.variants.truncate(1);
    let report = build(head(), &measure(&data).unwrap(), &[]);
    assert_eq!(report.sections.len(), 11);
    assert!(report.sections.iter().flat_map(tables).all(|table| !table.columns.is_empty() && !table.rows.is_empty()));
    let is_filled = |block: &Block| !matches!(block, Block::Chart(chart) if chart.series.is_empty());
    assert!(report.sections.iter().flat_map(|section| &section.blocks).all(is_filled));
}

#[test]
fn what_is_asked_of_people_and_agency_is_told_per_variant_with_the_base() {
    let report = with_toelage();
    let people = table(&report, "mensen");
    let actions = people.rows.iter().find(|row| row.key == "handelingen").unwrap();
    let value = |cell: &Cell| match cell {
        Cell::Number { value, .. } => *value,
        _ => panic!("{cell:?}"),
    };
    // In the base every user checks the estimate and half pay back; the toelage asks no income.
    assert_eq!(actions.cells.iter().map(value).collect::<Vec<_>>(), vec![1.5, 0.0]);
    let decisions = &table(&report, "uitvoering").rows[0];
    // 200 × 10 awards in the base, 400 × 10 in the variant, one decision each.
    assert_eq!(decisions.cells.iter().map(value).collect::<Vec<_>>(), vec![0.002, 0.004]);
    let words = &table(&report, "niets_doen").rows[0].cells;
    assert_eq!(words[0], Cell::Words(Text::new("Er komt geen geld.", "No money comes.")));
}

#[test]
fn the_report_has_one_list_of_terms() {
    let report = with_toelage();
    let terms = report.sections.iter().flat_map(tables).filter(|table| table.rows.iter().any(|r| r.key == "toeslag"));
    assert_eq!(terms.count(), 1);
    let html = crate::report::Render::render(&crate::report::HtmlReport, &report, crate::units::Language::Dutch);
    let html = String::from_utf8(html.unwrap()).unwrap();
    assert_eq!(html.matches(">transactiebasis<").count() + html.matches(">Transactiebasis<").count(), 1);
}

/// Row headings of the tables on people and the agency, and notes of these and of the guide, in one language.
fn headings_and_notes(report: &Report, of: fn(&Text) -> &String) -> (Vec<String>, Vec<String>) {
    let is_about = |section: &&Section| ["mensen", "uitvoering"].contains(&section.key.as_str());
    let all: Vec<&DataTable> = report.sections.iter().filter(is_about).flat_map(tables).collect();
    // In the other tables a row is a variant or a group.
    let counting = all.iter().filter(|table| ["mensen", "houvast", "uitvoering"].contains(&table.key.as_str()));
    let headings = counting.flat_map(|table| &table.rows).map(|row| of(&row.heading).clone());
    let mut notes: Vec<String> = all.iter().flat_map(|table| &table.notes).map(|note| of(note).clone()).collect();
    let paragraph = |block: &Block| if let Block::Paragraph(text) = block { Some(of(text).clone()) } else { None };
    notes.extend(report.sections.iter().filter(is_about).flat_map(|s| &s.blocks).filter_map(paragraph));
    (headings.collect(), notes)
}

/// Words that a text says are not counted although a row counts them: where they begin with the same six letters.
fn denied_and_counted(note: &str, headings: &[String]) -> Vec<String> {
    const DENIALS: [&str; 10] = [
        "niet geteld",
        "zitten er niet in",
        "zit er niet in",
        "staan er niet bij",
        "niet in het model",
        "niet berekend",
        "not counted",
        "not in it",
        "not given",
        "not modelled",
    ];
    // What is counted about, not what is counted.
    const ABOUT: [&str; 2] = ["regeli", "scheme"];
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() >= 5).map(|word| word.chars().take(6).collect()).collect()
    };
    let counted: Vec<String> = headings.iter().flat_map(|heading| stems(heading)).collect();
    let clauses = note.split(['.', ';', ':']).filter(|clause| DENIALS.iter().any(|denial| clause.contains(denial)));
    clauses.flat_map(stems).filter(|stem| counted.contains(stem) && !ABOUT.contains(&stem.as_str())).collect()
}

#[test]
fn no_note_says_that_something_is_not_counted_that_a_row_counts() {
    let mut data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    let mut without_calls = data.clone();
    without_calls.effort = None;
    data.effort = Some(crate::measure::sample_effort());
    for data in [data, without_calls] {
        let report = build(head(), &measure(&data).unwrap(), &[]);
        for of in [(|text: &Text| &text.nl) as fn(&Text) -> &String, |text| &text.en] {
            let (headings, notes) = headings_and_notes(&report, of);
            assert!(headings.len() > 20 && notes.len() > 5);
            for note in &notes {
                assert_eq!(denied_and_counted(note, &headings), Vec::<String>::new(), "{note}");
            }
            if data.effort.is_some() {
                // What the program itself and the README say of the whole model.
                let read =
                    |name: &str| std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
                let readme = read("README.md").unwrap().replace('\n', " ");
                let guide = crate::report::not_modelled(&[], &[]);
                for text in guide.iter().map(of).chain([&readme]) {
                    assert_eq!(denied_and_counted(text, &headings), Vec::<String>::new(), "{text}");
                }
            }
        }
    }
}

#[test]
fn the_scan_of_notes_finds_what_it_looks_for() {
    let headings = ["Telefoongesprekken, miljoen".to_owned(), "– bellen".to_owned(), "Calls, million".to_owned()];
    assert_eq!(denied_and_counted("Contact: een melding; telefoon is niet geteld.", &headings), ["telefo"]);
    assert_eq!(denied_and_counted("Visits are counted; phone calls are not counted.", &headings), ["calls"]);
    assert_eq!(denied_and_counted("Bellen en handhaving zitten niet in het model.", &headings), ["bellen"]);
    assert!(denied_and_counted("Telefoongesprekken zijn geteld. Langsgaan is niet geteld.", &headings).is_empty());
}

#[test]
fn hours_name_what_takes_no_time_in_them() {
    let mut data = run(facts(400, 10.0), scheme_of("zorgtoeslag"), base(), scheme_of("zorgtoeslag"), base());
    data.effort = Some(crate::measure::sample_effort());
    let note = |data: &crate::measure::RunData| {
        let report = build(head(), &measure(data).unwrap(), &[]);
        let notes = &table(&report, "uitvoering_uren").notes;
        notes.iter().find(|note| note.nl.starts_with("Kosten in deze tijden niets")).map(|note| note.nl.clone())
    };
    assert!(note(&data).unwrap().contains("besluiten, contacten, telefoongesprekken."));
    let effort = data.effort.as_mut().unwrap();
    effort.decision_minutes = effort.review_minutes;
    assert!(note(&data).unwrap().contains("niets: contacten, telefoongesprekken."));
}
