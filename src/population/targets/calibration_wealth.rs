//! Wealth, the own home and the mortgage beside the published numbers.
//!
//! Takes: nothing. Gives: comparisons, those that the fit looks at apart from those that it does not. Leaves to others:
//! the numbers themselves, which are in the target file, tolerances and remarks (`assessment`), and the counting (`tally`).

use crate::population::fit::cells::DECILES;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::Scale;
use crate::population::targets::comparison::count;
use crate::population::targets::comparison::quantile;
use crate::population::targets::comparison::share;

/// Comparisons of the calibration set.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let mut list = joint();
    let theme = "vermogen";
    let total = "totaal vermogen 2022";
    for (name, measure, target) in [
        ("mediaan met eigen woning (2022)", quantile(total, 0.5), "huishoudens.vermogen_mediaan.2022"),
        ("gemiddeld met eigen woning (2022)", Measure::Mean(total), "huishoudens.vermogen_gemiddeld.2022"),
        (
            "woningwaarde per huishouden (2022)",
            Measure::Mean("woningwaarde 2022"),
            "cbs.woningwaarde_per_huishouden.2022",
        ),
        ("hypotheek per huishouden (2022)", Measure::Mean("hypotheek 2022"), "cbs.hypotheek_per_huishouden.2022"),
    ] {
        list.push(Comparison::new(theme, name, "EUR", measure, target).scale(Scale::Times(1000.0)));
    }
    let measure = share("met hypotheek", "alle");
    list.push(Comparison::new(theme, "huishoudens met hypotheek", "procent", measure, "cbs.aandeel_hypotheek.2022"));
    for group in ["eenpersoons", "eenouder", "paar_zonder_kind", "paar_met_kind"] {
        let measure = share(format!("aftrek {group}"), format!("groep {group}"));
        let name = format!("met aftrek, {group}");
        let row = Comparison::new(theme, name, "procent", measure, "cbs.aftrek_eigen_woning.2024");
        list.push(row.cell(group, "gebruikt"));
    }
    list
}

/// The three published tables, cell by cell.
fn joint() -> Vec<Comparison> {
    let mut list = Vec::new();
    let mut add = |key: &str, target: &'static str, column: &'static str, group: usize| {
        let measure = share(format!("vermogensgroep {group} {key}"), format!("groep {key}"));
        let row = Comparison::new("vermogen samen", format!("{key}, groep {group}"), "procent", measure, target);
        list.push(row.cell(group.to_string(), column).scale(Scale::PercentOfColumn));
    };
    for group in 1..=DECILES {
        for kind in TypeGroup::NAMES {
            add(kind, "huishoudens.vermogen_x_type.2020", kind, group);
        }
    }
    for group in 1..=DECILES {
        for source in MainSource::NAMES {
            let key = if *source == "overig" { "bron overig" } else { source };
            add(key, "huishoudens.vermogen_x_bron.2020", source, group);
        }
    }
    for group in 1..=DECILES {
        for (tenure, column) in [
            (Tenure::Owner, "eigen_woning"),
            (Tenure::RentWithout, "huur_zonder_huurtoeslag"),
            (Tenure::RentWith, "huur_met_huurtoeslag"),
        ] {
            add(Tenure::NAMES[tenure.index()], "huishoudens.vermogen_x_woonsituatie.2020", column, group);
        }
    }
    list
}

/// Comparisons of the validation set.
pub(crate) fn validation() -> Vec<Comparison> {
    let (theme, without) = ("eigen woning", "vermogen zonder woning");
    let mut list = Vec::new();
    let measure = quantile("vermogen 2022", 0.5);
    let target = "cbs.vermogen_zonder_woning_mediaan.2022";
    let row = Comparison::new(without, "mediaan van alle huishoudens (2022)", "EUR", measure, target);
    list.push(row.scale(Scale::Times(1000.0)));
    for band in AgeBand::NAMES {
        let measure = quantile(format!("vermogen hoofd {band}"), 0.5);
        let name = format!("mediaan, {band} (spaargeld 2022)");
        let row = Comparison::new(without, name, "EUR", measure, "huishoudens.spaargeld_leeftijd.2022");
        list.push(row.cell(*band, "mediaan_x1000").scale(Scale::Times(1000.0)));
    }
    for (name, row) in [("alle", "alle"), ("van 25 tot 35 jaar", "25_35"), ("van 65 tot 75 jaar", "65_75")] {
        let measure = quantile(format!("schuld hoofd {row}"), 0.5);
        let name = format!("mediaan hypotheek, {name} (doel: 2015)");
        let line = Comparison::new(theme, name, "EUR", measure, "cbs.hypotheek_mediaan.2015");
        list.push(line.cell(row, "mediaan_x1000").scale(Scale::Times(1000.0)));
    }
    for (name, key, row) in [
        ("deel van de aftrek, paar_met_kind", "aftrekbedrag paar_met_kind", "paar_met_kind"),
        ("deel van de aftrek, 45 tot 55 jaar", "aftrekbedrag hoofd 45_55", "45_55"),
        ("deel van de aftrek, 55 tot 65 jaar", "aftrekbedrag hoofd 55_65", "55_65"),
    ] {
        let measure = share(key, "aftrekbedrag");
        let line = Comparison::new(theme, name, "procent", measure, "cbs.aftrek_eigen_woning.2024");
        list.push(line.cell(row, "deel_van_bedrag"));
    }
    let (name, target) = ("aftrekbare rente (doel: 2024)", "cbs.hypotheekrente_aftrek.2024");
    list.push(Comparison::new(theme, name, "mln EUR", count("rente in mln"), target));
    list.into_iter().map(Comparison::validation).collect()
}
