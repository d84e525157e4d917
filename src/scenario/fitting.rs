//! What the behaviour file says of fitting: which numbers are dials, and what was different in the year of the figures.
//!
//! Takes: `[ijken]`. Gives: names of dials, and what was known in the year that the dials are fitted to. Leaves to others:
//! the fit itself (`fit`).
//!
//! The agency of the published year had other habits than that of the run. A dial that is fitted to that year under the
//! habits of this one takes in the difference and calls it behaviour. So the fit runs with the habits of then.

use crate::delivery::{Knowledge, ReportingParameters};
use crate::diag::{Diagnostic, Diagnostics, Fields};
use crate::scenario::comparisons::optional_name;
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
            .filter(|number| number.figure.low.is_some() && number.figure.high.is_some() && is_fit_dial(&number.name))
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

    /// What the agency knew in the year that the dials are fitted to; `None` where it is that of the run.
    pub fn knowledge_then(&self, now: &Knowledge) -> Option<Knowledge> {
        let Knowledge::Reported(parameters) = now else { return None };
        let mut then = parameters.clone();
        for (name, value) in &self.then {
            *field_of(&mut then, name)? = *value;
        }
        (!self.then.is_empty()).then_some(Knowledge::Reported(then))
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

/// The number behind the name of a dial of `[melden]` that can be fitted.
pub(crate) fn field_of<'a>(parameters: &'a mut ReportingParameters, name: &str) -> Option<&'a mut f64> {
    Some(match name {
        "melden.indexering" => &mut parameters.index,
        "melden.marge" => &mut parameters.margin,
        "melden.aandeel_oudere_schatting" => &mut parameters.stale_share,
        "melden.aandeel_ruime_opgave" => &mut parameters.generous_share,
        "melden.ruime_opgave" => &mut parameters.generous_margin,
        "melden.helling_grootte" => &mut parameters.size_slope,
        "melden.drempel_aandeel" => &mut parameters.threshold_share,
        "melden.kans_melden_bij_winst" => &mut parameters.hazard_gain,
        "melden.kans_melden_bij_verlies" => &mut parameters.hazard_loss,
        "melden.factor_laag_doenvermogen" => &mut parameters.factor_low_doenvermogen,
        "melden.factor_hulp" => &mut parameters.factor_help,
        "melden.fout_werknemer" => &mut parameters.error.employee,
        "melden.fout_zelfstandige" => &mut parameters.error.self_employed,
        "melden.fout_arbeidsongeschikt" => &mut parameters.error.disability,
        "melden.fout_pensioen" => &mut parameters.error.pension,
        "melden.fout_bijstand" => &mut parameters.error.social_assistance,
        "melden.fout_overig" => &mut parameters.error.other,
        "melden.kans_grove_fout" => &mut parameters.gross_error_share,
        "melden.factor_grove_fout" => &mut parameters.gross_error_factor,
        _ => return None,
    })
}

/// Whether a number of the behaviour file is a dial that can be fitted.
fn is_fit_dial(name: &str) -> bool {
    field_of(&mut ReportingParameters::default(), name).is_some()
}
