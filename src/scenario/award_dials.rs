//! How a right reaches people, beside `toegang`.
//!
//! Takes: `[variant.uitvoering.bereik]`, and the reach of the base, whose counters a variant has unless it says otherwise.
//! Gives: dials. Leaves to others: what dials do (`delivery`).

use crate::delivery::{AwardDials, Consent, Outreach, Reclaim, SourceErrors, WrongfulAwards};
use crate::formats::{Keys, Measure, Rule, choice, has, is, may, sourced};
use crate::text::text;
use crate::units::Cents;

/// Reads the block; `of_base` is `None` for the base itself.
pub(super) fn reach(keys: &mut Keys<'_>, of_base: Option<&AwardDials>) -> AwardDials {
    let (outreach, outreach_effect) = outreach(keys);
    let consent = consent(keys);
    let (counters, handover_loss) = counters(keys, of_base);
    let source_errors = source_errors(keys);
    let wrongful = wrongful(keys);
    AwardDials { outreach, outreach_effect, consent, counters, handover_loss, new_share: 0.0, source_errors, wrongful }
}

fn outreach(keys: &mut Keys<'_>) -> (Outreach, f64) {
    const MEANS: [&str; 3] = ["brief", "brief_met_hulp", "vooringevuld"];
    let means = choice([
        ("geen", Outreach::None),
        (MEANS[0], Outreach::Letter),
        (MEANS[1], Outreach::LetterWithHelp),
        (MEANS[2], Outreach::Prefilled),
    ]);
    let outreach = keys.get(
        may("middel", means, "wat de dienst doet opdat mensen aanvragen", "what is done so that people apply")
            .left_out("geen", "geen"),
    );
    let effect = keys.get(may(
        "effect",
        sourced(Measure::of("log-odds").between(-10.0, 2.0)),
        "wat het middel aan de neiging om aan te vragen toevoegt",
        "what that adds to the inclination to apply",
    ));
    let told = |rule: Rule| rule.told("S004", text!(outreach_in_part), text!(give_all_or_none));
    keys.rule(told(is("middel", MEANS).needs(["effect"])));
    keys.rule(told(is("middel", MEANS).negated().without(["effect"])));
    (outreach.unwrap_or(Outreach::None), effect.unwrap_or(0.0))
}

/// How consent is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Beforehand.
    Before,
    /// Those who do not object consent.
    ToRefuse,
}

fn consent(keys: &mut Keys<'_>) -> Consent {
    let asked = keys.get(
        may(
            "toestemming",
            choice([("opt_in", Asked::Before), ("opt_uit", Asked::ToRefuse)]),
            "bij ambtshalve: vooraf vragen, of bezwaar laten maken",
            "with automatic award: ask beforehand, or let people object",
        )
        .left_out("iedereen stemt toe", "everybody consents"),
    );
    let share = keys.get(
        may(
            "toestemming_aandeel",
            sourced(Measure::share()),
            "deel van de huishoudens dat toestemt, of geen bezwaar maakt",
            "share of households that consents, or that does not opt out",
        )
        .left_out("bij opt_in beslist de kolom `deelt_gegevens`", "with opt_in the column `deelt_gegevens` decides"),
    );
    let told = |rule: Rule| rule.told("S004", text!(consent_in_part), text!(give_all_or_none));
    keys.rule(told(has("toestemming_aandeel").needs(["toestemming"])));
    // Who opted in is a fact of a household; who would opt out is not.
    keys.rule(told(is("toestemming", ["opt_uit"]).needs(["toestemming_aandeel"])));
    match (asked, share) {
        (Some(Asked::Before), None) => Consent::Facts,
        (_, share) => Consent::Share(share.unwrap_or(1.0)),
    }
}

/// Counters that an application passes, and what is lost between them; a loss without a second counter is refused.
fn counters(keys: &mut Keys<'_>, of_base: Option<&AwardDials>) -> (u8, f64) {
    let counters = keys.get(
        may(
            "loketten",
            sourced(Measure::of("aantal").between(1.0, 20.0).whole()),
            "aantal loketten dat een aanvraag passeert",
            "counters that an application passes",
        )
        .left_out("als in de basis; daar 1", "as in the base; there 1"),
    );
    let loss = keys.get(
        may(
            "overdrachtsverlies",
            sourced(Measure::share()),
            "deel van de nieuwe aanvragen dat tussen twee loketten verdwijnt",
            "share of new applications lost at each hand-over between counters",
        )
        .left_out("als in de basis; daar 0", "as in the base; there 0"),
    );
    let counters = counters.map_or(of_base.map_or(1, |base| base.counters), |counters| counters as u8);
    if loss.is_some() && counters < 2 {
        keys.complain("S004", keys.span(), text!(loss_without_handover), text!(loss_without_handover_remedy));
    }
    (counters, loss.unwrap_or(of_base.map_or(0.0, |base| base.handover_loss)))
}

fn source_errors(keys: &mut Keys<'_>) -> Option<SourceErrors> {
    let share = keys.get(
        may(
            "bronfout_aandeel",
            sourced(Measure::share()),
            "deel van de huishoudens met een fout inkomen in de bron, in alle regelingen, vanaf januari",
            "share of households whose income is wrong in the source, in all schemes, from January",
        )
        .left_out("geen fouten", "no errors"),
    );
    let factor = keys.get(may(
        "bronfout_factor",
        sourced(Measure::of("ratio").between(0.0, 100.0)),
        "wat de bron van het inkomen maakt",
        "what the source makes of the income",
    ));
    let noticed_share = keys.get(may(
        "bronfout_gemerkt",
        sourced(Measure::share()),
        "deel dat de fout merkt en meldt",
        "share of these that notice and object",
    ));
    let repair_months = keys.get(may(
        "bronfout_herstel_maanden",
        sourced(Measure::months(1.0, 12.0)),
        "maanden tot een gemelde fout hersteld is",
        "months until what was noticed is repaired",
    ));
    keys.rule(Rule::together(["bronfout_aandeel", "bronfout_factor", "bronfout_gemerkt", "bronfout_herstel_maanden"]));
    Some(SourceErrors {
        share: share?,
        factor: factor?,
        noticed_share: noticed_share?,
        repair_months: repair_months? as u8,
    })
}

fn wrongful(keys: &mut Keys<'_>) -> Option<WrongfulAwards> {
    let reclaim = keys.get(may(
        "onterecht",
        choice([("laten", Reclaim::Left), ("terugvorderen", Reclaim::Claimed)]),
        "wat met een onterechte toekenning gebeurt",
        "what happens to a wrongful award",
    ));
    let share = keys.get(
        may(
            "onterecht_aandeel",
            sourced(Measure::share()),
            "deel van wie geen recht heeft en toch een toekenning krijgt",
            "share of those without a right who get an automatic award nevertheless",
        )
        .left_out("0", "0"),
    );
    let amount = keys.get(may(
        "onterecht_bedrag",
        sourced(Measure::of("EUR/maand").between(0.0, 1e5)),
        "wat zij krijgen",
        "what they get",
    ));
    keys.rule(Rule::together(["onterecht", "onterecht_aandeel", "onterecht_bedrag"]));
    Some(WrongfulAwards { share: share?, amount: Cents::nearest(amount.unwrap_or(0.0)), reclaim: reclaim? })
}
