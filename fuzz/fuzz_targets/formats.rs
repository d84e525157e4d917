//! A text as the file that the environment names with `KIND`: see `tried/formats.rs`.

#![no_main]

#[path = "../tried/formats.rs"]
mod formats;

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

static BESIDE: LazyLock<formats::Beside> =
    LazyLock::new(|| formats::Beside::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")));
static KIND: LazyLock<String> =
    LazyLock::new(|| std::env::var("KIND").unwrap_or_else(|_| panic!("set KIND to one of {:?}", formats::KINDS)));

fuzz_target!(|text: &str| formats::try_as(&KIND, text, &BESIDE));
