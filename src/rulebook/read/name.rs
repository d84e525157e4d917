//! Names for people: `naam` and `naam_en` of a scheme, rule, fact, number or table.
//!
//! Takes: the keys of a block. Gives: the name in both languages. Leaves to others: what carries it, and what a reader sees
//! without one (`rulebook::label`).

use crate::diag::Located;
use crate::formats::{Keys, has, label_as, may, need};
use crate::text::Text;

/// The name of a definition, where the file gives one; without an English name the Dutch one is both.
pub(super) fn label(keys: &mut Keys<'_>) -> Option<Text> {
    let dutch = keys.get(
        may(
            "naam",
            label_as("Standaardpremie"),
            "naam voor mensen, in rapporten en op schermen",
            "name for people, in reports and on screens",
        )
        .left_out("de sleutel met spaties", "the key with blanks"),
    );
    let english = english(keys, "Standard premium");
    keys.rule(has("naam_en").needs(["naam"]));
    in_both(dutch, english)
}

/// The name of a scheme, which has one.
pub(super) fn scheme_name(keys: &mut Keys<'_>) -> Option<Text> {
    let dutch = keys.get(need("naam", label_as("Zorgtoeslag"), "naam voor mensen", "name for people"));
    let english = english(keys, "Care support");
    in_both(dutch, english)
}

fn english(keys: &mut Keys<'_>, example: &'static str) -> Option<Located<String>> {
    let key = may("naam_en", label_as(example), "dezelfde naam in het Engels", "the same name in English");
    keys.get(key.left_out("de Nederlandse naam", "the Dutch name"))
}

fn in_both(dutch: Option<Located<String>>, english: Option<Located<String>>) -> Option<Text> {
    let dutch = dutch?.value;
    let english = english.map_or_else(|| dutch.clone(), |english| english.value);
    Some(Text::new(dutch, english))
}
