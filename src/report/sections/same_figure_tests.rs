//! One figure has one value in every table and sentence that gives it, also where households come and go in the year.

use super::tests::{head, table};
use super::*;
use crate::measure::test_fixtures::{facts, ledger, record, run, scheme_of};
use crate::measure::{AccountInfo, AccountKind, RunData, VariantMeasures, measure};
use crate::report::{Block, Cell, Section};
use crate::units::Cents;

/// 400 households of weight 10 that use a zorgtoeslag; the last hundred are there for half a year and pay back 300.
fn with_late_comers() -> RunData {
    let mut facts = facts(400, 10.0);
    facts.iter_mut().skip(300).for_each(|fact| fact.months = 6);
    let one = |i: usize| {
        let mut own = ledger(1_200, true);
        own.recovery = Cents::from_euros(if i < 300 { 0 } else { 300 });
        record(20_000, 4_000, vec![own])
    };
    let records = || (0..400).map(one).collect();
    run(facts, scheme_of("zorgtoeslag"), records(), scheme_of("zorgtoeslag"), records())
}

fn report_of(data: &RunData) -> Report {
    build(head(), &measure(data).unwrap(), &[])
}

fn cell<'r>(report: &'r Report, name: &str, row: &str, column: &str) -> &'r Cell {
    let table = table(report, name);
    let at = table.columns.iter().position(|c| c.key == column).unwrap();
    &table.rows.iter().find(|r| r.key == row).unwrap().cells[at]
}

fn words(section: &Section) -> String {
    let text = |block: &Block| if let Block::Paragraph(text) = block { text.nl.clone() } else { String::new() };
    section.blocks.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_table_by_group_has_for_all_households_what_the_tables_without_groups_have() {
    let data = with_late_comers();
    let measures = measure(&data).unwrap();
    let all = &measures.base().burden_by_group[0];
    // 100 of 400 households with an award, however long they were there.
    assert_eq!(all.recovery_share.level.value(), Some(0.25));
    let report = report_of(&data);
    let share = cell(&report, "groep_terugvordering", "alle", "huidig_aandeel");
    assert_eq!(share, cell(&report, "kerncijfers", "huidig", "terugvordering_huishoudens_aandeel"));
    let of = |pick: fn(&VariantMeasures) -> Option<f64>| pick(measures.base());
    assert_eq!(all.actions.level.value(), of(|v| v.burden.actions.level.value()));
    assert_eq!(all.unknown_months.level.value(), of(|v| v.burden.unknown_months.level.value()));
}

#[test]
fn the_guide_tells_both_numbers_of_households_where_they_differ() {
    let guide = |data: &RunData| {
        let report = report_of(data);
        words(report.sections.iter().find(|section| section.key == "leeswijzer").unwrap())
    };
    // 300 × 10 and 100 × 10 × 6/12.
    let both = guide(&with_late_comers());
    assert!(both.contains("samen 3.500 huishoudens voorstellen, gemiddeld over het jaar"), "{both}");
    assert!(both.contains("dat er in het jaar een tijd was: 4.000."), "{both}");
    let mut whole_year = with_late_comers();
    whole_year.facts.iter_mut().for_each(|fact| fact.months = 12);
    let one = guide(&whole_year);
    assert!(one.contains("samen 4.000 huishoudens voorstellen.") && !one.contains("gemiddeld over het jaar"), "{one}");
}

#[test]
fn benefits_of_zero_are_explained_and_no_others() {
    let said = |data: &RunData| {
        let report = report_of(data);
        table(&report, "budget_niveau").notes.iter().any(|note| note.nl.starts_with("Bijstand en AIO op nul"))
    };
    let mut data = with_late_comers();
    assert!(!said(&data), "without an account for benefits there is no row to explain");
    let account = AccountInfo {
        kind: AccountKind::Benefit,
        name: crate::text::Text::same("Bijstand"),
        party: "gemeenten".to_owned(),
    };
    data.variants.iter_mut().for_each(|variant| variant.accounts = vec![account.clone()]);
    assert!(said(&data));
    data.variants[1].records.iter_mut().for_each(|record| record.accounts.benefits = Cents::from_euros(100));
    assert!(!said(&data), "one variant gives benefits");
}
