//! Changes, overlays and variants that move no euro and no decision: refused, unless their file says why.
//!
//! Takes: what the changes did. Gives: every one without effect, at its place.
//! Leaves to others: finding out what a change did (`effects`).

use super::effects::{TRIED_AT_LAST, are_alike, tried};
use super::{ChangeEffect, ChangeOrigin, Effect};
use crate::delivery::VariantRecord;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::rulebook::{Origin, System, load_system};
use crate::scenario::file::Variant;
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::VariantRun;
use crate::text::{Text, text};
use crate::units::format_decimal;
use rust_decimal::{Decimal, dec};
use std::path::Path;
use std::sync::Arc;

/// Refuses what moves nobody.
///
/// # Errors
/// `S011`, all at once, and what evaluating may give.
pub(crate) fn refuse_without_effect(
    prepared: &Prepared,
    variants: &[VariantRun],
    effects: &[ChangeEffect],
) -> Result<(), RunError> {
    let mut diagnostics = Diagnostics::default();
    for effect in effects.iter().filter(|effect| matches!(effect.effect, Effect::Moved { households: 0, .. })) {
        diagnostics.0.extend(of_change(prepared, variants, effects, effect));
    }
    diagnostics.0.dedup_by(|a, b| a.message == b.message);
    let base = variants.first();
    for (at, run) in variants.iter().enumerate().skip(1) {
        let own: Vec<&ChangeEffect> = effects.iter().filter(|effect| effect.variant == at).collect();
        of_overlays(prepared, run, &own, &mut diagnostics)?;
        if let Some(base) = base.filter(|base| is_equal(base, run)) {
            diagnostics.0.extend(of_variant(prepared, &run.variant, base.records.len()));
        }
    }
    Ok(diagnostics.into_result(())?)
}

fn written(households: usize) -> Text {
    Text::in_each(|language| format_decimal(households as f64, 0, language))
}

fn of_change(
    prepared: &Prepared,
    variants: &[VariantRun],
    all: &[ChangeEffect],
    effect: &ChangeEffect,
) -> Option<Diagnostic> {
    let run = variants.get(effect.variant)?;
    let (name, of) = match effect.effect {
        Effect::Moved { of, .. } => (&effect.name, written(of)),
        _ => return None,
    };
    // An overlay and a financing are written for the country: a file may lack the households that one of their numbers
    // is about, and a change on the command line may take away what it does.
    let is_whole = prepared.file().is_none() && prepared.settings.is_empty();
    if !is_whole && effect.origin != ChangeOrigin::Setting {
        return None;
    }
    let variant = &run.variant.id;
    match effect.origin {
        ChangeOrigin::Setting => {
            // It may move people in one system and nobody in another.
            let of_same = |other: &&ChangeEffect| other.origin == ChangeOrigin::Setting && other.name == *name;
            let is_moving = all.iter().filter(of_same).any(|other| !other.effect.is_nil());
            (!is_moving).then(|| {
                let message = text!(setting_without_effect, name = name, of = of);
                Diagnostic::general("S011", message, text!(setting_without_effect_remedy))
            })
        }
        ChangeOrigin::Overlay => {
            if run.system.definitions.no_effect.contains_key(name) {
                return None;
            }
            let message = text!(change_without_effect, name = name, variant = variant, of = of);
            let remedy = text!(without_effect_remedy);
            Some(match origin_of(&run.system, name) {
                Some(origin) => Diagnostic::at("S011", &origin.source, origin.span.clone(), message, remedy),
                None => Diagnostic::general("S011", message, remedy),
            })
        }
        ChangeOrigin::Financing => {
            if is_hair(run, name) {
                return None;
            }
            let message = text!(financing_without_effect, name = name, variant = variant, of = of);
            Some(at_variant(prepared, &run.variant, message, text!(financing_without_effect_remedy)))
        }
    }
}

/// Below this part of a number, a move may well round away for everybody. Unit: ratio.
const HAIR: Decimal = dec!(0.00001);

/// Whether a financing hardly had to move a number.
fn is_hair(run: &VariantRun, name: &str) -> bool {
    let moved = run.financing.iter().flat_map(|financed| &financed.parameters);
    moved.filter(|p| p.target.name == name).all(|p| (p.after - p.before).abs() <= p.before.abs() * HAIR)
}

/// Overlays of which no change moved anybody: the variant is compared with itself without that overlay.
fn of_overlays(
    prepared: &Prepared,
    run: &VariantRun,
    own: &[&ChangeEffect],
    diagnostics: &mut Diagnostics,
) -> Result<(), RunError> {
    let variant = &run.variant;
    for (at, overlay) in variant.overlays.iter().enumerate() {
        let name = overlay.display().to_string();
        let is_of_overlay = |effect: &&&ChangeEffect| {
            effect.origin == ChangeOrigin::Overlay
                && origin_of(&run.system, &effect.name).is_some_and(|origin| origin.source.name == name)
        };
        let is_moving = |effect: &&ChangeEffect| match effect.effect {
            Effect::Moved { households, .. }
            | Effect::Nudged { households, .. }
            | Effect::OnlyProtected { households, .. } => households > 0,
            Effect::Through(_) | Effect::Inseparable | Effect::ElsewhereOnly => false,
        };
        if own.iter().filter(is_of_overlay).any(is_moving) || run.system.definitions.no_effect.contains_key(&name) {
            continue;
        }
        let others = variant.overlays.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<&Path> = others.map(|(_, path)| path.as_path()).collect();
        let (Ok(without), Ok(with)) = (
            load_system(&prepared.scenario.system, &others),
            load_system(&prepared.scenario.system, &variant.overlays.iter().map(AsRef::as_ref).collect::<Vec<_>>()),
        ) else {
            continue;
        };
        let defaults: Vec<&str> = prepared.filled.iter().map(|(name, _)| name.as_str()).collect();
        let (without, with) = (without.with_defaults(&defaults)?, with.with_defaults(&defaults)?);
        if are_alike(prepared, (&Arc::new(without), &Arc::new(with)))? {
            let of = written(tried(prepared, TRIED_AT_LAST).len());
            let message = text!(overlay_without_effect, overlay = name, variant = &variant.id, of = of);
            diagnostics.push(at_variant(prepared, variant, message, text!(without_effect_remedy)));
        }
    }
    Ok(())
}

/// Whether every household has the same in both, and the variant asks and reaches people as the base does.
fn is_equal(base: &VariantRun, run: &VariantRun) -> bool {
    let (ours, theirs) = (&run.variant, &base.variant);
    // What costs time or is done by others than households moves no euro in a record.
    if ours.extra_actions != theirs.extra_actions || ours.dials.reach != theirs.dials.reach {
        return false;
    }
    let same = |(a, b): (&VariantRecord, &VariantRecord)| {
        a.before_support == b.before_support && a.tax == b.tax && a.schemes == b.schemes
    };
    run.schemes == base.schemes && base.records.iter().zip(&run.records).all(same)
}

fn of_variant(prepared: &Prepared, variant: &Variant, households: usize) -> Option<Diagnostic> {
    if variant.no_effect.is_some() {
        return None;
    }
    let message = text!(variant_without_effect, variant = &variant.id, households = written(households));
    Some(at_variant(prepared, variant, message, text!(variant_without_effect_remedy)))
}

fn at_variant(prepared: &Prepared, variant: &Variant, message: Text, remedy: Text) -> Diagnostic {
    let source = &prepared.scenario.source;
    Diagnostic::at("S011", source, first_line(&source.text, &variant.span), message, remedy)
}

fn first_line(text: &str, span: &Span) -> Span {
    let start = span.start.min(text.len());
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    start..start + length
}

fn origin_of<'s>(system: &'s System, name: &str) -> Option<&'s Origin> {
    let rule = system.definitions.rules.iter().find(|rule| rule.name == name).map(|rule| &rule.origin);
    rule.or_else(|| system.parameter(name).map(|p| &p.origin)).or_else(|| system.table(name).map(|t| &t.origin))
}
