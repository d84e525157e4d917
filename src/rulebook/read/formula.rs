//! Rules: formulas, perhaps with versions by date.

use crate::diag::{Entry, Located};
use crate::formats::{Key, Keys, TextForm, blocks, date, has, may, need, text, text_as};
use crate::rulebook::ast::Expr;
use crate::rulebook::definitions::{RuleDef, RuleVersion};
use crate::rulebook::parser::parse;
use crate::rulebook::read::name::label;
use crate::rulebook::read::{Reader, entity_period};
use crate::text::text;
use std::sync::Arc;

/// A formula with its expression and its source.
type Formula = (String, Expr, String);

impl Reader<'_> {
    pub(super) fn rule(&mut self, keys: &mut Keys<'_>, entry: &Entry) {
        let name = self.name(keys, entry);
        let what = text!(named_rule, name = &name);
        let label = label(keys);
        let (entity, period) = entity_period(keys);
        let kind = keys.get(need(
            "eenheid",
            text_as("EUR/jaar"),
            "eenheid van de uitkomst, `ja/nee`, `datum` of `opsomming NAAM`",
            "unit of the outcome, `ja/nee`, `datum` or `opsomming NAAM`",
        ));
        let replaces = self.replaces(keys, &name);
        let explanation = keys.get(may(
            "uitleg",
            text(),
            "wat de regel doet, in gewone taal",
            "what the rule does, in plain language",
        ));
        let plain = formula(keys, may);
        let dated = keys.get(may(
            "versie",
            blocks(version).filled().each_called(text!(version_of, what = what)),
            "versies per datum, in plaats van `bron` en `formule`",
            "versions by date, instead of `bron` and `formule`",
        ));
        keys.rule(has("versie").without(["bron", "formule"]));
        keys.rule(has("versie").negated().needs(["bron", "formule"]));
        let file = keys.source();
        let plain = plain.map(|(formula, expr, source)| RuleVersion {
            from: None,
            formula,
            expr,
            source,
            file: Arc::clone(file),
        });
        let mut versions: Vec<RuleVersion> = dated.into_iter().flatten().flatten().chain(plain).collect();
        versions.sort_by_key(|v| v.from);
        if let (Some(entity), Some(period), Some(kind), false) = (entity, period, kind, versions.is_empty()) {
            let rule = RuleDef {
                name,
                label,
                entity,
                period,
                type_text: kind.value,
                type_span: kind.span,
                versions,
                explanation: explanation.map(|text| text.value),
                scheme: self.scheme.clone(),
                origin: self.origin(keys, &entry.key_span),
            };
            self.contents.rules.push((rule, replaces));
        }
    }
}

fn version(keys: &mut Keys<'_>) -> Option<RuleVersion> {
    let from = keys.get(need(
        "vanaf",
        date(),
        "1 januari van het eerste jaar waarin deze versie geldt",
        "1 January of the first year in which this version holds",
    ));
    if let Some(from) = &from
        && (from.value.month(), from.value.day()) != (1, 1)
    {
        keys.complain("R016", keys.span(), text!(version_within_year), text!(version_within_year_remedy));
    }
    let (formula, expr, source) = formula(keys, need)?;
    Some(RuleVersion { from: Some(from?.value), formula, expr, source, file: Arc::clone(keys.source()) })
}

/// How a key is asked for: one that must be there or one that may be left out.
type Asking = fn(&'static str, TextForm, &'static str, &'static str) -> Key<TextForm>;

fn formula(keys: &mut Keys<'_>, key: Asking) -> Option<Formula> {
    let source = keys.get(key(
        "bron",
        text_as("Wzt art. 2"),
        "artikel waaruit de formule volgt",
        "article that the formula follows from",
    ));
    let text = keys.get(key(
        "formule",
        text(),
        "uitdrukking in de taal van rulebooks/README.md",
        "expression in the language of rulebooks/README.md",
    ));
    let (expr, text) = expression(keys, &text?)?;
    Some((text, expr, source?.value))
}

/// The expression of a formula, and its text without spaces around it.
pub(super) fn expression(keys: &mut Keys<'_>, text: &Located<String>) -> Option<(Expr, String)> {
    let offset = content_start(&keys.source().text, &text.span);
    match parse(keys.source(), &text.value, offset) {
        Ok(expr) => Some((expr, text.value.trim().to_owned())),
        Err(diagnostic) => {
            keys.report(*diagnostic);
            None
        }
    }
}

/// Where the content of a TOML string starts: after its quotes, and after a line break that follows three of them.
fn content_start(text: &str, span: &crate::diag::Span) -> usize {
    let quoted = text.get(span.clone()).unwrap_or("");
    if quoted.starts_with("'''") || quoted.starts_with("\"\"\"") {
        let inner = &quoted[3..];
        let line_break = if inner.starts_with("\r\n") { 2 } else { usize::from(inner.starts_with('\n')) };
        span.start + 3 + line_break
    } else {
        span.start + 1
    }
}
