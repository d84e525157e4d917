//! A new scheme is one file with its cases: no line of Rust is changed for it to be checked, tested, shown, paid and
//! reported. The scheme is the made-up school-cost allowance of `nieuwe-regeling/`, with an income test and a table by age.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::common::{Project, root};
use std::fs;

const SCHEME: &str = "tegemoetkoming_schoolkosten";

/// A project with the scheme: its file, its cases, its name in `stelsel.toml`.
fn with_scheme() -> Project {
    let project = Project::new();
    for name in [format!("{SCHEME}.toml"), format!("cases/{SCHEME}.toml")] {
        let text = fs::read(root().join("tests/nieuwe-regeling").join(&name)).unwrap();
        project.write(&format!("rulebooks/huidig/{name}"), text);
    }
    project.edit(
        "rulebooks/huidig/stelsel.toml",
        "    \"kinderbijslag.toml\",\n",
        &format!("    \"kinderbijslag.toml\",\n    \"{SCHEME}.toml\",\n"),
    );
    project
}

fn output(project: &Project, arguments: &[&str]) -> String {
    let output = project.stelsel(arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn no_source_file_knows_the_scheme() {
    fn search(folder: &std::path::Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                search(&path);
            } else {
                assert!(!fs::read_to_string(&path).unwrap().contains("schoolkosten"), "{}", path.display());
            }
        }
    }
    search(&root().join("src"));
}

#[test]
fn rules_check_test_and_show_take_it_up() {
    let project = with_scheme();
    output(&project, &["rules", "check"]);
    let count = |text: &str| -> u32 {
        let line = text.lines().find(|line| line.contains(" gevallen")).unwrap();
        line.split_whitespace().find_map(|word| word.parse().ok()).unwrap()
    };
    let (before, after) = (output(&Project::new(), &["rules", "test"]), output(&project, &["rules", "test"]));
    assert_eq!(count(&after), count(&before) + 3, "{after}");
    let shown = output(&project, &["rules", "show", "TEGEMOETKOMING_SCHOOLKOSTEN"]);
    for part in [
        "Tegemoetkoming schoolkosten",
        "art. 3 (verzonnen)",
        "schoolkosten_naar_leeftijd",
        "schoolkosten_inkomensgrens",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
}

#[test]
fn a_household_gets_it_as_part_of_its_toeslagen_and_its_income() {
    let household = "[huishouden]\nwoonsituatie = \"eigenaar\"\n\n\
        [[persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1985-01-01\nloon = \"1000\"\n\n\
        [[persoon]]\nrol = \"kind\"\ngeboortedatum = 2017-06-01\n\n\
        [[persoon]]\nrol = \"kind\"\ngeboortedatum = 2012-06-01\n";
    let amounts = |project: Project| -> serde_json::Value {
        project.write("gezin.toml", household);
        serde_json::from_str(&output(&project, &["household", "gezin.toml", "--json"])).unwrap()
    };
    let (before, after) = (amounts(Project::new()), amounts(with_scheme()));
    assert!(before.get(format!("{SCHEME}_jaar")).is_none());
    // 20 and 45 euros a month; twelve wages of 1,000 are below the income limit.
    assert_eq!(after[format!("{SCHEME}_jaar")], "780");
    for name in ["toeslagen_jaar", "besteedbaar_inkomen_jaar"] {
        let euros = |all: &serde_json::Value| all[name].as_str().unwrap().parse::<f64>().unwrap();
        assert!((euros(&after) - euros(&before) - 780.0).abs() < 0.005, "{name}: {before} {after}");
    }
}

#[test]
fn a_run_pays_and_reports_it() {
    let project = with_scheme();
    let scenario = fs::read_to_string(project.path("scenarios/maand-of-jaar.toml")).unwrap();
    let first: String = scenario.split("[[variant]]").take(2).collect::<Vec<_>>().join("[[variant]]");
    project.write("scenarios/schoolkosten.toml", first.replace("id = \"maand-of-jaar\"", "id = \"schoolkosten\""));
    // How many do not claim it is behaviour, not law: without a figure the run says what to add, and where.
    let refused = project.stelsel(&["run", "scenarios/schoolkosten.toml", "--sample", "600"]);
    let message = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{message}");
    assert!(message.contains("S010") && message.contains(&format!("[niet_gebruik.{SCHEME}]")), "{message}");
    let gedrag = "scenarios/gedrag/gedrag-2026.toml";
    let target = format!(
        "[niet_gebruik.{SCHEME}]\ntotaal = {{ waarde = \"0.15\", eenheid = \"ratio\", bron = \"verzonnen\", \
         zekerheid = \"aanname\", laag = \"0.05\", hoog = \"0.30\" }}\n\n[niet_gebruik.zorgtoeslag]"
    );
    project.edit(gedrag, "[niet_gebruik.zorgtoeslag]", &target);
    output(&project, &["run", "scenarios/schoolkosten.toml", "--sample", "2500"]);
    let report = |name: &str| fs::read_to_string(project.path("reports/schoolkosten").join(name)).unwrap();
    assert!(report("rapport.html").contains("Tegemoetkoming schoolkosten"));
    assert!(report("resultaat.json").contains(SCHEME));
    let figures = report("cijfers.csv");
    let figure = |start: &str, column: &str| -> f64 {
        let row = figures.lines().find(|line| line.starts_with(start) && line.contains(&format!(",{column},")));
        let row = row.unwrap_or_else(|| panic!("no `{start}` with `{column}`"));
        let value = row.split(&format!(",{column},")).nth(1).unwrap().split(',').next().unwrap();
        value.parse().unwrap_or_else(|_| panic!("{row}"))
    };
    for variant in ["basis", "toeslag_per_maand"] {
        let paid = figure(&format!("budget,budget_niveau,{SCHEME},"), &format!("{variant}_mln_euro"));
        let usage = format!("gebruik,gebruik,{variant}_{SCHEME},");
        let (entitled, users) =
            (figure(&usage, "rechthebbenden_huishoudens"), figure(&usage, "gebruikers_huishoudens"));
        assert!(0.0 < users && users < entitled, "{variant}: {users} of {entitled}");
        // Nobody gets more than 45 euros a month for a child, nor for more than eight children.
        assert!(0.0 < paid && paid * 1e6 < users * 12.0 * 45.0 * 8.0, "{variant}: {paid} million for {users}");
    }
}
