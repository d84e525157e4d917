//! What a person reads, in Dutch and in English.
//!
//! Takes: a key of the text files, and arguments. Gives: [`Text`], the one bilingual type; text in which nothing is hidden
//! ([`show_hidden_chars`]). Leaves to others: when a sentence is said, and the numbers in it.
//!
//! Every sentence stands in `nl/` and `en/`, in files of the same names with the same keys. Code names a sentence with
//! `text!`: `text!(budget_sign, year = 2026)`.

mod catalogue;
mod visible;
mod wording;

pub use crate::text::catalogue::{Argument, has_key, of_key};
pub use crate::text::visible::{escape_formula, is_hidden_char, push_shown, shortened, show_hidden_chars};
pub use crate::text::wording::Text;

/// The text of a key, in both languages: `text!(key)`, or `text!(key, name = value)` with the arguments that the text
/// files name for it.
///
/// A test compares every use with the text files: the key exists and takes exactly these arguments.
macro_rules! text {
    ($key:ident $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::of_key(
            stringify!($key),
            &[$((stringify!($name), $crate::text::Argument::from($value))),*],
        )
    };
}
pub(crate) use text;
