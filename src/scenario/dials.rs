//! The optional dials of a variant, each key with a neutral meaning when it is left out.
//!
//! Takes: the blocks as written. Gives: dials with their numbers on the list of sources.
//! Leaves to others: the required dials (`file`), what dials do (`delivery`).
//!
//! `[variant.uitvoering.maand]`, with `grondslag = "maand"`:
//!
//! | key | meaning | left out |
//! |---|---|---|
//! | `venster_maanden` | months over which income is averaged, up to the month of the right; a payment sees them `vertraging_maanden` late | 1: the month itself |
//! | `toerekening` | `betaald`: a wage belongs to the month of payment; `gewerkt`: to the month worked (column `loon_gewerkt`) | `betaald` |
//! | `peildag` | `eerste` or `laatste` day of the month on which persons are counted | `eerste` |
//! | `betaling_later_maanden` | months that money comes later than the month that it is for | 0 |
//! | `aanhouden_maanden` | months for which the old amount is paid on after the right has become lower; paid, and no right | 0 |
//! | `verrekening_na_maanden` | months from a payment to the one with which it is settled | no settlement: final |
//! | `heropenen_boven` | a month is settled when off by more than this, EUR/maand; the rest waits for the year | 0 |
//! | `afhandeling` | settlement `automatisch` or `handmatig` | `automatisch` |
//!
//! `[variant.uitvoering.perioden]`: from which month the coming or going of a person counts, `volgende_maand`,
//! `zelfde_maand`, `volgend_kwartaal` or `volgend_jaar`; left out it is the next month, the law of the toeslagen.
//!
//! | key | of whom |
//! |---|---|
//! | `partner` | a partner |
//! | `kind` | a child |
//!
//! `[variant.uitvoering.jaar]`, with `grondslag = "jaar"`; the last four also for months that are settled:
//!
//! | key | meaning | left out |
//! |---|---|---|
//! | `inkomensjaar` | `t`, `t-1` or `t-2` (column `toetsingsinkomen_twee_jaar_terug`): whose income counts | `t` |
//! | `snelle_route_maanden` | after so many months in a row of low income, that income counts from the next month | no such route |
//! | `snelle_route_daling` | low is this share below a twelfth of the earlier year; 1 is no income at all | 1 |
//! | `snelle_route_onder` | low is also below this, EUR/maand | 0: nothing is |
//! | `personen` | `melding`: a household reports who comes or goes; `basisregistratie`: the register tells it | `melding` |
//! | `aanpassen` | within the year: `geen`, `brief` or `automatisch`, from wage data | `geen` |
//! | `signaal_vertraging_maanden`, `signaal_dekking` | lag of wage data; share of households without profit that it covers | required with the two above |
//! | `brief_factor` | on the chance that a change is reported in a month with a letter | required with `brief` |
//! | `ongedaan_aandeel` | share of households that undo an adjustment | required with `automatisch` |
//! | `stijging_vrij_bedrag`, `stijging_vrij_aandeel` | rise of a person's income since last year that does not count, EUR/jaar and share; the higher | 0 |
//! | `tolerantie_aandeel` | the tolerance is at least this share of the right | 0 |
//! | `tolerantie_nabetaling` | supplements up to this are not paid, EUR | 0 |
//! | `betalingsregeling` | `standaard`, or `persoonlijk`: within the beslagvrije voet where the standard is too much | `standaard` |
//! | `rente` | per year, from 1 July of t+1 to the definitive award, in both directions | 0 |

use crate::delivery::{
    Attribution, CountingDay, CountsFrom, Handling, InYear, IncomeYear, MonthDials, MonthSettlement, PeriodRules,
    PersonSource, QuickRoute, WageSignal, YearDials,
};
use crate::diag::{Diagnostic, Diagnostics, Fields, Node, Source};
use crate::rulebook::unknown_word;
use crate::scenario::sourced::NumberList;
use crate::units::Cents;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Reads the block of dials that only a system by the month has.
pub(super) fn read_month_dials(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> MonthDials {
    let neutral = MonthDials::default();
    let block = format!("uitvoering.{label}.maand");
    let mut fields = Fields::new(source, format!("`{block}`"), node);
    let attribution = optional_choice(
        &mut fields,
        "toerekening",
        &[("betaald", Attribution::Paid), ("gewerkt", Attribution::Worked)],
    );
    let counting_day =
        optional_choice(&mut fields, "peildag", &[("eerste", CountingDay::First), ("laatste", CountingDay::Last)]);
    let handling = optional_choice(
        &mut fields,
        "afhandeling",
        &[("automatisch", Handling::Automatic), ("handmatig", Handling::ByHand)],
    );
    let mut number = |key, least, most| optional_number(&mut fields, &block, key, least..=most, list, diagnostics);
    let window_months = number("venster_maanden", 1.0, 12.0).map_or(neutral.window_months, |n| n as u8);
    let delay_months = number("betaling_later_maanden", 0.0, 12.0).map_or(neutral.delay_months, |n| n as u8);
    let hold_months = number("aanhouden_maanden", 0.0, 11.0).map_or(neutral.hold_months, |n| n as u8);
    let after_months = number("verrekening_na_maanden", 1.0, 11.0);
    let reopened_above = number("heropenen_boven", 0.0, 1e5);
    if after_months.is_none() && (reopened_above.is_some() || handling.is_some()) {
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            node.span.clone(),
            format!(
                "`heropenen_boven` en `afhandeling` van {label} hebben geen gevolg zonder `verrekening_na_maanden`"
            ),
            "voeg `verrekening_na_maanden` toe of laat de andere weg",
        ));
    }
    fields.finish(diagnostics);
    MonthDials {
        window_months,
        attribution: attribution.unwrap_or(neutral.attribution),
        counting_day: counting_day.unwrap_or(neutral.counting_day),
        delay_months,
        hold_months,
        settlement: after_months.map(|after| MonthSettlement {
            after_months: after as u8,
            reopened_above: cents(reopened_above),
            handling: handling.unwrap_or(Handling::Automatic),
        }),
    }
}

/// Reads the block of dials of the year system.
pub(super) fn read_year_dials(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> YearDials {
    #[derive(Clone, Copy, PartialEq)]
    enum Adjust {
        None,
        Letter,
        Automatic,
    }
    let block = format!("uitvoering.{label}.jaar");
    let mut fields = Fields::new(source, format!("`{block}`"), node);
    let years = [("t", IncomeYear::Same), ("t-1", IncomeYear::Before), ("t-2", IncomeYear::TwoBefore)];
    let income_year = optional_choice(&mut fields, "inkomensjaar", &years).unwrap_or(IncomeYear::Same);
    let ways = [("geen", Adjust::None), ("brief", Adjust::Letter), ("automatisch", Adjust::Automatic)];
    let adjust = optional_choice(&mut fields, "aanpassen", &ways).unwrap_or(Adjust::None);
    let sources = [("melding", PersonSource::Reports), ("basisregistratie", PersonSource::Register)];
    let persons = optional_choice(&mut fields, "personen", &sources).unwrap_or(PersonSource::Reports);
    let mut number = |key, least, most| optional_number(&mut fields, &block, key, least..=most, list, diagnostics);
    let months = number("snelle_route_maanden", 1.0, 11.0);
    let drop_share = number("snelle_route_daling", 0.0, 1.0);
    let below = number("snelle_route_onder", 0.0, 1e5);
    let lag_months = number("signaal_vertraging_maanden", 0.0, 11.0);
    let coverage = number("signaal_dekking", 0.0, 1.0);
    let factor = number("brief_factor", 0.0, 100.0);
    let undone_share = number("ongedaan_aandeel", 0.0, 1.0);
    let rise_free = number("stijging_vrij_bedrag", 0.0, 1e6);
    let rise_free_share = number("stijging_vrij_aandeel", 0.0, 10.0);
    let tolerance_share = number("tolerantie_aandeel", 0.0, 1.0);
    let supplement_tolerance = number("tolerantie_nabetaling", 0.0, 1e6);
    let interest = number("rente", 0.0, 1.0);
    let plans = [("standaard", false), ("persoonlijk", true)];
    let personal_plan = optional_choice(&mut fields, "betalingsregeling", &plans).unwrap_or(false);
    let mut demand = |is_fine: bool, message: &str, hint: &str| {
        if !is_fine {
            let message = format!("{message} (uitvoering van {label})");
            diagnostics.push(Diagnostic::at("S004", source, node.span.clone(), message, hint));
        }
    };
    let has_route = drop_share.is_some() || below.is_some();
    demand(
        months.is_some() == has_route,
        "een snelle route noemt het aantal maanden, en een daling of een grens",
        "geef `snelle_route_maanden` met `snelle_route_daling`, `snelle_route_onder` of beide",
    );
    demand(
        months.is_none() || income_year != IncomeYear::Same,
        "een snelle route heeft alleen zin bij inkomen van een eerder jaar",
        "schrijf `inkomensjaar = \"t-1\"` of `\"t-2\"`, of laat de snelle route weg",
    );
    demand(
        adjust == Adjust::None || income_year == IncomeYear::Same,
        "inkomen van een eerder jaar wordt niet binnen het jaar aangepast",
        "laat `aanpassen` weg, of gebruik de snelle route",
    );
    let has_signal = lag_months.is_some() && coverage.is_some();
    demand(
        (adjust != Adjust::None) == (lag_months.is_some() || coverage.is_some())
            && (adjust == Adjust::None || has_signal)
            && (adjust == Adjust::Letter) == factor.is_some()
            && (adjust == Adjust::Automatic) == undone_share.is_some(),
        "`aanpassen` en de waarden voor het signaal passen niet bij elkaar",
        "geef bij `brief` en `automatisch` de vertraging en dekking van het signaal; bij `brief` ook `brief_factor`, bij `automatisch` ook `ongedaan_aandeel`",
    );
    fields.finish(diagnostics);
    let signal = WageSignal { lag_months: lag_months.unwrap_or(0.0) as u8, coverage: coverage.unwrap_or(0.0) };
    YearDials {
        income_year,
        quick_route: months.map(|months| QuickRoute {
            months: months as u8,
            drop_share: drop_share.unwrap_or(1.0),
            below: cents(below),
        }),
        in_year: match adjust {
            Adjust::None => InYear::None,
            Adjust::Letter => InYear::Letter { signal, factor: factor.unwrap_or(1.0) },
            Adjust::Automatic => InYear::Automatic { signal, undone_share: undone_share.unwrap_or(0.0) },
        },
        persons,
        rise_free: cents(rise_free),
        rise_free_share: rise_free_share.unwrap_or(0.0),
        tolerance_share: tolerance_share.unwrap_or(0.0),
        supplement_tolerance: cents(supplement_tolerance),
        interest: interest.unwrap_or(0.0),
        personal_plan,
    }
}

/// Reads from which month changes in a household count.
pub(super) fn read_periods(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    diagnostics: &mut Diagnostics,
) -> PeriodRules {
    let rules = [
        ("volgende_maand", CountsFrom::NextMonth),
        ("zelfde_maand", CountsFrom::SameMonth),
        ("volgend_kwartaal", CountsFrom::NextQuarter),
        ("volgend_jaar", CountsFrom::NextYear),
    ];
    let mut fields = Fields::new(source, format!("`uitvoering.{label}.perioden`"), node);
    let partner = optional_choice(&mut fields, "partner", &rules).unwrap_or(CountsFrom::NextMonth);
    let child = optional_choice(&mut fields, "kind", &rules).unwrap_or(CountsFrom::NextMonth);
    fields.finish(diagnostics);
    PeriodRules { partner, child }
}

pub(super) fn cents(euros: Option<f64>) -> Cents {
    Cents((euros.unwrap_or(0.0) * 100.0).round() as i64)
}

/// Months and counters come whole.
pub(super) fn is_count(key: &str) -> bool {
    key.ends_with("_maanden") || key == "loketten"
}

/// A number with its source, or `None` where the key is left out.
pub(super) fn optional_number(
    fields: &mut Fields<'_>,
    block: &str,
    key: &'static str,
    range: RangeInclusive<f64>,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    let source = fields.source();
    let node = fields.node(key)?;
    let value = list.read(source, node, &format!("{block}.{key}"), diagnostics);
    // A number that is none is told already.
    if let Some(place) = list.place(block, key).filter(|_| !range.contains(&value)) {
        let (least, most) = (range.start(), range.end());
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            place,
            format!("`{block}.{key}` ligt niet tussen {least} en {most}"),
            format!("geef een waarde van {least} tot en met {most}"),
        ));
    }
    if is_count(key) {
        list.must_be_whole(source, &format!("{block}.{key}"), diagnostics);
    }
    Some(value)
}

/// A word out of a list, or `None` where the key is left out.
pub(super) fn optional_choice<T: Copy>(fields: &mut Fields<'_>, key: &'static str, options: &[(&str, T)]) -> Option<T> {
    let text = fields.text(key)?;
    let hit = options.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if hit.is_none() {
        let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
        let source = fields.source();
        fields.report(unknown_word(source, &text, key, &words));
    }
    hit
}

#[cfg(test)]
#[path = "dials_tests.rs"]
mod tests;
