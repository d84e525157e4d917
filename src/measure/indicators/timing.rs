//! Indicators of when money comes and how steady it is.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::Figure;
use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "dalingen_huishoudens",
        words: ("Huishoudens met een daling", "Households with a fall"),
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "dalingen_ook_nu_huishoudens",
        words: ("– waarvan ook nu", "– of which now too"),
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls_in_both),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "dalingen_alleen_nu_huishoudens",
        words: ("Alleen nu een ander recht", "Another right only now"),
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.falls_of_base_only),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_aanpassing",
        words: ("Maanden tot aanpassing", "Months to adjust"),
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.months_to_reflect),
        places: &[
            at(Table::Key),
            at(Table::Falls),
            at(Table::Steadiness).named(
                "maanden_tot_aanpassing",
                "Maanden tot de betaling een daling volgt",
                "Months until payment follows a fall",
            ),
        ],
        ..PLAIN
    },
    Indicator {
        key: "maanden_nu_zelfde_huishoudens",
        words: ("Nu, dezelfde huishoudens", "Now, the same households"),
        unit: Unit::Months,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.timing.months_in_base),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "binnen_drie_maanden_aandeel",
        words: ("Binnen drie maanden", "Within three months"),
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Variant(|v| v.timing.quick_share),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "niet_binnen_jaar_aandeel",
        words: ("Niet binnen het jaar", "Not within the year"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.never_share),
        places: &[at(Table::Falls)],
        ..PLAIN
    },
    Indicator {
        key: "onbekend_bedrag_maanden",
        words: (
            "Maanden met een onbekend bedrag voor de volgende maand",
            "Months in which next month’s amount is unknown",
        ),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.unknown_months),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "zonder_aankondiging_aandeel",
        words: ("Wijzigingen zonder aankondiging", "Changes without notice"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.unannounced_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schommeling_inkomen",
        words: ("Schommeling van het inkomen per maand", "Variation of income per month"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.income_variation),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schommeling_betaling",
        words: ("Schommeling van de betaling per maand", "Variation of the payment per month"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.support_variation),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schok",
        words: ("Grootste daling in één maand door een regeling", "Largest fall in one month by a scheme"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.shock),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schok_huishoudens_aandeel",
        words: ("Huishoudens met zo’n daling van 10% of meer", "Households with such a fall of 10% or more"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.steadiness.shock_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_onder_norm",
        words: ("Maanden onder de norm", "Months below the norm"),
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.months_below),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "onder_norm_huishoudens_aandeel",
        words: ("Huishoudens met zo’n maand", "Households with such a month"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.below_share),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "gatmaanden",
        words: ("Gatmaanden", "Gap months"),
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.gap_months),
        places: &[at(Table::BelowNorm), at(Table::Steadiness).in_unit(Unit::Average)],
        ..PLAIN
    },
    Indicator {
        key: "gatmaanden_huishoudens_aandeel",
        words: ("Huishoudens met een gatmaand", "Households with a gap month"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.gap_share),
        places: &[at(Table::BelowNorm)],
        ..PLAIN
    },
    Indicator {
        key: "euro_laagste_vier_decielen_aandeel",
        words: ("Deel van het geld voor de vier laagste decielen", "Share of the money for the four lowest deciles"),
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.lower_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "euro_hoogste_drie_decielen_aandeel",
        words: ("Deel van het geld voor de drie hoogste decielen", "Share of the money for the three highest deciles"),
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.upper_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_herstel",
        words: ("Maanden tot een fout in een bron is hersteld", "Months until an error in a source is repaired"),
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.error_months),
        places: &[at(Table::Steadiness)],
        is_shown: |m| m.variants.iter().any(|v| v.burden.error_months.level != Figure::Undefined),
        ..PLAIN
    },
    Indicator {
        key: "wijzigingen_per_jaar",
        words: ("Wijzigingen van het bedrag", "Changes of the amount"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.amount_changes),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_per_jaar",
        words: ("Besluiten per huishouden", "Decisions per household"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.decisions),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_aantal",
        words: ("Besluiten samen", "All decisions"),
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.timing.decisions_total),
        places: &[at(Table::Decisions)],
        ..PLAIN
    },
];
