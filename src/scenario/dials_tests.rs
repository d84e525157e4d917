//! Claims about the optional dials: what is left out is neutral, what is written arrives, what cannot be is an error.

use super::*;
use crate::delivery::{AwardDials, Consent, Outreach, Reclaim, SourceErrors, WrongfulAwards};
use crate::diag::{Source, parse_document};
use crate::formats::{self, AS_WRITTEN, Gathered};
use crate::scenario::award_dials::reach;
use crate::text::Text;

fn read<T>(text: &str, body: impl Fn(&mut Keys<'_>) -> T) -> (T, Gathered, bool) {
    let source = Source::new("proef.toml", text);
    let root = parse_document(&source).unwrap();
    let (out, gathered, diagnostics) = formats::read(&source, &root, Text::same("de proef"), &AS_WRITTEN, body);
    (out, gathered, diagnostics.is_empty())
}

/// The reach of a base with one counter.
fn read_reach(keys: &mut Keys<'_>) -> AwardDials {
    reach(keys, None)
}

fn number(key: &str, value: &str) -> String {
    format!("{key} = {{ waarde = \"{value}\", eenheid = \"ratio\", bron = \"proef\", zekerheid = \"bron\" }}\n")
}

#[test]
fn blocks_without_keys_are_neutral() {
    assert_eq!(read("", month).0, MonthDials::default());
    assert_eq!(read("", year).0, YearDials::default());
    assert_eq!(read("", read_reach).0, AwardDials::default());
}

#[test]
fn a_month_block_arrives_with_its_sources() {
    let text = "toerekening = \"gewerkt\"\npeildag = \"laatste\"\nafhandeling = \"handmatig\"\n".to_owned()
        + &number("venster_maanden", "3")
        + &number("betaling_later_maanden", "1")
        + &number("aanhouden_maanden", "2")
        + &number("verrekening_na_maanden", "1")
        + &number("heropenen_boven", "12.50");
    let (dials, list, is_fine) = read(&text, month);
    assert!(is_fine);
    assert_eq!(list.numbers.len(), 5);
    let settlement = MonthSettlement { after_months: 1, reopened_above: Cents(1_250), handling: Handling::ByHand };
    let expected = MonthDials {
        window_months: 3,
        attribution: Attribution::Worked,
        counting_day: CountingDay::Last,
        delay_months: 1,
        hold_months: 2,
        settlement: Some(settlement),
    };
    assert_eq!(dials, expected);
}

#[test]
fn a_year_block_arrives() {
    let text = "inkomensjaar = \"t-2\"\n".to_owned()
        + &number("snelle_route_maanden", "6")
        + &number("snelle_route_daling", "0.15")
        + &number("tolerantie_aandeel", "0.1")
        + &number("tolerantie_nabetaling", "50")
        + &number("rente", "0.04");
    let (dials, _, is_fine) = read(&text, year);
    assert!(is_fine);
    let expected = YearDials {
        income_year: IncomeYear::TwoBefore,
        quick_route: Some(QuickRoute { months: 6, drop_share: 0.15, below: Cents::ZERO }),
        tolerance_share: 0.1,
        supplement_tolerance: Cents(5_000),
        interest: 0.04,
        ..YearDials::default()
    };
    assert_eq!(dials, expected);
}

#[test]
fn a_plan_and_period_rules_arrive() {
    let (dials, _, is_fine) = read("betalingsregeling = \"persoonlijk\"\n", year);
    assert!(is_fine && dials.personal_plan);
    let periods = |text: &str| read(text, periods);
    assert_eq!(periods("").0, PeriodRules::default());
    let (rules, _, is_fine) = periods("partner = \"volgend_jaar\"\nkind = \"zelfde_maand\"\n");
    assert!(is_fine);
    assert_eq!(rules, PeriodRules { partner: CountsFrom::NextYear, child: CountsFrom::SameMonth });
    assert!(!periods("partner = \"morgen\"\n").2);
    assert!(!periods("medebewoner = \"zelfde_maand\"\n").2);
    assert!(!read("betalingsregeling = \"nooit\"\n", year).2);
}

#[test]
fn an_automatic_adjustment_arrives_with_its_signal() {
    let text = "aanpassen = \"automatisch\"\n".to_owned()
        + &number("signaal_vertraging_maanden", "2")
        + &number("signaal_dekking", "0.8")
        + &number("ongedaan_aandeel", "0.05");
    let (dials, _, is_fine) = read(&text, year);
    assert!(is_fine);
    let signal = WageSignal { lag_months: 2, coverage: 0.8 };
    assert_eq!(dials.in_year, InYear::Automatic { signal, undone_share: 0.05 });
}

#[test]
fn dials_that_cannot_go_together_are_mistakes() {
    assert!(!read("aanpassen = \"brief\"\n", year).2);
    assert!(!read(&number("ongedaan_aandeel", "0.05"), year).2);
    assert!(!read(&number("snelle_route_daling", "0.15"), year).2);
    assert!(!read(&number("rente", "1.01"), year).2);
    assert!(!read(&number("heropenen_boven", "10"), month).2);
    assert!(!read(&number("effect", "0.66"), read_reach).2);
    assert!(!read(&number("bronfout_aandeel", "0.02"), read_reach).2);
    assert!(!read("onterecht = \"laten\"\n", read_reach).2);
    assert!(!read("peildag = \"morgen\"\n", month).2);
}

#[test]
fn consent_beforehand_without_a_share_goes_by_the_facts_and_a_right_to_refuse_needs_a_share() {
    let (got, _, is_fine) = read("toestemming = \"opt_in\"\n", read_reach);
    assert!(is_fine && got.consent == Consent::Facts);
    let (got, _, is_fine) =
        read(&("toestemming = \"opt_in\"\n".to_owned() + &number("toestemming_aandeel", "0.4")), read_reach);
    assert!(is_fine && got.consent == Consent::Share(0.4));
    assert!(!read("toestemming = \"opt_uit\"\n", read_reach).2);
    assert!(!read(&number("toestemming_aandeel", "0.4"), read_reach).2);
}

/// Counters and loss of a variant with this block of reach, beside a base with three counters and a loss of a tenth.
fn counters(text: &str) -> (u8, f64, bool) {
    let base = AwardDials { counters: 3, handover_loss: 0.1, ..AwardDials::default() };
    let (own, _, is_fine) = read(text, |keys: &mut Keys<'_>| reach(keys, Some(&base)));
    (own.counters, own.handover_loss, is_fine)
}

#[test]
fn a_variant_has_the_counters_of_the_base_unless_it_says_otherwise() {
    assert_eq!(counters(""), (3, 0.1, true));
    assert_eq!(counters(&number("loketten", "1")), (1, 0.1, true));
    assert_eq!(counters(&number("overdrachtsverlies", "0.2")), (3, 0.2, true));
}

#[test]
fn a_loss_at_hand_overs_is_refused_where_there_is_one_counter() {
    let one = number("loketten", "1") + &number("overdrachtsverlies", "0.1");
    assert!(!counters(&one).2);
}

#[test]
fn a_block_of_reach_arrives() {
    let text = "middel = \"brief_met_hulp\"\ntoestemming = \"opt_uit\"\nonterecht = \"laten\"\n".to_owned()
        + &number("effect", "1.24")
        + &number("toestemming_aandeel", "0.95")
        + &number("loketten", "2")
        + &number("overdrachtsverlies", "0.1")
        + &number("bronfout_aandeel", "0.015")
        + &number("bronfout_factor", "0.5")
        + &number("bronfout_gemerkt", "0.4")
        + &number("bronfout_herstel_maanden", "3")
        + &number("onterecht_aandeel", "0.01")
        + &number("onterecht_bedrag", "80");
    let (got, list, is_fine) = read(&text, read_reach);
    assert!(is_fine);
    assert_eq!(list.numbers.len(), 10);
    let errors = SourceErrors { share: 0.015, factor: 0.5, noticed_share: 0.4, repair_months: 3 };
    let expected = AwardDials {
        outreach: Outreach::LetterWithHelp,
        outreach_effect: 1.24,
        consent: Consent::Share(0.95),
        counters: 2,
        handover_loss: 0.1,
        new_share: 0.0,
        source_errors: Some(errors),
        wrongful: Some(WrongfulAwards { share: 0.01, amount: Cents(8_000), reclaim: Reclaim::Left }),
    };
    assert_eq!(got, expected);
}
