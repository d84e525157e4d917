//! Claims about formats: what follows from one declaration.

use super::*;
use crate::diag::{Diagnostics, Source, parse_document};
use crate::text::Text;
use crate::units::Language;

/// What a house needs in winter.
#[derive(Debug, PartialEq)]
struct Heating {
    is_electric: bool,
    degrees: f64,
    bill: Option<f64>,
}

/// A format with a dial: the one declaration, beside the code that uses the number.
fn heating(keys: &mut Keys<'_>) -> Option<Heating> {
    let is_electric = keys.get(need(
        "soort",
        choice([("stroom", true), ("gas", false)]),
        "waarmee wordt gestookt",
        "what the house is heated with",
    ));
    let degrees = keys.get(
        need("graden", sourced(Measure::of("graad").between(10.0, 25.0)), "hoe warm het wordt", "how warm it gets")
            .dial(Dial::new(["warmte", "warmth"], ["graden", "degrees"], 15.0, 22.0, 0.5)),
    );
    let bill = keys.get(
        may("rekening", sourced(Measure::of("EUR/maand").from(0.0)), "wat het kost", "what it costs")
            .left_out("onbekend", "unknown"),
    );
    keys.rule(is("soort", ["stroom"]).needs(["rekening"]));
    Some(Heating { is_electric: is_electric?, degrees: degrees?, bill })
}

fn run(text: &str, turned: &Turned) -> (Option<Heating>, Vec<FoundDial>, Diagnostics) {
    let source = Source::new("huis.toml", text);
    let root = parse_document(&source).unwrap();
    let (heating, gathered, diagnostics) = read(&source, &root, Text::same("het huis"), turned, heating);
    (heating, gathered.dials, diagnostics)
}

const HOUSE: &str = "soort = \"gas\"\n\
    graden = { waarde = \"19\", eenheid = \"graad\", bron = \"proef\", zekerheid = \"bron\" }\n";

#[test]
fn one_declaration_of_a_dial_gives_reader_schema_manual_and_dial() {
    // The reader.
    let (house, dials, diagnostics) = run(HOUSE, &AS_WRITTEN);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(house, Some(Heating { is_electric: false, degrees: 19.0, bill: None }));
    // The dial, and what turning it does.
    let [dial] = &dials[..] else { panic!("{dials:?}") };
    assert_eq!((dial.path.as_str(), dial.value, dial.dial.name.nl.as_str()), ("graden", Some(19.0), "warmte"));
    let turned = Turned::from([(dial.path.clone(), dial.dial.to_file(21.5))]);
    assert_eq!(run(HOUSE, &turned).0.unwrap().degrees, 21.5);
    // The schema.
    let block = describe(heating);
    let help = Words::new("een huis", "a house");
    let schema = of_format("huis", &help, &block);
    let degrees = &schema["properties"]["graden"];
    assert_eq!(degrees["description"], "hoe warm het wordt (graad, 10 tot en met 25)");
    assert_eq!(degrees["$ref"], "#/$defs/getal");
    assert_eq!(schema["required"], serde_json::json!(["soort", "graden"]));
    assert_eq!(schema["$defs"]["getal"]["required"], serde_json::json!(["waarde", "eenheid", "bron", "zekerheid"]));
    // The manual, in both languages.
    let pages = [Page { name: "huis", help, block }];
    let dutch = page(&pages, Language::Dutch);
    let row = "| `graden` | getal met bron; graad, 10 tot en met 25; verplicht | \
               hoe warm het wordt; draaibaar in het dashboard: 15 tot 22 graden |";
    assert!(dutch.contains(row), "{dutch}");
    let english = page(&pages, Language::English);
    assert!(english.contains("| how warm it gets; a dial of the dashboard: 15 to 22 degrees |"), "{english}");
}

#[test]
fn every_mistake_is_told_with_its_place_in_one_go() {
    let text = "soort = \"gasx\"\nwarmt = 3\n\
        graden = { waarde = \"30\", eenheid = \"graad\", bron = \"proef\", zekerheid = \"aanname\" }\n";
    let (house, _, diagnostics) = run(text, &AS_WRITTEN);
    assert_eq!(house.map(|house| house.is_electric), None);
    let told: Vec<(&str, usize)> = diagnostics
        .0
        .iter()
        .map(|one| (one.code, one.places[0].source.line_column(one.places[0].span.start).0))
        .collect();
    assert_eq!(told, [("R022", 1), ("R021", 3), ("S004", 3), ("B005", 2)]);
    assert!(diagnostics.0[0].remedy.nl.contains("bedoelde u `gas`?"), "{diagnostics}");
}

#[test]
fn what_goes_together_is_in_the_reader_the_schema_and_the_manual() {
    let electric = HOUSE.replace("gas", "stroom");
    let (_, _, diagnostics) = run(&electric, &AS_WRITTEN);
    assert_eq!(diagnostics.0.iter().map(|one| one.code).collect::<Vec<_>>(), ["B003"]);
    assert!(diagnostics.0[0].message.nl.contains("`rekening`"));
    let block = describe(heating);
    let schema = of_format("huis", &Words::default(), &block);
    let expected = serde_json::json!([{
        "if": { "required": ["soort"], "properties": { "soort": { "enum": ["stroom"] } } },
        "then": { "required": ["rekening"] },
    }]);
    assert_eq!(schema["allOf"], expected);
    let text = page(&[Page { name: "huis", help: Words::default(), block }], Language::Dutch);
    assert!(text.contains("- Bij `soort = \"stroom\"`: verplicht: `rekening`\n"), "{text}");
}

#[test]
fn a_dial_without_a_meaning_is_not_offered() {
    let body = |keys: &mut Keys<'_>| {
        let dial = || Dial::new(["x", "x"], ["", ""], 0.0, 1.0, 0.1);
        keys.get(may("aan", flag(), "aan", "on"));
        keys.get(may("diepte", sourced(Measure::share()), "diepte", "depth").dial(dial()));
        keys.rule(has("aan").negated().idles(["diepte"]));
    };
    let dials = |text: &str| {
        let source = Source::new("x.toml", text);
        let root = parse_document(&source).unwrap();
        read(&source, &root, Text::same("de proef"), &AS_WRITTEN, body).1.dials.len()
    };
    assert_eq!((dials(""), dials("aan = true\n")), (0, 1));
}
