//! The formats of rulebooks: a file of a scheme, the file that names the files of a system, an overlay.

use crate::rulebook::SchemeKind;
use crate::schema::parts::{
    CERTAINTIES, CERTAINTY_HELP, Key, When, block, date, defined, flag, list, may, named_in_formulas, need, number,
    range_of_assumption, text, text_as, texts, whole, with, with_conditions, words,
};
use serde_json::{Value, json};

/// Whether `vervangt` may be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Part,
    Overlay,
}

/// `stelsel.toml`.
pub(super) fn system() -> Value {
    let year = json!({ "type": "integer", "minimum": 1900, "maximum": 2200 });
    let head = block(
        "Stelsel",
        "een stelsel: welke bestanden er samen een maken, en voor welke jaren",
        vec![
            need("id", text_as("korte naam, voor bestandsnamen en opdrachten", &["huidig"])),
            need("naam", text("naam voor mensen")),
            may("uitleg", text("toelichting")),
            need("jaren", list("kalenderjaren waarvoor elke waarde bekend is", year)),
            need("bestanden", texts("bestanden van het stelsel, in deze map of daaronder")),
        ],
    );
    block("stelsel.toml", "de bestanden die samen een stelsel maken", vec![need("stelsel", head)])
}

/// A file of one scheme.
pub(super) fn rulebook() -> Value {
    let mut keys = vec![need("regeling", scheme())];
    keys.extend(definitions());
    let file = block("Rulebook", "één regeling van een stelsel: de wet als gegevens", keys);
    with(file, "$defs", shared(Role::Part))
}

/// An overlay.
pub(super) fn overlay() -> Value {
    let head = block(
        "Overlay",
        "wat deze overlay over het stelsel legt",
        vec![
            need("id", text_as("korte naam", &["maandinkomen"])),
            need("naam", text("naam voor mensen")),
            may("uitleg", text("toelichting")),
            may("vervalt_regeling", texts("id's van regelingen die vervallen, met al hun regels en getallen")),
            may("vervalt", texts("namen van regels, parameters en tabellen die vervallen")),
            may(
                "geen_gevolg",
                text("waarom de overlay als geheel voor niemand iets verandert; zonder is dat een fout"),
            ),
        ],
    );
    let mut keys = vec![need("overlay", head), may("regeling", scheme())];
    keys.extend(definitions());
    let file = block("Overlay", "wat een variant aan het stelsel verandert, toevoegt of laat vervallen", keys);
    with(file, "$defs", shared(Role::Overlay))
}

fn scheme() -> Value {
    let amount = "regel met het bedrag, voor het huishouden; een toeslag, toelage of kinderbijslag wordt betaald als \
        `maandbedrag` en `jaarbedrag` er beide zijn";
    let about = block(
        "Regeling",
        "welke wet dit is en wie haar uitvoert",
        vec![
            need("id", text_as("korte naam, uniek in het stelsel", &["zorgtoeslag"])),
            need("naam", text("naam voor mensen")),
            need(
                "soort",
                words(
                    "bouwsteen: begrippen voor andere regelingen; toeslag: naar inkomen, met voorschot en afrekening; \
                    toelage: vast bedrag; kinderbijslag; belasting: aan het Rijk, ook bijdragen naar inkomen; premie: aan \
                    een andere partij, de uitvoerder; uitkering",
                    &SchemeKind::WORDS.map(|(word, _)| word),
                ),
            ),
            may("wet", text("naam van de wet")),
            may("bwb", text_as("nummer in het Basiswettenbestand", &["BWBR0018451"])),
            may("uitvoerder", text_as("wie de regeling uitvoert", &["Dienst Toeslagen", "SVB"])),
            may("maandbedrag", text(&format!("{amount}; per maand, EUR/maand"))),
            may(
                "jaarbedrag",
                text(&format!(
                    "{amount}; per jaar zoals toegekend, EUR/jaar; bij een belasting of uitkering mag het maandbedrag ontbreken"
                )),
            ),
            may("niet_gebruik", non_take_up()),
            may(
                "ophoging_beslagvrije_voet",
                text(
                    "regel met wat de afbouw van deze regeling de beslagvrije voet verhoogt, voor het huishouden in EUR/maand",
                ),
            ),
        ],
    );
    let law = When {
        key: "soort",
        is_one_of: &["bouwsteen", "toelage"],
        else_needs: &["wet", "bwb", "uitvoerder"],
        ..When::NOTHING
    };
    let both = When { key: "soort", is_one_of: &["belasting", "uitkering"], ..When::NOTHING };
    let both = with(both.schema(), "else", json!({ "dependentRequired": { "jaarbedrag": ["maandbedrag"] } }));
    let month = json!({ "dependentRequired": { "maandbedrag": ["jaarbedrag"] } });
    with_conditions(about, vec![law.schema(), both, month])
}

fn non_take_up() -> Value {
    let about = block(
        "Niet-gebruik",
        "welk deel van de rechthebbenden een nieuwe regeling niet gebruikt: `als` een regeling van nu, of een percentage met bron",
        vec![
            may("als", text_as("id van een regeling van nu", &["kinderbijslag", "zorgtoeslag"])),
            may("waarde", number("percentage dat haar niet gebruikt")),
            may("eenheid", words("altijd procenten", &["%"])),
            may("bron", text("waar het percentage vandaan komt, of waarom deze keuze")),
            may("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
            may("laag", number("laagste percentage dat mogelijk is; verplicht bij een aanname")),
            may("hoog", number("hoogste percentage dat mogelijk is; verplicht bij een aanname")),
        ],
    );
    let like = When {
        key: "als",
        then_without: &["waarde", "eenheid", "bron", "zekerheid", "laag", "hoog"],
        else_needs: &["waarde", "eenheid", "bron", "zekerheid"],
        ..When::NOTHING
    };
    with_conditions(about, vec![like.schema(), range_of_assumption(&["aanname"])])
}

fn definitions() -> Vec<Key> {
    let named = |title, help, of| named_in_formulas(title, help, defined(of, help));
    vec![
        may("opsomming", named("Opsommingen", "gesloten lijsten van woorden, per naam", "opsomming")),
        may(
            "invoer",
            named("Invoer", "feiten die van buiten komen: uit de bevolking of een huishoudbestand", "invoer"),
        ),
        may("parameter", named("Parameters", "getallen van de wet, met datum, bron en zekerheid", "parameter")),
        may("tabel", named("Tabellen", "schijven en opzoektabellen van de wet", "tabel")),
        may("regel", named("Regels", "wat uit feiten en getallen volgt, met formule en bron", "regel")),
    ]
}

const UNITS: [&str; 8] = ["EUR/jaar", "EUR/maand", "EUR/kwartaal", "EUR/uur", "EUR", "%", "ratio", "aantal"];

fn kind(help: &str) -> Value {
    let mut examples = UNITS.to_vec();
    examples.extend(["uur/maand", "jaar", "maand", "ja/nee", "datum", "opsomming woonsituatie"]);
    text_as(help, &examples)
}

fn entity() -> Value {
    words("van wie de waarde is", &["huishouden", "persoon"])
}

fn period() -> Value {
    words("hoe vaak er een waarde is; vast: één; jaar: één per jaar; maand: één per maand", &["vast", "jaar", "maand"])
}

/// The keys that say what a definition does to one of the same name.
fn replaces(role: Role) -> Vec<Key> {
    match role {
        Role::Part => vec![may("vervangt", Value::Bool(false))],
        Role::Overlay => vec![
            may(
                "vervangt",
                flag("true: komt in de plaats van wat zo heet in het stelsel; zonder is het een nieuwe naam"),
            ),
            may("geen_gevolg", text("waarom deze wijziging voor niemand iets verandert; zonder is dat een fout")),
        ],
    }
}

fn dated(title: &str, help: &str, values: Vec<Key>, conditions: Vec<Value>) -> Value {
    let mut keys = vec![
        need("vanaf", date("eerste dag waarop de waarde geldt")),
        need("bron", text("wet, artikel, tabel of publicatie waar de waarde staat")),
        need("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
    ];
    keys.extend(values);
    keys.extend([
        may("laag", number("laagste waarde die mogelijk is; verplicht bij een aanname")),
        may("hoog", number("hoogste waarde die mogelijk is; verplicht bij een aanname")),
        may("opmerking", text("kanttekening bij deze waarde")),
    ]);
    let mut all = vec![range_of_assumption(&["aanname"])];
    all.extend(conditions);
    with_conditions(block(title, help, keys), all)
}

fn joined(mut first: Vec<Key>, second: Vec<Key>) -> Vec<Key> {
    first.extend(second);
    first
}

fn shared(role: Role) -> Value {
    json!({
        "opsomming": block(
            "Opsomming",
            "een gesloten lijst van woorden",
            vec![need("waarden", with(texts("de woorden, in kleine letters"), "minItems", json!(1)))],
        ),
        "invoer": block(
            "Invoer",
            "een feit dat van buiten komt",
            vec![
                need("voor", entity()),
                need("per", period()),
                need("eenheid", kind("eenheid, `ja/nee`, `datum` of `opsomming NAAM`")),
                may("weglaten", omitted()),
                may("uitleg", text("wat het feit is, in gewone taal")),
            ],
        ),
        "parameter": block(
            "Parameter",
            "een getal van de wet",
            joined(replaces(role), vec![
                need("eenheid", text_as("eenheid van het getal; bij % schrijft u procenten, geen deel van 1", &UNITS)),
                may("uitleg", text("wat het getal is, in gewone taal")),
                need("waarde", list("waarden, elk vanaf een datum", dated(
                    "Waarde",
                    "een waarde vanaf een datum",
                    vec![
                        may("waarde", number("het getal, met een punt voor decimalen")),
                        may("formule", text("in plaats van een getal: hoe het volgt uit andere getallen en tabellen")),
                        may("decimalen", whole("decimalen waarop de uitkomst van de formule wordt afgerond", 0, 12)),
                    ],
                    vec![
                        When {
                            key: "formule",
                            then_without: &["waarde"],
                            else_needs: &["waarde"],
                            else_without: &["decimalen"],
                            ..When::NOTHING
                        }
                        .schema(),
                    ],
                ))),
            ]),
        ),
        "tabel": table(role),
        "regel": rule(role),
    })
}

fn omitted() -> Value {
    json!({
        "type": ["string", "number", "boolean"],
        "description": "waarde als een huishoudbestand het feit niet noemt; zonder `weglaten` is het feit verplicht",
    })
}

fn table(role: Role) -> Value {
    let cell = json!({ "type": ["string", "number"] });
    let row = json!({ "type": "array", "items": cell, "minItems": 2, "maxItems": 2 });
    let from_file = When {
        key: "bestand",
        then_needs: &["kolom"],
        then_without: &["rijen"],
        else_needs: &["rijen"],
        else_without: &["kolom"],
        ..When::NOTHING
    };
    let dated = dated(
        "Rijen",
        "de rijen vanaf een datum",
        vec![
            may(
                "rijen",
                with(
                    list("[bovengrens, waarde] per rij, oplopend, tot en met; de laatste bovengrens is leeg", row),
                    "minItems",
                    json!(1),
                ),
            ),
            may("bestand", text_as("CSV naast dit bestand, in plaats van `rijen`", &["tabel-2026.csv"])),
            may("kolom", text("kolom met waarden in het bestand")),
        ],
        vec![from_file.schema()],
    );
    block(
        "Tabel",
        "schijven of een opzoektabel",
        joined(
            replaces(role),
            vec![
                may("uitleg", text("wat de tabel is, in gewone taal")),
                need(
                    "soort",
                    words(
                        "schijven: elk deel tegen het tarief van zijn schijf; opzoeken: de rij waar het getal in valt",
                        &["schijven", "opzoeken"],
                    ),
                ),
                need("eenheid_in", text_as("eenheid van de grenzen", &UNITS)),
                need("eenheid_uit", text_as("eenheid van de waarden", &UNITS)),
                need("waarde", list("de rijen, elk stel vanaf een datum", dated)),
            ],
        ),
    )
}

fn rule(role: Role) -> Value {
    let source = || text("artikel waaruit de formule volgt");
    let formula = || text("uitdrukking in de taal van rulebooks/README.md");
    let version = block(
        "Versie",
        "de formule vanaf een datum",
        vec![
            need("vanaf", date("1 januari van het eerste jaar waarin deze versie geldt")),
            need("bron", source()),
            need("formule", formula()),
        ],
    );
    let about = block(
        "Regel",
        "wat uit feiten, getallen en andere regels volgt",
        joined(
            replaces(role),
            vec![
                need("voor", entity()),
                need("per", period()),
                need("eenheid", kind("eenheid van de uitkomst, `ja/nee`, `datum` of `opsomming NAAM`")),
                may("uitleg", text("wat de regel doet, in gewone taal")),
                may("bron", source()),
                may("formule", formula()),
                may(
                    "versie",
                    with(list("versies per datum, in plaats van `bron` en `formule`", version), "minItems", json!(1)),
                ),
            ],
        ),
    );
    let versions =
        When { key: "versie", then_without: &["bron", "formule"], else_needs: &["bron", "formule"], ..When::NOTHING };
    with_conditions(about, vec![versions.schema()])
}
