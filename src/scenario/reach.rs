//! The optional block `[variant.uitvoering.bereik]`: how a right reaches people, beside `toegang`.
//!
//! Takes: the block as written. Gives: dials with their numbers on the list of sources.
//! Leaves to others: what dials do (`delivery`).
//!
//! | key | meaning | left out |
//! |---|---|---|
//! | `middel` | `geen`, `brief`, `brief_met_hulp` or `vooringevuld`: what is done so that people apply | `geen` |
//! | `effect` | what that adds to the inclination to apply, log-odds, at most 2 | required with a `middel` |
//! | `toestemming` | `opt_in` or `opt_uit`, for automatic award | everybody consents |
//! | `toestemming_aandeel` | share of households that consents, or that does not opt out | required with `toestemming` |
//! | `loketten` | counters that an application passes | 1 |
//! | `overdrachtsverlies` | share of applications lost at each hand-over between counters | 0 |
//! | `bronfout_aandeel` | share of households whose income is wrong in the source, in all schemes, from January | no errors |
//! | `bronfout_factor` | what the source makes of the income | required with `bronfout_aandeel` |
//! | `bronfout_gemerkt` | share of these that notice and object | required with `bronfout_aandeel` |
//! | `bronfout_herstel_maanden` | months until what was noticed is repaired | required with `bronfout_aandeel` |
//! | `onterecht_aandeel` | share of those without a right who get an automatic award nevertheless | 0 |
//! | `onterecht_bedrag` | what they get, EUR/maand | required with `onterecht_aandeel` |
//! | `onterecht` | `laten` or `terugvorderen` | required with `onterecht_aandeel` |

use crate::delivery::{Outreach, Reach, Reclaim, SourceErrors, WrongfulAwards};
use crate::diag::{Diagnostic, Diagnostics, Fields, Node, Source};
use crate::scenario::dials::{cents, optional_choice, optional_number};
use crate::scenario::sourced::NumberList;
use std::sync::Arc;

/// Reads the block.
pub(super) fn read_reach(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Reach {
    let block = format!("uitvoering.{label}.bereik");
    let mut fields = Fields::new(source, format!("`{block}`"), node);
    let means = [
        ("geen", Outreach::None),
        ("brief", Outreach::Letter),
        ("brief_met_hulp", Outreach::LetterWithHelp),
        ("vooringevuld", Outreach::Prefilled),
    ];
    let outreach = optional_choice(&mut fields, "middel", &means).unwrap_or(Outreach::None);
    let consent = optional_choice(&mut fields, "toestemming", &[("opt_in", ()), ("opt_uit", ())]);
    let reclaim =
        optional_choice(&mut fields, "onterecht", &[("laten", Reclaim::Left), ("terugvorderen", Reclaim::Claimed)]);
    let mut number = |key, least, most| optional_number(&mut fields, &block, key, least..=most, list, diagnostics);
    let effect = number("effect", -10.0, 2.0);
    let consent_share = number("toestemming_aandeel", 0.0, 1.0);
    let counters = number("loketten", 1.0, 20.0);
    let handover_loss = number("overdrachtsverlies", 0.0, 1.0);
    let share = number("bronfout_aandeel", 0.0, 1.0);
    let factor = number("bronfout_factor", 0.0, 100.0);
    let noticed_share = number("bronfout_gemerkt", 0.0, 1.0);
    let repair_months = number("bronfout_herstel_maanden", 1.0, 12.0);
    let wrongful_share = number("onterecht_aandeel", 0.0, 1.0);
    let wrongful_amount = number("onterecht_bedrag", 0.0, 1e5);
    let mut together = |are: &[bool], keys: &str| {
        if are.iter().any(|is| *is != are[0]) {
            diagnostics.push(Diagnostic::at(
                "S004",
                source,
                node.span.clone(),
                format!("`{block}` geeft {keys} maar voor een deel"),
                "geef ze alle of geen",
            ));
        }
    };
    together(&[outreach != Outreach::None, effect.is_some()], "`middel` en `effect`");
    together(&[consent.is_some(), consent_share.is_some()], "`toestemming` en `toestemming_aandeel`");
    together(
        &[share.is_some(), factor.is_some(), noticed_share.is_some(), repair_months.is_some()],
        "de vier waarden van `bronfout`",
    );
    together(
        &[reclaim.is_some(), wrongful_share.is_some(), wrongful_amount.is_some()],
        "`onterecht`, `onterecht_aandeel` en `onterecht_bedrag`",
    );
    fields.finish(diagnostics);
    let source_errors = match (share, factor, noticed_share, repair_months) {
        (Some(share), Some(factor), Some(noticed_share), Some(repair)) => {
            Some(SourceErrors { share, factor, noticed_share, repair_months: repair as u8 })
        }
        _ => None,
    };
    let wrongful = match (reclaim, wrongful_share) {
        (Some(reclaim), Some(share)) => Some(WrongfulAwards { share, amount: cents(wrongful_amount), reclaim }),
        _ => None,
    };
    Reach {
        outreach,
        outreach_effect: effect.unwrap_or(0.0),
        consent_share: consent_share.unwrap_or(1.0),
        counters: counters.map_or(1, |counters| counters as u8),
        handover_loss: handover_loss.unwrap_or(0.0),
        source_errors,
        wrongful,
    }
}
