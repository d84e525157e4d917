//! What each scheme asks of a household, read from its rules.
//!
//! Takes: a system and its delivered schemes. Gives: [`Demands`] per scheme.
//! Leaves to others: counting them per household (`measure`).

use crate::delivery::Subject;
use crate::measure::Demands;
use crate::rulebook::{System, complexity};
use crate::simulation::evaluators::DeliveredScheme;

/// Executor and facts of every scheme, in their order; the facts are those that the rules of `year` use.
pub(super) fn demands(system: &System, schemes: &[DeliveredScheme], year: i16) -> Vec<Demands> {
    let asked = complexity(system, year).facts_asked;
    let of = |scheme: &DeliveredScheme| {
        let facts = asked.iter().find(|(id, _)| *id == scheme.id).map(|(_, facts)| facts.clone());
        let facts = facts.unwrap_or_default();
        let known = system.definitions.schemes.iter().find(|s| s.id == scheme.id);
        Demands {
            executor: known.map(|s| s.executor.clone()).unwrap_or_default(),
            law: known.map(|s| s.bwb.clone()).unwrap_or_default(),
            asked: Subject::asked(&facts),
            facts,
        }
    };
    schemes.iter().map(of).collect()
}
