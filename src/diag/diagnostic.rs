//! One mistake and a list of them, apart from how they are shown.
//!
//! Takes: nothing. Gives: [`Diagnostic`], [`Diagnostics`]. Leaves to others: the excerpt of the file (`render`).

use crate::diag::source::{Source, Span};
use crate::text::Text;
use std::sync::Arc;

/// One place in a file, with a remark.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Byte range in the file.
    pub span: Span,
    /// What is to be seen here.
    pub remark: Text,
}

/// One mistake.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Stable code, such as `R012`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: Text,
    /// Where; the first is the place itself, the others explain it. May be empty for a file that cannot be read.
    pub places: Vec<Place>,
    /// What to do.
    pub remedy: Text,
}

impl Diagnostic {
    /// A mistake at one place.
    pub fn at(
        code: &'static str,
        source: &Arc<Source>,
        span: Span,
        message: impl Into<Text>,
        remedy: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic {
            code,
            message: message.into(),
            places: vec![Place { source: Arc::clone(source), span, remark: Text::default() }],
            remedy: remedy.into(),
        }
    }

    /// A mistake without a place in a text, such as a file that is missing.
    pub fn general(code: &'static str, message: impl Into<Text>, remedy: impl Into<Text>) -> Diagnostic {
        Diagnostic { code, message: message.into(), places: Vec::new(), remedy: remedy.into() }
    }

    /// Adds what is to be seen at the first place.
    #[must_use]
    pub fn remark(mut self, remark: impl Into<Text>) -> Diagnostic {
        if let Some(first) = self.places.first_mut() {
            first.remark = remark.into();
        }
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, source: &Arc<Source>, span: Span, remark: impl Into<Text>) -> Diagnostic {
        self.places.push(Place { source: Arc::clone(source), span, remark: remark.into() });
        self
    }
}

/// All mistakes found, in the order of the files.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another list.
    pub fn extend(&mut self, others: Diagnostics) {
        self.0.extend(others.0);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok(value)` when nothing was found.
    ///
    /// # Errors
    /// The list itself when it holds a mistake.
    pub fn into_result<T>(self, value: T) -> Result<T, Diagnostics> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Diagnostics {
        Diagnostics(vec![one])
    }
}

impl std::error::Error for Diagnostics {}
