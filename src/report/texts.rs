//! The fixed words of reports and dashboard, in Dutch and English.
//!
//! Takes: a key, and arguments already printed. Gives: the words in one language.
//! Leaves to others: texts with content, which come with the report itself.

use crate::units::Language;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::LanguageIdentifier;

const DUTCH: &str = include_str!("texts/nl.ftl");
const ENGLISH: &str = include_str!("texts/en.ftl");

/// The fixed words of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The words of `language`.
    pub fn new(language: Language) -> Texts {
        let source = match language {
            Language::Dutch => DUTCH,
            Language::English => ENGLISH,
        };
        let resource = FluentResource::try_new(source.to_owned()).expect("a test parses both embedded files");
        let locale: LanguageIdentifier = language.code().parse().expect("`nl` and `en` are language codes");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would end up in terminals and spreadsheets as stray characters.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("a test finds every key once");
        Texts { bundle }
    }

    /// The words of `key`.
    ///
    /// # Panics
    /// When there is no such key: the keys are ours, never a user's.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of `key` with arguments filled in.
    ///
    /// # Panics
    /// When there is no such key: the keys are ours, never a user's.
    pub fn with(&self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        self.look_up(key, arguments).unwrap_or_else(|| panic!("no text `{key}`"))
    }

    /// The words of `key`, or none when there is no such key or an argument is missing.
    pub fn look_up(&self, key: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::new();
        for (name, value) in arguments {
            given.set((*name).to_owned(), (*value).to_owned());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<&str> {
        let mut keys: Vec<&str> = source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect();
        keys.sort_unstable();
        keys
    }

    fn arguments(source: &str, key: &str) -> Vec<String> {
        let line = source.lines().find(|line| line.starts_with(&format!("{key} = "))).expect("key is there");
        let mut names: Vec<String> = line
            .split("{ $")
            .skip(1)
            .filter_map(|rest| rest.split_once(" }"))
            .map(|(name, _)| name.to_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn both_languages_have_the_same_keys_each_once() {
        let dutch = keys(DUTCH);
        assert!(dutch.len() > 50, "found only {} keys", dutch.len());
        assert!(dutch.windows(2).all(|pair| pair[0] != pair[1]), "a key stands twice");
        assert_eq!(dutch, keys(ENGLISH));
    }

    #[test]
    fn both_languages_take_the_same_arguments() {
        for key in keys(DUTCH) {
            assert_eq!(arguments(DUTCH, key), arguments(ENGLISH, key), "`{key}`");
        }
    }

    #[test]
    fn every_key_without_arguments_has_words_in_both_languages() {
        for language in [Language::Dutch, Language::English] {
            let texts = Texts::new(language);
            for key in keys(DUTCH).into_iter().filter(|key| arguments(DUTCH, key).is_empty()) {
                assert!(texts.look_up(key, &[]).is_some_and(|words| !words.is_empty()), "`{key}`");
            }
        }
    }

    #[test]
    fn arguments_are_filled_in_without_isolation_marks() {
        assert_eq!(Texts::new(Language::Dutch).with("table_number", &[("n", "3")]), "Tabel 3");
    }
}
