//! Days of the calendar.

/// Calendar year of a date.
pub(crate) fn year_of(days: f64) -> f64 {
    (date_key(days) / 10_000.0).floor()
}

/// Whole months from one date to another.
pub(crate) fn months_between(from: f64, to: f64) -> f64 {
    let parts = |days: f64| {
        let key = date_key(days);
        let year = (key / 10_000.0).floor();
        let month = ((key - year * 10_000.0) / 100.0).floor();
        (year * 12.0 + month, key - year * 10_000.0 - month * 100.0)
    };
    let ((months_from, day_from), (months_to, day_to)) = (parts(from), parts(to));
    months_to - months_from - f64::from(u8::from(day_to < day_from))
}

/// Year × 10000 + month × 100 + day of a day number, so that ages follow from a difference.
#[inline(always)]
pub(crate) fn date_key(days: f64) -> f64 {
    if days.is_nan() {
        return f64::NAN;
    }
    // Civil date from days (Hinnant), in whole numbers.
    let z = days as i64 + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year * 10_000 + month * 100 + day) as f64
}
