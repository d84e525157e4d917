//! The one writer of files: what stands under a name is the old output or the new one, whole, and never something else of
//! the user.
//!
//! Takes: a place (a folder or a file), what was read to make the output, and bytes. Gives: the files in place with a
//! receipt, and what they replaced; or a refusal after which everything is as it was. Leaves to others: what is written.
//!
//! Everything is written into a hidden work folder beside the place and changes names with it at the end. A folder counts
//! as ours by its receipt, which has the hash of every file in it; a single file by the mark that it carries.

mod disk;
mod error;
mod leftovers;
mod place;
mod receipt;
mod standing;
mod system;
#[cfg(test)]
mod tests;
mod work;
mod write;

pub use error::OutputError;
pub use place::{Mark, Place};
pub use receipt::{Fate, RECEIPT, Receipt, read_receipt, states};
pub use work::{NewFile, Work, Written};
