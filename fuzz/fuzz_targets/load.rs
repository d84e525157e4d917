//! A text: see `tried/load.rs`.

#![no_main]

#[path = "../tried/load.rs"]
mod load;

use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|text: &str| load::load(text, &Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rulebooks/basis")));
