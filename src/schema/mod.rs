//! Every format of the user's files, described for editors as JSON Schema, draft 2020-12.
//!
//! Takes: the name of a format, and for files that name facts and rules the system that has them. Gives: a schema with
//! a Dutch explanation of every key. Leaves to others: reading and checking, which the loaders do; `tests/files/schema/`
//! holds each schema to the answers of its loader, key by key and word by word, in both directions.

mod parts;
mod rulebook;

use crate::rulebook::System;
use crate::scenario::formats::Format;
use serde_json::{Value, json};

/// The schema of a format; `None` where the format needs a system and there is none.
pub fn schema(format: Format, system: Option<&System>) -> Option<Value> {
    let described = match format {
        Format::Rulebook => rulebook::rulebook(),
        Format::System => rulebook::system(),
        Format::Overlay => rulebook::overlay(),
        _ => return None,
    };
    let mut out = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema" });
    if let (Some(out), Value::Object(keywords)) = (out.as_object_mut(), described) {
        out.extend(keywords);
    }
    Some(out)
}
