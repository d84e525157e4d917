//! What the changes of each variant did: proof that a reform was read and moved households.
//!
//! Takes: effects per change and the names of the variants. Gives: one section, and the warnings as sentences.
//! Leaves to others: measuring the effects (`scenario`).

use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{key, paragraph, section, text, whole};
use crate::simulation::changes::{ChangeEffect, ChangeOrigin, DifferingKind, Effect, Manner};
use crate::text::Text;
use crate::units::Language;

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
        let list = |get: fn(&Text) -> &str| names.iter().map(|name| format!("“{}”", get(name))).collect::<Vec<_>>();
        let list = Text::new(list(|name| &name.nl).join(", "), list(|name| &name.en).join(", "));
        if is_protected_only(&effect.effect) {
            out.push(text!(
                "De wijziging van {name} ({origin}) verandert geen uitkering, toeslag of belasting van iemand; alleen wat een huishouden bij terugbetalen mag houden (de beslagvrije voet), in: {list}.",
                "The change of {name} ({origin}) alters no benefit, support or tax of anybody; only what a household may keep when it repays, in: {list}.",
                name = effect.label.clone(),
                origin = origin(effect.origin),
                list = list,
            ));
            continue;
        }
        out.push(text!(
            "De wijziging van {name} ({origin}) verandert geen enkele uitkomst van de {of} bekeken huishoudens, in: {list}.",
            "The change of {name} ({origin}) alters no result of the {of} households that were tried, in: {list}.",
            name = effect.label.clone(),
            origin = origin(effect.origin),
            of = whole(tried(&effect.effect).unwrap_or(0) as f64),
            list = list,
        ));
    }
    out
}

/// The sections: changes without effect, for the summary as well, and all changes. None where nothing was changed.
pub(crate) fn changes(effects: &[ChangeEffect], variants: &[Text]) -> Vec<Section> {
    let mut out = Vec::new();
    let warnings = warnings(effects, variants);
    if !warnings.is_empty() {
        let heading = Text::new("Let op: wijzigingen zonder gevolg", "Note: changes without effect");
        let blocks = warnings.into_iter().map(|sentence| paragraph([sentence])).collect();
        out.push(Section { in_summary: true, ..section("wijzigingen_zonder_gevolg", heading, blocks) });
    }
    if !effects.is_empty() {
        let explanation = paragraph([Text::new(
            "Elke wijziging is apart teruggedraaid, terwijl alle andere wijzigingen van de variant bleven gelden. Geteld is bij hoeveel huishoudens dan een uitkomst anders is. Dat bewijst dat een wijziging is gebruikt; het is geen schatting van haar gevolg.",
            "Each change was undone alone while all other changes of the variant stayed. The count is of households for which a result is then different. This proves that a change was used; it does not estimate its effect.",
        )]);
        let heading = Text::new("Wat de wijzigingen deden", "What the changes did");
        out.push(section("wijzigingen", heading, vec![explanation, Block::Table(table(effects, variants))]));
    }
    out
}

fn is_protected_only(effect: &Effect) -> bool {
    matches!(effect, Effect::OnlyProtected { .. })
}

fn origin(origin: ChangeOrigin) -> Text {
    match origin {
        ChangeOrigin::Overlay => Text::new("overlay van de variant", "overlay of the variant"),
        ChangeOrigin::Financing => Text::new("financiering", "financing"),
        ChangeOrigin::Setting => Text::new("opgegeven bij het starten", "set when starting"),
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
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    DataTable {
        key: "wijzigingen".to_owned(),
        title: Text::new("Wijzigingen en wat zij deden", "Changes and what they did"),
        stub: Text::new("Wijziging", "Change"),
        columns: vec![
            column("variant", "Variant", "Variant"),
            column("soort", "Soort", "Kind"),
            column("herkomst", "Herkomst", "Origin"),
            column("gevolg", "Gevolg", "Effect"),
        ],
        rows: effects.iter().enumerate().map(|(position, effect)| row(position, effect, variants)).collect(),
        notes: vec![Text::new(
            "De eerste huishoudens van de steekproef zijn bekeken. Een nieuwe waarde kan niet worden teruggedraaid; daarvan is bekeken wat een tiende erbij doet.",
            "The first households of the sample were tried. A new value cannot be undone; what a tenth more of it does was tried instead.",
        )],
    }
}

fn row(position: usize, effect: &ChangeEffect, variants: &[Text]) -> Row {
    let kind = match effect.kind {
        DifferingKind::Rule => Text::new("regel", "rule"),
        DifferingKind::Table => Text::new("tabel", "table"),
        DifferingKind::Parameter => Text::new("parameter", "parameter"),
        DifferingKind::Scheme | DifferingKind::Input => Text::new("overig", "other"),
    };
    let kind = if effect.fixes_derived {
        text!(
            "{kind}; volgt nu uit andere getallen, hier een vaste waarde",
            "{kind}; follows from other numbers now, a fixed value here",
            kind = kind
        )
    } else {
        kind
    };
    let kind = if effect.manner == Manner::Added { text!("{kind}, nieuw", "{kind}, new", kind = kind) } else { kind };
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
            text!("niets: 0 van {of} huishoudens", "nothing: 0 of {of} households", of = number(*of))
        }
        Effect::Moved { households, of } => text!(
            "anders voor {n} van {of} huishoudens",
            "different for {n} of {of} households",
            n = number(*households),
            of = number(*of),
        ),
        Effect::OnlyProtected { households, of } => text!(
            "alleen de beslagvrije voet: anders voor {n} van {of} huishoudens",
            "only the protected income: different for {n} of {of} households",
            n = number(*households),
            of = number(*of),
        ),
        Effect::Nudged { households: 0, of } => {
            text!("een tiende erbij doet niets: 0 van {of}", "a tenth more does nothing: 0 of {of}", of = number(*of))
        }
        Effect::Nudged { households, of } => text!(
            "een tiende erbij raakt {n} van {of} huishoudens",
            "a tenth more moves {n} of {of} households",
            n = number(*households),
            of = number(*of),
        ),
        Effect::Through(users) if users.is_empty() => Text::new("is zelf een uitkomst", "is a result itself"),
        Effect::Through(users) => {
            text!("werkt via {list}", "works by way of {list}", list = listed(users))
        }
        Effect::Inseparable => Text::new(
            "niet apart terug te draaien: andere wijzigingen bouwen erop voort",
            "cannot be undone alone: other changes build on it",
        ),
        Effect::ElsewhereOnly => Text::new(
            "niet gebruikt in deze berekening, wel in andere uitkomsten van het stelsel",
            "not used in this calculation, but in other results of the system",
        ),
    }
}

/// Names with commas between them.
fn listed(names: &[Text]) -> Text {
    let list = |language| names.iter().map(|name| name.get(language)).collect::<Vec<_>>().join(", ");
    Text::new(list(Language::Dutch), list(Language::English))
}
