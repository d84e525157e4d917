//! The format of a scenario: the question, the base, the variants with their delivery and financing.

use crate::schema::parts::{
    CERTAINTIES, CERTAINTY_HELP, Key, When, any_of, block, defined, list, may, need, number, range_of_assumption, text,
    text_as, texts, whole, with, with_conditions, words,
};
use serde_json::{Value, json};

/// A scenario file.
pub(super) fn scenario() -> Value {
    let head = block(
        "Scenario",
        "de vraag, en waarmee zij wordt doorgerekend",
        vec![
            need("id", id("korte naam; ook de naam van de map met rapporten")),
            need("titel", text("titel van het rapport")),
            need("title_en", text("titel in het Engels")),
            need("vraag", text("de vraag die het rapport beantwoordt")),
            need("question_en", text("de vraag in het Engels")),
            need("jaar", whole("kalenderjaar", 1900, 2200)),
            need(
                "stelsel",
                text_as("map met het huidige stelsel, vanaf de map boven `scenarios/`", &["rulebooks/huidig"]),
            ),
            need(
                "bevolking",
                text_as("bestand met de bevolking, of de mapping van microdata", &["synthetic-data/nl-2026.toml"]),
            ),
            may("gegevens", text_as("map met de microdata; zonder de map van de mapping", &["data"])),
            need("gedrag", text_as("bestand met het gedrag", &["scenarios/gedrag/gedrag-2026.toml"])),
            may("tijden", text_as("bestand met tijd per handeling", &["scenarios/uitvoering/tijden-2026.toml"])),
            may(
                "niet_gebruik",
                words(
                    "welke waarden van `[gebruik]` tellen: de lage, de middelste of de hoge",
                    &["laag", "midden", "hoog"],
                ),
            ),
            may("steekproef", whole("aantal huishoudens; zonder alle van de microdata", 2, 20_000_000)),
            need("zaad", whole("zaad van het toeval: hetzelfde zaad geeft dezelfde uitkomst", 0, i64::MAX)),
        ],
    );
    let mut variant = vec![need("id", id("korte naam van de variant"))];
    variant.extend(names());
    variant.extend([
        may("overlays", texts("overlays over het stelsel, in volgorde; paden vanaf de map boven `scenarios/`")),
        may("financiering", financing()),
        may("zonder_financiering", text("waarom een toelage geen financiering heeft, in woorden")),
        may("geen_gevolg", text("waarom de variant voor niemand iets verandert; zonder is dat een fout")),
    ]);
    let file = block(
        "Scenario",
        "een vraag over stelselvarianten",
        vec![
            need("scenario", head),
            need("basis", block("Basis", "het huidige stelsel, waarmee elke variant wordt vergeleken", names())),
            may(
                "variant",
                list("de varianten", block("Variant", "een ander stelsel of een andere uitvoering", variant)),
            ),
        ],
    );
    with(file, "$defs", json!({ "getal": sourced(), "uitvoering": delivery() }))
}

/// A number with its source, as scenarios and behaviour files write it.
pub(super) fn sourced() -> Value {
    let about = block(
        "Getal met bron",
        "een getal komt nooit zonder bron in een berekening",
        vec![
            need("waarde", number("het getal")),
            need("eenheid", text_as("eenheid", &["ratio", "EUR", "maand", "aantal"])),
            need("bron", text("waar het getal vandaan komt, of waarom deze keuze")),
            need("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
            may("laag", number("laagste waarde die mogelijk is; verplicht bij een aanname")),
            may("hoog", number("hoogste waarde die mogelijk is; verplicht bij een aanname")),
            may("uitleg", text("wat het getal betekent")),
        ],
    );
    with_conditions(about, vec![range_of_assumption(&["aanname"])])
}

fn id(help: &str) -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$", "description": help })
}

fn names() -> Vec<Key> {
    vec![
        need("naam", text("naam in rapporten")),
        need("name_en", text("naam in Engelse rapporten")),
        need("uitvoering", defined("uitvoering", "hoe de regels huishoudens bereiken")),
    ]
}

fn financing() -> Value {
    let step = block(
        "Stap",
        "getallen die samen veranderen, tot de variant betaald is",
        vec![
            need("naam", text("naam in rapporten")),
            need("name_en", text("naam in Engelse rapporten")),
            may(
                "parameters",
                with(
                    texts("parameters, tabellen of rijen van een tabel, zoals `schijven_onder_aow_leeftijd[1]`"),
                    "minItems",
                    json!(1),
                ),
            ),
            may(
                "wijze",
                words("schaal: maal een factor; optellen: plus een bedrag of tarief", &["schaal", "optellen"]),
            ),
            may("tot", number("eindpunt om geld op te halen: de uiterste factor, of het grootste bedrag of tarief")),
            may("terug_tot", number("eindpunt om geld terug te geven als de variant geld oplevert")),
            may(
                "besparing",
                defined(
                    "getal",
                    "in plaats van parameters: wat een besparing elders of een bron van buiten hoogstens opbrengt, in miljoenen euro per jaar",
                ),
            ),
            may("betaler", text("wie de besparing of de bron van buiten betaalt")),
            may("payer_en", text("hetzelfde in Engelse rapporten")),
            may("aandeel", number("welk deel van de rekening deze stap betaalt, bij `verdeling = \"aandelen\"`")),
        ],
    );
    let outside = When {
        key: "besparing",
        then_needs: &["betaler"],
        then_without: &["parameters", "wijze", "tot", "terug_tot"],
        else_needs: &["parameters", "wijze", "tot"],
        else_without: &["betaler", "payer_en"],
        ..When::NOTHING
    };
    let plan = block(
        "Financiering",
        "waarmee een variant wordt betaald: het hele saldo, tot dat nul is",
        vec![
            may(
                "verdeling",
                words(
                    "volgorde: elke stap eerst tot zijn eindpunt; aandelen: elke stap zijn deel",
                    &["volgorde", "aandelen"],
                ),
            ),
            need("stap", list("de stappen, op volgorde", with_conditions(step, vec![outside.schema()]))),
        ],
    );
    let each_step = |what: Value| json!({ "properties": { "stap": { "items": what } } });
    let shares = json!({
        "if": { "required": ["verdeling"], "properties": { "verdeling": { "const": "aandelen" } } },
        "then": each_step(json!({ "required": ["aandeel"] })),
        "else": each_step(json!({ "properties": { "aandeel": false } })),
    });
    with_conditions(plan, vec![shares])
}

/// A key that holds a number with its source.
fn sourced_number(name: &str, help: &str) -> Key {
    may(name, defined("getal", help))
}

fn delivery() -> Value {
    let numbers = |needed: &[(&str, &str)]| -> Vec<Key> {
        needed.iter().map(|(name, help)| need(name, defined("getal", help))).collect()
    };
    let mut keys = vec![
        need("grondslag", words("jaar: schatting, voorschot en afrekening; maand: de maand zelf", &["jaar", "maand"])),
        need(
            "verrekening",
            words(
                "wat na afloop gebeurt; beide_kanten: nabetalen en terugvorderen; alleen_nabetaling; geen",
                &["beide_kanten", "alleen_nabetaling", "geen"],
            ),
        ),
        need(
            "toegang",
            words("aanvraag: wie erom vraagt; ambtshalve: de dienst kent zelf toe", &["aanvraag", "ambtshalve"]),
        ),
    ];
    keys.extend(numbers(&[
        ("vertraging_maanden", "maanden tussen een feit en het moment waarop de dienst het kent, 0 tot 11"),
        ("voorschot_factor", "deel van het geschatte recht dat als voorschot wordt betaald, 0 tot 1"),
        ("terugbetaling_maanden", "maanden waarin een schuld wordt terugbetaald, 1 tot 600"),
        ("extra_handelingen", "handelingen die meer van een huishouden worden gevraagd dan in de basis, per jaar"),
    ]));
    keys.extend([
        sourced_number("dekking", "alleen bij ambtshalve: deel van de rechthebbenden dat de dienst bereikt, 0 tot 1"),
        need(
            "tolerantie",
            with(
                any_of(vec![
                    defined("getal", "een bedrag, EUR"),
                    words("het kleine bedrag uit het gedragsbestand", &["jaar_van_beslissing"]),
                ]),
                "description",
                json!("verschil dat niet wordt afgerekend, EUR"),
            ),
        ),
        may("maand", month()),
        may("jaar", year()),
        may("perioden", periods()),
        may("bereik", reach()),
    ]);
    let coverage = When {
        key: "toegang",
        is_one_of: &["ambtshalve"],
        then_needs: &["dekking"],
        else_without: &["dekking"],
        ..When::NOTHING
    };
    with_conditions(block("Uitvoering", "hoe de regels huishoudens bereiken", keys), vec![coverage.schema()])
}

fn month() -> Value {
    block(
        "Maand",
        "alleen bij `grondslag = \"maand\"`; wat is weggelaten, heeft geen gevolg",
        vec![
            may(
                "toerekening",
                words(
                    "betaald: loon hoort bij de maand van betaling; gewerkt: bij de maand van het werk",
                    &["betaald", "gewerkt"],
                ),
            ),
            may("peildag", words("dag van de maand waarop personen worden geteld", &["eerste", "laatste"])),
            may("afhandeling", words("verrekening vanzelf of met de hand", &["automatisch", "handmatig"])),
            sourced_number("venster_maanden", "aantal maanden waarover inkomen wordt gemiddeld, 1 tot 12"),
            sourced_number("betaling_later_maanden", "maanden dat het geld later komt dan de maand waarvoor het is"),
            sourced_number("aanhouden_maanden", "maanden dat het oude bedrag doorloopt nadat het recht lager werd"),
            sourced_number(
                "verrekening_na_maanden",
                "maanden van een betaling tot die waarmee zij wordt verrekend; zonder: definitief",
            ),
            sourced_number("heropenen_boven", "een maand wordt verrekend bij een groter verschil dan dit, EUR/maand"),
        ],
    )
}

fn year() -> Value {
    block(
        "Jaar",
        "voor `grondslag = \"jaar\"`; wat is weggelaten, heeft geen gevolg",
        vec![
            may(
                "inkomensjaar",
                words("wiens inkomen telt: dit jaar, vorig jaar, of twee jaar terug", &["t", "t-1", "t-2"]),
            ),
            may(
                "aanpassen",
                words(
                    "binnen het jaar, uit loongegevens: niets, een brief, of vanzelf",
                    &["geen", "brief", "automatisch"],
                ),
            ),
            may(
                "personen",
                words(
                    "hoe de dienst weet wie er woont; basisregistratie: zonder melding",
                    &["melding", "basisregistratie"],
                ),
            ),
            sourced_number("snelle_route_maanden", "na zoveel maanden op rij met laag inkomen telt dat inkomen"),
            sourced_number(
                "snelle_route_daling",
                "laag is dit deel onder een twaalfde van het eerdere jaar; 1 is geen inkomen",
            ),
            sourced_number("snelle_route_onder", "laag is ook onder dit bedrag, EUR/maand"),
            sourced_number("signaal_vertraging_maanden", "hoeveel maanden loongegevens achterlopen"),
            sourced_number("signaal_dekking", "deel van de huishoudens zonder winst waarvoor er loongegevens zijn"),
            sourced_number("brief_factor", "maal de kans op melden in een maand met een brief"),
            sourced_number("ongedaan_aandeel", "deel van de huishoudens dat een aanpassing ongedaan maakt"),
            sourced_number("stijging_vrij_bedrag", "stijging van het inkomen sinds vorig jaar die niet telt, EUR/jaar"),
            sourced_number("stijging_vrij_aandeel", "deel waarmee het inkomen mag stijgen zonder dat het telt"),
            sourced_number("tolerantie_aandeel", "de tolerantie is ten minste dit deel van het recht"),
            sourced_number("tolerantie_nabetaling", "nabetalingen tot dit bedrag worden niet betaald, EUR"),
            may(
                "betalingsregeling",
                words(
                    "persoonlijk: binnen de beslagvrije voet waar de standaard te veel is",
                    &["standaard", "persoonlijk"],
                ),
            ),
            sourced_number("rente", "rente per jaar, vanaf 1 juli na het jaar, in beide richtingen"),
        ],
    )
}

fn periods() -> Value {
    let from = |help: &str| words(help, &["volgende_maand", "zelfde_maand", "volgend_kwartaal", "volgend_jaar"]);
    block(
        "Perioden",
        "vanaf wanneer het telt dat iemand komt of gaat; wat is weggelaten, telt vanaf de volgende maand",
        vec![may("partner", from("een partner")), may("kind", from("een kind"))],
    )
}

fn reach() -> Value {
    let together = |keys: &[&str]| json!({ "dependentRequired": keys.iter().map(|key| ((*key).to_owned(), json!(keys))).collect::<serde_json::Map<_, _>>() });
    let about = block(
        "Bereik",
        "hoe een recht mensen bereikt, naast `toegang`; wat is weggelaten, heeft geen gevolg",
        vec![
            may(
                "middel",
                words(
                    "wat de dienst doet opdat mensen aanvragen",
                    &["geen", "brief", "brief_met_hulp", "vooringevuld"],
                ),
            ),
            may("toestemming", words("bij ambtshalve: vooraf vragen, of bezwaar laten maken", &["opt_in", "opt_uit"])),
            may("onterecht", words("wat met een onterechte toekenning gebeurt", &["laten", "terugvorderen"])),
            sourced_number("effect", "wat het middel aan de neiging om aan te vragen toevoegt, log-odds"),
            sourced_number(
                "toestemming_aandeel",
                "deel van de huishoudens dat toestemt, of geen bezwaar maakt; bij opt_in zonder dit deel beslist de kolom `deelt_gegevens`",
            ),
            sourced_number("loketten", "aantal loketten dat een aanvraag passeert; weggelaten: als in de basis"),
            sourced_number("overdrachtsverlies", "deel van de nieuwe aanvragen dat tussen twee loketten verdwijnt"),
            sourced_number("bronfout_aandeel", "deel van de huishoudens met een fout inkomen in de bron"),
            sourced_number("bronfout_factor", "wat de bron van het inkomen maakt"),
            sourced_number("bronfout_gemerkt", "deel dat de fout merkt en meldt"),
            sourced_number("bronfout_herstel_maanden", "maanden tot een gemelde fout hersteld is"),
            sourced_number("onterecht_aandeel", "deel van wie geen recht heeft en toch een toekenning krijgt"),
            sourced_number("onterecht_bedrag", "wat zij krijgen, EUR/maand"),
        ],
    );
    with_conditions(
        about,
        vec![
            json!({ "dependentRequired": { "toestemming_aandeel": ["toestemming"] } }),
            json!({
                "if": { "properties": { "toestemming": { "const": "opt_uit" } }, "required": ["toestemming"] },
                "then": { "required": ["toestemming_aandeel"] }
            }),
            together(&["bronfout_aandeel", "bronfout_factor", "bronfout_gemerkt", "bronfout_herstel_maanden"]),
            together(&["onterecht", "onterecht_aandeel", "onterecht_bedrag"]),
        ],
    )
}
