//! Shape checks and the cases of overlays: what single cases cannot see, and what is told where.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use stelsel::rulebook::load_system;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::monotonicity_checks::{Breach, read_shapes};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Zorgtoeslag with a bump between 33.100 and 33.200 euro, where no case looks.
const BUMP: &str = "
[overlay]
id = \"bult\"
naam = \"Bult\"

[regel.zorgtoeslag_berekend]
vervangt = true
voor = \"huishouden\"
per = \"maand\"
eenheid = \"EUR/maand\"
bron = \"met opzet fout\"
formule = '''
(als niet heeft_toeslagpartner
  dan per_maand(max(0 EUR/jaar, standaardpremie - normpremie))
  anders (als aantal_verzekerden = 2 dan 1 anders aandeel_bij_onverzekerde_partner)
         * per_maand(max(0 EUR/jaar, factor_standaardpremie_partners * standaardpremie - normpremie)))
+ (als toetsingsinkomen_huishouden >= 33100 EUR/jaar en toetsingsinkomen_huishouden < 33200 EUR/jaar
     dan 5 EUR/maand anders 0 EUR/maand)
'''
";

#[test]
fn a_wrong_formula_that_passes_every_case_is_caught_by_a_shape() {
    let folder = root("rulebooks/huidig");
    let over = tempfile::tempdir().unwrap();
    let path = over.path().join("bult.toml");
    fs::write(&path, BUMP).unwrap();
    let system = load_system(&folder, &[&path]).unwrap();
    // Cases of overlays name their own system; those of the current system run with the bump.
    let cases = read_cases(&folder, &system).unwrap();
    let own: Vec<_> = cases.iter().filter(|case| case.file.contains("huidig")).collect();
    assert!(own.len() > 100, "{} cases", own.len());
    for case in own {
        assert_eq!(case.run(), [], "`{}` sees the bump", case.name);
    }
    let bent: Vec<String> = read_shapes(&folder, &system)
        .unwrap()
        .iter()
        .filter(|shape| !shape.run().is_empty())
        .map(|shape| shape.name.clone())
        .collect();
    assert_eq!(
        bent,
        [
            "zorgtoeslag daalt met het inkomen boven het drempelinkomen",
            "zorgtoeslag heeft één sprong: de drempel van 24 euro",
        ]
    );
}

#[test]
fn every_shape_of_the_current_system_holds() {
    let folder = root("rulebooks/huidig");
    let system = load_system(&folder, &[]).unwrap();
    let shapes = read_shapes(&folder, &system).unwrap();
    assert!(shapes.len() >= 10, "{} shapes", shapes.len());
    for shape in shapes {
        assert_eq!(shape.run(), [], "{}", shape.name);
    }
}

/// The small system of the tests with these cases, and an overlay that doubles the tax beside it.
fn small(cases: &str, overlay_cases: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (system, variants) = (folder.path().join("stelsel"), folder.path().join("varianten"));
    fs::create_dir_all(system.join("cases")).unwrap();
    fs::create_dir_all(variants.join("cases")).unwrap();
    for name in ["stelsel.toml", "basis.toml"] {
        fs::copy(root("tests/rulebooks/basis").join(name), system.join(name)).unwrap();
    }
    fs::write(system.join("cases/gevallen.toml"), cases).unwrap();
    let double = "[overlay]\nid = \"dubbel\"\nnaam = \"Dubbel\"\n[regel.belasting]\nvervangt = true\nvoor = \"persoon\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"verzonnen\"\nformule = \"2 * schijven(inkomen, tarief)\"\n";
    fs::write(variants.join("dubbel.toml"), double).unwrap();
    fs::write(variants.join("cases/dubbel.toml"), overlay_cases).unwrap();
    folder
}

fn case(tax: &str) -> String {
    format!(
        "[[geval]]\nnaam = \"twaalfduizend\"\ndatum = 2026-01-01\nherkomst = \"met de hand\"\n[[geval.persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1990-01-01\nloon = \"1000\"\n[geval.verwacht]\nbelasting = \"{tax}\"\n"
    )
}

fn shape(demand: &str) -> String {
    format!(
        "[[verloop]]\nnaam = \"belasting\"\ndatum = 2026-01-01\nherkomst = \"met de hand\"\nlangs = \"loon\"\nvan = \"0\"\ntot = \"2000\"\nstap = \"100\"\nvan_waarde = \"belasting\"\n{demand}\n[[verloop.persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1990-01-01\n"
    )
}

#[test]
fn the_cases_of_an_overlay_run_with_that_overlay() {
    // 10% of 10.000 and 20% of 2.000 is 1.400; twice that with the overlay.
    let folder = small(&case("1400"), &format!("overlays = [\"dubbel.toml\"]\n{}", case("2800")));
    let path = folder.path().join("stelsel");
    let cases = read_cases(&path, &load_system(&path, &[]).unwrap()).unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        assert_eq!(case.run(), [], "{}", case.file);
    }
}

fn breaches(demand: &str) -> Vec<Breach> {
    let folder = small(&format!("{}{}", case("1400"), shape(demand)), "");
    let path = folder.path().join("stelsel");
    let shapes = read_shapes(&path, &load_system(&path, &[]).unwrap()).unwrap();
    assert_eq!(shapes.len(), 1);
    shapes[0].run()
}

#[test]
fn a_tax_rises_with_income_and_does_not_fall() {
    assert_eq!(breaches("eis = \"stijgt\""), []);
    assert_eq!(breaches("eis = \"nooit_lager\""), []);
    assert_eq!(breaches("eis = \"daalt\"").len(), 20);
    assert_eq!(breaches("eis = \"nooit_hoger\"").len(), 20);
}

#[test]
fn a_change_above_the_slope_is_a_jump() {
    // A hundred a month is 1.200 a year: at most 20% or 240, so 2,40 per euro of the month.
    assert_eq!(breaches("eis = \"doorlopend\"\nhelling = \"2.40\""), []);
    // At 1,20 per euro the lower bracket passes and the steps in the upper one, from 900 on, do not.
    let found = breaches("eis = \"doorlopend\"\nhelling = \"1.20\"");
    assert_eq!(found.len(), 12, "{found:?}");
}

#[test]
fn a_listed_jump_that_does_not_occur_is_stale() {
    let found = breaches("eis = \"stijgt\"\nbehalve_stappen = [\"24\"]");
    assert_eq!(found, [Breach::Stale(rust_decimal::dec!(24))]);
}

#[test]
fn a_row_of_more_points_than_a_number_can_hold_is_refused() {
    let wide = shape("eis = \"stijgt\"")
        .replace("tot = \"2000\"", "tot = \"999999999999\"")
        .replace("stap = \"100\"", "stap = \"0.000000000000000001\"");
    let below = wide.replace("van = \"0\"", "van = \"-999999999999\"");
    for shape in [wide, below] {
        let folder = small(&format!("{}{shape}", case("1400")), "");
        let path = folder.path().join("stelsel");
        let told = read_shapes(&path, &load_system(&path, &[]).unwrap()).unwrap_err().to_string();
        assert!(told.contains("C004") && told.contains("geven geen rij punten"), "{told}");
    }
}
