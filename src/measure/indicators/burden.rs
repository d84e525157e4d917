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
        words: ("Handelingen", "Actions"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.actions),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "meldingen",
        words: ("– wijziging melden", "– report a change"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.reports),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "controles",
        words: ("– bedrag nakijken", "– check an amount"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.checks),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "terugbetalen",
        words: ("– terugbetalen", "– pay back"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.repayments),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "nieuwe_aanvragen",
        words: ("– nieuw aanvragen", "– apply anew"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.applications),
        places: &[at(Table::People)],
        is_shown: has_unit_times,
        ..PLAIN
    },
    Indicator {
        key: "berichten_gewijzigd_bedrag",
        words: ("– bericht over een gewijzigd bedrag", "– message about a changed amount"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.contacts),
        places: &[at(Table::People)],
        is_shown: |m| has_unit_times(m) && m.base().burden.contacts.level != Figure::Undefined,
        ..PLAIN
    },
    Indicator {
        key: "bellen",
        words: ("– bellen", "– call"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.calls),
        places: &[at(Table::People)],
        is_shown: has_unit_times,
        ..PLAIN
    },
    Indicator {
        key: "drukste_maand",
        words: ("Handelingen in de drukste maand", "Actions in the busiest month"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.busiest),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "rond_gebeurtenis_aandeel",
        words: ("Handelingen rond een ingrijpende gebeurtenis", "Actions around a life event"),
        unit: Unit::Share,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.near_share),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_en_brieven",
        words: ("Besluiten en brieven", "Decisions and letters"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.to_read),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "termijnen",
        words: ("Termijnen met een gevolg", "Terms with a consequence"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.deadlines),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "organisaties",
        words: ("Organisaties", "Organisations"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.counters),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "gegevens",
        words: ("Gegevens die de regels gebruiken", "Facts that the rules use"),
        unit: Unit::Average,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.burden.facts),
        places: &[at(Table::People)],
        ..PLAIN
    },
    Indicator {
        key: "besluiten_mln",
        words: ("Besluiten, miljoen", "Decisions, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.together().decisions),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "correcties_mln",
        words: ("– waarvan correcties", "– of which corrections"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.together().corrections),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "signalen_mln",
        words: ("Signalen, miljoen", "Signals, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.signals),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "contacten_mln",
        words: ("Contacten, miljoen", "Contacts, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.contacts),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
    Indicator {
        key: "gesprekken_mln",
        words: ("Telefoongesprekken, miljoen", "Calls, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.calls.unwrap_or(UNKNOWN)),
        places: &[at(Table::Agency)],
        is_shown: |m| m.base().agency.calls.is_some(),
        ..PLAIN
    },
    Indicator {
        key: "brieven_mln",
        words: ("Brieven, miljoen", "Letters, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.letters),
        places: &[at(Table::Agency)],
        is_shown: |m| m.variants.iter().any(|v| v.agency.letters.level.value() != Some(0.0)),
        ..PLAIN
    },
    Indicator {
        key: "overdrachten_mln",
        words: ("Overdrachten tussen loketten, miljoen", "Hand-overs between counters, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.handovers),
        places: &[at(Table::Agency)],
        is_shown: |m| m.variants.iter().any(|v| v.agency.handovers.level.value() != Some(0.0)),
        ..PLAIN
    },
    Indicator {
        key: "beoordelingen_mln",
        words: ("Beoordelingen met de hand, miljoen", "Reviews by hand, million"),
        unit: Unit::Millions,
        sign: Sign::LessIsBetter,
        formula: Formula::Variant(|v| v.agency.reviews),
        places: &[at(Table::Agency)],
        ..PLAIN
    },
];
