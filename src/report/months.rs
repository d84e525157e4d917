//! The names of the months.
//!
//! Takes: nothing. Gives: a short name for each, in both languages. Leaves to others: which months are told of.

use crate::text::Text;
use crate::text::text;
use crate::units::MONTHS;

/// Short names, January first.
pub fn month_names() -> [Text; MONTHS] {
    [
        text!(month_january),
        text!(month_february),
        text!(month_march),
        text!(month_april),
        text!(month_may),
        text!(month_june),
        text!(month_july),
        text!(month_august),
        text!(month_september),
        text!(month_october),
        text!(month_november),
        text!(month_december),
    ]
}
