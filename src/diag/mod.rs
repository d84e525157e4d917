//! Mistakes in a user's files: what is wrong, where, what was expected and what to do.
//!
//! Takes: source text and byte ranges. Gives: diagnostics a person can act on, all of a file at once.

mod codes;
mod diagnostic;
mod document;
mod read_source;
mod render;
mod source;
mod suggest;
mod toml_habits;

pub use codes::CODES;
pub use diagnostic::{Diagnostic, Diagnostics, Place};
pub use document::{Entry, Fields, Located, Node, Value, parse_document};
pub use render::{Colour, is_harmful, plain_text, render_all};
pub use source::{Source, Span};
pub use suggest::{closest, nearest};
