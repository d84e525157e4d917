//! A number out of its range is told with its file, line and column, in every format, and half a month is no month.

use crate::common::Project;
use stelsel::diag::Diagnostics;
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::file::read_scenario;

const BEHAVIOUR: &str = "scenarios/gedrag/gedrag-2026.toml";
const SCENARIO: &str = "scenarios/maand-of-jaar.toml";

/// The one mistake: its code, its line, and the text that it points at.
fn place(found: Diagnostics) -> (&'static str, usize, String) {
    assert_eq!(found.0.len(), 1, "{found}");
    let mistake = &found.0[0];
    let at = &mistake.places[0];
    (mistake.code, at.source.line_column(at.span.start).0, at.source.text[at.span.clone()].to_owned())
}

#[test]
fn a_number_of_the_behaviour_file_out_of_range_is_told_with_its_place() {
    let replacements = [
        ("aandeel = { waarde = \"0.15\"", "aandeel = { waarde = \"1.45\"", "\"1.45\""),
        ("maand_definitief = { waarde = \"9\"", "maand_definitief = { waarde = \"13\"", "\"13\""),
        ("referentiebedrag = { waarde = \"100\"", "referentiebedrag = { waarde = \"0\"", "\"0\""),
        ("maanden_voor_niveau = { waarde = \"3\"", "maanden_voor_niveau = { waarde = \"2.5\"", "\"2.5\""),
    ];
    for (from, to, shown) in replacements {
        let project = Project::new();
        let line = project.edit(BEHAVIOUR, from, to);
        let found = read_behaviour(&project.path(BEHAVIOUR)).unwrap_err();
        assert_eq!(place(found), ("S004", line, shown.to_owned()));
    }
}

#[test]
fn a_number_of_a_variant_out_of_range_is_told_with_its_place() {
    let replacements = [
        ("vertraging_maanden = { waarde = \"2\"", "vertraging_maanden = { waarde = \"12\"", "\"12\""),
        ("vertraging_maanden = { waarde = \"2\"", "vertraging_maanden = { waarde = \"1.5\"", "\"1.5\""),
        ("dekking = { waarde = \"0.80\"", "dekking = { waarde = 80", "80"),
    ];
    for (from, to, shown) in replacements {
        let project = Project::new();
        let line = project.edit(SCENARIO, from, to);
        let found = read_scenario(&project.path(SCENARIO)).unwrap_err();
        assert_eq!(place(found), ("S004", line, shown.to_owned()));
    }
}
