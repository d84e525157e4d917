//! Overlays: what a variant replaces, adds and drops.

use crate::diag::{Diagnostic, Diagnostics, Located, Span, closest};
use crate::rulebook::definitions::{Dated, Definitions, LookupTable, Origin, Parameter, RuleDef, SchemeKind};
use crate::rulebook::meant::meant;
use crate::rulebook::read::{FileContents, OverlayHead, Replaces};
use crate::text::text;
use std::sync::Arc;

/// What an overlay does to a name that the system does not have.
#[derive(Debug, Clone, Copy)]
enum Unknown {
    Lapses,
    Replaced,
}

impl Definitions {
    /// Lays an overlay over these definitions.
    pub fn apply(&mut self, contents: FileContents, diagnostics: &mut Diagnostics) {
        let Some(head) = contents.overlay.clone() else { return };
        self.report_clashes(&head, &contents, diagnostics);
        for scheme in &head.dropped_schemes {
            self.drop_scheme(scheme, &head, diagnostics);
        }
        for name in &head.dropped_names {
            self.note_dropped([name.value.clone()], &head, &name.span);
            if !self.drop_name(&name.value) && !self.is_told(&name.value, &head.origin) {
                diagnostics.push(self.unknown(name, &head.origin, Unknown::Lapses));
            }
        }
        self.broken.extend(contents.broken.iter().cloned());
        self.no_effect.extend(contents.no_effect.iter().cloned());
        let whole = head.no_effect.clone();
        self.no_effect.extend(whole.map(|reason| (head.origin.source.name.clone(), reason)));
        self.schemes.extend(contents.scheme);
        self.enums.extend(contents.enums);
        self.inputs.extend(contents.inputs);
        for (mut parameter, replaces) in contents.parameters {
            if self.may_replace(&parameter.name, &parameter.origin, replaces, diagnostics) {
                if let Some(old) = self.parameters.iter().find(|p| p.name == parameter.name && p.unit == parameter.unit)
                {
                    parameter.scheme.clone_from(&old.scheme);
                    parameter.label = parameter.label.take().or_else(|| old.label.clone());
                    keep_earlier_of(old, &mut parameter);
                }
                self.parameters.retain(|p| p.name != parameter.name);
            }
            self.parameters.push(parameter);
        }
        for (mut table, replaces) in contents.tables {
            if self.may_replace(&table.name, &table.origin, replaces, diagnostics) {
                let same = |t: &LookupTable| {
                    (&t.name, t.kind, t.unit_in, t.unit_out) == (&table.name, table.kind, table.unit_in, table.unit_out)
                };
                if let Some(old) = self.tables.iter().find(|t| same(t)) {
                    keep_earlier(&old.values, &mut table.values);
                    let scheme = old.scheme.clone();
                    table.scheme = scheme;
                    table.label = table.label.take().or_else(|| old.label.clone());
                }
                self.tables.retain(|t| t.name != table.name);
            }
            self.tables.push(table);
        }
        for (mut rule, replaces) in contents.rules {
            if self.may_replace(&rule.name, &rule.origin, replaces, diagnostics) {
                if let Some(old) = self.rules.iter().find(|r| r.name == rule.name) {
                    rule.scheme.clone_from(&old.scheme);
                    rule.label = rule.label.take().or_else(|| old.label.clone());
                    keep_earlier_versions(old, &mut rule);
                }
                self.rules.retain(|r| r.name != rule.name);
            }
            self.rules.push(rule);
        }
        self.id = format!("{}+{}", self.id, head.id);
        self.name = format!("{} + {}", self.name, head.name);
    }

    /// Two overlays that replace or drop the same name do not go together: the order would decide in silence.
    fn report_clashes(&mut self, head: &OverlayHead, contents: &FileContents, diagnostics: &mut Diagnostics) {
        let replaced = |replaces: &Replaces| *replaces == Replaces::Yes;
        let mut touched: Vec<(String, Origin)> = Vec::new();
        touched
            .extend(contents.rules.iter().filter(|r| replaced(&r.1)).map(|r| (r.0.name.clone(), r.0.origin.clone())));
        touched.extend(
            contents.parameters.iter().filter(|p| replaced(&p.1)).map(|p| (p.0.name.clone(), p.0.origin.clone())),
        );
        touched
            .extend(contents.tables.iter().filter(|t| replaced(&t.1)).map(|t| (t.0.name.clone(), t.0.origin.clone())));
        let at = |span: &Span| Origin { source: Arc::clone(&head.origin.source), span: span.clone() };
        touched.extend(head.dropped_names.iter().map(|name| (name.value.clone(), at(&name.span))));
        for scheme in &head.dropped_schemes {
            let of_scheme = |id: &str| id == scheme.value;
            let rules = self.rules.iter().filter(|r| of_scheme(&r.scheme)).map(|r| &r.name);
            let parameters = self.parameters.iter().filter(|p| of_scheme(&p.scheme)).map(|p| &p.name);
            let tables = self.tables.iter().filter(|t| of_scheme(&t.scheme)).map(|t| &t.name);
            touched.extend(rules.chain(parameters).chain(tables).map(|name| (name.clone(), at(&scheme.span))));
        }
        for (name, origin) in touched {
            if self.clashes(&name, &origin) {
                let first = &self.overlaid[&name];
                diagnostics.push(
                    Diagnostic::at(
                        "R025",
                        &origin.source,
                        origin.span.clone(),
                        text!(two_overlays_touch, name = &name),
                        text!(two_overlays_touch_remedy),
                    )
                    .also(&first.source, first.span.clone(), text!(the_other_overlay)),
                );
            }
            self.overlaid.entry(name).or_insert(origin);
        }
    }

    /// Whether another overlay already touched the name, which is told as a clash.
    fn clashes(&self, name: &str, origin: &Origin) -> bool {
        self.overlaid.get(name).is_some_and(|first| !Arc::ptr_eq(&first.source, &origin.source))
    }

    /// Whether a mistake about this name was told already.
    fn is_told(&self, name: &str, origin: &Origin) -> bool {
        self.broken.contains(name) || self.clashes(name, origin)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let rules = self.rules.iter().map(|r| r.name.as_str());
        let parameters = self.parameters.iter().map(|p| p.name.as_str());
        rules.chain(parameters).chain(self.tables.iter().map(|t| t.name.as_str()))
    }

    fn unknown(&self, name: &Located<String>, origin: &Origin, what: Unknown) -> Diagnostic {
        let (message, key) = match what {
            Unknown::Lapses => (text!(lapses_but_unknown, name = &name.value), "vervalt"),
            Unknown::Replaced => (text!(replaced_but_unknown, name = &name.value), "vervangt"),
        };
        let remedy = meant(closest(&name.value, self.names()), text!(name_what_exists, key = key));
        Diagnostic::at("R013", &origin.source, name.span.clone(), message, remedy)
    }

    fn may_replace(&self, name: &str, origin: &Origin, replaces: Replaces, diagnostics: &mut Diagnostics) -> bool {
        let exists = self.names().any(|known| known == name);
        let located = Located { value: name.to_owned(), span: origin.span.clone() };
        match (replaces, exists) {
            (Replaces::Yes, true) => true,
            (Replaces::No, false) => false,
            (Replaces::Yes, false) if self.is_told(name, origin) => false,
            (Replaces::Yes, false) => {
                diagnostics.push(self.unknown(&located, origin, Unknown::Replaced));
                false
            }
            (Replaces::No, true) => {
                diagnostics.push(Diagnostic::at(
                    "R014",
                    &origin.source,
                    origin.span.clone(),
                    text!(exists_in_system, name = name),
                    text!(exists_in_system_remedy),
                ));
                true
            }
        }
    }

    /// Remembers which overlay dropped these names, for rules that still need them.
    fn note_dropped(&mut self, names: impl IntoIterator<Item = String>, head: &OverlayHead, span: &Span) {
        for name in names {
            let origin = Origin { source: Arc::clone(&head.origin.source), span: span.clone() };
            self.dropped.entry(name).or_insert_with(|| (head.id.clone(), origin));
        }
    }

    fn drop_scheme(&mut self, scheme: &Located<String>, head: &OverlayHead, diagnostics: &mut Diagnostics) {
        let (id, origin) = (&scheme.value, &head.origin);
        let Some(found) = self.schemes.iter().find(|s| s.id == *id) else {
            let known: Vec<&str> = self.schemes.iter().map(|s| s.id.as_str()).collect();
            let near = closest(id, known.iter().copied());
            diagnostics.push(Diagnostic::at(
                "R013",
                &origin.source,
                scheme.span.clone(),
                text!(lapsing_scheme_unknown, scheme = id),
                meant(near, text!(schemes_of_system_are, schemes = known.join(", "))),
            ));
            return;
        };
        if found.kind == SchemeKind::BuildingBlock {
            diagnostics.push(Diagnostic::at(
                "R013",
                &origin.source,
                scheme.span.clone(),
                text!(building_blocks_cannot_lapse, scheme = id),
                text!(name_rules_that_lapse),
            ));
            return;
        }
        let rules = self.rules.iter().filter(|r| r.scheme == *id).map(|r| r.name.clone());
        let parameters = self.parameters.iter().filter(|p| p.scheme == *id).map(|p| p.name.clone());
        let tables = self.tables.iter().filter(|t| t.scheme == *id).map(|t| t.name.clone());
        let names: Vec<String> = rules.chain(parameters).chain(tables).collect();
        self.note_dropped(names, head, &scheme.span);
        self.schemes.retain(|s| s.id != *id);
        self.rules.retain(|r| r.scheme != *id);
        self.parameters.retain(|p| p.scheme != *id);
        self.tables.retain(|t| t.scheme != *id);
    }

    fn drop_name(&mut self, name: &str) -> bool {
        let before = self.rules.len() + self.parameters.len() + self.tables.len();
        self.rules.retain(|r| r.name != name);
        self.parameters.retain(|p| p.name != name);
        self.tables.retain(|t| t.name != name);
        before != self.rules.len() + self.parameters.len() + self.tables.len()
    }
}

/// A version from a date on leaves the versions before that date as they were, where the rule is still of one kind.
fn keep_earlier_versions(old: &RuleDef, new: &mut RuleDef) {
    let Some(first) = new.versions.first().and_then(|version| version.from) else { return };
    if (old.entity, old.period, &old.type_text) == (new.entity, new.period, &new.type_text) {
        let earlier = old.versions.iter().filter(|version| version.from.is_none_or(|from| from < first));
        new.versions.splice(0..0, earlier.cloned().collect::<Vec<_>>());
    }
}

/// Values and formulas of before the first day of the new ones stay.
fn keep_earlier_of(old: &Parameter, new: &mut Parameter) {
    let fixed = new.values.iter().map(|value| value.from);
    let Some(first) = fixed.chain(new.derivations.iter().map(|own| own.from)).min() else { return };
    let derivations = old.derivations.iter().filter(|own| own.from < first).cloned();
    new.derivations.splice(0..0, derivations.collect::<Vec<_>>());
    let values = old.values.iter().filter(|value| value.from < first && !value.is_derived).cloned();
    new.values.splice(0..0, values.collect::<Vec<_>>());
}

/// A value from a date on leaves what was in force before that date as it was.
fn keep_earlier<T: Clone>(old: &[Dated<T>], new: &mut Vec<Dated<T>>) {
    let Some(first) = new.first().map(|dated| dated.from) else { return };
    let earlier: Vec<Dated<T>> = old.iter().filter(|dated| dated.from < first).cloned().collect();
    new.splice(0..0, earlier);
}
