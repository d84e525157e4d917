//! Indicators of what is asked of people and of the agency.
//!
//! Takes: nothing. Gives: a part of the list, in the order in which tables show it. Leaves to others: finding them
//! (`indicators`), computing the figures.

use crate::measure::indicators::indicator::{Formula, Indicator, PLAIN, Sign, Table, Unit, at};
use crate::measure::{Compared, Figure, Measures};

const UNKNOWN: Compared = Compared { level: Figure::Undefined, difference: Figure::Undefined };

fn has_unit_times(measures: &Measures) -> bool {
    measures.base().burden.time.is_some()
}

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "handelingen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.actions),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "meldingen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.reports),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "controles",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.checks),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "terugbetalen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.repayments),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "nieuwe_aanvragen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.applications),
        places: &[at(Table::People)],
        is_shown: has_unit_times,
        ..PLAIN
    },
    Indicator {
        key: "berichten_gewijzigd_bedrag",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.contacts),
        places: &[at(Table::People)],
        is_shown: |m| has_unit_times(m) && m.base().burden.contacts.level != Figure::Undefined,
        ..PLAIN
    },
    Indicator {
        key: "bellen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.calls),
        places: &[at(Table::People)],
        is_shown: has_unit_times,
        ..PLAIN
    },
    Indicator {
        key: "drukste_maand",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.busiest),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "rond_gebeurtenis_aandeel",
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.near_share),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_en_brieven",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.to_read),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "termijnen",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.deadlines),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "organisaties",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.counters),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "gegevens",
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.facts),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.together().decisions),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "correcties_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.together().corrections),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "signalen_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.signals),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "contacten_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.contacts),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "gesprekken_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.calls.unwrap_or(UNKNOWN)),
        places: &[at(Table::Agency)],
        is_shown: |m| m.base().agency.calls.is_some(),
        ..PLAIN
    },
    Indicator {
        key: "brieven_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.letters),
        places: &[at(Table::Agency)],
        is_shown: |m| m.variants.iter().any(|v| v.agency.letters.level.value() != Some(0.0)),
        ..PLAIN
    },
    Indicator {
        key: "overdrachten_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.handovers),
        places: &[at(Table::Agency)],
        is_shown: |m| m.variants.iter().any(|v| v.agency.handovers.level.value() != Some(0.0)),
        ..PLAIN
    },
    Indicator {
        key: "beoordelingen_mln",
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.reviews),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
];
