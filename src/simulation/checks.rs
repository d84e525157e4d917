//! What a scenario may not say, now that everything it names is read.
//!
//! Takes: a scenario with its systems and behaviour. Gives: every mistake at its place. Leaves to others: reading
//! (`scenario`), what its changes do in a run (`changes`).

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::measure::indicators::{keyed, known_names};
use crate::rulebook::{SchemeKind, System, meant};
use crate::scenario::file::{Scenario, Variant};
use crate::simulation::prepared::Prepared;
use crate::simulation::setting::Setting;
use crate::text::text;

/// A toelage without financing is refused, unless the file says in words why it has none.
pub(super) fn check_financing(scenario: &Scenario, variant: &Variant, system: &System, diagnostics: &mut Diagnostics) {
    let toelage = system.definitions.schemes.iter().find(|s| s.kind == SchemeKind::Toelage);
    if let Some(scheme) = toelage
        && variant.financing.is_empty()
        && variant.unfinanced_reason.is_none()
    {
        diagnostics.push(Diagnostic::at(
            "S003",
            &scenario.source,
            first_line(&scenario.source.text, &variant.span),
            text!(toelage_without_financing, variant = &variant.id, scheme = &scheme.id),
            text!(toelage_without_financing_remedy),
        ));
    }
    for target in variant.financing.targets() {
        let name = &target.name;
        let rows = system.table(name).and_then(|table| Some(table.values.last()?.value.len()));
        let wrong = match (rows, target.row) {
            (None, Some(row)) if system.parameter(name).is_some() => {
                Some(text!(financed_number_has_no_rows, variant = &variant.id, name = name, row = row))
            }
            (Some(rows), Some(row)) if row > rows => {
                Some(text!(financed_row_not_there, variant = &variant.id, name = name, rows = rows, row = row))
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            diagnostics.push(Diagnostic::at(
                "S003",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                wrong,
                text!(financed_row_remedy),
            ));
        }
        if system.parameter(name).is_none() && system.table(name).is_none() {
            let known = system
                .definitions
                .parameters
                .iter()
                .map(|p| p.name.as_str())
                .chain(system.definitions.tables.iter().map(|t| t.name.as_str()));
            diagnostics.push(Diagnostic::at(
                "S003",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                text!(financed_name_unknown, variant = &variant.id, name = name),
                meant(closest(name, known), text!(financed_name_unknown_remedy)),
            ));
        }
    }
}

/// A variant that says the same as the base compares nothing with itself.
pub(super) fn check_differs(scenario: &Scenario, settings: &[Setting]) -> Result<(), Diagnostics> {
    let base = &scenario.base;
    let mut diagnostics = Diagnostics::default();
    for variant in &scenario.variants {
        let is_set = settings.iter().any(|setting| setting.variant.as_deref() == Some(variant.id.as_str()));
        let is_same = variant.overlays == base.overlays
            && variant.dials == base.dials
            && variant.extra_actions == base.extra_actions
            && variant.financing.is_empty();
        if is_same && !is_set && variant.no_effect.is_none() {
            diagnostics.push(Diagnostic::at(
                "S011",
                &scenario.source,
                first_line(&scenario.source.text, &variant.span),
                text!(variant_is_base, variant = &variant.id),
                text!(variant_is_base_remedy),
            ));
        }
    }
    diagnostics.into_result(())
}

/// Every delivered scheme of the base has a published use, and every published figure a figure of the run.
pub(super) fn check_behaviour(prepared: &Prepared) -> Result<(), Diagnostics> {
    let behaviour = &prepared.behaviour;
    let mut diagnostics = Diagnostics::default();
    let delivered = |s: &&crate::rulebook::Scheme| matches!(s.kind, SchemeKind::Toeslag | SchemeKind::Toelage);
    let ids: Vec<&str> = prepared.systems[0].paying_schemes().filter(delivered).map(|s| s.id.as_str()).collect();
    let is_known = |id: &str| behaviour.targets.contains_key(id) || prepared.stated_uses[0].contains_key(id);
    for id in ids.iter().filter(|id| !is_known(id)) {
        let start = behaviour.source.text.find("[niet_gebruik").unwrap_or(0);
        diagnostics.push(Diagnostic::at(
            "S008",
            &behaviour.source,
            first_line(&behaviour.source.text, &(start..start)),
            text!(scheme_without_target, scheme = *id),
            text!(scheme_without_target_remedy, scheme = *id),
        ));
    }
    for point in behaviour.published.iter().filter(|p| !keyed(&p.point.key).is_some_and(|keyed| keyed.is_known(&ids))) {
        let known = known_names(&ids);
        let near = closest(&point.point.key, known.iter().map(String::as_str));
        diagnostics.push(Diagnostic::at(
            "S009",
            &behaviour.source,
            point.key_span.clone(),
            text!(unknown_outcome, key = &point.point.key),
            meant(near, text!(unknown_outcome_remedy)),
        ));
    }
    diagnostics.into_result(())
}

/// The rest of the line on which a span begins.
pub(super) fn first_line(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = span.start.min(text.len());
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    start..start + length
}
