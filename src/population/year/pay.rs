//! When a wage is paid: each month, every four weeks or every week, and a bonus in December.
//!
//! Takes: shares of the target file. Gives: how much of a month's wage is paid in each month. A payment belongs to the
//! month of its date, so that one month a year holds two four-weekly payments, and four or five hold five weekly ones.
//! Leaves to others: the wage (`work`).

use crate::population::draws::Stream;
use crate::population::kinds::RHYTHMS;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::units::MONTHS;

/// May, in which holiday allowance is paid.
pub(crate) const MAY: usize = 4;

/// How often a wage is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rhythm {
    Monthly,
    FourWeekly,
    Weekly,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Pay {
    shares: Vec<f64>,
    bonus_share: f64,
    /// Of the year's wage without allowance and bonus.
    pub bonus: f64,
}

/// The payments of one person in a year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Payments {
    pub rhythm: Rhythm,
    /// Per month, how many month's wages are paid; twelve in a year.
    pub wages: [f64; MONTHS],
    /// Part of the wage that is kept for December.
    pub bonus: f64,
}

impl Pay {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Pay> {
        let shares = look.grid("model.betaalritme", RHYTHMS, &["procent"], Check::Percent, Shape::ColumnsSumTo100);
        let bonus_share = look.share("model.dertiende_maand.aandeel");
        let bonus = look.share("model.dertiende_maand.hoogte");
        let shares = shares?.iter().map(|row| row[0] / 100.0).collect();
        Some(Pay { shares, bonus_share: bonus_share?, bonus: bonus? })
    }

    /// Draws how a person is paid.
    pub(crate) fn draw(&self, year: i16, stream: &mut Stream) -> Payments {
        let rhythm = match stream.pick(&self.shares) {
            0 => Rhythm::Monthly,
            1 => Rhythm::FourWeekly,
            _ => Rhythm::Weekly,
        };
        let phase = stream.uniform();
        let bonus = if stream.happens(self.bonus_share) { self.bonus } else { 0.0 };
        Payments { rhythm, wages: wages(rhythm, phase, year), bonus }
    }
}

/// Month's wages paid in each month, for a first payment at a share of the first period.
fn wages(rhythm: Rhythm, phase: f64, year: i16) -> [f64; MONTHS] {
    let days = match rhythm {
        Rhythm::Monthly => return [1.0; MONTHS],
        Rhythm::FourWeekly => 28_i16,
        Rhythm::Weekly => 7,
    };
    // A first payment on one of the first days of the first period leaves 13 or 52 payments in every year.
    let first = 1 + (phase * f64::from(days)) as i16;
    let payments = 364 / days;
    let mut counts = [0.0; MONTHS];
    let mut month = 0;
    let mut month_ends = 0;
    for payment in 0..payments {
        let day = first + payment * days;
        while month_ends < day {
            month_ends += i16::from(jiff::civil::date(year, month as i8 + 1, 1).days_in_month());
            month += 1;
        }
        counts[month - 1] += MONTHS as f64 / f64::from(payments);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_weekly_pay_gives_one_month_with_two_payments_and_weekly_pay_four_months_with_five() {
        // By hand for 2026, first payment on 1 January: every 28 days falls on 1 and 29 January, then once a month.
        let paid = wages(Rhythm::FourWeekly, 0.0, 2026).map(|wages| (wages * 13.0 / 12.0).round());
        assert_eq!(paid, [2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
        // Thursdays of 2026, the first 52: five in January, April, July and October, and in December 3 to 24 only four.
        let paid = wages(Rhythm::Weekly, 0.0, 2026).map(|wages| (wages * 52.0 / 12.0).round());
        assert_eq!(paid, [5.0, 4.0, 4.0, 5.0, 4.0, 4.0, 5.0, 4.0, 4.0, 5.0, 4.0, 4.0]);
    }

    #[test]
    fn every_rhythm_pays_twelve_months_wages_in_a_year() {
        for rhythm in [Rhythm::Monthly, Rhythm::FourWeekly, Rhythm::Weekly] {
            for step in 0..100 {
                let total: f64 = wages(rhythm, f64::from(step) / 100.0, 2026).iter().sum();
                assert!((total - 12.0).abs() < 1e-9, "{rhythm:?} {step}");
            }
        }
    }
}
