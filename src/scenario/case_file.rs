//! The format of a file of cases: worked cases and shapes, each with a household.
//!
//! Takes: a file as written; for its declaration a system, whose facts and rules it names. Gives: cases and shapes of which
//! the form is right. Leaves to others: whether they fit a system (`cases`, `shapes`, `by_hand`).

use crate::diag::{Diagnostics, Entry, Located, Node, Source, Span, Value};
use crate::formats::{
    self, AS_WRITTEN, Block, Keys, Measure, Rule, Words, blocks, choice, date, describe, flag, is, list, may, need,
    number, raw_block, text, text_as,
};
use crate::rulebook::System;
use crate::scenario::by_hand::{Description, described};
use crate::scenario::facts_schema::FactsSchema;
use crate::text::text;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a value must do as the other runs upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// `daalt`: every step down.
    Falls,
    /// `stijgt`: every step up.
    Rises,
    /// `nooit_hoger`: no step up.
    NeverHigher,
    /// `nooit_lager`: no step down.
    NeverLower,
    /// `doorlopend`: no jump.
    Continuous,
}

/// A case as written.
pub(super) struct WrittenCase<'a> {
    pub(super) name: String,
    pub(super) date: Date,
    pub(super) origin: String,
    pub(super) confirmed_outside: bool,
    pub(super) household: Description<'a>,
    pub(super) expected: &'a [Entry],
    pub(super) span: Span,
}

/// A shape as written.
pub(super) struct WrittenShape<'a> {
    pub(super) name: String,
    pub(super) date: Date,
    pub(super) origin: String,
    pub(super) along: Located<String>,
    /// Which person runs, for a value of a person.
    pub(super) person: Option<Decimal>,
    /// First point, last point, and the distance between points.
    pub(super) points: (Decimal, Decimal, Decimal),
    pub(super) target: Located<String>,
    pub(super) demand: Demand,
    pub(super) slope: Decimal,
    pub(super) slack: Decimal,
    pub(super) exceptions: Vec<Decimal>,
    pub(super) household: Description<'a>,
    pub(super) span: Span,
}

/// A file as written, without the cases and shapes that have a mistake of form.
pub(super) struct CaseFile<'a> {
    pub(super) overlays: Vec<Located<String>>,
    pub(super) cases: Vec<WrittenCase<'a>>,
    pub(super) shapes: Vec<WrittenShape<'a>>,
}

/// Reads the file, with its mistakes of form.
pub(super) fn read_case_file<'a>(source: &'a Arc<Source>, root: &'a Node) -> (CaseFile<'a>, Diagnostics) {
    let (file, _, diagnostics) = formats::read(source, root, text!(the_file), &AS_WRITTEN, |keys| file(keys, None));
    (file, diagnostics)
}

/// The declaration of the format, for a system.
pub(super) fn declaration(system: &System) -> Block {
    describe(|keys| {
        file(keys, Some(system));
        keys.rule(Rule::stated(
            Words::new(
                "zonder overlays zijn alle namen die van het stelsel",
                "without overlays all names are those of the system",
            ),
            FactsSchema { system }.closed_without_overlays(),
        ));
    })
}

fn file<'a>(keys: &mut Keys<'a>, system: Option<&System>) -> CaseFile<'a> {
    let overlays = keys.get(may(
        "overlays",
        list(text()),
        "overlays over het stelsel, in volgorde; in de map waarin ook `cases` staat",
        "overlays over the system, in order; in the folder that holds `cases` as well",
    ));
    let cases = keys.get(may(
        "geval",
        blocks(|keys: &mut Keys<'a>| case(keys, system)),
        "uitgewerkte gevallen",
        "worked cases",
    ));
    let shapes = keys.get(may(
        "verloop",
        blocks(|keys: &mut Keys<'a>| shape(keys, system)),
        "hoe een waarde loopt als een andere loopt",
        "how a value runs as another one runs",
    ));
    if let Some(system) = system {
        keys.piece("verwacht", || FactsSchema { system }.expected());
    }
    CaseFile {
        overlays: overlays.unwrap_or_default(),
        cases: cases.into_iter().flatten().flatten().collect(),
        shapes: shapes.into_iter().flatten().flatten().collect(),
    }
}

/// Name, date and origin.
fn heading(keys: &mut Keys<'_>, origin_nl: &'static str, origin_en: &'static str) -> Option<(String, Date, String)> {
    let name = keys.get(need("naam", text_as("alleenstaande, 36.000"), "naam voor mensen", "name for people"));
    let date = keys.get(need("datum", date(), "datum waarvan het jaar geldt", "date whose year holds"));
    let origin = keys.get(need("herkomst", text_as("Wzt art. 2"), origin_nl, origin_en));
    Some((name?.value, date?.value, origin?.value))
}

fn case<'a>(keys: &mut Keys<'a>, system: Option<&System>) -> Option<WrittenCase<'a>> {
    let heading = heading(keys, "waar de verwachte uitkomst vandaan komt", "where the expected outcome comes from");
    let confirmed = keys.get(may(
        "bevestigd_door_buitenstaander",
        flag(),
        "of iemand buiten dit project de uitkomst heeft gepubliceerd",
        "whether somebody outside this project published the outcome",
    ));
    let expected = keys.get(need(
        "verwacht",
        raw_block("verwacht"),
        "verwachte uitkomsten; bedragen worden op de cent vergeleken",
        "expected outcomes; amounts are compared to the cent",
    ));
    let household = described(keys, system);
    let (name, date, origin) = heading?;
    let Value::Table(expected) = &expected?.value else { return None };
    let confirmed_outside = confirmed.is_some_and(|flag| flag.value);
    Some(WrittenCase { name, date, origin, confirmed_outside, household, expected, span: keys.span() })
}

fn shape<'a>(keys: &mut Keys<'a>, system: Option<&System>) -> Option<WrittenShape<'a>> {
    let heading = heading(keys, "waaruit dit verloop volgt", "what this shape follows from");
    let any = || number(Measure::of(""), "1000");
    let along = keys.get(need(
        "langs",
        text_as("toetsingsinkomen_huishouden"),
        "invoer of regel die loopt, met een getal",
        "input or rule that runs, with a number",
    ));
    let person = keys.get(may(
        "van_persoon",
        any(),
        "bij een waarde per persoon: van de hoeveelste persoon, vanaf 1",
        "with a value of a person: of which person, from 1",
    ));
    let points = points(keys);
    let target =
        keys.get(need("van_waarde", text_as("zorgtoeslag_jaar"), "regel die bekeken wordt", "rule that is looked at"));
    let demand = demand(keys);
    let slope = keys.get(may(
        "helling",
        any(),
        "grootste verandering per eenheid van `langs`",
        "largest change per unit of `langs`",
    ));
    let slack =
        keys.get(may("afronding", any(), "verandering die door afronding mag", "change that rounding may cause"));
    let exceptions = keys.get(may(
        "behalve_stappen",
        list(any()),
        "sprongen die de wet wel maakt, elk één keer",
        "jumps that the law does make, each once",
    ));
    keys.rule(is("eis", ["doorlopend"]).needs(["helling"]));
    let household = described(keys, system);
    let (name, date, origin) = heading?;
    Some(WrittenShape {
        name,
        date,
        origin,
        along: along?,
        person: person.map(|person| person.value),
        points: points?,
        target: target?,
        demand: demand?,
        slope: slope.map_or(Decimal::ZERO, |slope| slope.value),
        slack: slack.map_or(Decimal::ZERO, |slack| slack.value),
        exceptions: exceptions.into_iter().flatten().map(|size| size.value.abs()).collect(),
        household,
        span: keys.span(),
    })
}

fn points(keys: &mut Keys<'_>) -> Option<(Decimal, Decimal, Decimal)> {
    let any = || number(Measure::of(""), "1000");
    let from = keys.get(need("van", any(), "eerste punt", "first point"));
    let to = keys.get(need("tot", any(), "laatste punt", "last point"));
    let step = keys.get(need(
        "stap",
        any(),
        "afstand tussen punten; hoogstens 20.000 punten",
        "distance between points; at most 20,000 points",
    ));
    Some((from?.value, to?.value, step?.value))
}

fn demand(keys: &mut Keys<'_>) -> Option<Demand> {
    keys.get(need(
        "eis",
        choice([
            ("daalt", Demand::Falls),
            ("stijgt", Demand::Rises),
            ("nooit_hoger", Demand::NeverHigher),
            ("nooit_lager", Demand::NeverLower),
            ("doorlopend", Demand::Continuous),
        ]),
        "wat de waarde doet als `langs` stijgt; daalt en stijgt: bij elke stap; nooit_hoger en nooit_lager: gelijk blijven \
         mag; doorlopend: geen sprong",
        "what the value does as `langs` rises; daalt and stijgt: at every step; nooit_hoger and nooit_lager: may stay equal; \
         doorlopend: no jump",
    ))
}
