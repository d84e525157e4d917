//! Parameters: values with date and source, or formulas by which a number follows from others.

use crate::diag::{Diagnostic, Entry, Fields};
use crate::rulebook::ast::Expr;
use crate::rulebook::definitions::{Dated, Derivation, Parameter};
use crate::rulebook::parser::parse;
use crate::rulebook::read::{FileContents, Reader, content_start};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a value of a parameter says: a number, or how it follows from others.
enum Content {
    Number(Decimal),
    Formula(String, Box<Expr>, Option<u32>),
}

impl Reader<'_> {
    pub(super) fn parameter(&mut self, entry: &Entry, contents: &mut FileContents) {
        let name = self.name(entry);
        let what = format!("parameter `{name}`");
        let mut fields = Fields::new(self.source, what.clone(), &entry.node);
        let unit = self.unit(&mut fields, "eenheid");
        let replaces = self.replaces(&name, &mut fields);
        let explanation = fields.text("uitleg").map(|l| l.value);
        let nodes = fields.required("waarde", "… als blok `[[parameter.naam.waarde]]`").map(|_| fields.list("waarde"));
        let percent = unit.is_some_and(|(_, percent)| percent);
        let (mut values, mut derivations) = (Vec::new(), Vec::new());
        for node in nodes.unwrap_or_default() {
            let dated = self.dated(node, &format!("een waarde van {what}"), |reader, fields| {
                if fields.node("formule").is_some() { reader.derivation(fields) } else { reader.number(fields) }
            });
            match dated {
                Some(Dated {
                    value: Content::Number(value), from, source, certainty, low, high, note, span, ..
                }) => {
                    let is_derived = false;
                    values.push(Dated { from, value, source, certainty, low, high, note, is_derived, span });
                }
                Some(Dated {
                    value: Content::Formula(formula, expr, decimals),
                    from,
                    source,
                    certainty,
                    low,
                    high,
                    note,
                    span,
                    ..
                }) => {
                    let file = Arc::clone(self.source);
                    derivations.push(Derivation {
                        from,
                        formula,
                        expr: *expr,
                        decimals,
                        source,
                        certainty,
                        low,
                        high,
                        note,
                        span,
                        file,
                    });
                }
                None => {}
            }
        }
        fields.finish(self.diagnostics);
        self.ascending(&mut values, &what);
        derivations.sort_by_key(|own| own.from);
        if percent {
            for dated in &mut values {
                dated.value /= Decimal::ONE_HUNDRED;
            }
        }
        let complete = nodes.is_some_and(|nodes| nodes.len() == values.len() + derivations.len());
        if let Some((unit, percent)) = unit.filter(|_| complete) {
            let origin = self.origin(&entry.key_span);
            let scheme = self.scheme.clone();
            contents
                .parameters
                .push((Parameter { name, unit, percent, values, derivations, explanation, scheme, origin }, replaces));
        }
    }

    fn number(&mut self, fields: &mut Fields<'_>) -> Option<Content> {
        let text = fields.required_number("waarde", "\"1200\"")?;
        self.decimal(fields, &text).map(Content::Number)
    }

    /// A formula in place of a number, with the decimals that it is rounded to.
    fn derivation(&mut self, fields: &mut Fields<'_>) -> Option<Content> {
        let text = fields.required_text("formule", "\"…\"");
        let decimals = fields.number("decimalen").and_then(|text| {
            let decimals = text.value.parse::<u32>().ok().filter(|decimals| *decimals <= 12);
            if decimals.is_none() {
                fields.report(Diagnostic::at(
                    "S004",
                    self.source,
                    text.span,
                    format!("`decimalen = {}` is geen geheel getal van 0 tot en met 12", text.value),
                    "schrijf bijvoorbeeld `decimalen = 3`",
                ));
            }
            decimals
        });
        let text = text?;
        let offset = content_start(&self.source.text, &text.span);
        match parse(self.source, &text.value, offset) {
            Ok(expr) => Some(Content::Formula(text.value.trim().to_owned(), Box::new(expr), decimals)),
            Err(diagnostic) => {
                fields.report(*diagnostic);
                None
            }
        }
    }
}
