//! A file that was read, and byte ranges in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Byte range in a source.
pub type Span = Range<usize>;

/// The name and text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As the user wrote it, for messages.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A source from text that is already here.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        Arc::new(Source { name: name.into(), text: text.into() })
    }

    /// Reads a file; the file's text must be UTF-8 and at most 16 MiB.
    ///
    /// # Errors
    /// A diagnostic `B001` that names the file and what to do.
    pub fn read(path: &Path) -> Result<Arc<Source>, super::Diagnostic> {
        const MOST_BYTES: u64 = 16 << 20;
        let name = path.display().to_string();
        let fail = |what: String, remedy: &str| super::Diagnostic::general("B001", what, remedy);
        let meta = std::fs::metadata(path).map_err(|e| {
            fail(
                format!("het bestand `{name}` kan niet worden gelezen: {}", reason(&e)),
                "controleer de naam en de plaats van het bestand",
            )
        })?;
        if meta.is_dir() {
            return Err(fail(format!("`{name}` is een map, geen bestand"), "noem een bestand"));
        }
        if meta.len() > MOST_BYTES {
            return Err(fail(format!("`{name}` is groter dan 16 MiB"), "splits het bestand"));
        }
        let bytes = std::fs::read(path).map_err(|e| {
            fail(
                format!("het bestand `{name}` kan niet worden gelezen: {}", reason(&e)),
                "controleer de rechten op het bestand",
            )
        })?;
        let text = String::from_utf8(bytes)
            .map_err(|_| fail(format!("`{name}` is geen UTF-8-tekst"), "sla het bestand op als UTF-8"))?;
        Ok(Source::new(name, text))
    }

    /// Line and column of a byte position, both from 1; columns count characters.
    pub fn line_column(&self, position: usize) -> (usize, usize) {
        let mut position = position.min(self.text.len());
        while !self.text.is_char_boundary(position) {
            position -= 1;
        }
        let before = &self.text[..position];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

fn reason(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "het bestaat niet",
        std::io::ErrorKind::PermissionDenied => "geen leesrechten",
        _ => "lezen mislukt",
    }
}
