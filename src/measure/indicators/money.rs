//! Indicators of what it costs, and what it does to incomes.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::Group;
use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "saldo_mln_euro_per_jaar",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Budget(|c| c.balance),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "belasting_mln_euro_per_jaar",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Budget(|c| c.tax.times(-1.0)),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "belasting_euro",
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Total(|v| v.budget.tax),
        places: &[],
        published: Some("belasting.euro"),
        ..PLAIN
    },
    Indicator {
        key: "mediaan_inkomen_verandering",
        unit: Unit::Change,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::All, |c| c.median),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "armste_tiende_mediaan",
        unit: Unit::Change,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::Decile(1), |c| c.median),
        places: &[at(Table::Key).difference()],
        ..PLAIN
    },
    Indicator {
        key: "gini",
        unit: Unit::Coefficient,
        sign: Sign::LessIsBetter,
        formula: Formula::Distribution(|d| d.gini),
        places: &[at(Table::Key)],
        published: Some("inkomen.gini"),
        ..PLAIN
    },
    Indicator {
        key: "gini_huishoudens",
        unit: Unit::Coefficient,
        sign: Sign::LessIsBetter,
        formula: Formula::Distribution(|d| d.gini_households),
        places: &[],
        published: Some("inkomen.gini.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_gemiddeld_euro",
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.mean),
        places: &[],
        published: Some("inkomen.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_mediaan_euro",
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.median),
        places: &[],
        published: Some("inkomen.mediaan"),
        ..PLAIN
    },
    Indicator {
        key: "inkomen_mediaan_huishoudens_euro",
        unit: Unit::Euros,
        sign: Sign::MoreIsBetter,
        formula: Formula::Distribution(|d| d.median_households),
        places: &[],
        published: Some("inkomen.mediaan.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "winnaars_aandeel",
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Income(Group::All, |c| c.gain),
        places: &[at(Table::Key)],
        ..PLAIN
    },
    Indicator {
        key: "verliezers_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Income(Group::All, |c| c.loss),
        places: &[at(Table::Key)],
        ..PLAIN
    },
];
