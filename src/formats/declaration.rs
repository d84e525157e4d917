//! What a format consists of, as data: blocks of keys, each with its type, unit, range and explanation.
//!
//! Takes: what readers declare ([`super::Keys`]). Gives: the declaration that the JSON Schema (`json_schema`) and the page
//! of the manual (`manual`) are made of. Leaves to others: reading.

use crate::formats::rules::Rule;
use crate::formats::words::Words;
use crate::units::{Language, greatest_written};
use serde_json::Value;
use std::fmt::Display;

/// A block: its keys and what holds between them.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// The keys, in the order in which they are declared.
    pub keys: Vec<Declared>,
    /// What holds between keys.
    pub rules: Vec<Rule>,
    /// The name under which the block is described once, where it occurs more than once.
    pub shared: Option<&'static str>,
    /// Pieces of JSON Schema that [`Shape::Free`] refers to, by name.
    pub pieces: Vec<(String, Value)>,
}

/// A key of a block.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The key.
    pub name: String,
    /// Whether it must be there.
    pub is_needed: bool,
    /// What it may hold.
    pub shape: Shape,
    /// What it means.
    pub help: Words,
    /// What holds when it is left out, where that is worth a word.
    pub left_out: Option<Words>,
    /// How the dashboard turns it, where it does.
    pub dial: Option<Dial>,
    /// What else the program does with the number.
    pub mark: Option<Mark>,
}

/// What the program does with a number besides computing with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `stelsel calibrate` may fit it, between its low and high end.
    Fitted,
    /// A scenario chooses its value, its low or its high end.
    InSets,
}

/// A number that the dashboard turns while a scenario is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Dial {
    /// Name on the screen.
    pub name: Words,
    /// Unit on the screen.
    pub unit: Words,
    /// Lowest value on the screen.
    pub low: f64,
    /// Highest value on the screen.
    pub high: f64,
    /// One press of a key.
    pub step: f64,
    /// The number on the screen over that in the file: 100 for a share shown in percent.
    pub scale: f64,
    /// For a choice: the word at zero and the word at one.
    pub words: Option<[&'static str; 2]>,
    /// Value on the screen when the file leaves the key out.
    pub left_out: f64,
}

impl Dial {
    /// A dial from `low` to `high`, in units of the file.
    pub fn new(name: [&'static str; 2], unit: [&'static str; 2], low: f64, high: f64, step: f64) -> Dial {
        Dial {
            name: Words::new(name[0], name[1]),
            unit: Words::new(unit[0], unit[1]),
            low,
            high,
            step,
            scale: 1.0,
            words: None,
            left_out: low,
        }
    }

    /// A dial of a share, shown in percent.
    pub fn percent(name: [&'static str; 2], step: f64) -> Dial {
        Dial { scale: 100.0, ..Dial::new(name, ["%", "%"], 0.0, 100.0, step) }
    }

    /// A dial that stands at one of two words: the first at zero, the second at one.
    pub fn switch(name: [&'static str; 2], words: [&'static str; 2]) -> Dial {
        Dial { words: Some(words), ..Dial::new(name, ["", ""], 0.0, 1.0, 1.0) }
    }

    /// The number for the file of a number on the screen, cut off at the range.
    pub fn to_file(&self, shown: f64) -> f64 {
        shown.clamp(self.low, self.high) / self.scale
    }
}

/// Unit and range of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Unit as files write it.
    pub unit: &'static str,
    /// Least, where there is one.
    pub least: Option<f64>,
    /// Most, where there is one.
    pub most: Option<f64>,
    /// Whether it comes whole.
    pub is_whole: bool,
}

impl Measure {
    /// A number in a unit, of any size.
    pub const fn of(unit: &'static str) -> Measure {
        Measure { unit, least: None, most: None, is_whole: false }
    }

    /// A share, from zero to one.
    pub const fn share() -> Measure {
        Measure::of("ratio").between(0.0, 1.0)
    }

    /// A number of months.
    pub const fn months(least: f64, most: f64) -> Measure {
        Measure::of("maand").between(least, most).whole()
    }

    /// With a least and a most.
    #[must_use]
    pub const fn between(self, least: f64, most: f64) -> Measure {
        Measure { least: Some(least), most: Some(most), ..self }
    }

    /// With a least.
    #[must_use]
    pub const fn from(self, least: f64) -> Measure {
        Measure { least: Some(least), ..self }
    }

    /// In whole units only.
    #[must_use]
    pub const fn whole(self) -> Measure {
        Measure { is_whole: true, ..self }
    }

    /// The greatest number that makes sense: a share or percentage is no thousand.
    pub fn greatest(&self) -> f64 {
        self.most.unwrap_or_else(|| greatest_written(!matches!(self.unit, "ratio" | "%")))
    }

    /// Whether a number lies in the range.
    pub fn holds(&self, number: f64) -> bool {
        self.least.is_none_or(|least| least <= number) && self.most.is_none_or(|most| number <= most)
    }

    /// Unit and range in words; empty where there is neither.
    pub fn words(&self, language: Language) -> String {
        let range = range_in_words(self.least, self.most, language);
        let parts = [self.unit, range.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// A range in words: `0 tot en met 1`, `0 of meer`, `hoogstens 1`; empty where there is neither end.
pub fn range_in_words(least: Option<impl Display>, most: Option<impl Display>, language: Language) -> String {
    let dutch = language == Language::Dutch;
    match (least, most, dutch) {
        (Some(least), Some(most), true) => format!("{least} tot en met {most}"),
        (Some(least), Some(most), false) => format!("{least} to {most}"),
        (Some(least), None, true) => format!("{least} of meer"),
        (Some(least), None, false) => format!("{least} or more"),
        (None, Some(most), true) => format!("hoogstens {most}"),
        (None, Some(most), false) => format!("at most {most}"),
        (None, None, _) => String::new(),
    }
}

/// What a key may hold.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text.
    Text {
        /// What an editor may offer.
        examples: Vec<&'static str>,
        /// Pattern that it has.
        pattern: Option<&'static str>,
        /// Exactly so many characters.
        length: Option<usize>,
    },
    /// A word from a closed list.
    Word(Vec<String>),
    /// `true` or `false`.
    Flag,
    /// A date.
    Date,
    /// A number, bare or between quotes.
    Number(Measure),
    /// A number without quotes.
    Figure(Measure),
    /// A whole number, bare or between quotes.
    Whole(i64, i64),
    /// A whole number without quotes.
    WholeFigure(Option<i64>, Option<i64>),
    /// A number with its source.
    Sourced(Measure),
    /// A block with keys.
    Block(Block),
    /// A list.
    List {
        /// What each item is.
        of: Box<Shape>,
        /// Least number of items.
        least: usize,
    },
    /// Names chosen by the user, each with a value of one shape.
    Named {
        /// What each value is.
        of: Box<Shape>,
        /// Whether a formula can use the names.
        in_formulas: bool,
    },
    /// Names from a list that follows from other files or from the program.
    Facts(Vec<Declared>),
    /// One of these.
    Either(Vec<Shape>),
    /// What follows from other files, as JSON Schema says it, and in words.
    Free(Value, Words),
}
