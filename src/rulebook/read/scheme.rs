//! `[regeling]`: which law it is, who carries it out, which rules give its amounts, who does not use it.

use crate::diag::Located;
use crate::evidence::Sourced;
use crate::formats::{
    EVIDENCE, HIGH, Keys, LOW, Measure, assumption_has_ends, block, choice, evidence, has, is, may, need, number, text,
    text_as,
};
use crate::rulebook::definitions::{NonTakeUp, Origin, Scheme, SchemeKind};
use crate::rulebook::read::name::scheme_name;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

pub(super) fn read_scheme(keys: &mut Keys<'_>) -> Option<Scheme> {
    let id = keys.get(need(
        "id",
        text_as("zorgtoeslag"),
        "korte naam, uniek in het stelsel",
        "short name, unique in the system",
    ));
    let name = scheme_name(keys);
    let kind = keys.get(need(
        "soort",
        choice(SchemeKind::WORDS),
        "bouwsteen: begrippen voor andere regelingen; toeslag: naar inkomen, met voorschot en afrekening; toelage: vast \
         bedrag; kinderbijslag; belasting: aan het Rijk, ook bijdragen naar inkomen; premie: aan een andere partij, de \
         uitvoerder; uitkering",
        "bouwsteen: notions for other schemes; toeslag: means-tested, with advance and settlement; toelage: flat amount; \
         kinderbijslag; belasting: to the state, also contributions by income; premie: to another party, the uitvoerder; \
         uitkering",
    ));
    let mut said = |key| keys.get(key).map(|text: Located<String>| text.value);
    let law = said(may("wet", text_as("Wet op de zorgtoeslag"), "naam van de wet", "name of the law"));
    let bwb = said(may(
        "bwb",
        text_as("BWBR0018451"),
        "nummer in het Basiswettenbestand",
        "number in the Basiswettenbestand",
    ));
    let executor =
        said(may("uitvoerder", text_as("Dienst Toeslagen"), "wie de regeling uitvoert", "who carries the scheme out"));
    // A shared notion or a proposal need not have a law yet.
    keys.rule(is("soort", ["bouwsteen", "toelage"]).negated().needs(["wet", "bwb", "uitvoerder"]));
    let (month_rule, year_rule) = amounts(keys);
    let non_take_up = keys.get(may(
        "niet_gebruik",
        block(read_non_take_up),
        "welk deel van de rechthebbenden een nieuwe regeling niet gebruikt: `als` een regeling van nu, of een percentage met bron",
        "which share of those entitled does not use a new scheme: `als` a scheme of now, or a percentage with its source",
    ));
    let protected_rule = keys.get(may(
        "ophoging_beslagvrije_voet",
        text(),
        "regel met wat de afbouw van deze regeling de beslagvrije voet verhoogt, voor het huishouden in EUR/maand",
        "rule with what the taper of this scheme adds to the beslagvrije voet, for the household in EUR/maand",
    ));
    Some(Scheme {
        id: id?.value,
        name: name?,
        law: law.unwrap_or_default(),
        bwb: bwb.unwrap_or_default(),
        executor: executor.unwrap_or_default(),
        kind: kind?,
        month_rule,
        year_rule,
        protected_rule: protected_rule.map(|text| text.value),
        non_take_up: non_take_up.flatten(),
        origin: Origin { source: Arc::clone(keys.source()), span: keys.span() },
    })
}

/// The rules with the amounts. With one of the two nothing would be paid, and nobody would be told.
fn amounts(keys: &mut Keys<'_>) -> (Option<String>, Option<String>) {
    let month_rule = keys.get(may(
        "maandbedrag",
        text_as("zorgtoeslag"),
        "regel met het bedrag per maand, voor het huishouden in EUR/maand; een toeslag, toelage of kinderbijslag wordt betaald \
         als `maandbedrag` en `jaarbedrag` er beide zijn",
        "rule with the amount per month, for the household in EUR/maand; a toeslag, toelage or kinderbijslag is paid where \
         `maandbedrag` and `jaarbedrag` are both there",
    ));
    let year_rule = keys.get(may(
        "jaarbedrag",
        text_as("zorgtoeslag_jaar"),
        "regel met het bedrag per jaar zoals toegekend, voor het huishouden in EUR/jaar; bij een belasting of uitkering mag het \
         maandbedrag ontbreken",
        "rule with the amount per year as awarded, for the household in EUR/jaar; a belasting or uitkering may lack the month",
    ));
    keys.rule(has("maandbedrag").needs(["jaarbedrag"]));
    keys.rule(has("jaarbedrag").and(is("soort", ["belasting", "uitkering"]).negated()).needs(["maandbedrag"]));
    (month_rule.map(|text| text.value), year_rule.map(|text| text.value))
}

/// `niet_gebruik = { als = "…" }`, or a percentage with its source.
fn read_non_take_up(keys: &mut Keys<'_>) -> Option<NonTakeUp> {
    let like = keys.get(may("als", text_as("kinderbijslag"), "id van een regeling van nu", "id of a scheme of now"));
    let percent = || number(Measure::of("%").between(0.0, 100.0), "12");
    let share = |percent: Located<Decimal>| percent.value.to_f64().map(|percent| percent / 100.0);
    let value =
        keys.get(may("waarde", percent(), "percentage dat haar niet gebruikt", "percentage that does not use it"));
    let unit = keys.get(may("eenheid", choice([("%", ())]), "altijd procenten", "always percents"));
    let source = keys.get(may(
        "bron",
        text(),
        "waar het percentage vandaan komt, of waarom deze keuze",
        "where the percentage comes from, or why this choice",
    ));
    let grade = keys.get(may("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    let low = keys.get(may("laag", percent(), LOW[0], LOW[1]));
    let high = keys.get(may("hoog", percent(), HIGH[0], HIGH[1]));
    keys.rule(has("als").without(["waarde", "eenheid", "bron", "zekerheid", "laag", "hoog"]));
    keys.rule(has("als").negated().needs(["waarde", "eenheid", "bron", "zekerheid"]));
    keys.rule(assumption_has_ends(["aanname"]));
    if let Some(like) = like {
        return Some(NonTakeUp::Like(like.value));
    }
    unit?;
    Some(NonTakeUp::Share(Sourced {
        value: share(value?)?,
        source: source?.value,
        grade: grade?,
        low: low.and_then(share),
        high: high.and_then(share),
    }))
}
