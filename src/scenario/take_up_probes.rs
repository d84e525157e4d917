//! The moments of take-up that nothing is fitted to: which question each key of the behaviour file asks.
//!
//! Takes: nothing. Gives: the keys of `[toetsen_gebruik]` with what is asked. Leaves to others: the published figure
//! (`comparisons`), the answer of a run (`use_check`).

use crate::delivery::TakeUpGroup;

/// A key of `[toetsen_gebruik]`: what it is, by scheme and group, in words as well.
pub(crate) type MomentKey = (&'static str, Probe, [&'static str; 2]);

/// Keys of `[toetsen_gebruik]`.
pub(crate) const MOMENTS: [MomentKey; 5] = [
    (
        "zorgtoeslag_tot_20_euro",
        Probe::ShareUpTo("zorgtoeslag", 20),
        [
            "deel van wie zorgtoeslag laat liggen met hoogstens 20 euro per maand",
            "share of those who miss zorgtoeslag with at most 20 euros a month",
        ],
    ),
    (
        "zorgtoeslag_zelfstandige_maximum",
        Probe::ShareAtMaximum("zorgtoeslag", TakeUpGroup::SelfEmployed),
        ["deel van zulke zelfstandigen met recht op het maximum", "share of such self-employed with the maximum"],
    ),
    (
        "zorgtoeslag_pensioen_mediaan",
        Probe::Median("zorgtoeslag", TakeUpGroup::Pension),
        ["mediaan van wat gepensioneerden laten liggen", "median of what pensioners miss"],
    ),
    (
        "huurtoeslag_pensioen_mediaan",
        Probe::Median("huurtoeslag", TakeUpGroup::Pension),
        ["hetzelfde voor huurtoeslag", "the same for huurtoeslag"],
    ),
    (
        "huurtoeslag_gemiddeld",
        Probe::Mean("huurtoeslag"),
        ["gemiddelde huurtoeslag van wie haar laat liggen", "mean huurtoeslag of those who miss it"],
    ),
];

/// What is asked of the households that do not use a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    /// Share with a right up to so many euros a month.
    ShareUpTo(&'static str, u32),
    /// Share of a group within a euro a month of the highest right that anyone of it has, per number of adults alike.
    ShareAtMaximum(&'static str, TakeUpGroup),
    /// Median right of a group.
    Median(&'static str, TakeUpGroup),
    /// Mean right.
    Mean(&'static str),
}

impl Probe {
    /// The scheme that is asked about.
    pub(crate) fn scheme(self) -> &'static str {
        match self {
            Probe::ShareUpTo(scheme, _) | Probe::ShareAtMaximum(scheme, _) => scheme,
            Probe::Median(scheme, _) | Probe::Mean(scheme) => scheme,
        }
    }

    /// Unit of the answer.
    pub(crate) fn unit(self) -> &'static str {
        if self.is_amount() { "EUR/maand" } else { "ratio" }
    }

    /// Whether the answer is in euros a month, and not a share.
    pub(crate) fn is_amount(self) -> bool {
        matches!(self, Probe::Median(..) | Probe::Mean(_))
    }
}
