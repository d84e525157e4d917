//! The optional dials of a variant, each with a neutral meaning when it is left out.
//!
//! Takes: `[variant.uitvoering.maand]`, `[….jaar]`, `[….perioden]`. Gives: dials. Leaves to others: the required dials
//! (`delivery_keys`), how a right reaches people (`reach`), what dials do (`delivery`).

use crate::delivery::{
    Attribution, CountingDay, CountsFrom, Handling, InYear, IncomeYear, MonthDials, MonthSettlement, PeriodRules,
    PersonSource, QuickRoute, WageSignal, YearDials,
};
use crate::formats::{Condition, Dial, Keys, Measure, choice, has, has_any, is, may, sourced};
use crate::text::text;
use crate::units::Cents;

/// Reads the dials that only a system by the month has.
pub(super) fn month(keys: &mut Keys<'_>) -> MonthDials {
    let neutral = MonthDials::default();
    let attribution = keys.get(
        may(
            "toerekening",
            choice([("betaald", Attribution::Paid), ("gewerkt", Attribution::Worked)]),
            "betaald: loon hoort bij de maand van betaling; gewerkt: bij de maand van het werk (kolom `loon_gewerkt`)",
            "betaald: a wage belongs to the month of payment; gewerkt: to the month worked (column `loon_gewerkt`)",
        )
        .left_out("betaald", "betaald"),
    );
    let counting_day = keys.get(
        may(
            "peildag",
            choice([("eerste", CountingDay::First), ("laatste", CountingDay::Last)]),
            "dag van de maand waarop personen worden geteld",
            "day of the month on which persons are counted",
        )
        .left_out("eerste", "eerste"),
    );
    let window_months = keys.get(
        may(
            "venster_maanden",
            sourced(Measure::months(1.0, 12.0)),
            "aantal maanden waarover inkomen wordt gemiddeld, tot en met de maand van het recht; een betaling ziet ze `vertraging_maanden` later",
            "months over which income is averaged, up to the month of the right; a payment sees them `vertraging_maanden` late",
        )
        .left_out("1: de maand zelf", "1: the month itself"),
    );
    let delay_months = keys.get(
        may(
            "betaling_later_maanden",
            sourced(Measure::months(0.0, 12.0)),
            "maanden dat het geld later komt dan de maand waarvoor het is",
            "months that money comes later than the month that it is for",
        )
        .left_out("0", "0"),
    );
    let hold_months = keys.get(
        may(
            "aanhouden_maanden",
            sourced(Measure::months(0.0, 11.0)),
            "maanden dat het oude bedrag doorloopt nadat het recht lager werd; betaald, en geen recht",
            "months for which the old amount is paid on after the right has become lower; paid, and no right",
        )
        .left_out("0", "0")
        .dial(Dial::new(["oud bedrag aanhouden", "hold the old amount"], ["maanden", "months"], 0.0, 6.0, 1.0)),
    );
    let settlement = settlement(keys);
    MonthDials {
        window_months: window_months.map_or(neutral.window_months, |n| n as u8),
        attribution: attribution.unwrap_or(neutral.attribution),
        counting_day: counting_day.unwrap_or(neutral.counting_day),
        delay_months: delay_months.map_or(neutral.delay_months, |n| n as u8),
        hold_months: hold_months.map_or(neutral.hold_months, |n| n as u8),
        settlement,
    }
}

fn settlement(keys: &mut Keys<'_>) -> Option<MonthSettlement> {
    let after_months = keys.get(
        may(
            "verrekening_na_maanden",
            sourced(Measure::months(1.0, 11.0)),
            "maanden van een betaling tot die waarmee zij wordt verrekend",
            "months from a payment to the one with which it is settled",
        )
        .left_out("geen verrekening: definitief", "no settlement: final"),
    );
    let reopened_above = keys.get(
        may(
            "heropenen_boven",
            sourced(Measure::of("EUR/maand").between(0.0, 1e5)),
            "een maand wordt verrekend bij een groter verschil dan dit; de rest wacht op het jaar",
            "a month is settled when off by more than this; the rest waits for the year",
        )
        .left_out("0", "0"),
    );
    let handling = keys.get(
        may(
            "afhandeling",
            choice([("automatisch", Handling::Automatic), ("handmatig", Handling::ByHand)]),
            "verrekening vanzelf of met de hand",
            "settlement by itself or by hand",
        )
        .left_out("automatisch", "automatisch"),
    );
    keys.rule(has_any(["heropenen_boven", "afhandeling"]).needs(["verrekening_na_maanden"]).told(
        "S004",
        text!(month_settlement_idle),
        text!(month_settlement_idle_remedy),
    ));
    Some(MonthSettlement {
        after_months: after_months? as u8,
        reopened_above: Cents::nearest(reopened_above.unwrap_or(0.0)),
        handling: handling.unwrap_or(Handling::Automatic),
    })
}

const EARLIER: [&str; 2] = ["t-1", "t-2"];

/// Reads the dials of the year system; the last ones count for months that are settled as well.
pub(super) fn year(keys: &mut Keys<'_>) -> YearDials {
    let income_year = keys.get(
        may(
            "inkomensjaar",
            choice([("t", IncomeYear::Same), ("t-1", IncomeYear::Before), ("t-2", IncomeYear::TwoBefore)]),
            "welk inkomen telt: van dit jaar, vorig jaar, of twee jaar terug (kolom `toetsingsinkomen_twee_jaar_terug`)",
            "which income counts: of this year, last year, or two years ago (column `toetsingsinkomen_twee_jaar_terug`)",
        )
        .left_out("t", "t"),
    );
    let quick_route = quick_route(keys);
    let persons = keys.get(
        may(
            "personen",
            choice([("melding", PersonSource::Reports), ("basisregistratie", PersonSource::Register)]),
            "hoe de dienst weet wie er woont; basisregistratie: zonder melding",
            "how the agency knows who lives there; basisregistratie: the register tells it",
        )
        .left_out("melding", "melding"),
    );
    let in_year = in_year(keys);
    let (rise_free, rise_free_share) = free_rise(keys);
    settled(
        keys,
        YearDials {
            income_year: income_year.unwrap_or(IncomeYear::Same),
            quick_route,
            in_year,
            persons: persons.unwrap_or(PersonSource::Reports),
            rise_free,
            rise_free_share,
            ..YearDials::default()
        },
    )
}

fn quick_route(keys: &mut Keys<'_>) -> Option<QuickRoute> {
    let months = keys.get(
        may(
            "snelle_route_maanden",
            sourced(Measure::months(1.0, 11.0)),
            "na zoveel maanden op rij met laag inkomen telt dat inkomen vanaf de volgende maand",
            "after so many months in a row of low income, that income counts from the next month",
        )
        .left_out("geen snelle route", "no such route"),
    );
    let drop_share = keys.get(
        may(
            "snelle_route_daling",
            sourced(Measure::share()),
            "laag is dit deel onder een twaalfde van het eerdere jaar; 1 is geen inkomen",
            "low is this share below a twelfth of the earlier year; 1 is no income at all",
        )
        .left_out("1", "1"),
    );
    let below = keys.get(
        may(
            "snelle_route_onder",
            sourced(Measure::of("EUR/maand").between(0.0, 1e5)),
            "laag is ook onder dit bedrag",
            "low is also below this amount",
        )
        .left_out("0: niets is dat", "0: nothing is"),
    );
    let has_limit = || has_any(["snelle_route_daling", "snelle_route_onder"]);
    let has_months = || has("snelle_route_maanden");
    keys.rule(
        Condition::Any(vec![has_limit().and(has_months().negated()), has_months().and(has_limit().negated())]).never(
            "S004",
            [
                "een snelle route noemt het aantal maanden, en een daling of een grens",
                "a quick route names the number of months, and a drop or a limit",
            ],
            text!(quick_route_in_part_remedy),
        ),
    );
    keys.rule(has_months().and(is("inkomensjaar", EARLIER).negated()).never(
        "S004",
        [
            "een snelle route heeft alleen zin bij inkomen van een eerder jaar",
            "a quick route makes sense only with income of an earlier year",
        ],
        text!(quick_route_idle_remedy),
    ));
    Some(QuickRoute {
        months: months? as u8,
        drop_share: drop_share.unwrap_or(1.0),
        below: Cents::nearest(below.unwrap_or(0.0)),
    })
}

/// How an award is adjusted within the year.
fn in_year(keys: &mut Keys<'_>) -> InYear {
    #[derive(Debug, Clone, Copy)]
    enum Adjust {
        None,
        Letter,
        Automatic,
    }
    let adjust = keys.get(
        may(
            "aanpassen",
            choice([("geen", Adjust::None), ("brief", Adjust::Letter), ("automatisch", Adjust::Automatic)]),
            "binnen het jaar, uit loongegevens: niets, een brief, of vanzelf",
            "within the year, from wage data: nothing, a letter, or by itself",
        )
        .left_out("geen", "geen"),
    );
    let lag_months = keys.get(may(
        "signaal_vertraging_maanden",
        sourced(Measure::months(0.0, 11.0)),
        "hoeveel maanden loongegevens achterlopen",
        "lag of wage data",
    ));
    let coverage = keys.get(may(
        "signaal_dekking",
        sourced(Measure::share()),
        "deel van de huishoudens zonder winst waarvoor er loongegevens zijn",
        "share of households without profit that wage data cover",
    ));
    let factor = keys.get(may(
        "brief_factor",
        sourced(Measure::of("ratio").between(0.0, 100.0)),
        "maal de kans op melden in een maand met een brief",
        "times the chance that a change is reported in a month with a letter",
    ));
    let undone_share = keys.get(may(
        "ongedaan_aandeel",
        sourced(Measure::share()),
        "deel van de huishoudens dat een aanpassing ongedaan maakt",
        "share of households that undo an adjustment",
    ));
    goes_with_adjusting(keys);
    let signal = WageSignal { lag_months: lag_months.unwrap_or(0.0) as u8, coverage: coverage.unwrap_or(0.0) };
    match adjust.unwrap_or(Adjust::None) {
        Adjust::None => InYear::None,
        Adjust::Letter => InYear::Letter { signal, factor: factor.unwrap_or(1.0) },
        Adjust::Automatic => InYear::Automatic { signal, undone_share: undone_share.unwrap_or(0.0) },
    }
}

/// What belongs to each way of adjusting.
fn goes_with_adjusting(keys: &mut Keys<'_>) {
    let (letter, automatic) = (["brief"], ["automatisch"]);
    let either = || is("aanpassen", ["brief", "automatisch"]);
    for (condition, needed) in [
        (either(), vec!["signaal_vertraging_maanden", "signaal_dekking"]),
        (is("aanpassen", letter), vec!["brief_factor"]),
        (is("aanpassen", automatic), vec!["ongedaan_aandeel"]),
    ] {
        keys.rule(condition.clone().needs(needed.clone()));
        keys.rule(condition.negated().without(needed));
    }
    keys.rule(either().and(is("inkomensjaar", EARLIER)).never(
        "S004",
        [
            "inkomen van een eerder jaar wordt niet binnen het jaar aangepast",
            "income of an earlier year is not adjusted within the year",
        ],
        text!(adjusting_earlier_year_remedy),
    ));
}

fn free_rise(keys: &mut Keys<'_>) -> (Cents, f64) {
    let amount = keys.get(
        may(
            "stijging_vrij_bedrag",
            sourced(Measure::of("EUR/jaar").between(0.0, 1e6)),
            "stijging van iemands inkomen sinds vorig jaar die niet telt",
            "rise of a person's income since last year that does not count",
        )
        .left_out("0", "0"),
    );
    let share = keys.get(
        may(
            "stijging_vrij_aandeel",
            sourced(Measure::of("ratio").between(0.0, 10.0)),
            "deel waarmee het inkomen mag stijgen zonder dat het telt; de hoogste van de twee geldt",
            "share by which the income may rise without counting; the higher of the two holds",
        )
        .left_out("0", "0"),
    );
    (Cents::nearest(amount.unwrap_or(0.0)), share.unwrap_or(0.0))
}

/// What counts when a year, or the months of a year, are settled.
fn settled(keys: &mut Keys<'_>, dials: YearDials) -> YearDials {
    let tolerance_share = keys.get(
        may(
            "tolerantie_aandeel",
            sourced(Measure::share()),
            "de tolerantie is ten minste dit deel van het recht",
            "the tolerance is at least this share of the right",
        )
        .left_out("0", "0"),
    );
    let supplement_tolerance = keys.get(
        may(
            "tolerantie_nabetaling",
            sourced(Measure::of("EUR").between(0.0, 1e6)),
            "nabetalingen tot dit bedrag worden niet betaald",
            "supplements up to this are not paid",
        )
        .left_out("0", "0"),
    );
    let personal_plan = keys.get(
        may(
            "betalingsregeling",
            choice([("standaard", false), ("persoonlijk", true)]),
            "persoonlijk: binnen de beslagvrije voet waar de standaard te veel is",
            "persoonlijk: within the beslagvrije voet where the standard is too much",
        )
        .left_out("standaard", "standaard"),
    );
    let interest = keys.get(
        may(
            "rente",
            sourced(Measure::share()),
            "rente per jaar, vanaf 1 juli na het jaar tot de definitieve toekenning, in beide richtingen",
            "per year, from 1 July after the year to the definitive award, in both directions",
        )
        .left_out("0", "0"),
    );
    YearDials {
        tolerance_share: tolerance_share.unwrap_or(0.0),
        supplement_tolerance: Cents::nearest(supplement_tolerance.unwrap_or(0.0)),
        interest: interest.unwrap_or(0.0),
        personal_plan: personal_plan.unwrap_or(false),
        ..dials
    }
}

/// Reads from which month changes in a household count; the next month is the law of the toeslagen.
pub(super) fn periods(keys: &mut Keys<'_>) -> PeriodRules {
    let from = || {
        choice([
            ("volgende_maand", CountsFrom::NextMonth),
            ("zelfde_maand", CountsFrom::SameMonth),
            ("volgend_kwartaal", CountsFrom::NextQuarter),
            ("volgend_jaar", CountsFrom::NextYear),
        ])
    };
    let next = "volgende_maand";
    let partner = keys.get(may("partner", from(), "een partner", "a partner").left_out(next, next));
    let child = keys.get(may("kind", from(), "een kind", "a child").left_out(next, next));
    PeriodRules { partner: partner.unwrap_or(CountsFrom::NextMonth), child: child.unwrap_or(CountsFrom::NextMonth) }
}

#[cfg(test)]
#[path = "dials_tests.rs"]
mod tests;
