//! What the changes of each variant did: proof that a reform was read and moved households.
//!
//! Takes: effects per change and the names of the variants. Gives: one section, and the warnings as sentences.
//! Leaves to others: measuring the effects (`scenario`).

use crate::report::Block;
use crate::report::Cell;
use crate::report::DataTable;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{column, key, paragraph, section, whole};
use crate::simulation::changes::{ChangeEffect, ChangeOrigin, DifferingKind, Effect, Manner};
use crate::text::Text;
use crate::text::text;

/// A sentence for every change that was read and yet left all results equal, with the variants it stands in.
pub(crate) fn warnings(effects: &[ChangeEffect], variants: &[Text]) -> Vec<Text> {
    let is_told = |effect: &&ChangeEffect| effect.effect.is_nil() || is_protected_only(&effect.effect);
    let nil: Vec<&ChangeEffect> = effects.iter().filter(is_told).collect();
    let mut out = Vec::new();
    for (position, effect) in nil.iter().enumerate() {
        let same = |other: &&&ChangeEffect| other.name == effect.name && other.origin == effect.origin;
        if nil[..position].iter().any(|other| same(&other)) {
            continue;
        }
        let names: Vec<Text> = nil.iter().filter(same).map(|other| variant_name(variants, other)).collect();
        let quoted: Vec<Text> = names.iter().map(|name| text!(changes_variant_quoted, name = name)).collect();
        let list = Text::joined(&quoted, ", ");
        if is_protected_only(&effect.effect) {
            out.push(text!(
                changes_only_protected_income,
                name = &effect.label,
                origin = origin(effect.origin),
                list = list
            ));
            continue;
        }
        out.push(text!(
            changes_alters_no_result,
            name = &effect.label,
            origin = origin(effect.origin),
            of = whole(tried(&effect.effect).unwrap_or(0) as f64),
            list = list
        ));
    }
    out
}

/// The sections: changes without effect, for the summary as well, and all changes. None where nothing was changed.
pub(crate) fn changes(effects: &[ChangeEffect], variants: &[Text]) -> Vec<Section> {
    let mut out = Vec::new();
    let warnings = warnings(effects, variants);
    if !warnings.is_empty() {
        let heading = text!(changes_without_effect_title);
        let blocks = warnings.into_iter().map(|sentence| paragraph([sentence])).collect();
        out.push(Section { in_summary: true, ..section("wijzigingen_zonder_gevolg", heading, blocks) });
    }
    if !effects.is_empty() {
        let explanation = paragraph([text!(changes_each_undone_alone)]);
        let heading = text!(changes_what_they_did);
        out.push(section("wijzigingen", heading, vec![explanation, Block::Table(table(effects, variants))]));
    }
    out
}

fn is_protected_only(effect: &Effect) -> bool {
    matches!(effect, Effect::OnlyProtected { .. })
}

fn origin(origin: ChangeOrigin) -> Text {
    match origin {
        ChangeOrigin::Overlay => text!(changes_origin_overlay),
        ChangeOrigin::Financing => text!(changes_origin_financing),
        ChangeOrigin::Setting => text!(changes_origin_setting),
    }
}

fn variant_name(variants: &[Text], effect: &ChangeEffect) -> Text {
    variants.get(effect.variant).cloned().unwrap_or_else(|| Text::same(effect.variant.to_string()))
}

fn tried(effect: &Effect) -> Option<usize> {
    match effect {
        Effect::Moved { of, .. } | Effect::Nudged { of, .. } | Effect::OnlyProtected { of, .. } => Some(*of),
        Effect::Through(_) | Effect::Inseparable | Effect::ElsewhereOnly => None,
    }
}

fn table(effects: &[ChangeEffect], variants: &[Text]) -> DataTable {
    DataTable {
        key: "wijzigingen".to_owned(),
        title: text!(changes_table_title),
        stub: text!(changes_change),
        columns: vec![
            column("variant", text!(word_variant)),
            column("soort", text!(changes_kind)),
            column("herkomst", text!(changes_origin)),
            column("gevolg", text!(changes_effect)),
        ],
        rows: effects.iter().enumerate().map(|(position, effect)| row(position, effect, variants)).collect(),
        notes: vec![text!(changes_first_households_tried)],
    }
}

fn row(position: usize, effect: &ChangeEffect, variants: &[Text]) -> Row {
    let kind = match effect.kind {
        DifferingKind::Rule => text!(changes_kind_rule),
        DifferingKind::Table => text!(changes_kind_table),
        DifferingKind::Parameter => text!(changes_kind_parameter),
        DifferingKind::Scheme | DifferingKind::Input => text!(word_other),
    };
    let kind = if effect.fixes_derived { text!(changes_now_a_fixed_value, kind = kind) } else { kind };
    let kind = if effect.manner == Manner::Added { text!(changes_kind_new, kind = kind) } else { kind };
    Row {
        key: format!("{}_{:02}", key(&effect.name), position + 1),
        heading: effect.label.clone(),
        cells: [variant_name(variants, effect), kind, origin(effect.origin), outcome(&effect.effect)]
            .map(Cell::Words)
            .into(),
        emphasis: effect.effect.is_nil(),
    }
}

fn outcome(effect: &Effect) -> Text {
    let number = |n: usize| whole(n as f64);
    match effect {
        Effect::Moved { households: 0, of } => {
            text!(changes_moves_nothing, of = number(*of))
        }
        Effect::Moved { households, of } => text!(changes_moves_households, n = number(*households), of = number(*of)),
        Effect::OnlyProtected { households, of } => {
            text!(changes_moves_only_protected_income, n = number(*households), of = number(*of))
        }
        Effect::Nudged { households: 0, of } => {
            text!(changes_tenth_more_does_nothing, of = number(*of))
        }
        Effect::Nudged { households, of } => text!(changes_tenth_more_moves, n = number(*households), of = number(*of)),
        Effect::Through(users) if users.is_empty() => text!(changes_is_a_result),
        Effect::Through(users) => {
            text!(changes_works_by_way_of, list = Text::joined(users, ", "))
        }
        Effect::Inseparable => text!(changes_cannot_be_undone_alone),
        Effect::ElsewhereOnly => text!(changes_used_elsewhere_only),
    }
}
