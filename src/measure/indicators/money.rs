//! Indicators of what it costs, and what it does to incomes.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::Group;
use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "saldo_mln_euro_per_jaar",
        words: ("Saldo, miljoen euro", "Balance, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Budget(|c| c.balance),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "belasting_mln_euro_per_jaar",
        words: ("Extra belasting, miljoen euro", "Extra tax, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Budget(|c| c.tax.times(-1.0)),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "belasting_euro",
        words: ("Belasting en bijdragen, euro", "Taxes and contributions, euros"),
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Total(|v| v.budget.tax),
        places: &[],
        published: Some("belasting.euro"),
        ..PLAIN
    },
    Indicator {
        key: "mediaan_inkomen_verandering",
        words: ("Inkomen, mediaan", "Income, median"),
        unit: Unit::Change,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::All, |c| c.median),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "armste_tiende_mediaan",
        words: ("Armste tiende, mediaan", "Poorest tenth, median"),
        unit: Unit::Change,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::Decile(1), |c| c.median),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "gini",
        words: ("Gini", "Gini"),
        unit: Unit::Coefficient,
        sign: Sign::LessIsBetter,
        formula: Formula::Distribution(|d| d.gini),
        places: &[at(Table::Key)],
        published: Some("inkomen.gini"),
        ..PLAIN
    },
    Indicator {
        key: "gini_huishoudens",
        words: ("Gini van huishoudens", "Gini of households"),
        unit: Unit::Coefficient,
        sign: Sign::LessIsBetter,
        formula: Formula::Distribution(|d| d.gini_households),
        places: &[],
        published: Some("inkomen.gini.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_gemiddeld_euro",
        words: ("Inkomen, gemiddeld, euro", "Income, mean, euros"),
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.mean),
        places: &[],
        published: Some("inkomen.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_mediaan_euro",
        words: ("Inkomen, mediaan, euro", "Income, median, euros"),
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.median),
        places: &[],
        published: Some("inkomen.mediaan"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_mediaan_huishoudens_euro",
        words: ("Inkomen van huishoudens, mediaan, euro", "Income of households, median, euros"),
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.median_households),
        places: &[],
        published: Some("inkomen.mediaan.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "winnaars_aandeel",
        words: ("Wint > 1%", "Gains > 1%"),
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::All, |c| c.gain),
        places: &[at(Table::Key)],
        ..PLAIN
    },
    Indicator {
        key: "verliezers_aandeel",
        words: ("Verliest > 1%", "Loses > 1%"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Income(Group::All, |c| c.loss),
        places: &[at(Table::Key)],
        ..PLAIN
    },
];
