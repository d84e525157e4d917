//! Each word of a key sentence that leaves no room has a condition: it is said where that holds, and not where it does not.

use super::tests::head;
use super::*;
use crate::measure::test_fixtures::{VariantRecord, facts, ledger, record, run, scheme_of};
use crate::measure::{FinancingLine, FinancingResult, FinancingUnit, RunData, measure};
use crate::report::Block;
use crate::text::Text;
use crate::units::Cents;

const HOUSEHOLDS: i64 = 400;

/// 400 households of weight 10 with these ledgers and tax, in base and variant.
fn pair(base: impl Fn(i64) -> VariantRecord, variant: impl Fn(i64) -> VariantRecord) -> RunData {
    let scheme = || scheme_of("zorgtoeslag");
    let records = |one: &dyn Fn(i64) -> VariantRecord| (0..HOUSEHOLDS).map(one).collect();
    run(facts(HOUSEHOLDS as u32, 10.0), scheme(), records(&base), scheme(), records(&variant))
}

/// The key sentences, all paragraphs together.
fn said(data: &RunData) -> String {
    let report = build(head(), &measure(data).unwrap(), &[]);
    let text = |block: &Block| if let Block::Paragraph(text) = block { text.nl.clone() } else { String::new() };
    report.sections[0].blocks.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// A household with 20.000 before support, this tax, and a zorgtoeslag of 1.200 that it uses.
fn with_tax(tax: i64) -> VariantRecord {
    record(24_000 - tax, tax, vec![ledger(1_200, true)])
}

fn with_recovery(euros: i64) -> VariantRecord {
    let mut recovered = ledger(1_200, true);
    recovered.recovery = Cents::from_euros(euros);
    record(20_000, 4_000, vec![recovered])
}

fn financed(mut data: RunData, bill: f64, residual: f64) -> RunData {
    let name = Text::new("Korting", "Credit");
    let line = FinancingLine {
        key: name.nl.clone(),
        step: name.clone(),
        name,
        before: 3_000.0,
        after: 2_900.0,
        unit: FinancingUnit::EuroPerYear,
    };
    data.variants[1].financing = Some(FinancingResult {
        lines: vec![line],
        outside: Vec::new(),
        bill_euros_year: bill,
        residual_euros_year: residual,
    });
    data
}

#[test]
fn zero_is_said_of_a_balance_that_the_financing_closes_and_of_no_other() {
    let data = || pair(|_| with_tax(4_000), |_| with_tax(4_100));
    assert!(said(&financed(data(), 1e9, 0.0)).contains("op nul"));
    // A hundred million of a billion left, or left over; and no financing at all.
    for other in [financed(data(), 1e9, 1e8), financed(data(), 1e9, -1e8), data()] {
        assert!(!said(&other).contains("nul"), "{}", said(&other));
    }
}

#[test]
fn nobody_is_said_only_where_not_one_household_has_a_recovery() {
    let many = |i: i64| with_recovery(if i % 4 == 0 { 300 } else { 0 });
    let none = said(&pair(many, |_| with_recovery(0)));
    assert!(none.contains("Niemand krijgt een terugvordering; nu is dat 25,0%"), "{none}");
    // One household of 400 is 0,25%.
    let one = said(&pair(many, |i| with_recovery(if i == 7 { 300 } else { 0 })));
    assert!(!one.contains("iemand") && one.contains("krijgt 0,2% een terugvordering"), "{one}");
    // None in either: no difference.
    let neither = said(&pair(|_| with_recovery(0), |_| with_recovery(0)));
    assert!(!neither.contains("iemand"), "{neither}");
}

#[test]
fn higher_and_lower_tax_is_said_only_where_it_demonstrably_is() {
    let higher = said(&pair(|_| with_tax(4_000), |_| with_tax(4_100)));
    assert!(higher.contains("hogere belasting") && !higher.contains("lagere"), "{higher}");
    let lower = said(&pair(|_| with_tax(4_000), |_| with_tax(3_900)));
    assert!(lower.contains("lagere belasting") && !lower.contains("hogere"), "{lower}");
    // One in two pays 1.000 more and the others 999 less: the mean of 0,5 is far within the error of 50.
    let mixed = said(&pair(|_| with_tax(4_000), |i| with_tax(if i % 2 == 0 { 5_000 } else { 3_001 })));
    assert!(!mixed.contains("hogere") && !mixed.contains("lagere"), "{mixed}");
    let same = said(&pair(|_| with_tax(4_000), |_| with_tax(4_000)));
    assert!(!same.contains("hogere") && !same.contains("lagere"), "{same}");
}

#[test]
fn no_demonstrable_difference_is_said_only_where_the_interval_includes_zero() {
    const NONE: &str = "geen aantoonbaar verschil";
    let median = "voor het middelste huishouden is er geen aantoonbaar verschil";
    let recovery = |found: &str| found.contains("Bij terugvorderingen is er geen aantoonbaar verschil");
    let usage = |found: &str| found.contains("Bij het gebruik is er geen aantoonbaar verschil");
    let balance = |found: &str| found.contains("voor het saldo is er geen aantoonbaar verschil");
    // The same in all respects.
    let same = said(&pair(with_half, with_half));
    assert!(balance(&same) && same.contains(median) && usage(&same) && recovery(&same), "{same}");
    // Everybody has 100 more, uses the scheme and has nothing to pay back: nothing is the same.
    let other = said(&pair(with_half, |_| record(20_100, 4_000, vec![ledger(1_200, true)])));
    assert!(!other.contains(NONE), "{other}");
}

/// Half use a zorgtoeslag of 1.200, and half of these pay 300 back.
fn with_half(i: i64) -> VariantRecord {
    let mut own = ledger(1_200, i % 2 == 0);
    own.recovery = Cents::from_euros(if i % 4 == 0 { 300 } else { 0 });
    record(20_000, 4_000, vec![own])
}

#[test]
fn a_rate_per_scheme_is_called_less_only_where_every_one_is() {
    // One scheme: its rate is that of all together.
    let one = said(&pair(with_half, with_half));
    assert!(!one.contains("per regeling is dat minder") && one.contains("zie Gebruik voor elke regeling"), "{one}");
    // Two schemes, each left by another quarter: half leave at least one.
    let schemes = || [scheme_of("zorgtoeslag"), scheme_of("huurtoeslag")].concat();
    let two = |i: i64| record(20_000, 4_000, vec![ledger(1_200, i % 4 != 0), ledger(900, i % 4 != 1)]);
    let records = || (0..HOUSEHOLDS).map(two).collect::<Vec<_>>();
    let both = said(&run(facts(HOUSEHOLDS as u32, 10.0), schemes(), records(), schemes(), records()));
    assert!(both.contains("laat 50,0% minstens één regeling liggen; per regeling is dat minder"), "{both}");
}

#[test]
fn an_amount_that_never_follows_is_told_from_one_that_does_so_too_rarely_to_show() {
    let with_fall = |month: Option<u8>| {
        let mut own = with_tax(4_000);
        own.months_to_reflect_fall = month;
        own
    };
    let never = said(&pair(|i| with_fall((i < 100).then_some(6)), |_| with_fall(None)));
    assert!(never.contains("Het bedrag verandert niet als het inkomen daalt."), "{never}");
    // Five households are too few to show, but they are there.
    let rare = said(&pair(|i| with_fall((i < 100).then_some(6)), |i| with_fall((i < 5).then_some(6))));
    assert!(!rare.contains("Het bedrag verandert niet") && rare.contains("komt te weinig voor om te tonen"), "{rare}");
}

#[test]
fn everybody_and_all_are_said_only_where_no_household_leaves_a_right_unused() {
    let all = "Iedereen met recht gebruikt alle regelingen; nu laat 50,0% van de rechthebbenden er minstens één liggen";
    let used = |i: i64, by: fn(i64) -> bool| record(20_000, 4_000, vec![ledger(1_200, by(i))]);
    let none_left = said(&pair(with_half, |i| used(i, |_| true)));
    assert!(none_left.contains(all), "{none_left}");
    // One household of 400 leaves it, and who has no right counts for nothing.
    let one_left = said(&pair(with_half, |i| used(i, |i| i != 7)));
    assert!(!one_left.contains("edereen") && !one_left.contains("alle "), "{one_left}");
    assert!(one_left.contains("laat 0,2% minstens één regeling liggen"), "{one_left}");
    // Nobody leaves anything now either: no difference to tell.
    let same = said(&pair(|i| used(i, |_| true), |i| used(i, |_| true)));
    assert!(!same.contains("edereen"), "{same}");
}

#[test]
fn no_other_key_sentence_speaks_of_all_or_everybody() {
    // These words have no condition, so no sentence has them.
    let sentences = include_str!("../../text/nl/sections.ftl").lines().filter_map(|line| line.split_once(" = "));
    let is_own = |key: &str| key.starts_with("key_points_") || key.starts_with("coverage_");
    let own: Vec<String> = sentences.filter(|(key, _)| is_own(key)).map(|(_, words)| words.to_lowercase()).collect();
    let words: Vec<&str> = own.iter().flat_map(|words| words.split(|c: char| !c.is_alphabetic())).collect();
    assert!(own.len() > 50, "found only {} sentences", own.len());
    // "9 tarieven elk 1,34 procentpunt": each of the rates that are counted. The sentence of the test above, once.
    let conditions =
        [("elk", 2), ("iedereen", 1), ("alle", 1), ("allen", 0), ("nooit", 0), ("altijd", 0), ("niets", 0)];
    for (word, times) in conditions {
        assert_eq!(words.iter().filter(|found| **found == word).count(), times, "{word}");
    }
}

#[test]
fn no_group_has_a_loser_is_said_only_where_no_household_loses() {
    use crate::measure::test_fixtures::{HouseholdKind, IncomeSource, Tenure};
    const NOBODY: &str = "in geen enkele groep verliest iemand meer dan 1%";
    let incomes = |data: &RunData| {
        let report = build(head(), &measure(data).unwrap(), &[]);
        let section = report.sections.into_iter().find(|section| section.key == "inkomens").unwrap();
        let text = |block: Block| if let Block::Paragraph(text) = block { text.nl } else { String::new() };
        section.blocks.into_iter().map(text).collect::<Vec<_>>().join("\n")
    };
    assert!(incomes(&pair(|_| with_tax(4_000), |_| with_tax(4_000))).contains(NOBODY));
    // Twenty retired single parents who own their home lose 5%: each of their groups is too small to show, and no group
    // that is shown has a loser.
    let mut data = pair(|_| with_tax(4_000), |i| with_tax(if i < 20 { 5_000 } else { 4_000 }));
    for fact in data.facts.iter_mut().take(20) {
        fact.kind = HouseholdKind::SingleParent;
        fact.source = IncomeSource::Pension;
        fact.tenure = Tenure::Owner;
    }
    assert!(!incomes(&data).contains(NOBODY));
}
