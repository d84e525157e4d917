//! The loaders of the program behind one door: a file of some format to the mistakes that are found in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use stelsel::diag::{Diagnostics, Source};
use stelsel::population::{Assessment, Import, Spec, columns};
use stelsel::rulebook::{System, load_system};
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::file::read_scenario;
use stelsel::scenario::formats::Format;
use stelsel::scenario::monotonicity_checks::read_shapes;
use stelsel::scenario::times::read_times;

/// The folder of the sources.
pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A system of the project.
pub(super) fn system(folder: &str) -> System {
    load_system(&root().join(folder), &[]).unwrap_or_else(|errors| panic!("{errors}"))
}

/// A mistake as a loader tells it.
#[derive(Debug)]
pub(super) struct Mistake {
    pub code: &'static str,
    pub message: String,
    pub remedy: String,
}

impl Mistake {
    /// Whether a value is of another kind than it should be.
    pub(super) fn tells_of_kind(&self) -> bool {
        self.code == "B004"
    }

    /// For an unknown key: the keys that the loader does know.
    pub(super) fn known_keys(&self) -> Option<BTreeSet<String>> {
        let list = match self.code {
            "B005" => self.remedy.split_once("ekend zijn: ")?.1,
            // The facts of the program, which the schema and the loader take from the same list.
            "M004" => return Some(columns().iter().map(|schema| schema.name.to_string()).collect()),
            _ => return None,
        };
        Some(split(list))
    }

    /// For an unknown word: the words that the loader does know.
    pub(super) fn known_words(&self) -> BTreeSet<String> {
        let list = match self.code {
            "R022" => self.remedy.split_once("ies uit: ").unwrap().1,
            "H004" => self.remedy.split_once("ies uit: ").unwrap().1,
            other => panic!("`{other}` tells of no word"),
        };
        split(list)
    }
}

fn split(list: &str) -> BTreeSet<String> {
    let list = list.trim_end_matches(')').replace("one of ", "").replace(" of ", ", ").replace(" or ", ", ");
    list.split(", ").map(|word| word.trim_matches('`').to_owned()).collect()
}

/// A TOML file as JSON, with dates as text.
pub(super) fn json(table: &toml::Table) -> serde_json::Value {
    fn of(value: &toml::Value) -> serde_json::Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.iter().map(of).collect(),
            toml::Value::Table(table) => json(table),
            toml::Value::String(text) => text.clone().into(),
            toml::Value::Integer(number) => (*number).into(),
            toml::Value::Float(number) => (*number).into(),
            toml::Value::Boolean(flag) => (*flag).into(),
        }
    }
    table.iter().map(|(key, value)| (key.clone(), of(value))).collect()
}

/// What the loader of a format finds in a file.
pub(super) fn load(format: Format, table: &toml::Table) -> Vec<Mistake> {
    let folder = tempfile::tempdir().unwrap();
    let found = judge(format, &toml::to_string(table).unwrap(), folder.path());
    let mistake = |d: stelsel::diag::Diagnostic| Mistake { code: d.code, message: d.message.nl, remedy: d.remedy.nl };
    found.into_iter().flat_map(|diagnostics| diagnostics.0).map(mistake).collect()
}

fn judge(format: Format, text: &str, folder: &Path) -> Vec<Diagnostics> {
    let basis = root().join("tests/rulebooks/basis");
    let complete = root().join("tests/schema/complete");
    let own = folder.join("bestand.toml");
    fs::write(&own, text).unwrap();
    static BASIS: LazyLock<System> = LazyLock::new(|| system("tests/rulebooks/basis"));
    static SPEC: LazyLock<Spec> = LazyLock::new(|| {
        Spec::load(&root().join("synthetic-data/nl-2026.toml")).unwrap_or_else(|errors| panic!("{errors}"))
    });
    let with_rulebook = |rulebook: &str| {
        let main = fs::read_to_string(basis.join("stelsel.toml")).unwrap();
        fs::write(folder.join("stelsel.toml"), main.replace("\"basis.toml\"", "\"basis.toml\", \"alles.toml\""))
            .unwrap();
        fs::copy(basis.join("basis.toml"), folder.join("basis.toml")).unwrap();
        fs::copy(complete.join("ernaast.csv"), folder.join("ernaast.csv")).unwrap();
        fs::write(folder.join("alles.toml"), rulebook).unwrap();
    };
    let found = match format {
        Format::Rulebook => {
            with_rulebook(text);
            load_system(folder, &[]).err()
        }
        Format::System => {
            fs::copy(basis.join("basis.toml"), folder.join("basis.toml")).unwrap();
            fs::write(folder.join("stelsel.toml"), text).unwrap();
            load_system(folder, &[]).err()
        }
        Format::Overlay => {
            with_rulebook(&fs::read_to_string(complete.join("rulebook.toml")).unwrap());
            load_system(folder, &[&own]).err()
        }
        Format::Scenario => read_scenario(&own).err(),
        Format::Behaviour => read_behaviour(&own).err(),
        Format::Times => read_times(&own).err(),
        Format::Population => Spec::parse(&Source::new("bestand.toml", text)).err(),
        Format::Assessment => Assessment::parse(&Source::new("bestand.toml", text), &SPEC).err(),
        Format::Mapping => Import::load(&own, folder, 0).err(),
        Format::Household => read_household(&own, &BASIS, 2026).err(),
        Format::Cases => {
            fs::create_dir(folder.join("cases")).unwrap();
            fs::rename(&own, folder.join("cases/bestand.toml")).unwrap();
            let cases = read_cases(folder, &BASIS).err();
            return cases.into_iter().chain(read_shapes(folder, &BASIS).err()).collect();
        }
    };
    found.into_iter().collect()
}
