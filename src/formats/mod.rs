//! File formats: each key is declared where it is read, and everything that is said about it follows from that.
//!
//! ```text
//!  a reader: keys.get(need("vertraging_maanden", sourced(months(0, 11)), "…", "…").dial(…))
//!      │
//!      ├─ over a file ─► typed values, every mistake with its place, numbers with their source, dials
//!      └─ over nothing ─► Block ─► JSON Schema · page of the manual · what the dashboard and the fit may move
//! ```
//!
//! Takes: the readers of the modules above, which stand beside what the values are for. Gives: reading, and declarations.
//! Leaves to others: which formats there are (`scenario::formats`).

mod blocks;
mod declaration;
mod facts;
mod form;
mod json_schema;
mod keys;
mod label;
mod manual;
mod rules;
mod sourced;
mod sourced_number;
mod words;

pub use blocks::{block, blocks, list, named, named_values, settings, word_or};
pub use declaration::{Block, Declared, Dial, Mark, Measure, Shape, range_in_words};
pub use facts::{Fact, facts, raw_block, raw_blocks};
pub use form::{
    Choice, TextForm, choice, date, decimal, figure, flag, number, raw, text, text_as, unknown_word, whole, word_of,
};
pub use json_schema::{of_format, of_shape};
pub use keys::{AS_WRITTEN, Form, FoundDial, Gathered, Key, Keys, Turned, describe, may, need, read};
pub use label::{Label, label_as};
pub use manual::{Page, page};
pub use rules::{Condition, Rule, has, has_any, is};
pub use sourced::{EVIDENCE, HIGH, LOW, Ranged, assumption_has_ends, cited, evidence, ranged, sourced};
pub use sourced_number::SourcedNumber;
pub use words::{Words, words_of_key};

#[cfg(test)]
mod tests;
