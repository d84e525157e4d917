//! The threads that calculate.

use crate::text::{Text, text};
use std::fmt;

/// Starts them: so many, or one per processor. One thread is the one that is there already.
///
/// # Errors
/// When the system gives none.
pub(super) fn start(threads: Option<u16>) -> Result<(), ThreadError> {
    let builder = rayon::ThreadPoolBuilder::new();
    let builder = match threads.map(usize::from) {
        Some(1) => builder.num_threads(1).use_current_thread(),
        Some(many) => builder.num_threads(many),
        None => builder,
    };
    builder.build_global().map_err(|_| ThreadError { asked: threads })
}

/// No threads to be had.
#[derive(Debug, thiserror::Error)]
pub(super) struct ThreadError {
    asked: Option<u16>,
}

impl ThreadError {
    /// What went wrong and what to do.
    pub(in crate::cli) fn told(&self) -> Text {
        let what = match self.asked {
            Some(many) => text!(so_many_threads, count = many),
            None => text!(threads_to_calculate),
        };
        text!(no_threads, what = what)
    }
}

impl fmt::Display for ThreadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}
