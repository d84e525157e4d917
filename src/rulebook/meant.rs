//! "Did you mean", before what else can be done.
//!
//! Takes: a known name close to the misspelt one, if there is one, and a remedy. Gives: the remedy with the name in front.
//! Leaves to others: which name is close (`diag`).

use crate::text::{Text, text};

/// The remedy, after the name that may be meant.
pub(crate) fn meant(near: Option<&str>, otherwise: Text) -> Text {
    match near {
        Some(near) => text!(rulebook_did_you_mean, near = near, otherwise = otherwise),
        None => otherwise,
    }
}
