//! Numbers with their source: a value never comes into a run without one.

use crate::diag::{Diagnostic, Diagnostics, Fields, Located, Node, Source, Span};
use crate::evidence::Sourced;
use crate::rulebook::read_evidence;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// A number from a file, with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcedNumber {
    /// Name: block and key.
    pub name: String,
    /// Value with its range, source and grade.
    pub figure: Sourced<Decimal>,
    /// Unit as written.
    pub unit: String,
    /// Remark.
    pub note: Option<String>,
    /// Where the value stands in its file.
    pub place: Span,
}

impl SourcedNumber {
    /// The value as it is used in a run.
    pub fn value(&self) -> f64 {
        self.figure.value.to_f64().unwrap_or(0.0)
    }
}

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
        if !number.figure.value.fract().is_zero() {
            diagnostics.push(Diagnostic::at(
                "S004",
                source,
                number.place.clone(),
                format!("`{name} = {}` is geen heel getal", number.figure.value),
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
        let grade = read_evidence(&mut fields, "\"aanname\"");
        let low = fields.number("laag").and_then(|text| decimal(&mut fields, &text));
        let high = fields.number("hoog").and_then(|text| decimal(&mut fields, &text));
        let note = fields.text("uitleg").map(|l| l.value);
        fields.finish(diagnostics);
        let (Some(value), Some(unit), Some(origin), Some(grade)) = (value, unit, origin, grade) else {
            return 0.0;
        };
        let number = SourcedNumber {
            name: name.to_owned(),
            figure: Sourced { value: value.value, low, high, source: origin.value, grade },
            place: value.span,
            unit: unit.value,
            note,
        };
        let value = number.value();
        self.numbers.push(number);
        value
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
