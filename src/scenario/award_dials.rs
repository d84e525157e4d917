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
//! | `toestemming_aandeel` | share of households that consents, or that does not opt out | with `opt_in` the column `deelt_gegevens`; required with `opt_uit` |
//! | `loketten` | counters that an application passes | as in the base; there 1 |
//! | `overdrachtsverlies` | share of new applications lost at each hand-over between counters | as in the base; there 0 |
//! | `bronfout_aandeel` | share of households whose income is wrong in the source, in all schemes, from January | no errors |
//! | `bronfout_factor` | what the source makes of the income | required with `bronfout_aandeel` |
//! | `bronfout_gemerkt` | share of these that notice and object | required with `bronfout_aandeel` |
//! | `bronfout_herstel_maanden` | months until what was noticed is repaired | required with `bronfout_aandeel` |
//! | `onterecht_aandeel` | share of those without a right who get an automatic award nevertheless | 0 |
//! | `onterecht_bedrag` | what they get, EUR/maand | required with `onterecht_aandeel` |
//! | `onterecht` | `laten` or `terugvorderen` | required with `onterecht_aandeel` |

use crate::delivery::{Consent, Outreach, Reach, Reclaim, SourceErrors, WrongfulAwards};
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
    let consent =
        optional_choice(&mut fields, "toestemming", &[("opt_in", Asked::Before), ("opt_uit", Asked::ToRefuse)]);
    let reclaim =
        optional_choice(&mut fields, "onterecht", &[("laten", Reclaim::Left), ("terugvorderen", Reclaim::Claimed)]);
    let mut number = |key, least, most| optional_number(&mut fields, &block, key, least..=most, list, diagnostics);
    let effect = number("effect", -10.0, 2.0);
    let share_of_consent = number("toestemming_aandeel", 0.0, 1.0);
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
    // Who opted in is a fact of a household; who would opt out is not.
    if consent != Some(Asked::Before) {
        together(&[consent.is_some(), share_of_consent.is_some()], "`toestemming` en `toestemming_aandeel`");
    }
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
        consent: match (consent, share_of_consent) {
            (Some(Asked::Before), None) => Consent::Facts,
            (_, share) => Consent::Share(share.unwrap_or(1.0)),
        },
        counters: counters.map_or(1, |counters| counters as u8),
        handover_loss: handover_loss.unwrap_or(0.0),
        new_share: 0.0,
        source_errors,
        wrongful,
    }
}

/// How consent is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Beforehand.
    Before,
    /// Who does not object consents.
    ToRefuse,
}

/// Gives a variant the counters of the base, and what is lost between them, where it says nothing of these; a loss without a
/// second counter is refused. `node` is the block of the variant.
pub(super) fn settle_counters(
    source: &Arc<Source>,
    node: &Node,
    of_base: Option<&Reach>,
    reach: &mut Reach,
    diagnostics: &mut Diagnostics,
) {
    let block = node.entry("uitvoering").and_then(|delivery| delivery.entry("bereik"));
    let says = |key: &str| block.is_some_and(|block| block.entry(key).is_some());
    if let Some(base) = of_base {
        if !says("loketten") {
            reach.counters = base.counters;
        }
        if !says("overdrachtsverlies") {
            reach.handover_loss = base.handover_loss;
        }
    }
    if let Some(block) = block.filter(|_| says("overdrachtsverlies") && reach.counters < 2) {
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            block.span.clone(),
            "`overdrachtsverlies` heeft geen gevolg bij één loket: er is geen overdracht",
            "geef `loketten` met 2 of meer, of laat `overdrachtsverlies` weg",
        ));
    }
}
