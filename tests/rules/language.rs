//! The language of rulebooks on a scheme made up for the purpose: child care by the hour, with an income table in a
//! file, an order among children, quarters, months and dates. Both evaluators, expected values by hand.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use stelsel::diag::{Diagnostics, plain_text};
use stelsel::engine::{Columns, Evaluate, Value, evaluate_household};
use stelsel::rulebook::{Plan, load_system};
use stelsel::scenario::by_hand::read_household;

const HEAD: &str = r#"
[regeling]
id = "opvang"
naam = "Opvang"
soort = "bouwsteen"

[invoer.geboortedatum]
voor = "persoon"
per = "vast"
eenheid = "datum"

[invoer.uren]
voor = "persoon"
per = "maand"
eenheid = "uur/maand"
weglaten = "0"

[invoer.uurprijs]
voor = "persoon"
per = "vast"
eenheid = "EUR/uur"
weglaten = "0"

[invoer.inkomen]
voor = "persoon"
per = "jaar"
eenheid = "EUR/jaar"
weglaten = "0"

[regel.is_opvangkind]
voor = "persoon"
per = "maand"
eenheid = "ja/nee"
bron = "verzonnen"
formule = "uren > 0 uur/maand"

[tabel.vergoeding_eerste]
soort = "opzoeken"
eenheid_in = "EUR/jaar"
eenheid_uit = "%"
[[tabel.vergoeding_eerste.waarde]]
vanaf = 2026-01-01
bron = "verzonnen"
zekerheid = "bron"
bestand = "tabel.csv"
kolom = "eerste"

[tabel.vergoeding_volgende]
soort = "opzoeken"
eenheid_in = "EUR/jaar"
eenheid_uit = "%"
[[tabel.vergoeding_volgende.waarde]]
vanaf = 2026-01-01
bron = "verzonnen"
zekerheid = "bron"
bestand = "tabel.csv"
kolom = "volgende"
"#;

const CSV: &str = "vanaf,tot,eerste,volgende\n0,20000,96.0,96.5\n20001,40000,90.0,95.0\n40001,,33.3,67.1\n";

fn rule(name: &str, entity: &str, period: &str, unit: &str, formula: &str) -> String {
    format!(
        "[regel.{name}]\nvoor = \"{entity}\"\nper = \"{period}\"\neenheid = \"{unit}\"\nbron = \"verzonnen\"\nformule = '''\n{formula}\n'''\n"
    )
}

fn write(folder: &Path, rules: &str, csv: &str) {
    let main = "[stelsel]\nid = \"proef\"\nnaam = \"Proef\"\njaren = [2026]\nbestanden = [\"opvang.toml\"]\n";
    fs::write(folder.join("stelsel.toml"), main).unwrap();
    fs::write(folder.join("opvang.toml"), format!("{HEAD}\n{rules}")).unwrap();
    fs::write(folder.join("tabel.csv"), csv).unwrap();
}

fn mistakes(rules: &str, csv: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), rules, csv);
    let found: Diagnostics = load_system(folder.path(), &[]).unwrap_err();
    plain_text(&found).replace(&format!("{}/", folder.path().display()), "")
}

/// The values of one rule, month by month and person by person; both evaluators must agree on them.
fn values(rules: &str, household: &str, name: &str) -> Vec<f64> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), rules, CSV);
    let system = load_system(folder.path(), &[]).unwrap_or_else(|e| panic!("{e}"));
    let file = folder.path().join("huishouden.toml");
    fs::write(&file, household).unwrap();
    let by_hand = read_household(&file, &system, 2026).unwrap_or_else(|e| panic!("{e}"));
    let plan = Arc::new(Plan::new(&by_hand.system, 2026, &[name]).unwrap());
    let columns = Columns::compile(Arc::clone(&plan)).evaluate(&by_hand.facts).unwrap();
    let exact = evaluate_household(&plan, &by_hand.facts, 0).unwrap();
    let id = by_hand.system.id(name).unwrap();
    let column = columns.column(name).unwrap();
    let scale = column.schema.value_type.storage_scale();
    let mut out = Vec::new();
    for month in 0..column.schema.period.lanes() {
        for entity in 0..column.n_entities() {
            let slow = match exact.get(&plan, id, entity, month).unwrap() {
                Value::Number(number) => {
                    number.to_decimal().round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
                }
                Value::Bool(flag) => u8::from(flag).into(),
                Value::Date(days) => days.into(),
                Value::Enum(at) => at.into(),
            };
            let fast = column.get(entity, month) / scale;
            let slow: f64 = slow.to_string().parse().unwrap();
            assert!((fast - slow).abs() < 0.0051, "{name}: columns {fast}, exact {slow}");
            out.push(slow);
        }
    }
    out
}

#[test]
fn hours_that_are_the_same_for_all_persons_reach_every_person() {
    let rules = rule("vaste_uren", "persoon", "maand", "uur/maand", "7.25 uur/maand");
    assert_eq!(values(&rules, FAMILY, "vaste_uren"), vec![7.25; 12 * 4]);
}

const FAMILY: &str = r#"
[[persoon]]
geboortedatum = 1990-05-01
uren = "0"
inkomen = "20000.50"
[[persoon]]
geboortedatum = 2020-03-15
uren = "100.50"
uurprijs = "9.70"
[[persoon]]
geboortedatum = 2022-07-31
uren = "80.25"
uurprijs = "10.00"
[[persoon]]
geboortedatum = 2018-02-01
uren = "100.50"
uurprijs = "0.01"
"#;

fn january(rules: &str, name: &str, n: usize) -> Vec<f64> {
    values(rules, FAMILY, name)[..n].to_vec()
}

#[test]
fn the_child_with_most_hours_is_first_and_the_oldest_of_equals_comes_before() {
    let rules = rule(
        "plaats",
        "persoon",
        "maand",
        "aantal",
        "rang_aflopend(personen: uren, oplopend geboortedatum waar is_opvangkind)",
    );
    // The parent does not count; 100,50 hours twice, of whom the child of 2018 is the older.
    assert_eq!(january(&rules, "plaats", 4), [0.0, 2.0, 3.0, 1.0]);
}

#[test]
fn equals_without_a_second_key_keep_the_order_of_the_file() {
    let rules = rule("plaats", "persoon", "maand", "aantal", "rang_aflopend(personen: uren waar is_opvangkind)");
    assert_eq!(january(&rules, "plaats", 4), [0.0, 1.0, 3.0, 2.0]);
}

#[test]
fn persons_are_put_in_order_of_a_date() {
    let rules = rule("plaats", "persoon", "vast", "aantal", "rang_oplopend(personen: geboortedatum)");
    assert_eq!(january(&rules, "plaats", 4), [1.0, 3.0, 4.0, 2.0]);
}

#[test]
fn a_rule_of_the_household_picks_the_one_at_a_place() {
    // Lowest of the hours above nil: 80,25; the parent with nil hours is left out.
    let rules = rule(
        "minste",
        "huishouden",
        "maand",
        "uur/maand",
        "som(personen: uren waar rang_oplopend(personen: uren waar is_opvangkind) = 1)",
    );
    assert_eq!(january(&rules, "minste", 1), [80.25]);
}

#[test]
fn a_rank_in_a_rule_of_the_household_is_refused_with_a_way_out() {
    let rules = rule("plaats", "huishouden", "maand", "aantal", "rang_aflopend(personen: uren)");
    let text = mistakes(&rules, CSV);
    assert!(text.starts_with("fout[R006]: opvang.toml:"), "{text}");
    assert!(text.contains("een rang is een waarde per persoon"), "{text}");
}

#[test]
fn hours_times_a_price_times_a_rate_from_the_file_is_money_to_the_cent() {
    let rules = rule(
        "toeslag",
        "persoon",
        "maand",
        "EUR/maand",
        "uren * uurprijs * (als rang_aflopend(personen: uren, oplopend geboortedatum waar is_opvangkind) = 1
          dan opzoeken(vergoeding_eerste, som_inkomen) anders opzoeken(vergoeding_volgende, som_inkomen))",
    ) + &rule("som_inkomen", "huishouden", "jaar", "EUR/jaar", "som(personen: inkomen)");
    // 20.000,50 is above 20.000, so the second row: first child 90%, others 95%.
    // 100,50 × 9,70 × 95% = 926,1075; 80,25 × 10 × 95% = 762,375; 100,50 × 0,01 × 90% = 0,9045.
    assert_eq!(january(&rules, "toeslag", 4), [0.0, 926.1075, 762.375, 0.9045]);
}

#[test]
fn half_a_cent_from_hours_is_rounded_up_in_both_evaluators() {
    let rules = rule("bedrag", "persoon", "maand", "EUR/maand", "afronden(uren * uurprijs, op cent)");
    // 100,50 × 0,01 = 1,005, which rounds to 1,01.
    assert_eq!(january(&rules, "bedrag", 4)[3], 1.01);
}

#[test]
fn an_amount_of_the_quarter_is_that_of_its_first_month() {
    let household = "[[persoon]]\ngeboortedatum = 1990-05-01\nuren = [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\"]\n";
    let rules = rule("per_begin", "persoon", "maand", "uur/maand", "begin_kwartaal(uren)");
    let expected = [1.0, 1.0, 1.0, 4.0, 4.0, 4.0, 7.0, 7.0, 7.0, 10.0, 10.0, 10.0];
    assert_eq!(values(&rules, household, "per_begin"), expected);
    let rules = rule("maanden", "persoon", "jaar", "aantal", "aantal_maanden(uren > 7 uur/maand)");
    assert_eq!(values(&rules, household, "maanden"), [5.0]);
    let rules = rule("bedrag", "persoon", "jaar", "EUR/jaar", "aantal_maanden(uren > 7 uur/maand) * 10.05 EUR/jaar");
    assert_eq!(values(&rules, household, "bedrag"), [50.25]);
}

#[test]
fn dates_are_compared_and_counted_in_years_and_months() {
    let rules = rule("geboortejaar", "persoon", "vast", "jaar", "jaar(geboortedatum)");
    assert_eq!(january(&rules, "geboortejaar", 4), [1990.0, 2020.0, 2022.0, 2018.0]);
    // On 1 January 2026: 5 years 9 months and some days; 3 years 5 months and a day; 7 years 11 months to the day.
    let rules = rule("maanden", "persoon", "maand", "maand", "maanden_tussen(geboortedatum, peildatum())");
    assert_eq!(january(&rules, "maanden", 4)[1..], [69.0, 41.0, 95.0]);
    let rules = rule("oud", "persoon", "jaar", "ja/nee", "geboortedatum < datum(2020-03-15)");
    assert_eq!(january(&rules, "oud", 4), [1.0, 0.0, 0.0, 1.0]);
}

#[test]
fn a_table_is_looked_up_by_age() {
    let table = "[tabel.bedrag_naar_leeftijd]\nsoort = \"opzoeken\"\neenheid_in = \"jaar\"\neenheid_uit = \"EUR/kwartaal\"\n[[tabel.bedrag_naar_leeftijd.waarde]]\nvanaf = 2026-01-01\nbron = \"verzonnen\"\nzekerheid = \"bron\"\nrijen = [[\"5\", \"100.10\"], [\"11\", \"200\"], [\"\", \"0\"]]\n";
    let rules = format!(
        "{table}{}",
        rule(
            "bedrag",
            "persoon",
            "maand",
            "EUR/kwartaal",
            "opzoeken(bedrag_naar_leeftijd, leeftijd_begin_kwartaal(geboortedatum))"
        )
    );
    let all = values(&rules, FAMILY, "bedrag");
    // 35, 5, 3 and 7 years on 1 January; the second turns six on 15 March, which counts from April.
    assert_eq!(all[..4], [0.0, 100.10, 100.10, 200.0]);
    assert_eq!(all[2 * 4 + 1], 100.10);
    assert_eq!(all[3 * 4 + 1], 200.0);
}

#[test]
fn a_gap_an_overlap_and_a_bad_number_in_a_table_file_are_told_once_with_line_and_column() {
    let csv = "vanaf;tot;eerste;volgende\n0;100;1;2\n90;200;1;x\n250;300;1;2\n300;;1;2\n";
    let text = mistakes("", csv);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("fout[R017]: tabel.csv:3:1: deze rij overlapt de vorige"), "{text}");
    assert!(lines[1].starts_with("fout[R017]: tabel.csv:4:1: tussen 200 en 250 is een gat"), "{text}");
    assert!(lines[2].starts_with("fout[R015]: tabel.csv:3:10: `x` is geen getal"), "{text}");
}

#[test]
fn a_column_that_the_file_lacks_is_named_with_those_it_has() {
    let text = mistakes("", "tot,eerst,volgende\n,1,2\n");
    assert!(text.contains("geen kolom `eerste`"), "{text}");
    assert!(text.contains("bedoelde u `eerst`"), "{text}");
}

#[test]
fn a_table_file_outside_the_folder_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "", CSV);
    let path = folder.path().join("opvang.toml");
    let text = fs::read_to_string(&path).unwrap().replace("\"tabel.csv\"", "\"../tabel.csv\"");
    fs::write(&path, text).unwrap();
    let found = plain_text(&load_system(folder.path(), &[]).unwrap_err());
    assert_eq!(found.matches("fout[R020]").count(), 2, "{found}");
}

#[test]
fn a_table_file_is_among_the_sources_that_are_hashed_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "", CSV);
    let system = load_system(folder.path(), &[]).unwrap();
    let names: Vec<&str> = system.definitions.sources.iter().map(|s| s.name.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["stelsel.toml", "opvang.toml", "tabel.csv"]);
}

fn overlaid(overlays: &[&str]) -> Result<stelsel::rulebook::System, String> {
    let folder = tempfile::tempdir().unwrap();
    let parameter = "[parameter.prijs]\neenheid = \"EUR/maand\"\n[[parameter.prijs.waarde]]\nvanaf = 2026-01-01\nwaarde = \"10\"\nbron = \"verzonnen\"\nzekerheid = \"bron\"\n";
    let rules = rule("kosten", "huishouden", "maand", "EUR/maand", "prijs");
    write(folder.path(), &format!("{parameter}{rules}"), CSV);
    let mut paths = Vec::new();
    for (at, text) in overlays.iter().enumerate() {
        let path = folder.path().join(format!("over{at}.toml"));
        fs::write(&path, format!("[overlay]\nid = \"over{at}\"\nnaam = \"Over\"\n{text}")).unwrap();
        paths.push(path);
    }
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    load_system(folder.path(), &paths).map_err(|e| plain_text(&e).replace(&format!("{}/", folder.path().display()), ""))
}

const FROM_JULY: &str = "[parameter.prijs]\nvervangt = true\neenheid = \"EUR/maand\"\n[[parameter.prijs.waarde]]\nvanaf = 2026-07-01\nwaarde = \"12\"\nbron = \"verzonnen\"\nzekerheid = \"bron\"\n";

#[test]
fn a_date_in_an_overlay_means_from_then_on() {
    let system = Arc::new(overlaid(&[FROM_JULY]).unwrap());
    let plan = Plan::new(&system, 2026, &["kosten"]).unwrap();
    let at = system.definitions.parameters.iter().position(|p| p.name == "prijs").unwrap();
    let months: Vec<String> = plan.parameters[at].unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(months, ["10", "10", "10", "10", "10", "10", "12", "12", "12", "12", "12", "12"]);
}

#[test]
fn two_overlays_that_replace_the_same_name_clash_with_both_places() {
    let found = overlaid(&[FROM_JULY, FROM_JULY]).unwrap_err();
    assert!(found.starts_with("fout[R025]: over1.toml:4:12: twee overlays"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn replacing_what_another_overlay_dropped_is_a_clash_and_nothing_else() {
    let kosten = rule("kosten", "huishouden", "maand", "EUR/maand\"\nvervangt = true\nuitleg = \"", "1 EUR/maand");
    let found = overlaid(&["vervalt = [\"kosten\"]\n", &kosten]).unwrap_err();
    assert!(found.starts_with("fout[R025]: over1.toml:4:8: twee overlays"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn overlays_that_touch_different_names_go_together() {
    let more = rule("meer", "huishouden", "maand", "EUR/maand", "2 * kosten");
    assert!(overlaid(&[FROM_JULY, &more]).is_ok());
}
