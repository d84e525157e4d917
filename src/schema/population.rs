//! The formats of the population: targets of the synthetic population, and the mapping of microdata.

use crate::population::columns;
use crate::schema::parts::{
    CERTAINTIES, CERTAINTY_HELP, Key, When, block, defined, list, may, named, need, range_of_assumption, text, text_as,
    texts, with, with_conditions, words,
};
use crate::table::{ColumnSchema, Entity, ValueType};
use serde_json::{Value, json};
use std::sync::Arc;

/// Certainties that ask for bounds.
const UNSURE: [&str; 2] = ["geheugen", "aanname"];

fn figure(help: &str) -> Value {
    json!({ "type": "number", "description": help })
}

fn sources() -> Value {
    with(texts("sleutels uit [bronnen]"), "minItems", json!(1))
}

fn titles() -> Value {
    named("Bronnen", "titel per sleutel", text("titel van de bron"))
}

/// What a number and a table have in common.
fn common() -> Vec<Key> {
    vec![
        need("id", text_as("naam waaronder het programma het opzoekt", &["huishoudens.totaal.2026"])),
        need("eenheid", text("eenheid van de waarden")),
        need("jaar", year()),
        need("bron", sources()),
        need("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
        may("toelichting", text("waarom deze waarde, of hoe zij wordt gebruikt")),
    ]
}

fn number() -> Value {
    let mut keys = common();
    keys.extend([
        need("waarde", figure("het getal")),
        may("laag", figure("laagste waarde die mogelijk is; verplicht bij geheugen en aanname")),
        may("hoog", figure("hoogste waarde die mogelijk is; verplicht bij geheugen en aanname")),
    ]);
    let both = json!({ "dependentRequired": { "laag": ["hoog"], "hoog": ["laag"] } });
    with_conditions(block("Getal", "een getal met zijn bron", keys), vec![range_of_assumption(&UNSURE), both])
}

/// A file of tolerances and remarks for the comparison with published numbers.
pub(super) fn assessment() -> Value {
    let names = || texts("namen van rijen van het onderdeel; * staat voor elke tekst");
    let part = || text("onderdeel, zoals `population validate` het noemt");
    let tolerance = block(
        "Tolerantie",
        "hoe ver een gesimuleerd getal ernaast mag zitten",
        vec![
            need("onderdeel", part()),
            need("namen", names()),
            may("procent", figure("in procent van het gepubliceerde getal")),
            may("punten", figure("in de eenheid van het gepubliceerde getal")),
            need("bron", sources()),
        ],
    );
    let one = json!([{ "required": ["procent"] }, { "required": ["punten"] }]);
    let remark = block(
        "Opmerking",
        "wat er over een afwijking bekend is",
        vec![
            need("onderdeel", part()),
            need("namen", names()),
            need("tekst", text("de opmerking; {naam} is een getal uit dit bestand of uit het bevolkingsbestand")),
        ],
    );
    block(
        "Toetsing",
        "hoe ver de bevolking naast gepubliceerde getallen mag zitten, en wat er over een afwijking bekend is",
        vec![
            need("jaar", year()),
            need("bronnen", titles()),
            need("getal", list("getallen die een opmerking noemt", number())),
            need("tolerantie", list("toleranties", with(tolerance, "oneOf", one))),
            need("opmerking", list("opmerkingen", remark)),
        ],
    )
}

/// A file of targets and assumptions.
pub(super) fn population() -> Value {
    let mut grid = common();
    grid.extend([
        need("kolommen", texts("namen van de kolommen")),
        need("rijen", texts("namen van de rijen")),
        need("waarden", list("per rij een getal per kolom", json!({ "type": "array", "items": { "type": "number" } }))),
        may(
            "marge_procent",
            figure("hoeveel procent de waarden ernaast kunnen zitten; verplicht bij geheugen en aanname"),
        ),
    ]);
    let margin =
        When { key: "zekerheid", is_one_of: &UNSURE, then_needs: &["marge_procent"], ..When::NOTHING }.schema();
    block(
        "Bevolking",
        "doelen en aannames waaruit de verzonnen bevolking wordt gemaakt",
        vec![
            need("naam", text("naam van de bevolking")),
            need("jaar", year()),
            need("bronnen", titles()),
            need("getal", list("losse getallen", number())),
            need(
                "tabel",
                list("tabellen", with_conditions(block("Tabel", "een tabel met haar bron", grid), vec![margin])),
            ),
        ],
    )
}

fn year() -> Value {
    json!({ "type": "integer", "minimum": 1990, "maximum": 2100, "description": "kalenderjaar van de waarden" })
}

/// A mapping of microdata.
pub(super) fn mapping() -> Value {
    let whole = |help: &str, least: i64| json!({ "type": "integer", "minimum": least, "description": help });
    let letter = |help: &str| json!({ "type": "string", "minLength": 1, "maxLength": 1, "description": help });
    let keys = with(
        block(
            "Sleutels",
            "kolommen die personen en huishoudens verbinden en wegen",
            vec![
                need("huishouden", text("kolom met het nummer van het huishouden")),
                need("persoon", text("kolom met het nummer van de persoon")),
                need(
                    "persoon_uniek_in",
                    words("waarin het nummer van een persoon niet terugkomt", &["bestand", "huishouden"]),
                ),
                may("gewicht", text("kolom met het gewicht van het huishouden")),
                may(
                    "gewicht_regel",
                    words("in plaats van een kolom; een: elk huishouden staat voor zichzelf", &["een"]),
                ),
                may("partner", text("kolom met het nummer van de partner")),
                may("ouders", texts("kolommen met de nummers van de ouders")),
            ],
        ),
        "oneOf",
        json!([{ "required": ["gewicht"] }, { "required": ["gewicht_regel"] }]),
    );
    let pension_age = block(
        "AOW-leeftijd",
        "leeftijd waarmee soorten huishoudens worden onderscheiden",
        vec![
            need("waarde", json!({ "type": "integer", "description": "hele jaren" })),
            need("bron", text("waar de leeftijd vandaan komt")),
            need("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
        ],
    );
    let file = block(
        "Mapping",
        "welke kolom van een gegevensbestand welk feit wordt, in welke eenheid, volgens welke regel",
        vec![
            need("naam", text("naam van de gegevens")),
            need("jaar", whole("kalenderjaar van de feiten", 0)),
            need("bron", text("waar de gegevens vandaan komen")),
            need("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
            need("scheidingsteken", letter("teken tussen cellen")),
            need("decimaalteken", letter("teken tussen euro's en centen")),
            need("hoogstens_meldingen", whole("zoveel foute cellen worden getoond; de rest wordt geteld", 0)),
            need("aow_leeftijd", pension_age),
            need("personen", text("bestand met personen, in de map met gegevens")),
            may("huishoudens", text("bestand met huishoudens; zonder staan hun feiten bij de personen")),
            need("sleutels", keys),
            need("persoon", facts(Entity::Person)),
            need("huishouden", facts(Entity::Household)),
        ],
    );
    with(file, "$defs", json!({ "feit": fact() }))
}

fn facts(entity: Entity) -> Value {
    let of_entity = columns().into_iter().filter(|schema| schema.entity == entity);
    let key = |schema: Arc<ColumnSchema>| {
        let make = if ["geboortedatum", "rol"].contains(&&*schema.name) { need } else { may };
        make(&schema.name, defined("feit", &meaning(&schema)))
    };
    let keys: Vec<Key> = of_entity.map(key).collect();
    block("Feiten", "per feit van het programma: waar het vandaan komt", keys)
}

fn meaning(schema: &ColumnSchema) -> String {
    match &schema.value_type {
        ValueType::Enum(kind) => format!("{}: {}", schema.name, kind.values.join(", ")),
        other => format!("{}, {} ({})", schema.name, other.dutch(), schema.period.dutch()),
    }
}

fn fact() -> Value {
    let origins = ["kolom", "kolommen", "som", "regel"];
    let about = block(
        "Feit",
        "waar één feit vandaan komt: precies een van kolom, kolommen, som, regel",
        vec![
            may("kolom", text("kolom in de gegevens")),
            may("kolommen", text_as("twaalf kolommen; {maand} staat voor 01 tot 12", &["loon_{maand}"])),
            may("som", texts("kolommen die worden opgeteld")),
            may(
                "regel",
                words(
                    "wat geldt als de gegevens het niet hebben; vast: dezelfde `waarde` voor iedereen; trekking: ja voor een deel `waarde`",
                    &["vast", "trekking", "rol_uit_verwanten", "type_uit_samenstelling", "grootste_inkomen"],
                ),
            ),
            may("waarde", text("bij de regels vast en trekking: de waarde")),
            may("factor", text("bedragen worden hiermee vermenigvuldigd, zoals groei naar een ander jaar")),
            may(
                "maand",
                json!({ "type": "integer", "minimum": 1, "maximum": 12, "description": "maand waarin het bedrag van het hele jaar valt" }),
            ),
            may("bron", text("waar kolom, factor of regel vandaan komt; verplicht bij een factor en een regel")),
            may("zekerheid", words(CERTAINTY_HELP, &CERTAINTIES)),
            may("laag", text("laagste waarde die mogelijk is; verplicht bij een geschatte factor of waarde")),
            may("hoog", text("hoogste waarde die mogelijk is; verplicht bij een geschatte factor of waarde")),
            may(
                "eenheid",
                words(
                    "eenheid van de gegevens; leeftijd: hele jaren op 1 januari",
                    &["EUR", "EUR/maand", "EUR/jaar", "EUR/uur", "uur/maand", "datum", "leeftijd", "code"],
                ),
            ),
            may("codes", named("Codes", "van de code in de gegevens naar de waarde", text("waarde"))),
            may("leeg", words("wat een lege cel betekent; zonder is een lege cel een fout", &["nul"])),
            may("over_personen", words("hoe personen samen een waarde van hun huishouden geven", &["eerste", "som"])),
        ],
    );
    let valued = ["vast", "trekking"];
    let fixed = When { key: "regel", is_one_of: &valued, then_needs: &["waarde"], ..When::NOTHING };
    let founded = |key| When { key, then_needs: &["bron", "zekerheid"], ..When::NOTHING }.schema();
    let unsure =
        json!({ "properties": { "zekerheid": { "enum": ["geheugen", "aanname"] } }, "required": ["zekerheid"] });
    let has_value =
        json!([{ "required": ["factor"] }, { "properties": { "regel": { "enum": valued } }, "required": ["regel"] }]);
    let range = json!({ "if": with(unsure, "anyOf", has_value), "then": { "required": ["laag", "hoog"] } });
    let conditions = vec![fixed.schema(), founded("regel"), founded("factor"), range];
    let one: Vec<Value> = origins.iter().map(|key| json!({ "required": [key] })).collect();
    with(with_conditions(about, conditions), "oneOf", Value::Array(one))
}
