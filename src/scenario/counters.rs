//! Counters that an application passes, held against the unit times: whom a loss may hit, and whether they do anything.
//!
//! Takes: a scenario as read, its unit times. Gives: the share of new applications in the dials, or diagnostics.
//! Leaves to others: the dials themselves (`reach`), what is lost (`delivery`).

use crate::diag::{Diagnostic, Diagnostics};
use crate::scenario::file::Scenario;
use crate::scenario::times::Times;
use crate::text::{Text, text};

/// Tells the dials which share of applications is new, from the unit times, and refuses counters that do nothing.
///
/// # Errors
/// `S004` per variant: a loss of which it is not known whom it may hit, or counters that neither lose anything nor take time.
pub(crate) fn check_counters(scenario: &mut Scenario, times: Option<&Times>) -> Result<(), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let base = scenario.base.dials.reach;
    let takes_time =
        times.is_some_and(|times| times.effort.handover_minutes.is_some() || times.effort.citizen.handover.is_some());
    for (position, variant) in std::iter::once(&mut scenario.base).chain(&mut scenario.variants).enumerate() {
        let reach = &mut variant.dials.reach;
        reach.new_share = times.map_or(0.0, |times| times.effort.new_share.value);
        // What a variant has from the base is told of the base.
        let is_of_base = position > 0 && (reach.counters, reach.handover_loss) == (base.counters, base.handover_loss);
        if reach.counters < 2 || is_of_base {
            continue;
        }
        let mut refuse = |message: Text, remedy: Text| {
            let start = variant.span.start.min(scenario.source.text.len());
            let length = scenario.source.text[start..].find('\n').unwrap_or(scenario.source.text.len() - start);
            diagnostics.push(Diagnostic::at("S004", &scenario.source, start..start + length, message, remedy));
        };
        if reach.handover_loss > 0.0 && times.is_none() {
            refuse(text!(loss_of_unknown_share, variant = &variant.id), text!(loss_of_unknown_share_remedy));
        }
        if reach.handover_loss == 0.0 && !takes_time {
            refuse(text!(counters_idle, counters = reach.counters, variant = &variant.id), text!(counters_idle_remedy));
        }
    }
    diagnostics.into_result(())
}
