//! The dials of delivery that the dashboard can turn: a number each, where off is the low end.
//!
//! Takes: the dials of a variant. Gives: those that have a meaning there, their value and range, and how to set them.
//! Leaves to others: what they do (`delivery`), keys and screens (`dashboard`).
//!
//! The base is not turned: take-up is calibrated on it.

use crate::delivery::{Access, Basis, Dials, TrueUp};
use crate::text::Text;
use crate::units::Cents;

/// A dial that can be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dial {
    /// Months of delay.
    Lag,
    /// Months for which the old amount is paid on after a fall of the right; nil is off.
    Hold,
    /// Whether money paid too much is claimed back: one or nil.
    Reclaim,
    /// Recoveries up to this are dropped; nil is off. Unit: euros.
    Tolerance,
    /// Share of the entitled that the agency reaches by itself. Unit: percent.
    Coverage,
}

/// What a dial may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DialRange {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
    /// One press of a key.
    pub step: f64,
}

impl Dial {
    /// The dials that have a meaning under these.
    pub(super) fn of(dials: &Dials) -> Vec<Dial> {
        let mut out = vec![Dial::Lag];
        match dials.basis {
            Basis::Month => out.push(Dial::Hold),
            Basis::Year if dials.true_up == TrueUp::None => {}
            Basis::Year => out.extend([Dial::Reclaim, Dial::Tolerance]),
        }
        if matches!(dials.access, Access::Automatic { .. }) {
            out.push(Dial::Coverage);
        }
        out
    }

    /// What it is called and its unit.
    pub(super) fn name(self) -> (Text, Text) {
        let months = || Text::new("maanden", "months");
        match self {
            Dial::Lag => (Text::new("vertraging", "delay"), months()),
            Dial::Hold => (Text::new("oud bedrag aanhouden", "hold the old amount"), months()),
            Dial::Reclaim => (Text::new("terugvragen (1 = ja)", "claim back (1 = yes)"), Text::same("")),
            Dial::Tolerance => (Text::new("klein bedrag vrij", "small amount free"), Text::same("EUR")),
            Dial::Coverage => (Text::new("bereikt zonder aanvraag", "reached by itself"), Text::same("%")),
        }
    }

    /// Where it stands.
    pub(super) fn value(self, dials: &Dials) -> f64 {
        match self {
            Dial::Lag => f64::from(dials.lag_months),
            Dial::Hold => f64::from(dials.month.hold_months),
            Dial::Reclaim => f64::from(u8::from(dials.true_up == TrueUp::Symmetric)),
            Dial::Tolerance => dials.tolerance.as_euros(),
            Dial::Coverage => match dials.access {
                Access::Automatic { coverage } => coverage * 100.0,
                Access::Application => 0.0,
            },
        }
    }

    /// What it may be.
    pub(super) fn range(self) -> DialRange {
        match self {
            Dial::Lag | Dial::Hold => DialRange { low: 0.0, high: 6.0, step: 1.0 },
            Dial::Reclaim => DialRange { low: 0.0, high: 1.0, step: 1.0 },
            Dial::Tolerance => DialRange { low: 0.0, high: 1_000.0, step: 50.0 },
            Dial::Coverage => DialRange { low: 0.0, high: 100.0, step: 5.0 },
        }
    }

    /// Puts it at a value, cut off at its range.
    pub(super) fn set(self, dials: &mut Dials, value: f64) {
        let range = self.range();
        let value = value.clamp(range.low, range.high);
        match self {
            Dial::Lag => dials.lag_months = value.round() as u8,
            Dial::Hold => dials.month.hold_months = value.round() as u8,
            Dial::Reclaim => {
                dials.true_up = if value >= 0.5 { TrueUp::Symmetric } else { TrueUp::OnlySupplement };
            }
            Dial::Tolerance => dials.tolerance = Cents((value * 100.0).round() as i64),
            Dial::Coverage => dials.access = Access::Automatic { coverage: value / 100.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dial_that_is_set_stands_where_it_was_put_and_moves_no_other() {
        let year = Dials { access: Access::Automatic { coverage: 0.8 }, ..Dials::neutral(Basis::Year) };
        for start in [year, Dials::neutral(Basis::Month)] {
            for dial in Dial::of(&start) {
                let range = dial.range();
                for value in [range.low, range.low + range.step, range.high] {
                    let mut dials = start.clone();
                    dial.set(&mut dials, value);
                    assert!((dial.value(&dials) - value).abs() < 1e-9, "{dial:?} at {value}");
                    let others = Dial::of(&start).into_iter().filter(|other| *other != dial);
                    for other in others {
                        assert_eq!(other.value(&dials), other.value(&start), "{dial:?} moved {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_value_outside_the_range_is_cut_off() {
        let mut dials = Dials::neutral(Basis::Month);
        Dial::Lag.set(&mut dials, 99.0);
        assert_eq!(dials.lag_months, 6);
    }

    #[test]
    fn only_dials_with_a_meaning_are_offered() {
        assert_eq!(Dial::of(&Dials::neutral(Basis::Month)), vec![Dial::Lag, Dial::Hold]);
        let never = Dials { true_up: TrueUp::None, ..Dials::neutral(Basis::Year) };
        assert_eq!(Dial::of(&never), vec![Dial::Lag]);
    }
}
