//! How the agency comes to know the income, when a year is settled, what counts as a drop of income.
//!
//! Takes: `[melden]`, `[afrekenen]`, `[inkomensdaling]`. Gives: parameters. Leaves to others: what they do (`delivery`).

use crate::delivery::{ErrorSpread, IncomeDropParameters, ReportingParameters, SettlementParameters};
use crate::formats::{Keys, Mark, Measure, need, sourced};
use crate::units::Cents;

/// A spread, a threshold or a factor.
const RATIO: Measure = Measure::of("ratio").between(0.0, 10.0);
/// Growth in a year, or a margin on top of it.
const GROWTH: Measure = Measure::of("ratio").between(-0.5, 1.0);
/// A month of the year, or a number of months up to a year.
const MONTH: Measure = Measure::months(1.0, 12.0);

pub(super) fn reporting(keys: &mut Keys<'_>) -> ReportingParameters {
    ReportingParameters {
        index: keys.value(
            need(
                "indexering",
                sourced(GROWTH),
                "groei waarmee het inkomen van vorig jaar wordt doorgetrokken",
                "growth by which the income of last year is extended",
            )
            .mark(Mark::Fitted),
        ),
        margin: keys.value(
            need(
                "marge",
                sourced(GROWTH),
                "marge die de dienst op een schatting legt",
                "margin that the agency adds to an estimate",
            )
            .mark(Mark::Fitted),
        ),
        holiday_share_wage: keys.value(need(
            "vakantiegeld_loon",
            sourced(Measure::share()),
            "vakantiegeld als deel van loon",
            "holiday allowance as a share of wage",
        )),
        holiday_share_state_pension: keys.value(need(
            "vakantie_uitkering_aow",
            sourced(Measure::share()),
            "vakantie-uitkering als deel van AOW",
            "holiday allowance as a share of state pension",
        )),
        holiday_allowance_month: keys.value(need(
            "maand_vakantiegeld",
            sourced(MONTH),
            "maand waarin vakantiegeld wordt betaald",
            "month in which holiday allowance is paid",
        )) as u8,
        level_months: keys.value(need(
            "maanden_voor_niveau",
            sourced(MONTH),
            "maanden waaruit iemand het niveau van een wisselend inkomen afleest",
            "months from which a person tells the level of a varying income",
        )) as u8,
        ..estimates(keys)
    }
}

/// How far an estimate may be off unreported, and from what it is made.
fn estimates(keys: &mut Keys<'_>) -> ReportingParameters {
    ReportingParameters {
        threshold_share: keys.value(
            need(
                "drempel_aandeel",
                sourced(RATIO),
                "afwijking van de schatting die niemand meldt, als deel",
                "deviation from the estimate that nobody reports, as a share",
            )
            .mark(Mark::Fitted),
        ),
        threshold: Cents::nearest(keys.value(need(
            "drempel_bedrag",
            sourced(Measure::of("EUR/jaar").from(0.0)),
            "afwijking van de schatting die niemand meldt",
            "deviation from the estimate that nobody reports",
        ))),
        stale_share: keys.value(
            need(
                "aandeel_oudere_schatting",
                sourced(Measure::share()),
                "deel met een schatting uit het inkomen van twee jaar terug",
                "share with an estimate from the income of two years ago",
            )
            .mark(Mark::Fitted),
        ),
        generous_share: keys.value(
            need(
                "aandeel_ruime_opgave",
                sourced(Measure::share()),
                "deel van de huishoudens met kinderopvang dat een ruim inkomen opgeeft",
                "share of the households with childcare that report a generous income",
            )
            .mark(Mark::Fitted),
        ),
        generous_margin: keys.value(
            need(
                "ruime_opgave",
                sourced(RATIO),
                "wat die er aan inkomen bij optellen, als deel",
                "what these add to their income, as a share",
            )
            .mark(Mark::Fitted),
        ),
        ..habits(keys)
    }
}

/// When people report a change.
fn habits(keys: &mut Keys<'_>) -> ReportingParameters {
    ReportingParameters {
        size_slope: keys.value(
            need(
                "helling_grootte",
                sourced(Measure::of("log-odds per ln")),
                "hoeveel eerder een grotere verandering wordt gemeld",
                "how much sooner a larger change is reported",
            )
            .mark(Mark::Fitted),
        ),
        size_reference: Cents::nearest(keys.value(need(
            "referentie_grootte",
            sourced(Measure::of("EUR/maand").from(0.0)),
            "verandering waarbij de twee kansen gelden",
            "change at which the two chances hold",
        ))),
        hazard_gain: keys.value(
            need(
                "kans_melden_bij_winst",
                sourced(Measure::share()),
                "kans per maand om te melden als dat geld oplevert",
                "chance per month of reporting when that brings money",
            )
            .mark(Mark::Fitted),
        ),
        hazard_loss: keys.value(
            need(
                "kans_melden_bij_verlies",
                sourced(Measure::share()),
                "kans per maand om te melden als dat geld kost",
                "chance per month of reporting when that costs money",
            )
            .mark(Mark::Fitted),
        ),
        ..mistakes(keys)
    }
}

/// What helps and hinders, and the errors that are made.
fn mistakes(keys: &mut Keys<'_>) -> ReportingParameters {
    ReportingParameters {
        factor_low_doenvermogen: keys.value(
            need(
                "factor_laag_doenvermogen",
                sourced(RATIO),
                "maal de kans op melden bij weinig doenvermogen",
                "times the chance of reporting with little capacity to act",
            )
            .mark(Mark::Fitted),
        ),
        factor_help: keys.value(
            need(
                "factor_hulp",
                sourced(RATIO),
                "maal de kans op melden met hulp",
                "times the chance of reporting with help",
            )
            .mark(Mark::Fitted),
        ),
        error: errors(keys),
        gross_error_share: keys.value(
            need(
                "kans_grove_fout",
                sourced(Measure::share()),
                "kans op een grove fout per melding",
                "chance of a gross error per report",
            )
            .mark(Mark::Fitted),
        ),
        gross_error_factor: keys.value(
            need(
                "factor_grove_fout",
                sourced(RATIO),
                "wat een grove fout van het inkomen maakt",
                "what a gross error makes of the income",
            )
            .mark(Mark::Fitted),
        ),
        ..ReportingParameters::default()
    }
}

fn errors(keys: &mut Keys<'_>) -> ErrorSpread {
    ErrorSpread {
        employee: keys.value(
            need(
                "fout_werknemer",
                sourced(RATIO),
                "spreiding van de fout in een opgegeven jaarinkomen, werknemers",
                "spread of the error in a reported yearly income, employees",
            )
            .mark(Mark::Fitted),
        ),
        self_employed: keys.value(
            need("fout_zelfstandige", sourced(RATIO), "hetzelfde, zelfstandigen", "the same, self-employed")
                .mark(Mark::Fitted),
        ),
        disability: keys.value(
            need(
                "fout_arbeidsongeschikt",
                sourced(RATIO),
                "hetzelfde, arbeidsongeschikten",
                "the same, disability benefit",
            )
            .mark(Mark::Fitted),
        ),
        pension: keys.value(
            need("fout_pensioen", sourced(RATIO), "hetzelfde, gepensioneerden", "the same, pensioners")
                .mark(Mark::Fitted),
        ),
        social_assistance: keys.value(
            need("fout_bijstand", sourced(RATIO), "hetzelfde, bijstand", "the same, social assistance")
                .mark(Mark::Fitted),
        ),
        other: keys
            .value(need("fout_overig", sourced(RATIO), "hetzelfde, overigen", "the same, others").mark(Mark::Fitted)),
    }
}

pub(super) fn settlement(keys: &mut Keys<'_>) -> SettlementParameters {
    SettlementParameters {
        definitive_month: keys.value(need(
            "maand_definitief",
            sourced(MONTH),
            "maand van het volgende jaar waarin de definitieve toekenning komt",
            "month of the next year in which the definitive award comes",
        )) as u8,
    }
}

pub(super) fn fall(keys: &mut Keys<'_>) -> IncomeDropParameters {
    IncomeDropParameters {
        share: keys.value(need(
            "aandeel",
            sourced(Measure::share()),
            "daling die telt, als deel van het inkomen",
            "drop that counts, as a share of the income",
        )),
        lasting_months: keys.value(need(
            "aanhoudend_maanden",
            sourced(MONTH),
            "maanden die een daling duurt voordat zij telt",
            "months that a drop lasts before it counts",
        )) as u8,
        smallest_rise: Cents::nearest(keys.value(need(
            "kleinste_stijging_recht",
            sourced(Measure::of("EUR/jaar").from(0.0)),
            "stijging van het recht waaronder niemand meldt",
            "rise of the right below which nobody reports",
        ))),
    }
}
