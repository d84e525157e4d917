//! Text of any sort as each of the other files of a user: a household, cases, a scenario, a behaviour file, a
//! population, a mapping. It is refused with a mistake or read.

use std::path::Path;
use stelsel::diag::{Colour, Diagnostics, Source, render_all};
use stelsel::population::{Import, Spec};
use stelsel::rulebook::System;
use stelsel::scenario::behaviour::read_behaviour;
use stelsel::scenario::by_hand::read_household;
use stelsel::scenario::cases::read_cases;
use stelsel::scenario::file::read_scenario;
use stelsel::scenario::monotonicity_checks::read_shapes;

fn read(which: u8, text: &str, folder: &Path, basis: &System) -> Result<(), Diagnostics> {
    let file = folder.join("bestand.toml");
    std::fs::write(&file, text).expect("writing");
    match which % 6 {
        0 => read_household(&file, basis, 2026).map(|_| ()),
        1 => {
            std::fs::create_dir(folder.join("cases")).expect("a folder");
            std::fs::rename(&file, folder.join("cases/bestand.toml")).expect("moving");
            for case in read_cases(folder, basis)? {
                case.run();
            }
            for shape in read_shapes(folder, basis)? {
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

/// Panics where the program would; the byte chooses the format, `basis` is the small system.
pub(super) fn read_any(which: u8, text: &str, basis: &System) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if let Err(mistakes) = read(which, text, folder.path(), basis) {
        assert!(!mistakes.is_empty(), "refused without a reason");
        assert!(
            !render_all(&mistakes, Colour::No, stelsel::units::Language::Dutch).contains('\u{1b}'),
            "a code reaches the terminal"
        );
    }
}
