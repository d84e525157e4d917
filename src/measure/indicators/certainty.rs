//! Indicators of who uses it, whether money can be kept, and what is owed.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "rechthebbenden_huishoudens",
        words: ("Huishoudens met recht", "Entitled households"),
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.entitled),
        places: &[at(Table::Usage)],
        published: Some("rechthebbenden"),
        ..PLAIN
    },
    Indicator {
        key: "gebruikers_huishoudens",
        words: ("Gebruiken het", "Use it"),
        unit: Unit::Count,
        sign: Sign::MoreIsBetter,
        formula: Formula::Usage(|u| u.users),
        places: &[at(Table::Usage)],
        published: Some("huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "ontvangers_huishoudens",
        words: ("Kregen iets betaald", "Were paid something"),
        unit: Unit::Count,
        sign: Sign::MoreIsBetter,
        formula: Formula::Usage(|u| u.recipients),
        places: &[],
        published: Some("ontvangers"),
        ..PLAIN
    },
    Indicator {
        key: "gebruik_euro",
        words: ("Waar gebruikers recht op hebben, euro", "What users are due, euros"),
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.due),
        places: &[],
        published: Some("euro"),
        ..PLAIN
    },
    Indicator {
        key: "gebruik_gemiddeld_euro",
        words: ("Gemiddeld per gebruiker, euro", "Mean per user, euros"),
        unit: Unit::Euros,
        sign: Sign::Neutral,
        formula: Formula::Usage(|u| u.mean_due),
        places: &[],
        published: Some("gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "niet_gebruik_aandeel",
        words: ("Niet-gebruik", "Non-take-up"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Usage(|u| u.unused_share),
        places: &[
            at(Table::Key),
            at(Table::Usage),
            at(Table::Usage).difference().named("niet_gebruik_verschil", "Verschil met nu", "Difference with now"),
        ],
        published: Some("nietgebruik"),
        ..PLAIN
    },
    Indicator {
        key: "niet_gebruik_mln_euro",
        words: ("Blijft liggen, miljoen euro", "Left unused, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Usage(|u| u.unused),
        places: &[
            at(Table::Usage),
            at(Table::Usage).difference().named(
                "niet_gebruik_verschil_mln_euro",
                "Verschil met nu, miljoen euro",
                "Difference with now, million euros",
            ),
        ],
        published: Some("nietgebruik.euro"),
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_terugvordering_aandeel",
        words: ("Huishoudens met terugvordering", "Households with a recovery"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.household_share),
        places: &[
            at(Table::Certainty),
            at(Table::Key).named("terugvordering_huishoudens_aandeel", "Terugvordering", "Recovery"),
            at(Table::Steadiness).named(
                "terugvordering_aandeel",
                "Huishoudens met een terugvordering",
                "Households with a recovery",
            ),
        ],
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_terugvordering",
        words: ("Huishoudens met een terugvordering, aantal", "Households with a recovery, number"),
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.households),
        places: &[],
        published: Some("terugvordering.huishoudens"),
        ..PLAIN
    },
    Indicator {
        key: "huishoudens_met_meer_terugvorderingen_aandeel",
        words: ("Met twee of meer", "With two or more"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.settled.several_share),
        places: &[at(Table::Certainty)],
        ..PLAIN
    },
    Indicator {
        key: "behouden_aandeel",
        words: ("Euro’s nooit teruggevraagd", "Euros never reclaimed"),
        unit: Unit::Share,
        sign: Sign::MoreIsBetter,
        formula: Formula::Settlement(|s| s.kept_share),
        places: &[at(Table::Certainty)],
        published: Some("behouden.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "te_veel_betaald_behouden_aandeel",
        words: ("Te veel betaald en niet teruggevraagd", "Paid too much and not reclaimed"),
        unit: Unit::Share,
        sign: Sign::Neutral,
        formula: Formula::Variant(|v| v.steadiness.left_share),
        places: &[at(Table::Steadiness)],
        ..PLAIN
    },
    Indicator {
        key: "schuld_mln_euro",
        words: ("Schuld, miljoen euro", "Debt, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.after_a_year),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "schuld_huishoudens",
        words: ("Huishoudens", "Households"),
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.households),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "aflossing_euro_per_maand",
        words: ("Aflossing per maand", "Instalment a month"),
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.instalment),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "aflossing_aandeel_inkomen",
        words: ("Deel van inkomen", "Share of income"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.instalment_share),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "maanden_tot_afgelost",
        words: ("Tot de laatste", "Until the last"),
        unit: Unit::Months,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.months),
        places: &[at(Table::Debt)],
        ..PLAIN
    },
    Indicator {
        key: "open_schuld_mln_euro",
        words: ("Nog open, miljoen euro", "Left, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.debt.left),
        places: &[at(Table::Debt)],
        published: Some("schuld.euro"),
        ..PLAIN
    },
    Indicator {
        key: "toekenningen",
        words: ("Toekenningen", "Awards"),
        unit: Unit::Count,
        sign: Sign::Neutral,
        formula: Formula::Settlement(|s| s.awards),
        places: &[],
        published: Some("toekenningen"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_aandeel",
        words: ("Terugvordering", "Recovery"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_share),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_aantal",
        words: ("Aantal", "Number"),
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_count),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.aantal"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_gemiddeld_euro",
        words: ("Gemiddeld, euro", "Mean, euros"),
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_mean),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "terugvordering_mln_euro",
        words: ("Samen, miljoen euro", "Sum, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.recovery_sum),
        places: &[at(Table::Settlement)],
        published: Some("terugvordering.euro"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_aandeel",
        words: ("Nabetaling", "Supplement"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_share),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.aandeel"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_aantal",
        words: ("Nabetalingen, aantal", "Supplements, number"),
        unit: Unit::Count,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_count),
        places: &[],
        published: Some("nabetaling.aantal"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_gemiddeld_euro",
        words: ("Gemiddeld, euro", "Mean, euros"),
        unit: Unit::Euros,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_mean),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.gemiddeld"),
        ..PLAIN
    },
    Indicator {
        key: "nabetaling_mln_euro",
        words: ("Samen, miljoen euro", "Sum, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.supplement_sum),
        places: &[at(Table::Settlement)],
        published: Some("nabetaling.euro"),
        ..PLAIN
    },
    Indicator {
        key: "te_veel_niet_teruggevraagd_mln_euro",
        words: ("Te veel betaald en niet teruggevraagd, miljoen euro", "Overpaid and not reclaimed, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::Neutral,
        formula: Formula::Settlement(|s| s.overpaid_sum),
        places: &[at(Table::Settlement)],
        ..PLAIN
    },
    Indicator {
        key: "te_weinig_niet_nabetaald_mln_euro",
        words: ("Te weinig betaald en niet nabetaald, miljoen euro", "Underpaid and not supplemented, million euros"),
        unit: Unit::EurosTotal,
        sign: Sign::LessIsBetter,
        formula: Formula::Settlement(|s| s.underpaid_sum),
        places: &[at(Table::Settlement)],
        ..PLAIN
    },
];
