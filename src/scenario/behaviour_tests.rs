//! Claims about the behaviour file of the project and about mistakes in it.

use super::*;
use crate::delivery::ReportingParameters;
use crate::evidence::Evidence;
use crate::measure::Bearing;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/gedrag/gedrag-2026.toml");

/// Codes and messages of the file after a replacement.
fn mistakes(from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(FILE).unwrap();
    assert!(text.contains(from), "`{from}` is not in the file");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gedrag.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    match read_behaviour(&path) {
        Ok(_) => String::new(),
        Err(diagnostics) => diagnostics.to_string(),
    }
}

#[test]
fn a_set_takes_of_every_coefficient_the_near_or_the_far_end() {
    let behaviour = read_behaviour(Path::new(FILE)).unwrap();
    let (low, high) = (behaviour.take_up_of(TakeUpSet::Low), behaviour.take_up_of(TakeUpSet::High));
    // The ends of domain §3.5: slope 0,35–0,80, per action 0 to −0,12, fear 0 to −0,40, spread 0,5–1,5.
    assert_eq!((low.slope_amount, high.slope_amount), (0.35, 0.80));
    assert_eq!((low.per_extra_action, high.per_extra_action), (0.0, -0.12));
    assert_eq!((low.per_tenth_recovered, high.per_tenth_recovered), (0.0, -0.40));
    assert_eq!((low.low_digital, high.low_digital), (-0.2, -0.9));
    assert_eq!((low.person_spread, high.person_spread), (0.5, 1.5));
    assert_eq!(low.reference_amount, behaviour.take_up.reference_amount);
    assert_eq!(behaviour.take_up_of(TakeUpSet::Central), behaviour.take_up);
}

#[test]
fn a_small_amount_goes_by_the_year_of_decision_or_the_last_one_known_before_it() {
    let behaviour = read_behaviour(Path::new(FILE)).unwrap();
    // Belastingdienst: 106 in 2023 and 116 in 2024.
    assert_eq!(behaviour.small_amount(2023), Some(Cents::from_euros(106)));
    assert_eq!(behaviour.small_amount(2025), Some(Cents::from_euros(116)));
    assert_eq!(behaviour.small_amount(2022), None);
}

#[test]
fn published_amounts_are_in_prices_of_the_run_and_shares_as_published() {
    let behaviour = read_behaviour(Path::new(FILE)).unwrap();
    let point = |key: &str| &behaviour.published.iter().find(|published| published.point.key == key).unwrap().point;
    let mean = point("terugvordering.gemiddeld");
    let own = mean.own_prices.clone().unwrap();
    assert_eq!((own.value, own.year.as_str(), own.factor_grade), (435.0, "2016", Evidence::Assumption));
    // 850,3 / 654,9 × 1,033 × 1,025 = 1,3748, in the file 1,375.
    assert!((mean.figure.value - 435.0 * 1.375).abs() < 1e-9);
    assert_eq!(point("terugvordering.aandeel").own_prices, None);
    // An amount without the year of its prices is a mistake.
    let told = mistakes("prijspeil = \"2024\"\n", "");
    assert!(told.contains("prijspeil"), "{told}");
}

#[test]
fn what_a_figure_proves_follows_from_what_is_fitted_and_how_sure_it_is() {
    let behaviour = read_behaviour(Path::new(FILE)).unwrap();
    let of = |key: &str, certainty: &str| {
        let is_it = |p: &&Published| p.point.key == key && p.point.figure.grade.dutch() == certainty;
        behaviour.published.iter().find(is_it).unwrap().point.bearing.clone()
    };
    assert_eq!(of("zorgtoeslag.huishoudens", "bron"), Bearing::Tests);
    assert_eq!(of("terugvordering.aandeel", "bron"), Bearing::Fitted);
    assert_eq!(of("zorgtoeslag.nietgebruik", "bevestigd"), Bearing::Calibrated);
    assert_eq!(of("zorgtoeslag.euro", "geheugen"), Bearing::NotRead);
    assert!(matches!(of("kinderopvangtoeslag.huishoudens", "bron"), Bearing::Stated(_)));
    assert!(matches!(of("inkomen.mediaan", "bron"), Bearing::NotComparable(_)));
    // Take-up that is not calibrated is tested by its published share.
    let told = mistakes("[niet_gebruik.kindgebonden_budget]", "[niet_gebruik.iets_anders]");
    assert_eq!(told, "");
    // A reason comes in both languages.
    assert!(mistakes("not_comparable_en", "not_comparable").contains("not_comparable_en"));
}

#[test]
fn mistakes_in_the_fit_the_prices_and_the_small_amounts_are_told() {
    assert_eq!(mistakes("[ijken]", "[ijken]"), "");
    assert!(mistakes("\"melden.helling_grootte\"", "\"melden.heling\"").contains("melden.heling"));
    assert!(mistakes("prijspeil = \"2016\"", "prijspeil = \"2006\"").contains("2006"));
    assert!(mistakes("\nrol = \"geijkt\"", "\nrol = \"gemeten\"").contains("gemeten"));
    assert!(mistakes("2023 = { waarde = \"106\"", "ooit = { waarde = \"106\"").contains("kleine_bedragen.ooit"));
    assert!(mistakes("zorgtoeslag_tot_20_euro", "zorgtoeslag_tot_30_euro").contains("zorgtoeslag_tot_30_euro"));
}

#[test]
fn the_year_of_the_fit_had_another_index_no_margin_and_otherwise_the_behaviour_of_now() {
    let now = read_behaviour(Path::new(FILE)).unwrap();
    let then = now.then().unwrap();
    let (Knowledge::Reported(now), Knowledge::Reported(then)) = (now.knowledge, then.knowledge) else { panic!() };
    // The margin of 3% is of the letter of December 2024; the figures are of 2016 and 2018. The index is that of the
    // minimum wage, 14.71 over 14.06; then it was a point and a half behind the growth of incomes, which is 4.05% here.
    assert_eq!((now.margin, then.margin), (0.03, 0.0));
    assert_eq!((now.index, then.index), (0.046, 0.025));
    assert_eq!(ReportingParameters { margin: now.margin, index: now.index, ..then }, now);
    // Without the block there is no other year.
    let text = std::fs::read_to_string(FILE).unwrap();
    let block = &text[text.find("[ijken.ijkjaar]").unwrap()..text.find("[afrekenen]").unwrap()];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gedrag.toml");
    std::fs::write(&path, text.replace(block, "")).unwrap();
    let without = read_behaviour(&path).unwrap();
    assert!(without.then().is_none());
}

#[test]
fn mistakes_in_what_was_different_in_the_year_of_the_fit_are_told() {
    // No such number, and one that is fitted itself.
    let told = mistakes("\nmarge = { waarde = \"0\"", "\nmerge = { waarde = \"0\"");
    assert!(told.contains("B005") && told.contains("bedoelde u `marge`"), "{told}");
    let text = std::fs::read_to_string(FILE).unwrap();
    let margin = text.lines().find(|line| line.starts_with("marge = ")).unwrap();
    let with_ends = margin.replace(" }", ", laag = \"0\", hoog = \"0.05\" }");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gedrag.toml");
    let text = text.replacen(margin, &with_ends, 1).replacen("knoppen = [", "knoppen = [\"melden.marge\",", 1);
    std::fs::write(&path, text).unwrap();
    let told = read_behaviour(&path).unwrap_err().to_string();
    assert!(told.contains("S004") && told.contains("ijkjaar.marge"), "{told}");
}
