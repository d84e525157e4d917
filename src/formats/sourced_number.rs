//! What a file says of a number: value, unit, source, certainty, ends.
//!
//! Takes: what the form of such a number has read (`sourced`). Gives: the number for computing and for lists of sources.

use crate::diag::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A number from a file, with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcedNumber {
    /// Name: block and key.
    pub name: String,
    /// Value.
    pub value: Decimal,
    /// Unit as written.
    pub unit: String,
    /// Source.
    pub source: String,
    /// `bevestigd`, `bron`, `geheugen` or `aanname`.
    pub certainty: String,
    /// Low end.
    pub low: Option<Decimal>,
    /// High end.
    pub high: Option<Decimal>,
    /// Remark.
    pub note: Option<String>,
    /// Where the value stands in its file.
    pub place: Span,
}

impl SourcedNumber {
    /// The value, for computing.
    pub fn as_f64(&self) -> f64 {
        self.value.to_f64().unwrap_or(0.0)
    }

    /// Low and high end, where the file gives both.
    pub fn ends(&self) -> Option<(f64, f64)> {
        Some((self.low?.to_f64()?, self.high?.to_f64()?))
    }
}

/// From most to least sure.
pub const CERTAINTIES: [&str; 4] = ["bevestigd", "bron", "geheugen", "aanname"];
/// Whether a word of certainty says that a number rests on memory or on a choice, and not on a source that was read.
pub fn is_assumed(certainty: &str) -> bool {
    matches!(certainty, "aanname" | "geheugen")
}

/// The least sure of some words of certainty: what is worked out from several numbers is no surer than the weakest.
pub fn least_sure<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    let place = |word: &str| CERTAINTIES.iter().position(|known| *known == word).unwrap_or(CERTAINTIES.len());
    words.into_iter().max_by_key(|word| place(word)).cloned().unwrap_or_default()
}
