//! The kinds of value that a key may hold, each with its type in the program.
//!
//! Takes: a value in a file. Gives: the typed value, or a mistake with its place; and the shape for the declaration.
//! Leaves to others: which keys there are (`keys` and the readers), numbers with a source (`sourced`), blocks (`blocks`).

use crate::diag::{Diagnostic, Located, Node, Source, Span, Value, closest};
use crate::formats::declaration::{Dial, Measure, Shape, range_in_words};
use crate::formats::keys::{Form, Key, Keys};
use crate::formats::rules::has;
use crate::text::{Text, text};
use crate::units::{Miswritten, read_date, read_number};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// A text.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextForm {
    example: Option<&'static str>,
    pattern: Option<&'static str>,
    length: Option<usize>,
}

/// A text.
pub fn text() -> TextForm {
    TextForm::default()
}

/// A text with an example of it.
pub fn text_as(example: &'static str) -> TextForm {
    TextForm { example: Some(example), ..TextForm::default() }
}

impl TextForm {
    /// Of this pattern; the reader checks it.
    #[must_use]
    pub fn like(self, pattern: &'static str) -> TextForm {
        TextForm { pattern: Some(pattern), ..self }
    }

    /// Of exactly one character.
    #[must_use]
    pub fn of_one_character(self) -> TextForm {
        TextForm { length: Some(1), ..self }
    }
}

/// Most characters of a text: a name comes back hundreds of times in a report, an explanation once.
fn most_chars(key: &str) -> usize {
    let is_name = ["naam", "name", "titel", "title", "eenheid"].iter().any(|word| key.starts_with(word));
    if is_name { 200 } else { 20_000 }
}

/// Whether a text under a key is longer than anyone reads.
fn is_too_long(key: &str, text: &str) -> bool {
    // Characters are counted only where there may be too many.
    text.len() > most_chars(key) && text.chars().count() > most_chars(key)
}

impl<'a> Form<'a> for TextForm {
    type Value = Located<String>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Text { examples: self.example.into_iter().collect(), pattern: self.pattern, length: self.length }
    }

    fn example(&self) -> String {
        format!("\"{}\"", self.example.unwrap_or("…"))
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<Located<String>> {
        match (&node.value, self.length) {
            (Value::Text(text), None) if is_too_long(key, text) => {
                let most = most_chars(key);
                keys.complain(
                    "B004",
                    node.span.clone(),
                    text!(text_too_long, key = key, chars = text.chars().count(), most = most),
                    text!(make_text_shorter, key = key, most = most),
                );
                None
            }
            (Value::Text(text), None) => Some(Located { value: text.clone(), span: node.span.clone() }),
            (Value::Text(text), Some(length)) if text.chars().count() == length => {
                Some(Located { value: text.clone(), span: node.span.clone() })
            }
            (_, Some(_)) => {
                keys.complain(
                    "B004",
                    node.span.clone(),
                    text!(not_one_character, key = key),
                    text!(give_one_character, key = key),
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

impl<'a> Keys<'a> {
    /// Two texts, Dutch and English, that must be there.
    pub fn pair(&mut self, nl: Key<TextForm>, en: Key<TextForm>) -> Option<Text> {
        let (nl, en) = (self.get(nl), self.get(en));
        Some(Text::new(nl?.value, en?.value))
    }

    /// Two texts, Dutch and English, that come together or not at all.
    pub fn optional_pair(&mut self, nl: Key<TextForm>, en: Key<TextForm>) -> Option<Text> {
        let (dutch, english) = (nl.name(), en.name());
        self.rule(has(dutch).needs([english]));
        self.rule(has(dutch).negated().without([english]));
        let (nl, en) = (self.get(nl), self.get(en));
        Some(Text::new(nl?.value, en?.value))
    }
}

/// A word from a closed list, each with its meaning in the program.
#[derive(Debug, Clone)]
pub struct Choice<T>(Vec<(&'static str, T)>);

/// A word from a closed list, each with its meaning in the program.
pub fn choice<T: Clone>(words: impl IntoIterator<Item = (&'static str, T)>) -> Choice<T> {
    Choice(words.into_iter().collect())
}

impl<'a, T: Clone> Form<'a> for Choice<T> {
    type Value = T;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Word(self.0.iter().map(|(word, _)| (*word).to_owned()).collect())
    }

    fn example(&self) -> String {
        format!("\"{}\"", self.0.first().map_or("…", |(word, _)| word))
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<T> {
        let found = text().read(keys, key, path, node)?;
        let hit = self.0.iter().find(|(word, _)| *word == found.value);
        if hit.is_none() {
            let known: Vec<&str> = self.0.iter().map(|(word, _)| *word).collect();
            keys.report(unknown_word(keys.source(), &found, key, &known));
        }
        hit.map(|(_, value)| value.clone())
    }

    fn turned(&mut self, value: f64, dial: Option<&Dial>) -> Option<T> {
        let [at_zero, at_one] = dial?.words?;
        let wanted = if value >= 0.5 { at_one } else { at_zero };
        self.0.iter().find(|(word, _)| *word == wanted).map(|(_, value)| value.clone())
    }
}

/// A word from a list that is known when the file is read.
#[derive(Debug, Clone)]
pub struct WordOf(Vec<String>);

/// A word from a list that is known when the file is read.
pub fn word_of(words: impl IntoIterator<Item = String>) -> WordOf {
    WordOf(words.into_iter().collect())
}

impl<'a> Form<'a> for WordOf {
    type Value = Located<String>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Word(self.0.clone())
    }

    fn example(&self) -> String {
        format!("\"{}\"", self.0.first().map_or("…", String::as_str))
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Located<String>> {
        let found = text().read(keys, key, path, node)?;
        if !self.0.contains(&found.value) {
            let known: Vec<&str> = self.0.iter().map(String::as_str).collect();
            keys.report(unknown_word(keys.source(), &found, key, &known));
            return None;
        }
        Some(found)
    }
}

/// A word that is not in a closed list.
pub fn unknown_word(source: &Arc<Source>, found: &Located<String>, key: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    let remedy = match closest(&found.value, known.iter().copied()) {
        Some(near) => text!(meant_choose, near = near, list = list),
        None => text!(choose_from, list = list),
    };
    let message = text!(not_a_value_of, value = &found.value, key = key);
    Diagnostic::at("R022", source, found.span.clone(), message, remedy)
}

/// `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub struct Flag;

/// `true` or `false`.
pub fn flag() -> Flag {
    Flag
}

impl<'a> Form<'a> for Flag {
    type Value = Located<bool>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Flag
    }

    fn example(&self) -> String {
        "true".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<Located<bool>> {
        match &node.value {
            Value::Bool(flag) => Some(Located { value: *flag, span: node.span.clone() }),
            _ => {
                keys.wrong(key, node, text!(kind_true_or_false));
                None
            }
        }
    }
}

/// A date.
#[derive(Debug, Clone, Copy)]
pub struct DateForm;

/// A date.
pub fn date() -> DateForm {
    DateForm
}

impl<'a> Form<'a> for DateForm {
    type Value = Located<Date>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Date
    }

    fn example(&self) -> String {
        "2026-01-01".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<Located<Date>> {
        let date = match &node.value {
            Value::Date(date) => *date,
            Value::Text(text) => match read_date(text) {
                Ok(date) => date,
                Err(mistake) => {
                    keys.complain("B003", node.span.clone(), mistake.message(), mistake.remedy());
                    return None;
                }
            },
            _ => {
                keys.wrong(key, node, text!(kind_date_such_as));
                return None;
            }
        };
        Some(Located { value: date, span: node.span.clone() })
    }
}

/// A number, bare or between quotes.
#[derive(Debug, Clone)]
pub struct Number {
    measure: Measure,
    greatest: Option<f64>,
    example: &'static str,
}

/// A number, bare or between quotes, with an example of it.
pub fn number(measure: Measure, example: &'static str) -> Number {
    Number { measure, greatest: None, example }
}

impl Number {
    /// With the greatest number that makes sense, where the range is judged elsewhere.
    pub(super) fn at_most(self, greatest: f64) -> Number {
        Number { greatest: Some(greatest), ..self }
    }
}

impl<'a> Form<'a> for Number {
    type Value = Located<Decimal>;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Number(self.measure.clone())
    }

    fn example(&self) -> String {
        format!("\"{}\"", self.example)
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<Located<Decimal>> {
        let digits = digits(keys, key, node)?;
        let value = decimal(keys, &digits, self.greatest.unwrap_or_else(|| self.measure.greatest()))?;
        if !self.measure.holds(value.to_f64().unwrap_or(f64::NAN)) {
            out_of_range(keys, &format!("{key} = {}", digits.value), &self.measure, digits.span.clone());
        }
        Some(Located { value, span: digits.span })
    }
}

/// The digits of a number that is written bare or between quotes.
pub(super) fn digits(keys: &mut Keys<'_>, key: &str, node: &Node) -> Option<Located<String>> {
    match &node.value {
        Value::Text(text) | Value::Number(text) => {
            Some(Located { value: text.trim().to_owned(), span: node.span.clone() })
        }
        _ => {
            keys.wrong(key, node, text!(kind_number));
            None
        }
    }
}

/// A plain number, or a report of what is wrong with it; `most` is the greatest that makes sense.
pub fn decimal(keys: &mut Keys<'_>, text: &Located<String>, most: f64) -> Option<Decimal> {
    read_number(&text.value, most)
        .map_err(|mistake| keys.complain("R015", text.span.clone(), mistake.message(), mistake.remedy()))
        .ok()
}

pub(super) fn out_of_range(keys: &mut Keys<'_>, what: &str, measure: &Measure, span: Span) {
    let message = match (measure.least, measure.most) {
        (Some(least), Some(most)) => {
            text!(lies_not_between, what = what, least = least.to_string(), most = most.to_string())
        }
        (Some(least), None) => text!(lies_below, what = what, least = least.to_string()),
        (None, Some(most)) => text!(lies_above, what = what, most = most.to_string()),
        (None, None) => return,
    };
    let range = Text::in_each(|language| range_in_words(measure.least, measure.most, language));
    keys.complain("S004", span, message, text!(give_value_of, range = range));
}

/// A whole number, bare or between quotes.
#[derive(Debug, Clone, Copy)]
pub struct Whole {
    least: i64,
    most: i64,
    example: &'static str,
}

/// A whole number in a range, bare or between quotes, with an example of it.
pub fn whole(least: i64, most: i64, example: &'static str) -> Whole {
    Whole { least, most, example }
}

impl<'a> Form<'a> for Whole {
    type Value = i64;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        Shape::Whole(self.least, self.most)
    }

    fn example(&self) -> String {
        self.example.to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<i64> {
        let digits = digits(keys, key, node)?;
        let value = digits.value.parse::<i64>().ok().filter(|v| (self.least..=self.most).contains(v));
        // A number of years or months is no thousand; a larger one could be.
        if let (None, Err(mistake)) = (value, read_number(&digits.value, self.most as f64))
            && !matches!(mistake, Miswritten::NotANumber(_))
        {
            keys.complain("R015", digits.span, mistake.message(), mistake.remedy());
            return None;
        }
        if value.is_none() {
            let (least, most) = (self.least, self.most);
            keys.complain(
                "S004",
                digits.span,
                text!(
                    not_whole_in_range,
                    what = format!("{key} = {}", digits.value),
                    least = least.to_string(),
                    most = most.to_string()
                ),
                text!(write_for_example, line = format!("{key} = {}", self.example)),
            );
        }
        value
    }
}

/// A bare number; TOML also has `1e6`, which has one reading.
fn written_figure(keys: &mut Keys<'_>, written: &str, most: f64, span: Span) -> Option<f64> {
    match read_number(written, most) {
        Ok(value) => value.to_f64(),
        Err(Miswritten::NotANumber(_)) if written.parse::<f64>().is_ok_and(f64::is_finite) => written.parse().ok(),
        Err(mistake) => {
            keys.complain("R015", span, mistake.message(), mistake.remedy());
            None
        }
    }
}

/// A number without quotes, for tables of many.
#[derive(Debug, Clone)]
pub struct Figure(Measure);

/// A number without quotes.
pub fn figure(measure: Measure) -> Figure {
    Figure(measure)
}

impl<'a> Form<'a> for Figure {
    type Value = f64;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        match &self.0 {
            Measure { least, most, is_whole: true, .. } => {
                Shape::WholeFigure(least.map(|least| least as i64), most.map(|most| most as i64))
            }
            measure => Shape::Figure(measure.clone()),
        }
    }

    fn example(&self) -> String {
        if self.0.is_whole { "2026" } else { "0.5" }.to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<f64> {
        let Value::Number(written) = &node.value else {
            keys.wrong(key, node, text!(kind_bare_number));
            return None;
        };
        let number = written_figure(keys, written, self.0.greatest(), node.span.clone())?;
        if self.0.is_whole && number.fract() != 0.0 {
            keys.complain(
                "S004",
                node.span.clone(),
                text!(not_whole, what = format!("{key} = {number}")),
                text!(give_whole),
            );
            return None;
        }
        if !self.0.holds(number) {
            out_of_range(keys, &format!("{key} = {number}"), &self.0, node.span.clone());
            return None;
        }
        Some(number)
    }
}

/// A value that the reader judges itself.
#[derive(Debug, Clone)]
pub struct Raw {
    shape: Shape,
    example: &'static str,
}

/// A value that the reader judges itself, with its shape and an example.
pub fn raw(shape: Shape, example: &'static str) -> Raw {
    Raw { shape, example }
}

impl<'a> Form<'a> for Raw {
    type Value = &'a Node;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        self.shape.clone()
    }

    fn example(&self) -> String {
        self.example.to_owned()
    }

    fn read(&mut self, _: &mut Keys<'a>, _: &str, _: &str, node: &'a Node) -> Option<&'a Node> {
        Some(node)
    }
}
