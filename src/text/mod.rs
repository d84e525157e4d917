//! What a person reads, in Dutch and in English.
//!
//! Takes: the two wordings. Gives: [`Text`], the one bilingual type; text in which nothing is hidden
//! ([`show_hidden_chars`]). Leaves to others: which sentences there are.

mod visible;

pub use visible::{escape_formula, is_hidden_char, push_shown, shortened, show_hidden_chars};

use crate::units::Language;

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A text in both languages.
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Text {
        Text { nl: nl.into(), en: en.into() }
    }

    /// A text that is the same in both, such as a name from a law or a file.
    pub fn same(text: impl Into<String>) -> Text {
        let nl: String = text.into();
        Text { en: nl.clone(), nl }
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }
}
