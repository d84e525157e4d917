//! The format of a behaviour file: how people report and claim, and what outcomes are held against.

use crate::schema::parts::{
    Key, When, block, defined, list, may, named, need, text, text_as, with, with_conditions, words,
};
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
            may("ijken", fitting()),
            need("afrekenen", block("Afrekenen", "wanneer een jaar wordt afgerekend", numbers(&SETTLING))),
            may(
                "kleine_bedragen",
                named(
                    "Kleine bedragen",
                    "per jaar van beslissing: tot en met dit bedrag vervalt een terugvordering",
                    defined("getal", "het bedrag, EUR"),
                ),
            ),
            need("inkomensdaling", block("Inkomensdaling", "wat als een daling van het inkomen telt", numbers(&FALLS))),
            need("gebruik", block("Gebruik", "wat de kans op aanvragen bepaalt", numbers(&CLAIMING))),
            may(
                "niet_gebruik",
                named("Niet-gebruik", "per regeling (id): deel van de rechthebbenden dat niet aanvraagt", unused()),
            ),
            may(
                "prijzen",
                named("Prijzen", "per jaar: factor naar de prijzen van de run", defined("getal", "de factor")),
            ),
            may("gepubliceerd", list("cijfers waarmee het rapport uitkomsten vergelijkt", published())),
            may("niet_gesimuleerd", list("cijfers die het rapport noemt en niet kan narekenen", elsewhere())),
            may("toetsen_gebruik", use_tests()),
        ],
    );
    with(file, "$defs", json!({ "getal": sourced() }))
}

fn unused() -> Value {
    let group = |name| may(name, defined("getal", "niet-gebruik van huishoudens met deze bron van inkomen, 0 tot 1"));
    let groups = ["bijstand", "werknemer", "zelfstandige", "pensioen", "overig"];
    let mut keys = vec![
        may(
            "als",
            text_as("id van een regeling die evenveel wordt gebruikt, in plaats van cijfers", &["kinderbijslag"]),
        ),
        may("totaal", defined("getal", "niet-gebruik van alle rechthebbenden, 0 tot 1")),
    ];
    keys.extend(groups.map(group));
    let like = When {
        key: "als",
        then_without: &["totaal", "bijstand", "werknemer", "zelfstandige", "pensioen", "overig"],
        else_needs: &["totaal"],
        ..When::NOTHING
    };
    with_conditions(block("Regeling", "niet-gebruik van één regeling", keys), vec![like.schema()])
}

/// Keys of published figures that are amounts, and so name the year of their prices.
const AMOUNTS: &str = r"(^|\.)(euro|gemiddeld)$|^inkomen\.mediaan(\.huishoudens)?$";

/// A text in English that comes with one in Dutch or not at all.
fn together(dutch: &str, english: &str) -> Value {
    When { key: dutch, then_needs: &[english], else_without: &[english], ..When::NOTHING }.schema()
}

fn published() -> Value {
    let amount = json!({
        "if": { "required": ["sleutel"], "properties": { "sleutel": { "type": "string", "pattern": AMOUNTS } } },
        "then": { "required": ["prijspeil"] },
    });
    let conditions =
        vec![amount, together("niet_vergelijkbaar", "not_comparable_en"), together("toetst_niet", "no_test_en")];
    with_conditions(published_keys(), conditions)
}

fn published_keys() -> Value {
    block(
        "Gepubliceerd cijfer",
        "een cijfer van buiten naast een uitkomst",
        vec![
            need("sleutel", text_as("welke uitkomst", &["zorgtoeslag.euro"])),
            need("naam", text("naam in het rapport")),
            need("name_en", text("naam in het Engelse rapport")),
            need("jaar", text_as("jaar en prijspeil, als tekst", &["2024"])),
            need("year_en", text("hetzelfde in het Engels")),
            may(
                "prijspeil",
                text_as("jaar uit `[prijzen]`, waarvan het cijfer de prijzen heeft; nodig bij een bedrag", &["2016"]),
            ),
            may(
                "rol",
                words("geijkt: hierop is ingesteld; toetsing: hiermee is alleen vergeleken", &["geijkt", "toetsing"]),
            ),
            may("niet_vergelijkbaar", text("waarom er geen afwijking staat: de simulatie telt iets anders")),
            may("not_comparable_en", text("hetzelfde in het Engels")),
            may("toetst_niet", text("waarom het cijfer niets toetst, anders dan door ijken of geheugen")),
            may("no_test_en", text("hetzelfde in het Engels")),
            need("cijfer", defined("getal", "het cijfer met zijn bron")),
        ],
    )
}

fn elsewhere() -> Value {
    block(
        "Niet gesimuleerd",
        "een gepubliceerd cijfer zonder uitkomst ernaast",
        vec![
            need("naam", text("naam in het rapport")),
            need("name_en", text("naam in het Engelse rapport")),
            need("reden", text("waarom er geen uitkomst is")),
            need("reason_en", text("hetzelfde in het Engels")),
            need("cijfer", defined("getal", "het cijfer met zijn bron")),
        ],
    )
}

/// Numbers about reporting that have no parameter to be fitted.
const NOT_FITTED: [&str; 6] = [
    "vakantiegeld_loon",
    "vakantie_uitkering_aow",
    "maand_vakantiegeld",
    "maanden_voor_niveau",
    "drempel_bedrag",
    "referentie_grootte",
];

fn fitting() -> Value {
    let dials: Vec<String> =
        REPORTING.iter().filter(|(key, _)| !NOT_FITTED.contains(key)).map(|(key, _)| format!("melden.{key}")).collect();
    let dials: Vec<&str> = dials.iter().map(String::as_str).collect();
    let dial = words("een getal van `[melden]` met laag en hoog", &dials);
    // Habits of the agency; how people report is what is fitted.
    let then = REPORTING.iter().filter(|(key, _)| ["indexering", "marge"].contains(key));
    let then = then.map(|(key, help)| may(key, defined("getal", help))).collect();
    let fitting = block(
        "IJken",
        "wat `stelsel calibrate` instelt, elk tussen laag en hoog",
        vec![
            may("knoppen", list("namen van getallen", dial)),
            may("jaar", text_as("jaar van de cijfers waarop wordt ingesteld, voor de lezer", &["2016"])),
            may("recht_toen", text("hoe het recht van dat jaar anders was")),
            may("law_then_en", text("hetzelfde in het Engels")),
            may("ijkjaar", block("IJkjaar", "wat van `[melden]` anders was in het jaar waarop wordt ingesteld", then)),
        ],
    );
    with_conditions(fitting, vec![together("recht_toen", "law_then_en")])
}

fn use_tests() -> Value {
    let test = |(name, help): (&str, &str)| may(name, defined("getal", help));
    let keys = vec![
        ("zorgtoeslag_tot_20_euro", "deel van wie zorgtoeslag laat liggen met hoogstens 20 euro per maand"),
        ("zorgtoeslag_zelfstandige_maximum", "deel van zulke zelfstandigen met recht op het maximum"),
        ("zorgtoeslag_pensioen_mediaan", "mediaan van wat gepensioneerden laten liggen, EUR/maand"),
        ("huurtoeslag_pensioen_mediaan", "hetzelfde voor huurtoeslag, EUR/maand"),
        ("huurtoeslag_gemiddeld", "gemiddelde huurtoeslag van wie haar laat liggen, EUR/maand"),
    ];
    let amounts = ["zorgtoeslag_pensioen_mediaan", "huurtoeslag_pensioen_mediaan", "huurtoeslag_gemiddeld"];
    let has_amount: Vec<Value> = amounts.iter().map(|key| json!({ "required": [key] })).collect();
    let conditions = vec![
        json!({ "if": { "anyOf": has_amount }, "then": { "required": ["prijspeil"] } }),
        together("naar_bedrag", "by_amount_en"),
        together("opeenstapeling", "cumulation_en"),
    ];
    let mut keys: Vec<Key> = keys.into_iter().map(test).collect();
    keys.extend([
        may("prijspeil", text_as("jaar uit `[prijzen]`, waarvan de bedragen de prijzen hebben", &["2021"])),
        may("naar_bedrag", text("wat is gepubliceerd over niet-gebruik naar de hoogte van het recht")),
        may("by_amount_en", text("hetzelfde in het Engels")),
        may("opeenstapeling", text("wat is gepubliceerd over meer regelingen tegelijk laten liggen")),
        may("cumulation_en", text("hetzelfde in het Engels")),
    ]);
    let tests = block("Toetsen", "gepubliceerde cijfers over niet-gebruik, waarop niets is ingesteld", keys);
    with_conditions(tests, conditions)
}

const REPORTING: [(&str, &str); 25] = [
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
    ("helling_grootte", "hoeveel eerder een grotere verandering wordt gemeld, log-odds per ln"),
    ("referentie_grootte", "verandering waarbij de twee kansen gelden, EUR/maand"),
    ("aandeel_ruime_opgave", "deel van de huishoudens met kinderopvang dat een ruim inkomen opgeeft, 0 tot 1"),
    ("ruime_opgave", "wat die er aan inkomen bij optellen, als deel"),
    ("aandeel_oudere_schatting", "deel met een schatting uit het inkomen van twee jaar terug, 0 tot 1"),
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

const CLAIMING: [(&str, &str); 11] = [
    ("helling_bedrag", "helling van de neiging om aan te vragen tegen het bedrag, log-odds per ln"),
    ("referentiebedrag", "bedrag waarbij de helling nul bijdraagt, EUR/maand"),
    ("kleinste_bedrag", "lager dan dit telt een bedrag niet, EUR/maand"),
    ("per_extra_handeling", "per handeling meer, log-odds"),
    ("per_tiende_terugvordering", "per 0,10 euro terugvordering op elke euro, log-odds"),
    ("laag_digitaal", "bij weinig digitale vaardigheid, log-odds"),
    ("laag_doenvermogen", "bij weinig doenvermogen, log-odds"),
    ("hulp", "met hulp, log-odds"),
    ("ontving_vorig_jaar", "wie de regeling vorig jaar kreeg, log-odds"),
    ("lijkt_recht_te_hebben", "wie iets betaald zou krijgen op wat in het jaar bekend is, log-odds"),
    ("spreiding_persoon", "spreiding tussen personen, log-odds"),
];
