//! What the behaviour file says of fitting: which numbers are dials, and what was different in the year of the figures.
//!
//! Takes: `[ijken]`. Gives: names of dials, and the behaviour of the year that the dials are fitted to. Leaves to others:
//! the fit itself (`fit`).
//!
//! The agency of the published year had other habits than that of the run. A dial that is fitted to that year under the
//! habits of this one takes in the difference and calls it behaviour. So the fit runs with the habits of then.

use crate::delivery::Knowledge;
use crate::diag::{Diagnostic, Diagnostics, Fields};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::comparisons::optional_name;
use crate::scenario::fit::{field_of, is_fit_dial};
use crate::scenario::sourced::NumberList;
use crate::text::Text;

/// Numbers of `[melden]` that are habits of the agency, and so may have been different: people report as they do.
const OF_THE_AGENCY: [&str; 2] = ["indexering", "marge"];

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

impl Fitting {
    /// Reads `[ijken]`; a file without it fits nothing.
    pub(super) fn read(file: &mut Fields<'_>, list: &mut NumberList, diagnostics: &mut Diagnostics) -> Fitting {
        let source = file.source();
        let Some(node) = file.node("ijken") else { return Fitting::default() };
        let mut fields = Fields::new(source, "`[ijken]`", node);
        let names = fields.texts("knoppen");
        let known: Vec<&str> = list
            .numbers
            .iter()
            .filter(|number| number.low.is_some() && number.high.is_some() && is_fit_dial(&number.name))
            .map(|number| number.name.as_str())
            .collect();
        for name in names.iter().filter(|name| !known.contains(&name.value.as_str())) {
            fields.report(crate::rulebook::unknown_word(source, name, "knoppen", &known));
        }
        let dials: Vec<String> = names.into_iter().map(|name| name.value).collect();
        let then = match fields.block("ijkjaar") {
            Some(node) => read_then(Fields::new(source, "`[ijken.ijkjaar]`", node), &dials, list, diagnostics),
            None => Vec::new(),
        };
        let year = fields.text("jaar").map(|year| year.value);
        let law_then = optional_name(&mut fields, "recht_toen", "law_then_en");
        fields.finish(diagnostics);
        Fitting { dials, then, year, law_then }
    }

    /// The behaviour of the year that the dials are fitted to; `None` where it is that of the run.
    pub fn behaviour_then(&self, now: &Behaviour) -> Option<Behaviour> {
        let mut then = now.clone();
        let Knowledge::Reported(parameters) = &mut then.knowledge else { return None };
        for (name, value) in &self.then {
            *field_of(parameters, name)? = *value;
        }
        (!self.then.is_empty()).then_some(then)
    }
}

/// Reads what was different; a number that is fitted to that year cannot be given for it as well.
fn read_then(
    mut fields: Fields<'_>,
    dials: &[String],
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, f64)> {
    let source = fields.source();
    let mut then = Vec::new();
    for key in OF_THE_AGENCY {
        let Some(node) = fields.node(key) else { continue };
        let name = format!("melden.{key}");
        if dials.contains(&name) {
            fields.report(Diagnostic::at(
                "S004",
                source,
                node.span.clone(),
                format!("`ijkjaar.{key}` staat vast, maar `{name}` wordt ingesteld"),
                "haal het hier weg, of haal het uit `knoppen`",
            ));
            continue;
        }
        then.push((name, list.read(source, node, &format!("ijkjaar.{key}"), diagnostics)));
    }
    fields.finish(diagnostics);
    then
}
