//! The part of a behaviour file that outcomes are held against: published figures, the prices they are in, tests of use.
//!
//! Takes: `[prijzen]`, `[[gepubliceerd]]`, `[[niet_gesimuleerd]]`, `[toetsen_gebruik]`. Gives: published figures in prices
//! of the run, each with what it proves. Leaves to others: the comparison (`measure`), its table (`report`).

use crate::delivery::TakeUpTarget;
use crate::diag::{Diagnostics, Entry, Fields, Span};
use crate::evidence::{Evidence, Sourced};
use crate::measure::indicators::keyed;
use crate::measure::take_up_check::MOMENTS;
use crate::measure::{Bearing, OwnPrices, PublishedPoint};
use crate::scenario::dials::optional_choice;
use crate::scenario::sourced::{NumberList, SourcedNumber};
use crate::text::Text;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// A published figure that an outcome is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The figure.
    pub point: PublishedPoint,
    /// Where its key stands.
    pub key_span: Span,
}

impl Published {
    /// Whether dials are fitted to it.
    pub fn is_fitted(&self) -> bool {
        self.point.bearing == Bearing::Fitted
    }
}

/// A published figure that the simulation has no outcome for.
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    /// Name for people.
    pub name: Text,
    /// Published share. Unit: ratio.
    pub figure: Sourced<f64>,
    /// Why there is nothing beside it.
    pub reason: Text,
}

/// From the prices of a year to those of the run.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceFactor {
    /// The factor.
    pub factor: f64,
    /// How sure.
    pub grade: Evidence,
}

/// Factors by year.
pub type Prices = BTreeMap<String, PriceFactor>;

/// What `[toetsen_gebruik]` says besides its numbers, which are found among all numbers of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UseTests {
    /// From the prices of the published amounts to those of the run; `None` where the file names no year.
    pub prices: Option<PriceFactor>,
    /// What was published about non-use by size of the right.
    pub by_amount: Option<Text>,
    /// What was published about missing several schemes at once.
    pub cumulation: Option<Text>,
}

/// Two texts, Dutch and English, that come together or not at all.
pub(super) fn optional_name(fields: &mut Fields<'_>, dutch: &'static str, english: &'static str) -> Option<Text> {
    fields.node(dutch)?;
    let nl = fields.required_text(dutch, "\"…\"");
    let en = fields.required_text(english, "\"…\"");
    Some(Text::new(nl?.value, en?.value))
}

/// Two texts, Dutch and English, that a block must have.
fn required_name(fields: &mut Fields<'_>, keys: [&'static str; 2], examples: [&str; 2]) -> Option<Text> {
    let nl = fields.required_text(keys[0], examples[0]);
    let en = fields.required_text(keys[1], examples[1]);
    Some(Text::new(nl?.value, en?.value))
}

/// Factors from the prices of a year to those of the run, by year.
pub(super) fn read_prices(file: &mut Fields<'_>, list: &mut NumberList, diagnostics: &mut Diagnostics) -> Prices {
    let source = file.source();
    let mut read = |entry: &Entry| {
        let before = list.numbers.len();
        let factor = list.read(source, &entry.node, &format!("prijzen.{}", entry.key), diagnostics);
        let grade = list.numbers.get(before)?.figure.grade;
        Some((entry.key.clone(), PriceFactor { factor, grade }))
    };
    file.blocks("prijzen").iter().filter_map(&mut read).collect()
}

/// The year of the prices of an amount, with its factor; a year without a factor is reported.
fn read_price_year(fields: &mut Fields<'_>, prices: &Prices, must: bool) -> Option<(String, PriceFactor)> {
    let year = if must { fields.required_text("prijspeil", "\"2024\"") } else { fields.text("prijspeil") }?;
    let Some(found) = prices.get(&year.value) else {
        let known: Vec<&str> = prices.keys().map(String::as_str).collect();
        let source = fields.source();
        fields.report(crate::rulebook::unknown_word(source, &year, "prijspeil", &known));
        return None;
    };
    Some((year.value, found.clone()))
}

/// What a figure proves: what the file says, else what follows from what is fitted and from how sure it is.
fn bearing(
    (not_comparable, no_test): (Option<Text>, Option<Text>),
    is_fitted: bool,
    point: (&str, Evidence),
    targets: &BTreeMap<String, TakeUpTarget>,
) -> Bearing {
    let (key, grade) = point;
    let is_calibrated = key.strip_suffix(".nietgebruik").is_some_and(|scheme| targets.contains_key(scheme));
    match (not_comparable, no_test) {
        (Some(reason), _) => Bearing::NotComparable(reason),
        _ if is_fitted => Bearing::Fitted,
        _ if is_calibrated => Bearing::Calibrated,
        (None, Some(reason)) => Bearing::Stated(reason),
        _ if grade.is_assumed() => Bearing::NotRead,
        _ => Bearing::Tests,
    }
}

/// A number of the file in prices of the run.
fn in_prices(number: &SourcedNumber, factor: f64) -> Sourced<f64> {
    number.figure.clone().map(|value| value.to_f64().unwrap_or(0.0) * factor)
}

/// Reads `[[gepubliceerd]]`; every amount names the year of its prices.
pub(super) fn read_published(
    file: &mut Fields<'_>,
    prices: &Prices,
    targets: &BTreeMap<String, TakeUpTarget>,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Vec<Published> {
    let source = file.source();
    let mut out = Vec::new();
    for node in file.list("gepubliceerd") {
        let mut fields = Fields::new(source, "`[[gepubliceerd]]`", node);
        let key = fields.required_text("sleutel", "\"zorgtoeslag.euro\"");
        let name = required_name(&mut fields, ["naam", "name_en"], ["\"Zorgtoeslag\"", "\"Care allowance\""]);
        let year_note = required_name(&mut fields, ["jaar", "year_en"], ["\"2024\"", "\"2024\""]);
        let figure =
            fields.required("cijfer", "{ waarde = \"…\", eenheid = \"…\", bron = \"…\", zekerheid = \"bron\" }");
        let is_amount = key.as_ref().and_then(|key| keyed(&key.value)).is_some_and(|keyed| keyed.is_amount());
        let price_year = read_price_year(&mut fields, prices, is_amount);
        let is_fitted = optional_choice(&mut fields, "rol", &[("geijkt", true), ("toetsing", false)]).unwrap_or(false);
        let said = (
            optional_name(&mut fields, "niet_vergelijkbaar", "not_comparable_en"),
            optional_name(&mut fields, "toetst_niet", "no_test_en"),
        );
        let before = list.numbers.len();
        if let (Some(figure), Some(key)) = (figure, &key) {
            list.read(source, figure, &format!("gepubliceerd.{}", key.value), diagnostics);
        }
        fields.finish(diagnostics);
        let (Some(key), Some(name), Some(year_note), Some(number)) = (key, name, year_note, list.numbers.get(before))
        else {
            continue;
        };
        let value = number.value();
        let own_prices = price_year.map(|(year, prices)| OwnPrices {
            value,
            year,
            factor: prices.factor,
            factor_grade: prices.grade,
        });
        let point = PublishedPoint {
            name,
            figure: in_prices(number, own_prices.as_ref().map_or(1.0, |own| own.factor)),
            own_prices,
            year_note,
            bearing: bearing(said, is_fitted, (&key.value, number.figure.grade), targets),
            key: key.value,
        };
        out.push(Published { point, key_span: key.span });
    }
    out
}

/// Reads `[[niet_gesimuleerd]]`.
pub(super) fn read_elsewhere(
    file: &mut Fields<'_>,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Vec<Elsewhere> {
    let source = file.source();
    let mut out = Vec::new();
    for node in file.list("niet_gesimuleerd") {
        let mut fields = Fields::new(source, "`[[niet_gesimuleerd]]`", node);
        let examples =
            ["\"Kinderopvangtoeslag: aandeel met terugvordering\"", "\"Childcare allowance: share with a recovery\""];
        let name = required_name(&mut fields, ["naam", "name_en"], examples);
        let examples = ["\"de bevolking heeft geen kinderopvang\"", "\"the population has no childcare\""];
        let reason = required_name(&mut fields, ["reden", "reason_en"], examples);
        let figure =
            fields.required("cijfer", "{ waarde = \"…\", eenheid = \"ratio\", bron = \"…\", zekerheid = \"bron\" }");
        let before = list.numbers.len();
        if let (Some(figure), Some(name)) = (figure, &name) {
            list.read(source, figure, &format!("niet_gesimuleerd: {}", name.nl), diagnostics);
        }
        fields.finish(diagnostics);
        if let (Some(name), Some(reason), Some(number)) = (name, reason, list.numbers.get(before)) {
            out.push(Elsewhere { name, figure: in_prices(number, 1.0), reason });
        }
    }
    out
}

/// Reads `[toetsen_gebruik]`: published moments of use that nothing is fitted to.
pub(super) fn read_use_tests(
    file: &mut Fields<'_>,
    prices: &Prices,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> UseTests {
    let source = file.source();
    let Some(node) = file.node("toetsen_gebruik") else { return UseTests::default() };
    let mut fields = Fields::new(source, "`[toetsen_gebruik]`", node);
    let mut has_amount = false;
    for moment in MOMENTS {
        if let Some(number) = fields.node(moment.key) {
            list.read(source, number, &format!("toetsen_gebruik.{}", moment.key), diagnostics);
            has_amount |= moment.is_amount();
        }
    }
    let tests = UseTests {
        prices: read_price_year(&mut fields, prices, has_amount).map(|(_, prices)| prices),
        by_amount: optional_name(&mut fields, "naar_bedrag", "by_amount_en"),
        cumulation: optional_name(&mut fields, "opeenstapeling", "cumulation_en"),
    };
    fields.finish(diagnostics);
    tests
}
