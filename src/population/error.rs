//! Why a population cannot be made.
//!
//! Takes: nothing. Gives: the error. Leaves to others: mistakes in the files, which are diagnostics.

/// A population that cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PopulationError {
    /// No households asked for.
    #[error("a sample has at least one household")]
    EmptySample,
    /// More households asked for than the country has.
    #[error("a sample of {sample} is larger than the population of {households:.0} households")]
    SampleTooLarge {
        /// Households asked for.
        sample: u32,
        /// Households in the country.
        households: f64,
    },
    /// The margins of the target file contradict each other.
    #[error("the margin `{margin}` cannot be met: still {deviation:.4} of all households off")]
    NoFit {
        /// Name of the margin that is furthest off.
        margin: &'static str,
        /// Largest deviation, as a share of all households.
        deviation: f64,
    },
}
