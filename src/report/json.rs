//! `resultaat.json`: the whole report, both languages, every number in full precision.
//!
//! Takes: a report. Gives: indented JSON whose keys stand in the order of the report model.

use super::Render;
use super::RenderError;
use super::Report;
use crate::text::is_hidden_char;
use crate::units::Language;

/// Renders the report as JSON.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonResult;

impl Render for JsonResult {
    fn file_name(&self) -> &'static str {
        "resultaat.json"
    }

    fn render(&self, report: &Report, _language: Language) -> Result<Vec<u8>, RenderError> {
        pretty(report)
    }
}

/// Indented JSON that ends with a newline.
pub(super) fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>, RenderError> {
    let text = serde_json::to_string_pretty(value)?;
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if is_hidden_char(c) {
            // Only in texts, where JSON has its own way to write a character by its code.
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    Ok(out.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_fixtures;

    #[test]
    fn the_whole_report_is_in_it_in_the_order_of_the_model() {
        let bytes = JsonResult.render(&test_fixtures::report(), Language::Dutch).expect("sample renders");
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("is json");
        let keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["title", "question", "receipt", "sections", "sources", "assumptions"]);
        let budget = &value["sections"][0]["blocks"][1]["rows"][0]["cells"][0];
        assert_eq!(budget["soort"], "number");
        assert_eq!(budget["value"], 412.3);
        assert_eq!(budget["kind"], "simulated");
    }

    #[test]
    fn both_languages_give_the_same_bytes() {
        let bytes = |language| JsonResult.render(&test_fixtures::report(), language).expect("sample renders");
        assert_eq!(bytes(Language::Dutch), bytes(Language::English));
    }
}
