//! The format of a file of unit times: what an action takes a citizen, and what the agency.

use crate::schema::parts::{Key, block, defined, may, need, with};
use crate::schema::scenario::sourced;
use serde_json::{Value, json};

/// A file of unit times.
pub(super) fn times() -> Value {
    let needed = |(name, help): (&str, &str)| need(name, defined("getal", help));
    let citizen: Vec<Key> = CITIZEN.into_iter().map(needed).collect();
    let optional = |(name, help): (&str, &str)| may(name, defined("getal", help));
    let citizen: Vec<Key> = citizen.into_iter().chain(CITIZEN_OPTIONAL.into_iter().map(optional)).collect();
    let agency: Vec<Key> = std::iter::once(needed(AWARD_MONTH)).chain(AGENCY.into_iter().map(optional)).collect();
    let file = block(
        "Tijden",
        "hoeveel tijd handelingen kosten; zonder het bestand heeft een rapport aantallen en geen uren",
        vec![
            need("burger", block("Burger", "wat een handeling een huishouden kost", citizen)),
            need("dienst", block("Dienst", "wat de dienst doet; een tijd die ontbreekt, telt niet mee", agency)),
        ],
    );
    with(file, "$defs", json!({ "getal": sourced() }))
}

const CITIZEN: [(&str, &str); 11] = [
    ("minuten_aanvraag", "uitzoeken of er recht is en aanvragen, minuten"),
    ("minuten_melding", "een wijziging doorgeven, minuten"),
    ("minuten_controle", "gegevens nakijken, minuten"),
    ("minuten_lezen", "een besluit of brief lezen, minuten"),
    ("minuten_terugbetalen", "een terugbetaling regelen, minuten"),
    ("minuten_bezwaar", "bezwaar maken, minuten"),
    ("minuten_gesprek", "bellen met wachttijd, minuten"),
    ("gesprekken_per_besluit", "telefoongesprekken per besluit"),
    ("factor_laag_doenvermogen", "maal de tijd bij weinig doenvermogen"),
    ("waarde_uur", "waarde van een uur, EUR/uur"),
    ("aandeel_nieuwe_aanvragen", "deel van de toekenningen dat dit jaar is aangevraagd, 0 tot 1"),
];

const CITIZEN_OPTIONAL: [(&str, &str); 3] = [
    ("minuten_overdracht", "een aanvraag bij een volgend loket brengen, minuten per overdracht en nieuwe aanvraag"),
    ("contacten_per_gewijzigd_bedrag", "berichten aan de dienst per besluit dat een bedrag wijzigt"),
    ("factor_laag_taal", "maal de tijd om te lezen voor wie moeite heeft met lezen; vraagt de kolom `taal_laag`"),
];

const AWARD_MONTH: (&str, &str) =
    ("maand_voorschotbesluit", "maand van het jaar ervoor waarin het voorschot wordt besloten, 1 tot 12");

const AGENCY: [(&str, &str); 7] = [
    ("minuten_beoordeling", "een maand met de hand beoordelen, minuten"),
    ("minuten_contact", "een bericht of melding behandelen, minuten"),
    ("minuten_gesprek", "een telefoongesprek voeren, minuten"),
    ("minuten_besluit", "een besluit nemen, minuten"),
    ("minuten_brief", "een brief versturen die geen besluit is, minuten"),
    ("minuten_overdracht", "een aanvraag overdragen aan een volgend loket, minuten per overdracht en nieuwe aanvraag"),
    ("kosten_uur", "kosten van een uur van de dienst, EUR/uur; zonder zijn er uren en geen euro's"),
];
