//! The sentences of the text files, found by key.
//!
//! Takes: a key and arguments. Gives: the sentence in both languages. Leaves to others: which keys code uses.

use crate::text::wording::Text;
use crate::units::Language;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The text files: name, Dutch, English.
const FILES: [(&str, &str, &str); 12] = [
    ("arguments", include_str!("nl/arguments.ftl"), include_str!("en/arguments.ftl")),
    ("command", include_str!("nl/command.ftl"), include_str!("en/command.ftl")),
    ("dashboard", include_str!("nl/dashboard.ftl"), include_str!("en/dashboard.ftl")),
    ("household", include_str!("nl/household.ftl"), include_str!("en/household.ftl")),
    ("indicators", include_str!("nl/indicators.ftl"), include_str!("en/indicators.ftl")),
    ("mistakes", include_str!("nl/mistakes.ftl"), include_str!("en/mistakes.ftl")),
    ("mistakes_population", include_str!("nl/mistakes_population.ftl"), include_str!("en/mistakes_population.ftl")),
    ("mistakes_rulebook", include_str!("nl/mistakes_rulebook.ftl"), include_str!("en/mistakes_rulebook.ftl")),
    ("mistakes_scenario", include_str!("nl/mistakes_scenario.ftl"), include_str!("en/mistakes_scenario.ftl")),
    ("report", include_str!("nl/report.ftl"), include_str!("en/report.ftl")),
    ("rules", include_str!("nl/rules.ftl"), include_str!("en/rules.ftl")),
    ("sections", include_str!("nl/sections.ftl"), include_str!("en/sections.ftl")),
];

static DUTCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Dutch, FILES.map(|(_, dutch, _)| dutch)));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English, FILES.map(|(_, _, english)| english)));

fn bundle<const N: usize>(language: Language, files: [&'static str; N]) -> Bundle {
    let locale: LanguageIdentifier = language.code().parse().expect("`nl` and `en` are language codes");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolation marks would end up in terminals and spreadsheets as stray characters.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_owned()).expect("a test parses all embedded files");
        bundle.add_resource(resource).expect("a test finds every key once");
    }
    bundle
}

/// What is filled in at a name of a sentence.
#[derive(Debug, Clone)]
pub enum Argument {
    /// Each language gets its own words.
    Text(Text),
    /// The same in both languages.
    Same(String),
    /// A whole number, printed without separators; a sentence may choose its words by it.
    Number(i64),
}

impl Argument {
    fn value(&self, language: Language) -> FluentValue<'_> {
        match self {
            Argument::Text(text) => FluentValue::from(text.get(language)),
            Argument::Same(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
        }
    }
}

impl From<Text> for Argument {
    fn from(text: Text) -> Argument {
        Argument::Text(text)
    }
}

impl From<&Text> for Argument {
    fn from(text: &Text) -> Argument {
        Argument::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Same(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Same(text.clone())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Same(text.to_owned())
    }
}

/// Above it a number that Fluent keeps is no longer exact.
const EXACT: u64 = 1 << 53;

macro_rules! whole_numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Argument {
            fn from(number: $kind) -> Argument {
                match i64::try_from(number) {
                    Ok(number) if number.unsigned_abs() <= EXACT => Argument::Number(number),
                    _ => Argument::Same(number.to_string()),
                }
            }
        }
    )*};
}
whole_numbers! { u8 u16 u32 u64 usize i16 i32 }

/// The sentence of `key` with its arguments filled in.
///
/// # Panics
/// When there is no such key or an argument is missing: the keys are ours, never a user's, and a test compares every
/// use with the text files.
pub fn of_key(key: &str, arguments: &[(&'static str, Argument)]) -> Text {
    let said = |bundle: &Bundle, language| {
        format(bundle, language, key, arguments).unwrap_or_else(|| panic!("no text `{key}` with these arguments"))
    };
    Text { nl: said(&DUTCH, Language::Dutch), en: said(&ENGLISH, Language::English) }
}

/// Whether the text files have `key`.
pub fn has_key(key: &str) -> bool {
    DUTCH.has_message(key) && ENGLISH.has_message(key)
}

fn format(bundle: &Bundle, language: Language, key: &str, arguments: &[(&'static str, Argument)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        given.set(*name, argument.value(language));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// The keys of a text file with the names that their sentences take.
    fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if !line.starts_with([' ', '}']) {
                key = line.split_once(" =").expect("a line starts a sentence or goes on with it").0.to_owned();
                assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "`{key}` stands twice");
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned()
            });
            keys.entry(key.clone()).or_default().extend(names);
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_keys_with_the_same_arguments() {
        let mut seen = BTreeSet::new();
        for (name, dutch, english) in FILES {
            let (dutch, english) = (keys(dutch), keys(english));
            assert_eq!(dutch, english, "in `{name}`");
            for key in dutch.into_keys() {
                assert!(has_key(&key), "`{key}` is no sentence");
                assert!(seen.insert(key.clone()), "`{key}` stands twice");
            }
        }
        assert!(seen.len() > 400, "found only {} keys", seen.len());
    }

    #[test]
    fn every_text_file_of_a_language_is_read() {
        for language in ["nl", "en"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text").join(language);
            let found: BTreeSet<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
                .collect();
            assert_eq!(found, FILES.iter().map(|(name, ..)| (*name).to_owned()).collect());
        }
    }

    #[test]
    fn every_sentence_has_words_in_both_languages() {
        for (_, dutch, english) in FILES {
            for (language, source, bundle) in
                [(Language::Dutch, dutch, &*DUTCH), (Language::English, english, &*ENGLISH)]
            {
                for (key, names) in keys(source) {
                    let pattern = bundle.get_message(&key).and_then(|message| message.value()).unwrap();
                    let mut given = FluentArgs::new();
                    names.iter().for_each(|name| given.set(name.clone(), 2));
                    let mut errors = Vec::new();
                    let words = bundle.format_pattern(pattern, Some(&given), &mut errors);
                    assert!(errors.is_empty() && !words.trim().is_empty(), "`{key}` in {language:?}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn each_language_gets_its_own_words_and_no_isolation_marks() {
        let text = of_key("table_number", &[("n", Argument::from(Text::new("drie", "three")))]);
        assert_eq!(text, Text::new("Tabel drie", "Table three"));
    }

    #[test]
    fn a_whole_number_is_printed_without_separators() {
        assert_eq!(of_key("table_number", &[("n", Argument::from(2026))]), Text::new("Tabel 2026", "Table 2026"));
    }
}
