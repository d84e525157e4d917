//! Figures of the base run beside published ones.
//!
//! Takes: points from the scenario with a key such as `zorgtoeslag.huishoudens`. Gives: both values and the deviation.
//! Leaves to others: which points are compared (`scenario`), how a table looks (`report`).
//!
//! Keys: a scheme id, or `toeslagen` for all together, with one of [`SCHEME_KEYS`]; or one of [`RUN_KEYS`]. A scheme
//! stands for all schemes under its law where it is the first of them: zorgtoeslag for that of grown children as well.

use crate::measure::Figure;
use crate::measure::MeasureError;
use crate::measure::SchemeInfo;
use crate::measure::VariantMeasures;
use crate::text::Text;

/// Unit of a keyed figure; a published value is in the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyUnit {
    /// Households, awards or decisions.
    Count,
    /// Euros in total, for the year.
    EurosTotal,
    /// Euros per household or award.
    Euros,
    /// A share, 0–1.
    Share,
    /// A coefficient.
    Coefficient,
}

/// What can be asked of each scheme, after `<scheme>.`.
pub const SCHEME_KEYS: [(&str, KeyUnit); 16] = [
    ("rechthebbenden", KeyUnit::Count),
    ("huishoudens", KeyUnit::Count),
    ("ontvangers", KeyUnit::Count),
    ("euro", KeyUnit::EurosTotal),
    ("gemiddeld", KeyUnit::Euros),
    ("nietgebruik", KeyUnit::Share),
    ("nietgebruik.euro", KeyUnit::EurosTotal),
    ("toekenningen", KeyUnit::Count),
    ("terugvordering.aandeel", KeyUnit::Share),
    ("terugvordering.aantal", KeyUnit::Count),
    ("terugvordering.gemiddeld", KeyUnit::Euros),
    ("terugvordering.euro", KeyUnit::EurosTotal),
    ("nabetaling.aandeel", KeyUnit::Share),
    ("nabetaling.aantal", KeyUnit::Count),
    ("nabetaling.gemiddeld", KeyUnit::Euros),
    ("nabetaling.euro", KeyUnit::EurosTotal),
];

/// What can be asked of the run as a whole.
pub const RUN_KEYS: [(&str, KeyUnit); 17] = [
    ("terugvordering.aandeel", KeyUnit::Share),
    ("terugvordering.aantal", KeyUnit::Count),
    ("terugvordering.gemiddeld", KeyUnit::Euros),
    ("terugvordering.euro", KeyUnit::EurosTotal),
    ("terugvordering.huishoudens", KeyUnit::Count),
    ("nabetaling.aandeel", KeyUnit::Share),
    ("nabetaling.aantal", KeyUnit::Count),
    ("nabetaling.gemiddeld", KeyUnit::Euros),
    ("nabetaling.euro", KeyUnit::EurosTotal),
    ("behouden.aandeel", KeyUnit::Share),
    ("schuld.euro", KeyUnit::EurosTotal),
    ("inkomen.gini", KeyUnit::Coefficient),
    ("inkomen.gini.huishoudens", KeyUnit::Coefficient),
    ("inkomen.gemiddeld", KeyUnit::Euros),
    ("inkomen.mediaan", KeyUnit::Euros),
    ("inkomen.mediaan.huishoudens", KeyUnit::Euros),
    ("belasting.euro", KeyUnit::EurosTotal),
];

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
    /// How sure the factor is: a word of the file.
    pub factor_certainty: String,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedPoint {
    /// Text as printed.
    pub name: Text,
    /// Which figure of the run it is compared with.
    pub key: String,
    /// Published value, in the unit of the key: euros (not millions) in prices of the run, households, a share 0–1.
    pub value: f64,
    /// The amount as it was published; `None` for what is not an amount.
    pub own_prices: Option<OwnPrices>,
    /// Source.
    pub source: String,
    /// `bevestigd`, `bron`, `geheugen` or `aanname`.
    pub certainty: String,
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
    pub unit: KeyUnit,
    /// Simulated.
    pub simulated: Figure,
    /// Simulated over published minus one, in the same prices; `None` where either is missing, the published value is
    /// zero, or the two are not comparable.
    pub deviation: Option<f64>,
}

/// The name of a key without its scheme, with its unit; `None` for a name that does not exist.
fn find_name(key: &str) -> Option<(&'static str, KeyUnit)> {
    let find = |list: &[(&'static str, KeyUnit)], name: &str| list.iter().find(|row| row.0 == name).copied();
    find(&RUN_KEYS, key).or_else(|| find(&SCHEME_KEYS, key.split_once('.')?.1))
}

/// Whether a key is an amount, so that the year of its prices matters.
pub fn is_amount(key: &str) -> bool {
    matches!(find_name(key), Some((_, KeyUnit::Euros | KeyUnit::EurosTotal)))
}

/// Whether a key is a figure of the settlement: of recoveries or supplements.
pub fn is_of_settlement(key: &str) -> bool {
    find_name(key).is_some_and(|(name, _)| name.starts_with("terugvordering.") || name.starts_with("nabetaling."))
}

/// The unit of a key, where the base has these schemes; `None` for a key that does not exist.
pub fn unit_of_key(schemes: &[&str], key: &str) -> Option<KeyUnit> {
    let find = |list: &[(&str, KeyUnit)], name: &str| list.iter().find(|row| row.0 == name).map(|row| row.1);
    find(&RUN_KEYS, key).or_else(|| {
        let (scheme, rest) = key.split_once('.')?;
        let is_known = scheme == "toeslagen" || schemes.contains(&scheme);
        if is_known { find(&SCHEME_KEYS, rest) } else { None }
    })
}

/// All keys of a base with these schemes, in order.
pub fn known_keys(schemes: &[&str]) -> Vec<String> {
    let names = schemes.iter().copied().chain(std::iter::once("toeslagen"));
    let of_schemes = names.flat_map(|name| SCHEME_KEYS.iter().map(move |row| format!("{name}.{}", row.0)));
    of_schemes.chain(RUN_KEYS.iter().map(|row| row.0.to_owned())).collect()
}

/// The figure of a key in the base; `None` for a key that does not exist.
pub fn figure_of_key(base: &VariantMeasures, key: &str) -> Option<Figure> {
    let together = base.certainty.settlements.last()?;
    let figure = match key {
        "terugvordering.huishoudens" => base.certainty.households.level,
        "behouden.aandeel" => together.kept_share.level,
        "schuld.euro" => base.debt.left.level,
        "inkomen.gini" => base.distribution.gini,
        "inkomen.gini.huishoudens" => base.distribution.gini_households,
        "inkomen.gemiddeld" => base.distribution.mean,
        "inkomen.mediaan" => base.distribution.median,
        "inkomen.mediaan.huishoudens" => base.distribution.median_households,
        "belasting.euro" => base.budget.tax,
        _ if RUN_KEYS.iter().any(|row| row.0 == key) => return figure_of_key(base, &format!("toeslagen.{key}")),
        _ => return of_scheme(base, key),
    };
    Some(figure)
}

fn of_scheme(base: &VariantMeasures, key: &str) -> Option<Figure> {
    let (scheme, rest) = key.split_once('.')?;
    let id = (scheme != "toeslagen").then(|| scheme.to_owned());
    let by_law = base.by_law.iter().find(|law| law.scheme == scheme);
    let usage = by_law.map(|law| &law.usage).or_else(|| base.usage.iter().find(|u| u.scheme == id))?;
    let settlements = &base.certainty.settlements;
    let settlement = by_law.map(|law| &law.settlement).or_else(|| settlements.iter().find(|s| s.scheme == id))?;
    let compared = match rest {
        "rechthebbenden" => usage.entitled,
        "huishoudens" => usage.users,
        "ontvangers" => usage.recipients,
        "euro" => usage.due,
        "gemiddeld" => usage.mean_due,
        "nietgebruik" => usage.unused_share,
        "nietgebruik.euro" => usage.unused,
        "toekenningen" => settlement.awards,
        "terugvordering.aandeel" => settlement.recovery_share,
        "terugvordering.aantal" => settlement.recovery_count,
        "terugvordering.gemiddeld" => settlement.recovery_mean,
        "terugvordering.euro" => settlement.recovery_sum,
        "nabetaling.aandeel" => settlement.supplement_share,
        "nabetaling.aantal" => settlement.supplement_count,
        "nabetaling.gemiddeld" => settlement.supplement_mean,
        "nabetaling.euro" => settlement.supplement_sum,
        _ => return None,
    };
    Some(compared.level)
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
        let found = unit_of_key(&ids, &point.key).zip(figure_of_key(base, &point.key));
        let unknown = || MeasureError::UnknownKey { key: point.key.clone(), known: known_keys(&ids).join(", ") };
        let (unit, simulated) = found.ok_or_else(unknown)?;
        let is_comparable = point.value != 0.0 && !matches!(point.bearing, Bearing::NotComparable(_));
        let deviation = simulated.value().filter(|_| is_comparable).map(|value| value / point.value - 1.0);
        Ok(Comparison { point: point.clone(), unit, simulated, deviation })
    };
    points.iter().map(compare).collect()
}
