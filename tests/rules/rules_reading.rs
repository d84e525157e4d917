//! Rules as people read them: words, graph, differences, counts, and numbers changed from a date on.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use stelsel::report::formula_in_words;
use stelsel::rulebook::{
    DatedChange, Difference, Extent, Item, Manner, Node, ParameterChange, Plan, System, Towards, Uses, complexity,
    differences, load_system,
};
use stelsel::units::Language;
use tempfile::TempDir;

/// A small system; `more` is added to its one file.
fn folder(more: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let main =
        "[stelsel]\nid = \"klein\"\nnaam = \"Klein stelsel\"\njaren = [2025, 2026]\nbestanden = [\"proef.toml\"]\n";
    std::fs::write(folder.path().join("stelsel.toml"), main).unwrap();
    std::fs::write(folder.path().join("proef.toml"), format!("{PROEF}\n{more}")).unwrap();
    folder
}

const PROEF: &str = r#"
[regeling]
id = "proef"
naam = "Proefregeling"
wet = "Proefwet"
bwb = "BWBR0000001"
uitvoerder = "Proefdienst"
soort = "toeslag"
maandbedrag = "proefbedrag"
jaarbedrag = "proefbedrag_jaar"

[invoer.loon]
voor = "persoon"
per = "maand"
eenheid = "EUR/maand"
[invoer.huur]
voor = "huishouden"
per = "maand"
eenheid = "EUR/maand"
[invoer.heeft_tuin]
voor = "huishouden"
per = "vast"
eenheid = "ja/nee"

[parameter.drempel]
eenheid = "EUR/jaar"
[[parameter.drempel.waarde]]
vanaf = 2025-01-01
waarde = "20000"
bron = "Proefwet art. 1"
zekerheid = "bevestigd"
[[parameter.drempel.waarde]]
vanaf = 2026-01-01
waarde = "24000"
bron = "Proefwet art. 1"
zekerheid = "aanname"
laag = "23000"
hoog = "25000"
[parameter.tarief]
eenheid = "%"
[[parameter.tarief.waarde]]
vanaf = 2025-01-01
waarde = "10"
bron = "Proefwet art. 2"
zekerheid = "bron"

[regel.inkomen]
voor = "persoon"
per = "jaar"
eenheid = "EUR/jaar"
bron = "Proefwet art. 3"
formule = "som_maanden(loon)"
[regel.inkomen_huishouden]
voor = "huishouden"
per = "jaar"
eenheid = "EUR/jaar"
bron = "Proefwet art. 4"
formule = "som(personen: inkomen waar inkomen > 0 EUR/jaar)"
[regel.proefbedrag]
voor = "huishouden"
per = "maand"
eenheid = "EUR/maand"
bron = "Proefwet art. 5"
formule = '''
als heeft_tuin of huur <= 0 EUR/maand
  dan 0 EUR/maand
  anders afronden(per_maand(max(0 EUR/jaar, drempel - tarief * inkomen_huishouden)), op cent)
'''
[regel.proefbedrag_jaar]
voor = "huishouden"
per = "jaar"
eenheid = "EUR/jaar"
bron = "Proefwet art. 6"
formule = "som_maanden(proefbedrag)"
"#;

const OVERLAY_HEAD: &str = "[overlay]\nid = \"anders\"\nnaam = \"Anders\"\n";

fn system(folder: &TempDir) -> System {
    load_system(folder.path(), &[]).unwrap()
}

fn with_overlay(folder: &TempDir, text: &str) -> System {
    let file = folder.path().join("overlay.toml");
    std::fs::write(&file, format!("{OVERLAY_HEAD}{text}")).unwrap();
    load_system(folder.path(), &[&file]).unwrap()
}

fn in_dutch(system: &System, formula: &Node) -> String {
    formula_in_words(system, formula, Language::Dutch)
}

fn in_words(system: &System, rule: &str) -> String {
    in_dutch(system, &system.value(system.id(rule).unwrap()).formulas[0])
}

fn one_rule(entity: &str, unit: &str, formula: &str) -> String {
    format!(
        "[regel.extra]\nvoor = \"{entity}\"\nper = \"maand\"\neenheid = \"{unit}\"\nbron = \"b\"\nformule = '''{formula}'''\n"
    )
}

fn stelsel(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stelsel")).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_choice_reads_as_dutch_with_each_branch_on_a_line() {
    let expected = "Als het huishouden een tuin heeft of huur hoogstens 0 euro per maand is:\n  0 euro per maand\nAnders:\n  \
een twaalfde van het deel van drempel boven (tarief maal inkomen_huishouden), afgerond op hele centen";
    assert_eq!(in_words(&system(&folder("")), "proefbedrag"), expected);
}

#[test]
fn a_sum_over_persons_names_whom_it_is_over() {
    let expected = "de som over de personen voor wie geldt dat inkomen hoger is dan 0 euro per jaar van inkomen";
    assert_eq!(in_words(&system(&folder("")), "inkomen_huishouden"), expected);
}

#[test]
fn brackets_stay_where_they_change_the_outcome() {
    let more = one_rule("huishouden", "EUR/maand", "2 * (huur - 5 EUR/maand) - (huur - 1 EUR/maand)");
    let expected = "2 maal (huur min 5 euro per maand) min (huur min 1 euro per maand)";
    assert_eq!(in_words(&system(&folder(&more)), "extra"), expected);
}

#[test]
fn an_open_phrase_does_not_swallow_what_follows() {
    let more = one_rule("huishouden", "EUR/maand", "min(huur, huur) + 2 * max(huur, 1 EUR/maand)");
    let expected = "(het laagste van huur en huur) plus 2 maal het hoogste van huur en 1 euro per maand";
    assert_eq!(in_words(&system(&folder(&more)), "extra"), expected);
}

#[test]
fn a_denied_condition_is_said_as_a_denial() {
    let more = one_rule("huishouden", "ja/nee", "niet heeft_tuin en niet (huur > 5 EUR/maand)");
    let expected =
        "Ja, mits\n  - het huishouden geen tuin heeft, en\n  - huur hoogstens 5 euro per maand is.\nAnders nee.";
    assert_eq!(in_words(&system(&folder(&more)), "extra"), expected);
}

#[test]
fn the_tree_goes_no_deeper_than_asked_and_writes_nothing_out_twice() {
    let folder = folder("");
    let system = system(&folder);
    let uses = Uses::new(&system);
    let year = uses.find("proefbedrag_jaar").unwrap();
    let month = uses.find("proefbedrag").unwrap();
    let tree = uses.tree(&[year, month], 2, Towards::Uses, Extent::Values);
    let expected = "proefbedrag_jaar\n└─ proefbedrag\n   ├─ heeft_tuin (invoer)\n   ├─ huur (invoer)\n   \
└─ inkomen_huishouden … (1 verder)\nproefbedrag ↑ staat hierboven uitgeschreven\n";
    assert_eq!(tree, expected);
    let back = uses.tree(&[uses.find("tarief").unwrap()], 9, Towards::UsedBy, Extent::Everything);
    assert_eq!(back, "tarief (parameter)\n└─ proefbedrag\n   └─ proefbedrag_jaar\n");
    assert_eq!(uses.tops(), vec![year]);
}

#[test]
fn a_drawing_has_an_arrow_for_every_use_and_escapes_titles() {
    let folder = folder("");
    let file = folder.path().join("proef.toml");
    let hostile = std::fs::read_to_string(&file).unwrap().replace("Proefregeling", "a\\\" -> b");
    std::fs::write(&file, hostile).unwrap();
    let system = system(&folder);
    let uses = Uses::new(&system);
    let dot = uses.dot(&uses.tops(), Extent::Values);
    assert!(dot.contains("\"proefbedrag_jaar\" -> \"proefbedrag\";"), "{dot}");
    assert!(dot.contains("label=\"a\\\" -> b\";"), "{dot}");
    // jaar→bedrag; bedrag→tuin, huur, inkomen_huishouden; inkomen_huishouden→inkomen; inkomen→loon.
    assert_eq!(dot.matches("\" -> \"").count(), 6, "{dot}");
}

fn find<'a>(list: &'a [Difference], name: &str) -> &'a Difference {
    list.iter().find(|d| d.name == name).unwrap()
}

#[test]
fn a_difference_has_both_formulas_both_sources_and_the_schemes_that_feel_it() {
    let folder = folder("");
    let overlay = "[regel.inkomen]\nvervangt = true\nvoor = \"persoon\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"variant\"\nformule = \"2 * som_maanden(loon)\"\n";
    let list = differences(&system(&folder), &with_overlay(&folder, overlay));
    assert_eq!(list.len(), 1);
    let changed = find(&list, "inkomen");
    assert_eq!(changed.manner, Manner::Changed);
    assert_eq!(changed.before.as_ref().unwrap().lines, ["som_maanden(loon)"]);
    assert_eq!(changed.before.as_ref().unwrap().sources, ["Proefwet art. 3"]);
    assert_eq!(changed.after.as_ref().unwrap().lines, ["2 * som_maanden(loon)"]);
    assert_eq!(changed.after.as_ref().unwrap().sources, ["variant"]);
    assert_eq!(changed.felt_by, ["Proefregeling"]);
}

#[test]
fn other_blanks_are_no_difference_and_another_source_alone_is_no_change_of_outcome() {
    let folder = folder("");
    let rule = |source: &str| {
        format!(
            "[regel.inkomen]\nvervangt = true\nvoor = \"persoon\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"{source}\"\nformule = \" som_maanden(loon)  \"\n"
        )
    };
    let base = system(&folder);
    assert!(differences(&base, &with_overlay(&folder, &rule("Proefwet art. 3"))).is_empty());
    let list = differences(&base, &with_overlay(&folder, &rule("variant")));
    assert_eq!(find(&list, "inkomen").manner, Manner::Reworded);
}

#[test]
fn counts_are_those_made_by_hand() {
    let counted = complexity(&system(&folder("")), 2026);
    let expected = [
        ("wetten", 1),
        ("regelingen", 1),
        ("inkomensafhankelijke_regelingen", 1),
        ("uitvoerders", 1),
        ("rekenregels", 4),
        ("rekenregels_in_gebruik", 4),
        ("inkomensbegrippen", 1),
        ("uitzonderingen", 1),
        ("parameters", 2),
        ("tabelrijen", 0),
        ("gegevens", 3),
        ("gegevens_per_regeling", 3),
        ("regels_per_maand", 1),
        ("regels_per_jaar", 3),
        ("regels_vast", 0),
        ("overgangen", 2),
    ];
    for (key, value) in expected {
        assert_eq!(counted.count(key), Some(value), "{key}");
    }
    // Only the household's income is read by a rule that is no income itself; rent is no income.
    assert_eq!(counted.income_notions, [("inkomen_huishouden".to_owned(), vec!["proef".to_owned()])]);
}

fn changed(name: &str, value: &str, from: jiff::civil::Date) -> DatedChange {
    DatedChange { target: name.into(), change: ParameterChange::Set(value.parse().unwrap()), from }
}

fn months(system: System, year: i16, name: &str) -> Vec<String> {
    let system = Arc::new(system);
    let plan = Plan::new(&system, year, &["proefbedrag"]).unwrap();
    let at = system.definitions.parameters.iter().position(|p| p.name == name).unwrap();
    plan.parameters[at].unwrap().iter().map(|v| v.normalize().to_string()).collect()
}

#[test]
fn a_date_means_from_then_on() {
    let folder = folder("");
    let change = changed("drempel", "30000", jiff::civil::date(2025, 7, 1));
    let system = system(&folder).with_dated_changes(&[change]).unwrap();
    let mut expected = vec!["20000"; 6];
    expected.extend(["30000"; 6]);
    assert_eq!(months(system.clone(), 2025, "drempel"), expected);
    assert_eq!(months(system, 2026, "drempel"), ["30000"; 12]);
}

#[test]
fn a_percentage_is_set_as_the_rulebook_writes_it() {
    let folder = folder("");
    let change = changed("tarief", "12.5", jiff::civil::date(2026, 1, 1));
    let system = system(&folder).with_dated_changes(&[change]).unwrap();
    assert_eq!(months(system, 2026, "tarief"), ["0.125"; 12]);
}

#[test]
fn a_scheme_is_shown_by_its_id_in_capitals() {
    let folder = folder("");
    let path = folder.path().to_str().unwrap();
    let output = stelsel(&["rules", "show", "PROEF", "--system", path]);
    let out = text(&output);
    assert!(output.status.success(), "{out}");
    for part in
        ["Proefwet (BWBR0000001)", "In woorden", "Proefwet art. 5", "som_maanden(proefbedrag)", "24.000 EUR/jaar"]
    {
        assert!(out.contains(part), "`{part}` is missing in {out}");
    }
}

#[test]
fn an_unknown_name_is_a_mistake_with_a_suggestion() {
    let folder = folder("");
    let output = stelsel(&["rules", "show", "drempl", "--system", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bedoelde u `drempel`?"));
}

#[test]
fn every_number_is_listed_and_counted_by_certainty() {
    let folder = folder("");
    let out = text(&stelsel(&["rules", "parameters", folder.path().to_str().unwrap()]));
    assert!(out.contains("23.000 tot 25.000"), "{out}");
    assert!(out.ends_with("3 getallen: 1 bevestigd, 1 bron, 0 geheugen, 1 aanname\n"), "{out}");
}

#[test]
fn a_formula_in_a_source_is_harmless_in_csv_and_numbers_stay_numbers() {
    let folder = folder("");
    let file = folder.path().join("proef.toml");
    let hostile = std::fs::read_to_string(&file).unwrap().replace("Proefwet art. 2", "=HYPERLINK(1)");
    std::fs::write(&file, hostile.replace("\"10\"", "\"-10\"")).unwrap();
    let out = text(&stelsel(&["rules", "parameters", "--csv", folder.path().to_str().unwrap()]));
    assert!(out.contains("proef,parameter,tarief,,,%,2025-01-01,-10,'=HYPERLINK(1),bron,,,"), "{out}");
    assert!(!out.contains("getallen:"), "the count is no line of the CSV: {out}");
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let more = "[regel.vals]\nvoor = \"huishouden\"\nper = \"jaar\"\neenheid = \"ja/nee\"\nbron = \"a\\u001b[31mb\\u202e\"\nuitleg = \"\\u009b2J\"\nformule = \"heeft_tuin\"\n";
    let folder = folder(more);
    let path = folder.path().to_str().unwrap();
    for arguments in [
        vec!["rules", "show", "vals", "--system", path],
        vec!["rules", "graph", path],
        vec!["rules", "parameters", path],
    ] {
        let out = text(&stelsel(&arguments));
        assert!(
            !out.is_empty() && out.chars().all(|c| c == '\n' || !c.is_control()) && !out.contains('\u{202e}'),
            "{out}"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for arguments in [&["rules", "show", "inkomstenbelasting"][..], &["rules", "graph"], &["rules", "parameters"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_stelsel"))
            .args(arguments)
            .current_dir(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn every_rule_of_every_system_has_words_that_hold_no_formula_sign() {
    let root = |path: &str| -> PathBuf { Path::new(env!("CARGO_MANIFEST_DIR")).join(path) };
    let overlays = [root("rulebooks/varianten/maandinkomen.toml"), root("rulebooks/varianten/toelage.toml")];
    let mut seen = 0;
    for overlay in [None, Some(&overlays[0]), Some(&overlays[1])] {
        let overlays: Vec<&Path> = overlay.into_iter().map(PathBuf::as_path).collect();
        let system = load_system(&root("rulebooks/huidig"), &overlays).unwrap();
        for value in &system.values {
            for formula in &value.formulas {
                let words = in_dutch(&system, formula);
                seen += 1;
                assert!(!words.is_empty(), "{}", value.schema.name);
                assert!(!words.contains(['*', '=', '<', '>', '…']), "{}: {words}", value.schema.name);
            }
        }
        let uses = Uses::new(&system);
        assert!(uses.tops().iter().all(|top| matches!(top, Item::Value(_))));
    }
    assert!(seen > 200, "{seen}");
}

/// A rule of a person or household, per month unless the formula is of a year, in a system that knows dates of birth.
fn words_of(entity: &str, period: &str, unit: &str, formula: &str) -> String {
    let birth = "[invoer.geboortedatum]\nvoor = \"persoon\"\nper = \"vast\"\neenheid = \"datum\"\n";
    let rule = one_rule(entity, unit, formula).replace("per = \"maand\"", &format!("per = \"{period}\""));
    in_words(&system(&folder(&format!("{birth}{rule}"))), "extra")
}

#[test]
fn ranks_of_persons_are_said_with_who_takes_part_and_who_comes_first() {
    let first = words_of("persoon", "maand", "aantal", "rang_aflopend(personen: loon)");
    assert_eq!(first, "de plaats van de persoon in het huishouden, met het hoogste van loon vooraan");
    let among = words_of(
        "huishouden",
        "maand",
        "aantal",
        "aantal(personen: rang_oplopend(personen: loon, aflopend geboortedatum waar loon > 0 EUR/maand) = 1)",
    );
    assert_eq!(
        among,
        "het aantal personen voor wie geldt dat (de plaats van de persoon onder degenen voor wie geldt dat \
         loon hoger is dan 0 euro per maand, met het laagste van loon vooraan en bij gelijke stand het hoogste van \
         geboortedatum) gelijk is aan 1"
    );
}

#[test]
fn dates_and_months_are_said_in_words() {
    let months = words_of("persoon", "maand", "maand", "maanden_tussen(geboortedatum, peildatum())");
    assert_eq!(months, "het aantal hele maanden van geboortedatum tot de peildatum");
    let quarter = words_of("huishouden", "maand", "EUR/maand", "begin_kwartaal(huur)");
    assert_eq!(quarter, "de waarde in de eerste maand van het kwartaal van huur");
    let count = words_of("huishouden", "jaar", "aantal", "aantal_maanden(huur > 500 EUR/maand)");
    assert_eq!(count, "het aantal maanden van het jaar waarin geldt dat huur hoger is dan 500 euro per maand");
    let year = words_of("persoon", "jaar", "jaar", "jaar(geboortedatum)");
    assert_eq!(year, "het jaar van geboortedatum");
    let day = words_of("huishouden", "maand", "ja/nee", "peildatum() >= datum(2026-07-01)");
    assert_eq!(day, "Ja als de peildatum op of na 1-7-2026 ligt, anders nee.");
}

#[test]
fn what_all_schemes_give_is_said_scheme_by_scheme() {
    let sum = words_of("huishouden", "maand", "EUR/maand", "som_toeslagen(maandbedrag)");
    assert_eq!(sum, "proefbedrag");
}

#[test]
fn a_version_in_an_overlay_leaves_the_earlier_versions_of_the_rule_in_force() {
    let folder = folder("");
    let rule = |from: &str| {
        format!(
            "[regel.inkomen]\nvervangt = true\nvoor = \"persoon\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\n\
             [[regel.inkomen.versie]]\nvanaf = {from}\nbron = \"Nieuwe wet\"\nformule = \"2 * som_maanden(loon)\"\n"
        )
    };
    let changed = with_overlay(&folder, &rule("2026-01-01"));
    let formula = |year: i16| {
        let plan = Plan::new(&Arc::new(changed.clone()), year, &["inkomen"]).unwrap();
        let id = changed.id("inkomen").unwrap();
        in_dutch(&changed, plan.formulas[id.0].as_ref().unwrap())
    };
    assert_eq!(formula(2025), "de som over de twaalf maanden van loon");
    assert_eq!(formula(2026), "2 maal de som over de twaalf maanden van loon");
    let id = changed.id("inkomen").unwrap();
    let sources: Vec<&str> = changed.rule(id).unwrap().versions.iter().map(|v| v.source.as_str()).collect();
    assert_eq!(sources, ["Proefwet art. 3", "Nieuwe wet"]);
    // A mistake that the earlier version has in the changed system is shown in the file that it stands in.
    let drop = format!("vervalt = [\"tarief\"]\n{}", rule("2026-01-01").replace("inkomen]", "proefbedrag]"));
    let drop = drop
        .replace("regel.inkomen.versie", "regel.proefbedrag.versie")
        .replace(
            "voor = \"persoon\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"",
            "voor = \"huishouden\"\nper = \"maand\"\neenheid = \"EUR/maand\"",
        )
        .replace("2 * som_maanden(loon)", "huur");
    let file = folder.path().join("fout.toml");
    std::fs::write(&file, format!("{OVERLAY_HEAD}{drop}")).unwrap();
    let mistakes = load_system(folder.path(), &[&file]).unwrap_err();
    assert_eq!(mistakes.0.len(), 1, "{mistakes}");
    let place = &mistakes.0[0].places[0];
    assert!(place.source.name.ends_with("proef.toml"), "{mistakes}");
    assert_eq!(&place.source.text[place.span.clone()], "tarief");
}

#[test]
fn a_rule_is_said_in_english_with_the_names_of_the_rulebook() {
    let english = |folder: &TempDir, rule: &str| {
        let system = system(folder);
        let id = system.id(rule).unwrap();
        formula_in_words(&system, &system.value(id).formulas[0], Language::English)
    };
    let proef = folder("");
    assert_eq!(english(&proef, "inkomen"), "the sum over the twelve months of loon");
    assert_eq!(
        english(&proef, "inkomen_huishouden"),
        "the sum over the persons for whom inkomen is higher than 0 euros per year of inkomen"
    );
    assert_eq!(
        english(&proef, "proefbedrag"),
        "If heeft_tuin holds or huur is at most 0 euros per month:\n  0 euros per month\nOtherwise:\n  \
         one twelfth of the part of drempel above (tarief times inkomen_huishouden), rounded to whole cents"
    );
    let condition = folder(&one_rule("huishouden", "ja/nee", "niet heeft_tuin en peildatum() >= datum(2026-07-01)"));
    assert_eq!(
        english(&condition, "extra"),
        "Yes, provided that\n  - heeft_tuin does not hold, and\n  - the reference date is on or after 2026-07-01.\n\
         Otherwise no."
    );
}

#[test]
fn no_dutch_word_is_left_in_the_english_of_any_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks");
    let overlays = [None, Some("maandinkomen.toml"), Some("toelage.toml")];
    let mut seen = 0;
    for overlay in overlays {
        let path = overlay.map(|name| root.join("varianten").join(name));
        let over: Vec<&Path> = path.iter().map(AsRef::as_ref).collect();
        let system = load_system(&root.join("huidig"), &over).unwrap();
        for value in &system.values {
            for formula in &value.formulas {
                seen += 1;
                let text = formula_in_words(&system, formula, Language::English);
                let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
                for dutch in ["de", "het", "een", "van", "maal", "als", "anders", "geldt", "dat", "niet", "per", "wie"]
                {
                    let allowed = dutch == "per" && (text.contains("euros per ") || text.contains("hour per "));
                    assert!(allowed || !words.contains(&dutch), "{}: `{dutch}` in {text}", value.schema.name);
                }
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn numbers_are_written_as_the_language_of_the_reader_writes_them() {
    let folder = folder("");
    let system = folder.path().to_str().unwrap();
    let shown = |language: &str| {
        let arguments = ["rules", "show", "drempel", "--system", system, "--lang", language];
        String::from_utf8(stelsel(&arguments).stdout).unwrap()
    };
    let (dutch, english) = (shown("nl"), shown("en"));
    assert!(dutch.contains("24.000 EUR/jaar  23.000 tot 25.000  aanname"), "{dutch}");
    assert!(english.contains("24,000 EUR/jaar  23,000 to 25,000  assumed"), "{english}");
    assert!(english.contains("Low to high") && english.contains("Is used by: proefbedrag"), "{english}");
    let listed = String::from_utf8(stelsel(&["rules", "parameters", system, "--lang", "en"]).stdout).unwrap();
    assert!(listed.contains("24,000 EUR/jaar") && listed.contains("3 numbers: 1 confirmed, 1 sourced"), "{listed}");
}
