//! Overlays: what a variant replaces, adds and drops.

use crate::diag::{Diagnostic, Diagnostics, Located, closest};
use crate::rulebook::definitions::{Definitions, Origin, SchemeKind};
use crate::rulebook::read::{FileContents, Replaces};

impl Definitions {
    /// Lays an overlay over these definitions.
    pub fn apply(&mut self, contents: FileContents, diagnostics: &mut Diagnostics) {
        let Some(head) = contents.overlay else { return };
        for scheme in &head.dropped_schemes {
            self.drop_scheme(scheme, &head.origin, diagnostics);
        }
        for name in &head.dropped_names {
            if !self.drop_name(&name.value) {
                diagnostics.push(self.unknown(name, &head.origin, "vervalt"));
            }
        }
        self.schemes.extend(contents.scheme);
        for definition in contents.enums {
            self.enums.push(definition);
        }
        self.inputs.extend(contents.inputs);
        for (parameter, replaces) in contents.parameters {
            if self.may_replace(&parameter.name, &parameter.origin, replaces, diagnostics) {
                self.parameters.retain(|p| p.name != parameter.name);
            }
            self.parameters.push(parameter);
        }
        for (table, replaces) in contents.tables {
            if self.may_replace(&table.name, &table.origin, replaces, diagnostics) {
                self.tables.retain(|t| t.name != table.name);
            }
            self.tables.push(table);
        }
        for (mut rule, replaces) in contents.rules {
            if self.may_replace(&rule.name, &rule.origin, replaces, diagnostics) {
                if let Some(old) = self.rules.iter().find(|r| r.name == rule.name) {
                    rule.scheme.clone_from(&old.scheme);
                }
                self.rules.retain(|r| r.name != rule.name);
            }
            self.rules.push(rule);
        }
        self.id = format!("{}+{}", self.id, head.id);
        self.name = format!("{} + {}", self.name, head.name);
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let rules = self.rules.iter().map(|r| r.name.as_str());
        let parameters = self.parameters.iter().map(|p| p.name.as_str());
        rules.chain(parameters).chain(self.tables.iter().map(|t| t.name.as_str()))
    }

    fn unknown(&self, name: &Located<String>, origin: &Origin, verb: &str) -> Diagnostic {
        let near = closest(&name.value, self.names()).map(|near| format!("bedoelde u `{near}`? ")).unwrap_or_default();
        Diagnostic::at(
            "R013",
            &origin.source,
            name.span.clone(),
            format!("`{}` {verb} volgens deze overlay, maar bestaat niet in het stelsel", name.value),
            format!("{near}Noem een regel, parameter of tabel die bestaat, of laat `{verb}` weg"),
        )
    }

    fn may_replace(&self, name: &str, origin: &Origin, replaces: Replaces, diagnostics: &mut Diagnostics) -> bool {
        let exists = self.names().any(|known| known == name);
        let located = Located { value: name.to_owned(), span: origin.span.clone() };
        match (replaces, exists) {
            (Replaces::Yes, true) => true,
            (Replaces::No, false) => false,
            (Replaces::Yes, false) => {
                diagnostics.push(self.unknown(&located, origin, "vervangt"));
                false
            }
            (Replaces::No, true) => {
                diagnostics.push(Diagnostic::at(
                    "R014",
                    &origin.source,
                    origin.span.clone(),
                    format!("`{name}` bestaat al in het stelsel"),
                    "voeg `vervangt = true` toe als deze overlay de bestaande vervangt, of kies een andere naam",
                ));
                true
            }
        }
    }

    fn drop_scheme(&mut self, scheme: &Located<String>, origin: &Origin, diagnostics: &mut Diagnostics) {
        let id = &scheme.value;
        let Some(found) = self.schemes.iter().find(|s| s.id == *id) else {
            let near = closest(id, self.schemes.iter().map(|s| s.id.as_str()))
                .map(|n| format!("bedoelde u `{n}`? "))
                .unwrap_or_default();
            let known: Vec<&str> = self.schemes.iter().map(|s| s.id.as_str()).collect();
            diagnostics.push(Diagnostic::at(
                "R013",
                &origin.source,
                scheme.span.clone(),
                format!("de regeling `{id}` bestaat niet in het stelsel"),
                format!("{near}Regelingen zijn: {}", known.join(", ")),
            ));
            return;
        };
        if found.kind == SchemeKind::BuildingBlock {
            diagnostics.push(Diagnostic::at(
                "R013",
                &origin.source,
                scheme.span.clone(),
                format!("`{id}` is een verzameling bouwstenen en kan niet als geheel vervallen"),
                "noem de regels die vervallen onder `vervalt`",
            ));
            return;
        }
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
