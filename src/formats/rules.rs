//! What holds between the keys of one block, such as "X goes with Y".
//!
//! Takes: rules as readers declare them. Gives: whether they hold, with a mistake for each that does not; the same in
//! words. Leaves to others: the same as JSON Schema (`json_schema`).

use crate::diag::{Diagnostic, Fields, Value};
use crate::formats::words::Words;
use crate::text::{Text, text};
use crate::units::Language;
use serde_json::Value as Json;

/// A condition on the keys of a block.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The key is there.
    Has(&'static str),
    /// The key holds one of these words.
    Is(&'static str, Vec<&'static str>),
    /// The key holds a text with this pattern, which the function tells as well.
    Like(&'static str, &'static str, fn(&str) -> bool),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// One of them holds.
    Any(Vec<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
}

/// The key is there.
pub fn has(key: &'static str) -> Condition {
    Condition::Has(key)
}

/// One of the keys is there.
pub fn has_any(keys: impl IntoIterator<Item = &'static str>) -> Condition {
    Condition::Any(keys.into_iter().map(Condition::Has).collect())
}

/// The key holds one of these words.
pub fn is(key: &'static str, words: impl IntoIterator<Item = &'static str>) -> Condition {
    Condition::Is(key, words.into_iter().collect())
}

impl Condition {
    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Condition {
        Condition::Not(Box::new(self))
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Condition) -> Condition {
        Condition::All(vec![self, other])
    }

    /// These keys must be there then.
    #[must_use]
    pub fn needs(self, keys: impl IntoIterator<Item = &'static str>) -> Rule {
        Rule { when: self, needs: keys.into_iter().collect(), ..Rule::nothing() }
    }

    /// These keys may not be there then.
    #[must_use]
    pub fn without(self, keys: impl IntoIterator<Item = &'static str>) -> Rule {
        Rule { when: self, without: keys.into_iter().collect(), ..Rule::nothing() }
    }

    /// The dials under these keys have no meaning then.
    #[must_use]
    pub fn idles(self, keys: impl IntoIterator<Item = &'static str>) -> Rule {
        Rule { when: self, idle: keys.into_iter().collect(), ..Rule::nothing() }
    }

    /// It may not hold: told with a code, a message in Dutch and English, and a remedy.
    #[must_use]
    pub fn never(self, code: &'static str, message: [&'static str; 2], remedy: impl Into<Text>) -> Rule {
        Rule { when: self, never: Some((code, message, remedy.into())), ..Rule::nothing() }
    }

    /// Whether it holds in a block.
    pub(super) fn holds(&self, fields: &Fields<'_>) -> bool {
        let text = |key: &str| match fields.peek(key).map(|node| &node.value) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        match self {
            Condition::Has(key) => fields.peek(key).is_some(),
            Condition::Is(key, words) => text(key).is_some_and(|text| words.contains(&text)),
            Condition::Like(key, _, is_like) => text(key).is_some_and(is_like),
            Condition::Not(other) => !other.holds(fields),
            Condition::Any(all) => all.iter().any(|one| one.holds(fields)),
            Condition::All(all) => all.iter().all(|one| one.holds(fields)),
        }
    }

    /// In words, to stand behind "bij" or "with".
    pub(super) fn words(&self, language: Language) -> String {
        let dutch = language == Language::Dutch;
        let (or, and) = if dutch { (" of ", " en ") } else { (" or ", " and ") };
        let joined =
            |all: &[Condition], word: &str| all.iter().map(|one| one.words(language)).collect::<Vec<_>>().join(word);
        match self {
            Condition::Has(key) => format!("`{key}`"),
            Condition::Is(key, words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{key} = \"{word}\"`")).collect();
                words.join(or)
            }
            Condition::Like(key, pattern, _) if dutch => format!("een `{key}` van de vorm `{pattern}`"),
            Condition::Like(key, pattern, _) => format!("a `{key}` of the form `{pattern}`"),
            Condition::Not(other) if dutch => format!("niet {}", other.words(language)),
            Condition::Not(other) => format!("not {}", other.words(language)),
            Condition::Any(all) => joined(all, or),
            Condition::All(all) => joined(all, and),
        }
    }
}

/// What holds between keys.
#[derive(Debug, Clone)]
pub struct Rule {
    /// When the rest counts; always where it is empty.
    pub(super) when: Condition,
    /// Keys that must be there.
    pub(super) needs: Vec<&'static str>,
    /// Keys that may not be there.
    pub(super) without: Vec<&'static str>,
    /// Keys whose dials have no meaning.
    pub(super) idle: Vec<&'static str>,
    /// Keys of which all or none are there.
    pub(super) together: Vec<&'static str>,
    /// Keys of which exactly one is there.
    pub(super) one_of: Vec<&'static str>,
    /// Told where the condition holds, which it may not.
    pub(super) never: Option<(&'static str, [&'static str; 2], Text)>,
    /// Told instead of the usual: code, message, remedy.
    pub(super) complaint: Option<(&'static str, Text, Text)>,
    /// What no rule of this kind can say and the reader checks itself: in words and as JSON Schema.
    pub(super) stated: Option<(Words, Json)>,
}

impl Rule {
    fn nothing() -> Rule {
        Rule {
            when: Condition::All(Vec::new()),
            needs: Vec::new(),
            without: Vec::new(),
            idle: Vec::new(),
            together: Vec::new(),
            one_of: Vec::new(),
            never: None,
            complaint: None,
            stated: None,
        }
    }

    /// All of these keys are there, or none.
    pub fn together(keys: impl IntoIterator<Item = &'static str>) -> Rule {
        Rule { together: keys.into_iter().collect(), ..Rule::nothing() }
    }

    /// Exactly one of these keys is there.
    pub fn one_of(keys: impl IntoIterator<Item = &'static str>) -> Rule {
        Rule { one_of: keys.into_iter().collect(), ..Rule::nothing() }
    }

    /// What the reader checks itself, in words and as JSON Schema.
    pub fn stated(words: Words, schema: Json) -> Rule {
        Rule { stated: Some((words, schema)), ..Rule::nothing() }
    }

    /// With a code, a message and a remedy of its own.
    #[must_use]
    pub fn told(self, code: &'static str, message: impl Into<Text>, remedy: impl Into<Text>) -> Rule {
        Rule { complaint: Some((code, message.into(), remedy.into())), ..self }
    }

    /// Reports what is not as the rule says; `example` gives an example of a value of a key.
    pub(super) fn check(&self, fields: &mut Fields<'_>, example: impl Fn(&str) -> String) {
        let is_there = |fields: &Fields<'_>, key: &str| fields.peek(key).is_some();
        let count = |fields: &Fields<'_>, keys: &[&str]| keys.iter().filter(|key| is_there(fields, key)).count();
        let mut missing: Vec<&str> = Vec::new();
        let mut too_much: Vec<&str> = Vec::new();
        if self.when.holds(fields) {
            missing.extend(self.needs.iter().filter(|key| !is_there(fields, key)));
            too_much.extend(self.without.iter().filter(|key| is_there(fields, key)));
        }
        let is_split = !self.together.is_empty() && ![0, self.together.len()].contains(&count(fields, &self.together));
        let is_not_one = !self.one_of.is_empty() && count(fields, &self.one_of) != 1;
        let source = fields.source();
        if let Some((code, [nl, en], remedy)) = &self.never {
            if self.when.holds(fields) {
                let message = Text::new(*nl, *en);
                fields.report(Diagnostic::at(code, source, fields.span(), message, remedy.clone()));
            }
            return;
        }
        if let Some((code, message, remedy)) = &self.complaint {
            if !missing.is_empty() || !too_much.is_empty() || is_split || is_not_one {
                fields.report(Diagnostic::at(code, source, fields.span(), message.clone(), remedy.clone()));
            }
            return;
        }
        for key in missing {
            fields.missing(key, &example(key));
        }
        for key in too_much {
            let Some(place) = fields.place_of_key(key) else { continue };
            let in_words = |condition: &Condition| Text::in_each(|language| condition.words(language));
            let message = match &self.when {
                Condition::Not(other) => text!(key_only_with, key = key, what = in_words(other)),
                when => text!(key_not_with, key = key, what = in_words(when)),
            };
            fields.report(Diagnostic::at("B005", source, place, message, text!(leave_out, key = key)));
        }
        if is_split || is_not_one {
            let keys = if is_split { &self.together } else { &self.one_of };
            let list = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let (message, remedy) = if is_split {
                (text!(keys_in_part, what = fields.what(), list = list), text!(give_all_or_none))
            } else {
                (text!(keys_exactly_one, what = fields.what(), list = list), text!(name_exactly_one))
            };
            fields.report(Diagnostic::at("S004", source, fields.span(), message, remedy));
        }
    }

    /// In words, as a sentence; nothing where there is nothing to say to a person who writes a file.
    pub(super) fn words(&self, language: Language) -> Option<String> {
        let dutch = language == Language::Dutch;
        let and = if dutch { " en " } else { " and " };
        let list = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        if let Some((words, _)) = &self.stated {
            return Some(words.in_language(language).to_owned());
        }
        if let Some((_, [nl, en], _)) = &self.never {
            return Some((*if dutch { nl } else { en }).to_owned());
        }
        if !self.together.is_empty() {
            let keys = list(&self.together);
            return Some(if dutch { format!("alle of geen: {keys}") } else { format!("all or none: {keys}") });
        }
        if !self.one_of.is_empty() {
            let keys = list(&self.one_of);
            return Some(if dutch { format!("precies een van {keys}") } else { format!("exactly one of {keys}") });
        }
        let mut parts = Vec::new();
        if !self.needs.is_empty() {
            let keys = list(&self.needs);
            parts.push(if dutch { format!("verplicht: {keys}") } else { format!("required: {keys}") });
        }
        if !self.without.is_empty() {
            let keys = list(&self.without);
            parts.push(if dutch { format!("niet toegestaan: {keys}") } else { format!("not allowed: {keys}") });
        }
        if !self.idle.is_empty() {
            let keys = list(&self.idle);
            parts.push(if dutch { format!("zonder betekenis: {keys}") } else { format!("no meaning: {keys}") });
        }
        let (with, when) = match &self.when {
            Condition::Not(other) => (if dutch { "tenzij" } else { "unless" }, other.words(language)),
            when => (if dutch { "bij" } else { "with" }, when.words(language)),
        };
        (!parts.is_empty()).then(|| format!("{with} {when}: {}", parts.join(and)))
    }
}
