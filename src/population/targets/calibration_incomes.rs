//! The incomes that the generator is fitted to: their distribution, alone and with type, source and tenure, how they
//! changed since last year, and who has a benefit.
//!
//! Takes: nothing. Gives: comparisons of the calibration set. Leaves to others: what `calibration` leaves.

use crate::population::fit::cells::DECILES;
use crate::population::kinds::MainSource;
use crate::population::kinds::TypeGroup;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::LIMITS;
use crate::population::targets::comparison::Scale;
use crate::population::targets::comparison::count;
use crate::population::targets::comparison::quantile;
use crate::population::targets::comparison::share;

/// Comparisons of incomes and benefits.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let mut list = incomes();
    list.extend(joint_incomes());
    list.extend(earnings());
    list.extend(benefits());
    list
}

fn incomes() -> Vec<Comparison> {
    let mut list = Vec::new();
    let target = "huishoudens.inkomen_percentielen.2022";
    for (row, at) in LIMITS {
        list.push(
            Comparison::new(
                "inkomen",
                format!("gestandaardiseerd {row}"),
                "EUR/jaar",
                quantile("standaard", at),
                target,
            )
            .cell(row, "gestandaardiseerd_x1000")
            .scale(Scale::ThousandsByWages),
        );
    }
    for (row, at) in LIMITS {
        let measure = quantile("standaard", at);
        let target = "cbs.standaardinkomen.2024";
        list.push(
            Comparison::new("inkomen", format!("gestandaardiseerd {row} (2024)"), "EUR/jaar", measure, target)
                .cell(row, "x1000")
                .scale(Scale::ThousandsByWages2024),
        );
    }
    for (row, at) in LIMITS {
        list.push(
            Comparison::new("inkomen", format!("bruto {row}"), "EUR/jaar", quantile("bruto", at), target)
                .cell(row, "bruto_x1000")
                .scale(Scale::ThousandsByWages),
        );
    }
    for (key, row, tail) in [
        ("werknemer", "werknemer", "werknemer_markt"),
        ("zelfstandige", "zelfstandige", "zelfstandige"),
        ("overdracht", "overdracht", "pensioen"),
    ] {
        let measure = |at| quantile(format!("verandering {key}"), at);
        for (column, at) in [("p20", 0.2), ("p40", 0.4), ("p60", 0.6), ("p80", 0.8)] {
            let name = format!("verandering {key} {column}");
            let row = Comparison::new("inkomensschok", name, "procent", measure(at), "dynamiek.koopkracht_spreiding")
                .cell(row, column);
            list.push(row.scale(Scale::TwoYears));
        }
        for (column, at) in [("p10", 0.1), ("p90", 0.9)] {
            let name = format!("verandering {key} {column}");
            let target = "dynamiek.koopkracht_staarten.1999_2000";
            list.push(Comparison::new("inkomensschok", name, "procent", measure(at), target).cell(tail, column));
        }
    }
    list
}

fn joint_incomes() -> Vec<Comparison> {
    let mut list = Vec::new();
    let mut add = |key: &'static str, target: &'static str, column: &'static str, decile: String| {
        let measure = share(format!("groep {decile} {key}"), format!("groep {key}"));
        let row = Comparison::new("inkomen samen", format!("{key}, groep {decile}"), "procent", measure, target);
        list.push(row.cell(decile, column).scale(Scale::PercentOfColumn));
    };
    for decile in 1..=DECILES {
        for group in TypeGroup::NAMES {
            add(group, "huishoudens.inkomen_x_type.2020", group, decile.to_string());
        }
    }
    for decile in 1..=DECILES {
        for source in MainSource::NAMES {
            let key = if *source == "overig" { "bron overig" } else { source };
            add(key, "huishoudens.inkomen_x_bron.2020", source, decile.to_string());
        }
    }
    for decile in ["1", "2", "3", "4", "5", "6", "7", "8_tot_10"] {
        for (key, column) in [
            ("eigenaar", "eigen_woning_x1000"),
            ("huur_zonder_huurtoeslag", "huur_zonder_huurtoeslag_x1000"),
            ("huur_met_huurtoeslag", "huur_met_huurtoeslag_x1000"),
        ] {
            add(key, "huishoudens.inkomen_x_woonsituatie.2020", column, decile.to_owned());
        }
    }
    list
}

/// How the earnings of a group of types are split over its types.
fn earnings() -> Vec<Comparison> {
    let rows = [
        (
            "verdiend door eenouders met alleen kinderen onder 18",
            "eenouder_alle_kinderen_onder_18",
            "eenouder",
            "cbs.primair_alleen_minderjarig.eenouder.2020",
        ),
        (
            "verdiend door paren met alleen kinderen onder 18",
            "paar_alle_kinderen_onder_18",
            "paar_met_kind",
            "cbs.primair_alleen_minderjarig.paar.2020",
        ),
    ];
    let row = |(name, kind, group, target)| {
        let measure = share(format!("verdiend {kind}"), format!("verdiend {group}"));
        Comparison::new("inkomen samen", name, "procent", measure, target)
    };
    rows.into_iter().map(row).collect()
}

fn benefits() -> Vec<Comparison> {
    let mut list = Vec::new();
    for (name, key, unit, target) in [
        ("AOW", "AOW", "personen", "huishoudens.uitkeringen.aow_particulier.2026"),
        ("arbeidsongeschiktheid", "arbeidsongeschiktheid", "personen", "huishoudens.uitkeringen.ao.2025"),
        ("WW", "WW", "personen", "huishoudens.uitkeringen.ww.2025"),
        ("bijstand", "bijstand", "personen", "huishoudens.uitkeringen.bijstand.2024"),
        ("AIO", "AIO", "personen", "svb.aio_personen.2024"),
        ("AOW, met buitenland en instellingen", "AOW", "personen", "huishoudens.uitkeringen.aow.2025"),
        ("AIO, huishoudens", "AIO-huishoudens", "huishoudens", "huishoudens.uitkeringen.aio.2026"),
    ] {
        list.push(Comparison::new("uitkeringen", name, unit, count(key), target));
    }
    let partial = share("AOW onvolledig", "AOW");
    list.push(Comparison::new("uitkeringen", "onvolledige AOW", "procent", partial, "svb.aow_onvolledig.2023"));
    list
}
