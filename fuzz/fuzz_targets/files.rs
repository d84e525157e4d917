//! A byte and a text: see `tried/files.rs`.

#![no_main]

#[path = "../tried/files.rs"]
mod files;

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use stelsel::rulebook::{System, load_system};

static BASIS: LazyLock<System> = LazyLock::new(|| {
    let basis = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rulebooks/basis");
    load_system(&basis, &[]).expect("the small system")
});

fuzz_target!(|data: (u8, &str)| files::read_any(data.0, data.1, &BASIS));
