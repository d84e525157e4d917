//! The words of a number or date that is not written as it is taken.
//!
//! Takes: what `units` makes of a written number or date. Gives: message and remedy. Leaves to others: its place.

use crate::text::{Text, text};
use crate::units::{Language, Miswritten, Unusual};

impl Miswritten {
    /// What is wrong.
    pub fn message(&self) -> Text {
        match self {
            Miswritten::Ambiguous { written, thousands, decimal } => {
                text!(number_has_two_readings, written = written, a = thousands, b = shown(decimal))
            }
            Miswritten::Instead { written, because, .. } => {
                text!(written_unusually, written = written, what = in_words(*because))
            }
            Miswritten::NotANumber(written) => text!(not_a_number, written = written),
            Miswritten::TooLarge(written) => text!(number_too_large, written = written),
            Miswritten::NotADate(written) => text!(not_a_date, written = written),
        }
    }

    /// What to do.
    pub fn remedy(&self) -> Text {
        match self {
            Miswritten::Ambiguous { thousands, decimal, .. } => {
                text!(choose_a_reading, a = thousands, b = shown(decimal), right = decimal)
            }
            Miswritten::Instead { right, .. } => text!(write_instead, right = right),
            Miswritten::NotANumber(_) => text!(write_a_number),
            Miswritten::TooLarge(_) => text!(write_a_smaller_number),
            Miswritten::NotADate(_) => text!(write_a_date),
        }
    }

    /// Both, for a message that has one sentence.
    pub fn sentence(&self) -> Text {
        Text::joined([&self.message(), &self.remedy()], "; ")
    }
}

/// A number with the decimal mark of each language.
fn shown(decimal: &str) -> Text {
    Text::in_each(|language| match language {
        Language::Dutch => decimal.replace('.', ","),
        Language::English => decimal.to_owned(),
    })
}

fn in_words(what: Unusual) -> Text {
    match what {
        Unusual::Quote => text!(unusual_quote),
        Unusual::Currency => text!(unusual_currency),
        Unusual::Percent => text!(unusual_percent),
        Unusual::Minus => text!(unusual_minus),
        Unusual::Space => text!(unusual_space),
        Unusual::Comma => text!(unusual_comma),
        Unusual::Thousands => text!(unusual_thousands),
        Unusual::DayFirst => text!(unusual_day_first),
    }
}
