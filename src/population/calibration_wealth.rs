//! Wealth, the own home and the mortgage beside the published numbers.
//!
//! Takes: nothing. Gives: comparisons, those that the fit looks at apart from those that it does not. Leaves to others:
//! the numbers themselves, which are in the target file, and the counting (`tally`).

use crate::population::cells::DECILES;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::Comparison;
use crate::population::targets::Measure;
use crate::population::targets::Scale;
use crate::population::targets::count;
use crate::population::targets::quantile;
use crate::population::targets::share;

const RAKED: &str = "doel: aandelen van 2020; hier nadat elk type, elke bron en elke woonsituatie naar 2026 is gegroeid en elke \
                     vermogensgroep weer een tiende is";
const OF_2022: &str = "woning, hypotheek en de rest zijn van 2020 naar 2022 gebracht met model.groei_eigen_woning";

/// Comparisons of the calibration set.
pub(super) fn comparisons() -> Vec<Comparison> {
    let mut list = joint();
    let theme = "vermogen";
    for (name, key, target) in
        [("mediaan met eigen woning (2022)", "totaal vermogen 2022", "huishoudens.vermogen_mediaan.2022")]
    {
        let row = Comparison::new(theme, name, "EUR", quantile(key, 0.5), target);
        list.push(row.scale(Scale::Times(1000.0)).percent(10.0).why(OF_2022));
    }
    for (name, key, target) in [
        ("gemiddeld met eigen woning (2022)", "totaal vermogen 2022", "huishoudens.vermogen_gemiddeld.2022"),
        ("woningwaarde per huishouden (2022)", "woningwaarde 2022", "cbs.woningwaarde_per_huishouden.2022"),
        ("hypotheek per huishouden (2022)", "hypotheek 2022", "cbs.hypotheek_per_huishouden.2022"),
    ] {
        let row = Comparison::new(theme, name, "EUR", Measure::Mean(key), target);
        list.push(row.scale(Scale::Times(1000.0)).percent(5.0).why(OF_2022));
    }
    let target = "cbs.aandeel_hypotheek.2022";
    list.push(
        Comparison::new(theme, "huishoudens met hypotheek", "procent", share("met hypotheek", "alle"), target)
            .points(3.0)
            .why("doel: ongeveer de helft"),
    );
    for group in ["eenpersoons", "eenouder", "paar_zonder_kind", "paar_met_kind"] {
        let measure = share(format!("aftrek {group}"), format!("groep {group}"));
        let line =
            Comparison::new(theme, format!("met aftrek, {group}"), "procent", measure, "cbs.aftrek_eigen_woning.2024");
        list.push(
            line.cell(group, "gebruikt")
                .percent(5.0)
                .why("wie in 2024 aftrek had; een marge van de aanpassing, geschaald naar het aandeel eigenaren"),
        );
    }
    list
}

/// The three published tables, cell by cell; those of at least 50 thousand households carry a tolerance.
fn joint() -> Vec<Comparison> {
    let mut list = Vec::new();
    let mut add = |key: &str, target: &'static str, column: &'static str, group: usize, large: bool| {
        let measure = share(format!("vermogensgroep {group} {key}"), format!("groep {key}"));
        let row = Comparison::new("vermogen samen", format!("{key}, groep {group}"), "procent", measure, target);
        let row = row.cell(group.to_string(), column).scale(Scale::PercentOfColumn).why(RAKED);
        list.push(if large { row.percent(5.0) } else { row });
    };
    for group in 1..=DECILES {
        for kind in TypeGroup::NAMES {
            let large = *kind != "overig" && (*kind != "eenouder" || group <= 4);
            add(kind, "huishoudens.vermogen_x_type.2020", kind, group, large);
        }
    }
    for group in 1..=DECILES {
        for source in MainSource::NAMES {
            let large = match *source {
                "werknemer" => true,
                "zelfstandige" => group == 1 || group >= 5,
                "pensioen" => group >= 2,
                "arbeidsongeschiktheid" | "bijstand" => matches!(group, 2 | 3),
                _ => group == 2,
            };
            let key = if *source == "overig" { "bron overig" } else { source };
            add(key, "huishoudens.vermogen_x_bron.2020", source, group, large);
        }
    }
    for group in 1..=DECILES {
        for (tenure, column, large) in [
            (Tenure::Owner, "eigen_woning", !matches!(group, 2 | 3)),
            (Tenure::RentWithout, "huur_zonder_huurtoeslag", group <= 7),
            (Tenure::RentWith, "huur_met_huurtoeslag", group <= 5),
        ] {
            let key = Tenure::NAMES[tenure.index()];
            add(key, "huishoudens.vermogen_x_woonsituatie.2020", column, group, large);
        }
    }
    list
}

/// Comparisons of the validation set.
pub(super) fn validation() -> Vec<Comparison> {
    let theme = "eigen woning";
    let mut list = Vec::new();
    let measure = quantile("vermogen 2022", 0.5);
    let target = "cbs.vermogen_zonder_woning_mediaan.2022";
    let row = Comparison::new("vermogen zonder woning", "mediaan van alle huishoudens (2022)", "EUR", measure, target);
    list.push(
        row.scale(Scale::Times(1000.0))
            .percent(10.0)
            .why("van 2020 naar 2022 met de groei van het gemiddelde; de mediaan van CBS groeide in die twee jaar 39%"),
    );
    for band in AgeBand::NAMES {
        let measure = quantile(format!("vermogen hoofd {band}"), 0.5);
        let name = format!("mediaan, {band} (spaargeld 2022)");
        let row =
            Comparison::new("vermogen zonder woning", name, "EUR", measure, "huishoudens.spaargeld_leeftijd.2022");
        list.push(
            row.cell(*band, "mediaan_x1000")
                .scale(Scale::Times(1000.0))
                .why("doel: alleen bank- en spaartegoeden van 2022, van wie ze heeft; hier alle vermogen min schulden"),
        );
    }
    for (name, row) in [("alle", "alle"), ("van 25 tot 35 jaar", "25_35"), ("van 65 tot 75 jaar", "65_75")] {
        let measure = quantile(format!("schuld hoofd {row}"), 0.5);
        let line = Comparison::new(
            theme,
            format!("mediaan hypotheek, {name} (doel: 2015)"),
            "EUR",
            measure,
            "cbs.hypotheek_mediaan.2015",
        );
        list.push(line.cell(row, "mediaan_x1000").scale(Scale::Times(1000.0)).why("doel: euro's van 2015"));
    }
    let target = "cbs.aftrek_eigen_woning.2024";
    for (name, key, row) in [
        ("deel van de aftrek, paar_met_kind", "aftrekbedrag paar_met_kind", "paar_met_kind"),
        ("deel van de aftrek, 45 tot 55 jaar", "aftrekbedrag hoofd 45_55", "45_55"),
        ("deel van de aftrek, 55 tot 65 jaar", "aftrekbedrag hoofd 55_65", "55_65"),
    ] {
        let line = Comparison::new(theme, name, "procent", share(key, "aftrekbedrag"), target);
        list.push(
            line.cell(row, "deel_van_bedrag")
                .points(5.0)
                .why("de hypotheek leunt op leeftijd alleen door het totale vermogen"),
        );
    }
    let target = "cbs.hypotheekrente_aftrek.2024";
    let line = Comparison::new(theme, "aftrekbare rente (doel: 2024)", "mln EUR", count("rente in mln"), target);
    list.push(line.why("doel: 2024; schuld en rente zijn sindsdien gegroeid"));
    list.into_iter().map(Comparison::validation).collect()
}
