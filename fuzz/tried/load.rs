//! Text of any sort as a file of the small system in `tests/rulebooks/basis`: it is refused or compiles.

use std::path::Path;
use std::sync::Arc;
use stelsel::engine::Columns;
use stelsel::rulebook::{Plan, load_system};

/// Panics where the program would; `basis` is the folder of the small system.
pub(super) fn load(text: &str, basis: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let main = std::fs::read_to_string(basis.join("stelsel.toml")).expect("the small system");
    let both = main.replace("\"basis.toml\"", "\"basis.toml\", \"los.toml\"");
    std::fs::write(folder.path().join("stelsel.toml"), both).expect("writing");
    std::fs::copy(basis.join("basis.toml"), folder.path().join("basis.toml")).expect("copying");
    std::fs::write(folder.path().join("los.toml"), text).expect("writing");
    if let Ok(system) = load_system(folder.path(), &[]) {
        let system = Arc::new(system);
        let names: Vec<&str> = system.values.iter().map(|value| &*value.schema.name).collect();
        if let Ok(plan) = Plan::new(&system, 2026, &names) {
            Columns::compile(Arc::new(plan));
        }
    }
}
