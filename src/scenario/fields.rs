//! Reading what scenario files have in common: words from a list, names in two languages.
//!
//! Takes: the fields of a block. Gives: values, or a mistake with its place. Leaves to others: what they mean.

use crate::diag::Fields;
use crate::rulebook::unknown_word;
use crate::text::Text;

/// A word from a closed list, which must be there.
pub(super) fn choice<T: Copy>(fields: &mut Fields<'_>, key: &'static str, options: &[(&str, T)]) -> Option<T> {
    let text = fields.required_text(key, &format!("\"{}\"", options[0].0))?;
    let hit = options.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if hit.is_none() {
        let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
        let source = fields.source();
        fields.report(unknown_word(source, &text, key, &words));
    }
    hit
}

/// A text in Dutch and in English, both of which must be there.
pub(super) fn pair(fields: &mut Fields<'_>, dutch: &'static str, english: &'static str) -> Option<Text> {
    let dutch = fields.required_text(dutch, "\"…\"");
    let english = fields.required_text(english, "\"…\"");
    Some(Text::new(dutch?.value, english?.value))
}

/// The English of a text that has a Dutch one already.
pub(super) fn optional_pair(fields: &mut Fields<'_>, english: &'static str) -> Option<String> {
    fields.text(english).map(|text| text.value)
}
