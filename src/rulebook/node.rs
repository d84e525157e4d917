//! A checked formula: every name resolved, every part with its type, entity and period.

use crate::diag::Span;
use crate::table::{Entity, Period, ValueType};
use crate::units::Rounding;
use rust_decimal::Decimal;

/// Position of an input or rule in its system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueId(pub usize);

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// On which day an age is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeAt {
    /// First day of the month (month rules).
    MonthStart,
    /// First day of the quarter that the month is in.
    QuarterStart,
    /// 1 January.
    YearStart,
    /// 31 December.
    YearEnd,
}

/// How values of persons become one value of the household. A second argument, if any, is the condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonFold {
    /// `som`
    Sum,
    /// `aantal`
    Count,
    /// `minstens_een`
    Any,
    /// `max`; zero if nobody meets the condition
    Max,
    /// `min`; zero if nobody meets the condition
    Min,
}

/// Which way persons are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The smallest, or the earliest date, first.
    Ascending,
    /// The largest, or the latest date, first.
    Descending,
}

/// The order of persons: by a key, and perhaps a second one where the first is equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranking {
    /// Of the first key.
    pub first: Direction,
    /// Of the second key, if there is one.
    pub second: Option<Direction>,
}

/// What a part does with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// A number in its unit.
    Number(Decimal),
    /// A truth value.
    Bool(bool),
    /// A date, days since 1970.
    Date(i32),
    /// A value of an enumeration.
    EnumValue(u32),
    /// An input or rule.
    Value(ValueId),
    /// A parameter, by position in its system.
    Parameter(usize),
    /// `-x`
    Negate,
    /// `niet x`
    Not,
    /// `a + b`
    Add,
    /// `a - b`
    Sub,
    /// `a * b`
    Mul,
    /// `a / b`
    Div,
    /// `a en b`
    And,
    /// `a of b`
    Or,
    /// `a < b` and the like
    Compare(Comparison),
    /// `als c dan a anders b`
    If,
    /// Smallest of the arguments.
    Min,
    /// Largest of the arguments.
    Max,
    /// Rounding.
    Round(Rounding),
    /// `schijven(x, tabel)`: position of the table.
    Brackets(usize),
    /// `opzoeken(tabel, x)`: position of the table.
    Lookup(usize),
    /// Over the persons of the household.
    Persons(PersonFold),
    /// `som_maanden`
    SumMonths,
    /// `gemiddelde_maanden(x)`: over the year.
    MeanYear,
    /// `gemiddelde_maanden(x, n)`: this month and those before.
    MeanMonths(u8),
    /// `maximum_maanden`
    MaxMonths,
    /// `altijd`
    AllMonths,
    /// `ooit`
    AnyMonth,
    /// `in_januari`
    January,
    /// `vorige(x, n)`
    Previous(u8),
    /// Times numerator over denominator (`per_maand` and the like).
    Scale(u32, u32),
    /// `leeftijd` and the like.
    Age(AgeAt),
    /// `geboren`
    Born,
    /// `rang_oplopend` and `rang_aflopend`: arguments are the condition and one or two keys; zero for who does not
    /// meet the condition
    Rank(Ranking),
    /// `begin_kwartaal`
    QuarterStart,
    /// `aantal_maanden`
    CountMonths,
    /// `peildatum`: first of the month, or 1 January in a rule per year
    ReferenceDate,
    /// `jaar`: calendar year of a date
    YearOf,
    /// `maanden_tussen`: whole months from the first date to the second
    MonthsBetween,
}

/// A part of a checked formula.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it does.
    pub op: Op,
    /// With what.
    pub args: Vec<Node>,
    /// Type of its value.
    pub value_type: ValueType,
    /// Whose value; a constant is the household's.
    pub entity: Entity,
    /// How often; a constant is `Fixed`.
    pub period: Period,
    /// Place in the file of the rule.
    pub span: Span,
}

impl Node {
    /// Calls `visit` for this part and all parts in it.
    pub fn walk(&self, visit: &mut impl FnMut(&Node)) {
        visit(self);
        for argument in &self.args {
            argument.walk(visit);
        }
    }

    /// The inputs and rules it names, in order of first mention.
    pub fn values(&self) -> Vec<ValueId> {
        let mut out = Vec::new();
        self.walk(&mut |node| {
            if let Op::Value(id) = node.op
                && !out.contains(&id)
            {
                out.push(id);
            }
        });
        out
    }
}
