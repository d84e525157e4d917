//! Numbers with a unit: money, rates, periods, dates, ages; rounding; Dutch and English formatting.
//!
//! Takes: text from files, whole cents, exact decimals. Gives: checked units, exact numbers, printed numbers.
//! Leaves to others: where a number comes from and what it means.

mod calendar;
mod exact;
mod format;
mod money;
mod rounding;
mod unit;
mod written;

pub use calendar::{ADULT, MONTHS, Month, age_on, date_of_days, days_of_date, months_between};
pub use exact::Exact;
pub use format::{Language, format_cents, format_decimal, format_euros, format_percent, format_whole};
pub use money::Cents;
pub use rounding::{Rounding, RoundingMode};
pub use unit::{Unit, UnitError, UnitNotation};
pub use written::{Miswritten, Unusual, greatest_written, read_date, read_number};
