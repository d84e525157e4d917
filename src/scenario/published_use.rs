//! Published use of the schemes, from the behaviour file, beside the use in a run.
//!
//! Takes: a finished run, its behaviour. Gives: the check of take-up. Leaves to others: its figures (`measure`), print
//! (`report`).

use crate::delivery::TakeUpGroup;
use crate::measure::take_up_check::{
    BaseUse, MOMENTS, MomentInfo, PublishedMoment, PublishedUse, TakeUpCheck, group_words, take_up_check,
};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::run::Run;
use crate::scenario::sourced::{SourcedNumber, least_sure};
use rust_decimal::prelude::ToPrimitive;

/// Sets use in the base of a run beside what was published.
pub fn use_beside_published(run: &Run, behaviour: &Behaviour) -> TakeUpCheck {
    let base = &run.variants[0];
    let used = BaseUse {
        facts: &run.facts,
        records: &base.records,
        schemes: base.schemes.iter().map(|scheme| (scheme.id.as_str(), scheme.name.as_str())).collect(),
        take_up: &base.take_up,
    };
    let published = PublishedUse {
        targets: &behaviour.targets,
        certainty: &|scheme, group| certainty_of(behaviour, scheme, group),
        moments: MOMENTS.iter().filter_map(|moment| moment_of(behaviour, moment)).collect(),
    };
    take_up_check(&used, &published)
}

fn number<'b>(behaviour: &'b Behaviour, name: &str) -> Option<&'b SourcedNumber> {
    behaviour.numbers.iter().find(|number| number.name == name)
}

/// How sure the published non-use of a group is; that of an assumption where nothing says it.
fn certainty_of(behaviour: &Behaviour, scheme: &str, group: Option<TakeUpGroup>) -> String {
    let name = format!("niet_gebruik.{scheme}.{}", group.map_or("totaal", |group| group_words(group).0));
    number(behaviour, &name).map_or("aanname".to_owned(), |number| number.certainty.clone())
}

/// A moment in prices of the run, where the file has a published figure for it.
fn moment_of(behaviour: &Behaviour, moment: &MomentInfo) -> Option<PublishedMoment> {
    let number = number(behaviour, &format!("toetsen_gebruik.{}", moment.key))?;
    let prices = behaviour.use_tests.prices.as_ref().filter(|_| moment.is_amount());
    let sureness = Some(&number.certainty).into_iter().chain(prices.map(|prices| &prices.certainty));
    Some(PublishedMoment {
        key: moment.key,
        value: number.value.to_f64().unwrap_or(f64::NAN) * prices.map_or(1.0, |prices| prices.factor),
        source: number.source.clone(),
        certainty: least_sure(sureness),
    })
}
