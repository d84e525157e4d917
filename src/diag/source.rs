//! A file that was read, and byte ranges in it.

use std::ops::Range;
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
