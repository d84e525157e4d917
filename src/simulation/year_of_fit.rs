//! The settlement of the base in the year that the dials of reporting are fitted to.
//!
//! Takes: a prepared scenario. Gives: the figures of the settlement with what the agency knew then. Leaves to others: the
//! fit (`fit`), the comparison with what was published (`report`).

use crate::measure::indicators::{Keyed, keyed};
use crate::measure::measure;
use crate::scenario::comparisons::Published;
use crate::simulation::blocks::Silent;
use crate::simulation::error::RunError;
use crate::simulation::measured::run_data;
use crate::simulation::prepared::Prepared;
use crate::simulation::variants::run_variants;

/// Households that the figures of the year of the fit are worked out on, where the population is made.
pub const HOUSEHOLDS_THEN: u32 = 20_000;

/// Figures of the settlement of the base in the year that the dials are fitted to, in the order of
/// `published` of the behaviour file; none for what is no figure of the settlement.
///
/// `None` where the file says that nothing was different then. Of a made population the first [`HOUSEHOLDS_THEN`]
/// households at most.
///
/// # Errors
/// See [`RunError`].
pub fn settled_then(prepared: &Prepared) -> Result<Option<Vec<Option<f64>>>, RunError> {
    let Some(behaviour) = prepared.behaviour.then() else { return Ok(None) };
    let points = behaviour.published.clone();
    let population = prepared.population.at_most(HOUSEHOLDS_THEN);
    let then = Prepared { behaviour, population, ..prepared.clone() };
    figures(&then, &points).map(Some)
}

/// The figures of the settlement of the base, as the report has them; `None` for what is no figure of the settlement, and
/// where the report shows none.
pub(super) fn figures(prepared: &Prepared, points: &[Published]) -> Result<Vec<Option<f64>>, RunError> {
    let run = run_variants(prepared, &|_| false, &Silent)?;
    let measures = measure(&run_data(prepared, run.facts, run.variants))?;
    let figure = |point: &Published| of_settlement(&point.point.key)?.of(measures.base())?.value();
    Ok(points.iter().map(figure).collect())
}

/// The figure behind the name of a published one, where it is one of the settlement.
pub(super) fn of_settlement(name: &str) -> Option<Keyed<'_>> {
    keyed(name).filter(Keyed::is_of_settlement)
}
