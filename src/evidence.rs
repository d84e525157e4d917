//! How sure a number is, and a number with what it rests on.
//!
//! Takes: nothing. Gives: one grade of evidence for every file and stage, and a value with its range, source and grade.
//! Leaves to others: reading them from a file, and which file demands a range.

/// How sure a number is, from sure to unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Evidence {
    /// Two independent sources agree.
    #[serde(rename = "bevestigd")]
    Confirmed,
    /// One source was read.
    #[serde(rename = "bron")]
    Sourced,
    /// From memory, unchecked.
    #[serde(rename = "geheugen")]
    Memory,
    /// A choice of the modeller, of which nobody knows the true value.
    #[serde(rename = "aanname")]
    Assumption,
    /// A choice of policy: there is no true value that it could miss.
    #[serde(rename = "keuze")]
    Choice,
}

impl Evidence {
    /// All, from sure to unsure.
    pub const ALL: [Evidence; 5] =
        [Evidence::Confirmed, Evidence::Sourced, Evidence::Memory, Evidence::Assumption, Evidence::Choice];

    /// The words of the files, in the order of [`Evidence::ALL`].
    pub const WORDS: [&'static str; 5] = ["bevestigd", "bron", "geheugen", "aanname", "keuze"];

    /// The word in a file.
    pub fn dutch(self) -> &'static str {
        Evidence::WORDS[self as usize]
    }

    /// The same for an English reader.
    pub fn english(self) -> &'static str {
        ["confirmed", "sourced", "memory", "assumed", "choice"][self as usize]
    }

    /// Reads the word of a file.
    pub fn parse(word: &str) -> Option<Evidence> {
        Evidence::ALL.into_iter().find(|grade| grade.dutch() == word)
    }

    /// Whether it rests on memory or on a choice, and not on a source that was read.
    pub fn is_assumed(self) -> bool {
        self > Evidence::Sourced
    }

    /// Whether the true value may well be another.
    pub fn is_unsure(self) -> bool {
        matches!(self, Evidence::Memory | Evidence::Assumption)
    }

    /// Whether a file must say how low and how high the value can be.
    pub fn needs_range(self) -> bool {
        self == Evidence::Assumption
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.dutch())
    }
}

/// A value with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Lowest value thought possible.
    pub low: Option<T>,
    /// Highest value thought possible.
    pub high: Option<T>,
    /// Source, as a reader may look it up.
    pub source: String,
    /// How sure.
    pub grade: Evidence,
}

impl<T> Sourced<T> {
    /// The same in another unit or form.
    pub fn map<U>(self, convert: impl Fn(T) -> U) -> Sourced<U> {
        Sourced {
            value: convert(self.value),
            low: self.low.map(&convert),
            high: self.high.map(&convert),
            source: self.source,
            grade: self.grade,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_files_is_read_back_and_no_other() {
        for grade in Evidence::ALL {
            assert_eq!(Evidence::parse(grade.dutch()), Some(grade));
            assert_eq!(serde_json::to_string(&grade).unwrap(), format!("\"{}\"", grade.dutch()));
        }
        assert_eq!(Evidence::parse("Bron"), None);
    }

    #[test]
    fn a_choice_of_policy_is_assumed_and_needs_no_range() {
        let needs: Vec<&str> = Evidence::ALL.into_iter().filter(|g| g.needs_range()).map(Evidence::dutch).collect();
        assert_eq!(needs, ["aanname"]);
        let assumed: Vec<&str> = Evidence::ALL.into_iter().filter(|g| g.is_assumed()).map(Evidence::dutch).collect();
        assert_eq!(assumed, ["geheugen", "aanname", "keuze"]);
    }

    #[test]
    fn the_range_goes_along_into_another_unit() {
        let percent =
            Sourced { value: 12.0, low: Some(10.0), high: None, source: "CBS".to_owned(), grade: Evidence::Sourced };
        let share = percent.map(|value| value / 100.0);
        assert_eq!((share.value, share.low, share.high), (0.12, Some(0.1), None));
    }
}
