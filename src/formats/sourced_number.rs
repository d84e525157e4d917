//! What a file says of a number: value, unit, source, grade of evidence, ends.
//!
//! Takes: what the form of such a number has read (`sourced`). Gives: the number for computing and for lists of sources.

use crate::diag::Span;
use crate::evidence::Sourced;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A number from a file, with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcedNumber {
    /// Name: block and key.
    pub name: String,
    /// Value with its range, source and grade.
    pub figure: Sourced<Decimal>,
    /// Unit as written.
    pub unit: String,
    /// Remark.
    pub note: Option<String>,
    /// Where the value stands in its file.
    pub place: Span,
}

impl SourcedNumber {
    /// The value as it is used in a run.
    pub fn value(&self) -> f64 {
        self.figure.value.to_f64().unwrap_or(0.0)
    }

    /// Low and high end, where the file gives both.
    pub fn ends(&self) -> Option<(f64, f64)> {
        Some((self.figure.low?.to_f64()?, self.figure.high?.to_f64()?))
    }
}
