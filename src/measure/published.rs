//! Figures of the base run beside published ones.
//!
//! Takes: points from the scenario with a key such as `zorgtoeslag.huishoudens`. Gives: both values and the deviation.
//! Leaves to others: which points are compared (`scenario`), how a table looks (`report`).
//!
//! Keys are those of [`keyed`]: of an indicator, after a scheme id or `toeslagen` for all together where it has a figure per
//! scheme. A scheme stands for all schemes under its law where it is the first of them: zorgtoeslag for that of grown
//! children as well.

use crate::evidence::Evidence;
use crate::evidence::Sourced;
use crate::measure::Figure;
use crate::measure::MeasureError;
use crate::measure::SchemeInfo;
use crate::measure::VariantMeasures;
use crate::measure::indicators::{Unit, keyed, known_names};
use crate::text::Text;

/// Whether a published figure can contradict the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Bearing {
    /// Nothing is fitted to it: a deviation says something about the model.
    Tests,
    /// Dials are fitted to it.
    Fitted,
    /// Take-up is calibrated to it.
    Calibrated,
    /// It is from memory or an estimate of our own, and so proves nothing.
    NotRead,
    /// Another reason, as the file gives it.
    Stated(Text),
    /// The model has no figure by the same definition, for the reason that the file gives; no deviation is shown.
    NotComparable(Text),
}

/// A published amount in the prices of its own year.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPrices {
    /// Published value, in the unit of the key.
    pub value: f64,
    /// Year of these prices.
    pub year: String,
    /// From these prices to those of the run.
    pub factor: f64,
    /// How sure the factor is.
    pub factor_grade: Evidence,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedPoint {
    /// Name as printed.
    pub name: Text,
    /// Which figure of the run it is compared with.
    pub key: String,
    /// As published, in the unit of the key: euros (not millions) in prices of the run, households, a share 0–1.
    pub figure: Sourced<f64>,
    /// The amount as it was published; `None` for what is not an amount.
    pub own_prices: Option<OwnPrices>,
    /// Year of the value and what differs in definition.
    pub year_note: Text,
    /// Whether it tests anything.
    pub bearing: Bearing,
}

/// A published figure beside the simulated one.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The published figure.
    pub point: PublishedPoint,
    /// Unit of both.
    pub unit: Unit,
    /// Simulated.
    pub simulated: Figure,
    /// Simulated over published minus one, in the same prices; `None` where either is missing, the published value is
    /// zero, or the two are not comparable.
    pub deviation: Option<f64>,
}

/// Sets every published point beside its simulated figure.
///
/// # Errors
/// `UnknownKey` for a point whose key is no figure of the run.
pub fn compare_published(
    base: &VariantMeasures,
    schemes: &[SchemeInfo],
    points: &[PublishedPoint],
) -> Result<Vec<Comparison>, MeasureError> {
    let ids: Vec<&str> = schemes.iter().map(|s| s.id.as_str()).collect();
    let compare = |point: &PublishedPoint| {
        let found = keyed(&point.key).filter(|keyed| keyed.is_known(&ids));
        let found = found.and_then(|keyed| Some((keyed.indicator.unit, keyed.of(base)?)));
        let unknown = || MeasureError::UnknownKey { key: point.key.clone(), known: known_names(&ids).join(", ") };
        let (unit, simulated) = found.ok_or_else(unknown)?;
        let is_comparable = point.figure.value != 0.0 && !matches!(point.bearing, Bearing::NotComparable(_));
        let deviation = simulated.value().filter(|_| is_comparable).map(|value| value / point.figure.value - 1.0);
        Ok(Comparison { point: point.clone(), unit, simulated, deviation })
    };
    points.iter().map(compare).collect()
}
