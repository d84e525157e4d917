//! What the behaviour file says of fitting: which numbers are dials, and what was different in the year of the figures.
//!
//! Takes: `[ijken]`. Gives: names of dials, and what was different in the year that the dials are fitted to.
//! Leaves to others: the fit itself (`fit`).
//!
//! The agency of the published year had other habits than that of the run. A dial that is fitted to that year under the
//! habits of this one takes in the difference and calls it behaviour. So the fit runs with the habits of then.

use crate::formats::{Keys, Mark, Measure, block, list, may, sourced, text, text_as, word_of};
use crate::text::{Text, text};

/// Numbers of `[melden]` that are habits of the agency, and so may have been different: people report as they do.
const OF_THE_AGENCY: [(&str, [&str; 2]); 2] = [
    ("indexering", ["groei waarmee het inkomen werd doorgetrokken", "growth by which the income was extended"]),
    ("marge", ["marge op een schatting", "margin on an estimate"]),
];

/// What is fitted, and to which year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fitting {
    /// Numbers of `[melden]` that are fitted to published figures, by name; each has a low and a high.
    pub dials: Vec<String>,
    /// Numbers of `[melden]` that were different in the year of the published figures, with their value then.
    pub then: Vec<(String, f64)>,
    /// The year of the published figures, as printed.
    pub year: Option<String>,
    /// How the law of that year differed from that of the run.
    pub law_then: Option<Text>,
}

/// Reads `[ijken]`, after `[melden]`; a file without it fits nothing.
pub(super) fn read_fitting(file: &mut Keys<'_>) -> Fitting {
    let has_ends = |path: &str| file.numbers().iter().any(|number| number.name == path && number.ends().is_some());
    let may_be_fitted = |path: &&str| file.is_describing() || has_ends(path);
    let known: Vec<String> = file.marked(Mark::Fitted).filter(may_be_fitted).map(str::to_owned).collect();
    let fitting = block(|keys: &mut Keys<'_>| {
        let dials = keys.get(may(
            "knoppen",
            list(word_of(known.iter().cloned())),
            "getallen van `[melden]` met laag en hoog die `stelsel calibrate` instelt",
            "numbers of `[melden]` with a low and a high end that `stelsel calibrate` fits",
        ));
        let dials: Vec<String> = dials.into_iter().flatten().map(|dial| dial.value).collect();
        let then = keys.get(may(
            "ijkjaar",
            block(|keys: &mut Keys<'_>| read_then(keys, &dials)).called(Text::same("`[ijken.ijkjaar]`"), "ijkjaar"),
            "wat van `[melden]` anders was in het jaar waarop wordt ingesteld",
            "what of `[melden]` was different in the year that is fitted to",
        ));
        let year = keys.get(may(
            "jaar",
            text_as("2016"),
            "jaar van de cijfers waarop wordt ingesteld, voor de lezer",
            "year of the figures that are fitted to, for the reader",
        ));
        let law_then = keys.optional_pair(
            may("recht_toen", text(), "hoe het recht van dat jaar anders was", "how the law of that year differed"),
            may("law_then_en", text(), "hetzelfde in het Engels", "the same in English"),
        );
        Fitting { dials, then: then.unwrap_or_default(), year: year.map(|year| year.value), law_then }
    });
    let fitting = file.get(may(
        "ijken",
        fitting,
        "wat `stelsel calibrate` instelt, elk tussen laag en hoog",
        "what `stelsel calibrate` fits, each between low and high",
    ));
    fitting.unwrap_or_default()
}

/// Reads what was different; a number that is fitted to that year cannot be given for it as well.
fn read_then(keys: &mut Keys<'_>, dials: &[String]) -> Vec<(String, f64)> {
    let mut then = Vec::new();
    for (key, help) in OF_THE_AGENCY {
        let value = keys.get(may(key, sourced(Measure::of("ratio").between(-0.5, 1.0)), help[0], help[1]));
        let name = format!("melden.{key}");
        if value.is_some() && dials.contains(&name) {
            keys.complain(
                "S004",
                keys.span_of(key),
                text!(fixed_and_fitted, key = key, name = &name),
                text!(fixed_and_fitted_remedy),
            );
        } else {
            then.extend(value.map(|value| (name, value)));
        }
    }
    then
}
