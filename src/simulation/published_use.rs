//! Published use of the schemes, from the behaviour file, beside the use in a run.
//!
//! Takes: a finished run, its behaviour. Gives: the check of take-up. Leaves to others: its figures (`measure`), print
//! (`report`).

use crate::delivery::TakeUpGroup;
use crate::evidence::{Evidence, Sourced};
use crate::formats::SourcedNumber;
use crate::measure::take_up_check::{
    BaseUse, MOMENTS, MomentInfo, PublishedMoment, PublishedUse, TakeUpCheck, take_up_check,
};
use crate::scenario::behaviour::{Behaviour, group_key};
use crate::simulation::results::Run;
use rust_decimal::prelude::ToPrimitive;

/// Sets use in the base of a run beside what was published.
pub fn use_beside_published(run: &Run, behaviour: &Behaviour) -> TakeUpCheck {
    let base = &run.variants[0];
    let used = BaseUse {
        facts: &run.facts,
        records: &base.records,
        schemes: base.schemes.iter().map(|scheme| (scheme.id.as_str(), &scheme.name)).collect(),
        take_up: &base.take_up,
    };
    let published = PublishedUse {
        targets: &behaviour.targets,
        grade: &|scheme, group| grade_of(behaviour, scheme, group),
        moments: MOMENTS.iter().filter_map(|moment| moment_of(behaviour, moment)).collect(),
    };
    take_up_check(&used, &published)
}

fn number<'b>(behaviour: &'b Behaviour, name: &str) -> Option<&'b SourcedNumber> {
    behaviour.numbers.iter().find(|number| number.name == name)
}

/// How sure the published non-use of a group is; an assumption where nothing says it.
fn grade_of(behaviour: &Behaviour, scheme: &str, group: Option<TakeUpGroup>) -> Evidence {
    let name = format!("niet_gebruik.{scheme}.{}", group.map_or("totaal", group_key));
    number(behaviour, &name).map_or(Evidence::Assumption, |number| number.figure.grade)
}

/// A moment in prices of the run, where the file has a published figure for it.
fn moment_of(behaviour: &Behaviour, moment: &MomentInfo) -> Option<PublishedMoment> {
    let number = number(behaviour, &format!("toetsen_gebruik.{}", moment.key))?;
    let prices = behaviour.use_tests.prices.as_ref().filter(|_| moment.is_amount());
    let factor = prices.map_or(1.0, |prices| prices.factor);
    let figure = number.figure.clone().map(|value| value.to_f64().unwrap_or(f64::NAN) * factor);
    let grade = prices.map_or(figure.grade, |prices| figure.grade.max(prices.grade));
    Some(PublishedMoment { key: moment.key, figure: Sourced { grade, ..figure } })
}
