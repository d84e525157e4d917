//! What the chance of applying depends on, and how many apply of each scheme.
//!
//! Takes: `[gebruik]`, `[niet_gebruik]`. Gives: coefficients and targets. Leaves to others: what they do (`delivery`).

use crate::delivery::{TakeUpGroup, TakeUpParameters, TakeUpTarget};
use crate::diag::Entry;
use crate::formats::{Keys, Mark, Measure, has, may, named, need, sourced, text_as};
use crate::units::Cents;
use std::collections::BTreeMap;

pub(super) fn take_up(keys: &mut Keys<'_>) -> TakeUpParameters {
    let amount = || Measure::of("EUR/maand").from(0.01);
    TakeUpParameters {
        slope_amount: keys.value(
            need(
                "helling_bedrag",
                sourced(Measure::of("log-odds per ln")),
                "helling van de neiging om aan te vragen tegen het bedrag",
                "slope of the inclination to apply against the amount",
            )
            .mark(Mark::InSets),
        ),
        reference_amount: Cents::nearest(keys.value(need(
            "referentiebedrag",
            sourced(amount()),
            "bedrag waarbij de helling nul bijdraagt",
            "amount at which the slope adds zero",
        ))),
        floor_amount: Cents::nearest(keys.value(need(
            "kleinste_bedrag",
            sourced(amount()),
            "lager dan dit telt een bedrag niet",
            "an amount below this does not count",
        ))),
        per_extra_action: keys.value(
            need("per_extra_handeling", sourced(Measure::of("log-odds")), "per handeling meer", "per action more")
                .mark(Mark::InSets),
        ),
        per_tenth_recovered: keys.value(
            need(
                "per_tiende_terugvordering",
                sourced(Measure::of("log-odds")),
                "per 0,10 euro terugvordering op elke euro",
                "per 0.10 euro of recovery on every euro",
            )
            .mark(Mark::InSets),
        ),
        ..of_persons(keys)
    }
}

/// What differs between persons.
fn of_persons(keys: &mut Keys<'_>) -> TakeUpParameters {
    TakeUpParameters {
        low_digital: keys.value(
            need(
                "laag_digitaal",
                sourced(Measure::of("log-odds")),
                "bij weinig digitale vaardigheid",
                "with few digital skills",
            )
            .mark(Mark::InSets),
        ),
        low_doenvermogen: keys.value(
            need(
                "laag_doenvermogen",
                sourced(Measure::of("log-odds")),
                "bij weinig doenvermogen",
                "with little capacity to act",
            )
            .mark(Mark::InSets),
        ),
        help: keys.value(need("hulp", sourced(Measure::of("log-odds")), "met hulp", "with help").mark(Mark::InSets)),
        received_before: keys.value(
            need(
                "ontving_vorig_jaar",
                sourced(Measure::of("log-odds")),
                "wie de regeling vorig jaar kreeg",
                "for those who received the scheme last year",
            )
            .mark(Mark::InSets),
        ),
        seems_entitled: keys.value(
            need(
                "lijkt_recht_te_hebben",
                sourced(Measure::of("log-odds")),
                "wie iets betaald zou krijgen op wat in het jaar bekend is",
                "for those who would be paid something on what is known within the year",
            )
            .mark(Mark::InSets),
        ),
        person_spread: keys.value(
            need(
                "spreiding_persoon",
                sourced(Measure::of("log-odds")),
                "spreiding tussen personen",
                "spread between persons",
            )
            .mark(Mark::InSets),
        ),
        ..TakeUpParameters::default()
    }
}

/// Groups whose share of non-take-up may be given apart: key, group, whose share it is.
const GROUPS: [(&str, TakeUpGroup, [&str; 2]); 5] = [
    ("bijstand", TakeUpGroup::SocialAssistance, ["met bijstand", "with social assistance"]),
    ("werknemer", TakeUpGroup::Employee, ["met loon", "with wages"]),
    ("zelfstandige", TakeUpGroup::SelfEmployed, ["met winst", "with profit"]),
    ("pensioen", TakeUpGroup::Pension, ["met pensioen", "with a pension"]),
    ("overig", TakeUpGroup::Other, ["met ander inkomen", "with other income"]),
];

/// The key of a group in the file.
pub fn group_key(group: TakeUpGroup) -> &'static str {
    GROUPS.into_iter().find(|(_, own, _)| *own == group).expect("every group has a key").0
}

pub(super) fn read_targets(keys: &mut Keys<'_>) -> (BTreeMap<String, TakeUpTarget>, BTreeMap<String, String>) {
    let (mut out, mut like) = (BTreeMap::new(), BTreeMap::new());
    let schemes = named(|keys: &mut Keys<'_>, entry: &Entry| {
        let share = || sourced(Measure::share());
        let other = keys.get(may(
            "als",
            text_as("kinderbijslag"),
            "id van een regeling die evenveel wordt gebruikt, in plaats van cijfers",
            "id of a scheme that is used as much, instead of figures",
        ));
        let total = keys.get(may(
            "totaal",
            share(),
            "niet-gebruik van alle rechthebbenden",
            "non-take-up of all who are entitled",
        ));
        let mut groups = BTreeMap::new();
        for (word, group, help) in GROUPS {
            groups.extend(keys.get(may(word, share(), help[0], help[1])).map(|unused| (group, 1.0 - unused)));
        }
        keys.rule(has("als").without(["totaal"].into_iter().chain(GROUPS.map(|(word, ..)| word))));
        keys.rule(has("als").negated().needs(["totaal"]));
        like.extend(other.map(|other| (entry.key.clone(), other.value)));
        out.extend(total.map(|unused| (entry.key.clone(), TakeUpTarget { total: 1.0 - unused, groups })));
    });
    keys.get(may(
        "niet_gebruik",
        schemes,
        "per regeling (id): deel van de rechthebbenden dat niet aanvraagt, ook naar bron van inkomen",
        "by scheme (id): share of those entitled that does not apply, also by source of income",
    ));
    (out, like)
}
