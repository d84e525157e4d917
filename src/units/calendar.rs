//! Months of a year, dates as day numbers, ages on a day.

use jiff::civil::Date;

/// Months in a year.
pub const MONTHS: usize = 12;

/// A month of the year, 0 (January) to 11 (December).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub u8);

impl Month {
    /// All months in order.
    pub fn all() -> impl Iterator<Item = Month> {
        (0..12).map(Month)
    }

    /// First day of this month in `year`.
    pub fn first_day(self, year: i16) -> Date {
        jiff::civil::date(year, self.0 as i8 + 1, 1)
    }

    /// The first month of the quarter that this month is in.
    pub fn quarter_start(self) -> Month {
        Month(self.0 / 3 * 3)
    }

    /// Position in arrays of twelve.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Days from 1 January 1970 to `date`, negative before.
pub fn days_of_date(date: Date) -> i32 {
    // Howard Hinnant's civil-from-days arithmetic in reverse: exact for every proleptic Gregorian date.
    let year = i32::from(date.year()) - i32::from(date.month() <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = (i32::from(date.month()) + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + i32::from(date.day()) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date that is `days` after 1 January 1970; `None` outside the years −9999 to 9999.
pub fn date_of_days(days: i32) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Age from which a person is an adult.
///
/// Unit: years. Source: Burgerlijk Wetboek 1, art. 233.
pub const ADULT: i32 = 18;

/// Whole years between `birth` and `day`; negative before birth. Someone born on 29 February ages on 1 March.
///
/// Unit: years.
pub fn age_on(birth: Date, day: Date) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    i32::from(day.year()) - i32::from(birth.year()) - i32::from(!had_birthday)
}

/// Whole months from `from` to `to`; negative where `to` is earlier. The 31st is passed on the first of a month after
/// a shorter one.
///
/// Unit: months.
pub fn months_between(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    months - i32::from(to.day() < from.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for day in (-60_000..60_000).step_by(7) {
            assert_eq!(days_of_date(date_of_days(day).unwrap()), day);
        }
    }

    #[test]
    fn a_month_is_full_on_the_same_day_of_the_next() {
        assert_eq!(months_between(date(2025, 1, 15), date(2026, 2, 14)), 12);
        assert_eq!(months_between(date(2025, 1, 15), date(2026, 2, 15)), 13);
        assert_eq!(months_between(date(2026, 1, 31), date(2026, 2, 28)), 0);
        assert_eq!(months_between(date(2026, 2, 28), date(2026, 1, 31)), -1);
        assert_eq!(months_between(date(2026, 3, 1), date(2026, 2, 28)), -1);
    }

    #[test]
    fn a_child_turns_eighteen_on_the_birthday_itself() {
        assert_eq!(age_on(date(2008, 3, 1), date(2026, 2, 28)), 17);
        assert_eq!(age_on(date(2008, 3, 1), date(2026, 3, 1)), 18);
    }
}
