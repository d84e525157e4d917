//! Mistakes in a user's files: what is wrong, where, what was expected and what to do.
//!
//! Takes: source text and byte ranges. Gives: diagnostics a person can act on, all of a file at once.

mod codes;
mod diagnostic;
mod document;
mod files;
mod miswritten;
mod places;
mod read_source;
mod render;
mod source;
mod suggest;
mod toml_habits;
mod toml_reasons;

pub use codes::CODES;
pub use diagnostic::{Diagnostic, Diagnostics, Place};
pub use document::{Entry, Fields, Located, Node, Value, parse_document};
pub use files::{Unopened, hexadecimal, open_regular, read_at_most, sha256, sha256_of_file, unopened};
pub use places::{path_from, project_root};
pub use render::{Colour, plain_text, render_all};
pub use source::{Source, Span};
pub use suggest::{closest, nearest};
