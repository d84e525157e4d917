//! From measures to the report model: sections, sentences, tables and charts in both languages.
//!
//! Takes: [`Measures`], comparisons with published figures, and a [`ReportHead`]. Gives: a [`Report`].
//! Leaves to others: the numbers (`measure`), the formats (the renderers beside this module).

mod agency;
mod budget;
pub(super) mod changes;
pub(super) mod checks;
mod coverage;
mod delivery;
mod financed;
mod guide;
mod head;
mod incomes;
mod key_points;
#[cfg(test)]
mod key_words_tests;
mod people;
pub(super) mod published;
#[cfg(test)]
mod same_figure_tests;
#[cfg(test)]
mod tests;
mod timing;
mod toelage;
mod wording;

pub use financed::{FinancedText, financed};
pub use head::{HouseholdOrigin, ReportHead};
pub use incomes::DECILE_CHART;

use crate::measure::Comparison;
use crate::measure::Measures;
use crate::report::Assumption;
use crate::report::Report;
use crate::text::Text;
use crate::text::text;
use crate::units::Language;

/// The report of a run.
pub fn build(head: ReportHead, measures: &Measures, comparisons: &[Comparison]) -> Report {
    let sections = vec![
        key_points::key_points(measures),
        budget::budget(measures),
        incomes::incomes(measures),
        delivery::usage(measures),
        delivery::certainty(measures),
        timing::timing(measures),
        people::people(measures),
        agency::agency(measures),
        toelage::toelage(measures),
        published::published(comparisons),
        guide::guide(measures, &head.not_modelled, &head.households),
    ];
    Report {
        title: head.title,
        question: head.question,
        receipt: head.receipt,
        sections,
        sources: head.sources,
        assumptions: head.assumptions.into_iter().chain(std::iter::once(tax_in_year())).collect(),
    }
}

/// The one assumption that the measures themselves make.
fn tax_in_year() -> Assumption {
    // The ledger of assumptions is in Dutch.
    let say = |words: Text| words.said_in(Language::Dutch);
    Assumption {
        name: say(text!(tax_in_year_name)),
        label: text!(tax_in_year_name),
        value: say(text!(tax_in_year_value)),
        low: say(text!(tax_in_year_value)),
        high: say(text!(tax_in_year_high)),
        reason: say(text!(tax_in_year_reason)),
    }
}
