//! Indicators of when money comes and how steady it is.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::Figure;
use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "dalingen_huishoudens",
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "dalingen_ook_nu_huishoudens",
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls_in_both),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "dalingen_alleen_nu_huishoudens",
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls_of_base_only),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_aanpassing",
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.months_to_reflect),
        places: &[at(Table::Key), at(Table::Falls), at(Table::Steadiness).named("maanden_tot_aanpassing")],
        ..PLAIN
    },
    Indicator {
        key: "maanden_nu_zelfde_huishoudens",
        unit: Unit::Months,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.months_in_base),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "binnen_drie_maanden_aandeel",
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Variant(|v| v.timing.quick_share),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "niet_binnen_jaar_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.never_share),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "onbekend_bedrag_maanden",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.unknown_months),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "zonder_aankondiging_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.unannounced_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schommeling_inkomen",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.income_variation),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schommeling_betaling",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.support_variation),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schok",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.shock),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schok_huishoudens_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.shock_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_onder_norm",
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.months_below),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "onder_norm_huishoudens_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.below_share),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "gatmaanden",
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.gap_months),
        places: &[at(Table::BelowNorm), at(Table::Steadiness).in_unit(Unit::Average)],
        ..PLAIN
    },
    Indicator {
        key: "gatmaanden_huishoudens_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.gap_share),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "euro_laagste_vier_decielen_aandeel",
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.lower_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "euro_hoogste_drie_decielen_aandeel",
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.upper_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_herstel",
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.error_months),
        places: &[at(Table::Steadiness)],
        is_shown: |m| m.variants.iter().any(|v| v.burden.error_months.level != Figure::Undefined),
        ..PLAIN
    },
    Indicator {
        key: "wijzigingen_per_jaar",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.amount_changes),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_per_jaar",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.decisions),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_aantal",
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.decisions_total),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
];
