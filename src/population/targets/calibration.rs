//! The numbers that the generator is fitted to: households, homes, wealth and use; incomes and the course of the year
//! have lists of their own.
//!
//! Takes: nothing. Gives: comparisons of the calibration set. Leaves to others: the numbers themselves, which are in
//! the target file, tolerances and remarks (`assessment`), and the counting (`tally`). How to add a row: `comparisons`.

use crate::population::kinds::HouseType;
use crate::population::kinds::TypeGroup;
use crate::population::targets::calibration_incomes;
use crate::population::targets::calibration_year;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::Scale;
use crate::population::targets::comparison::count;
use crate::population::targets::comparison::quantile;
use crate::population::targets::comparison::share;

/// All comparisons of the calibration set.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let mut list = households();
    list.extend(ages_and_children());
    list.extend(dwellings());
    list.extend(calibration_incomes::comparisons());
    list.extend(wealth());
    list.extend(childcare());
    list.extend(calibration_year::comparisons());
    list.extend(schemes());
    list
}

fn households() -> Vec<Comparison> {
    let row = |name: &str, key: &str| Comparison::new("huishoudens", name, "huishoudens", count(key), "");
    let mut list = vec![Comparison { target: "huishoudens.totaal.2026", ..row("alle huishoudens", "alle") }];
    for (name, target_row) in [
        ("eenpersoons", "eenpersoons"),
        ("paar zonder kinderen", "paar_zonder_kinderen"),
        ("paar met kinderen", "paar_met_kinderen"),
        ("eenouder", "eenouder"),
        ("overig", "overig"),
    ] {
        let row = Comparison { target: "huishoudens.type.2024", ..row(name, name) };
        list.push(row.cell(target_row, "huishoudens").scale(Scale::Households));
    }
    for (name, target_row) in [
        ("1 persoon", "1"),
        ("2 personen", "2"),
        ("3 personen", "3"),
        ("4 personen", "4"),
        ("5 of meer personen", "5plus"),
    ] {
        let row = Comparison { target: "huishoudens.grootte.2024", ..row(name, &format!("grootte {target_row}")) };
        list.push(row.cell(target_row, "huishoudens").scale(Scale::Households));
    }
    let others = "huishoudens.overige_leden.2024";
    let row = Comparison::new("huishoudens", "overige leden", "personen", count("overige leden"), others);
    list.push(row.scale(Scale::Households));
    let persons = "huishoudens.personen_in_particuliere_hh.2024";
    let row = Comparison::new("huishoudens", "personen", "personen", count("personen"), persons);
    list.push(row.scale(Scale::Households));
    for kind in HouseType::ALL.iter().filter(|kind| kind.group() != TypeGroup::Other) {
        let name = HouseType::NAMES[kind.index()];
        let group = TypeGroup::NAMES[kind.group().index()];
        let measure = share(format!("type {name}"), format!("groep {group}"));
        let row =
            Comparison::new("type naar leeftijd", name, "procent van de groep", measure, "huishoudens.type_aow.2020");
        list.push(row.cell(name, "huishoudens_x1000").scale(Scale::PercentOfTypeGroup));
    }
    list
}

fn ages_and_children() -> Vec<Comparison> {
    let mut list = Vec::new();
    for band in ["tot_25", "25_35", "35_45", "45_55", "55_65", "65_75", "75_85", "85plus"] {
        let key = format!("hoofd {band}");
        let row = Comparison::new(
            "leeftijd",
            key.clone(),
            "procent",
            share(key, "alle"),
            "huishoudens.leeftijd_hoofdkostwinner.2022",
        );
        list.push(row.cell(band, "huishoudens_x1000").scale(Scale::PercentOfAges));
    }
    let target = "huishoudens.personen_naar_leeftijd.2024";
    list.push(
        Comparison::new("leeftijd", "kinderen van 0 tot en met 12", "personen", count("kinderen tot 13"), target)
            .cell("0 tot en met 12", "thuiswonend_kind")
            .scale(Scale::ColumnSum),
    );
    for age in ["0", "4", "8", "12"] {
        let name = format!("kinderen van {age}");
        let row = Comparison::new("leeftijd", name.clone(), "personen", count(name), target);
        list.push(row.cell(age, "thuiswonend_kind"));
    }
    for (group, target_row) in [("eenouder", "eenouder"), ("paar_met_kind", "gehuwd_paar")] {
        for column in ["kind_1", "kind_2", "kind_3plus"] {
            let name = format!("{group}: {column}");
            let measure = share(format!("{group} {column}"), format!("groep {group}"));
            let row = Comparison::new("kindertal", name, "procent", measure, "huishoudens.met_kinderen.2023");
            list.push(row.cell(target_row, column).scale(Scale::PercentOfTotal));
        }
    }
    list
}

fn dwellings() -> Vec<Comparison> {
    let mut list = Vec::new();
    for (name, target) in [
        ("eigenaar", "huishoudens.aandeel_koop.2023"),
        ("sociale_huur", "huishoudens.aandeel_corporatie.2023"),
        ("particuliere_huur", "huishoudens.aandeel_overige_huur.2023"),
    ] {
        list.push(Comparison::new("wonen", name, "procent", share(name, "alle"), target));
    }
    let (rooms, target) = (share("kamer", "alle"), "huishoudens.zonder_eigen_woning.2009");
    list.push(Comparison::new("wonen", "kamer of ander deel van een woning", "procent", rooms, target));
    list.push(Comparison::new(
        "wonen",
        "cel huur met huurtoeslag",
        "huishoudens",
        count("met huurtoeslag"),
        "toeslagen.ht.ontvangers.2020",
    ));
    let (corporation, other) = (Measure::Mean("huur corporatie"), Measure::Mean("huur overig"));
    let target = "huishoudens.huur_corporatie.2026";
    list.push(Comparison::new("wonen", "kale huur corporatie, juli", "EUR/maand", corporation, target));
    let target = "huishoudens.huur_particulier.2021";
    list.push(Comparison::new("wonen", "kale huur overig (doel: 2021)", "EUR/maand", other, target));
    list
}

fn wealth() -> Vec<Comparison> {
    let theme = "vermogen zonder woning";
    let mut list = Vec::new();
    for (name, key, target) in [
        ("mediaan huurders", "vermogen huurder", "huishoudens.vermogen_zonder_woning_huurder.2020"),
        ("mediaan eigenaren", "vermogen eigenaar", "huishoudens.vermogen_zonder_woning_eigenaar.2020"),
    ] {
        list.push(Comparison::new(theme, name, "EUR", quantile(key, 0.5), target).scale(Scale::ThousandsByWealth));
    }
    for (row, who, base) in [("huurder", "huurders", "huurder"), ("eigenaar", "eigenaren", "eigenaar totaal")] {
        for (name, key, column) in [
            ("hoogstens 5.000", "tot 5", "hoogstens_5000_procent"),
            ("minstens 100.000", "vanaf 100", "minstens_100000_procent"),
        ] {
            let measure = share(format!("{row} {key}"), base);
            let name = format!("{who} {name} (2020)");
            let target = "huishoudens.vermogen_klassen.2020";
            list.push(Comparison::new(theme, name, "procent", measure, target).cell(row, column));
        }
    }
    for (name, key, row) in [
        ("mediaan eenpersoons", "vermogen eenpersoons", "eenpersoons"),
        ("mediaan eenouder", "vermogen eenouder", "eenouder"),
        ("mediaan paar zonder kind", "vermogen paar zonder kinderen", "paar_zonder_kind"),
        ("mediaan paar met kind", "vermogen paar met kinderen", "paar_met_kind"),
    ] {
        let line = Comparison::new(theme, name, "EUR", quantile(key, 0.5), "huishoudens.spaargeld.2022");
        list.push(line.cell(row, "mediaan_x1000").scale(Scale::Times(1000.0)));
    }
    list
}

fn childcare() -> Vec<Comparison> {
    let rows = [
        ("kinderen op dagopvang, april", "opvang dagopvang", "dagopvang"),
        ("kinderen op buitenschoolse opvang, april", "opvang bso", "buitenschoolse_opvang"),
        ("kinderen van 0 tot 4 bij een gastouder, april", "opvang gastouder 0-3", "gastouderopvang_0_3"),
        ("kinderen van 4 tot 12 bij een gastouder, april", "opvang gastouder 4-11", "gastouderopvang_4_11"),
    ];
    let row = |(name, key, target_row)| {
        Comparison::new("kinderopvang", name, "kinderen", count(key), "szw.opvang.2022")
            .cell(target_row, "kinderen_x1000")
            .scale(Scale::Times(1000.0))
    };
    let mut list: Vec<Comparison> = rows.into_iter().map(row).collect();
    let (key, target) = ("huishoudens met opvang", "toeslagen.kot.ontvangers.2021");
    list.push(Comparison::new("kinderopvang", key, "huishoudens", count(key), target));
    list
}

fn schemes() -> Vec<Comparison> {
    let rows = [
        ("zorgtoeslag, huishoudens", "huishoudens", "toeslagen.zt.huishoudens.2018"),
        ("kinderopvangtoeslag, aanvragers", "huishoudens", "toeslagen.kot.ontvangers.2021"),
        ("niet-gebruik zorgtoeslag", "procent", "niet_gebruik.zt.2021"),
        ("niet-gebruik huurtoeslag", "procent", "niet_gebruik.ht.2021"),
        ("niet-gebruik kindgebonden budget", "procent", "niet_gebruik.wkb.2021"),
        ("niet-gebruik kinderopvangtoeslag", "procent", "niet_gebruik.kot.2021"),
    ];
    let row = |(name, unit, target)| Comparison::new("toeslagen", name, unit, Measure::Elsewhere, target);
    rows.into_iter().map(row).collect()
}
