//! `[regeling]`: which law it is, who carries it out, which rules give its amounts, who does not use it.

use crate::diag::{Diagnostic, Diagnostics, Fields, Located, Node, Source};
use crate::evidence::Sourced;
use crate::rulebook::definitions::{NonTakeUp, Origin, Scheme, SchemeKind};
use crate::rulebook::read::words::{read_evidence, unknown_word};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

pub(super) fn read_scheme(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<Scheme> {
    let mut fields = Fields::new(source, "`[regeling]`", node);
    let id = fields.required_text("id", "\"zorgtoeslag\"");
    let name = fields.required_text("naam", "\"Zorgtoeslag\"");
    let kind_text = fields.required_text("soort", "\"toeslag\"");
    // A shared notion or a proposal need not have a law yet.
    let may_lack_law = kind_text.as_ref().is_some_and(|k| k.value == "bouwsteen" || k.value == "toelage");
    let mut of_the_law = |key: &'static str, example: &str| {
        if may_lack_law {
            Some(fields.text(key).map(|l| l.value).unwrap_or_default())
        } else {
            fields.required_text(key, example).map(|l| l.value)
        }
    };
    let law = of_the_law("wet", "\"Wet op de zorgtoeslag\"");
    let bwb = of_the_law("bwb", "\"BWBR0018451\"");
    let executor = of_the_law("uitvoerder", "\"Dienst Toeslagen\"");
    let month_rule = fields.text("maandbedrag").map(|l| l.value);
    let year_rule = fields.text("jaarbedrag").map(|l| l.value);
    let protected_rule = fields.text("ophoging_beslagvrije_voet").map(|l| l.value);
    let non_take_up = match fields.node("niet_gebruik") {
        Some(node) => read_non_take_up(source, node, diagnostics),
        None => None,
    };
    let kind = kind_text.and_then(|text| {
        let kind = SchemeKind::WORDS.iter().find(|(word, _)| *word == text.value).map(|(_, kind)| *kind);
        if kind.is_none() {
            fields.report(unknown_word(source, &text, "soort", &SchemeKind::WORDS.map(|(word, _)| word)));
        }
        kind
    });
    // With one of the two nothing would be paid, and nobody would be told.
    let is_year_enough = kind.is_some_and(SchemeKind::may_lack_month) && year_rule.is_some();
    if month_rule.is_some() != year_rule.is_some() && !is_year_enough {
        fields.required("maandbedrag", "\"zorgtoeslag\"");
        fields.required("jaarbedrag", "\"zorgtoeslag_jaar\"");
    }
    let span = fields.span();
    fields.finish(diagnostics);
    Some(Scheme {
        id: id?.value,
        name: name?.value,
        law: law?,
        bwb: bwb?,
        executor: executor?,
        kind: kind?,
        month_rule,
        year_rule,
        protected_rule,
        non_take_up,
        origin: Origin { source: Arc::clone(source), span },
    })
}

/// `niet_gebruik = { als = "…" }`, or a percentage with its source.
fn read_non_take_up(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<NonTakeUp> {
    let mut fields = Fields::new(source, "`niet_gebruik`", node);
    if fields.node("als").is_some() {
        let like = fields.text("als");
        fields.finish(diagnostics);
        return like.map(|like| NonTakeUp::Like(like.value));
    }
    let percent = |fields: &mut Fields<'_>, text: &Located<String>| {
        let number = Decimal::from_str_exact(&text.value).ok();
        let within = number.filter(|number| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(number));
        if within.is_none() {
            fields.report(Diagnostic::at(
                if number.is_none() { "R015" } else { "S004" },
                source,
                text.span.clone(),
                format!("`{}` is geen percentage van 0 tot en met 100", text.value),
                "schrijf procenten als \"12\" of \"8.5\"",
            ));
        }
        within?.to_f64().map(|percent| percent / 100.0)
    };
    let value = fields.required_number("waarde", "\"12\"").and_then(|text| percent(&mut fields, &text));
    if let Some(unit) = fields.required_text("eenheid", "\"%\"").filter(|unit| unit.value != "%") {
        fields.report(unknown_word(source, &unit, "eenheid", &["%"]));
    }
    let origin = fields.required_text("bron", "\"…\"");
    let grade = read_evidence(&mut fields, "\"aanname\"");
    let low = fields.number("laag").and_then(|text| percent(&mut fields, &text));
    let high = fields.number("hoog").and_then(|text| percent(&mut fields, &text));
    fields.finish(diagnostics);
    Some(NonTakeUp::Share(Sourced { value: value?, source: origin?.value, grade: grade?, low, high }))
}
