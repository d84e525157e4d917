//! Names for people: short texts that reports, tables and screens print in place of an identifier.
//!
//! Takes: a value in a file. Gives: the text, or a mistake with its place. Leaves to others: what carries a name.

use crate::diag::{Located, Node, Value};
use crate::formats::declaration::Shape;
use crate::formats::keys::{Form, Keys};
use crate::text::is_hidden_char;
use crate::text::text;

/// Most characters of a name for people: what still fits in the first column of a table.
const MOST: usize = 80;
/// What [`is_label`] takes, as JSON Schema says it.
const PATTERN: &str = concat!(
    r"^[^\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]",
    r"[^\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]{0,79}$"
);

/// A name for people.
#[derive(Debug, Clone, Copy)]
pub struct Label(&'static str);

/// A name for people, on one line, with an example of it.
pub fn label_as(example: &'static str) -> Label {
    Label(example)
}

/// Whether a text can stand as a name in a table: one line of 1 to 80 characters, all of which can be seen.
fn is_label(text: &str) -> bool {
    let is_unseen = |c: char| is_hidden_char(c) || matches!(c, '\n' | '\t');
    text.chars().next().is_some_and(|first| !first.is_whitespace())
        && text.chars().count() <= MOST
        && !text.chars().any(is_unseen)
}

impl<'a> Form<'a> for Label {
    type Value = Located<String>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Text { examples: vec![self.0], pattern: Some(PATTERN), length: None }
    }

    fn example(&self) -> String {
        format!("\"{}\"", self.0)
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<Located<String>> {
        match &node.value {
            Value::Text(text) if is_label(text) => Some(Located { value: text.clone(), span: node.span.clone() }),
            Value::Text(_) => {
                keys.complain(
                    "B004",
                    node.span.clone(),
                    text!(not_a_label, key = key, most = MOST),
                    text!(write_a_label),
                );
                None
            }
            _ => {
                keys.wrong(key, node, text!(kind_quoted_text));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_one_visible_line_of_at_most_eighty_characters() {
        let eighty = "é".repeat(80);
        for fine in ["AOW", "Standaardpremie voor 2026 (€ per jaar)", eighty.as_str()] {
            assert!(is_label(fine), "{fine}");
        }
        let long = format!("{eighty}é");
        for wrong in ["", " ", " AOW", "A\nB", "A\u{200b}B", "A\u{202e}B", "A\u{ad}B", "\u{feff}A", "A\u{7}", &long] {
            assert!(!is_label(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn the_schema_and_the_reader_refuse_the_same_characters() {
        let schema = jsonschema::validator_for(&serde_json::json!({ "pattern": PATTERN })).expect("the pattern is one");
        let all = (0..0x3000).chain(0xfe00..0x1_0000).filter_map(char::from_u32);
        for text in all.flat_map(|c| [format!("a{c}"), format!("{c}a")]) {
            let value = serde_json::Value::String(text);
            let text = value.as_str().unwrap_or_default();
            assert_eq!(schema.is_valid(&value), is_label(text), "{text:?}");
        }
    }
}
