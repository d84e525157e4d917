//! Parameters: values with date and source, or formulas by which a number follows from others.

use crate::diag::Entry;
use crate::formats::{Keys, Measure, blocks, has, may, need, number, text, text_as, whole};
use crate::rulebook::ast::Expr;
use crate::rulebook::definitions::{Dated, Derivation, Parameter};
use crate::rulebook::read::formula::expression;
use crate::rulebook::read::name::label;
use crate::rulebook::read::{Reader, UNITS, ascending, unit};
use crate::text::text;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a value of a parameter says: a number, or how it follows from others.
enum Content {
    Number(Decimal),
    Formula(String, Box<Expr>, Option<u32>),
}

impl Reader<'_> {
    pub(super) fn parameter(&mut self, keys: &mut Keys<'_>, entry: &Entry) {
        let name = self.name(keys, entry);
        let what = text!(named_parameter, name = &name);
        let label = label(keys);
        let unit = unit(
            keys,
            need(
                "eenheid",
                text_as(UNITS),
                "eenheid van het getal; bij % schrijft u procenten, geen deel van 1",
                "unit of the number; with % you write percents, no share of 1",
            ),
        );
        let replaces = self.replaces(keys, &name);
        let explanation = keys.get(may(
            "uitleg",
            text(),
            "wat het getal is, in gewone taal",
            "what the number is, in plain language",
        ));
        let is_percent = unit.is_some_and(|(_, percent)| percent);
        let read = keys.get(need(
            "waarde",
            blocks(|keys: &mut Keys<'_>| self.dated(keys, |_, keys| content(keys, is_percent)))
                .each_called(text!(value_of, what = &what)),
            "waarden, elk vanaf een datum",
            "values, each from a date on",
        ));
        let count = read.as_ref().map(Vec::len);
        let (mut values, mut derivations) = (Vec::new(), Vec::new());
        for dated in read.into_iter().flatten().flatten() {
            let Dated { from, value, source, certainty, low, high, note, is_derived, span } = dated;
            match value {
                Content::Number(value) => {
                    values.push(Dated { from, value, source, certainty, low, high, note, is_derived, span });
                }
                Content::Formula(formula, expr, decimals) => {
                    let (file, expr) = (Arc::clone(keys.source()), *expr);
                    derivations.push(Derivation {
                        from,
                        formula,
                        expr,
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
            }
        }
        ascending(keys, &mut values, &what);
        derivations.sort_by_key(|own| own.from);
        if is_percent {
            for dated in &mut values {
                dated.value /= Decimal::ONE_HUNDRED;
            }
        }
        let complete = count == Some(values.len() + derivations.len());
        if let Some((unit, percent)) = unit.filter(|_| complete) {
            let (explanation, scheme) = (explanation.map(|text| text.value), self.scheme.clone());
            let origin = self.origin(keys, &entry.key_span);
            let parameter = Parameter { name, label, unit, percent, values, derivations, explanation, scheme, origin };
            self.contents.parameters.push((parameter, replaces));
        }
    }
}

/// A number, or a formula in place of it, with the decimals that it is rounded to.
fn content(keys: &mut Keys<'_>, is_percent: bool) -> Option<Content> {
    let value = keys.get(may(
        "waarde",
        number(Measure::of(if is_percent { "%" } else { "" }), "1200"),
        "het getal, met een punt voor decimalen",
        "the number, with a point before decimals",
    ));
    let formula = keys.get(may(
        "formule",
        text(),
        "in plaats van een getal: hoe het volgt uit andere getallen en tabellen",
        "instead of a number: how it follows from other numbers and tables",
    ));
    let decimals = keys.get(may(
        "decimalen",
        whole(0, 12, "3"),
        "decimalen waarop de uitkomst van de formule wordt afgerond",
        "decimals that the outcome of the formula is rounded to",
    ));
    keys.rule(has("formule").without(["waarde"]));
    keys.rule(has("formule").negated().needs(["waarde"]));
    keys.rule(has("formule").negated().without(["decimalen"]));
    match formula {
        Some(text) => {
            let (expr, text) = expression(keys, &text)?;
            Some(Content::Formula(text, Box::new(expr), decimals.and_then(|decimals| u32::try_from(decimals).ok())))
        }
        None => value.map(|value| Content::Number(value.value)),
    }
}
