//! Indicators of who uses it, whether money can be kept, and what is owed.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "rechthebbenden_huishoudens",
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.entitled),
        places: &[at(Table::Usage)],
        published: Some("rechthebbenden"),
        ..PLAIN
    },
    Indicator {
        key: "gebruikers_huishoudens",
        unit: Unit::Count,
        sign: Sign::MoreIsBetter,
        formula: Formula::Usage(|u| u.users),
        places: &[at(Table::Usage)],
        published: Some("huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "ontvangers_huishoudens",
        unit: Unit::Count,
        sign: Sign::MoreIsBetter,
        formula: Formula::Usage(|u| u.recipients),
        places: &[],
        published: Some("ontvangers"),
        ..PLAIN
    },
    Indicator {
        key: "gebruik_euro",
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.due),
        places: &[],
        published: Some("euro"),
        ..PLAIN
    },
    Indicator {
        key: "gebruik_gemiddeld_euro",
        unit: Unit::Euros,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.mean_due),
        places: &[],
        published: Some("gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "niet_gebruik_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Usage(|u| u.unused_share),
        places: &[at(Table::Key), at(Table::Usage), at(Table::Usage).difference().named("niet_gebruik_verschil")],
        published: Some("nietgebruik"),
        ..PLAIN
    },
    Indicator {
        key: "niet_gebruik_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Usage(|u| u.unused),
        places: &[at(Table::Usage), at(Table::Usage).difference().named("niet_gebruik_verschil_mln_euro")],
        published: Some("nietgebruik.euro"),
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_terugvordering_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.household_share),
        places: &[
            at(Table::Certainty),
            at(Table::Key).named("terugvordering_huishoudens_aandeel"),
            at(Table::Steadiness).named("terugvordering_aandeel"),
        ],
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_terugvordering",
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.households),
        places: &[],
        published: Some("terugvordering.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_meer_terugvorderingen_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.several_share),
        places: &[at(Table::Certainty)],
        ..PLAIN
    },
    Indicator {
        key: "behouden_aandeel",
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Settlement(|s| s.kept_share),
        places: &[at(Table::Certainty)],
        published: Some("behouden.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "te_veel_betaald_behouden_aandeel",
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.left_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schuld_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.after_a_year),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "schuld_huishoudens",
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.households),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "aflossing_euro_per_maand",
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.instalment),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "aflossing_aandeel_inkomen",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.instalment_share),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_afgelost",
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.months),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "open_schuld_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.left),
        places: &[at(Table::Debt)],
        published: Some("schuld.euro"),
        ..PLAIN
    },
    Indicator {
        key: "toekenningen",
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Settlement(|s| s.awards),
        places: &[],
        published: Some("toekenningen"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_share),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_aantal",
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_count),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.aantal"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_gemiddeld_euro",
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_mean),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_sum),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.euro"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_share),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_aantal",
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_count),
        places: &[],
        published: Some("nabetaling.aantal"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_gemiddeld_euro",
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_mean),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_sum),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.euro"),
        ..PLAIN
    },
    Indicator {
        key: "te_veel_niet_teruggevraagd_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Settlement(|s| s.overpaid_sum),
        places: &[at(Table::Settlement)],
        ..PLAIN
    },
    Indicator {
        key: "te_weinig_niet_nabetaald_mln_euro",
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.underpaid_sum),
        places: &[at(Table::Settlement)],
        ..PLAIN
    },
];
