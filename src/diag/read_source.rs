//! Reading a file as a source, with a diagnostic where that cannot be done.
//!
//! Takes: a path. Gives: a [`Source`]. Leaves to others: what stands in it (`document`).

use crate::diag::diagnostic::Diagnostic;
use crate::diag::files::{open_regular, read_at_most, unopened};
use crate::diag::source::Source;
use crate::text::{Text, text};
use std::path::Path;
use std::sync::Arc;

impl Source {
    /// Reads a regular file; the file's text must be UTF-8 and at most 16 MiB.
    ///
    /// # Errors
    /// A diagnostic `B001` that names the file and what to do.
    pub fn read(path: &Path) -> Result<Arc<Source>, Diagnostic> {
        const MOST_BYTES: u64 = 16 << 20;
        let name = path.display().to_string();
        let fail = |what: Text, remedy: Text| Diagnostic::general("B001", what, remedy);
        let unread = |why: crate::diag::files::Unopened| {
            fail(text!(file_unreadable, file = &name, why = &why.reason), why.remedy)
        };
        let file = open_regular(path).map_err(unread)?;
        let Some(bytes) = read_at_most(file, MOST_BYTES).map_err(|error| unread(unopened(&error)))? else {
            return Err(fail(text!(file_over_16_mib, file = &name), text!(split_file)));
        };
        let text =
            String::from_utf8(bytes).map_err(|_| fail(text!(file_not_utf8, file = &name), text!(save_as_utf8)))?;
        Ok(Source::new(name, text))
    }
}
