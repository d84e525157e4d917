//! Numbers with their source: a value never comes into a run without one.
//!
//! Takes: `naam = { waarde, eenheid, bron, zekerheid, laag, hoog, uitleg }`. Gives: the number, and all that was read of
//! it on the list of the file. Leaves to others: what the number means.

use crate::diag::Node;
use crate::evidence::{Evidence, Sourced as Figure};
use crate::formats::declaration::{Dial, Measure, Shape};
use crate::formats::form::{Choice, choice, number, out_of_range, text, text_as};
use crate::formats::json_schema::of_block;
use crate::formats::keys::{Form, Keys, describe, may, need};
use crate::formats::rules::{Rule, is};
use crate::formats::sourced_number::SourcedNumber;
use crate::text::{Text, text};
use rust_decimal::prelude::ToPrimitive;

/// What `zekerheid` means, in Dutch and English.
pub const EVIDENCE: [&str; 2] = [
    "hoe zeker de waarde is; bevestigd: twee onafhankelijke bronnen; bron: één gelezen bron; geheugen: niet nagelezen; \
     aanname: een keuze van de makers, met `laag` en `hoog`; keuze: een keuze van beleid",
    "how sure the value is; bevestigd: two independent sources; bron: one source was read; geheugen: from memory; \
     aanname: a choice of the modeller, with `laag` and `hoog`; keuze: a choice of policy",
];

/// The grade of evidence of a value.
pub fn evidence() -> Choice<Evidence> {
    choice(Evidence::ALL.map(|grade| (grade.dutch(), grade)))
}

/// A number with its source, of which the value is used.
#[derive(Debug, Clone)]
pub struct Sourced(Measure);

/// A number with its source, of which the value is used.
pub fn sourced(measure: Measure) -> Sourced {
    Sourced(measure)
}

/// A number with its source, all of which is used.
#[derive(Debug, Clone)]
pub struct Cited {
    measure: Measure,
    path: Option<String>,
}

/// A number with its source, all of which is used.
pub fn cited(measure: Measure) -> Cited {
    Cited { measure, path: None }
}

impl Cited {
    /// Under another name on the list of numbers than the path of its key.
    #[must_use]
    pub fn called(self, path: String) -> Cited {
        Cited { path: Some(path), ..self }
    }
}

/// A number with its source, and its ends in order.
#[derive(Debug, Clone)]
pub struct Ranged(Measure);

/// A number with its source, whose ends lie in the range as well and on either side of it.
pub fn ranged(measure: Measure) -> Ranged {
    Ranged(measure)
}

const EXAMPLE: &str = "{ waarde = \"0.05\", eenheid = \"ratio\", bron = \"…\", zekerheid = \"bron\" }";

impl<'a> Form<'a> for Cited {
    type Value = SourcedNumber;

    fn shape(&mut self, keys: &mut Keys<'a>, _: &str) -> Shape {
        keys.piece("getal", || of_block(&describe(|keys: &mut Keys<'_>| parts(keys, f64::INFINITY))));
        Shape::Sourced(self.measure.clone())
    }

    fn example(&self) -> String {
        EXAMPLE.to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, _: &str, path: &str, node: &'a Node) -> Option<SourcedNumber> {
        let path = self.path.as_deref().unwrap_or(path);
        let greatest = self.measure.greatest();
        let number = keys.nested(Text::same(format!("`{path}`")), path, node, &mut |keys| parts(keys, greatest))?;
        let value = number.value();
        let Figure { value: exact, low, high, .. } = &number.figure;
        if !self.measure.holds(value) {
            out_of_range(keys, &format!("{path} = {exact}"), &self.measure, number.place.clone());
        } else if ![low.unwrap_or(*exact), *exact, high.unwrap_or(*exact)].is_sorted() {
            keys.complain(
                "S004",
                number.place.clone(),
                text!(not_between_low_and_high, what = format!("{path} = {exact}")),
                text!(low_value_high),
            );
        }
        if self.measure.is_whole && !number.figure.value.fract().is_zero() {
            keys.complain(
                "S004",
                number.place.clone(),
                text!(not_whole, what = format!("{path} = {}", number.figure.value)),
                text!(give_whole),
            );
        }
        keys.keep(number.clone());
        Some(number)
    }
}

impl<'a> Form<'a> for Ranged {
    type Value = SourcedNumber;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        cited(self.0.clone()).shape(keys, path)
    }

    fn example(&self) -> String {
        EXAMPLE.to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<SourcedNumber> {
        let number = cited(self.0.clone()).read(keys, key, path, node)?;
        let Figure { value, low, high, .. } = &number.figure;
        let ends = [low.unwrap_or(*value), high.unwrap_or(*value)];
        let are_in_range = ends.iter().all(|end| end.to_f64().is_some_and(|end| self.0.holds(end)));
        if self.0.holds(number.value()) && !are_in_range {
            let range = Text::in_each(|language| self.0.words(language));
            let message = text!(low_or_high_impossible, path = path);
            keys.complain("S004", number.place.clone(), message, text!(give_low_and_high_within, range = range));
        }
        Some(number)
    }
}

impl<'a> Form<'a> for Sourced {
    type Value = f64;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        cited(self.0.clone()).shape(keys, path)
    }

    fn example(&self) -> String {
        EXAMPLE.to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<f64> {
        cited(self.0.clone()).read(keys, key, path, node).map(|number| number.value())
    }

    fn turned(&mut self, value: f64, _: Option<&Dial>) -> Option<f64> {
        Some(value)
    }
}

/// The keys of a number with its source; `greatest` is the most that makes sense.
fn parts(keys: &mut Keys<'_>, greatest: f64) -> Option<SourcedNumber> {
    let any = |example| number(Measure::of(""), example).at_most(greatest);
    let value = keys.get(need("waarde", any("0.05"), "het getal", "the number"));
    let unit = keys.get(need("eenheid", text_as("ratio"), "eenheid", "unit"));
    let source = keys.get(need(
        "bron",
        text(),
        "waar het getal vandaan komt, of waarom deze keuze",
        "where the number comes from, or why this choice",
    ));
    let grade = keys.get(need("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    let low = keys.get(may("laag", any("0.01"), LOW[0], LOW[1]));
    let high = keys.get(may("hoog", any("0.09"), HIGH[0], HIGH[1]));
    let note = keys.get(may("uitleg", text(), "wat het getal betekent", "what the number means"));
    keys.rule(assumption_has_ends(["aanname"]));
    let value = value?;
    let (low, high) = (low.map(|low| low.value), high.map(|high| high.value));
    Some(SourcedNumber {
        name: keys.path().to_owned(),
        figure: Figure { value: value.value, low, high, source: source?.value, grade: grade? },
        place: value.span,
        unit: unit?.value,
        note: note.map(|note| note.value),
    })
}

/// What `laag` means, in Dutch and English.
pub const LOW: [&str; 2] =
    ["laagste waarde die mogelijk is; verplicht bij een aanname", "least possible value; required with an assumption"];
/// What `hoog` means, in Dutch and English.
pub const HIGH: [&str; 2] =
    ["hoogste waarde die mogelijk is; verplicht bij een aanname", "most possible value; required with an assumption"];

/// A number of one of these certainties says how low and how high it may be.
pub fn assumption_has_ends(certainties: impl IntoIterator<Item = &'static str>) -> Rule {
    is("zekerheid", certainties).needs(["laag", "hoog"]).told(
        "R021",
        "een aanname noemt hoe laag en hoe hoog de waarde kan zijn",
        "voeg `laag = \"…\"` en `hoog = \"…\"` toe",
    )
}
