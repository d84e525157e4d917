//! The closed list of what the tally counts, by the names that a target file uses.
//!
//! Takes: the kinds of households. Gives: names of counts and of values. Leaves to others: the counting (`tally`), which
//! a test holds to this list, and what is compared with what, which the target file says.

use crate::diag::nearest;
use crate::population::fit::cells::DECILES;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A kind of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// How many there are, or what they have together.
    Sum,
    /// One value of each, for a mean, a quantile or a Gini.
    Values,
}

/// Why a name cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotCounted {
    /// The name is of the other kind.
    OfTheOtherKind,
    /// Nothing has this name; the nearest of the kind.
    Unknown(&'static str),
}

/// Whether something of a kind is counted under a name.
pub(crate) fn check(kind: Counted, name: &str) -> Result<(), NotCounted> {
    let (own, other) = match kind {
        Counted::Sum => (&*SUMS, &*VALUES),
        Counted::Values => (&*VALUES, &*SUMS),
    };
    if own.contains(name) {
        return Ok(());
    }
    if other.contains(name) {
        return Err(NotCounted::OfTheOtherKind);
    }
    Err(NotCounted::Unknown(nearest(name, own.iter().map(String::as_str)).unwrap_or_default()))
}

/// Names of counts.
pub(crate) static SUMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut names: BTreeSet<String> = SINGLE_SUMS.iter().map(|name| (*name).to_owned()).collect();
    let sources = || MainSource::NAMES.iter().map(|name| if *name == "overig" { "bron overig" } else { name });
    let in_groups = || TypeGroup::NAMES.iter().copied().chain(sources()).chain(Tenure::NAMES.iter().copied());
    names.extend(in_groups().map(|group| format!("groep {group}")));
    for decile in 1..=DECILES {
        names.extend(in_groups().map(|group| format!("vermogensgroep {decile} {group}")));
        names.extend(TypeGroup::NAMES.iter().map(|group| format!("groep {decile} {group}")));
        names.extend(sources().map(|group| format!("groep {decile} {group}")));
    }
    for decile in ["1", "2", "3", "4", "5", "6", "7", "8_tot_10"] {
        names.extend(Tenure::NAMES.iter().map(|tenure| format!("groep {decile} {tenure}")));
    }
    names.extend(HouseType::NAMES.iter().flat_map(|kind| [format!("type {kind}"), format!("verdiend {kind}")]));
    for group in TypeGroup::NAMES {
        names.extend(["verdiend", "aftrek", "aftrekbedrag"].map(|what| format!("{what} {group}")));
    }
    for group in [TypeGroup::Parent, TypeGroup::CoupleChild].map(|group| TypeGroup::NAMES[group.index()]) {
        names.extend(["kind_1", "kind_2", "kind_3plus"].map(|children| format!("{group} {children}")));
    }
    for band in AgeBand::NAMES {
        names.extend([format!("hoofd {band}"), format!("aftrekbedrag hoofd {band}")]);
    }
    for who in ["werknemer", "zelfstandige", "werkloze"] {
        names.extend([format!("{who} in januari"), format!("{who} over")]);
    }
    names
});

/// Names of values.
pub(crate) static VALUES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut names: BTreeSet<String> = SINGLE_VALUES.iter().map(|name| (*name).to_owned()).collect();
    names.extend(HOUSEHOLDS.iter().map(|group| format!("vermogen {group}")));
    for band in AgeBand::NAMES {
        names.extend([format!("vermogen hoofd {band}"), format!("schuld hoofd {band}")]);
    }
    names
});

/// The five types of households, as the population statistics title them.
const HOUSEHOLDS: [&str; 5] = ["eenpersoons", "eenouder", "paar zonder kinderen", "paar met kinderen", "overig"];

const SINGLE_SUMS: &[&str] = &[
    "alle",
    "eenpersoons",
    "eenouder",
    "paar zonder kinderen",
    "paar met kinderen",
    "overig",
    "personen",
    "grootte 1",
    "grootte 2",
    "grootte 3",
    "grootte 4",
    "grootte 5plus",
    "overige leden",
    "huishoudens met opvang",
    "AIO-huishoudens",
    "doenvermogen",
    "personen met inkomen",
    "inkomen meer dan 5% anders dan vorig jaar",
    "inkomen meer dan 10% anders dan vorig jaar",
    "inkomen meer dan 20% anders dan vorig jaar",
    "eigenaar",
    "sociale_huur",
    "particuliere_huur",
    "kamer",
    "met huurtoeslag",
    "huurder",
    "huurder tot 5",
    "huurder vanaf 100",
    "eigenaar totaal",
    "eigenaar tot 5",
    "eigenaar vanaf 100",
    "met hypotheek",
    "aftrekbedrag",
    "rente in mln",
    "kinderen van 0",
    "kinderen van 4",
    "kinderen van 8",
    "kinderen van 12",
    "kinderen tot 13",
    "opvang dagopvang",
    "opvang bso",
    "opvang gastouder 0-3",
    "opvang gastouder 4-11",
    "geboorten",
    "kind wordt 18",
    "bereikt de AOW-leeftijd",
    "echtscheidingen",
    "samenwoners uiteen",
    "verweduwingen",
    "alleenstaanden overleden",
    "personen geëmigreerd",
    "AOW",
    "AIO",
    "AOW onvolledig",
    "WW",
    "bijstand",
    "arbeidsongeschiktheid",
];

const SINGLE_VALUES: &[&str] = &[
    "standaard",
    "bruto",
    "verandering werknemer",
    "verandering zelfstandige",
    "verandering overdracht",
    "huur corporatie",
    "huur overig",
    "vermogen huurder",
    "vermogen eigenaar",
    "woningwaarde bronjaar",
    "hypotheek bronjaar",
    "vermogen bronjaar",
    "totaal vermogen bronjaar",
    "schuld hoofd alle",
];
