//! `[variant.uitvoering]`: how the rules reach households.
//!
//! Takes: the block, and the reach of the base. Gives: dials. Leaves to others: its optional blocks (`dials`, `reach`), what
//! dials do (`delivery`).

use crate::delivery::{Access, AwardDials, Basis, Consent, Dials, MonthDials, PeriodRules, TrueUp, YearDials};
use crate::formats::{Dial, Keys, Measure, choice, is, may, need, settings, sourced, word_or};
use crate::scenario::award_dials::reach;
use crate::scenario::dials::{month, periods, year};
use crate::text::text;
use crate::units::Cents;

/// What the block says.
#[derive(Debug)]
pub(super) struct Delivery {
    /// The dials.
    pub(super) dials: Dials,
    /// Actions asked of a household more than in the base.
    pub(super) extra_actions: f64,
    /// Whether the tolerance is the amount of the year in which is decided, of the behaviour file.
    pub(super) is_tolerance_by_year: bool,
}

/// Reads the block; `of_base` is `None` for the base itself.
pub(super) fn delivery(keys: &mut Keys<'_>, of_base: Option<&AwardDials>) -> Option<Delivery> {
    keys.is_shared_as("uitvoering");
    let basis = keys.get(need(
        "grondslag",
        choice([("jaar", Basis::Year), ("maand", Basis::Month)]),
        "jaar: schatting, voorschot en afrekening; maand: de maand zelf",
        "jaar: estimate, advance and settlement; maand: the month itself",
    ));
    let lag = keys.value(
        need(
            "vertraging_maanden",
            sourced(Measure::months(0.0, 11.0)),
            "maanden tussen een feit en het moment waarop de dienst het kent",
            "months between a fact and the moment that the agency knows it",
        )
        .dial(Dial::new(["vertraging", "delay"], ["maanden", "months"], 0.0, 6.0, 1.0)),
    );
    let (true_up, tolerance) = settlement(keys);
    let advance_factor = keys.value(need(
        "voorschot_factor",
        sourced(Measure::share()),
        "deel van het geschatte recht dat als voorschot wordt betaald",
        "share of the estimated right that is paid as an advance",
    ));
    let recovery_months = keys.value(need(
        "terugbetaling_maanden",
        sourced(Measure::months(1.0, 600.0)),
        "maanden waarin een schuld wordt terugbetaald",
        "months in which a debt is paid back",
    ));
    let extra_actions = keys.value(need(
        "extra_handelingen",
        sourced(Measure::of("aantal").between(-100.0, 100.0)),
        "handelingen die meer van een huishouden worden gevraagd dan in de basis, per jaar",
        "actions asked of a household more than in the base, per year",
    ));
    let access = access(keys);
    let blocks = optional_blocks(keys, of_base);
    let dials = Dials {
        basis: basis?,
        lag_months: lag as u8,
        true_up: true_up?,
        tolerance: Cents::nearest(tolerance.flatten().unwrap_or(0.0)),
        advance_factor,
        recovery_months: recovery_months as u16,
        access: access?,
        month: blocks.month?,
        year: blocks.year?,
        reach: blocks.reach?,
        periods: blocks.periods?,
    };
    check_blocks(keys, &dials);
    Some(Delivery { dials, extra_actions, is_tolerance_by_year: tolerance == Some(None) })
}

/// The blocks that may be left out.
struct Blocks {
    month: Option<MonthDials>,
    year: Option<YearDials>,
    periods: Option<PeriodRules>,
    reach: Option<AwardDials>,
}

fn optional_blocks(keys: &mut Keys<'_>, of_base: Option<&AwardDials>) -> Blocks {
    let month = keys.get(may(
        "maand",
        settings(month),
        "alleen bij `grondslag = \"maand\"`",
        "only with `grondslag = \"maand\"`",
    ));
    let year = keys.get(may(
        "jaar",
        settings(year),
        "voor `grondslag = \"jaar\"`; wat over de afrekening gaat, ook bij een maand die wordt verrekend",
        "for `grondslag = \"jaar\"`; what concerns the settlement, also for months that are settled",
    ));
    let periods = keys.get(may(
        "perioden",
        settings(periods),
        "vanaf wanneer het telt dat iemand komt of gaat",
        "from when the coming or going of a person counts",
    ));
    let reach = keys.get(may(
        "bereik",
        settings(|keys: &mut Keys<'_>| reach(keys, of_base)),
        "hoe een recht mensen bereikt, naast `toegang`",
        "how a right reaches people, beside `toegang`",
    ));
    keys.rule(is("grondslag", ["maand"]).idles(["verrekening", "tolerantie"]));
    keys.rule(is("grondslag", ["jaar"]).without(["maand"]).told(
        "S004",
        text!(month_block_idle),
        text!(month_block_idle_remedy),
    ));
    Blocks { month, year, periods, reach }
}

/// What happens afterwards; the tolerance is `Some(None)` where it goes by the year of decision.
fn settlement(keys: &mut Keys<'_>) -> (Option<TrueUp>, Option<Option<f64>>) {
    let ways =
        [("beide_kanten", TrueUp::Symmetric), ("alleen_nabetaling", TrueUp::OnlySupplement), ("geen", TrueUp::None)];
    let true_up = keys.get(
        need(
            "verrekening",
            choice(ways),
            "wat na afloop gebeurt; beide_kanten: nabetalen en terugvorderen; alleen_nabetaling; geen",
            "what happens afterwards; beide_kanten: supplement and recovery; alleen_nabetaling: supplement only; geen: nothing",
        )
        .dial(Dial::switch(["terugvragen (1 = ja)", "claim back (1 = yes)"], [ways[1].0, ways[0].0])),
    );
    let tolerance = keys.get(
        need(
            "tolerantie",
            word_or("jaar_van_beslissing", sourced(Measure::of("EUR").between(0.0, 1e6))),
            "verschil dat niet wordt afgerekend; jaar_van_beslissing: het kleine bedrag uit het gedragsbestand",
            "difference that is not settled; jaar_van_beslissing: the small amount of the behaviour file",
        )
        .dial(Dial::new(["klein bedrag vrij", "small amount free"], ["EUR", "EUR"], 0.0, 1_000.0, 50.0)),
    );
    keys.rule(is("verrekening", ["geen"]).idles(["verrekening", "tolerantie"]));
    (true_up, tolerance)
}

fn access(keys: &mut Keys<'_>) -> Option<Access> {
    #[derive(Debug, Clone, Copy)]
    enum Door {
        Application,
        Automatic,
    }
    let door = keys.get(need(
        "toegang",
        choice([("aanvraag", Door::Application), ("ambtshalve", Door::Automatic)]),
        "aanvraag: wie erom vraagt; ambtshalve: de dienst kent zelf toe",
        "aanvraag: those who apply; ambtshalve: the agency awards by itself",
    ));
    let coverage = keys.get(
        may(
            "dekking",
            sourced(Measure::share()),
            "deel van de rechthebbenden dat de dienst bereikt",
            "share of those entitled that the agency reaches",
        )
        .dial(Dial::percent(["bereikt zonder aanvraag", "reached by itself"], 5.0)),
    );
    keys.rule(is("toegang", ["ambtshalve"]).needs(["dekking"]));
    keys.rule(is("toegang", ["ambtshalve"]).negated().without(["dekking"]));
    Some(match door? {
        Door::Automatic => Access::Automatic { coverage: coverage.unwrap_or(0.0) },
        Door::Application => Access::Application,
    })
}

/// What a block says and has no effect.
fn check_blocks(keys: &mut Keys<'_>, dials: &Dials) {
    let only_automatic = dials.reach.wrongful.is_some() || dials.reach.consent != Consent::Share(1.0);
    if only_automatic && dials.access == Access::Application {
        keys.complain("S004", keys.span_of("bereik"), text!(consent_idle), text!(consent_idle_remedy));
    }
    let year = &dials.year;
    let only_settlement = YearDials {
        tolerance_share: year.tolerance_share,
        supplement_tolerance: year.supplement_tolerance,
        interest: year.interest,
        personal_plan: year.personal_plan,
        ..YearDials::default()
    };
    if *year != only_settlement && dials.basis == Basis::Month {
        keys.complain("S004", keys.span_of("jaar"), text!(year_block_idle), text!(year_block_idle_remedy));
    }
}

#[cfg(test)]
#[path = "delivery_keys_tests.rs"]
mod tests;
