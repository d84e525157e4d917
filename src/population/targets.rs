//! What a population is compared with: one line per published number.
//!
//! Takes: the target file. Gives: the list of comparisons, each with the name of its target and what to count.
//! Leaves to others: the counting (`describe`). The list is checked when the file is read, so a comparison cannot
//! name a target that is not there.

use crate::population::lookup::Check;
use crate::population::lookup::Lookup;

/// How a simulated number is made from what was counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Measure {
    /// Weighted number.
    Count(&'static str),
    /// Percentage of another number.
    Share(&'static str, &'static str),
    /// Mean of values.
    Mean(&'static str),
    /// Quantile of values.
    Quantile(&'static str, f64),
}

/// What a target is multiplied by before it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scale {
    /// Nothing: the same unit and year.
    Same,
    /// A fixed change of unit.
    Times(f64),
    /// Growth of the number of households from 2024 to the simulated year.
    Households,
    /// The target as a percentage of its column, after growth of each age group.
    PercentOfAges,
    /// Thousands of 2022 to euros of the simulated year by wage growth.
    ThousandsByWages,
    /// Thousands of 2020 to euros of the simulated year by growth of wealth.
    ThousandsByWealth,
}

/// One comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison {
    pub theme: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub measure: Measure,
    pub target: &'static str,
    /// Row and column for a table.
    pub cell: Option<(&'static str, &'static str)>,
    pub scale: Scale,
    /// Percent of the target; `None` for a number that is only context.
    pub tolerance_percent: Option<f64>,
}

/// The comparisons of a checked file.
#[derive(Debug, Clone)]
pub(super) struct Targets(pub Vec<Comparison>);

impl Targets {
    pub fn read(look: &mut Lookup<'_>) -> Option<Targets> {
        let mut complete = look.number("huishoudens.totaal.2024", Check::Positive).is_some();
        let list = comparisons();
        for comparison in &list {
            complete &= match comparison.cell {
                None => look.number(comparison.target, Check::Any).is_some(),
                Some((row, column)) => look.column(comparison.target, &[row], column, Check::Any).is_some(),
            };
        }
        complete.then_some(Targets(list))
    }
}

fn comparisons() -> Vec<Comparison> {
    use Measure::Count;
    use Measure::Mean;
    use Measure::Quantile;
    use Measure::Share;
    let mut list = Vec::new();
    let mut add = |theme, name, unit, measure, target, cell, scale, tolerance_percent| {
        list.push(Comparison { theme, name, unit, measure, target, cell, scale, tolerance_percent });
    };
    let theme = "huishoudens";
    add(
        theme,
        "alle huishoudens",
        "huishoudens",
        Count("alle"),
        "huishoudens.totaal.2026",
        None,
        Scale::Same,
        Some(0.5),
    );
    for (name, row) in [
        ("eenpersoons", "eenpersoons"),
        ("paar zonder kinderen", "paar_zonder_kinderen"),
        ("paar met kinderen", "paar_met_kinderen"),
        ("eenouder", "eenouder"),
        ("overig", "overig"),
    ] {
        let cell = Some((row, "huishoudens"));
        add(theme, name, "huishoudens", Count(name), "huishoudens.type.2024", cell, Scale::Households, Some(1.0));
    }
    for (name, key, row) in [
        ("1 persoon", "grootte 1", "1"),
        ("2 personen", "grootte 2", "2"),
        ("3 personen", "grootte 3", "3"),
        ("4 personen", "grootte 4", "4"),
        ("5 of meer personen", "grootte 5plus", "5plus"),
    ] {
        let cell = Some((row, "huishoudens"));
        add(theme, name, "huishoudens", Count(key), "huishoudens.grootte.2024", cell, Scale::Households, Some(3.0));
    }
    let persons = "huishoudens.personen_in_particuliere_hh.2024";
    add(theme, "personen", "personen", Count("personen"), persons, None, Scale::Households, Some(1.5));

    let theme = "leeftijd";
    for (key, row) in [
        ("hoofd tot_25", "tot_25"),
        ("hoofd 25_35", "25_35"),
        ("hoofd 35_45", "35_45"),
        ("hoofd 45_55", "45_55"),
        ("hoofd 55_65", "55_65"),
        ("hoofd 65_75", "65_75"),
        ("hoofd 75_85", "75_85"),
        ("hoofd 85plus", "85plus"),
    ] {
        let cell = Some((row, "huishoudens_x1000"));
        let target = "huishoudens.leeftijd_hoofdkostwinner.2022";
        add(theme, key, "procent", Share(key, "alle"), target, cell, Scale::PercentOfAges, Some(2.0));
    }
    for (name, row) in
        [("kinderen van 0", "0"), ("kinderen van 4", "4"), ("kinderen van 8", "8"), ("kinderen van 12", "12")]
    {
        let target = "huishoudens.personen_naar_leeftijd.2024";
        add(theme, name, "personen", Count(name), target, Some((row, "thuiswonend_kind")), Scale::Same, Some(8.0));
    }

    let theme = "wonen";
    for (name, target) in [
        ("eigenaar", "huishoudens.aandeel_koop.2023"),
        ("sociale_huur", "huishoudens.aandeel_corporatie.2023"),
        ("particuliere_huur", "huishoudens.aandeel_overige_huur.2023"),
    ] {
        add(theme, name, "procent", Share(name, "alle"), target, None, Scale::Same, Some(2.0));
    }
    let target = "toeslagen.ht.ontvangers.2020";
    add(theme, "cel huur met huurtoeslag", "huishoudens", Count("met huurtoeslag"), target, None, Scale::Same, None);
    let target = "huishoudens.huur_corporatie.2026";
    add(
        theme,
        "kale huur corporatie, juli",
        "EUR/maand",
        Mean("huur corporatie"),
        target,
        None,
        Scale::Same,
        Some(6.0),
    );
    let target = "huishoudens.huur_particulier.2021";
    add(theme, "kale huur overig (doel: 2021)", "EUR/maand", Mean("huur overig"), target, None, Scale::Same, None);

    let theme = "inkomen";
    for (name, row) in
        [("bruto p10", "p10"), ("bruto p30", "p30"), ("bruto p50", "p50"), ("bruto p70", "p70"), ("bruto p90", "p90")]
    {
        let share = match row {
            "p10" => 0.1,
            "p30" => 0.3,
            "p50" => 0.5,
            "p70" => 0.7,
            _ => 0.9,
        };
        let target = "huishoudens.inkomen_percentielen.2022";
        let cell = Some((row, "bruto_x1000"));
        add(theme, name, "EUR/jaar", Quantile("bruto", share), target, cell, Scale::ThousandsByWages, None);
    }
    let target = "huishoudens.gini_inkomen.2023";
    add(theme, "gini van het inkomensdoel", "coefficient", Mean("gini"), target, None, Scale::Same, Some(5.0));
    for (name, target) in [
        ("inkomen meer dan 5% anders dan vorig jaar", "dynamiek.inkomen_afwijking.5"),
        ("inkomen meer dan 10% anders dan vorig jaar", "dynamiek.inkomen_afwijking.10"),
        ("inkomen meer dan 20% anders dan vorig jaar", "dynamiek.inkomen_afwijking.20"),
    ] {
        add(theme, name, "procent", Share(name, "huishoudens met inkomen"), target, None, Scale::Same, None);
    }

    let theme = "uitkeringen";
    for (name, target) in [
        ("AOW", "huishoudens.uitkeringen.aow.2025"),
        ("arbeidsongeschiktheid", "huishoudens.uitkeringen.ao.2025"),
        ("WW", "huishoudens.uitkeringen.ww.2025"),
        ("bijstand", "huishoudens.uitkeringen.bijstand.2024"),
        ("AIO", "huishoudens.uitkeringen.aio.2026"),
    ] {
        add(theme, name, "personen", Count(name), target, None, Scale::Same, Some(10.0));
    }

    let theme = "vermogen zonder woning";
    for (name, key, target) in [
        ("mediaan huurders", "vermogen huurder", "huishoudens.vermogen_zonder_woning_huurder.2020"),
        ("mediaan eigenaren", "vermogen eigenaar", "huishoudens.vermogen_zonder_woning_eigenaar.2020"),
    ] {
        add(theme, name, "EUR", Quantile(key, 0.5), target, None, Scale::ThousandsByWealth, Some(10.0));
    }
    for (name, key, base, row, column) in [
        ("huurders hoogstens 5.000 (2020)", "huurder tot 5", "huurder", "huurder", "hoogstens_5000_procent"),
        ("huurders minstens 100.000 (2020)", "huurder vanaf 100", "huurder", "huurder", "minstens_100000_procent"),
        ("eigenaren hoogstens 5.000 (2020)", "eigenaar tot 5", "eigenaar totaal", "eigenaar", "hoogstens_5000_procent"),
        (
            "eigenaren minstens 100.000 (2020)",
            "eigenaar vanaf 100",
            "eigenaar totaal",
            "eigenaar",
            "minstens_100000_procent",
        ),
    ] {
        let target = "huishoudens.vermogen_klassen.2020";
        add(theme, name, "procent", Share(key, base), target, Some((row, column)), Scale::Same, Some(10.0));
    }
    for (name, key, row) in [
        ("mediaan eenpersoons (doel: banktegoeden)", "vermogen eenpersoons", "eenpersoons"),
        ("mediaan eenouder (doel: banktegoeden)", "vermogen eenouder", "eenouder"),
        ("mediaan paar zonder kind (doel: banktegoeden)", "vermogen paar zonder kinderen", "paar_zonder_kind"),
        ("mediaan paar met kind (doel: banktegoeden)", "vermogen paar met kinderen", "paar_met_kind"),
    ] {
        let cell = Some((row, "mediaan_x1000"));
        add(theme, name, "EUR", Quantile(key, 0.5), "huishoudens.spaargeld.2022", cell, Scale::Times(1000.0), None);
    }

    let theme = "loop van het jaar";
    let births = "dynamiek.geboorten_per_huishouden";
    add(theme, "geboorten", "procent", Share("geboorten", "alle"), births, None, Scale::Same, Some(6.0));
    for (name, target, tolerance) in [
        ("kind wordt 18", "dynamiek.kind_wordt_18", Some(10.0)),
        ("bereikt de AOW-leeftijd", "dynamiek.bereikt_aow", Some(10.0)),
        ("partner vertrekt, onder AOW (doel: echtscheidingen)", "dynamiek.scheiding_paren", None),
        ("partner vertrekt, vanaf AOW (doel: verweduwing)", "dynamiek.verweduwing", None),
    ] {
        add(theme, name, "personen", Count(name), target, None, Scale::Same, tolerance);
    }
    let ability = "niet_gebruik.niet_zelfredzaam";
    add(
        "doenvermogen",
        "laag doenvermogen",
        "procent",
        Share("doenvermogen", "alle"),
        ability,
        None,
        Scale::Same,
        Some(10.0),
    );
    list
}
