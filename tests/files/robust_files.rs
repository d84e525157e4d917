//! Every other file of a user, damaged in any way: it is refused with a mistake or read as what it now says, and never
//! ends the program; and nothing in it commands the terminal.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use crate::common::damage::{Change, change, changed};
use crate::common::{quick_or_thorough, root};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use stelsel::diag::{Colour, Diagnostics, Source, plain_text, render_all};
use stelsel::engine::{Columns, Evaluate, evaluate_household};
use stelsel::population::{Import, Population, Spec};
use stelsel::rulebook::{Plan, System, load_system};
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::file::read_scenario;
use stelsel::scenario::monotonicity_checks::read_shapes;
use stelsel::table::HouseholdId;
use stelsel::text::is_hidden_char;

static BASIS: LazyLock<System> = LazyLock::new(|| load_system(&root().join("tests/rulebooks/basis"), &[]).unwrap());

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

fn hides_nothing(text: &str) -> bool {
    !text.chars().any(is_hidden_char)
}

/// Mistakes say something, and only that.
fn judge(found: Result<(), Diagnostics>) {
    let Err(mistakes) = found else { return };
    assert!(!mistakes.is_empty(), "refused without a reason");
    for shown in [render_all(&mistakes, Colour::No, stelsel::units::Language::English), plain_text(&mistakes)] {
        assert!(shown.contains("fout[") || shown.contains("mistake["), "{shown}");
        assert!(hides_nothing(&shown), "{shown:?}");
    }
}

fn load_household(folder: &Path, text: &str) -> Result<(), Diagnostics> {
    let file = folder.join("huishouden.toml");
    fs::write(&file, text).unwrap();
    let by_hand = read_household(&file, &BASIS, 2026)?;
    let names: Vec<&str> = by_hand.system.values.iter().map(|v| &*v.schema.name).collect();
    let plan = Arc::new(Plan::new(&by_hand.system, 2026, &names).unwrap());
    let _ = evaluate_household(&plan, &by_hand.facts, 0);
    let _ = Columns::compile(plan).evaluate(&by_hand.facts);
    Ok(())
}

fn load_cases(folder: &Path, text: &str) -> Result<(), Diagnostics> {
    fs::create_dir_all(folder.join("cases")).unwrap();
    fs::write(folder.join("cases/geval.toml"), text).unwrap();
    let cases = read_cases(folder, &BASIS)?;
    for case in cases {
        case.run();
    }
    for shape in read_shapes(folder, &BASIS)? {
        shape.run();
    }
    Ok(())
}

fn load_table_file(folder: &Path, csv: &str) -> Result<(), Diagnostics> {
    let basis = root().join("tests/rulebooks/basis");
    let main = fs::read_to_string(basis.join("stelsel.toml")).unwrap();
    fs::write(folder.join("stelsel.toml"), main.replace("\"basis.toml\"", "\"basis.toml\", \"alles.toml\"")).unwrap();
    fs::copy(basis.join("basis.toml"), folder.join("basis.toml")).unwrap();
    fs::write(folder.join("alles.toml"), text("tests/schema/complete/rulebook.toml")).unwrap();
    fs::write(folder.join("ernaast.csv"), csv).unwrap();
    load_system(folder, &[]).map(|_| ())
}

fn load_population(text: &str) -> Result<(), Diagnostics> {
    let spec = Spec::parse(&Source::new("bevolking.toml", text))?;
    if let Ok(population) = Population::new(spec, 40, 1) {
        population.households(&(0..40).map(HouseholdId).collect::<Vec<_>>());
    }
    Ok(())
}

const EUROMOD: &str = "idhh\tidperson\tidpartner\tidmother\tidfather\tdag\tdwt\tyem\tyse\tbun\tpdi\tbsa\tpoa\tamrtn\txhcrt\tafc\n\
     1\t101\t102\t0\t0\t40\t100.5\t3000\t0\t0\t0\t0\t0\t5\t650.25\t1000\n\
     1\t102\t101\t0\t0\t38\t100.5\t1200.5\t0\t0\t0\t0\t0\t5\t0\t500\n\
     1\t103\t0\t102\t101\t9\t100.5\t0\t0\t0\t0\t0\t0\t5\t0\t0\n\
     2\t201\t0\t0\t0\t80\t99.5\t0\t0\t0\t0\t0\t1900\t2\t0\t20000\n";

/// Mapping and data: mistakes of the data are told as a list of cells.
fn load_import(folder: &Path, mapping: &str, data: &[u8]) -> Result<(), Diagnostics> {
    let file = folder.join("mapping.toml");
    fs::write(&file, mapping).unwrap();
    fs::write(folder.join("euromod.txt"), data).unwrap();
    if let Err(error) = Import::load(&file, folder, 1)?.read(&mut |_| Ok(())) {
        assert!(!error.to_string().is_empty());
    }
    Ok(())
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: quick_or_thorough(60, 200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_household_is_refused_or_runs(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        judge(load_household(folder.path(), &changed(&text("tests/schema/complete/household.toml"), &changes)));
    }

    #[test]
    fn a_damaged_file_of_cases_is_refused_or_runs(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        judge(load_cases(folder.path(), &changed(&text("tests/schema/complete/cases.toml"), &changes)));
    }

    #[test]
    fn a_damaged_scenario_is_refused_or_read(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("scenario.toml");
        fs::write(&file, changed(&text("tests/schema/complete/scenario.toml"), &changes)).unwrap();
        judge(read_scenario(&file).map(|_| ()));
    }

    #[test]
    fn a_damaged_behaviour_file_is_refused_or_read(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gedrag.toml");
        fs::write(&file, changed(&text("scenarios/gedrag/gedrag-2026.toml"), &changes)).unwrap();
        judge(read_behaviour(&file).map(|_| ()));
    }

    #[test]
    fn a_damaged_table_file_is_refused_or_read(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        let csv = "vanaf,tot,tarief,tweede\n0,10000,5,6.5\n10001,20000,6,7\n20001,,7,8\n";
        judge(load_table_file(folder.path(), &changed(csv, &changes)));
    }

    #[test]
    fn a_damaged_mapping_is_refused_or_read(changes in changes()) {
        let folder = tempfile::tempdir().unwrap();
        let mapping = changed(&text("synthetic-data/mappings/euromod.toml"), &changes);
        judge(load_import(folder.path(), &mapping, EUROMOD.as_bytes()));
    }

    #[test]
    fn damaged_microdata_are_refused_or_read(changes in changes(), cut in 0..400_usize) {
        let folder = tempfile::tempdir().unwrap();
        let mut data = changed(EUROMOD, &changes).into_bytes();
        if cut % 4 == 0 {
            data.truncate(cut);
        }
        judge(load_import(folder.path(), &text("synthetic-data/mappings/euromod.toml"), &data));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: quick_or_thorough(15, 60), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_population_is_refused_or_makes_households(changes in changes(), which in 0..4_usize) {
        // Damage spread over the whole of the file, which is longer than the places of a change.
        let whole = text("synthetic-data/nl-2026.toml");
        let mut start = whole.len() * which / 4;
        while !whole.is_char_boundary(start) { start -= 1; }
        let damaged = format!("{}{}", &whole[..start], changed(&whole[start..], &changes));
        judge(load_population(&damaged));
    }
}

/// Codes in keys and texts, written as TOML writes them, in every format; a key that is not known is told by its name.
#[test]
fn codes_for_the_terminal_do_not_come_through_a_message() {
    let evil = "\"\\u001b[2J\\u202eonbekend\" = \"\\u001b]0;titel\\u0007\\u009b31m\"\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let with_evil = |name: &str| format!("{evil}{}", text(name));
    let scenario = path.join("scenario.toml");
    fs::write(&scenario, with_evil("tests/schema/complete/scenario.toml")).unwrap();
    let behaviour = path.join("gedrag.toml");
    fs::write(&behaviour, with_evil("tests/schema/complete/gedrag.toml")).unwrap();
    let results = [
        load_household(path, &with_evil("tests/schema/complete/household.toml")),
        load_cases(path, &with_evil("tests/schema/complete/cases.toml")),
        read_scenario(&scenario).map(|_| ()),
        read_behaviour(&behaviour).map(|_| ()),
        load_population(&with_evil("tests/schema/complete/population.toml")),
        load_import(path, &with_evil("synthetic-data/mappings/euromod.toml"), EUROMOD.as_bytes()),
        load_table_file(path, "tot,\u{1b}[31m\u{202e}\n,1\n"),
    ];
    for result in results {
        assert!(result.is_err());
        judge(result);
    }
}
