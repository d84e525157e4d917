//! Remedies that begin with the name that comes closest.
//!
//! Takes: a remedy. Gives: the same behind a question. Leaves to others: which name comes closest (`diag`).

use crate::text::{Text, text};

/// A remedy, behind the question whether the nearest name was meant, where there is one.
pub(crate) fn with_nearest(nearest: Option<&str>, remedy: Text) -> Text {
    match nearest {
        Some(near) => Text::joined([&text!(did_you_mean, near = near), &remedy], " "),
        None => remedy,
    }
}
