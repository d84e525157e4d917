//! Text of any sort as each file that a user writes: it is refused with a mistake, or it is read and reckoned with.

use std::path::Path;
use std::sync::Arc;
use stelsel::diag::{Colour, Diagnostics, Source, plain_text, render_all};
use stelsel::engine::{Columns, Evaluate, evaluate_household};
use stelsel::output::{RECEIPT, read_receipt, states};
use stelsel::population::{Assessment, Import, Population, Spec};
use stelsel::rulebook::{Plan, System, load_system};
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::file::read_scenario;
use stelsel::scenario::monotonicity_checks::read_shapes;
use stelsel::scenario::times::read_times;
use stelsel::simulation::Setting;
use stelsel::table::HouseholdId;
use stelsel::text::is_hidden_char;
use stelsel::units::Language;

/// Every kind of text that a user writes, by the name of its folder in `corpus/`.
pub(super) const KINDS: [&str; 15] = [
    "rulebook",
    "stelsel",
    "overlay",
    "table",
    "household",
    "cases",
    "scenario",
    "gedrag",
    "tijden",
    "population",
    "toetsing",
    "mapping",
    "microdata",
    "setting",
    "receipt",
];

const EUROMOD: &str = "idhh\tidperson\tidpartner\tidmother\tidfather\tdag\tdwt\tyem\tyse\tbun\tpdi\tbsa\tpoa\tamrtn\txhcrt\tafc\n\
     1\t101\t102\t0\t0\t40\t100.5\t3000\t0\t0\t0\t0\t0\t5\t650.25\t1000\n\
     1\t102\t101\t0\t0\t38\t100.5\t1200.5\t0\t0\t0\t0\t0\t5\t0\t500\n\
     1\t103\t0\t102\t101\t9\t100.5\t0\t0\t0\t0\t0\t0\t5\t0\t0\n";

/// What the texts stand beside: the root of the project, and the small system of the tests.
pub(super) struct Beside {
    root: std::path::PathBuf,
    system: Arc<System>,
    spec: Spec,
}

impl Beside {
    pub(super) fn new(root: &Path) -> Beside {
        let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("a file of the project");
        let spec = read("synthetic-data/nl-2026.toml");
        Beside {
            root: root.to_owned(),
            system: Arc::new(load_system(&root.join("tests/rulebooks/basis"), &[]).expect("the small system")),
            spec: Spec::parse(&Source::new("bevolking.toml", spec)).expect("the shipped population"),
        }
    }

    /// The small system in a folder, with a second file beside its first.
    fn system_with(&self, folder: &Path, text: &str) {
        let basis = self.root.join("tests/rulebooks/basis");
        let main = std::fs::read_to_string(basis.join("stelsel.toml")).expect("the small system");
        let both = main.replace("\"basis.toml\"", "\"basis.toml\", \"los.toml\"");
        std::fs::write(folder.join("stelsel.toml"), both).expect("writing");
        std::fs::copy(basis.join("basis.toml"), folder.join("basis.toml")).expect("copying");
        std::fs::write(folder.join("los.toml"), text).expect("writing");
    }
}

/// Whatever a system says, it is compiled.
fn compile(system: System) {
    let system = Arc::new(system);
    let names: Vec<&str> = system.values.iter().map(|value| &*value.schema.name).collect();
    if let Ok(plan) = Plan::new(&system, 2026, &names) {
        Columns::compile(Arc::new(plan));
    }
}

fn read_data(folder: &Path, mapping: &Path) -> Result<(), Diagnostics> {
    std::fs::copy(mapping, folder.join("mapping.toml")).expect("copying");
    if let Err(error) = Import::load(&folder.join("mapping.toml"), folder, 1)?.read(&mut |_| Ok(())) {
        assert!(!error.told().en.is_empty(), "refused without a reason");
    }
    Ok(())
}

fn read(kind: &str, text: &str, folder: &Path, beside: &Beside) -> Result<(), Diagnostics> {
    let file = folder.join("bestand.toml");
    std::fs::write(&file, text).expect("writing");
    match kind {
        "rulebook" => {
            beside.system_with(folder, text);
            compile(load_system(folder, &[])?);
        }
        "stelsel" => {
            let basis = beside.root.join("tests/rulebooks/basis/basis.toml");
            std::fs::copy(basis, folder.join("basis.toml")).expect("copying");
            std::fs::rename(&file, folder.join("stelsel.toml")).expect("moving");
            compile(load_system(folder, &[])?);
        }
        "overlay" => compile(load_system(&beside.root.join("tests/rulebooks/basis"), &[&file])?),
        "table" => {
            let rules = std::fs::read_to_string(beside.root.join("tests/schema/complete/rulebook.toml"));
            beside.system_with(folder, &rules.expect("a complete rulebook"));
            std::fs::write(folder.join("ernaast.csv"), text).expect("writing");
            compile(load_system(folder, &[])?);
        }
        "household" => {
            let by_hand = read_household(&file, &beside.system, 2026)?;
            let names: Vec<&str> = by_hand.system.values.iter().map(|value| &*value.schema.name).collect();
            let plan = Arc::new(Plan::new(&by_hand.system, 2026, &names).expect("the small system"));
            let _ = evaluate_household(&plan, &by_hand.facts, 0);
            let _ = Columns::compile(plan).evaluate(&by_hand.facts);
        }
        "cases" => {
            std::fs::create_dir(folder.join("cases")).expect("a folder");
            std::fs::rename(&file, folder.join("cases/bestand.toml")).expect("moving");
            read_cases(folder, &beside.system)?.into_iter().for_each(|case| drop(case.run()));
            read_shapes(folder, &beside.system)?.into_iter().for_each(|shape| drop(shape.run()));
        }
        "scenario" => drop(read_scenario(&file)?),
        "gedrag" => drop(read_behaviour(&file)?),
        "tijden" => drop(read_times(&file)?),
        "population" => {
            let spec = Spec::parse(&Source::new("bevolking.toml", text))?;
            if let Ok(population) = Population::new(spec, 40, 1) {
                population.households(&(0..40).map(HouseholdId).collect::<Vec<_>>());
            }
        }
        "toetsing" => drop(Assessment::parse(&Source::new("toetsing.toml", text), &beside.spec)?),
        "mapping" => {
            std::fs::write(folder.join("euromod.txt"), EUROMOD).expect("writing");
            read_data(folder, &file)?;
        }
        "microdata" => {
            std::fs::write(folder.join("euromod.txt"), text).expect("writing");
            read_data(folder, &beside.root.join("synthetic-data/mappings/euromod.toml"))?;
        }
        "setting" => drop(Setting::parse(text)?),
        "receipt" => {
            std::fs::write(folder.join(RECEIPT), text).expect("writing");
            if let Ok(receipt) = read_receipt(folder) {
                drop(receipt.command_line());
                drop(states(folder, &receipt.outputs));
            }
        }
        other => panic!("`{other}` is none of {KINDS:?}"),
    }
    Ok(())
}

/// Panics where the program would, and where a mistake says nothing or hides something.
pub(super) fn try_as(kind: &str, text: &str, beside: &Beside) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if let Err(mistakes) = read(kind, text, folder.path(), beside) {
        assert!(!mistakes.is_empty(), "refused without a reason");
        let english = render_all(&mistakes, Colour::No, Language::English);
        for shown in [english, plain_text(&mistakes)] {
            assert!(!shown.chars().any(is_hidden_char), "a hidden character reaches the terminal: {shown:?}");
        }
    }
}
