//! Text of any sort as each of the other files of a user: a household, cases, a scenario, a behaviour file, a
//! population, a mapping. The first byte chooses which. It is refused with a mistake or read, and never panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use stelsel::diag::{Colour, Diagnostics, Source, render_all};
use stelsel::population::{Import, Spec};
use stelsel::rulebook::{System, load_system};
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::file::read_scenario;
use stelsel::scenario::shapes::read_shapes;

static BASIS: LazyLock<System> = LazyLock::new(|| {
    let basis = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rulebooks/basis");
    load_system(&basis, &[]).expect("the small system")
});

fn read(which: u8, text: &str, folder: &Path) -> Result<(), Diagnostics> {
    let file = folder.join("bestand.toml");
    std::fs::write(&file, text).expect("writing");
    match which % 6 {
        0 => read_household(&file, &BASIS, 2026).map(|_| ()),
        1 => {
            std::fs::create_dir(folder.join("cases")).expect("a folder");
            std::fs::rename(&file, folder.join("cases/bestand.toml")).expect("moving");
            for case in read_cases(folder, &BASIS)? {
                case.run();
            }
            for shape in read_shapes(folder, &BASIS)? {
                shape.run();
            }
            Ok(())
        }
        2 => read_scenario(&file).map(|_| ()),
        3 => read_behaviour(&file).map(|_| ()),
        4 => Spec::parse(&Source::new("bestand.toml", text)).map(|_| ()),
        _ => Import::load(&file, folder, 1).map(|_| ()),
    }
}

fuzz_target!(|data: (u8, &str)| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if let Err(mistakes) = read(data.0, data.1, folder.path()) {
        assert!(!mistakes.is_empty(), "refused without a reason");
        assert!(!render_all(&mistakes, Colour::No).contains('\u{1b}'), "a code reaches the terminal");
    }
});
