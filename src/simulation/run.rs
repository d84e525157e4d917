//! One run: base and variants through all stages, what every change did, and the settlement in the year of the fit.
//!
//! Takes: a prepared scenario. Gives: a complete [`Run`], for the command line and the dashboard alike. Leaves to others:
//! the stages (`variants`), figures (`measure`).

use crate::simulation::blocks::Progress;
use crate::simulation::changes::effects::effects;
use crate::simulation::changes::refusals::refuse_without_effect;
use crate::simulation::error::RunError;
use crate::simulation::memory;
use crate::simulation::prepared::Prepared;
use crate::simulation::results::Run;
use crate::simulation::variants::{VariantRuns, run_variants};
use crate::simulation::year_of_fit::settled_then;
use crate::text::text;
use crate::units::Language;

/// Runs a prepared scenario.
///
/// # Errors
/// See [`RunError`].
pub fn run(prepared: &Prepared, progress: &dyn Progress) -> Result<Run, RunError> {
    let run = checked(prepared, &|_| true, progress)?;
    progress.begin(text!(progress_settlement_then).get(Language::Dutch), 1);
    let settled_then = settled_then(prepared)?;
    progress.step();
    Ok(Run { settled_then, ..run })
}

/// Runs the base and the variants with these ids, without the year of the fit.
///
/// # Errors
/// See [`RunError`].
pub fn run_only(prepared: &Prepared, ids: &[&str], progress: &dyn Progress) -> Result<Run, RunError> {
    checked(prepared, &|id| ids.contains(&id), progress)
}

fn checked(prepared: &Prepared, is_wanted: &dyn Fn(&str) -> bool, progress: &dyn Progress) -> Result<Run, RunError> {
    memory::check(prepared)?;
    let VariantRuns { facts, variants, calibrated } = run_variants(prepared, is_wanted, progress)?;
    progress.begin(text!(progress_changes).get(Language::Dutch), 1);
    let changes = effects(prepared, &variants)?;
    refuse_without_effect(prepared, &variants, &changes)?;
    progress.step();
    Ok(Run { facts, variants, calibrated, changes, settled_then: None })
}
