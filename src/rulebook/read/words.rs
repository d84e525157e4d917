//! Words that a file may choose from, and the grade of evidence among them.
//!
//! Takes: a block of a file. Gives: the word as a value, or a mistake with the words that there are. Leaves to others:
//! which block it is.

use crate::diag::{Diagnostic, Fields, Located, Source, closest};
use crate::evidence::Evidence;
use std::sync::Arc;

/// A word that is not in a closed list.
pub fn unknown_word(source: &Arc<Source>, found: &Located<String>, key: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    let remedy = match closest(&found.value, known.iter().copied()) {
        Some(near) => format!("bedoelde u `{near}`? Kies uit: {list}"),
        None => format!("kies uit: {list}"),
    };
    Diagnostic::at("R022", source, found.span.clone(), format!("`{}` is geen waarde van `{key}`", found.value), remedy)
}

/// How sure a number is, by `zekerheid`; an assumption says with `laag` and `hoog` what the value can be.
pub fn read_evidence(fields: &mut Fields<'_>, example: &str) -> Option<Evidence> {
    let source = fields.source();
    let word = fields.required_text("zekerheid", example)?;
    let grade = Evidence::parse(&word.value);
    if grade.is_none() {
        fields.report(unknown_word(source, &word, "zekerheid", &Evidence::WORDS));
    }
    let has_range = fields.node("laag").is_some() && fields.node("hoog").is_some();
    if grade.is_some_and(Evidence::needs_range) && !has_range {
        fields.report(Diagnostic::at(
            "R021",
            source,
            fields.span(),
            "een aanname noemt hoe laag en hoe hoog de waarde kan zijn",
            "voeg `laag = \"…\"` en `hoog = \"…\"` toe",
        ));
    }
    grade
}
