//! The functions of the language: name, arguments, meaning. One place, read by the checker and by messages.

use crate::rulebook::definitions::SchemeKind;
use crate::rulebook::node::{AgeAt, Direction, PersonFold};
use crate::text::{Text, text};

/// Functions of expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// Smallest.
    Min,
    /// Largest.
    Max,
    /// By bracket.
    Brackets,
    /// From a table.
    Lookup,
    /// Sum over months.
    SumMonths,
    /// Mean over months.
    MeanMonths,
    /// Largest over months.
    MaxMonths,
    /// In every month.
    AllMonths,
    /// In some month.
    AnyMonth,
    /// Value of January.
    January,
    /// An earlier month.
    Previous,
    /// To EUR/maand.
    PerMonth,
    /// To EUR/jaar.
    PerYear,
    /// To EUR/kwartaal.
    PerQuarter,
    /// Age on a day.
    Age(AgeAt),
    /// Whether a date is past.
    Born,
    /// Value of the first month of the quarter.
    QuarterStart,
    /// Number of months.
    CountMonths,
    /// The day of the rule.
    ReferenceDate,
    /// Calendar year of a date.
    YearOf,
    /// Whole months between dates.
    MonthsBetween,
    /// The amounts of all schemes of these kinds.
    SchemeSum(&'static [SchemeKind]),
    /// A value, or another one where an overlay has dropped it.
    IfInForce,
}

/// How a function is written: in one of these ways.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage(&'static [&'static str]);

impl Usage {
    /// The ways, as a sentence lists them.
    pub(super) fn told(self) -> Text {
        match self.0 {
            [others @ .., last] if !others.is_empty() => {
                text!(last_of_several, others = others.join(", "), last = *last)
            }
            ways => Text::same(ways.concat()),
        }
    }
}

/// Name, function, and how it is written.
pub(super) const FUNCTIONS: [(&str, Function, Usage); 30] = [
    ("min", Function::Min, Usage(&["min(a, b)"])),
    ("max", Function::Max, Usage(&["max(a, b)"])),
    ("schijven", Function::Brackets, Usage(&["schijven(x, tabel)"])),
    ("opzoeken", Function::Lookup, Usage(&["opzoeken(tabel, x)"])),
    ("som_maanden", Function::SumMonths, Usage(&["som_maanden(x)"])),
    ("gemiddelde_maanden", Function::MeanMonths, Usage(&["gemiddelde_maanden(x)", "gemiddelde_maanden(x, 3)"])),
    ("maximum_maanden", Function::MaxMonths, Usage(&["maximum_maanden(x)"])),
    ("altijd", Function::AllMonths, Usage(&["altijd(c)"])),
    ("ooit", Function::AnyMonth, Usage(&["ooit(c)"])),
    ("in_januari", Function::January, Usage(&["in_januari(x)"])),
    ("vorige", Function::Previous, Usage(&["vorige(x, 1)"])),
    ("per_maand", Function::PerMonth, Usage(&["per_maand(x)"])),
    ("per_jaar", Function::PerYear, Usage(&["per_jaar(x)"])),
    ("per_kwartaal", Function::PerQuarter, Usage(&["per_kwartaal(x)"])),
    ("leeftijd", Function::Age(AgeAt::MonthStart), Usage(&["leeftijd(geboortedatum)"])),
    ("leeftijd_begin_kwartaal", Function::Age(AgeAt::QuarterStart), Usage(&["leeftijd_begin_kwartaal(geboortedatum)"])),
    ("leeftijd_1_januari", Function::Age(AgeAt::YearStart), Usage(&["leeftijd_1_januari(geboortedatum)"])),
    ("leeftijd_einde_jaar", Function::Age(AgeAt::YearEnd), Usage(&["leeftijd_einde_jaar(geboortedatum)"])),
    ("geboren", Function::Born, Usage(&["geboren(geboortedatum)"])),
    ("begin_kwartaal", Function::QuarterStart, Usage(&["begin_kwartaal(x)"])),
    ("aantal_maanden", Function::CountMonths, Usage(&["aantal_maanden(c)"])),
    ("peildatum", Function::ReferenceDate, Usage(&["peildatum()"])),
    ("jaar", Function::YearOf, Usage(&["jaar(geboortedatum)"])),
    ("maanden_tussen", Function::MonthsBetween, Usage(&["maanden_tussen(geboortedatum, peildatum())"])),
    (
        "som_toeslagen",
        Function::SchemeSum(&[SchemeKind::Toeslag, SchemeKind::Toelage]),
        Usage(&["som_toeslagen(maandbedrag)", "som_toeslagen(jaarbedrag)", "som_toeslagen(ophoging_beslagvrije_voet)"]),
    ),
    (
        "som_kinderbijslagen",
        Function::SchemeSum(&[SchemeKind::ChildBenefit]),
        Usage(&["som_kinderbijslagen(maandbedrag)", "som_kinderbijslagen(jaarbedrag)"]),
    ),
    (
        "som_uitkeringen",
        Function::SchemeSum(&[SchemeKind::Benefit]),
        Usage(&["som_uitkeringen(maandbedrag)", "som_uitkeringen(jaarbedrag)"]),
    ),
    (
        "som_belastingen",
        Function::SchemeSum(&[SchemeKind::Tax]),
        Usage(&["som_belastingen(maandbedrag)", "som_belastingen(jaarbedrag)"]),
    ),
    (
        "som_premies",
        Function::SchemeSum(&[SchemeKind::Premium]),
        Usage(&["som_premies(maandbedrag)", "som_premies(jaarbedrag)"]),
    ),
    ("indien_van_kracht", Function::IfInForce, Usage(&["indien_van_kracht(kinderbijslag, 0 EUR/maand)"])),
];

/// Folds over persons.
pub(super) const FOLDS: [(&str, PersonFold); 5] = [
    ("som", PersonFold::Sum),
    ("aantal", PersonFold::Count),
    ("minstens_een", PersonFold::Any),
    ("max", PersonFold::Max),
    ("min", PersonFold::Min),
];

/// The order of persons: name and direction of the first key.
pub(super) const RANKS: [(&str, Direction); 2] =
    [("rang_oplopend", Direction::Ascending), ("rang_aflopend", Direction::Descending)];

/// Words for the direction of the second key.
pub(super) const DIRECTIONS: [(&str, Direction); 2] =
    [("oplopend", Direction::Ascending), ("aflopend", Direction::Descending)];

/// Names that a definition may not take.
pub(super) fn is_reserved(name: &str) -> bool {
    FUNCTIONS.iter().any(|f| f.0 == name)
        || FOLDS.iter().any(|f| f.0 == name)
        || RANKS.iter().chain(&DIRECTIONS).any(|r| r.0 == name)
        || [
            "afronden",
            "naar_beneden",
            "naar_boven",
            "datum",
            "personen",
            "als",
            "dan",
            "anders",
            "en",
            "of",
            "niet",
            "waar",
            "op",
            "ja",
            "nee",
            "jaar",
            "maand",
            "kwartaal",
            "uur",
        ]
        .contains(&name)
}
