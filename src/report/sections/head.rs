//! What a report says of its run besides figures.
//!
//! Takes: what the scenario and its run say of themselves. Gives: [`ReportHead`]. Leaves to others: the sections.

use crate::report::{Assumption, Receipt, SourceEntry};
use crate::text::Text;

/// What the scenario says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportHead {
    /// Title.
    pub title: Text,
    /// The question in one or two sentences.
    pub question: Text,
    /// What was run.
    pub receipt: Receipt,
    /// Sources used.
    pub sources: Vec<SourceEntry>,
    /// Assumptions used.
    pub assumptions: Vec<Assumption>,
    /// What the run leaves out, one sentence each.
    pub not_modelled: Vec<Text>,
    /// Whether the households are made up or from a file.
    pub households: HouseholdOrigin,
}

/// Where the households of a run come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HouseholdOrigin {
    /// Made up by the generator.
    Synthetic,
    /// From microdata.
    File {
        /// Name of the data.
        name: String,
        /// Households in the file; the run may have fewer.
        households: u64,
    },
}
