//! The bilingual type.
//!
//! Takes: two wordings. Gives: [`Text`]. Leaves to others: which sentences there are.

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
    /// A text of two wordings that come from elsewhere, such as a file; our own words come from the text files.
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Text {
        Text { nl: nl.into(), en: en.into() }
    }

    /// A text that is the same in both, such as a name from a law or a file.
    pub fn same(text: impl Into<String>) -> Text {
        let nl: String = text.into();
        Text { en: nl.clone(), nl }
    }

    /// What is written for each language, such as a number with its own decimal mark.
    pub fn in_each(write: impl Fn(Language) -> String) -> Text {
        Text { nl: write(Language::Dutch), en: write(Language::English) }
    }

    /// Texts behind each other, with the same sign between them in both languages.
    pub fn joined<'t>(parts: impl IntoIterator<Item = &'t Text>, between: &str) -> Text {
        let mut all = Text::default();
        for (position, part) in parts.into_iter().enumerate() {
            if position > 0 {
                all.nl.push_str(between);
                all.en.push_str(between);
            }
            all.nl.push_str(&part.nl);
            all.en.push_str(&part.en);
        }
        all
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }

    /// The text in one language, without a copy.
    pub fn said_in(self, language: Language) -> String {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }
}
