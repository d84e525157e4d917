//! `stelsel marginal` on six households: the tables are kept, so that a change of a rule is seen where it bites.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;
use std::process::{Command, Output};

fn stelsel(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stelsel"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("marginal")
        .args(arguments)
        .output()
        .unwrap()
}

fn table(household: &str) -> String {
    let file = format!("tests/huishoudens/{household}.toml");
    let out = stelsel(&[&file, "--tot", "100000", "--against", "rulebooks/huidig+toelage.toml"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn a_single_tenant_loses_care_and_rent_support_one_after_the_other() {
    insta::assert_snapshot!(table("alleenstaand-huur"));
}

#[test]
fn a_single_parent_on_assistance_keeps_nothing_of_the_first_wages() {
    insta::assert_snapshot!(table("alleenstaande-ouder-bijstand"));
}

#[test]
fn a_working_couple_loses_childcare_support_in_steps_of_the_table() {
    insta::assert_snapshot!(table("paar-opvang"));
}

#[test]
fn a_couple_on_one_wage_loses_three_supports_at_once() {
    insta::assert_snapshot!(table("paar-eenverdiener"));
}

#[test]
fn a_pensioner_loses_support_from_the_first_supplementary_pension() {
    insta::assert_snapshot!(table("aow-alleenstaand"));
}

#[test]
fn a_grown_child_keeps_a_right_of_its_own_whatever_the_parent_earns() {
    insta::assert_snapshot!(table("ouder-met-volwassen-kind"));
}

#[test]
fn the_file_holds_every_point_of_both_systems_and_the_picture_both_charts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("uit");
    let arguments = ["tests/huishoudens/paar-opvang.toml", "--tot", "10000", "--against"];
    let run =
        stelsel(&[&arguments[..], &["rulebooks/huidig+maandinkomen.toml", "--out", out.to_str().unwrap()]].concat());
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let csv = std::fs::read_to_string(out.join("marginaal.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1 + 2 * 21);
    let svg = std::fs::read_to_string(out.join("marginaal.svg")).unwrap();
    assert_eq!(svg.matches("role=\"img\"").count(), 2);
    assert_eq!(svg.matches("<svg").count(), 1);
    assert!(!Path::new(&out.join("marginaal.deel")).exists());
}

#[test]
fn the_income_of_the_applicant_runs_whoever_stands_first() {
    let child = "[[persoon]]\nrol = \"kind\"\ngeboortedatum = 2018-01-01\n";
    let parent = "[[persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1986-01-01\nloon = \"3000\"\n";
    let folder = tempfile::tempdir().unwrap();
    let table = |name: &str, persons: [&str; 2]| {
        let file = folder.path().join(name);
        let tenure = "[huishouden]\nwoonsituatie = \"sociale_huur\"\nkale_huur = \"700\"\n";
        std::fs::write(&file, [tenure, persons[0], persons[1]].concat()).unwrap();
        let range = ["--van", "20000", "--tot", "30000", "--stap", "5000"];
        let out = stelsel(&[&[file.to_str().unwrap()][..], &range].concat());
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let first = table("ouder-eerst.toml", [parent, child]);
    assert_eq!(table("kind-eerst.toml", [child, parent]), first);
    // Nothing is lost up to 25,000; at 29,736 zorgtoeslag and kindgebonden budget begin to fall: 36 and 20 at 30,000.
    assert!(first.contains("€ 36") && first.contains("€ 20"), "{first}");
}

#[test]
fn a_range_without_two_points_and_a_system_that_is_not_there_are_mistakes_of_the_user() {
    let household = "tests/huishoudens/alleenstaand-huur.toml";
    for wrong in [["--stap", "0"], ["--tot", "100"], ["--against", "rulebooks/huidig+bestaat-niet.toml"]] {
        let out = stelsel(&[&[household][..], &wrong].concat());
        assert_eq!(out.status.code(), Some(2), "{wrong:?}");
    }
}
