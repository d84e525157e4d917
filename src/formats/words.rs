//! A text in two languages.
//!
//! Takes: Dutch and English. Gives: the one that is asked for.

use crate::units::Language;

/// A text in Dutch and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Words {
    /// Both texts.
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Words {
        Words { nl: nl.into(), en: en.into() }
    }

    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }
}

/// The path of a key as words: `melden.fout_overig` is "melden, fout overig".
pub fn words_of_key(path: &str) -> String {
    path.replace('.', ", ").replace('_', " ")
}
