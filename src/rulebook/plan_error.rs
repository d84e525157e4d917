//! Why a plan cannot be made.
//!
//! Takes: nothing. Gives: [`PlanError`]. Leaves to others: the place in a file (`system`).

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// A result that the system does not have.
    #[error("`{name}` is geen invoer of regel van het stelsel{suggestion}")]
    UnknownOutput {
        /// Name asked for.
        name: String,
        /// "; bedoelde u …" or nothing.
        suggestion: String,
    },
    /// A year outside those of the system.
    #[error("het stelsel `{system}` kent {year} niet; het kent {known}")]
    YearNotCovered {
        /// Id of the system.
        system: String,
        /// Year asked for.
        year: i16,
        /// Years it has.
        known: String,
    },
    /// A number or formula that is missing in the year.
    #[error("`{name}` heeft geen waarde op {date}; voeg er een toe in {file}")]
    NoValue {
        /// Parameter, table or rule.
        name: String,
        /// First day without a value.
        date: String,
        /// File of the definition.
        file: String,
    },
}
