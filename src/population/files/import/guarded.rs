//! The one place where a panic of a parser of others is caught: a damaged Parquet file may bring its reader to one.
//!
//! Takes: a call into that reader. Gives: what it gives, or what the panic said. Leaves to others: the words for the user.

use crate::text::Text;
use crate::text::text;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside a reader whose panics are caught.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Calls a reader; its panic is an error, and is not printed.
///
/// # Errors
/// What the panic said.
pub(super) fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, Text> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_GUARDED.get() {
                before(info);
            }
        }));
    });
    IS_GUARDED.set(true);
    // After a panic the reader is not used again.
    let outcome = panic::catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(false);
    outcome.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied()).map_or_else(|| text!(data_reader_stopped), Text::same)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_a_reader_is_an_error_with_its_words() {
        assert_eq!(guarded(|| 3), Ok(3));
        assert_eq!(guarded::<u8>(|| panic!("kapot")), Err(Text::same("kapot")));
        assert_eq!(guarded::<u8>(|| panic!("kapot {}", 2)), Err(Text::same("kapot 2")));
    }
}
