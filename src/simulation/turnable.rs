//! Numbers of the law that can be turned while a scenario is shown: all that its variants read, in the order of the
//! rulebooks, each with its range.
//!
//! Takes: a prepared scenario. Gives: a list by scheme. Leaves to others: the screen, the new run (`dashboard`).

use crate::evidence::Evidence;
use crate::rulebook::{Parameter, ParameterChange, Plan, System};
use crate::simulation::changes::plans;
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::prepared::Prepared;
use crate::text::Text;
use jiff::civil::date;
use rust_decimal::{Decimal, dec};
use std::sync::Arc;

/// Without a range of its own a number may move this share either way.
const SHARE: Decimal = dec!(0.25);
/// Steps from the low to the high end.
const STEPS: Decimal = dec!(20);

/// A number of the law that can be turned; value, ends and step are in the unit of the rulebook.
#[derive(Debug, Clone, PartialEq)]
pub struct Turnable {
    /// Its name in the rulebook.
    pub name: String,
    /// The words for it.
    pub label: Text,
    /// The words for its scheme.
    pub scheme: Text,
    /// Unit as the rulebook writes it.
    pub unit: String,
    /// Value in the year of the scenario.
    pub value: Decimal,
    /// Lowest value.
    pub low: Decimal,
    /// Highest value.
    pub high: Decimal,
    /// One step; above zero.
    pub step: Decimal,
    /// 100 where the rulebook writes a percentage.
    scale: Decimal,
}

impl Turnable {
    /// The change that sets it to a value in the unit of the rulebook.
    pub fn set_to(&self, value: Decimal) -> ParameterChange {
        ParameterChange::Set(value / self.scale)
    }
}

/// The numbers that some variant reads, each once: scheme by scheme in the order of the files, then what overlays add.
///
/// # Errors
/// A rule that is missing, a year that is not covered.
pub fn turnable(prepared: &Prepared) -> Result<Vec<Turnable>, RunError> {
    let mut out: Vec<(usize, Turnable)> = Vec::new();
    // Schemes in the order of the base, and behind them those that variants add.
    let mut schemes: Vec<String> = Vec::new();
    for (system, variant) in prepared.systems.iter().zip(prepared.variants()) {
        for scheme in &system.definitions.schemes {
            if !schemes.contains(&scheme.id) {
                schemes.push(scheme.id.clone());
            }
        }
        let evaluators = Evaluators::checked(system, prepared.scenario.year, variant.dials.basis)?;
        let plans = plans(system, prepared.scenario.year, &evaluators);
        for parameter in &system.definitions.parameters {
            let is_known = out.iter().any(|(_, known)| known.name == parameter.name);
            if !is_known && is_read(&plans, &parameter.name) {
                let place = schemes.iter().position(|id| *id == parameter.scheme).unwrap_or(usize::MAX);
                out.extend(of(system, parameter, prepared.scenario.year).map(|one| (place, one)));
            }
        }
    }
    out.sort_by_key(|(place, _)| *place);
    Ok(out.into_iter().map(|(_, one)| one).collect())
}

fn is_read(plans: &[Arc<Plan>], name: &str) -> bool {
    plans.iter().any(|plan| plan.reads(name))
}

/// A number with its range from the rulebook where that gives one; none where there is no value or no way to move it.
fn of(system: &System, parameter: &Parameter, year: i16) -> Option<Turnable> {
    let dated = parameter.values.iter().rfind(|value| value.from <= date(year, 1, 1))?;
    let scale = if parameter.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let value = (dated.value * scale).normalize();
    let (low, high) = match (dated.low, dated.high) {
        (Some(low), Some(high)) if dated.certainty == Evidence::Assumption => (low, high),
        _ => (value - value * SHARE, value + value * SHARE),
    };
    // Years, persons and months come whole.
    let is_counted = !parameter.percent && !parameter.unit.is_money() && !parameter.unit.is_none();
    let is_whole = is_counted && value.fract().is_zero();
    let (low, high) = if is_whole { (low.floor(), high.ceil()) } else { (low, high) };
    let step = round_step((high - low) / STEPS);
    (low < high).then(|| Turnable {
        name: parameter.name.clone(),
        label: system.label(&parameter.name),
        scheme: system.scheme_label(&parameter.scheme),
        unit: if parameter.percent { "%".to_owned() } else { parameter.unit.to_string() },
        value,
        low,
        high,
        step: if is_whole { step.max(Decimal::ONE).ceil() } else { step },
        scale,
    })
}

/// One, two or five times a power of ten, not below `step`.
fn round_step(step: Decimal) -> Decimal {
    let mut unit = dec!(0.0001);
    loop {
        for factor in [Decimal::ONE, Decimal::TWO, dec!(5)] {
            if unit * factor >= step {
                return unit * factor;
            }
        }
        unit *= Decimal::TEN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_one_two_or_five_times_a_power_of_ten() {
        for (asked, given) in [(dec!(0.3), dec!(0.5)), (dec!(1.1), dec!(2)), (dec!(53), dec!(100)), (dec!(2), dec!(2))]
        {
            assert_eq!(round_step(asked), given);
        }
    }
}
