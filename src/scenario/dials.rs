//! The optional dials of a variant: `[variant.uitvoering.maand]`, each key with a neutral meaning when it is left out.
//!
//! Takes: the block as written. Gives: dials with their numbers on the list of sources.
//! Leaves to others: the required dials (`file`), what dials do (`delivery`).
//!
//! | key | meaning | left out |
//! |---|---|---|
//! | `venster_maanden` | months over which income is averaged, the last one `vertraging_maanden` before the payment | 1: the month itself |
//! | `toerekening` | `betaald`: a wage belongs to the month of payment; `gewerkt`: to the month worked (column `loon_gewerkt`) | `betaald` |
//! | `peildag` | `eerste` or `laatste` day of the month on which persons are counted | `eerste` |
//! | `betaling_later_maanden` | months that money comes later than the month that it is for | 0 |
//! | `aanhouden_maanden` | months for which the old amount is paid on after the right has become lower | 0 |
//! | `verrekening_na_maanden` | months from a payment to the one with which it is settled | no settlement: final |
//! | `heropenen_boven` | a month is settled when off by more than this, EUR/maand; the rest waits for the year | 0 |
//! | `afhandeling` | settlement `automatisch` or `handmatig` | `automatisch` |

use crate::delivery::{Attribution, CountingDay, Handling, MonthDials, MonthSettlement};
use crate::diag::{Diagnostic, Diagnostics, Fields, Node, Source};
use crate::rulebook::unknown_word;
use crate::scenario::sourced::NumberList;
use crate::units::Cents;
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
    let mut number = |key: &'static str, least: f64, most: f64| {
        let value = list.read(source, fields.node(key)?, &format!("{block}.{key}"), diagnostics);
        if !(least..=most).contains(&value) {
            diagnostics.push(Diagnostic::at(
                "S004",
                source,
                node.span.clone(),
                format!("`{key}` van {label} ligt niet tussen {least} en {most}"),
                format!("geef een waarde van {least} tot en met {most}"),
            ));
        }
        Some(value)
    };
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
            reopened_above: Cents((reopened_above.unwrap_or(0.0) * 100.0).round() as i64),
            handling: handling.unwrap_or(Handling::Automatic),
        }),
    }
}

/// A word out of a list, or `None` where the key is left out.
fn optional_choice<T: Copy>(fields: &mut Fields<'_>, key: &'static str, options: &[(&str, T)]) -> Option<T> {
    let text = fields.text(key)?;
    let hit = options.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if hit.is_none() {
        let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
        let source = fields.source();
        fields.report(unknown_word(source, &text, key, &words));
    }
    hit
}
