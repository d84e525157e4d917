//! Numbers with their source: a value never comes into a run without one.

use crate::diag::{Diagnostic, Diagnostics, Fields, Located, Node, Source, Span};
use crate::formats::{CERTAINTIES, SourcedNumber};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// Reads `naam = { waarde, eenheid, bron, zekerheid, laag, hoog, uitleg }` and keeps a list of all that was read.
#[derive(Debug, Default)]
pub struct NumberList {
    /// Read so far.
    pub numbers: Vec<SourcedNumber>,
}

impl NumberList {
    /// A required number.
    pub fn required(
        &mut self,
        fields: &mut Fields<'_>,
        block: &str,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> f64 {
        let example = "{ waarde = \"0.05\", eenheid = \"ratio\", bron = \"…\", zekerheid = \"aanname\", laag = \"…\", hoog = \"…\" }";
        let source = fields.source();
        let Some(node) = fields.required(key, example) else { return 0.0 };
        self.read(source, node, &format!("{block}.{key}"), diagnostics)
    }

    /// Reports a number that was read and is not whole: half a month would be dropped in silence.
    pub fn must_be_whole(&self, source: &Arc<Source>, name: &str, diagnostics: &mut Diagnostics) {
        let Some(number) = self.numbers.iter().rfind(|number| number.name == name) else { return };
        if !number.value.fract().is_zero() {
            diagnostics.push(Diagnostic::at(
                "S004",
                source,
                number.place.clone(),
                format!("`{name} = {}` is geen heel getal", number.value),
                "geef een heel getal, zonder decimalen",
            ));
        }
    }

    /// Where the value of a number stands, once it was read.
    pub fn place(&self, block: &str, key: &str) -> Option<Span> {
        let name = format!("{block}.{key}");
        self.numbers.iter().rfind(|number| number.name == name).map(|number| number.place.clone())
    }

    /// Reads one number.
    pub fn read(&mut self, source: &Arc<Source>, node: &Node, name: &str, diagnostics: &mut Diagnostics) -> f64 {
        let mut fields = Fields::new(source, format!("`{name}`"), node);
        let value = fields.required_number("waarde", "\"0.05\"").and_then(|text| {
            let span = text.span.clone();
            decimal(&mut fields, &text).map(|value| Located { value, span })
        });
        let unit = fields.required_text("eenheid", "\"ratio\"");
        let origin = fields.required_text("bron", "\"…\"");
        let certainty = fields.required_text("zekerheid", "\"aanname\"");
        let low = fields.number("laag").and_then(|text| decimal(&mut fields, &text));
        let high = fields.number("hoog").and_then(|text| decimal(&mut fields, &text));
        let note = fields.text("uitleg").map(|l| l.value);
        if let Some(word) = &certainty {
            if !CERTAINTIES.contains(&word.value.as_str()) {
                fields.report(crate::formats::unknown_word(source, word, "zekerheid", &CERTAINTIES));
            }
            if word.value == "aanname" && (low.is_none() || high.is_none()) {
                let span = fields.span();
                fields.report(Diagnostic::at(
                    "R021",
                    source,
                    span,
                    "een aanname noemt hoe laag en hoe hoog de waarde kan zijn",
                    "voeg `laag = \"…\"` en `hoog = \"…\"` toe",
                ));
            }
        }
        fields.finish(diagnostics);
        let (Some(value), Some(unit), Some(origin), Some(certainty)) = (value, unit, origin, certainty) else {
            return 0.0;
        };
        let number = value.value.to_f64().unwrap_or(0.0);
        self.numbers.push(SourcedNumber {
            name: name.to_owned(),
            value: value.value,
            place: value.span,
            unit: unit.value,
            source: origin.value,
            certainty: certainty.value,
            low,
            high,
            note,
        });
        number
    }
}

/// Reads a plain number, or reports what is wrong with it.
pub fn decimal(fields: &mut Fields<'_>, text: &Located<String>) -> Option<Decimal> {
    let value = Decimal::from_str_exact(&text.value).ok().filter(|v| v.abs() < Decimal::from(1_000_000_000_000_i64));
    if value.is_none() {
        let source = fields.source();
        fields.report(Diagnostic::at(
            "R015",
            source,
            text.span.clone(),
            format!("`{}` is geen getal", text.value),
            "schrijf een getal als \"1234.56\": een punt voor decimalen, geen punten voor duizendtallen",
        ));
    }
    value
}
