//! The part of a behaviour file that outcomes are held against: published figures, the prices they are in, tests of use.
//!
//! Takes: `[prijzen]`, `[[gepubliceerd]]`, `[[niet_gesimuleerd]]`, `[toetsen_gebruik]`. Gives: published figures in prices
//! of the run, each with what it proves. Leaves to others: the comparison (`measure`), its table (`report`).

use crate::delivery::TakeUpTarget;
use crate::diag::Span;
use crate::evidence::{Evidence, Sourced};
use crate::formats::{
    Condition, Keys, Measure, SourcedNumber, block, blocks, choice, cited, has_any, may, named_values, need, text,
    text_as, unknown_word,
};
use crate::measure::indicators::keyed;
use crate::measure::take_up_check::MOMENTS;
use crate::measure::{Bearing, OwnPrices, PublishedPoint};
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

/// Whether a figure is an amount, so that the year of its prices matters.
fn is_amount(key: &str) -> bool {
    keyed(key).is_some_and(|keyed| keyed.is_amount())
}

/// Keys of published figures that are amounts, and so name the year of their prices; as [`is_amount`] has it.
const AMOUNTS: &str = r"(^|\.)(euro|gemiddeld)$|^inkomen\.mediaan(\.huishoudens)?$";
const SAME_EN: [&str; 2] = ["hetzelfde in het Engels", "the same in English"];

/// Factors from the prices of a year to those of the run, by year.
pub(super) fn read_prices(keys: &mut Keys<'_>) -> Prices {
    let factors = keys.get(may(
        "prijzen",
        named_values(cited(Measure::of("ratio").between(0.1, 10.0))),
        "per jaar: factor naar de prijzen van de run",
        "by year: factor to the prices of the run",
    ));
    let factor = |(entry, number): (&crate::diag::Entry, SourcedNumber)| {
        (entry.key.clone(), PriceFactor { factor: number.value(), grade: number.figure.grade })
    };
    factors.into_iter().flatten().map(factor).collect()
}

/// The year of the prices of an amount, with its factor; a year without a factor is reported.
fn read_price_year(
    keys: &mut Keys<'_>,
    prices: &Prices,
    when: Condition,
    help: [&'static str; 2],
) -> Option<(String, PriceFactor)> {
    keys.rule(when.needs(["prijspeil"]));
    let year = keys.get(may("prijspeil", text_as("2024"), help[0], help[1]))?;
    let Some(found) = prices.get(&year.value) else {
        let known: Vec<&str> = prices.keys().map(String::as_str).collect();
        keys.report(unknown_word(keys.source(), &year, "prijspeil", &known));
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
    keys: &mut Keys<'_>,
    prices: &Prices,
    targets: &BTreeMap<String, TakeUpTarget>,
) -> Vec<Published> {
    let figures = keys.get(may(
        "gepubliceerd",
        blocks(|keys: &mut Keys<'_>| read_figure(keys, prices, targets)),
        "cijfers waarmee het rapport uitkomsten vergelijkt",
        "figures that the report compares outcomes with",
    ));
    figures.into_iter().flatten().flatten().collect()
}

fn read_figure(keys: &mut Keys<'_>, prices: &Prices, targets: &BTreeMap<String, TakeUpTarget>) -> Option<Published> {
    let key = keys.get(need("sleutel", text_as("zorgtoeslag.euro"), "welke uitkomst", "which outcome"));
    let name = keys.pair(
        need("naam", text_as("Zorgtoeslag"), "naam in het rapport", "name in the report"),
        need("name_en", text_as("Care allowance"), "naam in het Engelse rapport", "name in the English report"),
    );
    let year_note = keys.pair(
        need("jaar", text_as("2024"), "jaar en prijspeil, als tekst", "year and price level, as text"),
        need("year_en", text_as("2024"), SAME_EN[0], SAME_EN[1]),
    );
    let price_year = read_price_year(
        keys,
        prices,
        Condition::Like("sleutel", AMOUNTS, is_amount),
        [
            "jaar uit `[prijzen]`, waarvan het cijfer de prijzen heeft; nodig bij een bedrag",
            "year of `[prijzen]` whose prices the figure has; needed with an amount",
        ],
    );
    let is_fitted = keys.get(may(
        "rol",
        choice([("geijkt", true), ("toetsing", false)]),
        "geijkt: hierop is ingesteld; toetsing: hiermee is alleen vergeleken",
        "geijkt: fitted to this; toetsing: only compared with it",
    ));
    let said = said(keys);
    let path = key.as_ref().map(|key| format!("gepubliceerd.{}", key.value)).unwrap_or_default();
    let number = keys.get(need(
        "cijfer",
        cited(Measure::of("").from(0.0)).called(path),
        "het cijfer met zijn bron",
        "the figure with its source",
    ));
    let (key, number) = (key?, number?);
    let value = number.value();
    let own_prices =
        price_year.map(|(year, prices)| OwnPrices { value, year, factor: prices.factor, factor_grade: prices.grade });
    let point = PublishedPoint {
        name: name?,
        figure: in_prices(&number, own_prices.as_ref().map_or(1.0, |own| own.factor)),
        own_prices,
        bearing: bearing(said, is_fitted == Some(true), (&key.value, number.figure.grade), targets),
        year_note: year_note?,
        key: key.value,
    };
    Some(Published { point, key_span: key.span })
}

/// What the file says of a figure: why it cannot be compared, and why it tests nothing.
fn said(keys: &mut Keys<'_>) -> (Option<Text>, Option<Text>) {
    let not_comparable = keys.optional_pair(
        may(
            "niet_vergelijkbaar",
            text(),
            "waarom er geen afwijking staat: de simulatie telt iets anders",
            "why there is no deviation: the simulation counts something else",
        ),
        may("not_comparable_en", text(), SAME_EN[0], SAME_EN[1]),
    );
    let no_test = keys.optional_pair(
        may(
            "toetst_niet",
            text(),
            "waarom het cijfer niets toetst, anders dan door ijken of geheugen",
            "why the figure tests nothing, other than by fitting or memory",
        ),
        may("no_test_en", text(), SAME_EN[0], SAME_EN[1]),
    );
    (not_comparable, no_test)
}

/// Reads `[[niet_gesimuleerd]]`.
pub(super) fn read_elsewhere(keys: &mut Keys<'_>) -> Vec<Elsewhere> {
    let figure = |keys: &mut Keys<'_>| {
        let name = keys.pair(
            need("naam", text(), "naam in het rapport", "name in the report"),
            need("name_en", text(), "naam in het Engelse rapport", "name in the English report"),
        );
        let reason = keys.pair(
            need("reden", text(), "waarom er geen uitkomst is", "why there is no outcome"),
            need("reason_en", text(), SAME_EN[0], SAME_EN[1]),
        );
        let path = name.as_ref().map(|name| format!("niet_gesimuleerd: {}", name.nl)).unwrap_or_default();
        let number = cited(Measure::of("").from(0.0)).called(path);
        let number = keys.get(need("cijfer", number, "het cijfer met zijn bron", "the figure with its source"))?;
        Some(Elsewhere { name: name?, figure: in_prices(&number, 1.0), reason: reason? })
    };
    let figures = keys.get(may(
        "niet_gesimuleerd",
        blocks(figure),
        "gepubliceerde cijfers die het rapport noemt en niet kan narekenen",
        "published figures that the report names and cannot work out",
    ));
    figures.into_iter().flatten().flatten().collect()
}

/// Reads `[toetsen_gebruik]`: published moments of use that nothing is fitted to.
pub(super) fn read_use_tests(keys: &mut Keys<'_>, prices: &Prices) -> UseTests {
    let tests = block(|keys: &mut Keys<'_>| {
        for moment in MOMENTS {
            let name = moment.name();
            // A share, or an amount that somebody can leave unused in a month.
            let most = if moment.is_amount() { 10_000.0 } else { 1.0 };
            keys.get(may(moment.key, cited(Measure::of(moment.unit()).between(0.0, most)), &name.nl, &name.en));
        }
        let amounts = MOMENTS.into_iter().filter(|moment| moment.is_amount()).map(|moment| moment.key);
        let prices = read_price_year(
            keys,
            prices,
            has_any(amounts),
            [
                "jaar uit `[prijzen]`, waarvan de bedragen de prijzen hebben",
                "year of `[prijzen]` whose prices the amounts have",
            ],
        );
        let by_amount = keys.optional_pair(
            may(
                "naar_bedrag",
                text(),
                "wat is gepubliceerd over niet-gebruik naar de hoogte van het recht",
                "what was published about non-take-up by size of the right",
            ),
            may("by_amount_en", text(), SAME_EN[0], SAME_EN[1]),
        );
        let cumulation = keys.optional_pair(
            may(
                "opeenstapeling",
                text(),
                "wat is gepubliceerd over meer regelingen tegelijk laten liggen",
                "what was published about missing several schemes at once",
            ),
            may("cumulation_en", text(), SAME_EN[0], SAME_EN[1]),
        );
        UseTests { prices: prices.map(|(_, prices)| prices), by_amount, cumulation }
    });
    let tests = keys.get(may(
        "toetsen_gebruik",
        tests,
        "gepubliceerde cijfers over niet-gebruik, waarop niets is ingesteld",
        "published figures about non-take-up that nothing is fitted to",
    ));
    tests.unwrap_or_default()
}
