//! Reading a file as a source, with a diagnostic where that cannot be done.
//!
//! Takes: a path. Gives: a [`Source`]. Leaves to others: what stands in it (`document`).

use crate::diag::diagnostic::Diagnostic;
use crate::diag::files::{open_regular, read_at_most, unopened};
use crate::diag::source::Source;
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
        let fail = |what: String, remedy: &str| Diagnostic::general("B001", what, remedy);
        let unread = |why: crate::diag::files::Unopened| {
            fail(format!("het bestand `{name}` kan niet worden gelezen: {}", why.reason), why.remedy)
        };
        let file = open_regular(path).map_err(unread)?;
        let Some(bytes) = read_at_most(file, MOST_BYTES).map_err(|error| unread(unopened(&error)))? else {
            return Err(fail(format!("`{name}` is groter dan 16 MiB"), "splits het bestand"));
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| fail(format!("`{name}` is geen UTF-8-tekst"), "sla het bestand op als UTF-8"))?;
        Ok(Source::new(name, text))
    }
}
