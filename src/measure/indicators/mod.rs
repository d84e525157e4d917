//! What is measured, said once: key, unit, sign, words and formula of every indicator, and where it may appear.
//!
//! Takes: nothing. Gives: indicators, found by key, by table or by the name that published figures have.
//! Leaves to others: computing the figures (the other files of this module), how a table looks (`report`).
//!
//! Tables, key figures, published comparisons, the fit and the dashboard take indicators from here. Tables show them in
//! the order of the list.

mod burden;
mod certainty;
mod indicator;
mod money;
#[cfg(test)]
mod tests;
mod timing;

pub use crate::measure::indicators::indicator::{Formula, Indicator, Place, Shown, Shows, Sign, Table, Unit};
use crate::measure::{Figure, VariantMeasures};

/// The whole list, by group: money, certainty, timing, burden.
const GROUPS: [&[Indicator]; 4] = [money::INDICATORS, certainty::INDICATORS, timing::INDICATORS, burden::INDICATORS];

/// Every indicator, in the order in which tables show them.
pub fn all() -> impl Iterator<Item = &'static Indicator> {
    GROUPS.into_iter().flatten()
}

/// The indicator with a key.
pub fn by_key(key: &str) -> Option<&'static Indicator> {
    all().find(|indicator| indicator.key == key)
}

/// What a table shows, in order.
pub fn of_table(table: Table) -> impl Iterator<Item = Shown> {
    all().flat_map(move |indicator| {
        indicator.places.iter().filter(move |place| place.table == table).map(move |place| Shown {
            indicator,
            key: place.key.unwrap_or(indicator.key),
            unit: place.unit.unwrap_or(indicator.unit),
            shows: place.shows,
            called_otherwise_in: place.key.is_some().then_some(table),
        })
    })
}

/// All schemes together, in the name of a published figure.
const TOGETHER: &str = "toeslagen";

/// A figure that a published one can be set beside.
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'k> {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// Of one scheme, by its id; `None`: of the run, or of all schemes together.
    scheme: Option<&'k str>,
}

/// What the name of a published figure stands for: that of an indicator, after the id of a scheme or `toeslagen` where
/// it has a figure per scheme; `None` for a name that does not exist.
pub fn keyed(name: &str) -> Option<Keyed<'_>> {
    let find = |name: &str, is_meant: fn(&Indicator) -> bool| {
        all().find(|indicator| indicator.published == Some(name) && is_meant(indicator))
    };
    let of_run =
        find(name, |indicator| !indicator.is_by_scheme() || matches!(indicator.formula, Formula::Settlement(_)));
    if let Some(indicator) = of_run {
        return Some(Keyed { indicator, scheme: None });
    }
    let (scheme, name) = name.split_once('.')?;
    let indicator = find(name, Indicator::is_by_scheme)?;
    Some(Keyed { indicator, scheme: Some(scheme).filter(|scheme| *scheme != TOGETHER) })
}

impl Keyed<'_> {
    /// Whether a base with these schemes has it.
    pub fn is_known(&self, schemes: &[&str]) -> bool {
        self.scheme.is_none_or(|scheme| schemes.contains(&scheme))
    }

    /// The figure in a variant.
    pub fn of(&self, variant: &VariantMeasures) -> Option<Figure> {
        match self.scheme {
            None => Some(self.indicator.of(variant).level),
            Some(scheme) => self.indicator.of_scheme(variant, scheme).map(|compared| compared.level),
        }
    }

    /// Whether it is an amount, so that the year of its prices matters.
    pub fn is_amount(&self) -> bool {
        matches!(self.indicator.unit, Unit::Euros | Unit::EurosTotal)
    }

    /// Whether it is a figure of the settlement: of recoveries or supplements.
    pub fn is_of_settlement(&self) -> bool {
        let name = self.indicator.published.unwrap_or_default();
        name.starts_with("terugvordering.") || name.starts_with("nabetaling.")
    }
}

/// All names of published figures of a base with these schemes.
pub fn known_names(schemes: &[&str]) -> Vec<String> {
    let published = || all().filter_map(|indicator| Some((indicator, indicator.published?)));
    let of_schemes = schemes.iter().chain([&TOGETHER]).flat_map(|scheme| {
        published().filter(|(indicator, _)| indicator.is_by_scheme()).map(move |(_, name)| format!("{scheme}.{name}"))
    });
    let of_run =
        published().map(|(_, name)| name).filter(|name| keyed(name).is_some_and(|keyed| keyed.scheme.is_none()));
    of_schemes.chain(of_run.map(str::to_owned)).collect()
}
