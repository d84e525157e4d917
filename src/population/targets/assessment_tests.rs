//! Claims about the assessment file: it fits the rows that there are, and every mistake in it is named with its line.

use crate::diag::Diagnostic;
use crate::diag::Source;
use crate::diag::plain_text;
use crate::population::Assessment;
use crate::population::targets::assessment::Tolerance;
use crate::population::targets::comparison::Comparison;
use crate::population::tests::ASSESSMENT;
use crate::population::tests::are_told_in_english;
use crate::population::tests::spec;
use std::collections::BTreeSet;

const HEAD: &str = "jaar = 2026\ngetal = []\n[bronnen]\nx = \"verzonnen\"\n";
const NO_REMARK: &str = "[[opmerking]]\nonderdeel = \"wonen\"\nnamen = [\"eigenaar\"]\ntekst = \"gekozen\"\n";

fn tolerance(part: &str, name: &str, rest: &str) -> String {
    format!("[[tolerantie]]\nonderdeel = \"{part}\"\nnamen = [\"{name}\"]\n{rest}\nbron = [\"x\"]\n")
}

fn read(text: &str) -> Result<Assessment, String> {
    Assessment::parse(&Source::new("t.toml", text), &spec()).map_err(|found| {
        are_told_in_english(&found);
        plain_text(&found)
    })
}

fn row(part: &str, name: &str) -> Comparison {
    let spec = spec();
    spec.targets.0.iter().find(|row| row.theme == part && row.name == name).unwrap().clone()
}

/// The only message about a file with this after its head.
fn refusal(rest: &str) -> String {
    let found = read(&format!("{HEAD}{rest}")).unwrap_err();
    assert_eq!(found.matches("fout[").count(), 1, "{found}");
    found
}

#[test]
fn a_row_is_known_by_its_part_and_name() {
    let spec = spec();
    let names: BTreeSet<(&str, &str)> =
        spec.targets.0.iter().map(|row| (row.theme.as_str(), row.name.as_str())).collect();
    assert_eq!(names.len(), spec.targets.0.len());
}

#[test]
fn a_star_stands_for_any_text_and_each_row_gets_what_it_is_named_for() {
    let all = format!(
        "{HEAD}{}{}{NO_REMARK}",
        tolerance("inkomen", "gestandaardiseerd * (2024)", "procent = 3"),
        tolerance("wonen", "eigenaar", "punten = 1")
    );
    let read = read(&all).unwrap();
    assert_eq!(read.tolerance(&row("inkomen", "gestandaardiseerd p20 (2024)")), Some(Tolerance::Percent(3.0)));
    assert_eq!(read.tolerance(&row("inkomen", "gestandaardiseerd p20")), None);
    assert_eq!(read.tolerance(&row("wonen", "eigenaar")), Some(Tolerance::Points(1.0)));
    assert_eq!(read.remark(&row("wonen", "eigenaar")), "gekozen");
    assert_eq!(read.remark(&row("wonen", "sociale_huur")), "");
    // By hand: 3 percent of −200, and one point whatever the target.
    assert_eq!((Tolerance::Percent(3.0).of(-200.0), Tolerance::Points(1.0).of(57.0)), (6.0, 1.0));
}

#[test]
fn a_reason_for_a_row_that_is_not_there_is_reported_with_the_nearest_name() {
    let found = refusal(&format!("{}{NO_REMARK}", tolerance("wonen", "eigenaren", "punten = 1")));
    assert!(found.contains("fout[P030]: t.toml:7:") && found.contains("bedoelde u `eigenaar`?"), "{found}");
    let found = refusal(&format!("{}{NO_REMARK}", tolerance("wonnen", "eigenaar", "punten = 1")));
    assert!(found.contains("fout[P030]: t.toml:6:") && found.contains("bedoelde u `wonen`?"), "{found}");
}

#[test]
fn a_row_with_two_tolerances_is_reported_at_both_places() {
    let twice = [tolerance("wonen", "eigenaar", "punten = 1"), tolerance("wonen", "*", "punten = 2")].concat();
    let text = format!("{HEAD}{twice}{NO_REMARK}");
    let found = Assessment::parse(&Source::new("t.toml", text), &spec()).unwrap_err();
    let places = |d: &Diagnostic| d.places.iter().map(|p| p.source.line_column(p.span.start).0).collect::<Vec<_>>();
    assert_eq!(found.0.iter().map(|d| (d.code, places(d))).collect::<Vec<_>>(), [("P031", vec![12, 7])]);
}

#[test]
fn a_remark_holds_figures_of_both_files_and_an_unknown_one_is_reported() {
    let figure = "[[getal]]\nid = \"verzonnen\"\nwaarde = 1234.5\neenheid = \"personen\"\njaar = 2024\nbron = [\"x\"]\n\
                  zekerheid = \"bron\"\n";
    let remark = |text: &str| {
        let rest = NO_REMARK.replace("gekozen", text);
        format!("{}{figure}{}{rest}", HEAD.replace("getal = []\n", ""), tolerance("wonen", "eigenaar", "punten = 1"))
    };
    let good = read(&remark("van {verzonnen} op {huishoudens.totaal.2024}")).unwrap();
    // By hand, in Dutch notation: 1234,5 of this file and 8.374.404 households of the population file.
    assert_eq!(good.remark(&row("wonen", "eigenaar")), "van 1.234,5 op 8.374.404");
    let unknown = read(&remark("van {verzonnen} op {verzonne}")).unwrap_err();
    assert!(unknown.contains("fout[P032]: t.toml:19:") && unknown.contains("bedoelde u `verzonnen`?"), "{unknown}");
    let open = read(&remark("van {verzonnen} op {verzonnen")).unwrap_err();
    assert!(open.contains("fout[P032]: t.toml:19:"), "{open}");
    let unused = read(&remark("zonder getal")).unwrap_err();
    assert!(unused.contains("fout[P035]: t.toml:5:"), "{unused}");
}

#[test]
fn a_tolerance_is_in_percent_or_in_points_and_not_negative() {
    for (rest, code) in [("procent = 1\npunten = 1", "P034"), ("", "P034"), ("punten = -1", "S004")] {
        let found = refusal(&format!("{}{NO_REMARK}", tolerance("wonen", "eigenaar", rest)));
        assert!(found.contains(code), "{found}");
    }
}

#[test]
fn an_assessment_of_another_year_is_refused() {
    let text = std::fs::read_to_string(ASSESSMENT).unwrap().replacen("jaar = 2026", "jaar = 2027", 1);
    let found = read(&text).unwrap_err();
    assert!(found.contains("fout[P033]"), "{found}");
}
