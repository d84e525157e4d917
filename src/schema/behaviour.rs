//! The format of a behaviour file: how people report and claim, and what outcomes are held against.

use crate::schema::parts::{Key, block, defined, list, may, named, need, text, text_as, with};
use crate::schema::scenario::sourced;
use serde_json::{Value, json};

fn numbers(keys: &[(&str, &str)]) -> Vec<Key> {
    keys.iter().map(|(name, help)| need(name, defined("getal", help))).collect()
}

/// A behaviour file.
pub(super) fn behaviour() -> Value {
    let file = block(
        "Gedrag",
        "hoe mensen melden en aanvragen, wanneer een jaar wordt afgerekend, en waarmee uitkomsten worden vergeleken",
        vec![
            need("melden", block("Melden", "hoe de dienst het inkomen leert kennen", numbers(&REPORTING))),
            need("afrekenen", block("Afrekenen", "wanneer een jaar wordt afgerekend", numbers(&SETTLING))),
            need("inkomensdaling", block("Inkomensdaling", "wat als een daling van het inkomen telt", numbers(&FALLS))),
            need("gebruik", block("Gebruik", "wat de kans op aanvragen bepaalt", numbers(&CLAIMING))),
            may(
                "niet_gebruik",
                named("Niet-gebruik", "per regeling (id): deel van de rechthebbenden dat niet aanvraagt", unused()),
            ),
            may("gepubliceerd", list("cijfers waarmee het rapport uitkomsten vergelijkt", published())),
        ],
    );
    with(file, "$defs", json!({ "getal": sourced() }))
}

fn unused() -> Value {
    let group = |name| may(name, defined("getal", "niet-gebruik van huishoudens met deze bron van inkomen, 0 tot 1"));
    let mut keys = vec![need("totaal", defined("getal", "niet-gebruik van alle rechthebbenden, 0 tot 1"))];
    keys.extend(["bijstand", "werknemer", "zelfstandige", "pensioen", "overig"].map(group));
    block("Regeling", "niet-gebruik van één regeling", keys)
}

fn published() -> Value {
    block(
        "Gepubliceerd cijfer",
        "een cijfer van buiten naast een uitkomst",
        vec![
            need("sleutel", text_as("welke uitkomst", &["zorgtoeslag.euro"])),
            need("naam", text("naam in het rapport")),
            need("name_en", text("naam in het Engelse rapport")),
            need("jaar", text_as("jaar en prijspeil, als tekst", &["2024"])),
            need("year_en", text("hetzelfde in het Engels")),
            need("cijfer", defined("getal", "het cijfer met zijn bron")),
        ],
    )
}

const REPORTING: [(&str, &str); 20] = [
    ("indexering", "groei waarmee het inkomen van vorig jaar wordt doorgetrokken"),
    ("marge", "marge die de dienst op een schatting legt"),
    ("vakantiegeld_loon", "vakantiegeld als deel van loon"),
    ("vakantie_uitkering_aow", "vakantie-uitkering als deel van AOW"),
    ("maand_vakantiegeld", "maand waarin vakantiegeld wordt betaald, 1 tot 12"),
    ("maanden_voor_niveau", "maanden waaruit iemand het niveau van een wisselend inkomen afleest, 1 tot 12"),
    ("drempel_aandeel", "afwijking van de schatting die niemand meldt, als deel"),
    ("drempel_bedrag", "afwijking van de schatting die niemand meldt, EUR/jaar"),
    ("kans_melden_bij_winst", "kans per maand om te melden als dat geld oplevert, 0 tot 1"),
    ("kans_melden_bij_verlies", "kans per maand om te melden als dat geld kost, 0 tot 1"),
    ("factor_laag_doenvermogen", "maal de kans op melden bij weinig doenvermogen"),
    ("factor_hulp", "maal de kans op melden met hulp"),
    ("fout_werknemer", "spreiding van de fout in een opgegeven jaarinkomen, werknemers"),
    ("fout_zelfstandige", "hetzelfde, zelfstandigen"),
    ("fout_arbeidsongeschikt", "hetzelfde, arbeidsongeschikten"),
    ("fout_pensioen", "hetzelfde, gepensioneerden"),
    ("fout_bijstand", "hetzelfde, bijstand"),
    ("fout_overig", "hetzelfde, overigen"),
    ("kans_grove_fout", "kans op een grove fout per melding, 0 tot 1"),
    ("factor_grove_fout", "wat een grove fout van het inkomen maakt"),
];

const SETTLING: [(&str, &str); 1] =
    [("maand_definitief", "maand van het volgende jaar waarin de definitieve toekenning komt, 1 tot 12")];

const FALLS: [(&str, &str); 3] = [
    ("aandeel", "daling die telt, als deel van het inkomen, 0 tot 1"),
    ("aanhoudend_maanden", "maanden die een daling duurt voordat zij telt, 1 tot 12"),
    ("kleinste_stijging_recht", "stijging van het recht waaronder niemand meldt, EUR/jaar"),
];

const CLAIMING: [(&str, &str); 9] = [
    ("helling_bedrag", "helling van de neiging om aan te vragen tegen het bedrag, log-odds per ln"),
    ("referentiebedrag", "bedrag waarbij de helling nul bijdraagt, EUR/maand"),
    ("kleinste_bedrag", "lager dan dit telt een bedrag niet, EUR/maand"),
    ("per_extra_handeling", "per handeling meer, log-odds"),
    ("per_tiende_terugvordering", "per 0,10 euro terugvordering op elke euro, log-odds"),
    ("laag_digitaal", "bij weinig digitale vaardigheid, log-odds"),
    ("laag_doenvermogen", "bij weinig doenvermogen, log-odds"),
    ("hulp", "met hulp, log-odds"),
    ("spreiding_persoon", "spreiding tussen personen, log-odds"),
];
